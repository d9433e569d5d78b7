/* The draft of the next session's programme of work, made from an earlier one (domain rules 15, 16 and 99).
 *
 * The timetable is kept with its offsets from the first day. In the texts only what is certain is changed: the dates of
 * the session where they stand as such, and the session's name. What belongs to the earlier document alone (symbol,
 * job number, date of issue) is taken out and never made up. Everything else that could have become wrong is carried
 * over and listed, each with its place, for a person to confirm: nothing is guessed. Pure. */
#pragma once

#include "core/programme.h"

typedef struct {
    const char *session; /* "Seventh substantive session"; NULL: it is carried over, and listed as doubtful */
    CivilDate from;      /* the first day; must be set */
    const char *place;   /* NULL: that of the earlier session */
} NextPlan;

typedef enum {
    FACT_DATE,
    FACT_ORDINAL, /* "second annual progress report": which one it will be, nobody but the author knows */
    FACT_PERSON,
    FACT_URL,
    FACT_SYMBOL,
    FACT_RESOLUTION,
    FACT_AGENDA,
    FACT_FOOTNOTE,
    FACT_DEADLINE, /* and other rows that are no meetings */
    FACT_PLACE,
    FACT_SESSION,
    FACT_DOCUMENT, /* symbol, job number, date of issue of the paper itself */
    FACT_TEXT,     /* a paragraph in a language whose dates are not understood here */
    N_FACT_KINDS,
} FactKind;

typedef enum {
    FACT_CARRIED, /* as it was */
    FACT_CHANGED, /* by inference: `was` and `is` */
    FACT_REMOVED,
    FACT_DOUBTFUL, /* as it was, and something speaks against it: `why` */
    N_FACT_FATES,
} FactFate;

typedef struct {
    FactKind kind;
    FactFate fate;
    char *where; /* "paragraph 2", "Monday, 24 July 2023, 10 a.m., line 3"; of the earlier programme */
    char *was;   /* what stood there */
    char *is;    /* what stands there now; NULL where nothing does, and of what was carried over */
    char *why;   /* what to think of; NULL if that goes without saying */
    Position at; /* in the text that the earlier programme was read from */
} NextFact;

const char *fact_kind_name(FactKind kind); /* "date", "ordinal", ... */
const char *fact_fate_name(FactFate fate); /* "carried", "changed", "removed", "doubtful" */

/* The draft. Appends to `facts` (next_facts_new) all that must be confirmed, in the order of the paper. NULL, with
 * nothing appended, if the earlier programme has no day from which days could be counted. */
Programme *programme_next(const Programme *earlier, const NextPlan *plan, GPtrArray *facts);

GPtrArray *next_facts_new(void); /* of NextFact, which it owns */
