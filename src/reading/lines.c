#include "reading/lines.h"

#include "base/text.h"
#include "reading/entry_text.h"

#include <string.h>

static void line_free(gpointer data)
{
    Line *line = data;
    g_free(line->text);
    g_free(line->marker);
    g_free(line->label);
    g_free(line->aside);
    g_free(line->rest);
    g_free(line);
}

Line *line_at(const Lines *lines, guint i)
{
    return g_ptr_array_index(lines->lines, i);
}

void lines_clear(Lines *lines)
{
    g_ptr_array_unref(lines->lines);
}

void lines_note(Lines *lines, Severity severity, const char *rule, Position at, char *what, char *expected)
{
    diagnostics_add(lines->diagnostics, severity, rule, at, what, expected);
}

bool lines_is_open(const Lines *lines, guint i)
{
    return i < lines->lines->len && line_at(lines, i)->use == USE_NONE && line_at(lines, i)->role == NULL;
}

guint lines_following(const Lines *lines, guint i)
{
    for (i++; i < lines->lines->len && line_at(lines, i)->use == USE_FURNITURE; i++) {
    }
    return i;
}

guint lines_next_open(const Lines *lines, guint i)
{
    while (i < lines->lines->len && line_at(lines, i)->use != USE_NONE) {
        i++;
    }
    return i;
}

/* --- from tree to lines ---------------------------------------------------------------------------------- */

typedef struct {
    Lines *lines;
    GString *text;
    Line *line;       /* being filled */
    int cell;         /* that the block stands in; −1 outside tables */
    const Node *last; /* the last cell that was met, */
    int nth;          /* and the which of its row it is */
} Flattener;

static void append_inline(GString *text, const Node *node)
{
    if (node->kind == NODE_TEXT) {
        g_string_append(text, node->text);
    } else if (node->kind == NODE_MARK) {
        const bool stars = node->label[0] == '*';
        const int number = stars ? -(int)strlen(node->label) : (int)g_ascii_strtoll(node->label, NULL, 10);
        g_autofree char *mark = note_mark_text(number);
        g_string_append(text, mark);
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

static void finish_line(Flattener *state)
{
    if (state->line == NULL) {
        return;
    }
    char *tidy = text_tidy(state->text->str);
    g_string_truncate(state->text, 0);
    Line *line = g_steal_pointer(&state->line);
    take_flat_marker(line, tidy);
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
    const Node *at = block;
    while (at != NULL && at->kind != NODE_CELL) {
        at = at->parent;
    }
    state->cell = at == NULL ? -1 : number_of_cell(state, at);
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
    if (node->kind == NODE_LINK) {
        keep_link(state->lines, node);
    }
    if (node->kind == NODE_TEXT && node->at.line != 0 && state->text->len == 0) {
        state->line->at = node->at;
    }
    append_inline(state->text, node);
}

/* One block that holds inlines: as many lines as the source had. */
static void flatten_block(Flattener *state, const Node *block)
{
    place_in_table(state, block);
    Line *line = begin_line(state, block);
    if (block->kind == NODE_ITEM) {
        line->depth = block->level;
        line->marker = g_strdup(block->label != NULL ? block->label : "");
    }
    if (block->explicit_role) {
        finish_explicit(state, block);
        return;
    }
    for (const Node *node = block->first; node != NULL;) {
        if (!node_is_inline(node)) {
            flatten_inner(state, node);
            return;
        }
        flatten_inline(state, node);
        node = node->kind == NODE_DELETED ? node_skip(node, block) : node_next(node, block);
    }
    finish_line(state);
}

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

void lines_init(Lines *lines, const Document *document, Programme *programme, GPtrArray *diagnostics)
{
    *lines = (Lines){
        .lines = g_ptr_array_new_with_free_func(line_free),
        .diagnostics = diagnostics,
        .programme = programme,
    };
    Flattener state = { .lines = lines, .text = g_string_new(NULL) };
    bool page = false;
    const Node *root = document->root;
    for (const Node *node = root->first; node != NULL;) {
        const guint before = lines->lines->len;
        if (!holds_inlines(node)) {
            page |= node->kind == NODE_BREAK_PAGE;
            node = node_next(node, root);
            continue;
        }
        flatten_block(&state, node);
        if (lines->lines->len > before) {
            line_at(lines, before)->after_page = page;
            page = false;
        }
        /* An item may hold a list of its own below its words. */
        node = node->last != NULL && node->last->kind == NODE_LIST ? node->last->first : node_skip(node, root);
    }
    finish_line(&state);
    g_string_free(state.text, TRUE);
}
