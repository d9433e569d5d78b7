/* Words of a Word document, what stands for words, and their look. */
#include "doc/docx_read_reader.h"

#include <string.h>

/* --- words ----------------------------------------------------------------------------------------------------------
 */

static void add_words(DocxReader *reader, const char *words)
{
    DocxParagraph *paragraph = docx_paragraph(reader);
    if (paragraph != NULL && !reader->run.hidden && reader->instructions == 0 && words[0] != '\0') {
        docx_paragraph_add(paragraph, reader->text, reader->frames, &reader->run, words, strlen(words));
    }
}

bool docx_open_words(DocxReader *reader, const XmlElement *element)
{
    g_string_truncate(reader->words, 0);
    return true;
}

enum { OWN_MARK_LENGTH = 8 }; /* bytes */

/* The mark of a note may be in several elements of one run. */
static bool take_own_mark(DocxReader *reader)
{
    const char *label = reader->own_mark != NULL && reader->own_mark_begun ? reader->own_mark->label : "";
    if (reader->own_mark == NULL || reader->words->len == 0 || strlen(label) + reader->words->len > OWN_MARK_LENGTH) {
        return false;
    }
    g_autofree char *longer = g_strconcat(label, reader->words->str, NULL);
    node_set_label(reader->own_mark, longer);
    reader->own_mark_begun = true;
    return true;
}

void docx_close_words(DocxReader *reader)
{
    if (!take_own_mark(reader)) {
        reader->own_mark = NULL;
        add_words(reader, reader->words->str);
    }
    g_string_truncate(reader->words, 0);
}

/* Tabulators are words in a run, and the stops of a paragraph in its properties. */
bool docx_open_tab(DocxReader *reader, const XmlElement *element)
{
    if (docx_stands_in(reader, 1, "r")) {
        add_words(reader, "\t");
    }
    return true;
}

bool docx_open_hyphen(DocxReader *reader, const XmlElement *element)
{
    add_words(reader, "-");
    return true;
}

static void break_line(DocxReader *reader)
{
    DocxParagraph *paragraph = docx_paragraph(reader);
    if (paragraph != NULL && reader->instructions == 0) {
        docx_paragraph_add_node(paragraph, reader->text, reader->frames, NODE_LINE_END);
    }
}

/* A page that is broken within a paragraph is broken before or behind it. */
bool docx_open_break(DocxReader *reader, const XmlElement *element)
{
    g_autofree char *type = xml_attribute(element, "type");
    DocxParagraph *paragraph = docx_paragraph(reader);
    if (g_strcmp0(type, "page") != 0) {
        break_line(reader);
    } else if (paragraph != NULL && paragraph->column == 1) {
        paragraph->page_before = true;
    } else if (paragraph != NULL) {
        break_line(reader);
        paragraph->page_behind = true;
    }
    return true;
}

/* The signs of the fonts of signs that papers use. */
bool docx_open_symbol(DocxReader *reader, const XmlElement *element)
{
    static const struct {
        guint code;
        const char *sign;
    } signs[] = {
        { 0x2d, "–" }, { 0x6f, "□" }, { 0xa7, "▪" }, { 0xa8, "□" }, { 0xb7, "•" }, { 0xd8, "▸" },
        { 0xe0, "→" }, { 0xf0, "→" }, { 0xfc, "✓" }, { 0xfe, "☑" }, { 0xb3, "≥" }, { 0xa3, "≤" },
    };
    g_autofree char *value = xml_attribute(element, "char");
    const guint64 code = value != NULL ? g_ascii_strtoull(value, NULL, 16) : 0;
    if (code < 0x20 || code > 0x10ffff || !g_unichar_validate((gunichar)code)) {
        return true;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(signs); i++) {
        if (code == signs[i].code || code == (0xf000 | signs[i].code)) {
            add_words(reader, signs[i].sign);
            return true;
        }
    }
    char sign[8] = { 0 };
    g_unichar_to_utf8((gunichar)code, sign);
    add_words(reader, sign);
    return true;
}

/* --- the look of words
 * ------------------------------------------------------------------------------------------------ */

bool docx_open_run(DocxReader *reader, const XmlElement *element)
{
    reader->run = (DocxRun){ 0 };
    reader->own_mark = reader->own_mark_begun ? NULL : reader->own_mark;
    return true;
}

bool docx_open_bold(DocxReader *reader, const XmlElement *element)
{
    reader->run.bold = docx_is_of_run(reader) ? docx_is_on(element) : reader->run.bold;
    return true;
}

bool docx_open_italic(DocxReader *reader, const XmlElement *element)
{
    reader->run.italic = docx_is_of_run(reader) ? docx_is_on(element) : reader->run.italic;
    return true;
}

bool docx_open_hidden(DocxReader *reader, const XmlElement *element)
{
    reader->run.hidden = docx_is_of_run(reader) ? docx_is_on(element) : reader->run.hidden;
    return true;
}

bool docx_open_leftward(DocxReader *reader, const XmlElement *element)
{
    reader->run.leftward = docx_is_of_run(reader) ? docx_is_on(element) : reader->run.leftward;
    return true;
}

bool docx_open_height(DocxReader *reader, const XmlElement *element)
{
    g_autofree char *height = docx_value(element);
    if (docx_is_of_run(reader)) {
        reader->run.superscript = g_strcmp0(height, "superscript") == 0;
    }
    return true;
}

/* Some programs raise a small figure instead of calling it superscript. */
bool docx_open_position(DocxReader *reader, const XmlElement *element)
{
    enum { RAISED = 4 }; /* half-points */
    if (docx_is_of_run(reader) && xml_attribute_number(element, "val", 0) >= RAISED) {
        reader->run.superscript = true;
    }
    return true;
}

bool docx_open_run_style(DocxReader *reader, const XmlElement *element)
{
    g_autofree char *id = docx_value(element);
    if (docx_is_of_run(reader)) {
        const DocxStyle *style = docx_style(reader->text->styles, id);
        reader->run.bold |= style->bold;
        reader->run.italic |= style->italic;
        reader->run.superscript |= style->superscript;
    }
    return true;
}

static size_t primary_length(const char *language)
{
    return strcspn(language, "-_");
}

/* Programs tell the language of every word; of interest is where it is another than the document's. */
bool docx_open_language(DocxReader *reader, const XmlElement *element)
{
    g_autofree char *language = xml_attribute(element, reader->run.leftward ? "bidi" : "val");
    const char *usual = reader->text->document->language;
    const size_t length = language != NULL ? primary_length(language) : 0;
    const bool is_code = length == 2 && g_ascii_isalpha(language[0]) && g_ascii_isalpha(language[1]);
    if (!docx_is_of_run(reader) || !is_code) {
        return true;
    }
    if (length != primary_length(usual) || g_ascii_strncasecmp(language, usual, length) != 0) {
        const char code[] = { g_ascii_tolower(language[0]), g_ascii_tolower(language[1]), '\0' };
        reader->run.language = g_intern_string(code);
    }
    return true;
}
