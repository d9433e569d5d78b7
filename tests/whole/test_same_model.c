/* One document in three forms: a plain text, and what LibreOffice makes of it as a Word document and as a PDF. All
 * three are the same programme. Skipped, and says so, where there is no soffice. */
#include "acceptance.h"
#include "office.h"

static void write_texts(const Office *office, const GPtrArray *paths)
{
    for (guint i = 0; i < paths->len; i++) {
        g_autoptr(GBytes) bytes = bytes_of_file(g_ptr_array_index(paths, i));
        g_autofree char *path = office_path(office, "txt", i, "txt");
        office_write(path, bytes);
    }
}

static void compare(const Office *office, const GPtrArray *paths, const char *form)
{
    for (guint i = 0; i < paths->len; i++) {
        g_autofree char *path = office_path(office, form, i, form);
        g_autofree char *where = NULL;
        g_autoptr(ProgrammeFile) text = checked_programme(g_ptr_array_index(paths, i));
        g_autoptr(ProgrammeFile) file = checked_programme(path);
        if (!programme_equal(text->programme, file->programme, &where)) {
            g_test_message("%s as %s: %s", (const char *)g_ptr_array_index(paths, i), form, where);
            g_test_fail();
        }
    }
}

static void test_same_model(void)
{
    Office office;
    if (!office_open(&office)) {
        return;
    }
    g_autoptr(GPtrArray) paths = office_texts();
    g_assert_cmpuint(paths->len, >, 0);
    write_texts(&office, paths);
    office_convert(&office, "txt", "docx", OFFICE_DOCX, "--infilter=Text (encoded):UTF8");
    office_convert(&office, "docx", "pdf", "pdf", NULL);
    compare(&office, paths, "docx");
    compare(&office, paths, "pdf");
    office_close(&office);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/same-model/text-docx-pdf", test_same_model);
    return g_test_run();
}
