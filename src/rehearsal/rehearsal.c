/* The play: a queue of what delegations are going to do, and the Chair, who does one thing after the other. Whichever
 * comes first is the next command. Nothing here knows how the rules decide; what they refuse is let go. */
#include "rehearsal/rehearsal.h"

#include "core/programme.h"
#include "rehearsal/business.h"

#include "session/module.h"
#include "session/speakers.h"
#include "session/time_limits.h"

#include <string.h>

#define SECOND ((gint64)G_USEC_PER_SEC)
#define MINUTE (60 * SECOND)
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

typedef enum {
    WISH_SPEAK,
    WISH_SPEAK_FOR_GROUP,
    WISH_REPLY,
    WISH_WITHDRAW,
} WishKind;

/* What somebody is going to do. */
typedef struct {
    Instant at;
    guint nth; /* of two at one time the earlier wish comes first */
    WishKind kind;
    guint who;  /* delegation, group or stakeholder of the cast */
    guint list; /* of the rehearsal's own lists */
} Wish;

/* A list that the rehearsal works through. */
typedef struct {
    const char *id;
    const char *matter; /* or NULL */
    Instant slot;       /* when its slot is to begin */
    int line;           /* of that meeting */
    bool is_for_stakeholders;
    bool is_announced, is_done;
    int coming; /* wishes that have not come yet */
} OwnList;

/* What the Chair does next. */
enum { NO_LIST = -1, STUCK_LIMIT = 20 };

enum { POINTS_PER_MILLE = 7, NAMED_PER_MILLE = 200, UNDO_PER_MILLE = 5 };

#define LISTS_OPEN_BEFORE (6 * DAY)
#define BEGINS_BEFORE (21 * DAY)

typedef enum { QUESTION_ON_PROGRAMME, QUESTION_ON_TEXT } QuestionOn;

typedef enum {
    PHASE_BEGIN,
    PHASE_OFFICERS,
    PHASE_ISSUE,
    PHASE_REGISTER,
    PHASE_ATTACH,
    PHASE_OPEN_LISTS,
    PHASE_NEXT_MEETING,
    PHASE_PRESENT,
    PHASE_CALL,
    PHASE_NEXT_BUSINESS,
    PHASE_SPEAK, /* somebody without a list is given the floor */
    PHASE_FLOOR, /* the list goes on */
    PHASE_UNDO,
    PHASE_SPEAKING,
    PHASE_RULING,
    PHASE_PUT, /* a question */
    PHASE_OBJECTED,
    PHASE_CONSULT,
    PHASE_CLEAR,
    PHASE_RESUME,
    PHASE_NO_OBJECTION,
    PHASE_GAVEL,
    PHASE_ADOPT,
    PHASE_REPLIES,
    PHASE_RISE,
    PHASE_RELEASE,
    PHASE_LAST_RISE,
    PHASE_CLOSE,
    PHASE_OVER,
} Phase;

struct Rehearsal {
    Chance chance;
    Cast *cast;
    const Plan *plan;
    const char *paper;
    GStringChunk *strings; /* of the present command */
    GStringChunk *kept;    /* for good */
    GArray *wishes;        /* of Wish: a heap, the earliest first */
    guint n_wished;
    GArray *lists;     /* of OwnList */
    GArray *slots;     /* of RehearsedSlot */
    GHashTable *infos; /* of CommandInfo, by name */
    Phase phase;
    Instant at;        /* when the Chair acts next */
    guint nth;         /* of a phase that does several things */
    int meeting, line; /* the row, and the number of the line that is being taken */
    int list;          /* of the own lists, that is being heard */
    int speaker;       /* the inscription that was given the floor */
    gint64 speech;     /* how long it goes on */
    gint64 point_at;   /* how far into it a point of order comes; 0: none */
    QuestionOn question;
    const char *objector;
    int heard; /* in this meeting */
    guint refusals;
    bool was_refused, by_wish, is_replying;
    guint stuck;      /* acts of the Chair that were refused lately */
    Refusal refusal;  /* the latest of them */
    Command *command; /* being made */
};

/* The queue */

static const Wish *wish_at(const Rehearsal *rehearsal, guint i)
{
    return &g_array_index(rehearsal->wishes, Wish, i);
}

static bool comes_before(const Wish *a, const Wish *b)
{
    return a->at < b->at || (a->at == b->at && a->nth < b->nth);
}

static void exchange(Rehearsal *rehearsal, guint i, guint j)
{
    Wish *wishes = (Wish *)rehearsal->wishes->data;
    const Wish one = wishes[i];
    wishes[i] = wishes[j];
    wishes[j] = one;
}

static void wish(Rehearsal *rehearsal, Instant at, WishKind kind, guint who, guint list)
{
    const Wish one = { at, rehearsal->n_wished++, kind, who, list };
    g_array_append_val(rehearsal->wishes, one);
    for (guint i = rehearsal->wishes->len - 1;
         i > 0 && comes_before(wish_at(rehearsal, i), wish_at(rehearsal, (i - 1) / 2)); i = (i - 1) / 2) {
        exchange(rehearsal, i, (i - 1) / 2);
    }
}

static Wish take_wish(Rehearsal *rehearsal)
{
    const Wish first = *wish_at(rehearsal, 0);
    const guint n = rehearsal->wishes->len - 1;
    exchange(rehearsal, 0, n);
    g_array_set_size(rehearsal->wishes, n);
    for (guint i = 0;;) {
        guint least = i;
        for (guint child = 2 * i + 1; child <= 2 * i + 2 && child < n; child++) {
            least = comes_before(wish_at(rehearsal, child), wish_at(rehearsal, least)) ? child : least;
        }
        if (least == i) {
            return first;
        }
        exchange(rehearsal, i, least);
        i = least;
    }
}

static OwnList *own_list(const Rehearsal *rehearsal, guint i)
{
    return &g_array_index(rehearsal->lists, OwnList, i);
}

/* Making commands */

static bool act(Rehearsal *rehearsal, const char *name, Role role, const char *party)
{
    const CommandInfo *info = g_hash_table_lookup(rehearsal->infos, name);
    g_assert(info != NULL);
    *rehearsal->command = (Command){ .info = info, .actor = { .role = role, .party = party }, .at = rehearsal->at };
    return true;
}

static void with_text(Rehearsal *rehearsal, Field field, const char *text)
{
    values_set_text(&rehearsal->command->values, field, text);
}

static void with_number(Rehearsal *rehearsal, Field field, gint64 number)
{
    values_set_number(&rehearsal->command->values, field, number);
}

