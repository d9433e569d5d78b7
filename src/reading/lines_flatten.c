/* From a tree to lines: of a text each line of the source, of a paper or a Word document each block. */
#include "reading/lines.h"

#include "base/text.h"
#include "doc/read_text.h"
#include "reading/block_text.h"
#include "reading/civil_text.h"
#include "reading/entry_text.h"
#include "reading/lines_tree.h"

#include <string.h>

/* --- inlines ------------------------------------------------------------------------------------------------ */

typedef struct {
    Lines *lines;
    GString *text;
    Line *line;             /* being filled */
    int cell;               /* that the block stands in; −1 outside tables */
    const Node *block_cell; /* that the block stands in, masthead or not, */
    guint cell_first;       /* and its first line */
    const Node *last;       /* the last cell that was met, */
    int nth;                /* and the which of its row it is */
    GString *carried;       /* words of a paragraph whose end is deleted: the next goes on with them */
    Position carried_at;
    ToldRoles told;
    bool links_told;      /* lines of their own name the links */
    const Node *masthead; /* the table that is its layout, or NULL */
    bool structured;      /* cells hold blocks: no line of them is more than one */
} Flattener;

/* A mark that is no number and no stars stays the words that it is. */
static void append_mark(GString *text, const char *label)
{
    const size_t stars = MIN(strspn(label, "*"), 3);
    const int number = stars > 0 ? -(int)stars : (int)CLAMP(g_ascii_strtoll(label, NULL, 10), 0, 9999);
    g_autofree char *mark = number != 0 ? note_mark_text(number) : g_strdup(label);
    g_string_append(text, mark);
}

static void append_inline(GString *text, const Node *node)
{
    if (node->kind == NODE_TEXT) {
        g_string_append(text, node->text);
    } else if (node->kind == NODE_MARK) {
        append_mark(text, node->label);
    } else if (node->kind == NODE_LINE_END) {
        g_string_append_c(text, ' ');
    }
}

/* A link whose target its words do not tell is kept; "#" is no target. */
static void keep_link(Lines *lines, const Node *link)
{
    g_autofree char *words = node_plain_text(link);
    if (link->target != NULL && link->target[0] != '#' && strcmp(words, link->target) != 0) {
        programme_add_link(lines->programme, words, link->target);
    }
}

/* A dash that a list left behind when it was flattened into one line. */
static void take_flat_marker(Line *line, char *text)
{
    static const char *const dashes[] = { "– ", "- ", "• ", NULL };
    const size_t length = text != NULL && line->flat && line->role == NULL ? text_begins_with_one_of(text, dashes) : 0;
    if (length > 0) {
        memmove(text, text + length, strlen(text + length) + 1);
        line->marker = g_strdup("–");
        line->depth = 1;
    }
}

/* A list of which somebody typed the dashes or numbers as well: what was typed counts. */
static void take_typed_marker(Line *line, char *text)
{
    if (text == NULL || line->marker == NULL || line->role != NULL) {
        return;
    }
    g_autofree char *label = NULL;
    const size_t length = block_label_read(text, &label);
    if (length == 0) {
        return;
    }
    if (!tree_label_is_counted(label)) {
        memmove(text, text + length, strlen(text + length) + 1);
        g_free(line->marker);
        line->marker = g_steal_pointer(&label);
        return;
    }
    g_clear_pointer(&line->marker, g_free);
    line->depth = 0;
}

static void finish_line(Flattener *state)
{
    if (state->line == NULL) {
        return;
    }
    char *tidy = text_tidy(state->text->str);
    g_string_truncate(state->text, 0);
    Line *line = g_steal_pointer(&state->line);
    take_flat_marker(line, tidy);
    if (state->structured) {
        take_typed_marker(line, tidy);
    }
    line->whole = state->structured && line->cell >= 0;
    if (tidy == NULL && line->marker == NULL && line->role == NULL) {
        line_free(line);
        return;
    }
    line->text = tidy != NULL ? tidy : g_strdup("");
    g_ptr_array_add(state->lines->lines, line);
}

static Line *begin_line(Flattener *state, const Node *block)
{
    finish_line(state);
    state->line = g_new0(Line, 1);
    state->line->cell = state->cell;
    state->line->at = block->at;
    state->line->after_blank = block->after_blank || state->lines->lines->len == 0;
    return state->line;
}

/* Cells come one after the other: counting goes on from the last. */
static int number_of_cell(Flattener *state, const Node *cell)
{
    if (state->last == NULL || cell->parent != state->last->parent) {
        state->last = cell->parent->first;
        state->nth = 0;
    }
    for (; state->last != cell; state->last = state->last->next) {
        state->nth++;
    }
    return state->nth;
}

static void place_in_table(Flattener *state, const Node *block)
{
    const Node *cell = tree_cell_of(block);
    const bool is_layout = cell != NULL && cell->parent->parent == state->masthead;
    state->cell = cell == NULL || is_layout ? -1 : number_of_cell(state, cell);
}

