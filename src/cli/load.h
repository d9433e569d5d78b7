/* A file on the command line to a programme, with complaints where it cannot be. */
#pragma once

#include "exchange/programme_file.h"

/* The programme of that file, or of standard input for "-"; NULL when it cannot be read, after saying so on standard
 * error. */
ProgrammeFile *load_programme(const char *path);

/* "placard: what" on standard error; control characters in it are made visible. */
void complain(const char *format, ...) G_GNUC_PRINTF(1, 2);
