#include "web/checked.h"

#include "exchange/programme_file.h"
#include "exchange/programme_json.h"
#include "http/form.h"
#include "web/pages.h"

#include <string.h>

enum { KEPT_TEXT_LIMIT = 256 << 10 };

Publication *checked_read(Asked *asked, GBytes *bytes, const char *name)
{
    g_autoptr(GError) error = NULL;
    if (g_bytes_get_size(bytes) > PROGRAMME_FILE_LIMIT) {
        problem_set(&asked->problem, PROBLEM_TOO_LARGE, g_strdup_printf("%d MiB", PROGRAMME_FILE_LIMIT >> 20));
        return NULL;
    }
    g_autoptr(ProgrammeFile) file = programme_file_read(bytes, name, &error);
    if (file == NULL) {
        problem_set_unreadable(&asked->problem, error->message);
        return NULL;
    }
    programme_file_check(file);
    return publication_new("", g_steal_pointer(&file->programme), g_steal_pointer(&file->findings),
                           g_bytes_ref(file->shown));
}

Content *checked_convert(Asked *asked, const Programme *programme, const ProgrammeForm *form, Language language)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(ProgrammeForms) forms = programme_forms_new(programme, language_code(language));
    GBytes *bytes = form->write(forms, &error);
    if (bytes == NULL) {
        problem_set(&asked->problem, PROBLEM_FAILED, g_strdup(error->message));
        return NULL;
    }
    Content *content = content_new(bytes, form->type);
    content->file_name = g_strconcat("programme.", form->extension, NULL);
    g_free(content->policy);
    content->policy = contents_policy_of_documents();
    return content;
}

/* Pages */

Content *checked_make_form(Asked *asked)
{
    g_auto(Buffer) out = BUFFER_INIT;
    page_check_form(&(CheckedDocument){ 0 }, &asked->visit, &out);
    return contents_page(asked, &out);
}

static Form *read_form(Asked *asked)
{
    const char *fault = NULL;
    g_autoptr(GBytes) nothing = g_bytes_new_static("", 0);
    GBytes *body = asked->request->body != NULL ? asked->request->body : nothing;
    Form *form = form_read(asked->request->content_type, body, &fault);
    if (form == NULL) {
        problem_set(&asked->problem, PROBLEM_FORM, g_strdup(fault));
    }
    return form;
}

/* The file if one was chosen, else the text; NULL if there is neither. */
static const FormField *document_of(const Form *form)
{
    static const char *const names[] = { "document", "text" };
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        const FormField *field = form_field(form, names[i]);
        if (field != NULL && g_bytes_get_size(field->value) > 0) {
            return field;
        }
    }
    return NULL;
}

/* What stands in the text area of the answer, for correcting: what was pasted, else a file that is text and not too
 * long for that. Free with g_free. */
static char *kept_text(const Form *form, const FormField *document)
{
    char *pasted = form_text(form, "text");
    if (document == NULL || (pasted != NULL && pasted[0] != '\0') ||
        g_bytes_get_size(document->value) > KEPT_TEXT_LIMIT) {
        return pasted;
    }
    g_free(pasted);
    return form_text(form, document->name);
}

Content *checked_make_result(Asked *asked)
{
    g_auto(Buffer) out = BUFFER_INIT;
    g_autoptr(Form) form = read_form(asked);
    if (form == NULL) {
        return NULL;
    }
    const FormField *document = document_of(form);
    g_autoptr(Publication) publication = NULL;
    if (document != NULL) {
        publication = checked_read(asked, document->value, document->file_name);
    }
    g_autofree char *text = kept_text(form, document);
    const CheckedDocument checked = {
        .is_handed_in = true,
        .publication = publication,
        .problem = publication == NULL && document != NULL ? &asked->problem : NULL,
        .name = document != NULL ? document->file_name : NULL,
        .text = text,
    };
    page_check_form(&checked, &asked->visit, &out);
    return contents_page(asked, &out);
}

static const ProgrammeForm *wanted_form(const Form *form)
{
    g_autofree char *name = form_text(form, "to");
    return programme_form(name);
}

static Language wanted_language(const Form *form, const Visit *visit)
{
    g_autofree char *code = form_text(form, "language");
    const Language language = language_of_code(code);
    return language != LANGUAGE_NONE ? language : visit->language;
}

Content *checked_make_download(Asked *asked)
{
    g_autoptr(Form) form = read_form(asked);
    if (form == NULL) {
        return NULL;
    }
    const ProgrammeForm *wanted = wanted_form(form);
    const FormField *data = form_field(form, "programme");
    if (wanted == NULL || data == NULL) {
        problem_set(&asked->problem, PROBLEM_FORM, g_strdup("The form says no programme, or no form that there is."));
        return NULL;
    }
    g_autoptr(GError) error = NULL;
    g_autoptr(Programme) programme = programme_of_json(data->value, &error);
    if (programme == NULL) {
        problem_set_unreadable(&asked->problem, error->message);
        return NULL;
    }
    return checked_convert(asked, programme, wanted, wanted_language(form, &asked->visit));
}
