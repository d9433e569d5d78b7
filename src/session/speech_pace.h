/* How fast a text would have to be read to keep its time, and whether it can be interpreted at that pace. */
#pragma once

#include "session/names.h"

#include <stdbool.h>

typedef struct {
    int usual, most; /* words a minute, of Chinese characters: what is usual, and what interpreters can still follow */
    const char *source; /* where the figures come from */
} SpeechPace;

/* Static; never NULL. */
const SpeechPace *speech_pace(TextLanguage language);

/* Words a minute if so many are to be read in so many seconds, which are not 0. */
int speech_words_a_minute(int words, int seconds);

/* How long it takes at the usual pace. */
int speech_seconds(TextLanguage language, int words);
