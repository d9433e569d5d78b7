/* A document as Akoma Ntoso 3.0 (OASIS LegalDocML) by the guidelines of the United Nations, AKN4UN: an agenda listing
 * (debateReport) with its masthead, title block, text and annexes. docs/adr/0008-akoma-ntoso.md says what became what.
 *
 * The parts follow each other as the blocks below the root do; headings and days, which the tree has side by side with
 * what they head, become sections around it. */
#include "doc/format.h"

#include "doc/akn_body.h"
#include "doc/akn_meta.h"

#include <string.h>

#define NAMESPACE "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"

/* The parts of a document, in the order that the schema wants. */
typedef enum { PART_META, PART_COVER, PART_PREFACE, PART_BODY } Part;

enum { SECTIONS = 8 }; /* of headings within each other; deeper ones stand side by side */

typedef struct {
    AknWriter writer;
    const AknNames *names;
    Part part;
    bool has_text; /* in the open body */
    int sections[SECTIONS];
    int n_sections;
    int annexes;
} Paper;

/* --- sections -------------------------------------------------------------------------------------------------------
 */

/* Ends the sections of that level and below. */
static void close_sections(Paper *paper, int level)
{
    while (paper->n_sections > 0 && paper->sections[paper->n_sections - 1] >= level) {
        akn_close(&paper->writer);
        paper->n_sections--;
    }
}

static void open_section(Paper *paper, AknKind kind, const char *name, const Node *node, int level)
{
    close_sections(paper, paper->n_sections < SECTIONS ? level : paper->sections[SECTIONS - 1]);
    akn_open(&paper->writer, kind, name, node);
    paper->sections[paper->n_sections++] = level;
}

/* A heading that no section can be made of is a block like others. */
static bool is_heading(const Node *node)
{
    for (const Node *child = node->first; child != NULL; child = child->next) {
        if (!node_is_inline(child)) {
            return false;
        }
    }
    return node->kind == NODE_HEADING;
}

static void write_heading(Paper *paper, const Node *node)
{
    XmlWriter *xml = paper->writer.xml;
    if (node->label != NULL && node->label[0] != '\0') {
        xml_write_element(xml, "num", node->label);
    }
    xml_write_begin(xml, "heading");
    akn_write_words(&paper->writer, node);
    xml_write_end(xml);
}

/* --- the timetable
 * ---------------------------------------------------------------------------------------------------- */

typedef enum { LEVEL_TIMETABLE = 1, LEVEL_WEEK, LEVEL_DAY, LEVEL_SLOT } TimetableLevel;

static TimetableLevel level_of_row(const Node *row)
{
    return node_has_role(row, "week") ? LEVEL_WEEK : node_has_role(row, "day") ? LEVEL_DAY : LEVEL_SLOT;
}

/* The heading that a row consists of; NULL if it is a row of another kind. */
static const Node *heading_of_row(const Node *row)
{
    const Node *cell = row->first;
    const Node *block = cell != NULL && cell->next == NULL ? cell->first : NULL;
    return block != NULL && block->next == NULL && is_heading(block) ? block : NULL;
}

/* What the cells hold, without the cells. False if that is nothing. */
static bool write_cells(Paper *paper, const Node *row)
{
    bool has_text = false;
    for (const Node *cell = row->first; cell != NULL; cell = cell->next) {
        has_text |= !akn_leaves_out(cell) && akn_write_block(&paper->writer, cell);
    }
    return has_text;
}

/* The heads of the columns: words that the sections below do not need, but the paper has. */
static void write_column_heads(Paper *paper, const Node *row)
{
    XmlWriter *xml = paper->writer.xml;
    xml_write_begin(xml, "container");
    xml_write_attribute(xml, "name", "column-heads");
    const bool has_text = write_cells(paper, row);
    xml_write_element(xml, "p", has_text ? NULL : "");
    xml_write_end(xml);
}

static void write_row(Paper *paper, const Node *row)
{
    const TimetableLevel level = level_of_row(row);
    const Node *heading = heading_of_row(row);
    const Node *anchor = row->id == NULL && heading != NULL ? heading : row;
    open_section(paper, AKN_DEBATE_SECTION, row->role != NULL ? row->role : "slot", anchor, (int)level);
    const char *event = akn_index_meeting(paper->writer.index, row->id);
    if (event != NULL) {
        g_autofree char *reference = g_strconcat("#", event, NULL);
        xml_write_attribute(paper->writer.xml, "refersTo", reference);
    }
    if (heading != NULL && level != LEVEL_SLOT) {
        write_heading(paper, heading);
    } else {
        write_cells(paper, row);
    }
}

static void write_timetable(Paper *paper, const Node *table)
{
    close_sections(paper, 0);
    open_section(paper, AKN_DEBATE_SECTION, "timetable", table, LEVEL_TIMETABLE);
    for (const Node *row = table->first; row != NULL; row = row->next) {
        if (row->header) {
            close_sections(paper, LEVEL_WEEK);
            write_column_heads(paper, row);
        } else {
            write_row(paper, row);
        }
    }
    close_sections(paper, 0);
}

static bool is_timetable(const Node *node)
{
    if (node->kind != NODE_TABLE || !node_has_role(node, "timetable")) {
        return false;
    }
    for (const Node *row = node->first; row != NULL; row = row->next) {
        if (row->kind != NODE_ROW) {
            return false;
        }
    }
    return true;
}

/* --- the parts
 * ---------------------------------------------------------------------------------------------------------- */

static void end_part(Paper *paper)
{
    XmlWriter *xml = paper->writer.xml;
    if (paper->part == PART_BODY) {
        close_sections(paper, 0);
        xml_write_element(xml, "p", paper->has_text ? NULL : ""); /* a body is never empty */
    }
    if (paper->part == PART_BODY || paper->part == PART_PREFACE) {
        xml_write_end(xml);
    }
}

