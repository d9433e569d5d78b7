/* Whole sessions, decided and applied and not stored: acts a second, and what one costs beside a session of a quarter
 * of the delegations, in the same run. Time of the processor. */
#include "exchange/planned.h"
#include "exchange/programme_file.h"
#include "rehearsal/rehearsal.h"
#include "session/decide.h"

#include <stdio.h>
#include <time.h>

enum { SESSIONS = 40 };

static double now_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* How many acts the session had. */
static guint play(const Plan *plan, guint64 seed, int delegations)
{
    const RehearsalOptions options = { seed, delegations };
    g_autoptr(Rehearsal) rehearsal = rehearsal_new(plan, NULL, &options);
    g_autoptr(State) state = state_new();
    Command command;
    guint acts = 0;
    while (rehearsal_next(rehearsal, state, &command)) {
        g_auto(Outcome) outcome = { 0 };
        outcome_init(&outcome);
        rehearsal_answer(rehearsal, decide_and_apply(state, &command, &outcome));
        acts++;
    }
    return acts;
}

/* Prints its line; the microseconds of an act. */
static double measure(const Plan *plan, int delegations)
{
    guint acts = 0;
    const double start = now_seconds();
    for (guint64 seed = 1; seed <= SESSIONS; seed++) {
        acts += play(plan, seed, delegations);
    }
    const double took = now_seconds() - start;
    printf("%3d delegations  %6.1f ms a session  %8.0f acts/s\n", delegations, took * 1000 / SESSIONS, acts / took);
    return took * 1e6 / acts;
}

int main(int argc, char **argv)
{
    g_autofree char *text = NULL;
    gsize length;
    if (argc != 2 || !g_file_get_contents(argv[1], &text, &length, NULL)) {
        fprintf(stderr, "bench-rehearsal PROGRAMME\n");
        return 2;
    }
    g_autoptr(GBytes) bytes = g_bytes_new_take(g_steal_pointer(&text), length);
    g_autoptr(ProgrammeFile) file = programme_file_read(bytes, argv[1], NULL);
    g_autoptr(Planned) planned = planned_new(file->programme, NULL);
    printf("rehearsals: %d sessions of ten meetings\n", SESSIONS);
    const double few = measure(&planned->plan, REHEARSAL_DELEGATIONS / 4);
    const double all = measure(&planned->plan, REHEARSAL_DELEGATIONS);
    printf("an act among all of them costs %.2f of one among a quarter\n", all / few);
    return 0;
}
