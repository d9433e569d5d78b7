#include "core/programme_next.h"

#include "generate.h"

#include <string.h>

static Row *add_meeting(Programme *programme, const char *date, int start)
{
    Row *row = programme_add_row(programme, row_new(ROW_MEETING));
    row->date = civil_date_parse(date);
    row->start = start;
    row->end = start + 180;
    return row;
}

static Programme *known_programme(void)
{
    Programme *programme = programme_new();
    programme->profile = profile_of_id("oewg");
    programme->body = g_strdup("Working group on matters 2021–2025");
    programme->session = g_strdup("Sixth substantive session");
    programme->symbol = g_strdup("A/AC.292/2023/4");
    programme->job_number = g_strdup("23-12345 (E)");
    programme->issued = civil_date(2023, 11, 24);
    programme->place = g_strdup("New York");
    programme->from = civil_date(2023, 12, 11);
    programme->to = civil_date(2023, 12, 15);
    programme_add_block(programme->front,
                        block_new(BLOCK_PARAGRAPH, "1.",
                                  "The sixth substantive session will be held at Headquarters from 11 to "
                                  "15 December 2023."));
    programme_add_block(
        programme->front,
        block_new(BLOCK_PARAGRAPH, "2.",
                  "The annotated agenda, as adopted on 1 June 2022, is in document A/AC.292/2021/1. See "
                  "https://example.org/matters and resolution 75/240."));
    Row *first = add_meeting(programme, "2023-12-11", 600);
    Entry *item = row_add_entry(first, entry_new(ENTRY_ITEM, "discussions, see the second annual progress report"));
    const ItemNumber number = { .number = 5 };
    g_array_append_val(item->items, number);
    row_add_entry(first, entry_new(ENTRY_PRESENTATION, "Presentation by the Institute on lessons learned"));
    Entry *second = row_add_entry(add_meeting(programme, "2023-12-13", 900), entry_new(ENTRY_ITEM, "discussions"));
    g_array_append_val(second->items, number);
    second->as_printed = MARK_NONE;
    Row *deadline = programme_add_row(programme, row_new(ROW_DEADLINE));
    deadline->date = civil_date(2023, 12, 14);
    deadline->start = 1080;
    deadline->text = g_strdup("deadline for submission of proposals");
    programme_add_footnote(programme, 1, NULL, "In accordance with the modalities of 22 April 2022.", (Position){ 0 });
    programme_tidy(programme);
    return programme;
}

static const NextPlan seventh = { .session = "Seventh substantive session", .from = { 2024, 3, 4 } };

static void assert_fact(const GPtrArray *facts, const char *line)
{
    g_autoptr(GString) all = g_string_new(NULL);
    for (guint i = 0; i < facts->len; i++) {
        const NextFact *fact = g_ptr_array_index(facts, i);
        g_autofree char *text = g_strdup_printf("%s %s @ %s: %s -> %s (%s)", fact_kind_name(fact->kind),
                                                fact_fate_name(fact->fate), fact->where, fact->was,
                                                fact->is != NULL ? fact->is : "", fact->why != NULL ? fact->why : "");
        if (strcmp(text, line) == 0) {
            return;
        }
        g_string_append_printf(all, "%s\n", text);
    }
    g_error("no fact\n%s\namong\n%s", line, all->str);
}

