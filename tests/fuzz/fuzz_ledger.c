/* Any bytes as an exported ledger, and their lines as records. What is taken must be exported and imported again as the
 * same; what is refused must leave nothing. */
#include "fuzz.h"
#include "ledger/ledger_export.h"

#include <string.h>

typedef struct {
    const char *bytes;
    gsize left;
} Source;

static bool fill(gpointer data, void *into, gsize size, gsize *ret_length, GError **error)
{
    Source *source = data;
    const gsize length = MIN(size, MIN(source->left, 1000));
    if (length > 0) { /* of an empty input there is nothing to copy from */
        memcpy(into, source->bytes, length);
        source->bytes += length;
    }
    source->left -= length;
    *ret_length = length;
    return true;
}

static bool write_text(gpointer data, const void *bytes, gsize length, GError **error)
{
    g_string_append_len(data, bytes, (gssize)length);
    return true;
}

static bool import(Ledger *ledger, const char *bytes, gsize length)
{
    Source source = { bytes, length };
    g_autoptr(GError) error = NULL;
    const bool is_good = ledger_import(ledger, fill, &source, &error);
    g_assert(is_good == (error == NULL));
    return is_good;
}

static GString *export(Ledger *ledger)
{
    GString *text = g_string_new(NULL);
    g_assert(ledger_export(ledger, LEDGER_EXPORT_WITH_PEOPLE, write_text, text, NULL));
    return text;
}

static void check_that_it_comes_back(Ledger *ledger)
{
    g_autoptr(Ledger) copy = ledger_mem_new();
    GString *text = export(ledger);
    if (!import(copy, text->str, text->len)) {
        g_error("what was exported is not imported again");
    }
    GString *again = export(copy);
    g_assert(g_string_equal(text, again));
    g_string_free(again, TRUE);
    g_string_free(text, TRUE);
}

static Seq head_of(Ledger *ledger)
{
    guint8 hash[CHAIN_HASH_BYTES];
    Seq head = 0;
    g_assert(ledger_head(ledger, &head, hash, NULL));
    return head;
}

/* As many as may be records. */
static void append_lines(Ledger *ledger, const char *bytes, gsize length)
{
    const char *const end = bytes + length;
    for (const char *line = bytes; line < end;) {
        const char *line_end = memchr(line, '\n', (gsize)(end - line));
        const gsize line_length = (gsize)((line_end != NULL ? line_end : end) - line);
        if (ledger_may_record(line, line_length, NULL)) {
            g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
            g_ptr_array_add(records, g_bytes_new(line, line_length));
            g_assert(ledger_append(ledger, head_of(ledger), records, NULL));
        }
        line += line_length + 1;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autoptr(Ledger) imported = ledger_mem_new();
    g_autoptr(Ledger) appended = ledger_mem_new();
    if (import(imported, (const char *)data, size)) {
        g_assert(ledger_verify(imported, NULL, NULL, NULL, NULL));
    } else {
        g_assert(head_of(imported) == 0);
    }
    check_that_it_comes_back(imported);
    append_lines(appended, (const char *)data, size);
    check_that_it_comes_back(appended);
    return 0;
}
