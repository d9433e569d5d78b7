#include "session/work_lines.h"

#include "core/programme.h"
#include "session/meeting.h"

enum { MINUTE = 60 * G_USEC_PER_SEC };

/* The lines of a meeting, as the programme has them. */
typedef struct {
    const Segment *rows[WORK_LINES_LIMIT];
    int n;
} Sheet;

static void sheet_read(Sheet *sheet, const State *state, const Meeting *meeting)
{
    sheet->n = 0;
    for (int i = 0; i < MIN(meeting->n_segments, WORK_LINES_LIMIT); i++) {
        const Segment *row = state_segment(state, meeting->first_segment + i);
        if (row == NULL) {
            return;
        }
        sheet->rows[sheet->n++] = row;
    }
}

/* The first line after `i` that does not stand under it. */
static int end_of_block(const Sheet *sheet, int i)
{
    int end = i + 1;
    while (end < sheet->n && sheet->rows[end]->depth > sheet->rows[i]->depth) {
        end++;
    }
    return end;
}

static bool have_minutes(const Sheet *sheet, int first, int end)
{
    for (int i = first; i < end; i++) {
        if (sheet->rows[i]->minutes > 0) {
            return true;
        }
    }
    return false;
}

/* An item's line heads what is done under it, which stands at the same depth. */
static bool is_head_of_next(const Sheet *sheet, int i)
{
    const Segment *row = sheet->rows[i], *next = i + 1 < sheet->n ? sheet->rows[i + 1] : NULL;
    const bool is_item = row->kind == ENTRY_ITEM || row->kind == ENTRY_SUBITEM;
    return is_item && row->minutes == 0 && next != NULL && next->kind != ENTRY_ITEM && next->matter == row->matter &&
           next->depth == row->depth && row->matter != ID_NONE;
}

static int usual_minutes(int kind)
{
    switch (kind) {
    case ENTRY_OPENING:
    case ENTRY_STATEMENTS:
    case ENTRY_SPEAKER:
    case ENTRY_REMARKS:
    case ENTRY_CLOSURE: return WORK_SHORT_MINUTES;
    default: return 0;
    }
}

static void add_line(GArray *lines, const Meeting *meeting, int i, const Segment *row)
{
    const WorkLine line = { .segment = meeting->first_segment + i,
                            .matter = row->matter,
                            .reading = row->reading,
                            .minutes = row->minutes > 0 ? row->minutes : usual_minutes(row->kind),
                            .is_done = row->state == SEGMENT_DONE,
                            .is_break = row->kind == ENTRY_BREAK };
    g_array_append_val(lines, line);
}

static void share_the_rest(GArray *lines, int minutes)
{
    int sharing = 0;
    for (guint i = 0; i < lines->len; i++) {
        const int said = g_array_index(lines, WorkLine, i).minutes;
        sharing += said == 0;
        minutes -= said;
    }
    for (guint i = 0; i < lines->len; i++) {
        WorkLine *line = &g_array_index(lines, WorkLine, i);
        if (line->minutes == 0) {
            line->minutes = MAX(minutes, 0) / sharing;
        }
    }
}

static void read_lines(GArray *lines, const State *state, const Meeting *meeting)
{
    Sheet sheet;
    sheet_read(&sheet, state, meeting);
    for (int i = 0; i < sheet.n;) {
        const int end = end_of_block(&sheet, i);
        const bool covers = sheet.rows[i]->minutes > 0 && !have_minutes(&sheet, i + 1, end);
        const bool heads = end > i + 1 && !covers;
        if (!heads && !is_head_of_next(&sheet, i)) {
            add_line(lines, meeting, i, sheet.rows[i]);
        }
        i = covers ? end : i + 1;
    }
    share_the_rest(lines, (int)((meeting->ends - meeting->starts) / MINUTE));
}

GArray *work_lines(const State *state, int meeting)
{
    GArray *lines = g_array_new(FALSE, FALSE, sizeof(WorkLine));
    const Meeting *row = state_meeting(state, meeting);
    if (row != NULL) {
        read_lines(lines, state, row);
    }
    const int reached = work_reached(state, meeting, lines);
    for (int i = 0; i < reached; i++) {
        g_array_index(lines, WorkLine, i).is_done = true;
    }
    return lines;
}

bool work_is_about(const State *state, const WorkLine *line, int matter)
{
    const Matter *of_line = state_matter(state, line->matter), *row = state_matter(state, matter);
    return of_line != NULL && row != NULL &&
           (line->matter == matter || of_line->parent == matter || row->parent == line->matter);
}

/* The one that was opened, or the first under it; else the one about whose matter was spoken last. */
int work_reached(const State *state, int meeting, const GArray *lines)
{
    const Meeting *row = state_meeting(state, meeting);
    const SpeakersList *heard = state_list(state, state_the_floor(state)->list);
    int first = -1, of_list = -1;
    for (int i = 0; i < (int)lines->len && row != NULL; i++) {
        const WorkLine *line = &g_array_index(lines, WorkLine, i);
        if (line->is_done) {
            continue;
        }
        if (row->segment != ID_NONE && line->segment >= row->segment) {
            return i;
        }
        first = first < 0 ? i : first;
        of_list = of_list < 0 && heard != NULL && work_is_about(state, line, heard->matter) ? i : of_list;
    }
    const bool goes_on = meeting == state_the_floor(state)->meeting && meeting != ID_NONE;
    return goes_on && of_list >= 0 ? of_list : first;
}

int work_minutes(const GArray *lines, int first, int end)
{
    int minutes = 0;
    for (int i = first; i < end; i++) {
        const WorkLine *line = &g_array_index(lines, WorkLine, i);
        minutes += line->is_done ? 0 : line->minutes;
    }
    return minutes;
}
