/* The walk is over the whole subtree of a block and without recursion: entering a node begins elements, leaving it ends
 * as many. Words need an element around them wherever blocks stand; it is begun by the first of them and ended by the
 * next block ("line"). */
#include "doc/akn_body.h"

#include <string.h>

/* What a node is written as. */
typedef enum {
    AS_LINE,     /* a paragraph of its own */
    AS_NUMBERED, /* a block with its number before it */
    AS_LIST,     /* with its introduction, if the block before it is that */
    AS_INTRODUCTION,
    AS_ITEM,
    AS_TABLE,
    AS_ROW,
    AS_CELL,
    AS_NOTHING, /* only what it holds is written */
} Form;

typedef struct {
    Form form;
    const Node *node;
    bool has_line; /* an element for words is open */
    bool is_filled;
    int inlines; /* elements of an inline node to end */
} Frame;

typedef struct {
    AknWriter *writer;
    const Node *root;
    Frame frames[NODE_DEPTH_LIMIT + 2];
    int top; /* index of the innermost open frame; −1: none */
    bool has_written;
} Walk;

/* --- identifiers -------------------------------------------------------------------------------------------------- */

static const struct {
    const char *element;
    const char *prefix;
} kinds[] = {
    [AKN_SECTION] = { "section", "sec" },
    [AKN_PARAGRAPH] = { "paragraph", "para" },
    [AKN_DEBATE_SECTION] = { "debateSection", "dbsect" },
    [AKN_LIST] = { "blockList", "list" },
    [AKN_ITEM] = { "item", "item" },
    [AKN_TABLE] = { "table", "table" },
    [AKN_BLOCK] = { "tblock", "tblock" },
    [AKN_ATTACHMENT] = { "attachment", "att" },
};
G_STATIC_ASSERT(G_N_ELEMENTS(kinds) == N_AKN_KINDS);

void akn_begin(AknWriter *writer, const Document *document, const AknIndex *index)
{
    *writer = (AknWriter){
        .xml = xml_write_new(true),
        .document = document,
        .index = index,
        .anchors = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
        .id = g_string_new(NULL),
    };
}

void akn_clear(AknWriter *writer)
{
    xml_write_free(writer->xml);
    g_hash_table_unref(writer->anchors);
    g_string_free(writer->id, TRUE);
}

void akn_open(AknWriter *writer, AknKind kind, const char *name, const Node *node)
{
    g_assert(writer->depth + 1 < AKN_SCOPES);
    AknScope *around = &writer->scopes[writer->depth];
    around->prefix = writer->id->len;
    around->counts[kind]++;
    g_string_append_printf(writer->id, "%s%s_%u", writer->id->len > 0 ? "__" : "", kinds[kind].prefix,
                           around->counts[kind]);
    writer->scopes[++writer->depth] = (AknScope){ 0 };
    xml_write_begin(writer->xml, kinds[kind].element);
    xml_write_attribute(writer->xml, "name", name);
    xml_write_attribute(writer->xml, "eId", writer->id->str);
    g_autofree char *anchor = node != NULL && node->id != NULL ? akn_identifier(node->id) : NULL;
    if (anchor != NULL && anchor[0] != '\0' && g_hash_table_add(writer->anchors, g_strdup(anchor))) {
        xml_write_attribute(writer->xml, "wId", anchor);
    }
}

void akn_close(AknWriter *writer)
{
    xml_write_end(writer->xml);
    g_string_truncate(writer->id, writer->scopes[--writer->depth].prefix);
}

/* --- what words mean ---------------------------------------------------------------------------------------------- */

/* Elements for the words of blocks of a role. */
static const struct {
    const char *role;
    const char *element;
} meanings[] = {
    { "organ", "docAuthority" }, { "symbol", "docNumber" },  { "body", "docCommittee" },    { "session", "session" },
    { "title", "docTitle" },     { "note-kind", "docType" }, { "annex-title", "docTitle" },
};

static void write_reference(XmlWriter *xml, const char *id)
{
    if (id != NULL) {
        g_autofree char *reference = g_strconcat("#", id, NULL);
        xml_write_attribute(xml, "refersTo", reference);
    }
}

static const char *reference_of(const AknIndex *index, const Node *node)
{
    return node_has_role(node, "body")      ? akn_index_body(index)
           : node_has_role(node, "session") ? akn_index_session(index)
                                            : NULL;
}

/* The instant at *at, which stands behind "/" if it is an end ("A/B", or of several meetings "A/B C/D"), as an element.
 * Moves *at behind it. False if there is none. */
