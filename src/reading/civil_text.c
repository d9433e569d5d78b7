#include "reading/civil_text.h"

#include "core/prose.h"

#include <string.h>

const char *civil_skip_joint(const char *text)
{
    static const char *const joints[] = { ":", ",", "–",  "—",  "-",  "|", ";",  ")",
                                          ".", "،", "，", "：", "；", "؛", "）", "、" };
    text += strspn(text, " ");
    for (size_t i = 0; i < G_N_ELEMENTS(joints); i++) {
        if (g_str_has_prefix(text, joints[i])) {
            text += strlen(joints[i]);
            return text + strspn(text, " ");
        }
    }
    return text;
}