static void finish_explicit(Flattener *state, const Node *block)
{
    Line *line = state->line;
    line->role = block->role;
    line->label = g_strdup(block->label);
    line->aside = g_strdup(block->target);
    g_autoptr(GString) rest = g_string_new(NULL);
    for (const Node *node = block->first->next; node != NULL; node = node_skip(node, block)) {
        append_inline(rest, node);
    }
    line->rest = g_strdup(rest->str);
    g_string_assign(state->text, block->first->text);
    finish_line(state);
}

/* An explicit block behind the hours of its row. */
static void flatten_inner(Flattener *state, const Node *block)
{
    Line *line = begin_line(state, block);
    line->same_line = true;
    line->after_blank = false;
    finish_explicit(state, block);
}

static void flatten_inline(Flattener *state, const Node *node)
{
    if (node->kind == NODE_LINE_END) {
        Line *next = begin_line(state, node);
        next->after_blank = node->after_blank;
        next->flat = true;
        return;
    }
    if (node->kind == NODE_LINK && !state->links_told) {
        keep_link(state->lines, node);
    }
    if (node->kind == NODE_TEXT && node->at.line != 0 && state->text->len == 0) {
        state->line->at = node->at;
    }
    append_inline(state->text, node);
}

/* Do the words begin with a number of their own? Then the list's was not meant to be seen. */
static bool has_typed_number(const Node *block)
{
    g_autofree char *words = g_strchug(node_plain_text(block));
    g_autofree char *label = NULL;
    return block_label_read(words, &label) > 0 && tree_label_is_counted(label);
}

/* A dash or bullet is a marker; what is counted is words, as it is printed. */
static void take_label(Flattener *state, Line *line, const Node *block)
{
    const char *label = block->label != NULL ? block->label : "";
    const bool counted = tree_label_is_counted(label);
    if (counted && block->kind != NODE_NOTE && !has_typed_number(block)) {
        g_string_append_printf(state->text, "%s ", label);
    } else if (!counted && block->kind == NODE_ITEM) {
        line->depth = block->level;
        line->marker = g_strdup(label);
    }
}

/* The end of this paragraph is deleted: its words go before those of the next. */
static void carry_over(Flattener *state)
{
    state->carried_at = state->carried->len > 0 ? state->carried_at : state->line->at;
    g_string_assign(state->carried, state->text->str);
    g_string_truncate(state->text, 0);
    line_free(g_steal_pointer(&state->line));
}

static void take_carried(Flattener *state, Line *line)
{
    if (state->carried->len > 0) {
        g_string_append(state->text, state->carried->str);
        g_string_truncate(state->carried, 0);
        line->at = state->carried_at;
    }
}

/* What stands behind the timetable says so by its role: there it ends. */
static void end_timetable(Flattener *state, const Node *block)
{
    if (node_has_role(block, "back") && !state->told.timetable_ended) {
        state->told.timetable_ended = true;
        Line *end = g_new0(Line, 1);
        end->text = g_strdup("");
        end->role = "end";
        end->cell = -1;
        end->at = block->at;
        g_ptr_array_add(state->lines->lines, end);
    }
}

/* Does line `i` begin a cell with another on its side? No blank is between the two. */
static bool stands_beside(const Flattener *state, guint i)
{
    return state->structured && i == state->cell_first && state->block_cell != NULL &&
           state->block_cell->previous != NULL;
}

static void finish_block(Flattener *state, const Node *block)
{
    if (tree_end_is_deleted(block)) {
        carry_over(state);
        return;
    }
    const guint before = state->lines->lines->len;
    const bool page_sign = block->kind == NODE_FURNITURE;
    finish_line(state);
    if (state->lines->lines->len > before) {
        Line *line = line_at(state->lines, state->lines->lines->len - 1);
        line->use = page_sign ? USE_FURNITURE : line->use;
        line->after_blank &= !stands_beside(state, before);
        told_roles_apply(&state->told, line, block);
    }
}

/* One block that holds inlines: as many lines as the source had. */
static void flatten_block(Flattener *state, const Node *block)
{
    place_in_table(state, block);
    Line *line = begin_line(state, block);
    if (block->explicit_role) {
        line->depth = block->kind == NODE_ITEM ? block->level : 0;
        line->marker = block->kind == NODE_ITEM ? g_strdup(block->label != NULL ? block->label : "") : NULL;
        finish_explicit(state, block);
        return;
    }
    take_carried(state, line);
    take_label(state, line, block);
    for (const Node *node = block->first; node != NULL;) {
        if (!node_is_inline(node)) {
            flatten_inner(state, node);
            return;
        }
        flatten_inline(state, node);
        node = node->kind == NODE_DELETED ? node_skip(node, block) : node_next(node, block);
    }
    finish_block(state, block);
}

/* --- lines of their own ----------------------------------------------------------------------------------------- */

