/* The command box: a line is understood part by part, each on the state that the parts before it left, and done; the
 * first refusal stops it. What was typed wrongly is known before anything is done.
 *
 * To the page's script it answers in JSON: what was done, with the numbers of the acts; what is wrong and where; what
 * is left of the line. Without scripts the same stands on the page to which the form leads back. */
#include "base/json.h"
#include "hall/desk_parts.h"
#include "hall/errands.h"
#include "session/acts.h"
#include "session/module.h"

#include <string.h>

enum { BOX_FORM_LIMIT = 16 << 10, BOX_STRINGS = 512, BOX_SENTENCES_LIMIT = 4 };

typedef struct {
    Errand *errand;
    Form *form;
    char *line;
    int list;
    Seq acts[DESK_ACTS_LIMIT];
    guint n_acts;
    GStringChunk *strings;
    /* What came of it. */
    GPtrArray *done;   /* of char *: sentences */
    GArray *done_acts; /* of Seq, of each sentence */
    char *wrong;
    size_t rest, wrong_from, wrong_to; /* in the line */
    /* Of the step that is being read. */
    size_t at;
    ShorthandAnswer answer;
    ShorthandPart part;
    bool is_check;
} Box;

static void box_clear(Box *box)
{
    g_clear_pointer(&box->form, form_free);
    g_free(box->line);
    g_free(box->wrong);
    g_clear_pointer(&box->strings, g_string_chunk_free);
    g_clear_pointer(&box->done, g_ptr_array_unref);
    g_clear_pointer(&box->done_acts, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Box, box_clear)

static bool read_form(Box *box)
{
    const Request *request = box->errand->request;
    const char *fault = NULL;
    box->form = request->body != NULL ? form_read(request->content_type, request->body, &fault) : NULL;
    if (box->form == NULL) {
        problem_set(&box->errand->problem, PROBLEM_FORM, g_strdup(fault));
        return false;
    }
    box->errand->is_quiet = form_field(box->form, "quiet") != NULL;
    if (!errand_check_token(box->errand, box->form)) {
        return false;
    }
    box->line = form_text(box->form, "text");
    if (box->line == NULL) {
        problem_set(&box->errand->problem, PROBLEM_FORM, g_strdup("The field “text” is missing, or is no text."));
        return false;
    }
    g_autofree char *list = form_text(box->form, "list"), *acts = form_text(box->form, "acts");
    box->list = list != NULL ? (int)CLAMP(g_ascii_strtoll(list, NULL, 10), 0, G_MAXINT) : 0;
    box->n_acts = desk_read_acts(acts, box->acts);
    return true;
}

/* --- understanding ------------------------------------------------------------------------------------------------ */

static void take_complaint(Box *box, const Scene *scene, const ShorthandComplaint *complaint)
{
    box->wrong = desk_complaint(scene, complaint, box->line);
    box->wrong_from = complaint->from;
    box->wrong_to = complaint->to;
}

/* One look at the state: at first over the whole line, then at each part. */
static void understand(const Scene *scene, gpointer data)
{
    Box *box = data;
    Typist typist;
    g_auto(ShorthandComplaint) complaint = { 0 };
    const bool acts = desk_typist(scene->state, scene->visitor, scene->now, &typist);
    g_assert(acts); /* of the roles of the errand, all do */
    typist.list = box->list;
    typist.acts = box->acts;
    typist.n_acts = box->n_acts;
    if (box->is_check) {
        box->answer = shorthand_check(&typist, box->line, &complaint) ? SHORTHAND_PART : SHORTHAND_WRONG;
    } else {
        box->answer = shorthand_read(&typist, box->line, &box->at, box->strings, &box->part, &complaint);
    }
    if (box->answer == SHORTHAND_WRONG) {
        take_complaint(box, scene, &complaint);
    }
}

/* False with a problem, or with `wrong`. */
static bool look(Box *box, bool is_check)
{
    box->is_check = is_check;
    errand_scene(box->errand, understand, box);
    return box->errand->problem.kind == PROBLEM_NONE && box->answer == SHORTHAND_PART;
}

/* --- doing -------------------------------------------------------------------------------------------------------- */

/* The entries of an act in one sentence; what follows by itself may be much. */
static char *tell(const Box *box, const AppAnswer *answer)
{
    g_auto(RunningTeller) names;
    g_autoptr(EventReader) reader = event_reader_new();
    GString *text = g_string_new(NULL);
    running_teller_init(&names, box->errand->running, box->errand->visit->language);
    const Teller teller = running_teller(&names);
    for (guint i = 0; i < MIN(answer->entries->len, BOX_SENTENCES_LIMIT); i++) {
        gsize length;
        const char *bytes = g_bytes_get_data(g_ptr_array_index(answer->entries, i), &length);
        const Event *event = event_read(reader, bytes, length, NULL);
        g_autofree char *sentence = event != NULL ? tell_event(event, &teller) : NULL;
        g_string_append_printf(text, "%s%s", i > 0 ? ". " : "", sentence != NULL ? sentence : "");
    }
    g_string_append(text, answer->entries->len > BOX_SENTENCES_LIMIT ? " …" : "");
    return g_string_free(text, FALSE);
}

static void keep_act(Box *box, Seq act)
{
    if (box->n_acts == DESK_ACTS_LIMIT) {
        memmove(box->acts, box->acts + 1, (DESK_ACTS_LIMIT - 1) * sizeof *box->acts);
        box->n_acts--;
    }
    box->acts[box->n_acts++] = act;
}

static bool refuse(Box *box, const AppAnswer *answer)
{
    const char *words =
        acts_words(ACTS_REFUSAL, answer->refusal->name, answer->refusal->words, box->errand->visit->language);
    g_auto(Buffer) rule = BUFFER_INIT;
    words_put_with(words_of(box->errand->visit->language)->box_rule, answer->refusal->rules, &rule);
    box->wrong = g_strdup_printf("%.*s: %s%s%s (%s)", (int)(box->part.to - box->part.from), box->line + box->part.from,
                                 words, answer->complaint != NULL ? " " : "",
                                 answer->complaint != NULL ? answer->complaint : "", buffer_text(&rule));
    box->wrong_from = box->part.from;
    box->wrong_to = box->part.to;
    return false;
}

static bool do_command(Box *box, const Command *command)
{
    g_auto(AppAnswer) answer = { 0 };
    AppCommand wish = { .command = *command };
    wish.command.at = running_now(box->errand->running);
    app_submit(running_app(box->errand->running), &wish, &answer);
    if (answer.result == APP_FAULT) {
        problem_set(&box->errand->problem, PROBLEM_FAULT, g_strdup(app_fault_words(answer.fault)));
        return false;
    }
    if (answer.result == APP_REFUSED) {
        return refuse(box, &answer);
    }
    keep_act(box, answer.first);
    g_ptr_array_add(box->done, tell(box, &answer));
    g_array_append_val(box->done_acts, answer.first);
    return true;
}

static bool do_part(Box *box)
{
    for (guint i = 0; i < box->part.n; i++) {
        if (!do_command(box, &box->part.commands[i])) {
            return false;
        }
    }
    return true;
}

static void do_line(Box *box)
{
    if (!look(box, true)) {
        return;
    }
    for (;;) {
        const size_t begin = box->at;
        box->rest = begin;
        if (!look(box, false)) {
            box->rest = box->answer == SHORTHAND_END ? strlen(box->line) : begin;
            return;
        }
        box->rest = box->part.from;
        if (!do_part(box)) {
            return;
        }
    }
}

/* --- answering ---------------------------------------------------------------------------------------------------- */

static char *acts_text(const Box *box)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < box->n_acts; i++) {
        g_string_append_printf(text, "%s%" G_GUINT64_FORMAT, i > 0 ? " " : "", box->acts[i]);
    }
    return g_string_free(text, FALSE);
}

