/* Writes folding_table of base/folding_rule.h as C to the standard output. Runs in the build. */
#include "base/folding_rule.h"

#include <stdio.h>

int main(void)
{
    printf("#include \"base/folding_rule.h\"\n\nconst guint16 folding_table[FOLDING_TABLE_END] = {");
    for (gunichar c = 0; c < FOLDING_TABLE_END; c++) {
        const gunichar folded = folding_rule(c);
        g_assert(folded <= G_MAXUINT16);
        printf("%s0x%x,", c % 16 == 0 ? "\n" : " ", folded);
    }
    printf("\n};\n");
    return 0;
}
