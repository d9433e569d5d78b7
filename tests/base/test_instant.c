#include "base/instant.h"

static void test_read_and_written(void)
{
    static const struct {
        const char *text, *written; /* NULL: it is no instant */
    } cases[] = {
        { "1970-01-01T00:00:00Z", "1970-01-01T00:00:00Z" },
        { "2026-03-04T10:15:07Z", "2026-03-04T10:15:07Z" },
        { "2024-02-29T23:59:59Z", "2024-02-29T23:59:59Z" },
        { "2022-07-01T09:00:00-04:00", "2022-07-01T13:00:00Z" },
        { "2022-07-01T01:00:00+05:45", "2022-06-30T19:15:00Z" },
        { "2022-07-01T01:00:00.999Z", "2022-07-01T01:00:00Z" },
        { "9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z" },
        { "1969-12-31T23:59:59Z", NULL },
        { "1970-01-01T00:00:00+01:00", NULL },
        { "2023-02-29T00:00:00Z", NULL },
        { "2022-07-01T24:00:00Z", NULL },
        { "2022-07-01T10:60:00Z", NULL },
        { "2022-07-01T10:15:60Z", NULL },
        { "2022-07-01 10:15:00Z", NULL },
        { "2022-07-01T10:15:00", NULL },
        { "2022-07-01T10:15:00.Z", NULL },
        { "2022-07-01T10:15:00Zx", NULL },
        { "2022-07-01T10:15:00+0400", NULL },
        { "2022-07-01T10:15:00+24:00", NULL },
        { "2022-07-01T10:1", NULL },
        { "", NULL },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        char written[INSTANT_SIZE];
        Instant instant = 0;
        g_test_message("%s", cases[i].text);
        g_assert_cmpint(instant_parse(cases[i].text, &instant), ==, cases[i].written != NULL);
        if (cases[i].written != NULL) {
            g_assert_cmpstr(instant_format(instant, written), ==, cases[i].written);
        }
    }
}

static void test_day(void)
{
    Instant instant = 0;
    int second = 0;
    g_assert_true(instant_parse("2024-03-01T00:01:02Z", &instant));
    g_assert_true(civil_date_equal(instant_day(instant, &second), civil_date(2024, 3, 1)));
    g_assert_cmpint(second, ==, 62);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/base/instant/text", test_read_and_written);
    g_test_add_func("/base/instant/day", test_day);
    return g_test_run();
}
