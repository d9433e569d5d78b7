/* What the parts of the reader of Word documents share. Internal to docx_read_*.c and read_docx.c. */
#pragma once

#include "doc/docx_lines.h"
#include "doc/docx_names.h"
#include "doc/read_docx.h"
#include "doc/xml_read.h"
#include "doc/zip.h"

/* --- the package: docx_read_package.c ------------------------------------------------------------------------ */

/* Where a part points to. */
typedef struct {
    char *id;     /* "rId3" */
    char *kind;   /* the last word of its type: "styles", "hyperlink" */
    char *target; /* the name of a part, or an address where `external` */
    bool external;
} DocxRelation;

/* Checks that `bytes` are a Word document and unpacks its XML. NULL with `error` set that says what they are instead.
 */
Zip *docx_package_read(GBytes *bytes, GError **error);

/* The relations of a part, of DocxRelation; empty where it has none. NULL with `error` set if they are damaged. */
GPtrArray *docx_relations_read(const Zip *zip, const char *part, GError **error);
const DocxRelation *docx_relation_of_kind(const GPtrArray *relations, const char *kind); /* the first, or NULL */

/* What our own writer kept aside in the properties of the document. */
typedef struct {
    GHashTable *lines; /* of a number: its line (docx_lines.h) */
    char *notes;       /* DOCX_NOTES_PROPERTY, or NULL */
} DocxAside;

void docx_aside_init(DocxAside *aside);
void docx_aside_clear(DocxAside *aside);

/* Title, language and what our own writer noted, from the properties of the document. */
bool docx_properties_read(const Zip *zip, const GPtrArray *relations, Document *document, DocxAside *aside,
                          GError **error);

/* --- lines of their own: docx_read_lines.c -------------------------------------------------------------------------
 */

/* A block whose paragraph has a bookmark of docx_lines.h. */
typedef struct {
    Node *block;
    DocxLineMark mark;
    bool has_typed_label; /* the label of the block stands among the words of the paragraph */
} DocxLineBlock;

/* Gives the blocks (DocxLineBlock) their lines, as far as their words are still those that the lines were kept for. */
void docx_lines_give(const GArray *blocks, GHashTable *lines);

/* Puts the notes that no mark leads to, which our own writer lets stand in the text, among the others. */
void docx_notes_collect(const Document *document);

/* Brings the notes of the document into the order of `labels` (parted by blanks); others stand behind them. */
void docx_notes_order(const Document *document, const char *labels);

/* --- the elements of WordprocessingML -------------------------------------------------------------------------- */

bool docx_is_word(const XmlElement *element); /* in the namespace of WordprocessingML, of either edition */

/* Is the element of that name, there? */
bool docx_is(const XmlElement *element, const char *name);

/* w:val; free with g_free. */
char *docx_value(const XmlElement *element);

/* Of a property that is on by standing there: <w:b/>, but <w:b w:val="0"/> is off. */
bool docx_is_on(const XmlElement *element);

/* --- styles: docx_read_styles.c ---------------------------------------------------------------------------------- */

typedef struct {
    char *based_on;
    bool is_own;       /* one of Placard's */
    NodeKind kind;     /* of an own style's blocks */
    const char *role;  /* of an own style's blocks; interned; may be NULL */
    int heading;       /* 1–6; 0: none */
    int number;        /* the list it belongs to; 0: none */
    int number_level;  /* from 0 */
    bool bold, italic; /* of a style for words */
    bool superscript;
} DocxStyle;

typedef struct {
    GHashTable *by_id; /* of DocxStyle */
    char *language;    /* of the text, as the defaults say; NULL if they do not */
} DocxStyles;

void docx_styles_init(DocxStyles *styles);
void docx_styles_clear(DocxStyles *styles);
bool docx_styles_read(DocxStyles *styles, GBytes *part, const char *name, GError **error);
const DocxStyle *docx_style(const DocxStyles *styles, const char *id); /* never NULL: unknown ones are plain */

/* --- numbering: docx_read_numbering.c ----------------------------------------------------------------------------- */

typedef struct DocxNumbering DocxNumbering;

DocxNumbering *docx_numbering_new(void);
void docx_numbering_free(DocxNumbering *numbering);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DocxNumbering, docx_numbering_free)
bool docx_numbering_read(DocxNumbering *numbering, GBytes *part, const char *name, GError **error);

enum { DOCX_LEVELS = 9 };

/* Counts a paragraph of list `number` at `level` and gives what is printed before it: "–", "3.", "(a)". NULL if the
 * list is not known or prints nothing. Free with g_free. */
char *docx_numbering_label(DocxNumbering *numbering, int number, int level);

/* --- the text: docx_read_body.c, docx_read_inlines.c ----------------------------------------------------------------
 */

typedef struct {
    Document *document;
    const DocxStyles *styles;
    DocxNumbering *numbering;
    GPtrArray *relations;  /* of the part that is read; borrowed */
    GPtrArray *references; /* of DocxReference: the notes, in the order of their marks */
    GHashTable *notes;     /* "f2", "e1" to the NODE_NOTE that its text goes to */
    GHashTable *own_lines; /* DocxAside's; borrowed */
    GArray *lines;         /* of DocxLineBlock: the blocks that have one of them */
    int paragraphs;        /* so far */
    int notes_counted;     /* whose mark is a number */
    int nodes;
    bool has_body;
    int changes;   /* tracked ones */
    GError *error; /* why reading ended early */
} DocxText;

typedef struct {
    char *key;  /* "f2": footnote 2; "e1": endnote 1 */
    Node *mark; /* in the text; borrowed */
} DocxReference;

GPtrArray *docx_references_new(void);

typedef enum { DOCX_BODY, DOCX_NOTES, DOCX_FURNITURE } DocxFlow;

/* Appends what stands in a part to the document. */
bool docx_body_read(DocxText *text, GBytes *part, const char *name, DocxFlow flow, GError **error);