static void put_json(const Box *box, Buffer *out)
{
    JsonWriter json;
    const size_t rest = MIN(box->rest, strlen(box->line));
    const int before = desk_script_column(box->line, rest);
    g_autofree char *acts = acts_text(box);
    json_begin(&json, out);
    json_open_object(&json, NULL);
    json_open_array(&json, "done");
    for (guint i = 0; i < box->done->len; i++) {
        json_open_inline_object(&json, NULL);
        json_put_integer(&json, "act", (gint64)g_array_index(box->done_acts, Seq, i));
        json_put_string(&json, "text", g_ptr_array_index(box->done, i));
        json_close_object(&json);
    }
    json_close_array(&json);
    json_put_string(&json, "acts", acts);
    json_put_string(&json, "wrong", box->wrong);
    json_put_string(&json, "rest", box->line + rest);
    json_put_integer(&json, "from", MAX(0, desk_script_column(box->line, box->wrong_from) - before));
    json_put_integer(&json, "to", MAX(0, desk_script_column(box->line, box->wrong_to) - before));
    json_close_object(&json);
    buffer_char(out, '\n');
}

static void answer_script(const Box *box, Response *response)
{
    g_auto(Buffer) out = BUFFER_INIT;
    put_json(box, &out);
    Content *content = content_new(buffer_steal(&out), "application/json; charset=utf-8");
    content->keep = KEEP_NEVER;
    response_answer(response, box->errand->request, 200, content);
}

