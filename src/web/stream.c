#include "web/stream.h"

#include "app/entries.h"
#include "exchange/session_json.h"
#include "web/access.h"
#include "web/acts_json.h"
#include "web/holder.h"

#include <stdio.h>
#include <string.h>

/* The name of a channel is its lines: "+record", the language, the name of the key, and as whom it acts. */
enum { LINE_KIND, LINE_LANGUAGE, LINE_KEY, LINE_ACTOR, N_LINES };

#define KIND_SESSION "+session"
#define KIND_RECORD "+record"

G_STATIC_ASSERT(sizeof KIND_SESSION + sizeof "zh" + KEY_NAME_LIMIT + 1 + KEY_ACTOR_LIMIT < LIVE_CHANNEL_LIMIT);

/* --- events
 * ----------------------------------------------------------------------------------------------------------- */

static void begin_event(Buffer *out, guint64 number, const char *name)
{
    buffer_literal(out, "id: ");
    buffer_number(out, (gint64)number);
    buffer_literal(out, "\nevent: ");
    buffer_string(out, name);
    buffer_char(out, '\n');
}

/* JSON has no other ends of lines than these. */
static void end_event(Buffer *out, const Buffer *json)
{
    const char *at = json->data, *end = at + json->length;
    while (at < end) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        stop = stop != NULL ? stop : end;
        buffer_literal(out, "data: ");
        buffer_bytes(out, at, (size_t)(stop - at));
        buffer_char(out, '\n');
        at = stop + 1;
    }
    buffer_char(out, '\n');
}

/* --- how it stands
 * ---------------------------------------------------------------------------------------------------- */

/* What came between is not told: how it stands now, it does. */
static GBytes *tell_session(const State *state, const Actor *actor, guint64 after, LiveNews *ret_news)
{
    g_auto(Buffer) json = BUFFER_INIT, out = BUFFER_INIT;
    const guint64 number = state_seq(state);
    ret_news->upto = number;
    if (number == after) {
        return NULL;
    }
    const SessionView view = access_view(state, actor, 0);
    session_json_put(&json, state, &view);
    begin_event(&out, number, "session");
    end_event(&out, &json);
    return buffer_steal(&out);
}

/* --- the record
 * ------------------------------------------------------------------------------------------------------- */

typedef struct {
    Buffer out;
    Teller teller;
    guint64 upto;
    bool has_more;
} Telling;

static bool tell_entry(const AppEntry *entry, gpointer data)
{
    g_auto(Buffer) json = BUFFER_INIT;
    JsonWriter writer;
    Telling *telling = data;
    if (telling->out.length >= LIVE_SEND_BUFFER) {
        telling->has_more = true;
        return false;
    }
    json_begin(&writer, &json);
    acts_json_put_recorded(&writer, entry, &telling->teller);
    begin_event(&telling->out, entry->seq, "entry");
    end_event(&telling->out, &json);
    telling->upto = entry->seq;
    return true;
}

static GBytes *tell_record(Running *running, Language language, guint64 after, LiveNews *ret_news)
{
    g_auto(RunningTeller) names;
    g_autoptr(GError) error = NULL;
    running_teller_init(&names, running, language);
    Telling telling = { .out = BUFFER_INIT, .teller = running_teller(&names), .upto = after };
    if (!app_entries(running_app(running), after, tell_entry, &telling, &error)) {
        fprintf(stderr, "placard: a stream of the record: %s\n", error->message);
    }
    ret_news->upto = telling.upto;
    ret_news->has_more = telling.has_more;
    if (telling.out.length == 0) {
        buffer_clear(&telling.out);
        return NULL;
    }
    return buffer_steal(&telling.out);
}

/* --- both
 * ------------------------------------------------------------------------------------------------------------- */

/* Whoever had the key when the stream began must have it still, and it must reach as far. */
static bool is_good_key(const Running *running, char *const *lines, const char *scope, LiveNews *ret_news)
{
    KeyHolder holder;
    if (lines[LINE_KEY][0] == '\0') {
        return true;
    }
    const KeyAnswer answer = keyring_look(running_keys(running), lines[LINE_KEY], &holder, NULL);
    const bool is_good =
        answer == KEY_KNOWN && strcmp(holder.as, lines[LINE_ACTOR]) == 0 && scopes_have(holder.scopes, scope);
    ret_news->has_ended = answer != KEY_FAULT && !is_good;
    return is_good;
}

