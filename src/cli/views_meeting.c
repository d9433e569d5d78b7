/* Meetings, the programme and decisions, as `placard show` shows them. */
#include "cli/views.h"

#include "core/civil_words.h"
#include "session/common.h"
#include "session/meeting.h"

#include <string.h>

char *view_meeting_name(const ViewOf *of, int id)
{
    const Meeting *meeting = state_meeting(of->state, id);
    if (meeting == NULL) {
        return NULL;
    }
    if (meeting->ordinal == 0) {
        return g_strdup_printf("Meeting %s", state_text(of->state, meeting->id));
    }
    return tell_meeting(meeting->ordinal, state_text(of->state, meeting->id), of->place->language);
}

static const char *meeting_state_name(const Meeting *meeting)
{
    static const char *const names[] = {
        [MEETING_PLANNED] = "planned",     [MEETING_CANCELLED] = "cancelled", [MEETING_RUNNING] = "goes on",
        [MEETING_SUSPENDED] = "suspended", [MEETING_ADJOURNED] = "held",
    };
    return meeting->is_taken_out ? "taken out" : names[meeting->state];
}

/* --- the programme -------------------------------------------------------------------------------------------------
 */

static const SheetColumn slot_columns[] = {
    { "meeting", "meeting" }, { "hours", "hours" }, { "state", "state" }, { "ordinal", "no." }, { "lines", "what" },
};

/* The first line that says what is done, and how many more there are. */
static char *lines_of(const ViewOf *of, const Meeting *meeting)
{
    for (int i = 0; i < meeting->n_segments; i++) {
        const Segment *segment = state_segment(of->state, meeting->first_segment + i);
        if (segment != NULL && segment->title != 0) {
            const int more = meeting->n_segments - i - 1;
            const char *title = state_text(of->state, segment->title);
            return more > 0 ? g_strdup_printf("%s (and %d more)", title, more) : g_strdup(title);
        }
    }
    return NULL;
}

static void put_slot(const ViewOf *of, Sheet *sheet, const Meeting *meeting)
{
    g_autofree char *from = view_clock(of, meeting->starts), *to = view_clock(of, meeting->ends);
    g_autofree char *hours = from != NULL ? g_strdup_printf("%s–%s", from, to != NULL ? to : "") : NULL;
    g_autofree char *lines = lines_of(of, meeting);
    sheet_row(sheet);
    sheet_text(sheet, state_text(of->state, meeting->id));
    sheet_text(sheet, hours);
    sheet_text(sheet, meeting_state_name(meeting));
    if (meeting->ordinal > 0) {
        sheet_number(sheet, meeting->ordinal);
    } else {
        sheet_text(sheet, NULL);
    }
    sheet_text(sheet, lines);
}

static Instant time_of_meeting(const Meeting *meeting)
{
    return meeting->called != 0 ? meeting->called : meeting->starts;
}

static gint by_time(gconstpointer a, gconstpointer b, gpointer data)
{
    const State *state = data;
    const int one = *(const int *)a, other = *(const int *)b;
    const Instant first = time_of_meeting(state_meeting(state, one)),
                  second = time_of_meeting(state_meeting(state, other));
    return first != second ? (first < second ? -1 : 1) : one - other;
}

/* What was cancelled is shown too: it was planned. */
static GArray *slots_in_order(const State *state)
{
    GArray *slots = g_array_new(FALSE, FALSE, sizeof(int));
    for (int id = 1; id <= state_meetings(state); id++) {
        const Meeting *meeting = state_meeting(state, id);
        if (meeting != NULL && !meeting->is_taken_out) {
            g_array_append_val(slots, id);
        }
    }
    g_array_sort_with_data(slots, by_time, (gpointer)state);
    return slots;
}

bool view_programme(const ViewOf *of, Sheet *sheet)
{
    const State *state = of->state;
    const Body *body = state_the_body(state);
    g_autoptr(GArray) slots = slots_in_order(state);
    g_autofree char *standing = view_choice(of, FIELD_STATE, body->programme_state);
    CivilDate day = { 0 };
    sheet_section(sheet, "programme", "Programme of work", NULL, 0, NULL);
    sheet_fact(sheet, "state", "state", standing);
    sheet_fact_number(sheet, "version", "version", body->programme_version);
    for (guint i = 0; i < slots->len; i++) {
        const Meeting *meeting = state_meeting(state, g_array_index(slots, int, i));
        const CivilDate own = place_day(of->place, time_of_meeting(meeting));
        if (!civil_date_equal(own, day)) {
            g_autofree char *heading = day_heading_in_words(of->place->language, own, true);
            sheet_section(sheet, "day", heading, slot_columns, G_N_ELEMENTS(slot_columns), NULL);
            day = own;
        }
        put_slot(of, sheet, meeting);
    }
    return true;
}

/* --- one meeting ---------------------------------------------------------------------------------------------------
 */

