#include "reading/block_text.h"

#include "base/folding.h"
#include "base/text.h"
#include "reading/civil_scan.h"
#include "reading/entry_text.h"

#include <string.h>

/* How many bytes from `set` stand before `close`; 0 unless it closes there. */
static size_t enclosed(const char *text, const char *set, char close, size_t most)
{
    const size_t length = strspn(text, set);
    return length > 0 && length <= most && text[length] == close ? length + 1 : 0;
}

/* "1 -" and "١ -" before Arabic words. */
static size_t arabic_label(const char *text)
{
    const char *at = text;
    if (scan_number(&at, 3) < 0) {
        return 0;
    }
    at = skip_blanks(at);
    if (!scan_bytes(&at, "-")) {
        return 0;
    }
    const size_t used = (size_t)(at - text);
    at = skip_blanks(at);
    return (unsigned char)*at >= 0xd8 && (unsigned char)*at <= 0xdb && !is_figure(at) ? used : 0;
}

size_t block_label_read(const char *text, char **ret_label)
{
    size_t used = enclosed(text, "0123456789", '.', 3);
    used = used > 0 ? used : enclosed(text, "IVXLC", '.', 6);
    used = used > 0 ? used : enclosed(text, "ABCDEFGH", '.', 1);
    if (used == 0) {
        used = arabic_label(text);
    }
    if (used == 0 && text[0] == '(') {
        const size_t inner = enclosed(text + 1, "abcdefghijklmnopqrstuvwxyz", ')', 3);
        used = inner > 0 ? inner + 1 : 0;
    }
    if (used == 0 && g_str_has_prefix(text, "– ")) {
        used = strlen("–");
    }
    if (used == 0 || (text[used] != ' ' && text[used] != '\0')) {
        return 0;
    }
    *ret_label = g_strndup(text, used);
    return used + strspn(text + used, " ");
}

/* A heading is short, begins with a capital and does not end like a sentence. */
static bool is_heading(const char *label, const char *text)
{
    const bool numbered = label != NULL && (g_ascii_isdigit(label[0]) || label[0] == '(' || !g_ascii_isalpha(label[0]));
    const size_t length = strlen(text);
    return !numbered && text_length(text) <= 80 && folded_begins_name(text) && strchr(".:;,", text[length - 1]) == NULL;
}

Block *block_of_text(const char *text)
{
    g_autofree char *label = NULL;
    const size_t used = block_label_read(text, &label);
    g_autofree char *words = g_strdup(text + used);
    Block *block = block_new(BLOCK_PARAGRAPH, label, NULL);
    if (words[0] == '\0') { /* a number and nothing behind it */
        g_clear_pointer(&block->label, g_free);
        block->kind = BLOCK_KEPT;
        block->text = g_strdup(text);
        return block;
    }
    notes_cut(words, block->notes);
    block->kind = is_heading(label, words) ? BLOCK_HEADING : BLOCK_PARAGRAPH;
    block->text = g_steal_pointer(&words);
    return block;
}

Block *block_of_words(const Line *line)
{
    const int kind = block_kind_of_name(line->role);
    Block *block = block_new(kind < 0 ? BLOCK_KEPT : (BlockKind)kind, line->label, line->text);
    g_autofree char *rest = g_strconcat("x", line->rest, NULL);
    notes_cut(rest, block->notes);
    return block;
}