static void test_known_draft(void)
{
    g_autoptr(Programme) earlier = known_programme();
    g_autoptr(GPtrArray) facts = next_facts_new();
    g_autoptr(Programme) next = programme_next(earlier, &seventh, facts);
    g_assert_null(next->symbol);
    g_assert_null(next->job_number);
    g_assert_false(civil_date_is_set(next->issued));
    g_assert_cmpstr(next->session, ==, "Seventh substantive session");
    g_assert_true(civil_date_equal(next->from, civil_date(2024, 3, 4)));
    g_assert_true(civil_date_equal(next->to, civil_date(2024, 3, 8)));
    g_assert_true(civil_date_equal(programme_row(next, 1)->date, civil_date(2024, 3, 6)));
    g_assert_cmpint(row_entry(programme_row(next, 1), 0)->as_printed, ==, MARK_DERIVED);
    const Block *paragraph = g_ptr_array_index(next->front, 0);
    g_assert_cmpstr(paragraph->text, ==,
                    "The seventh substantive session will be held at Headquarters from 4 to 8 March 2024.");
    g_assert_cmpuint(next->footnotes->len, ==, 1);
    static const char *const expected[] = {
        "document removed @ symbol: A/AC.292/2023/4 ->  (it is assigned anew, never made up)",
        "session changed @ paragraph 1: sixth substantive session -> seventh substantive session ()",
        "date changed @ paragraph 1: 11 to 15 December 2023 -> 4 to 8 March 2024 ()",
        "date doubtful @ paragraph 2: 1 June 2022 ->  (the document A/AC.292/2021/1 is of 2021)",
        "symbol carried @ paragraph 2: A/AC.292/2021/1 ->  ()",
        "address carried @ paragraph 2: https://example.org/matters ->  ()",
        "resolution carried @ paragraph 2: 75/240 ->  ()",
        "ordinal carried @ Monday, 11 December 2023, 10 a.m., line 1: second annual progress report ->  (which one it will "
        "be is not guessed)",
        "person carried @ Monday, 11 December 2023, 10 a.m., line 2: the Institute ->  ()",
        "agenda carried @ timetable: Agenda item 5: discussions, see the second annual progress report ->  ()",
        "deadline changed @ Thursday, 14 December 2023, 6 p.m.: Thursday, 14 December 2023, 6 p.m.: deadline for submission "
        "of proposals -> Thursday, 7 March 2024, 6 p.m. (whether it is as long before as it was)",
        "date carried @ footnote 1: 22 April 2022 ->  ()",
        "place carried @ place: New York ->  ()",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(expected); i++) {
        assert_fact(facts, expected[i]);
    }
}

static void test_elsewhere_on_another_weekday(void)
{
    g_autoptr(Programme) earlier = known_programme();
    g_autoptr(GPtrArray) facts = next_facts_new();
    const NextPlan plan = { .from = { 2024, 3, 5 }, .place = "Geneva" };
    g_autoptr(Programme) next = programme_next(earlier, &plan, facts);
    g_assert_cmpstr(next->place, ==, "Geneva");
    g_assert_cmpstr(next->session, ==, "Sixth substantive session");
    assert_fact(facts, "place changed @ place: New York -> Geneva ()");
    assert_fact(facts, "place doubtful @ paragraph 1: Headquarters ->  (the session is held in Geneva)");
    assert_fact(facts, "session doubtful @ session: Sixth substantive session ->  (it is that of the earlier session)");
    assert_fact(facts,
                "date doubtful @ dates of the session: 5–9 March 2024 ->  (the earlier session began on a Monday, this "
                "one begins on a Tuesday: the meetings keep their distance from the first day, not their weekday)");
}

/* What becomes of one paragraph of the draft. */
static char *paragraph_of(const char *text, CivilDate first, CivilDate last, CivilDate next_first)
{
    g_autoptr(Programme) earlier = programme_new();
    earlier->from = first;
    earlier->to = last;
    programme_add_block(earlier->front, block_new(BLOCK_PARAGRAPH, "1.", text));
    g_autoptr(GPtrArray) facts = next_facts_new();
    const NextPlan plan = { .from = next_first };
    g_autoptr(Programme) next = programme_next(earlier, &plan, facts);
    return g_strdup(((const Block *)g_ptr_array_index(next->front, 0))->text);
}

