/* What stands around words in a Word document: tracked changes, links, fields; and the marks of notes. */
#include "doc/docx_read_reader.h"

#include "base/text.h"

#include <string.h>

/* --- tracked changes --------------------------------------------------------------------------------------------- */

/* RFC 3339 as far as it is worth checking; Word leaves the zone out where it does not know it. */
static char *time_of_change(const XmlElement *element)
{
    g_autofree char *date = xml_attribute(element, "date");
    const size_t length = date != NULL ? strlen(date) : 0;
    if (length < 19 || length > 40 || date[10] != 'T' || strspn(date, "0123456789T:-+.Z") != length) {
        return NULL;
    }
    return length == 19 ? g_strconcat(date, "Z", NULL) : g_steal_pointer(&date);
}

static DocxFrame frame_of_change(DocxReader *reader, const XmlElement *element, NodeKind kind)
{
    g_autofree char *author = xml_attribute(element, "author");
    reader->text->changes++;
    return (DocxFrame){
        .kind = kind,
        .serial = ++reader->serial,
        .author = author != NULL ? text_tidy(author) : NULL,
        .changed = time_of_change(element),
    };
}

static bool open_change(DocxReader *reader, const XmlElement *element, NodeKind kind)
{
    DocxParagraph *paragraph = docx_paragraph(reader);
    if (docx_is_of_mark(reader) && paragraph != NULL && paragraph->mark.kind == NODE_TEXT) {
        paragraph->mark = frame_of_change(reader, element, kind);
    }
    /* Of a row, a cell or a number it says nothing that the words do not. */
    const bool holds_words = reader->depth > 0 && !docx_is_of_mark(reader) && !docx_stands_in(reader, 1, "rPr") &&
                             !docx_stands_in(reader, 1, "trPr") && !docx_stands_in(reader, 1, "numPr");
    if (holds_words && reader->frames->len < DOCX_FRAMES_LIMIT) {
        const DocxFrame frame = frame_of_change(reader, element, kind);
        g_array_append_val(reader->frames, frame);
        docx_level(reader)->frame = frame.serial;
    }
    return true;
}

bool docx_open_inserted(DocxReader *reader, const XmlElement *element)
{
    return open_change(reader, element, NODE_INSERTED);
}

bool docx_open_deleted(DocxReader *reader, const XmlElement *element)
{
    return open_change(reader, element, NODE_DELETED);
}

/* A frame is told by its serial: those of fields end where they like. */
static void end_frame(DocxReader *reader, guint serial)
{
    for (guint i = reader->frames->len; serial != 0 && i > 0; i--) {
        if (g_array_index(reader->frames, DocxFrame, i - 1).serial == serial) {
            g_array_remove_index(reader->frames, i - 1);
            return;
        }
    }
}

void docx_close_frame(DocxReader *reader)
{
    end_frame(reader, docx_level(reader)->frame);
}

/* --- links and fields -----------------------------------------------------------------------------------------------
 */

static bool is_linked(const DocxReader *reader)
{
    for (guint i = 0; i < reader->frames->len; i++) {
        if (g_array_index(reader->frames, DocxFrame, i).kind == NODE_LINK) {
            return true;
        }
    }
    return false;
}

/* The serial of the new frame; 0 if there is none. Takes `target` over. */
static guint begin_link(DocxReader *reader, char *target)
{
    if (target == NULL || reader->frames->len >= DOCX_FRAMES_LIMIT || is_linked(reader)) {
        g_free(target);
        return 0;
    }
    const DocxFrame frame = { .kind = NODE_LINK, .serial = ++reader->serial, .target = target };
    g_array_append_val(reader->frames, frame);
    return frame.serial;
}

static const DocxRelation *relation_of(const DocxReader *reader, const char *id)
{
    const GPtrArray *relations = reader->text->relations;
    for (guint i = 0; id != NULL && i < relations->len; i++) {
        const DocxRelation *relation = g_ptr_array_index(relations, i);
        if (g_strcmp0(relation->id, id) == 0) {
            return relation;
        }
    }
    return NULL;
}

/* The place in the page that a link leads to may stand apart from its address. */
static char *target_of(const XmlElement *element, const DocxRelation *relation)
{
    g_autofree char *place = xml_attribute(element, "anchor");
    const bool apart = place != NULL && place[0] != '\0' && strchr(relation->target, '#') == NULL;
    g_autofree char *target = g_strconcat(relation->target, apart ? "#" : NULL, place, NULL);
    return text_tidy(target);
}

