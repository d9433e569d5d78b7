/* The rules that a programme of work must keep, and what a programme does against them.
 *
 * Rules are a closed table: a name, a severity, why the rule exists and where it comes from; `placard explain`
 * and the documentation print from it. A finding cites its rule by name. Pure: no clock, so nothing here
 * depends on today. */
#pragma once

#include "core/programme.h"

typedef struct {
    const char *name;   /* "weekday", "slot-sum": what stands in brackets after a finding */
    Severity severity;  /* the worst it is reported with */
    const char *title;  /* one line: what must hold */
    const char *why;    /* a few sentences for an officer: why it exists, what goes wrong otherwise */
    const char *source; /* rule of procedure, editorial rule, paper; "house" where it is ours */
    const char *domain; /* the numbers of the procedure's testable rules that it carries out, "5", "12, 13"; or "" */
} Rule;

const Rule *rule_of_name(const char *name); /* NULL if there is none */
const Rule *rule_at(guint i);               /* all, for lists: i from 0 until NULL */

/* Appends to `findings` (diagnostics_new) what `programme` does against the rules. */
void programme_check(const Programme *programme, GPtrArray *findings);
