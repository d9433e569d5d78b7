#include "web/acts.h"

#include "app/entries.h"
#include "exchange/command_json.h"
#include "exchange/planned.h"
#include "exchange/programme_file.h"
#include "exchange/programme_json.h"
#include "exchange/session_json.h"
#include "http/form.h"
#include "session/module.h"
#include "web/access.h"
#include "web/acts_json.h"
#include "web/holder.h"

#include <string.h>

/* --- an act ------------------------------------------------------------------------------------------------------- */

typedef struct {
    Asked *asked;
    KeyHolder holder;
    AppCommand wish;
    AppAnswer answer;
    AppSending sending; /* of one that is begun */
    Later *later;       /* likewise */
    char *once;         /* by what it is known when it comes again, or NULL */
    GStringChunk *strings;
    JsonValue *body;
    ProgrammeFile *file;
    Planned *planned;
} Act;

static Act *act_new(Asked *asked, const CommandInfo *info)
{
    enum { STRINGS_BLOCK = 512 };
    Act *act = g_new0(Act, 1);
    act->asked = asked;
    act->wish.command.info = info;
    act->wish.is_trial = strcmp(asked->values[0], "yes") == 0;
    act->strings = g_string_chunk_new(STRINGS_BLOCK);
    return act;
}

static void act_free(Act *act)
{
    app_answer_clear(&act->answer);
    g_free(act->once);
    g_clear_pointer(&act->planned, planned_free);
    g_clear_pointer(&act->file, programme_file_free);
    g_clear_pointer(&act->body, json_free);
    g_clear_pointer(&act->strings, g_string_chunk_free);
    g_free(act);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Act, act_free)

static bool fail_field(Act *act, char *complaint, Position at)
{
    problem_set(&act->asked->problem, PROBLEM_FIELD, complaint);
    act->asked->problem.at = at;
    return false;
}

/* Whoever may never do it is told so without asking the rules. */
static bool read_actor(Act *act)
{
    Command *command = &act->wish.command;
    const bool is_known = actor_read(act->holder.as, act->strings, &command->actor);
    g_assert(is_known); /* door/keys.h keeps no other */
    if ((command->info->who & MAY(command->actor.role)) != 0) {
        return true;
    }
    g_autofree char *who = acts_json_who(command->info);
    problem_set(&act->asked->problem, PROBLEM_NOT_YOURS,
                g_strdup_printf("%s may be done by: %s; the key is of: %s", command->info->name, who, act->holder.as));
    return false;
}

/* --- its fields --------------------------------------------------------------------------------------------------- */

static bool has_fit_body(Act *act)
{
    const Request *request = act->asked->request;
    const bool takes_paper = command_takes(act->wish.command.info, FIELD_PAPER);
    const gsize limit = takes_paper ? ACT_PAPER_BODY_LIMIT : ACT_BODY_LIMIT;
    if (form_type_is(request->content_type, "multipart/form-data")) {
        problem_set(&act->asked->problem, PROBLEM_MEDIA_TYPE, g_strdup("multipart/form-data; expected JSON"));
        return false;
    }
    if (request->body != NULL && g_bytes_get_size(request->body) > limit) {
        problem_set(&act->asked->problem, PROBLEM_TOO_LARGE, g_strdup_printf("%d KiB", (int)(limit >> 10)));
        return false;
    }
    return true;
}

/* No body at all is one without fields. */
static bool read_fields(Act *act)
{
    const Request *request = act->asked->request;
    const bool is_empty = request->body == NULL || g_bytes_get_size(request->body) == 0;
    g_autoptr(GBytes) body = is_empty ? g_bytes_new_static("{}", 2) : g_bytes_ref(request->body);
    g_autoptr(GError) error = NULL;
    Position at;
    if (!has_fit_body(act)) {
        return false;
    }
    act->body = json_parse(body, &error);
    if (act->body == NULL) {
        problem_set_unreadable(&act->asked->problem, error->message);
        return false;
    }
    Command *command = &act->wish.command;
    char *complaint = command_json_read(command->info, act->body, act->strings, &command->values, &at);
    return complaint == NULL || fail_field(act, complaint, at);
}

