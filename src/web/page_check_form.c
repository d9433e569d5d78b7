/* Where a document is handed in, and the answer to one that was: what was understood, what was found, and all forms of
 * it. Nothing is kept by the server, so the page itself holds the programme as data, and hands it back for each form.
 */
#include "core/programme_check.h"
#include "exchange/forms.h"
#include "exchange/programme_file.h"
#include "exchange/programme_json.h"
#include "web/contents.h"
#include "web/frame.h"
#include "web/page_parts.h"
#include "web/pages.h"

enum { TEXT_ROWS = 14 };

/* The form */

static void put_file_field(const ProgrammePage *page)
{
    Html *html = page->html;
    const Words *words = page->words;
    html_open_class(html, "div", "drop");
    html_open(html, "label");
    html_attribute(html, "for", "document");
    html_text(html, words->hand_in_file);
    html_close(html);
    html_empty(html, "input");
    html_attribute(html, "type", "file");
    html_attribute(html, "id", "document");
    html_attribute(html, "name", "document");
    html_attribute(html, "accept", ".txt,.text,.docx,.pdf,.json,text/plain,application/pdf,application/json");
    html_attribute(html, "aria-describedby", "document-how");
    html_open_class(html, "p", "how");
    html_attribute(html, "id", "document-how");
    words_put_number(words->hand_in_kinds, PROGRAMME_FILE_LIMIT >> 20, html_inside(html));
    html_close(html);
    html_close(html);
}

static void put_text_field(const ProgrammePage *page, const char *text)
{
    Html *html = page->html;
    html_open(html, "label");
    html_attribute(html, "for", "text");
    html_text(html, page->words->hand_in_text);
    html_close(html);
    html_open(html, "textarea");
    html_attribute(html, "id", "text");
    html_attribute(html, "name", "text");
    html_number(html, "rows", TEXT_ROWS);
    html_attribute(html, "dir", "auto");
    html_attribute(html, "spellcheck", "false");
    html_text(html, "\n"); /* the first line end of a text area is none of its text */
    html_text(html, text);
    html_close(html);
}

static void put_form(const ProgrammePage *page, const CheckedDocument *checked)
{
    Html *html = page->html;
    const Words *words = page->words;
    html_open_class(html, "form", "hand-in");
    html_attribute(html, "id", "hand-in");
    html_attribute(html, "method", "post");
    visit_address(page->visit, html, "action", "/check");
    html_attribute(html, "enctype", "multipart/form-data");
    html_number(html, "data-limit", PROGRAMME_FILE_LIMIT);
    html_attribute(html, "data-sending", words->hand_in_sending);
    html_attribute(html, "data-reading", words->hand_in_reading);
    html_attribute(html, "data-large", words->hand_in_large);
    html_attribute(html, "data-nothing", words->hand_in_nothing);
    html_attribute(html, "data-lost", words->hand_in_lost);
    put_file_field(page);
    put_text_field(page, checked->text);
    html_open_class(html, "p", "send");
    html_open(html, "button");
    html_attribute(html, "type", "submit");
    html_text(html, words->hand_in_send);
    html_close(html);
    html_open_class(html, "span", "doing");
    html_attribute(html, "role", "status");
    html_text(html, checked->is_handed_in && checked->publication == NULL && checked->problem == NULL
                        ? words->hand_in_nothing
                        : NULL);
    html_close(html);
    html_close(html);
    html_element(html, "p", "how", words->hand_in_kept);
    html_open_class(html, "p", "how");
    html_open(html, "a");
    visit_address(page->visit, html, "href", "/api");
    html_text(html, words->api_title);
    html_close(html);
    html_close(html);
    html_close(html);
}

/* What was understood */

static void put_fact(const ProgrammePage *page, const char *name, const char *value)
{
    Html *html = page->html;
    html_open(html, "div");
    html_element(html, "dt", NULL, name);
    if (value != NULL && value[0] != '\0') {
        html_open(html, "dd");
        html_element(html, "bdi", NULL, value);
        html_close(html);
    } else {
        html_element(html, "dd", "absent", page->words->not_given);
    }
    html_close(html);
}

