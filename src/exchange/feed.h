/* What was issued, for feed readers: Atom (RFC 4287). */
#pragma once

#include "base/zone.h"
#include "exchange/issued.h"

typedef struct {
    char *id;      /* an IRI that never changes */
    char *title;   /* "Third substantive session: version 2, revised" */
    char *summary; /* what changed, in a line */
    char *content; /* the same as a fragment of HTML; NULL if there is no more to say */
    char *link;    /* of the page that shows it */
    Instant at;
} FeedEntry;

/* A list of FeedEntry that owns its members. */
GPtrArray *feed_entries_new(void);

/* Appends an entry for each version of a programme, the first one too. `base` is where the programme stands
 * ("https://example.org/p/third/"); the words are in `language`. */
void feed_add_issued(GPtrArray *entries, const IssuedProgramme *issued, const char *base, Language language);

typedef struct {
    const char *title;
    const char *self; /* the address of the feed */
    const char *page; /* of the page it is about */
    const char *author;
    Language language;
} FeedHead;

/* At most so many entries are written, the latest first. */
enum { FEED_ENTRIES_LIMIT = 50 };

/* The feed; its id is its own address. Sorts `entries`. NULL with DOCUMENT_ERROR set if it cannot be written. */
GBytes *feed_to_atom(const FeedHead *head, GPtrArray *entries, GError **error);
