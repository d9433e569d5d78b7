/* Suggestions: none that the rules refuse, in sessions that are played through; a session led by nothing else; and what
 * is suggested where. */
#include "hearing.h"
#include "piece.h"
#include "room.h"
#include "session/meeting.h"
#include "session/speakers.h"
#include "session/suggest.h"
#include "storm.h"

#include <string.h>

/* --- each is allowed -----------------------------------------------------------------------------------------------
 */

static void fill(const Suggestion *one, Command *command)
{
    for (guint i = 0; one->asks[i] != N_FIELDS; i++) {
        if (values_has(&command->values, one->asks[i])) {
            continue;
        }
        g_assert_cmpint(field_info(one->asks[i])->type, !=, TYPE_TEXT);
        if (field_info(one->asks[i])->type == TYPE_NUMBER) {
            values_set_number(&command->values, one->asks[i], 0);
        }
    }
}

static bool wants_somebody(const Suggestion *one)
{
    return one->kind == SUGGEST_HEAR_FOR || one->kind == SUGGEST_HEAR_AGAINST;
}

static void check_spoken(const Suggestion *one, Instant now)
{
    for (guint language = 0; language < N_LANGUAGES; language++) {
        const Teller teller = { .language = (Language)language };
        g_autofree char *spoken = suggestion_spoken(one, now, &teller);
        if (strpbrk(spoken, "{}[]") != NULL || strstr(spoken, "–.") != NULL || strstr(spoken, " – ") != NULL) {
            g_error("%s: “%s”", suggest_name(one->kind), spoken);
        }
        g_assert_cmpstr(suggest_reason(one->reason, (Language)language), !=, "");
    }
}

static bool has_same(const Values *values, const Values *others)
{
    for (guint i = 0; i < values->n; i++) {
        const Value *other = values_find(others, values->list[i].field);
        if (other == NULL || other->number != values->list[i].number ||
            g_strcmp0(other->text, values->list[i].text) != 0) {
            return false;
        }
    }
    return values->n == others->n;
}

static void check_each(const State *state, Instant now, const Suggestions *all)
{
    g_assert_cmpuint(all->n, <=, SUGGESTIONS_LIMIT);
    for (guint i = 0; i < all->n; i++) {
        const Suggestion *one = &all->list[i];
        g_auto(Outcome) outcome = { 0 };
        outcome_init(&outcome);
        Command command = suggestion_command(one, now);
        fill(one, &command);
        if (!wants_somebody(one)) {
            const Refusal refusal = decide(state, &command, &outcome);
            if (refusal != ALLOWED) {
                g_error("%s is refused: %s", suggest_name(one->kind), refusal->words);
            }
        }
        g_assert_true(i == 0 || all->list[i - 1].weight <= one->weight);
        for (guint other = 0; other < i; other++) {
            g_assert_true(one->key == NULL || g_strcmp0(all->list[other].key, one->key) != 0);
            g_assert_false(all->list[other].command == one->command &&
                           has_same(&all->list[other].values, &one->values));
        }
        g_assert_true(one->key == NULL || (strlen(one->key) == 1 && strchr("jkz?", one->key[0]) == NULL));
    }
}

/* Is it what the Chair of the rehearsal does next? Words and reasons are the Chair's own, and whoever names less than
 * the suggestion (the next of a list) means the same. */
static bool is_same(const Suggestion *one, const Command *command)
{
    if (one->command != command->info) {
        return false;
    }
    for (guint i = 0; i < command->values.n; i++) {
        const Value *value = &command->values.list[i];
        const Value *own = values_find(&one->values, value->field);
        const bool is_compared = value->field == FIELD_LIST || value->field == FIELD_SEGMENT ||
                                 value->field == FIELD_MATTER || value->field == FIELD_MEETING;
        if (is_compared && own != NULL && (own->number != value->number || g_strcmp0(own->text, value->text) != 0)) {
            return false;
        }
    }
    return true;
}

