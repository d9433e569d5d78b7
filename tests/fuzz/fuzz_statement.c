/* Any bytes as the plain text of a statement: what is read is lines of words, none of them empty, and read again it is
 * itself. Word documents and PDFs have targets of their own. */
#include "confined/stranger.h"
#include "exchange/statement_file.h"
#include "fuzz.h"
#include "session/field.h"

#include <string.h>

static void check_lines(const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    const guint n = g_strv_length(lines);
    g_assert(n >= 2 && lines[n - 1][0] == '\0');
    for (guint i = 0; i + 1 < n; i++) {
        const size_t length = strlen(lines[i]);
        g_assert(length > 0 && lines[i][0] != ' ' && lines[i][length - 1] != ' ' && strstr(lines[i], "  ") == NULL);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autoptr(GBytes) bytes = g_bytes_new(data, size);
    g_autoptr(GError) error = NULL;
    if (stranger_kind(bytes) != STRANGER_NONE) {
        return 0;
    }
    g_autofree char *text = statement_file_text(bytes, &error);
    g_assert((text == NULL) == (error != NULL));
    if (text == NULL) {
        return 0;
    }
    g_assert(strlen(text) <= STATEMENT_SIZE_LIMIT && g_utf8_validate(text, -1, NULL));
    g_assert(statement_words(text) > 0);
    check_lines(text);
    g_autoptr(GBytes) again = g_bytes_new(text, strlen(text));
    g_autofree char *same = statement_file_text(again, NULL);
    g_assert(same == NULL || strcmp(same, text) == 0); /* NULL: its words look like a file of another kind */
    return 0;
}
