/* The program from outside, run by a shell in a folder of its own. PLACARD is the program. */
#pragma once

#include <glib.h>

typedef struct {
    char *folder;
    char *out, *err;
    int code;
} Shell;

void shell_init(Shell *shell);
void shell_clear(Shell *shell);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Shell, shell_clear)

/* Files of the folder. */
void shell_put(const Shell *shell, const char *name, const char *text);
char *shell_get(const Shell *shell, const char *name); /* NULL if it is not there; free with g_free */

/* Runs `line` in the folder through the shell, with the program's name as $placard. */
void shell_run(Shell *shell, const char *line);

/* The same, and it must end with `code`; what it said is told where it does not. */
void shell_must(Shell *shell, int code, const char *line);

void shell_assert_begins(const char *text, const char *start);
void shell_assert_has(const char *text, const char *part);
