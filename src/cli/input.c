#include "cli/input.h"

#include "exchange/programme_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

const char *input_name(const char *path)
{
    return strcmp(path, "-") == 0 ? "standard input" : path;
}

static bool fail(GError **error)
{
    const int code = errno;
    g_set_error_literal(error, G_FILE_ERROR, (gint)g_file_error_from_errno(code), g_strerror(code));
    return false;
}

static bool refuse_size(GError **error)
{
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED,
                "the file is too large: a programme of work has at most %d MB", PROGRAMME_FILE_LIMIT >> 20);
    return false;
}

static bool looks_readable(int file, GError **error)
{
    struct stat status;
    if (fstat(file, &status) != 0) {
        return fail(error);
    }
    if (S_ISDIR(status.st_mode)) {
        errno = EISDIR;
        return fail(error);
    }
    return !S_ISREG(status.st_mode) || status.st_size <= PROGRAMME_FILE_LIMIT || refuse_size(error);
}

static GBytes *read_all(int file, GError **error)
{
    enum { STEP = 1 << 16 };
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    for (;;) {
        const guint before = bytes->len;
        g_byte_array_set_size(bytes, before + STEP);
        const ssize_t got = read(file, bytes->data + before, STEP);
        if (got < 0 && errno != EINTR) {
            fail(error);
            return NULL;
        }
        g_byte_array_set_size(bytes, before + (guint)MAX(got, 0));
        if (got == 0) {
            return g_byte_array_free_to_bytes(g_steal_pointer(&bytes));
        }
        if (bytes->len > PROGRAMME_FILE_LIMIT) {
            refuse_size(error);
            return NULL;
        }
    }
}

GBytes *input_read(const char *path, GError **error)
{
    const bool standard = strcmp(path, "-") == 0;
    const int file = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        fail(error);
        return NULL;
    }
    GBytes *bytes = looks_readable(file, error) ? read_all(file, error) : NULL;
    if (!standard) {
        close(file);
    }
    return bytes;
}
