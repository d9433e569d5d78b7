/* The names by which Placard's Word documents say what a block is, for who writes and who reads them: a style of its
 * own for each kind and role ("Placard heading day"), a property of the document for what no page shows. */
#pragma once

#include "doc/node.h"

#define DOCX_OWN_PROPERTY "Placard "
#define DOCX_NOTES_PROPERTY DOCX_OWN_PROPERTY "notes" /* the labels of the notes in their order, parted by blanks */
#define DOCX_ROLE_LETTERS "abcdefghijklmnopqrstuvwxyz-"
enum { DOCX_ROLE_LIMIT = 40 }; /* letters */

/* What the name of a style ends in that has no role and stands in a table, or in a head of one. */
#define DOCX_STYLE_IN_TABLE " in table"
#define DOCX_STYLE_IN_HEAD " in table head"

/* The name of the style for a kind of block with that role (NULL: without one). Free with g_free. */
char *docx_style_name(NodeKind kind, const char *role);

/* What such a name says; false if it is none. *ret_role is interned, or NULL. */
bool docx_style_name_read(const char *name, NodeKind *ret_kind, const char **ret_role);
