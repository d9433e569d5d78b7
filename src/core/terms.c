/* Looks a text up by its folded form: lower case, without blanks, vowel signs, and differences of punctuation that do
 * not tell words apart. tools/terms folds the table in the same way when it is built. */
#include "core/terms_table.h"

#include "core/ordinals.h"

#include <stdlib.h>
#include <string.h>

enum { TEXT_LIMIT = 1000 }; /* bytes; the longest wording of the table has about half */

/* Punctuation that stands for the same. */
static gunichar same_as(gunichar c)
{
    switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x02bc: return '\'';
    case 0x2011:
    case 0x2013:
    case 0x2014: return '-';
    case 0x060c: return ',';
    case 0xff08:
    case 0xff09:
    case 0xff0c:
    case 0xff1a:
    case 0xff1b: return c - 0xff00 + ' ';
    default: return c;
    }
}

static bool is_folded_away(gunichar c)
{
    const GUnicodeType type = g_unichar_type(c);
    return g_unichar_isspace(c) || type == G_UNICODE_NON_SPACING_MARK || type == G_UNICODE_FORMAT || c == 0x0640;
}

static char *fold(const char *text)
{
    GString *folded = g_string_new(NULL);
    for (; *text != '\0'; text = g_utf8_next_char(text)) {
        const gunichar c = g_utf8_get_char(text);
        if (!is_folded_away(c)) {
            g_string_append_unichar(folded, g_unichar_tolower(same_as(c)));
        }
    }
    return g_string_free(folded, FALSE);
}

/* --- fixed phrases ---------------------------------------------------------------------------------------- */

const char *term_wording(Term term, Language language)
{
    return term_fixed[term]->wording[language];
}

static char *filled(const char *pattern, const char *text)
{
    const char *place = strchr(pattern, '%');
    if (place == NULL) {
        return g_strdup(pattern);
    }
    return g_strdup_printf("%.*s%s%s", (int)(place - pattern), pattern, text, place + 1);
}

char *term_with(Term term, Language language, const char *text)
{
    return filled(term_wording(term, language), text);
}

/* --- wordings --------------------------------------------------------------------------------------------- */

static int compare_wording(const void *folded, const void *wording)
{
    return strcmp(folded, ((const TermWording *)wording)->folded);
}

/* The first of the wordings that are `text` in `language`, or in any if that is LANGUAGE_NONE; NULL if there is none.
 */
static const TermWording *find(const char *text, Language language)
{
    if (text == NULL || strlen(text) > TEXT_LIMIT) {
        return NULL;
    }
    g_autofree char *folded = fold(text);
    const TermWording *found = bsearch(folded, term_wordings, n_term_wordings, sizeof *found, compare_wording);
    if (found == NULL) {
        return NULL;
    }
    while (found > term_wordings && strcmp(found[-1].folded, folded) == 0) {
        found--;
    }
    const TermWording *end = term_wordings + n_term_wordings;
    for (; found < end && strcmp(found->folded, folded) == 0; found++) {
        if (language == LANGUAGE_NONE || found->language == (int)language) {
            return found;
        }
    }
    return NULL;
}

/* `wording` with its first letter in the case of `model`'s where that is not the case of the table's own `origin`. */
static const char *in_case_of(const char *wording, const char *model, const char *origin)
{
    while (g_unichar_isspace(g_utf8_get_char(model))) {
        model = g_utf8_next_char(model);
    }
    const gunichar asked = g_utf8_get_char(model);
    if (g_unichar_isupper(asked) == g_unichar_isupper(g_utf8_get_char(origin))) {
        return wording;
    }
    const gunichar first = g_utf8_get_char(wording);
    const gunichar wanted = g_unichar_isupper(asked) ? g_unichar_toupper(first) : g_unichar_tolower(first);
    if (wanted == first) {
        return wording;
    }
    char letter[7] = "";
    g_unichar_to_utf8(wanted, letter);
    g_autofree char *text = g_strconcat(letter, g_utf8_next_char(wording), NULL);
    return g_intern_string(text);
}