typedef struct {
    guint steps, suggestions, chairs, foreseen, first;
    gint64 spent; /* µs */
    GHashTable *missed, *kinds;
} Score;

static void count(GHashTable *table, const char *name)
{
    g_hash_table_insert(table, g_strdup(name),
                        GUINT_TO_POINTER(GPOINTER_TO_UINT(g_hash_table_lookup(table, name)) + 1));
}

static void compare(Score *score, const Suggestions *all, const Command *command)
{
    score->chairs++;
    for (guint i = 0; i < all->n; i++) {
        if (is_same(&all->list[i], command)) {
            score->foreseen++;
            score->first += i == 0;
            return;
        }
    }
    count(score->missed, command->info->name);
}

static void step(Score *score, const State *state, const Command *command)
{
    const SuggestForecast forecast = { .list = state_the_floor(state)->list,
                                       .in_time_permille = 300,
                                       .limit_seconds = 120 };
    const gint64 before = g_get_monotonic_time();
    g_autoptr(Suggestions) all =
        suggest(state, command->at, LANGUAGE_ENGLISH, score->steps % 2 == 0 ? &forecast : NULL);
    score->spent += g_get_monotonic_time() - before;
    check_each(state, MAX(command->at, state_now(state)), all);
    score->steps++;
    score->suggestions += all->n;
    for (guint i = 0; i < all->n; i++) {
        count(score->kinds, suggest_name(all->list[i].kind));
        if (score->steps % 50 == 0) {
            check_spoken(&all->list[i], command->at);
        }
    }
    if (command->actor.role == ROLE_CHAIR) {
        compare(score, all, command);
    }
}

static void follow(const Piece *piece, guint64 seed, int delegations, Score *score)
{
    const RehearsalOptions options = { .seed = seed, .delegations = delegations };
    g_autoptr(Rehearsal) rehearsal = rehearsal_new(&piece->planned->plan, NULL, &options);
    g_autoptr(State) state = state_new();
    Command command;
    while (rehearsal_next(rehearsal, state, &command)) {
        g_auto(Outcome) outcome = { 0 };
        outcome_init(&outcome);
        step(score, state, &command);
        rehearsal_answer(rehearsal, decide_and_apply(state, &command, &outcome));
    }
}

static void tell(gpointer name, gpointer n, gpointer title)
{
    g_test_message("%s %s: %u", (const char *)title, (const char *)name, GPOINTER_TO_UINT(n));
}

static const char *const examples[] = {
    "examples/programme.txt",
    "examples/committee-programme.txt",
    "examples/conference-programme.txt",
    "examples/oewg-5th-session-2023-07.txt",
};

static void test_allowed(void)
{
    Score score = { .missed = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                    .kinds = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL) };
    for (guint i = 0; i < G_N_ELEMENTS(examples); i++) {
        g_autoptr(Piece) piece = piece_of_file(examples[i]);
        follow(piece, 3 + i, 20, &score);
        follow(piece, 40 + i, 60, &score);
    }
    g_hash_table_foreach(score.missed, tell, (gpointer) "not foreseen:");
    g_hash_table_foreach(score.kinds, tell, (gpointer) "suggested:");
    g_test_message("%u steps, %u suggestions, none refused; of %u acts of the Chair %u were suggested, %u as the first",
                   score.steps, score.suggestions, score.chairs, score.foreseen, score.first);
    g_test_message("%.1f µs each", (double)score.spent / score.steps);
    g_assert_cmpuint(score.steps, >, 1000);
    g_assert_cmpuint(score.foreseen * 100, >=, score.chairs * 90);
    g_assert_cmpuint(score.first * 100, >=, score.chairs * 60);
    g_hash_table_unref(score.missed);
    g_hash_table_unref(score.kinds);
}

static void nothing(const Outcome *outcome, gpointer data)
{
    (void)outcome;
    (void)data;
}

