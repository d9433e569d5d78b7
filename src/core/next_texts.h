/* Inside the draft of the next programme: one text of it. Only programme_next.c and next_texts.c include this. */
#pragma once

#include "core/programme_next.h"

typedef struct {
    const Programme *earlier;
    const NextPlan *plan;
    Programme *next;
    GPtrArray *facts;
    int shift; /* days from the earlier session to this one */
} NextDraft;

typedef struct {
    const char *where;
    Position at;
} NextPlace;

/* All texts are copied. */
void next_add(const NextDraft *draft, FactKind kind, FactFate fate, const NextPlace *place, const char *was,
              const char *is, const char *why);

/* Puts the session's name and dates in `text` into those of the new one, and lists what else there is to confirm in it.
 * NULL is no text. */
void next_text(const NextDraft *draft, char **text, const NextPlace *place);

/* "24–28 July 2023", "28 March–1 April 2022", "28 December 2022–3 January 2023". Free with g_free. */
char *next_range_words(CivilDate from, CivilDate to);
