/* The state of a session: the fold of its ledger. It is changed by events and by nothing else (event apply functions,
 * with the _edit functions below); everybody else reads.
 *
 * Ids are numbers from 1 in the order in which things came to be, and never change; 0 is none. Every change is kept for
 * a while, row by row, so that an act can be taken back as long as nothing depends on it (state_undo). */
#pragma once

#include "core/roster.h"
#include "session/event.h"
#include "session/rows.h"

enum {
    STATE_UNDO_LIMIT = 1000,     /* the acts that are remembered for taking back */
    STATE_ROWS_LIMIT = 10000000, /* of any table */
};

State *state_new(void);
void state_free(State *state);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(State, state_free)

/* Makes the event true. False, and the state is useless, if it does not fit: then the ledger was not written by these
 * rules. */
bool state_apply(State *state, const Event *event);

Seq state_seq(const State *state);     /* how many events were applied */
Instant state_now(const State *state); /* the time of the latest one */

/* Are they the same, in all that can ever be seen of them? Costs a walk over all of it. */
bool state_equal(const State *a, const State *b);
/* A number that equal states share; for tests and for the record of a rehearsal. 64 hexadecimal digits; free with
 * g_free. */
char *state_digest(const State *state);

/* Texts */
const char *state_text(const State *state, Text text); /* NULL for 0 */
Text state_keep(State *state, const char *text);       /* 0 for NULL */

/* Rows: the row of that id (NULL for 0, for an id that there is not, and for what was taken back), how many ids there
 * have been, one to be changed, a new one. What _edit and _add give back is good until the next of them. */
#define TABLE(NAME, Type, name)                                                                                        \
    const Type *state_##name(const State *state, int id);                                                              \
    int state_##name##s(const State *state);                                                                           \
    Type *state_##name##_edit(State *state, int id);                                                                   \
    Type *state_##name##_add(State *state, int *ret_id);
STATE_TABLES(TABLE)
#undef TABLE

/* The one row of these tables. */
const Body *state_the_body(const State *state);
const Floor *state_the_floor(const State *state);
Body *state_the_body_edit(State *state);
Floor *state_the_floor_edit(State *state);

/* Says that the act that is being applied rests on that row as it is: while it stands, what made the row so cannot be
 * taken back. */
void state_rests_on(State *state, TableKind table, int id);

/* By their ids in commands; 0 if there is none. */
int state_find_participant(const State *state, const char *code);
int state_find_meeting(const State *state, const char *id);
int state_find_matter(const State *state, const char *id);
int state_find_list(const State *state, const char *id);

/* The inscriptions of a list that wait, by the sequence of their requests: of int. Borrowed, good until the next
 * change. */
const GArray *state_waiting(const State *state, int list);
/* All that the list ever had; those of them that have had the floor; those in the name of several that wait, speak or
 * were heard. */
const GArray *state_inscribed(const State *state, int list);
const GArray *state_taken(const State *state, int list);
const GArray *state_for_groups(const State *state, int list);
/* The statements that were begun in a meeting, by their ids, informal ones too. */
const GArray *state_heard(const State *state, int meeting);

/* Who a participant is in the tables of core/roster.h; NULL for stakeholders and others that are not there. */
const RosterEntry *state_roster(const State *state, int participant);

/* Statements that were begun, and the time of those that are over: of a participant on the matter of a list (on the
 * list, if it has none); of a participant, and of those of a regional group, in a capacity on a list. */
typedef struct {
    int times;
    gint64 spoken; /* µs */
} Tally;
Tally state_tally(const State *state, int list, int participant);
Tally state_tally_of_turns(const State *state, int list, Capacity capacity, int participant);
Tally state_tally_of_region(const State *state, int list, Capacity capacity, RegionalGroup region);

/* The same of a meeting, in whatever capacity and on whatever list; of it, in a capacity; of a regional group in it.
 * What was said informally is in none of these: it is not for the record (rule 23). */
Tally state_tally_in_meeting(const State *state, int meeting, int participant);
Tally state_tally_of_capacity(const State *state, int meeting, Capacity capacity);
Tally state_tally_of_group(const State *state, int meeting, Capacity capacity, RegionalGroup region);

/* How long statements and gaps have taken so far (observed.h). Borrowed. */
typedef struct Observed Observed;
const Observed *state_observed(const State *state);

/* Taking back. */
typedef enum {
    UNDO_MAY,
    UNDO_UNKNOWN, /* no act begins there, or it is too long ago */
    UNDO_NEEDED,  /* a later act rests on it: *ret_later */
} UndoAnswer;
UndoAnswer state_may_undo(const State *state, Seq act, Seq *ret_later);
/* Only if it may; used by the event act.undone alone. Returns the act. */
Seq state_undo(State *state, Seq act);
/* What the act that began there was called: "floor.give"; NULL if it is not remembered. Borrowed. */
const char *state_act_name(const State *state, Seq act);
/* The latest act before `before` (0: of all) that is remembered; 0 if there is none. */
Seq state_latest_act(const State *state, Seq before);
