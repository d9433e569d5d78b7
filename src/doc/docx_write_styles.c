/* The styles of a Word document: the look that the blocks have in print (pdf_style.h), as properties of Word. */
#include "doc/docx_write.h"

#include <math.h>
#include <string.h>

int docx_twips(double points)
{
    return (int)lround(points * 20);
}

int docx_half_points(double points)
{
    return (int)lround(points * 2);
}

void docx_write_value(XmlWriter *xml, const char *name, const char *value)
{
    xml_write_begin(xml, name);
    xml_write_attribute(xml, "w:val", value);
    xml_write_end(xml);
}

void docx_write_count(XmlWriter *xml, const char *name, int value)
{
    xml_write_begin(xml, name);
    xml_write_number(xml, "w:val", value);
    xml_write_end(xml);
}

void docx_write_empty(XmlWriter *xml, const char *name)
{
    xml_write_begin(xml, name);
    xml_write_end(xml);
}

void docx_begin_part(XmlWriter *xml, const char *root)
{
    xml_write_begin(xml, root);
    xml_write_attribute(xml, "xmlns:w", DOCX_NAMESPACE);
    xml_write_attribute(xml, "xmlns:r", DOCX_RELATIONS);
}

const char *docx_language(const char *language)
{
    static const char *const languages[] = { "en-GB", "fr-FR", "es-ES", "ru-RU", "ar-SA", "zh-CN" };
    for (size_t i = 0; i < G_N_ELEMENTS(languages); i++) {
        if (strncmp(languages[i], language, 2) == 0 && (language[2] == '\0' || language[2] == '-')) {
            return languages[i];
        }
    }
    return language;
}

/* --- which style a block has -------------------------------------------------------------------------------------- */

/* "Placard heading day" to "PlacardHeadingDay". */
static char *id_of_name(const char *name)
{
    GString *id = g_string_new(NULL);
    bool begins = true;
    for (; *name != '\0'; name++) {
        if (*name == ' ' || *name == '-') {
            begins = true;
            continue;
        }
        g_string_append_c(id, begins ? g_ascii_toupper(*name) : *name);
        begins = false;
    }
    return g_string_free(id, FALSE);
}

/* Blocks without a role look otherwise in tables, and a style has one look. */
static char *name_of_block(const Node *block, PdfPlacing placing)
{
    if (block->kind == NODE_HEADING && block->role == NULL) {
        return g_strdup_printf("heading %d", CLAMP(block->level, 1, 6));
    }
    if (block->kind == NODE_NOTE) {
        return g_strdup("footnote text");
    }
    const char *place = block->role != NULL        ? ""
                        : placing == PDF_IN_CELL   ? DOCX_STYLE_IN_TABLE
                        : placing == PDF_IN_HEADER ? DOCX_STYLE_IN_HEAD
                                                   : "";
    /* The words of a cell that holds no blocks are a paragraph of it. */
    const NodeKind kind = block->kind == NODE_CELL ? NODE_PARAGRAPH : block->kind;
    g_autofree char *name = docx_style_name(kind, block->role);
    return g_strconcat(name, place, NULL);
}

static DocxLook *look_of_name(const DocxWriter *writer, const char *name)
{
    for (guint i = 0; i < writer->looks->len; i++) {
        DocxLook *look = g_ptr_array_index(writer->looks, i);
        if (strcmp(look->name, name) == 0) {
            return look;
        }
    }
    return NULL;
}

static DocxLook *add_look(DocxWriter *writer, const char *name, const PdfStyle *style, PdfPlacing placing)
{
    DocxLook *look = g_new0(DocxLook, 1);
    look->id = id_of_name(name);
    look->name = g_strdup(name);
    look->look = style;
    look->placing = placing;
    g_ptr_array_add(writer->looks, look);
    return look;
}

const DocxLook *docx_look_of(DocxWriter *writer, const Node *block, PdfPlacing placing)
{
    g_autofree char *name = name_of_block(block, placing);
    DocxLook *look = look_of_name(writer, name);
    if (look == NULL) {
        look = add_look(writer, name, pdf_style_of(block, placing), placing);
        look->outline = block->kind == NODE_HEADING ? CLAMP(block->level, 1, 6) : 0;
        look->in_head = block->parent != NULL && block->parent->kind == NODE_MASTHEAD;
    }
    return look;
}

const DocxLook *docx_look_of_typed_note(DocxWriter *writer)
{
    g_autofree char *name = docx_style_name(NODE_PARAGRAPH, "note");
    const DocxLook *look = look_of_name(writer, name);
    return look != NULL ? look : add_look(writer, name, pdf_style_of_kind(NODE_NOTE, PDF_IN_PAGE), PDF_IN_PAGE);
}

/* --- properties --------------------------------------------------------------------------------------------------- */

#define PITCH 1.2 /* from line to line, where a style leaves it open: times the size */

