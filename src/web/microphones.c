#include "web/microphones.h"

#include "base/instant.h"
#include "base/monotonic.h"
#include "session/common.h"
#include "session/microphone.h"
#include "session/module.h"
#include "web/acts_json.h"
#include "web/holder.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

/* What was heard last of a seat. */
typedef struct {
    Instant at;      /* by the session's clock */
    Instant told_at; /* by this machine's, as it was told: which is first, and which is the same */
    gint64 sequence; /* -1: none was told */
    bool is_on;
} Heard;

struct Microphones {
    App *app;
    GMutex turn;       /* one delivery at a time: what it means depends on the one before. Of `seats` */
    GHashTable *seats; /* seat → Heard */

    pthread_mutex_t lock; /* of what follows */
    pthread_cond_t told;
    bool has_news, is_ending;
    guint listening;
    gint64 grace;    /* µs */
    Instant held;    /* until when something else had to be settled first. The thread's own */
    GThread *thread; /* that keeps the time; NULL: none does */
};

/* --- keeping the time
 * ------------------------------------------------------------------------------------------------- */

static void on_news(Seq seq, gpointer data)
{
    (void)seq;
    Microphones *microphones = data;
    pthread_mutex_lock(&microphones->lock);
    microphones->has_news = true;
    pthread_cond_signal(&microphones->told);
    pthread_mutex_unlock(&microphones->lock);
}

/* When the statement is to end, and whose it is (owned); 0 if nothing is to be waited for. While a point of order is
 * pending nothing ends, and after it the speaker has the whole time again. */
static Instant due_time(Microphones *microphones, char **ret_party)
{
    const State *state = app_read_lock(microphones->app);
    if (state == NULL) {
        return 0;
    }
    const Instant off = microphone_off_since(state);
    const Floor *floor = state_the_floor(state);
    const Inscription *speaker = state_inscription(state, floor->inscription);
    if (floor->point != ID_NONE) {
        microphones->held = app_now(microphones->app);
    }
    *ret_party = off != 0 ? g_strdup(participant_code(state, speaker->participant)) : NULL;
    app_read_unlock(microphones->app);
    return off != 0 ? MAX(off, microphones->held) + microphones->grace : 0;
}

static void end_statement(Microphones *microphones, const char *party)
{
    g_auto(AppAnswer) answer = { 0 };
    AppCommand wish = {
        .command = { .info = command_of("floor.end"), .actor = { .role = ROLE_CLOCK }, .at = app_now(microphones->app) }
    };
    if (party != NULL) {
        values_set_text(&wish.command.values, FIELD_PARTY, party);
    }
    values_set_number(&wish.command.values, FIELD_CHANNEL, CHANNEL_SEAT);
    app_submit(microphones->app, &wish, &answer);
    if (answer.result == APP_FAULT) {
        fprintf(stderr, "placard: a statement whose microphone is off: %s\n", answer.fault->message);
    }
}

/* Until there is news, or the time has come. False if it is all over. */
static bool wait_until(Microphones *microphones, Instant due)
{
    enum { PATIENCE_SECONDS = 3600 };
    const gint64 left = due != 0 ? due - app_now(microphones->app) : (gint64)PATIENCE_SECONDS * G_USEC_PER_SEC;
    const gint64 until = g_get_monotonic_time() + MAX(left, 0);
    pthread_mutex_lock(&microphones->lock);
    while (!microphones->has_news && !microphones->is_ending &&
           monotonic_cond_wait(&microphones->told, &microphones->lock, until)) {
    }
    microphones->has_news = false;
    const bool goes_on = !microphones->is_ending;
    pthread_mutex_unlock(&microphones->lock);
    return goes_on;
}

static gpointer keep_time(gpointer data)
{
    Microphones *microphones = data;
    Instant due = 0, tried = 0;
    do {
        g_autofree char *party = NULL;
        due = due_time(microphones, &party);
        if (due != 0 && due != tried && due <= app_now(microphones->app)) {
            tried = due; /* whatever becomes of it, it is not tried again and again */
            end_statement(microphones, party);
            due = 0;
        } else if (due == tried) {
            due = 0;
        }
    } while (wait_until(microphones, due));
    return NULL;
}

void microphones_keep_time(Microphones *microphones, int grace_seconds)
{
    microphones->grace = (gint64)grace_seconds * G_USEC_PER_SEC;
    microphones->listening = app_listen(microphones->app, on_news, microphones);
    /* Signals are for whoever runs the program, who could not wait for one that this thread is given instead. */
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    microphones->thread = g_thread_new("microphones", keep_time, microphones);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}

