/* A document as HTML that stands alone: one file, its style inside, nothing to load.
 *
 * The walk keeps no stack of its own: a table says what each kind of node writes before and after what is in it. */
#include "doc/write_html.h"

#include "base/asset.h"
#include "doc/format.h"

#include <string.h>

extern const Asset doc_assets[]; /* paper.css; made by tools/embed */

enum { HEADING_LEVELS = 6 };

typedef struct {
    Buffer *out;
    GHashTable *marked; /* labels of footnotes to which a mark has led: only the first mark can be led back to */
    int levels[HEADING_LEVELS]; /* the levels of the headings that the place stands under, outermost first */
    int depth;                  /* how many there are */
} Writer;

/* Text */

static size_t scheme_length(const char *text)
{
    if (g_ascii_strncasecmp(text, "https://", 8) == 0) {
        return 8;
    }
    return g_ascii_strncasecmp(text, "http://", 7) == 0 ? 7 : 0;
}

/* Chinese sentences go on behind an address without a blank. */
static bool ends_ideographs(const char *text)
{
    static const char *const marks[] = { "。", "，", "；", "：", "）", "、", "！", "？", "」", "》" };
    for (size_t i = 0; i < G_N_ELEMENTS(marks); i++) {
        if (g_str_has_prefix(text, marks[i])) {
            return true;
        }
    }
    return false;
}

/* The bytes of the web address that `text` begins with; 0 if it begins with none. What ends a sentence, or closes
 * a bracket that was opened before the address, is not part of it. */
static size_t address_length(const char *text)
{
    const size_t scheme = scheme_length(text);
    if (scheme == 0 || !g_ascii_isalnum(text[scheme])) {
        return 0;
    }
    size_t length = scheme;
    int open = 0;
    while ((unsigned char)text[length] > ' ' && strchr("<>\"\\^`{|}", text[length]) == NULL &&
           !ends_ideographs(text + length)) {
        open += (text[length] == '(') - (text[length] == ')');
        if (open < 0) {
            break;
        }
        length++;
    }
    while (length > scheme && strchr(".,;:!?'", text[length - 1]) != NULL) {
        length--;
    }
    return length;
}

static void put_link(Buffer *out, const char *address)
{
    buffer_literal(out, "<a href=\"");
    buffer_markup(out, address);
    buffer_literal(out, "\">");
    buffer_markup(out, address);
    buffer_literal(out, "</a>");
}

void write_html_text(const char *text, Buffer *out)
{
    const char *found = text;
    while (found != NULL && (found = strchr(found, ':')) != NULL) {
        /* Looking back from the colon is quicker than trying every letter: most texts have no address. */
        const size_t back = found - text >= 5 && g_ascii_tolower(found[-1]) == 's' ? 5 : 4;
        const char *start = (size_t)(found - text) >= back ? found - back : found;
        const size_t length = start > text && g_ascii_isalnum(start[-1]) ? 0 : address_length(start);
        found++;
        if (length == 0) {
            continue;
        }
        g_autofree char *before = g_strndup(text, (size_t)(start - text));
        g_autofree char *address = g_strndup(start, length);
        buffer_markup(out, before);
        put_link(out, address);
        text = found = start + length;
    }
    buffer_markup(out, text);
}

bool write_html_may_link(const char *target)
{
    if (target == NULL) {
        return false;
    }
    for (const char *at = target; *at != '\0'; at++) {
        if (g_ascii_iscntrl(*at) || *at == ' ') {
            return false;
        }
    }
    return (target[0] == '#' && target[1] != '\0') || scheme_length(target) > 0;
}

/* Pieces */

static void put_attribute(Buffer *out, const char *name, const char *value)
{
    buffer_char(out, ' ');
    buffer_string(out, name);
    buffer_literal(out, "=\"");
    buffer_markup(out, value);
    buffer_char(out, '"');
}

static void put_node_language(Writer *writer, const Node *node)
{
    if (node->language != NULL) {
        put_attribute(writer->out, "lang", node->language);
        put_attribute(writer->out, "dir", language_is_rtl(node->language) ? "rtl" : "ltr");
    }
}

