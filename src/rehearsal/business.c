#include "rehearsal/business.h"

#include "core/programme.h"

#include <string.h>

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

/* Does the line say that? In English alone: in other languages it is what its kind makes of it. */
static bool says(const State *state, const Segment *line, const char *words)
{
    const char *title = state_text(state, line->title);
    g_autofree char *lower = title != NULL ? g_ascii_strdown(title, -1) : NULL;
    return lower != NULL && strstr(lower, words) != NULL;
}

static bool is_on_organization(const State *state, const Segment *line)
{
    return (line->kind == ENTRY_ITEM || line->kind == ENTRY_LINE) &&
           (says(state, line, "organization of work") || says(state, line, "organization of the work"));
}

/* What the first meeting of a session deals with before it begins to debate. */
static bool is_formality(const State *state, const Meeting *meeting, const Segment *line)
{
    return is_first_meeting(state, meeting) &&
           (says(state, line, "election of") || says(state, line, "adoption of the agenda") ||
            says(state, line, "rules of procedure"));
}

/* Nobody is going to say much. */
static bool is_short(const State *state, const Segment *line)
{
    return says(state, line, "other matters") || says(state, line, "other business");
}

static BusinessKind kind_of_item(const State *state, const Meeting *meeting, const Segment *line)
{
    if (is_on_organization(state, line)) {
        return is_first_meeting(state, meeting) ? BUSINESS_ORGANIZATION : BUSINESS_DEBATE;
    }
    return is_formality(state, meeting, line) ? BUSINESS_FORMALITY : BUSINESS_DEBATE;
}

/* PhraseKind of their own: most are headings; draft texts are introduced one after the other. */
static BusinessKind kind_of_words(const State *state, const Meeting *meeting, const Segment *line)
{
    if (is_on_organization(state, line) && is_first_meeting(state, meeting)) {
        return BUSINESS_ORGANIZATION;
    }
    return says(state, line, "introduction of") || says(state, line, "discussion") || says(state, line, "dialogue")
               ? BUSINESS_DEBATE
               : BUSINESS_NONE;
}

/* The Chair's own words are no statement that anybody is called upon for. */
static BusinessKind kind_of_statement(const State *state, const Segment *line)
{
    const char *title = state_text(state, line->title);
    return title != NULL && (g_str_has_prefix(title, "Chair") || g_str_has_prefix(title, "Presentation by the Chair"))
               ? BUSINESS_CEREMONY
               : BUSINESS_STATEMENT;
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
    case ENTRY_PRESENTATION: return kind_of_statement(state, line);
    case ENTRY_CLOSURE: return BUSINESS_CLOSURE;
    case ENTRY_ADOPTION: return BUSINESS_ADOPTION;
    case ENTRY_STAKEHOLDERS: return BUSINESS_STAKEHOLDERS;
    case ENTRY_EXCHANGE: return is_for_stakeholders(state, meeting, number) ? BUSINESS_STAKEHOLDERS : BUSINESS_DEBATE;
    case ENTRY_ITEM: return kind_of_item(state, meeting, line);
    case ENTRY_LINE: return kind_of_words(state, meeting, line);
    case ENTRY_SUBITEM:
    case ENTRY_READING:
    case ENTRY_THEMATIC:
    case ENTRY_DEBATE:
    case ENTRY_TOPIC: return BUSINESS_DEBATE;
    default: return BUSINESS_NONE;
    }
}

bool business_has_list(BusinessKind kind)
{
    return kind == BUSINESS_DEBATE || kind == BUSINESS_STAKEHOLDERS;
}

/* What a line takes that is given no minutes; 0 of those that share what is left. */
static int usual_minutes(const State *state, const Segment *line, BusinessKind kind)
{
    static const int minutes[] = {
        [BUSINESS_NONE] = 0,          [BUSINESS_CEREMONY] = 8,   [BUSINESS_STATEMENT] = 10,
        [BUSINESS_ORGANIZATION] = 15, [BUSINESS_FORMALITY] = 10, [BUSINESS_DEBATE] = 0,
        [BUSINESS_STAKEHOLDERS] = 0,  [BUSINESS_ADOPTION] = 45,  [BUSINESS_CLOSURE] = 5,
    };
    enum { SHORT_MINUTES = 12 };
    return kind == BUSINESS_DEBATE && is_short(state, line) ? SHORT_MINUTES : minutes[kind];
}

/* What is left of the meeting for the lists that are given no minutes, shared among them. */
static int shared_minutes(const State *state, const Meeting *meeting)
{
    enum { LEAST_MINUTES = 10 };
    int left = (int)((meeting->ends - meeting->starts) / (60 * G_USEC_PER_SEC)), sharing = 0;
    for (int i = 1; i <= meeting->n_segments; i++) {
        const Segment *line = line_of(state, meeting, i);
        const BusinessKind kind = kind_of(state, meeting, i);
        const int usual = usual_minutes(state, line, kind);
        left -= line->minutes > 0 ? line->minutes : usual;
        sharing += line->minutes == 0 && usual == 0 && business_has_list(kind);
    }
    return sharing > 0 ? MAX(left / sharing, LEAST_MINUTES) : 0;
}

Business business_of(const State *state, const Meeting *meeting, int number)
{
    const Segment *line = line_of(state, meeting, number);
    Business business = { .kind = kind_of(state, meeting, number) };
    if (line == NULL || business.kind == BUSINESS_NONE) {
        return business;
    }
    const int usual = usual_minutes(state, line, business.kind);
    business.minutes = line->minutes > 0 ? line->minutes : usual > 0 ? usual : shared_minutes(state, meeting);
    const int seconds =
        business.kind == BUSINESS_STAKEHOLDERS ? BUSINESS_STAKEHOLDER_SECONDS : BUSINESS_STATEMENT_SECONDS;
    if (business_has_list(business.kind)) {
        business.statements = MAX(business.minutes * 60 / (seconds + BUSINESS_GAP_SECONDS), 1);
    }
    return business;
}

bool business_has_debate(const State *state, const Meeting *meeting)
{
    for (int line = 1; line <= meeting->n_segments; line++) {
        const BusinessKind kind = business_of(state, meeting, line).kind;
        if (kind == BUSINESS_DEBATE || kind == BUSINESS_ADOPTION) {
            return true;
        }
    }
    return false;
}

bool business_organizes(const State *state, const Meeting *meeting)
{
    for (int line = 1; line <= meeting->n_segments; line++) {
        if (business_of(state, meeting, line).kind == BUSINESS_ORGANIZATION) {
            return true;
        }
    }
    return false;
}

static bool has_business(const State *state, const Meeting *meeting)
{
    for (int line = 1; line <= meeting->n_segments; line++) {
        if (business_of(state, meeting, line).kind != BUSINESS_NONE) {
            return true;
        }
    }
    return false;
}

bool business_is_held(const State *state, int id)
{
    const Meeting *meeting = state_meeting(state, id);
    for (int other = 1; other < id; other++) {
        const Meeting *row = state_meeting(state, other);
        if (row != NULL && row->starts > 0 && row->state != MEETING_CANCELLED && row->starts < meeting->ends &&
            row->ends > meeting->starts && has_business(state, row)) {
            return false;
        }
    }
    return meeting->starts > 0 && has_business(state, meeting);
}
