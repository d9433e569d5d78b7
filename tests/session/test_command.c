/* What people type: fields, values, commands, who acts; and what is said where it is wrong. */
#include "session/decide.h"
#include "session/module.h"

#include <string.h>

typedef struct {
    Field field;
    const char *text;
    gint64 number;    /* of what has a number */
    const char *same; /* of what has a text */
} Typed;

static void test_values(void)
{
    static const Typed good[] = {
        { FIELD_MINUTES, "0", 0, NULL },
        { FIELD_MINUTES, "1440", 1440, NULL },
        { FIELD_OFFSET, "-14400", -14400, NULL },
        { FIELD_PRESENT, "yes", 1, NULL },
        { FIELD_PRESENT, "no", 0, NULL },
        { FIELD_SECONDS, "180", 180, NULL },
        { FIELD_SECONDS, "3:00", 180, NULL },
        { FIELD_SECONDS, "1:30:00", 5400, NULL },
        { FIELD_SECONDS, "3m", 180, NULL },
        { FIELD_SECONDS, "1h30m", 5400, NULL },
        { FIELD_SECONDS, "90s", 90, NULL },
        { FIELD_OPENS, "2022-07-25T14:00:00Z", G_GINT64_CONSTANT(1658757600000000), NULL },
        { FIELD_CHANNEL, "portal", 1, NULL },
        { FIELD_PARTY, "fra", 0, "FRA" },
        { FIELD_PARTIES, "fra, deu  ita,", 0, "FRA DEU ITA" },
        { FIELD_PARTIES, "FRA", 0, "FRA" },
        { FIELD_FROM, "2022-07-25", 0, "2022-07-25" },
        { FIELD_LIST, "item-5/3.a", 0, "item-5/3.a" },
        { FIELD_TEXT, "Words «日本» and more", 0, "Words «日本» and more" },
        { FIELD_PAPER, "{\n}", 0, "{\n}" },
    };
    GStringChunk *strings = g_string_chunk_new(256);
    for (guint i = 0; i < G_N_ELEMENTS(good); i++) {
        Value value;
        g_test_message("%s=%s", field_info(good[i].field)->name, good[i].text);
        g_assert_true(value_read(good[i].field, good[i].text, strings, &value));
        g_assert_cmpint(value.field, ==, good[i].field);
        g_assert_cmpint(value.number, ==, good[i].number);
        g_assert_cmpstr(value.text, ==, good[i].same);
        g_assert_true(value_is_sound(&value));
    }
    g_string_chunk_free(strings);
}

static void test_wrong_values(void)
{
    static const Typed wrong[] = {
        { FIELD_MINUTES, "", 0, NULL },
        { FIELD_MINUTES, "1441", 0, NULL },
        { FIELD_MINUTES, "-1", 0, NULL },
        { FIELD_MINUTES, "12x", 0, NULL },
        { FIELD_MINUTES, "1234567890123456789", 0, NULL },
        { FIELD_PRESENT, "maybe", 0, NULL },
        { FIELD_SECONDS, "", 0, NULL },
        { FIELD_SECONDS, "3x", 0, NULL },
        { FIELD_SECONDS, "3:", 0, NULL },
        { FIELD_SECONDS, "m", 0, NULL },
        { FIELD_SECONDS, "3m5", 0, NULL },
        { FIELD_SECONDS, "0", 0, NULL },
        { FIELD_SECONDS, "25h", 0, NULL },
        { FIELD_SECONDS, "12345678", 0, NULL },
        { FIELD_SECONDS, "3;00", 0, NULL },
        { FIELD_OPENS, "tomorrow", 0, NULL },
        { FIELD_OPENS, "1970-01-01T00:00:00Z", 0, NULL },
        { FIELD_CHANNEL, "pigeon", 0, NULL },
        { FIELD_PARTY, "", 0, NULL },
        { FIELD_PARTY, "FR!", 0, NULL },
        { FIELD_PARTY, "ABCDEFGHIJKLMNOPQRSTUVWXYZ", 0, NULL },
        { FIELD_PARTIES, ",", 0, NULL },
        { FIELD_PARTIES, "FRA,D€U", 0, NULL },
        { FIELD_FROM, "2022-02-30", 0, NULL },
        { FIELD_LIST, "item 5", 0, NULL },
        { FIELD_TEXT, "two\nlines", 0, NULL },
        { FIELD_TEXT, "\x7f", 0, NULL },
        { FIELD_TEXT, "\xff\xfe", 0, NULL },
        { FIELD_PAPER, "\xff", 0, NULL },
    };
    GStringChunk *strings = g_string_chunk_new(256);
    for (guint i = 0; i < G_N_ELEMENTS(wrong); i++) {
        Value value;
        g_autofree char *escaped = g_strescape(wrong[i].text, NULL);
        g_test_message("%s=%s", field_info(wrong[i].field)->name, escaped);
        g_assert_false(value_read(wrong[i].field, wrong[i].text, strings, &value));
    }
    g_autofree char *long_text = g_strnfill(FIELD_LINE_LIMIT + 1, 'x');
    Value value;
    g_assert_false(value_read(FIELD_TEXT, long_text, strings, &value));
    g_string_chunk_free(strings);
}

/* What no typing could give, and a program might. */
static void test_unsound_values(void)
{
    static const Value unsound[] = {
        { FIELD_CHANNEL, -1, NULL },
        { FIELD_CHANNEL, 99, NULL },
        { FIELD_PRESENT, 2, NULL },
        { FIELD_OPENS, 0, NULL },
        { FIELD_OPENS, FIELD_INSTANT_LIMIT + 1, NULL },
        { FIELD_TEXT, 0, NULL },
    };
    for (guint i = 0; i < G_N_ELEMENTS(unsound); i++) {
        g_assert_false(value_is_sound(&unsound[i]));
    }
}

