/* Deciding and applying acts, without storing them: how many a second, what one costs with fifty who wait, and whether
 * that grows with what has happened before. */
#include "bench.h"
#include "core/roster.h"
#include "session/decide.h"
#include "session/list_outlook.h"
#include "session/module.h"
#include "session/speakers.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

enum { WAITING = 50, ROUND = 193 };

typedef enum { ACT_REQUEST, ACT_GIVE, ACT_END, ACT_OTHER, N_ACTS } ActKind;
static const char *const act_names[N_ACTS] = { "floor.request", "floor.give", "floor.end", "others" };

typedef struct {
    State *state;
    Outcome outcome;
    GStringChunk *strings;
    Instant now;
    int asked;            /* how many requests */
    GArray *took[N_ACTS]; /* of double: µs */
    Command give, end, request, resume, others[6];
    guint n_others;
    const char *members[ROUND];
} Bench;

/* Of the processor for the whole, which a busy machine disturbs less; of the wall for one act, whose median it is,
 * since asking for the other costs as much as an act. */
static double now_us(clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now);
    return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

static Command read_act(Bench *bench, Role role, const char *text)
{
    Command command = { 0 };
    char *complaint = command_read(text, bench->strings, &command);
    if (complaint != NULL) {
        g_error("%s: %s", text, complaint);
    }
    command.actor.role = role;
    return command;
}

static void act(Bench *bench, Command *command, ActKind kind)
{
    bench->now += 20 * G_USEC_PER_SEC;
    command->at = bench->now;
    const double start = now_us(CLOCK_MONOTONIC);
    const Refusal refusal = decide_and_apply(bench->state, command, &bench->outcome);
    outcome_reset(&bench->outcome);
    const double took = now_us(CLOCK_MONOTONIC) - start;
    g_array_append_val(bench->took[kind], took);
    if (refusal != ALLOWED) {
        g_error("%s: %s", command->info->name, refusal->name);
    }
}

static void ask(Bench *bench, ActKind kind)
{
    const char *party = bench->members[bench->asked++ % ROUND];
    bench->request.actor.party = party;
    act(bench, &bench->request, kind);
}

/* What happens beside speaking, one after the other. */
static void do_another(Bench *bench, guint turn)
{
    Command *command = &bench->others[turn % bench->n_others];
    act(bench, command, ACT_OTHER);
    if (strcmp(command->info->name, "floor.pause") == 0) {
        act(bench, &bench->resume, ACT_OTHER);
    }
}

