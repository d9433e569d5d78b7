/* Lists, places on them and the floor: what the stories of tests/scenarios/rules do not show. */
#include "acting.h"
#include "session/common.h"
#include "session/floor.h"
#include "session/lists.h"
#include "session/speakers.h"

#include <string.h>

/* 2022-07-25, 10 a.m. in New York. */
#define TEN G_GINT64_CONSTANT(1658757600000000)

/* `members` NULL: all of them. */
static Acting *room_open(const char *members)
{
    Acting *room = acting_new();
    g_autofree char *begin = g_strdup_printf(
        "secretariat session.begin body=\"A body\" session=\"First session\" profile=oewg from=2022-07-25 to=2022-07-29 "
        "zone=America/New_York%s%s",
        members != NULL ? " parties=" : "", members != NULL ? members : "");
    acting_do(room, begin);
    acting_do(room, "secretariat slot.add meeting=am starts=2022-07-25T14:00:00Z ends=2022-07-25T17:00:00Z");
    acting_do(room, "secretariat quorum.waive quorum=open decision=\"decision 80/501\"");
    room->now = TEN;
    acting_do(room, "chair meeting.call_to_order meeting=am");
    return room;
}

static void assert_misfit(Acting *room, const char *event, const char *data)
{
    g_autofree char *text = g_strdup_printf("{%s}", data);
    room->begins = true;
    if (acting_fits(room, event, text)) {
        g_error("%s %s: it fits", event, text);
    }
}

