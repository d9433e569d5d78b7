/* Faults of the world, as those who read and those who watch meet them. Those of submitting: test_submit.c. */
#include "app/app.h"

#include "app/entries.h"
#include "body.h"
#include "faulty.h"

static void set_fault(Faults *faults, Fault fault)
{
    g_atomic_int_set(&faults->fault, (gint)fault);
}

/* Every fault has words for people, and they name no file. */
static void test_words(void)
{
    static const struct {
        int code;
        const char *words;
    } of_ledger[] = {
        { LEDGER_ERROR_BROKEN, "The record is damaged." },
        { LEDGER_ERROR_FULL, "There is no room on the disk." },
        { LEDGER_ERROR_READ_ONLY, "The record cannot be written." },
        { LEDGER_ERROR_BUSY, "Another program keeps the record for too long." },
        { LEDGER_ERROR_NEWER, "The record was written by a later version of the program." },
        { LEDGER_ERROR_IO, "The disk does not answer as it should." },
        { LEDGER_ERROR_CONFLICT, "It did not succeed." },
        { 1000, "It did not succeed." },
    };
    for (guint i = 0; i < G_N_ELEMENTS(of_ledger); i++) {
        g_autoptr(GError) fault = g_error_new_literal(LEDGER_ERROR, of_ledger[i].code, "/secret/path");
        g_assert_cmpstr(app_fault_words(fault), ==, of_ledger[i].words);
    }
    g_autoptr(GError) large = g_error_new_literal(APP_ERROR, APP_ERROR_TOO_LARGE, "x");
    g_autoptr(GError) crowded = g_error_new_literal(APP_ERROR, APP_ERROR_CROWDED, "x");
    g_autoptr(GError) unfit = g_error_new_literal(FOLD_ERROR, FOLD_ERROR_UNFIT, "x");
    g_autoptr(GError) other = g_error_new_literal(G_FILE_ERROR, G_FILE_ERROR_IO, "x");
    g_assert_cmpstr(app_fault_words(large), ==, "The act makes more than is stored in one step.");
    g_assert_cmpstr(app_fault_words(crowded), ==, "It did not succeed.");
    g_assert_cmpstr(app_fault_words(unfit), ==, "The record has an entry that cannot be read, or does not fit.");
    g_assert_cmpstr(app_fault_words(other), ==, "It did not succeed.");
}

/* What cannot be read is not opened, and the ledger stays the caller's. */
static void test_open(void)
{
    Faults faults = { .fault = FAULT_READ };
    g_autoptr(Ledger) ledger = faulty_ledger_new(&faults);
    g_autoptr(GError) error = NULL;
    g_assert_null(app_open(ledger, &error));
    g_assert_error(error, LEDGER_ERROR, LEDGER_ERROR_IO);
    app_close(NULL);
}

static bool count(const AppEntry *entry, gpointer data)
{
    (void)entry;
    ++*(guint *)data;
    return true;
}

static void assert_unread(App *app)
{
    guint n = 0;
    g_autoptr(GError) error = NULL;
    g_assert_false(app_entries(app, 0, count, &n, &error));
    g_assert_error(error, LEDGER_ERROR, LEDGER_ERROR_IO);
    g_assert_cmpuint(n, ==, 0);
}

/* A record that cannot be read now can be read later. */
static void test_entries(void)
{
    Faults faults = { 0 };
    g_autoptr(App) app = app_open(faulty_ledger_new(&faults), NULL);
    guint n = 0;
    body_begin(app);
    set_fault(&faults, FAULT_OPEN);
    assert_unread(app);
    set_fault(&faults, FAULT_READ);
    assert_unread(app);
    set_fault(&faults, FAULT_NONE);
    g_assert_true(app_entries(app, 0, count, &n, NULL));
    g_assert_cmpuint(n, ==, app_wait(app, 0, 0));
}

/* Who watches goes on watching when the world is itself again. */
static void test_watch(void)
{
    enum { A_WHILE_US = 50000, LONG_MS = 20000 };
    Faults faults = { .fault = FAULT_OPEN };
    Ledger *ledger = faulty_ledger_new(&faults);
    g_autoptr(App) app = app_open(ledger, NULL);
    g_autoptr(GError) error = NULL;
    g_assert_false(app_watch(app, &error));
    g_assert_error(error, LEDGER_ERROR, LEDGER_ERROR_IO);
    set_fault(&faults, FAULT_NONE);
    g_autoptr(App) other = app_open(ledger_open_again(ledger, LEDGER_WRITE, NULL), NULL);
    set_fault(&faults, FAULT_WAIT);
    g_assert_true(app_watch(app, NULL));
    g_usleep(A_WHILE_US);
    body_begin(other);
    set_fault(&faults, FAULT_READ); /* there is news, and it cannot be read */
    g_usleep(A_WHILE_US + 250000);
    g_assert_cmpuint(app_wait(app, 0, 0), ==, 0);
    set_fault(&faults, FAULT_NONE);
    g_assert_cmpuint(app_wait(app, 0, LONG_MS), >, 0);
}

int main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/app/words", test_words);
    g_test_add_func("/app/open", test_open);
    g_test_add_func("/app/entries", test_entries);
    g_test_add_func("/app/watch", test_watch);
    return g_test_run();
}
