#include "exchange/statement_file.h"

#include "confined/stranger.h"
#include "exchange/programme_file.h"
#include "session/field.h"

#include <string.h>

/* === Lines === */

/* One paragraph: every run of blanks is one, control characters are blanks, what only directs the order of characters
 * is left out, since nobody reads it aloud. */
static void append_paragraph(GString *text, const char *words)
{
    const gsize before = text->len;
    bool is_blank = true;
    for (const char *at = words; *at != '\0'; at = g_utf8_next_char(at)) {
        const gunichar c = g_utf8_get_char(at);
        if (g_unichar_isspace(c) || g_unichar_iscntrl(c)) {
            is_blank = true;
            continue;
        }
        if (g_unichar_type(c) == G_UNICODE_FORMAT && c != 0x200c && c != 0x200d) {
            continue;
        }
        if (is_blank && text->len > before) {
            g_string_append_c(text, ' ');
        }
        is_blank = false;
        g_string_append_unichar(text, c);
    }
    if (text->len > before) {
        g_string_append_c(text, '\n');
    }
}

/* === Documents === */

static bool is_paragraph(const Node *node)
{
    switch (node->kind) {
    case NODE_HEADING:
    case NODE_PARAGRAPH:
    case NODE_ITEM:
    case NODE_FIELD:
    case NODE_CELL: return node->first != NULL && node_is_inline(node->first);
    default: return false;
    }
}

/* What pages repeat and what stands at their foot nobody reads out. */
static bool is_aside(const Node *node)
{
    return node->kind == NODE_FURNITURE || node->kind == NODE_NOTES;
}

/* The inlines of a block, with its label; blocks that stand in it come by themselves. */
static void append_block(GString *text, const Node *block)
{
    g_autoptr(GString) words = g_string_new(block->label);
    if (words->len > 0) {
        g_string_append_c(words, ' ');
    }
    for (const Node *child = block->first; child != NULL && node_is_inline(child); child = child->next) {
        g_autofree char *part = child->kind != NODE_DELETED ? node_plain_text(child) : NULL;
        g_string_append(words, part != NULL ? part : "");
    }
    append_paragraph(text, words->str);
}

static void append_document(GString *text, const Document *document)
{
    for (const Node *node = document->root; node != NULL;) {
        if (is_paragraph(node)) {
            append_block(text, node);
        }
        node = is_aside(node) ? node_skip(node, document->root) : node_next(node, document->root);
    }
}

/* === Plain text === */

static bool has_empty_lines(char *const *lines)
{
    for (gsize i = 0; lines[i] != NULL && lines[i + 1] != NULL; i++) {
        if (g_strstrip(lines[i])[0] == '\0') {
            return true;
        }
    }
    return false;
}

/* Where empty lines part paragraphs, the lines between them are one; else each line is. */
static void append_lines(GString *text, const char *plain)
{
    g_auto(GStrv) lines = g_strsplit(plain, "\n", -1);
    g_autoptr(GString) paragraph = g_string_new(NULL);
    const bool joins = has_empty_lines(lines);
    for (gsize i = 0; lines[i] != NULL; i++) {
        const char *line = g_strstrip(lines[i]);
        if (line[0] == '\0' || !joins) {
            append_paragraph(text, paragraph->str);
            g_string_truncate(paragraph, 0);
        }
        g_string_append_printf(paragraph, " %s", line);
    }
    append_paragraph(text, paragraph->str);
}

static char *plain_of(GBytes *bytes, GError **error)
{
    gsize length = 0;
    const char *data = g_bytes_get_data(bytes, &length);
    const char *foreign = length > 0 ? programme_file_foreign(bytes) : NULL;
    if (length == 0) { /* nothing has no address either */
        return g_strdup("");
    }
    if (foreign != NULL) {
        g_set_error(error, DOCUMENT_ERROR, DOCUMENT_ERROR_UNREADABLE, "this is %s", foreign);
        return NULL;
    }
    if (memchr(data, '\0', length) != NULL || !g_utf8_validate(data, (gssize)length, NULL)) {
        g_set_error_literal(error, DOCUMENT_ERROR, DOCUMENT_ERROR_UNREADABLE,
                            "this is no text in UTF-8; expected a Word document, a PDF, or text saved as UTF-8");
        return NULL;
    }
    const bool has_mark = length >= 3 && memcmp(data, "\xef\xbb\xbf", 3) == 0;
    return g_strndup(data + (has_mark ? 3 : 0), length - (has_mark ? 3 : 0));
}

/* === All of them === */

static bool append_file(GString *text, GBytes *bytes, GError **error)
{
    const StrangerKind kind = stranger_kind(bytes);
    if (kind == STRANGER_NONE) {
        g_autofree char *plain = plain_of(bytes, error);
        if (plain != NULL) {
            append_lines(text, plain);
        }
        return plain != NULL;
    }
    g_autoptr(GPtrArray) repairs = diagnostics_new();
    g_autoptr(Document) document = stranger_read(kind, bytes, repairs, error);
    if (document != NULL) {
        append_document(text, document);
    }
    return document != NULL;
}

char *statement_file_text(GBytes *bytes, GError **error)
{
    g_autoptr(GString) text = g_string_new(NULL);
    if (g_bytes_get_size(bytes) > STATEMENT_FILE_LIMIT) {
        g_set_error(error, DOCUMENT_ERROR, DOCUMENT_ERROR_TOO_LARGE, "the file has more than %d MiB",
                    STATEMENT_FILE_LIMIT >> 20);
        return NULL;
    }
    if (!append_file(text, bytes, error)) {
        return NULL;
    }
    if (text->len > STATEMENT_SIZE_LIMIT) {
        g_set_error(error, DOCUMENT_ERROR, DOCUMENT_ERROR_TOO_LARGE,
                    "the text has %u KiB; expected the text of one statement, %d KiB at most",
                    (guint)(text->len >> 10) + 1, STATEMENT_SIZE_LIMIT >> 10);
        return NULL;
    }
    if (statement_words(text->str) == 0) {
        g_set_error_literal(error, DOCUMENT_ERROR, DOCUMENT_ERROR_UNREADABLE,
                            "it has no words; of a scanned paper only the picture is there");
        return NULL;
    }
    return g_string_free(g_steal_pointer(&text), FALSE);
}

static bool stands_alone(gunichar c)
{
    switch (g_unichar_get_script(c)) {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA: return true;
    default: return false;
    }
}

/* "l'accord" is one word, "well-known" two: an apostrophe does not part them. */
int statement_words(const char *text)
{
    int n = 0;
    bool in_word = false;
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        const gunichar c = g_utf8_get_char(at);
        const bool is_letter = g_unichar_isalnum(c) || g_unichar_ismark(c);
        const bool is_joint = c == '\'' || c == 0x2019;
        if (is_letter && stands_alone(c)) {
            n++;
            in_word = false;
        } else if (is_letter && !in_word) {
            n++;
            in_word = true;
        } else if (!is_letter && !is_joint) {
            in_word = false;
        }
    }
    return n;
}
