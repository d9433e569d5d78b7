/* What a document in Akoma Ntoso refers to, gathered before it is written: its metadata come first. Everything has an
 * identifier by its kind and number ("concept_2"), and the same thing has one, however often it is named. */
#pragma once

#include "doc/akn_names.h"

typedef struct {
    const char *element; /* "TLCConcept"; static */
    char *id;            /* "concept_1" */
    char *href;
    char *words; /* for people */
} AknReference;

/* Who changed the text, and when. */
typedef struct {
    char *id;     /* "event_3" */
    char *author; /* identifier of the author's reference */
    char *date;   /* valid */
} AknChange;

typedef struct {
    GPtrArray *references; /* of AknReference */
    GPtrArray *changes;    /* of AknChange */
    GPtrArray *notes;      /* of const Node *: the footnotes, the first of each mark */
    bool is_changed;       /* there are tracked changes, dated or not */
    GHashTable *ids;       /* by kind and text */
} AknIndex;

AknIndex *akn_index_new(const Document *document, const AknNames *names);
void akn_index_free(AknIndex *index);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AknIndex, akn_index_free)

/* Identifiers; NULL for what is not in the index. Borrowed. */
const char *akn_index_note(const AknIndex *index, const char *label);
const char *akn_index_meeting(const AknIndex *index, const char *anchor);
const char *akn_index_item(const AknIndex *index, const char *number);
const char *akn_index_body(const AknIndex *index);
const char *akn_index_session(const AknIndex *index);
const char *akn_index_author(const AknIndex *index, const char *author);
const char *akn_index_change(const AknIndex *index, const char *author, const char *changed);
