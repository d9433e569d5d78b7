/* The names of Akoma Ntoso for a document, after the naming convention of the United Nations (AKN4UN): its work,
 * expression and manifestation, and what may stand in a name, an identifier or a reference.
 *
 * The work is named by body, date and number, which are the same in every language. A document without a symbol has a
 * temporary number, made of its dates and anchors, that nobody can take for a symbol of the United Nations. */
#pragma once

#include "doc/node.h"

typedef struct {
    char *actor;          /* "un-ga-ac292" */
    char *date;           /* YYYY-MM-DD: of issue, else the first day that the document names, else 1970-01-01 */
    bool is_issued;       /* the date is that of issue */
    char *number;         /* "A-AC.292-2022-3", "temporary-0123456789ab" */
    const char *language; /* ISO 639-2: "eng"; interned */
    char *work;           /* "/akn/un/debateReport/agenda/un-ga-ac292/2022-06-23/A-AC.292-2022-3" */
    char *expression;     /* the same with "/eng@2022-06-23" */
} AknNames;

AknNames *akn_names_new(const Document *document);
void akn_names_free(AknNames *names);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AknNames, akn_names_free)

/* The text as an identifier: ASCII letters, digits, "-", "." and "_", which stands for anything else. */
char *akn_identifier(const char *text);

/* `target` as the address of a link: with http or https, a host, and what an address cannot hold written as %XX; NULL
 * if it is nothing of that kind. */
char *akn_address(const char *target);

/* Is the text a date ("2022-07-25")? An instant with its offset ("2022-07-25T10:00:00-04:00")? A tag of a language? */
bool akn_is_date(const char *text);
bool akn_is_instant(const char *text);
bool akn_is_language(const char *text);