static void enter_part(Paper *paper, Part part)
{
    static const char *const elements[] = { [PART_PREFACE] = "preface", [PART_BODY] = "mainBody" };
    if (paper->part >= part) {
        return;
    }
    end_part(paper);
    xml_write_begin(paper->writer.xml, elements[part]);
    paper->part = part;
}

static void write_masthead(Paper *paper, const Node *masthead)
{
    XmlWriter *xml = paper->writer.xml;
    xml_write_begin(xml, "coverPage");
    xml_write_begin(xml, "container");
    xml_write_attribute(xml, "name", "masthead");
    const bool has_text = akn_write_block(&paper->writer, masthead);
    xml_write_element(xml, "p", has_text ? NULL : "");
    xml_write_end(xml);
    xml_write_end(xml);
    paper->part = PART_COVER;
}

/* What follows the annex's heading is a document of its own, with metadata of its own. */
static void begin_annex(Paper *paper, const Node *heading)
{
    enter_part(paper, PART_BODY);
    end_part(paper);
    XmlWriter *xml = paper->writer.xml;
    if (paper->annexes > 0) {
        xml_write_end(xml); /* the document of the annex before */
        akn_close(&paper->writer);
    } else {
        xml_write_begin(xml, "attachments");
    }
    paper->annexes++;
    akn_open(&paper->writer, AKN_ATTACHMENT, NULL, heading);
    write_heading(paper, heading);
    xml_write_begin(xml, "doc");
    xml_write_attribute(xml, "name", "annex");
    g_autofree char *component = g_strdup_printf("annex_%d", paper->annexes);
    akn_meta_begin(&paper->writer, paper->names, component);
    xml_write_end(xml);
    paper->part = PART_META;
    paper->has_text = false;
}

static void write_text_block(Paper *paper, const Node *node)
{
    AknWriter *writer = &paper->writer;
    enter_part(paper, PART_BODY);
    paper->has_text = true;
    if (is_timetable(node)) {
        write_timetable(paper, node);
        return;
    }
    if (is_heading(node)) {
        open_section(paper, AKN_SECTION, NULL, node, node->level);
        write_heading(paper, node);
        return;
    }
    akn_open(writer, AKN_PARAGRAPH, NULL, node);
    const bool numbered = node->kind == NODE_PARAGRAPH && node->label != NULL && node->label[0] != '\0';
    xml_write_element(writer->xml, "num", numbered ? node->label : NULL);
    xml_write_begin(writer->xml, "content");
    akn_write_block(writer, node);
    xml_write_end(writer->xml);
    akn_close(writer);
}

static bool belongs_to_preface(const Node *node)
{
    return node->kind == NODE_FIELD || (node->kind == NODE_HEADING && node_has_role(node, "title")) ||
           (node->kind == NODE_HEADING && node_has_role(node, "annex-title"));
}

static void write_part(Paper *paper, const Node *node)
{
    if (node->kind == NODE_MASTHEAD && paper->part == PART_META && paper->annexes == 0) {
        write_masthead(paper, node);
    } else if (is_heading(node) && node_has_role(node, "annex")) {
        begin_annex(paper, node);
    } else if (belongs_to_preface(node) && paper->part <= PART_PREFACE) {
        enter_part(paper, PART_PREFACE);
        if (!akn_write_block(&paper->writer, node)) {
            xml_write_element(paper->writer.xml, "p", ""); /* nor is a preface */
        }
    } else {
        write_text_block(paper, node);
    }
}

/* --- all of it
 * ---------------------------------------------------------------------------------------------------------- */

static void write_notes(AknWriter *writer)
{
    const GPtrArray *notes = writer->index->notes;
    if (notes->len == 0) {
        return;
    }
    xml_write_begin(writer->xml, "notes");
    xml_write_attribute(writer->xml, "source", "#secretariat");
    for (guint i = 0; i < notes->len; i++) {
        const Node *note = g_ptr_array_index(notes, i);
        xml_write_begin(writer->xml, "note");
        xml_write_attribute(writer->xml, "eId", akn_index_note(writer->index, note->label));
        xml_write_attribute(writer->xml, "marker", note->label);
        xml_write_attribute(writer->xml, "placement", "bottom");
        if (!akn_write_block(writer, note)) {
            xml_write_element(writer->xml, "p", "");
        }
        xml_write_end(writer->xml);
    }
    xml_write_end(writer->xml);
}

static void write_document(Paper *paper)
{
    AknWriter *writer = &paper->writer;
    XmlWriter *xml = writer->xml;
    xml_write_begin(xml, "akomaNtoso");
    xml_write_attribute(xml, "xmlns", NAMESPACE);
    xml_write_begin(xml, "debateReport");
    xml_write_attribute(xml, "name", "agendaListing");
    xml_write_attribute(xml, "contains", writer->index->is_changed ? "multipleVersions" : "originalVersion");
    akn_meta_begin(writer, paper->names, "main");
    write_notes(writer);
    xml_write_end(xml);
    const Node *root = writer->document->root;
    for (const Node *node = root->first; node != NULL; node = node->next) {
        if (!akn_leaves_out(node)) {
            write_part(paper, node);
        }
    }
    enter_part(paper, PART_BODY);
    end_part(paper);
}

GBytes *write_akn(const Document *document, GError **error)
{
    g_autoptr(AknNames) names = akn_names_new(document);
    g_autoptr(AknIndex) index = akn_index_new(document, names);
    Paper paper = { .names = names, .part = PART_META };
    akn_begin(&paper.writer, document, index);
    write_document(&paper);
    GBytes *bytes = xml_write_finish(paper.writer.xml, error);
    akn_clear(&paper.writer);
    return bytes;
}
