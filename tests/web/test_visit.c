#include "web/visit.h"

static void clients_ask_for_languages(void)
{
    const struct {
        const char *header;
        Language language;
    } samples[] = {
        { NULL, LANGUAGE_SPANISH },
        { "", LANGUAGE_SPANISH },
        { "fr", LANGUAGE_FRENCH },
        { "fr-CH, fr;q=0.9, en;q=0.8, de;q=0.7, *;q=0.5", LANGUAGE_FRENCH },
        { "de, ru;q=0.3,zh-Hant-TW;q=0.31", LANGUAGE_CHINESE },
        { "en;q=0.8, ar", LANGUAGE_ARABIC },
        { "ar;q=0.001,ru;q=0", LANGUAGE_ARABIC },
        { "ar ; q=0.5 , ru ; q=0.6", LANGUAGE_RUSSIAN },
        { "de, it, pt-BR", LANGUAGE_SPANISH },
        { "*", LANGUAGE_SPANISH },
        { "fr;q=0.2, *;q=0.5", LANGUAGE_SPANISH },
        { "ru;q=0", LANGUAGE_SPANISH },
        { "a-very-long-tag-that-nobody-has-ever-registered-anywhere, fr;q=0.1", LANGUAGE_FRENCH },
        { ";;q=,,,q=9;;,ar;q=1e99", LANGUAGE_ARABIC },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(samples); i++) {
        g_test_message("%s", samples[i].header != NULL ? samples[i].header : "no header");
        g_assert_cmpint(language_asked_for(samples[i].header, LANGUAGE_SPANISH), ==, samples[i].language);
    }
}

static void addresses_may_begin_with_a_language(void)
{
    const struct {
        const char *path, *rest;
        Language language;
        bool is_chosen;
    } samples[] = {
        { "/", "/", LANGUAGE_RUSSIAN, false },          { "/p/x/", "/p/x/", LANGUAGE_RUSSIAN, false },
        { "/ar/p/x/", "/p/x/", LANGUAGE_ARABIC, true }, { "/zh/", "/", LANGUAGE_CHINESE, true },
        { "/es", "", LANGUAGE_SPANISH, true },          { "/de/", "/de/", LANGUAGE_RUSSIAN, false },
        { "/FR/", "/FR/", LANGUAGE_RUSSIAN, false },    { "/fr-CH/", "/fr-CH/", LANGUAGE_RUSSIAN, false },
        { "/fra/", "/fra/", LANGUAGE_RUSSIAN, false },  { "/f", "/f", LANGUAGE_RUSSIAN, false },
        { "//fr/", "//fr/", LANGUAGE_RUSSIAN, false },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(samples); i++) {
        const Request request = { .path = samples[i].path, .query = "", .host = "h", .accept_language = "ru" };
        const Visit visit = visit_of(&request, LANGUAGE_ENGLISH);
        g_test_message("%s", samples[i].path);
        g_assert_cmpstr(visit.path, ==, samples[i].rest);
        g_assert_cmpint(visit.language, ==, samples[i].language);
        g_assert_true(visit.is_chosen == samples[i].is_chosen);
    }
}

static void links_keep_what_was_chosen(void)
{
    g_auto(Buffer) out = BUFFER_INIT;
    Html html = { .out = &out };
    const Visit chosen = { .language = LANGUAGE_FRENCH, .is_chosen = true };
    const Visit agreed = { .language = LANGUAGE_FRENCH };
    html_open(&html, "a");
    visit_address(&chosen, &html, "href", "/p/x/");
    html_close(&html);
    html_open(&html, "a");
    visit_address(&agreed, &html, "href", "/p/x/");
    html_close(&html);
    g_assert_cmpstr(buffer_text(&out), ==, "<a href=\"/fr/p/x/\"></a><a href=\"/p/x/\"></a>");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/visit/clients-ask-for-languages", clients_ask_for_languages);
    g_test_add_func("/visit/addresses-may-begin-with-a-language", addresses_may_begin_with_a_language);
    g_test_add_func("/visit/links-keep-what-was-chosen", links_keep_what_was_chosen);
    return g_test_run();
}
