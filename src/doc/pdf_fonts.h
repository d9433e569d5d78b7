/* The fonts of PDF output, and no others that a machine may have: the same document looks the same everywhere. */
#pragma once

#include <glib.h>

/* A fontconfig configuration that knows just the families named in pdf_style.c; owned by the caller, who never
 * frees it. NULL with DOCUMENT_ERROR_WRITING set when none of them is installed. */
struct _FcConfig *pdf_fonts_config(GError **error);
