#include "rehearsal/business.h"

#include "core/programme.h"

/* Kinds of line that stand over others: what may follow them as a part of them. */
static bool is_part_of(int kind, int over)
{
    switch (over) {
    case ENTRY_ITEM:
        return kind == ENTRY_SUBITEM || kind == ENTRY_READING || kind == ENTRY_PRESENTATION || kind == ENTRY_THEMATIC ||
               kind == ENTRY_DEBATE || kind == ENTRY_EXCHANGE || kind == ENTRY_ADOPTION || kind == ENTRY_TOPIC;
    case ENTRY_SUBITEM: return kind == ENTRY_READING || kind == ENTRY_DEBATE || kind == ENTRY_PRESENTATION;
    case ENTRY_READING: return kind == ENTRY_TOPIC;
    case ENTRY_THEMATIC: return kind == ENTRY_PRESENTATION || kind == ENTRY_EXCHANGE || kind == ENTRY_TOPIC;
    case ENTRY_STAKEHOLDERS: return kind == ENTRY_EXCHANGE || kind == ENTRY_PRESENTATION;
    default: return false;
    }
}

static const Segment *line_of(const State *state, const Meeting *meeting, int number)
{
    return number >= 1 && number <= meeting->n_segments ? state_segment(state, meeting->first_segment + number - 1)
                                                        : NULL;
}

static bool is_heading(const State *state, const Meeting *meeting, int number)
{
    const Segment *line = line_of(state, meeting, number), *next = line_of(state, meeting, number + 1);
    return line != NULL && next != NULL && is_part_of(next->kind, line->kind);
}

/* Is it among those that stakeholders are heard on? */
static bool is_for_stakeholders(const State *state, const Meeting *meeting, int number)
{
    for (; number >= 1; number--) {
        const Segment *line = line_of(state, meeting, number);
        if (line == NULL || line->kind == ENTRY_STAKEHOLDERS) {
            return line != NULL;
        }
        if (line->kind != ENTRY_EXCHANGE && line->kind != ENTRY_PRESENTATION) {
            return false;
        }
    }
    return false;
}

static bool is_first_meeting(const State *state, const Meeting *meeting)
{
    for (int id = 1; id <= state_meetings(state); id++) {
        const Meeting *other = state_meeting(state, id);
        if (other != NULL && other->starts < meeting->starts) {
            return false;
        }
    }
    return true;
}

/* The first item of a session that has nothing under it is where it organizes its work. */
static bool organizes(const State *state, const Meeting *meeting, int number)
{
    if (!is_first_meeting(state, meeting)) {
        return false;
    }
    for (int i = 1; i < number; i++) {
        const Segment *line = line_of(state, meeting, i);
        if (line != NULL && line->kind == ENTRY_ITEM && !is_heading(state, meeting, i)) {
            return false;
        }
    }
    return true;
}

static BusinessKind kind_of(const State *state, const Meeting *meeting, int number)
{
    const Segment *line = line_of(state, meeting, number);
    if (line == NULL || is_heading(state, meeting, number)) {
        return BUSINESS_NONE;
    }
    switch (line->kind) {
    case ENTRY_OPENING:
    case ENTRY_REMARKS: return BUSINESS_CEREMONY;
    case ENTRY_SPEAKER:
    case ENTRY_PRESENTATION: return BUSINESS_STATEMENT;
    case ENTRY_CLOSURE: return BUSINESS_CLOSURE;
    case ENTRY_ADOPTION: return BUSINESS_ADOPTION;
    case ENTRY_STAKEHOLDERS: return BUSINESS_STAKEHOLDERS;
    case ENTRY_EXCHANGE: return is_for_stakeholders(state, meeting, number) ? BUSINESS_STAKEHOLDERS : BUSINESS_DEBATE;
    case ENTRY_ITEM: return organizes(state, meeting, number) ? BUSINESS_ORGANIZATION : BUSINESS_DEBATE;
    case ENTRY_SUBITEM:
    case ENTRY_READING:
    case ENTRY_THEMATIC:
    case ENTRY_DEBATE:
    case ENTRY_TOPIC: return BUSINESS_DEBATE;
    default: return BUSINESS_NONE;
    }
}

static int usual_minutes(BusinessKind kind)
{
    static const int minutes[] = {
        [BUSINESS_NONE] = 0,          [BUSINESS_CEREMONY] = 5,  [BUSINESS_STATEMENT] = 10,
        [BUSINESS_ORGANIZATION] = 15, [BUSINESS_ADOPTION] = 45, [BUSINESS_CLOSURE] = 5,
    };
    return (guint)kind < G_N_ELEMENTS(minutes) ? minutes[kind] : 0;
}

static bool has_list(BusinessKind kind)
{
    return kind == BUSINESS_DEBATE || kind == BUSINESS_STAKEHOLDERS;
}

/* What is left of the meeting for the lists that are given no minutes, shared among them. */
static int shared_minutes(const State *state, const Meeting *meeting)
{
    int left = (int)((meeting->ends - meeting->starts) / (60 * G_USEC_PER_SEC)), lists = 0;
    for (int i = 1; i <= meeting->n_segments; i++) {
        const Segment *line = line_of(state, meeting, i);
        const BusinessKind kind = kind_of(state, meeting, i);
        if (line != NULL && line->minutes > 0) {
            left -= line->minutes;
        } else if (has_list(kind)) {
            lists++;
        } else {
            left -= usual_minutes(kind);
        }
    }
    return lists > 0 ? MAX(left / lists, 10) : 0;
}

Business business_of(const State *state, const Meeting *meeting, int number)
{
    const Segment *line = line_of(state, meeting, number);
    Business business = { .kind = kind_of(state, meeting, number) };
    if (line == NULL || business.kind == BUSINESS_NONE) {
        return business;
    }
    business.minutes = line->minutes > 0         ? line->minutes
                       : has_list(business.kind) ? shared_minutes(state, meeting)
                                                 : usual_minutes(business.kind);
    const int seconds =
        business.kind == BUSINESS_STAKEHOLDERS ? BUSINESS_STAKEHOLDER_SECONDS : BUSINESS_STATEMENT_SECONDS;
    if (has_list(business.kind)) {
        business.statements = MAX(business.minutes * 60 / (seconds + BUSINESS_GAP_SECONDS), 1);
    }
    return business;
}
