#include "core/references.h"

#include "core/symbol.h"

#include <string.h>

static const char *const resolution_words[] = { "resolutions", "resolution" };

/* What may stand between two numbers of one list. */
static const char *const list_words[] = { ", and ", ", ", " and ", " or " };

/* 0 unless one of `words` stands at `at`, in any case; else its length. */
static size_t word_length(const char *at, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const size_t length = strlen(words[i]);
        if (g_ascii_strncasecmp(at, words[i], length) == 0) {
            return length;
        }
    }
    return 0;
}

static bool has_digit(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (g_ascii_isdigit(text[i])) {
            return true;
        }
    }
    return false;
}

/* The length of the symbol at walk->at, 0 if none stands there: every document's has a number. The next candidate is
 * looked for once and kept, so that a long text costs one search. */
static size_t symbol_length(ReferenceWalk *walk)
{
    const char *at = walk->text + walk->at;
    while (walk->candidate != NULL && walk->candidate < at) {
        walk->candidate = symbol_find(at, &walk->candidate_length);
    }
    if (walk->candidate != at || !has_digit(at, walk->candidate_length)) {
        return 0;
    }
    return symbol_is_valid(at, walk->candidate_length) ? walk->candidate_length : 0;
}

static size_t digits_length(const char *at)
{
    size_t length = 0;
    while (g_ascii_isdigit(at[length])) {
        length++;
    }
    return length <= 4 ? length : 0;
}

/* "75/240", "ES-10/24", "S-12/1", "2011/22". */
static size_t number_length(const char *at)
{
    static const char *const special[] = { "ES-", "S-" };
    const size_t before = word_length(at, special, G_N_ELEMENTS(special));
    const size_t session = digits_length(at + before);
    if (session == 0 || at[before + session] != '/') {
        return 0;
    }
    const size_t number = digits_length(at + before + session + 1);
    const size_t length = before + session + 1 + number;
    return number == 0 || g_ascii_isalnum(at[length]) || at[length] == '/' ? 0 : length;
}

/* Where an address ends for sure; typographic quotation marks enclose it as often as brackets do. */
static bool ends_url(gunichar c)
{
    return c <= ' ' || c == 0x7F || g_unichar_isspace(c) || (c < 0x80 && strchr("<>\"`{}|\\^", (int)c) != NULL) ||
           (c >= 0x2018 && c <= 0x201F) || c == 0xAB || c == 0xBB;
}

static size_t url_length(const char *at)
{
    static const char *const schemes[] = { "https://", "http://" };
    const size_t scheme = word_length(at, schemes, G_N_ELEMENTS(schemes));
    if (scheme == 0) {
        return 0;
    }
    size_t length = scheme;
    int open = 0; /* brackets that the address itself opened */
    while (at[length] != '\0' && !ends_url(g_utf8_get_char(at + length))) {
        open += at[length] == '(';
        if (at[length] == ')' && --open < 0) {
            break;
        }
        length = (size_t)(g_utf8_next_char(at + length) - at);
    }
    while (length > scheme && strchr(".,;:!?'*]", at[length - 1]) != NULL) {
        length--;
    }
    return length > scheme ? length : 0;
}

static bool begins_word(const char *text, size_t at)
{
    if (at == 0) {
        return true;
    }
    const gunichar before = g_utf8_get_char(g_utf8_prev_char(text + at));
    return !g_unichar_isalnum(before) && before != '/' && before != '.' && before != '@';
}

/* After the word resolution, or after a number of the list that it opened: moves to the next number. */
static bool enter_list(ReferenceWalk *walk, size_t skip)
{
    if (number_length(walk->text + walk->at + skip) == 0) {
        return false;
    }
    walk->at += skip;
    walk->in_resolutions = true;
    return true;
}

static size_t measure(ReferenceWalk *walk, ReferenceKind kind)
{
    const char *at = walk->text + walk->at;
    if (kind == REFERENCE_URL) {
        return url_length(at);
    }
    if (kind == REFERENCE_SYMBOL) {
        return symbol_length(walk);
    }
    return walk->in_resolutions ? number_length(at) : 0;
}

void references_begin(ReferenceWalk *walk, const char *text)
{
    *walk = (ReferenceWalk){ .text = text != NULL ? text : "" };
    walk->candidate = symbol_find(walk->text, &walk->candidate_length);
}

bool references_next(ReferenceWalk *walk, Reference *ret_reference)
{
    for (; walk->text[walk->at] != '\0'; walk->at++) {
        if (!begins_word(walk->text, walk->at)) {
            continue;
        }
        for (ReferenceKind kind = 0; kind < N_REFERENCE_KINDS; kind++) {
            const size_t length = measure(walk, kind);
            if (length == 0) {
                continue;
            }
            *ret_reference = (Reference){ .kind = kind, .start = walk->at, .length = length };
            walk->at += length;
            walk->in_resolutions = false;
            if (kind == REFERENCE_RESOLUTION) {
                enter_list(walk, word_length(walk->text + walk->at, list_words, G_N_ELEMENTS(list_words)));
            }
            return true;
        }
        walk->in_resolutions = false;
        const size_t word = word_length(walk->text + walk->at, resolution_words, G_N_ELEMENTS(resolution_words));
        if (word > 0 && walk->text[walk->at + word] == ' ' && enter_list(walk, word + 1)) {
            walk->at--; /* the loop goes on to the number */
        }
    }
    return false;
}

typedef struct {
    ReferenceKind kind;
    GPtrArray *found;
    GHashTable *known;
} Collection;

static void collect(Collection *collection, const char *text)
{
    ReferenceWalk walk;
    Reference reference;
    references_begin(&walk, text);
    while (references_next(&walk, &reference)) {
        g_autofree char *words = g_strndup(text + reference.start, reference.length);
        if (reference.kind == collection->kind && g_hash_table_add(collection->known, g_strdup(words))) {
            g_ptr_array_add(collection->found, g_steal_pointer(&words));
        }
    }
}

static void collect_blocks(Collection *collection, const GPtrArray *blocks)
{
    for (guint i = 0; i < blocks->len; i++) {
        const Block *block = g_ptr_array_index(blocks, i);
        collect(collection, block->text);
    }
}

static void collect_row(Collection *collection, const Row *row)
{
    collect(collection, row->label);
    collect(collection, row->text);
    for (guint i = 0; i < row->entries->len; i++) {
        collect(collection, row_entry(row, i)->text);
        collect(collection, row_entry(row, i)->provenance);
    }
}

GPtrArray *references_of_programme(const Programme *programme, ReferenceKind kind)
{
    g_autoptr(GHashTable) known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    Collection collection = { .kind = kind, .found = g_ptr_array_new_with_free_func(g_free), .known = known };
    collect(&collection, programme->title);
    collect_blocks(&collection, programme->front);
    collect(&collection, programme->annex_title);
    for (guint i = 0; i < programme->agenda->len; i++) {
        const AgendaItem *item = g_ptr_array_index(programme->agenda, i);
        collect(&collection, item->title);
    }
    for (guint i = 0; i < programme->rows->len; i++) {
        collect_row(&collection, programme_row(programme, i));
    }
    for (guint i = 0; i < programme->footnotes->len; i++) {
        const Footnote *footnote = g_ptr_array_index(programme->footnotes, i);
        collect(&collection, footnote->text);
    }
    collect_blocks(&collection, programme->back);
    for (guint i = 0; i < programme->links->len; i++) {
        const Link *link = g_ptr_array_index(programme->links, i);
        collect(&collection, link->target);
    }
    return collection.found;
}
