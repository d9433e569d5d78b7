/* The pages of the site: each a function from what is published and what is asked to HTML, and nothing else. */
#pragma once

#include "doc/node.h"
#include "web/filter.h"
#include "web/publication.h"

/* All programmes. */
void page_home(const GPtrArray *publications, const char *language, Buffer *out);

/* The timetable: the week as a table, the days as a list, where the time goes, what can be taken along. `host` is
 * where the reader came to, for addresses that must be whole; it has been checked by the server. */
void page_programme(const Publication *publication, const Filter *filter, const char *host, const char *language,
                    Buffer *out);

/* The paper, as its document has it. */
void page_paper(const Publication *publication, const Document *paper, const char *language, Buffer *out);

/* What was found, beside the lines of the source. */
void page_check(const Publication *publication, const char *language, Buffer *out);

/* For who asked for what cannot be given: `status` is 400 (`detail`: the parameter), 404, 405 or 500 (`detail`: the
 * fault). */
void page_problem(int status, const char *detail, const char *language, Buffer *out);