static const SheetColumn segment_columns[] = {
    { "number", "" },
    { "state", "state" },
    { "minutes", "min" },
    { "title", "line" },
};

static void put_segments(const ViewOf *of, Sheet *sheet, const Meeting *meeting)
{
    static const char *const states[] = {
        [SEGMENT_AHEAD] = "",
        [SEGMENT_OPEN] = "now",
        [SEGMENT_DONE] = "done",
    };
    sheet_section(sheet, "lines", "Lines of the programme", segment_columns, G_N_ELEMENTS(segment_columns), NULL);
    for (int i = 0; i < meeting->n_segments; i++) {
        const Segment *segment = state_segment(of->state, meeting->first_segment + i);
        if (segment == NULL) {
            continue;
        }
        sheet_row(sheet);
        sheet_number(sheet, segment->number);
        sheet_text(sheet, states[segment->state]);
        if (segment->minutes > 0) {
            sheet_number(sheet, segment->minutes);
        } else {
            sheet_text(sheet, NULL);
        }
        sheet_text(sheet, segment->title != 0 ? state_text(of->state, segment->title) : "");
    }
}

static const SheetColumn statement_columns[] = {
    { "began", "began" }, { "spoken", "spoken" }, { "party", NULL },
    { "list", "list" },   { "informal", "" },     { "name", "who" },
};

static void put_statement(const ViewOf *of, Sheet *sheet, int id)
{
    const Inscription *row = state_inscription(of->state, id);
    const SpeakersList *list = state_list(of->state, row->list);
    g_autofree char *began = view_clock(of, row->began), *name = view_speaker(of, id);
    g_autofree char *spoken = row->ended != 0 ? view_minutes(row->spoken) : NULL;
    sheet_row(sheet);
    sheet_text(sheet, began);
    sheet_text(sheet, spoken);
    sheet_text(sheet, participant_code(of->state, row->participant));
    sheet_text(sheet, list != NULL ? state_text(of->state, list->id) : NULL);
    sheet_text(sheet, row->is_informal ? "informal" : NULL);
    sheet_text(sheet, name);
}

static gint by_beginning(gconstpointer a, gconstpointer b, gpointer data)
{
    const State *state = data;
    const int one = *(const int *)a, other = *(const int *)b;
    const Instant first = state_inscription(state, one)->began, second = state_inscription(state, other)->began;
    return first != second ? (first < second ? -1 : 1) : one - other;
}

static void put_statements(const ViewOf *of, Sheet *sheet, int meeting)
{
    g_autoptr(GArray) heard = g_array_new(FALSE, FALSE, sizeof(int));
    for (int id = 1; id <= state_inscriptions(of->state); id++) {
        const Inscription *row = state_inscription(of->state, id);
        if (row != NULL && row->meeting == meeting && row->began != 0) {
            g_array_append_val(heard, id);
        }
    }
    g_array_sort_with_data(heard, by_beginning, (gpointer)of->state);
    sheet_section(sheet, "statements", "Statements", statement_columns, G_N_ELEMENTS(statement_columns), "none");
    for (guint i = 0; i < heard->len; i++) {
        put_statement(of, sheet, g_array_index(heard, int, i));
    }
}

static const SheetColumn suspension_columns[] = { { "began", "from" }, { "ended", "to" }, { "how", "how" } };

static void put_suspensions(const ViewOf *of, Sheet *sheet, int meeting)
{
    sheet_section(sheet, "suspensions", "Suspensions", suspension_columns, G_N_ELEMENTS(suspension_columns), "none");
    for (int id = 1; id <= state_suspensions(of->state); id++) {
        const Suspension *row = state_suspension(of->state, id);
        if (row == NULL || row->meeting != meeting) {
            continue;
        }
        g_autofree char *began = view_clock(of, row->began), *ended = view_clock(of, row->ended);
        g_autofree char *mode = view_choice(of, FIELD_MODE, row->mode);
        sheet_row(sheet);
        sheet_text(sheet, began);
        sheet_text(sheet, ended);
        sheet_text(sheet, row->is_break ? "break" : mode);
    }
}

static const SheetColumn correction_columns[] = { { "at", "when" }, { "text", "what" } };

static void put_corrections(const ViewOf *of, Sheet *sheet, int meeting)
{
    sheet_section(sheet, "corrections", "Corrections", correction_columns, G_N_ELEMENTS(correction_columns), "none");
    for (int id = 1; id <= state_corrections(of->state); id++) {
        const Correction *row = state_correction(of->state, id);
        if (row == NULL || row->meeting != meeting) {
            continue;
        }
        g_autofree char *at = place_time_words(of->place, row->at);
        sheet_row(sheet);
        sheet_text(sheet, at);
        sheet_text(sheet, state_text(of->state, row->text));
    }
}

