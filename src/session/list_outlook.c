#include "session/list_outlook.h"

#include "session/floor.h"
#include "session/meeting.h"
#include "session/speakers.h"
#include "session/time_limits.h"
#include "session/work_lines.h"

enum { MINUTE = 60 * G_USEC_PER_SEC };

/* === Pace === */

static void add_rules(const State *state, int list, PaceObserved *observed)
{
    const ListKind kind = state_list(state, list)->kind;
    for (int capacity = 0; capacity < N_CAPACITIES; capacity++) {
        for (int round = kind == LIST_OF_REPLIES ? 1 : 0; round <= (kind == LIST_OF_REPLIES ? 2 : 0); round++) {
            PaceRule *rule = &observed->rules[observed_class(kind, (Capacity)capacity, round)];
            const int seconds = limits_on_list(state, list, (Capacity)capacity, round);
            /* Replies of all capacities are one class: that of States is what is usual. */
            rule->limit_seconds =
                rule->limit_seconds == 0 || capacity == CAPACITY_STATE ? seconds : rule->limit_seconds;
        }
    }
}

Pace *outlook_pace(const State *state, int list, int limited_class, int limit_seconds)
{
    PaceObserved observed = { .priors = observed_priors() };
    g_autoptr(GArray) statements = g_array_new(FALSE, FALSE, sizeof(PaceStatement));
    observed_read(state_observed(state), statements, &observed.summed_gaps);
    observed.statements = (const PaceStatement *)(const void *)statements->data;
    observed.n_statements = statements->len;
    if (list != ID_NONE) {
        add_rules(state, list, &observed);
    }
    if (limit_seconds > 0) {
        observed.rules[limited_class].limit_seconds = limit_seconds;
    }
    for (int class = 0; class < PACE_CLASSES_MAX; class ++) {
        observed.rules[class].is_cut_off = state_the_body(state)->has_cut_off;
    }
    return pace_new(&observed);
}

/* === Who waits === */

static void append_waiting(ListOutlook *outlook, int list)
{
    g_autoptr(GArray) order = speakers_in_order(outlook->state, list);
    for (guint i = 0; i < order->len && outlook->order->len < FORECAST_WAITING_MAX; i++) {
        const int id = g_array_index(order, int, i);
        const Inscription *row = state_inscription(outlook->state, id);
        const int class = observed_class(state_list(outlook->state, list)->kind, row->capacity, row->round);
        g_array_append_val(outlook->order, id);
        g_array_append_val(outlook->classes, class);
    }
}

/* Before replies come the speakers on the same matter. */
static void append_those_before(ListOutlook *outlook, const SpeakersList *list)
{
    for (int id = 1; list->kind == LIST_OF_REPLIES && id <= state_lists(outlook->state); id++) {
        const SpeakersList *other = state_list(outlook->state, id);
        if (other != NULL && other->kind == LIST_OF_SPEAKERS && other->matter == list->matter && !other->is_released) {
            append_waiting(outlook, id);
        }
    }
    outlook->n_before = outlook->order->len;
}

static int usual_class_of(ListKind kind)
{
    return kind == LIST_OF_STAKEHOLDERS ? PACE_STAKEHOLDER : observed_class(kind, CAPACITY_STATE, 1);
}

/* === Windows === */

static void add_window(ListOutlook *outlook, int meeting, Instant start, Instant end)
{
    const size_t n = outlook->input.n_windows;
    const Instant from = n > 0 ? MAX(start, outlook->windows[n - 1].end) : start;
    if (n < FORECAST_WINDOWS_MAX && from < end) {
        outlook->windows[n] = (ForecastWindow){ from, end };
        outlook->meetings[n] = meeting;
        outlook->input.n_windows++;
    }
}

/* The line in which the list is heard: of its segment, of its matter, of what is above or below; −1 if none. */
static int line_of(const State *state, const SpeakersList *list, const GArray *lines)
{
    int found = -1;
    for (int i = 0; i < (int)lines->len; i++) {
        const WorkLine *line = &g_array_index(lines, WorkLine, i);
        if (line->is_done) {
            continue;
        }
        if ((list->segment != ID_NONE && line->segment == list->segment) ||
            (list->matter != ID_NONE && line->matter == list->matter)) {
            return i;
        }
        found = found < 0 && work_is_about(state, line, list->matter) ? i : found;
    }
    return found;
}

/* From when on work goes on in the meeting that goes on: not in a break. */
static Instant works_from(const Meeting *meeting, Instant now)
{
    const bool is_break = meeting->state == MEETING_SUSPENDED && meeting->is_break;
    return is_break ? MAX(now, meeting->until) : now;
}

