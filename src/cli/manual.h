/* The table of verbs as text: on the terminal, as Markdown for docs/commands, as a manual page. */
#pragma once

#include "cli/command.h"
#include "cli/terminal.h"

void manual_overview(const Terminal *terminal);
void manual_command(const Terminal *terminal, const Command *command);

/* Append to `out`. */
void manual_markdown(GString *out, const Command *command);
void manual_mdoc(GString *out);
