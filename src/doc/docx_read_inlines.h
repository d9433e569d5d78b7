/* The words of a paragraph that is being read, with what they stand in: tracked changes, links, emphasis. Internal to
 * docx_read_body.c. */
#pragma once

#include "doc/docx_read.h"

/* A tracked change or a link that is open; all words within it belong to one node. */
typedef struct {
    NodeKind kind; /* NODE_INSERTED, NODE_DELETED or NODE_LINK */
    guint serial;  /* tells it from the others of the part */
    char *author;  /* of a change */
    char *changed; /* of a change, as NODE_INSERTED has it */
    char *target;  /* of a link */
} DocxFrame;

void docx_frame_clear(gpointer frame);

/* How the words of a run look, as far as that means something. */
typedef struct {
    bool bold, italic;
    bool superscript;
    bool hidden;
    bool leftward;        /* its script runs from right to left */
    const char *language; /* interned; NULL: the document's */
} DocxRun;

enum { DOCX_FRAMES_LIMIT = 8, DOCX_STEPS = DOCX_FRAMES_LIMIT + 3 };

/* A node that is open between the paragraph and its words. */
typedef struct {
    NodeKind kind;
    guint serial;
    const char *language;
    Node *node;
} DocxStep;

/* A paragraph while it is read; its node stands in no tree yet. */
typedef struct {
    Node *node;
    const DocxStyle *style;
    int number, number_level; /* as the paragraph itself says; −1 where it does not */
    int heading;              /* the same; −1 */
    bool page_before, page_behind;
    DocxLineMark line_mark;
    DocxFrame mark; /* its end was inserted or deleted: `kind`; NODE_TEXT where it was not */
    DocxStep steps[DOCX_STEPS];
    int n_steps;
    GString *words; /* that go to `into` */
    Node *into;
    int line, column; /* of what comes next */
    int words_column; /* of `words` */
    int length;       /* bytes so far */
} DocxParagraph;

DocxParagraph *docx_paragraph_new(int line);
void docx_paragraph_free(gpointer paragraph);

/* Adds words of that look within the open frames (of DocxFrame); signs that only steer the direction of writing are
 * left out, a superscript number or star is a footnote mark. */
void docx_paragraph_add(DocxParagraph *paragraph, DocxText *text, const GArray *frames, const DocxRun *run,
                        const char *words, size_t length);

/* Adds a node of no words: NODE_MARK, NODE_LINE_END. */
Node *docx_paragraph_add_node(DocxParagraph *paragraph, DocxText *text, const GArray *frames, NodeKind kind);

/* Ends the last words. */
void docx_paragraph_finish(DocxParagraph *paragraph);
