#include "rehearsal/script.h"

#include "session/module.h"

#include <string.h>

static const char *const names[] = {
#define LINE(NAME, name) [DO_##NAME] = (name),
    SCRIPT(LINE)
#undef LINE
};
G_STATIC_ASSERT(G_N_ELEMENTS(names) == N_DEEDS);

void script_read(const CommandInfo *ret_infos[N_DEEDS])
{
    const CommandInfo *info;
    guint found = 0;
    for (guint i = 0; (info = command_at(i)) != NULL; i++) {
        for (guint deed = 0; deed < N_DEEDS; deed++) {
            if (strcmp(info->name, names[deed]) == 0) {
                ret_infos[deed] = info;
                found++;
            }
        }
    }
    g_assert(found == N_DEEDS);
}
