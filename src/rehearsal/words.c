#include "rehearsal/words.h"

enum { PHRASES = 5 };

static const char *const phrases[N_WORDS][PHRASES] = {
    [WORDS_POINT] = { "The statement does not address the item.",
                      "The paragraph that is cited is not in the text before us.",
                      "We ask that the agreed name of the country be used.",
                      "The text that is read out is not the one that was circulated.",
                      "A video is no statement; we ask the Chair to rule on it." },
    [WORDS_RULING] = { "The speaker may go on and will keep to the item.",
                       "The point is taken; the speaker will use the agreed name.",
                       "I ask the speaker to go on; the Secretariat will look into it.",
                       "This is no point of order; the speaker has the floor.",
                       "I ask all delegations to keep to the text before us." },
    [WORDS_OBJECTION] = { "We cannot join the consensus as the text stands.",
                          "Our capital needs another hour on the paragraph on further work.",
                          "The paragraph on obligations goes beyond what was agreed.",
                          "A sentence on which all agreed yesterday is missing.", "We ask that the footnote be kept." },
    [WORDS_DISASSOCIATION] = { "the paragraph on new obligations", "the last sentence of the paragraph on norms",
                               "the reference to earlier reports", "the paragraph on the participation of others",
                               "the annex" },
    [WORDS_CORRECTION] = { "The statement was made in a national capacity.",
                           "The statement was made on behalf of the group as well.",
                           "The right of reply was exercised and not a second statement made.",
                           "The name of the country is to be given as the delegation gives it.",
                           "The proposal was for the third paragraph and not for the fourth." },
};

const char *words_some(Words kind, Chance *chance)
{
    return phrases[kind][chance_below(chance, PHRASES)];
}

static const char *const places[] = { "Lindhaven", "Marovale", "Ostermere", "Quillport", "Sarnholt", "Tavenna" };
static const char *const forms[] = { "Institute", "Centre", "Forum", "Network" };
static const char *const themes[] = { "for Open Standards", "on Public Trust", "for Shared Warnings",
                                      "on Law and Practice" };
G_STATIC_ASSERT(G_N_ELEMENTS(places) * G_N_ELEMENTS(forms) * G_N_ELEMENTS(themes) == WORDS_ORGANIZATIONS);

/* Neighbours share neither place nor theme. */
const char *words_organization(guint number, char out[WORDS_NAME_SIZE])
{
    const guint place = number % G_N_ELEMENTS(places), rest = number / G_N_ELEMENTS(places);
    const guint theme = (number + rest / G_N_ELEMENTS(themes)) % G_N_ELEMENTS(themes);
    g_snprintf(out, WORDS_NAME_SIZE, "%s %s %s", places[place], forms[rest % G_N_ELEMENTS(forms)], themes[theme]);
    return out;
}
