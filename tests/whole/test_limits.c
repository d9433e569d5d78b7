/* Documents that nobody would write: whatever the bytes are, there is a clear error or a programme, and never anything
 * else. A programme that was understood is written, and reads back the same.
 *
 * PLACARD_SEED is the seed of the random changes, 1 unless told; a failing change names it. */
#include "acceptance.h"

#include "base/json.h"
#include "doc/format.h"
#include "doc/read_text.h"
#include "generate.h"

#include <string.h>

/* --- what must hold of any bytes ------------------------------------------------------------------------------ */

/* "line:column: what; expected what", or what passes which limit. */
static void assert_clear(const GError *error)
{
    g_assert_true(error->domain == DOCUMENT_ERROR || error->domain == JSON_ERROR);
    const bool placed = g_regex_match_simple("^\\d+:\\d+: \\S", error->message, 0, 0);
    const bool limit = g_regex_match_simple("at most|more than|longer than", error->message, 0, 0);
    if (g_error_matches(error, DOCUMENT_ERROR, DOCUMENT_ERROR_TOO_LARGE)) {
        g_assert_true(limit);
    } else {
        g_assert_true(placed);
        g_assert_nonnull(strstr(error->message, "expected"));
    }
}

static void assert_places(const ProgrammeFile *file)
{
    for (guint i = 0; i < file->findings->len; i++) {
        const Diagnostic *finding = g_ptr_array_index(file->findings, i);
        g_assert_cmpint(finding->at.line, >=, 0);
        g_assert_cmpint(finding->at.line, <=, TEXT_LINES_LIMIT);
        g_assert_cmpstr(finding->what, !=, "");
        g_assert_true(g_utf8_validate(finding->what, -1, NULL));
    }
}

/* The programme of the bytes, checked; NULL after a clear error. */
static ProgrammeFile *programme_or_error(GBytes *bytes)
{
    g_autoptr(GError) error = NULL;
    ProgrammeFile *file = programme_file_read(bytes, "document.txt", &error);
    if (file == NULL) {
        assert_clear(error);
        return NULL;
    }
    g_assert_no_error(error);
    programme_file_check(file);
    assert_places(file);
    return file;
}

static void assert_reads_back(const Programme *programme, const char *form)
{
    g_autoptr(GBytes) bytes = programme_in_form(programme, form);
    g_autoptr(GError) error = NULL;
    g_autoptr(ProgrammeFile) again = programme_file_read(bytes, NULL, &error);
    g_assert_no_error(error);
    g_autofree char *where = NULL;
    if (!programme_equal(programme, again->programme, &where)) {
        g_test_message("%s does not read back: %s", form, where);
        g_test_fail();
    }
}

static void assert_understood(GBytes *bytes)
{
    g_autoptr(ProgrammeFile) file = programme_or_error(bytes);
    if (file != NULL) {
        assert_reads_back(file->programme, "txt");
        assert_reads_back(file->programme, "json");
    }
}

static void assert_refused(GBytes *bytes, const char *message)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(ProgrammeFile) file = programme_file_read(bytes, "document.txt", &error);
    g_assert_null(file);
    assert_clear(error);
    g_assert_cmpstr(error->message, ==, message);
}

/* --- size --------------------------------------------------------------------------------------------------- */

static GBytes *repeated(const char *text, size_t times)
{
    const size_t length = strlen(text);
    char *data = g_malloc(length * times);
    for (size_t i = 0; i < times; i++) {
        memcpy(data + i * length, text, length);
    }
    return g_bytes_new_take(data, length * times);
}

static void test_too_large(void)
{
    g_autofree char *bytes =
        g_strdup_printf("the document has 104857600 bytes; a text may have at most %d", (int)TEXT_LIMIT);
    g_autofree char *length = g_strdup_printf("1:1: this line is longer than %d bytes", (int)TEXT_LINE_LIMIT);
    g_autofree char *count =
        g_strdup_printf("%d:1: the document has more than %d lines", (int)TEXT_LINES_LIMIT + 1, (int)TEXT_LINES_LIMIT);
    g_autoptr(GBytes) line = repeated("0123456789", 10 << 20);
    assert_refused(line, bytes);
    g_autoptr(GBytes) long_line = repeated("word ", TEXT_LINE_LIMIT / 5 + 1);
    assert_refused(long_line, length);
    g_autoptr(GBytes) lines = repeated("\n", TEXT_LINES_LIMIT + 1);
    assert_refused(lines, count);
}

static void test_as_large_as_may_be(void)
{
    g_autoptr(GBytes) long_line = repeated("word ", TEXT_LINE_LIMIT / 5);
    g_autoptr(ProgrammeFile) one = programme_or_error(long_line);
    g_assert_nonnull(one);
    g_autoptr(GBytes) lines = repeated("\n", TEXT_LINES_LIMIT - 1);
    assert_understood(lines);
}

/* Lines of every kind, many times; as often as they may stand with "-m slow". What is done for each must not grow with
 * how many there are. */
