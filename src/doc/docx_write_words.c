/* The words of a block as runs of a Word document: look, links, marks of notes, tracked changes, and the direction of
 * writing, which Word wants to be told for each run. */
#include "doc/docx_write.h"

#include <string.h>

/* What a word stands in, from the block down. */
typedef struct {
    const Node *link;
    const Node *inserted, *deleted;
    const char *language;
    bool strong, emphasis, span;
} Context;

static Context context_of(const Node *leaf, const Node *block)
{
    Context context = { 0 };
    for (const Node *at = leaf; at != block; at = at->parent) {
        context.link = at->kind == NODE_LINK && at->target != NULL ? at : context.link;
        context.inserted = at->kind == NODE_INSERTED ? at : context.inserted;
        context.deleted = at->kind == NODE_DELETED ? at : context.deleted;
        context.language = context.language != NULL ? context.language : at->language;
        context.strong |= at->kind == NODE_STRONG;
        context.emphasis |= at->kind == NODE_EMPHASIS;
        context.span |= at->kind == NODE_SPAN;
    }
    context.language = context.language != NULL ? context.language : block->language;
    return context;
}

/* --- changes and links ----------------------------------------------------------------------------------------- */

void docx_write_change(DocxWriter *writer, const Node *change)
{
    xml_write_number(writer->xml, "w:id", ++writer->changes);
    xml_write_attribute(writer->xml, "w:author", change->author != NULL ? change->author : "");
    xml_write_attribute(writer->xml, "w:date", change->changed);
}

static void open_change(DocxWriter *writer, const char *name, const Node *change)
{
    if (change != NULL) {
        xml_write_begin(writer->xml, name);
        docx_write_change(writer, change);
    }
}

/* Only what leads out of the document, and safely, becomes a link. */
static bool is_outward(const Node *link)
{
    static const char *const starts[] = { "https://", "http://", "mailto:" };
    for (size_t i = 0; link != NULL && i < G_N_ELEMENTS(starts); i++) {
        if (g_ascii_strncasecmp(link->target, starts[i], strlen(starts[i])) == 0) {
            return true;
        }
    }
    return false;
}

static void open_link(DocxWriter *writer, const Node *link)
{
    if (!is_outward(link)) {
        return;
    }
    g_ptr_array_add(writer->links, g_strdup(link->target));
    g_autofree char *id = g_strdup_printf("rLink%u", writer->links->len);
    xml_write_begin(writer->xml, "w:hyperlink");
    xml_write_attribute(writer->xml, "r:id", id);
}

/* Ends what is open from this on, in the order of nesting: a link may hold changes, and a change no link. */
static void close_from(DocxWriter *writer, const Context *open, bool link, bool inserted)
{
    const int count = (open->deleted != NULL) + (inserted && open->inserted != NULL) + (link && is_outward(open->link));
    for (int i = 0; i < count; i++) {
        xml_write_end(writer->xml);
    }
}

static void turn_to(DocxWriter *writer, Context *from, const Context *to)
{
    const bool link = from->link != to->link;
    const bool inserted = link || from->inserted != to->inserted;
    if (!inserted && from->deleted == to->deleted) {
        return;
    }
    close_from(writer, from, link, inserted);
    if (link) {
        open_link(writer, to->link);
    }
    if (inserted) {
        open_change(writer, "w:ins", to->inserted);
    }
    open_change(writer, "w:del", to->deleted);
    *from = *to;
}

/* --- runs -------------------------------------------------------------------------------------------------------- */

static void write_both(XmlWriter *xml, bool on, const char *name, const char *complex_name)
{
    if (on) {
        docx_write_empty(xml, name);
        docx_write_empty(xml, complex_name);
    }
}

static void write_run_language(XmlWriter *xml, const char *language)
{
    const char *code = docx_language(language);
    xml_write_begin(xml, "w:lang");
    xml_write_attribute(xml, language_is_rtl(language) ? "w:bidi" : "w:val", code);
    xml_write_attribute(xml, g_str_has_prefix(code, "zh") ? "w:eastAsia" : NULL, code);
    xml_write_end(xml);
}

static void write_run_properties(XmlWriter *xml, const char *style, const Context *context, bool leftward)
{
    if (style == NULL && !context->strong && !context->emphasis && !leftward && context->language == NULL) {
        return;
    }
    xml_write_begin(xml, "w:rPr");
    if (style != NULL) {
        docx_write_value(xml, "w:rStyle", style);
    }
    write_both(xml, context->strong, "w:b", "w:bCs");
    write_both(xml, context->emphasis, "w:i", "w:iCs");
    if (leftward) {
        docx_write_empty(xml, "w:rtl");
    }
    if (context->language != NULL) {
        write_run_language(xml, context->language);
    }
    xml_write_end(xml);
}

