#include "web/openapi.h"

#include "base/asset.h"
#include "base/json.h"
#include "exchange/forms.h"
#include "web/api.h"

#include <string.h>

extern const Asset web_schemas[]; /* src/web/schemas and the schema of a programme; made by tools/embed */

static void put_reference(JsonWriter *json, const char *place, const char *name)
{
    g_autofree char *reference = g_strconcat("#/components/", place, "/", name, NULL);
    json_put_string(json, "$ref", reference);
}

/* What is answered */

static void put_content(JsonWriter *json, const char *type, const char *schema)
{
    json_open_object(json, type);
    json_open_object(json, "schema");
    if (schema != NULL) {
        put_reference(json, "schemas", schema);
    }
    json_close_object(json);
    json_close_object(json);
}

static bool is_type_of_earlier(guint form)
{
    for (guint i = 0; i < form; i++) {
        if (strcmp(programme_form_at(i)->type, programme_form_at(form)->type) == 0) {
            return true;
        }
    }
    return false;
}

/* Of an operation that answers with a form, each type once. */
static void put_types_of_forms(JsonWriter *json)
{
    const ProgrammeForm *form;
    for (guint i = 0; (form = programme_form_at(i)) != NULL; i++) {
        if (!is_type_of_earlier(i)) {
            put_content(json, form->type, NULL);
        }
    }
}

static void put_success(JsonWriter *json, const Operation *operation)
{
    json_open_object(json, "200");
    json_put_string(json, "description", operation->summary);
    json_open_object(json, "content");
    if (operation->type != NULL) {
        put_content(json, operation->type, operation->schema);
    } else {
        put_types_of_forms(json);
    }
    json_close_object(json);
    json_close_object(json);
}

static void put_responses(JsonWriter *json, const Route *route)
{
    json_open_object(json, "responses");
    put_success(json, route->operation);
    if (route->limit == 0) {
        json_open_object(json, "304");
        json_put_string(json, "description", "It is what the If-None-Match of the request names.");
        json_close_object(json);
    }
    for (int kind = PROBLEM_NONE + 1; kind < N_PROBLEMS; kind++) {
        const ProblemInfo *info = problem_info((ProblemKind)kind);
        if (route->operation->problems & PROBLEM_BIT(kind)) {
            char status[8];
            g_snprintf(status, sizeof status, "%d", info->status);
            json_open_object(json, status);
            put_reference(json, "responses", info->name);
            json_close_object(json);
        }
    }
    json_close_object(json);
}

/* What is asked */

static void put_parameter(JsonWriter *json, const Parameter *parameter, const char *where)
{
    const char *value;
    json_open_object(json, NULL);
    json_put_string(json, "name", parameter->name);
    json_put_string(json, "in", where);
    json_put_string(json, "description", parameter->about);
    json_put_bool(json, "required", parameter->usual == NULL);
    json_open_object(json, "schema");
    json_put_string(json, "type", "string");
    if (parameter->value_at != NULL) {
        json_open_inline_array(json, "enum");
        for (guint i = 0; (value = parameter->value_at(i)) != NULL; i++) {
            json_put_string(json, NULL, value);
        }
        json_close_array(json);
    }
    json_close_object(json);
    json_close_object(json);
}

static void put_parameters(JsonWriter *json, const Operation *operation)
{
    json_open_array(json, "parameters");
    for (size_t i = 0; i < ROUTE_PLACES && operation->places[i].name != NULL; i++) {
        put_parameter(json, &operation->places[i], "path");
    }
    for (size_t i = 0; i < PARAMETERS_LIMIT && operation->parameters[i].name != NULL; i++) {
        put_parameter(json, &operation->parameters[i], "query");
    }
    json_close_array(json);
}

static void put_body(JsonWriter *json, size_t limit)
{
    g_autofree char *about = g_strdup_printf("The document, of %d MiB at most.", (int)(limit >> 20));
    json_open_object(json, "requestBody");
    json_put_string(json, "description", about);
    json_put_bool(json, "required", true);
    json_open_object(json, "content");
    json_open_object(json, "application/octet-stream");
    json_open_object(json, "schema");
    json_close_object(json);
    json_close_object(json);
    json_close_object(json);
    json_close_object(json);
}

