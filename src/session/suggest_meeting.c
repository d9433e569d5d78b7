/* The course of a meeting by its programme, its end, and what is to be done when none goes on. */
#include "core/programme.h"
#include "core/terms.h"
#include "session/agenda.h"
#include "session/common.h"
#include "session/meeting.h"
#include "session/motions.h"
#include "session/questions.h"
#include "session/quorum.h"
#include "session/suggest_parts.h"
#include "session/work_lines.h"

#include <string.h>

static const WorkLine *line_at(const Suggester *suggester, int i)
{
    return i >= 0 ? &g_array_index(suggester->lines, WorkLine, i) : NULL;
}

static bool is_debated(int kind)
{
    return kind == ENTRY_READING || kind == ENTRY_THEMATIC || kind == ENTRY_DEBATE || kind == ENTRY_EXCHANGE ||
           kind == ENTRY_STAKEHOLDERS || kind == ENTRY_TOPIC || kind == ENTRY_SUBITEM;
}

/* Taking up the next line */

static bool propose_line(Suggester *suggester, const WorkLine *line, Weight weight)
{
    const Segment *row = state_segment(suggester->state, line->segment);
    Suggestion one = suggest_begin(SUGGEST_TAKE_UP, weight, REASON_NEXT_LINE);
    suggest_number(&one, FIELD_SEGMENT, row->number);
    suggest_text(&one, FIELD_TITLE, state_text(suggester->state, row->title));
    return suggest_propose(suggester, &one);
}

/* A line that cannot be taken up (its text is not there, its debate is adjourned) is passed over. */
static void propose_next_line(Suggester *suggester)
{
    const bool is_late = suggester->now >= suggester->meeting->ends;
    const bool is_usual = suggester->is_done && !suggester->is_busy;
    bool is_found = false;
    for (int i = suggester->next; i >= 0 && i < (int)suggester->lines->len && !is_found; i++) {
        const WorkLine *line = line_at(suggester, i);
        const bool decides = state_segment(suggester->state, line->segment)->kind == ENTRY_ADOPTION;
        if (!line->is_done && !line->is_break) {
            is_found =
                propose_line(suggester, line, is_usual && (!is_late || decides) ? WEIGHT_USUAL : WEIGHT_POSSIBLE);
        }
    }
    suggester->next = is_found ? suggester->next : -1;
}

/* What the line in hand needs */

static bool has_list(const Suggester *suggester, const Segment *line)
{
    const State *state = suggester->state;
    for (int id = 1; id <= state_lists(state); id++) {
        const SpeakersList *list = state_list(state, id);
        if (list != NULL && (list->segment == suggester->meeting->segment ||
                             (list->matter != ID_NONE && list->matter == line->matter))) {
            return true;
        }
    }
    return suggester->list != ID_NONE;
}

/* Its id is that of the matter, "item-5"; else of the line of the meeting: "2022-07-25-am/3". */
static void propose_list(Suggester *suggester, const Segment *line)
{
    const State *state = suggester->state;
    const Matter *matter = state_matter(state, line->matter);
    const char *id = matter != NULL ? state_text(state, matter->id) : NULL;
    Suggestion one = suggest_begin(SUGGEST_OPEN_LIST, WEIGHT_USUAL, REASON_NO_LIST);
    if (id == NULL || state_find_list(state, id) != ID_NONE) {
        g_autofree char *made = g_strdup_printf("%s/%d", state_text(state, suggester->meeting->id), line->number);
        id = g_string_chunk_insert(suggester->out->strings, made);
    }
    suggest_text(&one, FIELD_LIST, id);
    if (matter != NULL && line->kind != ENTRY_STAKEHOLDERS) {
        suggest_text(&one, FIELD_MATTER, state_text(state, matter->id));
    } else {
        suggest_text(&one, FIELD_MEETING, state_text(state, suggester->meeting->id));
        suggest_number(&one, FIELD_SEGMENT, line->number);
    }
    suggest_propose(suggester, &one);
}

static bool was_called_upon(const Suggester *suggester, const Segment *line)
{
    const Inscription *last = state_inscription(suggester->state, suggester->floor->last);
    return last != NULL && last->list == ID_NONE && last->began >= line->opened;
}

/* The words of the line in English, where the table of terms has them in another language: what a line says in words of
 * its own is told by its kind alone. Free with g_free. */
