/* What one character is compared as: the rule behind base/folding.h, one character at a time. It asks GLib's tables of
 * Unicode several times, which is too dear for every character of every comparison: tools/folding_table.c makes a table
 * of it in the build. Internal to folding.c. */
#pragma once

#include <glib.h>
#include <stdbool.h>

enum {
    FOLDING_SILENT = 0,         /* what a character is compared as that does not count */
    FOLDING_TABLE_END = 0x2070, /* the table has the characters below: letters with accents, Cyrillic, Arabic, signs */
};

gunichar folding_rule(gunichar c);

/* folding_rule() of each character below FOLDING_TABLE_END. */
extern const guint16 folding_table[FOLDING_TABLE_END];

/* Chinese characters and what stands among them without blanks. */
bool folding_is_han(gunichar c);
