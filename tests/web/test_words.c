#include "web/words.h"

static void every_word_is_there(void)
{
    /* The table is nothing but texts, so it can be walked as an array of them. */
    const char *const *word = (const char *const *)words_of(LANGUAGE_ENGLISH);
    for (size_t i = 0; i < sizeof(Words) / sizeof *word; i++) {
        g_test_message("word %" G_GSIZE_FORMAT, i);
        g_assert_nonnull(word[i]);
        g_assert_cmpint(word[i][0], !=, '\0');
    }
}

typedef struct {
    CivilDate from, to;
    const char *text;
} RangeSample;

static void ranges_say_nothing_twice(void)
{
    const RangeSample samples[] = {
        { { 2022, 7, 25 }, { 2022, 7, 29 }, "25–29 July 2022" },
        { { 2022, 3, 28 }, { 2022, 4, 1 }, "28 March–1 April 2022" },
        { { 2022, 12, 30 }, { 2023, 1, 2 }, "30 December 2022–2 January 2023" },
        { { 2022, 7, 25 }, { 2022, 7, 25 }, "25 July 2022" },
        { { 0 }, { 2022, 7, 25 }, "25 July 2022" },
        { { 0 }, { 0 }, "" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(samples); i++) {
        g_auto(Buffer) out = BUFFER_INIT;
        words_put_range(words_of(LANGUAGE_ENGLISH), samples[i].from, samples[i].to, &out);
        g_assert_cmpstr(buffer_text(&out), ==, samples[i].text);
    }
}

static void durations(void)
{
    const struct {
        int minutes;
        const char *text;
    } samples[] = { { 0, "0\u00a0min" }, { 30, "30\u00a0min" }, { 60, "1\u00a0h" }, { 1350, "22\u00a0h 30\u00a0min" } };
    for (size_t i = 0; i < G_N_ELEMENTS(samples); i++) {
        g_auto(Buffer) out = BUFFER_INIT;
        words_put_duration(words_of(LANGUAGE_ENGLISH), samples[i].minutes, &out);
        g_assert_cmpstr(buffer_text(&out), ==, samples[i].text);
    }
}

static void days_counts_and_patterns(void)
{
    g_auto(Buffer) out = BUFFER_INIT;
    words_put_day(words_of(LANGUAGE_ENGLISH), civil_date(2022, 7, 25), &out);
    buffer_char(&out, '|');
    words_put_count(words_of(LANGUAGE_ENGLISH)->meetings, 1, &out);
    buffer_char(&out, '|');
    words_put_count(words_of(LANGUAGE_ENGLISH)->meetings, 0, &out);
    buffer_char(&out, '|');
    words_put_with("a % b", "<x>", &out);
    g_assert_cmpstr(buffer_text(&out), ==, "Monday, 25 July 2022|1 meeting|0 meetings|a &lt;x&gt; b");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/words/every-word-is-there", every_word_is_there);
    g_test_add_func("/words/ranges-say-nothing-twice", ranges_say_nothing_twice);
    g_test_add_func("/words/durations", durations);
    g_test_add_func("/words/days-counts-and-patterns", days_counts_and_patterns);
    return g_test_run();
}