/* Written on a list “a” with FRA (1) and DEU (2), from which BRA (3) withdrew, and a list “b” with EGY (4). */
static const struct {
    const char *event, *data;
} misfits[] = {
    { "list.set_up", "\"list\":\"a\"" },
    { "list.set_up", "\"list\":\"c\",\"matter\":\"item-9\"" },
    { "list.set_up", "\"list\":\"c\",\"segment\":7" },
    { "list.set_up", "\"list\":\"c\",\"order\":\"beauty\"" },
    { "list.opened", "\"list\":\"a\"" },
    { "list.opened", "\"list\":\"c\"" },
    { "list.announced", "\"list\":\"c\",\"number\":1" },
    { "list.announced", "\"list\":\"later\",\"number\":1" },
    { "list.closed", "\"list\":\"later\",\"number\":1" },
    { "list.reopened", "\"list\":\"a\"" },
    { "list.ordered", "\"list\":\"c\",\"order\":\"class\",\"was\":\"level\"" },
    { "list.ordered", "\"list\":\"a\",\"order\":\"beauty\",\"was\":\"level\"" },
    { "list.released", "\"list\":\"later\",\"number\":1" },
    { "speaker.carried", "\"inscription\":5,\"with\":9,\"list\":\"b\",\"party\":\"FRA\",\"position\":1,\"number\":1" },
    { "speaker.carried", "\"inscription\":5,\"with\":3,\"list\":\"b\",\"party\":\"BRA\",\"position\":1,\"number\":1" },
    { "speaker.carried", "\"inscription\":5,\"with\":1,\"list\":\"a\",\"party\":\"FRA\",\"position\":1,\"number\":1" },
    { "speaker.carried", "\"inscription\":5,\"with\":1,\"list\":\"c\",\"party\":\"FRA\",\"position\":1,\"number\":1" },
    { "speaker.carried", "\"inscription\":7,\"with\":1,\"list\":\"b\",\"party\":\"FRA\",\"position\":1,\"number\":1" },
    { "speaker.inscribed",
      "\"inscription\":5,\"list\":\"c\",\"party\":\"FRA\",\"number\":1,\"capacity\":\"state\",\"channel\":\"seat\"" },
    { "speaker.inscribed",
      "\"inscription\":5,\"list\":\"a\",\"party\":\"XXX\",\"number\":1,\"capacity\":\"state\",\"channel\":\"seat\"" },
    { "speaker.inscribed",
      "\"inscription\":6,\"list\":\"a\",\"party\":\"FRA\",\"number\":1,\"capacity\":\"state\",\"channel\":\"seat\"" },
    { "group.overlap", "\"inscription\":9,\"with\":1,\"list\":\"a\",\"parties\":[\"FRA\"]" },
    { "group.overlap", "\"inscription\":1,\"with\":9,\"list\":\"a\",\"parties\":[\"FRA\"]" },
    { "speaker.withdrawn", "\"inscription\":3,\"list\":\"a\",\"party\":\"BRA\"" },
    { "speaker.withdrawn", "\"inscription\":9,\"list\":\"a\",\"party\":\"BRA\"" },
    { "speaker.removed", "\"inscription\":3,\"list\":\"a\",\"party\":\"BRA\",\"requester\":\"BRA\"" },
    { "speaker.moved",
      "\"inscription\":9,\"list\":\"a\",\"party\":\"BRA\",\"position\":1,\"number\":2,\"turn\":1,\"reason\":\"x\"" },
    { "speaker.moved",
      "\"inscription\":3,\"list\":\"a\",\"party\":\"BRA\",\"position\":1,\"number\":2,\"turn\":1,\"reason\":\"x\"" },
    { "speaker.restored", "\"inscription\":9,\"list\":\"a\",\"party\":\"BRA\"" },
    { "speaker.restored", "\"inscription\":1,\"list\":\"a\",\"party\":\"FRA\"" },
    { "precedence.granted", "\"inscription\":9,\"list\":\"a\",\"party\":\"BRA\",\"number\":1,\"reason\":\"x\"" },
    { "precedence.granted", "\"inscription\":3,\"list\":\"a\",\"party\":\"BRA\",\"number\":1,\"reason\":\"x\"" },
    { "swap.offered", "\"inscription\":9,\"list\":\"a\",\"party\":\"BRA\",\"with\":1,\"recipient\":\"FRA\"" },
    { "swap.offered", "\"inscription\":3,\"list\":\"a\",\"party\":\"BRA\",\"with\":1,\"recipient\":\"FRA\"" },
    { "yield.offered", "\"inscription\":3,\"list\":\"a\",\"party\":\"BRA\",\"recipient\":\"FRA\"" },
    { "yield.offered", "\"inscription\":1,\"list\":\"a\",\"party\":\"FRA\",\"recipient\":\"XXX\"" },
    { "places.exchanged", "\"inscription\":1,\"list\":\"a\",\"party\":\"FRA\",\"with\":1,\"recipient\":\"FRA\"" },
    { "places.exchanged", "\"inscription\":1,\"list\":\"a\",\"party\":\"FRA\",\"with\":9,\"recipient\":\"FRA\"" },
    { "places.exchanged", "\"inscription\":9,\"list\":\"a\",\"party\":\"FRA\",\"with\":1,\"recipient\":\"FRA\"" },
    { "places.exchanged", "\"inscription\":1,\"list\":\"a\",\"party\":\"FRA\",\"with\":3,\"recipient\":\"BRA\"" },
    { "places.exchanged", "\"inscription\":3,\"list\":\"a\",\"party\":\"BRA\",\"with\":1,\"recipient\":\"FRA\"" },
    { "places.exchanged", "\"inscription\":1,\"list\":\"a\",\"party\":\"FRA\",\"with\":4,\"recipient\":\"EGY\"" },
    { "place.yielded", "\"inscription\":1,\"list\":\"a\",\"party\":\"FRA\",\"with\":4,\"recipient\":\"EGY\"" },
    { "offer.declined", "\"inscription\":3,\"list\":\"a\",\"party\":\"BRA\",\"recipient\":\"FRA\"" },
    { "floor.given", "\"inscription\":3,\"list\":\"a\",\"party\":\"BRA\"" },
    { "floor.given", "\"inscription\":9,\"list\":\"a\",\"party\":\"BRA\"" },
    { "speaker.called", "\"inscription\":9,\"capacity\":\"secretariat\"" },
    { "speaker.called", "\"inscription\":5,\"capacity\":\"secretariat\",\"party\":\"XXX\"" },
    { "floor.paused", "\"inscription\":1,\"spoken\":0" },
    { "floor.resumed", "\"inscription\":1" },
    { "floor.ended", "\"inscription\":1,\"spoken\":0" },
};