void openapi_put_path(const char *pattern, const char *const names[ROUTE_PLACES], Buffer *out)
{
    for (int n = 0; *pattern != '\0'; pattern++) {
        if (*pattern != '*') {
            buffer_char(out, *pattern);
            continue;
        }
        buffer_char(out, '{');
        buffer_string(out, names[n++]);
        buffer_char(out, '}');
    }
}

static void put_path(JsonWriter *json, const Route *route)
{
    g_auto(Buffer) path = BUFFER_INIT;
    const Operation *operation = route->operation;
    const char *const names[ROUTE_PLACES] = { operation->places[0].name, operation->places[1].name };
    openapi_put_path(route->pattern, names, &path);
    json_open_object(json, buffer_text(&path));
    json_open_object(json, route->limit > 0 ? "post" : "get");
    json_put_string(json, "operationId", operation->id);
    json_put_string(json, "summary", operation->summary);
    json_put_string(json, "description", operation->about);
    put_parameters(json, operation);
    if (route->limit > 0) {
        put_body(json, route->limit);
    }
    put_responses(json, route);
    json_close_object(json);
    json_close_object(json);
}

static void put_paths(JsonWriter *json)
{
    const Route *route;
    json_open_object(json, "paths");
    for (guint i = 0; (route = api_route_at(i)) != NULL; i++) {
        if (route->operation != NULL) {
            put_path(json, route);
        }
    }
    json_close_object(json);
}

/* What both speak of */

static void put_problem_response(JsonWriter *json, const ProblemInfo *info)
{
    g_autofree char *about = g_strconcat(info->title, ". ", info->about, NULL);
    json_open_object(json, info->name);
    json_put_string(json, "description", about);
    json_open_object(json, "content");
    put_content(json, "application/problem+json", "problem");
    json_close_object(json);
    json_close_object(json);
}

/* A schema with parts of its own refers to them from its own beginning. Here it stands within another document, and
 * many a program that reads such descriptions does not look at the name by which it would still be its own: so that
 * goes, and the references lead through the whole. */
static void put_schema(JsonWriter *json, const Asset *asset)
{
    g_autofree char *name = g_strndup(asset->name, strcspn(asset->name, "."));
    g_autofree char *place = g_strconcat("\"#/components/schemas/", name, "/$defs/", NULL);
    g_autoptr(GString) text = g_string_new_len((const char *)asset->bytes, (gssize)asset->length);
    const char *id = strstr(text->str, "\"$id\": ");
    if (id != NULL) {
        g_string_erase(text, id - text->str, (gssize)strcspn(id, "\n"));
    }
    g_string_replace(text, "\"#/$defs/", place, 0);
    json_put_ready(json, name, text->str, text->len);
}

static void put_components(JsonWriter *json)
{
    json_open_object(json, "components");
    json_open_object(json, "responses");
    for (int kind = PROBLEM_NONE + 1; kind < N_PROBLEMS; kind++) {
        put_problem_response(json, problem_info((ProblemKind)kind));
    }
    json_close_object(json);
    json_open_object(json, "schemas");
    for (const Asset *asset = web_schemas; asset->name != NULL; asset++) {
        put_schema(json, asset);
    }
    json_close_object(json);
    json_close_object(json);
}

static void put_info(JsonWriter *json)
{
    json_open_object(json, "info");
    json_put_string(json, "title", "Placard");
    json_put_string(json, "version", PLACARD_VERSION);
    json_put_string(json, "summary",
                    "Programmes of work of intergovernmental bodies: published, checked, made into other forms.");
    json_put_string(
        json, "description",
        "Nobody signs in and nothing is stored. What can be read can be read from pages of any site, and documents "
        "can be sent from there: the answer is made of what was sent and holds nothing else. What can be had "
        "with GET can be had with HEAD, too.");
    json_open_object(json, "license");
    json_put_string(json, "name", "Apache 2.0");
    json_put_string(json, "identifier", "Apache-2.0");
    json_close_object(json);
    json_close_object(json);
    json_open_array(json, "servers");
    json_open_object(json, NULL);
    json_put_string(json, "url", "/");
    json_close_object(json);
    json_close_array(json);
}

void openapi_put(Buffer *out)
{
    JsonWriter json;
    json_begin(&json, out);
    json_open_object(&json, NULL);
    json_put_string(&json, "openapi", "3.1.0");
    put_info(&json);
    put_paths(&json);
    put_components(&json);
    json_close_object(&json);
    buffer_char(out, '\n');
}
