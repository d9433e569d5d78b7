#include "cli/output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool fail(GError **error)
{
    const int code = errno;
    g_set_error_literal(error, G_FILE_ERROR, (gint)g_file_error_from_errno(code), g_strerror(code));
    return false;
}

static bool write_all(int file, GBytes *bytes, GError **error)
{
    gsize length = 0;
    const char *data = g_bytes_get_data(bytes, &length);
    while (length > 0) {
        const ssize_t written = write(file, data, length);
        if (written < 0 && errno != EINTR) {
            return fail(error);
        }
        data += MAX(written, 0);
        length -= (gsize)MAX(written, 0);
    }
    return true;
}

/* What is not a regular file (a pipe, a terminal) cannot be replaced, only written to. */
static bool write_into(const char *path, GBytes *bytes, GError **error)
{
    const int file = open(path, O_WRONLY | O_CLOEXEC);
    if (file < 0) {
        return fail(error);
    }
    const bool good = write_all(file, bytes, error);
    return (close(file) == 0 || fail(good ? error : NULL)) && good;
}

static bool put_in_place(int file, const char *temporary, const char *path, GBytes *bytes, GError **error)
{
    if (!write_all(file, bytes, error)) {
        close(file);
        return false;
    }
    const bool durable = fsync(file) == 0;
    if (close(file) != 0 || !durable) {
        return fail(error);
    }
    return rename(temporary, path) == 0 || fail(error);
}

static bool replace(const char *path, GBytes *bytes, GError **error)
{
    g_autofree char *temporary = g_strdup_printf("%s.XXXXXX", path);
    const int file = g_mkstemp_full(temporary, O_WRONLY | O_CLOEXEC, 0666);
    if (file < 0) {
        return fail(error);
    }
    if (!put_in_place(file, temporary, path, bytes, error)) {
        unlink(temporary);
        return false;
    }
    return true;
}

bool output_write(const char *path, GBytes *bytes, GError **error)
{
    if (strcmp(path, "-") == 0) {
        fflush(stdout);
        return write_all(STDOUT_FILENO, bytes, error);
    }
    struct stat status;
    if (stat(path, &status) == 0 && !S_ISREG(status.st_mode)) {
        return write_into(path, bytes, error);
    }
    /* A link is followed: the file that it leads to is the one to replace. */
    g_autofree char *real = NULL;
    char *resolved = realpath(path, NULL);
    if (resolved != NULL) {
        real = g_strdup(resolved);
        free(resolved);
    }
    return replace(real != NULL ? real : path, bytes, error);
}

bool output_is_same_file(const char *a, const char *b)
{
    struct stat first;
    struct stat second;
    return stat(a, &first) == 0 && stat(b, &second) == 0 && first.st_dev == second.st_dev &&
           first.st_ino == second.st_ino;
}