static bool begin_time(XmlWriter *xml, const char *value, const char **at)
{
    const size_t length = *at != NULL ? strcspn(*at, "/ ") : 0;
    g_autofree char *instant = length > 0 ? g_strndup(*at, length) : NULL;
    if (instant == NULL || !akn_is_instant(instant)) {
        return false;
    }
    const bool is_end = *at > value && (*at)[-1] == '/';
    xml_write_begin(xml, "recordedTime");
    xml_write_attribute(xml, "type", is_end ? "endEvent" : "startEvent");
    xml_write_attribute(xml, "time", instant);
    *at += length + ((*at)[length] != '\0' ? 1 : 0);
    return true;
}

/* The element around the words of a block, by what they say. True if one was begun. */
static bool begin_meaning(const AknWriter *writer, const Node *node)
{
    XmlWriter *xml = writer->xml;
    if (node_has_role(node, "hours")) {
        const char *at = node->value;
        return begin_time(xml, node->value, &at);
    }
    const bool issued = node_has_role(node, "issued") && akn_is_date(writer->document->date);
    const bool day = node_has_role(node, "day") && akn_is_date(node->value);
    if (issued || day) {
        xml_write_begin(xml, issued ? "docDate" : "date");
        xml_write_attribute(xml, "date", issued ? writer->document->date : node->value);
        return true;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(meanings); i++) {
        if (node_has_role(node, meanings[i].role)) {
            xml_write_begin(xml, meanings[i].element);
            write_reference(xml, reference_of(writer->index, node));
            return true;
        }
    }
    return false;
}

/* The words of hours stand in their first instant; the others are told without words. */
static void write_more_times(XmlWriter *xml, const Node *node)
{
    const char *at = node->value;
    if (!node_has_role(node, "hours") || at == NULL) {
        return;
    }
    at += strcspn(at, "/ ");
    at += *at != '\0' ? 1 : 0;
    while (begin_time(xml, node->value, &at)) {
        xml_write_end(xml);
    }
}

/* --- lines ----------------------------------------------------------------------------------------------------------
 */

static void begin_line_element(XmlWriter *xml, const Frame *frame)
{
    const Node *node = frame->node;
    if (frame->form == AS_INTRODUCTION) {
        xml_write_begin(xml, "listIntroduction");
        xml_write_attribute(xml, "class", node->role);
        return;
    }
    const bool heading = node->kind == NODE_HEADING;
    const char *name = node->role != NULL ? node->role : heading ? "heading" : NULL;
    const bool named = name != NULL && frame->form != AS_ITEM && frame->form != AS_CELL;
    xml_write_begin(xml, named ? "block" : "p");
    xml_write_attribute(xml, named ? "name" : "class", name);
}

static void open_line(const Walk *walk, Frame *frame)
{
    if (frame->has_line) {
        return;
    }
    XmlWriter *xml = walk->writer->xml;
    begin_line_element(xml, frame);
    write_reference(xml, akn_index_item(walk->writer->index, frame->node->value));
    xml_write_inline(xml);
    frame->has_line = true;
    frame->is_filled = true;
    frame->inlines = begin_meaning(walk->writer, frame->node) ? 1 : 0;
}

static void close_line(const Walk *walk, Frame *frame)
{
    if (!frame->has_line) {
        return;
    }
    XmlWriter *xml = walk->writer->xml;
    for (; frame->inlines > 0; frame->inlines--) {
        xml_write_end(xml);
    }
    write_more_times(xml, frame->node);
    xml_write_end(xml);
    frame->has_line = false;
}

/* --- which form a node takes
 * ------------------------------------------------------------------------------------------ */

bool akn_leaves_out(const Node *node)
{
    return node->kind == NODE_FURNITURE || node->kind == NODE_BREAK_PAGE || node->kind == NODE_NOTES ||
           node->kind == NODE_NOTE;
}

/* Lists, tables and rows hold one kind of node, and at least one. */
static bool holds_only(const Node *node, NodeKind kind)
{
    for (const Node *child = node->first; child != NULL; child = child->next) {
        if (child->kind != kind) {
            return false;
        }
    }
    return node->first != NULL;
}

static bool is_regular_table(const Node *table)
{
    if (!holds_only(table, NODE_ROW)) {
        return false;
    }
    for (const Node *row = table->first; row != NULL; row = row->next) {
        if (!holds_only(row, NODE_CELL)) {
            return false;
        }
    }
    return true;
}

static bool is_list(const Node *node)
{
    return node != NULL && node->kind == NODE_LIST && holds_only(node, NODE_ITEM);
}

/* A line right above its dashes is the introduction of their list. */
static bool introduces_list(const Node *node)
{
    if (node->kind != NODE_PARAGRAPH || node->label != NULL || !is_list(node->next) || node->first == NULL) {
        return false;
    }
    for (const Node *child = node->first; child != NULL; child = child->next) {
        if (!node_is_inline(child)) {
            return false;
        }
    }
    return true;
}