static void write_plain(XmlWriter *xml, const char *name, const char *text, size_t length)
{
    if (length == 0) {
        return;
    }
    g_autofree char *words = g_strndup(text, length);
    xml_write_begin(xml, name);
    xml_write_attribute(xml, "xml:space", "preserve");
    xml_write_text(xml, words);
    xml_write_end(xml);
}

static void begin_run(DocxWriter *writer, const Context *context, const char *style, bool leftward)
{
    xml_write_begin(writer->xml, "w:r");
    write_run_properties(writer->xml,
                         style != NULL               ? style
                         : is_outward(context->link) ? "Hyperlink"
                                                     : NULL,
                         context, leftward);
}

/* Words of one direction; tabulators are elements. */
static void write_words(DocxWriter *writer, const Context *context, const char *text, size_t length, bool leftward)
{
    const char *name = context->deleted != NULL ? "w:delText" : "w:t";
    begin_run(writer, context, NULL, leftward);
    for (const char *end = text + length; text < end;) {
        const char *tab = memchr(text, '\t', (size_t)(end - text));
        const char *stop = tab != NULL ? tab : end;
        write_plain(writer->xml, name, text, (size_t)(stop - text));
        if (tab != NULL) {
            docx_write_empty(writer->xml, "w:tab");
        }
        text = stop + (tab != NULL ? 1 : 0);
    }
    xml_write_end(writer->xml);
}

void docx_write_run(DocxWriter *writer, const char *style, const char *words)
{
    const Context plain = { 0 };
    begin_run(writer, &plain, style, false);
    write_plain(writer->xml, "w:t", words, strlen(words));
    xml_write_end(writer->xml);
}

/* --- directions ----------------------------------------------------------------------------------------------------
 */

static bool is_leftward_letter(gunichar c)
{
    return (c >= 0x0590 && c <= 0x08ff) || (c >= 0xfb1d && c <= 0xfdff) || (c >= 0xfe70 && c <= 0xfeff);
}

typedef enum { WORD_NONE, WORD_NUMBER, WORD_RIGHTWARD } WordKind;

/* A word that runs rightward is one with a letter of another script, without the stops behind it, which belong to the
 * sentence. A number goes along with such words, and else with the others. */
static WordKind word_at(const char *text, size_t *ret_length)
{
    bool letter = false;
    bool figure = false;
    size_t length = 0;
    for (const char *at = text; *at != '\0' && !g_unichar_isspace(g_utf8_get_char(at)); at = g_utf8_next_char(at)) {
        const gunichar c = g_utf8_get_char(at);
        if (is_leftward_letter(c)) {
            break;
        }
        letter |= g_unichar_isalpha(c);
        figure |= g_unichar_isdigit(c);
        length = (size_t)(g_utf8_next_char(at) - text);
    }
    while (length > 0 && strchr(".,;:", text[length - 1]) != NULL) {
        length--;
    }
    *ret_length = length;
    return text[0] == '(' || length == 0 ? WORD_NONE : letter ? WORD_RIGHTWARD : figure ? WORD_NUMBER : WORD_NONE;
}

/* How far words run rightward from here, the blanks between them included; 0 if there is none. */
static size_t rightward_words(const char *text)
{
    bool any = false;
    size_t length = 0;
    size_t word;
    WordKind kind;
    for (const char *at = text; (kind = word_at(at, &word)) != WORD_NONE; at += strspn(at, " ")) {
        any |= kind == WORD_RIGHTWARD;
        at += word;
        length = (size_t)(at - text);
        if (*at != ' ') {
            break;
        }
    }
    return any ? length : 0;
}

#define LEFT_TO_RIGHT_MARK "\xe2\x80\x8e"

/* Signs at the ends of such words would take the direction of the sentence: a mark holds them, which no reader shows.
 */
static void write_rightward(DocxWriter *writer, const Context *context, const char *text, size_t length)
{
    const bool opens = !g_unichar_isalpha(g_utf8_get_char(text)); /* a number in front would go the other way too */
    const bool closes = !g_unichar_isalnum(g_utf8_get_char(g_utf8_prev_char(text + length)));
    g_autofree char *words = g_strndup(text, length);
    g_autofree char *held = g_strconcat(opens ? LEFT_TO_RIGHT_MARK : "", words, closes ? LEFT_TO_RIGHT_MARK : "", NULL);
    write_words(writer, context, held, strlen(held), false);
}