/* Whatever happened before. */
static void test_storm(void)
{
    enum { STORMS = 30, ACTS = 400 };
    guint n = 0;
    for (guint64 seed = 1; seed <= STORMS; seed++) {
        g_autoptr(Storm) storm = storm_new(seed);
        g_autoptr(State) state = state_new();
        g_assert_true(storm_begin(storm, state, nothing, NULL));
        for (int i = 0; i < ACTS; i++) {
            Command command;
            g_auto(Outcome) outcome = { 0 };
            outcome_init(&outcome);
            storm_next(storm, state, &command);
            decide_and_apply(state, &command, &outcome);
            g_autoptr(Suggestions) all = suggest(state, state_now(state), LANGUAGE_FRENCH, NULL);
            check_each(state, state_now(state), all);
            for (guint k = 0; k < all->n && i % 20 == 0; k++) {
                check_spoken(&all->list[k], state_now(state));
            }
            n += all->n;
        }
    }
    g_test_message("%u suggestions in %d states", n, STORMS * ACTS);
    g_assert_cmpuint(n, >, STORMS * ACTS / 2);
}

/* --- led by nothing else ------------------------------------------------------------------------------------------ */

enum { WAIT = 30 };

/* A Chair who does the first thing that presses or is usual, and else waits; statements last two minutes or so. */
typedef struct {
    State *state;
    Instant now;
    guint acts, waited;
    GHashTable *kinds;
} Leader;

static bool is_at_an_end(const Suggestion *one, const State *state, Instant now)
{
    const bool ends = strcmp(one->command->name, "floor.end") == 0;
    const int speaking = state_the_floor(state)->inscription;
    return !ends || now - state_inscription(state, speaking)->began >= (90 + speaking % 7 * 15) * G_USEC_PER_SEC;
}

static const Suggestion *choose(const Leader *leader, const Suggestions *all)
{
    for (guint i = 0; i < all->n; i++) {
        const Suggestion *one = &all->list[i];
        if (one->weight <= WEIGHT_USUAL && is_at_an_end(one, leader->state, leader->now)) {
            return one;
        }
    }
    return NULL;
}

/* Nobody but the Chair acts any more: the room is as it was left. */
static void lead_step(Leader *leader)
{
    g_autoptr(Suggestions) all = suggest(leader->state, leader->now, LANGUAGE_ENGLISH, NULL);
    const Suggestion *one = choose(leader, all);
    check_each(leader->state, leader->now, all);
    if (one == NULL) {
        leader->waited++;
        leader->now += WAIT * G_USEC_PER_SEC;
        return;
    }
    g_auto(Outcome) outcome = { 0 };
    outcome_init(&outcome);
    Command command = suggestion_command(one, leader->now);
    fill(one, &command);
    const Refusal refusal = decide_and_apply(leader->state, &command, &outcome);
    g_assert_true(refusal == ALLOWED);
    count(leader->kinds, suggest_name(one->kind));
    leader->acts++;
    leader->now += 5 * G_USEC_PER_SEC;
}

/* Between meetings time passes at once. */
static void skip_to_next(Leader *leader)
{
    const int next = meeting_next(leader->state, leader->now);
    if (state_the_floor(leader->state)->meeting == ID_NONE && next != ID_NONE) {
        leader->now = MAX(leader->now, state_meeting(leader->state, next)->starts);
    }
}

static void rehearse_until_called(const Piece *piece, Leader *leader)
{
    const RehearsalOptions options = { .seed = 11, .delegations = 40 };
    g_autoptr(Rehearsal) rehearsal = rehearsal_new(&piece->planned->plan, NULL, &options);
    Command command;
    while (rehearsal_next(rehearsal, leader->state, &command) &&
           strcmp(command.info->name, "meeting.call_to_order") != 0) {
        g_auto(Outcome) outcome = { 0 };
        outcome_init(&outcome);
        rehearsal_answer(rehearsal, decide_and_apply(leader->state, &command, &outcome));
    }
    leader->now = state_now(leader->state);
}

