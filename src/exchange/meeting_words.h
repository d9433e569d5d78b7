/* Meetings in words, where they are events and not rows of a paper: for calendars, schedules and tables. Fixed phrases,
 * numbers of items and what the table of terms has are in `language`; other words stay as they are. All results are
 * new; free with g_free. */
#pragma once

#include "core/programme.h"

/* The row that has the lines of `row`: itself, or for a meeting that shares its printed row an earlier one. */
guint meeting_lines_row(const Programme *programme, guint row);

/* What all meetings together are called: body and session, else the title of the paper. */
char *meetings_name(const Programme *programme, Language language);

/* What a row of any kind is called in a list. */
char *meeting_title(const Programme *programme, guint row, Language language);

/* A text of the programme in `language`, if the table of terms has it, else as it is; NULL of NULL. */
char *meeting_words_of(const Programme *programme, const char *text, Language language);

/* The words of a line with its number: "Agenda item 5: other matters". */
char *meeting_line_words(const Programme *programme, const Entry *entry, Language language);

/* All lines, parted by line ends, with dashes, marks and minutes; "" if there are none. */
char *meeting_lines(const Programme *programme, const ProgrammeMarks *marks, guint row, Language language);

/* Room and place, as far as they are known: "Conference Room 1, New York"; NULL if neither is. */
char *meeting_location(const Programme *programme, guint row, Language language);

/* What the meeting is about, as names that a program can group by: the headings of its agenda items, the topics of the
 * mandate; each once. Free with g_ptr_array_unref. */
GPtrArray *meeting_subjects(const Programme *programme, guint row, Language language);

/* Nobody deliberates: lunch, coffee, registration and nothing else. */
bool meeting_is_break(const Programme *programme, guint row);

/* Who knows the row already must recognize it after a correction, so nothing that is corrected often is in its
 * identity: not the title, not the lines, not the room, not the minute of the beginning. Body, session and the
 * meeting's place in the timetable are, by their words alone. A meeting moved to another day is another event.
 *
 * What was found once is kept, since the identities of a programme's rows are found together. */
typedef struct MeetingIdentities MeetingIdentities;

MeetingIdentities *meeting_identities_new(void);
void meeting_identities_free(MeetingIdentities *identities);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MeetingIdentities, meeting_identities_free)

/* Borrowed from `identities`. The programme must live as long as they do, and must not change. */
const char *meeting_identity(MeetingIdentities *identities, const Programme *programme, guint row);
