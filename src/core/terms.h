/* The words of the papers in six languages: data/terms.tsv, compiled in.
 *
 * A row of the table is a term with its wording in each language, where that comes from, and whether somebody who
 * speaks it has looked (its state of review). Fixed phrases have a name here, for who prints them; the usual lines,
 * topics, places, bodies and titles are found by their wording. What the table does not have is not translated: who
 * prints it marks it as of the other language. */
#pragma once

#include "core/language.h"

#include <stddef.h>

/* The fixed phrases of the papers. Each has a wording in every language; "%" is the place of what it is printed with.
 */
typedef enum {
    TERM_UNITED_NATIONS,
    TERM_DISTRIBUTION,   /* "Distr.: %"; see language_of_masthead */
    TERM_ORIGINAL,       /* "Original: %"; likewise */
    TERM_SYMBOL_TO_COME, /* "[symbol to be assigned]" */
    TERM_AGENDA,         /* heading of an agenda */
    TERM_ANNEX,
    TERM_DATE_TIME, /* heads of the timetable's columns */
    TERM_ITEM_PROGRAMME,
    TERM_CONTINUED, /* without brackets */
    TERM_CONCLUDED,
    TERM_AGENDA_ITEM,      /* "Agenda item %": one number */
    TERM_AGENDA_ITEMS_TWO, /* two: Arabic has a dual */
    TERM_AGENDA_ITEMS,     /* three or more */
    TERM_ITEM,             /* "Item %" */
    TERM_ITEMS_TWO,
    TERM_ITEMS,
    TERM_SUB_ITEM,        /* what follows the number of an item: " (%)", " %)" */
    TERM_COMMA,           /* between the first of several */
    TERM_AND,             /* before the last of several, with its blanks */
    TERM_ITEM_RANGE,      /* between the first of many in a row and the last, with its blanks */
    TERM_COLON,           /* between an item's number and its title, with its blanks */
    TERM_BRACKETS,        /* " (%)": behind words, with its blank */
    TERM_MINUTE,          /* "% minute": of 1; in Russian of 21, 31, ... too. Arabic has no place for the number */
    TERM_MINUTES_TWO,     /* of 2; in Arabic without the number */
    TERM_MINUTES_FEW,     /* of what Arabic (3–10) and Russian (2–4, 22–24, ...) treat apart */
    TERM_MINUTES,         /* "% minutes": of all others */
    TERM_TIME_OPEN,       /* "Time to be announced" */
    TERM_DATE_OPEN,       /* "Date to be announced" */
    TERM_WEEK_OF,         /* "Week of %"; see week_in_words */
    TERM_NO_MEETINGS,     /* "No meetings scheduled" */
    TERM_NO_MEETINGS_WHY, /* "No meetings scheduled (%)" */
    TERM_FORMAL_MEETING,
    TERM_INFORMAL_MEETING,
    TERM_JOINT_MEETING,
    TERM_PARALLEL_MEETING,
    TERM_SIDE_EVENT,
    N_TERMS,
} Term;

/* The wording; never NULL. */
const char *term_wording(Term term, Language language);

/* The wording with `text` in the place of "%" (or without, where it has none). New; free with g_free. */
char *term_with(Term term, Language language, const char *text);

/* `wording` in the other language, whole texts only: blanks, case and the like do not matter, as for terms_english. The
 * result begins with a capital as the table has it, unless `wording` begins otherwise than the table does. NULL if the
 * table does not have it. Static. */
const char *terms_translate(const char *wording, Language from, Language to);

/* The English wording of a text in any language of the table, or NULL; *ret_language (may be NULL) gets the language:
 * English where several fit. Blanks, case, vowel signs of Arabic, the forms of apostrophes and dashes, and full-width
 * punctuation do not matter. Static. */
const char *terms_english(const char *text, Language *ret_language);

/* The same with its first letter as the table has it, for what is kept by its English name: "Distr. general" is of the
 * distribution "General". */
const char *terms_english_name(const char *text);

/* The kind of the row of a text: "place", "topic", "line", ..., or the name of a fixed phrase; NULL if the table does
 * not have the text. Static. */
const char *terms_kind(const char *text);

/* "Third substantive session", "67º período de sesiones": an ordinal (1–199), in words or figures as the language has
 * it; new, free with g_free. `kind` is the English kind of session ("substantive") or NULL. NULL if the language has no
 * words for such an ordinal or kind. */
char *terms_session(int ordinal, const char *kind, Language language);

/* Reads what terms_session writes, in whichever language; *ret_kind is static or NULL. False, with the outputs
 * untouched, if it is no such name of a session. */
bool terms_session_read(const char *text, Language *ret_language, int *ret_ordinal, const char **ret_kind);