/* The meeting that goes on. The list is heard now if it was heard last, if its line has been reached, or if nothing
 * says otherwise; else when the lines before it are done. */
static void add_running(ListOutlook *outlook, const SpeakersList *list, int meeting, bool is_last_resort)
{
    const State *state = outlook->state;
    const Meeting *row = state_meeting(state, meeting);
    g_autoptr(GArray) lines = work_lines(state, meeting);
    const int line = line_of(state, list, lines), reached = MAX(work_reached(state, meeting, lines), 0);
    const bool is_heard = state_the_floor(state)->list == outlook->list;
    if (line < 0 && !is_heard && !is_last_resort && list->kind == LIST_OF_SPEAKERS) {
        return;
    }
    outlook->is_taken_up = is_heard || line <= reached;
    const int minutes = outlook->is_taken_up ? 0 : work_minutes(lines, reached, line);
    const Instant start = works_from(row, outlook->now) + (Instant)minutes * MINUTE;
    /* A meeting that is past its end, or in a break beyond it, has no time left and is a window all the same: what is
     * said "in time" is said within it. */
    const Instant from = outlook->is_taken_up && start == outlook->now ? MIN(row->starts, start) : start;
    add_window(outlook, meeting, MIN(from, row->ends - 1), row->ends);
}

static void add_planned(ListOutlook *outlook, const SpeakersList *list, int meeting)
{
    const Meeting *row = state_meeting(outlook->state, meeting);
    g_autoptr(GArray) lines = work_lines(outlook->state, meeting);
    const int line = line_of(outlook->state, list, lines);
    if (line >= 0) {
        const Instant start = row->starts + (Instant)work_minutes(lines, 0, line) * MINUTE;
        add_window(outlook, meeting, MIN(start, row->ends - MINUTE), row->ends);
    }
}

static void find_windows(ListOutlook *outlook, const SpeakersList *list)
{
    const State *state = outlook->state;
    const int running = meeting_now(state);
    g_autoptr(GArray) meetings = meetings_in_order(state);
    if (running != ID_NONE) {
        add_running(outlook, list, running, false);
    }
    for (guint i = 0; i < meetings->len; i++) {
        const int id = g_array_index(meetings, int, i);
        const Meeting *row = state_meeting(state, id);
        if (row->state == MEETING_PLANNED && row->ends > outlook->now) {
            add_planned(outlook, list, id);
        }
    }
    if (outlook->input.n_windows > 0) {
        return;
    }
    const int next = meeting_next(state, outlook->now);
    if (running != ID_NONE) {
        add_running(outlook, list, running, true);
    } else if (next != ID_NONE) {
        add_window(outlook, next, state_meeting(state, next)->starts, state_meeting(state, next)->ends);
    }
}

/* === Who is still to inscribe === */

static int members_taking_part(const State *state)
{
    int members = 0;
    for (int id = 1; id <= state_participants(state); id++) {
        const Participant *row = state_participant(state, id);
        members += row != NULL && !row->has_left && row->class == PARTICIPANT_MEMBER_STATE;
    }
    return members;
}

static void find_newcomers(ListOutlook *outlook, const SpeakersList *list, bool is_closed)
{
    ForecastList *input = &outlook->input;
    const GArray *inscribed = state_inscribed(outlook->state, outlook->list);
    input->newcomers_class = outlook->usual_class;
    input->is_open = !is_closed && (list->state == LIST_OPEN || list->state == LIST_ANNOUNCED);
    input->closes_at = list->closes > outlook->now ? list->closes : 0;
    if (!input->is_open) {
        return;
    }
    gint64 lately = LIST_OUTLOOK_LATELY;
    if (!outlook->is_taken_up && input->n_windows > 0) {
        lately = MAX(lately, (outlook->windows[0].end - outlook->now) / G_USEC_PER_SEC);
    }
    const Instant settled = list->opens + (Instant)LIST_OUTLOOK_RUSH * G_USEC_PER_SEC;
    const Instant since = MAX(outlook->now - lately * G_USEC_PER_SEC, settled);
    const gint64 seconds = (outlook->now - since) / G_USEC_PER_SEC;
    input->newcomers_seconds = (int)CLAMP(seconds, LIST_OUTLOOK_LATELY_LEAST, G_MAXINT32);
    for (guint i = inscribed->len; i > 0 && input->newcomers < FORECAST_NEWCOMERS_MAX; i--) {
        if (state_inscription(outlook->state, g_array_index(inscribed, int, i - 1))->asked < since) {
            break;
        }
        input->newcomers++;
    }
    /* Who waits cannot inscribe again (rule 32). */
    if (list->kind != LIST_OF_STAKEHOLDERS) {
        input->newcomers_left = MAX(1, members_taking_part(outlook->state) - (int)outlook->order->len);
    }
}

