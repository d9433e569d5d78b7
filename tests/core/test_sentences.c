#include "core/sentences.h"

static const char session[] =
    "The fifth substantive session of the open-ended working group on security of and in the use of information and "
    "communications technologies 2021-2025, established pursuant to General Assembly resolution 75/240, will be held at "
    "Headquarters from 24 to 28 July 2023.";

static void test_numbers_and_dates(void)
{
    g_autofree char *french = sentence_translate(session, LANGUAGE_ENGLISH, LANGUAGE_FRENCH);
    g_assert_true(g_str_has_prefix(french, "La cinquième session de fond du groupe de travail"));
    g_assert_true(g_str_has_suffix(french, "de la résolution 75/240 de l'Assemblée générale, se tiendra au Siège de "
                                           "l'Organisation des Nations Unies du 24 au 28 juillet 2023."));
    g_autofree char *russian = sentence_translate(session, LANGUAGE_ENGLISH, LANGUAGE_RUSSIAN);
    g_assert_true(g_str_has_prefix(russian, "Пятая основная сессия"));
    g_assert_true(g_str_has_suffix(russian, "с 24 по 28 июля 2023 года."));
    g_autofree char *chinese = sentence_translate(session, LANGUAGE_ENGLISH, LANGUAGE_CHINESE);
    g_assert_true(g_str_has_suffix(chinese, "第五届实质性会议将于2023年7月24日至28日在总部举行。"));
    g_autofree char *english = sentence_translate(session, LANGUAGE_ENGLISH, LANGUAGE_ENGLISH);
    g_assert_true(g_str_has_suffix(english, "will be held at Headquarters from 24 to 28 July 2023."));
}

static void test_addresses(void)
{
    g_autofree char *spanish = sentence_translate("Additional information can be found at https://example.org/a.b/c.",
                                                  LANGUAGE_ENGLISH, LANGUAGE_SPANISH);
    g_assert_cmpstr(spanish, ==, "Puede consultarse información adicional en https://example.org/a.b/c.");
    g_autofree char *arabic = sentence_translate(
        "The provisional programme of work is contained in the annex to the present note. The annotated agenda for the "
        "session, as adopted at the organizational meeting, on 1 June 2022, is contained in document A/AC.292/2021/1.",
        LANGUAGE_ENGLISH, LANGUAGE_ARABIC);
    g_assert_true(g_str_has_suffix(arabic, "المعقودة في 1 حزيران/يونيه 2022، في الوثيقة A/AC.292/2021/1."));
}

static void test_dashes_of_its_own(void)
{
    g_autofree char *french = sentence_translate(
        "Additional information can be found at https://example.org/2021–2025-a.", LANGUAGE_ENGLISH, LANGUAGE_FRENCH);
    g_assert_true(g_str_has_suffix(french, " https://example.org/2021–2025-a."));
}

static void test_others_are_left_alone(void)
{
    static const char *const texts[] = {
        "",
        "Additional information can be found at",
        "Additional information can be found at .",
        "Additional information can be found at https://example.org",
        "Additional information can be found at the back of the room.",
        "Additional information can be found at https://example.org. See there.",
        ("The provisional programme of work is contained in the annex to the present note. The annotated agenda for the "
         "session, as adopted at the organizational meeting, on some day, is contained in document A/1."),
    };
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_assert_null(sentence_translate(texts[i], LANGUAGE_ENGLISH, LANGUAGE_FRENCH));
    }
    g_assert_null(sentence_translate(NULL, LANGUAGE_ENGLISH, LANGUAGE_FRENCH));
    g_assert_null(sentence_translate(session, LANGUAGE_FRENCH, LANGUAGE_ENGLISH));
}

/* The sentence on the session with other dates or another ordinal in it; NULL if that is none of the table's. */
static char *french_session(const char *ordinal, const char *dates)
{
    g_autofree char *text = g_strdup_printf(
        "The %s substantive session of the open-ended working group on security of and in the use of "
        "information and communications technologies 2021-2025, established pursuant to General Assembly "
        "resolution 75/240, will be held at Headquarters %s.",
        ordinal, dates);
    return sentence_translate(text, LANGUAGE_ENGLISH, LANGUAGE_FRENCH);
}

static void test_slots(void)
{
    static const struct {
        const char *ordinal, *dates, *end; /* NULL: it is no sentence of the table */
    } cases[] = {
        { "fifth", "from 24 to 28 July 2023", " du 24 au 28 juillet 2023." },
        { "fifth", "24–28 July 2023", " du 24 au 28 juillet 2023." },
        { "fifth", "from 28 July to 1 August 2023", " du 28 juillet au 1er août 2023." },
        { "fifth", "soon, from 24 to 28 July 2023", NULL },
        { "fifth", "from 24 to 28 July 2023 or so", NULL },
        { "fifth", "from 24 to 28 July", NULL },
        { "fifth", "from 24 July 2023", NULL },
        { "fifth", "from 31 June to 5 July 2023", NULL },
        { "fifth", "from 26 to 31 June 2023", NULL },
        { "fifth", "next year", NULL },
        { "last", "from 24 to 28 July 2023", NULL },
        { "fifth and last", "from 24 to 28 July 2023", NULL },
        { "", "from 24 to 28 July 2023", NULL },
        { "500th", "from 24 to 28 July 2023", NULL }, /* no language has words for it */
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *french = french_session(cases[i].ordinal, cases[i].dates);
        g_test_message("%s, %s", cases[i].ordinal, cases[i].dates);
        g_assert_cmpint(french != NULL, ==, cases[i].end != NULL);
        g_assert_true(french == NULL || g_str_has_suffix(french, cases[i].end));
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/sentences/numbers_and_dates", test_numbers_and_dates);
    g_test_add_func("/sentences/addresses", test_addresses);
    g_test_add_func("/sentences/dashes_of_its_own", test_dashes_of_its_own);
    g_test_add_func("/sentences/others_are_left_alone", test_others_are_left_alone);
    g_test_add_func("/sentences/slots", test_slots);
    return g_test_run();
}
