/* The table of commands as text: what may be done in a session, for the terminal and for docs/acts; the table of events
 * for docs/format/events.md. */
#pragma once

#include "cli/terminal.h"
#include "session/module.h"

/* All commands by theme, a line each. */
void acts_manual_overview(const Terminal *terminal);
void acts_manual_command(const Terminal *terminal, const CommandInfo *info);

/* Append to `out`. */
void acts_markdown_command(GString *out, const CommandInfo *info);
void acts_markdown_index(GString *out);
void acts_markdown_events(GString *out);

/* Complains that there is no command of that name, with the one that was probably meant. */
void acts_complain(const char *name);
