/* The blocks and words of a document as Akoma Ntoso: what stands in its parts, whatever the parts are.
 *
 * Whatever tree it is given, what comes out keeps to the schema: where the tree is of no form that a paper has, its
 * words are written as plain blocks, in order. */
#pragma once

#include "doc/akn_index.h"
#include "doc/xml_write.h"

/* Elements that have an identifier: by their kind and number within the one around them ("dbsect_2__list_1"). */
typedef enum {
    AKN_SECTION,
    AKN_PARAGRAPH,
    AKN_DEBATE_SECTION,
    AKN_LIST,
    AKN_ITEM,
    AKN_TABLE,
    AKN_BLOCK, /* a block with a number of its own */
    AKN_ATTACHMENT,
    N_AKN_KINDS,
} AknKind;

enum { AKN_SCOPES = 2 * NODE_DEPTH_LIMIT };

typedef struct {
    guint counts[N_AKN_KINDS]; /* of what stood in it so far */
    gsize prefix;              /* bytes of `id` that belong to it */
} AknScope;

typedef struct {
    XmlWriter *xml;
    const Document *document;
    const AknIndex *index;
    GHashTable *anchors; /* that have been given as wId */
    GString *id;         /* of the innermost open element that has one */
    AknScope scopes[AKN_SCOPES];
    int depth;
} AknWriter;

void akn_begin(AknWriter *writer, const Document *document, const AknIndex *index);
void akn_clear(AknWriter *writer);

/* Begins an element of `kind` with its identifiers: eId by position, wId (which stays when blocks are added before it)
 * from the node's anchor, if it has one. `name` is its attribute, or NULL. `node` may be NULL. */
void akn_open(AknWriter *writer, AknKind kind, const char *name, const Node *node);
void akn_close(AknWriter *writer);

/* The block `node` with all that it holds, where blocks may stand. False if there was nothing to write. */
bool akn_write_block(AknWriter *writer, const Node *node);

/* The words of the block, without the blocks in it, in the element that was just begun. */
void akn_write_words(AknWriter *writer, const Node *node);

/* Is it no part of the text: what a page repeats, a page break, the footnotes, which are written where the metadata
 * are? */
bool akn_leaves_out(const Node *node);
