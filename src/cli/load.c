#include "cli/load.h"

#include "cli/input.h"
#include "cli/terminal.h"

#include <stdarg.h>
#include <string.h>

void complain(const char *format, ...)
{
    va_list values;
    va_start(values, format);
    g_autofree char *text = g_strdup_vprintf(format, values);
    va_end(values);
    Terminal terminal;
    terminal_init(&terminal, stderr, "auto");
    terminal_put(&terminal, STYLE_STRONG, "placard: ");
    terminal_text(&terminal, text);
    fputc('\n', stderr);
}

/* Readers begin their message with "line:column: "; then it follows the name without a blank, as in a finding. */
static bool begins_with_place(const char *message)
{
    const size_t line = strspn(message, "0123456789");
    const size_t column = message[line] == ':' ? strspn(message + line + 1, "0123456789") : 0;
    return line > 0 && column > 0 && message[line + 1 + column] == ':';
}

ProgrammeFile *load_programme(const char *path)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = input_read(path, &error);
    if (bytes == NULL) {
        complain("cannot read %s: %s", input_name(path), error->message);
        return NULL;
    }
    ProgrammeFile *file = programme_file_read(bytes, path, &error);
    if (file == NULL) {
        complain("cannot understand %s:%s%s", input_name(path), begins_with_place(error->message) ? "" : " ",
                 error->message);
    }
    return file;
}
