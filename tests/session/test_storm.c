/* Acts at random: nothing crashes, what must always be so is so, and the ledger alone gives the same state. How many:
 * PLACARD_STORM; from which seed: PLACARD_SEED. */
#include "storm.h"

#include <stdlib.h>

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

static void run_storm(guint64 seed, int acts)
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
    g_test_message("seed %" G_GUINT64_FORMAT ": %u acts allowed, %u refused, %" G_GUINT64_FORMAT " events", seed,
                   run.allowed, run.refused, state_seq(state));
    g_assert_cmpuint(run.allowed, >, (guint)acts / 20); /* a storm that is refused whole proves nothing */
    event_reader_free(run.reader);
    state_free(run.replica);
}

static void test_storm(void)
{
    const char *acts = g_getenv("PLACARD_STORM");
    const char *seed = g_getenv("PLACARD_SEED");
    const guint64 first = seed != NULL ? g_ascii_strtoull(seed, NULL, 10) : 1;
    enum { STORMS = 10, USUAL_ACTS = 20000 };
    const int total = acts != NULL ? atoi(acts) : USUAL_ACTS;
    for (guint64 i = 0; i < STORMS; i++) {
        run_storm(first + i, total / STORMS);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/session/storm", test_storm);
    return g_test_run();
}
