#include "web/api.h"

#include "base/json.h"
#include "core/programme_check.h"
#include "exchange/programme_file.h"
#include "exchange/programme_json.h"
#include "http/form.h"
#include "web/acts.h"
#include "web/checked.h"
#include "web/figures.h"
#include "web/microphones.h"
#include "web/openapi.h"
#include "web/stream.h"

#include <string.h>

/* Pieces of answers */

static void put_finding(JsonWriter *json, const Diagnostic *finding)
{
    json_open_object(json, NULL);
    json_put_string(json, "severity", severity_name(finding->severity));
    json_put_string(json, "rule", finding->rule);
    json_put_integer(json, "line", finding->at.line);
    json_put_integer(json, "column", finding->at.column);
    json_put_string(json, "what", finding->what);
    json_put_string(json, "expected", finding->expected);
    json_close_object(json);
}

static void put_findings(JsonWriter *json, const GPtrArray *findings)
{
    json_open_array(json, "findings");
    for (guint i = 0; i < findings->len; i++) {
        put_finding(json, g_ptr_array_index(findings, i));
    }
    json_close_array(json);
}

static void put_counts(JsonWriter *json, const GPtrArray *findings)
{
    json_put_integer(json, "errors", diagnostics_count(findings, SEVERITY_ERROR));
    json_put_integer(json, "warnings", diagnostics_count(findings, SEVERITY_WARNING));
    json_put_integer(json, "notes", diagnostics_count(findings, SEVERITY_NOTE));
}

static void put_published(JsonWriter *json, const Publication *publication)
{
    char date[CIVIL_DATE_SIZE];
    const Programme *programme = publication->programme;
    json_open_object(json, NULL);
    json_put_string(json, "slug", publication->slug);
    json_put_string(json, "title", publication_title(publication));
    json_put_string(json, "body", programme->body);
    json_put_string(json, "place", programme->place);
    json_put_string(json, "zone", programme_zone(programme));
    json_put_string(json, "from", civil_date_format(programme_first_day(programme), date));
    json_put_string(json, "to", civil_date_format(programme_last_day(programme), date));
    json_put_integer(json, "meetings", publication->layout->meetings);
    put_counts(json, publication->findings);
    json_close_object(json);
}

/* What was understood, in figures. */
static void put_understood(JsonWriter *json, const Publication *publication)
{
    const Programme *programme = publication->programme;
    gint64 lines = 0, days = 0;
    for (guint i = 0; i < programme->rows->len; i++) {
        lines += programme_row(programme, i)->entries->len;
    }
    for (guint i = 0; i < publication->layout->days->len; i++) {
        days += layout_day(publication->layout, i)->n > 0;
    }
    json_open_object(json, "understood");
    json_put_integer(json, "days", days);
    json_put_integer(json, "rows", programme->rows->len);
    json_put_integer(json, "meetings", publication->layout->meetings);
    json_put_integer(json, "lines", lines);
    json_put_integer(json, "footnotes", programme->footnotes->len);
    json_close_object(json);
}

static Content *finish(Asked *asked, JsonWriter *json)
{
    json_close_object(json);
    buffer_char(json->out, '\n');
    return contents_json(asked, json->out);
}

static void begin(JsonWriter *json, Buffer *out)
{
    json_begin(json, out);
    json_open_object(json, NULL);
}

/* What is published */

static Content *make_programmes(Asked *asked)
{
    g_auto(Buffer) out = BUFFER_INIT;
    JsonWriter json;
    begin(&json, &out);
    json_open_array(&json, "programmes");
    for (guint i = 0; i < asked->publications->len; i++) {
        put_published(&json, g_ptr_array_index(asked->publications, i));
    }
    json_close_array(&json);
    return finish(asked, &json);
}

static Content *make_programme(Asked *asked)
{
    return content_new(programme_to_json(asked->publication->programme), "application/json");
}

static Content *make_findings(Asked *asked)
{
    g_auto(Buffer) out = BUFFER_INIT;
    JsonWriter json;
    begin(&json, &out);
    put_counts(&json, asked->publication->findings);
    put_findings(&json, asked->publication->findings);
    return finish(asked, &json);
}

/* What there is */

static Content *make_forms(Asked *asked)
{
    g_auto(Buffer) out = BUFFER_INIT;
    const ProgrammeForm *form;
    JsonWriter json;
    begin(&json, &out);
    json_open_array(&json, "forms");
    for (guint i = 0; (form = programme_form_at(i)) != NULL; i++) {
        json_open_object(&json, NULL);
        json_put_string(&json, "name", form->name);
        json_put_string(&json, "extension", form->extension);
        json_put_string(&json, "type", form->type);
        json_put_string(&json, "title", form->title);
        json_close_object(&json);
    }
    json_close_array(&json);
    return finish(asked, &json);
}

