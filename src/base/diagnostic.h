/* What a reader or a check has to say about one place of a document, in the manner of a compiler.
 *
 * A Diagnostic owns its strings. `rule` is a name of the closed table in core/rule.h or of the readers'
 * repairs there; `placard explain RULE` tells why it exists. */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* Where something was read: 1-based line and column (in characters, not bytes); zero is "no place". */
typedef struct {
    int line;
    int column;
    int length; /* characters to underline from `column` on, 0 if that is not known */
} Position;

typedef enum { SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR } Severity;

typedef struct {
    Severity severity;
    const char *rule; /* static */
    Position at;
    char *what;     /* what is there: a sentence's beginning, without a full stop */
    char *expected; /* what was expected, or what was taken instead; NULL if there is nothing to add */
} Diagnostic;

void diagnostic_free(Diagnostic *diagnostic);

/* A list of Diagnostic that owns its members. */
GPtrArray *diagnostics_new(void);

/* Appends one. Both texts are taken over; `expected` may be NULL. */
void diagnostics_add(GPtrArray *list, Severity severity, const char *rule, Position at, char *what, char *expected);

/* By place, then by severity (errors first), then as they were added. */
void diagnostics_sort(GPtrArray *list);

int diagnostics_count(const GPtrArray *list, Severity severity);

const char *severity_name(Severity severity); /* "note", "warning", "error" */
