/* The lines that our own writer kept for paragraphs, given back to their blocks; and the order of the notes. */
#include "doc/docx_read.h"

#include <string.h>

/* --- lines of their own --------------------------------------------------------------------------------------------
 */

/* A paragraph may have been copied: the first counts. */
static GHashTable *blocks_by_number(const GArray *blocks)
{
    GHashTable *found = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < blocks->len; i++) {
        const DocxLineBlock *block = &g_array_index(blocks, DocxLineBlock, i);
        if (!g_hash_table_contains(found, GINT_TO_POINTER(block->mark.number))) {
            g_hash_table_insert(found, GINT_TO_POINTER(block->mark.number), (gpointer)block);
        }
    }
    return found;
}

/* Is the block there, and are its words as they were? */
static bool is_unchanged(const DocxLineBlock *block)
{
    const char *label = block != NULL && block->has_typed_label ? block->block->label : NULL;
    return block != NULL && !docx_line_is_in_question(block->block) &&
           docx_line_sum(label, block->block) == block->mark.sum;
}

static bool is_silent(GHashTable *lines, int number)
{
    const char *line = g_hash_table_lookup(lines, GINT_TO_POINTER(number));
    return line != NULL && line[0] == '\0';
}

/* Lines `first` to before the number returned hang together: next to one that prints nothing stands who speaks for it.
 */
static int end_of_chain(GHashTable *lines, int first)
{
    int next = first + 1;
    while (g_hash_table_contains(lines, GINT_TO_POINTER(next)) &&
           (is_silent(lines, next) || is_silent(lines, next - 1))) {
        next++;
    }
    return next;
}

static void give_line(GHashTable *found, GHashTable *lines, int number)
{
    const DocxLineBlock *block = g_hash_table_lookup(found, GINT_TO_POINTER(number));
    g_free(block->block->text);
    block->block->text = g_strdup(g_hash_table_lookup(lines, GINT_TO_POINTER(number)));
}

static bool is_chain_unchanged(GHashTable *found, int first, int end)
{
    for (int number = first; number < end; number++) {
        if (!is_unchanged(g_hash_table_lookup(found, GINT_TO_POINTER(number)))) {
            return false;
        }
    }
    return true;
}

/* What shows no words and has lost its line is nothing. */
static void drop_empty(const GArray *blocks)
{
    for (guint i = 0; i < blocks->len; i++) {
        Node *block = g_array_index(blocks, DocxLineBlock, i).block;
        if (block->first == NULL && block->text == NULL && block->kind != NODE_NOTE) {
            node_free(node_take(block));
        }
    }
}

void docx_lines_give(const GArray *blocks, GHashTable *lines)
{
    g_autoptr(GHashTable) found = blocks_by_number(blocks);
    for (int number = 1; g_hash_table_contains(lines, GINT_TO_POINTER(number));) {
        const int end = end_of_chain(lines, number);
        const bool counts = is_chain_unchanged(found, number, end);
        for (; number < end; number++) {
            if (counts) {
                give_line(found, lines, number);
            }
        }
    }
    drop_empty(blocks);
}

/* --- notes ---------------------------------------------------------------------------------------------------------
 */

/* Notes that no mark leads to stand in the text, each behind its mark. */
static bool is_typed_note(const Node *block)
{
    return block->kind == NODE_PARAGRAPH && node_has_role(block, "note") && block->first != NULL &&
           block->first->kind == NODE_MARK;
}

static void make_note(Node *notes, Node *block)
{
    Node *mark = node_take(block->first);
    node_append(notes, node_take(block));
    block->kind = NODE_NOTE;
    block->role = NULL;
    node_set_label(block, mark->label);
    node_free(mark);
    if (block->first != NULL && block->first->kind == NODE_TEXT) {
        g_strchug(block->first->text);
    }
}

void docx_notes_collect(const Document *document)
{
    Node *notes = document->root->last;
    if (notes == NULL || notes->kind != NODE_NOTES) {
        notes = node_new(NODE_NOTES);
    }
    for (Node *block = document->root->first, *next = NULL; block != NULL; block = next) {
        next = block->next;
        if (is_typed_note(block)) {
            make_note(notes, block);
        }
    }
    if (notes->parent != NULL) {
        return;
    }
    if (notes->first != NULL) {
        node_append(document->root, notes);
    } else {
        node_free(notes);
    }
}

static GHashTable *notes_by_label(const Node *notes)
{
    GHashTable *found = g_hash_table_new(g_str_hash, g_str_equal);
    for (Node *note = notes->first; note != NULL; note = note->next) {
        if (note->label != NULL) {
            g_hash_table_insert(found, note->label, note);
        }
    }
    return found;
}

void docx_notes_order(const Document *document, const char *labels)
{
    Node *notes = document->root->last;
    if (labels == NULL || notes == NULL || notes->kind != NODE_NOTES) {
        return;
    }
    g_auto(GStrv) order = g_strsplit(labels, " ", -1);
    g_autoptr(GHashTable) found = notes_by_label(notes);
    g_autoptr(GPtrArray) sorted = g_ptr_array_new();
    for (char **label = order; *label != NULL; label++) {
        Node *note = g_hash_table_lookup(found, *label);
        if (note != NULL) {
            g_hash_table_remove(found, *label);
            g_ptr_array_add(sorted, node_take(note));
        }
    }
    while (notes->first != NULL) {
        g_ptr_array_add(sorted, node_take(notes->first));
    }
    for (guint i = 0; i < sorted->len; i++) {
        node_append(notes, g_ptr_array_index(sorted, i));
    }
}
