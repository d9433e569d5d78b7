#include "web/words.h"

static size_t count_forms(const Words *words)
{
    size_t n = 0;
    while (n < PLURAL_FORMS && words->meetings[n] != NULL) {
        n++;
    }
    return n;
}

/* How many words are counts. */
static const size_t n_counts = 0
#define WORD(name, text)
#define COUNT(name, of_one, of_several) +1
#define LIST(name, n, ...)
#include "web/words.def"
#undef WORD
#undef COUNT
#undef LIST
    ;

/* A table is nothing but texts after its first two members, so it can be walked as an array of them. Of the counts only
 * those forms are there that the language uses: one at least. Only what is nothing in English too is empty. */
static void every_word_is_there(void)
{
    const size_t n = (sizeof(Words) - offsetof(Words, skip)) / sizeof(char *);
    const char *const *english = &words_of(LANGUAGE_ENGLISH)->skip;
    for (int i = 0; i < N_LANGUAGES; i++) {
        const Words *words = words_of((Language)i);
        const char *const *word = &words->skip;
        size_t missing = 0;
        g_assert_cmpint(words->language, ==, i);
        for (size_t j = 0; j < n; j++) {
            missing += word[j] == NULL;
            g_test_message("%s: word %" G_GSIZE_FORMAT, language_code((Language)i), j);
            g_assert_true(word[j] == NULL || word[j][0] != '\0' || g_strcmp0(english[j], "") == 0);
        }
        g_assert_cmpuint(missing, ==, n_counts * (PLURAL_FORMS - count_forms(words)));
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

static void numbers_take_the_form_of_their_grammar(void)
{
    const struct {
        Language language;
        int n;
        const char *text;
    } samples[] = {
        { LANGUAGE_ENGLISH, 0, "0 meetings" },      { LANGUAGE_ENGLISH, 1, "1 meeting" },
        { LANGUAGE_FRENCH, 0, "0 séance" },         { LANGUAGE_FRENCH, 1, "1 séance" },
        { LANGUAGE_FRENCH, 2, "2 séances" },        { LANGUAGE_SPANISH, 0, "0 sesiones" },
        { LANGUAGE_SPANISH, 1, "1 sesión" },        { LANGUAGE_RUSSIAN, 1, "1 заседание" },
        { LANGUAGE_RUSSIAN, 3, "3 заседания" },     { LANGUAGE_RUSSIAN, 5, "5 заседаний" },
        { LANGUAGE_RUSSIAN, 11, "11 заседаний" },   { LANGUAGE_RUSSIAN, 21, "21 заседание" },
        { LANGUAGE_RUSSIAN, 112, "112 заседаний" }, { LANGUAGE_CHINESE, 1, "1 次会议" },
        { LANGUAGE_CHINESE, 7, "7 次会议" },        { LANGUAGE_ARABIC, 0, "لا جلسات" },
        { LANGUAGE_ARABIC, 1, "جلسة واحدة" },       { LANGUAGE_ARABIC, 2, "جلستان" },
        { LANGUAGE_ARABIC, 10, "10 جلسات" },        { LANGUAGE_ARABIC, 11, "11 جلسة" },
        { LANGUAGE_ARABIC, 100, "100 جلسة" },       { LANGUAGE_ARABIC, 103, "103 جلسات" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(samples); i++) {
        const Words *words = words_of(samples[i].language);
        g_auto(Buffer) out = BUFFER_INIT;
        words_put_count(words, words->meetings, samples[i].n, &out);
        g_assert_cmpstr(buffer_text(&out), ==, samples[i].text);
    }
}

static void days_stand_in_the_order_of_the_language(void)
{
    const struct {
        Language language;
        const char *day, *short_day;
    } samples[] = {
        { LANGUAGE_ENGLISH, "Monday, 25 July 2022", "25 Jul" },
        { LANGUAGE_FRENCH, "Lundi 25 juillet 2022", "25 juil." },
        { LANGUAGE_CHINESE, "2022年7月25日星期一", "7月25日" },
        { LANGUAGE_ARABIC, "الاثنين، 25 تموز/يوليه 2022", "25 تموز/يوليه" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(samples); i++) {
        const Words *words = words_of(samples[i].language);
        g_auto(Buffer) day = BUFFER_INIT, short_day = BUFFER_INIT;
        words_put_day(words, civil_date(2022, 7, 25), &day);
        words_put_short_day(words, civil_date(2022, 7, 25), &short_day);
        g_assert_cmpstr(buffer_text(&day), ==, samples[i].day);
        g_assert_cmpstr(buffer_text(&short_day), ==, samples[i].short_day);
    }
}

static void long_patterns_lose_nothing(void)
{
    g_auto(Buffer) out = BUFFER_INIT;
    g_autoptr(GString) pattern = g_string_new(NULL);
    for (int i = 0; i < 200; i++) {
        g_string_append(pattern, "é&");
    }
    g_autofree char *whole = g_strconcat(pattern->str, "%s", pattern->str, NULL);
    g_auto(Buffer) expected = BUFFER_INIT;
    buffer_markup(&expected, pattern->str);
    buffer_char(&expected, '!');
    buffer_markup(&expected, pattern->str);
    words_put_with(whole, "!", &out);
    g_assert_cmpstr(buffer_text(&out), ==, buffer_text(&expected));
}

static void patterns_are_filled_in_their_places(void)
{
    g_auto(Buffer) out = BUFFER_INIT;
    const char *rest = words_put_until("<a> %s (%s) %%.", &out);
    buffer_literal(&out, "<b>one</b>");
    words_put_with(rest, "<two>", &out);
    buffer_char(&out, '|');
    words_put_number("%d%%", 12, &out);
    buffer_char(&out, '|');
    g_assert_cmpstr(words_put_until("no place, 5%%", &out), ==, "");
    g_assert_cmpstr(buffer_text(&out), ==, "&lt;a&gt; <b>one</b> (&lt;two&gt;) %.|12%|no place, 5%");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/words/every-word-is-there", every_word_is_there);
    g_test_add_func("/words/ranges-say-nothing-twice", ranges_say_nothing_twice);
    g_test_add_func("/words/durations", durations);
    g_test_add_func("/words/days-counts-and-patterns", days_counts_and_patterns);
    g_test_add_func("/words/numbers-take-the-form-of-their-grammar", numbers_take_the_form_of_their_grammar);
    g_test_add_func("/words/days-stand-in-the-order-of-the-language", days_stand_in_the_order_of_the_language);
    g_test_add_func("/words/patterns-are-filled-in-their-places", patterns_are_filled_in_their_places);
    g_test_add_func("/words/long-patterns-lose-nothing", long_patterns_lose_nothing);
    return g_test_run();
}
