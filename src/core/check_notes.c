/* Rules on footnotes: every mark has its note, every note its mark, and they are numbered as they come. */
#include "core/check.h"

/* The footnotes by their numbers. */
static GHashTable *notes_by_number(const Programme *programme)
{
    GHashTable *notes = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < programme->footnotes->len; i++) {
        Footnote *note = g_ptr_array_index(programme->footnotes, i);
        g_hash_table_insert(notes, GINT_TO_POINTER(note->number), note);
    }
    return notes;
}

typedef void VisitMark(Check *check, int number, Position at, gpointer data);

static void visit_marks(Check *check, const GArray *notes, Position at, VisitMark *visit, gpointer data)
{
    for (guint i = 0; i < notes->len && !check_is_full(check); i++) {
        visit(check, g_array_index(notes, int, i), at, data);
    }
}

static void visit_blocks(Check *check, const GPtrArray *blocks, VisitMark *visit, gpointer data)
{
    for (guint i = 0; i < blocks->len; i++) {
        const Block *block = g_ptr_array_index(blocks, i);
        visit_marks(check, block->notes, block->at, visit, data);
    }
}

/* Every footnote mark in the order of the paper. */
static void each_mark(Check *check, VisitMark *visit, gpointer data)
{
    const Programme *programme = check->programme;
    visit_blocks(check, programme->front, visit, data);
    for (guint i = 0; i < programme->rows->len; i++) {
        const Row *row = programme_row(programme, i);
        visit_marks(check, row->notes, row->at, visit, data);
        for (guint k = 0; k < row->entries->len; k++) {
            const Entry *entry = row_entry(row, k);
            visit_marks(check, entry->notes, entry->at, visit, data);
        }
    }
    visit_blocks(check, programme->back, visit, data);
}

/* A mark as it is printed: a number, or as many stars as a negative one says. */
static char *mark_name_of(int number)
{
    return number < 0 ? g_strnfill((gsize)CLAMP(-number, 1, 8), '*') : g_strdup_printf("%d", number);
}

static void ask_for_note(Check *check, int number, Position at, gpointer notes)
{
    if (!g_hash_table_contains(notes, GINT_TO_POINTER(number))) {
        g_autofree char *mark = mark_name_of(number);
        /* Stars are explained in all kinds of places. */
        check_report_as(check, number < 0 ? SEVERITY_NOTE : SEVERITY_ERROR, at,
                        g_strdup_printf("the footnote mark %s has no note", mark), NULL);
    }
}

void check_note_without_text(Check *check)
{
    g_autoptr(GHashTable) notes = notes_by_number(check->programme);
    each_mark(check, ask_for_note, notes);
}

static void remember_mark(Check *check, int number, Position at, gpointer numbers)
{
    g_hash_table_add(numbers, GINT_TO_POINTER(number));
}

/* "Footnote 2", or where another sign marks it "The footnote at *". */
static char *note_name(const Footnote *note)
{
    return note->mark != NULL ? g_strdup_printf("the footnote at %s", note->mark)
                              : g_strdup_printf("footnote %d", note->number);
}

void check_note_without_mark(Check *check)
{
    g_autoptr(GHashTable) marked = g_hash_table_new(NULL, NULL);
    each_mark(check, remember_mark, marked);
    const guint n_notes = check->programme->footnotes->len;
    if (g_hash_table_size(marked) == 0 && n_notes > 1) {
        const Footnote *first = g_ptr_array_index(check->programme->footnotes, 0);
        check_report(check, first->at, g_strdup_printf("none of the %u footnotes is marked in the text", n_notes),
                     g_strdup("the marks were lost, or stand where they cannot be told from figures"));
        return;
    }
    for (guint i = 0; i < check->programme->footnotes->len; i++) {
        const Footnote *note = g_ptr_array_index(check->programme->footnotes, i);
        if (!g_hash_table_contains(marked, GINT_TO_POINTER(note->number))) {
            g_autofree char *name = note_name(note);
            check_report(check, note->at, g_strdup_printf("%s is marked nowhere", name), NULL);
        }
    }
}

typedef struct {
    GHashTable *notes;
    int last;
} NumberWalk;

/* The first mark of each numbered note must be one more than the first mark before it. */
static void follow_number(Check *check, int number, Position at, gpointer data)
{
    NumberWalk *walk = data;
    const Footnote *note = g_hash_table_lookup(walk->notes, GINT_TO_POINTER(number));
    if (note == NULL || note->mark != NULL || number <= walk->last) {
        return;
    }
    if (walk->last > 0 && number != walk->last + 1) {
        check_report(check, at, g_strdup_printf("footnote mark %d follows mark %d", number, walk->last),
                     g_strdup_printf("expected %d", walk->last + 1));
    }
    walk->last = number;
}

void check_note_order(Check *check)
{
    g_autoptr(GHashTable) notes = notes_by_number(check->programme);
    NumberWalk walk = { notes, 0 };
    each_mark(check, follow_number, &walk);
}

void check_note_twice(Check *check)
{
    g_autoptr(GHashTable) numbers = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < check->programme->footnotes->len; i++) {
        const Footnote *note = g_ptr_array_index(check->programme->footnotes, i);
        /* Tables and title pages have stars of their own. */
        if (!g_hash_table_add(numbers, GINT_TO_POINTER(note->number)) && note->number > 0) {
            g_autofree char *name = note_name(note);
            check_report(check, note->at, g_strdup_printf("%s stands here a second time", name), NULL);
        }
    }
}
