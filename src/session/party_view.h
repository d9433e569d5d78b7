/* A session as one of those who take part sees it: where it stands on which list, and what it should know at once. */
#pragma once

#include "session/state.h"

enum {
    PARTY_ALERTS_LIMIT = 16,
    PARTY_CLOSING_SECONDS = 60 * 60, /* how long before it a closing that was set is an alert */
    PARTY_RULED_SECONDS = 10 * 60,   /* how long the ruling on its point of order is one */
};

/* In the order in which they are told. */
typedef enum {
    ALERT_FLOOR,      /* it has the floor */
    ALERT_VOTE,       /* a vote is taken by name, and it has not voted */
    ALERT_NEXT,       /* it is the next on the list that is being heard */
    ALERT_AFTER_NEXT, /* the one after */
    ALERT_RULED,      /* its point of order was ruled on, or the appeal against that decided */
    ALERT_SWAP,       /* another delegation offers to exchange places with it */
    ALERT_YIELD,      /* another delegation offers it its place */
    ALERT_CLOSING,    /* a list that it may be on, and is not on, closes at a time that was set, or its closing was
                         announced */
    N_PARTY_ALERTS,
} PartyAlertKind;
extern const char *const party_alert_names[]; /* "floor", ...; ends with NULL */

typedef struct {
    PartyAlertKind kind;
    int list;        /* of all but ALERT_VOTE and ALERT_RULED */
    int inscription; /* its own, of ALERT_FLOOR, ALERT_NEXT, ALERT_AFTER_NEXT; of an offer that of who makes it */
    int about;       /* PointOfOrder, Vote; of an offer the Participant who makes it */
    Instant at;      /* when the list closes; 0: no time was set */
} PartyAlert;

/* Returns how many. Costs a walk over those who wait. */
guint party_alerts(const State *state, int participant, Instant now, PartyAlert out[PARTY_ALERTS_LIMIT]);

/* The lists that matter to it: on which it waits or speaks, and those that are open and that it may be on. Of int, in
 * the order in which they were set up. Free with g_array_unref. */
GArray *party_lists(const State *state, int participant, Instant now);

/* May it ask for a place on the list now, as far as lists and its rights go? */
bool party_may_ask(const State *state, int list, int participant, Instant now);

/* Its statements, handed in or not: turns that it has, has had or lost none of, and texts without a turn. */
typedef struct {
    int turn; /* Inscription: it speaks or was heard; 0: none yet */
    int text; /* Statement that stands for it; 0: none */
} PartyStatement;

/* Those that were begun, and texts that wait for their turn; the latest first, `limit` at most: of PartyStatement.
 * Costs a walk over all inscriptions, as long as fewer are found. Free with g_array_unref. */
GArray *party_statements(const State *state, int participant, guint limit);
