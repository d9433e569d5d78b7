/* A document as a tree, between the readers and the writers. It has never heard of a meeting.
 *
 * Blocks hold blocks or inlines, inlines hold text. A node knows where it was read (positions are kept through
 * every reader) and may have a `role`: the name that whoever made the tree gives a block, so that a writer's
 * style sheet can tell a day from an hour ("day", "hours", "title"). Readers may leave roles NULL. */
#pragma once

#include "base/diagnostic.h"

#include <glib.h>
#include <stdbool.h>

typedef enum {
    /* blocks */
    NODE_DOCUMENT,  /* the root */
    NODE_MASTHEAD,  /* holds NODE_FIELDs: the head of a United Nations paper */
    NODE_FIELD,     /* one datum of the masthead or the title block; its role says which. Holds inlines */
    NODE_HEADING,   /* `level` 1–6. Holds inlines */
    NODE_PARAGRAPH, /* `label`: its printed number, or NULL. Holds inlines */
    NODE_LIST,      /* holds NODE_ITEMs */
    NODE_ITEM,      /* `label`: its marker ("–", "(a)"), `level` from 1. Holds inlines, then perhaps a NODE_LIST */
    NODE_TABLE,     /* holds NODE_ROWs; the first rows with `header` are repeated on every page */
    NODE_ROW,       /* holds NODE_CELLs; `header` */
    NODE_CELL,      /* holds blocks, or inlines only; `span` columns, 1 or more */
    NODE_NOTES,     /* holds NODE_NOTEs: the footnotes of the document */
    NODE_NOTE,      /* `label`: its mark; `id` too. Holds inlines */
    NODE_FURNITURE, /* what a page repeats and no reader reads: running heads, page numbers. Holds inlines */
    NODE_BREAK_PAGE,
    /* inlines */
    NODE_TEXT,     /* `text` */
    NODE_EMPHASIS, /* holds inlines: italics */
    NODE_STRONG,   /* holds inlines: bold */
    NODE_LINK,     /* `target`. Holds inlines */
    NODE_MARK,     /* a footnote mark: `label`; refers to the NODE_NOTE of that label */
    NODE_LINE_END, /* the source broke the line here; what follows has its own position */
    NODE_SPAN,     /* holds inlines in another language (`language`), or set apart from the direction of those around
                      them: a symbol or a number among Arabic words */
    NODE_INSERTED, /* a tracked change: `author`, `changed`. Holds inlines that are proposed */
    NODE_DELETED,  /* the same; its inlines are still there, but struck. Without inlines, as the last child of a block,
                      either stands for the end of the paragraph itself */
    N_NODE_KINDS,
} NodeKind;

typedef struct Node Node;
struct Node {
    NodeKind kind;
    int level;
    int span; /* of a cell; 0 reads as 1 */
    bool header;
    /* A text reader found the block's role in the text itself, as `\role[label]{text}`: its first child is the
     * text in braces, the others are what follows; `target` is a second text in braces. Only readers set this. */
    bool explicit_role;
    bool after_blank; /* a reader saw an empty line before it */
    const char *role; /* interned (g_intern_string), or NULL */
    /* Of NODE_TEXT its words. Of a block, the line that the text layout prints instead of what the block holds, for
     * words that would not read back by themselves; "" prints nothing; NULL nearly always. */
    char *text;
    char *label;
    char *target;
    char *id; /* an anchor, unique in the document, or NULL */
    /* What the block says, for a program: the date of a day ("2022-07-25"), the hours of a meeting
     * ("2022-07-25T10:00:00-04:00/2022-07-25T13:00:00-04:00", of several with blanks between), the number of an item
     * ("5"). NULL where nothing is known. */
    char *value;
    char *author;         /* of a tracked change: who made it, as written; NULL if that is not told */
    char *changed;        /* when, as an RFC 3339 time; or NULL */
    const char *language; /* of what is in the node: "en", ..., interned; NULL: that of the node around it */
    Position at;
    Node *parent, *first, *last, *next, *previous;
};

/* What a document says of itself; kept beside the tree's root. */
typedef struct {
    Node *root;  /* NODE_DOCUMENT */
    char *title; /* for metadata: window titles, PDF information */
    char *subject;
    char *language; /* of the text: "en", "ar", ... BCP 47; never NULL */
    char *date;     /* YYYY-MM-DD, or NULL: the only date that a writer may put into its output */
    char *symbol;   /* the running head; NULL if none is assigned */
    /* What the document was made from, for forms that can carry a file (PDF): who reads such a document again takes
     * this. NULL: nothing is carried. `source_name` ("programme.json") and `source_type` (its media type) go with it.
     */
    GBytes *source;
    char *source_name;
    char *source_type;
} Document;

Document *document_new(const char *language);
void document_free(Document *document);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Document, document_free)

/* The words that stand where the document's symbol should, on each page: the symbol, or a masthead's placeholder for
 * it, or NULL. Free with g_free. */
char *document_running_head(const Document *document);

Node *node_new(NodeKind kind);
void node_free(Node *node); /* with all below it; it must have no parent */

/* Appends `child`, which `parent` owns from then on; returns it. */
Node *node_append(Node *parent, Node *child);

/* Takes `child` out of its parent, with all below it; the caller owns it from then on. Returns it. */
Node *node_take(Node *child);

/* Short forms for who builds a tree: a new child of `parent`. */
Node *node_add(Node *parent, NodeKind kind, const char *role);
Node *node_add_text(Node *parent, const char *text); /* NULL or "" adds nothing and returns NULL */
Node *node_add_mark(Node *parent, const char *label);
void node_set_label(Node *node, const char *label);

/* The next node in document order below `root`: children before siblings; NULL at the end. Needs no recursion,
 * so depth costs no stack. */
Node *node_next(const Node *node, const Node *root);

/* The same without what lies below `node`. */
Node *node_skip(const Node *node, const Node *root);

bool node_is_inline(const Node *node);

/* All text below `node` as it stands with all changes accepted: what is deleted is left out. Marks are left out too,
 * line ends are blanks. Free with g_free. */
char *node_plain_text(const Node *node);

const char *node_kind_name(NodeKind kind);
bool node_has_role(const Node *node, const char *role);

/* Right-to-left by the script of the language: ar, fa, he, ur. */
bool language_is_rtl(const char *language);

/* Trees deeper than this are refused by node_append with an assertion; readers check before. */
enum { NODE_DEPTH_LIMIT = 64 };
