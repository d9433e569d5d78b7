/* The forms in which a programme of work goes out: one closed table for the verbs, the server and the help.
 *
 * Some are forms of its paper (doc/format.h), some of the programme itself (data, calendar, schedule, table). Same
 * programme and language, same bytes. */
#pragma once

#include "core/programme.h"

/* A programme on its way out, in one language. What several forms need, such as the paper's tree, is made once, when
 * the first of them is written. One thread at a time. */
typedef struct ProgrammeForms ProgrammeForms;

/* `language`: the code of that of the fixed phrases; NULL: the programme's own. The programme must outlive the result
 * and not change meanwhile. */
ProgrammeForms *programme_forms_new(const Programme *programme, const char *language);
void programme_forms_free(ProgrammeForms *forms);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ProgrammeForms, programme_forms_free)

/* http or https: of the page that shows the programme, for forms that lead back to it. Free with the forms. */
void programme_forms_set_url(ProgrammeForms *forms, const char *url);

typedef struct {
    const char *name;      /* "pdf": after --to, in addresses */
    const char *extension; /* "pdf", "schedule.xml" */
    const char *type;      /* media type with charset, for HTTP */
    const char *title;     /* for people: "PDF" */
    bool is_binary;        /* nothing for a terminal */
    /* The programme as bytes; NULL with `error` set if it cannot be done. */
    GBytes *(*write)(ProgrammeForms *forms, GError **error);
} ProgrammeForm;

const ProgrammeForm *programme_form(const char *name); /* NULL if there is none of that name */
const ProgrammeForm *programme_form_at(guint i);       /* all: i from 0 until NULL */

/* The form of a file of that name, by its end ("note.schedule.xml" is a schedule); NULL if no form is written so. */
const ProgrammeForm *programme_form_of_file(const char *name);
