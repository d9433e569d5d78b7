/* The parts of the room's pages: the days, the plan beside what became of it, who was heard, what was decided. Used by
 * page_today.c, page_day.c, page_meeting.c and the fragments of the first.
 *
 * What they show is public: of what is said informally nobody is named, whoever looks. */
#pragma once

#include "hall/lines.h"
#include "session/day_view.h"

/* The meetings of a day: of DayMeeting. `is_live`: with what is likely. Free with g_ptr_array_unref. */
GPtrArray *room_day(const Scene *scene, CivilDate day, bool is_live);

/* Body, session, the day as heading, the clocks by which hours are; then the days of the session, `day` marked. */
void room_put_head(const Scene *scene, Html *html, CivilDate day, bool is_live);

/* The picture of the day. `id` is its own on the page. */
void room_put_picture(const Scene *scene, Html *html, const GPtrArray *meetings, const char *id);

/* Of a meeting: its heading with its hours, and the table of its lines. */
void room_put_meeting(const Scene *scene, Html *html, const DayMeeting *day);

/* Who was heard in it, as a list in which each statement has an anchor: "s" and its number; the `latest` so many, or,
 * of 0, all. `with_texts`: with links to the texts that are public, which costs a walk over all texts: not for what is
 * rendered after every act. */
void room_put_heard(const Scene *scene, Html *html, const DayMeeting *day, guint latest, bool with_texts);

/* What was decided from the one instant to the other. */
void room_put_decisions(const Scene *scene, Html *html, Instant from, Instant to);

/* Begins an `a` to an address of the room: "/room/" and `rest`. */
void room_link_open(const Scene *scene, Html *html, const char *rest);

/* Text with its first place filled: `pattern` is of the words. */
void room_put_with(Html *html, const char *tag, const char *class_name, const char *pattern, const char *text);

/* When it will likely be: "likely 16:20 (16:10–16:40)". Rounded to five minutes, so that it does not change for
 * nothing; what is sure, because the meeting begins with it, is an hour like any other. */
void room_put_likely(const Scene *scene, Html *html, const ForecastRange *range);

/* From when to when a day's meetings are, planned or held. False without meetings. */
bool room_day_span(const GPtrArray *meetings, const Scene *scene, Instant *ret_from, Instant *ret_to);

/* The instant that stands for now: the state of a session that was left running is not shown as going on for years. */
Instant room_now(const Scene *scene);
