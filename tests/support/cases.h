/* Cases that stand in files: one test a file. */
#pragma once

#include <glib.h>

/* Adds a test for each file of `folder` whose name ends in `suffix`, by name: "/PREFIX/NAME". The test is given the
 * file's path. */
void cases_add(const char *folder, const char *suffix, const char *prefix, GTestDataFunc test);
