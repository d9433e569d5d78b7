/* The rules on words and signs, a text at a time: what of it is reported, and what is left in peace. */
#include "core/check.h"

#include "core/vocabulary.h"

#include <string.h>

/* What the rule says of a session of 24 to 28 July 2023 in which one line is `text`: the quoted parts of its findings,
 * or
 * "" if it says nothing. */
static char *said_of(const char *rule, const char *text)
{
    g_autoptr(Programme) programme = programme_new();
    programme->profile = profile_of_id("oewg");
    programme->from = civil_date(2023, 7, 24);
    programme->to = civil_date(2023, 7, 28);
    Row *row = programme_add_row(programme, row_new(ROW_MEETING));
    row->date = programme->from;
    row_add_entry(row, entry_new(ENTRY_LINE, text));
    g_autoptr(GPtrArray) findings = diagnostics_new();
    programme_check(programme, findings);
    GString *said = g_string_new(NULL);
    for (guint i = 0; i < findings->len; i++) {
        const Diagnostic *finding = g_ptr_array_index(findings, i);
        if (strcmp(finding->rule, rule) != 0) {
            continue;
        }
        const char *open = strstr(finding->what, "“");
        const char *close = open != NULL ? strstr(open, "”") : NULL;
        g_assert_nonnull(close);
        open += strlen("“");
        g_string_append_printf(said, "%s%.*s", said->len > 0 ? "|" : "", (int)(close - open), open);
    }
    return g_string_free(said, FALSE);
}

typedef struct {
    const char *text, *said;
} Case;

static void try_cases(const char *rule, const Case *cases, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        g_autofree char *said = said_of(rule, cases[i].text);
        g_test_message("%s: %s", rule, cases[i].text);
        g_assert_cmpstr(said, ==, cases[i].said);
    }
}

static void test_dashes(void)
{
    static const Case cases[] = {
        { "2021-2025", "2021-2025" },
        { "The plan 2021 - 2025, and 2022—2023", "2021 - 2025|2022—2023" },
        { "3-4.30 p.m.", "3-4.30 p.m." },
        { "10 a.m.-1 p.m.", "10 a.m.-1 p.m." },
        { "a.m.-1 p.m.", "a.m.-1 p.m." },
        { "until 10 a.m.−noon", "" }, /* not an hour in figures */
        { "(28 March-1 April)", "28 March-1 April" },
        { "from 24 – 28 July on", "24 – 28 July" },
        { "2021–2025", "" },
        { "2025-2021", "" },  /* no range goes back */
        { "2021-2025a", "" }, /* a name */
        { "v2021-2025", "" },
        { "2021-25", "" },
        { "3-4.3 p.m.", "" },
        { "100-3 p.m.", "" },
        { "Bay-3 p.m.", "" },
        { "in the conference room-3 p.m.", "" },
        { "x-3 p.m.", "" },
        { "well-known", "" },
        { "A/80/2021-2025", "" },
        { "clerk@2021-2025.example", "" },
        { "see https://example.org/2021-2025", "" },
    };
    try_cases("dash", cases, G_N_ELEMENTS(cases));
}

static void test_hours(void)
{
    static const Case cases[] = {
        { "10:30 a.m.", "10:30 a.m." },
        { "10.30a.m.", "10.30a.m." },
        { "10.30 am", "10.30 am" },
        { "10.00 a.m.", "10.00 a.m." },
        { "10a.m. and 3 PM", "10a.m.|3 PM" },
        { "12 noon", "12 noon" },
        { "12 a.m.", "12 a.m." },
        { "at 3 p.m today", "3 p.m" },
        { "at 3 p.m", "3 p.m" },
        { "10.30 a.m.", "" },
        { "3 p.m.", "" },
        { "noon", "" },
        { "10 amendments", "" },
        { "10:3 a.m.", "" }, /* whatever it is, it is no hour */
        { "100 am", "" },
        { "item10 am", "" },
        { "24 July", "" },
    };
    try_cases("time-form", cases, G_N_ELEMENTS(cases));
}

