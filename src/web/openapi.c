#include "web/openapi.h"

#include "base/asset.h"
#include "base/json.h"
#include "door/scope.h"
#include "exchange/command_json.h"
#include "exchange/forms.h"
#include "session/module.h"
#include "web/acts.h"
#include "web/acts_json.h"
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

/* Those of `problems` that are answered with this status. */
static guint with_status(guint problems, int status)
{
    guint found = 0;
    for (int kind = PROBLEM_NONE + 1; kind < N_PROBLEMS; kind++) {
        if ((problems & PROBLEM_BIT(kind)) != 0 && problem_info((ProblemKind)kind)->status == status) {
            found |= PROBLEM_BIT(kind);
        }
    }
    return found;
}

/* A status stands in the list once, whatever has led to it. */
static void put_status_of_several(JsonWriter *json, guint problems)
{
    g_autoptr(GString) about = g_string_new(NULL);
    for (int kind = PROBLEM_NONE + 1; kind < N_PROBLEMS; kind++) {
        if ((problems & PROBLEM_BIT(kind)) != 0) {
            const ProblemInfo *info = problem_info((ProblemKind)kind);
            g_string_append_printf(about, "%s%s: %s.", about->len > 0 ? " " : "", info->name, info->title);
        }
    }
    json_put_string(json, "description", about->str);
    json_open_object(json, "content");
    put_content(json, "application/problem+json", "problem");
    json_close_object(json);
}

static void put_problems(JsonWriter *json, guint problems)
{
    for (int kind = PROBLEM_NONE + 1; kind < N_PROBLEMS; kind++) {
        const ProblemInfo *info = problem_info((ProblemKind)kind);
        const guint same = with_status(problems, info->status);
        const bool is_first = (problems & PROBLEM_BIT(kind)) != 0 && (same & (PROBLEM_BIT(kind) - 1)) == 0;
        if (!is_first) {
            continue;
        }
        char status[8];
        g_snprintf(status, sizeof status, "%d", info->status);
        json_open_object(json, status);
        if (same == PROBLEM_BIT(kind)) {
            put_reference(json, "responses", info->name);
        } else {
            put_status_of_several(json, same);
        }
        json_close_object(json);
    }
}

static void put_responses(JsonWriter *json, const Route *route)
{
    json_open_object(json, "responses");
    put_success(json, route->operation);
    if (route->limit == 0 && (!route->is_live || route->operation->has_tag)) {
        json_open_object(json, "304");
        json_put_string(json, "description", "It is what the If-None-Match of the request names.");
        json_close_object(json);
    }
    put_problems(json, route->operation->problems);
    json_close_object(json);
}

