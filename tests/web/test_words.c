#include "web/words.h"

static size_t count_forms(const Words *words)
{
    size_t n = 0;
    while (n < PLURAL_FORMS && words->meetings[n] != NULL) {
        n++;
    }
    return n;
}

/* A table is nothing but texts after its first two members, so it can be walked as an array of them. Of the counts only
 * those forms are there that the language uses: one at least. */
static void every_word_is_there(void)
{
    const size_t n = (sizeof(Words) - offsetof(Words, skip)) / sizeof(char *);
    for (int i = 0; i < N_LANGUAGES; i++) {
        const Words *words = words_of((Language)i);
        const char *const *word = &words->skip;
        size_t missing = 0;
        g_assert_cmpint(words->language, ==, i);
        for (size_t j = 0; j < n; j++) {
            missing += word[j] == NULL;
            g_test_message("%s: word %" G_GSIZE_FORMAT, language_code((Language)i), j);
            g_assert_true(word[j] == NULL || word[j][0] != '\0');
        }
        g_assert_cmpuint(missing, ==, 5 * (PLURAL_FORMS - count_forms(words)));
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
    words_put_count(words_of(LANGUAGE_ENGLISH), words_of(LANGUAGE_ENGLISH)->meetings, 1, &out);
    buffer_char(&out, '|');
    words_put_count(words_of(LANGUAGE_ENGLISH), words_of(LANGUAGE_ENGLISH)->meetings, 0, &out);
    buffer_char(&out, '|');
    words_put_with("a %s b", "<x>", &out);
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