static void open_tag(Writer *writer, const Node *node, const char *tag)
{
    buffer_char(writer->out, '<');
    buffer_string(writer->out, tag);
    if (node->id != NULL) {
        put_attribute(writer->out, "id", node->id);
    }
    if (node->role != NULL) {
        put_attribute(writer->out, "class", node->role);
    }
    put_node_language(writer, node);
}

static void close_tag(Writer *writer, const char *tag)
{
    buffer_literal(writer->out, "</");
    buffer_string(writer->out, tag);
    buffer_char(writer->out, '>');
}

static void put_label(Writer *writer, const Node *node)
{
    if (node->label != NULL) {
        buffer_literal(writer->out, "<span class=\"label\">");
        buffer_markup(writer->out, node->label);
        buffer_literal(writer->out, "</span> ");
    }
}

/* A footnote's mark may be any text ("*", "1"); an anchor must have no blank. */
static void put_anchor(Buffer *out, const char *kind, const char *label)
{
    buffer_string(out, kind);
    for (const char *at = label; *at != '\0'; at++) {
        if (g_ascii_isalnum(*at)) {
            buffer_char(out, *at);
        } else {
            buffer_char(out, '_');
            buffer_number(out, (unsigned char)*at);
        }
    }
}

/* The day or the beginning of the hours that the block says, for programs; NULL if it says none. Free with g_free. */
static char *time_of(const Node *node)
{
    const bool dated =
        node->value != NULL && strlen(node->value) >= 10 && node->value[4] == '-' && node->value[7] == '-';
    const size_t length = dated ? strcspn(node->value, "/ ") : 0;
    const bool days = length == 10 && node->value[10] == '/'; /* HTML has no form for these */
    return length == 0 || days ? NULL : g_strndup(node->value, length);
}

static void open_time(Writer *writer, const Node *node)
{
    g_autofree char *time = time_of(node);
    if (time != NULL) {
        buffer_literal(writer->out, "<time");
        put_attribute(writer->out, "datetime", time);
        buffer_char(writer->out, '>');
    }
}

static void close_time(Writer *writer, const Node *node)
{
    g_autofree char *time = time_of(node);
    buffer_string(writer->out, time != NULL ? "</time>" : NULL);
}

/* Kinds of node */

static void enter_masthead(Writer *writer, const Node *node)
{
    open_tag(writer, node, "header");
    if (node->role == NULL) {
        buffer_literal(writer->out, " class=\"masthead\"");
    }
    buffer_literal(writer->out, ">\n");
}

static void leave_masthead(Writer *writer, const Node *node)
{
    buffer_literal(writer->out, "</header>\n");
}

static void enter_paragraph(Writer *writer, const Node *node)
{
    open_tag(writer, node, "p");
    buffer_char(writer->out, '>');
    put_label(writer, node);
    open_time(writer, node);
}

static void leave_paragraph(Writer *writer, const Node *node)
{
    close_time(writer, node);
    buffer_literal(writer->out, "</p>\n");
}

/* A tree may leave levels out, where a form of paper does; a page may not, since who cannot see it finds the way by
 * them. A heading is one below the nearest heading that is above it. */
static void enter_level(Writer *writer, int level)
{
    while (writer->depth > 0 && writer->levels[writer->depth - 1] >= level) {
        writer->depth--;
    }
    if (writer->depth < HEADING_LEVELS) {
        writer->levels[writer->depth++] = level;
    }
}

static const char *heading_tag(const Writer *writer)
{
    static const char *const tags[HEADING_LEVELS] = { "h1", "h2", "h3", "h4", "h5", "h6" };
    return tags[writer->depth - 1];
}

static void enter_heading(Writer *writer, const Node *node)
{
    enter_level(writer, node->level);
    open_tag(writer, node, heading_tag(writer));
    buffer_char(writer->out, '>');
    put_label(writer, node);
    open_time(writer, node);
}

static void leave_heading(Writer *writer, const Node *node)
{
    close_time(writer, node);
    close_tag(writer, heading_tag(writer));
    buffer_char(writer->out, '\n');
}