/* In print the greater of two spaces counts, in Word their sum: half of what usually follows is taken off. */
static void write_spacing(XmlWriter *xml, const DocxLook *look, double pitch)
{
    const PdfStyle *style = look->look;
    const double usual = look->placing == PDF_IN_PAGE ? 6 : 3;
    xml_write_begin(xml, "w:spacing");
    xml_write_number(xml, "w:before", docx_twips(style->before));
    xml_write_number(xml, "w:after", docx_twips(MAX(style->after - usual, 0)));
    const double line = style->face.pitch > 0 ? style->face.pitch : style->face.size * PITCH;
    xml_write_number(xml, "w:line", docx_twips(line * pitch));
    xml_write_attribute(xml, "w:lineRule", "atLeast");
    xml_write_end(xml);
}

/* Distances from the margins: those of the text column, or of the place that the style names. */
static void write_indents(XmlWriter *xml, const DocxLook *look)
{
    const PdfStyle *style = look->look;
    if (look->placing != PDF_IN_PAGE || look->in_head) {
        return;
    }
    const bool placed = style->width > 0;
    const double left = placed ? style->x : PDF_BODY_X;
    const double right = PDF_FULL_WIDTH - left - (placed ? style->width : PDF_BODY_WIDTH);
    xml_write_begin(xml, "w:ind");
    xml_write_number(xml, "w:left", docx_twips(left));
    xml_write_number(xml, "w:right", docx_twips(right));
    xml_write_end(xml);
}

static void write_paragraph_look(const DocxWriter *writer, const DocxLook *look, double pitch)
{
    static const char *const aligns[] = { [PDF_START] = NULL, [PDF_END] = "right", [PDF_JUSTIFIED] = "both" };
    XmlWriter *xml = writer->xml;
    const PdfStyle *style = look->look;
    xml_write_begin(xml, "w:pPr");
    if (style->keep_next) {
        docx_write_empty(xml, "w:keepNext");
    }
    if (style->new_page) {
        docx_write_empty(xml, "w:pageBreakBefore");
    }
    write_spacing(xml, look, pitch);
    write_indents(xml, look);
    if (aligns[style->face.align] != NULL) {
        docx_write_value(xml, "w:jc", aligns[style->face.align]);
    }
    if (look->outline > 0) {
        docx_write_count(xml, "w:outlineLvl", look->outline - 1);
    }
    xml_write_end(xml);
}

/* Letters of the scripts that run leftward have sizes of their own. */
static void write_letters(XmlWriter *xml, const PdfFace *face, double size)
{
    xml_write_begin(xml, "w:rPr");
    if (face->bold) {
        docx_write_empty(xml, "w:b");
        docx_write_empty(xml, "w:bCs");
    }
    if (face->italic) {
        docx_write_empty(xml, "w:i");
        docx_write_empty(xml, "w:iCs");
    }
    docx_write_count(xml, "w:sz", docx_half_points(face->size));
    docx_write_count(xml, "w:szCs", docx_half_points(face->size * size));
    xml_write_end(xml);
}

static void begin_style(XmlWriter *xml, const char *type, const char *id, const char *name, const char *base)
{
    xml_write_begin(xml, "w:style");
    xml_write_attribute(xml, "w:type", type);
    xml_write_attribute(xml, "w:customStyle", g_str_has_prefix(name, "Placard ") ? "1" : NULL);
    xml_write_attribute(xml, "w:styleId", id);
    docx_write_value(xml, "w:name", name);
    if (base != NULL) {
        docx_write_value(xml, "w:basedOn", base);
    }
}

static void write_look(const DocxWriter *writer, const DocxLook *look)
{
    const PdfScript *script = pdf_script_of(writer->document->language);
    begin_style(writer->xml, "paragraph", look->id, look->name, "Normal");
    docx_write_empty(writer->xml, "w:qFormat");
    write_paragraph_look(writer, look, script->pitch);
    write_letters(writer->xml, &look->look->face, script->size);
    xml_write_end(writer->xml);
}

/* --- the part -------------------------------------------------------------------------------------------------------
 */

#define FONT_LATIN "Times New Roman"
#define FONT_ARABIC "Traditional Arabic"
#define FONT_CHINESE "SimSun"

static void write_fonts(const DocxWriter *writer)
{
    XmlWriter *xml = writer->xml;
    const bool chinese = g_str_has_prefix(writer->document->language, "zh");
    xml_write_begin(xml, "w:rFonts");
    xml_write_attribute(xml, "w:hint", chinese ? "eastAsia" : NULL); /* whose quotation marks and dashes are meant */
    xml_write_attribute(xml, "w:ascii", FONT_LATIN);
    xml_write_attribute(xml, "w:hAnsi", FONT_LATIN);
    xml_write_attribute(xml, "w:eastAsia", FONT_CHINESE);
    xml_write_attribute(xml, "w:cs", FONT_ARABIC);
    xml_write_end(xml);
}

