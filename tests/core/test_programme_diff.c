#include "core/programme_diff.h"

#include "generate.h"

#include <string.h>

enum { PROGRAMMES = 300 };

/* --- properties -------------------------------------------------------------------------------------- */

static void test_nothing_changed(void)
{
    for (guint32 seed = 0; seed < PROGRAMMES; seed++) {
        g_autoptr(Programme) programme = generate_programme(seed);
        g_autoptr(Programme) copy = programme_copy(programme);
        g_autofree char *where = NULL;
        g_assert_true(programme_equal(programme, copy, &where));
        g_autoptr(ProgrammeDiff) diff = programme_diff(programme, copy);
        g_assert_true(programme_diff_is_empty(diff));
        g_assert_cmpint(diff->relation, ==, DIFF_SAME_PROGRAMME);
        for (guint i = 0; i < programme->rows->len; i++) {
            g_assert_cmpint(g_array_index(diff->new_rows, int, i), ==, (int)i);
        }
    }
}

/* How often each subject was changed in each way; what was removed counts as added when `backwards`. */
static void count(const ProgrammeDiff *diff, bool backwards, guint counts[N_CHANGE_SUBJECTS][N_CHANGE_KINDS])
{
    for (guint i = 0; i < diff->changes->len; i++) {
        const Change *change = programme_diff_at(diff, i);
        ChangeKind kind = change->kind;
        if (backwards && (kind == CHANGE_ADDED || kind == CHANGE_REMOVED)) {
            kind = kind == CHANGE_ADDED ? CHANGE_REMOVED : CHANGE_ADDED;
        }
        counts[change->subject][kind]++;
    }
}

static void test_the_way_back(void)
{
    for (guint32 seed = 0; seed < PROGRAMMES; seed++) {
        g_autoptr(Programme) before = generate_programme(seed);
        g_autoptr(Programme) after = generate_programme(seed + 1);
        g_autoptr(ProgrammeDiff) there = programme_diff(before, after);
        g_autoptr(ProgrammeDiff) back = programme_diff(after, before);
        guint counts[2][N_CHANGE_SUBJECTS][N_CHANGE_KINDS] = { 0 };
        count(there, false, counts[0]);
        count(back, true, counts[1]);
        for (int i = 0; i < N_CHANGE_SUBJECTS; i++) {
            for (int k = 0; k < N_CHANGE_KINDS; k++) {
                if (counts[0][i][k] != counts[1][i][k]) {
                    g_error("seed %u: %s %s: %u and %u", seed, change_subject_name((ChangeSubject)i),
                            change_kind_name((ChangeKind)k), counts[0][i][k], counts[1][i][k]);
                }
            }
        }
    }
}

/* A kind of edit: makes it, if the programme allows, and says what must be reported, and nothing else. */
typedef struct {
    const char *name;
    bool (*edit)(Programme *programme, Generator *generator);
    ChangeSubject subject;
    ChangeKind kind;
    ChangeAspect aspect;
} Edit;

static Row *any_row(Programme *programme, Generator *generator, bool meeting)
{
    for (guint tries = 0; programme->rows->len > 0 && tries < 20; tries++) {
        const guint i = generate_below(generator, programme->rows->len);
        Row *row = programme_row(programme, i);
        const bool shares =
            row->shares_row || (i + 1 < programme->rows->len && programme_row(programme, i + 1)->shares_row);
        if ((row->kind == ROW_MEETING) == meeting && !shares) {
            return row;
        }
    }
    return NULL;
}

static bool set_room(Programme *programme, Generator *generator)
{
    Row *row = any_row(programme, generator, true);
    if (row != NULL) {
        g_free(row->room);
        row->room = g_strdup("A room of its own");
    }
    return row != NULL;
}

static bool set_mode(Programme *programme, Generator *generator)
{
    Row *row = any_row(programme, generator, true);
    if (row != NULL) {
        row->mode = row->mode == MODE_JOINT ? MODE_FORMAL : MODE_JOINT;
    }
    return row != NULL;
}

static bool move_day(Programme *programme, Generator *generator)
{
    Row *row = any_row(programme, generator, true);
    if (row == NULL || (row->entries->len == 0 && row->label == NULL)) {
        return false; /* a meeting of which nothing is said is another one on another day */
    }
    row->date = civil_date(1999, 3, 4);
    return true;
}

static bool add_meeting(Programme *programme, Generator *generator)
{
    Row *row = programme_add_row(programme, row_new(ROW_MEETING));
    row->date = civil_date(1999, 3, 4);
    row->start = 600;
    row_add_entry(row, entry_new(ENTRY_LINE, "Something that no other meeting deals with"));
    return true;
}

static bool cancel_meeting(Programme *programme, Generator *generator)
{
    Row *row = any_row(programme, generator, true);
    return row != NULL && g_ptr_array_remove(programme->rows, row);
}

