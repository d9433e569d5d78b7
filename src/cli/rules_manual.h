/* The numbered rules as text: for `placard explain`, and for docs/rules.md with the commands, refusals and checks that
 * carry each out. */
#pragma once

#include "cli/terminal.h"
#include "core/numbered_rules.h"

void rules_manual_rule(const Terminal *terminal, const NumberedRule *rule);
void rules_manual_list(const Terminal *terminal); /* all, a line each, by theme */

/* Appends the page to `out`. */
void rules_markdown(GString *out);
