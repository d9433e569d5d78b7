/* The Chair's console: each of its forms is an act that the rules accept, what it shows is how things stand, and who is
 * not the Chair reads it without the Chair's buttons. */
#include "hall/chair_parts.h"
#include "hall/fragments.h"
#include "hearing.h"
#include "room.h"
#include "stage.h"
#include "storm.h"

#include "session/module.h"

#include <string.h>

static StageView chair_view(const State *state)
{
    return (StageView){ .state = state, .language = LANGUAGE_ENGLISH, .role = DOOR_CHAIR };
}

static char *console(const State *state)
{
    const StageView view = chair_view(state);
    return stage_page(&view, "/chair");
}

static char *part(const State *state, DoorRole role, const Fragment *fragment)
{
    StageView view = chair_view(state);
    view.role = role;
    return stage_fragment(&view, fragment);
}

static void assert_has(const char *page, const char *text)
{
    if (strstr(page, text) == NULL) {
        g_error("“%s” is not in: %s", text, page);
    }
}

static void assert_lacks(const char *page, const char *text)
{
    if (strstr(page, text) != NULL) {
        g_error("“%s” is in: %s", text, page);
    }
}

/* --- forms ---------------------------------------------------------------------------------------------------------
 */

/* The text between two marks behind *at, which moves behind the second; NULL if they are not there before `end`. */
static char *between(const char **at, const char *end, const char *first, const char *second)
{
    const char *from = strstr(*at, first);
    if (from == NULL || from >= end) {
        return NULL;
    }
    from += strlen(first);
    const char *to = strstr(from, second);
    *at = to;
    return g_strndup(from, (gsize)(to - from));
}

static bool is_of_form(const char *name)
{
    return strcmp(name, "token") == 0 || strcmp(name, "once") == 0 || strcmp(name, "back") == 0;
}

static void take(const CommandInfo *info, const char *name, const char *value, GStringChunk *strings, Values *values)
{
    g_autofree char *word = g_strconcat(name, "=", value, NULL);
    g_autofree char *complaint = command_read_field(info, word, strings, values);
    g_assert_cmpstr(complaint, ==, NULL);
}

/* The fields of the form between `from` and `end`, as the browser would send them. */
static void read_fields(const CommandInfo *info, const char *from, const char *end, GStringChunk *strings,
                        Values *values)
{
    for (const char *at = from;;) {
        g_autofree char *name = between(&at, end, "type=\"hidden\" name=\"", "\"");
        if (name == NULL) {
            break;
        }
        g_autofree char *value = between(&at, end, "value=\"", "\"");
        if (!is_of_form(name)) {
            take(info, name, value, strings, values);
        }
    }
    for (const char *at = from;;) {
        g_autofree char *name = between(&at, end, "<textarea name=\"", "\"");
        if (name == NULL) {
            break;
        }
        g_autofree char *text = between(&at, end, ">", "</textarea>");
        take(info, name, text, strings, values);
    }
    for (const char *at = from;;) {
        g_autofree char *name = between(&at, end, "<input name=\"", "\"");
        if (name == NULL) {
            break;
        }
        const bool is_party = strcmp(name, "party") == 0; /* what somebody would write */
        take(info, name, is_party ? "ZAF" : "0", strings, values);
    }
}

/* Every form of the page is put to the rules as the Chair's; returns how many there are. */
static guint check_forms(const State *state, const char *page)
{
    guint n = 0;
    for (const char *at = page; (at = strstr(at, "<form")) != NULL; n++) {
        const char *end = strstr(at, "</form>");
        const char *from = at;
        g_autofree char *name = between(&at, end, "action=\"/act/", "\"");
        at = end;
        if (name == NULL) {
            continue; /* that of the dialog */
        }
        g_autoptr(GStringChunk) strings = g_string_chunk_new(256);
        g_auto(Outcome) outcome = { 0 };
        outcome_init(&outcome);
        Command command = { .info = command_of(name), .actor = { .role = ROLE_CHAIR }, .at = state_now(state) };
        read_fields(command.info, from, end, strings, &command.values);
        const Refusal refusal = decide(state, &command, &outcome);
        if (refusal != ALLOWED) {
            g_error("%s: %s %s", name, refusal->words, outcome.complaint != NULL ? outcome.complaint : "");
        }
    }
    return n;
}

