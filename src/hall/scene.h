/* What a page or a fragment of it is made from: the state as it stands, who sees it, and in which language. Pages are
 * functions of it and of nothing else.
 *
 * In a stream one scene stands for all who see the same: then `visitor` is whoever came first, and what differs within
 * an audience must not be written (a fragment says what it depends on, fragment.h). */
#pragma once

#include "app/papers.h"
#include "door/door.h"
#include "exchange/place.h"
#include "hall/outlooks.h"
#include "hall/rehearsed.h"
#include "http/html.h"
#include "session/week_outlook.h"
#include "web/visit.h"
#include "web/words.h"

/* Who is shown the same of what goes on. */
typedef enum {
    AUDIENCE_PUBLIC,
    AUDIENCE_STAKEHOLDERS, /* each for itself: standings differ */
    AUDIENCE_OBSERVERS,
    AUDIENCE_MEMBERS,
    AUDIENCE_HOUSE,  /* interpreters, précis-writers and the screens of the hall */
    AUDIENCE_OFFICE, /* Chair and Secretariat */
    N_AUDIENCES,
} Audience;

enum { SCENE_PARTS = 2 };

typedef struct {
    const State *state; /* does not change meanwhile */
    App *app;           /* for papers (app/papers.h); NULL: there are none */
    Seq seq;            /* of the state */
    Instant now; /* at the last whole minute, or at the last act if that is later: what is shown changes with time no
                    more often, and a page is what its stream makes of it */
    const Visit *visit; /* its language is the page's */
    const Words *words;
    const Visitor *visitor;
    Audience audience;
    int participant;                /* of a delegate or a stakeholder; else 0 */
    const char *parts[SCENE_PARTS]; /* what the stars of the page's address stand for; "" of those it has not */
    const char *query;              /* of the page's address: "" if there is none; "" in a stream */
    const char *back;               /* the page's own path, without its language: where its forms lead back to */
    const char *token, *once;       /* that forms carry (act_form.h); NULL in a stream */
    const char *said;               /* what became of the form that led here, or NULL */
    Door *door;                     /* for pages about the door; NULL in a stream */
    gconstpointer given;            /* what an errand has read for the page that it shows; else NULL */
    const Place *place;             /* the clocks there, in the page's language: place_clock, place_day */
    Teller teller;                  /* in the page's language */
    WeekOutlook **week;             /* scene_week */
    Outlooks *outlooks;             /* forecasts made for this state and time */
    Rehearsed *rehearsed;           /* what rehearsals came to, where any were played; may be NULL */
} Scene;

Audience scene_audience(const State *state, const Visitor *visitor);

/* Whether who speaks and who waits is shown: always in formal meetings, else to those who may attend. */
bool scene_follows(const Scene *scene);

/* What is likely to become of the programme, made once for all that is shown at this moment. Borrowed. */
const WeekOutlook *scene_week(const Scene *scene);

/* When who waits on the list will speak, and when it ends; borrowed, NULL if there is no such list. The time is that of
 * the scene, by whole steps of SCENE_OUTLOOK_SECONDS, so that forecasts do not change for nothing. */
enum { SCENE_OUTLOOK_SECONDS = 15 };
const ListOutlook *scene_outlook(const Scene *scene, int list);

/* The name of a participant (an id of the state) in the page's language. Free with g_free. */
char *scene_name(const Scene *scene, int participant);

/* As an element `time` with the instant in it: "10:32" by the clocks of the place. */
void scene_put_clock(const Scene *scene, Html *html, Instant at);
