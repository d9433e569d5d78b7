#include "session/week_outlook.h"

#include "session/common.h"
#include "session/meeting.h"
#include "session/work_lines.h"

enum { MINUTE = 60 * G_USEC_PER_SEC };

/* === Lists === */

static bool is_of_plan(const SpeakersList *list)
{
    return list != NULL && list->matter != ID_NONE &&
           (list->kind == LIST_OF_SPEAKERS || list->kind == LIST_OF_STAKEHOLDERS);
}

static bool is_over(const State *state, int id)
{
    const SpeakersList *list = state_list(state, id);
    const bool speaks = state_the_floor(state)->inscription != ID_NONE && state_the_floor(state)->list == id;
    return list->is_released || (list->state == LIST_CLOSED && state_waiting(state, id)->len == 0 && !speaks);
}

static bool has_list(const State *state, int matter)
{
    for (int id = 1; id <= state_lists(state); id++) {
        if (is_of_plan(state_list(state, id)) && state_list(state, id)->matter == matter) {
            return true;
        }
    }
    return false;
}

/* The matter whose list is heard in the line: its own, or that of the item above. */
static int matter_heard(const State *state, int matter)
{
    const Matter *row = state_matter(state, matter);
    const bool is_under = row != NULL && row->parent != ID_NONE && !has_list(state, matter);
    return is_under && has_list(state, row->parent) ? row->parent : matter;
}

/* Topics are compared with topics, items with items, sessions for stakeholders with their like. */
static int kind_of(const State *state, int matter, ListKind kind)
{
    const Matter *row = state_matter(state, matter);
    return (int)kind * 2 + (row != NULL && row->parent != ID_NONE ? 1 : 0);
}

static int matter_waiting(const ForecastMatter *matter)
{
    int sum = 0;
    for (int class = 0; class < PACE_CLASSES_MAX; class ++) {
        sum += matter->waiting[class];
    }
    return sum;
}

/* One place is kept for who has the floor. */
static void count_list(ForecastMatter *matter, const State *state, int id)
{
    const SpeakersList *list = state_list(state, id);
    const GArray *waiting = state_waiting(state, id);
    const int room = MAX(FORECAST_WAITING_MAX - 1 - matter_waiting(matter), 0);
    matter->heard += (int)state_taken(state, id)->len;
    matter->is_closed = matter->is_closed && list->state == LIST_CLOSED;
    for (guint i = 0; i < MIN(waiting->len, (guint)room); i++) {
        const Inscription *row = state_inscription(state, g_array_index(waiting, int, i));
        matter->waiting[observed_class(list->kind, row->capacity, row->round)]++;
    }
    /* Who has the floor has been taken off those who wait, and still needs the rest of its time. */
    const Inscription *speaker = state_inscription(state, state_the_floor(state)->inscription);
    if (speaker != NULL && speaker->list == id) {
        matter->heard--;
        matter->waiting[observed_class(list->kind, speaker->capacity, speaker->round)]++;
    }
}

static ForecastMatter matter_of(const State *state, int id)
{
    ForecastMatter matter = { .kind = kind_of(state, id, LIST_OF_SPEAKERS), .newcomers_class = PACE_STATE };
    for (int list = 1; id != ID_NONE && list <= state_lists(state); list++) {
        const SpeakersList *row = state_list(state, list);
        if (!is_of_plan(row) || row->matter != id || is_over(state, list)) {
            continue;
        }
        matter.is_closed = matter.has_list ? matter.is_closed : true;
        matter.has_list = true;
        matter.kind = kind_of(state, id, row->kind);
        matter.newcomers_class = row->kind == LIST_OF_STAKEHOLDERS ? PACE_STAKEHOLDER : PACE_STATE;
        count_list(&matter, state, list);
    }
    const Matter *row = state_matter(state, id);
    matter.is_done = row != NULL && row->is_settled;
    return matter;
}