/* A paper comes as a text in any form that is read; the rules are given it as data. */
static bool read_paper(Act *act)
{
    Command *command = &act->wish.command;
    const char *text = values_text(&command->values, FIELD_PAPER);
    g_autoptr(GError) error = NULL;
    if (text == NULL) {
        return true;
    }
    const Position at = json_position(json_member(act->body, field_info(FIELD_PAPER)->name));
    g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
    act->file = programme_file_read(bytes, NULL, &error);
    if (act->file == NULL) {
        return fail_field(act, g_strdup_printf("paper: %s", error->message), at);
    }
    act->planned = planned_new(act->file->programme, &error);
    if (act->planned == NULL) {
        return fail_field(act, g_strdup_printf("paper: %s", error->message), at);
    }
    gsize length;
    g_autoptr(GBytes) json = programme_to_json(act->file->programme);
    const char *data = g_bytes_get_data(json, &length);
    values_set_text(&command->values, FIELD_PAPER, g_string_chunk_insert_len(act->strings, data, (gssize)length));
    command->plan = &act->planned->plan;
    return true;
}

/* --- doing it ----------------------------------------------------------------------------------------------------- */

static Content *tell_refusal(Act *act, const AppAnswer *answer)
{
    Asked *asked = act->asked;
    problem_set(&asked->problem, PROBLEM_REFUSED, g_strdup(answer->complaint));
    asked->problem.refusal = answer->refusal;
    asked->problem.language = asked->visit.language;
    return contents_problem(&asked->problem, true, &asked->visit);
}

/* What became of it. */
static Content *tell_answer(Act *act)
{
    g_auto(Buffer) out = BUFFER_INIT;
    Asked *asked = act->asked;
    if (act->answer.result == APP_FAULT) {
        contents_fail_world(asked, act->answer.fault);
        return NULL;
    }
    if (act->answer.result == APP_REFUSED) {
        return tell_refusal(act, &act->answer);
    }
    acts_json_put_done(&out, &act->wish, &act->answer, asked->running, asked->visit.language);
    return contents_json(asked, &out);
}

/* --- doing it once ------------------------------------------------------------------------------------------------ */

static bool is_id(const char *text)
{
    const size_t length = strlen(text);
    for (size_t i = 0; i < length; i++) {
        if (!g_ascii_isgraph(text[i])) {
            return false;
        }
    }
    return length > 0 && length <= REMEMBERED_ID_LIMIT;
}

/* All that makes it the same request: what is to be done, with what, and whether it is to be done. The language of the
 * answer is that of the first. */
static void hash_request(const Act *act, guint8 ret_hash[REMEMBERED_HASH_BYTES])
{
    gsize size = REMEMBERED_HASH_BYTES, length = 0;
    const GBytes *body = act->asked->request->body;
    const void *bytes = body != NULL ? g_bytes_get_data((GBytes *)body, &length) : "";
    g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
    g_checksum_update(checksum, (const guchar *)act->wish.command.info->name, -1);
    g_checksum_update(checksum, (const guchar *)(act->wish.is_trial ? "?" : "!"), 1);
    g_checksum_update(checksum, bytes, (gssize)length);
    g_checksum_get_digest(checksum, ret_hash, &size);
}

static Content *tell_again(Act *act, RememberedAnswer found, Content *content, int kind)
{
    Problem *problem = &act->asked->problem;
    switch (found) {
    case REMEMBERED_SAME: problem->kind = (ProblemKind)kind; return content;
    case REMEMBERED_OTHER: problem_set(problem, PROBLEM_REPEATED, NULL); return NULL;
    default:
        problem_set(problem, PROBLEM_BUSY, g_strdup("The same request is being carried out."));
        problem->retry_seconds = 1;
        return NULL;
    }
}

