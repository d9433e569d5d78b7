/* A programme of work as a table of comma-separated values (RFC 4180), for spreadsheets and statistics: a record a line
 * of a meeting, and one for every row that has none. docs/format/csv.md describes the columns.
 *
 * UTF-8 with a byte-order mark and CRLF line ends, which spreadsheets need to read it as it is. A value that a
 * spreadsheet would take for a formula has an apostrophe before it. */
#pragma once

#include "core/programme.h"

/* `language`: of weekdays, and of what the table of terms has; NULL: the programme's own. NULL with CSV_ERROR set if it
 * would be larger than a Buffer takes. */
GBytes *programme_csv(const Programme *programme, const char *language, GError **error);

#define CSV_ERROR csv_error_quark()
GQuark csv_error_quark(void);
typedef enum { CSV_ERROR_TOO_LARGE } CsvError;
