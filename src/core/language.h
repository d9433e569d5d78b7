/* The six official languages of the United Nations, as values. A language is a parameter of each paper and page, never
 * of the process. */
#pragma once

#include <glib.h>
#include <stdbool.h>

typedef enum {
    LANGUAGE_ARABIC, /* in the order of the organization's own lists: by their English names */
    LANGUAGE_CHINESE,
    LANGUAGE_ENGLISH,
    LANGUAGE_FRENCH,
    LANGUAGE_RUSSIAN,
    LANGUAGE_SPANISH,
    N_LANGUAGES,
    LANGUAGE_NONE = -1,
} Language;

/* By its ISO 639-1 code in any case, a region after it left out: "fr", "fr-CH", "ZH"; LANGUAGE_NONE for any other text
 * and for NULL. */
Language language_of_code(const char *code);

const char *language_code(Language language);      /* "ar", "zh", "en", "fr", "ru", "es" */
const char *language_long_code(Language language); /* ISO 639-2 terminology: "ara", "zho", "eng", "fra", "rus", "spa" */
const char *language_name(Language language);      /* in English: "Arabic" */
const char *language_own_name(Language language);  /* in itself: "العربية" */
bool language_runs_rightward(Language language);   /* false for Arabic alone */

/* By its English or own name, in any case: "French", "Français"; LANGUAGE_NONE for others and for NULL. */
Language language_of_name(const char *name);

/* The language in which the papers of that language print distribution, date and original language in their masthead:
 * English in Arabic, Chinese and Russian papers. */
Language language_of_masthead(Language language);