static void next_phase(Rehearsal *rehearsal, Phase phase, gint64 delay)
{
    rehearsal->nth = phase != rehearsal->phase ? 0 : rehearsal->nth;
    rehearsal->phase = phase;
    rehearsal->at += delay;
}

static const char *keep(Rehearsal *rehearsal, const char *text)
{
    return g_string_chunk_insert(rehearsal->strings, text);
}

static const char *keep_printf(Rehearsal *rehearsal, const char *format, guint number)
{
    char text[64];
    g_snprintf(text, sizeof text, format, number);
    return keep(rehearsal, text);
}

static const PlanHours *first_hours(const Rehearsal *rehearsal)
{
    guint i = 0;
    while (i + 1 < rehearsal->plan->programme->rows->len && rehearsal->plan->hours[i].starts == 0) {
        i++;
    }
    return &rehearsal->plan->hours[i];
}

static const Delegation *some_delegation(Rehearsal *rehearsal)
{
    return cast_delegation(rehearsal->cast,
                           (guint)chance_below(&rehearsal->chance, (int)rehearsal->cast->delegations->len));
}

static const Delegation *delegation_of(const Rehearsal *rehearsal, const char *code)
{
    for (guint i = 0; i < rehearsal->cast->delegations->len; i++) {
        if (strcmp(cast_delegation(rehearsal->cast, i)->code, code) == 0) {
            return cast_delegation(rehearsal->cast, i);
        }
    }
    return NULL;
}

static const char *const points[] = {
    "The statement does not address the item.",
    "The paragraph that is cited is not in the text before us.",
    "We ask that the agreed name of the country be used.",
    "The interpretation has stopped.",
};

static const char *const rulings[] = {
    "The speaker may go on and will keep to the item.",
    "The point is taken; the speaker will use the agreed name.",
    "I ask the speaker to go on; the Secretariat will look into it.",
};

static const char *some_words(Rehearsal *rehearsal, const char *const *words, guint n)
{
    return words[chance_below(&rehearsal->chance, (int)n)];
}

/* No meeting is planned after this one. */
static bool is_last_meeting(const Rehearsal *rehearsal, const State *state)
{
    const Instant starts = state_meeting(state, rehearsal->meeting)->starts;
    for (int id = 1; id <= state_meetings(state); id++) {
        const Meeting *meeting = state_meeting(state, id);
        if (meeting != NULL && meeting->state == MEETING_PLANNED && meeting->starts > starts) {
            return false;
        }
    }
    return true;
}

/* Will somebody ask soon, so that the Chair waits? */
static bool waits_for_more(const Rehearsal *rehearsal, const OwnList *list)
{
    for (guint i = 0; i < rehearsal->wishes->len; i++) {
        const Wish *one = wish_at(rehearsal, i);
        if (own_list(rehearsal, one->list) == list && one->kind == WISH_SPEAK && one->at < rehearsal->at + 3 * MINUTE) {
            return true;
        }
    }
    return false;
}

/* A statement names another delegation now and then, and some of those answer. */
static void name_somebody(Rehearsal *rehearsal, const Inscription *speaker)
{
    (void)speaker;
    const guint who = (guint)chance_below(&rehearsal->chance, (int)rehearsal->cast->delegations->len);
    if (chance_happens(&rehearsal->chance, NAMED_PER_MILLE) && cast_delegation(rehearsal->cast, who)->is_touchy) {
        wish(rehearsal, rehearsal->at + chance_around(&rehearsal->chance, 2 * MINUTE, 400), WISH_REPLY, who,
             (guint)rehearsal->list);
    }
}

/* What the lists are, once the programme is known, and who is going to ask for the floor on them. */

/* Some time of a working day in the days from `first` on, which is a morning. */
static Instant office_hour(Rehearsal *rehearsal, Instant first, int days)
{
    enum { OFFICE_MINUTES = 8 * 60 };
    return first + chance_below(&rehearsal->chance, days) * DAY +
           chance_below(&rehearsal->chance, OFFICE_MINUTES * 60) * SECOND;
}

static void wish_later(Rehearsal *rehearsal, guint list, Instant at, WishKind kind, guint who)
{
    wish(rehearsal, at, kind, who, list);
    own_list(rehearsal, list)->coming++;
}

static int wish_of_groups(Rehearsal *rehearsal, guint list, Instant first)
{
    int n = 0;
    for (guint i = 0; i < rehearsal->cast->groups->len; i++) {
        if (chance_happens(&rehearsal->chance, cast_group(rehearsal->cast, i)->zeal)) {
            wish_later(rehearsal, list, office_hour(rehearsal, first, 3), WISH_SPEAK_FOR_GROUP, i);
            n++;
        }
    }
    return n;
}

static int all_zeal(const Cast *cast)
{
    int zeal = 1;
    for (guint i = 0; i < cast->delegations->len; i++) {
        zeal += cast_delegation(cast, i)->zeal;
    }
    return zeal;
}

static void wish_of(Rehearsal *rehearsal, guint list, guint who, Instant starts, Instant first)
{
    enum { SEAT_MINUTES = 100, WITHDRAWING_PER_MILLE = 25 };
    const int days = (int)((starts - first) / DAY);
    const bool asks_early =
        chance_happens(&rehearsal->chance, cast_delegation(rehearsal->cast, who)->foresight) && days > 0;
    const Instant at = asks_early ? office_hour(rehearsal, first, days)
                                  : starts + chance_below(&rehearsal->chance, SEAT_MINUTES * 60) * SECOND;
    wish_later(rehearsal, list, at, WISH_SPEAK, who);
    if (chance_happens(&rehearsal->chance, WITHDRAWING_PER_MILLE)) {
        wish(rehearsal, at + 40 * MINUTE, WISH_WITHDRAW, who, list);
    }
}

/* How much a matter interests differs: the same time may be far too long or short for it. */
static void wish_statements(Rehearsal *rehearsal, guint list, int expected, Instant starts, Instant first)
{
    enum { FILLED_PER_MILLE = 800, INTEREST_SPREAD = 200 };
    const int groups = wish_of_groups(rehearsal, list, first) * BUSINESS_GROUP_SECONDS / BUSINESS_STATEMENT_SECONDS;
    const gint64 usual = MAX(expected - groups, expected / 3) * (gint64)FILLED_PER_MILLE;
    const gint64 interest = chance_around(&rehearsal->chance, usual, INTEREST_SPREAD);
    const int zeal = all_zeal(rehearsal->cast);
    for (guint i = 0; i < rehearsal->cast->delegations->len; i++) {
        if (chance_happens(&rehearsal->chance, (int)(interest * cast_delegation(rehearsal->cast, i)->zeal / zeal))) {
            wish_of(rehearsal, list, i, starts, first);
        }
    }
}

