/* Texts of statements: what stories do not show. */
#include "session/statements.h"

#include "room.h"
#include "session/speech_pace.h"

#define DIGEST "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
#define TEXT "\"digest\":\"" DIGEST "\",\"size\":90,\"words\":12,\"language\":\"en\""
#define FILE_IT "statement.file language=en size=90 words=12 digest=" DIGEST

static void hear_next(Acting *room)
{
    acting_do(room, "chair floor.give list=item-5");
    acting_do(room, "chair floor.end");
}

static void test_misfits(void)
{
    g_autoptr(Acting) room = room_new();
    acting_do(room, "FRA floor.request list=item-5");
    static const struct {
        const char *data;
        bool fits;
    } cases[] = {
        { "{\"statement\":1,\"party\":\"FRA\"," TEXT ",\"list\":\"item-5\",\"inscription\":1}", true },
        { "{\"statement\":1,\"party\":\"FRA\"," TEXT ",\"matter\":\"item-6\"}", true },
        { "{\"statement\":2,\"party\":\"FRA\"," TEXT ",\"list\":\"item-5\"}", false },
        { "{\"statement\":1,\"party\":\"XXX\"," TEXT ",\"list\":\"item-5\"}", false },
        { "{\"statement\":1,\"party\":\"FRA\"," TEXT "}", false },
        { "{\"statement\":1,\"party\":\"FRA\"," TEXT ",\"list\":\"nowhere\"}", false },
        { "{\"statement\":1,\"party\":\"FRA\"," TEXT ",\"list\":\"item-5\",\"inscription\":2}", false },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_assert_true(acting_would_fit(room, "statement.filed", cases[i].data) == cases[i].fits);
    }
    g_assert_false(acting_would_fit(room, "statement.withdrawn", "{\"statement\":1,\"party\":\"FRA\"}"));
    acting_do(room, "FRA " FILE_IT " list=item-5");
    g_assert_true(acting_would_fit(room, "statement.withdrawn", "{\"statement\":1,\"party\":\"FRA\"}"));
    g_assert_false(acting_would_fit(room, "statement.replaced", "{\"statement\":1,\"party\":\"FRA\",\"with\":2}"));
    g_assert_true(
        acting_would_fit(room, "statement.checked", "{\"statement\":1,\"party\":\"FRA\",\"delivery\":\"as-written\"}"));
    acting_do(room, "FRA statement.withdraw statement=1");
    g_assert_false(
        acting_would_fit(room, "statement.checked", "{\"statement\":1,\"party\":\"FRA\",\"delivery\":\"as-written\"}"));
    g_assert_false(acting_would_fit(room, "statement.withdrawn", "{\"statement\":1,\"party\":\"FRA\"}"));
}

/* Who was not heard goes on to another list, and the text with them. */
static void test_carried(void)
{
    g_autoptr(Acting) room = room_new();
    acting_do(room, "BRA floor.request list=item-5");
    acting_do(room, "FRA floor.request list=item-5");
    acting_do(room, "FRA " FILE_IT " list=item-5");
    hear_next(room);
    acting_do(room, "chair list.announce list=item-5");
    acting_do(room, "chair list.close list=item-5 consent=yes");
    acting_do(room, "chair list.open list=later matter=item-5");
    acting_do(room, "chair list.roll list=item-5 onto=later");
    const int turn = statement_turn(room->state, 1);
    g_assert_cmpint(turn, ==, 3);
    g_assert_cmpint(statement_of_turn(room->state, turn), ==, 1);
    acting_do(room, "chair floor.give list=later");
    g_assert_false(statement_is_public(room->state, 1));
    acting_do(room, "chair floor.end");
    g_assert_true(statement_is_public(room->state, 1));
    g_assert_cmpint(statement_turn(room->state, 1), ==, turn);
}

/* A delegation with two places on one list says for which; each has its own text. */
static void test_two_turns(void)
{
    g_autoptr(Acting) room = room_new();
    acting_do(room, "FRA floor.request list=item-5 group=\"Friends\" on_behalf=BRA,DEU");
    acting_do(room, "FRA floor.request list=item-5");
    g_assert_cmpstr(acting_does(room, "FRA " FILE_IT " list=item-5"), ==, "field");
    acting_do(room, "FRA " FILE_IT " inscription=1");
    acting_do(room, "FRA " FILE_IT " inscription=2 list=item-5");
    g_assert_cmpstr(acting_does(room, "FRA " FILE_IT " inscription=9"), ==, "unknown");
    const int turns[] = { 2, 1, 7 };
    int texts[3];
    statements_of_turns(room->state, turns, 3, texts);
    g_assert_cmpint(texts[0], ==, 2);
    g_assert_cmpint(texts[1], ==, 1);
    g_assert_cmpint(texts[2], ==, ID_NONE);
    acting_do(room, "FRA floor.withdraw inscription=2");
    g_assert_cmpstr(acting_does(room, "FRA " FILE_IT " inscription=2"), ==, "not-waiting");
    g_assert_true(statement_is_of(room->state, 2, state_find_participant(room->state, "FRA")));
    g_assert_false(statement_is_of(room->state, 2, state_find_participant(room->state, "DEU")));
    g_assert_false(statement_is_of(room->state, 9, ID_NONE));
}