/* The one that goes on, else the one that was held last. */
static int meeting_wanted(const ViewOf *of)
{
    if (of->one != NULL) {
        return state_find_meeting(of->state, of->one);
    }
    int latest = meeting_now(of->state);
    for (int id = 1; latest == ID_NONE && id <= state_meetings(of->state); id++) {
        const Meeting *meeting = state_meeting(of->state, id);
        if (meeting != NULL && meeting->ordinal > 0 && meeting->ordinal == state_the_body(of->state)->meetings_held) {
            latest = id;
        }
    }
    return latest;
}

bool view_meeting(const ViewOf *of, Sheet *sheet)
{
    const int id = meeting_wanted(of);
    const Meeting *meeting = state_meeting(of->state, id);
    if (meeting == NULL) {
        sheet_section(sheet, "meeting", "No meeting has been held yet", NULL, 0, NULL);
        return of->one == NULL;
    }
    g_autofree char *title = view_meeting_name(of, id), *presides = view_name(of, meeting->presiding);
    g_autofree char *planned = place_time_words(of->place, meeting->starts);
    g_autofree char *called = meeting->called != 0 ? place_time_words(of->place, meeting->called) : NULL;
    g_autofree char *rose = meeting->adjourned != 0 ? place_time_words(of->place, meeting->adjourned) : NULL;
    g_autofree char *mode = view_choice(of, FIELD_MODE, meeting->called != 0 ? meeting->mode : meeting->planned_mode);
    sheet_section(sheet, "meeting", title, NULL, 0, NULL);
    sheet_fact(sheet, "meeting", NULL, state_text(of->state, meeting->id));
    sheet_fact(sheet, "state", "state", meeting_state_name(meeting));
    sheet_fact(sheet, "mode", "mode", mode);
    sheet_fact(sheet, "planned", "planned", meeting->starts != 0 ? planned : NULL);
    sheet_fact(sheet, "called", "called to order", called);
    sheet_fact(sheet, "rose", "rose", rose);
    sheet_fact(sheet, "presiding", "presides", presides);
    put_segments(of, sheet, meeting);
    put_suspensions(of, sheet, id);
    put_statements(of, sheet, id);
    put_corrections(of, sheet, id);
    return true;
}

/* --- decisions -----------------------------------------------------------------------------------------------------
 */

static const SheetColumn question_columns[] = {
    { "number", "no." }, { "kind", "kind" }, { "state", "state" }, { "decided", "when" }, { "text", "what" },
};

static const char *question_state_name(const Question *question)
{
    static const char *const names[] = {
        [QUESTION_OPEN] = "before the body", [QUESTION_OBJECTED] = "objected to", [QUESTION_DECIDED] = "decided",
        [QUESTION_REJECTED] = "rejected",    [QUESTION_WITHDRAWN] = "withdrawn",
    };
    return names[question->state];
}

static void put_question(const ViewOf *of, Sheet *sheet, int id)
{
    const Question *question = state_question(of->state, id);
    g_autofree char *kind = view_choice(of, FIELD_QUESTION_KIND, question->kind);
    g_autofree char *decided = question->decided != 0 ? place_time_words(of->place, question->decided) : NULL;
    const Text words = question->text != 0 ? question->text : question->symbol;
    sheet_row(sheet);
    sheet_number(sheet, id);
    sheet_text(sheet, kind);
    sheet_text(sheet, question_state_name(question));
    sheet_text(sheet, decided);
    sheet_text(sheet, state_text(of->state, words));
}

static const SheetColumn vote_columns[] = {
    { "number", "no." }, { "method", "how" }, { "state", "state" },
    { "yes", "yes" },    { "no", "no" },      { "abstaining", "abstaining" },
};

static void put_vote(const ViewOf *of, Sheet *sheet, int id)
{
    static const char *const states[] = { [VOTE_OPEN] = "goes on", [VOTE_CARRIED] = "carried", [VOTE_LOST] = "lost" };
    const Vote *vote = state_vote(of->state, id);
    g_autofree char *method = view_choice(of, FIELD_METHOD, vote->method);
    sheet_row(sheet);
    sheet_number(sheet, id);
    sheet_text(sheet, method);
    sheet_text(sheet, states[vote->state]);
    sheet_number(sheet, vote->yes);
    sheet_number(sheet, vote->no);
    sheet_number(sheet, vote->abstaining);
}

bool view_decisions(const ViewOf *of, Sheet *sheet)
{
    sheet_section(sheet, "questions", "Questions", question_columns, G_N_ELEMENTS(question_columns),
                  "nothing was put to the body");
    for (int id = 1; id <= state_questions(of->state); id++) {
        if (state_question(of->state, id) != NULL) {
            put_question(of, sheet, id);
        }
    }
    sheet_section(sheet, "votes", "Votes", vote_columns, G_N_ELEMENTS(vote_columns), "there was none");
    for (int id = 1; id <= state_votes(of->state); id++) {
        if (state_vote(of->state, id) != NULL) {
            put_vote(of, sheet, id);
        }
    }
    return true;
}
