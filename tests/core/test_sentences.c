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

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/sentences/numbers_and_dates", test_numbers_and_dates);
    g_test_add_func("/sentences/addresses", test_addresses);
    g_test_add_func("/sentences/dashes_of_its_own", test_dashes_of_its_own);
    g_test_add_func("/sentences/others_are_left_alone", test_others_are_left_alone);
    return g_test_run();
}
