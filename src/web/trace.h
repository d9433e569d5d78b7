/* Which requests leave a line on the standard error. Errors of the server always do. */
#pragma once

typedef enum { TRACE_ERRORS, TRACE_ACTS, TRACE_ALL, N_TRACES } Trace;
extern const char *const trace_names[]; /* "errors", "acts", "all"; ends with NULL */
