#include "generate.h"

#include <string.h>

enum { PROGRAMMES = 600 };

typedef struct {
    guint entries[N_ENTRY_KINDS], rows[N_ROW_KINDS], modes[N_MEETING_MODES], marks[N_MARKS], blocks[N_BLOCK_KINDS];
    guint shared, without_hours, without_end, without_date, footnotes, links, agendas, over_a_week, without_dates;
} Census;

static void count_row(Census *census, const Row *row)
{
    census->rows[row->kind]++;
    census->modes[row->mode]++;
    census->shared += row->shares_row;
    census->without_hours += row->start == CLOCK_UNKNOWN;
    census->without_end += row->kind == ROW_MEETING && row->start != CLOCK_UNKNOWN && row->end == CLOCK_UNKNOWN;
    census->without_date += !civil_date_is_set(row->date);
    for (guint i = 0; i < row->entries->len; i++) {
        census->entries[row_entry(row, i)->kind]++;
        census->marks[row_entry(row, i)->as_printed]++;
    }
}

static void count_programme(Census *census, const Programme *programme)
{
    for (guint i = 0; i < programme->rows->len; i++) {
        count_row(census, programme_row(programme, i));
    }
    for (guint i = 0; i < programme->front->len; i++) {
        const Block *block = g_ptr_array_index(programme->front, i);
        census->blocks[block->kind]++;
    }
    census->footnotes += programme->footnotes->len;
    census->links += programme->links->len;
    census->agendas += programme->agenda->len > 0;
    const bool dated = civil_date_is_set(programme->from);
    census->without_dates += !dated;
    census->over_a_week += dated && civil_date_days_between(programme->from, programme->to) > 7;
}

static void assert_all(const guint *counts, guint n)
{
    for (guint i = 0; i < n; i++) {
        g_assert_cmpuint(counts[i], >, 0);
    }
}

/* A property that is tested on these is tested on everything a programme can hold. */
static void test_everything_occurs(void)
{
    Census census = { 0 };
    for (guint32 seed = 0; seed < PROGRAMMES; seed++) {
        g_autoptr(Programme) programme = generate_programme(seed);
        count_programme(&census, programme);
    }
    assert_all(census.entries, N_ENTRY_KINDS);
    assert_all(census.rows, N_ROW_KINDS);
    assert_all(census.modes, N_MEETING_MODES);
    assert_all(census.marks, N_MARKS);
    assert_all(census.blocks, N_BLOCK_KINDS);
    const guint others[] = { census.shared,       census.without_hours, census.without_end,
                             census.without_date, census.footnotes,     census.links,
                             census.agendas,      census.over_a_week,   census.without_dates };
    assert_all(others, G_N_ELEMENTS(others));
}

static void test_same_seed_same_programme(void)
{
    for (guint32 seed = 0; seed < 50; seed++) {
        g_autoptr(Programme) once = generate_programme(seed);
        g_autoptr(Programme) again = generate_programme(seed);
        g_autoptr(Programme) other = generate_programme(seed + 1);
        g_assert_true(programme_equal(once, again, NULL));
        g_assert_false(programme_equal(once, other, NULL));
    }
}

static void test_tidy_stays_tidy(void)
{
    for (guint32 seed = 0; seed < PROGRAMMES; seed++) {
        g_autoptr(Programme) programme = generate_programme(seed);
        g_autoptr(Programme) again = generate_programme(seed);
        programme_tidy(again);
        g_autofree char *where = NULL;
        if (!programme_equal(programme, again, &where)) {
            g_error("seed %u: tidied again it differs: %s", seed, where);
        }
    }
}

static void test_texts(void)
{
    Generator generator = generator_of(5);
    int longest = 0;
    for (int i = 0; i < 5000; i++) {
        g_autofree char *text = generate_text(&generator);
        g_assert_true(g_utf8_validate(text, -1, NULL));
        g_assert_true(text[0] != '\0' && text[0] != ' ' && strpbrk(text, "\t\n") == NULL);
        longest = MAX(longest, (int)g_utf8_strlen(text, -1));
    }
    g_assert_cmpint(longest, >, 250);
    g_assert_cmpint(longest, <, 400);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/support/generate/everything", test_everything_occurs);
    g_test_add_func("/support/generate/seeds", test_same_seed_same_programme);
    g_test_add_func("/support/generate/tidy", test_tidy_stays_tidy);
    g_test_add_func("/support/generate/texts", test_texts);
    return g_test_run();
}
