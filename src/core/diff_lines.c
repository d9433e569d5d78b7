/* What changed in the lines of meetings: within each, then between them. */
#include "core/diff_parts.h"

#include "base/text.h"
#include "base/word_diff.h"

#include <string.h>

enum {
    LEFT_OVER_LIMIT = 24, /* lines of one meeting that are held against each other by their words */
    SHARE_OF_THE_SAME = 50,
};

/* --- which line is which, within one meeting --------------------------------------------------------- */

typedef char *LineKeyOf(const DiffSide *side, guint row, guint line);

static char *path_and_exact(const DiffSide *side, guint row, guint line)
{
    const LineKey *key = diff_line(side, row, line);
    return g_strconcat(key->path, "\n", key->exact, NULL);
}

static char *exact(const DiffSide *side, guint row, guint line)
{
    return g_strdup(diff_line(side, row, line)->exact);
}

static char *path_and_identity(const DiffSide *side, guint row, guint line)
{
    const LineKey *key = diff_line(side, row, line);
    return key->identity == NULL ? NULL : g_strconcat(key->path, "\n", key->identity, NULL);
}

static char *identity(const DiffSide *side, guint row, guint line)
{
    return g_strdup(diff_line(side, row, line)->identity);
}

/* Somebody else speaks or presents in the same place: the line is the same, the person another. */
static char *place_of_speaker(const DiffSide *side, guint row, guint line)
{
    const EntryKind kind = diff_entry(side, row, line)->kind;
    const bool speaks =
        kind == ENTRY_SPEAKER || kind == ENTRY_PRESENTATION || kind == ENTRY_REMARKS || kind == ENTRY_STATEMENTS;
    return speaks ? g_strdup_printf("%d %s", (int)kind, diff_line(side, row, line)->path) : NULL;
}

/* An item of the same meeting and wording that has another number now. */
static char *words_of_item(const DiffSide *side, guint row, guint line)
{
    const Entry *entry = diff_entry(side, row, line);
    return entry->items->len > 0 && entry->text != NULL ? g_strdup_printf("%d %s", (int)entry->kind, entry->text)
                                                        : NULL;
}

static GPtrArray *keys_of(const DiffSide *side, guint row, LineKeyOf *key)
{
    GPtrArray *keys = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < diff_line_count(side, row); i++) {
        g_ptr_array_add(keys, key(side, row, i));
    }
    return keys;
}

static void match_by(const Diffing *diffing, Matching *lines, guint old, guint new_, LineKeyOf *key)
{
    g_autoptr(GPtrArray) olds = keys_of(&diffing->old, old, key);
    g_autoptr(GPtrArray) news = keys_of(&diffing->new_, new_, key);
    matching_by_key(lines, olds, news, MATCH_IN_ORDER);
}

/* The lines without a pair that no number tells apart, as many as are worth the work. */
static GArray *left_over(const DiffSide *side, guint row, const GArray *pairs)
{
    GArray *left = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < pairs->len && left->len < LEFT_OVER_LIMIT; i++) {
        const Entry *entry = diff_entry(side, row, i);
        if (g_array_index(pairs, int, i) == -1 && entry->items->len == 0) {
            g_array_append_val(left, i);
        }
    }
    return left;
}

static void match_by_words(const Diffing *diffing, Matching *lines, guint old, guint new_)
{
    g_autoptr(GArray) olds = left_over(&diffing->old, old, lines->new_of);
    g_autoptr(GArray) news = left_over(&diffing->new_, new_, lines->old_of);
    g_autoptr(GArray) candidates = g_array_new(FALSE, FALSE, sizeof(Candidate));
    for (guint i = 0; i < olds->len; i++) {
        for (guint k = 0; k < news->len; k++) {
            Candidate candidate = { .old = g_array_index(olds, guint, i), .new_ = g_array_index(news, guint, k) };
            candidate.share = word_diff_share(diff_entry(&diffing->old, old, candidate.old)->text,
                                              diff_entry(&diffing->new_, new_, candidate.new_)->text);
            candidate.distance = ABS((int)candidate.old - (int)candidate.new_);
            if (candidate.share >= SHARE_OF_THE_SAME) {
                g_array_append_val(candidates, candidate);
            }
        }
    }
    matching_by_candidates(lines, candidates);
}

