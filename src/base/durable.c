#include "base/durable.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

bool durable_fail(GError **error)
{
    const int code = errno;
    g_set_error_literal(error, G_FILE_ERROR, (gint)g_file_error_from_errno(code), g_strerror(code));
    return false;
}

bool durable_write(int file, GBytes *bytes, GError **error)
{
    gsize length = 0;
    const char *data = g_bytes_get_data(bytes, &length);
    while (length > 0) {
        const ssize_t written = write(file, data, length);
        if (written < 0 && errno != EINTR) {
            return durable_fail(error);
        }
        data += MAX(written, 0);
        length -= (gsize)MAX(written, 0);
    }
    return true;
}

static bool put_in_place(int file, const char *temporary, const char *path, GBytes *bytes, GError **error)
{
    if (!durable_write(file, bytes, error)) {
        close(file);
        return false;
    }
    const bool durable = fsync(file) == 0;
    if (close(file) != 0 || !durable) {
        return durable_fail(error);
    }
    return rename(temporary, path) == 0 || durable_fail(error);
}

/* The new name is in the folder, which is a file of its own. A file system that cannot tell a folder apart from its
 * files refuses, and needs no telling. */
static void keep_name(const char *path)
{
    g_autofree char *folder = g_path_get_dirname(path);
    const int file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file >= 0) {
        fsync(file);
        close(file);
    }
}

bool durable_replace(const char *path, GBytes *bytes, GError **error)
{
    g_autofree char *temporary = g_strdup_printf("%s.XXXXXX", path);
    const int file = g_mkstemp_full(temporary, O_WRONLY | O_CLOEXEC, 0666);
    if (file < 0) {
        return durable_fail(error);
    }
    if (!put_in_place(file, temporary, path, bytes, error)) {
        unlink(temporary);
        return false;
    }
    keep_name(path);
    return true;
}