static void check(Acting *room, guint least)
{
    g_autofree char *page = console(room->state);
    g_assert_cmpuint(check_forms(room->state, page), >=, least);
    for (guint language = 0; language < N_LANGUAGES; language++) {
        StageView view = chair_view(room->state);
        view.language = (Language)language;
        g_autofree char *other = stage_page(&view, "/chair");
        g_assert_cmpuint(stage_count(other, "<form"), ==, stage_count(page, "<form"));
        view.role = DOOR_OFFICER;
        g_autofree char *officers = stage_page(&view, "/chair");
        g_assert_cmpuint(stage_count(officers, "class=\"spoken\""), ==, stage_count(page, "class=\"spoken\""));
    }
}

/* From the call to order to the vote, the page is looked at after each act. */
static void test_forms(void)
{
    static const char *const story[] = {
        "chair item.open matter=item-5",
        "FRA floor.request list=item-5",
        "DEU floor.request list=item-5",
        "chair floor.give list=item-5",
        "EGY order.raise text=\"The screen is dark\"",
        "chair order.rule ruling=\"It is being mended\"",
        "EGY order.appeal",
        "chair vote.call point=1",
        "secretariat vote.count yes=1 no=3",
        "chair vote.close",
        "chair floor.end",
        "BRA motion.move motion_kind=adjourn-debate matter=item-5 text=\"It is late\"",
        "CHN motion.speak side=for",
        "chair question.put question_kind=motion motion=1 text=\"May I take it?\"",
        "DEU objection.raise text=\"Not yet\"",
        "chair question.withdraw",
        "BRA motion.withdraw",
        "chair question.put text=\"May I take it that this is agreed?\"",
        "chair question.no_objection",
        "chair question.gavel",
        "chair meeting.suspend mode=informal until=2022-07-25T16:00:00Z",
        "chair meeting.resume",
        "chair meeting.suspend",
        "chair meeting.resume",
        "chair list.announce list=item-5",
        "chair meeting.adjourn",
        "chair list.release list=item-5",
        "chair session.close",
    };
    g_autoptr(Acting) room = room_new();
    check(room, 1);
    for (guint i = 0; i < G_N_ELEMENTS(story); i++) {
        acting_do(room, story[i]);
        check(room, 0);
    }
}

static void nothing(const Outcome *outcome, gpointer data)
{
    (void)outcome;
    (void)data;
}

/* Whatever happened before: the page is sound, and each of its forms is accepted. */
static void test_storm(void)
{
    enum { STORMS = 12, ACTS = 300, EVERY = 5 };
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
            if (i % EVERY == 0) {
                g_autofree char *page = console(state);
                n += check_forms(state, page);
            }
        }
    }
    g_test_message("%u forms", n);
    g_assert_cmpuint(n, >, STORMS * ACTS / EVERY);
}

/* --- what is shown -------------------------------------------------------------------------------------------------
 */

static void test_first(void)
{
    g_autoptr(Acting) room = room_new();
    g_autofree char *nothing = part(room->state, DOOR_CHAIR, &fragment_chair_first);
    assert_has(nothing, " hidden");
    acting_do(room, "BRA motion.move motion_kind=adjourn-debate matter=item-5 text=\"It is late\"");
    acting_do(room, "DEU motion.move motion_kind=suspend-meeting");
    g_autofree char *motions = part(room->state, DOOR_CHAIR, &fragment_chair_first);
    assert_lacks(motions, " hidden");
    g_assert_true(strstr(motions, "Germany") < strstr(motions, "Brazil")); /* in the order of rule 119 */
    assert_has(motions, "<q>It is late</q>");
    acting_do(room, "FRA order.raise text=\"<b>Louder</b>\"");
    g_autofree char *point = part(room->state, DOOR_CHAIR, &fragment_chair_first);
    g_assert_true(strstr(point, "France") < strstr(point, "Germany"));
    assert_has(point, "&lt;b&gt;Louder&lt;/b&gt;");
    acting_do(room, "chair order.rule ruling=Granted");
    acting_do(room, "chair vote.call motion=2 method=roll-call lot=CHN");
    acting_do(room, "CHN vote.cast choice=yes");
    g_autofree char *vote = part(room->state, DOOR_CHAIR, &fragment_chair_first);
    assert_has(vote, "<dt>In favour</dt><dd>1</dd>");
    assert_has(vote, "<strong>Egypt</strong>"); /* is called */
}