/* What was settled is told again: what was done, and what the rules refused. What went wrong otherwise may go right the
 * next time. True if it is to be done; else it was told, or there is a problem. */
static bool begin_once(Act *act, Content **ret_content)
{
    Asked *asked = act->asked;
    guint8 hash[REMEMBERED_HASH_BYTES];
    int kind = PROBLEM_NONE;
    if (asked->request->idempotency_key == NULL) {
        return true;
    }
    if (!is_id(asked->request->idempotency_key)) {
        problem_set(&asked->problem, PROBLEM_PARAMETER,
                    g_strdup_printf("Idempotency-Key is of visible characters, at most %d", REMEMBERED_ID_LIMIT));
        return false;
    }
    g_autofree char *id = g_strconcat(act->holder.name, " ", asked->request->idempotency_key, NULL);
    hash_request(act, hash);
    const RememberedAnswer found =
        remembered_begin(running_remembered(asked->running), id, hash, g_get_monotonic_time(), ret_content, &kind);
    if (found != REMEMBERED_NEW) {
        *ret_content = tell_again(act, found, *ret_content, kind);
        return false;
    }
    act->once = g_steal_pointer(&id);
    return true;
}

/* All that comes before it is done. True if it is to be done; else it was told, or there is a problem. */
static bool prepare(Act *act, Content **ret_content)
{
    if (!holder_find(act->asked, NULL, &act->holder) ||
        !holder_reaches_act(act->asked, &act->holder, act->wish.command.info) || !read_actor(act) ||
        !read_fields(act) || !read_paper(act) || !begin_once(act, ret_content)) {
        return false;
    }
    act->wish.command.at = running_now(act->asked->running);
    return true;
}

static Content *settle(Act *act)
{
    Asked *asked = act->asked;
    Content *content = tell_answer(act);
    if (act->once != NULL) {
        remembered_end(running_remembered(asked->running), act->once, content, (int)asked->problem.kind);
    }
    return content;
}

/* Of one with a paper, which a worker reads, and of a trial. */
static Content *carry_out(Act *act)
{
    Content *content = NULL;
    if (!prepare(act, &content)) {
        return content;
    }
    app_submit(running_app(act->asked->running), &act->wish, &act->answer);
    return settle(act);
}

static Content *make_act(Asked *asked)
{
    const CommandInfo *info = command_of(asked->match.place[0]);
    if (info == NULL) {
        return NULL;
    }
    g_autoptr(Act) act = act_new(asked, info);
    return carry_out(act);
}

/* On the thread that stores. */
static void on_done(AppSending *sending, gpointer data)
{
    const Act *act = data;
    server_resume(act->later);
}

static gpointer begin_act(Asked *asked, Later *later, Content **ret_content)
{
    const CommandInfo *info = command_of(asked->match.place[0]);
    if (info == NULL) {
        return NULL;
    }
    g_autoptr(Act) act = act_new(asked, info);
    if (act->wish.is_trial) {
        *ret_content = carry_out(act);
        return NULL;
    }
    if (!prepare(act, ret_content)) {
        return NULL;
    }
    act->later = later;
    act->sending = (AppSending){ .command = &act->wish, .answer = &act->answer, .done = on_done, .data = act };
    app_send(running_app(asked->running), &act->sending);
    return g_steal_pointer(&act);
}

static Content *finish_act(Asked *asked, gpointer begun)
{
    g_autoptr(Act) act = begun;
    return settle(act);
}

bool acts_take_paper(const Asked *asked)
{
    const CommandInfo *info = g_str_has_prefix(asked->visit.path, ACT_PATH) ? command_of(asked->match.place[0]) : NULL;
    return info != NULL && command_takes(info, FIELD_PAPER);
}

/* --- what can be done --------------------------------------------------------------------------------------------- */

