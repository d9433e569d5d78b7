/* The API for people who write programs, made from the table by which it is answered. It is told in English, as the API
 * itself speaks it. */
#include "session/module.h"
#include "web/acts.h"
#include "web/acts_json.h"
#include "web/api.h"
#include "web/frame.h"
#include "web/openapi.h"
#include "web/pages.h"

typedef struct {
    Html *html;
    const Words *words;
    bool has_session;
} ApiPage;

static void put_parameter(const ApiPage *page, const Parameter *parameter)
{
    const char *value;
    html_element(page->html, "dt", NULL, parameter->name);
    html_open(page->html, "dd");
    html_text(page->html, parameter->about);
    for (guint i = 0; parameter->value_at != NULL && (value = parameter->value_at(i)) != NULL; i++) {
        html_text(page->html, " ");
        html_element(page->html, "code", NULL, value);
    }
    html_close(page->html);
}

static void put_parameters(const ApiPage *page, const Operation *operation)
{
    if (operation->places[0].name == NULL && operation->parameters[0].name == NULL) {
        return;
    }
    html_open(page->html, "dl");
    for (size_t i = 0; i < ROUTE_PLACES && operation->places[i].name != NULL; i++) {
        put_parameter(page, &operation->places[i]);
    }
    for (size_t i = 0; i < PARAMETERS_LIMIT && operation->parameters[i].name != NULL; i++) {
        put_parameter(page, &operation->parameters[i]);
    }
    html_close(page->html);
}

static void put_key(Html *html, const Operation *operation)
{
    if (operation->key == KEY_NOT_ASKED) {
        return;
    }
    html_text(html, operation->key == KEY_ADDS ? "Without a key or with one" : "With a key");
    html_text(html, " of the scope ");
    html_element(html, "code", NULL, operation->scope);
    html_text(html, ". ");
}

static void put_answer(const ApiPage *page, const Route *route)
{
    Html *html = page->html;
    html_open_class(html, "p", "how");
    if (route->limit > 0) {
        g_autofree char *limit = contents_limit(route->limit);
        html_text(html, "At most ");
        html_text(html, limit);
        html_text(html, ". ");
    }
    put_key(html, route->operation);
    html_text(html, route->operation->type != NULL ? route->operation->type : "The type of the form");
    for (int kind = PROBLEM_NONE + 1; kind < N_PROBLEMS; kind++) {
        const ProblemInfo *info = problem_info((ProblemKind)kind);
        if (route->operation->problems & PROBLEM_BIT(kind)) {
            html_text(html, "; ");
            html_open(html, "a");
            html_attribute_open(html, "href");
            html_piece(html, "#");
            html_piece(html, info->name);
            html_attribute_close(html);
            html_text_number(html, info->status);
            html_text(html, " ");
            html_text(html, info->name);
            html_close(html);
        }
    }
    html_close(html);
}

static void put_operation(const ApiPage *page, const Route *route)
{
    Html *html = page->html;
    const Operation *operation = route->operation;
    const char *const names[ROUTE_PLACES] = { operation->places[0].name, operation->places[1].name };
    html_open_class(html, "section", "operation");
    html_attribute(html, "id", operation->id);
    html_open(html, "h3");
    html_element(html, "span", "method", route->limit > 0 ? "POST" : "GET");
    html_text(html, " ");
    html_open(html, "code");
    openapi_put_path(route->pattern, names, html_inside(html)); /* the table's own text: there is nothing to escape */
    html_close(html);
    html_close(html);
    html_open(html, "p");
    html_element(html, "strong", NULL, operation->summary);
    html_text(html, ". ");
    html_text(html, operation->about);
    html_close(html);
    put_parameters(page, operation);
    put_answer(page, route);
    html_close(html);
}

static void put_operations(const ApiPage *page)
{
    const Route *route;
    html_element(page->html, "h2", NULL, "Addresses");
    for (guint i = 0; (route = api_route_at(i)) != NULL; i++) {
        const bool is_there = !route->of_session || page->has_session;
        if (is_there && route->operation != NULL && !acts_is_act(route->operation)) {
            put_operation(page, route);
        }
    }
}

/* --- acts --------------------------------------------------------------------------------------------------------- */

static void put_fields(const ApiPage *page, const CommandInfo *info)
{
    Html *html = page->html;
    html_open(html, "dl");
    for (guint i = 0; i < info->n_fields; i++) {
        const CommandField *field = &info->fields[i];
        g_autofree char *expected = field_expected(field->field);
        html_element(html, "dt", NULL, field_info(field->field)->name);
        html_open(html, "dd");
        html_text(html, field->presence == GIVEN ? "" : "(may be left out) ");
        html_text(html, field->about != NULL ? field->about : field_info(field->field)->about);
        html_text(html, ": ");
        html_text(html, expected);
        html_close(html);
    }
    html_close(html);
}

