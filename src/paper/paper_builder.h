/* What the parts of the paper's tree are built with. Internal to programme_paper.c and timetable_paper.c. */
#pragma once

#include "core/programme.h"
#include "doc/node.h"

typedef struct {
    const Programme *programme;
    Document *document;
    const char *language;
    ProgrammeMarks *marks;
    /* Every line of the text layout names what it is. Otherwise only those do whose words alone would be read as
     * something else. */
    bool explicit_all;
} PaperBuilder;

/* Appends words to a block: superscript marks of existing footnotes become marks, linked words links. */
void paper_add_words(const PaperBuilder *builder, Node *block, const char *text);

void paper_add_notes(Node *block, const GArray *notes);

/* The marks as text, for a line of the text layout. Free with g_free. */
char *paper_notes_text(const GArray *notes);

/* Would the text reader give back exactly this line, as one line? */
bool paper_line_survives(const PaperBuilder *builder, const char *line);

/* The table of the programme's rows, below the document's root. */
void paper_add_timetable(const PaperBuilder *builder);
