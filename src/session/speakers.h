/* The order of a list of speakers: a pure function of who waits and of the rules that the list declares, so that it can
 * be explained and replayed (rules 30, 31, 36, 42).
 *
 * First comes who was granted precedence, by the order of the grants. Then, of replies, the first ones of all. Then
 * Members, and who is inscribed among them; then all others. Within each of the two: who was carried over from an
 * earlier list, in that order; then by the rules of the list, one after the other; then by the sequence of the
 * requests. Who was moved by hand has the turn it was moved to, but for precedence and for the two parts, which no move
 * mixes. Who exchanged places stands in the other's.
 */
#pragma once

#include "session/state.h"

/* === The rules that a list can declare === */

enum {
    ORDER_RULES_LIMIT = 6, /* in one order */
    ORDER_KEYS = ORDER_RULES_LIMIT + 5,
};

typedef struct {
    const char *name;   /* "class" */
    const char *about;  /* what it puts first: for help */
    const char *before; /* of who is before another by it: "of a class that is heard earlier" */
    /* Of the inscription in whose place it stands: the lowest comes first. NULL of rules that alternate. */
    gint64 (*key)(const State *state, const Inscription *place);
    /* Those alternate between the values of this: the first of each value comes first, then the second of each. What
     * was heard on the list counts. */
    int (*value)(const State *state, const Inscription *place);
    int (*heard)(const State *state, int list, int value);
} OrderRule;

const OrderRule *order_rule_at(guint i); /* from 0 until NULL */

typedef struct {
    const OrderRule *rules[ORDER_RULES_LIMIT];
    guint n;
} Order;

#define ORDER_USUAL "class inscription"

/* "class level inscription": names parted by blanks, each once, at most one that alternates. False if it is no order.
 */
bool order_read(const char *text, Order *ret_order);

/* The one the list declares, else the usual one. */
const char *speakers_order(const State *state, int list);

/* === Who waits, in order === */

/* The inscriptions that wait, as they will be called: of int. Free with g_array_unref. */
GArray *speakers_in_order(const State *state, int list);

/* The same without what was done by hand: precedence, moves, exchanges (rule 31: where each would stand). */
GArray *speakers_in_original_order(const State *state, int list);

/* Who is next; 0 if nobody waits. Costs a walk over those who wait. */
int speakers_next(const State *state, int list);

/* The place on its list of one that waits, from 1; one more than those before it. 0 if it does not wait. */
int speakers_place(const State *state, int inscription);

/* Whether it stands among Members, before whom no observer comes without precedence (rule 42). */
bool speakers_is_among_members(const Inscription *inscription);

/* The number of the latest request of a list; the last place of those on it that came from other lists and wait. 0 if
 * there is none. */
int speakers_last_sequence(const State *state, int list);
int speakers_last_carried(const State *state, int list);

/* Places between which one that waits may be moved: *ret_first to *ret_last. False if it has precedence. */
bool speakers_movable(const State *state, int inscription, int *ret_first, int *ret_last);

/* === Why? === */

typedef enum {
    BEFORE_BY_PRECEDENCE, /* the Chair granted it precedence, or did so earlier */
    BEFORE_BY_ROUND,      /* it is a first reply, and those are heard before the second ones (rule 49) */
    BEFORE_BY_MEMBERSHIP, /* Members come before observers and others */
    BEFORE_BY_CARRYING,   /* it waited on an earlier list */
    BEFORE_BY_RULE,       /* `rule` of the order */
    BEFORE_BY_SEQUENCE,   /* by the rules they are equal, and it asked first */
    BEFORE_BY_MOVE,       /* it was moved ahead, or others that were moved put it there */
    BEFORE_BY_OWN_MOVE,   /* the one that asks was moved behind it */
    N_BEFORE_REASONS,
} BeforeReason;

typedef struct {
    int inscription;
    BeforeReason reason;
    const OrderRule *rule; /* of BEFORE_BY_RULE, else NULL */
    bool is_exchanged;     /* it stands in a place that was another's */
} SpeakerBefore;

typedef struct {
    int inscription;
    int place;             /* from 1 */
    int original;          /* where it would stand without what was done by hand */
    guint n;               /* place − 1 */
    SpeakerBefore *before; /* in their order */
    int counts[N_BEFORE_REASONS];
} SpeakersWhy;

/* Why it stands where it stands; NULL if it does not wait. */
SpeakersWhy *speakers_why(const State *state, int inscription);
void speakers_why_free(SpeakersWhy *why);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SpeakersWhy, speakers_why_free)

/* In English: "FRA is 3rd on item-5. Before it: 1 that was granted precedence; 1 of a class that is heard earlier. It
 * was moved from the 2nd place: at its request." Free with g_free. */
char *speakers_why_text(const State *state, const SpeakersWhy *why);
