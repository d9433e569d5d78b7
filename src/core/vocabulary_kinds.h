/* Kinds of lines by their words in Arabic, Chinese, French, Russian and Spanish. Internal to vocabulary.c. */
#pragma once

#include "core/programme.h"

/* The kind that the words of a line stand for, or ENTRY_LINE; *ret_ordinal gets that of a reading, else 0. */
EntryKind kind_of_foreign_words(const char *text, int *ret_ordinal);
