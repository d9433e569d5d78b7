#include "session/day_view.h"

#include "core/programme.h"
#include "session/common.h"
#include "session/meeting.h"
#include "session/questions.h"
#include "session/work_lines.h"

enum { MINUTE = 60 * G_USEC_PER_SEC };

/* === Which meetings === */

static CivilDate day_at(Instant at, int offset)
{
    const gint64 seconds = at / G_USEC_PER_SEC + offset;
    return civil_date_add(civil_date(1970, 1, 1), (int)(seconds / (24 * 3600)));
}

CivilDate day_of_meeting(const State *state, int meeting)
{
    const Meeting *row = state_meeting(state, meeting);
    return row != NULL ? day_at(row->starts, row->offset) : (CivilDate){ 0 };
}

/* What was moved or taken out by a later programme is no meeting any more; what was cancelled is shown as such. */
static bool is_shown(const Meeting *row)
{
    return row != NULL && (!row->is_taken_out || row->ordinal > 0);
}

typedef struct {
    Instant begins;
    int id;
} Placed;

static gint compare_placed(gconstpointer a, gconstpointer b)
{
    const Placed *one = a, *other = b;
    return one->begins != other->begins ? (one->begins > other->begins) - (one->begins < other->begins)
                                        : (one->id > other->id) - (one->id < other->id);
}

/* The ids of what was placed in time, in that order. Takes it over. */
static GArray *ids_in_order(GArray *placed)
{
    GArray *ids = g_array_sized_new(FALSE, FALSE, sizeof(int), placed->len);
    g_array_sort(placed, compare_placed);
    for (guint i = 0; i < placed->len; i++) {
        g_array_append_val(ids, g_array_index(placed, Placed, i).id);
    }
    g_array_unref(placed);
    return ids;
}

static void place(GArray *placed, Instant begins, int id)
{
    const Placed one = { begins, id };
    g_array_append_val(placed, one);
}

GArray *day_meetings(const State *state, CivilDate day)
{
    GArray *placed = g_array_new(FALSE, FALSE, sizeof(Placed));
    for (int id = 1; id <= state_meetings(state); id++) {
        const Meeting *row = state_meeting(state, id);
        if (is_shown(row) && civil_date_equal(day_of_meeting(state, id), day)) {
            place(placed, row->called > 0 ? row->called : row->starts, id);
        }
    }
    return ids_in_order(placed);
}

static gint compare_days(gconstpointer a, gconstpointer b)
{
    return civil_date_compare(*(const CivilDate *)a, *(const CivilDate *)b);
}

GArray *day_all(const State *state)
{
    GArray *days = g_array_new(FALSE, FALSE, sizeof(CivilDate));
    for (int id = 1; id <= state_meetings(state); id++) {
        if (is_shown(state_meeting(state, id))) {
            const CivilDate day = day_of_meeting(state, id);
            g_array_append_val(days, day);
        }
    }
    g_array_sort(days, compare_days);
    for (guint i = days->len; i > 1; i--) {
        if (civil_date_equal(g_array_index(days, CivilDate, i - 1), g_array_index(days, CivilDate, i - 2))) {
            g_array_remove_index(days, i - 1);
        }
    }
    return days;
}

CivilDate day_to_show(const State *state, Instant now)
{
    const int running = meeting_now(state);
    if (running != ID_NONE) {
        return day_of_meeting(state, running);
    }
    const CivilDate today = session_day(state, now);
    CivilDate shown = { 0 };
    g_autoptr(GArray) days = day_all(state);
    for (guint i = 0; i < days->len; i++) {
        shown = g_array_index(days, CivilDate, i);
        if (civil_date_compare(shown, today) >= 0) {
            break;
        }
    }
    return shown;
}

int day_meeting_of_ordinal(const State *state, int ordinal)
{
    for (int id = 1; ordinal > 0 && id <= state_meetings(state); id++) {
        const Meeting *row = state_meeting(state, id);
        if (row != NULL && row->ordinal == ordinal) {
            return id;
        }
    }
    return ID_NONE;
}

GArray *day_decisions(const State *state, Instant from, Instant to)
{
    GArray *placed = g_array_new(FALSE, FALSE, sizeof(Placed));
    for (int id = 1; id <= state_questions(state); id++) {
        const Question *row = state_question(state, id);
        if (row != NULL && question_is_settled(row) && row->decided >= from && row->decided <= to) {
            place(placed, row->decided, id);
        }
    }
    return ids_in_order(placed);
}

