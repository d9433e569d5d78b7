/* A document as a Word file (Office Open XML, ECMA-376, transitional): the parts, and how they point to each other.
 *
 * What stands in it is the paper and no more: no names of programs or people, no times but the document's own date. */
#include "doc/docx_write.h"

#include "doc/zip.h"

#include <string.h>

/* --- the parts and their kinds ------------------------------------------------------------------------------------ */

#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/relationships/"
#define WORD_TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml."

typedef GBytes *PartWriter(DocxWriter *writer, GError **error);

static GBytes *write_settings(DocxWriter *writer, GError **error)
{
    const char *language = docx_language(writer->document->language);
    g_autoptr(XmlWriter) xml = xml_write_new(false);
    docx_begin_part(xml, "w:settings");
    docx_write_empty(xml, "w:evenAndOddHeaders");
    xml_write_begin(xml, "w:footnotePr");
    for (int id = 0; id < DOCX_FIRST_NOTE; id++) {
        xml_write_begin(xml, "w:footnote");
        xml_write_number(xml, "w:id", id);
        xml_write_end(xml);
    }
    xml_write_end(xml);
    xml_write_begin(xml, "w:compat");
    xml_write_begin(xml, "w:compatSetting");
    xml_write_attribute(xml, "w:name", "compatibilityMode");
    xml_write_attribute(xml, "w:uri", "http://schemas.microsoft.com/office/word");
    xml_write_attribute(xml, "w:val", "15");
    xml_write_end(xml);
    xml_write_end(xml);
    xml_write_begin(xml, "w:themeFontLang");
    xml_write_attribute(xml, "w:val", writer->rightward ? language : "en-GB");
    xml_write_attribute(xml, "w:bidi", writer->rightward ? NULL : language);
    xml_write_end(xml);
    xml_write_end(xml);
    return xml_write_finish(xml, error);
}

static GBytes *write_font_table(DocxWriter *writer, GError **error)
{
    return docx_write_fonts(error);
}

/* In this order: styles and lists are known when the text has been written, as is what is kept aside. */
static const struct {
    const char *name;     /* of the part, in the folder word */
    const char *relation; /* to it, from the document */
    const char *type;
    PartWriter *write;
} parts[] = {
    { "document.xml", NULL, WORD_TYPE "document.main+xml", docx_write_document },
    { "footnotes.xml", OFFICE "footnotes", WORD_TYPE "footnotes+xml", docx_write_footnotes },
    { "styles.xml", OFFICE "styles", WORD_TYPE "styles+xml", docx_write_styles },
    { "numbering.xml", OFFICE "numbering", WORD_TYPE "numbering+xml", docx_write_numbering },
    { "settings.xml", OFFICE "settings", WORD_TYPE "settings+xml", write_settings },
    { "fontTable.xml", OFFICE "fontTable", WORD_TYPE "fontTable+xml", write_font_table },
};

/* --- relations ------------------------------------------------------------------------------------------------------
 */

static void write_relation(XmlWriter *xml, const char *id, const char *type, const char *target, bool external)
{
    xml_write_begin(xml, "Relationship");
    xml_write_attribute(xml, "Id", id);
    xml_write_attribute(xml, "Type", type);
    xml_write_attribute(xml, "Target", target);
    xml_write_attribute(xml, "TargetMode", external ? "External" : NULL);
    xml_write_end(xml);
}

static XmlWriter *begin_relations(void)
{
    XmlWriter *xml = xml_write_new(false);
    xml_write_begin(xml, "Relationships");
    xml_write_attribute(xml, "xmlns", "http://schemas.openxmlformats.org/package/2006/relationships");
    return xml;
}

static void write_links(XmlWriter *xml, const GPtrArray *links)
{
    for (guint i = 0; i < links->len; i++) {
        g_autofree char *id = g_strdup_printf("rLink%u", i + 1);
        write_relation(xml, id, OFFICE "hyperlink", g_ptr_array_index(links, i), true);
    }
}

