/* The six languages by their codes and names. */
#include "core/language.h"

static void test_each(void)
{
    for (int i = 0; i < N_LANGUAGES; i++) {
        const Language language = (Language)i;
        g_assert_cmpint(language_of_code(language_code(language)), ==, language);
        g_assert_cmpint(language_of_name(language_name(language)), ==, language);
        g_assert_cmpint(language_of_name(language_own_name(language)), ==, language);
        g_assert_true(g_str_has_prefix(language_long_code(language), language == LANGUAGE_CHINESE ? "zho"
                                                                     : language == LANGUAGE_SPANISH
                                                                         ? "spa"
                                                                         : language_code(language)));
        g_assert_cmpint(language_runs_rightward(language), ==, language != LANGUAGE_ARABIC);
    }
}

static void test_codes(void)
{
    static const struct {
        const char *code;
        Language language;
    } codes[] = {
        { "fr-CH", LANGUAGE_FRENCH }, { "zh_Hans", LANGUAGE_CHINESE }, { "ZH", LANGUAGE_CHINESE },
        { "frx", LANGUAGE_NONE },     { "f", LANGUAGE_NONE },          { "", LANGUAGE_NONE },
        { "de", LANGUAGE_NONE },      { NULL, LANGUAGE_NONE },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(codes); i++) {
        g_assert_cmpint(language_of_code(codes[i].code), ==, codes[i].language);
    }
}

static void test_names(void)
{
    g_assert_cmpint(language_of_name("FRENCH"), ==, LANGUAGE_FRENCH);
    g_assert_cmpint(language_of_name("FRANÇAIS"), ==, LANGUAGE_FRENCH);
    g_assert_cmpint(language_of_name("русский"), ==, LANGUAGE_RUSSIAN);
    g_assert_cmpint(language_of_name("Latin"), ==, LANGUAGE_NONE);
    g_assert_cmpint(language_of_name(""), ==, LANGUAGE_NONE);
    g_assert_cmpint(language_of_name(NULL), ==, LANGUAGE_NONE);
}

static void test_mastheads(void)
{
    g_assert_cmpint(language_of_masthead(LANGUAGE_FRENCH), ==, LANGUAGE_FRENCH);
    g_assert_cmpint(language_of_masthead(LANGUAGE_SPANISH), ==, LANGUAGE_SPANISH);
    g_assert_cmpint(language_of_masthead(LANGUAGE_ENGLISH), ==, LANGUAGE_ENGLISH);
    g_assert_cmpint(language_of_masthead(LANGUAGE_ARABIC), ==, LANGUAGE_ENGLISH);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/language/each", test_each);
    g_test_add_func("/language/codes", test_codes);
    g_test_add_func("/language/names", test_names);
    g_test_add_func("/language/mastheads", test_mastheads);
    return g_test_run();
}
