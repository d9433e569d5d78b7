#include "session/quorum.h"

static int count_members(const State *state, bool in_room)
{
    int n = 0;
    for (int id = 1; id <= state_participants(state); id++) {
        const Participant *one = state_participant(state, id);
        n += one != NULL && !one->has_left && one->class == PARTICIPANT_MEMBER_STATE && (one->is_present || !in_room);
    }
    return n;
}

int quorum_members(const State *state)
{
    return count_members(state, false);
}

int quorum_present(const State *state)
{
    return count_members(state, true);
}

/* "At least" the share to open, "more than" it to decide. */
int quorum_needed(const State *state, Quorum quorum)
{
    enum { WHOLE = 1000 };
    const Procedure *procedure = &state_the_body(state)->procedure;
    const gint64 members = quorum_members(state);
    if (quorum == QUORUM_TO_OPEN) {
        return (int)((members * procedure->quorum_open_per_mille + WHOLE - 1) / WHOLE);
    }
    return (int)(members * procedure->quorum_decide_per_mille / WHOLE) + 1;
}

bool quorum_is_met(const State *state, Quorum quorum)
{
    const Body *body = state_the_body(state);
    return body->is_quorum_waived[quorum] || body->is_quorum_overridden[quorum] ||
           quorum_present(state) >= quorum_needed(state, quorum);
}

char *quorum_words(const State *state, Quorum quorum)
{
    return g_strdup_printf("%d of %d Members are present, %d are needed", quorum_present(state), quorum_members(state),
                           quorum_needed(state, quorum));
}