/* What was said without a text has none, whatever is handed in for what comes later. */
static void test_later_text(void)
{
    g_autoptr(Acting) room = room_new();
    acting_do(room, "FRA floor.request list=item-5");
    hear_next(room);
    acting_do(room, "FRA floor.request list=item-5");
    acting_do(room, "FRA " FILE_IT " list=item-5");
    g_assert_cmpint(statement_of_turn(room->state, 1), ==, ID_NONE);
    g_assert_cmpint(statement_of_turn(room->state, 2), ==, 1);
    hear_next(room);
    acting_do(room, "FRA " FILE_IT " list=item-5 verbatim=yes");
    g_assert_cmpint(statement_turn(room->state, 2), ==, ID_NONE); /* both turns were heard; only one lacks a text */
    g_assert_true(state_statement(room->state, 2)->is_verbatim);
}

/* For a matter, before there is a list: it comes to whichever list of the matter the delegation is on. */
static void test_for_matter(void)
{
    g_autoptr(Acting) room = room_new();
    acting_do(room, "FRA " FILE_IT " matter=item-6");
    g_assert_cmpint(statement_turn(room->state, 1), ==, ID_NONE);
    g_assert_cmpstr(acting_does(room, "FRA " FILE_IT " matter=nothing"), ==, "unknown");
    g_assert_cmpstr(acting_does(room, "FRA " FILE_IT " list=nothing"), ==, "unknown");
    acting_do(room, "chair list.open list=item-6 matter=item-6");
    acting_do(room, "FRA floor.request list=item-6");
    g_assert_cmpint(statement_turn(room->state, 1), ==, 1);
    acting_do(room, "FRA " FILE_IT " list=item-6");
    g_assert_false(statement_stands(state_statement(room->state, 1)));
    g_assert_cmpint(state_statement(room->state, 1)->replaced_by, ==, 2);
}

/* What is read out is the text of the turn; its translations are the others, whenever they came. */
static void test_translations(void)
{
    g_autoptr(Acting) room = room_new();
    acting_do(room, "FRA floor.request list=item-5");
    acting_do(room, "FRA " FILE_IT " list=item-5 translation=yes");
    acting_do(room, "FRA statement.file list=item-5 language=fr size=90 words=12 digest=" DIGEST);
    acting_do(room, "FRA statement.file list=item-5 language=es size=90 words=12 translation=yes digest=" DIGEST);
    const int turn = 1;
    int text;
    g_assert_cmpint(statement_of_turn(room->state, turn), ==, 2);
    statements_of_turns(room->state, &turn, 1, &text);
    g_assert_cmpint(text, ==, 2);
    g_autoptr(GArray) others = statement_others(room->state, 2);
    g_assert_cmpuint(others->len, ==, 2);
    g_assert_cmpint(g_array_index(others, int, 0), ==, 1);
    g_assert_cmpint(g_array_index(others, int, 1), ==, 3);
    hear_next(room);
    acting_do(room, "FRA statement.file list=item-5 language=ru size=90 words=12 translation=yes digest=" DIGEST);
    g_assert_cmpint(statement_turn(room->state, 4), ==, turn); /* afterwards, too */
    g_assert_true(statement_is_public(room->state, 4));
    g_autoptr(GArray) none = statement_others(room->state, 9);
    g_assert_cmpuint(none->len, ==, 0);
}

/* Taken back, it was never there: what it replaced stands again. */
static void test_undone(void)
{
    g_autoptr(Acting) room = room_new();
    acting_do(room, "FRA floor.request list=item-5");
    acting_do(room, "FRA " FILE_IT " list=item-5");
    acting_do(room, "FRA " FILE_IT " list=item-5");
    acting_do(room, "secretariat act.undo");
    g_assert_true(statement_stands(state_statement(room->state, 1)));
    g_assert_null(state_statement(room->state, 2));
    g_assert_cmpint(statement_of_turn(room->state, 1), ==, 1);
    g_autoptr(State) folded = acting_fold(room);
    g_assert_true(state_equal(folded, room->state));
}

static void test_pace(void)
{
    for (int i = 0; i < N_TEXT_LANGUAGES; i++) {
        const SpeechPace *pace = speech_pace((TextLanguage)i);
        g_assert_cmpint(pace->usual, >, 0);
        g_assert_cmpint(pace->most, >, pace->usual);
        g_assert_nonnull(pace->source);
    }
    g_assert_true(speech_pace(N_TEXT_LANGUAGES) == speech_pace(TEXT_OTHER));
    g_assert_cmpint(speech_words_a_minute(360, 180), ==, 120);
    g_assert_cmpint(speech_seconds(TEXT_ENGLISH, 110), ==, 60);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/statements/misfits", test_misfits);
    g_test_add_func("/statements/carried", test_carried);
    g_test_add_func("/statements/two-turns", test_two_turns);
    g_test_add_func("/statements/later-text", test_later_text);
    g_test_add_func("/statements/for-matter", test_for_matter);
    g_test_add_func("/statements/translations", test_translations);
    g_test_add_func("/statements/undone", test_undone);
    g_test_add_func("/statements/pace", test_pace);
    return g_test_run();
}
