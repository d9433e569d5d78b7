/* What it means that a microphone at a seat went on or off, by whoever has the floor. The Chair gives the floor, and no
 * microphone does: it only stops the clock of the statement that is being made, and lets it go on. What it may do
 * itself decides floor.pause and its like; this says what is to be asked of them. */
#pragma once

#include "session/state.h"

typedef enum {
    MICROPHONE_PAUSES,  /* floor.pause is to be done, with party and channel=seat */
    MICROPHONE_RESUMES, /* floor.resume likewise */
    MICROPHONE_AGREES,  /* the clock is as it should be already */
    MICROPHONE_NOBODY,  /* nobody has the floor */
    MICROPHONE_ANOTHER, /* another than who sits there has it: a point of order is raised with the placard */
    MICROPHONE_LATE,    /* something else happened since */
    MICROPHONE_BY_HAND, /* the clock stands for another reason, and waits for a hand */
    N_MICROPHONES,
} MicrophoneSense;

typedef struct {
    const char *name;    /* "paused", "another" */
    const char *command; /* that is to be done; NULL: none is */
    const char *about;   /* a sentence */
} MicrophoneInfo;

const MicrophoneInfo *microphone_info(MicrophoneSense sense);

/* `participant` sits there; 0: it is the podium's, or nobody's. */
MicrophoneSense microphone_sense(const State *state, int participant, bool is_on, Instant at);

/* Since when the microphone of the one that has the floor is off, if that is why the clock stands and nothing else must
 * be settled first; else 0. Whoever keeps the time ends the statement a while later, as the clock: floor.end with
 * channel=seat. */
Instant microphone_off_since(const State *state);
