/* What the check says of a programme by one of its rules: for the tests of the rules. */
#pragma once

#include "core/programme_check.h"

/* A line a finding: "line: severity: what is wrong". Free with g_free. */
static inline char *said_by(const char *rule, const Programme *programme)
{
    g_autoptr(GPtrArray) findings = diagnostics_new();
    programme_check(programme, findings);
    GString *said = g_string_new(NULL);
    for (guint i = 0; i < findings->len; i++) {
        const Diagnostic *finding = g_ptr_array_index(findings, i);
        if (g_str_equal(finding->rule, rule)) {
            g_string_append_printf(said, "%s%d: %s: %s", said->len > 0 ? "\n" : "", finding->at.line,
                                   severity_name(finding->severity), finding->what);
        }
    }
    return g_string_free(said, FALSE);
}