static bool remove_row(Programme *programme, Generator *generator)
{
    Row *row = any_row(programme, generator, false);
    return row != NULL && g_ptr_array_remove(programme->rows, row);
}

static Entry *any_entry(Programme *programme, Generator *generator)
{
    Row *row = any_row(programme, generator, true);
    return row == NULL || row->entries->len == 0 ? NULL : row_entry(row, generate_below(generator, row->entries->len));
}

static bool set_minutes(Programme *programme, Generator *generator)
{
    Entry *entry = any_entry(programme, generator);
    if (entry != NULL) {
        entry->minutes = entry->minutes == 25 ? 35 : 25;
    }
    return entry != NULL;
}

static bool add_provenance(Programme *programme, Generator *generator)
{
    Entry *entry = any_entry(programme, generator);
    if (entry != NULL) {
        g_free(entry->provenance);
        entry->provenance = g_strdup("from somewhere else");
    }
    return entry != NULL;
}

static bool add_line(Programme *programme, Generator *generator)
{
    Row *row = any_row(programme, generator, true);
    if (row != NULL) {
        row_add_entry(row, entry_new(ENTRY_LINE, "Something that no other meeting deals with"));
    }
    return row != NULL;
}

static bool retitle(Programme *programme, Generator *generator)
{
    g_free(programme->title);
    programme->title = g_strdup("Another title altogether");
    return true;
}

static bool add_paragraph(Programme *programme, Generator *generator)
{
    programme_add_block(programme->back, block_new(BLOCK_PARAGRAPH, "99.", "A paragraph that was not there"));
    return true;
}

static bool drop_footnote(Programme *programme, Generator *generator)
{
    if (programme->footnotes->len == 0) {
        return false;
    }
    g_ptr_array_remove_index(programme->footnotes, generate_below(generator, programme->footnotes->len));
    return true;
}

static const Edit edits[] = {
    { "room", set_room, SUBJECT_MEETING, CHANGE_ALTERED, ASPECT_ROOM },
    { "mode", set_mode, SUBJECT_MEETING, CHANGE_ALTERED, ASPECT_MODE },
    { "day", move_day, SUBJECT_MEETING, CHANGE_MOVED, ASPECT_WHEN },
    { "new meeting", add_meeting, SUBJECT_MEETING, CHANGE_ADDED, ASPECT_WHOLE },
    { "cancelled meeting", cancel_meeting, SUBJECT_MEETING, CHANGE_REMOVED, ASPECT_WHOLE },
    { "row", remove_row, SUBJECT_ROW, CHANGE_REMOVED, ASPECT_WHOLE },
    { "minutes", set_minutes, SUBJECT_LINE, CHANGE_ALTERED, ASPECT_MINUTES },
    { "provenance", add_provenance, SUBJECT_LINE, CHANGE_ALTERED, ASPECT_PROVENANCE },
    { "line", add_line, SUBJECT_LINE, CHANGE_ADDED, ASPECT_WHOLE },
    { "title", retitle, SUBJECT_HEAD, CHANGE_ALTERED, ASPECT_TITLE },
    { "paragraph", add_paragraph, SUBJECT_BACK, CHANGE_ADDED, ASPECT_WHOLE },
    { "footnote", drop_footnote, SUBJECT_FOOTNOTE, CHANGE_REMOVED, ASPECT_WHOLE },
};

static bool is_it(const Change *change, const Edit *edit)
{
    return change->subject == edit->subject && change->kind == edit->kind && change->aspect == edit->aspect;
}

static void test_one_edit(gconstpointer data)
{
    const Edit *edit = data;
    int made = 0;
    for (guint32 seed = 0; seed < PROGRAMMES; seed++) {
        Generator generator = generator_of(seed);
        g_autoptr(Programme) before = generate_programme(seed);
        g_autoptr(Programme) after = programme_copy(before);
        if (!edit->edit(after, &generator)) {
            continue;
        }
        made++;
        g_autoptr(ProgrammeDiff) diff = programme_diff(before, after);
        for (guint i = 0; i < diff->changes->len; i++) {
            const Change *change = programme_diff_at(diff, i);
            g_test_message("seed %u: %s %s %s", seed, change_subject_name(change->subject),
                           change_kind_name(change->kind), change_aspect_name(change->aspect));
        }
        g_assert_cmpuint(diff->changes->len, ==, 1);
        g_assert_true(is_it(programme_diff_at(diff, 0), edit));
    }
    g_assert_cmpint(made, >, PROGRAMMES / 4);
}

/* --- what belongs together --------------------------------------------------------------------------- */