static void test_misfits(void)
{
    g_autoptr(Acting) room = room_open("BRA,CHN,DEU,EGY,FRA");
    acting_do(room, "chair list.open list=a");
    acting_do(room, "chair list.open list=b");
    acting_do(room, "chair list.open list=later opens=2022-07-26T14:00:00Z");
    acting_do(room, "FRA floor.request list=a");
    acting_do(room, "DEU floor.request list=a");
    acting_do(room, "BRA floor.request list=a");
    acting_do(room, "EGY floor.request list=b");
    acting_do(room, "BRA floor.withdraw list=a");
    for (guint i = 0; i < G_N_ELEMENTS(misfits); i++) {
        assert_misfit(room, misfits[i].event, misfits[i].data);
    }
    acting_do(room, "chair floor.give list=a");
    assert_misfit(room, "floor.given", "\"inscription\":2,\"list\":\"a\",\"party\":\"DEU\"");
    assert_misfit(room, "speaker.called", "\"inscription\":5,\"capacity\":\"secretariat\"");
    acting_do(room, "chair floor.end");
    acting_do(room, "chair meeting.adjourn");
    assert_misfit(room, "floor.given", "\"inscription\":2,\"list\":\"a\",\"party\":\"DEU\"");
    assert_misfit(room, "speaker.called", "\"inscription\":5,\"capacity\":\"secretariat\"");
}

static void test_order_read(void)
{
    static const char *const bad[] = { "",
                                       " class",
                                       "class ",
                                       "class  level",
                                       "class class",
                                       "regions classes",
                                       "clas",
                                       "CLASS",
                                       "class level inscription not-yet-spoken fewest-minutes alphabet regions" };
    Order order;
    for (guint i = 0; i < G_N_ELEMENTS(bad); i++) {
        g_assert_false(order_read(bad[i], &order));
    }
    g_assert_true(order_read("regions level", &order));
    g_assert_cmpuint(order.n, ==, 2);
    speakers_why_free(NULL);
    guint rules = 0;
    for (; order_rule_at(rules) != NULL; rules++) {
        const OrderRule *rule = order_rule_at(rules);
        g_assert_true(order_read(rule->name, &order));
        g_assert_cmpuint(order.n, ==, 1);
        g_assert_true(order.rules[0] == rule);
        g_assert_true((rule->key != NULL) != (rule->value != NULL && rule->heard != NULL));
        g_assert_nonnull(rule->about);
        g_assert_nonnull(rule->before);
    }
    g_assert_cmpuint(rules, ==, 8);
    g_assert_true(order_read("class level inscription not-yet-spoken alphabet regions", &order));
    g_assert_cmpuint(order.n, ==, ORDER_RULES_LIMIT);
}

/* What a place is called in words: 1st, 2nd, 3rd, 4th, 11th, 12th, 13th, 21st, 22nd, 23rd. */
static void test_places_in_words(void)
{
    static const struct {
        int place;
        const char *words;
    } expected[] = { { 1, "is 1st on a. Nobody is before it." },
                     { 2, "is 2nd on a. Before it: 1 that asked earlier." },
                     { 3, "is 3rd on a. Before it: 2 that asked earlier." },
                     { 4, "is 4th on a. Before it: 3 that asked earlier." },
                     { 11, "is 11th on a." },
                     { 12, "is 12th on a." },
                     { 13, "is 13th on a." },
                     { 20, "is 20th on a." },
                     { 21, "is 21st on a." },
                     { 22, "is 22nd on a." },
                     { 23, "is 23rd on a. Before it: 22 that asked earlier." } };
    g_autoptr(Acting) room = room_open(NULL);
    acting_do(room, "chair list.open list=a order=inscription");
    int n = 0;
    for (size_t i = 0; n < 23; i++) {
        const RosterEntry *entry = roster_at(i);
        g_autofree char *text = g_strdup_printf("%s floor.request list=a", entry->id);
        if (roster_is_member(entry)) {
            acting_do(room, text);
            n++;
        }
    }
    for (guint i = 0; i < G_N_ELEMENTS(expected); i++) {
        g_autoptr(SpeakersWhy) why = speakers_why(room->state, expected[i].place);
        g_autofree char *text = speakers_why_text(room->state, why);
        g_assert_cmpint(why->place, ==, expected[i].place);
        g_assert_cmpuint(why->n, ==, (guint)expected[i].place - 1);
        if (strstr(text, expected[i].words) == NULL) {
            g_error("expected “%s” in “%s”", expected[i].words, text);
        }
    }
    g_assert_null(speakers_why(room->state, 24));
    g_assert_cmpint(speakers_place(room->state, 24), ==, 0);
}