static void write_language(const DocxWriter *writer)
{
    const char *language = docx_language(writer->document->language);
    const bool chinese = g_str_has_prefix(language, "zh");
    xml_write_begin(writer->xml, "w:lang");
    xml_write_attribute(writer->xml, "w:val", writer->rightward && !chinese ? language : "en-GB");
    xml_write_attribute(writer->xml, "w:eastAsia", chinese ? language : "zh-CN");
    xml_write_attribute(writer->xml, "w:bidi", writer->rightward ? "ar-SA" : language);
    xml_write_end(writer->xml);
}

static void write_defaults(const DocxWriter *writer)
{
    XmlWriter *xml = writer->xml;
    xml_write_begin(xml, "w:docDefaults");
    xml_write_begin(xml, "w:rPrDefault");
    xml_write_begin(xml, "w:rPr");
    write_fonts(writer);
    docx_write_count(xml, "w:sz", 20);
    docx_write_count(xml, "w:szCs", docx_half_points(10 * pdf_script_of(writer->document->language)->size));
    write_language(writer);
    xml_write_end(xml);
    xml_write_end(xml);
    docx_write_empty(xml, "w:pPrDefault");
    xml_write_end(xml);
}

static void write_plain_style(const DocxWriter *writer)
{
    XmlWriter *xml = writer->xml;
    xml_write_begin(xml, "w:style");
    xml_write_attribute(xml, "w:type", "paragraph");
    xml_write_attribute(xml, "w:default", "1");
    xml_write_attribute(xml, "w:styleId", "Normal");
    docx_write_value(xml, "w:name", "Normal");
    docx_write_empty(xml, "w:qFormat");
    if (!writer->rightward) {
        xml_write_begin(xml, "w:pPr");
        docx_write_empty(xml, "w:bidi");
        xml_write_end(xml);
    }
    xml_write_end(xml);
}

static void write_border(XmlWriter *xml, const char *side, int eighths, int space)
{
    xml_write_begin(xml, side);
    xml_write_attribute(xml, "w:val", "single");
    xml_write_number(xml, "w:sz", eighths);
    xml_write_number(xml, "w:space", space);
    xml_write_attribute(xml, "w:color", "auto");
    xml_write_end(xml);
}

static void write_furniture_style(XmlWriter *xml, const char *id, const char *name, const char *side)
{
    static const PdfFace face = { .size = 8.5F, .bold = true };
    begin_style(xml, "paragraph", id, name, "Normal");
    xml_write_begin(xml, "w:pPr");
    if (side != NULL) {
        xml_write_begin(xml, "w:pBdr");
        write_border(xml, side, 10, 3);
        xml_write_end(xml);
    }
    xml_write_end(xml);
    write_letters(xml, &face, 1);
    xml_write_end(xml);
}

static void write_word_styles(XmlWriter *xml)
{
    begin_style(xml, "character", "FootnoteReference", "footnote reference", NULL);
    xml_write_begin(xml, "w:rPr");
    docx_write_value(xml, "w:vertAlign", "superscript");
    xml_write_end(xml);
    xml_write_end(xml);
    begin_style(xml, "character", "Hyperlink", "Hyperlink", NULL);
    xml_write_begin(xml, "w:rPr");
    docx_write_value(xml, "w:color", "1A1AB0");
    xml_write_end(xml);
    xml_write_end(xml);
}

GBytes *docx_write_styles(DocxWriter *writer, GError **error)
{
    g_autoptr(XmlWriter) xml = writer->xml = xml_write_new(false);
    docx_begin_part(xml, "w:styles");
    write_defaults(writer);
    write_plain_style(writer);
    write_furniture_style(xml, "Header", "header", "w:bottom");
    write_furniture_style(xml, "Footer", "footer", NULL);
    write_word_styles(xml);
    for (guint i = 0; i < writer->looks->len; i++) {
        write_look(writer, g_ptr_array_index(writer->looks, i));
    }
    xml_write_end(xml);
    return xml_write_finish(xml, error);
}

/* What to take where the fonts of an office are missing. */
GBytes *docx_write_fonts(GError **error)
{
    static const struct {
        const char *name, *instead;
    } fonts[] = {
        { FONT_LATIN, "Liberation Serif" },
        { FONT_ARABIC, "Noto Naskh Arabic" },
        { FONT_CHINESE, "Noto Serif CJK SC" },
    };
    g_autoptr(XmlWriter) xml = xml_write_new(false);
    docx_begin_part(xml, "w:fonts");
    for (size_t i = 0; i < G_N_ELEMENTS(fonts); i++) {
        xml_write_begin(xml, "w:font");
        xml_write_attribute(xml, "w:name", fonts[i].name);
        docx_write_value(xml, "w:altName", fonts[i].instead);
        xml_write_end(xml);
    }
    xml_write_end(xml);
    return xml_write_finish(xml, error);
}
