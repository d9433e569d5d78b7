/* Whether the forecast keeps its promise in rehearsed sessions, which know nothing of how it reckons: whole days with
 * groups, points of order, replies and people who ask late, played through the commands. */
#include "hearing.h"
#include "rehearsal/rehearsal.h"
#include "session/list_outlook.h"

enum { REHEARSALS = 50, EVERY = 7, PROMISED = 80 };

/* What was foreseen of one inscription at one moment. */
typedef struct {
    int inscription;
    ForecastRange start;
} Foreseen;

typedef struct {
    int within, early, late, unheard;
} Score;

static void look(const State *state, GArray *foreseen)
{
    const OutlookQuestion question = { .now = state_now(state) };
    g_autoptr(ListOutlook) outlook = list_outlook_new(state, state_the_floor(state)->list, &question);
    for (guint i = 0; outlook != NULL && i < outlook->order->len; i++) {
        const Foreseen one = { g_array_index(outlook->order, int, i), outlook->speakers[i].start };
        g_array_append_val(foreseen, one);
    }
}

static void count(Score *score, const State *state, const GArray *foreseen)
{
    for (guint i = 0; i < foreseen->len; i++) {
        const Foreseen *one = &g_array_index(foreseen, Foreseen, i);
        const Instant began = state_inscription(state, one->inscription)->began;
        if (began == 0) {
            score->unheard++;
            continue;
        }
        score->early += began < one->start.earliest;
        score->late += began > one->start.latest;
        score->within += began >= one->start.earliest && began <= one->start.latest;
    }
}

static void rehearse(guint64 seed, Score *score)
{
    static const int delegations[] = { 40, 80, 120, 193 };
    g_autoptr(Hearing) hearing = hearing_new("opening,item 5,debate"); /* for its programme */
    const RehearsalOptions options = { .seed = seed, .delegations = delegations[seed % G_N_ELEMENTS(delegations)] };
    g_autoptr(Rehearsal) rehearsal = rehearsal_new(&hearing->plan, NULL, &options);
    g_autoptr(State) state = state_new();
    g_autoptr(GArray) foreseen = g_array_new(FALSE, FALSE, sizeof(Foreseen));
    Command command;
    int given = 0;
    while (rehearsal_next(rehearsal, state, &command)) {
        g_auto(Outcome) outcome = { 0 };
        outcome_init(&outcome);
        const Refusal refusal = decide_and_apply(state, &command, &outcome);
        rehearsal_answer(rehearsal, refusal);
        if (refusal == ALLOWED && g_str_equal(command.info->name, "floor.give") && ++given % EVERY == 0) {
            look(state, foreseen);
        }
    }
    count(score, state, foreseen);
}

static void test_rehearsals(void)
{
    Score score = { 0 };
    for (guint64 seed = 1; seed <= REHEARSALS; seed++) {
        rehearse(seed, &score);
    }
    const int all = score.within + score.early + score.late;
    const int percent = (score.within * 100 + all / 2) / MAX(all, 1);
    g_test_message("%d rehearsals: of %d starts %d %% within the range of %d %%; %d earlier, %d later; %d never spoke",
                   REHEARSALS, all, percent, PROMISED, score.early, score.late, score.unheard);
    g_assert_cmpint(all, >, 20 * REHEARSALS);
    g_assert_cmpint(percent, >=, PROMISED - 10);
    g_assert_cmpint(percent, <=, PROMISED + 10);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/outlook/rehearsals", test_rehearsals);
    return g_test_run();
}