/* Only paragraphs, as the text layout has them. */
static bool are_paragraphs(const Node *root)
{
    bool all = root->first != NULL;
    for (const Node *node = root->first; node != NULL; node = node->next) {
        all = all && node->kind == NODE_PARAGRAPH;
    }
    return all;
}

/* The dash of an item stands outside its line. */
static void keep_place_in_list(Node *paragraph, const Node *block)
{
    const char *label = block->label != NULL ? block->label : "";
    if (block->kind == NODE_ITEM && label[0] != '\0' && !tree_label_is_counted(label)) {
        paragraph->kind = NODE_ITEM;
        paragraph->level = block->level;
        if (paragraph->label == NULL) {
            node_set_label(paragraph, label);
        }
    }
}

static void stand_at(Node *root, const Node *block)
{
    for (Node *node = root->first; node != NULL; node = (Node *)node_next(node, root)) {
        node->at = block->at;
    }
}

static void keep_links(Flattener *state, const Node *block)
{
    for (const Node *node = block->first; node != NULL && !state->links_told; node = node_next(node, block)) {
        if (node->kind == NODE_LINK) {
            keep_link(state->lines, node);
        }
    }
}

/* The line that the block has of its own says what it is; its words only show it. False if that is no line that the
 * text layout would have. */
static bool flatten_own_line(Flattener *state, const Node *block)
{
    g_autoptr(GPtrArray) complaints = diagnostics_new();
    g_autoptr(GBytes) bytes = g_bytes_new(block->text, strlen(block->text));
    g_autoptr(Document) line = read_text(bytes, complaints, NULL);
    if (line == NULL || !are_paragraphs(line->root)) {
        return line != NULL && line->root->first == NULL;
    }
    keep_links(state, block);
    keep_place_in_list(line->root->first, block);
    stand_at(line->root, block);
    for (const Node *paragraph = line->root->first; paragraph != NULL; paragraph = paragraph->next) {
        flatten_block(state, paragraph);
    }
    return true;
}

/* --- blocks ------------------------------------------------------------------------------------------------- */

static bool holds_inlines(const Node *node)
{
    switch (node->kind) {
    case NODE_PARAGRAPH:
    case NODE_HEADING:
    case NODE_FIELD:
    case NODE_NOTE:
    case NODE_ITEM:
    case NODE_FURNITURE: return true;
    case NODE_CELL: return node->first != NULL && (node_is_inline(node->first) || node->explicit_role);
    default: return false;
    }
}

/* A cell of a row that is not its last: what stands below the hours in it is said of them. */
static void finish_cell(Flattener *state)
{
    finish_line(state);
    if (state->structured && state->block_cell != NULL && state->block_cell->next != NULL) {
        tree_join_hours(state->lines->lines, state->cell_first);
    }
}

static void enter_cell(Flattener *state, const Node *block)
{
    const Node *cell = tree_cell_of(block);
    if (cell != state->block_cell) {
        finish_cell(state);
        state->block_cell = cell;
        state->cell_first = state->lines->lines->len;
    }
}

static void flatten(Flattener *state, const Node *root)
{
    GPtrArray *lines = state->lines->lines;
    bool page = false;
    for (const Node *node = root->first; node != NULL;) {
        if (!holds_inlines(node)) {
            page |= node->kind == NODE_BREAK_PAGE;
            node = node_next(node, root);
            continue;
        }
        enter_cell(state, node);
        const guint before = lines->len;
        end_timetable(state, node);
        if (node->text == NULL || node->kind == NODE_FURNITURE || !flatten_own_line(state, node)) {
            flatten_block(state, node);
        }
        if (lines->len > before) {
            line_at(state->lines, before)->after_page = page;
            page = false;
        }
        /* An item may hold a list of its own below its words. */
        node = node->last != NULL && node->last->kind == NODE_LIST ? node->last->first : node_skip(node, root);
    }
    finish_cell(state);
}

/* Links in the text are not all that there are, or not in this order. */
static bool has_told_links(const Node *root)
{
    for (const Node *node = root->first; node != NULL; node = node->next) {
        if (node->kind == NODE_FURNITURE && node->explicit_role && node_has_role(node, "link")) {
            return true;
        }
    }
    return false;
}

void lines_init(Lines *lines, const Document *document, Programme *programme, GPtrArray *diagnostics)
{
    *lines = (Lines){
        .lines = g_ptr_array_new_with_free_func(line_free),
        .diagnostics = diagnostics,
        .programme = programme,
    };
    Flattener state = {
        .lines = lines,
        .text = g_string_new(NULL),
        .carried = g_string_new(NULL),
        .masthead = tree_masthead(document->root),
        .structured = tree_is_structured(document->root),
        .links_told = has_told_links(document->root),
    };
    flatten(&state, document->root);
    g_string_free(state.text, TRUE);
    g_string_free(state.carried, TRUE);
}
