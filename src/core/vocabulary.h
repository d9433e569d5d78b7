/* The words of the field: which wording stands for which kind of line, the topics of the mandate, the places.
 *
 * One closed table each. They are data for reading and checking; a paper's own wording is kept, never
 * replaced by the table's. */
#pragma once

#include "core/programme.h"

/* The kind that the words of a line stand for, in its place: `parent` is the kind of the line that it stands
 * under, or N_ENTRY_KINDS at depth 0. *ret_ordinal (may be NULL) gets the ordinal of a reading. Item headings
 * ("Agenda item 5: ...") are not the vocabulary's matter: give it what follows the number, or do not ask.
 * ENTRY_LINE if the words say nothing. Depends on nothing else, so that what is written reads back. */
EntryKind vocabulary_kind(const char *text, EntryKind parent, int *ret_ordinal);

/* Do these words begin a line of a meeting, wherever they stand: an item's heading, a reading, a ceremony? For lists
 * that lost their line ends. */
bool vocabulary_begins_entry(const char *text);

/* What kind of row that is no meeting the words describe, or ROW_MEETING if they describe none. */
RowKind vocabulary_row_kind(const char *text);

/* The mode of meeting that its label, or the words of its first line, stand for; MODE_FORMAL by default.
 * Either may be NULL. */
MeetingMode vocabulary_mode(const char *label, const char *first_line);

/* The topics of the group's mandate (resolution 75/240, para. 1), in the mandate's order. */
typedef enum {
    TOPIC_THREATS,
    TOPIC_NORMS,
    TOPIC_LAW,
    TOPIC_CONFIDENCE,
    TOPIC_CAPACITY,
    TOPIC_DIALOGUE,
    N_TOPICS,
    TOPIC_NONE = -1,
} Topic;

Topic vocabulary_topic(const char *text); /* TOPIC_NONE if the words are no topic, by canonical name or alias */
const char *topic_name(Topic topic);      /* short: "existing and potential threats" */
const char *topic_wording(Topic topic);   /* the mandate's own wording */

/* The IANA zone of a meeting place by its name ("New York", "Nice, France"), or NULL. */
const char *vocabulary_zone_of_place(const char *place);

/* The English name of a place that the terms know in another language, of its city if a country is named too ("Ginebra,
 * Suiza": "Geneva"); NULL if they do not. Static. */
const char *vocabulary_place_in_english(const char *place);

/* The IANA zone of the seat where a body or organ of that name usually meets, or NULL: "General Assembly". */
const char *vocabulary_seat_of_body(const char *body);

/* 1 for "first", "First", "1st"; up to "hundred and ninety-ninth"; 0 if the word is no ordinal. *ret_used (may be NULL)
 * gets how many bytes of `text` it took ("Seventy-seventh session": 15). */
int vocabulary_ordinal(const char *text, size_t *ret_used);

/* The ordinal in the name of a session, wherever it stands in it and in whichever of the six languages: 67 for
 * "Sixty-seventh session", "67º período de sesiones", "第六十七届会议", "الدورة السابعة والستون"; 0 if it has none. */
int vocabulary_session_ordinal(const char *session);

/* The English ordinal in words, lower case, 1–100: "third". NULL outside. */
const char *ordinal_in_words(int ordinal);
