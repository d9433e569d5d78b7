#include "rehearsal/play.h"

#include <string.h>

/* Commands */

bool play_do(Rehearsal *rehearsal, Deed deed, Role role, const char *party)
{
    *rehearsal->command =
        (Command){ .info = rehearsal->infos[deed], .actor = { .role = role, .party = party }, .at = rehearsal->at };
    return true;
}

void play_text(Rehearsal *rehearsal, Field field, const char *text)
{
    values_set_text(&rehearsal->command->values, field, text);
}

void play_number(Rehearsal *rehearsal, Field field, gint64 number)
{
    values_set_number(&rehearsal->command->values, field, number);
}

const char *play_keep(Rehearsal *rehearsal, const char *text)
{
    return g_string_chunk_insert(rehearsal->strings, text);
}

const char *play_printf(Rehearsal *rehearsal, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    return play_keep(rehearsal, text);
}

void play_then(Rehearsal *rehearsal, Phase phase, gint64 delay)
{
    rehearsal->nth = phase != rehearsal->phase ? 0 : rehearsal->nth;
    rehearsal->phase = phase;
    rehearsal->at += delay;
}

/* Chance and people */

bool play_happens(Rehearsal *rehearsal, int per_mille)
{
    return chance_happens(&rehearsal->chance, per_mille);
}

gint64 play_around(Rehearsal *rehearsal, gint64 median, int spread)
{
    return chance_around(&rehearsal->chance, median, spread);
}

guint play_somebody(Rehearsal *rehearsal)
{
    return (guint)chance_below(&rehearsal->chance, (int)rehearsal->cast->delegations->len);
}

const char *play_code(const Rehearsal *rehearsal, guint delegation)
{
    return cast_delegation(rehearsal->cast, delegation)->code;
}

bool play_is_present(const State *state, const char *code)
{
    const Participant *participant = state_participant(state, state_find_participant(state, code));
    return participant != NULL && participant->is_present;
}

/* Where the session stands */

OwnList *play_list(const Rehearsal *rehearsal, guint i)
{
    return &g_array_index(rehearsal->lists, OwnList, i);
}

const PlanHours *play_first_hours(const Rehearsal *rehearsal)
{
    guint i = 0;
    while (i + 1 < rehearsal->plan->programme->rows->len && rehearsal->plan->hours[i].starts == 0) {
        i++;
    }
    return &rehearsal->plan->hours[i];
}

const Meeting *play_meeting(const Rehearsal *rehearsal, const State *state)
{
    return state_meeting(state, rehearsal->meeting);
}

const Segment *play_line(const Rehearsal *rehearsal, const State *state)
{
    const Meeting *meeting = play_meeting(rehearsal, state);
    return rehearsal->line > 0 && rehearsal->line <= meeting->n_segments
               ? state_segment(state, meeting->first_segment + rehearsal->line - 1)
               : NULL;
}

bool play_is_last(const Rehearsal *rehearsal, const State *state)
{
    const Instant starts = play_meeting(rehearsal, state)->starts;
    for (int id = 1; id <= state_meetings(state); id++) {
        const Meeting *meeting = state_meeting(state, id);
        if (meeting != NULL && meeting->state == MEETING_PLANNED && meeting->starts > starts) {
            return false;
        }
    }
    return true;
}

/* Nobody is given the floor whose statement would go over the end; on the last day the interpreters stay a little
 * longer. */
bool play_is_late(const Rehearsal *rehearsal, const State *state)
{
    const gint64 grace = play_is_last(rehearsal, state) ? 20 * MINUTE : -4 * MINUTE;
    return rehearsal->at >= play_meeting(rehearsal, state)->ends + grace;
}
