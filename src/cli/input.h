/* Files to bytes, within limits. */
#pragma once

#include <glib.h>

/* The content of the file, or of standard input for "-". A file that is larger than a programme of work may be is
 * refused before it is read. NULL with G_FILE_ERROR set; the message is for a person and does not name the file. */
GBytes *input_read(const char *path, GError **error);

/* The name by which the file is spoken of: "standard input" for "-". */
const char *input_name(const char *path);
