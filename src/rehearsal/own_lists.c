/* Which lists there are, who is going to ask for the floor on them, and which of them is due. */
#include "rehearsal/play.h"
#include "session/common.h"
#include "session/meeting.h"

#include <string.h>

/* Asking */

/* Some time of a working day from `first` on, which is a morning. */
static Instant office_hour(Rehearsal *rehearsal, Instant first, int days)
{
    enum { OFFICE_MINUTES = 8 * 60 };
    const CivilDate opening =
        civil_date_add(programme_first_day(rehearsal->plan->programme), -(int)(LISTS_OPEN_BEFORE / DAY));
    const int day = chance_below(&rehearsal->chance, days);
    const Weekday weekday = civil_date_weekday(civil_date_add(opening, day));
    const int working = weekday > FRIDAY ? day - (int)(weekday - FRIDAY) : day;
    return first + MAX(working, 0) * DAY + chance_below(&rehearsal->chance, OFFICE_MINUTES * 60) * SECOND;
}

static void wish_to_speak(Rehearsal *rehearsal, guint list, Instant at, WishKind kind, guint who)
{
    wishes_add(rehearsal->wishes, (Wish){ .at = at, .kind = kind, .who = who, .list = list });
    play_list(rehearsal, list)->coming++;
}

static int wish_for_groups(Rehearsal *rehearsal, guint list, Instant first)
{
    int n = 0;
    for (guint i = 0; i < rehearsal->cast->groups->len; i++) {
        if (play_happens(rehearsal, cast_group(rehearsal->cast, i)->zeal)) {
            wish_to_speak(rehearsal, list, office_hour(rehearsal, first, 3), WISH_SPEAK_FOR_GROUP, i);
            n++;
        }
    }
    return n;
}

/* In a general debate even those speak who otherwise hardly do. */
static int zeal_on(const OwnList *list, const Delegation *delegation)
{
    enum { EVERYBODY = 300 };
    return list->line_kind == ENTRY_DEBATE ? EVERYBODY + delegation->zeal * (1000 - EVERYBODY) / 1000
                                           : delegation->zeal;
}

static int all_zeal(const Cast *cast, const OwnList *list)
{
    int zeal = 1;
    for (guint i = 0; i < cast->delegations->len; i++) {
        zeal += zeal_on(list, cast_delegation(cast, i));
    }
    return zeal;
}

/* Who has asked may think better of it. */
static void wish_otherwise(Rehearsal *rehearsal, guint list, guint who, Instant at)
{
    enum { WITHDRAWING = 20, SWAPPING = 16, YIELDING = 8 };
    const int drawn = chance_below(&rehearsal->chance, 1000);
    if (drawn < WITHDRAWING + SWAPPING + YIELDING) {
        wishes_add(rehearsal->wishes, (Wish){ .at = at + play_around(rehearsal, 40 * MINUTE, 600),
                                              .kind = drawn < WITHDRAWING              ? WISH_WITHDRAW
                                                      : drawn < WITHDRAWING + SWAPPING ? WISH_SWAP
                                                                                       : WISH_YIELD,
                                              .who = who,
                                              .list = list });
    }
}

/* Before the first meeting of a list there are days to ask beforehand, between two meetings of it hours. */
static Instant when_to_ask(Rehearsal *rehearsal, const Delegation *delegation, const OwnList *list, Instant first,
                           Instant turn)
{
    enum { SEAT_MINUTES = 100, HOURS_BETWEEN = 2 };
    const int days = (int)((turn - first) / DAY);
    if (!play_happens(rehearsal, delegation->foresight)) {
        return turn + chance_below(&rehearsal->chance, SEAT_MINUTES * 60) * SECOND;
    }
    return turn == list->first && days > 0 ? office_hour(rehearsal, first, days)
                                           : turn - chance_below(&rehearsal->chance, HOURS_BETWEEN * 60 * 60) * SECOND;
}

static void wish_of(Rehearsal *rehearsal, guint list, guint who, Instant first, Instant turn)
{
    const Delegation *delegation = cast_delegation(rehearsal->cast, who);
    const Instant at = when_to_ask(rehearsal, delegation, play_list(rehearsal, list), first, turn);
    wish_to_speak(rehearsal, list, at, WISH_SPEAK, who);
    wish_otherwise(rehearsal, list, who, at);
}

/* For one meeting of the list. How much a matter interests differs: the same time may be far too long or short for it.
 * Whoever has spoken may want to once more in the next. */
