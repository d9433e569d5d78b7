/* Zip archives in memory, in and out; the only file that knows libarchive.
 *
 * What is written has no clock in it: the same parts give the same bytes. What is read is a stranger's: each limit is
 * held while a part is unpacked and not afterwards. Nothing is opened on either side. */
#pragma once

#include "doc/format.h"

typedef struct {
    const char *name; /* "word/document.xml" */
    GBytes *content;
} ZipPart;

/* The archive of these parts, in their order. NULL with DOCUMENT_ERROR_WRITING set if the library fails. */
GBytes *zip_write(const ZipPart *parts, guint count, GError **error);

typedef struct {
    gsize part;  /* bytes of one part when it is unpacked */
    gsize total; /* of all parts that are unpacked */
    int entries; /* that the archive may list, wanted or not */
} ZipLimits;

/* An archive that was read: the parts that were wanted, and the names of all. */
typedef struct Zip Zip;

/* Unpacks the parts that `is_wanted` names. NULL with DOCUMENT_ERROR set: damaged, encrypted, or past a limit, and
 * which part. Of two parts of the same name the first counts. */
Zip *zip_read(GBytes *bytes, const ZipLimits *limits, bool (*is_wanted)(const char *name), GError **error);
void zip_free(Zip *zip);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Zip, zip_free)

/* A part by its name in any case (ASCII), or NULL. Borrowed. */
GBytes *zip_part(const Zip *zip, const char *name);

/* Does the archive list such an entry, unpacked or not? */
bool zip_lists(const Zip *zip, const char *name);
