/* LibreOffice, for tests of what it makes of documents. Its files are in folders within one of the test, each file
 * named after the number of its document. */
#pragma once

#include <glib.h>
#include <stdbool.h>

typedef struct {
    char *folder;
    char *soffice;
} Office;

#define OFFICE_DOCX "docx:MS Word 2007 XML"

/* The examples, and the real documents where they are there: paths. Free with g_ptr_array_unref. */
GPtrArray *office_texts(void);

/* False where there is no soffice on the path; then the test is marked as skipped. */
bool office_open(Office *office);
void office_close(Office *office);

/* The file of document `i` in the folder `step`. Free with g_free. */
char *office_path(const Office *office, const char *step, guint i, const char *extension);

void office_write(const char *path, GBytes *bytes);

/* Has all files of the folder `from` converted into the folder `to`. One start of the office is enough. `in_filter` is
 * an option of soffice that says how they are read, or NULL. */
void office_convert(const Office *office, const char *from, const char *to, const char *filter, const char *in_filter);
