/* Who speaks, who is next, and what is to be done about the list. */
#include "core/programme.h"
#include "session/common.h"
#include "session/floor.h"
#include "session/meeting.h"
#include "session/replies.h"
#include "session/speakers.h"
#include "session/suggest_parts.h"
#include "session/time_limits.h"
#include "session/work_lines.h"

/* Which list is heard on the line in hand */

static bool waits(const State *state, int list)
{
    return state_waiting(state, list)->len > 0;
}

static bool is_of_debate(const SpeakersList *list)
{
    return list->kind == LIST_OF_SPEAKERS || list->kind == LIST_OF_STAKEHOLDERS;
}

/* A list that belongs to no matter and no line is heard where the programme has a debate. */
static bool is_heard_anywhere(const SpeakersList *list, const Segment *line)
{
    const bool for_stakeholders = line != NULL && line->kind == ENTRY_STAKEHOLDERS;
    return line != NULL && list->matter == ID_NONE && list->segment == ID_NONE && line->matter == ID_NONE &&
           (line->kind == ENTRY_DEBATE || line->kind == ENTRY_EXCHANGE || for_stakeholders) &&
           (list->kind == LIST_OF_STAKEHOLDERS) == for_stakeholders;
}

enum { FITS_NOT, FITS_ANYWHERE, FITS_ITEM, FITS_MATTER, FITS_HEARD, FITS_LINE };

/* How well the list goes with what is being taken up. */
static int fits(const Suggester *suggester, int id)
{
    const State *state = suggester->state;
    const SpeakersList *list = state_list(state, id);
    const Meeting *meeting = suggester->meeting;
    const Segment *line = state_segment(state, meeting->segment);
    const Inscription *last = state_inscription(state, suggester->floor->last);
    const WorkLine about = { .matter = meeting->matter };
    if (list->segment != ID_NONE) {
        return list->segment == meeting->segment ? FITS_LINE : FITS_NOT;
    }
    if (id == suggester->floor->list && last != NULL && (line == NULL || last->began >= line->opened)) {
        return FITS_HEARD;
    }
    if (list->matter != ID_NONE && list->matter == meeting->matter) {
        return FITS_MATTER;
    }
    if (work_is_about(state, &about, list->matter)) {
        return FITS_ITEM;
    }
    return is_heard_anywhere(list, line) ? FITS_ANYWHERE : FITS_NOT;
}

/* The list that goes best with it; among equals one on which somebody waits, then the first. */
static int find_list(const Suggester *suggester)
{
    int found = ID_NONE, best = 0;
    for (int id = 1; id <= state_lists(suggester->state); id++) {
        const SpeakersList *list = state_list(suggester->state, id);
        if (list == NULL || !is_of_debate(list) || list->is_released || list->state == LIST_NOT_OPEN) {
            continue;
        }
        const int how = fits(suggester, id);
        const int score = how == FITS_NOT ? 0 : 2 * how + (waits(suggester->state, id) ? 2 * FITS_LINE + 2 : 1);
        if (score > best) {
            found = id;
            best = score;
        }
    }
    return found;
}

static void find_lines(Suggester *suggester)
{
    const int running = suggester->floor->meeting;
    const int opened = suggester->meeting->segment;
    suggester->lines = work_lines(suggester->state, running);
    for (int i = 0; i < (int)suggester->lines->len; i++) {
        const WorkLine *line = &g_array_index(suggester->lines, WorkLine, i);
        if (line->segment == opened) {
            suggester->in_hand = i;
        } else if (suggester->next < 0 && !line->is_done && !line->is_break && line->segment > opened) {
            suggester->next = i;
        }
    }
}

void suggest_find_business(Suggester *suggester)
{
    find_lines(suggester);
    suggester->list = find_list(suggester);
    suggester->is_done = suggester->list == ID_NONE || !waits(suggester->state, suggester->list);
}

/* Giving the floor */

