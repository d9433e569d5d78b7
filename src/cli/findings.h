/* Findings for people, in the manner of a compiler, and for programs, as JSON. */
#pragma once

#include "base/diagnostic.h"
#include "base/json.h"
#include "cli/terminal.h"

typedef struct {
    const char *name; /* of the file */
    GBytes *source;   /* the text that the places are in; NULL: no lines are shown */
    Severity least;   /* milder ones are counted, not shown */
} FindingsView;

/* How what is so severe looks. */
Style findings_style(Severity severity);

/* A line for each: "file:line:col: warning: what, what was expected [rule]"; under it the line of the source with the
 * place marked, where `view` has the source. */
void findings_print(const Terminal *terminal, const FindingsView *view, const GPtrArray *findings);

/* "1 error, 2 warnings, 3 notes", or "no findings". */
void findings_print_counts(const Terminal *terminal, const int counts[3]);

/* Adds how many there are of each severity. */
void findings_count(const GPtrArray *findings, int counts[3]);

/* An object that names the file and lists its findings, as the next member of an open array. */
void findings_write_json(JsonWriter *writer, const FindingsView *view, const GPtrArray *findings);
