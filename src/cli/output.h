/* Bytes to files: whole or not at all. */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* Writes `bytes` to `path`, or to standard output for "-". A regular file is written beside its place and then put
 * there in one step, so that nobody ever sees half of it. False with G_FILE_ERROR set. */
bool output_write(const char *path, GBytes *bytes, GError **error);

/* Whether both names are of one file that exists. */
bool output_is_same_file(const char *a, const char *b);