static Form numbered_or_line(const Node *node)
{
    return node->label != NULL && node->label[0] != '\0' ? AS_NUMBERED : AS_LINE;
}

static Form form_of(const Walk *walk, const Node *node)
{
    const bool is_root = node == walk->root;
    const Form around = walk->top >= 0 ? walk->frames[walk->top].form : AS_NOTHING;
    switch (node->kind) {
    case NODE_LIST: return is_list(node) ? AS_LIST : AS_NOTHING;
    case NODE_TABLE: return is_regular_table(node) ? AS_TABLE : AS_NOTHING;
    case NODE_ROW: return around == AS_TABLE ? AS_ROW : AS_NOTHING;
    case NODE_CELL: return around == AS_ROW ? AS_CELL : AS_LINE;
    case NODE_PARAGRAPH:
        /* The number of a paragraph that stands by itself is its section's. */
        return is_root ? AS_LINE : introduces_list(node) ? AS_INTRODUCTION : numbered_or_line(node);
    case NODE_ITEM: return around == AS_LIST ? AS_ITEM : numbered_or_line(node);
    case NODE_FIELD:
    case NODE_HEADING: return numbered_or_line(node);
    case NODE_NOTE: return AS_LINE;
    default: return AS_NOTHING;
    }
}

/* --- blocks
 * ------------------------------------------------------------------------------------------------------------ */

static void write_number(XmlWriter *xml, const char *label)
{
    if (label != NULL && label[0] != '\0') {
        xml_write_element(xml, "num", label);
    }
}

static void begin_cell(XmlWriter *xml, const Node *cell)
{
    xml_write_begin(xml, cell->parent->header ? "th" : "td");
    if (cell->span > 1) {
        xml_write_number(xml, "colspan", cell->span);
    }
}

static void begin_block(const Walk *walk, const Frame *frame)
{
    AknWriter *writer = walk->writer;
    const Node *node = frame->node;
    switch (frame->form) {
    case AS_INTRODUCTION: akn_open(writer, AKN_LIST, NULL, node->next); break;
    case AS_LIST:
        if (node == walk->root || node->previous == NULL || !introduces_list(node->previous)) {
            akn_open(writer, AKN_LIST, NULL, node);
        }
        break;
    case AS_ITEM:
        akn_open(writer, AKN_ITEM, NULL, node);
        write_number(writer->xml, node->label);
        break;
    case AS_NUMBERED:
        akn_open(writer, AKN_BLOCK, NULL, node);
        write_number(writer->xml, node->label);
        break;
    case AS_TABLE: akn_open(writer, AKN_TABLE, NULL, node); break;
    case AS_ROW: xml_write_begin(writer->xml, "tr"); break;
    case AS_CELL: begin_cell(writer->xml, node); break;
    case AS_LINE:
    case AS_NOTHING: break;
    }
}

static void end_block(const Walk *walk, const Frame *frame)
{
    switch (frame->form) {
    case AS_LIST:
    case AS_ITEM:
    case AS_NUMBERED:
    case AS_TABLE: akn_close(walk->writer); break;
    case AS_ROW:
    case AS_CELL: xml_write_end(walk->writer->xml); break;
    case AS_LINE:
    case AS_INTRODUCTION: /* the list ends what its introduction began */
    case AS_NOTHING: break;
    }
}

static void enter_block(Walk *walk, const Node *node)
{
    if (walk->top >= 0) {
        close_line(walk, &walk->frames[walk->top]);
    }
    Frame frame = { .form = form_of(walk, node), .node = node };
    begin_block(walk, &frame);
    walk->frames[++walk->top] = frame;
}

/* Blocks with a number need a block in them, and a block that was written is one in all that are around it. */
static void leave_block(Walk *walk)
{
    Frame *frame = &walk->frames[walk->top];
    const bool needs_line = frame->form == AS_ITEM || frame->form == AS_NUMBERED;
    if (needs_line && !frame->is_filled) {
        open_line(walk, frame);
    }
    close_line(walk, frame);
    end_block(walk, frame);
    walk->top--;
    const bool counts = frame->is_filled || frame->form == AS_TABLE;
    if (walk->top >= 0) {
        walk->frames[walk->top].is_filled |= counts;
    }
    walk->has_written |= counts;
}

/* --- inlines
 * ------------------------------------------------------------------------------------------------------------ */

