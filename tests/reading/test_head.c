/* The head of a paper: what each line is by its form, and what whole heads give. */
#include "doc/read_text.h"
#include "reading/head.h"
#include "reading/programme_read.h"

#include <string.h>

static void test_fields(void)
{
    static const struct {
        const char *text;
        HeadField field;
    } cases[] = {
        { "United Nations", HEAD_ORGANIZATION },
        { "General Assembly", HEAD_ORGAN },
        { "A/AC.292/2023/3", HEAD_SYMBOL },
        { "Distr.: General", HEAD_DISTRIBUTION },
        { "Distr.: General 24 November 2023", HEAD_DISTRIBUTION },
        { "Original: English", HEAD_ORIGINAL },
        { "24 November 2023", HEAD_ISSUED },
        { "New York, 24–28 July 2023", HEAD_PLACE_DATES },
        { "24–28 July 2023", HEAD_PLACE_DATES },
        { "(Geneva, 3 March 2025)", HEAD_NONE },
        { "Third substantive session", HEAD_SESSION },
        { "Eightieth session, 2025", HEAD_SESSION },
        { "Twenty-first meeting", HEAD_SESSION },
        { "Note by the Secretariat", HEAD_NOTE_KIND },
        { "Provisional programme of work", HEAD_TITLE },
        { "Draft timetable", HEAD_TITLE },
        { "Committee on the Peaceful Uses of Outer Space", HEAD_BODY },
        { "Some other words", HEAD_NONE },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        if (head_field_of_text(cases[i].text) != cases[i].field) {
            g_test_message("\"%s\": expected %d, read %d", cases[i].text, cases[i].field,
                           head_field_of_text(cases[i].text));
            g_test_fail();
        }
    }
}

static void test_place_and_dates(void)
{
    g_autofree char *place = NULL;
    CivilDate from;
    CivilDate to;
    bool hyphen;
    g_assert_true(place_dates_read("New York, 28 March-1 April 2022", &place, &from, &to, &hyphen));
    g_assert_cmpstr(place, ==, "New York");
    g_assert_true(civil_date_equal(from, civil_date(2022, 3, 28)));
    g_assert_true(civil_date_equal(to, civil_date(2022, 4, 1)));
    g_assert_false(hyphen); /* between two months a hyphen is no range of days */
    g_assert_false(place_dates_read("in New York, 24–28 July 2023", &place, &from, &to, &hyphen));
    g_assert_false(place_dates_read("New York, 24–28 July", &place, &from, &to, &hyphen));
    g_assert_false(place_dates_read("", &place, &from, &to, &hyphen));
}

static void test_annexes(void)
{
    const char *title;
    g_assert_true(is_annex_heading("Annex", &title));
    g_assert_null(title);
    g_assert_true(is_annex_heading("Annex II", NULL));
    g_assert_true(is_annex_heading("Annex 1: Draft agenda", &title));
    g_assert_cmpstr(title, ==, "Draft agenda");
    g_assert_true(is_annex_heading("Enclosure", NULL));
    g_assert_false(is_annex_heading("Annexes are issued separately", NULL));
    g_assert_false(is_annex_heading("The annex", NULL));
}

static Programme *programme_of(const char *text)
{
    g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
    g_autoptr(GPtrArray) diagnostics = diagnostics_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(Document) tree = read_text(bytes, diagnostics, &error);
    g_assert_no_error(error);
    return programme_read(tree, diagnostics);
}

static void assert_whole_head(const Programme *programme)
{
    char from[CIVIL_DATE_SIZE];
    char to[CIVIL_DATE_SIZE];
    char issued[CIVIL_DATE_SIZE];
    g_assert_cmpstr(programme->distribution, ==, "General");
    g_assert_cmpstr(civil_date_format(programme->issued, issued), ==, "2023-11-24");
    g_assert_cmpstr(programme->original, ==, "English");
    g_assert_cmpstr(programme->body, ==, "Open-ended working group on an invented matter");
    g_assert_cmpstr(programme->session, ==, "Sixth substantive session");
    g_assert_cmpstr(programme->place, ==, "New York");
    g_assert_cmpstr(civil_date_format(programme->from, from), ==, "2023-12-11");
    g_assert_cmpstr(civil_date_format(programme->to, to), ==, "2023-12-15");
    g_assert_cmpstr(programme->title, ==, "Provisional programme of work");
    g_assert_cmpstr(programme->note_kind, ==, "Note by the Secretariat");
}

#define TABLE                                                                                                          \
    "Annex\n\nProvisional programme of work\n\nMonday, 11 December\n\n10 a.m.–1 p.m.\nOpening of the session\n"

static void test_head_line_by_line(void)
{
    g_autoptr(Programme) programme =
        programme_of("United Nations\nGeneral Assembly\nA/AC.292/2023/3\n\nDistr.: General\n24 November 2023\n"
                     "Original: English\n\nOpen-ended working group on\nan invented matter\n\n"
                     "Sixth substantive session\n\nNew York, 11–15 December 2023\n\nProvisional programme of work\n\n"
                     "Note by the Secretariat\n\n" TABLE);
    assert_whole_head(programme);
    g_assert_cmpstr(programme->organ, ==, "General Assembly");
    g_assert_cmpstr(programme->symbol, ==, "A/AC.292/2023/3");
    g_assert_cmpstr(programme->annex_label, ==, "Annex");
    g_assert_cmpstr(programme->annex_title, ==, "Provisional programme of work");
}

/* Line breaks are lost, and with them the organ and the symbol. */
static void test_head_run_together(void)
{
    g_autoptr(Programme) programme =
        programme_of("Distr.: General 24 November 2023\n\nOriginal: English\n\n"
                     "Open-ended working group on an invented matter Sixth substantive session New York, "
                     "11–15 December 2023\n\nProvisional programme of work\n\nNote by the Secretariat\n\n" TABLE);
    assert_whole_head(programme);
    g_assert_null(programme->organ);
    g_assert_null(programme->symbol); /* never invented */
}

/* A sentence that speaks of a committee is not its name. */
static void test_sentence_is_no_body(void)
{
    g_autoptr(Programme) programme = programme_of("Programme of work\n\nThe committee meets in spring.\n\n"
                                                  "Monday, 3 March 2025\n10 a.m.–1 p.m.\nGeneral debate\n");
    g_assert_null(programme->body);
    g_assert_cmpuint(programme->front->len, ==, 1);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/head/fields", test_fields);
    g_test_add_func("/head/place-and-dates", test_place_and_dates);
    g_test_add_func("/head/annexes", test_annexes);
    g_test_add_func("/head/line-by-line", test_head_line_by_line);
    g_test_add_func("/head/run-together", test_head_run_together);
    g_test_add_func("/head/sentence-is-no-body", test_sentence_is_no_body);
    return g_test_run();
}
