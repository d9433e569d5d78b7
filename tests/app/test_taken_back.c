#include "app/taken_back.h"

#include "app/app.h"
#include "body.h"

#include <string.h>

static void read_on(TakenBack *acts, Ledger *ledger)
{
    g_autoptr(GError) error = NULL;
    g_assert_true(taken_back_read(acts, ledger, &error));
    g_assert_no_error(error);
}

/* What comes later is read later; nothing is asked of acts that there are not. */
static void test_reads_on(void)
{
    Ledger *ledger = ledger_mem_new();
    g_autoptr(App) app = app_open(ledger, NULL);
    g_autoptr(TakenBack) acts = taken_back_new();
    body_begin(app);
    const Seq came = body_did(app, "FRA", "attendance.mark", 100);
    const Seq other = body_did(app, "DEU", "attendance.mark", 101);
    read_on(acts, ledger);
    g_assert_cmpuint(taken_back_by(acts, came), ==, 0);
    g_autofree char *undo = g_strdup_printf("act.undo act=%" G_GUINT64_FORMAT, came);
    const Seq by = body_did(app, "secretariat", undo, 102);
    g_assert_cmpuint(taken_back_by(acts, came), ==, 0);
    read_on(acts, ledger);
    read_on(acts, ledger);
    g_assert_cmpuint(taken_back_by(acts, came), ==, by);
    g_assert_cmpuint(taken_back_by(acts, other), ==, 0);
    g_assert_cmpuint(taken_back_by(acts, by), ==, 0);
    g_assert_cmpuint(taken_back_by(acts, 1000), ==, 0);
}

static void append(Ledger *ledger, Seq after, const char *record)
{
    g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
    g_ptr_array_add(records, g_bytes_new(record, strlen(record)));
    g_assert_true(ledger_append(ledger, after, records, NULL));
}

/* Records that are no entries are passed over, also such as begin like one. */
static void test_strange(void)
{
    static const char *const strange[] = { "{}", "{\"event\":\"act.undone\",", "{\"event\":\"act.undone\",\"v\":99}" };
    g_autoptr(Ledger) ledger = ledger_mem_new();
    g_autoptr(TakenBack) acts = taken_back_new();
    for (guint i = 0; i < G_N_ELEMENTS(strange); i++) {
        append(ledger, i, strange[i]);
    }
    append(
        ledger, G_N_ELEMENTS(strange),
        "{\"event\":\"act.undone\",\"v\":1,\"at\":1658480400000000,\"by\":\"chair\",\"act\":\"act.undo\",\"data\":{\"act\":2,"
        "\"was\":\"floor.give\"}}");
    read_on(acts, ledger);
    g_assert_cmpuint(taken_back_by(acts, 2), ==, G_N_ELEMENTS(strange) + 1);
    g_assert_cmpuint(taken_back_by(acts, 1), ==, 0);
}

int main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/taken_back/reads_on", test_reads_on);
    g_test_add_func("/taken_back/strange", test_strange);
    return g_test_run();
}
