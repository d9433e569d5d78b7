#include "cli/terminal.h"

#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

const char *const terminal_color_choices[] = { "auto", "always", "never", NULL };

static int width_of(FILE *out)
{
    struct winsize size;
    if (ioctl(fileno(out), TIOCGWINSZ, &size) == 0 && size.ws_col >= 20) {
        return size.ws_col;
    }
    return 80;
}

static bool wants_color(const char *color, bool is_screen)
{
    if (strcmp(color, "auto") != 0) {
        return strcmp(color, "always") == 0;
    }
    /* no-color.org: set and not empty, whatever the value. */
    const char *no_color = g_getenv("NO_COLOR");
    return is_screen && (no_color == NULL || *no_color == '\0') && g_strcmp0(g_getenv("TERM"), "dumb") != 0;
}

void terminal_init(Terminal *terminal, FILE *out, const char *color)
{
    const bool is_screen = isatty(fileno(out)) == 1;
    *terminal = (Terminal){
        .out = out,
        .color = wants_color(color, is_screen),
        .width = width_of(out),
        .is_screen = is_screen,
    };
}

void terminal_begin(const Terminal *terminal, Style style)
{
    static const char *const codes[] = {
        [STYLE_STRONG] = "1",     [STYLE_FAINT] = "2",       [STYLE_ERROR] = "1;31",
        [STYLE_WARNING] = "1;35", [STYLE_NOTE] = "1;36",     [STYLE_MARK] = "1;32",
        [STYLE_GOOD] = "32",      [STYLE_INSERTED] = "4;32", [STYLE_DELETED] = "9;31",
    };
    G_STATIC_ASSERT(G_N_ELEMENTS(codes) == N_STYLES);
    if (terminal->color) {
        fprintf(terminal->out, "\033[%sm", codes[style]);
    }
}

void terminal_end(const Terminal *terminal)
{
    if (terminal->color) {
        fputs("\033[0m", terminal->out);
    }
}

void terminal_put(const Terminal *terminal, Style style, const char *text)
{
    terminal_begin(terminal, style);
    fputs(text, terminal->out);
    terminal_end(terminal);
}

void terminal_text(const Terminal *terminal, const char *text)
{
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    for (const char *at = valid; *at != '\0'; at = g_utf8_next_char(at)) {
        if (g_unichar_iscntrl(g_utf8_get_char(at))) {
            fputs("\uFFFD", terminal->out);
        } else {
            fwrite(at, 1, (size_t)(g_utf8_next_char(at) - at), terminal->out);
        }
    }
}

int terminal_columns(const char *text)
{
    int columns = 0;
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        const gunichar c = g_utf8_get_char(at);
        columns += g_unichar_iszerowidth(c) ? 0 : (g_unichar_iswide(c) ? 2 : 1);
    }
    return columns;
}

/* A word with its backquotes as styles; without colours they stay, so that the word is still set off. */
static void put_word(const Terminal *terminal, const char *word, bool *quoted)
{
    const char *from = word;
    for (const char *at = word; terminal->color && *at != '\0'; at++) {
        if (*at != '`') {
            continue;
        }
        fwrite(from, 1, (size_t)(at - from), terminal->out);
        from = at + 1;
        *quoted = !*quoted;
        if (*quoted) {
            terminal_begin(terminal, STYLE_STRONG);
        } else {
            terminal_end(terminal);
        }
    }
    fputs(from, terminal->out);
}

/* May a line end between the two? Chinese has no blanks: lines end between its characters, but none begins with a sign
 * that closes, or ends with one that opens. */
static bool may_part(gunichar before, gunichar behind)
{
    static const GUnicodeBreakType clinging[] = {
        G_UNICODE_BREAK_CLOSE_PUNCTUATION, G_UNICODE_BREAK_CLOSE_PARANTHESIS, G_UNICODE_BREAK_EXCLAMATION,
        G_UNICODE_BREAK_NON_STARTER,       G_UNICODE_BREAK_INFIX_SEPARATOR,   G_UNICODE_BREAK_QUOTATION,
        G_UNICODE_BREAK_INSEPARABLE,
    };
    const GUnicodeBreakType first = g_unichar_break_type(before), second = g_unichar_break_type(behind);
    for (guint i = 0; i < G_N_ELEMENTS(clinging); i++) {
        if (second == clinging[i]) {
            return false;
        }
    }
    return (g_unichar_iswide(before) || g_unichar_iswide(behind)) && !g_unichar_iszerowidth(behind) &&
           first != G_UNICODE_BREAK_OPEN_PUNCTUATION && first != G_UNICODE_BREAK_QUOTATION;
}

/* Behind what stands on one line in any case. */
static const char *end_of_piece(const char *at)
{
    gunichar before = 0;
    const char *from = at;
    while (*at != '\0' && (at == from || !may_part(before, g_utf8_get_char(at)))) {
        before = g_utf8_get_char(at);
        at = g_utf8_next_char(at);
    }
    return at;
}

/* A word from column `at`, on further lines where it may be parted; `gap` is the blank before it. The column behind. */
static int put_pieces(const Terminal *terminal, const char *word, int gap, int at, int indent, bool *quoted)
{
    const char *piece = word;
    do {
        const char *end = end_of_piece(piece);
        g_autofree char *part = g_strndup(piece, (gsize)(end - piece));
        const int columns = terminal_columns(part);
        const bool may_turn = gap > 0 || piece != word;
        if (may_turn && at + gap + columns > terminal->width) {
            fprintf(terminal->out, "\n%*s", indent, "");
            at = indent;
        } else {
            fprintf(terminal->out, "%*s", gap, "");
            at += gap;
        }
        put_word(terminal, part, quoted);
        at += columns;
        gap = 0;
        piece = end;
    } while (*piece != '\0');
    return at;
}

void terminal_wrap(const Terminal *terminal, const char *text, int at, int indent)
{
    g_auto(GStrv) words = g_strsplit(text, " ", -1);
    bool quoted = false;
    for (guint i = 0; words[i] != NULL; i++) {
        at = put_pieces(terminal, words[i], i > 0 ? 1 : 0, at, indent, &quoted);
    }
}

void terminal_heading(const Terminal *terminal, const char *heading)
{
    fputc('\n', terminal->out);
    terminal_put(terminal, STYLE_STRONG, heading);
    fputc('\n', terminal->out);
}

void terminal_paragraphs(const Terminal *terminal, const char *text)
{
    g_auto(GStrv) paragraphs = g_strsplit(text, "\n\n", -1);
    for (char **paragraph = paragraphs; *paragraph != NULL; paragraph++) {
        fprintf(terminal->out, "\n%*s", TERMINAL_INDENT, "");
        terminal_wrap(terminal, *paragraph, TERMINAL_INDENT, TERMINAL_INDENT);
        fputc('\n', terminal->out);
    }
}

void terminal_term(const Terminal *terminal, const char *term, const char *meaning, int column)
{
    const int columns = TERMINAL_INDENT + terminal_columns(term);
    fprintf(terminal->out, "%*s", TERMINAL_INDENT, "");
    terminal_put(terminal, STYLE_STRONG, term);
    if (columns + 2 > column) {
        fprintf(terminal->out, "\n%*s", column, "");
    } else {
        fprintf(terminal->out, "%*s", column - columns, "");
    }
    terminal_wrap(terminal, meaning, column, column);
    fputc('\n', terminal->out);
}