static void wish_statements(Rehearsal *rehearsal, guint list, int expected, Instant first, Instant turn)
{
    enum { FILLED = 900, FILLED_AGAIN = 760, INTEREST_SPREAD = 200 };
    const OwnList *own = play_list(rehearsal, list);
    const int groups = turn == own->first ? wish_for_groups(rehearsal, list, first) : 0;
    const int alone = expected - groups * BUSINESS_GROUP_SECONDS / BUSINESS_STATEMENT_SECONDS;
    const gint64 usual = MAX(alone, expected / 3) * (gint64)(own->reading > 1 ? FILLED_AGAIN : FILLED);
    const gint64 interest = play_around(rehearsal, usual, INTEREST_SPREAD);
    const int zeal = all_zeal(rehearsal->cast, own);
    for (guint i = 0; i < rehearsal->cast->delegations->len; i++) {
        const int own_zeal = zeal_on(own, cast_delegation(rehearsal->cast, i));
        if (play_happens(rehearsal, (int)(interest * own_zeal / zeal))) {
            wish_of(rehearsal, list, i, first, turn);
        }
    }
}

static void wish_stakeholders(Rehearsal *rehearsal, guint list, int expected, Instant first)
{
    const int usual = MIN(expected, CAST_STAKEHOLDERS) * 7 / 10;
    const int some = MIN((int)play_around(rehearsal, usual, 200), CAST_STAKEHOLDERS);
    const guint begin = (guint)chance_below(&rehearsal->chance, CAST_STAKEHOLDERS);
    for (int i = 0; i < some; i++) {
        const guint who = (begin + (guint)i * 7) % CAST_STAKEHOLDERS; /* 7 and their number have no common divisor */
        wish_to_speak(rehearsal, list, office_hour(rehearsal, first, 3), WISH_SPEAK, who);
    }
}

static int statements_of_all_turns(const Rehearsal *rehearsal, guint list)
{
    int n = 0;
    for (guint i = 0; i < rehearsal->turns->len; i++) {
        const Turn *turn = &g_array_index(rehearsal->turns, Turn, i);
        n += turn->list == list ? turn->statements : 0;
    }
    return n;
}

/* For a general debate everybody asks once, at its beginning. */
static void wish_for_turn(Rehearsal *rehearsal, const State *state, const Turn *turn)
{
    const OwnList *list = play_list(rehearsal, turn->list);
    const Instant first = play_first_hours(rehearsal)->starts - LISTS_OPEN_BEFORE;
    const Instant starts = state_meeting(state, turn->meeting)->starts;
    if (list->kind == LIST_OF_STAKEHOLDERS) {
        wish_stakeholders(rehearsal, turn->list, turn->statements, first);
    } else if (list->line_kind != ENTRY_DEBATE) {
        wish_statements(rehearsal, turn->list, turn->statements, first, starts);
    } else if (starts == list->first) {
        wish_statements(rehearsal, turn->list, statements_of_all_turns(rehearsal, turn->list), first, starts);
    }
}

/* Planning */

/* The second list on a matter is another: "item-5/1-2". */
static const char *list_id(Rehearsal *rehearsal, const OwnList *list, const char *meeting, int line)
{
    int nth = 1;
    for (guint i = 0; i < rehearsal->lists->len; i++) {
        nth += g_strcmp0(play_list(rehearsal, i)->matter, list->matter) == 0 &&
               (list->matter != NULL || play_list(rehearsal, i)->line_kind == list->line_kind);
    }
    const char *base = list->matter != NULL ? list->matter : list->line_kind == ENTRY_DEBATE ? "general-debate" : NULL;
    g_autofree char *id = base == NULL ? g_strdup_printf("%s-%d", meeting, line)
                          : nth > 1    ? g_strdup_printf("%s-%d", base, nth)
                                       : g_strdup(base);
    return g_string_chunk_insert(rehearsal->kept, id);
}

static bool is_same(const OwnList *a, const OwnList *b)
{
    return a->kind == b->kind && a->line_kind == b->line_kind && a->reading == b->reading &&
           g_strcmp0(a->matter, b->matter) == 0 && (a->matter != NULL || g_strcmp0(a->title, b->title) == 0);
}

static guint find_or_add(Rehearsal *rehearsal, OwnList *list, const char *meeting, int line)
{
    for (guint i = 0; i < rehearsal->lists->len; i++) {
        if (is_same(play_list(rehearsal, i), list)) {
            return i;
        }
    }
    list->id = list_id(rehearsal, list, meeting, line);
    g_array_append_val(rehearsal->lists, *list);
    return rehearsal->lists->len - 1;
}

static const char *keep(Rehearsal *rehearsal, const char *text)
{
    return text != NULL ? g_string_chunk_insert_const(rehearsal->kept, text) : NULL;
}

