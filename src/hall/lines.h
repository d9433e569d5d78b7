/* What the session's own words are called on a page: lines of the programme, matters, meetings, days. The words are
 * those of the paper, in the page's language where the table of terms has them. */
#pragma once

#include "hall/scene.h"

/* The words, as an element that runs its own way; `class_name` may be NULL. Nothing for NULL. */
void line_put_words(const Scene *scene, Html *html, const char *tag, const char *class_name, const char *text);

/* The same of words that are in the page's language already, as far as they can be. */
void line_put(Html *html, const char *tag, const char *class_name, const char *text);

/* "Agenda item 5: Existing and potential threats", "Opening of the session". Free with g_free. */
char *line_words(const Scene *scene, int segment);
char *line_matter_words(const Scene *scene, int matter);

/* "3rd meeting", or when it is planned of one that has no number yet: "10:00–13:00". Free with g_free. */
char *line_meeting_words(const Scene *scene, int meeting);

/* "10:00–13:00" by the clocks of the place. Free with g_free. */
char *line_hours(const Scene *scene, Instant from, Instant to);

/* Who makes a statement: "Fiji, on behalf of the Pacific Islands Forum". Free with g_free. */
char *line_speaker_words(const Scene *scene, int inscription);
