#include "base/instant.h"
#include "cli/forecast_show.h"
#include "session/common.h"

static void put_instant(Buffer *out, Instant at)
{
    char text[INSTANT_SIZE];
    buffer_json(out, instant_format(at, text));
}

static void put_range(Buffer *out, const char *name, const ForecastRange *range)
{
    buffer_json(out, name);
    buffer_literal(out, ":{\"earliest\":");
    put_instant(out, range->earliest);
    buffer_literal(out, ",\"likely\":");
    put_instant(out, range->likely);
    buffer_literal(out, ",\"latest\":");
    put_instant(out, range->latest);
    buffer_char(out, '}');
}

static void put_number(Buffer *out, const char *name, gint64 number)
{
    buffer_char(out, ',');
    buffer_json(out, name);
    buffer_char(out, ':');
    buffer_number(out, number);
}

static void put_name(Buffer *out, const char *name, const char *text)
{
    buffer_char(out, ',');
    buffer_json(out, name);
    buffer_char(out, ':');
    if (text != NULL) {
        buffer_json(out, text);
    } else {
        buffer_literal(out, "null");
    }
}

static void put_end(Buffer *out, const ForecastEnd *end)
{
    put_range(out, "end", &end->end);
    put_number(out, "in_time_permille", end->in_time_permille);
    put_number(out, "newcomers", end->newcomers);
    put_number(out, "heard_at_least", end->heard_at_least);
    put_number(out, "heard_likely", end->heard_likely);
    put_number(out, "heard_at_most", end->heard_at_most);
}

static void put_speaker(Buffer *out, const ListOutlook *outlook, guint i)
{
    const State *state = outlook->state;
    const int id = g_array_index(outlook->order, int, i);
    const Inscription *row = state_inscription(state, id);
    buffer_literal(out, "{\"inscription\":");
    buffer_number(out, id);
    put_name(out, "party", participant_code(state, row->participant));
    put_name(out, "group", state_text(state, row->group));
    put_number(out, "before", i);
    buffer_char(out, ',');
    put_range(out, "start", &outlook->speakers[i].start);
    buffer_char(out, ',');
    put_range(out, "end", &outlook->speakers[i].end);
    put_number(out, "in_time_permille", outlook->speakers[i].in_time_permille);
    buffer_char(out, '}');
}

static void put_options(Buffer *out, const ListOutlook *outlook)
{
    ForecastLimit limits[LIST_OUTLOOK_LIMITS];
    ForecastOption options[FORECAST_OPTIONS(LIST_OUTLOOK_LIMITS)];
    const size_t n = list_outlook_limits(outlook, limits);
    if (forecast_options(&outlook->input, limits, n, options).problem != FORECAST_OK) {
        return;
    }
    buffer_literal(out, ",\"options\":[");
    for (size_t i = 0; i < FORECAST_OPTIONS(n); i++) {
        buffer_string(out, i > 0 ? ",{\"closed\":" : "{\"closed\":");
        buffer_string(out, options[i].is_closed ? "true" : "false");
        put_number(out, "limit_seconds", options[i].limit_seconds);
        buffer_char(out, ',');
        put_end(out, &options[i].outcome);
        buffer_char(out, '}');
    }
    buffer_char(out, ']');
}

static void put_list(Buffer *out, const ListOutlook *outlook, int party)
{
    const State *state = outlook->state;
    buffer_literal(out, ",\"list\":{\"id\":");
    buffer_json(out, state_text(state, state_list(state, outlook->list)->id));
    if (outlook->input.n_windows > 0) {
        put_name(out, "meeting", state_text(state, state_meeting(state, outlook->meetings[0])->id));
        buffer_literal(out, ",\"until\":");
        put_instant(out, outlook->windows[0].end);
    }
    buffer_char(out, ',');
    put_end(out, &outlook->end);
    buffer_literal(out, ",\"speakers\":[");
    bool is_first = true;
    for (guint i = outlook->n_before; i < outlook->order->len; i++) {
        if (party == ID_NONE || g_array_index(outlook->order, int, i) == party) {
            buffer_string(out, is_first ? "" : ",");
            put_speaker(out, outlook, i);
            is_first = false;
        }
    }
    buffer_char(out, ']');
    put_options(out, outlook);
    buffer_char(out, '}');
}

/* --- the week ------------------------------------------------------------------------------------------------------
 */

