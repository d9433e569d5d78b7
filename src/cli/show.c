#include "cli/show.h"

#include <string.h>

enum { PLAIN = -1, INDENT = 2 };

typedef struct {
    const Terminal *terminal;
    int column, indent; /* where the next word goes, and where the next line begins */
    bool blank;         /* a blank is due before the next word */
    int style;          /* a Style or PLAIN */
} Flow;

/* What a kind of inline looks like. */
static const struct {
    int style;
    const char *open, *close; /* where there are no colours */
} looks[N_NODE_KINDS] = {
    [NODE_STRONG] = { STYLE_STRONG, "", "" },
    [NODE_EMPHASIS] = { STYLE_STRONG, "", "" },
    [NODE_INSERTED] = { STYLE_INSERTED, "{+", "+}" },
    [NODE_DELETED] = { STYLE_DELETED, "[-", "-]" },
};

static void put_word(Flow *flow, const char *word)
{
    const int columns = terminal_columns(word);
    const bool breaks =
        flow->blank && flow->column + 1 + columns > flow->terminal->width && flow->column > flow->indent;
    if (breaks) {
        fprintf(flow->terminal->out, "\n%*s", flow->indent, "");
        flow->column = flow->indent;
    } else if (flow->blank) {
        fputc(' ', flow->terminal->out);
        flow->column++;
    }
    flow->blank = false;
    if (flow->style != PLAIN) {
        terminal_begin(flow->terminal, (Style)flow->style);
    }
    terminal_text(flow->terminal, word);
    if (flow->style != PLAIN) {
        terminal_end(flow->terminal);
    }
    flow->column += columns;
}

/* Words follow each other with a blank where the text has one; a text may begin or end within a word. */
static void put_text(Flow *flow, const char *text)
{
    while (*text != '\0') {
        flow->blank |= *text == ' ';
        text += *text == ' ';
        const size_t length = strcspn(text, " ");
        if (length > 0) {
            g_autofree char *word = g_strndup(text, length);
            put_word(flow, word);
        }
        text += length;
    }
}

/* Blanks at the ends of what changed stay outside the marks. */
static void put_marked(Flow *flow, const Node *node)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (const Node *at = node->first; at != NULL; at = node_next(at, node)) {
        g_string_append(text, at->kind == NODE_TEXT ? at->text : "");
    }
    g_autofree char *words = g_strstrip(g_strdup(text->str));
    const bool bare = flow->terminal->color;
    const char *open = bare ? "" : looks[node->kind].open;
    const char *close = bare ? "" : looks[node->kind].close;
    g_autofree char *marked =
        g_strconcat(g_str_has_prefix(text->str, " ") ? " " : "", words[0] != '\0' ? open : "", words,
                    words[0] != '\0' ? close : "", g_str_has_suffix(text->str, " ") ? " " : "", NULL);
    const int before = flow->style;
    flow->style = looks[node->kind].style;
    put_text(flow, marked);
    flow->style = before;
}

static void put_inlines(Flow *flow, const Node *block)
{
    for (const Node *node = block->first; node != NULL;) {
        if (!node_is_inline(node)) {
            node = node_skip(node, block);
        } else if (looks[node->kind].open != NULL) {
            put_marked(flow, node);
            node = node_skip(node, block);
        } else {
            put_text(flow, node->kind == NODE_TEXT ? node->text : "");
            node = node_next(node, block);
        }
    }
}

static void put_block(const Terminal *terminal, const Node *node)
{
    Flow flow = { .terminal = terminal, .style = node->kind == NODE_HEADING ? STYLE_STRONG : PLAIN };
    const bool is_item = node->kind == NODE_ITEM;
    if (node->kind == NODE_HEADING && node->level <= 2 && node->previous != NULL) {
        fputc('\n', terminal->out);
    }
    flow.indent = is_item ? INDENT * (node->level + 1) : node->kind == NODE_HEADING && node->level > 2 ? INDENT : 0;
    flow.column = flow.indent;
    fprintf(terminal->out, "%*s", is_item ? flow.indent - INDENT : flow.indent, "");
    fputs(is_item ? "- " : "", terminal->out);
    put_inlines(&flow, node);
    fputc('\n', terminal->out);
}

void show_document(const Terminal *terminal, const Document *document)
{
    for (const Node *node = document->root->first; node != NULL; node = node_next(node, document->root)) {
        if (node->kind == NODE_HEADING || node->kind == NODE_PARAGRAPH || node->kind == NODE_ITEM) {
            put_block(terminal, node);
        }
    }
}
