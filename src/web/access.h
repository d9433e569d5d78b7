/* What of a session is shown to whom, by who may be in the room: what goes on in a formal meeting is public; of
 * informal ones know those who may attend them (domain rules 23 and 124). The Chair and the Secretariat know
 * everything. */
#pragma once

#include "exchange/session_json.h"

/* Who speaks now and who waits. `actor` NULL: whoever shows no key. */
bool access_follows(const State *state, const Actor *actor);

/* The same of whoever is of that class, with that standing if it is a stakeholder. */
bool access_class_follows(const State *state, ParticipantClass class, Standing standing);

/* What is told of it. */
SessionView access_view(const State *state, const Actor *actor, Instant clock);

/* The record, in which stands what went on in meetings of every mode: for Member States, who may attend them all. */
bool access_reads_record(const State *state, const Actor *actor);
