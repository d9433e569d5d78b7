/* Which meeting of the old programme is which of the new one (docs/adr/0009). */
#include "core/diff_parts.h"

#include "base/word_diff.h"

#include <string.h>

enum {
    BEARERS_LIMIT = 16,     /* what more meetings than this deal with tells none of them from the others */
    PARALLEL_LIMIT = 24,    /* meetings of one day and hour that are held against each other */
    REMARKS_LIMIT = 64,     /* rows that are no meetings that are held against each other by their words */
    SHARE_OF_THE_SAME = 50, /* of a hundred: as much must two meetings of different days have in common */
};

/* --- keys -------------------------------------------------------------------------------------------- */

typedef char *RowKey(const DiffSide *side, guint row);

/* Its day, counted along with the session. */
static CivilDate day_of(const DiffSide *side, const Row *row)
{
    return civil_date_is_set(row->date) ? civil_date_add(row->date, side->shift) : row->date;
}

static char *slot_of(const DiffSide *side, const Row *row)
{
    char date[CIVIL_DATE_SIZE];
    return g_strdup_printf("%s %d", civil_date_format(day_of(side, row), date), row->start);
}

/* Everything that places it, so that of several alike each finds itself. */
static char *key_of_all(const DiffSide *side, guint i)
{
    const Row *row = programme_row(side->programme, i);
    g_autofree char *slot = slot_of(side, row);
    return g_strdup_printf("%d %s-%d %d %s\n%s", (int)row->kind, slot, row->end, (int)row->mode,
                           row->room != NULL ? row->room : "", (char *)g_ptr_array_index(side->matters, i));
}

static char *key_of_slot_and_matter(const DiffSide *side, guint i)
{
    const Row *row = programme_row(side->programme, i);
    g_autofree char *slot = slot_of(side, row);
    return g_strdup_printf("%d %s\n%s", (int)row->kind, slot, (char *)g_ptr_array_index(side->matters, i));
}

static char *key_of_matter(const DiffSide *side, guint i)
{
    const char *matter = g_ptr_array_index(side->matters, i);
    return matter[0] == '\0' ? NULL : g_strdup_printf("%d\n%s", (int)programme_row(side->programme, i)->kind, matter);
}

static char *key_of_slot(const DiffSide *side, guint i)
{
    const Row *row = programme_row(side->programme, i);
    g_autofree char *slot = slot_of(side, row);
    return g_strdup_printf("%d %s", (int)row->kind, slot);
}

/* A row that is no meeting and has become one of another kind, or of another hour. */
static char *key_of_day_and_words(const DiffSide *side, guint i)
{
    const Row *row = programme_row(side->programme, i);
    char date[CIVIL_DATE_SIZE];
    return row->kind == ROW_MEETING ? NULL
                                    : g_strdup_printf("%s\n%s", civil_date_format(day_of(side, row), date),
                                                      (char *)g_ptr_array_index(side->matters, i));
}

static GPtrArray *keys_of(const DiffSide *side, RowKey *key)
{
    GPtrArray *keys = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < side->programme->rows->len; i++) {
        g_ptr_array_add(keys, key(side, i));
    }
    return keys;
}

static void match_by(Diffing *diffing, RowKey *key, MatchRule rule)
{
    g_autoptr(GPtrArray) old = keys_of(&diffing->old, key);
    g_autoptr(GPtrArray) new_ = keys_of(&diffing->new_, key);
    matching_by_key(&diffing->rows, old, new_, rule);
}

/* --- candidates -------------------------------------------------------------------------------------- */

static int days_apart(const Diffing *diffing, guint old, guint new_)
{
    const CivilDate a = day_of(&diffing->old, programme_row(diffing->old.programme, old));
    const CivilDate b = programme_row(diffing->new_.programme, new_)->date;
    return civil_date_is_set(a) && civil_date_is_set(b) ? ABS(civil_date_days_between(a, b)) : G_MAXINT;
}

static void add_candidate(Diffing *diffing, GArray *candidates, guint old, guint new_, int least)
{
    const int share = diff_share(&diffing->old, old, &diffing->new_, new_);
    if (share >= least) {
        const Candidate candidate = { old, new_, share, days_apart(diffing, old, new_) };
        g_array_append_val(candidates, candidate);
    }
}

/* An index: by key, the rows that have it and are still without a pair. */
static void index_add(GHashTable *index, const char *key, guint row)
{
    GArray *bearers = g_hash_table_lookup(index, key);
    if (bearers == NULL) {
        bearers = g_array_new(FALSE, FALSE, sizeof(guint));
        g_hash_table_insert(index, g_strdup(key), bearers);
    }
    if (bearers->len == 0 || g_array_index(bearers, guint, bearers->len - 1) != row) {
        g_array_append_val(bearers, row);
    }
}

static GHashTable *index_new(void)
{
    return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref);
}

static bool is_open_meeting(const DiffSide *side, const GArray *pairs, guint row)
{
    return programme_row(side->programme, row)->kind == ROW_MEETING && g_array_index(pairs, int, row) == -1;
}

