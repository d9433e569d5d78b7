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

void terminal_wrap(const Terminal *terminal, const char *text, int at, int indent)
{
    g_auto(GStrv) words = g_strsplit(text, " ", -1);
    bool quoted = false;
    for (guint i = 0; words[i] != NULL; i++) {
        const int columns = terminal_columns(words[i]);
        if (i > 0 && at + 1 + columns > terminal->width) {
            fprintf(terminal->out, "\n%*s", indent, "");
            at = indent;
        } else if (i > 0) {
            fputc(' ', terminal->out);
            at++;
        }
        put_word(terminal, words[i], &quoted);
        at += columns;
    }
}