static void check_led(const Leader *leader)
{
    const State *state = leader->state;
    g_assert_true(state_the_body(state)->is_closed);
    g_assert_cmpint(state_the_body(state)->programme_state, ==, PROGRAMME_ADOPTED);
    guint heard = 0, held = 0;
    for (int id = 1; id <= state_inscriptions(state); id++) {
        const Inscription *row = state_inscription(state, id);
        g_assert_true(row == NULL || row->state != INSCRIPTION_WAITING);
        heard += row != NULL && row->state == INSCRIPTION_HEARD;
    }
    for (int id = 1; id <= state_meetings(state); id++) {
        held += state_meeting(state, id)->state == MEETING_ADJOURNED;
    }
    for (int id = 1; id <= state_matters(state); id++) { /* what had its text was decided on, and not withdrawn */
        g_assert_true(state_matter(state, id)->report == 0 || state_matter(state, id)->is_settled);
    }
    g_test_message("%u meetings, %u statements, %u acts, %u times nothing was to be done", held, heard, leader->acts,
                   leader->waited);
    g_assert_cmpuint(held, >, 2);
    g_assert_cmpuint(heard, >, 20);
    g_assert_null(g_hash_table_lookup(leader->kinds, "withdraw-text"));
}

static void test_led(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(examples); i++) {
        g_autoptr(Piece) piece = piece_of_file(examples[i]);
        Leader leader = { .state = state_new(), .kinds = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL) };
        rehearse_until_called(piece, &leader);
        for (guint steps = 0; steps < 40000 && !state_the_body(leader.state)->is_closed; steps++) {
            lead_step(&leader);
            skip_to_next(&leader);
        }
        g_hash_table_foreach(leader.kinds, tell, (gpointer)examples[i]);
        check_led(&leader);
        g_hash_table_unref(leader.kinds);
        state_free(leader.state);
    }
}

/* --- what it costs -------------------------------------------------------------------------------------------------
 */

static void test_costs(void)
{
    enum { TIMES = 2000 };
    g_autoptr(Acting) room = room_new();
    acting_do(room, "FRA floor.request list=item-5");
    acting_do(room, "DEU floor.request list=item-5");
    const gint64 before = g_get_monotonic_time();
    for (int i = 0; i < TIMES; i++) {
        g_autoptr(Suggestions) all = suggest(room->state, room->now, LANGUAGE_ENGLISH, NULL);
        g_assert_cmpuint(all->n, >, 2);
    }
    const gint64 each = (g_get_monotonic_time() - before) * 1000 / TIMES;
    g_test_message("%" G_GINT64_FORMAT " ns each", each);
    g_assert_cmpint(each, <, 2000000); /* not how fast, but that it is no walk over everything */
}

/* --- what is suggested where ---------------------------------------------------------------------------------------
 */

static const Suggestion *find(const Suggestions *all, const char *name)
{
    for (guint i = 0; i < all->n; i++) {
        if (strcmp(suggest_name(all->list[i].kind), name) == 0) {
            return &all->list[i];
        }
    }
    return NULL;
}

/* "give-state adjourn?": the names as they come; a mark behind each tells its weight: "!" now, "?" possible. */
static char *names(Acting *room)
{
    static const char *const marks[] = { [WEIGHT_NOW] = "!", [WEIGHT_USUAL] = "", [WEIGHT_POSSIBLE] = "?" };
    g_autoptr(Suggestions) all = suggest(room->state, room->now, LANGUAGE_ENGLISH, NULL);
    GString *text = g_string_new(NULL);
    check_each(room->state, room->now, all);
    for (guint i = 0; i < all->n; i++) {
        check_spoken(&all->list[i], room->now);
        g_string_append_printf(text, "%s%s%s", i > 0 ? " " : "", suggest_name(all->list[i].kind),
                               marks[all->list[i].weight]);
    }
    return g_string_free(text, FALSE);
}

