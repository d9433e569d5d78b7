#include "app/fold.h"

#include "body.h"

#include <string.h>

static void append(Ledger *ledger, const char *text)
{
    g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
    g_autoptr(GError) error = NULL;
    guint8 hash[CHAIN_HASH_BYTES];
    Seq seq = 0;
    g_ptr_array_add(records, g_bytes_new(text, strlen(text)));
    g_assert_true(ledger_head(ledger, &seq, hash, &error));
    g_assert_true(ledger_append(ledger, seq, records, &error));
    g_assert_no_error(error);
}

/* What is in the ledger, and how the app complains of it. */
static const struct {
    const char *entries[2];
    const char *complaint;
} spoilt[] = {
    { { "hello" }, "entry 1, column 1: expected" },
    { { "{\"event\":\"no.such\",\"v\":1,\"at\":1,\"by\":\"chair\",\"data\":{}}" }, "expected an event that is known" },
    { { "{\"event\":\"act.undone\",\"v\":1,\"at\":1,\"by\":\"chair\",\"act\":\"act.undo\",\"data\":{\"act\":5,\"was\":\"x\"}}" },
      "entry 1: act.undone does not fit what stands before it" },
    { { "{\"event\":\"meeting.adjourned\",\"v\":9,\"at\":1,\"by\":\"chair\",\"data\":{}}" },
      "expected a version of the event that is known" },
};

static void test_spoilt(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(spoilt); i++) {
        g_autoptr(Ledger) ledger = ledger_mem_new();
        g_autoptr(GError) error = NULL;
        for (guint n = 0; n < G_N_ELEMENTS(spoilt[i].entries) && spoilt[i].entries[n] != NULL; n++) {
            append(ledger, spoilt[i].entries[n]);
        }
        g_assert_null(app_open(ledger, &error));
        g_assert_true(error->domain == FOLD_ERROR);
        if (strstr(error->message, spoilt[i].complaint) == NULL) {
            g_error("expected “%s”, found “%s”", spoilt[i].complaint, error->message);
        }
    }
}

/* An entry that was written in another form than its own is told only by who is strict. */
static void test_strict(void)
{
    g_autoptr(Ledger) ledger = ledger_mem_new();
    Ledger *copy = ledger_open_again(ledger, LEDGER_WRITE, NULL);
    g_autoptr(App) app = app_open(copy, NULL);
    body_begin(app);
    const Seq n = body_assert_fold(app, ledger);
    append(ledger,
           "{\"event\":\"act.undone\",\"v\":1,\"at\":1658480400000000,\"by\":\"\\u0063hair\",\"act\":\"act.undo\","
           "\"data\":{\"act\":1,\"was\":\"session.begin\"}}");
    g_autoptr(State) state = state_new();
    g_autoptr(GError) error = NULL;
    const FoldVisitor strict = { .is_strict = true };
    g_assert_false(fold(ledger, state, &strict, &error));
    g_autofree char *expected = g_strdup_printf("entry %" G_GUINT64_FORMAT ", column", n + 1);
    g_assert_true(g_str_has_prefix(error->message, expected));
}

typedef struct {
    guint before, after;
    Seq stop, stop_after;
} Looker;

static bool look_before(const FoldEntry *entry, gpointer data)
{
    Looker *looker = data;
    g_assert_cmpuint(state_seq(entry->state), ==, entry->seq - 1);
    looker->before++;
    return entry->seq != looker->stop;
}

static bool look_after(const FoldEntry *entry, gpointer data)
{
    Looker *looker = data;
    g_assert_cmpuint(state_seq(entry->state), ==, entry->seq);
    looker->after++;
    return entry->seq != looker->stop_after;
}

static void test_visitor(void)
{
    g_autoptr(Ledger) ledger = ledger_mem_new();
    g_autoptr(App) app = app_open(ledger_open_again(ledger, LEDGER_WRITE, NULL), NULL);
    body_begin(app);
    const Seq n = body_did(app, "FRA", "attendance.mark", 1);
    Looker looker = { .stop = n };
    const FoldVisitor visitor = { .before = look_before, .after = look_after, .data = &looker };
    g_autoptr(State) state = state_new();
    g_assert_true(fold(ledger, state, &visitor, NULL));
    g_assert_cmpuint(looker.before, ==, n);
    g_assert_cmpuint(looker.after, ==, n - 1);
    g_assert_cmpuint(state_seq(state), ==, n - 1);
    looker.stop = 0;
    g_assert_true(fold(ledger, state, &visitor, NULL)); /* goes on where it was */
    g_assert_cmpuint(looker.after, ==, state_seq(state));
    looker.stop_after = 2; /* which has been applied then */
    g_autoptr(State) begun = state_new();
    g_assert_true(fold(ledger, begun, &visitor, NULL));
    g_assert_cmpuint(state_seq(begun), ==, 2);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/fold/spoilt", test_spoilt);
    g_test_add_func("/fold/strict", test_strict);
    g_test_add_func("/fold/visitor", test_visitor);
    return g_test_run();
}
