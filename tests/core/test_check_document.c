/* The rules on the document as such and on its footnotes. */
#include "said.h"

static void set_text(char **text, const char *to)
{
    g_free(*text);
    *text = g_strdup(to);
}

/* A session of 24 and 25 July 2023 with one meeting. */
static Programme *session(void)
{
    Programme *programme = programme_new();
    programme->profile = profile_of_id("oewg");
    programme->from = civil_date(2023, 7, 24);
    programme->to = civil_date(2023, 7, 25);
    Row *row = programme_add_row(programme, row_new(ROW_MEETING));
    row->date = programme->from;
    row_add_entry(row, entry_new(ENTRY_DEBATE, "General debate"));
    return programme;
}

static void assert_said(const char *rule, const Programme *programme, const char *expected)
{
    g_autofree char *said = said_by(rule, programme);
    g_assert_cmpstr(said, ==, expected);
}

/* --- masthead ------------------------------------------------------------------------------------------- */

/* Any line of a masthead makes it one, and then a symbol is missed; a paper without any owes none. */
static void test_what_makes_a_masthead(void)
{
    static const char missed[] = "0: note: this document has no symbol of its own";
    for (int line = 0; line < 4; line++) {
        g_autoptr(Programme) programme = session();
        programme->distribution = line == 1 ? g_strdup("General") : NULL;
        programme->original = line == 2 ? g_strdup("English") : NULL;
        programme->issued = line == 3 ? civil_date(2023, 5, 2) : (CivilDate){ 0 };
        assert_said("symbol-missing", programme, line == 0 ? "" : missed);
    }
}

static void test_years_of_symbols(void)
{
    static const struct {
        const char *symbol;
        int issued;
        const char *said;
    } cases[] = {
        { "A/AC.292/2021/2", 2022,
          "0: warning: the symbol A/AC.292/2021/2 is of 2021, the document is issued in 2022" },
        { "A/AC.292/2022/2", 2022, "" },
        { "A/AC.292/2023/2", 2022, "" }, /* made ahead, for the year of the session */
        { "A/AC.292/2021/2", 0, "" },    /* not issued yet */
        { "A/78/265", 2022, "" },
        { NULL, 2022, "" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Programme) programme = session();
        programme->symbol = g_strdup(cases[i].symbol);
        programme->issued = cases[i].issued > 0 ? civil_date(cases[i].issued, 12, 1) : (CivilDate){ 0 };
        assert_said("symbol-year", programme, cases[i].said);
    }
}

static void test_adoptions_by_year(void)
{
    static const struct {
        const char *text, *said;
    } cases[] = {
        { "The agenda, adopted on 1 June 2022, is in A/AC.292/2021/1.",
          "0: warning: “adopted ... 1 June 2022” does not agree with the symbol A/AC.292/2021/1" },
        { "The agenda, adopted on 1 June 2021, is in A/AC.292/2021/1 and A/AC.292/2020/1.",
          "0: warning: “adopted ... 1 June 2021” does not agree with the symbol A/AC.292/2020/1" },
        { "The agenda, adopted on 1 June, is in A/AC.292/2021/1.", "" },
        { "The agenda, adopted on 1 June 2022, is in A/78/265.", "" },
        { "The agenda, adopted by all, is in A/AC.292/2021/1.", "" },
        { "It was adopted on 1 June 2022. The agenda is in A/AC.292/2021/1.", "" }, /* two sentences */
        { "It was adopted on 1 June 2022.", "" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Programme) programme = session();
        programme_add_block(programme->front, block_new(BLOCK_PARAGRAPH, "1.", cases[i].text));
        assert_said("symbol-year", programme, cases[i].said);
    }
}

static void test_distribution(void)
{
    static const struct {
        const char *symbol, *distribution, *original, *said;
    } cases[] = {
        { "A/C.1/77/L.1", "Limited", "English", "" },
        { "A/C.1/77/L.1", "LIMITED", "English", "" },
        { "A/C.1/77/L.1", "Limitada", "English", "" }, /* the same in Spanish */
        { "A/C.1/77/L.1", "General", "English", "0: warning: A/C.1/77/L.1 is distributed “General”" },
        { "A/C.1/77/L.1", "Whoever asks", "English", "0: warning: A/C.1/77/L.1 is distributed “Whoever asks”" },
        { "A/C.1/77/L.1", "Limited", NULL, "0: warning: A/C.1/77/L.1 does not say its original language" },
        { "A/C.1/77/L.1", NULL, "English", "" },
        { "A/C.1/77/1", "General", NULL, "" },
        { NULL, "General", NULL, "" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Programme) programme = session();
        programme->symbol = g_strdup(cases[i].symbol);
        programme->distribution = g_strdup(cases[i].distribution);
        programme->original = g_strdup(cases[i].original);
        assert_said("distribution", programme, cases[i].said);
    }
}