static void put_act(const ApiPage *page, const CommandInfo *info)
{
    Html *html = page->html;
    g_autofree char *who = acts_json_who(info);
    html_open_class(html, "section", "operation");
    html_attribute(html, "id", info->name);
    html_open(html, "h3");
    html_element(html, "span", "method", "POST");
    html_text(html, " ");
    html_open(html, "code");
    html_text(html, ACT_PATH);
    html_text(html, info->name);
    html_close(html);
    html_close(html);
    html_open(html, "p");
    html_element(html, "strong", NULL, info->summary);
    html_text(html, ".");
    html_close(html);
    if (info->n_fields > 0) {
        put_fields(page, info);
    }
    html_open_class(html, "p", "how");
    html_text(html, who);
    html_text(html, "; rules ");
    html_text(html, info->rules);
    html_close(html);
    html_close(html);
}

static void put_acts(const ApiPage *page)
{
    const CommandInfo *info;
    html_element(page->html, "h2", NULL, "Acts");
    html_element(
        page->html, "p", NULL,
        "The fields are sent as a JSON object; dry_run=yes says what would happen. What was done is told with its "
        "entries in the record, what the rules refuse with the rule. With the header Idempotency-Key the same act "
        "may be sent again.");
    for (guint i = 0; (info = command_at(i)) != NULL; i++) {
        put_act(page, info);
    }
}

static void put_problems(const ApiPage *page)
{
    Html *html = page->html;
    html_element(html, "h2", NULL, "Problems");
    html_element(
        html, "p", NULL,
        "What goes wrong is told as application/problem+json (RFC 9457): type, title, status; detail, line and "
        "column where there are such.");
    html_open(html, "dl");
    for (int kind = PROBLEM_NONE + 1; kind < N_PROBLEMS; kind++) {
        const ProblemInfo *info = problem_info((ProblemKind)kind);
        html_open(html, "dt");
        html_attribute(html, "id", info->name);
        html_text_number(html, info->status);
        html_text(html, " ");
        html_element(html, "code", NULL, info->name);
        html_close(html);
        html_open(html, "dd");
        html_text(html, info->title);
        html_text(html, ". ");
        html_text(html, info->about);
        html_close(html);
    }
    html_close(html);
}

static void put_use(const ApiPage *page)
{
    Html *html = page->html;
    html_element(html, "h2", NULL, "Use");
    html_element(html, "pre", NULL,
                 "curl --data-binary @note.txt HOST/api/v1/check\n"
                 "curl --data-binary @note.docx -o note.pdf 'HOST/api/v1/convert?to=pdf&language=fr'");
    if (page->has_session) {
        html_element(html, "pre", NULL,
                     "curl -H @key -d '{\"list\": \"item-5\"}' HOST/api/v1/commands/floor.request\n"
                     "curl -H @key 'HOST/api/v1/log?after=120&wait=30'");
        html_element(html, "p", NULL,
                     "In the session acts whoever shows a key, as the one whose key it is: the file key has the line "
                     "“Authorization: Bearer TOKEN”. What is done is on the disk when it is answered.");
    }
    html_element(
        html, "p", NULL,
        "Documents are read, answered and forgotten. Pages of any site may use it: what is published is public, and the "
        "answer to a document is made of that document alone. They take turns: who is told 503 asks again "
        "after the seconds that Retry-After names.");
}

void page_api(const Visit *visit, bool has_session, Buffer *out)
{
    Html html;
    const ApiPage page = { .html = &html, .words = words_of(visit->language), .has_session = has_session };
    const Frame frame = {
        .visit = visit, .words = page.words, .title = page.words->api_title, .takes_documents = true
    };
    html_begin(&html, out);
    frame_open(&html, &frame);
    html_open_class(&html, "header", "head");
    html_element(&html, "h1", NULL, page.words->api_title);
    html_element(&html, "p", "lead", page.words->api_lead);
    html_open_class(&html, "p", "facts");
    html_open(&html, "a");
    html_attribute(&html, "href", API_PATH "/openapi.json");
    html_text(&html, "OpenAPI 3.1");
    html_close(&html);
    html_close(&html);
    html_close(&html);
    html_open_class(&html, "div", "api");
    html_attribute(&html, "lang", "en");
    html_attribute(&html, "dir", "ltr");
    put_use(&page);
    put_operations(&page);
    if (has_session) {
        put_acts(&page);
    }
    put_problems(&page);
    html_close(&html);
    frame_close(&html, &frame);
}
