#include "web/problem.h"

#include "base/json.h"
#include "session/acts.h"

static const ProblemInfo infos[N_PROBLEMS] = {
    [PROBLEM_PARAMETER] = { "parameter", 400, "A parameter is missing or has a value that it cannot have",
                            "The detail names the parameter and the values that it may have." },
    [PROBLEM_FORM] = { "form", 400, "The body is not the form that it should be",
                       "The detail says what is wrong with it. No browser sends such a form by itself." },
    [PROBLEM_FOREIGN] = { "foreign", 403, "The form was sent by a page of another site",
                          "Open the form on this site. Programs use the API, which answers pages of any site." },
    [PROBLEM_MISSING] = { "missing", 404, "There is nothing at this address",
                          "The list of programmes names all that are published." },
    [PROBLEM_METHOD] = { "method", 405, "The address does not know this method",
                         "The header Allow names those that it knows." },
    [PROBLEM_TOO_LARGE] = { "too-large", 413, "It is larger than what is taken here", "The detail names the limit." },
    [PROBLEM_MEDIA_TYPE] = { "media-type", 415, "A body of this type is not taken",
                             "Send the bytes of the document as they are, without a form around them." },
    [PROBLEM_UNREADABLE] = { "unreadable", 422, "The document cannot be read",
                             "The detail says why, and where in the document, if that is known." },
    [PROBLEM_FAILED] = { "failed", 500, "What was asked for could not be made", "The detail says why." },
    [PROBLEM_BUSY] = { "busy", 503, "Too much is waiting already",
                       "Try again after the seconds that Retry-After names." },
    [PROBLEM_KEY] = { "key", 401, "Who acts is not told by a key that is known here",
                      "Send the token of a key as `Authorization: Bearer TOKEN`; `placard key add` makes one." },
    [PROBLEM_SCOPE] = { "scope", 403, "The key does not reach so far",
                        "The detail names the scope that is needed; `placard key add --scope` makes a key that has it." },
    [PROBLEM_NOT_YOURS] = { "not-yours", 403, "Whose key it is may not do this",
                            "The detail says who may. A participant acts for itself alone." },
    [PROBLEM_FIELD] = { "field", 422, "A field of the act is missing, unknown, or has a value that it cannot have",
                        "The detail names the field and what was expected; line and column say where it stands." },
    [PROBLEM_REFUSED] = { "refused", 409, "The rules do not allow it",
                          "`refusal` names it for programs, `words` say it to people, `rules` and `source` say where it "
                          "comes from. Nothing was done." },
    [PROBLEM_REPEATED] = { "repeated", 422, "The Idempotency-Key belongs to another request",
                           "Give each act a key of its own, and the same only to what is sent again." },
    [PROBLEM_RATE] = { "rate", 429, "Too many requests with this key",
                       "Try again after the seconds that Retry-After names." },
    [PROBLEM_FAULT] = { "fault", 503, "The record of the session cannot be read or written now",
                        "Whether an act was stored after all, only the record tells: read it before you send the act "
                        "again, or send it again with the same Idempotency-Key." },
};

void problem_clear(Problem *problem)
{
    g_free(problem->detail);
    *problem = (Problem){ 0 };
}

void problem_set(Problem *problem, ProblemKind kind, char *detail)
{
    g_assert(problem->kind == PROBLEM_NONE);
    *problem = (Problem){ .kind = kind, .detail = detail };
}

/* "12:" at the beginning of the text, which is moved behind it; 0 if there is no such thing. */
static int take_number(const char **text)
{
    char *end = NULL;
    const guint64 number = g_ascii_isdigit(**text) ? g_ascii_strtoull(*text, &end, 10) : 0;
    if (number == 0 || number > G_MAXINT || *end != ':') {
        return 0;
    }
    *text = end + 1;
    return (int)number;
}

void problem_set_unreadable(Problem *problem, const char *complaint)
{
    problem_set(problem, PROBLEM_UNREADABLE, g_strdup(complaint));
    problem->at.line = take_number(&complaint);
    problem->at.column = problem->at.line > 0 ? take_number(&complaint) : 0;
}

const ProblemInfo *problem_info(ProblemKind kind)
{
    g_assert(kind > PROBLEM_NONE && kind < N_PROBLEMS);
    return &infos[kind];
}

static void put_refusal(JsonWriter *json, Refusal refusal, Language language)
{
    json_put_string(json, "refusal", refusal->name);
    json_put_string(json, "words", acts_words(ACTS_REFUSAL, refusal->name, refusal->words, language));
    json_put_string(json, "rules", refusal->rules);
    json_put_string(json, "source", refusal->source);
}

void problem_put_json(const Problem *problem, Buffer *out)
{
    const ProblemInfo *info = problem_info(problem->kind);
    g_autofree char *type = g_strconcat("/api#", info->name, NULL);
    JsonWriter json;
    json_begin(&json, out);
    json_open_object(&json, NULL);
    json_put_string(&json, "type", type);
    json_put_string(&json, "title", info->title);
    json_put_integer(&json, "status", info->status);
    if (problem->detail != NULL) {
        json_put_string(&json, "detail", problem->detail);
    }
    if (problem->at.line > 0) {
        json_put_integer(&json, "line", problem->at.line);
    }
    if (problem->at.column > 0) {
        json_put_integer(&json, "column", problem->at.column);
    }
    if (problem->refusal != NULL) {
        put_refusal(&json, problem->refusal, problem->language);
    }
    json_close_object(&json);
    buffer_char(out, '\n');
}
