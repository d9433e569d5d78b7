/* The shortest way from one list of words to the other, by Myers's greedy search ("An O(ND) difference algorithm and
 * its variations", 1986): cheap where little changed, which is nearly always, and given up where much did. */
#include "base/word_diff.h"

#include <stdbool.h>
#include <string.h>

enum {
    SHARE_TO_COMPARE = 30, /* of a hundred parts: with less in common a text counts as replaced */
    DIAGONALS = 2 * WORD_DIFF_LIMIT + 3,
    UNREACHED = -1,
};

/* A word with the blanks before it, or one character that is no part of a word. */
typedef struct {
    const char *at;
    size_t length;
    bool is_word;
} Token;

/* What stands between two kept stretches: tokens of both texts. */
typedef struct {
    int old_from, old_to, new_from, new_to;
} Edit;

typedef struct {
    const Token *old, *new_; /* without what both have at their beginning and end */
    int n_old, n_new;
    GPtrArray *reached; /* of int[DIAGONALS]: after each number of steps, how far each diagonal was reached */
} Search;

/* --- words ------------------------------------------------------------------------------------------- */

/* Scripts that put no blanks between words; each of their characters is compared for itself. */
static bool stands_alone(gunichar c)
{
    static const struct {
        gunichar first, last;
    } blocks[] = {
        { 0x0e00, 0x0eff }, { 0x1000, 0x109f }, { 0x1780, 0x17ff }, { 0x2e80, 0x2fff },   { 0x3040, 0x31ff },
        { 0x3400, 0x4dbf }, { 0x4e00, 0x9fff }, { 0xf900, 0xfaff }, { 0x20000, 0x2ffff }, { 0x30000, 0x3ffff },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(blocks); i++) {
        if (c >= blocks[i].first && c <= blocks[i].last) {
            return true;
        }
    }
    return false;
}

static bool is_of_word(gunichar c)
{
    return (g_unichar_isalnum(c) || g_unichar_ismark(c)) && !stands_alone(c);
}

static GArray *tokens_of(const char *text)
{
    GArray *tokens = g_array_new(FALSE, FALSE, sizeof(Token));
    for (const char *at = text; *at != '\0';) {
        Token token = { .at = at };
        while (g_unichar_isspace(g_utf8_get_char(at))) {
            at = g_utf8_next_char(at);
        }
        const gunichar first = *at != '\0' ? g_utf8_get_char(at) : 0;
        token.is_word = is_of_word(first) || stands_alone(first);
        do {
            at = *at != '\0' ? g_utf8_next_char(at) : at;
        } while (*at != '\0' && is_of_word(first) && is_of_word(g_utf8_get_char(at)));
        token.length = (size_t)(at - token.at);
        g_array_append_val(tokens, token);
    }
    return tokens;
}

static bool same(const Token *a, const Token *b)
{
    return a->length == b->length && memcmp(a->at, b->at, a->length) == 0;
}

/* --- the search -------------------------------------------------------------------------------------- */

static int *diagonal(int *reached, int k)
{
    return &reached[k + WORD_DIFF_LIMIT + 1];
}

/* How far a step onto diagonal `k` leads, in words of the old text: by deleting one from the diagonal below, or by
 * inserting one from that above. */
static int step_onto(const Search *search, int *reached, int k, bool *ret_inserts)
{
    const int below = *diagonal(reached, k - 1);
    const int above = *diagonal(reached, k + 1);
    const int by_deleting = below != UNREACHED && below < search->n_old ? below + 1 : UNREACHED;
    const int by_inserting = above != UNREACHED && above - (k + 1) < search->n_new ? above : UNREACHED;
    *ret_inserts = by_inserting > by_deleting;
    return MAX(by_inserting, by_deleting);
}

static int follow(const Search *search, int x, int k)
{
    while (x != UNREACHED && x < search->n_old && x - k < search->n_new &&
           same(&search->old[x], &search->new_[x - k])) {
        x++;
    }
    return x;
}

/* Goes `d` steps in all directions; true when the end of both texts is reached. */
static bool go(const Search *search, int *reached, int d)
{
    for (int k = -d; k <= d; k += 2) {
        bool inserts = false;
        const int x = d == 0 ? 0 : step_onto(search, reached, k, &inserts);
        *diagonal(reached, k) = follow(search, x, k);
        if (*diagonal(reached, k) == search->n_old && search->n_old - k == search->n_new) {
            return true;
        }
    }
    return false;
}

/* The number of steps to the end, or −1 if it is not reached in as many as are allowed. */
static int find(Search *search)
{
    int reached[DIAGONALS];
    for (int i = 0; i < DIAGONALS; i++) {
        reached[i] = UNREACHED;
    }
    for (int d = 0; d <= WORD_DIFF_LIMIT; d++) {
        g_ptr_array_add(search->reached, g_memdup2(reached, sizeof reached));
        if (go(search, reached, d)) {
            return d;
        }
    }
    return -1;
}

/* Adds one step, met from the end of the texts towards their beginning, to the places that change. */
static void prepend(GArray *edits, int x, int y, bool inserts)
{
    Edit *next = edits->len > 0 ? &g_array_index(edits, Edit, edits->len - 1) : NULL;
    const int old_to = inserts ? x : x + 1;
    const int new_to = inserts ? y + 1 : y;
    if (next != NULL && next->old_from == old_to && next->new_from == new_to) {
        next->old_from = x;
        next->new_from = y;
        return;
    }
    const Edit edit = { x, old_to, y, new_to };
    g_array_append_val(edits, edit);
}

