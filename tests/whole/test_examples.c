/* The examples: what is said of each is meant, and each reads back the same from the forms that can be read. */
#include "acceptance.h"

#include <string.h>

/* What an example is there to show besides what it holds. An example that is not listed has nothing odd. */
static const struct {
    const char *name;
    const char *const intended[16];
} examples[] = {
    { "committee-programme.txt", { NULL } },
    { "conference-programme.txt", { NULL } },
    { "oewg-3rd-session-2022-07.txt", { "symbol-missing", "lead-time", "topic-wording", "date-year", NULL } },
    { "oewg-5th-session-2023-07.txt", { "symbol-missing", "lead-time", NULL } },
    { "oewg-6th-session-2023-12.txt", { "symbol-missing", "lead-time", NULL } },
    { "programme.txt", { "minutes-partial", NULL } },
    { "damaged.txt",
      { "dash", "markup", "masthead", "minutes-partial", "symbol-missing", "symbol-year", "weekday", NULL } },
};

static const char *const *intended_of(const char *path)
{
    g_autofree char *name = g_path_get_basename(path);
    for (size_t i = 0; i < G_N_ELEMENTS(examples); i++) {
        if (strcmp(name, examples[i].name) == 0) {
            return examples[i].intended;
        }
    }
    g_test_message("%s is no example that this test knows", path);
    g_test_fail();
    return examples[0].intended;
}

static bool is_listed(const char *rule, const char *const *list)
{
    for (; *list != NULL; list++) {
        if (strcmp(rule, *list) == 0) {
            return true;
        }
    }
    return false;
}

static void test_findings(gconstpointer path)
{
    g_autoptr(ProgrammeFile) file = checked_programme(path);
    const char *const *intended = intended_of(path);
    g_autoptr(GPtrArray) found = g_ptr_array_new();
    for (guint i = 0; i < file->findings->len; i++) {
        const Diagnostic *finding = g_ptr_array_index(file->findings, i);
        g_ptr_array_add(found, (gpointer)finding->rule);
        if (!is_listed(finding->rule, intended)) {
            g_test_message("%d: %s: %s [%s]", finding->at.line, severity_name(finding->severity), finding->what,
                           finding->rule);
            g_test_fail();
        }
    }
    g_ptr_array_add(found, NULL);
    for (; *intended != NULL; intended++) {
        g_test_message("must be said: %s", *intended);
        g_assert_true(is_listed(*intended, (const char *const *)found->pdata));
    }
}

static void test_reads_back(gconstpointer path)
{
    static const char *const forms[] = { "txt", "json" };
    g_autoptr(ProgrammeFile) file = checked_programme(path);
    g_assert_cmpuint(file->programme->rows->len, >, 0);
    for (size_t i = 0; i < G_N_ELEMENTS(forms); i++) {
        g_autoptr(GBytes) bytes = programme_in_form(file->programme, forms[i]);
        g_autoptr(ProgrammeFile) again = programme_file_read(bytes, NULL, NULL);
        g_assert_nonnull(again);
        g_autofree char *where = NULL;
        const bool same = programme_equal(file->programme, again->programme, &where);
        g_test_message("%s: %s", forms[i], same ? "the same" : where);
        g_assert_true(same);
    }
}

/* Where nothing is left to repair, the example is what Placard itself would write. */
static void test_is_canonical(gconstpointer path)
{
    g_autoptr(ProgrammeFile) file = checked_programme(path);
    g_autoptr(GBytes) bytes = programme_in_form(file->programme, "txt");
    g_assert_true(g_bytes_equal(bytes, file->source));
}

static void add_test(const char *what, char *path, GTestDataFunc run)
{
    g_autofree char *name = g_path_get_basename(path);
    g_autofree char *test = g_strdup_printf("/examples/%s/%s", name, what);
    g_test_add_data_func(test, path, run);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_autofree char *folder = source_path("examples");
    g_autoptr(GPtrArray) paths = texts_of_folder(folder);
    for (guint i = 0; i < paths->len; i++) {
        char *path = g_ptr_array_index(paths, i);
        add_test("findings", path, test_findings);
        add_test("reads-back", path, test_reads_back);
        if (!g_str_has_suffix(path, "/programme.txt") && !g_str_has_suffix(path, "/damaged.txt")) {
            add_test("canonical", path, test_is_canonical);
        }
    }
    return g_test_run();
}
