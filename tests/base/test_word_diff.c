#include "base/word_diff.h"

#include <string.h>

/* "the [-old-]{+new+} words" */
static char *shown(const char *before, const char *after)
{
    static const char *const marks[][2] = {
        [WORDS_KEPT] = { "", "" }, [WORDS_DELETED] = { "[-", "-]" }, [WORDS_INSERTED] = { "{+", "+}" }
    };
    g_autoptr(GArray) runs = word_diff(before, after);
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < runs->len; i++) {
        const WordRun *run = &g_array_index(runs, WordRun, i);
        g_string_append(text, marks[run->change][0]);
        g_string_append_len(text, (run->change == WORDS_DELETED ? before : after) + run->start, (gssize)run->length);
        g_string_append(text, marks[run->change][1]);
    }
    return g_string_free(text, FALSE);
}

static void test_known_pairs(void)
{
    static const struct {
        const char *before, *after, *shown;
    } pairs[] = {
        { "", "", "" },
        { "", "a", "{+a+}" },
        { "a b", "", "[-a b-]" },
        { "other matters", "other matters", "other matters" },
        { "discussion on existing threats", "discussion on existing and potential threats",
          "discussion on existing{+ and potential+} threats" },
        { "Statement by the Director of the Office", "Statement by the Deputy of the Office",
          "Statement by the[- Director-]{+ Deputy+} of the Office" },
        { "from 24 to 28 July 2023", "from 31 July to 4 August 2023",
          "from[- 24-]{+ 31 July+} to[- 28 July-]{+ 4 August+} 2023" },
        { "regular institutional dialogue", "regular, institutional dialogue", "regular{+,+} institutional dialogue" },
        { "Opening of the session", "Lunch", "[-Opening of the session-]{+Lunch+}" },
        { "审议组织工作事项", "审议安排工作事项", "审议[-组织-]{+安排+}工作事项" },
        { "تنظيم الأعمال وبرنامج العمل", "تنظيم الأعمال وخطة العمل", "تنظيم الأعمال[- وبرنامج-]{+ وخطة+} العمل" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++) {
        g_autofree char *text = shown(pairs[i].before, pairs[i].after);
        g_assert_cmpstr(text, ==, pairs[i].shown);
    }
}

static guint32 next_random(guint32 *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

static char *random_text(guint32 *state)
{
    static const char *const pieces[] = { "item ", "report",           ", ", " on", "国", "际", " a",
                                          "b",     "\xd8\xb9\xd9\x85", " 5" };
    GString *text = g_string_new(NULL);
    for (guint32 left = next_random(state) % 40; left > 0; left--) {
        g_string_append(text, pieces[next_random(state) % G_N_ELEMENTS(pieces)]);
    }
    return g_string_free(text, FALSE);
}

static void append(GString *text, const char *from, const WordRun *run)
{
    g_string_append_len(text, from + run->start, (gssize)run->length);
}

static void test_both_texts_are_in_it(void)
{
    guint32 state = 7;
    for (int i = 0; i < 3000; i++) {
        g_autofree char *before = random_text(&state);
        g_autofree char *after = random_text(&state);
        g_autoptr(GArray) runs = word_diff(before, after);
        g_autoptr(GString) old = g_string_new(NULL);
        g_autoptr(GString) new_ = g_string_new(NULL);
        for (guint k = 0; k < runs->len; k++) {
            const WordRun *run = &g_array_index(runs, WordRun, k);
            g_assert_cmpuint(run->length, >, 0);
            g_assert_true(k == 0 || run[-1].change != run->change);
            append(run->change == WORDS_DELETED ? old : new_, run->change == WORDS_DELETED ? before : after, run);
            if (run->change == WORDS_KEPT) {
                append(old, after, run);
            }
        }
        g_assert_cmpstr(old->str, ==, before);
        g_assert_cmpstr(new_->str, ==, after);
        g_assert_true((word_diff_share(before, after) == 100) == (strcmp(before, after) == 0));
        g_assert_cmpint(word_diff_share(before, after), ==, word_diff_share(after, before));
    }
}

/* Two long texts without a word in common cost no more than the limit allows. */
static void test_hopeless_pairs_end(void)
{
    g_autoptr(GString) before = g_string_new(NULL);
    g_autoptr(GString) after = g_string_new(NULL);
    for (int i = 0; i < 100000; i++) {
        g_string_append_printf(before, "a%d ", i);
        g_string_append_printf(after, "b%d ", i);
    }
    g_autoptr(GArray) runs = word_diff(before->str, after->str);
    g_assert_cmpuint(runs->len, ==, 2);
    g_assert_cmpint(word_diff_share(before->str, after->str), <, 5);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/base/word_diff/known", test_known_pairs);
    g_test_add_func("/base/word_diff/both-texts", test_both_texts_are_in_it);
    g_test_add_func("/base/word_diff/hopeless", test_hopeless_pairs_end);
    return g_test_run();
}
