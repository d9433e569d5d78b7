#include "core/symbol.h"

#include <string.h>

static void test_valid(void)
{
    static const char *const valid[] = {
        "A/AC.292/2021/1",
        "A/78/265",
        "A/80/100/Add.1",
        "A/C.2/80/L.1",
        "A/C.2/80/L.1/Add.1/Corr.1",
        "A/RES/75/240",
        "A/AC.297/2025/CRP.2/Rev.5",
        "A/ES-10/23",
        "A/S-12/32",
        "A/78/80-E/2023/64",
        "A/78/80\u2013E/2023/64",
        "E/ICEF/2025/11",
        "A/CONF.230/2025/3",
        "A/520/Rev.20",
        "S/PRST/2023/1",
        "A/80/PV.3",
        "A/AC.292/2023/INF/1",
        "ST/SGB/2023/1",
        "E/ICEF/2025/P/L.8",
        "A/CN.11/WG.IV/WP.188",
        "E/ICEF/2025/AB/L.3/Add.1",
        "A/C.1/80/L.20*",
        "A/C.1/80/L.20**",
        "A/HRC/40/50/Summary",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(valid); i++) {
        g_test_message("%s", valid[i]);
        g_assert_true(symbol_is_valid(valid[i], strlen(valid[i])));
    }
}

static void test_invalid(void)
{
    static const char *const invalid[] = {
        "",
        "A",
        "A/",
        "A//1",
        "/A/1",
        "A/AC292/2021/1",
        "A/AC.292/2021/",
        "A/C.2/80/L1",
        "A/INF.1/2",
        "A/CRP/2",
        "B/1/2",
        "a/78/265",
        "A/AC./1",
        "A/78/265 ",
        "A/78/80-X/2023/64",
        "A/78/80-E/",
        "A/123456",
        "A/AC/1",
        "A/C.1/80/INF.7",
        "A/Add.1a2",
        "A/ES-/23",
        "A/ES-x/23",
        "A/S-1b2/23",
        "A/ABCDEFGHI/1", /* no body's word is as long */
        "A/Foo.1/1",
        "A/C.1/80/L.20***",
        "*",
        "A/C2/1-E/2023/64",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(invalid); i++) {
        g_test_message("%s", invalid[i]);
        g_assert_false(symbol_is_valid(invalid[i], strlen(invalid[i])));
    }
}

static void test_find(void)
{
    static const struct {
        const char *text, *found; /* NULL: none */
    } cases[] = {
        { "is contained in document A/AC.292/2021/1.", "A/AC.292/2021/1" },
        { "report (A/78/265).", "A/78/265" },
        { "A/78/80\u2013E/2023/64, annex", "A/78/80\u2013E/2023/64" },
        { "A/80/150\u2013the agenda", "A/80/150" },
        { "A/AC292/2021/1", "A/AC292/2021/1" },
        { "A/78-", "A/78" },
        { "see A/78/1...", "A/78/1" },
        { "see https://example.org/A/78/265", NULL },
        { "and/or; S and E; he/she; 75/240", NULL },
        { "", NULL },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        size_t length = 0;
        const char *at = symbol_find(cases[i].text, &length);
        g_autofree char *found = at != NULL ? g_strndup(at, length) : NULL;
        g_assert_cmpstr(found, ==, cases[i].found);
    }
}

static void test_year_and_series(void)
{
    g_assert_cmpint(symbol_year("A/AC.292/2021/1", 15), ==, 2021);
    g_assert_cmpint(symbol_year("A/1999/1", 8), ==, 1999);
    g_assert_cmpint(symbol_year("A/3021/1", 8), ==, 0);
    g_assert_cmpint(symbol_year("A/202x/1", 8), ==, 0);
    g_assert_cmpint(symbol_year("A/78/265", 8), ==, 0);
    g_assert_cmpint(symbol_year("A/C.2/80/L.2023", 15), ==, 0);
    g_assert_true(symbol_is_limited("A/C.2/80/L.1/Add.1", 18));
    g_assert_false(symbol_is_limited("A/80/100/Add.1", 14));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/symbol/valid", test_valid);
    g_test_add_func("/symbol/invalid", test_invalid);
    g_test_add_func("/symbol/find", test_find);
    g_test_add_func("/symbol/year-and-series", test_year_and_series);
    return g_test_run();
}