static void put_rule(JsonWriter *json, const Rule *rule)
{
    json_put_string(json, "name", rule->name);
    json_put_string(json, "severity", severity_name(rule->severity));
    json_put_string(json, "title", rule->title);
    json_put_string(json, "why", rule->why);
    json_put_string(json, "source", rule->source);
}

static Content *make_rules(Asked *asked)
{
    g_auto(Buffer) out = BUFFER_INIT;
    const Rule *rule;
    JsonWriter json;
    begin(&json, &out);
    json_open_array(&json, "rules");
    for (guint i = 0; (rule = rule_at(i)) != NULL; i++) {
        json_open_object(&json, NULL);
        put_rule(&json, rule);
        json_close_object(&json);
    }
    json_close_array(&json);
    return finish(asked, &json);
}

static Content *make_rule(Asked *asked)
{
    g_auto(Buffer) out = BUFFER_INIT;
    JsonWriter json;
    const Rule *rule = rule_of_name(asked->match.place[0]);
    if (rule == NULL) {
        return NULL;
    }
    begin(&json, &out);
    put_rule(&json, rule);
    return finish(asked, &json);
}

static Content *make_description(Asked *asked)
{
    g_auto(Buffer) out = BUFFER_INIT;
    openapi_put(asked->running != NULL, &out);
    return contents_json(asked, &out);
}

/* Documents that are sent */

/* The document stands in the body as it is. A form around it is a mistake that is better named than read as text; but
 * x-www-form-urlencoded is what curl says of everything that it is given. */
static Publication *read_body(Asked *asked)
{
    const Request *request = asked->request;
    if (form_type_is(request->content_type, "multipart/form-data")) {
        problem_set(&asked->problem, PROBLEM_MEDIA_TYPE, g_strdup("multipart/form-data"));
        return NULL;
    }
    if (request->body == NULL || g_bytes_get_size(request->body) == 0) {
        problem_set(&asked->problem, PROBLEM_UNREADABLE, g_strdup("The body is empty: the document stands in it."));
        return NULL;
    }
    return checked_read(asked, request->body, NULL);
}

static Content *make_check(Asked *asked)
{
    g_auto(Buffer) out = BUFFER_INIT;
    JsonWriter json;
    gsize length;
    g_autoptr(Publication) publication = read_body(asked);
    if (publication == NULL) {
        return NULL;
    }
    g_autoptr(GBytes) programme = programme_to_json(publication->programme);
    const char *text = g_bytes_get_data(programme, &length);
    begin(&json, &out);
    put_counts(&json, publication->findings);
    put_understood(&json, publication);
    put_findings(&json, publication->findings);
    json_put_ready(&json, "programme", text, length - 1); /* its last line end is not wanted in the middle */
    return finish(asked, &json);
}

static Content *make_converted(Asked *asked)
{
    g_autoptr(Publication) publication = read_body(asked);
    if (publication == NULL) {
        return NULL;
    }
    const char *code = asked->values[1];
    const Language language = code[0] != '\0' ? language_of_code(code) : publication->programme->language;
    return checked_convert(asked, publication->programme, programme_form(asked->values[0]), language);
}

/* The table */

static const char *form_name_at(guint i)
{
    const ProgrammeForm *form = programme_form_at(i);
    return form != NULL ? form->name : NULL;
}

static const char *language_code_at(guint i)
{
    return i < N_LANGUAGES ? language_code((Language)i) : NULL;
}

#define SLUG                                                                                                           \
    {                                                                                                                  \
        .name = "slug", .about = "The programme's name in addresses: see the list of programmes."                      \
    }
#define READING                                                                                                        \
    (PROBLEM_BIT(PROBLEM_TOO_LARGE) | PROBLEM_BIT(PROBLEM_MEDIA_TYPE) | PROBLEM_BIT(PROBLEM_UNREADABLE) |              \
     PROBLEM_BIT(PROBLEM_BUSY))

static const Operation list_programmes = {
    .id = "listProgrammes",
    .summary = "The programmes that are published here",
    .about = "In the order in which they are shown.",
    .type = "application/json",
    .schema = "programmes",
};

static const Operation get_programme = {
    .id = "getProgramme",
    .summary = "A programme of work as data",
    .about =
        "The canonical form: the same programme always gives the same bytes. With .json behind the name it is the same.",
    .places = { SLUG },
    .type = "application/json",
    .schema = "programme",
    .problems = PROBLEM_BIT(PROBLEM_MISSING),
};

static const Operation get_findings = {
    .id = "getFindings",
    .summary = "What was found in a programme",
    .about = "What the reader repaired and which rules the programme does not keep, in the order of its text.",
    .places = { SLUG },
    .type = "application/json",
    .schema = "findings",
    .problems = PROBLEM_BIT(PROBLEM_MISSING),
};

static const Operation list_forms = {
    .id = "listForms",
    .summary = "The forms in which a programme can be had",
    .about = "Their names are what the conversion takes.",
    .type = "application/json",
    .schema = "forms",
};