static const char *const kinds[] = {
    "Monday, 24 July\n",
    "10 a.m.–1 p.m.\n",
    "10 a.m.–1 p.m.\tAgenda item 5: discussions\n",
    "Agenda item 5: discussions (continued)\n",
    "– Chair of the group\n",
    "¹ See the letter.\n",
    "discussions¹\n",
    "1. A paragraph.\n",
    "General Assembly\n",
    "Provisional programme of work\n",
    "24–28 July 2023\n",
    "A/AC.292/2021/1\n",
    "[75/240](#) <i>continued</i>\n",
    "Date/time\tAgenda item/programme\n",
    "\\item[5]{discussions}\n",
    "\t\t\t\n",
    "Page 2 of 3\n\f",
    "and so on without an end\n",
    "word\n\n",
    "Tuesday, 25 July\n3–6 p.m.\tAgenda item 5: discussions\n",
    "3 p.m.: deadline for submission of drafts\n",
    "First reading of the draft, and 90 words (90 minutes)\n\n",
};

static GBytes *largest_of(const char *line)
{
    static const char head[] = "New York, 24–28 July 2023\n\nMonday, 24 July\n\n10 a.m.–1 p.m.\n\n";
    guint lines = 0;
    for (const char *at = line; *at != '\0'; at++) {
        lines += *at == '\n';
    }
    const guint most = g_test_slow() ? TEXT_LINES_LIMIT - 10 : 1000;
    const size_t times = MIN(most / lines, (TEXT_LIMIT - sizeof head) / strlen(line));
    g_autoptr(GBytes) body = repeated(line, times);
    g_autoptr(GString) text = g_string_new(head);
    g_string_append_len(text, g_bytes_get_data(body, NULL), (gssize)g_bytes_get_size(body));
    return g_bytes_new(text->str, text->len);
}

static void test_kind(gconstpointer line)
{
    g_autoptr(GBytes) bytes = largest_of(line);
    const gint64 begin = g_get_monotonic_time();
    g_autoptr(ProgrammeFile) file = programme_or_error(bytes);
    g_assert_nonnull(file);
    const gint64 read = g_get_monotonic_time();
    g_autoptr(GBytes) text = programme_in_form(file->programme, "txt");
    g_autoptr(GBytes) json = programme_in_form(file->programme, "json");
    const gint64 written = g_get_monotonic_time();
    g_test_message("%" G_GSIZE_FORMAT " bytes read in %.2f s, written in %.2f s, %u rows, %u findings",
                   g_bytes_get_size(bytes), (double)(read - begin) / G_USEC_PER_SEC,
                   (double)(written - read) / G_USEC_PER_SEC, file->programme->rows->len, file->findings->len);
}

/* --- bytes that are no text ------------------------------------------------------------------------------------ */

static void test_no_text(void)
{
    static const char utf16[] = "\xff\xfeP\0r\0o\0g\0";
    static const char nul[] = "Monday\n24 \0July\n";
    static const struct {
        const char *bytes;
        size_t size;
        const char *message;
    } cases[] = {
        { utf16, sizeof utf16 - 1, "1:1: this is UTF-16; expected text in UTF-8 (save it again as UTF-8)" },
        { nul, sizeof nul - 1, "2:4: a NUL byte (0x00): this is no text; expected text in UTF-8" },
        { "un texte\nfran\xe7"
          "ais\n",
          18, "2:5: the byte 0xe7 is not UTF-8 here; expected text in UTF-8" },
        { "10 a.m.\x96"
          "1 p.m.",
          14, "1:8: the byte 0x96 is not UTF-8 here; expected text in UTF-8" },
        { "\x89PNG\r\n\x1a\n", 8, "1:1: this is a picture (PNG); expected a document with text" },
        { "\xed\xa0\x80", 3, "1:1: the byte 0xed is not UTF-8 here; expected text in UTF-8" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GBytes) bytes = g_bytes_new_static(cases[i].bytes, cases[i].size);
        assert_refused(bytes, cases[i].message);
    }
}

/* Text without words is a document without a timetable, and says so. */
static void test_nothing_there(void)
{
    static const char *const texts[] = { "",   "\n", "\n\n\n   \n\t\n", "\f", "\f\f\f\f", "\xef\xbb\xbf", "–\n–\n–\n",
                                         "\\", "{" };
    for (size_t i = 0; i + 1 < G_N_ELEMENTS(texts); i++) {
        g_autoptr(GBytes) bytes = bytes_of_text(texts[i]);
        g_autoptr(ProgrammeFile) file = programme_or_error(bytes);
        g_assert_nonnull(file);
        g_assert_cmpuint(file->programme->rows->len, ==, 0);
        g_assert_cmpuint(file->findings->len, >, 0);
        assert_understood(bytes);
    }
}

