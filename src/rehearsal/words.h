/* What is said in a rehearsal, where it enters the record: invented, and about nothing in particular. */
#pragma once

#include "rehearsal/chance.h"

typedef enum {
    WORDS_POINT,          /* of order */
    WORDS_RULING,         /* the Chair's */
    WORDS_OBJECTION,      /* to a text */
    WORDS_DISASSOCIATION, /* from a part of it */
    WORDS_CORRECTION,     /* of the record */
    N_WORDS,
} Words;

const char *words_some(Words kind, Chance *chance);

enum { WORDS_ORGANIZATIONS = 96, WORDS_NAME_SIZE = 96 };

/* The name of the organization of that number, from 0 to WORDS_ORGANIZATIONS − 1, of which no two are alike; written to
 * `out`, which is returned. None of them exists. */
const char *words_organization(guint number, char out[WORDS_NAME_SIZE]);
