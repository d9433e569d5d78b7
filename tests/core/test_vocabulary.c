#include "core/phrases.h"
#include "core/terms.h"
#include "core/vocabulary.h"

#include <string.h>

static void test_ordinals_of_sessions_in_every_language(void)
{
    for (int language = 0; language < N_LANGUAGES; language++) {
        for (int ordinal = 1; ordinal < 200; ordinal++) {
            g_autofree char *name = terms_session(ordinal, NULL, (Language)language);
            g_assert_nonnull(name);
            g_assert_cmpint(vocabulary_session_ordinal(name), ==, ordinal);
        }
    }
    g_assert_cmpint(vocabulary_session_ordinal("шестьдесят седьмой сессии"), ==, 67);
    g_assert_cmpint(vocabulary_session_ordinal("الدورة السابعة والستين"), ==, 67);
    g_assert_cmpint(vocabulary_session_ordinal("第67届会议"), ==, 67);
    g_assert_cmpint(vocabulary_session_ordinal("Session de fond de 2015"), ==, 0);
    g_assert_cmpint(vocabulary_session_ordinal(NULL), ==, 0);
}

static void test_kinds_of_lines(void)
{
    static const struct {
        const char *text;
        EntryKind kind;
        int ordinal;
    } lines[] = {
        { "Première lecture du projet", ENTRY_READING, 1 },
        { "第二读", ENTRY_READING, 2 },
        { "Ouverture de la session", ENTRY_OPENING, 0 },
        { "第三届会议开幕", ENTRY_OPENING, 0 },
        { "Clausura del período", ENTRY_CLOSURE, 0 },
        { "Общие прения", ENTRY_DEBATE, 0 },
        { "اعتماد تقرير اللجنة", ENTRY_ADOPTION, 0 },
        { "Questions diverses", ENTRY_LINE, 0 },
        { "Opening of the session", ENTRY_OPENING, 0 },
        /* its own words do not tell, the table of terms has it: */
        { "主席介绍第二次年度进展报告草案", ENTRY_PRESENTATION, 0 },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(lines); i++) {
        int ordinal;
        g_assert_cmpint(vocabulary_kind(lines[i].text, N_ENTRY_KINDS, &ordinal), ==, lines[i].kind);
        g_assert_cmpint(ordinal, ==, lines[i].ordinal);
    }
}

static void test_places_have_zones_in_every_language(void)
{
    static const char *const names[] = { "Vienna", "Vienne", "Viena", "Вена", "维也纳", "فيينا" };
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        g_assert_cmpstr(vocabulary_zone_of_place(names[i]), ==, "Europe/Vienna");
    }
    g_assert_cmpstr(vocabulary_place_in_english("Ginebra (Suiza)"), ==, "Geneva");
    g_assert_cmpstr(vocabulary_place_in_english("日本仙台"), ==, "Sendai");
    g_assert_null(vocabulary_place_in_english("仙台湾"));
    g_assert_null(vocabulary_zone_of_place("Atlantis"));
}

static void test_sessions_that_are_none(void)
{
    static const char *const names[] = {
        "Session 12345e",                          /* no year, no ordinal */
        "Session 2015",                            /* a year */
        "Sesión, octogésima nonagésima centésima", /* more than any language counts */
        "Sesión",
        "الدورة",
        "Réunion",
        "",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        g_test_message("%s", names[i]);
        g_assert_cmpint(vocabulary_session_ordinal(names[i]), ==, 0);
    }
    g_assert_cmpint(vocabulary_session_ordinal("الدورة 67"), ==, 67);
    g_assert_cmpint(vocabulary_session_ordinal("centésima nonagésima novena sesión"), ==, 199);
}

static void test_what_begins_an_entry(void)
{
    static const struct {
        const char *text;
        bool begins;
    } lines[] = {
        { "Agenda item 5: lamps", true },
        { "agenda items 5 and 6", true },
        { "Item 5: lamps", true },
        { "Item 5 of the list", false },
        { "Items of interest", false },
        { "Agenda item that was left", false },
        { "Point 5 de l'ordre du jour", true },
        { "议程项目5", true },
        { "Point de vue", false },
        { "Second reading of the draft", true },
        { "Second thoughts", false },
        { "General debate", true },
        { "Ouverture de la session", true },
        { "Tributes", false },
        { "", false },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(lines); i++) {
        g_test_message("%s", lines[i].text);
        g_assert_cmpint(vocabulary_begins_entry(lines[i].text), ==, lines[i].begins);
    }
}