static const char *meeting_id(const WeekOutlook *outlook, int slot)
{
    return slot < 0 ? NULL : state_text(outlook->state, state_meeting(outlook->state, outlook->meetings[slot])->id);
}

static void put_matter(Buffer *out, const WeekOutlook *outlook, int matter)
{
    const Matter *row = state_matter(outlook->state, outlook->matter_ids[matter]);
    const Segment *line = state_segment(outlook->state, outlook->first_lines[matter]);
    put_name(out, "matter", row != NULL ? state_text(outlook->state, row->id) : NULL);
    put_name(out, "line", line != NULL ? state_text(outlook->state, line->title) : NULL);
    if (outlook->readings[matter] > 0) {
        put_number(out, "reading", outlook->readings[matter]);
    }
}

static void put_slots(Buffer *out, const WeekOutlook *outlook)
{
    buffer_literal(out, ",\"slots\":[");
    for (size_t i = 0; i < outlook->input.n_slots; i++) {
        buffer_string(out, i > 0 ? ",{\"meeting\":" : "{\"meeting\":");
        buffer_json(out, meeting_id(outlook, (int)i));
        buffer_literal(out, ",\"starts\":");
        put_instant(out, outlook->slots[i].start);
        buffer_literal(out, ",\"ends\":");
        put_instant(out, outlook->slots[i].end);
        put_number(out, "overrun_permille", outlook->of_slots[i].overrun_permille);
        put_number(out, "spare_minutes", outlook->of_slots[i].spare_minutes);
        buffer_char(out, '}');
    }
    buffer_literal(out, "],\"matters\":[");
    for (size_t i = 0; i < outlook->input.n_matters; i++) {
        const ForecastMatterOutlook *of = &outlook->of_matters[i];
        buffer_string(out, i > 0 ? ",{\"work_minutes\":" : "{\"work_minutes\":");
        buffer_number(out, of->work_minutes);
        put_matter(out, outlook, (int)i);
        put_number(out, "unheard_permille", of->unheard_permille);
        put_number(out, "unheard_likely_minutes", of->unheard_likely);
        put_number(out, "unheard_latest_minutes", of->unheard_latest);
        buffer_char(out, '}');
    }
    buffer_char(out, ']');
}

static void put_move(Buffer *out, const WeekOutlook *outlook, const WeekReplan *replan, const ForecastMove *move)
{
    static const char *const kinds[] = { "close-list", "limit", "give-time", "extra-meeting" };
    static const char *const reasons[] = { "more-inscribe-than-fit", "statements-too-long", "time-is-free",
                                           "time-is-spare", "no-time-elsewhere" };
    buffer_literal(out, "{\"move\":");
    buffer_json(out, kinds[move->kind]);
    put_name(out, "reason", reasons[move->reason]);
    put_matter(out, outlook, move->matter);
    if (move->kind == FORECAST_GIVE_TIME) {
        put_name(out, "meeting", meeting_id(outlook, move->to_slot));
    } else if (move->kind == FORECAST_EXTRA_MEETING) {
        buffer_literal(out, ",\"starts\":");
        put_instant(out, replan->extra[move->to_slot].start);
    } else if (move->kind == FORECAST_SHORTEN_LIMIT) {
        put_number(out, "limit_seconds", move->limit_seconds);
    }
    put_number(out, "minutes", move->minutes);
    buffer_char(out, '}');
}

static void put_week(Buffer *out, const WeekOutlook *outlook)
{
    g_autofree WeekReplan *replan = week_outlook_replan(outlook);
    put_slots(out, outlook);
    buffer_literal(out, ",\"replan\":{\"unresolved\":");
    buffer_number(out, replan->replan.unresolved);
    put_number(out, "minutes_moved", replan->replan.minutes_moved);
    buffer_literal(out, ",\"moves\":[");
    for (size_t i = 0; i < replan->replan.n_moves; i++) {
        buffer_string(out, i > 0 ? "," : "");
        put_move(out, outlook, replan, &replan->replan.moves[i]);
    }
    buffer_literal(out, "]}");
}

void forecast_json(const AsOf *as_of, const ListOutlook *list, int party, const WeekOutlook *week, Buffer *out)
{
    buffer_literal(out, "{\"now\":");
    put_instant(out, as_of->now);
    if (list != NULL) {
        put_list(out, list, party);
    }
    if (week != NULL) {
        put_week(out, week);
    }
    buffer_literal(out, "}\n");
}
