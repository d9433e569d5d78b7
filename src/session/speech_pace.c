#include "session/speech_pace.h"

#define OF_THE_PROJECT                                                                                                 \
    "the project's own figure, to be reviewed by interpreters: as many syllables a second as English at its pace"

/* English: about 100 words a minute are what the association of conference interpreters (AIIC) recommends, and 100 to
 * 120 what is found to be the best pace in research on fast delivery; beyond it something is lost. */
static const SpeechPace paces[] = {
    [TEXT_ARABIC] = { 85, 100, OF_THE_PROJECT },
    [TEXT_CHINESE] = { 180, 220, OF_THE_PROJECT },
    [TEXT_ENGLISH] = { 110, 120, "AIIC: about 100 words a minute; research on fast delivery: 100 to 120" },
    [TEXT_FRENCH] = { 120, 135, OF_THE_PROJECT },
    [TEXT_RUSSIAN] = { 85, 100, OF_THE_PROJECT },
    [TEXT_SPANISH] = { 115, 130, OF_THE_PROJECT },
    [TEXT_OTHER] = { 100, 120, "as English; the project's own figure" },
};
G_STATIC_ASSERT(G_N_ELEMENTS(paces) == N_TEXT_LANGUAGES);

const SpeechPace *speech_pace(TextLanguage language)
{
    return &paces[(guint)language < N_TEXT_LANGUAGES ? language : TEXT_OTHER];
}

int speech_words_a_minute(int words, int seconds)
{
    return (words * 60 + seconds / 2) / seconds;
}

int speech_seconds(TextLanguage language, int words)
{
    const int usual = speech_pace(language)->usual;
    return (words * 60 + usual / 2) / usual;
}