/* === The whole === */

static void find_floor(ListOutlook *outlook)
{
    const State *state = outlook->state;
    const Floor *floor = state_the_floor(state);
    ForecastList *input = &outlook->input;
    const PointOfOrder *point = state_point(state, floor->point);
    const Inscription *row = state_inscription(state, floor->inscription);
    if (!outlook->is_taken_up) {
        return;
    }
    if (point != NULL) {
        input->has_point = true;
        input->point_seconds = (int)CLAMP((outlook->now - point->raised) / G_USEC_PER_SEC, 0, PACE_STATEMENT_SECONDS);
    }
    if (row != NULL) {
        const SpeakersList *list = state_list(state, row->list);
        input->has_floor = true;
        input->floor_class = observed_class(list != NULL ? list->kind : LIST_OF_SPEAKERS, row->capacity, row->round);
        input->floor_limit = floor->limit > 0 ? floor->limit : -1;
        input->floor_seconds =
            (int)CLAMP(floor_spoken(state, outlook->now) / G_USEC_PER_SEC, 0, PACE_STATEMENT_SECONDS);
    }
}

ListOutlook *list_outlook_new(const State *state, int list, const OutlookQuestion *question)
{
    const SpeakersList *row = state_list(state, list);
    if (row == NULL) {
        return NULL;
    }
    ListOutlook *outlook = g_new0(ListOutlook, 1);
    outlook->state = state;
    outlook->list = list;
    outlook->now = MAX(question->now, state_now(state));
    outlook->usual_class = usual_class_of(row->kind);
    outlook->order = g_array_new(FALSE, FALSE, sizeof(int));
    outlook->classes = g_array_new(FALSE, FALSE, sizeof(int));
    append_those_before(outlook, row);
    append_waiting(outlook, list);
    outlook->pace = outlook_pace(state, list, outlook->usual_class, question->limit_seconds);
    find_windows(outlook, row);
    find_newcomers(outlook, row, question->is_closed);
    find_floor(outlook);
    ForecastList *input = &outlook->input;
    input->pace = outlook->pace;
    input->now = outlook->now;
    input->waiting = (const int *)(const void *)outlook->classes->data;
    input->n_waiting = outlook->classes->len;
    input->windows = outlook->windows;
    outlook->speakers = g_new0(ForecastSpeaker, outlook->order->len + 1);
    const ForecastAnswer answer = forecast_list(input, outlook->speakers, &outlook->end);
    g_assert(answer.problem == FORECAST_OK); /* all that is asked was made here */
    return outlook;
}

void list_outlook_free(ListOutlook *outlook)
{
    if (outlook == NULL) {
        return;
    }
    g_array_unref(outlook->order);
    g_array_unref(outlook->classes);
    g_free(outlook->speakers);
    pace_free(outlook->pace);
    g_free(outlook);
}

int list_outlook_find(const ListOutlook *outlook, int inscription)
{
    for (guint i = 0; i < outlook->order->len; i++) {
        if (g_array_index(outlook->order, int, i) == inscription) {
            return (int)i;
        }
    }
    return -1;
}

size_t list_outlook_limits(const ListOutlook *outlook, ForecastLimit limits[LIST_OUTLOOK_LIMITS])
{
    static const int seconds[LIST_OUTLOOK_LIMITS] = { 120, 180, 300 };
    const int now = pace_limit(outlook->pace, outlook->usual_class);
    size_t n = 0;
    for (int i = 0; i < LIST_OUTLOOK_LIMITS; i++) {
        if (now == 0 || seconds[i] < now) {
            limits[n++] = (ForecastLimit){ outlook->usual_class, seconds[i] };
        }
    }
    return n;
}

int outlook_current_list(const State *state)
{
    const Floor *floor = state_the_floor(state);
    const Meeting *meeting = state_meeting(state, floor->meeting);
    if (state_list(state, floor->list) != NULL &&
        (floor->inscription != ID_NONE || state_waiting(state, floor->list)->len > 0)) {
        return floor->list;
    }
    int most = ID_NONE;
    guint waiting = 0;
    for (int id = 1; id <= state_lists(state); id++) {
        const SpeakersList *row = state_list(state, id);
        const guint n = row != NULL ? state_waiting(state, id)->len : 0;
        if (n > 0 && meeting != NULL && meeting->matter != ID_NONE && row->matter == meeting->matter) {
            return id;
        }
        if (n > waiting) {
            most = id;
            waiting = n;
        }
    }
    return most;
}