/* The way that was found, from its end; the edits are put in order afterwards. */
static GArray *retrace(const Search *search, int steps)
{
    GArray *edits = g_array_new(FALSE, FALSE, sizeof(Edit));
    int k = search->n_old - search->n_new;
    for (int d = steps; d > 0; d--) {
        bool inserts = false;
        int *reached = g_ptr_array_index(search->reached, (guint)d);
        const int x = step_onto(search, reached, k, &inserts);
        const int y = x - k;
        prepend(edits, inserts ? x : x - 1, inserts ? y - 1 : y, inserts);
        k += inserts ? 1 : -1;
    }
    for (guint i = 0; i < edits->len / 2; i++) {
        const Edit edit = g_array_index(edits, Edit, i);
        g_array_index(edits, Edit, i) = g_array_index(edits, Edit, edits->len - 1 - i);
        g_array_index(edits, Edit, edits->len - 1 - i) = edit;
    }
    return edits;
}

static GArray *edits_between(const GArray *old, const GArray *new_)
{
    const int least = (int)MIN(old->len, new_->len);
    const Token *a = (const Token *)(const void *)old->data;
    const Token *b = (const Token *)(const void *)new_->data;
    int before = 0;
    while (before < least && same(&a[before], &b[before])) {
        before++;
    }
    int after = 0;
    while (after < least - before && same(&a[(int)old->len - 1 - after], &b[(int)new_->len - 1 - after])) {
        after++;
    }
    g_autoptr(GPtrArray) reached = g_ptr_array_new_with_free_func(g_free);
    Search search = { .old = a + before,
                      .new_ = b + before,
                      .n_old = (int)old->len - before - after,
                      .n_new = (int)new_->len - before - after,
                      .reached = reached };
    const int steps = find(&search);
    GArray *edits = steps >= 0 ? retrace(&search, steps) : g_array_new(FALSE, FALSE, sizeof(Edit));
    if (steps < 0) {
        const Edit all = { 0, search.n_old, 0, search.n_new };
        g_array_append_val(edits, all);
    }
    for (guint i = 0; i < edits->len; i++) {
        Edit *edit = &g_array_index(edits, Edit, i);
        *edit =
            (Edit){ edit->old_from + before, edit->old_to + before, edit->new_from + before, edit->new_to + before };
    }
    return edits;
}

/* --- what a person can read -------------------------------------------------------------------------- */

static bool has_word(const GArray *tokens, int from, int to)
{
    for (int i = from; i < to; i++) {
        if (g_array_index(tokens, Token, i).is_word) {
            return true;
        }
    }
    return false;
}

/* Two changes with nothing but a comma between them are one. */
static void join_edits(GArray *edits, const GArray *new_)
{
    for (guint i = edits->len; i > 1; i--) {
        const Edit *later = &g_array_index(edits, Edit, i - 1);
        Edit *earlier = &g_array_index(edits, Edit, i - 2);
        if (!has_word(new_, earlier->new_to, later->new_from)) {
            earlier->old_to = later->old_to;
            earlier->new_to = later->new_to;
            g_array_remove_index(edits, i - 1);
        }
    }
}

static int kept_share(const GArray *edits, const GArray *old, const GArray *new_)
{
    gsize changed = 0;
    for (guint i = 0; i < edits->len; i++) {
        const Edit *edit = &g_array_index(edits, Edit, i);
        changed +=
            old->len >= new_->len ? (gsize)(edit->old_to - edit->old_from) : (gsize)(edit->new_to - edit->new_from);
    }
    const gsize all = MAX(old->len, new_->len);
    const int share = all == 0 ? 100 : (int)((all - changed) * 100 / all);
    return edits->len > 0 ? MIN(share, 99) : share;
}

/* --- runs -------------------------------------------------------------------------------------------- */

static void add_run(GArray *runs, WordsChange change, const GArray *tokens, const char *text, int from, int to)
{
    if (from >= to) {
        return;
    }
    const Token *first = &g_array_index(tokens, Token, from);
    const Token *last = &g_array_index(tokens, Token, to - 1);
    const WordRun run = { .change = change,
                          .start = (size_t)(first->at - text),
                          .length = (size_t)(last->at - first->at) + last->length };
    g_array_append_val(runs, run);
}

GArray *word_diff(const char *before, const char *after)
{
    before = before != NULL ? before : "";
    after = after != NULL ? after : "";
    g_autoptr(GArray) old = tokens_of(before);
    g_autoptr(GArray) new_ = tokens_of(after);
    g_autoptr(GArray) edits = edits_between(old, new_);
    join_edits(edits, new_);
    if (kept_share(edits, old, new_) < SHARE_TO_COMPARE) {
        const Edit all = { 0, (int)old->len, 0, (int)new_->len };
        g_array_set_size(edits, 0);
        g_array_append_val(edits, all);
    }
    GArray *runs = g_array_new(FALSE, FALSE, sizeof(WordRun));
    int at = 0;
    for (guint i = 0; i < edits->len; i++) {
        const Edit *edit = &g_array_index(edits, Edit, i);
        add_run(runs, WORDS_KEPT, new_, after, at, edit->new_from);
        add_run(runs, WORDS_DELETED, old, before, edit->old_from, edit->old_to);
        add_run(runs, WORDS_INSERTED, new_, after, edit->new_from, edit->new_to);
        at = edit->new_to;
    }
    add_run(runs, WORDS_KEPT, new_, after, at, (int)new_->len);
    return runs;
}

int word_diff_share(const char *before, const char *after)
{
    g_autoptr(GArray) old = tokens_of(before != NULL ? before : "");
    g_autoptr(GArray) new_ = tokens_of(after != NULL ? after : "");
    g_autoptr(GArray) edits = edits_between(old, new_);
    return kept_share(edits, old, new_);
}
