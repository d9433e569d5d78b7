/* Rules as stories: each file of this folder says in words what is odd, gives a programme as an officer would type it,
 * and lists what the check must say. Three parts, parted by lines of four hyphens; the lines of findings count from the
 * programme's first line, and "nothing" stands where nothing is said.
 *
 * PLACARD_SOURCE is the source root. With PLACARD_UPDATE=1 the third parts are written anew, to be read before they
 * are committed. */
#include "cases.h"
#include "exchange/programme_file.h"

#include <string.h>

static const char divider[] = "\n----\n";

static char *folder(void)
{
    return g_build_filename(g_getenv("PLACARD_SOURCE"), "tests", "scenarios", NULL);
}

static char *findings_of(const char *programme)
{
    g_autoptr(GBytes) bytes = g_bytes_new(programme, strlen(programme));
    g_autoptr(GError) error = NULL;
    g_autoptr(ProgrammeFile) file = programme_file_read(bytes, NULL, &error);
    g_assert_no_error(error);
    programme_file_check(file);
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < file->findings->len; i++) {
        const Diagnostic *finding = g_ptr_array_index(file->findings, i);
        g_string_append_printf(text, "%d: %s: %s%s%s [%s]\n", finding->at.line, severity_name(finding->severity),
                               finding->what, finding->expected != NULL ? ", " : "",
                               finding->expected != NULL ? finding->expected : "", finding->rule);
    }
    if (text->len == 0) {
        g_string_append(text, "nothing\n");
    }
    return g_string_free(text, FALSE);
}

static void test_scenario(gconstpointer path)
{
    g_autofree char *text = NULL;
    g_autoptr(GError) error = NULL;
    g_file_get_contents(path, &text, NULL, &error);
    g_assert_no_error(error);
    g_auto(GStrv) parts = g_strsplit(text, divider, -1);
    g_assert_cmpint(g_strv_length(parts), ==, 3);
    g_autofree char *findings = findings_of(parts[1]);
    if (g_getenv("PLACARD_UPDATE") != NULL) {
        g_autofree char *updated = g_strconcat(parts[0], divider, parts[1], divider, findings, NULL);
        g_assert_true(g_file_set_contents(path, updated, -1, NULL));
        return;
    }
    g_assert_cmpstr(findings, ==, parts[2]);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_autofree char *path = folder();
    cases_add(path, ".txt", "scenarios", test_scenario);
    return g_test_run();
}