/* Meetings at the same time on the same day that have something in common: the slot stayed, its business changed. */
static void match_in_slots(Diffing *diffing)
{
    g_autoptr(GHashTable) slots = index_new();
    for (guint i = 0; i < diffing->new_.programme->rows->len; i++) {
        if (is_open_meeting(&diffing->new_, diffing->rows.old_of, i)) {
            g_autofree char *slot = key_of_slot(&diffing->new_, i);
            index_add(slots, slot, i);
        }
    }
    g_autoptr(GArray) candidates = g_array_new(FALSE, FALSE, sizeof(Candidate));
    for (guint i = 0; i < diffing->old.programme->rows->len; i++) {
        g_autofree char *slot = key_of_slot(&diffing->old, i);
        const GArray *there =
            is_open_meeting(&diffing->old, diffing->rows.new_of, i) ? g_hash_table_lookup(slots, slot) : NULL;
        for (guint k = 0; there != NULL && k < MIN(there->len, PARALLEL_LIMIT); k++) {
            add_candidate(diffing, candidates, i, g_array_index(there, guint, k), 1);
        }
    }
    matching_by_candidates(&diffing->rows, candidates);
}

static GHashTable *index_of_matters(const DiffSide *side, const GArray *pairs)
{
    GHashTable *index = index_new();
    for (guint i = 0; i < side->programme->rows->len; i++) {
        const char *part;
        for (guint k = 0; is_open_meeting(side, pairs, i) && (part = diff_matter_at(side, i, k)) != NULL; k++) {
            index_add(index, part, i);
        }
    }
    return index;
}

/* The meetings of `there` that deal with something that few others deal with, and `row` too. */
static void add_similar(Diffing *diffing, GHashTable *here, GHashTable *there, guint row, GArray *candidates)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_direct_hash, g_direct_equal);
    const char *part;
    for (guint k = 0; (part = diff_matter_at(&diffing->old, row, k)) != NULL; k++) {
        const GArray *olds = g_hash_table_lookup(here, part);
        const GArray *news = g_hash_table_lookup(there, part);
        if (news == NULL || olds->len > BEARERS_LIMIT || news->len > BEARERS_LIMIT) {
            continue;
        }
        for (guint i = 0; i < news->len; i++) {
            const guint new_ = g_array_index(news, guint, i);
            if (g_hash_table_add(seen, GUINT_TO_POINTER(new_))) {
                add_candidate(diffing, candidates, row, new_, SHARE_OF_THE_SAME);
            }
        }
    }
}

/* Meetings that went elsewhere and were changed as well. */
static void match_similar(Diffing *diffing)
{
    g_autoptr(GHashTable) here = index_of_matters(&diffing->old, diffing->rows.new_of);
    g_autoptr(GHashTable) there = index_of_matters(&diffing->new_, diffing->rows.old_of);
    g_autoptr(GArray) candidates = g_array_new(FALSE, FALSE, sizeof(Candidate));
    for (guint i = 0; i < diffing->old.programme->rows->len; i++) {
        if (is_open_meeting(&diffing->old, diffing->rows.new_of, i)) {
            add_similar(diffing, here, there, i, candidates);
        }
    }
    matching_by_candidates(&diffing->rows, candidates);
}

/* Rows that are no meetings, which have only their words: a deadline that was put off and says so in others. */
static GArray *open_remarks(const DiffSide *side, const GArray *pairs)
{
    GArray *rows = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < pairs->len && rows->len < REMARKS_LIMIT; i++) {
        const Row *row = programme_row(side->programme, i);
        if (row->kind != ROW_MEETING && row->text != NULL && g_array_index(pairs, int, i) == -1) {
            g_array_append_val(rows, i);
        }
    }
    return rows;
}

static void match_remarks(Diffing *diffing)
{
    g_autoptr(GArray) olds = open_remarks(&diffing->old, diffing->rows.new_of);
    g_autoptr(GArray) news = open_remarks(&diffing->new_, diffing->rows.old_of);
    g_autoptr(GArray) candidates = g_array_new(FALSE, FALSE, sizeof(Candidate));
    for (guint i = 0; i < olds->len; i++) {
        for (guint k = 0; k < news->len; k++) {
            Candidate candidate = { .old = g_array_index(olds, guint, i), .new_ = g_array_index(news, guint, k) };
            const Row *before = programme_row(diffing->old.programme, candidate.old);
            const Row *after = programme_row(diffing->new_.programme, candidate.new_);
            candidate.share = before->kind == after->kind ? word_diff_share(before->text, after->text) : 0;
            candidate.distance = days_apart(diffing, candidate.old, candidate.new_);
            if (candidate.share >= SHARE_OF_THE_SAME) {
                g_array_append_val(candidates, candidate);
            }
        }
    }
    matching_by_candidates(&diffing->rows, candidates);
}

void diff_match_rows(Diffing *diffing)
{
    matching_init(&diffing->rows, diffing->old.programme->rows->len, diffing->new_.programme->rows->len);
    match_by(diffing, key_of_all, MATCH_IN_ORDER);
    match_by(diffing, key_of_slot_and_matter, MATCH_IN_ORDER);
    match_by(diffing, key_of_matter, MATCH_UNIQUE);
    match_in_slots(diffing);
    match_by(diffing, key_of_matter, MATCH_IN_ORDER);
    match_similar(diffing);
    match_remarks(diffing);
    match_by(diffing, key_of_slot, MATCH_IN_ORDER);
    match_by(diffing, key_of_day_and_words, MATCH_IN_ORDER);
}