static SuggestKind kind_of(const State *state, const Inscription *row)
{
    const SpeakersList *list = state_list(state, row->list);
    if (row->capacity == CAPACITY_GROUP) {
        return SUGGEST_GIVE_GROUP;
    }
    if (row->capacity == CAPACITY_OBSERVER) {
        return SUGGEST_GIVE_OBSERVER;
    }
    if (row->capacity != CAPACITY_STATE) {
        return SUGGEST_GIVE_OTHER;
    }
    return list->kind == LIST_OF_REPLIES ? SUGGEST_GIVE_REPLY
           : list->question != ID_NONE   ? SUGGEST_GIVE_EXPLANATION
                                         : SUGGEST_GIVE_STATE;
}

bool suggest_give(Suggester *suggester, int list, Weight weight, SuggestReason reason)
{
    const State *state = suggester->state;
    const int id = speakers_next(state, list);
    const Inscription *row = state_inscription(state, id);
    if (row == NULL) {
        return false;
    }
    const int limit = limits_seconds(state, id);
    const char *group = state_text(state, row->group);
    Suggestion one = suggest_begin(kind_of(state, row), weight, reason);
    suggest_text(&one, FIELD_LIST, state_text(state, state_list(state, list)->id));
    suggest_text(&one, FIELD_PARTY, participant_code(state, row->participant));
    suggest_number(&one, FIELD_INSCRIPTION, id);
    suggest_text(&one, FIELD_GROUP, group);
    if (group == NULL && one.kind == SUGGEST_GIVE_GROUP) {
        suggest_text(&one, FIELD_ON_BEHALF, state_text(state, row->on_behalf));
        one.kind = SUGGEST_GIVE_STATE;
    }
    if (limit > 0) {
        suggest_number(&one, FIELD_SECONDS, limit);
    }
    return suggest_propose(suggester, &one);
}

int suggest_explanations(const Suggester *suggester, ListKind kind, int question)
{
    for (int id = state_lists(suggester->state); id > ID_NONE; id--) {
        const SpeakersList *list = state_list(suggester->state, id);
        if (list != NULL && list->kind == kind && (question == ID_NONE || list->question == question) &&
            waits(suggester->state, id)) {
            return id;
        }
    }
    return ID_NONE;
}

/* A list of replies whose time has come. */
static int due_replies(const Suggester *suggester)
{
    const State *state = suggester->state;
    for (int id = 1; id <= state_lists(state); id++) {
        const SpeakersList *list = state_list(state, id);
        if (list != NULL && list->kind == LIST_OF_REPLIES && waits(state, id) &&
            replies_may_begin(state, speakers_next(state, id)) == ALLOWED) {
            return id;
        }
    }
    return ID_NONE;
}

/* The list, apart from the one in hand, on which most wait: what was not finished may be gone on with. */
static int longest_other(const Suggester *suggester)
{
    int found = ID_NONE;
    guint most = 0;
    for (int id = 1; id <= state_lists(suggester->state); id++) {
        const SpeakersList *list = state_list(suggester->state, id);
        const guint n = list != NULL ? state_waiting(suggester->state, id)->len : 0;
        if (n > most && is_of_debate(list) && list->segment == ID_NONE && id != suggester->list) {
            found = id;
            most = n;
        }
    }
    return found;
}

/* So near the end, or when no line is left, replies are heard. */
enum { REPLIES_BEFORE_END = 20 };

