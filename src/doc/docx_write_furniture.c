/* Heads and feet of the pages: the symbol above, page and number of pages below, at the outer edge of paper that is
 * printed on both sides. The first page has neither: its masthead says more. */
#include "doc/docx_write.h"

const DocxFurniture docx_furniture[DOCX_FURNITURE_PARTS] = {
    { "header1", "even", true },  { "header2", "default", true },  { "header3", "first", true, true },
    { "footer1", "even", false }, { "footer2", "default", false }, { "footer3", "first", false, true },
};

/* A number that Word counts; what stands in it until it does is the first page's. */
static void write_field(XmlWriter *xml, const char *instruction)
{
    xml_write_begin(xml, "w:fldSimple");
    xml_write_attribute(xml, "w:instr", instruction);
    xml_write_begin(xml, "w:r");
    xml_write_element(xml, "w:t", "1");
    xml_write_end(xml);
    xml_write_end(xml);
}

GBytes *docx_write_furniture(DocxWriter *writer, const DocxFurniture *part, GError **error)
{
    g_autoptr(XmlWriter) xml = writer->xml = xml_write_new(false);
    docx_begin_part(xml, part->is_head ? "w:hdr" : "w:ftr");
    xml_write_begin(xml, "w:p");
    if (!part->is_empty) {
        xml_write_begin(xml, "w:pPr");
        docx_write_value(xml, "w:pStyle", part->is_head ? "Header" : "Footer");
        if (g_str_equal(part->type, "default")) {
            docx_write_value(xml, "w:jc", "right");
        }
        xml_write_end(xml);
    }
    g_autofree char *head = document_running_head(writer->document);
    if (part->is_head && !part->is_empty && head != NULL) {
        docx_write_run(writer, NULL, head);
    } else if (!part->is_head && !part->is_empty) {
        write_field(xml, "PAGE");
        docx_write_run(writer, NULL, "/");
        write_field(xml, "NUMPAGES");
    }
    xml_write_end(xml);
    xml_write_end(xml);
    return xml_write_finish(xml, error);
}
