/* The words of the papers in six languages: data/terms.tsv, compiled in.
 *
 * A row of the table is a term with its wording in each language, where that comes from, and whether somebody who
 * speaks it has looked (its state of review). Fixed phrases have a name here, for who prints them; the usual lines,
 * topics, places, bodies and titles are found by their wording. What the table does not have is not translated: who
 * prints it marks it as of the other language. */
#pragma once

#include "core/language.h"

#include <stddef.h>

/* The fixed phrases of the papers. Each has a wording in every language. */
typedef enum {
    TERM_UNITED_NATIONS,
    TERM_DISTRIBUTION,   /* "Distr.: %" */
    TERM_ORIGINAL,       /* "Original: %" */
    TERM_SYMBOL_TO_COME, /* "[symbol to be assigned]" */
    TERM_AGENDA,         /* heading of an agenda */
    TERM_ANNEX,
    TERM_DATE_TIME, /* heads of the timetable's columns */
    TERM_ITEM_PROGRAMME,
    TERM_CONTINUED, /* without brackets */
    TERM_CONCLUDED,
    TERM_AGENDA_ITEM,  /* "Agenda item %": one number */
    TERM_AGENDA_ITEMS, /* several */
    TERM_ITEM,         /* "Item %" */
    TERM_ITEMS,
    TERM_AND,             /* before the last of several */
    TERM_MINUTES,         /* "% minutes" */
    TERM_MINUTE,          /* of one */
    TERM_HOURS_AND,       /* "10 a.m.–1 p.m. and 3–6 p.m.": what joins the two */
    TERM_TIME_OPEN,       /* "Time to be announced" */
    TERM_DATE_OPEN,       /* "Date to be announced" */
    TERM_WEEK_OF,         /* "Week of %" */
    TERM_NO_MEETINGS,     /* "No meetings scheduled" */
    TERM_NO_MEETINGS_WHY, /* "No meetings scheduled (%)" */
    TERM_INFORMAL_MEETING,
    TERM_JOINT_MEETING,
    TERM_PARALLEL_MEETING,
    TERM_SIDE_EVENT,
    TERM_FORMAL_MEETING,
    N_TERMS,
} Term;

/* The wording; never NULL. A "%" in it is the place of what it is printed with. */
const char *term_wording(Term term, Language language);

/* `wording` in the other language, whole texts only and without regard to case of the first letter (which the result
 * follows where its script has case); NULL if the table does not have it. Static. */
const char *terms_translate(const char *wording, Language from, Language to);

/* The English wording of a text in any language of the table, or NULL; *ret_language (may be NULL) gets the language.
 * Blanks, case, vowel signs of Arabic and the forms of apostrophes do not matter. Static. */
const char *terms_english(const char *text, Language *ret_language);

/* "Third substantive session", "sixty-seventh session" of an ordinal, in words or figures as the language has it; new,
 * free with g_free. `kind` is the English kind of session ("substantive") or NULL. NULL if the language has no words
 * for such an ordinal or kind. */
char *terms_session(int ordinal, const char *kind, Language language);
