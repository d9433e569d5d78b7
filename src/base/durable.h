/* Files that are there whole or not at all, whatever happens meanwhile: written beside their place, brought to the
 * disk, then put there in one step. */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* Replaces the regular file `path`, or makes it. False with G_FILE_ERROR set; then what was there is still there. */
bool durable_replace(const char *path, GBytes *bytes, GError **error);

/* Sets G_FILE_ERROR by `errno`; false. */
bool durable_fail(GError **error);

/* All of `bytes` to a descriptor that is open. */
bool durable_write(int file, GBytes *bytes, GError **error);