static void wish_stakeholders(Rehearsal *rehearsal, guint list, int expected, Instant first)
{
    const int some = (int)chance_around(&rehearsal->chance, MIN(expected, CAST_STAKEHOLDERS) * 7 / 10, 200);
    for (int i = 0; i < MIN(some, CAST_STAKEHOLDERS); i++) {
        const guint who = (guint)(i * 7 + (int)list * 3) % CAST_STAKEHOLDERS;
        wish_later(rehearsal, list, office_hour(rehearsal, first, 3), WISH_SPEAK, who);
    }
}

/* The second list on a matter is another: "item-5/1-2". */
static const char *list_id(Rehearsal *rehearsal, const char *matter, int meeting, int line, const State *state)
{
    int nth = 1;
    for (guint i = 0; matter != NULL && i < rehearsal->lists->len; i++) {
        nth += g_strcmp0(own_list(rehearsal, i)->matter, matter) == 0;
    }
    g_autofree char *id = matter == NULL
                              ? g_strdup_printf("%s-%d", state_text(state, state_meeting(state, meeting)->id), line)
                          : nth > 1 ? g_strdup_printf("%s-%d", matter, nth)
                                    : g_strdup(matter);
    return g_string_chunk_insert(rehearsal->kept, id);
}

static void plan_list(Rehearsal *rehearsal, const State *state, int id, int line, Business business)
{
    const Meeting *meeting = state_meeting(state, id);
    const Segment *segment = state_segment(state, meeting->first_segment + line - 1);
    const Matter *matter = state_matter(state, segment->matter);
    const Instant first = state_meeting(state, 1)->starts - LISTS_OPEN_BEFORE;
    OwnList list = { .slot = meeting->starts,
                     .line = line,
                     .is_for_stakeholders = business.kind == BUSINESS_STAKEHOLDERS };
    list.matter = matter != NULL ? g_string_chunk_insert(rehearsal->kept, state_text(state, matter->id)) : NULL;
    list.id = list_id(rehearsal, list.matter, id, line, state);
    g_array_append_val(rehearsal->lists, list);
    if (list.is_for_stakeholders) {
        wish_stakeholders(rehearsal, rehearsal->lists->len - 1, business.statements, first);
    } else {
        wish_statements(rehearsal, rehearsal->lists->len - 1, business.statements, meeting->starts, first);
    }
}

static void plan_lists(Rehearsal *rehearsal, const State *state)
{
    for (int id = 1; id <= state_meetings(state); id++) {
        const Meeting *meeting = state_meeting(state, id);
        for (int line = 1; meeting != NULL && line <= meeting->n_segments; line++) {
            const Business business = business_of(state, meeting, line);
            if (business.kind == BUSINESS_DEBATE || business.kind == BUSINESS_STAKEHOLDERS) {
                plan_list(rehearsal, state, id, line, business);
            }
        }
    }
}

/* The Chair, phase by phase. Each says what is done now, if anything, and sets the next phase and when. */

static bool begin_session(Rehearsal *rehearsal, const State *state)
{
    const Programme *programme = rehearsal->plan->programme;
    char from[CIVIL_DATE_SIZE], to[CIVIL_DATE_SIZE];
    (void)state;
    act(rehearsal, "session.begin", ROLE_SECRETARIAT, NULL);
    with_text(rehearsal, FIELD_BODY, programme->body != NULL ? programme->body : "A body");
    with_text(rehearsal, FIELD_SESSION, programme->session != NULL ? programme->session : "A session");
    with_text(rehearsal, FIELD_PLACE, programme->place);
    with_text(rehearsal, FIELD_ZONE, programme_zone(programme));
    with_text(rehearsal, FIELD_PROFILE, programme->profile->id);
    with_text(rehearsal, FIELD_FROM, keep(rehearsal, civil_date_format(programme_first_day(programme), from)));
    with_text(rehearsal, FIELD_TO, keep(rehearsal, civil_date_format(programme_last_day(programme), to)));
    with_number(rehearsal, FIELD_OFFSET, first_hours(rehearsal)->offset);
    if (rehearsal->cast->delegations->len < REHEARSAL_DELEGATIONS) {
        with_text(rehearsal, FIELD_PARTIES, rehearsal->cast->codes);
    }
    next_phase(rehearsal, PHASE_OFFICERS, 10 * MINUTE);
    return true;
}

static bool elect_officers(Rehearsal *rehearsal, const State *state)
{
    static const OfficerPost posts[] = { POST_CHAIR, POST_VICE_CHAIR, POST_VICE_CHAIR, POST_RAPPORTEUR };
    (void)state;
    if (rehearsal->nth == G_N_ELEMENTS(posts)) {
        next_phase(rehearsal, PHASE_ISSUE, HOUR);
        return false;
    }
    const guint n = rehearsal->cast->delegations->len;
    const guint who = (guint)chance_below(&rehearsal->chance, (int)(n / 4)) + rehearsal->nth * (n / 4);
    act(rehearsal, "officer.elect", ROLE_SECRETARIAT, NULL);
    with_number(rehearsal, FIELD_POST, posts[rehearsal->nth++]);
    with_text(rehearsal, FIELD_PARTY, cast_delegation(rehearsal->cast, MIN(who, n - 1))->code);
    with_number(rehearsal, FIELD_CONSENT, 1);
    rehearsal->at += 2 * MINUTE;
    return true;
}

static bool issue_programme(Rehearsal *rehearsal, const State *state)
{
    (void)state;
    act(rehearsal, "programme.issue", ROLE_SECRETARIAT, NULL);
    with_text(rehearsal, FIELD_PAPER, rehearsal->paper);
    rehearsal->command->plan = rehearsal->plan;
    next_phase(rehearsal, PHASE_REGISTER, HOUR);
    return true;
}

static bool has_stakeholders(const Rehearsal *rehearsal)
{
    for (guint i = 0; i < rehearsal->lists->len; i++) {
        if (own_list(rehearsal, i)->is_for_stakeholders) {
            return true;
        }
    }
    return false;
}

