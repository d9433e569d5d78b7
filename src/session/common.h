/* What the modules share: who somebody is, and the refusals that any command may meet. */
#pragma once

#include "session/state.h"

extern const RefusalInfo refused_field; /* outcome->complaint says which field and what was expected */
extern const RefusalInfo refused_role;  /* whoever that is may not do it */
extern const RefusalInfo refused_time;  /* before the latest entry of the ledger */
extern const RefusalInfo refused_no_session;
extern const RefusalInfo refused_session_closed;
extern const RefusalInfo refused_no_meeting;
extern const RefusalInfo refused_break;
extern const RefusalInfo refused_voting;
extern const RefusalInfo refused_point_pending;
extern const RefusalInfo refused_not_agreed; /* the body has not agreed */
extern const RefusalInfo refused_not_yours;  /* another delegation's */
extern const RefusalInfo refused_unknown;    /* nothing has that id; the complaint names it */
extern const RefusalInfo refused_has_left;   /* that participant takes part no more */
extern const RefusalInfo refused_as_it_is;   /* it is so already */

/* Sets the complaint and returns &refused_field or &refused_unknown, for `return complain_...(...)`. */
Refusal refuse_field(Outcome *outcome, Field field, const char *expected);
Refusal refuse_unknown(Outcome *outcome, const Command *command, Field field);

/* Which participant a command is about: FIELD_PARTY, or the one that acts. Refused where a delegation names another
 * than itself, where somebody else names none, and where there is none of that code. */
Refusal command_participant(const State *state, const Command *command, Outcome *outcome, int *ret_participant);

/* The row that a field names by its id; refused where there is none. `find` is one of state_find_*. */
Refusal command_find(const State *state, const Command *command, Outcome *outcome, Field field,
                     int (*find)(const State *state, const char *id), int *ret_id);

/* For events: the row that a field of it names; 0 if there is none. */
int event_find(const State *state, const Event *event, Field field, int (*find)(const State *state, const char *id));

/* For acts that only the body may decide: refused unless `consent=yes` or the `decision` is given. */
Refusal command_decided(const Command *command);

/* Seconds east of UTC at the place: of the meeting that is going on, else of the session, else of its first meeting. */
int session_offset(const State *state);

/* The day that it is at the place. */
CivilDate session_day(const State *state, Instant at);

/* The profile of the body; NULL before the session has begun. */
const Profile *session_profile(const State *state);

/* The rights of a participant on that day, by the body's profile. */
Rights participant_rights(const State *state, int participant, Instant at);

const char *participant_code(const State *state, int participant); /* "FRA"; NULL for 0 */

/* Whether `codes` (parted by blanks) has the code. */
bool codes_have(const char *codes, const char *code);
guint codes_count(const char *codes);
bool codes_repeat(const char *codes); /* is one of them there twice? NULL has none */

/* The next of `codes` at *at, which moves on; NULL at the end. Free with g_free. */
char *codes_next(const char **at);