static Content *make_commands(Asked *asked)
{
    g_auto(Buffer) out = BUFFER_INIT;
    const Module *module;
    JsonWriter json;
    json_begin(&json, &out);
    json_open_object(&json, NULL);
    json_open_array(&json, "themes");
    for (guint i = 0; (module = module_at(i)) != NULL; i++) {
        if (module->commands[0] == NULL) {
            continue;
        }
        json_open_object(&json, NULL);
        json_put_string(&json, "name", module->name);
        json_put_string(&json, "title", module->title);
        json_open_array(&json, "commands");
        for (guint n = 0; module->commands[n] != NULL; n++) {
            acts_json_put_command(&json, NULL, module->commands[n]);
        }
        json_close_array(&json);
        json_close_object(&json);
    }
    json_close_array(&json);
    json_close_object(&json);
    buffer_char(&out, '\n');
    return contents_json(asked, &out);
}

static Content *make_command(Asked *asked)
{
    g_auto(Buffer) out = BUFFER_INIT;
    JsonWriter json;
    const CommandInfo *info = command_of(asked->match.place[0]);
    if (info == NULL) {
        return NULL;
    }
    json_begin(&json, &out);
    acts_json_put_command(&json, NULL, info);
    buffer_char(&out, '\n');
    return contents_json(asked, &out);
}

/* --- how it stands ------------------------------------------------------------------------------------------------ */

static const State *lock_state(Asked *asked)
{
    g_autoptr(GError) error = NULL;
    App *app = running_app(asked->running);
    const State *state = app_read_lock(app);
    if (state == NULL && app_catch_up(app, &error)) {
        state = app_read_lock(app);
    }
    if (state == NULL) {
        contents_fail_world(asked, error);
    }
    return state;
}

/* It is the same, but for the clock, as long as nothing happens. */
static void set_tag(Content *content, Seq seq, Instant at, const SessionView *view)
{
    g_snprintf(content->etag, sizeof content->etag, "W/\"%" G_GUINT64_FORMAT "-%" G_GINT64_FORMAT "-%d\"", seq, at,
               view->hides_speakers * 2 + view->hides_persons);
}

static Content *make_session(Asked *asked)
{
    g_auto(Buffer) out = BUFFER_INIT;
    g_autoptr(GStringChunk) strings = g_string_chunk_new(KEY_ACTOR_LIMIT);
    KeyHolder holder;
    Actor actor;
    const bool has_key = holder_token(asked->request) != NULL;
    if (has_key && (!holder_find(asked, SCOPE_READ, &holder) || !actor_read(holder.as, strings, &actor))) {
        return NULL;
    }
    const State *state = lock_state(asked);
    if (state == NULL) {
        return NULL;
    }
    const SessionView view = access_view(state, has_key ? &actor : NULL, running_now(asked->running));
    const Seq seq = state_seq(state);
    const Instant at = state_now(state);
    session_json_put(&out, state, &view);
    app_read_unlock(running_app(asked->running));
    Content *content = contents_json(asked, &out);
    if (content != NULL) {
        content->keep = KEEP_OWN;
        set_tag(content, seq, at, &view);
    }
    return content;
}

/* --- its record --------------------------------------------------------------------------------------------------- */

typedef struct {
    JsonWriter json;
    Teller teller;
    guint left;
} Log;

static bool put_entry(const AppEntry *entry, gpointer data)
{
    Log *log = data;
    acts_json_put_recorded(&log->json, entry, &log->teller);
    log->left--;
    return log->left > 0 && log->json.out->length < LOG_BYTES_LIMIT;
}

static bool may_read_record(Asked *asked, const KeyHolder *holder)
{
    g_autoptr(GStringChunk) strings = g_string_chunk_new(KEY_ACTOR_LIMIT);
    Actor actor;
    const State *state = lock_state(asked);
    if (state == NULL) {
        return false;
    }
    const bool may = actor_read(holder->as, strings, &actor) && access_reads_record(state, &actor);
    app_read_unlock(running_app(asked->running));
    if (!may) {
        problem_set(&asked->problem, PROBLEM_NOT_YOURS,
                    g_strdup_printf("The record is for the Chair, the Secretariat and Member States; the key is of: %s",
                                    holder->as));
    }
    return may;
}

