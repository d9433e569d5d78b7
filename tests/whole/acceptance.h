/* What the acceptance tests share: the documents they read, and golden files.
 *
 * PLACARD_SOURCE is the folder of the sources. PLACARD_SHARED is a folder of real documents (seeds/, programmes/) that
 * are not part of the sources; who needs it and does not find it skips, and says so. */
#pragma once

#include "exchange/programme_file.h"

/* The path of `relative` in the sources. Free with g_free. */
char *source_path(const char *relative);

/* The path of `relative` in the shared folder, or NULL if it is not there; then the test is marked as skipped. */
char *shared_path(const char *relative);

/* The same, but NULL skips nothing: for tests that have other documents too. */
char *shared_path_if_there(const char *relative);

/* The paths of all files "*.txt" in `folder`, sorted; fails if there are none. Free with g_ptr_array_unref. */
GPtrArray *texts_of_folder(const char *folder);

GBytes *bytes_of_file(const char *path);
GBytes *bytes_of_text(const char *text);

/* Reads the document at `path` and holds it against the rules; fails if it cannot be read. */
ProgrammeFile *checked_programme(const char *path);

/* The programme in `form` ("txt", "json", ...), as `placard convert` writes it. */
GBytes *programme_in_form(const Programme *programme, const char *form);

/* Fails, naming the first line that differs, unless `bytes` are those of tests/golden/NAME. With PLACARD_REGENERATE=1
 * the file is written instead. */
void assert_golden(const char *name, GBytes *bytes);