static Matching *match_lines(const Diffing *diffing, guint old, guint new_)
{
    Matching *lines = g_new0(Matching, 1);
    matching_init(lines, diff_line_count(&diffing->old, old), diff_line_count(&diffing->new_, new_));
    match_by(diffing, lines, old, new_, path_and_exact);
    match_by(diffing, lines, old, new_, exact);
    match_by(diffing, lines, old, new_, path_and_identity);
    match_by(diffing, lines, old, new_, identity);
    match_by_words(diffing, lines, old, new_);
    match_by(diffing, lines, old, new_, words_of_item);
    match_by(diffing, lines, old, new_, place_of_speaker);
    return lines;
}

/* --- what changed in a line -------------------------------------------------------------------------- */

static bool speaker_changed(const Entry *before, const Entry *after)
{
    g_autofree char *old = entry_presenter(before);
    g_autofree char *new_ = entry_presenter(after);
    return (old != NULL || new_ != NULL) && g_strcmp0(old, new_) != 0;
}

static void report_alterations(Diffing *diffing, const Change *like, const Entry *before, const Entry *after)
{
    g_autofree char *old_items = entry_item_numbers(before);
    g_autofree char *new_items = entry_item_numbers(after);
    const ChangeAspect words = speaker_changed(before, after) ? ASPECT_SPEAKER : ASPECT_WORDING;
    diff_text(diffing, like, ASPECT_KIND, entry_kind_name(before->kind), entry_kind_name(after->kind));
    diff_text(diffing, like, ASPECT_ITEMS, old_items, new_items);
    diff_text(diffing, like, words, before->text, after->text);
    diff_number(diffing, like, ASPECT_READING, before->ordinal, after->ordinal);
    diff_number(diffing, like, ASPECT_MINUTES, before->minutes, after->minutes);
    diff_text(diffing, like, ASPECT_PROVENANCE, before->provenance, after->provenance);
    diff_number(diffing, like, ASPECT_DEPTH, before->depth, after->depth);
    diff_notes(diffing, like, before->notes, after->notes);
}

static Change *report_line(Diffing *diffing, ChangeKind kind, ChangeAspect aspect, int old_row, int new_row,
                           int old_line, int new_line)
{
    Change *change = diff_report(diffing, SUBJECT_LINE, kind, aspect, old_row, new_row);
    change->old_line = old_line;
    change->new_line = new_line;
    return change;
}

/* The lines that left their place among those that stayed in the meeting; what stands under one that left goes with
 * it. */
static void report_order(Diffing *diffing, const Matching *lines, guint old, guint new_)
{
    g_autoptr(GArray) olds = g_array_new(FALSE, FALSE, sizeof(int));
    g_autoptr(GArray) news = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < lines->old_of->len; i++) {
        const int line = matching_old_of(lines, i);
        if (line >= 0) {
            g_array_append_val(olds, line);
            g_array_append_val(news, i);
        }
    }
    g_autoptr(GArray) moved = matching_out_of_order(olds);
    g_autofree bool *is_moved = g_new0(bool, lines->old_of->len + 1);
    for (guint i = 0; i < moved->len; i++) {
        const guint line = g_array_index(news, guint, i);
        const int parent = diff_line(&diffing->new_, new_, line)->parent;
        is_moved[line] = g_array_index(moved, bool, i);
        if (is_moved[line]) {
            Change *change = report_line(diffing, CHANGE_MOVED, ASPECT_ORDER, (int)old, (int)new_,
                                         g_array_index(olds, int, i), (int)line);
            change->with_parent = parent >= 0 && is_moved[parent];
        }
    }
}

static void report_pairs(Diffing *diffing, const Matching *lines, guint old, guint new_)
{
    for (guint i = 0; i < lines->old_of->len; i++) {
        const int line = matching_old_of(lines, i);
        if (line >= 0) {
            const Change like = {
                .subject = SUBJECT_LINE, .old_at = (int)old, .new_at = (int)new_, .old_line = line, .new_line = (int)i
            };
            report_alterations(diffing, &like, diff_entry(&diffing->old, old, (guint)line),
                               diff_entry(&diffing->new_, new_, i));
        }
    }
    report_order(diffing, lines, old, new_);
}