/* Those with consultative status are in at once; the others apply, are circulated, and nobody objects. */
static bool register_stakeholders(Rehearsal *rehearsal, const State *state)
{
    static const Standing steps[] = { STANDING_APPLIED, STANDING_CIRCULATED, STANDING_ACCREDITED };
    enum { WITH_STATUS = 17 };
    if (rehearsal->nth == 0) {
        plan_lists(rehearsal, state);
    }
    const guint n = has_stakeholders(rehearsal) ? CAST_STAKEHOLDERS : 0;
    const guint others = n > WITH_STATUS ? n - WITH_STATUS : 0;
    const guint nth = rehearsal->nth++;
    if (nth >= n + others * 2) {
        next_phase(rehearsal, PHASE_ATTACH, DAY);
        return false;
    }
    const guint who = nth < n ? nth : WITH_STATUS + (nth - n) % others;
    const char *code = g_ptr_array_index(rehearsal->cast->stakeholders, who);
    const guint step = nth < n ? 0 : 1 + (nth - n) / others;
    rehearsal->at += nth == n || nth == n + others ? 3 * DAY : MINUTE;
    act(rehearsal, step == 0 ? "stakeholder.register" : "stakeholder.set_standing", ROLE_SECRETARIAT, NULL);
    with_text(rehearsal, FIELD_PARTY, code);
    with_number(rehearsal, FIELD_STATUS, who < WITH_STATUS ? STANDING_ECOSOC : steps[step]);
    if (step == 0) {
        with_text(rehearsal, FIELD_NAME, keep_printf(rehearsal, "Organization %u", who + 1));
    }
    if (step == 1) {
        with_number(rehearsal, FIELD_UNTIL, rehearsal->at + 3 * DAY - HOUR);
    }
    return true;
}

/* An item that adopts a report is opened only when the text is there (rule 18). */
static bool attach_texts(Rehearsal *rehearsal, const State *state)
{
    while (rehearsal->nth < (guint)state_matters(state)) {
        const Matter *matter = state_matter(state, (int)++rehearsal->nth);
        if (matter != NULL && matter->needs_report) {
            act(rehearsal, "matter.attach_text", ROLE_SECRETARIAT, NULL);
            with_text(rehearsal, FIELD_MATTER, state_text(state, matter->id));
            with_text(rehearsal, FIELD_SYMBOL, keep_printf(rehearsal, "CRP.%u", rehearsal->nth));
            rehearsal->at += MINUTE;
            return true;
        }
    }
    next_phase(rehearsal, PHASE_OPEN_LISTS, HOUR);
    return false;
}

static bool open_lists(Rehearsal *rehearsal, const State *state)
{
    const Instant first = state_meeting(state, 1)->starts - LISTS_OPEN_BEFORE;
    if (rehearsal->nth == rehearsal->lists->len) {
        next_phase(rehearsal, PHASE_NEXT_MEETING, MINUTE);
        return false;
    }
    OwnList *list = own_list(rehearsal, rehearsal->nth++);
    rehearsal->at = MAX(rehearsal->at + MINUTE, first - HOUR);
    act(rehearsal, "list.open", ROLE_SECRETARIAT, NULL);
    with_text(rehearsal, FIELD_LIST, list->id);
    with_text(rehearsal, FIELD_MATTER, list->matter);
    with_number(rehearsal, FIELD_KIND, list->is_for_stakeholders ? LIST_OF_STAKEHOLDERS : LIST_OF_SPEAKERS);
    return true;
}

static bool choose_meeting(Rehearsal *rehearsal, const State *state)
{
    int next = ID_NONE;
    for (int id = 1; id <= state_meetings(state); id++) {
        const Meeting *meeting = state_meeting(state, id);
        if (meeting != NULL && meeting->state == MEETING_PLANNED && meeting->starts > 0 &&
            (next == ID_NONE || meeting->starts < state_meeting(state, next)->starts)) {
            next = id;
        }
    }
    rehearsal->meeting = next;
    rehearsal->line = 0;
    rehearsal->list = NO_LIST;
    rehearsal->heard = 0;
    if (next == ID_NONE) {
        next_phase(rehearsal, PHASE_RELEASE, MINUTE);
        return false;
    }
    next_phase(rehearsal, PHASE_PRESENT, 0);
    rehearsal->at = MAX(rehearsal->at, state_meeting(state, next)->starts - 4 * MINUTE);
    return false;
}

/* Who is in the room, counted when the meeting begins: on the first morning all who come, later most of them. */
static bool count_room(Rehearsal *rehearsal, const State *state)
{
    const bool is_first = state_the_body(state)->meetings_held == 0;
    GString *codes = g_string_new(NULL);
    for (guint i = 0; i < rehearsal->cast->delegations->len; i++) {
        const Delegation *delegation = cast_delegation(rehearsal->cast, i);
        if (chance_happens(&rehearsal->chance, is_first ? 960 : delegation->is_late ? 550 : 880)) {
            g_string_append_printf(codes, "%s%s", codes->len > 0 ? " " : "", delegation->code);
        }
    }
    act(rehearsal, "attendance.roll", ROLE_SECRETARIAT, NULL);
    with_text(rehearsal, FIELD_PARTIES, keep(rehearsal, codes->str));
    g_string_free(codes, TRUE);
    const Instant starts = state_meeting(state, rehearsal->meeting)->starts;
    next_phase(rehearsal, PHASE_CALL, 0);
    rehearsal->at = MAX(rehearsal->at, starts + chance_around(&rehearsal->chance, 5 * MINUTE, 500));
    return true;
}

static bool call_to_order(Rehearsal *rehearsal, const State *state)
{
    act(rehearsal, "meeting.call_to_order", ROLE_CHAIR, NULL);
    with_text(rehearsal, FIELD_MEETING, state_text(state, state_meeting(state, rehearsal->meeting)->id));
    next_phase(rehearsal, PHASE_NEXT_BUSINESS, MINUTE);
    return true;
}

static Instant end_of_slot(const Rehearsal *rehearsal, const State *state)
{
    return state_meeting(state, rehearsal->meeting)->ends;
}

/* A list that was begun in an earlier meeting, with somebody left on it: it goes on first (rule 36). */
static int left_over(const Rehearsal *rehearsal, const State *state)
{
    const Meeting *meeting = state_meeting(state, rehearsal->meeting);
    for (guint i = 0; i < rehearsal->lists->len; i++) {
        const OwnList *list = own_list(rehearsal, i);
        const int id = state_find_list(state, list->id);
        if (!list->is_done && list->slot < meeting->starts && id != ID_NONE && state_waiting(state, id)->len > 0 &&
            !list->is_for_stakeholders) {
            return (int)i;
        }
    }
    return NO_LIST;
}

