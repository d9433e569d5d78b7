/* Acts at random: nothing crashes, what must always be so is so, and the ledger alone gives the same state. How many:
 * PLACARD_STORM; from which seed: PLACARD_SEED. */
#include "storm.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    State *replica; /* that knows only what is written */
    EventReader *reader;
    guint allowed, refused;
} Run;

/* What the ledger would hold, read by somebody else. */
static void replay(const Outcome *outcome, gpointer data)
{
    Run *run = data;
    for (guint i = 0; i < outcome->events->len; i++) {
        g_auto(Buffer) out = BUFFER_INIT;
        g_auto(Buffer) again = BUFFER_INIT;
        g_autofree char *complaint = NULL;
        event_write(g_ptr_array_index(outcome->events, i), &out);
        const Event *event = event_read(run->reader, buffer_text(&out), out.length, &complaint);
        g_assert_cmpstr(complaint, ==, NULL);
        event_write(event, &again);
        g_assert_cmpstr(buffer_text(&again), ==, buffer_text(&out));
        g_assert_true(state_apply(run->replica, event));
    }
    run->allowed++;
}

static void step(Storm *storm, State *state, Run *run)
{
    Command command;
    g_auto(Outcome) outcome = { 0 };
    outcome_init(&outcome);
    storm_next(storm, state, &command);
    const Refusal refusal = decide_and_apply(state, &command, &outcome);
    if (refusal == ALLOWED) {
        replay(&outcome, run);
    } else {
        run->refused++;
        g_assert_cmpuint(outcome.events->len, ==, 0);
    }
}

static void run_storm(guint64 seed, int acts, guint64 *allowed, guint64 *events)
{
    g_autoptr(Storm) storm = storm_new(seed);
    g_autoptr(State) state = state_new();
    Run run = { .replica = state_new(), .reader = event_reader_new() };
    g_assert_true(storm_begin(storm, state, replay, &run));
    for (int i = 0; i < acts; i++) {
        step(storm, state, &run);
        if (i % 500 == 0 || i == acts - 1) {
            g_autofree char *broken = storm_broken(state);
            g_assert_cmpstr(broken, ==, NULL);
            g_assert_true(state_equal(state, run.replica));
        }
    }
    g_autofree char *one = state_digest(state);
    g_autofree char *other = state_digest(run.replica);
    g_assert_cmpstr(one, ==, other);
    *allowed += run.allowed;
    *events += state_seq(state);
    event_reader_free(run.reader);
    state_free(run.replica);
}

static void test_storm(void)
{
    const char *acts = g_getenv("PLACARD_STORM");
    const char *seed = g_getenv("PLACARD_SEED");
    const guint64 first = seed != NULL ? g_ascii_strtoull(seed, NULL, 10) : 1;
    enum { ACTS_OF_ONE = 2000, USUAL_ACTS = 20000 }; /* after so many a session is used up, and most is refused */
    const int total = acts != NULL ? atoi(acts) : USUAL_ACTS;
    guint64 events = 0, allowed = 0;
    for (guint64 i = 0; i < (guint64)MAX(total / ACTS_OF_ONE, 1); i++) {
        run_storm(first + i, MIN(total, ACTS_OF_ONE), &allowed, &events);
    }
    g_assert_cmpuint(allowed, >, (guint64)total / 10); /* storms that are refused prove little */
    g_test_message("%" G_GUINT64_FORMAT " acts allowed, %" G_GUINT64_FORMAT " events", allowed, events);
}

/* A ledger that was not written by these rules */

static void collect(const Outcome *outcome, gpointer data)
{
    for (guint i = 0; i < outcome->events->len; i++) {
        g_auto(Buffer) out = BUFFER_INIT;
        event_write(g_ptr_array_index(outcome->events, i), &out);
        g_ptr_array_add(data, g_strdup(buffer_text(&out)));
    }
}

/* What a storm writes. */
static GPtrArray *records_of(guint64 seed, int acts)
{
    GPtrArray *records = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(Storm) storm = storm_new(seed);
    g_autoptr(State) state = state_new();
    g_assert_true(storm_begin(storm, state, collect, records));
    for (int i = 0; i < acts; i++) {
        Command command;
        g_auto(Outcome) outcome = { 0 };
        outcome_init(&outcome);
        storm_next(storm, state, &command);
        if (decide_and_apply(state, &command, &outcome) == ALLOWED) {
            collect(&outcome, records);
        }
    }
    return records;
}

/* Applies one after the other; where one does not fit, goes on all the same. How many did not fit. */
static guint apply_some(State *state, const GPtrArray *records, GRand *chance, bool is_shuffled)
{
    g_autoptr(EventReader) reader = event_reader_new();
    guint misfits = 0;
    for (guint i = 0; i < records->len; i++) {
        const bool is_dropped = g_rand_int_range(chance, 0, 8) == 0;
        const guint at = is_shuffled ? (guint)g_rand_int_range(chance, 0, (gint32)records->len) : i;
        const char *record = g_ptr_array_index(records, at);
        const Event *read = event_read(reader, record, strlen(record), NULL);
        g_assert_nonnull(read);
        Event event = *read;
        event.at = MAX(event.at, state_now(state)); /* what is late is refused for that alone */
        misfits += !is_dropped && !state_apply(state, &event);
    }
    return misfits;
}

/* Events that are missing, that come twice or in whatever order are refused or taken; nothing crashes. */
static void test_out_of_order(void)
{
    const char *acts = g_getenv("PLACARD_STORM");
    enum { STORMS = 6, USUAL_ACTS = 12000 };
    for (guint64 seed = 1; seed <= STORMS; seed++) {
        g_autoptr(GPtrArray) records = records_of(seed, (acts != NULL ? atoi(acts) : USUAL_ACTS) / STORMS);
        g_autoptr(State) gaps = state_new();
        g_autoptr(State) shuffled = state_new();
        GRand *chance = g_rand_new_with_seed((guint32)seed);
        g_assert_cmpuint(apply_some(gaps, records, chance, false), >, 0);
        g_assert_cmpuint(apply_some(shuffled, records, chance, true), >, 0);
        g_rand_free(chance);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/session/storm", test_storm);
    g_test_add_func("/session/storm-out-of-order", test_out_of_order);
    return g_test_run();
}
