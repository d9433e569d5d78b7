/* Records of sessions as each release wrote them: every later program must read them and come to the same state. A file
 * is added with a release and never changed; tests/app/kept/README.md says how. */
#include "app/fold.h"
#include "ledger/ledger_export.h"

#include <stdio.h>

static const struct {
    const char *name;
    Seq entries;
    const char *hash; /* of the last entry */
    int meetings;     /* that were held */
    int statements;   /* that were heard */
    int decisions;    /* that were gavelled */
} kept[] = {
#include "kept/kept.def"
};

static Ledger *import(const char *name)
{
    g_autofree char *path = g_test_build_filename(G_TEST_DIST, "kept", name, NULL);
    g_autoptr(GError) error = NULL;
    g_autoptr(Ledger) ledger = ledger_mem_new();
    FILE *file = fopen(path, "rbe");
    g_assert_nonnull(file);
    ledger_import(ledger, ledger_fill_from_file, file, &error);
    fclose(file);
    g_assert_no_error(error);
    return g_steal_pointer(&ledger);
}

static int count_heard(const State *state)
{
    int heard = 0;
    for (int id = 1; id <= state_inscriptions(state); id++) {
        const Inscription *one = state_inscription(state, id);
        heard += one != NULL && one->state == INSCRIPTION_HEARD;
    }
    return heard;
}

static int count_decided(const State *state)
{
    int decided = 0;
    for (int id = 1; id <= state_questions(state); id++) {
        const Question *one = state_question(state, id);
        decided += one != NULL && one->state == QUESTION_DECIDED;
    }
    return decided;
}

static void test_kept(gconstpointer data)
{
    const guint i = GPOINTER_TO_UINT(data);
    guint8 hash[CHAIN_HASH_BYTES];
    char digits[CHAIN_HASH_DIGITS + 1];
    Seq head;
    g_autoptr(GError) error = NULL;
    g_autoptr(Ledger) ledger = import(kept[i].name);
    g_autoptr(State) state = state_new();
    fold(ledger, state, NULL, &error);
    g_assert_no_error(error);
    g_assert_true(ledger_head(ledger, &head, hash, NULL));
    chain_to_digits(hash, digits);
    g_assert_cmpuint(head, ==, kept[i].entries);
    g_assert_cmpuint(state_seq(state), ==, kept[i].entries);
    g_assert_cmpstr(digits, ==, kept[i].hash);
    g_assert_true(state_the_body(state)->is_closed);
    g_assert_cmpint(state_the_body(state)->meetings_held, ==, kept[i].meetings);
    g_assert_cmpint(count_heard(state), ==, kept[i].statements);
    g_assert_cmpint(count_decided(state), ==, kept[i].decisions);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(kept); i++) {
        g_autofree char *path = g_strconcat("/app/kept/", kept[i].name, NULL);
        g_test_add_data_func(path, GUINT_TO_POINTER(i), test_kept);
    }
    return g_test_run();
}