/* Of an act, whose summary is the command's. */
static void put_responses_of_act(JsonWriter *json, const Operation *operation)
{
    json_open_object(json, "responses");
    json_open_object(json, "200");
    json_put_string(json, "description", "What happened, and is on the disk; or what would.");
    json_open_object(json, "content");
    put_content(json, operation->type, operation->schema);
    json_close_object(json);
    json_close_object(json);
    put_problems(json, operation->problems);
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
    json_put_string(json, "type", parameter->most > 0 ? "integer" : "string");
    if (parameter->most > 0) {
        json_put_integer(json, "minimum", 0);
        json_put_integer(json, "maximum", parameter->most);
    }
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

/* By which the same act, sent again, is known. */
static void put_idempotency(JsonWriter *json)
{
    json_open_object(json, NULL);
    json_put_string(json, "name", "Idempotency-Key");
    json_put_string(json, "in", "header");
    json_put_string(
        json, "description",
        "Any text of visible characters, another for each act. Whoever got no answer sends the same again and "
        "is told what the first was told; nothing is done twice. It is remembered for an hour, while there "
        "is room and the server runs.");
    json_put_bool(json, "required", false);
    json_open_object(json, "schema");
    json_put_string(json, "type", "string");
    json_put_integer(json, "maxLength", REMEMBERED_ID_LIMIT);
    json_close_object(json);
    json_close_object(json);
}

/* Of a scheme other than OAuth the list has what the key must have, by names that only the scheme's own words explain
 * (OpenAPI 3.1, security requirement object). */
static void put_security(JsonWriter *json, KeyUse use, const char *scope)
{
    if (use == KEY_NOT_ASKED) {
        return;
    }
    json_open_array(json, "security");
    json_open_object(json, NULL);
    json_open_inline_array(json, "key");
    json_put_string(json, NULL, scope);
    json_close_array(json);
    json_close_object(json);
    if (use == KEY_ADDS) {
        json_open_object(json, NULL);
        json_close_object(json);
    }
    json_close_array(json);
}

static void put_parameters(JsonWriter *json, const Operation *operation)
{
    json_open_array(json, "parameters");
    if (acts_is_act(operation)) {
        put_idempotency(json);
    }
    for (size_t i = 0; i < ROUTE_PLACES && operation->places[i].name != NULL; i++) {
        put_parameter(json, &operation->places[i], "path");
    }
    for (size_t i = 0; i < PARAMETERS_LIMIT && operation->parameters[i].name != NULL; i++) {
        put_parameter(json, &operation->parameters[i], "query");
    }
    json_close_array(json);
}

static void put_body(JsonWriter *json, const Operation *operation, size_t limit)
{
    g_autofree char *size = contents_limit(limit);
    g_autofree char *about =
        g_strdup_printf(operation->body != NULL ? "Of %s at most." : "The document, of %s at most.", size);
    json_open_object(json, "requestBody");
    json_put_string(json, "description", about);
    json_put_bool(json, "required", true);
    json_open_object(json, "content");
    put_content(json, operation->body != NULL ? "application/json" : "application/octet-stream", operation->body);
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
    put_security(json, operation->key, operation->scope);
    put_parameters(json, operation);
    if (route->limit > 0) {
        put_body(json, operation, route->limit);
    }
    put_responses(json, route);
    json_close_object(json);
    json_close_object(json);
}

/* --- acts: an operation a command --- */

static char *id_of_act(const CommandInfo *info)
{
    g_autofree char *id = g_strconcat("act_", info->name, NULL);
    return g_strdup(g_strdelimit(id, ".", '_'));
}

static void put_body_of_act(JsonWriter *json, const CommandInfo *info)
{
    bool is_needed = false;
    for (guint i = 0; i < info->n_fields; i++) {
        is_needed |= info->fields[i].presence == GIVEN;
    }
    json_open_object(json, "requestBody");
    json_put_string(json, "description", "The fields of the act.");
    json_put_bool(json, "required", is_needed);
    json_open_object(json, "content");
    json_open_object(json, "application/json");
    command_json_put_schema(json, "schema", info);
    json_close_object(json);
    json_close_object(json);
    json_close_object(json);
}

static void put_act(JsonWriter *json, const Operation *operation, const CommandInfo *info)
{
    g_autofree char *path = g_strconcat(ACT_PATH, info->name, NULL), *id = id_of_act(info), *who = acts_json_who(info),
                    *scope = g_strconcat(SCOPE_ACT ":", info->name, NULL);
    g_autofree char *about =
        g_strdup_printf("%s\n\nWho may: %s. Rules: %s%s%s.", info->about, who, info->rules,
                        info->source != NULL ? "; " : "", info->source != NULL ? info->source : "");
    json_open_object(json, path);
    json_open_object(json, "post");
    json_put_string(json, "operationId", id);
    json_put_string(json, "summary", info->summary);
    json_put_string(json, "description", about);
    put_security(json, operation->key, scope);
    put_parameters(json, operation);
    put_body_of_act(json, info);
    put_responses_of_act(json, operation);
    json_close_object(json);
    json_close_object(json);
}

static void put_acts(JsonWriter *json, const Operation *operation)
{
    const CommandInfo *info;
    for (guint i = 0; (info = command_at(i)) != NULL; i++) {
        put_act(json, operation, info);
    }
}

static void put_paths(JsonWriter *json, bool has_session)
{
    const Route *route;
    json_open_object(json, "paths");
    for (guint i = 0; (route = api_route_at(i)) != NULL; i++) {
        const Operation *operation = route->operation;
        if (operation == NULL || (route->of_session && !has_session)) {
            continue;
        }
        if (acts_is_act(operation)) {
            put_acts(json, operation);
        } else {
            put_path(json, route);
        }
    }
    json_close_object(json);
}

/* What both speak of */

static const char about_documents[] =
    "Nobody signs in and nothing is stored. What can be read can be read from pages of any site, and documents "
    "can be sent from there: the answer is made of what was sent and holds nothing else. What can be had "
    "with GET can be had with HEAD, too.";

static const char about_session[] =
    "Documents are read, answered and forgotten. In the session acts whoever shows a key; who that is the key says, and when "
    "it is done the clock of the server. In JSON values have the types that they have in the session's record: choices by "
    "name, participants as a list of codes, instants in microseconds since 1970 in UTC, durations in seconds, hours in "
    "minutes after midnight. The last three may be sent as text, too: \"2022-07-25T14:00:00Z\", \"3:00\", \"15:00\". A paper is "
    "the text of a programme of work in any form that is read. What can be had with GET can be had with HEAD, too.";

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

static void put_scopes(JsonWriter *json)
{
    const ScopeInfo *info;
    g_autoptr(GString) about = g_string_new(
        "The token of a key, which `placard key add` makes. It says who acts; how far it reaches, its scopes say:");
    for (guint i = 0; (info = scope_at(i)) != NULL; i++) {
        g_string_append_printf(about, "\n- `%s`: %s", info->name, info->about);
    }
    json_put_string(json, "description", about->str);
}

static void put_components(JsonWriter *json)
{
    json_open_object(json, "components");
    json_open_object(json, "responses");
    for (int kind = PROBLEM_NONE + 1; kind < N_PROBLEMS; kind++) {
        put_problem_response(json, problem_info((ProblemKind)kind));
    }
    json_close_object(json);
    json_open_object(json, "securitySchemes");
    json_open_object(json, "key");
    json_put_string(json, "type", "http");
    json_put_string(json, "scheme", "bearer");
    put_scopes(json);
    json_close_object(json);
    json_close_object(json);
    json_open_object(json, "schemas");
    for (const Asset *asset = web_schemas; asset->name != NULL; asset++) {
        put_schema(json, asset);
    }
    json_close_object(json);
    json_close_object(json);
}

static void put_info(JsonWriter *json, bool has_session)
{
    json_open_object(json, "info");
    json_put_string(json, "title", "Placard");
    json_put_string(json, "version", PLACARD_VERSION);
    json_put_string(json, "summary",
                    has_session
                        ? "Programmes of work of intergovernmental bodies, and a session that goes on."
                        : "Programmes of work of intergovernmental bodies: published, checked, made into other forms.");
    json_put_string(json, "description", has_session ? about_session : about_documents);
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

void openapi_put(bool has_session, Buffer *out)
{
    JsonWriter json;
    json_begin(&json, out);
    json_open_object(&json, NULL);
    json_put_string(&json, "openapi", "3.1.0");
    put_info(&json, has_session);
    put_paths(&json, has_session);
    put_components(&json);
    json_close_object(&json);
    buffer_char(out, '\n');
}
