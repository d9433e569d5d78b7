#include "web/access.h"

#include "session/meeting.h"

static const Participant *participant_of(const State *state, const Actor *actor)
{
    const Participant *own = state_participant(state, state_find_participant(state, actor->party));
    return own != NULL && !own->has_left ? own : NULL;
}

static bool is_good(Standing standing)
{
    return standing == STANDING_ACCREDITED || standing == STANDING_ECOSOC;
}

static bool may_attend(ParticipantClass class, Standing standing, const MeetingTerms *terms)
{
    switch (class) {
    case PARTICIPANT_MEMBER_STATE: return true;
    case PARTICIPANT_STAKEHOLDER: return terms->stakeholders_attend && is_good(standing);
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

bool access_class_follows(const State *state, ParticipantClass class, Standing standing)
{
    return !meeting_is_informal(state) || may_attend(class, standing, meeting_terms(mode_of(state)));
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
    return own != NULL && access_class_follows(state, own->class, own->standing);
}

bool access_reads_record(const State *state, const Actor *actor)
{
    const Participant *own = actor->role == ROLE_PARTICIPANT ? participant_of(state, actor) : NULL;
    return actor->role != ROLE_PARTICIPANT || (own != NULL && own->class == PARTICIPANT_MEMBER_STATE);
}

SessionView access_view(const State *state, const Actor *actor, Instant clock)
{
    return (SessionView){ .clock = clock,
                          .hides_speakers = !access_follows(state, actor),
                          .hides_persons = actor == NULL || !access_reads_record(state, actor) };
}