static void find_comparables(WeekOutlook *outlook)
{
    const State *state = outlook->state;
    for (int id = 1; id <= state_lists(state); id++) {
        const SpeakersList *row = state_list(state, id);
        if (is_of_plan(row) && is_over(state, id) && state_taken(state, id)->len > 0 &&
            outlook->input.n_comparables < FORECAST_COMPARABLES_MAX) {
            outlook->comparables[outlook->input.n_comparables++] = (ForecastComparable){
                kind_of(state, row->matter, row->kind),
                (int)state_taken(state, id)->len,
            };
        }
    }
}

/* === Slots and lines === */

/* The index of the matter that the line is about; −1 if there is no room for another. */
static int index_of(WeekOutlook *outlook, const WorkLine *line)
{
    ForecastWeek *week = &outlook->input;
    const int id = matter_heard(outlook->state, line->matter);
    int earlier = -1; /* another reading of it, whose list it is */
    for (int i = 0; id != ID_NONE && i < (int)week->n_matters; i++) {
        if (outlook->matter_ids[i] == id && outlook->readings[i] == line->reading) {
            return i;
        }
        earlier = outlook->matter_ids[i] == id ? i : earlier;
    }
    if (week->n_matters == FORECAST_MATTERS_MAX) {
        return -1;
    }
    const int index = (int)week->n_matters++;
    outlook->matter_ids[index] = id;
    outlook->readings[index] = line->reading;
    outlook->first_lines[index] = line->segment;
    outlook->matters[index] = matter_of(outlook->state, id);
    if (earlier >= 0) {
        outlook->matters[index] = (ForecastMatter){ .kind = outlook->matters[index].kind,
                                                    .newcomers_class = outlook->matters[index].newcomers_class };
    }
    return index;
}

/* What is left of the minutes of a line that is being taken up. */
static int minutes_left(const WeekOutlook *outlook, const WorkLine *line)
{
    const Segment *row = state_segment(outlook->state, line->segment);
    const gint64 gone = row->state == SEGMENT_OPEN ? (outlook->now - row->opened) / MINUTE : 0;
    return (int)MAX(line->minutes - gone, MIN(line->minutes, 1));
}

/* More than the slot has left is given in proportion. */
static void fit_minutes(WeekOutlook *outlook, size_t first, int room)
{
    gint64 sum = 0;
    for (size_t i = first; i < outlook->input.n_segments; i++) {
        sum += outlook->segments[i].minutes;
    }
    for (size_t i = first; sum > room && i < outlook->input.n_segments; i++) {
        outlook->segments[i].minutes = (int)((gint64)outlook->segments[i].minutes * room / sum);
    }
}

static bool add_lines(WeekOutlook *outlook, int slot, int meeting)
{
    ForecastWeek *week = &outlook->input;
    const size_t first = week->n_segments;
    g_autoptr(GArray) lines = work_lines(outlook->state, meeting);
    for (guint i = 0; i < lines->len; i++) {
        const WorkLine *line = &g_array_index(lines, WorkLine, i);
        if (line->is_done) {
            continue;
        }
        const int index = week->n_segments < FORECAST_SEGMENTS_MAX ? index_of(outlook, line) : -1;
        if (index < 0) {
            return false;
        }
        outlook->lines[week->n_segments] = line->segment;
        outlook->segments[week->n_segments++] = (ForecastSegment){ slot, index, minutes_left(outlook, line) };
    }
    fit_minutes(outlook, first, (int)((outlook->slots[slot].end - outlook->slots[slot].start) / MINUTE));
    return true;
}

/* False if there is no room for it: then nothing of it is kept, and nothing that is later. */
static bool add_slot(WeekOutlook *outlook, int meeting, Instant start, Instant end)
{
    ForecastWeek *week = &outlook->input;
    if (week->n_slots > 0 && start < outlook->slots[week->n_slots - 1].end) {
        return true;
    }
    if (week->n_slots == FORECAST_SLOTS_MAX) {
        return false;
    }
    const size_t segments = week->n_segments, matters = week->n_matters;
    const int slot = (int)week->n_slots++;
    outlook->slots[slot] = (ForecastWindow){ start, end };
    outlook->meetings[slot] = meeting;
    if (add_lines(outlook, slot, meeting)) {
        return true;
    }
    week->n_slots--;
    week->n_segments = segments;
    week->n_matters = matters;
    return false;
}

