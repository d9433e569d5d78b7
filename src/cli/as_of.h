/* A session as it is or was at a time, for verbs that only look. */
#pragma once

#include "cli/data.h"
#include "exchange/place.h"

typedef struct {
    State *state; /* what had happened by then */
    Place place;
    Instant now;
    bool is_past; /* the session is over, or was left long ago: `now` is the time of its latest entry */
} AsOf;

#define AS_OF_OPTION                                                                                                   \
    {                                                                                                                  \
        "at", 0, "TIME",                                                                                               \
            "as of that time, such as 11:05 (on the day of the latest entry), \"2022-07-25 11:05\" or "                \
            "2022-07-25T15:05:00Z; else now",                                                                          \
            NULL                                                                                                       \
    }

/* For verbs that also show what was so after an entry. */
#define AS_OF_SEQ_OPTION                                                                                               \
    {                                                                                                                  \
        "at-seq", 0, "N", "as it was after that entry of the record", NULL                                             \
    }

/* Reads --data, --at and --at-seq. False after complaining on standard error; then there is nothing to clear. */
bool as_of_init(AsOf *as_of, const Arguments *arguments, Language language);
void as_of_clear(AsOf *as_of);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(AsOf, as_of_clear)
