/* Placard's own text layout: plain text as a paper is typed, in which a block whose words would be taken for
 * something else names what it is: `\role[label]{words}` and then what follows; `\role{words}{aside}` where something
 * that belongs to the words would not be understood behind them.
 *
 * Inside the braces and brackets a backslash keeps the next character from closing them. read_text reads the
 * form, write_text writes it. */
#pragma once

/* The line for a block of that role. `label` NULL writes no brackets, `aside` NULL no second braces; `tail` (may be
 * NULL) follows the braces. */
char *text_layout_line(const char *role, const char *label, const char *words, const char *aside, const char *tail);