/* Links within the document lead to its bookmarks, which are not kept. */
bool docx_open_hyperlink(DocxReader *reader, const XmlElement *element)
{
    g_autofree char *id = xml_attribute(element, "id");
    const DocxRelation *relation = relation_of(reader, id);
    const bool outward = relation != NULL && relation->external;
    docx_level(reader)->frame = outward ? begin_link(reader, target_of(element, relation)) : 0;
    return true;
}

/* The address of HYPERLINK "https://...". */
static char *link_of_instruction(const char *instruction)
{
    const char *at = instruction + strspn(instruction, " \t");
    if (!g_str_has_prefix(at, "HYPERLINK")) {
        return NULL;
    }
    at += strlen("HYPERLINK");
    at += strspn(at, " \t");
    const char *close = at[0] == '"' ? strchr(at + 1, '"') : NULL;
    g_autofree char *target = close != NULL ? g_strndup(at + 1, (gsize)(close - at - 1)) : NULL;
    return target != NULL ? text_tidy(target) : NULL;
}

static void begin_field(DocxReader *reader)
{
    const DocxField field = { 0 };
    g_array_append_val(reader->fields, field);
    reader->instructions++;
    g_string_truncate(reader->instruction, 0);
}

static void begin_result(DocxReader *reader, DocxField *field)
{
    if (!field->has_result) {
        field->has_result = true;
        reader->instructions--;
        field->link = begin_link(reader, link_of_instruction(reader->instruction->str));
    }
}

static void end_field(DocxReader *reader, const DocxField *field)
{
    reader->instructions -= field->has_result ? 0 : 1;
    end_frame(reader, field->link);
    g_array_set_size(reader->fields, reader->fields->len - 1);
}

bool docx_open_field_sign(DocxReader *reader, const XmlElement *element)
{
    g_autofree char *kind = xml_attribute(element, "fldCharType");
    if (g_strcmp0(kind, "begin") == 0) {
        begin_field(reader);
        return true;
    }
    if (reader->fields->len == 0) {
        return true;
    }
    DocxField *field = &g_array_index(reader->fields, DocxField, reader->fields->len - 1);
    if (g_strcmp0(kind, "separate") == 0) {
        begin_result(reader, field);
    } else if (g_strcmp0(kind, "end") == 0) {
        end_field(reader, field);
    }
    return true;
}

void docx_drop_instructions(DocxReader *reader)
{
    while (reader->instructions > 0 && reader->fields->len > 0) {
        end_field(reader, &g_array_index(reader->fields, DocxField, reader->fields->len - 1));
    }
}

void docx_close_instruction(DocxReader *reader)
{
    enum { INSTRUCTION_LIMIT = 4000 }; /* bytes */
    if (reader->instruction->len + reader->words->len < INSTRUCTION_LIMIT) {
        g_string_append(reader->instruction, reader->words->str);
    }
    g_string_truncate(reader->words, 0);
}

/* --- notes ----------------------------------------------------------------------------------------------------------
 */

static void reference_free(gpointer data)
{
    DocxReference *reference = data;
    g_free(reference->key);
    g_free(reference);
}

GPtrArray *docx_references_new(void)
{
    return g_ptr_array_new_with_free_func(reference_free);
}

/* Notes are counted through, footnotes and endnotes together: labels are unique that way. */
static bool add_reference(DocxReader *reader, const XmlElement *element, char kind)
{
    DocxText *text = reader->text;
    DocxParagraph *paragraph = docx_paragraph(reader);
    g_autofree char *id = xml_attribute(element, "id");
    g_autofree char *own = xml_attribute(element, "customMarkFollows");
    if (paragraph == NULL || id == NULL || strlen(id) > 10 || reader->flow != DOCX_BODY || reader->run.hidden ||
        reader->instructions > 0) {
        return true;
    }
    Node *mark = docx_paragraph_add_node(paragraph, text, reader->frames, NODE_MARK);
    const bool counted = own == NULL || own[0] == '0' || own[0] == 'f';
    mark->label = counted ? g_strdup_printf("%d", ++text->notes_counted) : g_strdup("*");
    reader->own_mark = counted ? NULL : mark;
    reader->own_mark_begun = false;
    DocxReference *reference = g_new0(DocxReference, 1);
    reference->key = g_strdup_printf("%c%s", kind, id);
    reference->mark = mark;
    g_ptr_array_add(text->references, reference);
    return true;
}

bool docx_open_footnote_mark(DocxReader *reader, const XmlElement *element)
{
    return add_reference(reader, element, 'f');
}

bool docx_open_endnote_mark(DocxReader *reader, const XmlElement *element)
{
    return add_reference(reader, element, 'e');
}
