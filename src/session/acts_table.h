/* The table that tools/acts makes of data/acts.tsv, in the order of the keys' bytes. */
#pragma once

#include "core/language.h"

#include <stddef.h>

typedef struct {
    const char *key;
    const char *text[N_LANGUAGES]; /* NULL where there is none */
} ActRow;

extern const ActRow act_rows[];
extern const size_t n_act_rows;
