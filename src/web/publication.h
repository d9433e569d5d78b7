/* A programme as the site shows it: the model, what was found in it, and the text it was read from. The pages are
 * functions of this and of what is asked; they change nothing. */
#pragma once

#include "exchange/issued.h"
#include "web/layout.h"

typedef struct {
    char *slug;           /* its name in addresses: lower-case letters, digits, hyphens; "" of what is not published */
    Programme *programme; /* owned, as is all else */
    Layout *layout;
    GPtrArray *findings;     /* of Diagnostic: of reading and of checking, sorted */
    GBytes *source;          /* the text it was read from; NULL if it was read from something else */
    IssuedProgramme *issued; /* all versions that were issued, of which this is the latest; NULL if it never was */
} Publication;

/* Takes over all but the name; `source` may be NULL. */
Publication *publication_new(const char *slug, Programme *programme, GPtrArray *findings, GBytes *source);

/* What it is called in a list and in a window's title: the session's name, else the body's, else the title. Never
 * NULL; borrowed. */
const char *publication_title(const Publication *publication);

void publication_free(Publication *publication);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Publication, publication_free)
