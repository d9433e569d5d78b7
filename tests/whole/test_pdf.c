/* PDFs read: ours by the programme that they carry, ours without it by their pages, and those of others. */
#include "acceptance.h"

#include "base/text.h"
#include "generate.h"

#include <stdio.h>
#include <string.h>

static ProgrammeFile *read_back(GBytes *bytes)
{
    g_autoptr(GError) error = NULL;
    ProgrammeFile *file = programme_file_read(bytes, "paper.pdf", &error);
    g_assert_no_error(error);
    return file;
}

/* What is carried is the programme itself, whatever the pages look like. */
static void test_carried(void)
{
    for (guint32 seed = 1; seed <= 5; seed++) {
        g_autoptr(Programme) programme = generate_programme(seed);
        g_autoptr(GBytes) bytes = programme_in_form(programme, "pdf");
        g_autoptr(ProgrammeFile) file = read_back(bytes);
        g_autofree char *where = NULL;
        g_assert_true(programme_equal(programme, file->programme, &where));
        g_assert_cmpuint(file->findings->len, ==, 1);
        g_assert_cmpstr(((Diagnostic *)g_ptr_array_index(file->findings, 0))->rule, ==, "carried-source");
        g_assert_null(file->document);
    }
}

/* The bytes with every name of the carried file made unknown: what is left are the pages. */
static GBytes *without_carried(GBytes *bytes)
{
    g_autofree char *qpdf = g_find_program_in_path("qpdf");
    if (qpdf == NULL) {
        g_test_skip("qpdf is not installed");
        return NULL;
    }
    g_autofree char *path = g_build_filename(g_get_tmp_dir(), "placard-pdf-XXXXXX", NULL);
    const int made = g_mkstemp(path);
    g_assert_cmpint(made, >=, 0);
    g_assert_true(g_file_set_contents(path, g_bytes_get_data(bytes, NULL), (gssize)g_bytes_get_size(bytes), NULL));
    const char *const command[] = { qpdf, "--remove-attachment=programme.json", path, "--replace-input", NULL };
    int status = 0;
    g_assert_true(g_spawn_sync(NULL, (char **)command, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, NULL));
    g_assert_cmpint(status, ==, 0);
    GBytes *stripped = bytes_of_file(path);
    remove(path);
    return stripped;
}

static guint count_meetings(const Programme *programme)
{
    guint n = 0;
    for (guint i = 0; i < programme->rows->len; i++) {
        n += programme_row(programme, i)->kind == ROW_MEETING;
    }
    return n;
}

static guint count_common(const Programme *a, const Programme *b)
{
    guint n = 0;
    for (guint i = 0, k = 0; i < a->rows->len; i++) {
        const Row *one = programme_row(a, i);
        for (guint j = k; j < b->rows->len && one->kind == ROW_MEETING; j++) {
            const Row *other = programme_row(b, j);
            if (other->kind == ROW_MEETING && civil_date_equal(one->date, other->date) && one->start == other->start &&
                one->end == other->end) {
                n++;
                k = j + 1;
                break;
            }
        }
    }
    return n;
}

static void assert_same_meetings(const Programme *expected, const Programme *found, const char *name)
{
    const guint n = count_common(expected, found);
    const guint all = count_meetings(expected) + count_meetings(found);
    if (n * 2 * 100 < all * 95) {
        g_test_message("%s: of %u and %u meetings %u agree", name, count_meetings(expected), count_meetings(found), n);
        g_test_fail();
    }
}

/* The examples of the repository, from their own pages. */
static void test_pages(void)
{
    g_autofree char *folder = source_path("examples");
    g_autoptr(GPtrArray) paths = texts_of_folder(folder);
    for (guint i = 0; i < paths->len; i++) {
        g_autoptr(ProgrammeFile) text = checked_programme(g_ptr_array_index(paths, i));
        g_autoptr(GBytes) bytes = programme_in_form(text->programme, "pdf");
        g_autoptr(GBytes) stripped = without_carried(bytes);
        if (stripped == NULL) {
            return;
        }
        g_autoptr(ProgrammeFile) file = read_back(stripped);
        assert_same_meetings(text->programme, file->programme, g_ptr_array_index(paths, i));
    }
}

/* Documents as they are issued: the PDF says the same as the text that was copied out of it. */
static void test_real(void)
{
    static const char *const documents[][2] = {
        { "programmes/02.pdf", "programmes/02-ocean-conference-2025.txt" },
        { "programmes/04.pdf", "programmes/04-unicef-timetable-2025.txt" },
        { "programmes/08.pdf", "programmes/08-second-committee-80.txt" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(documents); i++) {
        g_autofree char *pdf = shared_path(documents[i][0]);
        g_autofree char *path = pdf == NULL ? NULL : shared_path(documents[i][1]);
        if (path == NULL) {
            return;
        }
        g_autoptr(ProgrammeFile) text = checked_programme(path);
        g_autoptr(ProgrammeFile) file = checked_programme(pdf);
        assert_same_meetings(text->programme, file->programme, documents[i][0]);
        g_assert_cmpstr(file->programme->symbol, ==, text->programme->symbol);
        g_assert_cmpstr(file->programme->session, ==, text->programme->session);
        g_assert_cmpstr(file->programme->title, ==, text->programme->title);
        g_assert_cmpuint(file->programme->footnotes->len, ==, text->programme->footnotes->len);
    }
}

/* The file says neither what its codes mean nor brings its font; what the library knows of both it must know before it
 * can open no more files. */
static void test_encodings(void)
{
    static const char *const names[] = { "chinese-unicode", "chinese-gbk" };
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *relative = g_strdup_printf("tests/fuzz/seeds/pdf/%s.pdf", names[i]);
        g_autofree char *path = source_path(relative);
        g_autoptr(ProgrammeFile) file = checked_programme(path);
        g_autofree char *shown = g_strndup(g_bytes_get_data(file->shown, NULL), g_bytes_get_size(file->shown));
        g_assert_cmpstr(g_strstrip(shown), ==, "会议工作安排草案");
    }
}

/* Every finding points into a line that is there. */
static void test_shown(void)
{
    g_autofree char *path = source_path("tests/fuzz/seeds/pdf/two-columns.pdf");
    g_autoptr(ProgrammeFile) file = checked_programme(path);
    g_autofree char *shown = g_strndup(g_bytes_get_data(file->shown, NULL), g_bytes_get_size(file->shown));
    g_auto(GStrv) lines = g_strsplit(shown, "\n", -1);
    g_assert_cmpuint(file->findings->len, >, 0);
    for (guint i = 0; i < file->findings->len; i++) {
        const Position at = ((Diagnostic *)g_ptr_array_index(file->findings, i))->at;
        g_assert_cmpint(at.line, <=, (int)g_strv_length(lines));
        g_assert_true(at.line == 0 || at.column <= text_length(lines[at.line - 1]) + 1);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/pdf/carried", test_carried);
    g_test_add_func("/pdf/pages", test_pages);
    g_test_add_func("/pdf/real", test_real);
    g_test_add_func("/pdf/encodings", test_encodings);
    g_test_add_func("/pdf/shown", test_shown);
    return g_test_run();
}
