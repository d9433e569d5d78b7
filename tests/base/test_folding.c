#include "base/folding.h"

#include "base/folding_rule.h"

#include <string.h>

static void assert_begins(const char *text, const char *phrase)
{
    g_assert_cmpuint(folded_begins(text, phrase), >=, 1);
    g_autofree char *longer = g_strconcat(text, " 1", NULL);
    g_assert_cmpuint(folded_begins(longer, phrase), ==, folded_begins(text, phrase));
}

static void test_case_and_accents_do_not_matter(void)
{
    assert_begins("FÉVRIER", "février");
    assert_begins("fevrier", "février");
    assert_begins("fe\u0301vrier", "février");
    assert_begins("четвёртый", "Четвертый");
    assert_begins("MIÉRCOLES", "miércoles");
    g_assert_cmpuint(folded_begins("fe\u0301vrier", "février"), ==, strlen("fe\u0301vrier"));
}

static void test_arabic_is_compared_by_its_letters(void)
{
    assert_begins("المؤقَّت", "المؤقت");
    assert_begins("الإثنين", "الاثنين");
    assert_begins("تـــابع", "تابع");
    assert_begins("\u200fالبند", "البند");
    assert_begins("\u202bالخميس\u202c", "الخميس");
}

static void test_forms_of_signs_do_not_matter(void)
{
    assert_begins("l’ordre du jour", "l'ordre du jour");
    assert_begins("soixante\u2011septième", "soixante-septième");
    assert_begins("a\u00a0las", "a las");
    assert_begins("（续）", "(续)");
}

static void test_words_are_whole(void)
{
    g_assert_cmpuint(folded_begins("pointe", "point"), ==, 0);
    g_assert_cmpuint(folded_begins("البندان", "البند"), ==, 0);
    g_assert_cmpuint(folded_begins("Point 5", "point"), ==, 5);
    g_assert_cmpuint(folded_begins("项目5", "项目"), ==, strlen("项目"));
    g_assert_cmpuint(folded_begins("议程项目", "议程"), ==, strlen("议程"));
    g_assert_cmpuint(folded_begins("midnight¹", "midnight"), ==, strlen("midnight"));
    g_assert_cmpuint(folded_begins("poin", "point"), ==, 0);
    g_assert_cmpuint(folded_begins("", "point"), ==, 0);
}

static void test_longest_phrase_counts(void)
{
    static const char *const phrases[] = { "a", "a las", "al", NULL };
    g_assert_cmpuint(folded_begins_with_one_of("a las 10", phrases), ==, strlen("a las"));
    g_assert_cmpuint(folded_begins_with_one_of("al 10", phrases), ==, strlen("al"));
    g_assert_cmpuint(folded_begins_with_one_of("alas", phrases), ==, 0);
}

static void test_phrases_are_found_at_words(void)
{
    const char *text = "Programa de trabajo provisional";
    size_t used = 0;
    g_assert_true(folded_finds(text, "TRABAJO", &used) == strstr(text, "trabajo"));
    g_assert_cmpuint(used, ==, strlen("trabajo"));
    g_assert_null(folded_finds(text, "rama", NULL));
    g_assert_nonnull(folded_finds("第三届会议开幕", "会议", NULL));
    static const char *const words[] = { "programme", "programa", NULL };
    g_assert_true(folded_holds_one_of(text, words));
    g_assert_true(folded_is_one_of("PROGRAMA", words));
    g_assert_false(folded_is_one_of(text, words));
}

static void test_figures_of_three_scripts(void)
{
    static const char *const sevens[] = { "7", "٧", "۷", "７" };
    for (size_t i = 0; i < G_N_ELEMENTS(sevens); i++) {
        size_t used;
        g_assert_cmpint(folded_figure(sevens[i], &used), ==, 7);
        g_assert_cmpuint(used, ==, strlen(sevens[i]));
    }
    size_t used;
    g_assert_cmpint(folded_figure("", &used), ==, -1);
    g_assert_cmpint(folded_figure("七", &used), ==, -1);
}

static void test_names_begin_with_a_capital_where_there_is_one(void)
{
    static const char *const names[] = { "Nice", "Évian", "Вена", "维也纳", "فيينا" };
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        g_assert_true(folded_begins_name(names[i]));
    }
    g_assert_false(folded_begins_name("évian"));
    g_assert_false(folded_begins_name("5 mai"));
    g_assert_false(folded_begins_name(""));
}

static void test_stems_leave_the_ending_open(void)
{
    g_assert_true(folded_begins_with_stem("Третьего созыва", "трет"));
    g_assert_true(folded_holds_stem("Комитет, вторая сессия", "втор"));
    g_assert_true(folded_holds_stem("la séptima sesión", "SEPTIM"));
    g_assert_false(folded_holds_stem("полувторая", "втор"));
    g_assert_false(folded_holds_stem("вто", "втор"));
    g_assert_false(folded_holds_stem("", "втор"));
}

/* What is looked up and what is left to the rule is the same for every character there is. */
static void test_table_is_its_rule(void)
{
    for (gunichar c = 0x80; c <= 0x10ffff; c++) {
        if (!g_unichar_validate(c)) {
            continue;
        }
        char text[7] = "";
        const int length = g_unichar_to_utf8(c, text);
        const char *at = text;
        g_assert_cmphex(folded_next(&at), ==, folding_rule(c));
        g_assert_cmpint(at - text, ==, length);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/folding/case-and-accents", test_case_and_accents_do_not_matter);
    g_test_add_func("/folding/arabic", test_arabic_is_compared_by_its_letters);
    g_test_add_func("/folding/signs", test_forms_of_signs_do_not_matter);
    g_test_add_func("/folding/whole-words", test_words_are_whole);
    g_test_add_func("/folding/longest", test_longest_phrase_counts);
    g_test_add_func("/folding/finds", test_phrases_are_found_at_words);
    g_test_add_func("/folding/figures", test_figures_of_three_scripts);
    g_test_add_func("/folding/names", test_names_begin_with_a_capital_where_there_is_one);
    g_test_add_func("/folding/stems", test_stems_leave_the_ending_open);
    g_test_add_func("/folding/table", test_table_is_its_rule);
    return g_test_run();
}