static void test_deep(void)
{
    g_autoptr(GString) text = g_string_new("Monday, 24 July 2023\n\n10 a.m.–1 p.m.\n\n");
    for (int depth = 0; depth < 2000; depth++) {
        g_string_append_printf(text, "%*s– point\n", depth, "");
    }
    for (int depth = 0; depth < 2000; depth++) {
        g_string_append(text, "<ul><li><i>");
    }
    g_string_append(text, "[[[[((((\\item[\\item[\\item[{{{{");
    g_autoptr(GBytes) bytes = bytes_of_text(text->str);
    assert_understood(bytes);
}

/* What random changes have found, so that it stays found. */
static void test_once_broke(void)
{
    static const char *const texts[] = {
        "Monday, 24 July 2023\n\n10 a.m.–1 p.m.\n\nOne\n.\n",
        ".\n\n{ (\n",
        "–\n{ (\n",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autoptr(GBytes) bytes = bytes_of_text(texts[i]);
        assert_understood(bytes);
    }
}

static guint32 seed_of_run(void)
{
    const char *seed = g_getenv("PLACARD_SEED");
    return seed != NULL ? (guint32)g_ascii_strtoull(seed, NULL, 10) : 1;
}

static void test_junk(void)
{
    Generator generator = generator_of(seed_of_run());
    for (int i = 0; i < 500; i++) {
        char junk[400];
        const guint top = i % 2 == 0 ? 256 : 128; /* half of it valid as UTF-8, so that it comes further */
        for (size_t k = 0; k < sizeof junk; k++) {
            junk[k] = (char)generate_below(&generator, top);
        }
        g_autoptr(GBytes) bytes = g_bytes_new(junk, sizeof junk);
        assert_understood(bytes);
    }
}

/* --- damaged documents -------------------------------------------------------------------------------------- */

static void test_cut_off(gconstpointer path)
{
    g_autoptr(GBytes) whole = bytes_of_file(path);
    for (gsize size = 0; size < g_bytes_get_size(whole) && !g_test_failed(); size += 97) {
        g_autoptr(GBytes) part = g_bytes_new_from_bytes(whole, 0, size);
        g_test_message("cut off after %" G_GSIZE_FORMAT " bytes", size);
        assert_understood(part);
    }
}

enum { CHANGES = 500 };

/* One to four bytes are another each. */
static void change_bytes(Generator *generator, char *data, gsize size)
{
    static const char telling[] = "\n\t \f<>[](){}*\\-.,:0123456789aApm";
    for (int times = generate_between(generator, 1, 4); times > 0; times--) {
        const guint at = generate_below(generator, (guint)size);
        const bool any = generate_chance(generator, 20);
        data[at] = any ? (char)generate_below(generator, 256) : telling[generate_below(generator, sizeof telling - 1)];
    }
}

static void test_changed(gconstpointer path)
{
    g_autoptr(GBytes) whole = bytes_of_file(path);
    for (guint32 i = 0; i < CHANGES && !g_test_failed(); i++) {
        const guint32 seed = seed_of_run() * CHANGES + i;
        Generator generator = generator_of(seed);
        gsize size = g_bytes_get_size(whole);
        char *data = g_memdup2(g_bytes_get_data(whole, NULL), size);
        change_bytes(&generator, data, size);
        g_autoptr(GBytes) changed = g_bytes_new_take(data, size);
        g_test_message("change %u", seed);
        assert_understood(changed);
    }
}

static void add_damaged(GPtrArray *kept, char *path)
{
    g_ptr_array_add(kept, path);
    g_autofree char *name = g_path_get_basename(path);
    g_autofree char *cut = g_strdup_printf("/limits/cut-off/%s", name);
    g_autofree char *changed = g_strdup_printf("/limits/changed/%s", name);
    g_test_add_data_func(cut, path, test_cut_off);
    g_test_add_data_func(changed, path, test_changed);
}

static void add_documents(GPtrArray *kept)
{
    add_damaged(kept, source_path("tests/corpus/01-fourth-committee-programme.txt"));
    add_damaged(kept, source_path("tests/corpus/30-experts-damaged-extraction.txt"));
    g_autofree char *folder = shared_path_if_there("seeds");
    if (folder == NULL) {
        return;
    }
    g_autoptr(GPtrArray) seeds = texts_of_folder(folder);
    for (guint i = 0; i < seeds->len; i++) {
        add_damaged(kept, g_strdup(g_ptr_array_index(seeds, i)));
    }
}

static void test_shared_is_there(void)
{
    g_autofree char *seeds = shared_path("seeds");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/limits/too-large", test_too_large);
    g_test_add_func("/limits/as-large-as-may-be", test_as_large_as_may_be);
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
        g_autofree char *name = g_strdup_printf("/limits/full-of/%" G_GSIZE_FORMAT, i);
        g_test_add_data_func(name, kinds[i], test_kind);
    }
    g_test_add_func("/limits/no-text", test_no_text);
    g_test_add_func("/limits/nothing-there", test_nothing_there);
    g_test_add_func("/limits/deep", test_deep);
    g_test_add_func("/limits/once-broke", test_once_broke);
    g_test_add_func("/limits/junk", test_junk);
    g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);
    add_documents(paths);
    g_test_add_func("/limits/shared-documents", test_shared_is_there);
    return g_test_run();
}