static void begin_change(const AknWriter *writer, const Node *node)
{
    xml_write_begin(writer->xml, node->kind == NODE_INSERTED ? "ins" : "del");
    const char *author = node->author != NULL ? akn_index_author(writer->index, node->author) : NULL;
    const char *change = akn_index_change(writer->index, node->author, node->changed);
    if (author != NULL || change != NULL) {
        g_autofree char *references = g_strconcat(author != NULL ? "#" : "", author != NULL ? author : "",
                                                  author != NULL && change != NULL ? " #"
                                                  : change != NULL                 ? "#"
                                                                                   : "",
                                                  change, NULL);
        xml_write_attribute(writer->xml, "refersTo", references);
    }
    /* Without words it is the end of the paragraph that is new or gone. */
    xml_write_attribute(writer->xml, "class", node->first == NULL ? "paragraph-end" : NULL);
}

static bool begin_link(XmlWriter *xml, const Node *node)
{
    g_autofree char *address = akn_address(node->target);
    if (address == NULL) {
        return false;
    }
    xml_write_begin(xml, "a");
    xml_write_attribute(xml, "href", address);
    return true;
}

static void write_mark(const AknWriter *writer, const Node *node)
{
    const char *note = akn_index_note(writer->index, node->label);
    if (note == NULL) {
        xml_write_element(writer->xml, "sup", node->label);
        return;
    }
    g_autofree char *target = g_strconcat("#", note, NULL);
    xml_write_begin(writer->xml, "noteRef");
    xml_write_attribute(writer->xml, "href", target);
    xml_write_attribute(writer->xml, "marker", node->label);
    xml_write_attribute(writer->xml, "placement", "bottom");
    xml_write_end(writer->xml);
}

/* How many elements it began: 0 or 1. */
static int enter_inline(const AknWriter *writer, const Node *node)
{
    XmlWriter *xml = writer->xml;
    switch (node->kind) {
    case NODE_TEXT: xml_write_text(xml, node->text); return 0;
    case NODE_LINE_END: xml_write_text(xml, " "); return 0;
    case NODE_MARK: write_mark(writer, node); return 0;
    case NODE_LINK: return begin_link(xml, node) ? 1 : 0;
    case NODE_INSERTED:
    case NODE_DELETED: begin_change(writer, node); return 1;
    case NODE_EMPHASIS: xml_write_begin(xml, "i"); return 1;
    case NODE_STRONG: xml_write_begin(xml, "b"); return 1;
    case NODE_SPAN:
        xml_write_begin(xml, "span");
        xml_write_attribute(xml, "xml:lang", akn_is_language(node->language) ? node->language : NULL);
        return 1;
    default: return 0;
    }
}

/* An inline with all that is in it. */
static void write_inline(const AknWriter *writer, const Node *root)
{
    guint8 open[NODE_DEPTH_LIMIT + 2] = { 0 };
    int depth = 0;
    for (const Node *at = root; at != NULL;) {
        open[depth] = (guint8)enter_inline(writer, at);
        if (at->first != NULL) {
            at = at->first;
            depth++;
            continue;
        }
        for (;; at = at->parent, depth--) {
            if (open[depth] > 0) {
                xml_write_end(writer->xml);
            }
            if (at == root || at->next != NULL) {
                break;
            }
        }
        at = at == root ? NULL : at->next;
    }
}

void akn_write_words(AknWriter *writer, const Node *node)
{
    xml_write_inline(writer->xml);
    const bool meaning = begin_meaning(writer, node);
    for (const Node *child = node->first; child != NULL; child = child->next) {
        if (node_is_inline(child)) {
            write_inline(writer, child);
        }
    }
    if (meaning) {
        xml_write_end(writer->xml);
    }
    write_more_times(writer->xml, node);
}

/* --- the walk
 * ------------------------------------------------------------------------------------------------------------ */

/* True if what the node holds is still to be walked. */
static bool enter_node(Walk *walk, const Node *node)
{
    if (node != walk->root && akn_leaves_out(node)) {
        return false;
    }
    if (!node_is_inline(node)) {
        enter_block(walk, node);
        return true;
    }
    Frame *frame = &walk->frames[walk->top];
    open_line(walk, frame);
    write_inline(walk->writer, node);
    return false;
}

bool akn_write_block(AknWriter *writer, const Node *root)
{
    Walk walk = { .writer = writer, .root = root, .top = -1 };
    if (node_is_inline(root)) {
        xml_write_begin(writer->xml, "p");
        xml_write_inline(writer->xml);
        write_inline(writer, root);
        xml_write_end(writer->xml);
        return true;
    }
    for (const Node *at = root; at != NULL;) {
        const bool entered = enter_node(&walk, at);
        if (entered && at->first != NULL) {
            at = at->first;
            continue;
        }
        if (entered) {
            leave_block(&walk);
        }
        while (at != root && at->next == NULL) {
            at = at->parent;
            leave_block(&walk);
        }
        at = at == root ? NULL : at->next;
    }
    return walk.has_written;
}