/* "/desk?text=…&acts=…": what is left of the line stands in the box again. */
static void lead_back(const Box *box, Response *response)
{
    g_autofree char *acts = acts_text(box), *back = form_text(box->form, "back");
    g_autofree char *rest = g_uri_escape_string(box->line + MIN(box->rest, strlen(box->line)), NULL, false);
    g_autofree char *wanted = g_uri_escape_string(acts, NULL, false);
    const bool is_own = back != NULL && g_str_has_prefix(back, "/desk") && strchr(back, '?') == NULL;
    g_autofree char *path =
        g_strdup_printf("%s?acts=%s%s%s", is_own ? back : "/desk", wanted, rest[0] != '\0' ? "&text=" : "", rest);
    GString *said = g_string_new(NULL);
    for (guint i = 0; i < box->done->len; i++) {
        g_string_append_printf(said, "%s. ", (const char *)g_ptr_array_index(box->done, i));
    }
    g_string_append(said, box->wrong != NULL ? box->wrong : "");
    errand_lead(box->errand, path, said->len > 0 ? said->str : NULL, response);
    g_string_free(said, TRUE);
}

static void answer(Errand *errand, Response *response)
{
    g_auto(Box) box = { .errand = errand,
                        .strings = g_string_chunk_new(BOX_STRINGS),
                        .done = g_ptr_array_new_with_free_func(g_free),
                        .done_acts = g_array_new(FALSE, FALSE, sizeof(Seq)) };
    if (!read_form(&box) || errand_was_done(errand, box.form, response)) {
        return;
    }
    do_line(&box);
    if (errand->problem.kind == PROBLEM_NONE && errand->is_quiet) {
        answer_script(&box, response);
    } else if (errand->problem.kind == PROBLEM_NONE) {
        lead_back(&box, response);
    }
    errand_is_done(errand, box.form, response);
}

const ErrandInfo errand_desk_box = { .path = "/desk/box",
                                     .is_posted = true,
                                     .roles = DOOR_OFFICE,
                                     .limit = BOX_FORM_LIMIT,
                                     .is_slow = true,
                                     .waits = true,
                                     .answer = answer };

/* --- completion --------------------------------------------------------------------------------------------------- */

typedef struct {
    char *text;
    int list;
    Buffer out;
} Asked;

static void put_help(JsonWriter *json, const Scene *scene, const CommandInfo *info)
{
    if (info != NULL) {
        json_put_string(json, "help", acts_words(ACTS_COMMAND, info->name, info->summary, scene->visit->language));
    }
}

static void complete(const Scene *scene, gpointer data)
{
    Asked *asked = data;
    Typist typist;
    JsonWriter json;
    g_auto(Completion) completion;
    if (!desk_typist(scene->state, scene->visitor, scene->now, &typist)) {
        return;
    }
    typist.list = asked->list;
    shorthand_complete(&typist, asked->text, strlen(asked->text), scene->visit->language, &completion);
    json_begin(&json, &asked->out);
    json_open_object(&json, NULL);
    json_put_integer(&json, "from", desk_script_column(asked->text, completion.from));
    json_open_array(&json, "candidates");
    for (guint i = 0; i < completion.candidates->len; i++) {
        const Candidate *candidate = g_ptr_array_index(completion.candidates, i);
        json_open_inline_object(&json, NULL);
        json_put_string(&json, "text", candidate->text);
        json_put_string(&json, "label", candidate->label);
        json_put_string(&json, "usage", candidate->form != NULL ? candidate->form->usage : NULL);
        put_help(&json, scene, candidate->info);
        json_close_object(&json);
    }
    json_close_array(&json);
    json_open_array(&json, "forms");
    for (guint i = 0; i < completion.forms->len; i++) {
        const ShortForm *form = g_ptr_array_index(completion.forms, i);
        json_open_inline_object(&json, NULL);
        json_put_string(&json, "usage", form->usage);
        put_help(&json, scene, command_of(form->command));
        json_close_object(&json);
    }
    json_close_array(&json);
    json_close_object(&json);
    buffer_char(&asked->out, '\n');
}

static void answer_completion(Errand *errand, Response *response)
{
    g_autofree char *list = query_value(errand->request->query, "list");
    Asked asked = { .text = query_value(errand->request->query, "text"),
                    .list = list != NULL ? (int)CLAMP(g_ascii_strtoll(list, NULL, 10), 0, G_MAXINT) : 0,
                    .out = BUFFER_INIT };
    if (asked.text == NULL) {
        problem_set(&errand->problem, PROBLEM_PARAMETER, g_strdup("The parameter “text” is missing."));
    } else {
        errand_scene(errand, complete, &asked);
    }
    if (errand->problem.kind == PROBLEM_NONE) {
        Content *content = content_new(buffer_steal(&asked.out), "application/json; charset=utf-8");
        content->keep = KEEP_NEVER;
        response_answer(response, errand->request, 200, content);
    }
    buffer_clear(&asked.out);
    g_free(asked.text);
}

/* What may stand at the end of `text`: what is typed up to the caret. */
const ErrandInfo errand_desk_complete = { .path = "/desk/complete", .roles = DOOR_OFFICE, .answer = answer_completion };
