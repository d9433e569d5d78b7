#include "core/language.h"

#include <string.h>

static const struct {
    const char *code;
    const char *long_code;
    const char *name;
    const char *own_name;
} languages[] = {
    [LANGUAGE_ARABIC] = { "ar", "ara", "Arabic", "العربية" },
    [LANGUAGE_CHINESE] = { "zh", "zho", "Chinese", "中文" },
    [LANGUAGE_ENGLISH] = { "en", "eng", "English", "English" },
    [LANGUAGE_FRENCH] = { "fr", "fra", "French", "Français" },
    [LANGUAGE_RUSSIAN] = { "ru", "rus", "Russian", "Русский" },
    [LANGUAGE_SPANISH] = { "es", "spa", "Spanish", "Español" },
};
G_STATIC_ASSERT(G_N_ELEMENTS(languages) == N_LANGUAGES);

Language language_of_code(const char *code)
{
    for (int i = 0; code != NULL && i < N_LANGUAGES; i++) {
        const size_t length = strlen(languages[i].code);
        if (g_ascii_strncasecmp(code, languages[i].code, length) == 0 &&
            (code[length] == '\0' || code[length] == '-' || code[length] == '_')) {
            return (Language)i;
        }
    }
    return LANGUAGE_NONE;
}

const char *language_code(Language language)
{
    return languages[language].code;
}

const char *language_long_code(Language language)
{
    return languages[language].long_code;
}

const char *language_name(Language language)
{
    return languages[language].name;
}

const char *language_own_name(Language language)
{
    return languages[language].own_name;
}

bool language_runs_rightward(Language language)
{
    return language != LANGUAGE_ARABIC;
}

Language language_of_masthead(Language language)
{
    return language == LANGUAGE_FRENCH || language == LANGUAGE_SPANISH ? language : LANGUAGE_ENGLISH;
}

Language language_of_name(const char *name)
{
    if (name == NULL) {
        return LANGUAGE_NONE;
    }
    g_autofree char *asked = g_utf8_casefold(name, -1);
    for (int i = 0; i < N_LANGUAGES; i++) {
        g_autofree char *own = g_utf8_casefold(languages[i].own_name, -1);
        if (g_ascii_strcasecmp(name, languages[i].name) == 0 || strcmp(asked, own) == 0) {
            return (Language)i;
        }
    }
    return LANGUAGE_NONE;
}