static int list_of_line(const Rehearsal *rehearsal, const State *state)
{
    const Meeting *meeting = state_meeting(state, rehearsal->meeting);
    for (guint i = 0; i < rehearsal->lists->len; i++) {
        if (own_list(rehearsal, i)->slot == meeting->starts && own_list(rehearsal, i)->line == rehearsal->line) {
            return (int)i;
        }
    }
    return NO_LIST;
}

static bool is_for_debate(const State *state, const Meeting *meeting)
{
    for (int line = 1; line <= meeting->n_segments; line++) {
        const BusinessKind kind = business_of(state, meeting, line).kind;
        if (kind == BUSINESS_DEBATE || kind == BUSINESS_ADOPTION) {
            return true;
        }
    }
    return false;
}

static void begin_business(Rehearsal *rehearsal, const State *state, Business business)
{
    switch (business.kind) {
    case BUSINESS_CEREMONY:
    case BUSINESS_STATEMENT:
        rehearsal->speech = chance_around(&rehearsal->chance, (gint64)business.minutes * MINUTE * 9 / 10, 250);
        next_phase(rehearsal, PHASE_SPEAK, 20 * SECOND);
        break;
    case BUSINESS_ORGANIZATION:
        rehearsal->question = QUESTION_ON_PROGRAMME;
        next_phase(rehearsal, PHASE_PUT, 2 * MINUTE);
        break;
    case BUSINESS_ADOPTION:
        rehearsal->question = QUESTION_ON_TEXT;
        next_phase(rehearsal, PHASE_PUT, 4 * MINUTE);
        break;
    case BUSINESS_DEBATE:
    case BUSINESS_STAKEHOLDERS:
        rehearsal->list = list_of_line(rehearsal, state);
        next_phase(rehearsal, rehearsal->list != NO_LIST ? PHASE_FLOOR : PHASE_NEXT_BUSINESS, MINUTE);
        break;
    default: next_phase(rehearsal, PHASE_NEXT_BUSINESS, 10 * SECOND); break;
    }
}

static bool take_up(Rehearsal *rehearsal, const State *state)
{
    act(rehearsal, "item.open", ROLE_CHAIR, NULL);
    with_number(rehearsal, FIELD_SEGMENT, rehearsal->line);
    begin_business(rehearsal, state, business_of(state, state_meeting(state, rehearsal->meeting), rehearsal->line));
    return true;
}

static bool next_business(Rehearsal *rehearsal, const State *state)
{
    const Meeting *meeting = state_meeting(state, rehearsal->meeting);
    const int left = rehearsal->line == 0 && is_for_debate(state, meeting) ? left_over(rehearsal, state) : NO_LIST;
    if (left != NO_LIST) {
        rehearsal->list = left;
        next_phase(rehearsal, PHASE_FLOOR, 30 * SECOND);
        return false;
    }
    const bool is_late = rehearsal->at >= meeting->ends - MINUTE && !is_last_meeting(rehearsal, state);
    if (rehearsal->line == meeting->n_segments || is_late) {
        rehearsal->nth = 0;
        next_phase(rehearsal, PHASE_REPLIES, MINUTE);
        return false;
    }
    rehearsal->line++;
    return take_up(rehearsal, state);
}

/* Somebody speaks whom the Chair calls: an official, a presenter; or the Chair speaks, which is no statement. */
static bool call_speaker(Rehearsal *rehearsal, const State *state)
{
    const Meeting *meeting = state_meeting(state, rehearsal->meeting);
    const Business business = business_of(state, meeting, rehearsal->line);
    if (business.kind == BUSINESS_CEREMONY) {
        next_phase(rehearsal, PHASE_NEXT_BUSINESS, rehearsal->speech);
        return false;
    }
    act(rehearsal, "floor.call", ROLE_CHAIR, NULL);
    rehearsal->list = NO_LIST;
    rehearsal->point_at = 0;
    next_phase(rehearsal, PHASE_SPEAKING, rehearsal->speech);
    return true;
}

/* How long somebody speaks, and whether they are interrupted. */
static void begin_statement(Rehearsal *rehearsal, const State *state, const Inscription *speaker)
{
    const char *code = state_text(state, state_participant(state, speaker->participant)->code);
    const Delegation *delegation = delegation_of(rehearsal, code);
    const gint64 usual = speaker->capacity == CAPACITY_GROUP         ? BUSINESS_GROUP_SECONDS
                         : speaker->capacity == CAPACITY_STAKEHOLDER ? BUSINESS_STAKEHOLDER_SECONDS
                                                                     : BUSINESS_STATEMENT_SECONDS;
    gint64 speech =
        chance_around(&rehearsal->chance, usual * SECOND * (delegation != NULL ? delegation->pace : 1000) / 1000, 330);
    const int limit = limits_seconds(state, rehearsal->speaker);
    if (limit > 0 && speech > limit * SECOND) {
        speech = limit * SECOND + chance_around(&rehearsal->chance, 20 * SECOND, 500);
    }
    rehearsal->speech = speech;
    rehearsal->point_at = speaker->capacity <= CAPACITY_STATE && chance_happens(&rehearsal->chance, POINTS_PER_MILLE)
                              ? speech * chance_between(&rehearsal->chance, 20, 80) / 100
                              : 0;
}

/* The slot is over; the Chair thanks, and says how many are left. */
static bool is_over(const Rehearsal *rehearsal, const State *state)
{
    return rehearsal->at >= end_of_slot(rehearsal, state) - 2 * MINUTE && !is_last_meeting(rehearsal, state);
}

static bool give_floor(Rehearsal *rehearsal, const State *state)
{
    OwnList *list = own_list(rehearsal, (guint)rehearsal->list);
    const int id = state_find_list(state, list->id);
    if (id == ID_NONE || is_over(rehearsal, state)) {
        rehearsal->line =
            is_over(rehearsal, state) ? state_meeting(state, rehearsal->meeting)->n_segments : rehearsal->line;
        next_phase(rehearsal, PHASE_NEXT_BUSINESS, 30 * SECOND);
        return false;
    }
    const int next = speakers_next(state, id);
    if (next == ID_NONE) {
        list->is_done = list->coming == 0 || !waits_for_more(rehearsal, list);
        next_phase(rehearsal, list->is_done ? PHASE_NEXT_BUSINESS : PHASE_FLOOR, MINUTE);
        return false;
    }
    if (!list->is_announced && state_waiting(state, id)->len < 6 && list->coming <= 2 && rehearsal->heard > 3) {
        list->is_announced = true;
        act(rehearsal, "list.announce", ROLE_CHAIR, NULL);
        with_text(rehearsal, FIELD_LIST, list->id);
        rehearsal->at += 15 * SECOND;
        return true;
    }
    act(rehearsal, "floor.give", ROLE_CHAIR, NULL);
    with_text(rehearsal, FIELD_LIST, list->id);
    rehearsal->speaker = next;
    begin_statement(rehearsal, state, state_inscription(state, next));
    rehearsal->heard++;
    if (chance_happens(&rehearsal->chance, UNDO_PER_MILLE)) {
        next_phase(rehearsal, PHASE_UNDO, 5 * SECOND);
        return true;
    }
    next_phase(rehearsal, PHASE_SPEAKING, rehearsal->point_at > 0 ? rehearsal->point_at : rehearsal->speech);
    return true;
}

