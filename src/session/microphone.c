#include "session/microphone.h"

static const MicrophoneInfo infos[] = {
    [MICROPHONE_PAUSES] = { "paused", "floor.pause", "The clock of the statement was stopped." },
    [MICROPHONE_RESUMES] = { "resumed", "floor.resume", "The clock of the statement runs again." },
    [MICROPHONE_AGREES] = { "agrees", NULL, "The clock of the statement is as it should be." },
    [MICROPHONE_NOBODY] = { "nobody", NULL, "Nobody has the floor: the Chair gives it." },
    [MICROPHONE_ANOTHER] = { "another", NULL, "Another has the floor." },
    [MICROPHONE_LATE] = { "late", NULL, "Something else has happened since." },
    [MICROPHONE_BY_HAND] = { "by-hand", NULL, "The clock was stopped for another reason, and waits for a hand." },
};
G_STATIC_ASSERT(G_N_ELEMENTS(infos) == N_MICROPHONES);

const MicrophoneInfo *microphone_info(MicrophoneSense sense)
{
    return &infos[sense];
}

static MicrophoneSense sense_on(const Floor *floor, Instant at)
{
    if (floor->since != 0) {
        return MICROPHONE_AGREES;
    }
    if (floor->muted == 0 || floor->point != ID_NONE) {
        return MICROPHONE_BY_HAND;
    }
    return at < floor->muted ? MICROPHONE_LATE : MICROPHONE_RESUMES;
}

static MicrophoneSense sense_off(const Floor *floor, Instant at)
{
    if (floor->since == 0) {
        return floor->muted != 0 ? MICROPHONE_AGREES : MICROPHONE_BY_HAND;
    }
    return at < floor->since ? MICROPHONE_LATE : MICROPHONE_PAUSES;
}

MicrophoneSense microphone_sense(const State *state, int participant, bool is_on, Instant at)
{
    const Floor *floor = state_the_floor(state);
    const Inscription *speaker = state_inscription(state, floor->inscription);
    if (speaker == NULL) {
        return MICROPHONE_NOBODY;
    }
    if (participant == ID_NONE || speaker->participant != participant) {
        return MICROPHONE_ANOTHER;
    }
    return is_on ? sense_on(floor, at) : sense_off(floor, at);
}

Instant microphone_off_since(const State *state)
{
    const Floor *floor = state_the_floor(state);
    const bool is_off = floor->inscription != ID_NONE && floor->since == 0 && floor->point == ID_NONE;
    return is_off ? floor->muted : 0;
}
