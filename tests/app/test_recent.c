/* The latest entries are those of the ledger, whatever became of appends, and whoever appended them. */
#include "app/recent.h"

#include "app/entries.h"
#include "body.h"
#include "faulty.h"

#include <string.h>

typedef struct {
    const Recent *recent;
    Seq head;
    guint kept, gone;
} Look;

static bool hold(const AppEntry *entry, gpointer data)
{
    Look *look = data;
    const Buffer *kept = recent_entry(look->recent, entry->seq);
    g_assert_true((kept != NULL) == (look->head - entry->seq < RECENT_LIMIT));
    if (kept != NULL) {
        g_assert_cmpmem(kept->data, kept->length, entry->bytes, entry->length);
    }
    look->kept += kept != NULL;
    look->gone += kept == NULL;
    return true;
}

static Look check(App *app)
{
    Look look = { .head = app_wait(app, 0, 0) };
    const State *state = app_read_lock(app);
    g_assert_cmpuint(state_seq(state), ==, look.head);
    look.recent = app_recent(app);
    app_entries(app, 0, hold, &look, NULL);
    g_assert_null(recent_entry(look.recent, 0));
    g_assert_null(recent_entry(look.recent, look.head + 1));
    app_read_unlock(app);
    return look;
}

static void toggle(App *app, guint from, guint end)
{
    for (guint i = from; i < end; i++) {
        AppAnswer answer = { 0 };
        body_toggle(app, i % BODY_MEMBERS, i / BODY_MEMBERS, &answer);
        app_answer_clear(&answer);
    }
}

static void test_kept(void)
{
    Ledger *ledger = ledger_mem_new();
    g_autoptr(App) app = app_open(ledger, NULL);
    body_begin(app);
    g_assert_cmpuint(check(app).gone, ==, 0);
    toggle(app, 0, RECENT_LIMIT + 20);
    const Look look = check(app);
    g_assert_cmpuint(look.kept, ==, RECENT_LIMIT);
    g_assert_cmpuint(look.gone, >=, 20);
    g_autoptr(App) other = app_open(ledger_open_again(ledger, LEDGER_WRITE, NULL), NULL);
    g_assert_cmpuint(check(other).kept, ==, RECENT_LIMIT);
    toggle(other, RECENT_LIMIT + 20, RECENT_LIMIT + 30);
    check(other);
    g_assert_true(app_catch_up(app, NULL));
    check(app);
}

/* What could not be stored is not there. */
static void test_failed(void)
{
    Faults faults = { .fault = FAULT_NONE };
    g_autoptr(App) app = app_open(faulty_ledger_new(&faults), NULL);
    body_begin(app);
    toggle(app, 0, 5);
    g_atomic_int_set(&faults.fault, FAULT_COMMIT);
    AppAnswer answer = { 0 };
    body_toggle(app, 5, 0, &answer);
    g_assert_cmpint(answer.result, ==, APP_FAULT);
    app_answer_clear(&answer);
    g_atomic_int_set(&faults.fault, FAULT_NONE);
    check(app);
    toggle(app, 5, 9);
    check(app);
}

/* A number that does not follow begins anew. */
static void test_gap(void)
{
    Recent recent = { 0 };
    recent_add(&recent, 1, "one", 3);
    recent_add(&recent, 2, "two", 3);
    g_assert_nonnull(recent_entry(&recent, 1));
    recent_add(&recent, 40, "forty", 5);
    g_assert_null(recent_entry(&recent, 1));
    g_assert_null(recent_entry(&recent, 2));
    g_assert_null(recent_entry(&recent, 39));
    g_assert_cmpmem(recent_entry(&recent, 40)->data, 5, "forty", 5);
    recent_add(&recent, 1, "one", 3);
    g_assert_null(recent_entry(&recent, 40));
    recent_clear(&recent);
    g_assert_null(recent_entry(&recent, 1));
}

int main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/recent/kept", test_kept);
    g_test_add_func("/recent/failed", test_failed);
    g_test_add_func("/recent/gap", test_gap);
    return g_test_run();
}