static void put_facts(const ProgrammePage *page)
{
    const Programme *programme = page->programme;
    const Words *words = page->words;
    g_auto(Buffer) dates = BUFFER_INIT, issued = BUFFER_INIT;
    const struct {
        const char *name, *value;
    } facts[] = {
        { words->fact_body, programme->body },
        { words->fact_session, programme->session },
        { words->fact_title, programme->title },
        { words->fact_symbol, programme->symbol },
        { words->fact_place, programme->place },
        { words->fact_zone, programme_zone(programme) },
        { words->fact_language, language_own_name(programme->language) },
    };
    words_put_range(words, programme_first_day(programme), programme_last_day(programme), &dates);
    words_put_date(words, programme->issued, &issued);
    html_open_class(page->html, "dl", "understood");
    for (size_t i = 0; i < G_N_ELEMENTS(facts); i++) {
        put_fact(page, facts[i].name, facts[i].value);
    }
    put_fact(page, words->fact_dates, buffer_text(&dates));
    put_fact(page, words->fact_issued, buffer_text(&issued));
    html_close(page->html);
}

static void put_count(const ProgrammePage *page, const char *class_name, const char *const *forms, int n)
{
    html_open_class(page->html, "li", n > 0 ? class_name : NULL);
    words_put_count(page->words, forms, n, html_inside(page->html));
    html_close(page->html);
}

/* How many of each severity, in figures and for the eye, and how much was understood. */
static void put_counts(const ProgrammePage *page)
{
    const GPtrArray *findings = page->publication->findings;
    const Words *words = page->words;
    static const char *const classes[] = { "n-error", "n-warning", "n-note" };
    const int counts[] = { diagnostics_count(findings, SEVERITY_ERROR), diagnostics_count(findings, SEVERITY_WARNING),
                           diagnostics_count(findings, SEVERITY_NOTE) };
    html_open_class(page->html, "ul", "counts");
    put_count(page, classes[0], words->errors, counts[0]);
    put_count(page, classes[1], words->warnings, counts[1]);
    put_count(page, classes[2], words->notes_count, counts[2]);
    put_count(page, NULL, words->meetings, page->layout->meetings);
    html_close(page->html);
    if (findings->len > 0) {
        part_bar(page->html, counts, classes, G_N_ELEMENTS(counts), (int)findings->len);
    }
}

static void put_jumps(const ProgrammePage *page)
{
    const struct {
        const char *place, *text;
    } jumps[] = {
        { "#findings", page->words->findings },
        { "#timetable", page->words->back_to_timetable },
        { "#along", page->words->take_along },
        { "#hand-in", page->words->hand_in_again },
    };
    html_open_class(page->html, "nav", "jumps");
    html_attribute(page->html, "aria-label", page->words->on_this_page);
    for (size_t i = 0; i < G_N_ELEMENTS(jumps); i++) {
        html_open(page->html, "a");
        html_attribute(page->html, "href", jumps[i].place);
        html_text(page->html, jumps[i].text);
        html_close(page->html);
        html_text(page->html, " ");
    }
    html_close(page->html);
}

static void open_section(const ProgrammePage *page, const char *id, const char *class_name, const char *title)
{
    html_open_class(page->html, "section", class_name);
    html_attribute(page->html, "id", id);
    html_element(page->html, "h2", NULL, title);
}

static void put_findings(const ProgrammePage *page)
{
    html_open_class(page->html, "section", "findings");
    html_attribute(page->html, "id", "findings");
    html_attribute(page->html, "aria-label", page->words->findings);
    if (page->publication->findings->len == 0) {
        html_element(page->html, "p", "none", page->words->check_clean);
    }
    part_findings(page);
    html_close(page->html);
}

static void put_timetable(const ProgrammePage *page)
{
    open_section(page, "timetable", "timetable", page->words->back_to_timetable);
    if (page->layout->slots->len == 0) {
        html_element(page->html, "p", "none", page->words->no_timetable);
    } else {
        part_weeks(page);
        part_days(page);
    }
    part_notes(page);
    html_close(page->html);
}

/* All forms of it */

