/* Where text for people goes: styles where there are colours, wrapping where there is a width.
 *
 * Text from files passes terminal_text, which lets no control character through: a document must not steer the
 * terminal of who looks at it. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdio.h>

typedef enum {
    STYLE_STRONG,
    STYLE_FAINT,
    STYLE_ERROR,
    STYLE_WARNING,
    STYLE_NOTE,
    STYLE_MARK, /* what points at a place of the source */
    STYLE_GOOD,
    STYLE_INSERTED, /* words that are new */
    STYLE_DELETED,  /* words that are no more */
    N_STYLES,
} Style;

typedef struct {
    FILE *out;
    bool color;
    int width;      /* columns of the terminal; 80 where there is none */
    bool is_screen; /* a person looks at it: long lines are wrapped */
} Terminal;

/* The values of --color. */
extern const char *const terminal_color_choices[];

/* `color`: "auto", "always" or "never". */
void terminal_init(Terminal *terminal, FILE *out, const char *color);

void terminal_begin(const Terminal *terminal, Style style);
void terminal_end(const Terminal *terminal);                                /* of the style */
void terminal_put(const Terminal *terminal, Style style, const char *text); /* in that style; our own words */

/* Text from outside: control characters are shown as U+FFFD. */
void terminal_text(const Terminal *terminal, const char *text);

/* How many columns a text takes. */
int terminal_columns(const char *text);

/* The words of `text`, and the characters of Chinese, on lines of at most `width` columns, `indent` blanks before each
 * but the first, which begins at column `at`. What is in backquotes is set off where there are colours. Ends without a
 * newline. */
void terminal_wrap(const Terminal *terminal, const char *text, int at, int indent);

/* What manuals are made of, each on lines of its own. */
enum { TERMINAL_INDENT = 2 };
void terminal_heading(const Terminal *terminal, const char *heading); /* after a blank line */
void terminal_paragraphs(const Terminal *terminal, const char *text); /* parted by blank lines, and after one */
/* A term and, from `column` on, what it means; a term that is too long has a line of its own. */
void terminal_term(const Terminal *terminal, const char *term, const char *meaning, int column);
