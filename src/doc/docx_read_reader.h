/* The state in which the text of a Word document is read, and what an element does to it. Internal to docx_read_body.c,
 * docx_read_frames.c and docx_read_words.c. */
#pragma once

#include "doc/docx_read_inlines.h"

typedef struct DocxReader DocxReader;

typedef struct {
    const char *name;
    bool (*open)(DocxReader *reader, const XmlElement *element); /* false: what stands in it is left out */
    void (*close)(DocxReader *reader);
} DocxElement;

/* An element that is open. */
typedef struct {
    const DocxElement *row; /* NULL: it is looked through */
    Node *container;        /* where blocks went before it, if it holds blocks; else NULL */
    guint frame;            /* the serial of the frame that it opened; 0: none */
    bool opened;            /* it began a paragraph */
    bool chosen;            /* of alternatives: one was taken */
} DocxLevel;

enum { DOCX_OPEN_LIMIT = 300 }; /* elements within each other: the parser ends reading before */

/* A field: its instruction, then perhaps its result. */
typedef struct {
    bool has_result;
    guint link; /* the serial of its frame; 0: it is no link */
} DocxField;

struct DocxReader {
    DocxText *text;
    DocxFlow flow;
    Node *container;       /* that takes the next block */
    GPtrArray *paragraphs; /* of DocxParagraph: the open ones, the innermost last */
    GArray *frames;        /* of DocxFrame: the open changes and the link */
    GArray *fields;        /* of DocxField */
    int instructions;      /* of the open fields that have no result yet */
    GString *instruction;  /* of the innermost field */
    GString *words;        /* of the element of words that is open */
    DocxRun run;
    Node *own_mark;      /* of a note, whose label the next words are; or NULL */
    bool own_mark_begun; /* some of them were met, the rest are in the same run */
    Node *merged;        /* a cell that only goes on with the one above it: what it holds is not shown */
    guint serial;        /* of the last frame */
    int tables;          /* within each other */
    DocxLevel levels[DOCX_OPEN_LIMIT];
    int depth;
    int skipped_at; /* the level of the element that is left out; 0: none */
};

DocxParagraph *docx_paragraph(const DocxReader *reader); /* the innermost; NULL outside */
DocxLevel *docx_level(DocxReader *reader);               /* of the element that is opened or closed */

/* Is the element `above` levels above the open one called so? */
bool docx_stands_in(const DocxReader *reader, int above, const char *name);
bool docx_is_of_run(const DocxReader *reader);  /* a property of words */
bool docx_is_of_mark(const DocxReader *reader); /* a property of the end of the paragraph */

/* A block, or NODE_BREAK_PAGE, at the place of the last paragraph. */
Node *docx_add_node(DocxReader *reader, Node *parent, NodeKind kind);

/* False, and the reason in the text's error, where a limit is passed. */
bool docx_hold_limits(DocxReader *reader);

/* --- tables: docx_read_tables.c --------------------------------------------------------------------------------------
 */

/* Blocks go into `container` until the element closes. */
void docx_enter(DocxReader *reader, Node *container);
void docx_leave(DocxReader *reader);

bool docx_open_table(DocxReader *reader, const XmlElement *element);
void docx_close_table(DocxReader *reader);
bool docx_open_row(DocxReader *reader, const XmlElement *element);
bool docx_open_cell(DocxReader *reader, const XmlElement *element);
bool docx_open_span(DocxReader *reader, const XmlElement *element);
bool docx_open_columns_before(DocxReader *reader, const XmlElement *element);
bool docx_open_merge(DocxReader *reader, const XmlElement *element);
bool docx_open_head_row(DocxReader *reader, const XmlElement *element);

/* --- what stands around words: docx_read_frames.c ------------------------------------------------------------------
 */

bool docx_open_inserted(DocxReader *reader, const XmlElement *element);
bool docx_open_deleted(DocxReader *reader, const XmlElement *element);
bool docx_open_hyperlink(DocxReader *reader, const XmlElement *element);
void docx_close_frame(DocxReader *reader); /* of these three */

bool docx_open_field_sign(DocxReader *reader, const XmlElement *element);
void docx_close_instruction(DocxReader *reader);

/* No instruction goes over the end of its paragraph: one that was not closed must not swallow the rest. */
void docx_drop_instructions(DocxReader *reader);

bool docx_open_footnote_mark(DocxReader *reader, const XmlElement *element);
bool docx_open_endnote_mark(DocxReader *reader, const XmlElement *element);

/* --- words and their look: docx_read_words.c -----------------------------------------------------------------------
 */

bool docx_open_words(DocxReader *reader, const XmlElement *element);
void docx_close_words(DocxReader *reader);
bool docx_open_tab(DocxReader *reader, const XmlElement *element);
bool docx_open_hyphen(DocxReader *reader, const XmlElement *element);
bool docx_open_break(DocxReader *reader, const XmlElement *element);
bool docx_open_symbol(DocxReader *reader, const XmlElement *element);
bool docx_open_run(DocxReader *reader, const XmlElement *element);
bool docx_open_bold(DocxReader *reader, const XmlElement *element);
bool docx_open_italic(DocxReader *reader, const XmlElement *element);
bool docx_open_hidden(DocxReader *reader, const XmlElement *element);
bool docx_open_leftward(DocxReader *reader, const XmlElement *element);
bool docx_open_height(DocxReader *reader, const XmlElement *element);
bool docx_open_position(DocxReader *reader, const XmlElement *element);
bool docx_open_run_style(DocxReader *reader, const XmlElement *element);
bool docx_open_language(DocxReader *reader, const XmlElement *element);