static void test_other_documents(void)
{
    static const struct {
        const char *body, *session, *other_body, *other_session;
        DiffRelation relation;
    } pairs[] = {
        { "Second Committee", "Eightieth session", "Second Committee", "Eightieth session", DIFF_SAME_PROGRAMME },
        { "Second Committee", NULL, NULL, "Eightieth session", DIFF_SAME_PROGRAMME },
        { "Second Committee", "Eightieth session", "Second Committee", "Eighty-first session", DIFF_OTHER_SESSION },
        { "Second Committee", "80th session", "Second Committee", "Eightieth session", DIFF_SAME_PROGRAMME },
        { "Working group on a matter", "First session", "Executive Board", "First session", DIFF_OTHER_BODY },
        { "Working group on matters 2021-2025", "First session", "Working group on matters 2021–2025", "First session",
          DIFF_SAME_PROGRAMME },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++) {
        g_autoptr(Programme) before = programme_new();
        g_autoptr(Programme) after = programme_new();
        before->body = g_strdup(pairs[i].body);
        before->session = g_strdup(pairs[i].session);
        after->body = g_strdup(pairs[i].other_body);
        after->session = g_strdup(pairs[i].other_session);
        g_autoptr(ProgrammeDiff) diff = programme_diff(before, after);
        g_assert_cmpint(diff->relation, ==, pairs[i].relation);
    }
}

/* --- cost -------------------------------------------------------------------------------------------- */

/* As many rows as a programme may have, every meeting like every other, all moved: the worst there is. */
static Programme *monotonous_programme(int shift, bool alike)
{
    enum { ROWS = 16000, LINES = 5 };
    Programme *programme = programme_new();
    for (int i = 0; i < ROWS; i++) {
        Row *row = programme_add_row(programme, row_new(ROW_MEETING));
        row->date = civil_date_add(civil_date(2000, 1, 1), i / 10 + shift);
        row->start = 480 + i % 10 * 60;
        for (int k = 0; k < LINES; k++) {
            g_autofree char *text =
                alike ? g_strdup("The same in every meeting")
                      : g_strdup_printf("Matter %d of %d and shift %d", k, i % 997, k == 0 ? shift : 0);
            row_add_entry(row, entry_new(ENTRY_LINE, text));
        }
    }
    return programme;
}

static void test_cost(void)
{
    for (int alike = 0; alike < 2; alike++) {
        g_autoptr(Programme) before = monotonous_programme(0, alike);
        g_autoptr(Programme) after = monotonous_programme(10000, alike);
        g_test_timer_start();
        g_autoptr(ProgrammeDiff) diff = programme_diff(before, after);
        const double seconds = g_test_timer_elapsed();
        g_test_message("%u rows, %u changes: %.2f s", before->rows->len, diff->changes->len, seconds);
        g_assert_false(programme_diff_is_empty(diff));
        g_assert_cmpfloat(seconds, <, 60);
    }
}

/* Every value has a name, and no two the same. */
static void test_names(void)
{
    g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal);
    for (int i = 0; i < N_CHANGE_ASPECTS; i++) {
        const char *name = change_aspect_name((ChangeAspect)i);
        g_assert_nonnull(name);
        g_assert_true(g_hash_table_add(known, (gpointer)name));
    }
    for (int i = 0; i < N_CHANGE_SUBJECTS; i++) {
        g_assert_nonnull(change_subject_name((ChangeSubject)i));
    }
    for (int i = 0; i < N_CHANGE_KINDS; i++) {
        g_assert_nonnull(change_kind_name((ChangeKind)i));
    }
}

/* What a reader wants to see word by word, and what is one value for another. */
static void test_aspects_of_words(void)
{
    static const ChangeAspect words[] = { ASPECT_WORDING, ASPECT_SPEAKER, ASPECT_PROVENANCE, ASPECT_LABEL,
                                          ASPECT_BODY,    ASPECT_TITLE,   ASPECT_ANNEX_TITLE };
    int n = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        g_assert_true(change_is_of_words(words[i]));
    }
    for (int i = 0; i < N_CHANGE_ASPECTS; i++) {
        n += change_is_of_words((ChangeAspect)i);
    }
    g_assert_cmpint(n, ==, G_N_ELEMENTS(words));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/core/programme_diff/nothing", test_nothing_changed);
    g_test_add_func("/core/programme_diff/way-back", test_the_way_back);
    for (size_t i = 0; i < G_N_ELEMENTS(edits); i++) {
        g_autofree char *name = g_strconcat("/core/programme_diff/edit/", edits[i].name, NULL);
        g_test_add_data_func(name, &edits[i], test_one_edit);
    }
    g_test_add_func("/core/programme_diff/other-documents", test_other_documents);
    g_test_add_func("/core/programme_diff/cost", test_cost);
    g_test_add_func("/core/programme_diff/names", test_names);
    g_test_add_func("/core/programme_diff/aspects-of-words", test_aspects_of_words);
    return g_test_run();
}
