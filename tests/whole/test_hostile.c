/* Files that nobody should be able to harm us with, and files that are something else than they are called: a clear
 * error, or what is in them, in time. */
#include "acceptance.h"

#include "confined/stranger.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdio.h>
#include <string.h>

/* --- making files ---------------------------------------------------------------------------------------------- */

static la_ssize_t append(struct archive *archive, void *data, const void *bytes, size_t length)
{
    g_byte_array_append(data, bytes, (guint)length);
    return (la_ssize_t)length;
}

static void add_part(struct archive *archive, const char *name, const char *text, gsize repeated)
{
    struct archive_entry *entry = archive_entry_new();
    archive_entry_set_pathname(entry, name);
    archive_entry_set_size(entry, (la_int64_t)(strlen(text) * repeated));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    g_assert_cmpint(archive_write_header(archive, entry), ==, ARCHIVE_OK);
    for (gsize i = 0; i < repeated; i++) {
        g_assert_cmpint(archive_write_data(archive, text, strlen(text)), ==, (la_ssize_t)strlen(text));
    }
    archive_entry_free(entry);
}

#define TYPES                                                                                                          \
    "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"                                     \
    "<Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"               \
    "<Override PartName='/word/document.xml' ContentType='application/"                                                \
    "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>"
#define LINKS                                                                                                          \
    "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='r1' "       \
    "Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument' "                       \
    "Target='word/document.xml'/></Relationships>"
#define WORDS "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>"

/* A Word document whose main part is `text`, so many times. */
static GBytes *word_file(const char *text, gsize repeated)
{
    GByteArray *bytes = g_byte_array_new();
    struct archive *archive = archive_write_new();
    archive_write_set_format_zip(archive);
    archive_write_set_bytes_in_last_block(archive, 1);
    g_assert_cmpint(archive_write_open(archive, bytes, NULL, append, NULL), ==, ARCHIVE_OK);
    add_part(archive, "[Content_Types].xml", TYPES, 1);
    add_part(archive, "_rels/.rels", LINKS, 1);
    add_part(archive, "word/document.xml", text, repeated);
    g_assert_cmpint(archive_write_close(archive), ==, ARCHIVE_OK);
    archive_write_free(archive);
    return g_byte_array_free_to_bytes(bytes);
}

static GBytes *good_word_file(void)
{
    return word_file(WORDS "<w:p><w:r><w:t>Monday, 3 March 2025</w:t></w:r></w:p>"
                           "<w:p><w:r><w:t>10 a.m.–1 p.m.</w:t></w:r></w:p>"
                           "<w:p><w:r><w:t>Opening of the session</w:t></w:r></w:p></w:body></w:document>",
                     1);
}

static GBytes *pdf_seed(const char *name)
{
    g_autofree char *relative = g_strconcat("tests/fuzz/seeds/pdf/", name, ".pdf", NULL);
    g_autofree char *path = source_path(relative);
    return bytes_of_file(path);
}

static GBytes *cut(GBytes *whole, gsize length)
{
    g_autoptr(GBytes) owned = whole;
    return g_bytes_new(g_bytes_get_data(owned, NULL), MIN(length, g_bytes_get_size(owned)));
}

static GBytes *zip_bomb(void)
{
    g_autofree char *blanks = g_strnfill(1 << 20, ' ');
    return word_file(blanks, 300);
}

static GBytes *entity_bomb(void)
{
    return word_file("<!DOCTYPE a [<!ENTITY b 'bbbbbbbbbb'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>"
                     "<!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;'>]>" WORDS "<w:p><w:r><w:t>&d;</w:t></w:r></w:p></w:body>"
                     "</w:document>",
                     1);
}

static GBytes *deep_word_file(void)
{
    return word_file("<a>", 100000);
}

static GBytes *nested_zip(void)
{
    g_autoptr(GBytes) inner = good_word_file();
    g_autofree char *text = g_strndup("PK\003\004 an archive in an archive", 40);
    return word_file(text, 1);
}

static GBytes *cut_word_file(void)
{
    return cut(good_word_file(), 300);
}

static GBytes *cut_pdf(void)
{
    return cut(pdf_seed("two-columns"), 200);
}

static GBytes *page_loop(void)
{
    return pdf_seed("page-loop");
}

static GBytes *reference_loop(void)
{
    return pdf_seed("reference-loop");
}