static void find_slots(WeekOutlook *outlook)
{
    const State *state = outlook->state;
    const int running = meeting_now(state);
    g_autoptr(GArray) meetings = meetings_in_order(state);
    bool has_room = true;
    if (running != ID_NONE) {
        const Meeting *row = state_meeting(state, running);
        const bool is_break = row->state == MEETING_SUSPENDED && row->is_break;
        const Instant start = is_break ? MAX(outlook->now, row->until) : outlook->now;
        has_room = add_slot(outlook, running, start, MAX(row->ends, start + MINUTE));
    }
    for (guint i = 0; i < meetings->len; i++) {
        const int id = g_array_index(meetings, int, i);
        const Meeting *row = state_meeting(state, id);
        if (row->state != MEETING_PLANNED || row->ends <= outlook->now) {
            continue;
        }
        const Instant start = MAX(row->starts, outlook->now);
        has_room = has_room && add_slot(outlook, id, start, MAX(row->ends, start + MINUTE));
        outlook->left_out += !has_room;
    }
}

/* === The whole === */

WeekOutlook *week_outlook_new(const State *state, Instant now)
{
    WeekOutlook *outlook = g_new0(WeekOutlook, 1);
    outlook->state = state;
    outlook->now = MAX(now, state_now(state));
    outlook->pace = outlook_pace(state, outlook_current_list(state), 0, 0);
    find_slots(outlook);
    find_comparables(outlook);
    ForecastWeek *week = &outlook->input;
    week->pace = outlook->pace;
    week->now = outlook->now;
    week->slots = outlook->slots;
    week->segments = outlook->segments;
    week->matters = outlook->matters;
    week->comparables = outlook->comparables;
    const ForecastAnswer answer = forecast_week(week, outlook->of_slots, outlook->of_segments, outlook->of_matters);
    g_assert(answer.problem == FORECAST_OK); /* all that is asked was made here */
    return outlook;
}

void week_outlook_free(WeekOutlook *outlook)
{
    if (outlook != NULL) {
        pace_free(outlook->pace);
        g_free(outlook);
    }
}

/* As the clocks of the place count days. */
static gint64 day_of(const Meeting *meeting)
{
    return (meeting->starts / G_USEC_PER_SEC + meeting->offset) / (24 * 3600);
}

static bool is_last_of_day(const WeekOutlook *outlook, size_t slot)
{
    const ForecastWeek *week = &outlook->input;
    const Meeting *row = state_meeting(outlook->state, outlook->meetings[slot]);
    const Meeting *next = slot + 1 < week->n_slots ? state_meeting(outlook->state, outlook->meetings[slot + 1]) : NULL;
    return next == NULL || day_of(next) != day_of(row);
}

static void find_evenings(const WeekOutlook *outlook, WeekReplan *answer)
{
    const ForecastWeek *week = &outlook->input;
    for (size_t i = 0; i < week->n_slots && answer->n_extra + week->n_slots < FORECAST_SLOTS_MAX; i++) {
        const Instant start = week->slots[i].end + (Instant)WEEK_EVENING_AFTER * G_USEC_PER_SEC;
        const Instant end = start + (Instant)WEEK_EVENING_SECONDS * G_USEC_PER_SEC;
        const bool is_free = i + 1 == week->n_slots || end <= week->slots[i + 1].start;
        if (is_last_of_day(outlook, i) && is_free) {
            answer->extra[answer->n_extra++] = (ForecastWindow){ start, end };
        }
    }
}

WeekReplan *week_outlook_replan(const WeekOutlook *outlook)
{
    static const ForecastLimit limits[] = { { PACE_STATE, 120 }, { PACE_STATE, 180 }, { PACE_STATE, 300 } };
    WeekReplan *answer = g_new0(WeekReplan, 1);
    find_evenings(outlook, answer);
    const ForecastMeans means = { .limits = limits,
                                  .n_limits = G_N_ELEMENTS(limits),
                                  .may_close = true,
                                  .extra = answer->extra,
                                  .n_extra = answer->n_extra };
    const ForecastAnswer problem = forecast_replan(&outlook->input, &means, &answer->replan);
    g_assert(problem.problem == FORECAST_OK);
    return answer;
}