/* Markers with letters or digits count: "(a)", "2."; dashes and bullets do not. */
static const char *list_tag(const Node *list)
{
    const char *label = list->first != NULL ? list->first->label : NULL;
    for (; label != NULL && *label != '\0'; label++) {
        if (g_ascii_isalnum(*label)) {
            return "ol";
        }
    }
    return "ul";
}

static void enter_list(Writer *writer, const Node *node)
{
    open_tag(writer, node, list_tag(node));
    buffer_literal(writer->out, ">\n");
}

static void leave_list(Writer *writer, const Node *node)
{
    close_tag(writer, list_tag(node));
    buffer_char(writer->out, '\n');
}

static void enter_item(Writer *writer, const Node *node)
{
    open_tag(writer, node, "li");
    buffer_char(writer->out, '>');
    put_label(writer, node);
}

static void leave_item(Writer *writer, const Node *node)
{
    buffer_literal(writer->out, "</li>\n");
}

static void enter_table(Writer *writer, const Node *node)
{
    open_tag(writer, node, "table");
    buffer_literal(writer->out, ">\n");
}

static void leave_table(Writer *writer, const Node *node)
{
    buffer_literal(writer->out, "</table>\n");
}

static bool begins_group(const Node *row)
{
    return row->previous == NULL || row->previous->header != row->header || node_has_role(row, "day");
}

static bool ends_group(const Node *row)
{
    return row->next == NULL || begins_group(row->next);
}

/* A day and its hours are a group of rows of their own: a day's heading is then the heading of just these. */
static void enter_row(Writer *writer, const Node *node)
{
    if (begins_group(node)) {
        buffer_string(writer->out, node->header ? "<thead>\n" : "<tbody>\n");
    }
    open_tag(writer, node, "tr");
    buffer_char(writer->out, '>');
}

static void leave_row(Writer *writer, const Node *node)
{
    buffer_literal(writer->out, "</tr>\n");
    if (ends_group(node)) {
        buffer_string(writer->out, node->header ? "</thead>\n" : "</tbody>\n");
    }
}

/* What the cell is a heading of; NULL if of nothing. */
static const char *cell_scope(const Node *cell)
{
    if (cell->parent->header) {
        return "col";
    }
    if (node_has_role(cell->parent, "day")) {
        return "rowgroup";
    }
    return cell->first != NULL && node_has_role(cell->first, "hours") ? "row" : NULL;
}

static void enter_cell(Writer *writer, const Node *node)
{
    const char *scope = cell_scope(node);
    open_tag(writer, node, scope != NULL ? "th" : "td");
    if (scope != NULL) {
        put_attribute(writer->out, "scope", scope);
    }
    if (node->span > 1) {
        buffer_literal(writer->out, " colspan=\"");
        buffer_number(writer->out, node->span);
        buffer_char(writer->out, '"');
    }
    buffer_char(writer->out, '>');
}

static void leave_cell(Writer *writer, const Node *node)
{
    close_tag(writer, cell_scope(node) != NULL ? "th" : "td");
}

static void enter_notes(Writer *writer, const Node *node)
{
    buffer_literal(writer->out, "<section class=\"footnotes\" role=\"doc-endnotes\">\n<ol>\n");
}

static void leave_notes(Writer *writer, const Node *node)
{
    buffer_literal(writer->out, "</ol>\n</section>\n");
}

static void enter_note(Writer *writer, const Node *node)
{
    const char *label = node->label != NULL ? node->label : "";
    buffer_literal(writer->out, "<li id=\"");
    put_anchor(writer->out, "note-", label);
    buffer_literal(writer->out, "\">");
    if (g_hash_table_contains(writer->marked, label)) {
        buffer_literal(writer->out, "<a class=\"label\" role=\"doc-backlink\" href=\"");
        put_anchor(writer->out, "#mark-", label);
        buffer_literal(writer->out, "\">");
        buffer_markup(writer->out, label);
        buffer_literal(writer->out, "</a> ");
    } else {
        put_label(writer, node);
    }
}