static void test_kinds_of_rows(void)
{
    static const struct {
        const char *text;
        RowKind kind;
    } rows[] = {
        { "Deadline for statements", ROW_DEADLINE },
        { "Closing date for inscription", ROW_DEADLINE },
        { "Date limite de dépôt", ROW_DEADLINE },
        { "截止日期", ROW_DEADLINE },
        { "The list of speakers closes", ROW_LIST_CLOSURE },
        { "Clôture de la liste des orateurs", ROW_LIST_CLOSURE },
        { "List of speakers", ROW_MEETING },
        { "Close of business", ROW_MEETING },
        { "Public holiday", ROW_NO_MEETING },
        { "Pas de séance", ROW_NO_MEETING },
        { "Jour férié", ROW_NO_MEETING },
        { "عطلة رسمية", ROW_NO_MEETING },
        { "Débat général", ROW_MEETING },
        { NULL, ROW_MEETING },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_test_message("%s", rows[i].text);
        g_assert_cmpint(vocabulary_row_kind(rows[i].text), ==, rows[i].kind);
    }
}

static void test_ordinals_of_english(void)
{
    static const struct {
        const char *text;
        int ordinal;
        size_t used;
    } words[] = {
        { "twenty-third week", 23, 12 },
        { "Seventieth", 70, 10 },
        { "hundred and seventy-fifth", 175, 25 },
        { "one hundred and first", 101, 21 },
        { "hundredth", 100, 9 },
        { "12345th", 12345, 7 },
        { "123456th", 0, 0 },
        { "3rdly", 0, 0 },
        { "twenty-twelfth", 0, 0 },
        { "twenty-odd", 0, 0 },
        { "Twenty people", 0, 0 },
        { "one hundred and hundredth", 0, 0 },
        { "hundred and more", 0, 0 },
        { "once", 0, 0 },
        { "", 0, 0 },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        size_t used = 9;
        g_test_message("%s", words[i].text);
        g_assert_cmpint(vocabulary_ordinal(words[i].text, &used), ==, words[i].ordinal);
        g_assert_cmpint(used, ==, words[i].used);
    }
    for (int ordinal = 1; ordinal <= 100; ordinal++) {
        g_assert_cmpint(vocabulary_ordinal(ordinal_in_words(ordinal), NULL), ==, ordinal);
    }
    g_assert_null(ordinal_in_words(0));
    g_assert_null(ordinal_in_words(101));
}

static void test_topics(void)
{
    for (int topic = 0; topic < N_TOPICS; topic++) {
        g_autofree char *loud = g_ascii_strup(topic_wording((Topic)topic), -1);
        g_autofree char *pointed = g_strconcat("– ", loud, "!", NULL);
        g_assert_cmpint(vocabulary_topic(topic_name((Topic)topic)), ==, topic);
        g_assert_cmpint(vocabulary_topic(loud), ==, topic);
        g_assert_cmpint(vocabulary_topic(pointed + strlen("–")), ==, topic);
        g_assert_cmpint(vocabulary_topic(pointed), ==, TOPIC_NONE); /* a dash is no part of a line's words */
    }
    g_assert_cmpint(vocabulary_topic("Lamps and lenses"), ==, TOPIC_NONE);
    g_assert_cmpint(vocabulary_topic(""), ==, TOPIC_NONE);
    g_assert_cmpint(vocabulary_topic(NULL), ==, TOPIC_NONE);
    g_assert_cmpint(vocabulary_kind(NULL, N_ENTRY_KINDS, NULL), ==, ENTRY_LINE);
}

static void test_cities_behind_countries(void)
{
    g_assert_cmpstr(vocabulary_place_in_english("奥地利维也纳"), ==, "Vienna");
    g_assert_cmpstr(vocabulary_place_in_english("Ginebra, Suiza"), ==, "Geneva");
    g_assert_null(vocabulary_place_in_english("一二三四五六七八九十维也纳")); /* longer than any country's name */
    g_assert_null(vocabulary_place_in_english("Laputa (Balnibarbi)"));
    g_assert_null(vocabulary_zone_of_place(NULL));
    g_assert_null(vocabulary_seat_of_body(NULL));
}

static void test_phrases_as_a_whole(void)
{
    g_assert_true(phrase_is(PHRASE_HOLIDAY, "Jour férié"));
    g_assert_false(phrase_is(PHRASE_HOLIDAY, "Jour férié en Suisse"));
    g_assert_false(phrase_is(PHRASE_HOLIDAY, "Jour"));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/vocabulary/ordinals-of-sessions", test_ordinals_of_sessions_in_every_language);
    g_test_add_func("/vocabulary/kinds-of-lines", test_kinds_of_lines);
    g_test_add_func("/vocabulary/places", test_places_have_zones_in_every_language);
    g_test_add_func("/vocabulary/sessions-that-are-none", test_sessions_that_are_none);
    g_test_add_func("/vocabulary/begins-entry", test_what_begins_an_entry);
    g_test_add_func("/vocabulary/kinds-of-rows", test_kinds_of_rows);
    g_test_add_func("/vocabulary/ordinals-of-english", test_ordinals_of_english);
    g_test_add_func("/vocabulary/topics", test_topics);
    g_test_add_func("/vocabulary/cities", test_cities_behind_countries);
    g_test_add_func("/vocabulary/phrases", test_phrases_as_a_whole);
    return g_test_run();
}
