/* What the parts of the writer of Word documents share. Internal to docx_write_*.c and write_docx.c.
 *
 * The order of elements is the schema's: Word refuses a paragraph whose properties stand in another. So each complex
 * type is written by one function. */
#pragma once

#include "doc/docx_names.h"
#include "doc/format.h"
#include "doc/pdf_style.h"
#include "doc/xml_write.h"

/* A style that some block has. */
typedef struct {
    char *name; /* "Placard heading day" */
    char *id;   /* "PlacardHeadingDay" */
    const PdfStyle *look;
    PdfPlacing placing;
    int outline;  /* 1–9: of a heading; 0: none */
    bool in_head; /* of a field of the masthead, whose columns say where it stands */
} DocxLook;

/* A list that goes on counting: what Word calls an instance of an abstract definition. */
typedef struct {
    int definition; /* index of docx_write_numbering.c's table */
    int level;      /* from 0 */
    int start, last;
} DocxCount;

typedef struct {
    const Document *document;
    bool rightward;      /* the usual direction; false for Arabic */
    XmlWriter *xml;      /* the part that is being written */
    GPtrArray *looks;    /* of DocxLook */
    GArray *counts;      /* of DocxCount */
    GPtrArray *links;    /* of the part that is being written: char *, addresses */
    GPtrArray *notes;    /* of const Node: the notes that have a mark, in its order */
    GPtrArray *lines;    /* of const Node: the blocks whose own lines are kept, in the order of the text */
    GHashTable *note_of; /* of a label: its NODE_NOTE */
    int numbered_notes;
    int changes; /* so far: each has a number of its own */
} DocxWriter;

/* --- small elements -------------------------------------------------------------------------------------------- */

void docx_write_value(XmlWriter *xml, const char *name, const char *value); /* <name w:val="value"/> */
void docx_write_count(XmlWriter *xml, const char *name, int value);
void docx_write_empty(XmlWriter *xml, const char *name);
int docx_twips(double points);
int docx_half_points(double points);

/* The language as Word wants it, with its country: "fr-FR". */
const char *docx_language(const char *language);

/* --- styles: docx_write_styles.c ------------------------------------------------------------------------------------
 */

/* The style of a block, which styles.xml will have. Borrowed. */
const DocxLook *docx_look_of(DocxWriter *writer, const Node *block, PdfPlacing placing);

/* The style of a note that stands in the text, because no mark leads to it. Borrowed. */
const DocxLook *docx_look_of_typed_note(DocxWriter *writer);
GBytes *docx_write_styles(DocxWriter *writer, GError **error);
GBytes *docx_write_fonts(GError **error);

/* --- lists: docx_write_numbering.c -----------------------------------------------------------------------------------
 */

enum { DOCX_LIST_LEVELS = 9 };

/* The list that prints `label` before the next paragraph, by its number; 0 if none can. `level`: from 0. */
int docx_number_of(DocxWriter *writer, const char *label, int level);
GBytes *docx_write_numbering(DocxWriter *writer, GError **error);

/* --- words: docx_write_words.c ---------------------------------------------------------------------------------------
 */

/* The inlines of a block, without the blocks that may stand in it. */
void docx_write_words(DocxWriter *writer, const Node *block);

/* A run of plain words in that character style (NULL: none). */
void docx_write_run(DocxWriter *writer, const char *style, const char *words);

/* The change that a block's end is under, or NULL. */
const Node *docx_change_of_end(const Node *block);

/* Author and date, on the element that was just begun. */
void docx_write_change(DocxWriter *writer, const Node *change);

/* Footnotes 0 and 1 are the rules above footnotes. */
enum { DOCX_FIRST_NOTE = 2 };

/* --- what no page shows: docx_write_aside.c ---------------------------------------------------------------------- */

/* Around the words of a paragraph: a bookmark that leads to the own line of the block, if that is kept. `label`: what
 * stands as words before those of the block, or NULL. Returns whether there is one. */
bool docx_begin_line(DocxWriter *writer, const Node *block, const char *label);
void docx_end_line(DocxWriter *writer);

/* The properties that keep these lines, and what else the page does not tell. The text must have been written. */
GBytes *docx_write_aside(DocxWriter *writer, GError **error);

/* --- heads and feet of pages: docx_write_furniture.c ----------------------------------------------------------------
 */

typedef struct {
    const char *id;   /* of the relation, and with ".xml" the name of the part */
    const char *type; /* of pages: "default" (the odd ones), "even", "first" */
    bool is_head;
    bool is_empty;
} DocxFurniture;

enum { DOCX_FURNITURE_PARTS = 6 };
extern const DocxFurniture docx_furniture[DOCX_FURNITURE_PARTS];

GBytes *docx_write_furniture(DocxWriter *writer, const DocxFurniture *part, GError **error);

/* --- blocks: docx_write_body.c
 * ---------------------------------------------------------------------------------------- */

GBytes *docx_write_document(DocxWriter *writer, GError **error);
GBytes *docx_write_footnotes(DocxWriter *writer, GError **error);

/* A masthead: docx_write_masthead.c. */
void docx_write_masthead(DocxWriter *writer, const Node *masthead);

/* A paragraph of a block; `placing` chooses its look. */
void docx_write_paragraph(DocxWriter *writer, const Node *block, PdfPlacing placing);

/* Rules above and below a cell, in eighths of a point; 0: none. */
typedef struct {
    int above, below;
} DocxRules;

/* Both remain open. Widths are twips; `indent`, in points, is the distance from the margin. */
void docx_begin_cell(XmlWriter *xml, int width, int span, const DocxRules *rules);
void docx_begin_table(DocxWriter *writer, const int *widths, int count, double indent);

#define DOCX_NAMESPACE "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define DOCX_RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
void docx_begin_part(XmlWriter *xml, const char *root);
