#include "cli/secret_line.h"

#include <glib.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

enum { LINE_LIMIT = 1024 };

static void show_input(bool is_shown)
{
    struct termios settings;
    if (tcgetattr(STDIN_FILENO, &settings) == 0) {
        settings.c_lflag = is_shown ? settings.c_lflag | ECHO : settings.c_lflag & ~(tcflag_t)ECHO;
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &settings);
    }
}

char *secret_line(const char *question)
{
    char line[LINE_LIMIT];
    const bool is_asked = isatty(STDIN_FILENO);
    if (is_asked) {
        fprintf(stderr, "%s", question);
        show_input(false);
    }
    const char *read = fgets(line, sizeof line, stdin);
    if (is_asked) {
        show_input(true);
        fputc('\n', stderr);
    }
    if (read == NULL) {
        return NULL;
    }
    line[strcspn(line, "\r\n")] = '\0';
    char *secret = g_strdup(line);
    explicit_bzero(line, sizeof line);
    return secret;
}