static GBytes *no_text(void)
{
    return pdf_seed("no-text");
}

static GBytes *no_xref(void)
{
    return pdf_seed("no-xref");
}

static GBytes *many_pages(void)
{
    enum { PAGES = 600, FIRST = 3 };
    g_autoptr(GString) text = g_string_new("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n");
    g_string_append_printf(text, "2 0 obj<</Type/Pages/Count %d/Kids[", PAGES);
    for (int i = 0; i < PAGES; i++) {
        g_string_append_printf(text, "%d 0 R ", FIRST + i);
    }
    g_string_append(text, "]>>endobj\n");
    for (int i = 0; i < PAGES; i++) {
        g_string_append_printf(text, "%d 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n", FIRST + i);
    }
    g_string_append(text, "trailer<</Root 1 0 R>>\n");
    return g_bytes_new(text->str, text->len);
}

static GBytes *random_bytes(void)
{
    guint8 bytes[5000];
    g_autoptr(GRand) generator = g_rand_new_with_seed(7);
    for (size_t i = 0; i < sizeof bytes; i++) {
        bytes[i] = (guint8)g_rand_int_range(generator, 128, 256);
    }
    return g_bytes_new(bytes, sizeof bytes);
}

static GBytes *random_after(const char *head)
{
    g_autoptr(GBytes) bytes = random_bytes();
    g_autoptr(GByteArray) all = g_byte_array_new();
    g_byte_array_append(all, (const guint8 *)head, (guint)strlen(head));
    g_byte_array_append(all, g_bytes_get_data(bytes, NULL), (guint)g_bytes_get_size(bytes));
    return g_byte_array_free_to_bytes(g_steal_pointer(&all));
}

static GBytes *random_zip(void)
{
    return random_after("PK\003\004");
}

static GBytes *random_pdf(void)
{
    return random_after("%PDF-1.7\n");
}

static GBytes *jpeg(void)
{
    return random_after("\xff\xd8\xff\xe0");
}

