#include "support.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

char *support_folder(void)
{
    char *folder = g_dir_make_tmp("placard-ledger-XXXXXX", NULL);
    g_assert_nonnull(folder);
    return folder;
}

char *support_path(const char *folder, const char *name)
{
    return g_build_filename(folder, name, NULL);
}

void support_remove(char *folder)
{
    g_autoptr(GDir) entries = g_dir_open(folder, 0, NULL);
    const char *name;
    while ((name = g_dir_read_name(entries)) != NULL) {
        g_autofree char *path = support_path(folder, name);
        g_unlink(path);
    }
    g_assert_cmpint(g_rmdir(folder), ==, 0);
    g_free(folder);
}

static GPtrArray *records_new(void)
{
    return g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
}

GPtrArray *support_records(const char *first, ...)
{
    GPtrArray *records = records_new();
    va_list more;
    va_start(more, first);
    for (const char *text = first; text != NULL; text = va_arg(more, const char *)) {
        g_ptr_array_add(records, g_bytes_new(text, strlen(text)));
    }
    va_end(more);
    return records;
}

static Seq head_of(Ledger *ledger)
{
    Seq seq = 0;
    guint8 hash[CHAIN_HASH_BYTES];
    g_autoptr(GError) error = NULL;
    ledger_head(ledger, &seq, hash, &error);
    g_assert_no_error(error);
    return seq;
}

void support_append(Ledger *ledger, const char *text)
{
    g_autoptr(GPtrArray) records = support_records(text, NULL);
    g_autoptr(GError) error = NULL;
    g_assert_true(ledger_append(ledger, head_of(ledger), records, &error));
    g_assert_no_error(error);
}

void support_fill(Ledger *ledger, guint n)
{
    Seq head = head_of(ledger);
    for (guint done = 0; done < n;) {
        g_autoptr(GPtrArray) records = records_new();
        g_autoptr(GError) error = NULL;
        for (; records->len < 1000 && done < n; done++) {
            char *text = g_strdup_printf("{\"n\":%" G_GUINT64_FORMAT "}", head + records->len + 1);
            g_ptr_array_add(records, g_bytes_new_take(text, strlen(text)));
        }
        g_assert_true(ledger_append(ledger, head, records, &error));
        g_assert_no_error(error);
        head += records->len;
    }
}

void support_assert_whole(Ledger *ledger, Seq n)
{
    g_autoptr(GError) error = NULL;
    ledger_verify(ledger, NULL, NULL, NULL, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(head_of(ledger), ==, n);
}

bool support_is_in_file(const char *path, const char *text)
{
    const char *arguments[] = { "grep", "-q", "-a", "-F", text, path, NULL };
    int status = 0;
    g_assert_true(g_spawn_sync(NULL, (char **)arguments, NULL,
                               G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                               NULL, NULL, NULL, &status, NULL));
    return status == 0;
}

gsize support_find(const char *path, const void *bytes, gsize length)
{
    g_autofree char *content = NULL;
    gsize size = 0;
    g_assert_true(g_file_get_contents(path, &content, &size, NULL));
    const char *place = memmem(content, size, bytes, length);
    g_assert_nonnull(place);
    return (gsize)(place - content);
}

void support_flip(const char *path, gsize place)
{
    const int file = open(path, O_RDWR | O_CLOEXEC);
    char byte;
    g_assert_cmpint(pread(file, &byte, 1, (off_t)place), ==, 1);
    byte ^= 1;
    g_assert_cmpint(pwrite(file, &byte, 1, (off_t)place), ==, 1);
    close(file);
}
