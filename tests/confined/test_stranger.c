/* The parent's side, against a helper that misbehaves. */
#include "confined/stranger.h"

#include <string.h>

static Document *read_word(const char *word, GPtrArray *diagnostics, GError **error)
{
    g_autoptr(GBytes) bytes = g_bytes_new(word, strlen(word));
    return stranger_read(STRANGER_DOCX, bytes, diagnostics, error);
}

static void test_good(void)
{
    g_autoptr(GPtrArray) diagnostics = diagnostics_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(Document) document = read_word("good", diagnostics, &error);
    g_assert_no_error(error);
    g_autofree char *text = node_plain_text(document->root);
    g_assert_cmpstr(text, ==, "bonjour");
    g_assert_cmpstr(document->language, ==, "fr");
    g_assert_cmpuint(diagnostics->len, ==, 1);
    g_assert_cmpstr(((Diagnostic *)g_ptr_array_index(diagnostics, 0))->rule, ==, "bullet");
}

typedef struct {
    const char *order;
    int code;
    const char *says;
} Trouble;

static const Trouble troubles[] = {
    { "refuse", DOCUMENT_ERROR_TOO_LARGE, "word/document.xml: too deep" },
    { "loop", DOCUMENT_ERROR_TOO_LARGE, "took longer than" },
    { "allocate", DOCUMENT_ERROR_TOO_LARGE, "more than 512 MiB of memory" },
    { "sleep", DOCUMENT_ERROR_TOO_LARGE, "took longer than 20 seconds" },
    { "flood", DOCUMENT_ERROR_TOO_LARGE, "takes more than 64 MiB" },
    { "abort", DOCUMENT_ERROR_UNREADABLE, "ended by a signal: Aborted" },
    { "socket", DOCUMENT_ERROR_UNREADABLE, "ended by a signal: Bad system call" },
    { "silence", DOCUMENT_ERROR_UNREADABLE, "ended without an answer" },
    { "garbage", DOCUMENT_ERROR_UNREADABLE, "no packed document" },
};

static bool is_under_sanitizer(void)
{
#if defined(__SANITIZE_ADDRESS__)
    return true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
    return true;
#endif
#endif
    return false;
}

static void test_trouble(gconstpointer data)
{
    const Trouble *trouble = data;
    if (strcmp(trouble->order, "allocate") == 0 && is_under_sanitizer()) {
        g_test_skip("under the address sanitizer there is no limit on memory");
        return;
    }
    g_autoptr(GPtrArray) diagnostics = diagnostics_new();
    g_autoptr(GError) error = NULL;
    const gint64 before = g_get_monotonic_time();
    g_autoptr(Document) document = read_word(trouble->order, diagnostics, &error);
    g_assert_null(document);
    g_assert_error(error, DOCUMENT_ERROR, trouble->code);
    g_assert_nonnull(strstr(error->message, trouble->says));
    g_assert_cmpuint(diagnostics->len, ==, 0);
    g_assert_cmpint(g_get_monotonic_time() - before, <, (STRANGER_SECONDS + 5) * G_USEC_PER_SEC);
}

static void test_absent(void)
{
    g_autoptr(GBytes) bytes = g_bytes_new_static("x", 1);
    g_autoptr(GPtrArray) diagnostics = diagnostics_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(Document) document = stranger_read(STRANGER_PDF, bytes, diagnostics, &error);
    if (document == NULL && strstr(error->message, "not installed") == NULL) {
        g_test_skip("placard-read-pdf is installed on this machine");
        return;
    }
    g_assert_null(document);
    g_assert_error(error, DOCUMENT_ERROR, DOCUMENT_ERROR_UNREADABLE);
}

static gpointer read_many(gpointer data)
{
    for (int i = 0; i < 10; i++) {
        g_autoptr(GPtrArray) diagnostics = diagnostics_new();
        g_autoptr(GError) error = NULL;
        g_autoptr(Document) document = read_word(i % 3 == 2 ? "silence" : "good", diagnostics, &error);
        g_assert_true((document == NULL) == (i % 3 == 2));
    }
    return NULL;
}

static int open_files(void)
{
    g_autoptr(GDir) folder = g_dir_open("/proc/self/fd", 0, NULL);
    int n = 0;
    while (g_dir_read_name(folder) != NULL) {
        n++;
    }
    return n;
}

/* Any thread may call; no process and no file is left behind. */
static void test_threads(void)
{
    const int before = open_files();
    GThread *threads[4];
    for (guint i = 0; i < G_N_ELEMENTS(threads); i++) {
        threads[i] = g_thread_new("reader", read_many, NULL);
    }
    for (guint i = 0; i < G_N_ELEMENTS(threads); i++) {
        g_thread_join(threads[i]);
    }
    g_assert_cmpint(open_files(), ==, before);
}

static void test_kind(void)
{
    static const struct {
        const char *bytes;
        StrangerKind kind;
    } files[] = {
        { "PK\003\004rest", STRANGER_DOCX },
        { "%PDF-1.7\n", STRANGER_PDF },
        { "\xef\xbb\xbf%PDF-1.7\n\xff", STRANGER_PDF },
        { "The words %PDF-1.7 stand in a text", STRANGER_NONE },
        { "{\"rows\": []}", STRANGER_NONE },
        { "PK", STRANGER_NONE },
        { "", STRANGER_NONE },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
        g_autoptr(GBytes) bytes = g_bytes_new(files[i].bytes, strlen(files[i].bytes));
        g_assert_cmpint(stranger_kind(bytes), ==, files[i].kind);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/stranger/kind", test_kind);
    g_test_add_func("/stranger/good", test_good);
    g_test_add_func("/stranger/threads", test_threads);
    g_test_add_func("/stranger/absent", test_absent);
    for (size_t i = 0; i < G_N_ELEMENTS(troubles); i++) {
        g_autofree char *path = g_strdup_printf("/stranger/trouble/%s", troubles[i].order);
        g_test_add_data_func(path, &troubles[i], test_trouble);
    }
    return g_test_run();
}
