#include "storm.h"

#include "core/roster.h"
#include "session/module.h"
#include "session/motions.h"
#include "session/observed.h"
#include "session/plan.h"
#include "session/questions.h"
#include "session/quorum.h"
#include "session/speakers.h"
#include "session/votes.h"
#include "session/week_outlook.h"

#include <string.h>

struct Storm {
    guint64 seed;
    GStringChunk *strings;
    GPtrArray *commands; /* of CommandInfo: those that may follow the beginning, common ones several times */
    Programme *programme;
    PlanHours *hours;
    Plan plan;
    Instant now;
};

/* Splitmix: small, and the same everywhere. */
static guint64 draw(Storm *storm)
{
    guint64 z = storm->seed += G_GUINT64_CONSTANT(0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

static int below(Storm *storm, int n)
{
    return (int)(draw(storm) % (guint64)MAX(n, 1));
}

/* A week of two meetings a day, with lines of many kinds. */
static Programme *make_programme(Storm *storm)
{
    Programme *programme = programme_new();
    enum { MEETINGS = 10, LINES = 4 };
    storm->hours = g_new0(PlanHours, MEETINGS);
    for (int i = 0; i < MEETINGS; i++) {
        Row *row = programme_add_row(programme, row_new(ROW_MEETING));
        row->date = civil_date(2022, 7, 25 + i / 2);
        row->start = i % 2 == 0 ? 600 : 900;
        row->end = row->start + 180;
        const Instant day = G_GINT64_CONSTANT(1658707200000000) + (gint64)(i / 2) * 86400 * G_USEC_PER_SEC;
        storm->hours[i] = (PlanHours){ day + (gint64)(row->start + 240) * 60 * G_USEC_PER_SEC,
                                       day + (gint64)(row->end + 240) * 60 * G_USEC_PER_SEC, -4 * 3600 };
        for (int line = 0; line < LINES; line++) {
            Entry *entry = row_add_entry(row, entry_new((EntryKind)below(storm, N_ENTRY_KINDS), "A line"));
            if (entry->kind == ENTRY_ITEM) {
                const ItemNumber item = { .number = 3 + below(storm, 5) };
                g_array_append_val(entry->items, item);
            }
        }
    }
    return programme;
}

Storm *storm_new(guint64 seed)
{
    Storm *storm = g_new0(Storm, 1);
    const CommandInfo *info;
    storm->seed = seed;
    storm->strings = g_string_chunk_new(4096);
    storm->commands = g_ptr_array_new();
    for (guint i = 0; (info = command_at(i)) != NULL; i++) {
        const bool is_common = g_str_has_prefix(info->name, "floor.") || g_str_has_prefix(info->name, "list.open") ||
                               strcmp(info->name, "act.undo") == 0 || strcmp(info->name, "meeting.call_to_order") == 0;
        const bool is_rare = strcmp(info->name, "session.close") == 0 || strcmp(info->name, "roster.leave") == 0 ||
                             strcmp(info->name, "meeting.adjourn") == 0 || strcmp(info->name, "list.close") == 0;
        for (int n = is_rare ? 1 : is_common ? 24 : 8; n > 0; n--) {
            g_ptr_array_add(storm->commands, (gpointer)info);
        }
    }
    storm->programme = make_programme(storm);
    storm->plan = (Plan){ storm->programme, storm->hours };
    storm->now = G_GINT64_CONSTANT(1658480400000000);
    return storm;
}

void storm_free(Storm *storm)
{
    g_string_chunk_free(storm->strings);
    g_ptr_array_unref(storm->commands);
    programme_free(storm->programme);
    g_free(storm->hours);
    g_free(storm);
}

/* Values */

static const char *keep(Storm *storm, const char *text)
{
    return g_string_chunk_insert(storm->strings, text);
}

static const char *some_participant(Storm *storm, const State *state)
{
    const Participant *row = state_participant(state, 1 + below(storm, MIN(state_participants(state), 24) + 1));
    return row != NULL ? state_text(state, row->code) : "XXX";
}

static const char *some_participants(Storm *storm, const State *state)
{
    GString *codes = g_string_new(some_participant(storm, state));
    for (int n = below(storm, 4); n > 0; n--) {
        g_string_append_printf(codes, " %s", some_participant(storm, state));
    }
    const char *kept = keep(storm, codes->str);
    g_string_free(codes, TRUE);
    return kept;
}

static const char *some_id(Storm *storm, const State *state, Field field)
{
    static const char *const fresh[] = { "a", "b", "c", "item-5", "item-6", "x/1" };
    const Meeting *meeting = state_meeting(state, 1 + below(storm, state_meetings(state)));
    const Matter *matter = state_matter(state, 1 + below(storm, state_matters(state)));
    const SpeakersList *list = state_list(state, 1 + below(storm, state_lists(state)));
    const Text id = field == FIELD_MEETING && meeting != NULL ? meeting->id
                    : field == FIELD_MATTER && matter != NULL ? matter->id
                    : field == FIELD_LIST && list != NULL     ? list->id
                                                              : 0;
    return id != 0 && below(storm, 8) > 0 ? state_text(state, id) : fresh[below(storm, G_N_ELEMENTS(fresh))];
}

static const char *some_text(Storm *storm, const State *state, Field field)
{
    static const char *const words[] = {
        "words", "Ünïcödé «日本» ", "\"quoted\\\"", "class inscription", "fewest-minutes", "class regions", "x"
    };
    static const char *const profiles[] = { "oewg", "conference", "free", "main-committee" };
    switch (field_info(field)->type) {
    case TYPE_PARTICIPANT: return some_participant(storm, state);
    case TYPE_PARTICIPANTS: return some_participants(storm, state);
    case TYPE_DATE: return below(storm, 2) == 0 ? "2022-07-25" : "2022-07-29";
    case TYPE_ID: return field == FIELD_PROFILE ? profiles[below(storm, 4)] : some_id(storm, state, field);
    case TYPE_PAPER: return "{}";
    default: return words[below(storm, G_N_ELEMENTS(words))];
    }
}

static gint64 rows_of(const State *state, Field field)
{
    switch (field) {
    case FIELD_INSCRIPTION:
    case FIELD_WITH: return state_inscriptions(state);
    case FIELD_POINT: return state_points(state);
    case FIELD_MOTION: return state_motions(state);
    case FIELD_QUESTION:
    case FIELD_AGAIN: return state_questions(state);
    case FIELD_OBJECTION: return state_objections(state);
    case FIELD_LIMIT: return state_limits(state);
    case FIELD_VOTE: return state_votes(state);
    case FIELD_ACT: return (gint64)state_seq(state);
    default: return 0;
    }
}

static gint64 some_number(Storm *storm, const State *state, Field field)
{
    const FieldInfo *info = field_info(field);
    const gint64 rows = rows_of(state, field);
    if (info->type == TYPE_CHOICE) {
        return below(storm, (int)g_strv_length((char **)info->names));
    }
    if (info->type == TYPE_INSTANT) {
        return storm->now + ((gint64)below(storm, 7200) - 1800) * G_USEC_PER_SEC;
    }
    if (rows > 0) { /* the latest ones, mostly */
        return MAX(1, rows - below(storm, below(storm, 8) == 0 ? (int)MIN(rows + 2, 1000) : 6));
    }
    const gint64 most = MIN(info->most, info->least + (below(storm, 4) == 0 ? 100000 : 6));
    return info->least + below(storm, (int)(most - info->least) + 1);
}

static void fill(Storm *storm, const State *state, Command *command)
{
    for (guint i = 0; i < command->info->n_fields; i++) {
        const CommandField *field = &command->info->fields[i];
        if (field->presence == OPTIONAL && below(storm, 3) == 0) {
            continue;
        }
        if (field_is_text(field->field)) {
            values_set_text(&command->values, field->field, some_text(storm, state, field->field));
        } else {
            values_set_number(&command->values, field->field, some_number(storm, state, field->field));
        }
        if (field->field == FIELD_PAPER) {
            command->plan = &storm->plan;
        }
    }
}

static Actor some_actor(Storm *storm, const State *state, const CommandInfo *info)
{
    Actor actor = { .role = (Role)below(storm, N_ROLES) };
    for (int tries = 0; tries < 8 && (info->who & MAY(actor.role)) == 0; tries++) {
        actor.role = (Role)below(storm, N_ROLES);
    }
    actor.party = actor.role == ROLE_PARTICIPANT ? some_participant(storm, state) : NULL;
    return actor;
}

/* After the end of the session nothing more would be tried: it comes very rarely. */
static const CommandInfo *some_command(Storm *storm)
{
    const CommandInfo *info = NULL;
    do {
        info = g_ptr_array_index(storm->commands, below(storm, (int)storm->commands->len));
    } while (strcmp(info->name, "session.close") == 0 && below(storm, 100) > 0);
    return info;
}

void storm_next(Storm *storm, const State *state, Command *ret_command)
{
    g_string_chunk_clear(storm->strings);
    storm->now += (gint64)below(storm, 90) * G_USEC_PER_SEC;
    Command command = { .info = some_command(storm), .at = storm->now };
    command.actor = some_actor(storm, state, command.info);
    fill(storm, state, &command);
    if (command.actor.role == ROLE_PARTICIPANT && below(storm, 8) > 0 && values_has(&command.values, FIELD_PARTY)) {
        values_set_text(&command.values, FIELD_PARTY, command.actor.party);
    }
    *ret_command = command;
}

bool storm_begin(Storm *storm, State *state, void (*done)(const Outcome *outcome, gpointer data), gpointer data)
{
    static const char *const acts[] = {
        ("session.begin body=\"A body\" session=\"First session\" profile=oewg from=2022-07-25 to=2022-07-29 "
         "zone=America/New_York parties=BRA,CHN,DEU,EGY,FRA,IND,USA,ZAF,JPN,KEN,MEX,NGA"),
        "programme.issue paper={}",
        "attendance.mark party=BRA",
        "attendance.mark party=CHN",
        "attendance.mark party=DEU",
        "attendance.mark party=EGY",
        "attendance.mark party=FRA",
        "attendance.mark party=IND",
        "attendance.mark party=USA",
        "attendance.mark party=ZAF",
    };
    for (guint i = 0; i < G_N_ELEMENTS(acts); i++) {
        g_auto(Outcome) outcome = { 0 };
        Command command;
        g_autofree char *complaint = command_read(acts[i], storm->strings, &command);
        outcome_init(&outcome);
        command.actor = (Actor){ .role = ROLE_SECRETARIAT };
        command.at = storm->now;
        command.plan = values_has(&command.values, FIELD_PAPER) ? &storm->plan : NULL;
        if (complaint != NULL || decide_and_apply(state, &command, &outcome) != ALLOWED) {
            g_printerr("%s: %s\n", acts[i], complaint != NULL ? complaint : outcome.complaint);
            return false;
        }
        done(&outcome, data);
    }
    return true;
}

/* What must always be so */

static char *broken_lists(const State *state)
{
    for (int id = 1; id <= state_lists(state); id++) {
        const SpeakersList *list = state_list(state, id);
        const GArray *waiting = list != NULL ? state_waiting(state, id) : NULL;
        for (guint i = 0; waiting != NULL && i < waiting->len; i++) {
            const Inscription *one = state_inscription(state, g_array_index(waiting, int, i));
            if (one == NULL || one->state != INSCRIPTION_WAITING || one->list != id) {
                return g_strdup_printf("list %d has %d, which does not wait there", id, g_array_index(waiting, int, i));
            }
        }
    }
    return NULL;
}

/* Everybody who waits stands in the order once; precedence first, then no observer ahead of a Member (rule 42); the
 * next is the first; a place is what it is explained as. */
static char *broken_order(const State *state, int list)
{
    g_autoptr(GArray) order = speakers_in_order(state, list);
    const Inscription *before = NULL;
    if (order->len != state_waiting(state, list)->len) {
        return g_strdup_printf("list %d: %u wait, and %u are in its order", list, state_waiting(state, list)->len,
                               order->len);
    }
    for (guint i = 0; i < order->len; i++) {
        const int id = g_array_index(order, int, i);
        const Inscription *one = state_inscription(state, id);
        g_autoptr(SpeakersWhy) why = speakers_why(state, id);
        const bool is_ahead = before != NULL && before->precedence == 0 && before->round == one->round &&
                              !speakers_is_among_members(before) && speakers_is_among_members(one);
        if (one->list != list || is_ahead || (before != NULL && one->precedence > 0 && before->precedence == 0) ||
            why == NULL || why->place != (int)i + 1) {
            return g_strdup_printf("list %d: %d stands in place %u", list, id, i + 1);
        }
        before = one;
    }
    return order->len > 0 && g_array_index(order, int, 0) != speakers_next(state, list)
               ? g_strdup_printf("list %d: %d is next, and not the first", list, speakers_next(state, list))
               : NULL;
}

/* What is kept beside the rows is what they add up to. */
static char *broken_tallies(const State *state)
{
    for (int id = 1; id <= state_inscriptions(state); id++) {
        const Inscription *one = state_inscription(state, id);
        const SpeakersList *list = one != NULL ? state_list(state, one->list) : NULL;
        Tally sum = { 0 };
        for (int other = 1; list != NULL && other <= state_inscriptions(state); other++) {
            const Inscription *row = state_inscription(state, other);
            const SpeakersList *its = row != NULL ? state_list(state, row->list) : NULL;
            const bool counts = its != NULL && row->participant == one->participant && row->began > 0 &&
                                (list->matter != ID_NONE ? its->matter == list->matter : its == list);
            sum.times += counts;
            sum.spoken += counts ? row->spoken : 0;
        }
        const Tally kept = list != NULL ? state_tally(state, one->list, one->participant) : sum;
        if (kept.times != sum.times || kept.spoken != sum.spoken) {
            return g_strdup_printf("inscription %d: %d statements are counted, and there were %d", id, kept.times,
                                   sum.times);
        }
    }
    return NULL;
}

static char *broken_orders(const State *state)
{
    char *broken = NULL;
    for (int id = 1; id <= state_lists(state) && broken == NULL; id++) {
        broken = state_list(state, id) != NULL ? broken_order(state, id) : NULL;
    }
    return broken;
}

static char *broken_floor(const State *state)
{
    const Floor *floor = state_the_floor(state);
    int speaking = 0;
    for (int id = 1; id <= state_inscriptions(state); id++) {
        const Inscription *one = state_inscription(state, id);
        speaking += one != NULL && one->state == INSCRIPTION_SPEAKING;
    }
    if (speaking != (floor->inscription != ID_NONE)) {
        return g_strdup_printf("%d speak, and the floor has %d", speaking, floor->inscription);
    }
    int running = 0;
    for (int id = 1; id <= state_meetings(state); id++) {
        const Meeting *meeting = state_meeting(state, id);
        running += meeting != NULL && (meeting->state == MEETING_RUNNING || meeting->state == MEETING_SUSPENDED);
    }
    if (running != (floor->meeting != ID_NONE)) {
        return g_strdup_printf("%d meetings are going on, and the floor has %d", running, floor->meeting);
    }
    if (floor->inscription != ID_NONE && floor->meeting == ID_NONE) {
        return g_strdup("somebody speaks in no meeting");
    }
    return NULL;
}

static char *broken_presence(const State *state)
{
    for (int id = 1; id <= state_participants(state); id++) {
        const Participant *one = state_participant(state, id);
        if (one != NULL && one->has_left && one->is_present) {
            return g_strdup_printf("%s has left and is in the room", state_text(state, one->code));
        }
    }
    const int present = quorum_present(state), members = quorum_members(state);
    return present > members ? g_strdup_printf("%d of %d Members are present", present, members) : NULL;
}

/* Rules 53 to 56 and 62: what is pending is on the floor, and nothing else is. */
static char *broken_points(const State *state)
{
    const Floor *floor = state_the_floor(state);
    for (int id = 1; id <= state_points(state); id++) {
        const PointOfOrder *point = state_point(state, id);
        const bool is_open = point != NULL && (point->state == POINT_RAISED || point->state == POINT_APPEALED);
        if (is_open != (point != NULL && floor->point == id)) {
            return g_strdup_printf("point of order %d is %s, and the floor has %d", id, is_open ? "open" : "settled",
                                   floor->point);
        }
    }
    return floor->point != ID_NONE && floor->inscription != ID_NONE && floor->since != 0
               ? g_strdup("the clock runs while a point of order is pending")
               : NULL;
}

static char *broken_motions(const State *state)
{
    int urgent = 0;
    for (int id = 1; id <= state_motions(state); id++) {
        const Motion *motion = state_motion(state, id);
        urgent += motion != NULL && motion_waits(state, id) && motion_rule(motion->kind)->is_urgent;
        if (motion != NULL && (motion->n_for > motion_rule(motion->kind)->most_for ||
                               motion->n_against > motion_rule(motion->kind)->most_against)) {
            return g_strdup_printf("too many have spoken on motion %d", id);
        }
    }
    return urgent != state_the_floor(state)->urgent
               ? g_strdup_printf("%d motions come first, and the floor has %d", urgent, state_the_floor(state)->urgent)
               : NULL;
}

static char *broken_votes(const State *state)
{
    int open = 0, on_floor = 0;
    for (int id = 1; id <= state_votes(state); id++) {
        const Vote *vote = state_vote(state, id);
        open += vote != NULL && vote->state == VOTE_OPEN;
        if (vote != NULL && vote->state != VOTE_OPEN &&
            votes_carry(vote->majority, vote->yes, vote->no) != (vote->state == VOTE_CARRIED)) {
            return g_strdup_printf("vote %d: %d to %d", id, vote->yes, vote->no);
        }
    }
    for (int id = state_the_floor(state)->voting; id != ID_NONE; id = state_vote(state, id)->interrupts) {
        on_floor++;
    }
    return open != on_floor ? g_strdup_printf("%d votes go on, and the floor has %d", open, on_floor) : NULL;
}

/* Rules 83 and 84: nothing is decided over an objection. */
static char *broken_questions(const State *state)
{
    for (int id = 1; id <= state_questions(state); id++) {
        const Question *question = state_question(state, id);
        if (question == NULL) {
            continue;
        }
        g_autoptr(GArray) objections = questions_objections(state, id);
        const bool is_objected = question->state == QUESTION_OBJECTED;
        if (question->objections != (int)objections->len ||
            (question_is_open(question) && is_objected != (objections->len > 0)) ||
            (question->is_absence_recorded && objections->len > 0) ||
            (question_is_settled(question) && question->formula == 0)) {
            return g_strdup_printf("question %d: %u objections, %d are noted", id, objections->len,
                                   question->objections);
        }
    }
    return NULL;
}

static char *broken_business(const State *state)
{
    char *broken = broken_points(state);
    broken = broken != NULL ? broken : broken_motions(state);
    broken = broken != NULL ? broken : broken_votes(state);
    return broken != NULL ? broken : broken_questions(state);
}

/* The sums that forecasts are made from are those of what was said, and of nothing that was taken back. */
static char *broken_observed(const State *state)
{
    PaceSum gaps;
    gint64 said = 0, points = 0, seconds = 0, observed = 0, counted = 0;
    for (int id = 1; id <= state_inscriptions(state); id++) {
        const Inscription *row = state_inscription(state, id);
        if (row != NULL && row->ended != 0) {
            said++;
            seconds += CLAMP(row->spoken / G_USEC_PER_SEC, 0, PACE_STATEMENT_SECONDS);
        }
    }
    for (int id = 1; id <= state_points(state); id++) {
        const PointOfOrder *row = state_point(state, id);
        points += row != NULL && row->settled != 0;
        seconds += row != NULL && row->settled != 0
                       ? CLAMP((row->settled - row->raised) / G_USEC_PER_SEC, 0, PACE_STATEMENT_SECONDS)
                       : 0;
    }
    g_autoptr(GArray) statements = g_array_new(FALSE, FALSE, sizeof(PaceStatement));
    observed_read(state_observed(state), statements, &gaps);
    for (guint i = 0; i < statements->len; i++) {
        const PaceStatement *statement = &g_array_index(statements, PaceStatement, i);
        counted += statement->count;
        observed += (gint64)statement->count * statement->seconds;
    }
    if (counted != said + points || ABS(observed - seconds) > counted || gaps.count < 0 ||
        gaps.count > (double)said + 1) {
        return g_strdup_printf("%" G_GINT64_FORMAT " statements of %" G_GINT64_FORMAT
                               " s are observed as %" G_GINT64_FORMAT " of %" G_GINT64_FORMAT,
                               said + points, seconds, counted, observed);
    }
    return NULL;
}

/* A forecast can be made of any state, whatever happened: it answers, and asserts what it asks with. */
static char *broken_outlook(const State *state)
{
    const OutlookQuestion question = { .now = state_now(state) };
    g_autoptr(WeekOutlook) week = week_outlook_new(state, question.now);
    g_autofree WeekReplan *replan = week_outlook_replan(week);
    if (replan->n_extra + week->input.n_slots > FORECAST_SLOTS_MAX) {
        return g_strdup("a change is proposed with more hours than are reckoned with");
    }
    for (size_t i = 0; i < week->input.n_slots; i++) {
        if (week->of_slots[i].overrun_permille < 0 || week->of_slots[i].overrun_permille > 1000) {
            return g_strdup_printf("a slot overruns with %d in a thousand", week->of_slots[i].overrun_permille);
        }
    }
    for (int list = 1; list <= state_lists(state); list++) {
        g_autoptr(ListOutlook) outlook = list_outlook_new(state, list, &question);
        for (guint i = 1; outlook != NULL && i < outlook->order->len; i++) {
            if (outlook->speakers[i].start.likely < outlook->speakers[i - 1].start.likely) {
                return g_strdup_printf("on list %d the %uth is likely before the one before", list, i + 1);
            }
        }
    }
    return NULL;
}

char *storm_broken(const State *state)
{
    char *broken = broken_lists(state);
    broken = broken != NULL ? broken : broken_orders(state);
    broken = broken != NULL ? broken : broken_tallies(state);
    broken = broken != NULL ? broken : broken_floor(state);
    broken = broken != NULL ? broken : broken_business(state);
    broken = broken != NULL ? broken : broken_observed(state);
    broken = broken != NULL ? broken : broken_outlook(state);
    return broken != NULL ? broken : broken_presence(state);
}