static void test_dates_in_texts(void)
{
    static const struct {
        bool one_day;   /* of 11 December 2023; else to 15 December */
        bool over_year; /* the next begins on 30 December 2024; else on 4 March */
        const char *text, *now;
    } cases[] = {
        { false, false, "from 11 to 15 December", "from 4 to 8 March" },
        { false, false, "11–15 December 2023", "4–8 March 2024" },
        { false, true, "11–15 December", "30 December 2024–3 January 2025" },
        { false, true, "11–15 December 2023", "30 December 2024–3 January 2025" },
        { false, false, "from 11 to 14 December 2023", "from 11 to 14 December 2023" }, /* not the session */
        { false, false, "on 11 December 2023", "on 11 December 2023" },
        { true, false, "on 11 December 2023", "on 4 March 2024" },
        { true, false, "on 11 December", "on 4 March" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        const CivilDate first = civil_date(2023, 12, 11);
        const CivilDate last = cases[i].one_day ? first : civil_date(2023, 12, 15);
        const CivilDate next = cases[i].over_year ? civil_date(2024, 12, 30) : civil_date(2024, 3, 4);
        g_autofree char *now = paragraph_of(cases[i].text, first, last, next);
        g_assert_cmpstr(now, ==, cases[i].now);
    }
}

static void assert_no_fact(const GPtrArray *facts, FactKind kind, FactFate fate)
{
    for (guint i = 0; i < facts->len; i++) {
        const NextFact *fact = g_ptr_array_index(facts, i);
        g_assert_false(fact->kind == kind && fact->fate == fate);
    }
}

/* The plan names the place that it was anyway. */
static void test_the_same_place(void)
{
    g_autoptr(Programme) earlier = known_programme();
    g_autoptr(GPtrArray) facts = next_facts_new();
    const NextPlan plan = { .from = { 2024, 3, 4 }, .place = "New York" };
    g_autoptr(Programme) next = programme_next(earlier, &plan, facts);
    g_assert_cmpstr(next->place, ==, "New York");
    assert_fact(facts, "place carried @ place: New York ->  ()");
    assert_no_fact(facts, FACT_PLACE, FACT_DOUBTFUL);
}

static void test_a_zone_of_its_own(void)
{
    g_autoptr(Programme) earlier = known_programme();
    g_clear_pointer(&earlier->place, g_free);
    earlier->zone = g_strdup("America/New_York");
    row_add_entry(programme_row(earlier, 0), entry_new(ENTRY_ITEM, "an item without a number"));
    programme_add_block(earlier->back, block_new(BLOCK_PARAGRAPH, NULL, "This will be the second"));
    g_autoptr(GPtrArray) facts = next_facts_new();
    const NextPlan plan = { .from = { 2024, 3, 4 }, .place = "Geneva" };
    g_autoptr(Programme) next = programme_next(earlier, &plan, facts);
    g_assert_null(next->zone);
    assert_fact(facts, "place removed @ time zone: America/New_York ->  (it was that of the earlier place)");
    guint agenda = 0;
    bool second = false;
    for (guint i = 0; i < facts->len; i++) {
        const NextFact *fact = g_ptr_array_index(facts, i);
        agenda += fact->kind == FACT_AGENDA;
        second |= fact->kind == FACT_ORDINAL && strcmp(fact->was, "second") == 0;
    }
    g_assert_cmpint(agenda, ==, 1); /* item 5; one without a number is none of an agenda */
    g_assert_true(second);
}

static void test_no_day_to_count_from(void)
{
    g_autoptr(Programme) earlier = programme_new();
    g_autoptr(GPtrArray) facts = next_facts_new();
    g_assert_null(programme_next(earlier, &seventh, facts));
    g_assert_cmpuint(facts->len, ==, 0);
}

/* Whatever the earlier programme: as many rows, each as far from the first day as it was, and no symbol. */
static void test_any_programme(void)
{
    for (guint32 seed = 0; seed < 300; seed++) {
        g_autoptr(Programme) earlier = generate_programme(seed);
        g_autoptr(Programme) untouched = programme_copy(earlier);
        g_autoptr(GPtrArray) facts = next_facts_new();
        g_autoptr(Programme) next = programme_next(earlier, &seventh, facts);
        g_assert_true(programme_equal(earlier, untouched, NULL));
        if (next == NULL) {
            continue;
        }
        const int shift = civil_date_days_between(programme_first_day(earlier), seventh.from);
        g_assert_cmpuint(next->rows->len, ==, earlier->rows->len);
        g_assert_null(next->symbol);
        g_assert_cmpuint(facts->len, >, 0);
        for (guint i = 0; i < next->rows->len; i++) {
            const CivilDate date = programme_row(earlier, i)->date;
            g_assert_true(!civil_date_is_set(date) ||
                          civil_date_days_between(date, programme_row(next, i)->date) == shift);
        }
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/core/programme_next/known", test_known_draft);
    g_test_add_func("/core/programme_next/elsewhere", test_elsewhere_on_another_weekday);
    g_test_add_func("/core/programme_next/dates", test_dates_in_texts);
    g_test_add_func("/core/programme_next/same-place", test_the_same_place);
    g_test_add_func("/core/programme_next/zone", test_a_zone_of_its_own);
    g_test_add_func("/core/programme_next/no-day", test_no_day_to_count_from);
    g_test_add_func("/core/programme_next/any", test_any_programme);
    return g_test_run();
}
