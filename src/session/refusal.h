/* What the rules say "no" with: a constant of the module that says it, or ALLOWED. It is no error: nothing failed, and
 * the person is shown the words and the rule. */
#pragma once

#include <glib.h>

typedef struct {
    const char *name; /* "list-closed": for programs and for tests; unique */
    const char
        *rules; /* the rules of docs/rules.md that it carries out: "35"; several with commas, ranges as "56–59" */
    const char *source; /* where it comes from: "rule 115 of the rules of procedure"; NULL for good order alone */
    const char *words;  /* for people: a sentence. Translations: data/acts.tsv */
} RefusalInfo;

typedef const RefusalInfo *Refusal;

#define ALLOWED ((Refusal)NULL)