static char *english_title(const State *state, const Segment *line)
{
    Language from = LANGUAGE_NONE;
    const char *title = state_text(state, line->title);
    const char *english = title != NULL ? terms_english(title, &from) : NULL;
    return g_ascii_strdown(english != NULL ? english : title != NULL ? title : "", -1);
}

/* What the Chair says needs nobody called. */
static bool is_of_chair(const State *state, const Segment *line)
{
    g_autofree char *title = english_title(state, line);
    return g_str_has_prefix(title, "chair") || g_str_has_prefix(title, "presentation by the chair");
}

static bool is_on_organization(const State *state, const Segment *line)
{
    g_autofree char *title = line != NULL ? english_title(state, line) : NULL;
    return title != NULL && strstr(title, "organization of") != NULL && strstr(title, "work") != NULL;
}

static void propose_secretariat(Suggester *suggester, const Segment *line)
{
    const char *title = state_text(suggester->state, line->title);
    Suggestion one = suggest_begin(SUGGEST_SECRETARIAT, WEIGHT_USUAL, REASON_PRESENTATION);
    suggest_text(&one, FIELD_REASON, title);
    if (suggest_propose(suggester, &one)) {
        suggester->is_done = false;
    }
}

/* In the first meeting, before there is debate. */
void suggest_programme(Suggester *suggester)
{
    const WorkLine *next = line_at(suggester, suggester->next);
    const Segment *line = state_segment(suggester->state, suggester->meeting->segment);
    const bool debates = next == NULL || is_debated(state_segment(suggester->state, next->segment)->kind);
    const bool is_time = debates || suggester->list != ID_NONE || is_on_organization(suggester->state, line);
    const bool is_usual = suggester->meeting->ordinal == 1 && is_time && !suggester->is_busy;
    if (suggester->body->programme_version == 0 || meeting_is_informal(suggester->state)) {
        return;
    }
    Suggestion one =
        suggest_begin(SUGGEST_ADOPT_PROGRAMME, is_usual ? WEIGHT_USUAL : WEIGHT_POSSIBLE, REASON_NOT_ADOPTED);
    suggest_number(&one, FIELD_CONSENT, 1);
    suggest_propose(suggester, &one);
}

void suggest_on_line(Suggester *suggester)
{
    const Segment *line = state_segment(suggester->state, suggester->meeting->segment);
    if (line != NULL) {
        const bool is_work = suggester->in_hand >= 0;
        if (is_work && is_debated(line->kind) && !suggester->is_busy && !has_list(suggester, line)) {
            propose_list(suggester, line);
        }
        if ((line->kind == ENTRY_PRESENTATION || line->kind == ENTRY_SPEAKER) && !suggester->is_busy &&
            !is_of_chair(suggester->state, line) && !was_called_upon(suggester, line)) {
            propose_secretariat(suggester, line);
        }
        suggest_put(suggester);
    }
    propose_next_line(suggester);
    if (line != NULL && suggester->is_done && !suggester->is_busy) {
        Suggestion one = suggest_begin(SUGGEST_CONCLUDE, WEIGHT_POSSIBLE, REASON_NOTHING_LEFT);
        suggest_text(&one, FIELD_TITLE, state_text(suggester->state, line->title));
        suggest_propose(suggester, &one);
    }
}

/* The end of a meeting */

/* Planned later than the one that goes on, by the time it begins; 0 if there is none. */
static int meeting_after(const Suggester *suggester)
{
    const State *state = suggester->state;
    int found = ID_NONE;
    for (int id = 1; id <= state_meetings(state); id++) {
        const Meeting *row = state_meeting(state, id);
        if (row != NULL && row->state == MEETING_PLANNED && !row->is_taken_out && row->ends > suggester->now &&
            row->starts > suggester->meeting->starts &&
            (found == ID_NONE || row->starts < state_meeting(state, found)->starts)) {
            found = id;
        }
    }
    return found;
}

/* A list for one line of a meeting goes on on one of the same kind for a line of a later meeting (rule 36). */
static int list_to_go_on(const State *state, const SpeakersList *list)
{
    for (int id = 1; id <= state_lists(state); id++) {
        const SpeakersList *other = state_list(state, id);
        const Segment *segment = other != NULL ? state_segment(state, other->segment) : NULL;
        const Meeting *meeting = segment != NULL ? state_meeting(state, segment->meeting) : NULL;
        if (meeting != NULL && meeting->state == MEETING_PLANNED && !meeting->is_taken_out &&
            other->kind == list->kind && other->state != LIST_NOT_OPEN && !other->is_released) {
            return id;
        }
    }
    return ID_NONE;
}

