/* What one of those who take part should know, and where it stands. */
#include "session/party_view.h"

#include "room.h"
#include "session/statements.h"

#define DIGEST "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"

#define SECONDS(n) ((gint64)(n)*G_USEC_PER_SEC)

/* "next item-5, closing other": the alerts of the party. */
static void assert_alerts(const Acting *room, const char *party, const char *expected)
{
    PartyAlert alerts[PARTY_ALERTS_LIMIT];
    g_autoptr(GString) text = g_string_new(NULL);
    const guint n = party_alerts(room->state, state_find_participant(room->state, party), room->now, alerts);
    for (guint i = 0; i < n; i++) {
        const SpeakersList *list = state_list(room->state, alerts[i].list);
        g_string_append_printf(text, "%s%s%s%s", i > 0 ? ", " : "", party_alert_names[alerts[i].kind],
                               list != NULL ? " " : "", list != NULL ? state_text(room->state, list->id) : "");
    }
    g_assert_cmpstr(text->str, ==, expected);
}

static void test_turns(void)
{
    g_autoptr(Acting) room = room_new();
    acting_do(room, "BRA floor.request list=item-5");
    acting_do(room, "CHN floor.request list=item-5");
    acting_do(room, "DEU floor.request list=item-5");
    assert_alerts(room, "BRA", ""); /* the list is open, and something else is taken up */
    acting_do(room, "chair item.open matter=item-5");
    assert_alerts(room, "BRA", "next item-5");
    assert_alerts(room, "CHN", "after-next item-5");
    assert_alerts(room, "DEU", "");
    acting_do(room, "chair floor.give list=item-5");
    assert_alerts(room, "BRA", "floor item-5");
    assert_alerts(room, "CHN", "next item-5");
    assert_alerts(room, "DEU", "after-next item-5");
    assert_alerts(room, "XXX", "");
}

static void test_offers(void)
{
    g_autoptr(Acting) room = room_new();
    acting_do(room, "BRA floor.request list=item-5");
    acting_do(room, "CHN floor.request list=item-5");
    acting_do(room, "DEU floor.request list=item-5");
    acting_do(room, "chair item.open matter=item-5");
    acting_do(room, "DEU floor.swap list=item-5 with=2");
    assert_alerts(room, "CHN", "after-next item-5, swap item-5");
    assert_alerts(room, "BRA", "next item-5");
    assert_alerts(room, "DEU", "");
    acting_do(room, "DEU floor.yield list=item-5 recipient=FRA");
    assert_alerts(room, "CHN", "after-next item-5");
    assert_alerts(room, "FRA", "yield item-5");
    acting_do(room, "FRA floor.decline inscription=3");
    assert_alerts(room, "FRA", "");
}

static void test_closing(void)
{
    g_autoptr(Acting) room = room_new();
    acting_do(room, "chair list.open list=other matter=item-6 closes=2022-07-25T14:00:00Z");
    assert_alerts(room, "FRA", "closing other");
    acting_do(room, "FRA floor.request list=other");
    assert_alerts(room, "FRA", "");
    assert_alerts(room, "BRA", "closing other");
    PartyAlert alerts[PARTY_ALERTS_LIMIT];
    const Instant at = state_list(room->state, 2)->closes;
    const int party = state_find_participant(room->state, "BRA");
    g_assert_cmpuint(party_alerts(room->state, party, at, alerts), ==, 0);
    g_assert_cmpuint(party_alerts(room->state, party, at - SECONDS(PARTY_CLOSING_SECONDS + 1), alerts), ==, 0);
}

static void test_announced(void)
{
    g_autoptr(Acting) room = room_new();
    acting_do(room, "BRA floor.request list=item-5");
    acting_do(room, "chair list.announce list=item-5");
    assert_alerts(room, "FRA", "closing item-5");
    assert_alerts(room, "BRA", "");
    acting_do(room, "chair list.close list=item-5 consent=yes");
    assert_alerts(room, "FRA", "");
}

static void test_ruling(void)
{
    g_autoptr(Acting) room = room_new();
    acting_do(room, "FRA order.raise");
    assert_alerts(room, "FRA", "");
    acting_do(room, "chair order.rule ruling=So");
    assert_alerts(room, "FRA", "ruled");
    assert_alerts(room, "BRA", "");
    room->now += SECONDS(PARTY_RULED_SECONDS + 1);
    assert_alerts(room, "FRA", "");
}