static void put_languages(const ProgrammePage *page)
{
    Html *html = page->html;
    html_open(html, "label");
    html_text(html, page->words->form_language);
    html_text(html, " ");
    html_open(html, "select");
    html_attribute(html, "name", "language");
    for (int i = 0; i < N_LANGUAGES; i++) {
        html_open(html, "option");
        html_attribute(html, "value", language_code((Language)i));
        html_attribute(html, "lang", language_code((Language)i));
        if ((Language)i == page->programme->language) {
            html_flag(html, "selected");
        }
        html_text(html, language_own_name((Language)i));
        html_close(html);
    }
    html_close(html);
    html_close(html);
}

static void put_forms(const ProgrammePage *page)
{
    Html *html = page->html;
    const ProgrammeForm *form;
    html_open(html, "ul");
    for (guint i = 0; (form = programme_form_at(i)) != NULL; i++) {
        html_open(html, "li");
        html_open(html, "button");
        html_attribute(html, "name", "to");
        html_attribute(html, "value", form->name);
        html_text(html, form_words(page->words, form));
        html_close(html);
        html_close(html);
    }
    html_close(html);
}

static void put_along(const ProgrammePage *page)
{
    Html *html = page->html;
    gsize length;
    g_autoptr(GBytes) data = programme_to_json(page->programme);
    const char *json = g_bytes_get_data(data, &length);
    open_section(page, "along", "along", page->words->take_along);
    if (length > CONVERTED_LIMIT) {
        html_element(html, "p", "none", page->words->too_large_along);
        html_close(html);
        return;
    }
    g_autofree char *text = g_strndup(json, length);
    html_open(html, "form");
    html_attribute(html, "method", "post");
    visit_address(page->visit, html, "action", "/check/download");
    html_attribute(html, "enctype", "multipart/form-data");
    html_empty(html, "input");
    html_attribute(html, "type", "hidden");
    html_attribute(html, "name", "programme");
    html_attribute(html, "value", text);
    put_languages(page);
    put_forms(page);
    html_close(html);
    html_close(html);
}

/* The page */

static void put_result(const ProgrammePage *page)
{
    part_head(page);
    put_counts(page);
    put_jumps(page);
    put_facts(page);
    put_findings(page);
    put_timetable(page);
    put_along(page);
    html_element(page->html, "h2", "again", page->words->hand_in_again);
}

/* What a reader complains of is in English in all languages. */
static void put_problem(const ProgrammePage *page, const CheckedDocument *checked)
{
    Html *html = page->html;
    html_open_class(html, "div", "finding error");
    html_attribute(html, "role", "alert");
    html_element(html, "h2", NULL, page->words->unreadable_title);
    html_element(html, "p", NULL, checked->name);
    html_open(html, "p");
    html_attribute(html, "lang", "en");
    html_attribute(html, "dir", "ltr");
    html_text(html, checked->problem->detail);
    html_close(html);
    html_close(html);
}

static void put_head(const ProgrammePage *page)
{
    html_open_class(page->html, "header", "head");
    html_element(page->html, "h1", NULL, page->words->hand_in_title);
    html_element(page->html, "p", "lead", page->words->hand_in_lead);
    html_close(page->html);
}

void page_check_form(const CheckedDocument *checked, const Visit *visit, Buffer *out)
{
    Html html;
    const Publication *publication = checked->publication;
    g_autoptr(GHashTable) headings = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    g_autoptr(GHashTable) marked = g_hash_table_new(NULL, NULL);
    const ProgrammePage page = {
        .html = &html,
        .publication = publication,
        .programme = publication != NULL ? publication->programme : NULL,
        .layout = publication != NULL ? publication->layout : NULL,
        .filter = &FILTER_ALL,
        .visit = visit,
        .words = words_of(visit->language),
        .headings = headings,
        .marked = marked,
    };
    const Frame frame = {
        .visit = visit, .words = page.words, .title = page.words->hand_in_title, .takes_documents = true
    };
    html_begin(&html, out);
    frame_open(&html, &frame);
    if (publication != NULL) {
        put_result(&page);
    } else {
        put_head(&page);
    }
    if (checked->problem != NULL) {
        put_problem(&page, checked);
    }
    put_form(&page, checked);
    frame_close(&html, &frame);
}