static void expect(Acting *room, const char *expected)
{
    g_autofree char *told = names(room);
    g_assert_cmpstr(told, ==, expected);
}

static char *spoken(Acting *room, const char *name, Language language)
{
    const Teller teller = { .language = language };
    g_autoptr(Suggestions) all = suggest(room->state, room->now, language, NULL);
    const Suggestion *one = find(all, name);
    if (one == NULL) {
        g_error("%s is not suggested", name);
    }
    return suggestion_spoken(one, room->now, &teller);
}

static void expect_spoken(Acting *room, const char *name, Language language, const char *expected)
{
    g_autofree char *told = spoken(room, name, language);
    g_assert_cmpstr(told, ==, expected);
}

static void test_floor(void)
{
    g_autoptr(Acting) room = room_new();
    acting_do(room, "chair item.open matter=item-5");
    acting_do(room, "FRA floor.request list=item-5");
    acting_do(room, "DEU floor.request list=item-5");
    expect_spoken(room, "give-state", LANGUAGE_ENGLISH,
                  "I give the floor to the distinguished representative of France.");
    expect_spoken(room, "give-state", LANGUAGE_CHINESE, "请法国代表发言。");
    acting_do(room, "chair limit.decide list=item-5 seconds=3:00 consent=yes");
    expect_spoken(room, "give-state", LANGUAGE_ENGLISH,
                  "I give the floor to the distinguished representative of France. The time limit is 3 min.");
    g_autoptr(Suggestions) all = suggest(room->state, room->now, LANGUAGE_ENGLISH, NULL);
    g_assert_cmpuint(all->list[0].kind, ==, SUGGEST_GIVE_STATE);
    g_assert_cmpstr(values_text(&all->list[0].values, FIELD_PARTY), ==, "FRA");
    g_assert_cmpint(values_number(&all->list[0].values, FIELD_INSCRIPTION, 0), ==, 1);
    acting_do(room, "chair floor.give list=item-5");
    expect(room, "end-state stop-clock?");
    expect_spoken(room, "end-state", LANGUAGE_FRENCH, "Je remercie la délégation suivante\u00a0: France.");
    acting_do(room, "secretariat floor.pause");
    expect(room, "run-clock! end-state?");
    acting_do(room, "chair floor.resume");
    room->now += 200 * G_USEC_PER_SEC;
    expect(room, "end-state! stop-clock?");
    acting_do(room, "chair floor.end");
    g_autofree char *told = names(room);
    g_assert_true(g_str_has_prefix(told, "give-state "));
}

static void test_points(void)
{
    g_autoptr(Acting) room = room_new();
    acting_do(room, "FRA floor.request list=item-5");
    acting_do(room, "chair floor.give list=item-5");
    acting_do(room, "DEU order.raise");
    expect(room, "rule-for! rule-against!");
    expect_spoken(
        room, "rule-for", LANGUAGE_ENGLISH,
        "The distinguished representative of Germany has raised a point of order. The point is well taken, and "
        "we shall proceed accordingly.");
    acting_do(room, "chair order.rule ruling=\"The point is well taken, and we shall proceed accordingly\"");
    acting_do(room, "DEU order.appeal");
    expect(room, "vote-appeal!");
    acting_do(room, "chair vote.call point=1");
    expect(room, "count-hands!");
    acting_do(room, "secretariat vote.count yes=1 no=3");
    expect(room, "announce-result! count-hands?");
    expect_spoken(room, "announce-result", LANGUAGE_ENGLISH,
                  "The voting is completed. In favour: 1. Against: 3. Abstentions: 0.");
    acting_do(room, "chair vote.close");
    expect(room, "end-state stop-clock?");
}

