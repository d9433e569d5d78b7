/* What is said in a rehearsal, where it enters the record: invented, and about nothing in particular. */
#pragma once

#include "rehearsal/chance.h"

typedef enum {
    PHRASES_POINT,          /* of order */
    PHRASES_RULING,         /* the Chair's: each on the point of the same number */
    PHRASES_OBJECTION,      /* to a text */
    PHRASES_DISASSOCIATION, /* from a part of it */
    PHRASES_CORRECTION,     /* of the record */
    N_PHRASES,
} PhraseKind;

enum { PHRASES_EACH = 5 }; /* of each kind */

const char *phrases_of(PhraseKind kind, int number); /* from 0 to PHRASES_EACH − 1 */
const char *phrases_some(PhraseKind kind, Chance *chance);

enum { PHRASES_ORGANIZATIONS = 96, PHRASES_NAME_SIZE = 96 };

/* The name of the organization of that number, from 0 to PHRASES_ORGANIZATIONS − 1, of which no two are alike; written
 * to `out`, which is returned. None of them exists. */
const char *phrases_organization(guint number, char out[PHRASES_NAME_SIZE]);