/* --- between meetings -------------------------------------------------------------------------------- */

/* The lines of all meetings that have no pair in theirs. */
typedef struct {
    const DiffSide *side;
    GArray *rows;  /* of guint */
    GArray *lines; /* of guint */
} Strays;

static const Matching *lines_matching(const Diffing *diffing, guint old_row)
{
    return g_ptr_array_index(diffing->lines, old_row);
}

/* The pairs of the lines of a meeting of one side, or NULL if it has none on the other side. */
static const GArray *pairs_of(const Diffing *diffing, bool is_new, guint row)
{
    const int old = is_new ? matching_old_of(&diffing->rows, row) : (int)row;
    const Matching *lines = old >= 0 ? lines_matching(diffing, (guint)old) : NULL;
    return lines == NULL ? NULL : is_new ? lines->old_of : lines->new_of;
}

/* Meetings that share the lines of another, in both programmes, have nothing to tell that the other does not. */
static bool tells_nothing(const Diffing *diffing, guint old, guint new_)
{
    const guint old_owner = diffing->old.owner[old];
    const guint new_owner = diffing->new_.owner[new_];
    return old_owner != old && new_owner != new_ && matching_new_of(&diffing->rows, old_owner) == (int)new_owner;
}

static bool is_silent(const Diffing *diffing, bool is_new, guint row)
{
    const int other = is_new ? matching_old_of(&diffing->rows, row) : matching_new_of(&diffing->rows, row);
    const DiffSide *side = is_new ? &diffing->new_ : &diffing->old;
    if (other < 0) {
        return side->owner[row] != row;
    }
    return is_new ? tells_nothing(diffing, (guint)other, row) : tells_nothing(diffing, row, (guint)other);
}

static Strays strays_of(const Diffing *diffing, bool is_new)
{
    const DiffSide *side = is_new ? &diffing->new_ : &diffing->old;
    Strays strays = { side, g_array_new(FALSE, FALSE, sizeof(guint)), g_array_new(FALSE, FALSE, sizeof(guint)) };
    for (guint row = 0; row < side->programme->rows->len; row++) {
        const GArray *pairs = pairs_of(diffing, is_new, row);
        for (guint i = 0; !is_silent(diffing, is_new, row) && i < diff_line_count(side, row); i++) {
            if (pairs == NULL || g_array_index(pairs, int, i) == -1) {
                g_array_append_val(strays.rows, row);
                g_array_append_val(strays.lines, i);
            }
        }
    }
    return strays;
}

static void strays_clear(Strays *strays)
{
    g_array_unref(strays->rows);
    g_array_unref(strays->lines);
}

static GPtrArray *stray_keys(const Strays *strays, LineKeyOf *key)
{
    GPtrArray *keys = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < strays->rows->len; i++) {
        const guint row = g_array_index(strays->rows, guint, i);
        const guint line = g_array_index(strays->lines, guint, i);
        /* A coffee break that is no more is not the one that is new two days later. */
        const bool is_break = diff_entry(strays->side, row, line)->kind == ENTRY_BREAK;
        g_ptr_array_add(keys, is_break ? NULL : key(strays->side, row, line));
    }
    return keys;
}

/* Of the matters that recur under every item only an item, a reading or the like is known by its number alone. */
static char *own_identity(const DiffSide *side, guint row, guint line)
{
    return diff_entry(side, row, line)->kind == ENTRY_TOPIC ? NULL : identity(side, row, line);
}

static void match_strays(Matching *moves, const Strays *old, const Strays *new_)
{
    LineKeyOf *const passes[] = { path_and_exact, exact, path_and_identity, own_identity };
    for (size_t i = 0; i < G_N_ELEMENTS(passes); i++) {
        g_autoptr(GPtrArray) olds = stray_keys(old, passes[i]);
        g_autoptr(GPtrArray) news = stray_keys(new_, passes[i]);
        matching_by_key(moves, olds, news, MATCH_IN_ORDER);
    }
}

