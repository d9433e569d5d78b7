#include "base/diagnostic.h"

void diagnostic_free(Diagnostic *diagnostic)
{
    if (diagnostic == NULL) {
        return;
    }
    g_free(diagnostic->what);
    g_free(diagnostic->expected);
    g_free(diagnostic);
}

GPtrArray *diagnostics_new(void)
{
    return g_ptr_array_new_with_free_func((GDestroyNotify)diagnostic_free);
}

void diagnostics_add(GPtrArray *list, Severity severity, const char *rule, Position at, char *what, char *expected)
{
    Diagnostic *diagnostic = g_new0(Diagnostic, 1);
    *diagnostic = (Diagnostic){ .severity = severity, .rule = rule, .at = at, .what = what, .expected = expected };
    g_ptr_array_add(list, diagnostic);
}

static int compare(gconstpointer a, gconstpointer b)
{
    const Diagnostic *x = *(const Diagnostic *const *)a;
    const Diagnostic *y = *(const Diagnostic *const *)b;
    if (x->at.line != y->at.line) {
        return x->at.line - y->at.line;
    }
    if (x->at.column != y->at.column) {
        return x->at.column - y->at.column;
    }
    return (int)y->severity - (int)x->severity;
}

void diagnostics_sort(GPtrArray *list)
{
    g_ptr_array_sort(list, compare); /* a merge sort, so equals stay in order */
}

int diagnostics_count(const GPtrArray *list, Severity severity)
{
    int count = 0;
    for (guint i = 0; i < list->len; i++) {
        const Diagnostic *diagnostic = g_ptr_array_index(list, i);
        count += diagnostic->severity == severity;
    }
    return count;
}

const char *severity_name(Severity severity)
{
    static const char *const names[] = {
        [SEVERITY_NOTE] = "note",
        [SEVERITY_WARNING] = "warning",
        [SEVERITY_ERROR] = "error",
    };
    return names[severity];
}