/* Among words that run leftward those of other scripts are runs of their own. */
static void write_mixed(DocxWriter *writer, const Context *context, const char *text)
{
    const char *from = text;
    for (const char *at = text; *at != '\0';) {
        const bool begins = at == text || !g_unichar_isalnum(g_utf8_get_char(g_utf8_prev_char(at)));
        const size_t length = begins ? rightward_words(at) : 0;
        if (length == 0) {
            at = g_utf8_next_char(at);
            continue;
        }
        if (at > from) {
            write_words(writer, context, from, (size_t)(at - from), true);
        }
        write_rightward(writer, context, at, length);
        at += length;
        from = at;
    }
    if (*from != '\0') {
        write_words(writer, context, from, strlen(from), true);
    }
}

static void write_leaf_text(DocxWriter *writer, const Context *context, const char *text)
{
    const bool foreign = context->language != NULL ? !language_is_rtl(context->language) : context->span;
    const bool leftward = context->language != NULL ? language_is_rtl(context->language) : !writer->rightward;
    if (leftward && !foreign) {
        write_mixed(writer, context, text);
    } else if (!writer->rightward) {
        write_rightward(writer, context, text, strlen(text));
    } else {
        write_words(writer, context, text, strlen(text), false);
    }
}

/* --- marks of notes ------------------------------------------------------------------------------------------------
 */

/* A mark whose note Word can hold; a note has one place, so that another mark of it is a raised figure. */
static const Node *note_to_place(const DocxWriter *writer, const char *label)
{
    const Node *note = g_hash_table_lookup(writer->note_of, label);
    return note != NULL && !g_ptr_array_find(writer->notes, note, NULL) ? note : NULL;
}

/* Each sign of a mark in an element of its own: LibreOffice 7 shows one that is longer twice. */
static void write_own_label(DocxWriter *writer, const char *label)
{
    for (const char *at = label; *at != '\0'; at = g_utf8_next_char(at)) {
        write_plain(writer->xml, "w:t", at, (size_t)(g_utf8_next_char(at) - at));
    }
}

static void write_reference(DocxWriter *writer, const char *label, const Node *note)
{
    g_ptr_array_add(writer->notes, (gpointer)note);
    g_autofree char *counted = g_strdup_printf("%d", writer->numbered_notes + 1);
    const bool own = strcmp(label, counted) != 0;
    writer->numbered_notes += own ? 0 : 1;
    xml_write_begin(writer->xml, "w:footnoteReference");
    xml_write_attribute(writer->xml, "w:customMarkFollows", own ? "1" : NULL);
    xml_write_number(writer->xml, "w:id", (gint64)writer->notes->len + DOCX_FIRST_NOTE - 1);
    xml_write_end(writer->xml);
    if (own) {
        write_own_label(writer, label);
    }
}

static void write_mark(DocxWriter *writer, const Context *context, const char *label)
{
    const Node *note = context->deleted == NULL ? note_to_place(writer, label) : NULL;
    begin_run(writer, context, "FootnoteReference", false);
    if (note != NULL) {
        write_reference(writer, label, note);
    } else {
        write_plain(writer->xml, context->deleted != NULL ? "w:delText" : "w:t", label, strlen(label));
    }
    xml_write_end(writer->xml);
}

/* --- all of it ------------------------------------------------------------------------------------------------------
 */

static void write_leaf(DocxWriter *writer, const Node *leaf, const Context *context)
{
    if (leaf->kind == NODE_TEXT) {
        write_leaf_text(writer, context, leaf->text);
    } else if (leaf->kind == NODE_MARK) {
        write_mark(writer, context, leaf->label);
    } else {
        begin_run(writer, context, NULL, false);
        docx_write_empty(writer->xml, "w:br");
        xml_write_end(writer->xml);
    }
}

static bool is_leaf(const Node *node)
{
    return (node->kind == NODE_TEXT && node->text[0] != '\0') || (node->kind == NODE_MARK && node->label != NULL) ||
           node->kind == NODE_LINE_END;
}

void docx_write_words(DocxWriter *writer, const Node *block)
{
    Context open = { 0 };
    for (const Node *node = block->first; node != NULL;) {
        if (!node_is_inline(node)) {
            node = node_skip(node, block);
            continue;
        }
        if (is_leaf(node)) {
            const Context context = context_of(node, block);
            turn_to(writer, &open, &context);
            write_leaf(writer, node, &context);
        }
        node = node_next(node, block);
    }
    const Context none = { 0 };
    turn_to(writer, &open, &none);
}

const Node *docx_change_of_end(const Node *block)
{
    const Node *last = block->last;
    const bool is_change = last != NULL && (last->kind == NODE_INSERTED || last->kind == NODE_DELETED);
    return is_change && last->first == NULL ? last : NULL;
}
