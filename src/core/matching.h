/* Which things of an old list are which of a new one: pairs found in passes, the surest first, each pass among what the
 * passes before left over. */
#pragma once

#include <glib.h>
#include <stdbool.h>

typedef struct {
    GArray *new_of; /* of int: for each old one its new one, −1 while there is none */
    GArray *old_of; /* the way back */
} Matching;

void matching_init(Matching *matching, guint n_old, guint n_new);
void matching_clear(Matching *matching);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Matching, matching_clear)

int matching_new_of(const Matching *matching, guint old);
int matching_old_of(const Matching *matching, guint new_);
void matching_pair(Matching *matching, guint old, guint new_);

typedef enum {
    MATCH_IN_ORDER, /* of several with one key, first with first */
    MATCH_UNIQUE,   /* only what has its key alone, among all of its list, whether matched or not */
} MatchRule;

/* A pass: pairs those that have no pair yet and equal keys. `old_keys` and `new_keys` are of char *, NULL for what
 * has no key in this pass. */
void matching_by_key(Matching *matching, const GPtrArray *old_keys, const GPtrArray *new_keys, MatchRule rule);

/* Two that may belong together. */
typedef struct {
    guint old, new_;
    int share;    /* how much they have in common: more is better */
    int distance; /* how far apart they are: among equals, less is better */
} Candidate;

/* A pass: the best candidates first, each only if neither has a pair yet. Sorts `candidates` (of Candidate); which
 * comes first of two equals is the same seen from either side. */
void matching_by_candidates(Matching *matching, GArray *candidates);

/* Of the pairs (old, new) given as old numbers in the order of the new ones: which left their place, as few as
 * possible. Of bool, one each. */
GArray *matching_out_of_order(const GArray *olds);
