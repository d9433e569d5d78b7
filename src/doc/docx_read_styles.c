/* The styles of a Word document, as far as they say what a block is. */
#include "doc/docx_read.h"

#include <string.h>

static void style_free(gpointer data)
{
    DocxStyle *style = data;
    g_free(style->based_on);
    g_free(style);
}

void docx_styles_init(DocxStyles *styles)
{
    *styles = (DocxStyles){ .by_id = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, style_free) };
}

void docx_styles_clear(DocxStyles *styles)
{
    g_hash_table_unref(styles->by_id);
    g_free(styles->language);
}

const DocxStyle *docx_style(const DocxStyles *styles, const char *id)
{
    static const DocxStyle plain = { .kind = NODE_PARAGRAPH };
    const DocxStyle *style = id != NULL ? g_hash_table_lookup(styles->by_id, id) : NULL;
    return style != NULL ? style : &plain;
}

/* --- one style ------------------------------------------------------------------------------------------------ */

typedef struct {
    DocxStyles *styles;
    GPtrArray *order; /* of DocxStyle, borrowed */
    DocxStyle *style; /* that is open, or NULL */
} Reader;

/* "heading 2" in Word, "Heading 2" in LibreOffice, whatever the language of the program. */
static void take_name(DocxStyle *style, const char *name)
{
    if (docx_style_name_read(name, &style->kind, &style->role)) {
        style->is_own = true;
    } else if (g_ascii_strncasecmp(name, "heading ", 8) == 0 && name[8] >= '1' && name[8] <= '9') {
        style->heading = MIN(name[8] - '0', 6);
    } else if (g_ascii_strcasecmp(name, "title") == 0) {
        style->heading = 1;
    }
}

static void take_outline(DocxStyle *style, const XmlElement *element)
{
    const int level = xml_attribute_number(element, "val", -1);
    if (level >= 0 && level < 9) {
        style->heading = MIN(level + 1, 6);
    }
}

static void take_style_name(DocxStyle *style, const XmlElement *element)
{
    g_autofree char *name = docx_value(element);
    take_name(style, name != NULL ? name : "");
}

static void take_base(DocxStyle *style, const XmlElement *element)
{
    g_free(style->based_on);
    style->based_on = docx_value(element);
}

static void take_number(DocxStyle *style, const XmlElement *element)
{
    style->number = xml_attribute_number(element, "val", 0);
}

static void take_number_level(DocxStyle *style, const XmlElement *element)
{
    style->number_level = CLAMP(xml_attribute_number(element, "val", 0), 0, DOCX_LEVELS - 1);
}

static void take_bold(DocxStyle *style, const XmlElement *element)
{
    style->bold = docx_is_on(element);
}

static void take_italic(DocxStyle *style, const XmlElement *element)
{
    style->italic = docx_is_on(element);
}

static void take_height(DocxStyle *style, const XmlElement *element)
{
    g_autofree char *height = docx_value(element);
    style->superscript = g_strcmp0(height, "superscript") == 0;
}

static const struct {
    const char *name;
    void (*take)(DocxStyle *style, const XmlElement *element);
} members[] = {
    { "name", take_style_name }, { "basedOn", take_base },      { "outlineLvl", take_outline },
    { "numId", take_number },    { "ilvl", take_number_level }, { "b", take_bold },
    { "i", take_italic },        { "vertAlign", take_height },
};

enum { STYLES_LIMIT = 10000 };

static void begin_style(Reader *reader, const XmlElement *element)
{
    g_autofree char *id = xml_attribute(element, "styleId");
    if (id == NULL || reader->order->len >= STYLES_LIMIT || g_hash_table_contains(reader->styles->by_id, id)) {
        return;
    }
    reader->style = g_new0(DocxStyle, 1);
    reader->style->kind = NODE_PARAGRAPH;
    g_hash_table_insert(reader->styles->by_id, g_steal_pointer(&id), reader->style);
    g_ptr_array_add(reader->order, reader->style);
}

static bool open_element(void *data, const XmlElement *element)
{
    Reader *reader = data;
    if (!docx_is_word(element)) {
        return true;
    }
    if (strcmp(element->name, "style") == 0) {
        begin_style(reader, element);
    } else if (strcmp(element->name, "lang") == 0 && reader->styles->language == NULL) {
        reader->styles->language = docx_value(element);
    }
    for (size_t i = 0; reader->style != NULL && i < G_N_ELEMENTS(members); i++) {
        if (strcmp(element->name, members[i].name) == 0) {
            members[i].take(reader->style, element);
        }
    }
    return true;
}

static bool close_element(void *data, const XmlElement *element)
{
    Reader *reader = data;
    if (docx_is(element, "style")) {
        reader->style = NULL;
    }
    return true;
}

/* --- inheritance ----------------------------------------------------------------------------------------------------
 */

enum { BASES_LIMIT = 12 }; /* styles between one and its root */

/* What a style does not say itself, the one below it says. Bold and italics of a block are its look and no emphasis;
 * they are read of styles for words alone, which seldom have a base that matters. */
static void inherit(const DocxStyles *styles, DocxStyle *style)
{
    const DocxStyle *base = style;
    for (int i = 0; i < BASES_LIMIT && base->based_on != NULL; i++) {
        base = docx_style(styles, base->based_on);
        style->heading = style->heading != 0 ? style->heading : base->heading;
        if (style->number == 0) {
            style->number = base->number;
            style->number_level = MAX(style->number_level, base->number_level);
        }
        if (!style->is_own && base->is_own) {
            style->is_own = true;
            style->kind = base->kind;
            style->role = base->role;
        }
    }
}

bool docx_styles_read(DocxStyles *styles, GBytes *part, const char *name, GError **error)
{
    g_autoptr(GPtrArray) order = g_ptr_array_new();
    Reader reader = { .styles = styles, .order = order };
    const XmlHandler handler = { .open = open_element, .close = close_element };
    if (!xml_read(part, name, &handler, &reader, error)) {
        return false;
    }
    for (guint i = 0; i < order->len; i++) {
        inherit(styles, g_ptr_array_index(order, i));
    }
    return true;
}
