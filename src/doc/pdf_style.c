#include "doc/pdf_style.h"

#include <string.h>

/* The first row that fits counts: roles before levels before the rest of a kind. */
static const PdfStyle styles[] = {
    { NODE_FIELD, "organization", 0, PDF_ANYWHERE, { 14, 24 } },
    { NODE_FIELD, "symbol", 0, PDF_ANYWHERE, { 10, 24, .align = PDF_END }, .large_organ = true },
    { NODE_FIELD, "symbol-placeholder", 0, PDF_ANYWHERE, { 10, 24, .italic = true, .align = PDF_END } },
    { NODE_FIELD, "organ", 0, PDF_ANYWHERE, { 20, 24, .bold = true } },
    { NODE_FIELD, "distribution", 0, PDF_ANYWHERE, { 10 }, .before = 7 },
    { NODE_FIELD, "issued", 0, PDF_ANYWHERE, { 10 }, .after = 12 },
    { NODE_FIELD, "body", 0, PDF_ANYWHERE, { 12, 13.5, .bold = true }, 7, 1, 0, 250, .keep_next = true },
    { NODE_FIELD, "session", 0, PDF_ANYWHERE, { 10, .bold = true }, 1, 1, 0, 250, .keep_next = true },
    { NODE_FIELD, "place-dates", 0, PDF_ANYWHERE, { 10 }, 1, 1, 0, 250, .keep_next = true },
    { NODE_FIELD, "note-kind", 0, PDF_ANYWHERE, { 12, .bold = true }, 12, 14, .keep_next = true },
    { NODE_FIELD, NULL, 0, PDF_ANYWHERE, { 10 }, 1, 1 },

    { NODE_HEADING, "title", 0, PDF_IN_PAGE, { 14, .bold = true }, 24, 12, .keep_next = true },
    { NODE_HEADING, "annex", 0, PDF_IN_PAGE, { 14, .bold = true }, 0, 4, 0, PDF_FULL_WIDTH, .new_page = true },
    { NODE_HEADING, "annex-title", 0, PDF_IN_PAGE, { 14, .bold = true }, 4, 12, .keep_next = true },
    { NODE_HEADING, "day", 0, PDF_ANYWHERE, { 10, .bold = true }, 9, 3, .keep_next = true },
    { NODE_HEADING, "week", 0, PDF_ANYWHERE, { 12, .bold = true }, 14, 4, .keep_next = true },
    { NODE_HEADING, NULL, 1, PDF_IN_PAGE, { 14, .bold = true }, 18, 10, .keep_next = true },
    { NODE_HEADING, NULL, 2, PDF_IN_PAGE, { 12, .bold = true }, 14, 8, .keep_next = true },
    { NODE_HEADING, NULL, 3, PDF_ANYWHERE, { 10, .bold = true }, 11, 6, .keep_next = true },
    { NODE_HEADING, NULL, 4, PDF_ANYWHERE, { 10, .bold = true, .italic = true }, 9, 5, .keep_next = true },
    { NODE_HEADING, NULL, 0, PDF_IN_CELL | PDF_IN_HEADER, { 10, .bold = true }, 6, 3, .keep_next = true },
    { NODE_HEADING, NULL, 0, PDF_ANYWHERE, { 10, .italic = true }, 8, 5, .keep_next = true },

    { NODE_PARAGRAPH, NULL, 0, PDF_IN_HEADER, { 8.5, .italic = true }, 3, 3 },
    { NODE_PARAGRAPH, "room", 0, PDF_IN_CELL, { 8.5 }, 1, 3 },
    { NODE_PARAGRAPH, "label", 0, PDF_IN_CELL, { 8.5 }, 1, 3 },
    { NODE_PARAGRAPH, NULL, 0, PDF_IN_CELL, { 10 }, 3, 3, .indent = 20 },
    { NODE_PARAGRAPH, NULL, 0, PDF_ANYWHERE, { 10, .align = PDF_JUSTIFIED }, 6, 6, .indent = 23.8 },

    { NODE_ITEM, NULL, 0, PDF_IN_PAGE, { 10, .align = PDF_JUSTIFIED }, 4, 4, .indent = 20 },
    { NODE_ITEM, NULL, 0, PDF_ANYWHERE, { 10 }, 2, 2, .indent = 13 },

    { NODE_NOTE, NULL, 0, PDF_ANYWHERE, { 8.5, 10.2 }, 1, 2, .indent = 11 },

    { NODE_DOCUMENT, NULL, 0, PDF_ANYWHERE, { 10 } },
};

static bool fits(const PdfStyle *style, NodeKind kind, PdfPlacing placing)
{
    return style->kind == kind && (style->placing & placing) != 0;
}

const PdfStyle *pdf_style_of(const Node *node, PdfPlacing placing)
{
    for (size_t i = 0; i < G_N_ELEMENTS(styles); i++) {
        const PdfStyle *style = &styles[i];
        if (fits(style, node->kind, placing) && (style->role == NULL || node_has_role(node, style->role)) &&
            (style->level == 0 || style->level == node->level)) {
            return style;
        }
    }
    return pdf_style_of_kind(NODE_PARAGRAPH, placing);
}

const PdfStyle *pdf_style_of_kind(NodeKind kind, PdfPlacing placing)
{
    size_t i = 0;
    while (i + 1 < G_N_ELEMENTS(styles) &&
           (!fits(&styles[i], kind, placing) || styles[i].role != NULL || styles[i].level != 0)) {
        i++;
    }
    return &styles[i];
}

#define LATIN_FONTS "Liberation Serif, Noto Naskh Arabic, Noto Serif CJK SC, Droid Sans Fallback"

/* Chinese has brackets, quotation marks and Latin letters of its own; Arabic borrows digits and symbols from the font
 * of the Latin script, whose figures suit its letters better than those of Noto Naskh. */
static const PdfScript scripts[] = {
    { "ar", LATIN_FONTS, 1.12, 1.36, true },
    { "fa", LATIN_FONTS, 1.12, 1.36, true },
    { "ur", LATIN_FONTS, 1.12, 1.36, true },
    { "zh", "Noto Serif CJK SC, Droid Sans Fallback, Liberation Serif, Noto Naskh Arabic", 1.03, 1.25, true },
    { NULL, LATIN_FONTS, 1.0, 1.0, false },
};

const PdfScript *pdf_script_of(const char *language)
{
    const size_t length = strcspn(language, "-");
    const PdfScript *script = scripts;
    while (script->language != NULL &&
           (strlen(script->language) != length || g_ascii_strncasecmp(script->language, language, length) != 0)) {
        script++;
    }
    return script;
}

static const PdfMastheadField masthead_fields[] = {
    { "organization", 0, PDF_BODY_X, 170 },
    { "symbol", 0, 242, 250 },
    { "symbol-placeholder", 0, 242, 250 },
    { "organ", 1, PDF_BODY_X, 262 },
    { "distribution", 1, 337, 155 },
    { "issued", 1, 337, 155 },
    { "language", 1, 337, 155 },
    { "original", 1, 337, 155 },
    { NULL, 1, PDF_BODY_X, 262 },
};

const PdfMastheadField *pdf_masthead_field(const Node *field)
{
    const PdfMastheadField *row = masthead_fields;
    while (row->role != NULL && !node_has_role(field, row->role)) {
        row++;
    }
    return row;
}

double pdf_first_column(const Node *table)
{
    return node_has_role(table, "timetable") ? 0.235 : 0;
}