static Content *make_log(Asked *asked)
{
    g_auto(Buffer) out = BUFFER_INIT;
    g_auto(RunningTeller) names = { 0 };
    g_autoptr(GError) error = NULL;
    KeyHolder holder;
    if (!holder_find(asked, SCOPE_RECORD, &holder) || !may_read_record(asked, &holder)) {
        return NULL;
    }
    App *app = running_app(asked->running);
    running_teller_init(&names, asked->running, asked->visit.language);
    Log log = { .teller = running_teller(&names), .left = (guint)g_ascii_strtoull(asked->values[1], NULL, 10) };
    const guint64 after = g_ascii_strtoull(asked->values[0], NULL, 10);
    json_begin(&log.json, &out);
    json_open_object(&log.json, NULL);
    json_put_integer(&log.json, "head", (gint64)app_wait(app, 0, 0));
    json_open_array(&log.json, "entries");
    if (log.left > 0 && !app_entries(app, after, put_entry, &log, &error)) {
        contents_fail_world(asked, error);
        return NULL;
    }
    json_close_array(&log.json);
    json_close_object(&log.json);
    buffer_char(&out, '\n');
    return contents_json(asked, &out);
}

/* A parameter as a number; 0 where it is not there, or wrong: then it is not waited for, and the answer says so. */
static guint64 number_of(const Request *request, const char *name)
{
    g_autofree char *value = query_value(request->query, name);
    guint64 number = 0;
    return value != NULL && g_ascii_string_to_unsigned(value, 10, 0, G_MAXINT64, &number, NULL) ? number : 0;
}

/* Who shows no key is told so at once. */
bool acts_await(const Asked *asked, guint64 *ret_after, int *ret_seconds)
{
    const guint64 seconds = number_of(asked->request, "wait");
    if (asked->running == NULL || seconds == 0 || seconds > LOG_WAIT_LIMIT || holder_token(asked->request) == NULL) {
        return false;
    }
    *ret_after = number_of(asked->request, "after");
    *ret_seconds = (int)seconds;
    return app_wait(running_app(asked->running), 0, 0) <= *ret_after;
}

/* --- the table ---------------------------------------------------------------------------------------------------- */

static const char *answer_at(guint i)
{
    static const char *const answers[] = { "no", "yes" };
    return i < G_N_ELEMENTS(answers) ? answers[i] : NULL;
}

static const Operation list_commands = {
    .id = "listCommands",
    .summary = "What may be done in the session",
    .about =
        "Every command by theme: its fields with their types and limits, who may, by which rule, and the JSON schema "
        "of what is sent.",
    .type = "application/json",
    .schema = "commands",
};

static const Operation get_command = {
    .id = "getCommand",
    .summary = "One command",
    .about = "By its name.",
    .places = { { .name = "command", .about = "The name of a command, such as floor.request." } },
    .type = "application/json",
    .schema = "command",
    .problems = PROBLEM_BIT(PROBLEM_MISSING),
};

