#include "rehearsal/phrases.h"

static const char *const phrases[N_PHRASES][PHRASES_EACH] = {
    [PHRASES_POINT] = { "The statement does not address the item.",
                        "The paragraph that is cited is not in the text before us.",
                        "We ask that the agreed name of the country be used.",
                        "The text that is read out is not the one that was circulated.",
                        "A video is no statement; we ask the Chair to rule on it." },
    [PHRASES_RULING] = { "The speaker may go on and will keep to the item.",
                         "I ask the speaker to quote from the text before us.",
                         "The point is taken; the speaker will use the agreed name.",
                         "I ask the speaker to go on; the Secretariat will look into it.",
                         "A recording may be shown within the time of the statement." },
    [PHRASES_OBJECTION] = { "We cannot join the consensus as the text stands.",
                            "Our capital needs another hour on the paragraph on further work.",
                            "The paragraph on obligations goes beyond what was agreed.",
                            "A sentence on which all agreed yesterday is missing.",
                            "We ask that the footnote be kept." },
    [PHRASES_DISASSOCIATION] = { "the paragraph on new obligations", "the last sentence of the paragraph on norms",
                                 "the reference to earlier reports", "the paragraph on the participation of others",
                                 "the annex" },
    [PHRASES_CORRECTION] = { "The statement was made in a national capacity.",
                             "The statement was made on behalf of the group as well.",
                             "The right of reply was exercised and not a second statement made.",
                             "The name of the country is to be given as the delegation gives it.",
                             "The proposal was for the third paragraph and not for the fourth." },
};

const char *phrases_of(PhraseKind kind, int number)
{
    return phrases[kind][number];
}

const char *phrases_some(PhraseKind kind, Chance *chance)
{
    return phrases_of(kind, chance_below(chance, PHRASES_EACH));
}

static const char *const places[] = { "Lindhaven", "Marovale", "Ostermere", "Quillport", "Sarnholt", "Tavenna" };
static const char *const forms[] = { "Institute", "Centre", "Forum", "Network" };
static const char *const themes[] = { "for Open Standards", "on Public Trust", "for Shared Warnings",
                                      "on Law and Practice" };
G_STATIC_ASSERT(G_N_ELEMENTS(places) * G_N_ELEMENTS(forms) * G_N_ELEMENTS(themes) == PHRASES_ORGANIZATIONS);

/* Neighbours share neither place nor theme. */
const char *phrases_organization(guint number, char out[PHRASES_NAME_SIZE])
{
    const guint place = number % G_N_ELEMENTS(places), rest = number / G_N_ELEMENTS(places);
    const guint theme = (number + rest / G_N_ELEMENTS(themes)) % G_N_ELEMENTS(themes);
    g_snprintf(out, PHRASES_NAME_SIZE, "%s %s %s", places[place], forms[rest % G_N_ELEMENTS(forms)], themes[theme]);
    return out;
}
