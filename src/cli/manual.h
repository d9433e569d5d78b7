/* The table of verbs as text: on the terminal, as Markdown for docs/commands, as a manual page. */
#pragma once

#include "cli/terminal.h"
#include "cli/verb.h"

void manual_overview(const Terminal *terminal);
void manual_verb(const Terminal *terminal, const Verb *verb);

/* Append to `out`. */
void manual_markdown(GString *out, const Verb *verb);
void manual_mdoc(GString *out);
