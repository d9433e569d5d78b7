/* What the trees of papers and of Word documents say beyond words: roles of blocks, what is counted, what stands in one
 * cell. Internal to lines_flatten.c. */
#pragma once

#include "reading/lines.h"

/* Is the label printed as words (a figure or a letter), not as a sign? */
bool tree_label_is_counted(const char *label);

/* Do cells hold blocks, as in a document, and not the words of a line, as in a text with tabulators? */
bool tree_is_structured(const Node *root);

/* The innermost cell that the block stands in; NULL outside tables. */
const Node *tree_cell_of(const Node *block);

/* The table at the beginning that is only the layout of a masthead, or NULL. */
const Node *tree_masthead(const Node *root);

/* A tracked change deletes the end of the paragraph. */
bool tree_end_is_deleted(const Node *block);

/* The lines from `first` on are those of one cell: label, room and mode below the hours of a meeting become a bracket
 * behind them, as the text layout has it. */
void tree_join_hours(GPtrArray *lines, guint first);

/* The roles of blocks that were met, as far as the next depends on them. */
typedef struct {
    int item;             /* the last number of the agenda */
    bool timetable_ended; /* what stands behind it has begun */
    const Node *hours;    /* the row whose hours were met last */
} ToldRoles;

/* Where the role of a block tells what its words are, the line says so. */
void told_roles_apply(ToldRoles *told, Line *line, const Node *block);