static void test_years(void)
{
    static const Case cases[] = {
        { "as decided on 22 April", "22 April" },
        { "as decided on 22 April and 3 May", "22 April" },
        { "to go on from 7 to 11 August", "7 to 11 August" },
        { "on 25 July and 22 April", "22 April" },
        { "on 25 July", "" }, /* a day of the session */
        { "on 22 April 2023", "" },
        { "on 22 April, and on 3 May 2023", "" },
        { "on 31 June", "" }, /* no day at all */
        { "in April", "" },
    };
    try_cases("date-year", cases, G_N_ELEMENTS(cases));
}

static void test_tags(void)
{
    static const Case cases[] = {
        { "<p>Debate</p>", "<p>|</p>" },
        { "<ul class=\"x\">", "<ul class=\"x\">" },
        { "a <br/> b", "<br/>" },
        { "<https://example.org>", "" },
        { "<blockquotes>", "" }, /* longer than the name of any tag */
        { "fewer < more", "" },
        { "< b>", "" },
        { "<b", "" },
        { "<b never closed", "" },
    };
    try_cases("markup", cases, G_N_ELEMENTS(cases));
}

static void test_brackets(void)
{
    static const Case cases[] = {
        { "matters (if any", "matters (if any" },
        { "matters if any)", "" }, /* as short a word may number a list */
        { "other matters)", "other matters)" },
        { ") matters", ") matters" },
        { "-a) matters", "-a) matters" },
        { "[matters (if any])", "[matters (if any])" },
        { "(matters a) if any", "" },
        { "[matters] (if any)", "" },
        { "a) matters; 12) other", "" },
        { "((((((((((((((((( deeper than anybody goes", "((((((((((((((((( deeper than anybody goes" },
    };
    try_cases("brackets", cases, G_N_ELEMENTS(cases));
}

static void test_placeholders(void)
{
    static const Case cases[] = {
        { "Statement by TBC", "TBC" },     { "Room to be determined", "to be determined" },
        { "Statement by [...]", "[...]" }, { "Statement by […] at ???", "[…]|???" },
        { "Statement by [ ]", "[ ]" },     { "Statement by [•], tba", "tba|[•]" },
        { "Statement by the Chair", "" },
    };
    try_cases("placeholder", cases, G_N_ELEMENTS(cases));
}

static void test_endings(void)
{
    static const Case cases[] = {
        { "Debate,", "Debate," },      { "Debate;", "Debate;" },           { "Debate.", "Debate." },
        { "Debate until 6 p.m.", "" }, { "Debate, statements, etc.", "" }, { "Debate", "" },
    };
    try_cases("end-punctuation", cases, G_N_ELEMENTS(cases));
}

static void test_symbols(void)
{
    static const Case cases[] = {
        { "Draft A/C.1/77/L1 and A/C.1/77/L.2", "A/C.1/77/L1" },
        { "Draft A/C.1/77/L.2", "" },
    };
    try_cases("symbol-form", cases, G_N_ELEMENTS(cases));
}

/* A label says when its meeting is in its own way: no year is missed in it. */
static void test_labels(void)
{
    g_autoptr(Programme) programme = programme_new();
    Row *row = programme_add_row(programme, row_new(ROW_MEETING));
    row->date = civil_date(2023, 7, 24);
    row->label = g_strdup("Meeting of 22 April");
    g_autoptr(GPtrArray) findings = diagnostics_new();
    programme_check(programme, findings);
    for (guint i = 0; i < findings->len; i++) {
        g_assert_cmpstr(((const Diagnostic *)g_ptr_array_index(findings, i))->rule, !=, "date-year");
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/check_text/dashes", test_dashes);
    g_test_add_func("/check_text/hours", test_hours);
    g_test_add_func("/check_text/years", test_years);
    g_test_add_func("/check_text/tags", test_tags);
    g_test_add_func("/check_text/brackets", test_brackets);
    g_test_add_func("/check_text/placeholders", test_placeholders);
    g_test_add_func("/check_text/endings", test_endings);
    g_test_add_func("/check_text/symbols", test_symbols);
    g_test_add_func("/check_text/labels", test_labels);
    return g_test_run();
}
