/* The forms in which a programme of work goes out: one closed table for the verbs, the server and the help.
 *
 * Some are forms of its paper (doc/format.h), some of the programme itself (JSON, calendar). Same programme and
 * language, same bytes. */
#pragma once

#include "core/programme.h"

typedef struct {
    const char *name;      /* "pdf": after --to, in addresses */
    const char *extension; /* "pdf" */
    const char *type;      /* media type with charset, for HTTP */
    const char *title;     /* for people: "PDF" */
    /* The programme as bytes; NULL with `error` set if it cannot be done. `language`: of the fixed phrases. */
    GBytes *(*write)(const Programme *programme, const char *language, GError **error);
} ProgrammeForm;

const ProgrammeForm *programme_form(const char *name); /* NULL if there is none of that name */
const ProgrammeForm *programme_form_at(guint i);       /* all: i from 0 until NULL */
