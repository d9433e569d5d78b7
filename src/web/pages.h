/* The pages of the site: each a function from what is published and what is asked to HTML, and nothing else. */
#pragma once

#include "doc/node.h"
#include "web/filter.h"
#include "web/publication.h"
#include "web/visit.h"

/* All programmes. */
void page_home(const GPtrArray *publications, const Visit *visit, Buffer *out);

/* The timetable: the week as a table, the days as a list, where the time goes, what can be taken along. */
void page_programme(const Publication *publication, const Filter *filter, const Visit *visit, Buffer *out);

/* The paper, as its document has it. */
void page_paper(const Publication *publication, const Document *paper, const Visit *visit, Buffer *out);

/* What was found, beside the lines of the source. */
void page_check(const Publication *publication, const Visit *visit, Buffer *out);

/* For who asked for what cannot be given: `status` is 400 (`detail`: the parameter), 404, 405 or 500 (`detail`: the
 * fault). */
void page_problem(int status, const char *detail, const Visit *visit, Buffer *out);
