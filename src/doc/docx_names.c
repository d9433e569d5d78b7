#include "doc/docx_names.h"

#include <string.h>

#define STYLE_PREFIX "Placard "

static const struct {
    NodeKind kind;
    const char *word;
} kinds[] = {
    { NODE_FIELD, "field" },
    { NODE_HEADING, "heading" },
    { NODE_PARAGRAPH, "text" },
    { NODE_ITEM, "item" },
};

char *docx_style_name(NodeKind kind, const char *role)
{
    size_t i = 0;
    while (i + 1 < G_N_ELEMENTS(kinds) && kinds[i].kind != kind) {
        i++;
    }
    return g_strconcat(STYLE_PREFIX, kinds[i].word, role != NULL ? " " : NULL, role, NULL);
}

static bool is_role(const char *text)
{
    const size_t length = strspn(text, DOCX_ROLE_LETTERS);
    return length > 0 && length <= DOCX_ROLE_LIMIT && text[length] == '\0';
}

bool docx_style_name_read(const char *name, NodeKind *ret_kind, const char **ret_role)
{
    if (!g_str_has_prefix(name, STYLE_PREFIX)) {
        return false;
    }
    const char *word = name + strlen(STYLE_PREFIX);
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
        const size_t length = strlen(kinds[i].word);
        if (strncmp(word, kinds[i].word, length) != 0 || (word[length] != ' ' && word[length] != '\0')) {
            continue;
        }
        *ret_kind = kinds[i].kind;
        const char *role = word[length] == ' ' ? word + length + 1 : "";
        *ret_role = is_role(role) ? g_intern_string(role) : NULL;
        return true;
    }
    return false;
}
