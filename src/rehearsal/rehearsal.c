#include "rehearsal/play.h"
#include "session/deadlines.h"

#include <string.h>

enum { STUCK_LIMIT = 20 };

#define BEGINS_BEFORE (21 * DAY) /* the first meeting */

Rehearsal *rehearsal_new(const Plan *plan, const char *paper, const RehearsalOptions *options)
{
    Rehearsal *rehearsal = g_new0(Rehearsal, 1);
    rehearsal->chance = (Chance){ options->seed * 2 + 1 };
    rehearsal->plan = plan;
    rehearsal->paper = paper != NULL ? paper : "{}";
    rehearsal->cast =
        cast_new(&rehearsal->chance, CLAMP(options->delegations, REHEARSAL_LEAST_DELEGATIONS, REHEARSAL_DELEGATIONS),
                 programme_first_day(plan->programme));
    script_read(rehearsal->infos);
    rehearsal->strings = g_string_chunk_new(4096);
    rehearsal->kept = g_string_chunk_new(1024);
    rehearsal->wishes = wishes_new();
    rehearsal->lists = g_array_new(FALSE, FALSE, sizeof(OwnList));
    rehearsal->turns = g_array_new(FALSE, FALSE, sizeof(Turn));
    rehearsal->slots = g_array_new(FALSE, FALSE, sizeof(RehearsedSlot));
    rehearsal->list = NO_LIST;
    rehearsal->phase = chair_begin;
    rehearsal->at = play_first_hours(rehearsal)->starts - BEGINS_BEFORE;
    return rehearsal;
}

void rehearsal_free(Rehearsal *rehearsal)
{
    cast_free(rehearsal->cast);
    g_string_chunk_free(rehearsal->strings);
    g_string_chunk_free(rehearsal->kept);
    wishes_free(rehearsal->wishes);
    g_array_unref(rehearsal->lists);
    g_array_unref(rehearsal->turns);
    g_array_unref(rehearsal->slots);
    g_free(rehearsal);
}

/* What is done by somebody else than the Chair is done at its own time, and the Chair goes on where it was. */

static bool fulfil(Rehearsal *rehearsal, const State *state)
{
    const Wish wish = wishes_take(rehearsal->wishes);
    const Instant chair = rehearsal->at;
    rehearsal->at = wish.at;
    rehearsal->is_wish = true;
    const bool done = delegations_fulfil(rehearsal, state, &wish);
    rehearsal->at = chair;
    return done;
}

static bool pass_deadline(Rehearsal *rehearsal, const State *state, int deadline)
{
    rehearsal->is_wish = true;
    rehearsal->deadline = deadline;
    play_do(rehearsal, DO_PASS_DEADLINE, ROLE_CLOCK, NULL);
    play_number(rehearsal, FIELD_DEADLINE, deadline);
    rehearsal->command->at = state_deadline(state, deadline)->at;
    return true;
}

/* One thing is done by whoever comes first; false if that was nothing. */
static bool go_on(Rehearsal *rehearsal, const State *state)
{
    const int deadline = deadlines_next(state);
    const Wish *wish = wishes_first(rehearsal->wishes);
    const Instant wished = rehearsal->are_lists_open && wish != NULL ? wish->at : G_MAXINT64;
    const bool passes = rehearsal->are_lists_open && deadline != ID_NONE && deadline != rehearsal->deadline;
    const Instant due = passes ? state_deadline(state, deadline)->at : G_MAXINT64;
    rehearsal->is_wish = false;
    rehearsal->otherwise = NULL;
    if (due <= rehearsal->at && due <= wished) {
        return pass_deadline(rehearsal, state, deadline);
    }
    return wished <= rehearsal->at ? fulfil(rehearsal, state) : rehearsal->phase(rehearsal, state);
}

bool rehearsal_next(Rehearsal *rehearsal, const State *state, Command *ret_command)
{
    g_string_chunk_clear(rehearsal->strings);
    rehearsal->command = ret_command;
    while (rehearsal->phase != NULL) {
        if (go_on(rehearsal, state)) {
            ret_command->at = MAX(ret_command->at, state_now(state));
            return true;
        }
    }
    return false;
}

void rehearsal_answer(Rehearsal *rehearsal, Refusal refusal)
{
    rehearsal->refusals += refusal != ALLOWED;
    if (rehearsal->is_wish) {
        return;
    }
    rehearsal->stuck = refusal != ALLOWED ? rehearsal->stuck + 2 : MAX(rehearsal->stuck, 1) - 1;
    if (refusal == ALLOWED) {
        return;
    }
    rehearsal->refusal = refusal;
    if (rehearsal->stuck > STUCK_LIMIT) {
        rehearsal->phase = NULL;
    } else if (rehearsal->otherwise != NULL) {
        play_then(rehearsal, rehearsal->otherwise, 0);
    }
}

const GArray *rehearsal_slots(const Rehearsal *rehearsal)
{
    return rehearsal->slots;
}

Refusal rehearsal_stuck(const Rehearsal *rehearsal)
{
    return rehearsal->stuck > STUCK_LIMIT ? rehearsal->refusal : ALLOWED;
}

guint rehearsal_refusals(const Rehearsal *rehearsal)
{
    return rehearsal->refusals;
}