/* The Chair has buttons with keys, and so has an officer, who enters what the Chair has said. */
static void test_who(void)
{
    g_autoptr(Acting) room = room_new();
    acting_do(room, "chair item.open matter=item-5");
    acting_do(room, "FRA floor.request list=item-5");
    g_autofree char *chairs = part(room->state, DOOR_CHAIR, &fragment_chair_acts);
    assert_has(chairs, "data-key=\"g\"");
    assert_has(chairs, "name=\"party\" value=\"FRA\"");
    assert_has(chairs, "I give the floor to the distinguished representative of France.");
    g_autofree char *officers = part(room->state, DOOR_OFFICER, &fragment_chair_acts);
    assert_has(officers, "data-key=\"g\"");
    assert_has(officers, "I give the floor to the distinguished representative of France.");
    acting_do(room, "chair floor.give list=item-5");
    g_autofree char *speaking = part(room->state, DOOR_OFFICER, &fragment_chair_acts);
    assert_has(speaking, "data-key=\"e\"");
    const Page *page = page_find("/chair", &(RouteMatch){ 0 });
    g_assert_cmpuint(page->roles, ==, DOOR_OFFICE);
}

/* A stream's bytes carry no token and nothing that asks twice; the page has both. */
static void test_stream(void)
{
    g_autoptr(Acting) room = room_new();
    g_autofree char *stream = part(room->state, DOOR_CHAIR, &fragment_chair_acts);
    g_autofree char *page = console(room->state);
    assert_lacks(stream, "token");
    assert_lacks(stream, "noscript");
    assert_has(stream, "data-ask");
    assert_has(page, "name=\"token\"");
    assert_has(page, "<noscript>");
    g_autofree char *again = part(room->state, DOOR_CHAIR, &fragment_chair_acts);
    g_assert_cmpstr(stream, ==, again);
}

/* One key takes back what the Chair did last, by its number; what delegations did and what stands is left alone. */
static void test_undo(void)
{
    g_autoptr(Acting) room = room_new();
    acting_do(room, "chair item.open matter=item-5");
    const Seq act = state_latest_act(room->state, 0);
    acting_do(room, "FRA floor.request list=item-5");
    g_autofree char *log = part(room->state, DOOR_CHAIR, &fragment_chair_log);
    g_autofree char *field = g_strdup_printf("name=\"act\" value=\"%" G_GUINT64_FORMAT "\"", act);
    assert_has(log, field);
    g_assert_cmpuint(stage_count(log, "data-key=\"z\""), ==, 1);
    g_assert_true(strstr(log, field) < strstr(log, "data-key=\"z\""));
    g_autofree char *line = g_strdup_printf("chair act.undo act=%" G_GUINT64_FORMAT, act);
    acting_do(room, line);
    g_autofree char *after = part(room->state, DOOR_CHAIR, &fragment_chair_log);
    assert_lacks(after, field);
}

static void test_floor(void)
{
    g_autoptr(Acting) room = room_new();
    acting_do(room, "chair limit.decide list=item-5 seconds=3:00 consent=yes");
    acting_do(room, "FRA floor.request list=item-5 group=\"Friends of the Lights\" on_behalf=DEU");
    acting_do(room, "chair floor.give list=item-5");
    g_autofree char *limited = part(room->state, DOOR_CHAIR, &fragment_floor);
    assert_has(limited, "France");
    assert_has(limited, "Friends of the Lights");
    assert_has(limited, "data-limit=\"180\"");
    assert_has(limited, "data-minute=");
    assert_has(limited, "Limit: 3 min");
    acting_do(room, "secretariat floor.pause");
    g_autofree char *paused = part(room->state, DOOR_CHAIR, &fragment_floor);
    assert_has(paused, "The clock stands.");
    assert_lacks(paused, "data-since");
    acting_do(room, "chair meeting.suspend mode=informal-informal");
    acting_do(room, "chair floor.resume");
    g_autofree char *informal = part(room->state, DOOR_CHAIR, &fragment_floor);
    assert_has(informal, "not for the record");
    g_autofree char *publics = part(room->state, DOOR_PUBLIC, &fragment_floor);
    assert_lacks(publics, "France"); /* nor anything else of the statement */
    assert_lacks(publics, "Limit");
}

