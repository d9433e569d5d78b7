/* A document that a visitor hands in: read, held against the rules, answered, and forgotten. Nothing of it is stored,
 * and nothing it says is sent to anybody else. */
#pragma once

#include "exchange/forms.h"
#include "web/contents.h"

/* Reads and checks it. `name` is the file's, or NULL. NULL, with the problem set, if it cannot be read at all. */
Publication *checked_read(Asked *asked, GBytes *bytes, const char *name);

/* The programme in a form, to be saved as a file. NULL with the problem set. */
Content *checked_convert(Asked *asked, const Programme *programme, const ProgrammeForm *form, Language language);

/* Makers of the pages for people: an empty form; what was found in the document of a form; a programme in the form that
 * is asked for. */
Content *checked_make_form(Asked *asked);
Content *checked_make_result(Asked *asked);
Content *checked_make_download(Asked *asked);