Microphones *microphones_new(App *app)
{
    Microphones *microphones = g_new0(Microphones, 1);
    microphones->app = app;
    microphones->seats = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    g_mutex_init(&microphones->turn);
    pthread_mutex_init(&microphones->lock, NULL);
    monotonic_cond_init(&microphones->told);
    return microphones;
}

void microphones_free(Microphones *microphones)
{
    if (microphones == NULL) {
        return;
    }
    if (microphones->thread != NULL) {
        app_unlisten(microphones->app, microphones->listening);
        pthread_mutex_lock(&microphones->lock);
        microphones->is_ending = true;
        pthread_cond_signal(&microphones->told);
        pthread_mutex_unlock(&microphones->lock);
        g_thread_join(microphones->thread);
    }
    pthread_cond_destroy(&microphones->told);
    pthread_mutex_destroy(&microphones->lock);
    g_mutex_clear(&microphones->turn);
    g_hash_table_unref(microphones->seats);
    g_free(microphones);
}

/* --- what is told
 * ----------------------------------------------------------------------------------------------------- */

typedef struct {
    Asked *asked;
    KeyHolder holder;
    JsonValue *body;
    const char *seat;
    Heard heard; /* now */
} Told;

static void told_clear(Told *delivery)
{
    g_clear_pointer(&delivery->body, json_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Told, told_clear)

static bool fail_member(Told *delivery, const char *name, const char *expected)
{
    const bool is_object = json_kind(delivery->body) == JSON_OBJECT;
    const JsonValue *value = is_object ? json_member(delivery->body, name) : NULL;
    problem_set(&delivery->asked->problem, PROBLEM_FIELD, g_strdup_printf("%s: expected %s", name, expected));
    delivery->asked->problem.at = json_position(value != NULL ? value : delivery->body);
    return false;
}

static bool read_seat(Told *delivery, const JsonValue *value)
{
    if (value == NULL || json_kind(value) != JSON_STRING || strlen(json_string(value)) > FIELD_ID_LIMIT) {
        return fail_member(delivery, "seat", "the code of a participant, such as \"FRA\", or \"podium\"");
    }
    delivery->seat = json_string(value);
    return true;
}

static bool read_on(Told *delivery, const JsonValue *value)
{
    if (value == NULL || json_kind(value) != JSON_BOOL) {
        return fail_member(delivery, "on", "true or false");
    }
    delivery->heard.is_on = json_bool(value);
    return true;
}

/* A clock that runs ahead of ours tells of now. It tells of this machine's time, which may not be the session's. */
static bool read_at(Told *delivery, const JsonValue *value)
{
    const Instant now = g_get_real_time();
    Instant at = now;
    const bool good = value == NULL || (json_kind(value) == JSON_INTEGER && (at = json_integer(value)) > 0) ||
                      (json_kind(value) == JSON_STRING && instant_parse(json_string(value), &at));
    delivery->heard.told_at = MIN(at, now);
    delivery->heard.at = MIN(at, now) + running_now(delivery->asked->running) - now;
    return good ||
           fail_member(delivery, "at", "microseconds since 1970, or a time such as \"2022-07-25T14:00:00.25Z\"");
}

static bool read_sequence(Told *delivery, const JsonValue *value)
{
    const bool good = value == NULL || (json_kind(value) == JSON_INTEGER && json_integer(value) >= 0);
    delivery->heard.sequence = good && value != NULL ? json_integer(value) : -1;
    return good || fail_member(delivery, "sequence", "a whole number, not below 0");
}

static const struct {
    const char *name;
    bool (*read)(Told *delivery, const JsonValue *value);
} members[] = { { "seat", read_seat }, { "on", read_on }, { "at", read_at }, { "sequence", read_sequence } };

static bool is_member(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(members); i++) {
        if (strcmp(members[i].name, name) == 0) {
            return true;
        }
    }
    return false;
}