/* A list that will not end in time: what would help, and the Chair's words for it. */
static void test_late(void)
{
    g_autoptr(Hearing) hearing = hearing_new("item 5");
    hearing_do(hearing, 60, "chair item.open segment=1");
    hearing_ask(hearing, 0, HEARING_MEMBERS);
    for (int i = 0; i < 6; i++) {
        hearing_hear(hearing, 15, 300);
    }
    g_autofree char *list = part(hearing->state, DOOR_CHAIR, &fragment_chair_list);
    assert_has(list, "54 wait");
    assert_has(list, "in time in 0 of 10 cases");
    assert_has(list, "What would help");
    assert_has(list, "A limit of 2 min");
    g_assert_cmpuint(stage_count(list, "<li"), <=, 8 + 4);
    g_autofree char *acts = part(hearing->state, DOOR_CHAIR, &fragment_chair_acts);
    assert_has(acts, "act-limit");
    g_autofree char *page = console(hearing->state);
    check_forms(hearing->state, page);
}

static void test_meeting(void)
{
    g_autoptr(Hearing) hearing = hearing_new("opening/10,item 5/110,item 6/60");
    hearing_do(hearing, 60, "chair item.open segment=2");
    g_autofree char *programme = part(hearing->state, DOOR_CHAIR, &fragment_chair_programme);
    g_assert_cmpuint(stage_count(programme, "aria-current=\"step\""), ==, 1);
    g_assert_cmpuint(stage_count(programme, "<li"), ==, 2); /* in hand, and what remains */
    g_autofree char *room = part(hearing->state, DOOR_CHAIR, &fragment_chair_room);
    assert_has(room, "60 Members are in the room");
    assert_has(room, "data-until=");
    hearing_do(hearing, 60, "chair meeting.adjourn");
    g_autofree char *empty = part(hearing->state, DOOR_CHAIR, &fragment_chair_room);
    assert_has(empty, "tag bad"); /* nobody is in the room: no quorum */
    g_autofree char *acts = part(hearing->state, DOOR_CHAIR, &fragment_chair_acts);
    assert_has(acts, "act-no-count");
}

static void test_costs(void)
{
    enum { TIMES = 200 };
    static const Fragment *const all[] = { &fragment_chair_first, &fragment_chair_acts,      &fragment_chair_list,
                                           &fragment_chair_room,  &fragment_chair_programme, &fragment_chair_log };
    g_autoptr(Hearing) hearing = hearing_new("item 5");
    hearing_do(hearing, 60, "chair item.open segment=1");
    hearing_ask(hearing, 0, HEARING_MEMBERS);
    for (int i = 0; i < 6; i++) {
        hearing_hear(hearing, 15, 300);
    }
    for (guint f = 0; f < G_N_ELEMENTS(all); f++) {
        const gint64 before = g_get_monotonic_time();
        for (int i = 0; i < TIMES; i++) {
            g_autofree char *bytes = part(hearing->state, DOOR_CHAIR, all[f]);
            g_assert_cmpstr(bytes, !=, "");
        }
        const gint64 each = (g_get_monotonic_time() - before) / TIMES;
        g_test_message("%s: %" G_GINT64_FORMAT " µs", all[f]->name, each);
        g_assert_cmpint(each, <, 20000);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/page_chair/forms", test_forms);
    g_test_add_func("/page_chair/storm", test_storm);
    g_test_add_func("/page_chair/first", test_first);
    g_test_add_func("/page_chair/who", test_who);
    g_test_add_func("/page_chair/stream", test_stream);
    g_test_add_func("/page_chair/undo", test_undo);
    g_test_add_func("/page_chair/floor", test_floor);
    g_test_add_func("/page_chair/late", test_late);
    g_test_add_func("/page_chair/meeting", test_meeting);
    g_test_add_func("/page_chair/costs", test_costs);
    return g_test_run();
}