/* The description has an operation for each command (openapi.c); this is what they share. */
static const Operation do_act = {
    .id = "act",
    .parameters = { { .name = "dry_run",
                      .about = "yes: say what would happen, and do nothing.",
                      .value_at = answer_at,
                      .usual = "no" } },
    .type = "application/json",
    .schema = "done",
    .key = KEY_NEEDED,
    .problems = PROBLEM_BIT(PROBLEM_PARAMETER) | PROBLEM_BIT(PROBLEM_KEY) | PROBLEM_BIT(PROBLEM_SCOPE) |
                PROBLEM_BIT(PROBLEM_NOT_YOURS) | PROBLEM_BIT(PROBLEM_REFUSED) | PROBLEM_BIT(PROBLEM_TOO_LARGE) |
                PROBLEM_BIT(PROBLEM_MEDIA_TYPE) | PROBLEM_BIT(PROBLEM_UNREADABLE) | PROBLEM_BIT(PROBLEM_FIELD) |
                PROBLEM_BIT(PROBLEM_REPEATED) | PROBLEM_BIT(PROBLEM_RATE) | PROBLEM_BIT(PROBLEM_BUSY) |
                PROBLEM_BIT(PROBLEM_FAULT),
};

static const Operation get_session = {
    .id = "getSession",
    .summary = "How the session stands",
    .about =
        "The body, the meeting that goes on, who has the floor and for how long, the lists of speakers in their order. "
        "While the meeting is informal, who speaks and who waits is told to those alone whose key is of somebody who may attend.",
    .type = "application/json",
    .schema = "session",
    .has_tag = true,
    .key = KEY_ADDS,
    .scope = SCOPE_READ,
    .problems = PROBLEM_BIT(PROBLEM_KEY) | PROBLEM_BIT(PROBLEM_SCOPE) | PROBLEM_BIT(PROBLEM_RATE) |
                PROBLEM_BIT(PROBLEM_BUSY) | PROBLEM_BIT(PROBLEM_FAULT),
};

static const Operation get_log = {
    .id = "getLog",
    .summary = "The record of the session",
    .about =
        "Its entries in order, each with its number and hash, as a sentence in the language that is asked for, and as it "
        "stands in the ledger: for the Chair, the Secretariat and Member States. `head` is the number of the last one that there is: who asks for those after the last "
        "that came, until that is the head, has them all; and with `wait` hears of the next as it comes. `taken_back` is the number of the entry that "
        "took back the act which an entry belongs to.",
    .parameters = { { .name = "after",
                      .about = "The number of an entry: those after it are told. 0: from the first.",
                      .usual = "0",
                      .most = G_MAXINT64 },
                    { .name = "limit", .about = "How many at most.", .usual = "100", .most = LOG_LIMIT },
                    { .name = "wait",
                      .about = "Where there are none yet: for how many seconds to wait for one.",
                      .usual = "0",
                      .most = LOG_WAIT_LIMIT } },
    .type = "application/json",
    .schema = "log",
    .key = KEY_NEEDED,
    .scope = SCOPE_RECORD,
    .problems = PROBLEM_BIT(PROBLEM_PARAMETER) | PROBLEM_BIT(PROBLEM_KEY) | PROBLEM_BIT(PROBLEM_SCOPE) |
                PROBLEM_BIT(PROBLEM_NOT_YOURS) | PROBLEM_BIT(PROBLEM_RATE) | PROBLEM_BIT(PROBLEM_BUSY) |
                PROBLEM_BIT(PROBLEM_FAULT),
};

static const Route routes[] = {
    { API_PATH "/commands", make_commands, .is_open = true, .of_session = true, .operation = &list_commands },
    { ACT_PATH "*", make_command, .is_open = true, .of_session = true, .operation = &get_command },
    { ACT_PATH "*", make_act, .begin = begin_act, .finish = finish_act, .limit = ACT_PAPER_BODY_LIMIT, .is_open = true,
      .of_session = true, .is_slow = true, .waits = true, .operation = &do_act },
    { API_PATH "/session", make_session, .is_open = true, .of_session = true, .is_live = true, .is_slow = true,
      .waits = true, .operation = &get_session },
    { API_PATH "/log", make_log, .is_open = true, .of_session = true, .is_live = true, .is_slow = true, .waits = true,
      .awaits_news = true, .operation = &get_log },
};

bool acts_is_act(const Operation *operation)
{
    return operation == &do_act;
}

const RouteTable acts_routes = { routes, G_N_ELEMENTS(routes) };