static const Operation list_rules = {
    .id = "listRules",
    .summary = "The rules that a programme is held against",
    .about = "All of them, each with what must hold, why, and where it comes from. A finding cites its rule by name.",
    .type = "application/json",
    .schema = "rules",
};

static const Operation get_rule = {
    .id = "getRule",
    .summary = "One rule",
    .about = "By the name that findings cite.",
    .places = { { .name = "rule", .about = "The name of a rule." } },
    .type = "application/json",
    .schema = "rule",
    .problems = PROBLEM_BIT(PROBLEM_MISSING),
};

static const Operation get_description = {
    .id = "getDescription",
    .summary = "This description",
    .about = "OpenAPI 3.1, made from the table by which requests are answered.",
    .type = "application/json",
    .schema = "description",
};

static const Operation check_document = {
    .id = "checkDocument",
    .summary = "Check a document",
    .about =
        "The body is the document as it is: text, DOCX, PDF, or a programme as JSON. What it is, its bytes tell: neither "
        "a name nor the Content-Type matters. It is read, held against the rules, answered and forgotten.",
    .type = "application/json",
    .schema = "check",
    .problems = READING,
};

static const Operation convert_document = {
    .id = "convertDocument",
    .summary = "Make another form of a document",
    .about =
        "The body is as for the check. The answer is the programme that was understood, in the form that is asked for.",
    .parameters = { { .name = "to", .about = "The form.", .value_at = form_name_at },
                    { .name = "language",
                      .about = "Of the fixed phrases; where it is not given, that of the document.",
                      .value_at = language_code_at,
                      .usual = "" } },
    .problems = READING | PROBLEM_BIT(PROBLEM_PARAMETER) | PROBLEM_BIT(PROBLEM_FAILED),
};

static const Route routes[] = {
    { API_PATH "/openapi.json", make_description, .is_open = true, .operation = &get_description },
    { API_PATH "/programmes", make_programmes, .is_open = true, .operation = &list_programmes },
    { API_PATH "/programmes/*.json", make_programme, .has_publication = true, .is_open = true },
    { API_PATH "/programmes/*", make_programme, .has_publication = true, .is_open = true, .operation = &get_programme },
    { API_PATH "/programmes/*/findings", make_findings, .has_publication = true, .is_open = true,
      .operation = &get_findings },
    { API_PATH "/forms", make_forms, .is_open = true, .operation = &list_forms },
    { API_PATH "/rules", make_rules, .is_open = true, .operation = &list_rules },
    { API_PATH "/rules/*", make_rule, .is_open = true, .operation = &get_rule },
    { API_PATH "/check", make_check, .limit = PROGRAMME_FILE_LIMIT, .is_slow = true, .is_open = true,
      .operation = &check_document },
    { API_PATH "/convert", make_converted, .limit = CONVERTED_LIMIT, .is_slow = true, .takes_turns = true,
      .is_open = true, .operation = &convert_document },
};

static const RouteTable own_routes = { routes, G_N_ELEMENTS(routes) };
static const RouteTable *const tables[] = { &own_routes, &acts_routes, &stream_routes, &microphones_routes,
                                            &figures_routes };

const Route *api_route_at(guint i)
{
    for (size_t table = 0; table < G_N_ELEMENTS(tables); table++) {
        if (i < tables[table]->n) {
            return &tables[table]->routes[i];
        }
        i -= tables[table]->n;
    }
    return NULL;
}

/* Parameters */

static bool may_be(const Parameter *parameter, const char *value)
{
    const char *other;
    for (guint i = 0; parameter->value_at != NULL && (other = parameter->value_at(i)) != NULL; i++) {
        if (strcmp(other, value) == 0) {
            return true;
        }
    }
    guint64 number;
    return parameter->value_at == NULL &&
           (parameter->most == 0 || g_ascii_string_to_unsigned(value, 10, 0, (guint64)parameter->most, &number, NULL));
}

static char *name_values(const Parameter *parameter)
{
    const char *value;
    if (parameter->value_at == NULL) {
        return g_strdup_printf("%s is a number from 0 to %" G_GINT64_FORMAT, parameter->name, parameter->most);
    }
    GString *text = g_string_new(parameter->name);
    g_string_append(text, " is one of ");
    for (guint i = 0; (value = parameter->value_at(i)) != NULL; i++) {
        g_string_append(text, i > 0 ? ", " : "");
        g_string_append(text, value);
    }
    return g_string_free(text, FALSE);
}

char *api_take_parameter(const Parameter *parameter, const char *query, Problem *problem)
{
    g_autofree char *value = query_value(query, parameter->name);
    if (value == NULL && parameter->usual != NULL) {
        return g_strdup(parameter->usual);
    }
    if (value == NULL || !may_be(parameter, value)) {
        problem_set(problem, PROBLEM_PARAMETER, name_values(parameter));
        return NULL;
    }
    return g_steal_pointer(&value);
}