static GBytes *write_document_relations(const GPtrArray *links, GError **error)
{
    g_autoptr(XmlWriter) xml = begin_relations();
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        if (parts[i].relation != NULL) {
            g_autofree char *id = g_strdup_printf("rId%zu", i);
            write_relation(xml, id, parts[i].relation, parts[i].name, false);
        }
    }
    for (size_t i = 0; i < DOCX_FURNITURE_PARTS; i++) {
        const DocxFurniture *part = &docx_furniture[i];
        g_autofree char *name = g_strconcat(part->id, ".xml", NULL);
        write_relation(xml, part->id, part->is_head ? OFFICE "header" : OFFICE "footer", name, false);
    }
    write_links(xml, links);
    xml_write_end(xml);
    return xml_write_finish(xml, error);
}

static GBytes *write_link_relations(const GPtrArray *links, GError **error)
{
    g_autoptr(XmlWriter) xml = begin_relations();
    write_links(xml, links);
    xml_write_end(xml);
    return xml_write_finish(xml, error);
}

static GBytes *write_package_relations(GError **error)
{
    g_autoptr(XmlWriter) xml = begin_relations();
    write_relation(xml, "rId1", OFFICE "officeDocument", "word/document.xml", false);
    write_relation(xml, "rId2", PACKAGE "metadata/core-properties", "docProps/core.xml", false);
    write_relation(xml, "rId3", OFFICE "custom-properties", "docProps/custom.xml", false);
    xml_write_end(xml);
    return xml_write_finish(xml, error);
}

/* --- types -------------------------------------------------------------------------------------------------------- */

static void write_type(XmlWriter *xml, const char *element, const char *attribute, const char *name, const char *type)
{
    xml_write_begin(xml, element);
    xml_write_attribute(xml, attribute, name);
    xml_write_attribute(xml, "ContentType", type);
    xml_write_end(xml);
}

static GBytes *write_types(GError **error)
{
    g_autoptr(XmlWriter) xml = xml_write_new(false);
    xml_write_begin(xml, "Types");
    xml_write_attribute(xml, "xmlns", "http://schemas.openxmlformats.org/package/2006/content-types");
    write_type(xml, "Default", "Extension", "rels", "application/vnd.openxmlformats-package.relationships+xml");
    write_type(xml, "Default", "Extension", "xml", "application/xml");
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        g_autofree char *name = g_strconcat("/word/", parts[i].name, NULL);
        write_type(xml, "Override", "PartName", name, parts[i].type);
    }
    for (size_t i = 0; i < DOCX_FURNITURE_PARTS; i++) {
        g_autofree char *name = g_strdup_printf("/word/%s.xml", docx_furniture[i].id);
        write_type(xml, "Override", "PartName", name,
                   docx_furniture[i].is_head ? WORD_TYPE "header+xml" : WORD_TYPE "footer+xml");
    }
    write_type(xml, "Override", "PartName", "/docProps/core.xml",
               "application/vnd.openxmlformats-package.core-properties+xml");
    write_type(xml, "Override", "PartName", "/docProps/custom.xml",
               "application/vnd.openxmlformats-officedocument.custom-properties+xml");
    xml_write_end(xml);
    return xml_write_finish(xml, error);
}

/* --- properties ------------------------------------------------------------------------------------------------------
 */

static void write_date(XmlWriter *xml, const char *name, const char *date)
{
    if (date == NULL) {
        return;
    }
    g_autofree char *time = g_strconcat(date, "T00:00:00Z", NULL);
    xml_write_begin(xml, name);
    xml_write_attribute(xml, "xsi:type", "dcterms:W3CDTF");
    xml_write_text(xml, time);
    xml_write_end(xml);
}

