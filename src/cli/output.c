#include "cli/output.h"

#include "base/durable.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What is not a regular file (a pipe, a terminal) cannot be replaced, only written to. */
static bool write_into(const char *path, GBytes *bytes, GError **error)
{
    const int file = open(path, O_WRONLY | O_CLOEXEC);
    if (file < 0) {
        return durable_fail(error);
    }
    const bool good = durable_write(file, bytes, error);
    return (close(file) == 0 || durable_fail(good ? error : NULL)) && good;
}

bool output_write(const char *path, GBytes *bytes, GError **error)
{
    if (strcmp(path, "-") == 0) {
        fflush(stdout);
        return durable_write(STDOUT_FILENO, bytes, error);
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
    return durable_replace(real != NULL ? real : path, bytes, error);
}

bool output_is_same_file(const char *a, const char *b)
{
    struct stat first;
    struct stat second;
    return stat(a, &first) == 0 && stat(b, &second) == 0 && first.st_dev == second.st_dev &&
           first.st_ino == second.st_ino;
}