static void assert_wrong(const char *line, const char *expected)
{
    GStringChunk *strings = g_string_chunk_new(256);
    Command command;
    g_autofree char *complaint = command_read(line, strings, &command);
    g_test_message("%s: %s", line, complaint);
    g_assert_nonnull(complaint);
    g_assert_nonnull(strstr(complaint, expected));
    g_string_chunk_free(strings);
}

static void test_lines(void)
{
    GStringChunk *strings = g_string_chunk_new(256);
    Command command;
    g_autofree char *complaint =
        command_read("  list.open \t list=item-5  order=\"class inscription\"", strings, &command);
    g_assert_cmpstr(complaint, ==, NULL);
    g_assert_cmpstr(command.info->name, ==, "list.open");
    g_assert_cmpstr(values_text(&command.values, FIELD_ORDER), ==, "class inscription");
    g_string_chunk_free(strings);
    assert_wrong("", "there is no command");
    assert_wrong("   ", "there is no command");
    assert_wrong("list.levitate", "there is no command “list.levitate”");
    assert_wrong("list.open item-5", "“item-5” is no field");
    assert_wrong("list.open colour=red", "list.open has no field “colour”; it has list, ");
    assert_wrong("list.open position=3", "list.open has no field “position”");
    assert_wrong("list.open list=a list=b", "list is given twice");
    assert_wrong("list.open list=a kind=long", "kind: found “long”, expected one of speakers, ");
    assert_wrong("meeting.adjourn colour=red", "“colour” is no field of it");
}

static void test_field_of_any(void)
{
    GStringChunk *strings = g_string_chunk_new(256);
    Values values = { 0 };
    g_assert_null(command_read_field(NULL, "party=FRA", strings, &values));
    g_assert_null(command_read_field(NULL, "minutes=5", strings, &values));
    g_assert_cmpstr(values_text(&values, FIELD_PARTY), ==, "FRA");
    g_assert_cmpint(values_number(&values, FIELD_MINUTES, 0), ==, 5);
    g_autofree char *complaint = command_read_field(NULL, "colour=red", strings, &values);
    g_assert_cmpstr(complaint, ==, "“colour” is no field of it");
    g_string_chunk_free(strings);
}

static void test_actors(void)
{
    static const struct {
        const char *text;
        Role role;
        const char *party, *person;
    } good[] = {
        { "chair", ROLE_CHAIR, NULL, NULL },           { "secretariat/12", ROLE_SECRETARIAT, NULL, "12" },
        { "clock", ROLE_CLOCK, NULL, NULL },           { "FRA", ROLE_PARTICIPANT, "FRA", NULL },
        { "FRA/p-1", ROLE_PARTICIPANT, "FRA", "p-1" },
    };
    static const char *const wrong[] = { "", "/", "FRA/", "FRA/two words", "no one", "Ü" };
    GStringChunk *strings = g_string_chunk_new(256);
    Actor actor;
    for (guint i = 0; i < G_N_ELEMENTS(good); i++) {
        g_assert_true(actor_read(good[i].text, strings, &actor));
        g_assert_cmpint(actor.role, ==, good[i].role);
        g_assert_cmpstr(actor.party, ==, good[i].party);
        g_assert_cmpstr(actor.person, ==, good[i].person);
        g_autofree char *text = actor_text(&actor);
        g_assert_cmpstr(text, ==, good[i].text);
    }
    for (guint i = 0; i < G_N_ELEMENTS(wrong); i++) {
        g_assert_false(actor_read(wrong[i], strings, &actor));
    }
    g_string_chunk_free(strings);
}

static void test_procedure(void)
{
    static const char *const profiles[] = { "oewg", "main-committee", "conference", "free", "unheard-of" };
    for (guint i = 0; i < G_N_ELEMENTS(profiles); i++) {
        Procedure same;
        g_autofree char *text = procedure_write(procedure_usual(profiles[i]));
        g_assert_true(procedure_read(text, &same));
        g_assert_cmpmem(&same, sizeof same, procedure_usual(profiles[i]), sizeof same);
        g_autofree char *more = g_strconcat(text, " x", NULL);
        g_assert_false(procedure_read(more, &same));
        g_assert_false(procedure_read(text + 1, &same));
    }
    Procedure read;
    g_autofree char *text = procedure_write(procedure_usual("oewg"));
    g_auto(GStrv) around = g_strsplit(text, "quorum-open=250", 2);
    static const char *const others[] = { "quorum-open:250", "quorum-open=x", "quorum-open=1001",
                                          "quorum-open=99999999999999" };
    for (guint i = 0; i < G_N_ELEMENTS(others); i++) {
        g_autofree char *other = g_strconcat(around[0], others[i], around[1], NULL);
        g_assert_false(procedure_read(other, &read));
    }
    g_assert_null(procedure_figure_at(1000));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/session/command/values", test_values);
    g_test_add_func("/session/command/wrong-values", test_wrong_values);
    g_test_add_func("/session/command/unsound-values", test_unsound_values);
    g_test_add_func("/session/command/lines", test_lines);
    g_test_add_func("/session/command/field-of-any", test_field_of_any);
    g_test_add_func("/session/command/actors", test_actors);
    g_test_add_func("/session/command/procedure", test_procedure);
    return g_test_run();
}
