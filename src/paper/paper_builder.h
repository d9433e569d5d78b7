/* What the parts of the paper's tree are built with. Internal to src/paper. */
#pragma once

#include "core/programme.h"
#include "core/terms.h"
#include "doc/node.h"

typedef struct {
    const Programme *programme; /* in the language of the paper, as far as words for it are known */
    Document *document;
    Language language; /* of the paper: the programme's */
    Language other;    /* of the programme's texts that have no words in it; the same if there are none */
    GHashTable *kept;  /* the set of these texts, or NULL */
    ProgrammeMarks *marks;
    /* Every line of the text layout names what it is. Otherwise only those do whose words alone would be read as
     * something else. */
    bool explicit_all;
} PaperBuilder;

/* The text stands in the other language. NULL does not. */
bool paper_is_kept(const PaperBuilder *builder, const char *text);

/* Appends words to a block: superscript marks of existing footnotes become marks, linked words links, what is in the
 * other language or runs against the direction of the paper a span. */
void paper_add_words(const PaperBuilder *builder, Node *block, const char *text);

/* The same for a block that holds nothing but this text and its label: all of it is in the text's language. */
void paper_add_block_words(const PaperBuilder *builder, Node *block, const char *text);

/* Appends words of the paper's own. */
void paper_add_phrase(const PaperBuilder *builder, Node *block, const char *phrase);

/* Appends text as it is, to the text that the block ends with if it does. */
void paper_add_text(Node *block, const char *text);

void paper_add_notes(Node *block, const GArray *notes);

/* The marks as text, for a line of the text layout. Free with g_free. */
char *paper_notes_text(const GArray *notes);

/* Would the text reader give back exactly this line, as one line? */
bool paper_line_survives(const PaperBuilder *builder, const char *line);

/* The masthead and the block of the title, below the document's root. */
void paper_add_head(const PaperBuilder *builder);

/* What the paper does not print, and a reader would not guess; only the text layout has it. NULL adds nothing. */
void paper_add_unprinted(const PaperBuilder *builder, const char *role, const char *label, const char *value);

/* The table of the programme's rows, below the document's root. */
void paper_add_timetable(const PaperBuilder *builder);
