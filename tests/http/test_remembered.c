#include "http/remembered.h"

#include <string.h>

static const guint8 one[REMEMBERED_HASH_BYTES] = { 1 }, other[REMEMBERED_HASH_BYTES] = { 2 };

static Content *content_of(const char *text)
{
    return content_new(g_bytes_new(text, strlen(text)), "text/plain");
}

static RememberedAnswer begin(Remembered *remembered, const char *id, const guint8 *request, gint64 now)
{
    Content *content = NULL;
    int kind = -1;
    const RememberedAnswer answer = remembered_begin(remembered, id, request, now, &content, &kind);
    g_assert_true((answer == REMEMBERED_SAME) == (content != NULL));
    g_assert_true((answer == REMEMBERED_SAME) == (kind == 7));
    content_unref(content);
    return answer;
}

static void end(Remembered *remembered, const char *id, const char *text)
{
    g_autoptr(Content) content = text != NULL ? content_of(text) : NULL;
    remembered_end(remembered, id, content, 7);
}

static void test_life(void)
{
    Remembered *remembered = remembered_new();
    g_assert_cmpint(begin(remembered, "a", one, 0), ==, REMEMBERED_NEW);
    g_assert_cmpint(begin(remembered, "a", one, 0), ==, REMEMBERED_PENDING);
    g_assert_cmpint(begin(remembered, "a", other, 0), ==, REMEMBERED_OTHER);
    end(remembered, "a", "done");
    g_assert_cmpint(begin(remembered, "a", one, 0), ==, REMEMBERED_SAME);
    g_assert_cmpint(begin(remembered, "a", other, 0), ==, REMEMBERED_OTHER);
    g_assert_cmpint(begin(remembered, "b", one, 0), ==, REMEMBERED_NEW);
    remembered_free(remembered);
}

/* What failed may be tried again. */
static void test_forgotten(void)
{
    Remembered *remembered = remembered_new();
    g_assert_cmpint(begin(remembered, "a", one, 0), ==, REMEMBERED_NEW);
    end(remembered, "a", NULL);
    g_assert_cmpint(begin(remembered, "a", other, 0), ==, REMEMBERED_NEW);
    end(remembered, "a", "done");
    g_assert_cmpint(begin(remembered, "a", other, 0), ==, REMEMBERED_SAME);
    end(remembered, "unknown", "done");
    end(remembered, "unknown", NULL);
    remembered_free(remembered);
}

static void test_time(void)
{
    const gint64 later = (gint64)(REMEMBERED_SECONDS + 1) * G_USEC_PER_SEC;
    Remembered *remembered = remembered_new();
    g_assert_cmpint(begin(remembered, "a", one, 0), ==, REMEMBERED_NEW);
    end(remembered, "a", "done");
    g_assert_cmpint(begin(remembered, "a", one, later - 2 * G_USEC_PER_SEC), ==, REMEMBERED_SAME);
    g_assert_cmpint(begin(remembered, "a", one, later), ==, REMEMBERED_NEW);
    remembered_free(remembered);
}

/* The oldest go first, those that were forgotten and came anew among them. */
static void test_many(void)
{
    Remembered *remembered = remembered_new();
    g_assert_cmpint(begin(remembered, "again", one, 0), ==, REMEMBERED_NEW);
    end(remembered, "again", NULL);
    for (guint i = 0; i < REMEMBERED_LIMIT + 10; i++) {
        g_autofree char *id = g_strdup_printf("%u", i);
        g_assert_cmpint(begin(remembered, id, one, 0), ==, REMEMBERED_NEW);
        end(remembered, id, "done");
        if (i == REMEMBERED_LIMIT / 2) {
            g_assert_cmpint(begin(remembered, "again", one, 0), ==, REMEMBERED_NEW);
            end(remembered, "again", "done");
        }
    }
    g_assert_cmpint(begin(remembered, "again", one, 0), ==, REMEMBERED_SAME);
    g_assert_cmpint(begin(remembered, "0", one, 0), ==, REMEMBERED_NEW);
    g_assert_cmpint(begin(remembered, "16000", one, 0), ==, REMEMBERED_SAME);
    remembered_free(remembered);
}

static void test_bytes(void)
{
    enum { LARGE = REMEMBERED_BYTES_LIMIT / 2 + 1 };
    g_autofree char *large = g_strnfill(LARGE, 'x');
    Remembered *remembered = remembered_new();
    for (guint i = 0; i < 3; i++) {
        const char id[] = { (char)('a' + i), '\0' };
        g_assert_cmpint(begin(remembered, id, one, 0), ==, REMEMBERED_NEW);
        end(remembered, id, large);
    }
    g_assert_cmpint(begin(remembered, "c", one, 0), ==, REMEMBERED_SAME);
    g_assert_cmpint(begin(remembered, "a", one, 0), ==, REMEMBERED_NEW);
    remembered_free(remembered);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/remembered/life", test_life);
    g_test_add_func("/remembered/forgotten", test_forgotten);
    g_test_add_func("/remembered/time", test_time);
    g_test_add_func("/remembered/many", test_many);
    g_test_add_func("/remembered/bytes", test_bytes);
    return g_test_run();
}