static void enter_mark(Writer *writer, const Node *node)
{
    const char *label = node->label != NULL ? node->label : "";
    buffer_literal(writer->out, "<sup><a role=\"doc-noteref\"");
    if (g_hash_table_add(writer->marked, (gpointer)label)) {
        buffer_literal(writer->out, " id=\"");
        put_anchor(writer->out, "mark-", label);
        buffer_char(writer->out, '"');
    }
    buffer_literal(writer->out, " href=\"");
    put_anchor(writer->out, "#note-", label);
    buffer_literal(writer->out, "\">");
    buffer_markup(writer->out, label);
    buffer_literal(writer->out, "</a></sup>");
}

static void enter_break(Writer *writer, const Node *node)
{
    buffer_literal(writer->out, "<hr class=\"page-break\">\n");
}

static bool is_inside_link(const Node *node)
{
    for (; node != NULL; node = node->parent) {
        if (node->kind == NODE_LINK) {
            return write_html_may_link(node->target);
        }
    }
    return false;
}

static void enter_text(Writer *writer, const Node *node)
{
    if (is_inside_link(node)) {
        buffer_markup(writer->out, node->text);
    } else {
        write_html_text(node->text, writer->out);
    }
}

static void enter_emphasis(Writer *writer, const Node *node)
{
    buffer_literal(writer->out, "<em>");
}

static void leave_emphasis(Writer *writer, const Node *node)
{
    buffer_literal(writer->out, "</em>");
}

static void enter_strong(Writer *writer, const Node *node)
{
    buffer_literal(writer->out, "<strong>");
}

static void leave_strong(Writer *writer, const Node *node)
{
    buffer_literal(writer->out, "</strong>");
}

static void enter_link(Writer *writer, const Node *node)
{
    if (write_html_may_link(node->target)) {
        buffer_literal(writer->out, "<a href=\"");
        buffer_markup(writer->out, node->target);
        buffer_literal(writer->out, "\">");
    }
}

static void leave_link(Writer *writer, const Node *node)
{
    if (write_html_may_link(node->target)) {
        buffer_literal(writer->out, "</a>");
    }
}

/* Words of another language are set apart from the direction of those around them, too. */
static void enter_span(Writer *writer, const Node *node)
{
    buffer_literal(writer->out, "<bdi");
    put_node_language(writer, node);
    buffer_char(writer->out, '>');
}

static void leave_span(Writer *writer, const Node *node)
{
    buffer_literal(writer->out, "</bdi>");
}

static void open_change(Writer *writer, const Node *node, const char *tag)
{
    buffer_char(writer->out, '<');
    buffer_string(writer->out, tag);
    if (node->author != NULL) {
        put_attribute(writer->out, "title", node->author);
    }
    if (node->changed != NULL) {
        put_attribute(writer->out, "datetime", node->changed);
    }
    buffer_char(writer->out, '>');
}

static void enter_inserted(Writer *writer, const Node *node)
{
    open_change(writer, node, "ins");
}

static void leave_inserted(Writer *writer, const Node *node)
{
    close_tag(writer, "ins");
}

static void enter_deleted(Writer *writer, const Node *node)
{
    open_change(writer, node, "del");
}

static void leave_deleted(Writer *writer, const Node *node)
{
    close_tag(writer, "del");
}

static void enter_line_end(Writer *writer, const Node *node)
{
    buffer_char(writer->out, ' ');
}

typedef struct {
    void (*enter)(Writer *writer, const Node *node);
    void (*leave)(Writer *writer, const Node *node);
    bool is_left_out; /* with all that is in it */
} Form;