void suggest_next_speaker(Suggester *suggester)
{
    const bool is_late = suggester->now >= suggester->meeting->ends;
    const Weight usual = suggester->is_busy || is_late ? WEIGHT_POSSIBLE : WEIGHT_USUAL;
    const int after = suggest_explanations(suggester, LIST_OF_EXPLANATIONS_AFTER, ID_NONE);
    const int replies = due_replies(suggester);
    const bool nears_end = suggester->now + REPLIES_BEFORE_END * SUGGEST_MINUTE >= suggester->meeting->ends;
    const bool is_time = suggester->is_done && (suggester->next < 0 || nears_end);
    const Weight last = suggester->is_busy ? WEIGHT_POSSIBLE : WEIGHT_USUAL;
    if (after != ID_NONE) {
        suggester->has_last_words = suggest_give(suggester, after, last, REASON_AFTER_DECISION);
    }
    if (replies != ID_NONE && is_time) {
        suggester->has_last_words =
            suggest_give(suggester, replies, last, REASON_REPLIES_DUE) || suggester->has_last_words;
    }
    const bool is_given =
        suggester->list != ID_NONE && suggest_give(suggester, suggester->list, usual, REASON_NEXT_SPEAKER);
    if (replies != ID_NONE && !is_time) {
        suggest_give(suggester, replies, WEIGHT_POSSIBLE, REASON_REPLIES_DUE);
    }
    const int other = is_given ? ID_NONE : longest_other(suggester);
    if (other != ID_NONE) {
        suggest_give(suggester, other, WEIGHT_POSSIBLE, REASON_LEFT_OVER);
    }
}

/* Who speaks */

void suggest_on_speaker(Suggester *suggester)
{
    const State *state = suggester->state;
    const Inscription *row = state_inscription(state, suggester->floor->inscription);
    const bool stands = floor_stands_still(state);
    const bool is_over = floor_left(state, suggester->now) < 0;
    const bool is_state = row->participant != ID_NONE && row->capacity <= CAPACITY_OBSERVER;
    Suggestion clock = stands ? suggest_begin(SUGGEST_RUN_CLOCK, WEIGHT_NOW, REASON_CLOCK_STANDS)
                              : suggest_begin(SUGGEST_STOP_CLOCK, WEIGHT_POSSIBLE, REASON_ANY_TIME);
    Suggestion end = suggest_begin(is_state ? SUGGEST_END_STATE : SUGGEST_END_OTHER,
                                   is_over  ? WEIGHT_NOW
                                   : stands ? WEIGHT_POSSIBLE
                                            : WEIGHT_USUAL,
                                   is_over ? REASON_TIME_OVER : REASON_SPEAKING);
    suggest_text(&end, FIELD_PARTY, participant_code(state, row->participant));
    suggest_text(&clock, FIELD_PARTY, participant_code(state, row->participant));
    suggest_propose(suggester, &end);
    suggest_propose(suggester, &clock);
}

/* The list */

/* Will it be heard in a later meeting too? */
static bool is_heard_later(const Suggester *suggester, const SpeakersList *list)
{
    const State *state = suggester->state;
    for (int id = 1; id <= state_meetings(state); id++) {
        const Meeting *other = state_meeting(state, id);
        if (other == NULL || other->state != MEETING_PLANNED || other->is_taken_out ||
            other->starts <= suggester->meeting->starts) {
            continue;
        }
        for (int i = 0; i < other->n_segments; i++) {
            const int segment = other->first_segment + i;
            const Segment *row = state_segment(state, segment);
            const WorkLine line = { .segment = segment, .matter = row != NULL ? row->matter : ID_NONE };
            const bool is_own = list->segment == segment || is_heard_anywhere(list, row);
            if (row != NULL && (is_own || work_is_about(state, &line, list->matter))) {
                return true;
            }
        }
    }
    return false;
}

/* Announced for a full quarter of an hour, at least ten minutes ahead; for none if the meeting ends before. */
static Instant closing_time(const Suggester *suggester)
{
    enum { QUARTER = 15, AHEAD = 10 };
    const gint64 quarter = QUARTER * SUGGEST_MINUTE;
    const Instant least = suggester->now + AHEAD * SUGGEST_MINUTE;
    const Instant at = (least + quarter - 1) / quarter * quarter;
    return at < suggester->meeting->ends ? at : 0;
}

