/* What people are going to do, by the time at which they will: a queue. Of two at one time the one that was put in
 * first comes first, so that a play is the same every time. */
#pragma once

#include "base/zone.h"

typedef enum {
    WISH_SPEAK,
    WISH_SPEAK_FOR_GROUP,
    WISH_REPLY,
    WISH_WITHDRAW,
    WISH_SWAP,   /* places with another */
    WISH_YIELD,  /* one's place to another */
    WISH_ANSWER, /* such an offer */
    WISH_ARRIVE, /* those who are late, a few at a time */
} WishKind;

typedef struct {
    Instant at;
    WishKind kind;
    guint who;   /* delegation, group or stakeholder of the cast */
    guint list;  /* of the rehearsal's own lists */
    int about;   /* of an answer: the inscription that offers; of those who arrive: the meeting */
    guint64 nth; /* set by wishes_add */
} Wish;

typedef struct Wishes Wishes;

Wishes *wishes_new(void);
void wishes_free(Wishes *wishes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Wishes, wishes_free)

void wishes_add(Wishes *wishes, Wish wish);
const Wish *wishes_first(const Wishes *wishes); /* NULL if there is none; good until the next change */
Wish wishes_take(Wishes *wishes);               /* the first, of which there is one */

/* Does anybody want to do that about that list before `until`? Costs a walk over all. */
bool wishes_have(const Wishes *wishes, WishKind kind, guint list, Instant until);
