/* Runs a Python script beside a test: other programs' readers and validators, which not every machine has. */
#pragma once

#include <glib.h>

enum { SCRIPT_MISSING = 77 }; /* what a script exits with when its module is not there */

/* The exit status of the script with the arguments (of char *); SCRIPT_MISSING also where there is no Python.
 * Complaints go to the test's messages. *ret_output (may be NULL) gets what it printed; free with g_free. */
int script_run(const char *path, const GPtrArray *arguments, char **ret_output);

/* What the script beside the test prints of a file of that text; NULL where what it needs is not there. A script that
 * fails, fails the test. `extension`: "csv". Free with g_free. */
char *script_read(const char *name, const char *extension, const char *text);

/* Files for a script to look at, in a folder of their own that goes with them. */
typedef struct {
    char *folder;
    GPtrArray *paths;
} ScriptFiles;

void script_files_init(ScriptFiles *files);
void script_files_add(ScriptFiles *files, const char *name, const void *data, gsize length);
void script_files_clear(ScriptFiles *files);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(ScriptFiles, script_files_clear)

/* The exit status of the script beside the test with the files; before them comes the schema of that name in
 * docs/format, if it is not NULL. */
int script_judge(const char *name, const char *schema, const ScriptFiles *files);

/* The same as the end of a test: all must be right, or the test is skipped and says so. */
void script_accepts(const char *name, const char *schema, const ScriptFiles *files);
