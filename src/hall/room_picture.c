/* The day as a picture: time runs along it; above each meeting's plan, below what became of it, with what is likely of
 * the rest. */
#include "base/svg.h"
#include "hall/room_parts.h"
#include "session/meeting.h"

enum {
    WIDTH = 100000, /* the day */
    AXIS = 22,
    LABEL = 16,
    BAR = 24,
    TICKS = 8,
    LANE = 2 * (LABEL + BAR) + TICKS + 12,
    COLOURS = 9,
    LANES_LIMIT = 8, /* meetings at the same time */
    MINUTE = 60 * G_USEC_PER_SEC,
    LIKELY_MINUTES = 5,
    LABELLED_MINUTES = 25, /* a shorter line has no room for its number */
};

typedef struct {
    const Scene *scene;
    Svg svg;
    Instant from, to;
    int matters[COLOURS]; /* each has a colour of its own, in the order in which they stand in the day */
    int n_matters;
} Picture;

enum { HOURS_OF_A_DAY = 24 };

bool room_day_span(const GPtrArray *meetings, const Scene *scene, Instant *ret_from, Instant *ret_to)
{
    const Instant hour = (Instant)60 * MINUTE;
    Instant from = G_MAXINT64, to = 0;
    for (guint i = 0; i < meetings->len; i++) {
        const DayMeeting *day = g_ptr_array_index(meetings, i);
        const Meeting *row = state_meeting(scene->state, day->meeting);
        from = MIN(from, row->called > 0 ? MIN(row->called, row->starts) : row->starts);
        to = MAX(to, MAX(row->ends, row->adjourned));
        to = MAX(to, day->likely_to.likely);
        to = row->state == MEETING_RUNNING || row->state == MEETING_SUSPENDED ? MAX(to, room_now(scene)) : to;
    }
    *ret_from = from / hour * hour;
    /* A meeting that nobody has adjourned goes on; its day does not. */
    *ret_to = MIN((to + hour / 4 - 1) / (hour / 4) * (hour / 4), *ret_from + HOURS_OF_A_DAY * hour);
    return meetings->len > 0;
}

static int place_of(const Picture *picture, Instant at)
{
    const Instant span = picture->to - picture->from;
    return (int)((CLAMP(at, picture->from, picture->to) - picture->from) / G_USEC_PER_SEC * WIDTH /
                 (span / G_USEC_PER_SEC));
}

static void put_span(Picture *picture, const char *look, Instant from, Instant to, int y, int height, const char *title)
{
    const int x = place_of(picture, from);
    svg_rectangle(&picture->svg, look, x, y, place_of(picture, to) - x, height, title);
}

/* Nought for a line that is about no matter. */
static int colour_of(Picture *picture, int matter)
{
    for (int i = 0; i < picture->n_matters; i++) {
        if (picture->matters[i] == matter) {
            return i + 1;
        }
    }
    if (matter == ID_NONE || picture->n_matters == COLOURS) {
        return 0;
    }
    picture->matters[picture->n_matters++] = matter;
    return picture->n_matters;
}

static void put_axis(Picture *picture, int height)
{
    const Instant hour = (Instant)60 * MINUTE;
    const int hours = (int)((picture->to - picture->from) / hour);
    for (int i = 0; i <= hours; i++) {
        const Instant at = picture->from + i * hour;
        char clock[PLACE_CLOCK_SIZE];
        const int x = place_of(picture, at);
        svg_line(&picture->svg, "grid", x, AXIS - 4, x, height);
        if (i < hours) {
            svg_text(&picture->svg, i % 2 == 0 ? "hour" : "hour odd", x, AXIS - 8,
                     place_clock(picture->scene->place, at, false, clock));
        }
    }
}

static char *title_of(const Picture *picture, const DayLine *line, Instant from, Instant to)
{
    g_autofree char *words = line_words(picture->scene, line->segment);
    g_autofree char *hours = line_hours(picture->scene, from, to);
    return g_strconcat(hours, " ", words, NULL);
}

/* The number of the item, where there is room for it. */
static void put_number(Picture *picture, const DayLine *line, Instant from, Instant to, int y)
{
    const Segment *row = state_segment(picture->scene->state, line->segment);
    const Matter *matter = state_matter(picture->scene->state, row->matter);
    const Matter *item =
        matter != NULL && matter->parent != ID_NONE ? state_matter(picture->scene->state, matter->parent) : matter;
    if (item != NULL && item->number > 0 && to - from >= (Instant)LABELLED_MINUTES * MINUTE) {
        char number[16];
        g_snprintf(number, sizeof number, "%d", item->number);
        svg_text(&picture->svg, "number", place_of(picture, from + (to - from) / 2), y + BAR / 2 + 5, number);
    }
}

static void put_bar(Picture *picture, const char *look, const DayLine *line, Instant from, Instant to, int y)
{
    const Segment *row = state_segment(picture->scene->state, line->segment);
    g_autofree char *class_name = g_strdup_printf("%s c%d", look, colour_of(picture, row->matter));
    g_autofree char *title = title_of(picture, line, from, to);
    put_span(picture, class_name, from, to, y, BAR, title);
    put_number(picture, line, from, to, y);
}

static void put_plan(Picture *picture, const DayMeeting *day, int y)
{
    const Meeting *meeting = state_meeting(picture->scene->state, day->meeting);
    put_span(picture, "frame", meeting->starts, meeting->ends, y, BAR, NULL);
    for (guint i = 0; i < day->lines->len; i++) {
        const DayLine *line = &g_array_index(day->lines, DayLine, i);
        if (!line->is_heading && line->planned_to > line->planned_from) {
            put_bar(picture, "plan", line, line->planned_from, line->planned_to, y);
        }
    }
}

