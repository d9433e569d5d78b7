/* The ordinal in the name of a session, in the five languages that inflect it or write it their own way. */
#include "base/folding.h"
#include "core/ordinals.h"
#include "core/phrases.h"
#include "core/vocabulary.h"

#include <string.h>

/* --- in figures ------------------------------------------------------------------------------------------- */

/* A number of one to four figures at `text`, and its bytes; 0 if there is none. */
static int number_at(const char *text, size_t *ret_used)
{
    int number = 0;
    int figure;
    size_t used;
    *ret_used = 0;
    for (int i = 0; i < 4 && (figure = folded_figure(text + *ret_used, &used)) >= 0; i++) {
        number = number * 10 + figure;
        *ret_used += used;
    }
    return folded_figure(text + *ret_used, &used) >= 0 ? 0 : number;
}

/* "67e", "67º", "67-я", "67届". */
static int ordinal_in_figures(const char *text)
{
    static const char *const endings[] = { "e",   "ème", "eme", "re", "er", "º",   "ª",   "°",   ".º",
                                           ".ª",  "a",   "o",   "-я", "-й", "-го", "-ая", "-ой", "-е",
                                           "-му", "я",   "й",   "го", "届", "次",  "期",  NULL };
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        size_t used;
        const int number = folded_starts_word(text, at) ? number_at(at, &used) : 0;
        if (number > 0 && folded_begins_with_one_of(at + used, endings) > 0) {
            return number;
        }
    }
    return 0;
}

/* --- in words --------------------------------------------------------------------------------------------- */

/* The ordinal without the letters that its case and gender change: "треть", "الثالثة والعشر", "premi". */
static char *stem_of(int ordinal, Language language)
{
    static const int inflected[N_LANGUAGES] = { [LANGUAGE_ARABIC] = 2, [LANGUAGE_FRENCH] = 2, [LANGUAGE_RUSSIAN] = 2 };
    char *words = ordinal_in_language(ordinal, language);
    const bool whole = language == LANGUAGE_ARABIC && ordinal % 100 < 20;
    const glong length = g_utf8_strlen(words, -1);
    const int cut = whole || (language == LANGUAGE_FRENCH && ordinal != 1) ? 0 : inflected[language];
    if (ordinal == 1 && language == LANGUAGE_FRENCH) {
        *g_utf8_offset_to_pointer(words, length - 3) = '\0'; /* "première", "premier" */
    } else {                                                 /* no ordinal is as short as what is cut */
        *g_utf8_offset_to_pointer(words, length - cut) = '\0';
    }
    return words;
}

/* The largest counts: "soixante-septième" holds "septième" too. */
static int ordinal_in_words_of(const char *text, Language language)
{
    for (int ordinal = ORDINAL_LIMIT; ordinal > 0; ordinal--) {
        g_autofree char *stem = stem_of(ordinal, language);
        if (folded_holds_stem(text, stem)) {
            return ordinal;
        }
    }
    return 0;
}

/* The stems of Spanish, which papers write in figures from ten on. Compounds are their parts, one behind the other. */
static int spanish_ordinal(const char *text)
{
    static const struct {
        const char *stem;
        int value;
    } stems[] = {
        { "primer", 1 },        { "segund", 2 },     { "tercer", 3 },       { "cuart", 4 },      { "quint", 5 },
        { "sext", 6 },          { "séptim", 7 },     { "octav", 8 },        { "noven", 9 },      { "décim", 10 },
        { "undécim", 11 },      { "duodécim", 12 },  { "vigésim", 20 },     { "trigésim", 30 },  { "cuadragésim", 40 },
        { "quincuagésim", 50 }, { "sexagésim", 60 }, { "septuagésim", 70 }, { "octogésim", 80 }, { "nonagésim", 90 },
        { "centésim", 100 },
    };
    int sum = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(stems); i++) {
        sum += folded_holds_stem(text, stems[i].stem) ? stems[i].value : 0;
    }
    return sum <= ORDINAL_LIMIT ? sum : 0;
}

/* "第六十七届": the number behind "第". */
static int chinese_ordinal(const char *text)
{
    const char *at = strstr(text, "第");
    for (int ordinal = ORDINAL_LIMIT; at != NULL && ordinal > 0; ordinal--) {
        g_autofree char *words = ordinal_in_language(ordinal, LANGUAGE_CHINESE);
        if (folded_begins_with_stem(at + strlen("第"), words)) {
            return ordinal;
        }
    }
    return 0;
}

/* --- all -------------------------------------------------------------------------------------------------- */

/* "الدورة 67": figures right behind the word. */
static int ordinal_behind_word(const char *text)
{
    const size_t word = phrase_begins(PHRASE_SESSION, text);
    size_t used;
    const int number = word > 0 && text[word] == ' ' ? number_at(text + word + 1, &used) : 0;
    return number < 1000 ? number : 0;
}

static int english_ordinal(const char *text)
{
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        const int ordinal = folded_starts_word(text, at) ? vocabulary_ordinal(at, NULL) : 0;
        if (ordinal > 0) {
            return ordinal;
        }
    }
    return 0;
}

int vocabulary_session_ordinal(const char *session)
{
    static int (*const others[])(const char *) = { chinese_ordinal, ordinal_in_figures, ordinal_behind_word,
                                                   spanish_ordinal };
    static const Language worded[] = { LANGUAGE_FRENCH, LANGUAGE_RUSSIAN, LANGUAGE_ARABIC };
    int ordinal = session == NULL ? 0 : english_ordinal(session);
    if (ordinal > 0 || session == NULL || !phrase_within(PHRASE_SESSION, session)) {
        return ordinal;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(others) && ordinal == 0; i++) {
        ordinal = others[i](session);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(worded) && ordinal == 0; i++) {
        ordinal = ordinal_in_words_of(session, worded[i]);
    }
    return ordinal;
}
