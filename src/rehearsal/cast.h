/* Who comes to a rehearsal, and how they behave: how many of the Members send a delegation, how readily each speaks and
 * how long, which groups speak as one. Drawn once by the seed, and the same for the whole session. */
#pragma once

#include "core/roster.h"
#include "rehearsal/chance.h"

typedef struct {
    const char *code;
    const RosterEntry *entry;
    int zeal;       /* in thousandths: how likely it wants to speak on a matter of usual interest */
    int pace;       /* in thousandths of the usual length of a statement */
    int foresight;  /* in thousandths: how likely it asks beforehand and not from its seat */
    bool is_touchy; /* it answers when it is named */
    bool is_late;   /* it comes after the meeting has begun */
} Delegation;

typedef struct {
    const char *name;    /* "European Union" */
    const char *speaker; /* the code of who speaks for it this session */
    char *others;        /* the codes of its other members, parted by blanks */
    int zeal;
} SpeakingGroup;

typedef struct {
    GArray *delegations;     /* of Delegation, in the order of the roster */
    GPtrArray *groups;       /* of SpeakingGroup */
    GPtrArray *stakeholders; /* of char *: codes */
    char *codes;             /* of all delegations, parted by blanks */
    bool is_whole;           /* all Members came; then observers and entities take part too */
} Cast;

enum {
    CAST_STAKEHOLDERS = 71, /* as many as the first round of the group of 2021–2025 let in */
    CAST_WITH_STATUS = 17,  /* of them, with consultative status */
    CAST_USUAL_PACE = 1000,
};

/* `n` delegations of the Members on that day: 1 to all of them. */
Cast *cast_new(const Chance *chance, int n, CivilDate day);
void cast_free(Cast *cast);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Cast, cast_free)

const Delegation *cast_delegation(const Cast *cast, guint i);
const SpeakingGroup *cast_group(const Cast *cast, guint i);