static bool read_delivery(Told *delivery)
{
    g_autoptr(GError) error = NULL;
    Asked *asked = delivery->asked;
    g_autoptr(GBytes) body = asked->request->body != NULL ? g_bytes_ref(asked->request->body) : g_bytes_new(NULL, 0);
    delivery->body = json_parse(body, &error);
    if (delivery->body == NULL) {
        problem_set_unreadable(&asked->problem, error->message);
        return false;
    }
    for (guint i = 0; i < json_size(delivery->body) && json_kind(delivery->body) == JSON_OBJECT; i++) {
        if (!is_member(json_member_name(delivery->body, i))) {
            problem_set(&asked->problem, PROBLEM_FIELD,
                        g_strdup("There is a field that is none of: seat, on, at, sequence"));
            asked->problem.at = json_position(json_member_at(delivery->body, i));
            return false;
        }
    }
    for (size_t i = 0; i < G_N_ELEMENTS(members); i++) {
        const bool is_object = json_kind(delivery->body) == JSON_OBJECT;
        if (!members[i].read(delivery, is_object ? json_member(delivery->body, members[i].name) : NULL)) {
            return false;
        }
    }
    return true;
}

/* --- in which order
 * --------------------------------------------------------------------------------------------------- */

typedef enum { ORDER_NEWER, ORDER_SAME, ORDER_OLDER } Order;

static Order order_of(const Heard *before, const Heard *now)
{
    if (before->sequence >= 0 && now->sequence >= 0) {
        return now->sequence > before->sequence    ? ORDER_NEWER
               : now->sequence == before->sequence ? ORDER_SAME
                                                   : ORDER_OLDER;
    }
    if (now->told_at == before->told_at && now->is_on == before->is_on) {
        return ORDER_SAME;
    }
    return now->told_at >= before->told_at ? ORDER_NEWER : ORDER_OLDER;
}

static Order hear(const Microphones *microphones, const Told *delivery)
{
    const Heard *before = g_hash_table_lookup(microphones->seats, delivery->seat);
    const gint64 age = app_now(microphones->app) - delivery->heard.at;
    if (before != NULL && order_of(before, &delivery->heard) != ORDER_NEWER) {
        return order_of(before, &delivery->heard);
    }
    return age <= (gint64)MICROPHONES_LATE_SECONDS * G_USEC_PER_SEC ? ORDER_NEWER : ORDER_OLDER;
}

/* Only when it was carried out: what went wrong is told again, and heard again. */
static void keep(Microphones *microphones, const Told *delivery)
{
    if (g_hash_table_size(microphones->seats) < MICROPHONES_SEATS_LIMIT) {
        g_hash_table_replace(microphones->seats, g_strdup(delivery->seat),
                             g_memdup2(&delivery->heard, sizeof delivery->heard));
    }
}

/* --- what is done about it
 * -------------------------------------------------------------------------------------------- */

static void put_answer(Told *delivery, const char *result, const char *about, const AppAnswer *answer, Buffer *out)
{
    JsonWriter json;
    Asked *asked = delivery->asked;
    json_begin(&json, out);
    json_open_object(&json, NULL);
    json_put_string(&json, "seat", delivery->seat);
    json_put_bool(&json, "on", delivery->heard.is_on);
    json_put_integer(&json, "at", delivery->heard.at);
    json_put_string(&json, "result", result);
    json_put_string(&json, "about", about);
    acts_json_put_entries(&json, answer, asked->running, asked->visit.language);
    json_close_object(&json);
    buffer_char(out, '\n');
}

/* The podium's belong to nobody who is given the floor. False if the seat is none. */
static bool find_sense(Told *delivery, MicrophoneSense *ret_sense)
{
    App *app = running_app(delivery->asked->running);
    const State *state = app_read_lock(app);
    if (state == NULL) {
        return contents_fail_world(delivery->asked, NULL);
    }
    const int participant = state_find_participant(state, delivery->seat);
    const bool is_known = participant != ID_NONE || strcmp(delivery->seat, "podium") == 0;
    *ret_sense = microphone_sense(state, participant, delivery->heard.is_on, delivery->heard.at);
    app_read_unlock(app);
    return is_known || fail_member(delivery, "seat", "the code of a participant of the session, or \"podium\"");
}

/* Whoever tells of them acts in the session, as the Chair or the Secretariat. */
static bool read_actor(const Told *delivery, GStringChunk *strings, Command *command)
{
    const bool is_known = actor_read(delivery->holder.as, strings, &command->actor);
    g_assert(is_known);
    if ((command->info->who & MAY(command->actor.role)) != 0) {
        return true;
    }
    problem_set(
        &delivery->asked->problem, PROBLEM_NOT_YOURS,
        g_strdup_printf("The clock is the Chair's and the Secretariat's; the key is of: %s", delivery->holder.as));
    return false;
}

