/* The translated words: made at build time from po/ by tools/words.py. For words.c alone. */
#pragma once

#include "web/words.h"

extern const Words *const words_tables[N_LANGUAGES]; /* NULL for English, which is not translated */
