/* The microphones of the hall, as whoever runs them tells of them: POST /api/v1/microphones with the seat, whether it
 * went on or off, and when. What that means for the statement that is being made says session/microphone.h; what there
 * is to be done is done as an act of the key's holder.
 *
 * Deliveries may come twice, late and in another order: of each seat what is older than what was heard already, by its
 * number in the sender's sequence or by its time, does nothing. */
#pragma once

#include "web/contents.h"

enum {
    MICROPHONES_GRACE_SECONDS = 10,  /* for which the microphone of a speaker may be off before the statement ends */
    MICROPHONES_GRACE_LIMIT = 600,   /* seconds that may be asked for */
    MICROPHONES_LATE_SECONDS = 60,   /* a delivery that is older says nothing of now */
    MICROPHONES_SEATS_LIMIT = 5000,  /* that are known */
    MICROPHONE_BODY_LIMIT = 4 << 10, /* bytes of a delivery */
};

typedef struct Microphones Microphones;
Microphones *microphones_new(App *app); /* which is closed after it */
void microphones_free(Microphones *microphones);

/* From now on, on a thread of its own: ends the statement whose microphone is off for so long. */
void microphones_keep_time(Microphones *microphones, int grace_seconds);

extern const RouteTable microphones_routes;