/* === A meeting === */

/* What work_lines knows of the line; NULL of one that only heads others. */
static const WorkLine *work_of(const GArray *work, int segment)
{
    for (guint i = 0; i < work->len; i++) {
        const WorkLine *line = &g_array_index(work, WorkLine, i);
        if (line->segment == segment) {
            return line;
        }
    }
    return NULL;
}

/* Where nobody noted when a line was done it lasted until the next was taken up, or the meeting rose. */
static Instant end_of(const State *state, const Meeting *meeting, const Segment *segment)
{
    if (segment->opened == 0 || segment->state != SEGMENT_DONE) {
        return 0;
    }
    Instant end = segment->ended > 0 ? segment->ended : meeting->adjourned;
    for (int i = 0; segment->ended == 0 && i < meeting->n_segments; i++) {
        const Segment *other = state_segment(state, meeting->first_segment + i);
        if (other != NULL && other->opened > segment->opened && (end == 0 || other->opened < end)) {
            end = other->opened;
        }
    }
    return end;
}

static void add_likely(DayLine *line, const WeekOutlook *week)
{
    for (size_t i = 0; week != NULL && line->ended == 0 && i < week->input.n_segments; i++) {
        if (week->lines[i] == line->segment) {
            line->likely_from = line->began == 0 ? week->of_segments[i].start : (ForecastRange){ 0 };
            line->likely_to = week->of_segments[i].end;
        }
    }
}

static void add_lines(DayMeeting *day, const State *state, const Meeting *meeting, const WeekOutlook *week)
{
    g_autoptr(GArray) work = work_lines(state, day->meeting);
    Instant planned = meeting->starts;
    for (int i = 0; i < MIN(meeting->n_segments, WORK_LINES_LIMIT); i++) {
        const Segment *row = state_segment(state, meeting->first_segment + i);
        const WorkLine *known = work_of(work, meeting->first_segment + i);
        if (row == NULL) {
            return;
        }
        DayLine line = { .segment = meeting->first_segment + i,
                         .minutes = known != NULL ? known->minutes : 0,
                         .is_heading = known == NULL,
                         .is_break = row->kind == ENTRY_BREAK,
                         .planned_from = MIN(planned, meeting->ends),
                         .began = row->opened,
                         .ended = end_of(state, meeting, row) };
        planned += (Instant)line.minutes * MINUTE;
        line.planned_to = MIN(planned, meeting->ends);
        line.is_passed =
            row->state == SEGMENT_AHEAD && known != NULL && (known->is_done || meeting->state == MEETING_ADJOURNED);
        if (!line.is_passed && meeting->state != MEETING_ADJOURNED) {
            add_likely(&line, week);
        }
        day->likely_to = line.likely_to.likely > day->likely_to.likely ? line.likely_to : day->likely_to;
        g_array_append_val(day->lines, line);
    }
}

/* Statements follow each other by the time at which they began, which their numbers need not. */
static void add_heard(DayMeeting *day, const State *state)
{
    const GArray *heard = state_heard(state, day->meeting);
    GArray *placed = g_array_sized_new(FALSE, FALSE, sizeof(Placed), heard->len);
    for (guint i = 0; i < heard->len; i++) {
        const int id = g_array_index(heard, int, i);
        place(placed, state_inscription(state, id)->began, id);
    }
    day->heard = ids_in_order(placed);
}

DayMeeting *day_meeting_new(const State *state, int meeting, const WeekOutlook *week)
{
    const Meeting *row = state_meeting(state, meeting);
    DayMeeting *day = g_new0(DayMeeting, 1);
    day->meeting = meeting;
    day->lines = g_array_new(FALSE, FALSE, sizeof(DayLine));
    day->suspensions = g_array_new(FALSE, FALSE, sizeof(int));
    g_assert(row != NULL);
    add_lines(day, state, row, week);
    add_heard(day, state);
    for (int id = 1; id <= state_suspensions(state); id++) {
        const Suspension *suspension = state_suspension(state, id);
        if (suspension != NULL && suspension->meeting == meeting) {
            g_array_append_val(day->suspensions, id);
        }
    }
    return day;
}

void day_meeting_free(DayMeeting *day)
{
    if (day != NULL) {
        g_array_unref(day->lines);
        g_array_unref(day->suspensions);
        g_array_unref(day->heard);
        g_free(day);
    }
}