static bool raise_point(Rehearsal *rehearsal, const State *state)
{
    const Inscription *speaker = state_inscription(state, state_the_floor(state)->inscription);
    const char *speaking =
        speaker != NULL ? state_text(state, state_participant(state, speaker->participant)->code) : "";
    const Delegation *other = some_delegation(rehearsal);
    rehearsal->speech -= rehearsal->point_at;
    rehearsal->point_at = 0;
    if (strcmp(other->code, speaking) == 0) {
        next_phase(rehearsal, PHASE_SPEAKING, rehearsal->speech);
        return false;
    }
    act(rehearsal, "order.raise", ROLE_PARTICIPANT, keep(rehearsal, other->code));
    with_text(rehearsal, FIELD_TEXT, some_words(rehearsal, points, G_N_ELEMENTS(points)));
    next_phase(rehearsal, PHASE_RULING, chance_around(&rehearsal->chance, 50 * SECOND, 400));
    return true;
}

static bool rule_on_point(Rehearsal *rehearsal, const State *state)
{
    (void)state;
    act(rehearsal, "order.rule", ROLE_CHAIR, NULL);
    with_text(rehearsal, FIELD_RULING, some_words(rehearsal, rulings, G_N_ELEMENTS(rulings)));
    next_phase(rehearsal, PHASE_SPEAKING, rehearsal->speech);
    return true;
}

static bool end_statement(Rehearsal *rehearsal, const State *state)
{
    if (rehearsal->point_at > 0) {
        return raise_point(rehearsal, state);
    }
    act(rehearsal, "floor.end", ROLE_CHAIR, NULL);
    next_phase(rehearsal,
               rehearsal->is_replying       ? PHASE_REPLIES
               : rehearsal->list != NO_LIST ? PHASE_FLOOR
                                            : PHASE_NEXT_BUSINESS,
               chance_around(&rehearsal->chance, BUSINESS_GAP_SECONDS * SECOND, 400));
    const Inscription *speaker = state_inscription(state, rehearsal->speaker);
    if (rehearsal->list != NO_LIST && speaker != NULL && speaker->capacity == CAPACITY_STATE) {
        name_somebody(rehearsal, speaker);
    }
    return true;
}

/* Decisions */

static bool put_question(Rehearsal *rehearsal, const State *state)
{
    const bool is_text = rehearsal->question == QUESTION_ON_TEXT;
    const Segment *line = state_segment(state, state_meeting(state, rehearsal->meeting)->segment);
    const Matter *matter = line != NULL ? state_matter(state, line->matter) : NULL;
    act(rehearsal, "question.put", ROLE_CHAIR, NULL);
    with_text(rehearsal, FIELD_TEXT,
              is_text ? "May I take it that the working group wishes to adopt the text?"
                      : "May I take it that the body agrees to the programme of work?");
    if (is_text && matter != NULL) {
        with_number(rehearsal, FIELD_QUESTION_KIND, QUESTION_PROGRESS_REPORT);
        with_text(rehearsal, FIELD_MATTER, state_text(state, matter->id));
        with_text(rehearsal, FIELD_SYMBOL, state_text(state, matter->report));
    }
    const bool objected = is_text && chance_happens(&rehearsal->chance, 150);
    next_phase(rehearsal, objected ? PHASE_OBJECTED : PHASE_NO_OBJECTION, 20 * SECOND);
    return true;
}

static bool object(Rehearsal *rehearsal, const State *state)
{
    (void)state;
    rehearsal->objector = some_delegation(rehearsal)->code;
    act(rehearsal, "objection.raise", ROLE_PARTICIPANT, rehearsal->objector);
    with_text(rehearsal, FIELD_TEXT, "We cannot join the consensus as the text stands.");
    next_phase(rehearsal, PHASE_CONSULT, 2 * MINUTE);
    return true;
}

static bool consult(Rehearsal *rehearsal, const State *state)
{
    (void)state;
    act(rehearsal, "meeting.suspend", ROLE_CHAIR, NULL);
    with_text(rehearsal, FIELD_REASON, "Consultations on the text");
    next_phase(rehearsal, PHASE_CLEAR, chance_around(&rehearsal->chance, 20 * MINUTE, 400));
    return true;
}

static bool clear_objection(Rehearsal *rehearsal, const State *state)
{
    act(rehearsal, "objection.clear", ROLE_PARTICIPANT, rehearsal->objector);
    with_number(rehearsal, FIELD_OBJECTION, state_objections(state));
    next_phase(rehearsal, PHASE_RESUME, MINUTE);
    return true;
}

static bool resume(Rehearsal *rehearsal, const State *state)
{
    (void)state;
    act(rehearsal, "meeting.resume", ROLE_CHAIR, NULL);
    next_phase(rehearsal, PHASE_NO_OBJECTION, MINUTE);
    return true;
}

static bool hear_no_objection(Rehearsal *rehearsal, const State *state)
{
    (void)state;
    act(rehearsal, "question.no_objection", ROLE_CHAIR, NULL);
    next_phase(rehearsal, PHASE_GAVEL, 10 * SECOND);
    return true;
}

static bool gavel(Rehearsal *rehearsal, const State *state)
{
    (void)state;
    act(rehearsal, "question.gavel", ROLE_CHAIR, NULL);
    next_phase(rehearsal, rehearsal->question == QUESTION_ON_PROGRAMME ? PHASE_ADOPT : PHASE_NEXT_BUSINESS,
               30 * SECOND);
    return true;
}

static bool adopt_programme(Rehearsal *rehearsal, const State *state)
{
    (void)state;
    act(rehearsal, "programme.adopt", ROLE_CHAIR, NULL);
    with_number(rehearsal, FIELD_CONSENT, 1);
    next_phase(rehearsal, PHASE_NEXT_BUSINESS, MINUTE);
    return true;
}

/* The end of a meeting */