static GBytes *old_word_file(void)
{
    return random_after("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
}

static GBytes *program(void)
{
    return random_after("\x7f"
                        "ELF");
}

/* --- what must become of them -------------------------------------------------------------------------------- */

static const struct {
    const char *name; /* of the test, and of the file but for its extension */
    const char *file;
    GBytes *(*make)(void);
    const char *says; /* a part of the error */
} refused[] = {
    { "zip-bomb", "a.docx", zip_bomb, "word/document.xml" },
    { "entity-bomb", "a.docx", entity_bomb, "word/document.xml" },
    { "deep-xml", "a.docx", deep_word_file, "word/document.xml" },
    { "nested-zip", "a.docx", nested_zip, "word/document.xml" },
    { "cut-word-file", "a.docx", cut_word_file, "" },
    { "random-zip", "a.docx", random_zip, "" },
    { "cut-pdf", "a.pdf", cut_pdf, "the PDF" },
    { "random-pdf", "a.pdf", random_pdf, "the PDF is damaged" },
    { "page-loop", "a.pdf", page_loop, "the PDF" },
    { "reference-loop", "a.pdf", reference_loop, "the PDF" },
    { "no-xref", "a.pdf", no_xref, "the PDF is damaged" },
    { "many-pages", "a.pdf", many_pages, "more than 500 pages" },
    { "scan", "a.pdf", no_text, "the PDF has no text: it is a scan" },
    { "random-bytes", "a.txt", random_bytes, "UTF-8" },
    { "jpeg", "a.pdf", jpeg, "a picture (JPEG); expected" },
    { "program", "a.txt", program, "a program; expected" },
    { "old-word-file", "a.docx", old_word_file, "old Office formats (.doc); expected" },
};

static void test_refused(gconstpointer data)
{
    const guint i = GPOINTER_TO_UINT(data);
    g_autoptr(GBytes) bytes = refused[i].make();
    g_autoptr(GError) error = NULL;
    const gint64 before = g_get_monotonic_time();
    g_autoptr(ProgrammeFile) file = programme_file_read(bytes, refused[i].file, &error);
    g_assert_null(file);
    g_assert_nonnull(error);
    g_test_message("%s", error->message);
    g_assert_nonnull(strstr(error->message, refused[i].says));
    g_assert_null(strstr(error->message, "signal"));
    g_assert_cmpint(g_get_monotonic_time() - before, <, (STRANGER_SECONDS + 3) * G_USEC_PER_SEC);
}

static void test_password(void)
{
    g_autofree char *qpdf = g_find_program_in_path("qpdf");
    if (qpdf == NULL) {
        g_test_skip("qpdf is not installed");
        return;
    }
    g_autofree char *from = source_path("tests/fuzz/seeds/pdf/two-columns.pdf");
    g_autofree char *to = g_build_filename(g_get_tmp_dir(), "placard-locked-XXXXXX", NULL);
    const int made = g_mkstemp(to);
    g_assert_cmpint(made, >=, 0);
    const char *const command[] = { qpdf, "--encrypt", "secret", "owner", "256", "--", from, to, NULL };
    int status = 0;
    g_assert_true(
        g_spawn_sync(NULL, (char **)command, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL, &status, NULL));
    g_autoptr(GBytes) bytes = bytes_of_file(to);
    remove(to);
    g_autoptr(GError) error = NULL;
    g_autoptr(ProgrammeFile) file = programme_file_read(bytes, "a.pdf", &error);
    g_assert_null(file);
    g_assert_nonnull(strstr(error->message, "locked with a password"));
}

/* --- names that are wrong ------------------------------------------------------------------------------------- */

static const Diagnostic *finding_of(const ProgrammeFile *file, const char *rule)
{
    for (guint i = 0; i < file->findings->len; i++) {
        const Diagnostic *finding = g_ptr_array_index(file->findings, i);
        if (strcmp(finding->rule, rule) == 0) {
            return finding;
        }
    }
    return NULL;
}

static void assert_one_meeting(const ProgrammeFile *file, int start)
{
    const Row *meeting = NULL;
    for (guint i = 0; i < file->programme->rows->len && meeting == NULL; i++) {
        const Row *row = programme_row(file->programme, i);
        meeting = row->kind == ROW_MEETING ? row : NULL;
    }
    g_assert_nonnull(meeting);
    g_assert_cmpint(meeting->start, ==, start);
}

static void test_word_called_text(void)
{
    g_autoptr(GBytes) bytes = good_word_file();
    g_autoptr(GError) error = NULL;
    g_autoptr(ProgrammeFile) file = programme_file_read(bytes, "note.txt", &error);
    g_assert_no_error(error);
    assert_one_meeting(file, 10 * 60);
    g_autofree char *shown = g_strndup(g_bytes_get_data(file->shown, NULL), g_bytes_get_size(file->shown));
    g_assert_nonnull(strstr(shown, "Monday, 3 March 2025\n"));
}

static void test_pdf_called_word(void)
{
    g_autoptr(GBytes) bytes = pdf_seed("two-columns");
    g_autoptr(GError) error = NULL;
    g_autoptr(ProgrammeFile) file = programme_file_read(bytes, "note.docx", &error);
    g_assert_no_error(error);
    assert_one_meeting(file, 10 * 60);
    g_autofree char *shown = g_strndup(g_bytes_get_data(file->shown, NULL), g_bytes_get_size(file->shown));
    g_assert_nonnull(strstr(shown, "Opening of the session\n"));
}

static void test_text_called_pdf(void)
{
    g_autoptr(GBytes) bytes = bytes_of_text("Monday, 3 March 2025\n\n10 a.m.–1 p.m.\n\nOpening of the session\n");
    g_autoptr(GError) error = NULL;
    g_autoptr(ProgrammeFile) file = programme_file_read(bytes, "note.pdf", &error);
    g_assert_no_error(error);
    assert_one_meeting(file, 10 * 60);
    g_assert_nonnull(finding_of(file, "file-kind"));
    g_assert_true(g_bytes_equal(file->shown, bytes));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(refused); i++) {
        g_autofree char *path = g_strdup_printf("/hostile/refused/%s", refused[i].name);
        g_test_add_data_func(path, GUINT_TO_POINTER(i), test_refused);
    }
    g_test_add_func("/hostile/refused/password", test_password);
    g_test_add_func("/hostile/named-wrongly/word-called-text", test_word_called_text);
    g_test_add_func("/hostile/named-wrongly/pdf-called-word", test_pdf_called_word);
    g_test_add_func("/hostile/named-wrongly/text-called-pdf", test_text_called_pdf);
    return g_test_run();
}
