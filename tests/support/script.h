/* Runs a Python script beside a test: other programs' readers and validators, which not every machine has. */
#pragma once

#include <glib.h>

enum { SCRIPT_MISSING = 77 }; /* what a script exits with when its module is not there */

/* The exit status of the script with the arguments (of char *); SCRIPT_MISSING also where there is no Python.
 * Complaints go to the test's messages. *ret_output (may be NULL) gets what it printed; free with g_free. */
int script_run(const char *path, const GPtrArray *arguments, char **ret_output);
