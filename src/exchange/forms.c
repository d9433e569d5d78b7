#include "exchange/forms.h"

#include "doc/format.h"
#include "exchange/calendar.h"
#include "exchange/csv.h"
#include "exchange/programme_json.h"
#include "exchange/schedule.h"
#include "paper/programme_paper.h"

#include <string.h>

struct ProgrammeForms {
    const Programme *programme;
    const char *language; /* a code; never NULL, static or borrowed */
    char *url;
    Document *paper; /* NULL until a form of it is written */
};

ProgrammeForms *programme_forms_new(const Programme *programme, const char *language)
{
    const Language known = language_of_code(language);
    ProgrammeForms *forms = g_new0(ProgrammeForms, 1);
    forms->programme = programme;
    forms->language = language_code(known != LANGUAGE_NONE ? known : programme->language);
    return forms;
}

void programme_forms_free(ProgrammeForms *forms)
{
    if (forms == NULL) {
        return;
    }
    g_free(forms->url);
    document_free(forms->paper);
    g_free(forms);
}

void programme_forms_set_url(ProgrammeForms *forms, const char *url)
{
    g_free(forms->url);
    forms->url = g_strdup(url);
}

static const Document *paper_of(ProgrammeForms *forms)
{
    if (forms->paper == NULL) {
        forms->paper = programme_paper(forms->programme, forms->language);
    }
    return forms->paper;
}

/* --- the forms -------------------------------------------------------------------------------------------------- */

static GBytes *as_text(ProgrammeForms *forms, GError **error)
{
    return write_text(paper_of(forms), error);
}

static GBytes *as_html(ProgrammeForms *forms, GError **error)
{
    return write_html(paper_of(forms), error);
}

/* It carries the programme, so that who is handed the PDF has the data too (programme_file.h reads them). */
static GBytes *as_pdf(ProgrammeForms *forms, GError **error)
{
    const Document *paper = paper_of(forms);
    if (paper->source == NULL) {
        forms->paper->source = programme_to_json(forms->programme);
        forms->paper->source_name = g_strdup("programme.json");
        forms->paper->source_type = g_strdup("application/json");
    }
    return write_pdf(paper, error);
}

static GBytes *as_docx(ProgrammeForms *forms, GError **error)
{
    return write_docx(paper_of(forms), error);
}

static GBytes *as_akn(ProgrammeForms *forms, GError **error)
{
    return write_akn(paper_of(forms), error);
}

static GBytes *as_tree(ProgrammeForms *forms, GError **error)
{
    return write_tree(paper_of(forms), error);
}

/* JSON has no language: it is the programme's own words. */
static GBytes *as_json(ProgrammeForms *forms, GError **error)
{
    return programme_to_json(forms->programme);
}

static GBytes *as_calendar(ProgrammeForms *forms, GError **error)
{
    const CalendarOptions options = { .language = forms->language, .url = forms->url };
    return programme_calendar(forms->programme, &options, error);
}

static GBytes *as_schedule(ProgrammeForms *forms, GError **error)
{
    const ScheduleOptions options = { .language = forms->language, .url = forms->url };
    return programme_schedule_xml(forms->programme, &options, error);
}

static GBytes *as_schedule_json(ProgrammeForms *forms, GError **error)
{
    const ScheduleOptions options = { .language = forms->language, .url = forms->url };
    return programme_schedule_json(forms->programme, &options, error);
}

static GBytes *as_csv(ProgrammeForms *forms, GError **error)
{
    return programme_csv(forms->programme, forms->language, error);
}

static const ProgrammeForm forms[] = {
    { "txt", "txt", "text/plain; charset=utf-8", "Plain text", false, as_text },
    { "html", "html", "text/html; charset=utf-8", "Web page", false, as_html },
    { "pdf", "pdf", "application/pdf", "PDF", true, as_pdf },
    { "docx", "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word document", true,
      as_docx },
    { "akn", "akn.xml", "application/akn+xml", "Akoma Ntoso (XML)", false, as_akn },
    { "json", "json", "application/json", "Data (JSON)", false, as_json },
    { "ics", "ics", "text/calendar; charset=utf-8", "Calendar", false, as_calendar },
    { "schedule", "schedule.xml", "application/xml", "Schedule (frab XML)", false, as_schedule },
    { "schedule-json", "schedule.json", "application/json", "Schedule (JSON)", false, as_schedule_json },
    { "csv", "csv", "text/csv; charset=utf-8; header=present", "Table (CSV)", false, as_csv },
    { "tree", "tree", "text/plain; charset=utf-8", "Document tree", false, as_tree },
};

const ProgrammeForm *programme_form(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(forms); i++) {
        if (g_strcmp0(forms[i].name, name) == 0) {
            return &forms[i];
        }
    }
    return NULL;
}

const ProgrammeForm *programme_form_at(guint i)
{
    return i < G_N_ELEMENTS(forms) ? &forms[i] : NULL;
}

/* The longest end counts: a schedule ends as data do, too. */
const ProgrammeForm *programme_form_of_file(const char *name)
{
    const ProgrammeForm *best = NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(forms); i++) {
        g_autofree char *end = g_strconcat(".", forms[i].extension, NULL);
        if (g_str_has_suffix(name, end) && (best == NULL || strlen(forms[i].extension) > strlen(best->extension))) {
            best = &forms[i];
        }
    }
    return best;
}