static void assert_order(const Acting *room, const char *list, const char *expected)
{
    g_autoptr(GArray) order = speakers_in_order(room->state, state_find_list(room->state, list));
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < order->len; i++) {
        const Inscription *row = state_inscription(room->state, g_array_index(order, int, i));
        g_string_append_printf(text, "%s%s", i > 0 ? " " : "", participant_code(room->state, row->participant));
    }
    g_assert_cmpstr(text->str, ==, expected);
}

/* Several moves at once: each has its turn, the latter of two that want one, and the rest keep their order. */
static void test_moves(void)
{
    g_autoptr(Acting) room = room_open("BRA,CHN,DEU,EGY,FRA,IND,JPN,KEN");
    acting_do(room, "chair list.open list=a");
    for (int i = 1; i <= state_participants(room->state); i++) {
        g_autofree char *text = g_strdup_printf("%s floor.request list=a", participant_code(room->state, i));
        acting_do(room, text);
    }
    acting_do(room, "chair floor.move inscription=8 position=2 reason=x");
    acting_do(room, "chair floor.move inscription=7 position=2 reason=x");
    acting_do(room, "chair floor.move inscription=1 position=6 reason=x");
    assert_order(room, "a", "CHN JPN KEN DEU EGY BRA FRA IND");
    acting_do(room, "chair floor.give list=a");
    acting_do(room, "chair floor.end");
    assert_order(room, "a", "JPN KEN DEU EGY BRA FRA IND");
    acting_do(room, "FRA floor.withdraw list=a");
    acting_do(room, "IND floor.withdraw list=a");
    acting_do(room, "DEU floor.withdraw list=a");
    acting_do(room, "EGY floor.withdraw list=a");
    assert_order(room, "a", "JPN KEN BRA");
    int first, last;
    g_assert_true(speakers_movable(room->state, 1, &first, &last));
    g_assert_cmpint(first, ==, 1);
    g_assert_cmpint(last, ==, 3);
    acting_do(room, "chair floor.precedence inscription=1 reason=x");
    g_assert_false(speakers_movable(room->state, 1, &first, &last));
    assert_order(room, "a", "BRA JPN KEN");
}

/* Moved beyond the end of what the list has become: in the order of the turns. */
static void test_moves_beyond(void)
{
    g_autoptr(Acting) room = room_open("BRA,CHN,DEU,EGY");
    acting_do(room, "chair list.open list=a");
    acting_do(room, "BRA floor.request list=a");
    acting_do(room, "CHN floor.request list=a");
    acting_do(room, "DEU floor.request list=a");
    acting_do(room, "EGY floor.request list=a");
    acting_do(room, "chair floor.move inscription=1 position=4 reason=x");
    acting_do(room, "chair floor.move inscription=2 position=3 reason=x");
    assert_order(room, "a", "DEU EGY CHN BRA");
    g_autoptr(SpeakersWhy) why = speakers_why(room->state, 1);
    g_assert_cmpint(why->counts[BEFORE_BY_MOVE], ==, 1); /* both were moved */
    g_assert_cmpint(why->counts[BEFORE_BY_OWN_MOVE], ==, 2);
    acting_do(room, "DEU floor.withdraw list=a");
    acting_do(room, "EGY floor.withdraw list=a");
    assert_order(room, "a", "CHN BRA");
}

/* Who no longer takes part is given no place. */
static void test_recipients(void)
{
    g_autoptr(Acting) room = room_open("BRA,CHN,DEU,EGY");
    acting_do(room, "chair list.open list=a");
    acting_do(room, "BRA floor.request list=a");
    acting_do(room, "secretariat floor.yield list=a requester=BRA recipient=CHN");
    acting_do(room, "secretariat floor.accept inscription=1 requester=CHN");
    assert_order(room, "a", "CHN");
    g_assert_cmpint(state_inscription(room->state, 2)->channel, ==, CHANNEL_DESK);
    acting_do(room, "CHN floor.yield list=a recipient=DEU");
    acting_do(room, "secretariat roster.leave party=DEU reason=\"admitted by mistake\"");
    g_assert_cmpstr(acting_does(room, "secretariat floor.accept inscription=2 requester=DEU"), ==, "has-left");
    g_assert_cmpstr(acting_does(room, "CHN floor.yield list=a recipient=DEU"), ==, "has-left");
    g_assert_cmpstr(acting_does(room, "CHN floor.swap list=a with=2"), ==, "field");
    g_assert_cmpstr(acting_does(room, "chair floor.precedence list=a party=DEU reason=x"), ==, "has-left");
    g_assert_cmpstr(acting_does(room, "chair floor.precedence list=c party=EGY reason=x"), ==, "unknown");
    assert_order(room, "a", "CHN");
}

