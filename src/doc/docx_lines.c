#include "doc/docx_lines.h"

#include "base/text.h"
#include "doc/docx_names.h"

#include <stdlib.h>
#include <string.h>

#define BOOKMARK "_Placard_"
#define PROPERTY DOCX_OWN_PROPERTY "line "

enum { NUMBER_LIMIT = 1000000 };

/* --- what is printed ---------------------------------------------------------------------------------------------- */

#define SUM_START 2166136261U /* FNV-1a */
#define SUM_FACTOR 16777619U

static uint32_t add_to_sum(uint32_t sum, const char *text)
{
    for (const char *at = text; at != NULL && *at != '\0'; at = g_utf8_next_char(at)) {
        for (gunichar c = g_unichar_isgraph(g_utf8_get_char(at)) ? g_utf8_get_char(at) : 0; c != 0; c >>= 8) {
            sum = (sum ^ (c & 0xff)) * SUM_FACTOR;
        }
    }
    return sum;
}

static const char *words_of(const Node *node)
{
    return node->kind == NODE_TEXT ? node->text : node->kind == NODE_MARK ? node->label : NULL;
}

/* The next inline of a block; neither what is deleted nor the blocks that may stand in it. */
static const Node *next_inline(const Node *node, const Node *block)
{
    const Node *next = node == NULL ? block->first : node_next(node, block);
    while (next != NULL && (!node_is_inline(next) || next->kind == NODE_DELETED)) {
        next = node_skip(next, block);
    }
    return next;
}

uint32_t docx_line_sum(const char *label, const Node *block)
{
    uint32_t sum = add_to_sum(SUM_START, label);
    for (const Node *node = next_inline(NULL, block); node != NULL; node = next_inline(node, block)) {
        sum = add_to_sum(sum, words_of(node));
    }
    return sum;
}

bool docx_line_is_in_question(const Node *block)
{
    for (const Node *node = block->first; node != NULL; node = node_next(node, block)) {
        if (node->kind == NODE_INSERTED || node->kind == NODE_DELETED) {
            return true;
        }
    }
    return false;
}

bool docx_line_is_kept(const Node *block)
{
    if (block->text == NULL || docx_line_is_in_question(block)) {
        return false;
    }
    g_autofree char *words = node_plain_text(block);
    return strcmp(words, block->text) != 0;
}

/* --- names -------------------------------------------------------------------------------------------------------- */

char *docx_line_bookmark(DocxLineMark mark)
{
    return g_strdup_printf(BOOKMARK "%d_%08x", mark.number, mark.sum);
}

/* A number that a document may have; 0 for any other. */
static int number_of(const char *text, char **ret_end)
{
    const unsigned long number = g_ascii_isdigit(text[0]) ? strtoul(text, ret_end, 10) : 0;
    return number <= NUMBER_LIMIT ? (int)number : 0;
}

DocxLineMark docx_line_bookmark_read(const char *name)
{
    char *end = NULL;
    const int number = g_str_has_prefix(name, BOOKMARK) ? number_of(name + strlen(BOOKMARK), &end) : 0;
    if (number == 0 || end[0] != '_' || strlen(end) != 9 || strspn(end + 1, "0123456789abcdef") != 8) {
        return (DocxLineMark){ 0 };
    }
    return (DocxLineMark){ .number = number, .sum = (uint32_t)strtoul(end + 1, NULL, 16) };
}

char *docx_line_property(int number)
{
    return g_strdup_printf(PROPERTY "%d", number);
}

int docx_line_property_read(const char *name)
{
    char *end = NULL;
    const int number = g_str_has_prefix(name, PROPERTY) ? number_of(name + strlen(PROPERTY), &end) : 0;
    return number > 0 && end[0] == '\0' ? number : 0;
}
