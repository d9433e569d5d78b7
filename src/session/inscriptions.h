/* What the modules about places on a list share: whose place a command is about, and who may have one. */
#pragma once

#include "session/state.h"

extern const RefusalInfo refused_not_waiting, refused_not_requester, refused_members_first, refused_already_listed;

/* The inscription that a command is about and that must wait: FIELD_INSCRIPTION; else the one of FIELD_LIST and
 * FIELD_PARTY, or of FIELD_REQUESTER, or of the delegation that acts. Delegations are refused those of others. */
Refusal inscription_find(const State *state, const Command *command, Outcome *outcome, int *ret_inscription);

/* Whether it may be touched in the name of the participant: by itself, or by the Secretariat with the delegation named
 * as the requester (rule 37). */
Refusal inscription_consents(const Command *command, const State *state, int participant);

/* The one that an event is about, to be changed; NULL if it does not wait. */
Inscription *inscription_edit_waiting(State *state, const Event *event);

/* Appends an event about the inscription, with its list and whose it is. */
Event *inscription_event_about(const State *state, Outcome *outcome, const EventInfo *info, int id);

/* In which capacity the participant would speak; refused where it may not on that list (rules 41, 110). */
Refusal inscription_capacity(const State *state, int list, int participant, bool for_group, Instant at,
                             Capacity *ret_capacity);

/* In whose name the participant would speak, by the fields `group` and `on_behalf`: NULL of both for itself alone.
 * Refused where they name no States that take part (rule 33). */
Refusal inscription_group(const State *state, const Command *command, Outcome *outcome, int participant,
                          const char **ret_group, const char **ret_on_behalf);

/* The one that waits or speaks on the list for the participant; for a group, or in its own name. 0 if there is none. */
int inscription_of(const State *state, int list, int participant, bool for_group);

/* Adds what puts the participant on the list, in its own name; returns the id that it will have. */
int inscription_add(const State *state, Outcome *outcome, int list, int participant, Capacity capacity,
                    Channel channel);

/* The event of one on the list of that id, which the outcome may itself set up: for replies and explanations. */
Event *inscription_event(const State *state, Outcome *outcome, const char *list, int participant, Capacity capacity,
                         Channel channel);

/* The next free id, counting what the outcome adds already. */
int inscription_next_id(const State *state, const Outcome *outcome);