static int list_of_replies(const State *state)
{
    for (int id = state_lists(state); id >= 1; id--) {
        const SpeakersList *list = state_list(state, id);
        if (list != NULL && list->kind == LIST_OF_REPLIES && state_waiting(state, id)->len > 0) {
            return id;
        }
    }
    return ID_NONE;
}

/* Replies that are not due yet are refused, and come at the day's end (rule 48). */
static bool hear_replies(Rehearsal *rehearsal, const State *state)
{
    const int id = list_of_replies(state);
    if (id == ID_NONE || rehearsal->was_refused || is_last_meeting(rehearsal, state)) {
        rehearsal->is_replying = false;
        next_phase(rehearsal, PHASE_RISE, 30 * SECOND);
        return false;
    }
    rehearsal->is_replying = true;
    rehearsal->list = NO_LIST;
    rehearsal->point_at = 0;
    rehearsal->speech = chance_around(&rehearsal->chance, 170 * SECOND, 300);
    act(rehearsal, "floor.give", ROLE_CHAIR, NULL);
    with_text(rehearsal, FIELD_LIST, state_text(state, state_list(state, id)->id));
    rehearsal->speaker = speakers_next(state, id);
    next_phase(rehearsal, PHASE_SPEAKING, rehearsal->speech);
    return true;
}

static int count_left(const Rehearsal *rehearsal, const State *state)
{
    const Meeting *meeting = state_meeting(state, rehearsal->meeting);
    const bool takes_left = is_for_debate(state, meeting);
    int left = 0;
    for (guint i = 0; i < rehearsal->lists->len; i++) {
        const int id = state_find_list(state, own_list(rehearsal, i)->id);
        const Instant slot = own_list(rehearsal, i)->slot;
        const bool is_due = slot == meeting->starts || (takes_left && slot < meeting->starts);
        left += id != ID_NONE && is_due ? (int)state_waiting(state, id)->len : 0;
    }
    return left;
}

static bool rise(Rehearsal *rehearsal, const State *state)
{
    const Meeting *meeting = state_meeting(state, rehearsal->meeting);
    const RehearsedSlot slot = { meeting->id,   meeting->starts,  meeting->ends,
                                 rehearsal->at, rehearsal->heard, count_left(rehearsal, state) };
    g_array_append_val(rehearsal->slots, slot);
    if (is_last_meeting(rehearsal, state)) {
        next_phase(rehearsal, PHASE_RELEASE, 0);
        return false;
    }
    act(rehearsal, "meeting.adjourn", ROLE_CHAIR, NULL);
    next_phase(rehearsal, PHASE_NEXT_MEETING, MINUTE);
    return true;
}

/* Who was not heard is released before the session closes (rule 28). */
static bool release_lists(Rehearsal *rehearsal, const State *state)
{
    while (rehearsal->nth < (guint)state_lists(state)) {
        const int id = (int)++rehearsal->nth;
        const SpeakersList *list = state_list(state, id);
        if (list != NULL && state_waiting(state, id)->len > 0) {
            act(rehearsal, "list.release", ROLE_CHAIR, NULL);
            with_text(rehearsal, FIELD_LIST, state_text(state, list->id));
            with_text(rehearsal, FIELD_REASON, "The session closes");
            rehearsal->at += 10 * SECOND;
            return true;
        }
    }
    next_phase(rehearsal, state_the_floor(state)->meeting != ID_NONE ? PHASE_LAST_RISE : PHASE_CLOSE, 10 * SECOND);
    return false;
}

static bool rise_last(Rehearsal *rehearsal, const State *state)
{
    (void)state;
    act(rehearsal, "meeting.adjourn", ROLE_CHAIR, NULL);
    next_phase(rehearsal, PHASE_CLOSE, 10 * SECOND);
    return true;
}

static bool close_session(Rehearsal *rehearsal, const State *state)
{
    (void)state;
    act(rehearsal, "session.close", ROLE_CHAIR, NULL);
    next_phase(rehearsal, PHASE_OVER, 0);
    return true;
}

/* Somebody may have asked for the floor since: that stands. */
static Seq latest_giving(const State *state)
{
    Seq act = state_latest_act(state, 0);
    while (act != 0 && g_strcmp0(state_act_name(state, act), "floor.give") != 0) {
        act = state_latest_act(state, act);
    }
    return act;
}

static bool take_back(Rehearsal *rehearsal, const State *state)
{
    act(rehearsal, "act.undo", ROLE_SECRETARIAT, NULL);
    with_number(rehearsal, FIELD_ACT, (gint64)latest_giving(state));
    with_text(rehearsal, FIELD_REASON, "The wrong microphone was switched on");
    rehearsal->heard--;
    next_phase(rehearsal, PHASE_FLOOR, 4 * SECOND);
    return true;
}

static bool (*const phases[])(Rehearsal *rehearsal, const State *state) = {
    [PHASE_BEGIN] = begin_session,
    [PHASE_OFFICERS] = elect_officers,
    [PHASE_ISSUE] = issue_programme,
    [PHASE_REGISTER] = register_stakeholders,
    [PHASE_ATTACH] = attach_texts,
    [PHASE_OPEN_LISTS] = open_lists,
    [PHASE_NEXT_MEETING] = choose_meeting,
    [PHASE_PRESENT] = count_room,
    [PHASE_CALL] = call_to_order,
    [PHASE_NEXT_BUSINESS] = next_business,
    [PHASE_SPEAK] = call_speaker,
    [PHASE_FLOOR] = give_floor,
    [PHASE_UNDO] = take_back,
    [PHASE_SPEAKING] = end_statement,
    [PHASE_RULING] = rule_on_point,
    [PHASE_PUT] = put_question,
    [PHASE_OBJECTED] = object,
    [PHASE_CONSULT] = consult,
    [PHASE_CLEAR] = clear_objection,
    [PHASE_RESUME] = resume,
    [PHASE_NO_OBJECTION] = hear_no_objection,
    [PHASE_GAVEL] = gavel,
    [PHASE_ADOPT] = adopt_programme,
    [PHASE_REPLIES] = hear_replies,
    [PHASE_RISE] = rise,
    [PHASE_RELEASE] = release_lists,
    [PHASE_LAST_RISE] = rise_last,
    [PHASE_CLOSE] = close_session,
};

/* What delegations do */