/* An exchange of what was exchanged before: the places go on to whoever has them. */
static void test_exchange_twice(void)
{
    g_autoptr(Acting) room = room_open("BRA,CHN,DEU,EGY");
    acting_do(room, "chair list.open list=a");
    acting_do(room, "BRA floor.request list=a");
    acting_do(room, "CHN floor.request list=a");
    acting_do(room, "DEU floor.request list=a");
    acting_do(room, "secretariat floor.move inscription=2 position=1 reason=x");
    assert_order(room, "a", "CHN BRA DEU");
    acting_do(room, "BRA floor.swap list=a with=3");
    acting_do(room, "DEU floor.accept inscription=1");
    assert_order(room, "a", "CHN DEU BRA");
    acting_do(room, "DEU floor.swap list=a with=2"); /* the turn that it was moved to goes with the place */
    acting_do(room, "CHN floor.accept inscription=3");
    assert_order(room, "a", "DEU CHN BRA");
    acting_do(room, "BRA floor.swap list=a with=2"); /* each back in its own */
    acting_do(room, "CHN floor.accept inscription=1");
    g_assert_cmpint(state_inscription(room->state, 1)->place, ==, ID_NONE);
    assert_order(room, "a", "DEU BRA CHN");
    acting_do(room, "EGY floor.request list=a");
    acting_do(room, "secretariat floor.yield inscription=1 recipient=EGY requester=BRA");
    acting_do(room, "secretariat floor.accept inscription=1 requester=EGY");
    assert_order(room, "a", "DEU EGY CHN");
    acting_do(room, "secretariat act.undo");
    assert_order(room, "a", "DEU BRA CHN EGY");
}

/* A delegation that has two places on a list says which it means. */
static void test_two_places(void)
{
    g_autoptr(Acting) room = room_open("BRA,CHN,DEU");
    acting_do(room, "chair list.open list=a");
    acting_do(room, "BRA floor.request list=a");
    acting_do(room, "BRA floor.request list=a on_behalf=CHN group=Two");
    g_assert_cmpstr(acting_does(room, "BRA floor.withdraw list=a"), ==, "field");
    g_assert_cmpstr(acting_does(room, "secretariat floor.remove list=a requester=BRA"), ==, "field");
    acting_do(room, "BRA floor.withdraw inscription=2");
    acting_do(room, "BRA floor.withdraw list=a");
    g_assert_cmpstr(acting_does(room, "BRA floor.withdraw list=a"), ==, "not-waiting");
    g_assert_cmpstr(acting_does(room, "BRA floor.withdraw"), ==, "field");
    g_assert_cmpstr(acting_does(room, "BRA floor.withdraw inscription=9"), ==, "unknown");
    g_assert_cmpstr(acting_does(room, "BRA floor.withdraw list=c"), ==, "unknown");
}

/* Whoever has a name but is in no table comes last in the alphabet; a group that is known and has nobody here is none.
 */
static void test_strangers(void)
{
    g_autoptr(Acting) room = room_open("ZZ-CLUB,BRA,AA-CLUB");
    acting_do(room, "chair list.open list=a order=alphabet");
    acting_do(room, "ZZ-CLUB floor.request list=a");
    acting_do(room, "AA-CLUB floor.request list=a");
    acting_do(room, "BRA floor.request list=a");
    assert_order(room, "a", "BRA ZZ-CLUB AA-CLUB");
    acting_do(room, "BRA floor.withdraw list=a");
    g_assert_cmpstr(acting_does(room, "BRA floor.request list=a group=ASEAN"), ==, "field");
    g_assert_cmpstr(acting_does(room, "BRA floor.request list=a group=Nobody"), ==, "field");
}

