/* The table of words as tools/terms makes it from data/terms.tsv. Only terms.c and the generated terms_table.c include
 * this. */
#pragma once

#include "core/terms.h"

typedef struct {
    const char *key; /* "TERM_ANNEX", or the kind of its words: "place" */
    const char *wording[N_LANGUAGES];
} TermRow;

/* One of the wordings of a row, folded as terms.c folds what it looks for. */
typedef struct {
    const char *folded;
    int row;
    int language;
} TermWording;

extern const TermRow term_rows[];
extern const size_t n_term_rows;
extern const TermRow *const term_fixed[N_TERMS];
extern const TermWording term_wordings[]; /* by `folded`; of equal ones the English first */
extern const size_t n_term_wordings;