static void test_job_numbers(void)
{
    static const char *const numbers[] = { "25-06880 (E)", "25-06880" };
    static const char *const others[] = { "25-0688 (E)", "25-06880 (e)", "25-06880 (E) 2", "25-06880 ", "25", "x" };
    for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++) {
        g_autoptr(Programme) programme = session();
        set_text(&programme->job_number, numbers[i]);
        assert_said("job-number", programme, "");
    }
    for (size_t i = 0; i < G_N_ELEMENTS(others); i++) {
        g_autoptr(Programme) programme = session();
        set_text(&programme->job_number, others[i]);
        g_autofree char *expected = g_strdup_printf("0: note: “%s” has not the form of a job number", others[i]);
        assert_said("job-number", programme, expected);
    }
}

static void test_issue(void)
{
    static const struct {
        CivilDate issued;
        const char *late, *short_before;
    } cases[] = {
        { { 2023, 7, 23 }, "", "0: note: issued 1 day before the first day" },
        { { 2023, 7, 24 }, "", "0: note: issued 0 days before the first day" },
        { { 2023, 7, 25 }, "0: warning: issued on 25 July 2023, after the first day", "" },
        { { 2023, 6, 12 }, "", "" }, /* just six weeks */
        { { 2023, 6, 13 }, "", "0: note: issued 41 days before the first day" },
        { { 0 }, "", "" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Programme) programme = session();
        programme->issued = cases[i].issued;
        assert_said("issue-date", programme, cases[i].late);
        assert_said("lead-time", programme, cases[i].short_before);
    }
    g_autoptr(Programme) undated = programme_new();
    undated->issued = civil_date(2023, 7, 25);
    assert_said("issue-date", undated, "");
    assert_said("lead-time", undated, "");
}

/* --- covering note -------------------------------------------------------------------------------------- */

static void test_covering_notes(void)
{
    static const struct {
        const char *session, *note, *said;
    } cases[] = {
        { "Fifth session", "The fifth session will be held from 24 to 25 July 2023.", "" },
        { "Fifth session", "Fifth session will be held from 24 to 25 July 2023.", "" },
        { "Fifth session", "The fourth session will be held from 24 to 25 July 2023.",
          "0: warning: the note speaks of the fourth session" },
        { "Fifth session", "Fourth session will be held soon.", "0: warning: the note speaks of the Fourth session" },
        { "Fifth session", "The fifth session will be held from 24 to 26 July 2023.",
          "0: warning: the session is said to be held from 24 to 26 July 2023" },
        { "Fifth session", "The fifth session will be held from 23 to 25 July 2023.",
          "0: warning: the session is said to be held from 23 to 25 July 2023" },
        { "Fifth session", "The fifth session will be held on 26 July 2023.", "" }, /* a day of it */
        { "Fifth session", "The fifth session will be held from 24 to 26 July.", "" },
        { "Fifth session", "The session will be held at Headquarters.", "" },
        { "Fifth session", "The fourth committee will be held to account.", "" },
        { "Fifth session", "The fourth committee of the whole, which was set up before the session, will be held up.",
          "" },
        { "A session", "The fourth session will be held from 24 to 25 July 2023.", "" },
        { NULL, "The fourth session will be held from 24 to 25 July 2023.", "" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Programme) programme = session();
        programme->session = g_strdup(cases[i].session);
        programme_add_block(programme->front, block_new(BLOCK_HEADING, NULL, "It will be held from 1 to 2 May 2020"));
        programme_add_block(programme->front, block_new(BLOCK_PARAGRAPH, NULL, "A word before."));
        programme_add_block(programme->front, block_new(BLOCK_PARAGRAPH, "1.", cases[i].note));
        assert_said("covering-note", programme, cases[i].said);
    }
}

