/* The three real programmes that the rules were learnt from: they are valid documents, so there is no error; what is
 * odd in them is found, and nothing that must not be is said. PLACARD_SHARED is the folder that holds seeds/; without
 * it the tests are skipped. */
#include "exchange/programme_file.h"

#include <string.h>

typedef struct {
    const char *seed;
    const char *const found[12]; /* rules that must be cited */
    const char *const silent[8]; /* rules that must not */
} Seed;

static const Seed seeds[] = {
    {
        "000_1bd76f56cbb91cfa.txt",
        { "symbol-year", "symbol-missing", "lead-time", "markup", NULL },
        { "continued", "kept-line", "masthead", "interpretation", "adoption-reading", "dash", NULL },
    },
    {
        "001_8a55ef37f1b4c3ba.txt",
        { "symbol-year", "symbol-missing", "lead-time", "masthead", "dash", "bullet", NULL },
        { "continued", "kept-line", "topics-once", "topic-wording", "interpretation", "note-without-mark", NULL },
    },
    {
        "002_0055be644d103a41.txt",
        { "symbol-year", "symbol-missing", "lead-time", "topic-wording", "date-year", "markup", NULL },
        { "continued", "kept-line", "topics-once", "slot-sum", "minutes-partial", "reading-order", "item-wording",
          NULL },
    },
};

static int times_cited(const ProgrammeFile *file, const char *rule)
{
    int times = 0;
    for (guint i = 0; i < file->findings->len; i++) {
        const Diagnostic *finding = g_ptr_array_index(file->findings, i);
        times += strcmp(finding->rule, rule) == 0;
    }
    return times;
}

static void test_seed(gconstpointer data)
{
    const Seed *seed = data;
    const char *shared = g_getenv("PLACARD_SHARED");
    g_autofree char *path = g_build_filename(shared != NULL ? shared : "", "seeds", seed->seed, NULL);
    if (shared == NULL || !g_file_test(path, G_FILE_TEST_EXISTS)) {
        g_test_skip("the seed is not there: set PLACARD_SHARED to the folder that holds seeds/");
        return;
    }
    char *text = NULL;
    gsize length = 0;
    g_assert_true(g_file_get_contents(path, &text, &length, NULL));
    g_autoptr(GBytes) bytes = g_bytes_new_take(text, length);
    g_autoptr(ProgrammeFile) file = programme_file_read(bytes, path, NULL);
    g_assert_nonnull(file);
    programme_file_check(file);
    g_assert_cmpint(diagnostics_count(file->findings, SEVERITY_ERROR), ==, 0);
    for (const char *const *rule = seed->found; *rule != NULL; rule++) {
        g_test_message("must be said: %s", *rule);
        g_assert_cmpint(times_cited(file, *rule), >=, 1);
    }
    for (const char *const *rule = seed->silent; *rule != NULL; rule++) {
        g_test_message("must not be said: %s", *rule);
        g_assert_cmpint(times_cited(file, *rule), ==, 0);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(seeds); i++) {
        g_autofree char *path = g_strdup_printf("/seeds/%s", seeds[i].seed);
        g_test_add_data_func(path, &seeds[i], test_seed);
    }
    return g_test_run();
}