static void plan_line(Rehearsal *rehearsal, const State *state, int id, int line, Business business)
{
    const Meeting *meeting = state_meeting(state, id);
    const Segment *segment = state_segment(state, meeting->first_segment + line - 1);
    const Matter *matter = state_matter(state, segment->matter);
    OwnList list = { .matter = matter != NULL ? keep(rehearsal, state_text(state, matter->id)) : NULL,
                     .title = keep(rehearsal, state_text(state, segment->title)),
                     .kind = business.kind == BUSINESS_STAKEHOLDERS ? LIST_OF_STAKEHOLDERS : LIST_OF_SPEAKERS,
                     .line_kind = segment->kind,
                     .reading = segment->reading,
                     .first = meeting->starts };
    const guint at = find_or_add(rehearsal, &list, state_text(state, meeting->id), line);
    const Turn turn = { id, line, at, business.statements };
    g_array_append_val(rehearsal->turns, turn);
    play_list(rehearsal, at)->last = meeting->starts;
}

void own_lists_plan(Rehearsal *rehearsal, const State *state)
{
    g_autoptr(GArray) meetings = meetings_in_order(state);
    for (guint i = 0; i < meetings->len; i++) {
        const int id = g_array_index(meetings, int, i);
        const Meeting *meeting = state_meeting(state, id);
        for (int line = 1; business_is_held(state, id) && line <= meeting->n_segments; line++) {
            const Business business = business_of(state, meeting, line);
            if (business_has_list(business.kind)) {
                plan_line(rehearsal, state, id, line, business);
            }
        }
    }
    for (guint i = 0; i < rehearsal->turns->len; i++) {
        wish_for_turn(rehearsal, state, &g_array_index(rehearsal->turns, Turn, i));
    }
}

/* What is due */

int own_lists_of_line(const Rehearsal *rehearsal, int meeting, int line)
{
    for (guint i = 0; i < rehearsal->turns->len; i++) {
        const Turn *turn = &g_array_index(rehearsal->turns, Turn, i);
        if (turn->meeting == meeting && turn->line == line) {
            return (int)turn->list;
        }
    }
    return NO_LIST;
}

static int waiting_on(const State *state, const OwnList *list)
{
    const int id = state_find_list(state, list->id);
    return id != ID_NONE ? (int)state_waiting(state, id)->len : 0;
}

/* Stakeholders are heard in their own meetings alone (rule 41). */
int own_lists_left_over(const Rehearsal *rehearsal, const State *state)
{
    const Instant starts = play_meeting(rehearsal, state)->starts;
    for (guint i = 0; i < rehearsal->lists->len; i++) {
        const OwnList *list = play_list(rehearsal, i);
        if (!list->is_done && list->last < starts && list->kind == LIST_OF_SPEAKERS && waiting_on(state, list) > 0) {
            return (int)i;
        }
    }
    return NO_LIST;
}

/* Is the list about what the meeting deals with, or about a topic under it? */
static bool is_of_meeting(const State *state, const Meeting *meeting, const OwnList *list)
{
    const int id = state_find_matter(state, list->matter);
    const Matter *matter = state_matter(state, id);
    for (int i = 0; matter != NULL && i < meeting->n_segments; i++) {
        const int other = state_segment(state, meeting->first_segment + i)->matter;
        if (other != ID_NONE && (other == id || other == matter->parent)) {
            return true;
        }
    }
    return false;
}

int own_lists_ahead(const Rehearsal *rehearsal, const State *state)
{
    const Meeting *meeting = play_meeting(rehearsal, state);
    for (guint i = 0; i < rehearsal->lists->len; i++) {
        const OwnList *list = play_list(rehearsal, i);
        if (list->last > meeting->starts && list->matter != NULL && list->kind == LIST_OF_SPEAKERS &&
            waiting_on(state, list) > 0 && is_of_meeting(state, meeting, list)) {
            return (int)i;
        }
    }
    return NO_LIST;
}

int own_lists_count_left(const Rehearsal *rehearsal, const State *state)
{
    const Meeting *meeting = play_meeting(rehearsal, state);
    const bool takes_left = business_has_debate(state, meeting);
    int left = 0;
    for (guint i = 0; i < rehearsal->lists->len; i++) {
        const OwnList *list = play_list(rehearsal, i);
        const bool is_due = list->last == meeting->starts ||
                            (takes_left && list->kind == LIST_OF_SPEAKERS && list->last < meeting->starts);
        left += is_due ? waiting_on(state, list) : 0;
    }
    return left;
}