static void test_motions(void)
{
    g_autoptr(Acting) room = room_new();
    acting_do(room, "FRA floor.request list=item-5");
    acting_do(room, "EGY motion.move motion_kind=adjourn-debate matter=item-5");
    expect(room, "put-motion! hear-for? hear-against? vote-motion? adjourn? break?");
    acting_do(room, "chair question.put question_kind=motion motion=1 text=\"Agreed?\"");
    expect(room, "hear-none! hear-for? hear-against? vote-motion? withdraw-question? adjourn? break?");
    acting_do(room, "chair question.no_objection");
    acting_do(room, "DEU objection.raise");
    g_autofree char *told = names(room);
    g_assert_nonnull(strstr(told, "vote-motion?"));
    acting_do(room, "chair vote.call motion=1 method=roll-call lot=BRA");
    expect(room, ""); /* Members answer: nothing for the Chair to do */
    acting_do(room, "BRA vote.cast choice=yes");
    acting_do(room, "CHN vote.cast choice=yes");
    acting_do(room, "EGY vote.cast choice=yes");
    acting_do(room, "FRA vote.cast choice=abstaining");
    acting_do(room, "DEU vote.cast choice=no");
    expect(room, "announce-result!");
    acting_do(room, "chair vote.close");
    acting_do(room, "EGY motion.move motion_kind=adjourn-meeting");
    acting_do(room, "chair vote.call motion=2");
    acting_do(room, "chair vote.count yes=4 no=1");
    acting_do(room, "chair vote.close");
    g_autofree char *carried = names(room);
    g_assert_true(g_str_has_prefix(carried, "adjourn!"));
}

static void test_questions(void)
{
    g_autoptr(Acting) room = room_new();
    acting_do(room, "chair question.put text=\"The text\"");
    acting_do(room, "EGY objection.raise");
    expect(room, "consult adjourn withdraw-question? clear? vote-question? break?");
    acting_do(room, "chair meeting.suspend mode=informal");
    expect(room, "withdraw-question? clear? resume? adjourn?");
    acting_do(room, "EGY objection.clear objection=1");
    acting_do(room, "chair question.no_objection");
    expect(room, "resume! withdraw-question? adjourn?"); /* nothing is decided informally */
    acting_do(room, "chair meeting.resume");
    expect(room, "decide! withdraw-question? adjourn? break?");
    acting_do(room, "secretariat attendance.roll parties=EGY,FRA");
    expect(room, "no-count! withdraw-question? adjourn? break?");
    acting_do(room, "chair quorum.override quorum=decide reason=\"No count\"");
    expect(room, "decide! withdraw-question? adjourn? break?");
}

/* Its planned hour comes: the meeting rises; who waits goes on on the list of the item when it is taken up again. */
static void test_hours(void)
{
    g_autoptr(Acting) room = room_new();
    acting_do(room, "chair item.open matter=item-5");
    acting_do(room, "FRA floor.request list=item-5");
    acting_do(room, "secretariat slot.add meeting=pm starts=2022-07-25T19:00:00Z ends=2022-07-25T22:00:00Z");
    room->now = state_meeting(room->state, 1)->ends;
    g_autofree char *late = names(room);
    g_assert_true(g_str_has_prefix(late, "adjourn! give-state?"));
    acting_do(room, "chair meeting.adjourn");
    expect(room, "no-count?"); /* the room is empty */
    acting_do(room, "secretariat attendance.mark parties=BRA,CHN,DEU");
    expect(room, "call?");
    room->now = state_meeting(room->state, 2)->starts;
    expect(room, "call!");
    expect_spoken(room, "call", LANGUAGE_ENGLISH, "I call to order the 2nd meeting of the Body.");
}