static void begin(Bench *bench)
{
    static const char *const first[] = {
        "session.begin body=\"A body\" session=\"First session\" profile=oewg from=2022-07-25 to=2022-07-29",
        "quorum.waive quorum=open decision=\"decision 80/501\"",
        "slot.add meeting=2022-07-25-am starts=2022-07-25T14:00:00Z ends=2022-07-25T17:00:00Z reason=new",
        "meeting.call_to_order meeting=2022-07-25-am",
        "list.open list=item-5",
    };
    static const struct {
        Role role;
        const char *text;
    } others[] = {
        { ROLE_SECRETARIAT, "attendance.mark party=FRA" },
        { ROLE_SECRETARIAT, "floor.pause" },
        { ROLE_CHAIR, "list.announce list=item-5" },
        { ROLE_SECRETARIAT, "attendance.mark party=FRA present=no" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(first); i++) {
        Command command = read_act(bench, i == 3 ? ROLE_CHAIR : ROLE_SECRETARIAT, first[i]);
        act(bench, &command, ACT_OTHER);
    }
    bench->n_others = G_N_ELEMENTS(others);
    for (guint i = 0; i < bench->n_others; i++) {
        bench->others[i] = read_act(bench, others[i].role, others[i].text);
    }
    bench->give = read_act(bench, ROLE_CHAIR, "floor.give list=item-5");
    bench->end = read_act(bench, ROLE_CHAIR, "floor.end");
    bench->resume = read_act(bench, ROLE_SECRETARIAT, "floor.resume");
    bench->request = read_act(bench, ROLE_PARTICIPANT, "floor.request list=item-5 channel=seat");
    guint n = 0;
    for (size_t i = 0; roster_at(i) != NULL && n < ROUND; i++) {
        if (roster_is_member(roster_at(i))) {
            bench->members[n++] = roster_at(i)->id;
        }
    }
    for (int i = 0; i < WAITING; i++) {
        ask(bench, ACT_OTHER);
    }
}

/* Somebody is given the floor, ends, and another asks; every now and then something else happens while it speaks. */
static void run(Bench *bench, guint acts)
{
    for (guint i = 0; i < acts; i += 3) {
        act(bench, &bench->give, ACT_GIVE);
        if (i % 10 < 3) {
            do_another(bench, i / 10);
            i++;
        }
        act(bench, &bench->end, ACT_END);
        ask(bench, ACT_REQUEST);
    }
}

static int compare(gconstpointer a, gconstpointer b)
{
    const double one = *(const double *)a, other = *(const double *)b;
    return (one > other) - (one < other);
}

/* Returns µs of an act. */
static double measure(Bench *bench, guint before, guint acts)
{
    guint done = 0;
    for (guint i = 0; i < N_ACTS; i++) {
        g_array_set_size(bench->took[i], 0);
    }
    const double start = now_us(CLOCK_PROCESS_CPUTIME_ID);
    run(bench, acts);
    const double spent = now_us(CLOCK_PROCESS_CPUTIME_ID) - start;
    for (guint i = 0; i < N_ACTS; i++) {
        done += bench->took[i]->len;
        g_array_sort(bench->took[i], compare);
    }
    printf("%8u acts before: %8.0f acts a second; medians:", before, done / spent * 1e6);
    for (guint i = 0; i < N_ACTS; i++) {
        const double median = g_array_index(bench->took[i], double, bench->took[i]->len / 2);
        printf(" %s %.2f us%s", act_names[i], median, i + 1 < N_ACTS ? "," : "\n");
    }
    fflush(stdout);
    return spent / done;
}

/* Orders */

typedef struct {
    const State *state;
    int list, last;
} Waiting;

static void run_next(void *data)
{
    const Waiting *waiting = data;
    speakers_next(waiting->state, waiting->list);
}

static void run_order(void *data)
{
    const Waiting *waiting = data;
    g_array_unref(speakers_in_order(waiting->state, waiting->list));
}

static void run_why(void *data)
{
    const Waiting *waiting = data;
    speakers_why_free(speakers_why(waiting->state, waiting->last));
}

/* Everybody on one list. */
static void measure_orders(Bench *bench)
{
    static const char *const orders[] = { "class inscription", "class level not-yet-spoken inscription",
                                          "class regions" };
    Command open = read_act(bench, ROLE_SECRETARIAT, "list.open list=all"), order;
    Command request = read_act(bench, ROLE_PARTICIPANT, "floor.request list=all");
    act(bench, &open, ACT_OTHER);
    for (int i = 0; i < ROUND; i++) {
        request.actor.party = bench->members[i];
        act(bench, &request, ACT_OTHER);
    }
    bench_begin("All Members waiting on one list");
    Waiting waiting = { bench->state, state_find_list(bench->state, "all"), state_inscriptions(bench->state) };
    for (guint i = 0; i < G_N_ELEMENTS(orders); i++) {
        g_autofree char *text = g_strdup_printf("list.order list=all order=\"%s\"", orders[i]);
        g_autofree char *next = g_strdup_printf("who is next: %s", orders[i]);
        order = read_act(bench, ROLE_CHAIR, text);
        if (i > 0) {
            act(bench, &order, ACT_OTHER);
        }
        bench_run(next, run_next, &waiting, 0);
        bench_run("  the whole order", run_order, &waiting, 0);
        bench_run("  why the last is the last", run_why, &waiting, 0);
    }
}

/* Forecasts */

static void run_forecast(void *data)
{
    const Waiting *waiting = data;
    const OutlookQuestion question = { .now = state_now(waiting->state) };
    list_outlook_free(list_outlook_new(waiting->state, waiting->list, &question));
}

/* What a forecast after every act would add to it, after all that was said before. */
static void measure_forecast(Bench *bench, double act_us)
{
    enum { HUNDRED = 100 };
    Command open = read_act(bench, ROLE_SECRETARIAT, "list.open list=hundred");
    Command request = read_act(bench, ROLE_PARTICIPANT, "floor.request list=hundred");
    act(bench, &open, ACT_OTHER);
    for (int i = 0; i < HUNDRED; i++) {
        request.actor.party = bench->members[i];
        act(bench, &request, ACT_OTHER);
    }
    Waiting waiting = { .state = bench->state, .list = state_find_list(bench->state, "hundred") };
    bench_begin("A forecast from the state");
    bench_run("100 waiting, a million acts before", run_forecast, &waiting, 0);
    const double forecast_us = bench_fastest(run_forecast, &waiting);
    printf("an act %.2f us, a forecast %.1f us: %.0f %% of both together\n", act_us, forecast_us,
           100 * forecast_us / (forecast_us + act_us));
}

int main(void)
{
    enum { SAMPLE = 100000 };
    static const guint befores[] = { 1000, 150000, 1000000 };
    Bench bench = { .state = state_new(), .strings = g_string_chunk_new(4096) };
    bench.now = G_GINT64_CONSTANT(1658754000000000);
    outcome_init(&bench.outcome);
    for (guint i = 0; i < N_ACTS; i++) {
        bench.took[i] = g_array_new(FALSE, FALSE, sizeof(double));
    }
    begin(&bench);
    printf("\nDeciding and applying, %d waiting\n", WAITING);
    guint now = 0;
    double act_us = 0;
    for (guint i = 0; i < G_N_ELEMENTS(befores); i++) {
        run(&bench, befores[i] - now);
        act_us = measure(&bench, befores[i], SAMPLE);
        now = befores[i] + SAMPLE;
    }
    measure_orders(&bench);
    measure_forecast(&bench, act_us);
    for (guint i = 0; i < N_ACTS; i++) {
        g_array_unref(bench.took[i]);
    }
    outcome_clear(&bench.outcome);
    g_string_chunk_free(bench.strings);
    state_free(bench.state);
    return 0;
}
