/* What the texts of a programme refer to: symbols of documents, resolutions by number, web addresses.
 *
 * A reference is found by its form alone (symbols: core/symbol.h); nothing says that the document exists. A symbol
 * inside a web address is part of that. */
#pragma once

#include "core/programme.h"

typedef enum {
    REFERENCE_SYMBOL,     /* "A/AC.292/2021/1" */
    REFERENCE_RESOLUTION, /* "75/240" after the word resolution; each number after "resolutions" */
    REFERENCE_URL,        /* "https://meetings.unoda.org/...", without the sentence's punctuation */
    N_REFERENCE_KINDS,
} ReferenceKind;

typedef struct {
    ReferenceKind kind;
    size_t start, length; /* bytes of the text */
} Reference;

/* A walk over one text: begin, then next until it answers false. The text stays the caller's. */
typedef struct {
    const char *text;
    size_t at;
    bool in_resolutions;   /* a number here is a resolution's */
    const char *candidate; /* the next thing that wants to be a symbol, or NULL */
    size_t candidate_length;
} ReferenceWalk;

void references_begin(ReferenceWalk *walk, const char *text); /* NULL is a text without references */
bool references_next(ReferenceWalk *walk, Reference *ret_reference);

/* What all texts of the programme refer to: strings, each once, in the order of the paper (the covering paragraphs, the
 * agenda, the timetable, the footnotes, what follows, the targets of links). The document's own symbol is among them
 * only if a text mentions it. Free with g_ptr_array_unref. */
GPtrArray *references_of_programme(const Programme *programme, ReferenceKind kind);