static void test_forecast(void)
{
    g_autoptr(Acting) room = room_new();
    acting_do(room, "chair item.open matter=item-5");
    acting_do(room, "FRA floor.request list=item-5");
    acting_do(room, "DEU floor.request list=item-5");
    SuggestForecast forecast = { .list = 1, .in_time_permille = 300, .limit_seconds = 180 };
    g_autoptr(Suggestions) late = suggest(room->state, room->now, LANGUAGE_ENGLISH, &forecast);
    const Suggestion *limit = find(late, "limit");
    if (limit == NULL) {
        g_error("no limit is proposed");
    }
    g_assert_cmpint(limit->weight, ==, WEIGHT_USUAL);
    g_assert_cmpint(values_number(&limit->values, FIELD_SECONDS, 0), ==, 180);
    forecast.in_time_permille = 950;
    g_autoptr(Suggestions) in_time = suggest(room->state, room->now, LANGUAGE_ENGLISH, &forecast);
    g_assert_null(find(in_time, "limit"));
    forecast.list = 7; /* of another list: it says nothing of this one */
    forecast.in_time_permille = 100;
    g_autoptr(Suggestions) other = suggest(room->state, room->now, LANGUAGE_ENGLISH, &forecast);
    g_assert_null(find(other, "limit"));
}

static void test_lists(void)
{
    g_autoptr(Acting) room = room_new();
    acting_do(room, "chair item.open matter=item-5");
    acting_do(room, "FRA floor.request list=item-5");
    acting_do(room, "DEU floor.request list=item-5");
    acting_do(room, "chair floor.give list=item-5");
    acting_do(room, "chair floor.end");
    g_autofree char *few = names(room);
    g_assert_true(g_str_has_prefix(few, "give-state announce-list "));
    acting_do(room, "chair list.announce list=item-5");
    g_autofree char *announced = names(room);
    g_assert_true(g_str_has_prefix(announced, "give-state close-list "));
    acting_do(room, "chair list.close list=item-5 consent=yes");
    g_autofree char *closed = names(room);
    g_assert_null(strstr(closed, "-list"));
}

/* What stands at the end: texts that nobody decided on, and who was not heard; then the session closes. */
static void test_end(void)
{
    g_autoptr(Acting) room = room_new();
    acting_do(room, "FRA floor.request list=item-5");
    acting_do(room, "secretariat matter.attach_text matter=item-6 symbol=CRP.1");
    room->now = state_meeting(room->state, 1)->ends;
    g_autofree char *late = names(room);
    g_assert_nonnull(strstr(late, "release adjourn"));
    acting_do(room, "chair meeting.adjourn");
    expect(room, "release withdraw-text");
    expect_spoken(room, "withdraw-text", LANGUAGE_ENGLISH,
                  "I take it that the body takes no action on the document CRP.1.");
    acting_do(room, "chair list.release list=item-5");
    acting_do(room, "chair matter.withdraw_text matter=item-6");
    expect(room, "close-session");
    expect_spoken(room, "close-session", LANGUAGE_ENGLISH, "I declare closed the Session of the Body.");
    acting_do(room, "chair session.close");
    expect(room, "");
}

static void test_formal(void)
{
    g_autoptr(Acting) room = room_new();
    acting_do(room, "chair meeting.mode mode=informal");
    acting_do(room, "chair question.put text=\"The text\"");
    acting_do(room, "chair question.no_objection");
    g_autofree char *informal = names(room);
    g_assert_true(g_str_has_prefix(informal, "formal! "));
    acting_do(room, "chair meeting.mode mode=formal");
    g_autofree char *formal = names(room);
    g_assert_true(g_str_has_prefix(formal, "decide! "));
}

/* Explanations have their time: before the decision, and after it. */
static void test_explanations(void)
{
    g_autoptr(Acting) room = room_new();
    acting_do(room, "chair question.put text=\"The text\"");
    acting_do(room, "DEU explanation.request when=before question=1");
    acting_do(room, "FRA explanation.request when=after question=1");
    g_autofree char *before = names(room);
    g_assert_true(g_str_has_prefix(before, "give-explanation! ")); /* and no objection is asked for yet */
    g_assert_null(strstr(before, "hear-none"));
    acting_do(room, "chair floor.give list=question-1/before party=DEU");
    acting_do(room, "chair floor.end");
    g_autofree char *heard = names(room);
    g_assert_true(g_str_has_prefix(heard, "hear-none! "));
    acting_do(room, "chair question.no_objection");
    acting_do(room, "chair question.gavel");
    g_autofree char *after = names(room);
    g_assert_true(g_str_has_prefix(after, "give-explanation "));
    expect_spoken(
        room, "give-explanation", LANGUAGE_ENGLISH,
        "I give the floor to the distinguished representative of France for an explanation of position. The time "
        "limit is 5 min.");
}