static void propose_rolling(Suggester *suggester, int id)
{
    const State *state = suggester->state;
    const SpeakersList *list = state_list(state, id);
    const int onto = list_to_go_on(state, list);
    if (onto != ID_NONE) {
        Suggestion one = suggest_begin(SUGGEST_ROLL, WEIGHT_USUAL, REASON_HOUR_TO_RISE);
        suggest_text(&one, FIELD_LIST, state_text(state, list->id));
        suggest_text(&one, FIELD_ONTO, state_text(state, state_list(state, onto)->id));
        suggest_propose(suggester, &one);
    }
}

static void propose_release(Suggester *suggester, int id, Weight weight)
{
    Suggestion one = suggest_begin(SUGGEST_RELEASE, weight, REASON_LAST_MEETING);
    suggest_text(&one, FIELD_LIST, state_text(suggester->state, state_list(suggester->state, id)->id));
    suggest_text(&one, FIELD_REASON, acts_word(WORD_NO_TIME, suggester->language));
    suggest_propose(suggester, &one);
}

/* What becomes of those who were not heard; whether anything is to be done about them. */
static bool on_unheard(Suggester *suggester, bool is_last)
{
    const State *state = suggester->state;
    const guint before = suggester->out->n;
    for (int id = 1; id <= state_lists(state); id++) {
        const SpeakersList *list = state_list(state, id);
        if (list == NULL || state_waiting(state, id)->len == 0) {
            continue;
        }
        if (is_last) {
            propose_release(suggester, id, WEIGHT_USUAL);
        } else if (list->segment != ID_NONE && list->segment == suggester->meeting->segment) {
            propose_rolling(suggester, id);
        }
    }
    return suggester->out->n > before;
}

static void propose_rising(Suggester *suggester, Weight weight, SuggestReason reason, int after)
{
    Suggestion one = suggest_begin(SUGGEST_ADJOURN, weight, reason);
    if (after != ID_NONE) {
        suggest_number(&one, FIELD_STARTS, state_meeting(suggester->state, after)->starts);
    }
    suggest_propose(suggester, &one);
}

static bool is_work_done(const Suggester *suggester)
{
    const State *state = suggester->state;
    const Question *question = state_question(state, questions_latest(state));
    return suggester->lines != NULL && suggester->is_done && suggester->next < 0 && !suggester->is_busy &&
           (question == NULL || question->objections > 0) && !suggester->has_last_words;
}

void suggest_on_end(Suggester *suggester)
{
    const Meeting *meeting = suggester->meeting;
    const bool has_come = suggester->now >= meeting->ends;
    const int after = meeting_after(suggester);
    const bool is_informal = meeting->state == MEETING_SUSPENDED && !meeting->is_break;
    const bool is_done = is_work_done(suggester);
    if (is_informal && !suggester->is_busy) {
        const bool is_over = meeting->until > 0 && suggester->now >= meeting->until;
        const Question *question = state_question(suggester->state, questions_latest(suggester->state));
        const bool has_objection = question != NULL && question->objections > 0 && !has_come;
        const Suggestion one = suggest_begin(SUGGEST_RESUME,
                                             is_over                                ? WEIGHT_NOW
                                             : suggester->is_done && !has_objection ? WEIGHT_USUAL
                                                                                    : WEIGHT_POSSIBLE,
                                             is_over ? REASON_BREAK_OVER : REASON_ANY_TIME);
        suggest_propose(suggester, &one);
    }
    const bool has_unheard = (has_come || is_done) && !suggester->is_busy && on_unheard(suggester, after == ID_NONE);
    const bool is_usual = is_done && !is_informal;
    const bool must = has_come && !has_unheard && !suggester->has_last_words;
    propose_rising(suggester,
                   suggester->is_busy     ? WEIGHT_POSSIBLE
                   : must                 ? WEIGHT_NOW
                   : has_come || is_usual ? WEIGHT_USUAL
                                          : WEIGHT_POSSIBLE,
                   has_come   ? REASON_HOUR_TO_RISE
                   : is_usual ? REASON_WORK_DONE
                              : REASON_ANY_TIME,
                   after);
    const Suggestion rest = suggest_begin(SUGGEST_BREAK, WEIGHT_POSSIBLE, REASON_ANY_TIME);
    suggest_propose(suggester, &rest);
}

