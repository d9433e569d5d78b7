/* What the writers make of two examples, byte by byte; of a PDF the lines that a reader of PDF finds. The files of
 * tests/golden are written anew with PLACARD_REGENERATE=1, to be looked at before they are committed. */
#include "acceptance.h"

#include <glib/gstdio.h>

static const char *const names[] = { "oewg-3rd-session-2022-07", "conference-programme" };

static ProgrammeFile *example(const char *name)
{
    g_autofree char *relative = g_strdup_printf("examples/%s.txt", name);
    g_autofree char *path = source_path(relative);
    return checked_programme(path);
}

static void test_form(const char *name, const char *form)
{
    g_autoptr(ProgrammeFile) file = example(name);
    g_autoptr(GBytes) bytes = programme_in_form(file->programme, form);
    g_autofree char *golden = g_strdup_printf("%s/%s.%s", form, name, form);
    assert_golden(golden, bytes);
}

static void test_forms(gconstpointer form)
{
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        test_form(names[i], form);
    }
}

/* The text of a PDF, a line for each that holds anything. */
static GBytes *lines_of_pdf(GBytes *pdf)
{
    g_autofree char *path = NULL;
    const int opened = g_file_open_tmp("placard-XXXXXX.pdf", &path, NULL);
    g_assert_cmpint(opened, >=, 0);
    g_assert_true(g_close(opened, NULL));
    g_assert_true(g_file_set_contents(path, g_bytes_get_data(pdf, NULL), (gssize)g_bytes_get_size(pdf), NULL));
    const char *const command[] = { "pdftotext", "-raw", path, "-", NULL };
    g_autofree char *text = NULL;
    GError *error = NULL;
    g_spawn_sync(NULL, (char **)command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, &error);
    g_assert_no_error(error);
    g_unlink(path);
    g_auto(GStrv) lines = g_strsplit_set(text, "\n\f", -1);
    GString *told = g_string_new(NULL);
    for (char **line = lines; *line != NULL; line++) {
        if (*g_strstrip(*line) != '\0') {
            g_string_append_printf(told, "%s\n", *line);
        }
    }
    return g_string_free_to_bytes(told);
}

static void test_pdf(void)
{
    g_autofree char *program = g_find_program_in_path("pdftotext");
    if (program == NULL) {
        g_test_skip("pdftotext is not there (package poppler-utils)");
        return;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autoptr(ProgrammeFile) file = example(names[i]);
        g_autoptr(GBytes) pdf = programme_in_form(file->programme, "pdf");
        g_autoptr(GBytes) lines = lines_of_pdf(pdf);
        g_autofree char *golden = g_strdup_printf("pdf/%s.txt", names[i]);
        assert_golden(golden, lines);
    }
}

int main(int argc, char **argv)
{
    static const char *const forms[] = {
        "txt", "html", "akn", "json", "ics", "schedule", "schedule-json", "csv", "tree"
    };
    g_test_init(&argc, &argv, NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(forms); i++) {
        g_autofree char *path = g_strdup_printf("/golden/%s", forms[i]);
        g_test_add_data_func(path, forms[i], test_forms);
    }
    g_test_add_func("/golden/pdf", test_pdf);
    return g_test_run();
}