/* The time that was announced comes; a suspension that the body agreed to is declared. */
static void test_due(void)
{
    g_autoptr(Acting) room = room_new();
    acting_do(room, "chair item.open matter=item-5");
    acting_do(room, "FRA floor.request list=item-5");
    acting_do(room, "chair list.announce list=item-5 closes=2022-07-25T15:00:00Z");
    g_autofree char *early = names(room);
    g_assert_nonnull(strstr(early, "close-list?"));
    room->now = G_GINT64_CONSTANT(1658761200000000);
    g_autofree char *due = names(room);
    g_assert_true(g_str_has_prefix(due, "close-list! "));
    acting_do(room, "EGY motion.move motion_kind=suspend-meeting");
    acting_do(room, "chair vote.call motion=1");
    acting_do(room, "chair vote.count yes=4 no=1");
    acting_do(room, "chair vote.close");
    g_autofree char *carried = names(room);
    g_assert_true(g_str_has_prefix(carried, "break! "));
    acting_do(room, "chair meeting.suspend until=2022-07-25T15:30:00Z");
    expect(room, "resume? adjourn?");
    room->now = G_GINT64_CONSTANT(1658763000000000);
    expect(room, "resume! adjourn?");
}

/* A list for one line of a meeting goes on on that for a line of a later one. */
static void test_roll(void)
{
    g_autoptr(Hearing) hearing = hearing_new("item 5");
    Acting *acting = hearing->acting;
    const char *first = state_text(acting->state, state_meeting(acting->state, 1)->id);
    const char *second = state_text(acting->state, state_meeting(acting->state, 2)->id);
    g_autofree char *one = g_strdup_printf("chair list.open list=one meeting=%s segment=1", first);
    g_autofree char *two = g_strdup_printf("chair list.open list=two meeting=%s segment=1", second);
    acting_do(acting, one);
    acting_do(acting, two);
    acting_do(acting, "chair item.open segment=1");
    acting_do(acting, "BRA floor.request list=one");
    g_autofree char *before = names(acting);
    g_assert_null(strstr(before, "roll"));
    acting->now = state_meeting(acting->state, 1)->ends;
    g_autoptr(Suggestions) all = suggest(acting->state, acting->now, LANGUAGE_ENGLISH, NULL);
    const Suggestion *roll = find(all, "roll");
    if (roll == NULL) {
        g_error("who was not heard is forgotten");
    }
    g_assert_cmpstr(values_text(&roll->values, FIELD_ONTO), ==, "two");
    g_assert_cmpint(roll->weight, ==, WEIGHT_USUAL);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/suggest/allowed", test_allowed);
    g_test_add_func("/suggest/storm", test_storm);
    g_test_add_func("/suggest/led", test_led);
    g_test_add_func("/suggest/costs", test_costs);
    g_test_add_func("/suggest/floor", test_floor);
    g_test_add_func("/suggest/points", test_points);
    g_test_add_func("/suggest/motions", test_motions);
    g_test_add_func("/suggest/questions", test_questions);
    g_test_add_func("/suggest/hours", test_hours);
    g_test_add_func("/suggest/forecast", test_forecast);
    g_test_add_func("/suggest/lists", test_lists);
    g_test_add_func("/suggest/end", test_end);
    g_test_add_func("/suggest/formal", test_formal);
    g_test_add_func("/suggest/explanations", test_explanations);
    g_test_add_func("/suggest/due", test_due);
    g_test_add_func("/suggest/roll", test_roll);
    return g_test_run();
}
