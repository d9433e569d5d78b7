/* The pages of the site: each a function from what is published and what is asked to HTML, and nothing else. */
#pragma once

#include "doc/node.h"
#include "web/filter.h"
#include "web/problem.h"
#include "web/publication.h"
#include "web/visit.h"

/* All programmes. */
void page_home(const GPtrArray *publications, const Visit *visit, Buffer *out);

/* The timetable: the week as a table, the days as a list, where the time goes, what can be taken along. */
void page_programme(const Publication *publication, const Filter *filter, const Visit *visit, Buffer *out);

/* The paper, as its document has it. */
void page_paper(const Publication *publication, const Document *paper, const Visit *visit, Buffer *out);

/* The versions of a programme that was issued; one of them as a paper; what changed from one to another. Versions are
 * counted from 1. */
void page_versions(const Publication *publication, const Visit *visit, Buffer *out);
void page_version(const Publication *publication, int number, const Document *paper, const Visit *visit, Buffer *out);
void page_changes(const Publication *publication, int from, int to, const Document *changes, const Visit *visit,
                  Buffer *out);

/* What was found, beside the lines of the source. */
void page_check(const Publication *publication, const Visit *visit, Buffer *out);

/* What a visitor hands in, and what became of it. All zeros: nothing is handed in yet. */
typedef struct {
    bool is_handed_in;
    const Publication *publication; /* as it was understood; NULL if nothing was handed in, or it cannot be read */
    const Problem *problem;         /* why it cannot be read; NULL if it can */
    const char *name;               /* of the file, or NULL */
    const char *text;               /* that was handed in, for correcting; NULL if it was no text */
} CheckedDocument;

/* The form to hand in a document, and what was found in the one that was. */
void page_check_form(const CheckedDocument *checked, const Visit *visit, Buffer *out);

/* The API for people who write programs. */
void page_api(const Visit *visit, bool has_session, Buffer *out); /* `has_session`: one is served */

/* For who asked for what cannot be given. */
void page_problem(const Problem *problem, const Visit *visit, Buffer *out);
