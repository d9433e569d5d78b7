/* What the views of the hall's screens are made of: strips, names as large as there is room, notices. Everything is for
 * eyes ten metres away, follows the state, and names nobody who is not to be named to who sees it. */
#pragma once

#include "hall/scene.h"
#include "session/screens.h"

/* Top: which meeting, how it is held, what it is about, and what time it is. */
void screen_put_strip(const Scene *scene, Html *html);

/* A name, with a class by how much room it needs: `name` and one of `short`, `medium`, `long`, `longest`. */
void screen_put_name(Html *html, const char *tag, const char *name);

/* For whom, or as what: "on behalf of the African Group"; nothing of a State that speaks for itself. */
void screen_put_capacity(const Scene *scene, Html *html, const Inscription *row);
char *screen_name(const Scene *scene, const Inscription *row); /* of who speaks or waits; free with g_free */

/* Who has the floor, as large as can be, and the clock. */
void screen_put_speaker(const Scene *scene, Html *html);

/* A point of order, and whom it interrupts. */
void screen_put_point(const Scene *scene, Html *html);

/* The next ones of the list, at most `most`, and how many more there are. */
void screen_put_next(const Scene *scene, Html *html, guint most);

/* What is to be said where there is nothing to show: between meetings, in a break, after the session; or that it goes
 * on informally. */
void screen_put_notice(const Scene *scene, Html *html, Moment moment);

/* "Agenda item 5" and its title; the topic under it. */
void screen_put_matter(const Scene *scene, Html *html, int matter);

/* What is voted on, and how it stands: sums, and the board of who voted how where that is known. */
void screen_put_vote(const Scene *scene, Html *html);