/* Between meetings */

int suggest_meeting(const State *state, Instant now)
{
    int found = ID_NONE;
    for (int id = 1; id <= state_meetings(state); id++) {
        const Meeting *row = state_meeting(state, id);
        if (row != NULL && row->state == MEETING_PLANNED && !row->is_taken_out && row->ends > now &&
            (found == ID_NONE || row->starts < state_meeting(state, found)->starts)) {
            found = id;
        }
    }
    return found;
}

static void propose_call(Suggester *suggester, int id, Weight weight, SuggestReason reason)
{
    Suggestion one = suggest_begin(SUGGEST_CALL, weight, reason);
    suggest_text(&one, FIELD_MEETING, state_text(suggester->state, state_meeting(suggester->state, id)->id));
    suggest_number(&one, FIELD_NUMBER, suggester->body->meetings_held + 1);
    suggest_text(&one, FIELD_BODY, state_text(suggester->state, suggester->body->body));
    suggest_propose(suggester, &one);
}

static void on_next_meeting(Suggester *suggester, int next)
{
    enum { SOON = 15 };
    const State *state = suggester->state;
    const Instant starts = state_meeting(state, next)->starts;
    const bool has_come = suggester->now >= starts, is_soon = suggester->now + SOON * SUGGEST_MINUTE >= starts;
    const Weight weight = has_come ? WEIGHT_NOW : is_soon ? WEIGHT_USUAL : WEIGHT_POSSIBLE;
    if (!quorum_is_met(state, QUORUM_TO_OPEN)) {
        Suggestion one = suggest_begin(SUGGEST_NO_COUNT, has_come ? WEIGHT_USUAL : WEIGHT_POSSIBLE, REASON_NO_QUORUM);
        suggest_number(&one, FIELD_QUORUM, QUORUM_TO_OPEN);
        suggest_text(&one, FIELD_REASON, acts_word(WORD_NO_COUNT, suggester->language));
        suggest_propose(suggester, &one);
        return;
    }
    for (int id = 1; id <= state_meetings(state); id++) { /* those that take place beside it too */
        if (state_meeting(state, id) != NULL && state_meeting(state, id)->starts == starts) {
            propose_call(suggester, id, id == next ? weight : WEIGHT_POSSIBLE,
                         has_come ? REASON_HOUR_TO_BEGIN : REASON_NEXT_MEETING);
        }
    }
}

/* What must be settled before the session closes (rule 28). */
static void on_session_end(Suggester *suggester)
{
    const State *state = suggester->state;
    for (int id = 1; id <= state_lists(state); id++) {
        if (state_list(state, id) != NULL && state_waiting(state, id)->len > 0) {
            propose_release(suggester, id, WEIGHT_USUAL);
        }
    }
    for (int id = 1; id <= state_matters(state); id++) {
        const Matter *matter = state_matter(state, id);
        if (matter != NULL && agenda_text_is_open(matter)) {
            Suggestion one = suggest_begin(SUGGEST_WITHDRAW_TEXT, WEIGHT_USUAL, REASON_LAST_MEETING);
            suggest_text(&one, FIELD_MATTER, state_text(state, matter->id));
            suggest_text(&one, FIELD_SYMBOL, state_text(state, matter->report));
            suggest_propose(suggester, &one);
        }
    }
    Suggestion close = suggest_begin(SUGGEST_CLOSE_SESSION, WEIGHT_USUAL, REASON_LAST_MEETING);
    suggest_text(&close, FIELD_SESSION, state_text(state, suggester->body->session));
    suggest_text(&close, FIELD_BODY, state_text(state, suggester->body->body));
    suggest_propose(suggester, &close);
}

void suggest_between_meetings(Suggester *suggester)
{
    const int next = suggest_meeting(suggester->state, suggester->now);
    if (next != ID_NONE) {
        on_next_meeting(suggester, next);
    } else if (suggester->body->meetings_held > 0) {
        on_session_end(suggester);
    }
}