static const Form forms[] = {
    [NODE_DOCUMENT] = { NULL, NULL },
    [NODE_MASTHEAD] = { enter_masthead, leave_masthead },
    [NODE_FIELD] = { enter_paragraph, leave_paragraph },
    [NODE_HEADING] = { enter_heading, leave_heading },
    [NODE_PARAGRAPH] = { enter_paragraph, leave_paragraph },
    [NODE_LIST] = { enter_list, leave_list },
    [NODE_ITEM] = { enter_item, leave_item },
    [NODE_TABLE] = { enter_table, leave_table },
    [NODE_ROW] = { enter_row, leave_row },
    [NODE_CELL] = { enter_cell, leave_cell },
    [NODE_NOTES] = { enter_notes, leave_notes },
    [NODE_NOTE] = { enter_note, leave_item },
    [NODE_FURNITURE] = { .is_left_out = true },
    [NODE_BREAK_PAGE] = { enter_break, NULL },
    [NODE_TEXT] = { enter_text, NULL },
    [NODE_EMPHASIS] = { enter_emphasis, leave_emphasis },
    [NODE_STRONG] = { enter_strong, leave_strong },
    [NODE_LINK] = { enter_link, leave_link },
    [NODE_MARK] = { enter_mark, NULL },
    [NODE_LINE_END] = { enter_line_end, NULL },
    [NODE_SPAN] = { enter_span, leave_span },
    [NODE_INSERTED] = { enter_inserted, leave_inserted },
    [NODE_DELETED] = { enter_deleted, leave_deleted },
};
G_STATIC_ASSERT(G_N_ELEMENTS(forms) == N_NODE_KINDS);

static void leave(Writer *writer, const Node *node)
{
    if (forms[node->kind].leave != NULL) {
        forms[node->kind].leave(writer, node);
    }
}

static void enter(Writer *writer, const Node *node)
{
    if (forms[node->kind].enter != NULL) {
        forms[node->kind].enter(writer, node);
    }
}

static void write_below(Writer *writer, const Node *root)
{
    const Node *at = root;
    while (at != NULL) {
        const bool goes_in = !forms[at->kind].is_left_out;
        if (goes_in) {
            enter(writer, at);
        }
        if (goes_in && at->first != NULL) {
            at = at->first;
            continue;
        }
        leave(writer, at);
        while (at != root && at->next == NULL) {
            at = at->parent;
            leave(writer, at);
        }
        at = at == root ? NULL : at->next;
    }
}

static void put_language(const Document *document, Buffer *out)
{
    put_attribute(out, "lang", document->language);
    put_attribute(out, "dir", language_is_rtl(document->language) ? "rtl" : "ltr");
}

void write_html_article(const Document *document, Buffer *out)
{
    g_autoptr(GHashTable) marked = g_hash_table_new(g_str_hash, g_str_equal);
    Writer writer = { .out = out, .marked = marked };
    buffer_literal(out, "<article class=\"paper\"");
    put_language(document, out);
    buffer_literal(out, ">\n");
    write_below(&writer, document->root);
    buffer_literal(out, "</article>\n");
}

const char *write_html_style(void)
{
    return (const char *)doc_assets[0].bytes;
}

static void put_head(const Document *document, Buffer *out)
{
    buffer_literal(out, "<!DOCTYPE html>\n<html");
    put_language(document, out);
    buffer_literal(out, ">\n<head>\n<meta charset=\"utf-8\">\n"
                        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
    buffer_markup(out, document->title != NULL ? document->title : document->symbol);
    buffer_literal(out, "</title>\n");
    if (document->subject != NULL) {
        buffer_literal(out, "<meta name=\"description\"");
        put_attribute(out, "content", document->subject);
        buffer_literal(out, ">\n");
    }
    buffer_literal(out, "<style>");
    buffer_string(out, write_html_style());
    buffer_literal(out, "</style>\n</head>\n<body>\n<main>\n");
}

GBytes *write_html(const Document *document, GError **error)
{
    g_auto(Buffer) out = BUFFER_INIT;
    put_head(document, &out);
    write_html_article(document, &out);
    buffer_literal(&out, "</main>\n</body>\n</html>\n");
    if (buffer_overflowed(&out)) {
        g_set_error(error, DOCUMENT_ERROR, DOCUMENT_ERROR_TOO_LARGE, "the HTML would be larger than %d MiB",
                    BUFFER_LIMIT >> 20);
        return NULL;
    }
    return buffer_steal(&out);
}