GBytes *stream_news(const char *channel, guint64 after, LiveNews *ret_news, gpointer data)
{
    Running *running = data;
    GBytes *bytes = NULL;
    Actor actor;
    g_autoptr(GStringChunk) strings = g_string_chunk_new(KEY_ACTOR_LIMIT);
    g_auto(GStrv) lines = g_strsplit(channel, "\n", N_LINES);
    const bool is_record = strcmp(lines[LINE_KIND], KIND_RECORD) == 0;
    const bool has_key = lines[LINE_KEY][0] != '\0';
    if (!is_good_key(running, lines, is_record ? SCOPE_RECORD : SCOPE_READ, ret_news) ||
        (has_key && !actor_read(lines[LINE_ACTOR], strings, &actor))) {
        return NULL;
    }
    const State *state = app_read_lock(running_app(running));
    if (state == NULL) {
        return NULL;
    }
    const guint64 head = state_seq(state);
    if (!is_record) {
        bytes = tell_session(state, has_key ? &actor : NULL, after, ret_news);
    } else {
        ret_news->has_ended = !access_reads_record(state, &actor);
    }
    app_read_unlock(running_app(running));
    if (!is_record || ret_news->has_ended || head <= after) {
        /* Who has seen more than there is has seen another record: from here on it is this one. */
        ret_news->upto = MIN(ret_news->upto, head);
        return bytes;
    }
    return tell_record(running, language_of_code(lines[LINE_LANGUAGE]), after, ret_news);
}

/* --- opening
 * ---------------------------------------------------------------------------------------------------------- */

static bool may_open(Asked *asked, bool is_record, KeyHolder *ret_holder, guint64 *ret_head)
{
    Actor actor = { 0 };
    g_autoptr(GStringChunk) strings = g_string_chunk_new(KEY_ACTOR_LIMIT);
    const bool has_key = is_record || holder_token(asked->request) != NULL;
    if (has_key && (!holder_find(asked, is_record ? SCOPE_RECORD : SCOPE_READ, ret_holder) ||
                    !actor_read(ret_holder->as, strings, &actor))) {
        return false;
    }
    const State *state = app_read_lock(running_app(asked->running));
    if (state == NULL) {
        return contents_fail_world(asked, NULL);
    }
    const bool may = !is_record || access_reads_record(state, &actor);
    *ret_head = state_seq(state);
    app_read_unlock(running_app(asked->running));
    if (!may) {
        problem_set(&asked->problem, PROBLEM_NOT_YOURS,
                    g_strdup_printf("The record is for the Chair, the Secretariat and Member States; the key is of: %s",
                                    ret_holder->as));
    }
    return may;
}

/* A client that comes again says by itself what came last; that is nearer than what its address says. */
static bool read_after(Asked *asked, guint64 usual, guint64 *ret_after)
{
    const char *last = asked->request->last_event_id, *text = last != NULL && last[0] != '\0' ? last : asked->values[1];
    *ret_after = usual;
    if (text[0] == '\0' || g_ascii_string_to_unsigned(text, 10, 0, G_MAXINT64, ret_after, NULL)) {
        return true;
    }
    problem_set(&asked->problem, PROBLEM_PARAMETER,
                g_strdup("after, or the header Last-Event-ID, is the number of an entry"));
    return false;
}

static void open_stream(Asked *asked, Response *response)
{
    guint64 head = 0;
    KeyHolder holder = { 0 };
    const bool is_record = strcmp(asked->values[0], "record") == 0;
    if (!may_open(asked, is_record, &holder, &head) || !read_after(asked, is_record ? head : 0, &response->after)) {
        return;
    }
    response->status = 200;
    if (asked->request->method == METHOD_HEAD) {
        return;
    }
    response->channel = g_strjoin("\n", is_record ? KIND_RECORD : KIND_SESSION,
                                  is_record ? language_code(asked->visit.language) : "", holder.name, holder.as, NULL);
}

static const char *kind_at(guint i)
{
    static const char *const kinds[] = { "session", "record" };
    return i < G_N_ELEMENTS(kinds) ? kinds[i] : NULL;
}

static const Operation get_stream = {
    .id = "getStream",
    .summary = "What goes on, as it happens",
    .about =
        "Server-sent events. Of the session an event `session` whenever something happened, with how it stands then, as "
        "`/api/v1/session` tells it to whose key it is, or to everybody: what came between two of them is not told. Of the record, for which "
        "a key of the scope record is needed, an event `entry` for each entry, as `/api/v1/log` has it: none is left out. The id of an event is the "
        "number of the entry; who comes again with it (Last-Event-ID, or after) misses nothing. Every 15 seconds comes a comment. A "
        "stream ends when its key is taken away.",
    .parameters = { { .name = "of", .about = "What is told of.", .value_at = kind_at, .usual = "session" },
                    { .name = "after",
                      .about = "The number of an entry: what happened after it is told. Without it, of the record what "
                               "happens from now on, and of the session how it stands, to begin with.",
                      .usual = "" } },
    .type = "text/event-stream; charset=utf-8",
    .key = KEY_ADDS,
    .scope = SCOPE_READ,
    .problems = PROBLEM_BIT(PROBLEM_PARAMETER) | PROBLEM_BIT(PROBLEM_KEY) | PROBLEM_BIT(PROBLEM_SCOPE) |
                PROBLEM_BIT(PROBLEM_NOT_YOURS) | PROBLEM_BIT(PROBLEM_RATE) | PROBLEM_BIT(PROBLEM_BUSY) |
                PROBLEM_BIT(PROBLEM_FAULT),
};

static const Route routes[] = {
    { API_PATH "/stream", .open = open_stream, .is_open = true, .of_session = true, .is_live = true, .is_slow = true,
      .waits = true, .operation = &get_stream },
};

const RouteTable stream_routes = { routes, G_N_ELEMENTS(routes) };
