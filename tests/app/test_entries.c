#include "app/entries.h"

#include "body.h"

#include <string.h>

typedef struct {
    GArray *numbers; /* of Seq */
    guint most;
} Seen;

static bool see(const AppEntry *entry, gpointer data)
{
    Seen *seen = data;
    g_assert_cmpuint(strlen(entry->hash), ==, CHAIN_HASH_DIGITS);
    g_assert_cmpint(entry->bytes[0], ==, '{');
    g_assert_cmpint(entry->bytes[entry->length - 1], ==, '}');
    g_assert_nonnull(entry->event->info);
    g_array_append_val(seen->numbers, entry->seq);
    return seen->numbers->len < seen->most;
}

static guint read_on(App *app, Seq after, guint most, Seq *ret_first)
{
    g_autoptr(GArray) numbers = g_array_new(FALSE, FALSE, sizeof(Seq));
    g_autoptr(GError) error = NULL;
    Seen seen = { .numbers = numbers, .most = most };
    app_entries(app, after, see, &seen, &error);
    g_assert_no_error(error);
    for (guint i = 1; i < numbers->len; i++) {
        g_assert_cmpuint(g_array_index(numbers, Seq, i), ==, g_array_index(numbers, Seq, i - 1) + 1);
    }
    *ret_first = numbers->len > 0 ? g_array_index(numbers, Seq, 0) : 0;
    return numbers->len;
}

static void test_pages(void)
{
    g_autoptr(App) app = app_open(ledger_mem_new(), NULL);
    Seq first;
    g_assert_cmpuint(read_on(app, 0, 100, &first), ==, 0);
    body_begin(app);
    const Seq head = app_wait(app, 0, 0);
    g_assert_cmpuint(read_on(app, 0, 1000, &first), ==, head);
    g_assert_cmpuint(first, ==, 1);
    g_assert_cmpuint(read_on(app, 0, 2, &first), ==, 2);
    g_assert_cmpuint(read_on(app, 1, 1000, &first), ==, head - 1);
    g_assert_cmpuint(first, ==, 2);
    g_assert_cmpuint(read_on(app, head, 1000, &first), ==, 0);
    g_assert_cmpuint(read_on(app, head + 100, 1000, &first), ==, 0);
    g_auto(AppAnswer) answer = { 0 };
    body_toggle(app, 0, 0, &answer);
    g_assert_cmpuint(read_on(app, head, 1000, &first), ==, 1);
}

/* What is no event stops it with the place, whatever was shown before. */
static void test_strange(void)
{
    g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
    Ledger *ledger = ledger_mem_new();
    g_autoptr(Ledger) other = ledger_open_again(ledger, LEDGER_WRITE, NULL);
    g_autoptr(App) app = app_open(ledger, NULL);
    g_autoptr(GArray) numbers = g_array_new(FALSE, FALSE, sizeof(Seq));
    g_autoptr(GError) error = NULL;
    body_begin(app);
    const Seq head = app_wait(app, 0, 0);
    g_ptr_array_add(records, g_bytes_new_static("{\"event\":\"x\"}", 13));
    g_assert_true(ledger_append(other, head, records, NULL));
    Seen seen = { .numbers = numbers, .most = 1000 };
    g_assert_false(app_entries(app, head - 1, see, &seen, &error));
    g_assert_error(error, FOLD_ERROR, FOLD_ERROR_ENTRY);
    g_autofree char *start = g_strdup_printf("entry %" G_GUINT64_FORMAT ", column ", head + 1);
    g_assert_true(g_str_has_prefix(error->message, start));
    g_assert_cmpuint(numbers->len, ==, 1);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/entries/pages", test_pages);
    g_test_add_func("/entries/strange", test_strange);
    return g_test_run();
}
