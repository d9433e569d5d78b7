#include "core/terms.h"
#include "core/vocabulary.h"

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

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/vocabulary/ordinals-of-sessions", test_ordinals_of_sessions_in_every_language);
    g_test_add_func("/vocabulary/kinds-of-lines", test_kinds_of_lines);
    g_test_add_func("/vocabulary/places", test_places_have_zones_in_every_language);
    return g_test_run();
}