const char *terms_translate(const char *wording, Language from, Language to)
{
    const TermWording *found = find(wording, from);
    if (found == NULL) {
        return NULL;
    }
    const TermRow *row = &term_rows[found->row];
    return in_case_of(row->wording[to], wording, row->wording[from]);
}

const char *terms_english(const char *text, Language *ret_language)
{
    const TermWording *found = find(text, LANGUAGE_NONE);
    if (found == NULL) {
        return NULL;
    }
    if (ret_language != NULL) {
        *ret_language = (Language)found->language;
    }
    const TermRow *row = &term_rows[found->row];
    return in_case_of(row->wording[LANGUAGE_ENGLISH], text, row->wording[found->language]);
}

const char *terms_english_name(const char *text)
{
    const TermWording *found = find(text, LANGUAGE_NONE);
    return found == NULL ? NULL : term_rows[found->row].wording[LANGUAGE_ENGLISH];
}

const char *terms_kind(const char *text)
{
    const TermWording *found = find(text, LANGUAGE_NONE);
    return found == NULL ? NULL : term_rows[found->row].key;
}

/* --- sessions --------------------------------------------------------------------------------------------- */

static bool is_session_row(const TermRow *row)
{
    return strcmp(row->key, "session") == 0;
}

/* "substantive" of "% substantive session"; NULL of "% session". Static. */
static const char *kind_of_session_row(const TermRow *row)
{
    const char *kind = row->wording[LANGUAGE_ENGLISH] + strlen("% ");
    const char *end = strchr(kind, ' ');
    if (end == NULL) {
        return NULL;
    }
    g_autofree char *word = g_strndup(kind, (gsize)(end - kind));
    return g_intern_string(word);
}

static char *upper_first(const char *text)
{
    char letter[7] = "";
    g_unichar_to_utf8(g_unichar_toupper(g_utf8_get_char(text)), letter);
    return g_strconcat(letter, g_utf8_next_char(text), NULL);
}

char *terms_session(int ordinal, const char *kind, Language language)
{
    g_autofree char *words = ordinal_in_language(ordinal, language);
    for (size_t i = 0; words != NULL && i < n_term_rows; i++) {
        if (is_session_row(&term_rows[i]) && g_strcmp0(kind_of_session_row(&term_rows[i]), kind) == 0) {
            g_autofree char *session = filled(term_rows[i].wording[language], words);
            return upper_first(session);
        }
    }
    return NULL;
}

/* The ordinal that stands in `folded` where the pattern has its place; 0 if the text is not of the pattern. */
static int ordinal_within(const char *folded, const char *pattern, Language language)
{
    g_autofree char *form = fold(pattern);
    const char *place = strchr(form, '%');
    const size_t before = (size_t)(place - form);
    const size_t after = strlen(place + 1);
    const size_t length = strlen(folded);
    if (length <= before + after || strncmp(folded, form, before) != 0 ||
        strcmp(folded + length - after, place + 1) != 0) {
        return 0;
    }
    g_autofree char *words = g_strndup(folded + before, length - before - after);
    for (int ordinal = 1; ordinal <= ORDINAL_LIMIT; ordinal++) {
        g_autofree char *known = ordinal_in_language(ordinal, language);
        g_autofree char *known_folded = fold(known);
        if (strcmp(words, known_folded) == 0) {
            return ordinal;
        }
    }
    return 0;
}

bool terms_session_read(const char *text, Language *ret_language, int *ret_ordinal, const char **ret_kind)
{
    if (text == NULL || strlen(text) > TEXT_LIMIT) {
        return false;
    }
    g_autofree char *folded = fold(text);
    for (size_t i = 0; i < n_term_rows * N_LANGUAGES; i++) {
        const TermRow *row = &term_rows[i / N_LANGUAGES];
        const Language language = (Language)(i % N_LANGUAGES);
        const int ordinal = is_session_row(row) ? ordinal_within(folded, row->wording[language], language) : 0;
        if (ordinal > 0) {
            *ret_language = language;
            *ret_ordinal = ordinal;
            *ret_kind = kind_of_session_row(row);
            return true;
        }
    }
    return false;
}