static GBytes *write_core(const Document *document, GError **error)
{
    g_autoptr(XmlWriter) xml = xml_write_new(false);
    xml_write_begin(xml, "cp:coreProperties");
    xml_write_attribute(xml, "xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties");
    xml_write_attribute(xml, "xmlns:dc", "http://purl.org/dc/elements/1.1/");
    xml_write_attribute(xml, "xmlns:dcterms", "http://purl.org/dc/terms/");
    xml_write_attribute(xml, "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
    xml_write_element(xml, "dc:title", document->title);
    xml_write_element(xml, "dc:subject", document->subject);
    xml_write_element(xml, "dc:language", document->language);
    write_date(xml, "dcterms:created", document->date);
    write_date(xml, "dcterms:modified", document->date);
    xml_write_end(xml);
    return xml_write_finish(xml, error);
}

/* --- all of it
 * -------------------------------------------------------------------------------------------------------- */

static void part_clear(gpointer data)
{
    ZipPart *part = data;
    g_free((char *)part->name);
    g_clear_pointer(&part->content, g_bytes_unref);
}

/* Takes both over; false if there is no content. */
static bool add_part(GArray *archive, char *name, GBytes *content)
{
    const ZipPart part = { .name = name, .content = content };
    g_array_append_val(archive, part);
    return content != NULL;
}

static bool add_word_parts(DocxWriter *writer, GArray *archive, GError **error)
{
    g_autoptr(GPtrArray) links = g_ptr_array_new_with_free_func(g_free);
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        /* Only the document and its notes have links, each its own. */
        g_autoptr(GPtrArray) own = g_ptr_array_new_with_free_func(g_free);
        writer->links = i == 0 ? links : own;
        g_autofree char *name = g_strconcat("word/", parts[i].name, NULL);
        g_autofree char *relations = g_strdup_printf("word/_rels/%s.rels", parts[i].name);
        if (!add_part(archive, g_steal_pointer(&name), parts[i].write(writer, error)) ||
            (own->len > 0 && !add_part(archive, g_steal_pointer(&relations), write_link_relations(own, error)))) {
            return false;
        }
    }
    return add_part(archive, g_strdup("word/_rels/document.xml.rels"), write_document_relations(links, error));
}

static bool add_furniture(DocxWriter *writer, GArray *archive, GError **error)
{
    for (size_t i = 0; i < DOCX_FURNITURE_PARTS; i++) {
        char *name = g_strdup_printf("word/%s.xml", docx_furniture[i].id);
        if (!add_part(archive, name, docx_write_furniture(writer, &docx_furniture[i], error))) {
            return false;
        }
    }
    return true;
}

static bool add_parts(DocxWriter *writer, GArray *archive, GError **error)
{
    return add_part(archive, g_strdup("[Content_Types].xml"), write_types(error)) &&
           add_part(archive, g_strdup("_rels/.rels"), write_package_relations(error)) &&
           add_part(archive, g_strdup("docProps/core.xml"), write_core(writer->document, error)) &&
           add_word_parts(writer, archive, error) && add_furniture(writer, archive, error) &&
           add_part(archive, g_strdup("docProps/custom.xml"), docx_write_aside(writer, error));
}

static void look_free(gpointer data)
{
    DocxLook *look = data;
    g_free(look->name);
    g_free(look->id);
    g_free(look);
}

static GHashTable *notes_by_label(const Document *document)
{
    GHashTable *notes = g_hash_table_new(g_str_hash, g_str_equal);
    for (const Node *node = document->root; node != NULL; node = node_next(node, document->root)) {
        if (node->kind == NODE_NOTE && node->label != NULL && !g_hash_table_contains(notes, node->label)) {
            g_hash_table_insert(notes, node->label, (gpointer)node);
        }
    }
    return notes;
}

GBytes *write_docx(const Document *document, GError **error)
{
    g_autoptr(GPtrArray) looks = g_ptr_array_new_with_free_func(look_free);
    g_autoptr(GArray) counts = g_array_new(FALSE, FALSE, sizeof(DocxCount));
    g_autoptr(GPtrArray) notes = g_ptr_array_new();
    g_autoptr(GPtrArray) lines = g_ptr_array_new();
    g_autoptr(GHashTable) note_of = notes_by_label(document);
    DocxWriter writer = {
        .document = document,
        .rightward = !language_is_rtl(document->language),
        .looks = looks,
        .counts = counts,
        .notes = notes,
        .lines = lines,
        .note_of = note_of,
    };
    g_autoptr(GArray) archive = g_array_new(FALSE, FALSE, sizeof(ZipPart));
    g_array_set_clear_func(archive, part_clear);
    if (!add_parts(&writer, archive, error)) {
        return NULL;
    }
    return zip_write((const ZipPart *)(void *)archive->data, archive->len, error);
}