static void test_vote(void)
{
    g_autoptr(Acting) room = room_new();
    acting_do(room, "EGY motion.move motion_kind=other text=one");
    acting_do(room, "chair vote.call motion=1 method=recorded");
    assert_alerts(room, "FRA", "vote");
    acting_do(room, "FRA vote.cast choice=yes");
    assert_alerts(room, "FRA", "");
    acting_do(room, "chair act.undo");
    assert_alerts(room, "FRA", "vote");
}

static void test_lists(void)
{
    g_autoptr(Acting) room = room_new();
    const Instant now = room->now;
    const int fra = state_find_participant(room->state, "FRA");
    acting_do(room, "secretariat stakeholder.register party=NGO name=Organization status=applied");
    acting_do(room, "chair list.open list=segment kind=stakeholders matter=item-5");
    const int ngo = state_find_participant(room->state, "NGO");
    g_assert_false(party_may_ask(room->state, 1, ngo, now));
    g_assert_false(party_may_ask(room->state, 2, ngo, now)); /* not accredited */
    acting_do(room, "secretariat stakeholder.register party=ECO name=Other status=ecosoc");
    const int eco = state_find_participant(room->state, "ECO");
    g_assert_false(party_may_ask(room->state, 1, eco, now));
    g_assert_true(party_may_ask(room->state, 2, eco, now));
    g_assert_true(party_may_ask(room->state, 1, fra, now));
    acting_do(room, "FRA floor.request list=item-5");
    acting_do(room, "chair list.announce list=item-5");
    acting_do(room, "chair list.close list=item-5 consent=yes");
    g_assert_false(party_may_ask(room->state, 1, fra, now));
    g_autoptr(GArray) lists = party_lists(room->state, fra, now);
    g_assert_cmpint(g_array_index(lists, int, 0), ==, 1); /* it waits there, though it is closed */
    g_autoptr(GArray) theirs = party_lists(room->state, eco, now);
    g_assert_cmpuint(theirs->len, ==, 1);
    g_autoptr(GArray) none = party_lists(room->state, ngo, now);
    g_assert_cmpuint(none->len, ==, 0);
    g_assert_false(party_may_ask(room->state, 99, fra, now));
}

static void test_statements(void)
{
    g_autoptr(Acting) room = room_new();
    const int fra = state_find_participant(room->state, "FRA");
    acting_do(room, "FRA floor.request list=item-5");
    acting_do(room, "chair floor.give list=item-5");
    acting_do(room, "chair floor.end");
    acting_do(room, "FRA floor.request list=item-5");
    acting_do(room, "FRA statement.file list=item-5 language=fr size=9 words=2 digest=" DIGEST);
    acting_do(room, "DEU statement.file list=item-5 language=en size=9 words=2 digest=" DIGEST);
    g_autoptr(GArray) own = party_statements(room->state, fra, 10);
    g_assert_cmpuint(own->len, ==, 2);
    g_assert_cmpint(g_array_index(own, PartyStatement, 0).turn, ==, 2);
    g_assert_cmpint(g_array_index(own, PartyStatement, 0).text, ==, 1);
    g_assert_cmpint(g_array_index(own, PartyStatement, 1).turn, ==, 1);
    g_assert_cmpint(g_array_index(own, PartyStatement, 1).text, ==, ID_NONE);
    g_autoptr(GArray) one = party_statements(room->state, fra, 1);
    g_assert_cmpuint(one->len, ==, 1);
    acting_do(room, "FRA statement.withdraw statement=1");
    g_autoptr(GArray) left = party_statements(room->state, fra, 10);
    g_assert_cmpuint(left->len, ==, 1);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/party_view/turns", test_turns);
    g_test_add_func("/party_view/offers", test_offers);
    g_test_add_func("/party_view/closing", test_closing);
    g_test_add_func("/party_view/announced", test_announced);
    g_test_add_func("/party_view/ruling", test_ruling);
    g_test_add_func("/party_view/vote", test_vote);
    g_test_add_func("/party_view/lists", test_lists);
    g_test_add_func("/party_view/statements", test_statements);
    return g_test_run();
}