static void propose_announcing(Suggester *suggester, Weight weight, SuggestReason reason)
{
    const SpeakersList *list = state_list(suggester->state, suggester->list);
    const Instant closes = closing_time(suggester);
    Suggestion one = suggest_begin(SUGGEST_ANNOUNCE_LIST, weight, reason);
    suggest_text(&one, FIELD_LIST, state_text(suggester->state, list->id));
    suggest_number(&one, FIELD_NUMBER, state_waiting(suggester->state, suggester->list)->len);
    if (closes > 0) {
        suggest_number(&one, FIELD_CLOSES, closes);
    }
    suggest_propose(suggester, &one);
}

static void propose_closing(Suggester *suggester, bool has_come)
{
    const SpeakersList *list = state_list(suggester->state, suggester->list);
    const bool is_set = list->closes > 0 && !has_come;
    Suggestion one = suggest_begin(SUGGEST_CLOSE_LIST,
                                   has_come ? WEIGHT_NOW
                                   : is_set ? WEIGHT_POSSIBLE
                                            : WEIGHT_USUAL,
                                   has_come ? REASON_CLOSING_TIME : REASON_ANNOUNCED);
    suggest_text(&one, FIELD_LIST, state_text(suggester->state, list->id));
    suggest_number(&one, FIELD_CONSENT, 1);
    suggest_propose(suggester, &one);
}

/* Whether it is. What the body agrees on is agreed on in a formal meeting. */
static bool propose_limit(Suggester *suggester, Weight weight)
{
    const SuggestForecast *forecast = &suggester->forecast;
    const SpeakersList *list = state_list(suggester->state, suggester->list);
    if (forecast->limit_seconds == 0 || meeting_is_informal(suggester->state)) {
        return false;
    }
    Suggestion one = suggest_begin(SUGGEST_LIMIT, weight, REASON_ENDS_LATE);
    suggest_number(&one, FIELD_SECONDS, forecast->limit_seconds);
    suggest_text(&one, FIELD_LIST, state_text(suggester->state, list->id));
    suggest_number(&one, FIELD_CAPACITY, list->kind == LIST_OF_STAKEHOLDERS ? CAPACITY_STAKEHOLDER : CAPACITY_STATE);
    if (list->kind != LIST_OF_SPEAKERS) {
        suggest_number(&one, FIELD_KIND, list->kind);
    }
    suggest_number(&one, FIELD_CONSENT, 1);
    return suggest_propose(suggester, &one);
}

/* One thing at a time presses: a limit if one would do, else that the list is announced. While something is before the
 * body, neither. */
void suggest_on_list(Suggester *suggester)
{
    enum { FEW = 3, SURE = 800, LIKELY_LATE = 500 };
    const SpeakersList *list = state_list(suggester->state, suggester->list);
    if (list == NULL || suggester->is_busy) {
        return;
    }
    const bool has_come = list->closes > 0 && list->closes <= suggester->now;
    const bool is_known = suggester->forecast.list == suggester->list;
    const bool ends_late = is_known && suggester->forecast.in_time_permille < SURE;
    const bool presses = is_known && suggester->forecast.in_time_permille < LIKELY_LATE && !suggester->is_waiting;
    const bool is_limited = ends_late && propose_limit(suggester, presses ? WEIGHT_USUAL : WEIGHT_POSSIBLE);
    if (list->state == LIST_ANNOUNCED || (list->state == LIST_OPEN && has_come)) {
        propose_closing(suggester, has_come);
    } else if (list->state == LIST_OPEN && state_taken(suggester->state, suggester->list)->len > 0) {
        const bool is_last =
            state_waiting(suggester->state, suggester->list)->len <= FEW && !is_heard_later(suggester, list);
        const bool is_usual = (is_last || (presses && !is_limited)) && !suggester->is_waiting;
        propose_announcing(suggester, is_usual ? WEIGHT_USUAL : WEIGHT_POSSIBLE,
                           ends_late ? REASON_ENDS_LATE
                           : is_last ? REASON_FEW_WAIT
                                     : REASON_ANY_TIME);
    }
}