static void test_next_time(void)
{
    g_autoptr(Acting) room = room_open("BRA,CHN");
    g_assert_cmpint(lists_next_time(room->state).at, ==, 0);
    acting_do(room, "chair list.open list=a opens=2022-07-26T14:00:00Z closes=2022-07-26T15:00:00Z");
    acting_do(room, "chair list.open list=b");
    acting_do(room, "chair list.open list=c opens=2022-07-27T14:00:00Z");
    acting_do(room, "chair list.open list=d closes=2022-07-25T20:00:00Z");
    ListTime next = lists_next_time(room->state);
    g_assert_cmpstr(next.command, ==, "list.close");
    g_assert_cmpint(next.list, ==, state_find_list(room->state, "d"));
    room->now = next.at;
    acting_do(room, "clock list.close list=d");
    next = lists_next_time(room->state);
    g_assert_cmpstr(next.command, ==, "list.open");
    g_assert_cmpint(next.list, ==, state_find_list(room->state, "a"));
    acting_do(room, "chair list.open list=a"); /* the Chair need not wait */
    next = lists_next_time(room->state);
    g_assert_cmpstr(next.command, ==, "list.close");
    g_assert_cmpint(next.list, ==, state_find_list(room->state, "a"));
    acting_do(room, "secretariat act.undo");
    g_assert_cmpstr(lists_next_time(room->state).command, ==, "list.open");
}

/* The sums follow what is taken back. */
static void test_tallies(void)
{
    g_autoptr(Acting) room = room_open("BRA,CHN");
    acting_do(room, "chair list.open list=a");
    acting_do(room, "BRA floor.request list=a");
    const int list = state_find_list(room->state, "a"), brazil = state_find_participant(room->state, "BRA");
    acting_do(room, "chair floor.give list=a");
    g_assert_cmpint(state_tally(room->state, list, brazil).times, ==, 1);
    acting_do(room, "secretariat act.undo");
    g_assert_cmpint(state_tally(room->state, list, brazil).times, ==, 0);
    acting_do(room, "chair floor.give list=a");
    acting_do(room, "BRA floor.end");
    g_assert_cmpint(state_tally(room->state, list, brazil).spoken, ==, 60 * G_USEC_PER_SEC);
    g_assert_cmpint(state_tally_of_region(room->state, list, CAPACITY_STATE, REGIONAL_GROUP_LATIN_AMERICAN).times, ==,
                    1);
    g_assert_cmpint(state_tally_of_region(room->state, list, CAPACITY_GROUP, REGIONAL_GROUP_LATIN_AMERICAN).times, ==,
                    0);
    acting_do(room, "secretariat act.undo");
    g_assert_cmpint(state_tally(room->state, list, brazil).spoken, ==, 0);
    g_assert_cmpint(state_tally(room->state, list, brazil).times, ==, 1);
    g_assert_cmpint(floor_spoken(room->state, room->now), ==, (gint64)120 * G_USEC_PER_SEC);
    g_assert_cmpint(floor_left(room->state, room->now), ==, G_MAXINT64);
}

/* The clock of who speaks, for who stops it from elsewhere: doing so twice is as good as once. */
static void test_clock(void)
{
    g_autoptr(Acting) room = room_open("BRA,CHN");
    acting_do(room, "chair list.open list=a");
    acting_do(room, "BRA floor.request list=a");
    acting_do(room, "chair floor.give list=a");
    const Instant began = room->now;
    floor_stop_clock(room->state, began + 5);
    floor_stop_clock(room->state, began + 50);
    g_assert_true(floor_stands_still(room->state));
    g_assert_cmpint(floor_spoken(room->state, began + 500), ==, 5);
    floor_start_clock(room->state, began + 1000);
    floor_start_clock(room->state, began + 2000);
    g_assert_cmpint(floor_spoken(room->state, began + 1007), ==, 12);
    g_assert_cmpint(floor_spoken(room->state, began + 900), ==, 5); /* a clock that is behind takes nothing away */
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/session/speakers/misfits", test_misfits);
    g_test_add_func("/session/speakers/order-read", test_order_read);
    g_test_add_func("/session/speakers/places-in-words", test_places_in_words);
    g_test_add_func("/session/speakers/moves", test_moves);
    g_test_add_func("/session/speakers/moves-beyond", test_moves_beyond);
    g_test_add_func("/session/speakers/recipients", test_recipients);
    g_test_add_func("/session/speakers/exchange-twice", test_exchange_twice);
    g_test_add_func("/session/speakers/two-places", test_two_places);
    g_test_add_func("/session/speakers/strangers", test_strangers);
    g_test_add_func("/session/speakers/next-time", test_next_time);
    g_test_add_func("/session/speakers/tallies", test_tallies);
    g_test_add_func("/session/speakers/clock", test_clock);
    return g_test_run();
}
