/* What a line of the programme means for a rehearsal: whether somebody speaks on it, who, and for how long; as figures
 * that can be argued about. */
#pragma once

#include "rehearsal/chance.h"
#include "session/state.h"

typedef enum {
    BUSINESS_NONE,         /* a heading over what follows, a break, words */
    BUSINESS_CEREMONY,     /* the Chair speaks: opening, remarks */
    BUSINESS_STATEMENT,    /* an official makes a statement, somebody presents something */
    BUSINESS_ORGANIZATION, /* the programme of work is adopted */
    BUSINESS_FORMALITY,    /* what a session begins with: an election, rules, an agenda */
    BUSINESS_DEBATE,       /* delegations speak, by a list */
    BUSINESS_STAKEHOLDERS, /* stakeholders speak, by a list */
    BUSINESS_ADOPTION,     /* a text is put for decision */
    BUSINESS_CLOSURE,      /* the session closes */
} BusinessKind;

typedef struct {
    BusinessKind kind;
    int minutes;    /* it is usually given */
    int statements; /* on a list: how many are to be expected, when it fills its time */
} Business;

/* Of line `number` (from 1) of a meeting. */
Business business_of(const State *state, const Meeting *meeting, int number);

bool business_has_list(BusinessKind kind);                            /* it is heard by a list */
bool business_has_debate(const State *state, const Meeting *meeting); /* delegations debate or decide in it */
bool business_organizes(const State *state, const Meeting *meeting);  /* a line of it adopts the programme of work */

/* Is the meeting played? One that takes place beside another is not, since there is one floor; nor what is no meeting,
 * such as a reception. */
bool business_is_held(const State *state, int meeting);

enum {
    BUSINESS_STATEMENT_SECONDS = 235, /* of a State, the median */
    BUSINESS_GROUP_SECONDS = 400,
    BUSINESS_STAKEHOLDER_SECONDS = 170,
    BUSINESS_REPLY_SECONDS = 170,
    BUSINESS_GAP_SECONDS = 16, /* from the end of one to the beginning of the next */
};
