/* A line as words: parted by blanks, with quotation marks; parts of a line by ";". */
#include "session/shorthand_parts.h"

#include <string.h>

/* --- complaints --------------------------------------------------------------------------------------------------- */

void shorthand_complaint_clear(ShorthandComplaint *complaint)
{
    g_free(complaint->found);
    g_free(complaint->expected);
    g_clear_pointer(&complaint->candidates, g_ptr_array_unref);
    *complaint = (ShorthandComplaint){ 0 };
}

bool short_complain(ShorthandComplaint *complaint, Typed what, size_t from, size_t to, const char *found)
{
    shorthand_complaint_clear(complaint);
    *complaint = (ShorthandComplaint){ .what = what, .from = from, .to = to, .found = g_strdup(found) };
    return false;
}

void short_suggest(ShorthandComplaint *complaint, const char *text)
{
    if (complaint->candidates == NULL) {
        complaint->candidates = g_ptr_array_new_with_free_func(g_free);
    }
    if (complaint->candidates->len < SHORTHAND_CANDIDATES_LIMIT) {
        g_ptr_array_add(complaint->candidates, g_strdup(text));
    }
}

int shorthand_column(const char *line, size_t at)
{
    return (int)g_utf8_strlen(line, (gssize)MIN(at, strlen(line))) + 1;
}

/* --- words -------------------------------------------------------------------------------------------------------- */

static void clear_word(gpointer data)
{
    ShortWord *word = data;
    g_free(word->text);
}

void short_words_init(ShortWords *words)
{
    *words = (ShortWords){ .words = g_array_new(FALSE, FALSE, sizeof(ShortWord)),
                           .fields = g_array_new(FALSE, FALSE, sizeof(ShortWord)) };
    g_array_set_clear_func(words->words, clear_word);
    g_array_set_clear_func(words->fields, clear_word);
}

void short_words_clear(ShortWords *words)
{
    g_clear_pointer(&words->words, g_array_unref);
    g_clear_pointer(&words->fields, g_array_unref);
}

const ShortWord *short_word(const ShortWords *words, guint i)
{
    return i < words->words->len ? &g_array_index(words->words, ShortWord, i) : NULL;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* The word at *at, which moves behind it; false if its quotation marks are not closed. */
static bool take_word(const char *line, size_t *at, ShortWord *ret_word)
{
    GString *text = g_string_new(NULL);
    bool is_open = false;
    *ret_word = (ShortWord){ .from = *at };
    for (; line[*at] != '\0' && (is_open || (!is_blank(line[*at]) && line[*at] != ';')); ++*at) {
        if (line[*at] == '"') {
            is_open = !is_open;
            ret_word->is_quoted = true;
        } else {
            g_string_append_c(text, line[*at]);
        }
    }
    ret_word->to = *at;
    ret_word->text = g_string_free(text, FALSE);
    return !is_open;
}

/* "level=minister": what stands before the sign is the name of a field. */
static bool is_field(const ShortWord *word, const char *line)
{
    const char *equals = strchr(word->text, '=');
    if (equals == NULL || line[word->from] == '"') {
        return false;
    }
    g_autofree char *name = g_strndup(word->text, (gsize)(equals - word->text));
    return field_of_name(name) != N_FIELDS;
}

static bool take_list(const Typist *typist, const ShortWord *word, ShortWords *words, ShorthandComplaint *complaint)
{
    words->list = state_find_list(typist->state, word->text + 1);
    if (words->list != ID_NONE) {
        return true;
    }
    short_complain(complaint, TYPED_VALUE, word->from, word->to, word->text);
    complaint->expected = g_strdup(field_info(FIELD_LIST)->about);
    for (int i = 1; i <= state_lists(typist->state); i++) {
        const SpeakersList *list = state_list(typist->state, i);
        if (list != NULL) {
            short_suggest(complaint, state_text(typist->state, list->id));
        }
    }
    complaint->is_of_state = true;
    return false;
}

/* Takes over the word. */
static bool sort_word(const Typist *typist, const char *line, ShortWord *word, ShortWords *words,
                      ShorthandComplaint *complaint)
{
    if (word->text[0] == '@' && word->text[1] != '\0' && !word->is_quoted) {
        const bool is_good = take_list(typist, word, words, complaint);
        clear_word(word);
        return is_good;
    }
    if (words->words->len + words->fields->len >= SHORTHAND_WORDS_LIMIT) {
        short_complain(complaint, TYPED_TOO_LONG, word->from, word->to, NULL);
        clear_word(word);
        return false;
    }
    g_array_append_vals(is_field(word, line) ? words->fields : words->words, word, 1);
    return true;
}

bool short_words_read(const Typist *typist, const char *line, size_t *at, ShortWords *ret_words,
                      ShorthandComplaint *complaint)
{
    for (;;) {
        while (is_blank(line[*at])) {
            ++*at;
        }
        if (line[*at] == '\0' || line[*at] == ';') {
            break;
        }
        ShortWord word;
        if (!take_word(line, at, &word)) {
            short_complain(complaint, TYPED_QUOTE, word.from, word.to, word.text);
            clear_word(&word);
            return false;
        }
        ret_words->from = ret_words->to == 0 ? word.from : ret_words->from;
        ret_words->to = word.to;
        if (!sort_word(typist, line, &word, ret_words, complaint)) {
            return false;
        }
    }
    return true;
}