static void test_covering_note_of_an_undated_session(void)
{
    g_autoptr(Programme) programme = programme_new();
    programme_add_block(programme->front,
                        block_new(BLOCK_PARAGRAPH, "1.", "The session will be held from 24 to 25 July 2023."));
    assert_said("covering-note", programme, "");
}

static void test_zone(void)
{
    g_autoptr(Programme) programme = session();
    assert_said("zone", programme, "0: note: the time zone of the meetings is not known");
    set_text(&programme->place, "Laputa");
    assert_said("zone", programme, "0: note: the time zone of “Laputa” is not known");
    set_text(&programme->place, "Geneva");
    assert_said("zone", programme, "");
    g_autoptr(Programme) empty = programme_new();
    assert_said("zone", empty, "");
}

/* --- footnotes ------------------------------------------------------------------------------------------ */

static void add_mark(Programme *programme, int number)
{
    g_array_append_val(row_entry(programme_row(programme, 0), 0)->notes, number);
}

static void add_note(Programme *programme, int number, const char *mark)
{
    programme_add_footnote(programme, number, mark, "A note.",
                           (Position){ .line = 100 + (int)programme->footnotes->len });
}

static void test_stars(void)
{
    g_autoptr(Programme) programme = session();
    add_mark(programme, 1);
    add_mark(programme, -2);
    add_note(programme, 1, NULL);
    add_note(programme, -1, "*");
    add_note(programme, -1, "*"); /* of the title, and of a table */
    assert_said("note-without-text", programme, "0: note: the footnote mark ** has no note");
    assert_said("note-without-mark", programme,
                "101: warning: the footnote at * is marked nowhere\n102: warning: the footnote at * is marked nowhere");
    assert_said("note-twice", programme, "");
    add_note(programme, 1, NULL);
    assert_said("note-twice", programme, "103: error: footnote 1 stands here a second time");
}

static void test_order_of_marks(void)
{
    static const int marks[] = { 1, -1, 2, 1, 9, 5, 4 }; /* there is no note 9; 4 is met after 5 */
    g_autoptr(Programme) programme = session();
    for (size_t i = 0; i < G_N_ELEMENTS(marks); i++) {
        add_mark(programme, marks[i]);
    }
    for (int number = 1; number < 6; number++) {
        add_note(programme, number, NULL);
    }
    add_note(programme, -1, "*");
    assert_said("note-order", programme, "0: note: footnote mark 5 follows mark 2");
}

static void test_many_marks_end(void)
{
    g_autoptr(Programme) programme = session();
    for (int number = 1; number <= 70; number++) {
        add_mark(programme, number);
    }
    g_autofree char *said = said_by("note-without-text", programme);
    g_auto(GStrv) lines = g_strsplit(said, "\n", -1);
    g_assert_cmpint(g_strv_length(lines), ==, 51);
    g_assert_cmpstr(lines[49], ==, "0: error: the footnote mark 50 has no note");
}

static void test_one_note_unmarked(void)
{
    g_autoptr(Programme) programme = session();
    add_note(programme, 1, NULL);
    assert_said("note-without-mark", programme, "100: warning: footnote 1 is marked nowhere");
    add_note(programme, 2, NULL);
    assert_said("note-without-mark", programme, "100: warning: none of the 2 footnotes is marked in the text");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/check_document/masthead", test_what_makes_a_masthead);
    g_test_add_func("/check_document/years", test_years_of_symbols);
    g_test_add_func("/check_document/adoptions", test_adoptions_by_year);
    g_test_add_func("/check_document/distribution", test_distribution);
    g_test_add_func("/check_document/job-numbers", test_job_numbers);
    g_test_add_func("/check_document/issue", test_issue);
    g_test_add_func("/check_document/covering-notes", test_covering_notes);
    g_test_add_func("/check_document/undated", test_covering_note_of_an_undated_session);
    g_test_add_func("/check_document/zone", test_zone);
    g_test_add_func("/check_document/stars", test_stars);
    g_test_add_func("/check_document/order-of-marks", test_order_of_marks);
    g_test_add_func("/check_document/many-marks", test_many_marks_end);
    g_test_add_func("/check_document/one-note", test_one_note_unmarked);
    return g_test_run();
}