/* Whether the line is listed under the same change of the line above it: `pairs` says where each stray went. */
static bool goes_with_parent(const Strays *strays, const GArray *pairs, const Strays *others, guint i)
{
    const guint row = g_array_index(strays->rows, guint, i);
    const int parent = diff_line(strays->side, row, g_array_index(strays->lines, guint, i))->parent;
    for (guint k = i; parent >= 0 && k > 0 && g_array_index(strays->rows, guint, k - 1) == row; k--) {
        if (g_array_index(strays->lines, guint, k - 1) != (guint)parent) {
            continue;
        }
        const int here = g_array_index(pairs, int, i);
        const int there = g_array_index(pairs, int, k - 1);
        if (here == -1 || there == -1) {
            return here == there;
        }
        return g_array_index(others->rows, guint, here) == g_array_index(others->rows, guint, there);
    }
    return false;
}

static void report_move(Diffing *diffing, const Strays *old, const Strays *new_, const Matching *moves, guint i)
{
    const guint k = (guint)matching_old_of(moves, i);
    const guint old_row = g_array_index(old->rows, guint, k), old_line = g_array_index(old->lines, guint, k);
    const guint new_row = g_array_index(new_->rows, guint, i), new_line = g_array_index(new_->lines, guint, i);
    Change *change =
        report_line(diffing, CHANGE_MOVED, ASPECT_MEETING, (int)old_row, (int)new_row, (int)old_line, (int)new_line);
    change->with_parent = goes_with_parent(new_, moves->old_of, old, i);
    const Change like = *change;
    report_alterations(diffing, &like, diff_entry(old->side, old_row, old_line),
                       diff_entry(new_->side, new_row, new_line));
}

/* What neither stayed nor went elsewhere. Lines of a meeting that is itself cancelled or added are not listed again. */
static void report_strays(Diffing *diffing, const Strays *old, const Strays *new_, const Matching *moves)
{
    for (guint i = 0; i < old->rows->len; i++) {
        const guint row = g_array_index(old->rows, guint, i);
        const int pair = matching_new_of(&diffing->rows, row);
        if (matching_new_of(moves, i) == -1 && pair >= 0) {
            report_line(diffing, CHANGE_REMOVED, ASPECT_WHOLE, (int)row, pair, (int)g_array_index(old->lines, guint, i),
                        -1)
                ->with_parent = goes_with_parent(old, moves->new_of, new_, i);
        }
    }
    for (guint i = 0; i < new_->rows->len; i++) {
        const guint row = g_array_index(new_->rows, guint, i);
        const int pair = matching_old_of(&diffing->rows, row);
        if (matching_old_of(moves, i) >= 0) {
            report_move(diffing, old, new_, moves, i);
        } else if (pair >= 0) {
            report_line(diffing, CHANGE_ADDED, ASPECT_WHOLE, pair, (int)row, -1,
                        (int)g_array_index(new_->lines, guint, i))
                ->with_parent = goes_with_parent(new_, moves->old_of, old, i);
        }
    }
}

static void matching_free(gpointer data)
{
    if (data != NULL) {
        matching_clear(data);
        g_free(data);
    }
}

void diff_lines(Diffing *diffing)
{
    diffing->lines = g_ptr_array_new_with_free_func(matching_free);
    for (guint i = 0; i < diffing->old.programme->rows->len; i++) {
        const int new_ = matching_new_of(&diffing->rows, i);
        const bool compared = new_ >= 0 && !tells_nothing(diffing, i, (guint)new_);
        g_ptr_array_add(diffing->lines, compared ? match_lines(diffing, i, (guint)new_) : NULL);
        if (compared) {
            report_pairs(diffing, lines_matching(diffing, i), i, (guint)new_);
        }
    }
    Strays old = strays_of(diffing, false);
    Strays new_ = strays_of(diffing, true);
    g_auto(Matching) moves = { 0 };
    matching_init(&moves, old.rows->len, new_.rows->len);
    match_strays(&moves, &old, &new_);
    report_strays(diffing, &old, &new_, &moves);
    strays_clear(&old);
    strays_clear(&new_);
}
