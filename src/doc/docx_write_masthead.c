/* The head of a paper as a table without rules between its columns: organization and symbol above the first rule, the
 * organ and what is said of the paper below it. */
#include "doc/docx_write.h"

/* The columns of both bands: where in the page the fields on their right begin. */
#define FIRST_BREAK 242.0
#define SECOND_BREAK 337.0

enum { BANDS = 2, SIDES = 2, COLUMNS = 4 };

static const struct {
    int span[SIDES];
    int rule; /* below, in eighths of a point */
    double height;
} bands[BANDS] = {
    { { 1, 2 }, 10, 0 },
    { { 2, 1 }, 10, PDF_MASTHEAD_HEIGHT },
};

static void write_height(XmlWriter *xml, double points)
{
    if (points <= 0) {
        return;
    }
    xml_write_begin(xml, "w:trPr");
    xml_write_begin(xml, "w:trHeight");
    xml_write_number(xml, "w:val", docx_twips(points));
    xml_write_attribute(xml, "w:hRule", "atLeast");
    xml_write_end(xml);
    xml_write_end(xml);
}

/* The fields of a band that stand on that side. Word wants a paragraph in every cell. */
static void write_fields(DocxWriter *writer, const Node *masthead, int band, int side)
{
    bool any = false;
    for (const Node *field = masthead->first; field != NULL; field = field->next) {
        const PdfMastheadField *place = pdf_masthead_field(field);
        if (place->band == band && (place->x >= FIRST_BREAK) == (side == 1)) {
            docx_write_paragraph(writer, field, PDF_IN_PAGE);
            any = true;
        }
    }
    if (!any) {
        docx_write_empty(writer->xml, "w:p");
    }
}

void docx_write_masthead(DocxWriter *writer, const Node *masthead)
{
    const int widths[COLUMNS] = { docx_twips(PDF_BODY_X), docx_twips(FIRST_BREAK - PDF_BODY_X),
                                  docx_twips(SECOND_BREAK - FIRST_BREAK), docx_twips(PDF_FULL_WIDTH - SECOND_BREAK) };
    XmlWriter *xml = writer->xml;
    docx_begin_table(writer, widths, COLUMNS, 0);
    for (int band = 0; band < BANDS; band++) {
        xml_write_begin(xml, "w:tr");
        write_height(xml, bands[band].height);
        const DocxRules rules = { .below = bands[band].rule };
        docx_begin_cell(xml, widths[0], 1, &rules); /* as wide as the margin of the text below */
        docx_write_empty(xml, "w:p");
        xml_write_end(xml);
        int column = 1;
        for (int side = 0; side < SIDES; side++) {
            int width = 0;
            for (int i = 0; i < bands[band].span[side]; i++) {
                g_assert(column < COLUMNS);
                width += widths[column++];
            }
            docx_begin_cell(xml, width, bands[band].span[side], &rules);
            write_fields(writer, masthead, band, side);
            xml_write_end(xml);
        }
        xml_write_end(xml);
    }
    xml_write_end(xml);
}
