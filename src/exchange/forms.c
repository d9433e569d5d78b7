#include "exchange/forms.h"

#include "doc/format.h"
#include "exchange/calendar.h"
#include "exchange/programme_json.h"
#include "paper/programme_paper.h"

typedef GBytes *DocumentWriter(const Document *document, GError **error);

static GBytes *through_paper(const Programme *programme, const char *language, DocumentWriter *write, GError **error)
{
    g_autoptr(Document) document = programme_paper(programme, language);
    return write(document, error);
}

static GBytes *as_text(const Programme *programme, const char *language, GError **error)
{
    return through_paper(programme, language, write_text, error);
}

static GBytes *as_html(const Programme *programme, const char *language, GError **error)
{
    return through_paper(programme, language, write_html, error);
}

static GBytes *as_pdf(const Programme *programme, const char *language, GError **error)
{
    return through_paper(programme, language, write_pdf, error);
}

static GBytes *as_akn(const Programme *programme, const char *language, GError **error)
{
    return through_paper(programme, language, write_akn, error);
}

static GBytes *as_tree(const Programme *programme, const char *language, GError **error)
{
    return through_paper(programme, language, write_tree, error);
}

/* JSON has no language: it is the programme's own words. */
static GBytes *as_json(const Programme *programme, const char *language, GError **error)
{
    return programme_to_json(programme);
}

static GBytes *as_calendar(const Programme *programme, const char *language, GError **error)
{
    const CalendarOptions options = { .language = language };
    return programme_calendar(programme, &options, error);
}

static const ProgrammeForm forms[] = {
    { "txt", "txt", "text/plain; charset=utf-8", "Plain text", as_text },
    { "html", "html", "text/html; charset=utf-8", "Web page", as_html },
    { "pdf", "pdf", "application/pdf", "PDF", as_pdf },
    { "akn", "akn.xml", "application/akn+xml", "Akoma Ntoso (XML)", as_akn },
    { "json", "json", "application/json", "Data (JSON)", as_json },
    { "ics", "ics", "text/calendar; charset=utf-8", "Calendar", as_calendar },
    { "tree", "tree", "text/plain; charset=utf-8", "Document tree", as_tree },
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