static Instant end_so_far(const Picture *picture, const Meeting *meeting)
{
    return meeting->adjourned > 0 ? meeting->adjourned : room_now(picture->scene) / MINUTE * MINUTE;
}

/* What is likely is told by five minutes, so that it does not change with everybody who asks for the floor. */
static void put_likely(Picture *picture, const DayLine *line, Instant reached, int y)
{
    const Instant from = MAX(line->began > 0 ? reached : line->likely_from.likely, reached);
    const Instant step = LIKELY_MINUTES * MINUTE, to = (line->likely_to.likely + step - 1) / step * step;
    if (to > from) {
        put_bar(picture, "likely", line, from, to, y);
    }
}

static void put_fact(Picture *picture, const DayMeeting *day, int y)
{
    const State *state = picture->scene->state;
    const Meeting *meeting = state_meeting(state, day->meeting);
    const Instant reached = meeting->called > 0 ? end_so_far(picture, meeting) : meeting->starts;
    if (meeting->called > 0) {
        put_span(picture, "frame", meeting->called, reached, y, BAR, NULL);
    }
    for (guint i = 0; i < day->lines->len; i++) {
        const DayLine *line = &g_array_index(day->lines, DayLine, i);
        const Instant end = line->ended > 0 ? line->ended : reached;
        if (line->began > 0 && end > line->began) {
            put_bar(picture, "fact", line, line->began, end, y);
        }
        if (line->ended == 0) {
            put_likely(picture, line, reached, y);
        }
    }
    for (guint i = 0; i < day->suspensions->len; i++) {
        const Suspension *row = state_suspension(state, g_array_index(day->suspensions, int, i));
        g_autofree char *hours = line_hours(picture->scene, row->began, row->ended > 0 ? row->ended : reached);
        g_autofree char *title = g_strconcat(picture->scene->words->room_suspended, " ", hours, NULL);
        put_span(picture, row->is_break ? "gap break" : "gap", row->began, row->ended > 0 ? row->ended : reached, y,
                 BAR, title);
    }
}

/* Each statement that is over as a stroke as long as it took; informal ones are nobody's. */
static void put_statements(Picture *picture, const DayMeeting *day, int y)
{
    const State *state = picture->scene->state;
    for (guint i = 0; i < day->heard->len; i++) {
        const Inscription *row = state_inscription(state, g_array_index(day->heard, int, i));
        if (row->ended == 0) {
            continue;
        }
        g_autofree char *who =
            row->is_informal ? NULL : line_speaker_words(picture->scene, g_array_index(day->heard, int, i));
        put_span(picture, row->is_informal ? "statement informal" : "statement", row->began, row->ended, y, TICKS, who);
    }
}

static void put_meeting(Picture *picture, const DayMeeting *day, int y)
{
    const Words *words = picture->scene->words;
    const Meeting *meeting = state_meeting(picture->scene->state, day->meeting);
    const int x = place_of(picture, MIN(meeting->starts, meeting->called > 0 ? meeting->called : meeting->starts));
    const int plan = y + LABEL, fact = plan + BAR + LABEL;
    svg_text(&picture->svg, "row", x, plan - 4, words->room_planned);
    put_plan(picture, day, plan);
    if (meeting->state != MEETING_CANCELLED) {
        svg_text(&picture->svg, "row", x, fact - 4, words->room_real);
        put_fact(picture, day, fact);
        put_statements(picture, day, fact + BAR + 2);
    }
}

/* Meetings at the same time stand under each other. */
static int find_lanes(const Picture *picture, const GPtrArray *meetings, int *lanes)
{
    Instant ends[LANES_LIMIT] = { 0 };
    int n = 1;
    for (guint i = 0; i < meetings->len; i++) {
        const DayMeeting *day = g_ptr_array_index(meetings, i);
        const Meeting *row = state_meeting(picture->scene->state, day->meeting);
        int lane = 0;
        while (lane < LANES_LIMIT - 1 && ends[lane] > row->starts) {
            lane++;
        }
        lanes[i] = lane;
        ends[lane] = MAX(row->ends, row->adjourned);
        n = MAX(n, lane + 1);
    }
    return n;
}

static void put_now(Picture *picture, int height)
{
    const Instant now = room_now(picture->scene) / MINUTE * MINUTE;
    if (now > picture->from && now < picture->to) {
        const int x = place_of(picture, now);
        svg_line(&picture->svg, "now", x, AXIS - 4, x, height);
    }
}

void room_put_picture(const Scene *scene, Html *html, const GPtrArray *meetings, const char *id)
{
    Picture picture = { .scene = scene };
    if (!room_day_span(meetings, scene, &picture.from, &picture.to)) {
        return;
    }
    g_autofree int *lanes = g_new0(int, meetings->len);
    const int n = find_lanes(&picture, meetings, lanes), height = AXIS + n * LANE;
    const SvgHead head = { .class_name = "chart room-picture",
                           .id = id,
                           .title = scene->words->room_plan,
                           .about = scene->words->room_picture,
                           .width = WIDTH,
                           .height = height,
                           .is_fluid = true,
                           .is_mirrored = !language_runs_rightward(scene->visit->language) };
    svg_open(&picture.svg, html_inside(html), &head);
    put_axis(&picture, height);
    for (guint i = 0; i < meetings->len; i++) {
        put_meeting(&picture, g_ptr_array_index(meetings, i), AXIS + lanes[i] * LANE);
    }
    put_now(&picture, height);
    svg_close(&picture.svg);
}