static bool ask_for_group(Rehearsal *rehearsal, const Wish *wanted, const OwnList *list)
{
    const SpeakingGroup *group = cast_group(rehearsal->cast, wanted->who);
    act(rehearsal, "floor.request", ROLE_PARTICIPANT, group->speaker);
    with_text(rehearsal, FIELD_LIST, list->id);
    with_text(rehearsal, FIELD_GROUP, group->name);
    with_text(rehearsal, FIELD_ON_BEHALF, group->others);
    with_number(rehearsal, FIELD_CHANNEL, CHANNEL_PORTAL);
    return true;
}

static bool ask(Rehearsal *rehearsal, const Wish *wanted, const OwnList *list)
{
    const char *code = list->is_for_stakeholders ? g_ptr_array_index(rehearsal->cast->stakeholders, wanted->who)
                                                 : cast_delegation(rehearsal->cast, wanted->who)->code;
    act(rehearsal, "floor.request", ROLE_PARTICIPANT, code);
    with_text(rehearsal, FIELD_LIST, list->id);
    with_number(rehearsal, FIELD_CHANNEL, wanted->at >= list->slot ? CHANNEL_SEAT : CHANNEL_PORTAL);
    return true;
}

static bool fulfil(Rehearsal *rehearsal, const State *state, const Wish *wanted)
{
    OwnList *list = own_list(rehearsal, wanted->list);
    switch (wanted->kind) {
    case WISH_SPEAK_FOR_GROUP: list->coming--; return ask_for_group(rehearsal, wanted, list);
    case WISH_SPEAK: list->coming--; return !list->is_done && ask(rehearsal, wanted, list);
    case WISH_WITHDRAW:
        act(rehearsal, "floor.withdraw", ROLE_PARTICIPANT, cast_delegation(rehearsal->cast, wanted->who)->code);
        with_text(rehearsal, FIELD_LIST, list->id);
        return true;
    case WISH_REPLY:
        if (state_the_floor(state)->meeting == ID_NONE || list->matter == NULL) {
            return false;
        }
        act(rehearsal, "reply.request", ROLE_PARTICIPANT, cast_delegation(rehearsal->cast, wanted->who)->code);
        with_text(rehearsal, FIELD_MATTER, list->matter);
        return true;
    }
    return false;
}

/* One thing is done by whoever comes first; false if that was nothing. */
static bool go_on(Rehearsal *rehearsal, const State *state)
{
    const bool is_wish =
        rehearsal->phase > PHASE_OPEN_LISTS && rehearsal->wishes->len > 0 && wish_at(rehearsal, 0)->at <= rehearsal->at;
    if (!is_wish) {
        return phases[rehearsal->phase](rehearsal, state);
    }
    const Wish wanted = take_wish(rehearsal);
    const Instant chair = rehearsal->at;
    rehearsal->at = wanted.at;
    const bool done = fulfil(rehearsal, state, &wanted);
    rehearsal->at = chair;
    rehearsal->by_wish = true;
    return done;
}

bool rehearsal_next(Rehearsal *rehearsal, const State *state, Command *ret_command)
{
    g_string_chunk_clear(rehearsal->strings);
    rehearsal->command = ret_command;
    while (rehearsal->phase != PHASE_OVER) {
        rehearsal->by_wish = false;
        if (go_on(rehearsal, state)) {
            ret_command->at = MAX(ret_command->at, state_now(state));
            rehearsal->was_refused = false;
            return true;
        }
    }
    return false;
}

void rehearsal_answer(Rehearsal *rehearsal, Refusal refusal)
{
    rehearsal->refusals += refusal != ALLOWED;
    if (rehearsal->by_wish) {
        return;
    }
    rehearsal->stuck = refusal != ALLOWED ? rehearsal->stuck + 2 : MAX(rehearsal->stuck, 1) - 1;
    if (refusal == ALLOWED) {
        return;
    }
    rehearsal->was_refused = true;
    rehearsal->refusal = refusal;
    if (rehearsal->stuck > STUCK_LIMIT) {
        rehearsal->phase = PHASE_OVER;
    }
    if (rehearsal->phase == PHASE_SPEAKING) { /* nobody got the floor */
        rehearsal->point_at = 0;
        next_phase(rehearsal,
                   rehearsal->is_replying       ? PHASE_REPLIES
                   : rehearsal->list != NO_LIST ? PHASE_FLOOR
                                                : PHASE_NEXT_BUSINESS,
                   0);
        if (rehearsal->list != NO_LIST) {
            own_list(rehearsal, (guint)rehearsal->list)->is_done = true;
            next_phase(rehearsal, PHASE_NEXT_BUSINESS, 0);
        }
    }
}

const GArray *rehearsal_slots(const Rehearsal *rehearsal)
{
    return rehearsal->slots;
}

Refusal rehearsal_stuck(const Rehearsal *rehearsal)
{
    return rehearsal->stuck > STUCK_LIMIT ? rehearsal->refusal : ALLOWED;
}

guint rehearsal_refusals(const Rehearsal *rehearsal)
{
    return rehearsal->refusals;
}

Rehearsal *rehearsal_new(const Plan *plan, const char *paper, const RehearsalOptions *options)
{
    Rehearsal *rehearsal = g_new0(Rehearsal, 1);
    const CommandInfo *info;
    rehearsal->chance = (Chance){ options->seed * 2 + 1 };
    rehearsal->plan = plan;
    rehearsal->paper = paper != NULL ? paper : "{}";
    rehearsal->cast =
        cast_new(&rehearsal->chance, CLAMP(options->delegations, REHEARSAL_LEAST_DELEGATIONS, REHEARSAL_DELEGATIONS),
                 programme_first_day(plan->programme));
    rehearsal->strings = g_string_chunk_new(4096);
    rehearsal->kept = g_string_chunk_new(1024);
    rehearsal->wishes = g_array_new(FALSE, FALSE, sizeof(Wish));
    rehearsal->lists = g_array_new(FALSE, FALSE, sizeof(OwnList));
    rehearsal->slots = g_array_new(FALSE, FALSE, sizeof(RehearsedSlot));
    rehearsal->infos = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; (info = command_at(i)) != NULL; i++) {
        g_hash_table_insert(rehearsal->infos, (gpointer)info->name, (gpointer)info);
    }
    rehearsal->at = first_hours(rehearsal)->starts - BEGINS_BEFORE;
    return rehearsal;
}

void rehearsal_free(Rehearsal *rehearsal)
{
    cast_free(rehearsal->cast);
    g_string_chunk_free(rehearsal->strings);
    g_string_chunk_free(rehearsal->kept);
    g_array_unref(rehearsal->wishes);
    g_array_unref(rehearsal->lists);
    g_array_unref(rehearsal->slots);
    g_hash_table_unref(rehearsal->infos);
    g_free(rehearsal);
}
