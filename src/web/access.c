#include "web/access.h"

#include "session/meeting.h"

static const Participant *participant_of(const State *state, const Actor *actor)
{
    const Participant *own = state_participant(state, state_find_participant(state, actor->party));
    return own != NULL && !own->has_left ? own : NULL;
}

static bool has_standing(const Participant *stakeholder)
{
    return stakeholder->standing == STANDING_ACCREDITED || stakeholder->standing == STANDING_ECOSOC;
}

static bool may_attend(const Participant *own, const MeetingTerms *terms)
{
    switch (own->class) {
    case PARTICIPANT_MEMBER_STATE: return true;
    case PARTICIPANT_STAKEHOLDER: return terms->stakeholders_attend && has_standing(own);
    case PARTICIPANT_PUBLIC: return false;
    default: return terms->observers_attend;
    }
}

/* A meeting that was suspended and goes on all the same goes on informally. */
static SittingMode mode_of(const State *state)
{
    const Meeting *meeting = state_meeting(state, meeting_now(state));
    return meeting->mode == SITTING_FORMAL ? SITTING_INFORMAL : meeting->mode;
}

bool access_follows(const State *state, const Actor *actor)
{
    if (!meeting_is_informal(state)) {
        return true;
    }
    if (actor == NULL || actor->role != ROLE_PARTICIPANT) {
        return actor != NULL;
    }
    const Participant *own = participant_of(state, actor);
    return own != NULL && may_attend(own, meeting_terms(mode_of(state)));
}

bool access_reads_record(const State *state, const Actor *actor)
{
    const Participant *own = actor->role == ROLE_PARTICIPANT ? participant_of(state, actor) : NULL;
    return actor->role != ROLE_PARTICIPANT || (own != NULL && own->class == PARTICIPANT_MEMBER_STATE);
}
