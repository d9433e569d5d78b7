/* The words by which a line of a paper is known in Arabic, Chinese, French, Russian and Spanish: one list each for what
 * readers ask. English words stand with who asks for them.
 *
 * These are forms that occur, for reading; what is written comes from the table of terms (terms.h). They are compared
 * by base/folding.h: case, accents and vowel signs do not matter. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

typedef enum {
    PHRASE_ITEM,         /* before the number of an agenda item: "point", "البند" */
    PHRASE_OF_AGENDA,    /* behind it: "de l'ordre du jour provisoire" */
    PHRASE_CONTINUED,    /* alone, in brackets: "suite" */
    PHRASE_CONCLUDED,    /* "suite et fin" */
    PHRASE_SESSION,      /* in the name of a session: "сессия" */
    PHRASE_TITLE,        /* in the title of a programme or an agenda, near its beginning */
    PHRASE_BODY,         /* in the name of a body */
    PHRASE_DISTRIBUTION, /* of the masthead: "Distr." is everybody's */
    PHRASE_ORIGINAL,
    PHRASE_NOTE,     /* "Note du Secrétariat" */
    PHRASE_AGENDA,   /* the heading of an agenda and nothing else */
    PHRASE_ANNEX,    /* of a heading, perhaps with a number behind it */
    PHRASE_ORDINAL,  /* the number of an annex in words: "الأول" */
    PHRASE_CONTENTS, /* headings that end the head of a paper */
    PHRASE_TABLE_HEAD,
    PHRASE_DATE_TIME,
    PHRASE_MORNING, /* of a part of the day, alone or before its hours */
    PHRASE_AFTERNOON,
    PHRASE_DEADLINE,
    PHRASE_LIST_CLOSURE,
    PHRASE_NO_MEETING,
    PHRASE_HOLIDAY,
    PHRASE_TIME_OPEN,
    PHRASE_DATE_OPEN,
    PHRASE_WEEK,
    PHRASE_ROOM,
    PHRASE_MEETS,     /* in a sentence that may tell of a meeting */
    PHRASE_ELSEWHERE, /* in one that tells of something else, or of the past */
    PHRASE_UNTIL,     /* right before the hour at which a meeting ends */
    PHRASE_AT,        /* right before the hour at which one begins */
    N_PHRASES,
} Phrase;

/* How many bytes of `text` the longest phrase takes with which it begins; 0 if it begins with none. */
size_t phrase_begins(Phrase phrase, const char *text);

/* Nothing but one of the phrases. */
bool phrase_is(Phrase phrase, const char *text);

/* One of the phrases anywhere in `text`, as whole words. */
bool phrase_within(Phrase phrase, const char *text);
