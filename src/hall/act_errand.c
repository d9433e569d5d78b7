/* An act that comes as a form: its fields are those of its command, beside `token`, `once` and `back` (act_form.h), and
 * `quiet` of the page's script, which wants to be told in short what became of it and not to be led anywhere. */
#include "hall/act_form.h"
#include "hall/errands.h"
#include "http/form.h"
#include "session/acts.h"
#include "session/module.h"
#include "web/contents.h"

#include <string.h>

enum { ACT_FORM_LIMIT = 64 << 10, STRINGS_BLOCK = 512 };

typedef struct {
    Errand *errand;
    Later *later;
    const CommandInfo *info;
    Form *form;
    char *back;
    GStringChunk *strings;
    AppCommand wish;
    AppAnswer answer;
    AppSending sending;
} FormAct;

static void form_act_free(FormAct *act)
{
    app_answer_clear(&act->answer);
    g_clear_pointer(&act->form, form_free);
    g_clear_pointer(&act->strings, g_string_chunk_free);
    g_clear_pointer(&act->back, g_free);
    g_free(act);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(FormAct, form_act_free)

static bool fail(FormAct *act, ProblemKind kind, char *detail)
{
    problem_set(&act->errand->problem, kind, detail);
    return false;
}

static bool read_form(FormAct *act)
{
    const Request *request = act->errand->request;
    const char *fault = NULL;
    act->form = request->body != NULL ? form_read(request->content_type, request->body, &fault) : NULL;
    if (act->form == NULL) {
        return fail(act, PROBLEM_FORM, g_strdup(fault));
    }
    act->back = form_text(act->form, "back");
    act->errand->is_quiet = form_field(act->form, "quiet") != NULL;
    return errand_check_token(act->errand, act->form);
}

/* What is beside the fields of the command. */
static bool is_ours(const char *name)
{
    static const char *const names[] = { "token", "once", "back", "quiet" };
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        if (strcmp(names[i], name) == 0) {
            return true;
        }
    }
    return false;
}

/* What was left empty was not given. */
static bool take_field(FormAct *act, const FormField *field)
{
    gsize length;
    const char *value = g_bytes_get_data(field->value, &length);
    if (is_ours(field->name) || length == 0) {
        return true;
    }
    g_autofree char *word = g_strdup_printf("%s=%.*s", field->name, (int)length, value);
    if (!g_utf8_validate(word, -1, NULL)) {
        return fail(act, PROBLEM_FIELD, g_strdup_printf("%s: it is not UTF-8", field->name));
    }
    char *complaint = command_read_field(act->info, word, act->strings, &act->wish.command.values);
    return complaint == NULL || fail(act, PROBLEM_FIELD, complaint);
}

static bool read_fields(FormAct *act)
{
    for (guint i = 0; i < act->form->fields->len; i++) {
        if (!take_field(act, g_ptr_array_index(act->form->fields, i))) {
            return false;
        }
    }
    return true;
}

static void lead_back(const FormAct *act, const char *said, Response *response)
{
    errand_lead(act->errand, errand_is_path(act->back) ? act->back : "/room", said, response);
}

/* The page's script shows the words itself; without it they stand on the page to which the form leads back. */
static void tell_refusal(const FormAct *act, Response *response)
{
    const Errand *errand = act->errand;
    const AppAnswer *answer = &act->answer;
    const char *words =
        acts_words(ACTS_REFUSAL, answer->refusal->name, answer->refusal->words, errand->visit->language);
    g_autofree char *said = g_strconcat(words, answer->complaint != NULL ? " " : "", answer->complaint, NULL);
    if (errand->is_quiet) {
        errand_say(errand, 409, said, response);
    } else {
        lead_back(act, said, response);
    }
}

static void tell(FormAct *act, Response *response)
{
    if (act->answer.result == APP_FAULT) {
        fail(act, PROBLEM_FAULT, g_strdup(app_fault_words(act->answer.fault)));
    } else if (act->answer.result == APP_REFUSED) {
        tell_refusal(act, response);
    } else if (act->errand->is_quiet) {
        response->status = 204;
    } else {
        lead_back(act, NULL, response);
    }
}

static bool may_act(FormAct *act)
{
    Errand *errand = act->errand;
    if (act->info == NULL) {
        return fail(act, PROBLEM_MISSING, NULL);
    }
    act->wish.command.info = act->info;
    return visitor_does(&errand->visitor, act->info, &act->wish.command.actor) || fail(act, PROBLEM_NOT_YOURS, NULL);
}

/* On the thread that stores. */
static void on_done(AppSending *sending, gpointer data)
{
    const FormAct *act = data;
    server_resume(act->later);
}

static gpointer begin_act(Errand *errand, Later *later, Response *response)
{
    g_autoptr(FormAct) act = g_new0(FormAct, 1);
    act->errand = errand;
    act->later = later;
    act->strings = g_string_chunk_new(STRINGS_BLOCK);
    act->info = command_of(errand->match.place[0]);
    if (!may_act(act) || !read_form(act) || !read_fields(act) || errand_was_done(errand, act->form, response)) {
        return NULL;
    }
    act->wish.command.at = running_now(errand->running);
    act->sending = (AppSending){ .command = &act->wish, .answer = &act->answer, .done = on_done, .data = act };
    app_send(running_app(errand->running), &act->sending);
    return g_steal_pointer(&act);
}

static void finish_act(Errand *errand, gpointer begun, Response *response)
{
    g_autoptr(FormAct) act = begun;
    tell(act, response);
    errand_is_done(errand, act->form, response);
}

const ErrandInfo errand_act = { .path = ACT_FORM_PATH "*",
                                .is_posted = true,
                                .roles = DOOR_EVERYBODY,
                                .limit = ACT_FORM_LIMIT,
                                .begin = begin_act,
                                .finish = finish_act };