/* Between looking and doing others may have acted: then the rules say no, and it has come too late. */
static bool carry_out(Told *delivery, MicrophoneSense sense, Buffer *out)
{
    const MicrophoneInfo *info = microphone_info(sense);
    g_autoptr(GStringChunk) strings = g_string_chunk_new(KEY_ACTOR_LIMIT);
    g_auto(AppAnswer) answer = { 0 };
    AppCommand wish = { .command = { .info = command_of(info->command != NULL ? info->command : "floor.pause"),
                                     .at = delivery->heard.at } };
    if (!read_actor(delivery, strings, &wish.command)) {
        return false;
    }
    if (info->command == NULL) {
        put_answer(delivery, info->name, info->about, &answer, out);
        return true;
    }
    values_set_text(&wish.command.values, FIELD_PARTY, delivery->seat);
    values_set_number(&wish.command.values, FIELD_CHANNEL, CHANNEL_SEAT);
    app_submit(running_app(delivery->asked->running), &wish, &answer);
    if (answer.result == APP_FAULT) {
        return contents_fail_world(delivery->asked, answer.fault);
    }
    info = answer.result == APP_REFUSED ? microphone_info(MICROPHONE_LATE) : info;
    put_answer(delivery, info->name, info->about, &answer, out);
    return true;
}

static bool take_delivery(Microphones *microphones, Told *delivery, Buffer *out)
{
    MicrophoneSense sense = MICROPHONE_NOBODY;
    const AppAnswer none = { 0 };
    if (!find_sense(delivery, &sense)) {
        return false;
    }
    switch (hear(microphones, delivery)) {
    case ORDER_SAME: put_answer(delivery, "repeated", "It was told before.", &none, out); return true;
    case ORDER_OLDER: put_answer(delivery, "late", microphone_info(MICROPHONE_LATE)->about, &none, out); return true;
    default: break;
    }
    const bool good = carry_out(delivery, sense, out);
    if (good) {
        keep(microphones, delivery);
    }
    return good;
}

static Content *make_microphones(Asked *asked)
{
    g_auto(Buffer) out = BUFFER_INIT;
    g_auto(Told) delivery = { .asked = asked };
    Microphones *microphones = running_microphones(asked->running);
    if (!holder_find(asked, SCOPE_MICROPHONES, &delivery.holder) || !read_delivery(&delivery)) {
        return NULL;
    }
    g_mutex_lock(&microphones->turn);
    const bool good = take_delivery(microphones, &delivery, &out);
    g_mutex_unlock(&microphones->turn);
    return good ? contents_json(asked, &out) : NULL;
}

/* --- the table
 * -------------------------------------------------------------------------------------------------------- */

static const Operation tell_microphone = {
    .id = "tellMicrophone",
    .summary = "A microphone went on or off",
    .about =
        "The seat is the code of a participant, or podium. When the microphone of the one that has the floor goes off the clock of "
        "the statement stops, and runs on when it goes on again; if it stays off, the statement ends. A clock that was stopped for "
        "another reason waits for a hand, and of everybody else's microphone nothing follows: the floor is given by the Chair. "
        "`result` says what came of it. `at` is when it happened by the sender's clock, else now; `sequence` counts what the "
        "sender tells. By these the same may be told again, and late, and in another order: what is older than what was heard of the seat "
        "already does nothing.",
    .body = "microphone-told",
    .type = "application/json",
    .schema = "microphone",
    .key = KEY_NEEDED,
    .scope = SCOPE_MICROPHONES,
    .problems = PROBLEM_BIT(PROBLEM_KEY) | PROBLEM_BIT(PROBLEM_SCOPE) | PROBLEM_BIT(PROBLEM_NOT_YOURS) |
                PROBLEM_BIT(PROBLEM_TOO_LARGE) | PROBLEM_BIT(PROBLEM_UNREADABLE) | PROBLEM_BIT(PROBLEM_FIELD) |
                PROBLEM_BIT(PROBLEM_RATE) | PROBLEM_BIT(PROBLEM_BUSY) | PROBLEM_BIT(PROBLEM_FAULT),
};

static const Route routes[] = {
    { API_PATH "/microphones", make_microphones, .limit = MICROPHONE_BODY_LIMIT, .is_open = true, .of_session = true,
      .is_slow = true, .waits = true, .operation = &tell_microphone },
};

const RouteTable microphones_routes = { routes, G_N_ELEMENTS(routes) };
