#include "core/programme_check.h"
#include "markup.h"
#include "sample.h"
#include "web/page_parts.h"
#include "web/pages.h"

#include <generate.h>
#include <string.h>

static Publication *publish(Programme *programme)
{
    static const char source[] = "line 1\nMonday, 25 July\n\xff damaged <b>\n";
    Publication *publication = g_new0(Publication, 1);
    publication->slug = g_strdup("session-3");
    publication->programme = programme;
    publication->layout = layout_new(programme);
    publication->findings = diagnostics_new();
    publication->source = g_bytes_new_static(source, sizeof source - 1);
    programme_check(programme, publication->findings);
    return publication;
}

static const Visit english = { LANGUAGE_ENGLISH, false, "/p/session-3/", "example.org:8080" };

static char *programme_page(const Publication *publication, const Filter *filter)
{
    g_auto(Buffer) out = BUFFER_INIT;
    page_programme(publication, filter, &english, &out);
    return g_strdup(buffer_text(&out));
}

static void assert_has(const char *page, const char *what)
{
    if (strstr(page, what) == NULL) {
        g_error("the page has no “%s”", what);
    }
}

static void assert_has_not(const char *page, const char *what)
{
    if (strstr(page, what) != NULL) {
        g_error("the page has “%s”", what);
    }
}

static guint count(const char *page, const char *what)
{
    guint n = 0;
    for (const char *at = page; (at = strstr(at, what)) != NULL; at += strlen(what)) {
        n++;
    }
    return n;
}

static void the_timetable_says_it_all(void)
{
    g_autoptr(Publication) publication = publish(sample_programme());
    g_autofree char *page = programme_page(publication, &FILTER_ALL);
    assert_sound_page(page);
    assert_has(page, "<h1>Third substantive session</h1>");
    assert_has(page, "25–29 July 2022 · New York");
    assert_has(page, "id=\"2022-07-26-am\"");
    assert_has(page, "<time datetime=\"2022-07-26T10:00-04:00\">10:00</time>");
    assert_has(page, "<bdi class=\"zone\" dir=\"ltr\">EDT</bdi>");
    assert_has(page, "<em class=\"mark\">(continued)</em>");
    assert_has(page, "Deadline");
    assert_has(page, "webcal://example.org:8080/en/p/session-3/calendar.ics\"");
    assert_has(page, "no symbol assigned");
}

static void text_is_escaped_and_addresses_are_links(void)
{
    g_autoptr(Publication) publication = publish(sample_programme());
    g_autofree char *page = programme_page(publication, &FILTER_ALL);
    assert_has(page, "Side event: &lt;b&gt;norms&lt;/b&gt; &amp; &quot;practice&quot;");
    assert_has(page, "<a href=\"https://example.org/submit?a=1&amp;b=2\">https://example.org/submit?a=1&amp;b=2</a>.");
    assert_has_not(page, "<b>norms");
    assert_has(page, "\\u003cb>norms"); /* in the data for machines, where a tag could end the element */
}

static void footnotes_lead_there_and_back(void)
{
    g_autoptr(Publication) publication = publish(sample_programme());
    g_autofree char *page = programme_page(publication, &FILTER_ALL);
    assert_has(page, "id=\"mark-1\" href=\"#note-1\"");
    assert_has(page, "<li id=\"note-1\">");
    assert_has(page, "href=\"#mark-1\"");
}

static void minutes_are_a_bar_where_they_fit(void)
{
    g_autoptr(Publication) publication = publish(sample_programme());
    g_autofree char *page = programme_page(publication, &FILTER_ALL);
    assert_has(page, "viewBox=\"0 0 180 10\"");
    assert_has(page, "<rect class=\"m2\" x=\"30\" width=\"90\" height=\"10\"></rect>");
    assert_has(page, "<span class=\"minutes\">1\u00a0h 30\u00a0min</span>");
}

static void filters_are_in_all_that_they_touch(void)
{
    const Filter filter = { .item = { .number = 7 }, .topic = TOPIC_NONE };
    g_autoptr(Publication) publication = publish(sample_programme());
    g_autofree char *page = programme_page(publication, &filter);
    assert_sound_page(page);
    assert_has(page, "1 / 12 meetings");
    assert_has(page, "calendar.ics?item=7");
    assert_has(page, "<option value=\"7\" selected>");
    g_assert_cmpuint(count(page, "<li id=\"2022-"), ==, 1);
}

static void an_empty_choice_says_so(void)
{
    const Filter filter = { .item = { .number = 99 }, .topic = TOPIC_NONE };
    g_autoptr(Publication) publication = publish(sample_programme());
    g_autofree char *page = programme_page(publication, &filter);
    assert_sound_page(page);
    assert_has(page, "No meeting of this programme matches.");
}

static void without_a_zone_there_is_no_calendar(void)
{
    Programme *programme = programme_new();
    Row *row = programme_add_row(programme, row_new(ROW_MEETING));
    row->date = civil_date(2022, 7, 25);
    row->start = CLOCK_NOON;
    row->end = CLOCK_UNKNOWN;
    g_autoptr(Publication) publication = publish(programme);
    g_autofree char *page = programme_page(publication, &FILTER_ALL);
    assert_sound_page(page);
    assert_has(page, "The time zone of the place is not known");
    assert_has(page, "<time datetime=\"2022-07-25T12:00\">12:00</time>");
    assert_has_not(page, "calendar.ics");
}

static void an_empty_programme_has_a_page(void)
{
    g_autoptr(Publication) publication = publish(programme_new());
    g_autofree char *page = programme_page(publication, &FILTER_ALL);
    assert_sound_page(page);
    assert_has(page, "<h1>session-3</h1>");
    assert_has(page, "No timetable was understood in this document");
    assert_has_not(page, "calendar.ics");
}

static void the_check_stands_beside_the_source(void)
{
    g_autoptr(Publication) publication = publish(sample_programme());
    g_auto(Buffer) out = BUFFER_INIT;
    diagnostics_add(publication->findings, SEVERITY_ERROR, "weekday", (Position){ 2, 1, 6 },
                    g_strdup("<Monday> is wrong"), g_strdup("Tuesday"));
    diagnostics_sort(publication->findings);
    page_check(publication, &english, &out);
    const char *page = buffer_text(&out);
    assert_sound_page(page);
    assert_has(page, "<code dir=\"auto\"><mark>Monday</mark>, 25 July</code>");
    assert_has(page, "&lt;Monday&gt; is wrong; Tuesday");
    assert_has(page, "damaged &lt;b&gt;");
    assert_has_not(page, "id=\"line-4\"");
}

static void long_sources_are_shown_where_it_matters(void)
{
    g_autoptr(Publication) publication = publish(sample_programme());
    g_auto(Buffer) out = BUFFER_INIT;
    g_autofree char *text = g_strnfill(5000, '\n');
    g_bytes_unref(publication->source);
    publication->source = g_bytes_new(text, 5000);
    g_ptr_array_set_size(publication->findings, 0);
    diagnostics_add(publication->findings, SEVERITY_NOTE, "weekday", (Position){ 2500, 1, 1 }, g_strdup("x"), NULL);
    page_check(publication, &english, &out);
    const char *page = buffer_text(&out);
    g_assert_cmpuint(count(page, "<li value="), ==, 7);
    assert_has(page, "id=\"line-2497\"");
    assert_has(page, "id=\"line-2503\"");
}

static void problems_help(void)
{
    const struct {
        ProblemKind kind;
        const char *detail, *text;
    } samples[] = {
        { PROBLEM_PARAMETER, "item", "“item”" },
        { PROBLEM_FORM, "It has no <end>.", "It has no &lt;end&gt;." },
        { PROBLEM_FOREIGN, NULL, "another site" },
        { PROBLEM_MISSING, NULL, "There is nothing at this address" },
        { PROBLEM_METHOD, NULL, "GET and HEAD" },
        { PROBLEM_TOO_LARGE, "16 MiB", "No more than this is taken: 16 MiB." },
        { PROBLEM_MEDIA_TYPE, "text/x", "text/x" },
        { PROBLEM_UNREADABLE, "3:1: found a <", "3:1: found a &lt;" },
        { PROBLEM_FAILED, "<no font>", "&lt;no font&gt;" },
        { PROBLEM_BUSY, NULL, "try again" },
        { PROBLEM_KEY, "<key>", "&lt;key&gt;" },
        { PROBLEM_SCOPE, "<scope>", "&lt;scope&gt;" },
        { PROBLEM_NOT_YOURS, "<act>", "&lt;act&gt;" },
        { PROBLEM_FIELD, "<list>", "&lt;list&gt;" },
        { PROBLEM_REFUSED, "<rule>", "&lt;rule&gt;" },
        { PROBLEM_REPEATED, "<id>", "&lt;id&gt;" },
        { PROBLEM_RATE, NULL, "try again" },
        { PROBLEM_FAULT, "<disk>", "&lt;disk&gt;" },
    };
    G_STATIC_ASSERT(G_N_ELEMENTS(samples) == N_PROBLEMS - 1);
    for (size_t i = 0; i < G_N_ELEMENTS(samples); i++) {
        g_auto(Buffer) out = BUFFER_INIT;
        const Problem problem = { .kind = samples[i].kind, .detail = (char *)samples[i].detail };
        page_problem(&problem, &english, &out);
        assert_sound_page(buffer_text(&out));
        assert_has(buffer_text(&out), samples[i].text);
        assert_has(buffer_text(&out), "href=\"/\"");
    }
}

static const Visit at_check = { LANGUAGE_ENGLISH, false, "/check", "example.org:8080" };

static void a_document_is_handed_in(void)
{
    g_auto(Buffer) out = BUFFER_INIT;
    page_check_form(&(CheckedDocument){ 0 }, &at_check, &out);
    const char *page = buffer_text(&out);
    assert_sound_page(page);
    assert_has(
        page,
        "<form class=\"hand-in\" id=\"hand-in\" method=\"post\" action=\"/check\" enctype=\"multipart/form-data\"");
    assert_has(page, "16 MiB");
    assert_has(page, "check.js");
    assert_has_not(page, "id=\"findings\"");
}

static void what_was_handed_in_comes_back(void)
{
    g_auto(Buffer) out = BUFFER_INIT;
    g_autoptr(Publication) publication = publish(sample_programme());
    page_check_form(&(CheckedDocument){ .is_handed_in = true, .publication = publication, .text = "\n</textarea>text" },
                    &at_check, &out);
    const char *page = buffer_text(&out);
    assert_sound_page(page);
    assert_has(page, "<h1>Third substantive session</h1>");
    assert_has(
        page,
        "<textarea id=\"text\" name=\"text\" rows=\"14\" dir=\"auto\" spellcheck=\"false\">\n\n&lt;/textarea&gt;text");
    assert_has(page, "id=\"line-2\"");
    assert_has(page, "id=\"2022-07-26-am\"");
    assert_has(page, "<input type=\"hidden\" name=\"programme\" value=\"{\n");
    assert_has(page, "<button name=\"to\" value=\"pdf\">");
    assert_has(page, "not found"); /* its symbol */
    assert_has_not(page, "/p/");   /* it is not published: no link may lead there */
}

static void what_cannot_be_read_says_where(void)
{
    g_auto(Buffer) out = BUFFER_INIT;
    Problem problem = { 0 };
    problem_set_unreadable(&problem, "3:14: meetings: found <");
    g_assert_cmpint(problem.at.line, ==, 3);
    g_assert_cmpint(problem.at.column, ==, 14);
    page_check_form(&(CheckedDocument){ .is_handed_in = true, .problem = &problem, .name = "a<b>.json", .text = "{" },
                    &at_check, &out);
    assert_sound_page(buffer_text(&out));
    assert_has(buffer_text(&out), "role=\"alert\"");
    assert_has(buffer_text(&out), "3:14: meetings: found &lt;");
    assert_has(buffer_text(&out), "a&lt;b&gt;.json");
    problem_clear(&problem);
}

/* A line of a megabyte, and more findings than anybody reads. */
static void what_is_shown_has_an_end(void)
{
    g_auto(Buffer) out = BUFFER_INIT;
    g_autofree char *line = g_strnfill(1 << 20, 'x');
    Publication *publication = publication_new("", programme_new(), diagnostics_new(), g_bytes_new(line, strlen(line)));
    for (int i = 0; i < 5000; i++) {
        diagnostics_add(publication->findings, SEVERITY_NOTE, "dash", (Position){ 1, 500000, 3 }, g_strdup("x"), NULL);
    }
    page_check_form(&(CheckedDocument){ .is_handed_in = true, .publication = publication }, &at_check, &out);
    const char *page = buffer_text(&out);
    assert_sound_page(page);
    assert_has(page, "…xxxx");
    assert_has(page, "<mark>xxx</mark>");
    assert_has(page, "Only the first 1000 findings are shown.");
    g_assert_cmpuint(count(page, "class=\"finding note\""), ==, 1000);
    g_assert_cmpuint(strlen(page), <, 400000);
    publication_free(publication);
}

static void the_interface_is_described(void)
{
    g_auto(Buffer) out = BUFFER_INIT;
    page_api(&at_check, false, &out);
    assert_sound_page(buffer_text(&out));
    assert_has(buffer_text(&out), "<code>/api/v1/programmes/{slug}/findings</code>");
    assert_has(buffer_text(&out), "id=\"unreadable\"");
    assert_has(buffer_text(&out), "href=\"/api/v1/openapi.json\"");
    assert_has_not(buffer_text(&out), "/api/v1/commands");
    assert_has_not(buffer_text(&out), "/api/v1/session");
}

static void the_acts_of_a_session_are_described(void)
{
    g_auto(Buffer) out = BUFFER_INIT;
    page_api(&at_check, true, &out);
    assert_sound_page(buffer_text(&out));
    assert_has(buffer_text(&out), "<code>/api/v1/commands/{command}</code>");
    assert_has(buffer_text(&out), "<code>/api/v1/commands/floor.request</code>");
    assert_has(buffer_text(&out), "<code>/api/v1/log</code>");
    assert_has(buffer_text(&out), "id=\"refused\"");
}

static char *page_in(const Publication *publication, Language language)
{
    const Visit visit = { language, true, "/p/session-3/", "example.org" };
    g_auto(Buffer) out = BUFFER_INIT;
    page_programme(publication, &FILTER_ALL, &visit, &out);
    return g_strdup(buffer_text(&out));
}

static void every_language_has_its_page(void)
{
    const struct {
        const char *root, *session, *dates, *meetings, *item, *number;
    } samples[] = {
        [LANGUAGE_ARABIC] = { "<html lang=\"ar\" dir=\"rtl\">", "الدورة الموضوعية الثالثة", "تموز/يوليه 2022",
                              "بند جدول الأعمال", "البند 5 من جدول الأعمال", "(تابع)" },
        [LANGUAGE_CHINESE] = { "<html lang=\"zh\" dir=\"ltr\">", "第三届实质性会议", "2022年7月25日至29日", "议程项目",
                               "议程项目5", "续" },
        [LANGUAGE_ENGLISH] = { "<html lang=\"en\" dir=\"ltr\">", "Third substantive session", "25–29 July 2022",
                               "Agenda item", "Agenda item 5", "(continued)" },
        [LANGUAGE_FRENCH] = { "<html lang=\"fr\" dir=\"ltr\">", "Troisième session de fond", "juillet 2022",
                              "Point de l’ordre du jour", "Point 5 de l&#39;ordre du jour", "(suite)" },
        [LANGUAGE_RUSSIAN] = { "<html lang=\"ru\" dir=\"ltr\">", "Третья основная сессия", "июля 2022 года",
                               "Пункт повестки дня", "Пункт 5 повестки дня", "(продолжение)" },
        [LANGUAGE_SPANISH] = { "<html lang=\"es\" dir=\"ltr\">", "período de sesiones sustantivo", "de julio de 2022",
                               "Tema del programa", "Tema 5 del programa", "(continuación)" },
    };
    G_STATIC_ASSERT(G_N_ELEMENTS(samples) == N_LANGUAGES);
    g_autoptr(Publication) publication = publish(sample_programme());
    for (int i = 0; i < N_LANGUAGES; i++) {
        g_autofree char *page = page_in(publication, (Language)i);
        g_test_message("%s", language_code((Language)i));
        assert_sound_page(page);
        assert_has(page, samples[i].root);
        assert_has(page, samples[i].session);
        assert_has(page, samples[i].dates);
        assert_has(page, samples[i].meetings);
        assert_has(page, samples[i].item);
        assert_has(page, samples[i].number);
    }
}

/* What the table of terms has not stays as it is, and says which language it is in. */
static void words_of_another_language_are_marked(void)
{
    g_autoptr(Publication) publication = publish(sample_programme());
    g_autofree char *arabic = page_in(publication, LANGUAGE_ARABIC);
    g_autofree char *own = page_in(publication, LANGUAGE_ENGLISH);
    assert_has(
        arabic,
        "<p class=\"body\" lang=\"en\" dir=\"ltr\">Open-ended working group on the safety of harbour lights 2021–2025</p>");
    assert_has(arabic, "<bdi lang=\"en\" dir=\"ltr\">States are encouraged to focus on &lt;specific&gt; topics; see "
                       "<a href=\"https://example.org/report\">");
    assert_has(arabic, "البرنامج مكتوب باللغة الإنكليزية");
    assert_has(arabic, "\"inLanguage\": \"en\"");
    assert_has_not(own, "<bdi lang");
    assert_has_not(own, "The programme is written in");
}

static void a_programme_may_be_in_any_language(void)
{
    Programme *programme = sample_programme();
    programme->language = LANGUAGE_ARABIC;
    g_free(programme->place);
    programme->place = g_strdup("نيويورك");
    g_autoptr(Publication) publication = publish(programme);
    g_autofree char *page = page_in(publication, LANGUAGE_FRENCH);
    assert_sound_page(page);
    assert_has(page, "2022 · New York</p>");
    assert_has(page, "<bdi lang=\"ar\" dir=\"rtl\">");
    assert_has(page, "rédigé en arabe");
}

static void a_page_leads_to_itself_in_other_languages(void)
{
    const Filter filter = { .item = { .number = 7, .sub = "a" }, .topic = TOPIC_LAW };
    const Visit agreed = { LANGUAGE_FRENCH, false, "/p/session-3/", "example.org" };
    g_autoptr(Publication) publication = publish(sample_programme());
    g_auto(Buffer) out = BUFFER_INIT;
    page_programme(publication, &filter, &agreed, &out);
    const char *page = buffer_text(&out);
    assert_sound_page(page);
    assert_has(page, "<link rel=\"alternate\" hreflang=\"x-default\" href=\"/p/session-3/?item=7a&amp;topic=law\">");
    assert_has(page, "<link rel=\"alternate\" hreflang=\"ar\" href=\"/ar/p/session-3/?item=7a&amp;topic=law\">");
    assert_has(page, "<a href=\"/zh/p/session-3/?item=7a&amp;topic=law\" lang=\"zh\" hreflang=\"zh\">中文</a>");
    assert_has(page, "lang=\"fr\" hreflang=\"fr\" aria-current=\"true\">Français</a>");
    assert_has(page, "<a href=\"/p/session-3/paper\"");
    assert_has(page, "webcal://example.org/fr/p/session-3/calendar.ics?item=7a");
}

static void links_keep_the_language_of_the_address(void)
{
    g_autoptr(Publication) publication = publish(sample_programme());
    g_autofree char *page = page_in(publication, LANGUAGE_RUSSIAN);
    assert_has(page, "<a href=\"/ru/p/session-3/paper\"");
    assert_has(page, "<a class=\"brand\" href=\"/ru/\">");
    assert_has_not(page, "href=\"/p/session-3/paper\"");
    assert_has(page, "href=\"/assets/");
}

static void any_programme_has_sound_pages(void)
{
    const Filter filter = { .item = { .number = 3 }, .topic = TOPIC_LAW };
    for (guint32 seed = 1; seed <= 60; seed++) {
        g_autoptr(Publication) publication = publish(generate_programme(seed));
        g_autofree char *all = page_in(publication, (Language)(seed % N_LANGUAGES));
        g_autofree char *some = programme_page(publication, &filter);
        g_auto(Buffer) check = BUFFER_INIT;
        g_test_message("seed %u", seed);
        page_check(publication, &english, &check);
        assert_sound_page(all);
        assert_sound_page(some);
        assert_sound_page(buffer_text(&check));
    }
}

static void the_list_leads_to_each(void)
{
    g_autoptr(GPtrArray) publications = g_ptr_array_new_with_free_func((GDestroyNotify)publication_free);
    g_auto(Buffer) none = BUFFER_INIT, some = BUFFER_INIT;
    page_home(publications, &english, &none);
    assert_sound_page(buffer_text(&none));
    assert_has(buffer_text(&none), "No programme of work is published here yet.");
    g_ptr_array_add(publications, publish(sample_programme()));
    page_home(publications, &english, &some);
    assert_sound_page(buffer_text(&some));
    assert_has(buffer_text(&some), "<a href=\"/p/session-3/\">Third substantive session</a>");
    assert_has(buffer_text(&some), "12 meetings · 5 days");
}

/* Only names may be the same in all languages. */
static void every_form_has_its_words(void)
{
    const ProgrammeForm *form;
    for (guint i = 0; (form = programme_form_at(i)) != NULL; i++) {
        const bool is_name = g_str_equal(form->name, "pdf") || g_str_equal(form->name, "akn");
        g_test_message("%s", form->name);
        g_assert_cmpstr(form_words(words_of(LANGUAGE_ENGLISH), form), ==, form->title);
        g_assert_true(is_name == g_str_equal(form_words(words_of(LANGUAGE_ARABIC), form), form->title));
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/pages/the-timetable-says-it-all", the_timetable_says_it_all);
    g_test_add_func("/pages/text-is-escaped", text_is_escaped_and_addresses_are_links);
    g_test_add_func("/pages/footnotes-lead-there-and-back", footnotes_lead_there_and_back);
    g_test_add_func("/pages/minutes-are-a-bar", minutes_are_a_bar_where_they_fit);
    g_test_add_func("/pages/filters-are-in-all-that-they-touch", filters_are_in_all_that_they_touch);
    g_test_add_func("/pages/an-empty-choice-says-so", an_empty_choice_says_so);
    g_test_add_func("/pages/without-a-zone-there-is-no-calendar", without_a_zone_there_is_no_calendar);
    g_test_add_func("/pages/an-empty-programme-has-a-page", an_empty_programme_has_a_page);
    g_test_add_func("/pages/the-check-stands-beside-the-source", the_check_stands_beside_the_source);
    g_test_add_func("/pages/long-sources", long_sources_are_shown_where_it_matters);
    g_test_add_func("/pages/problems-help", problems_help);
    g_test_add_func("/pages/a-document-is-handed-in", a_document_is_handed_in);
    g_test_add_func("/pages/what-was-handed-in-comes-back", what_was_handed_in_comes_back);
    g_test_add_func("/pages/what-cannot-be-read-says-where", what_cannot_be_read_says_where);
    g_test_add_func("/pages/what-is-shown-has-an-end", what_is_shown_has_an_end);
    g_test_add_func("/pages/the-interface-is-described", the_interface_is_described);
    g_test_add_func("/pages/the-acts-of-a-session-are-described", the_acts_of_a_session_are_described);
    g_test_add_func("/pages/every-language-has-its-page", every_language_has_its_page);
    g_test_add_func("/pages/words-of-another-language-are-marked", words_of_another_language_are_marked);
    g_test_add_func("/pages/a-programme-may-be-in-any-language", a_programme_may_be_in_any_language);
    g_test_add_func("/pages/a-page-leads-to-itself-in-other-languages", a_page_leads_to_itself_in_other_languages);
    g_test_add_func("/pages/links-keep-the-language-of-the-address", links_keep_the_language_of_the_address);
    g_test_add_func("/pages/any-programme-has-sound-pages", any_programme_has_sound_pages);
    g_test_add_func("/pages/the-list-leads-to-each", the_list_leads_to_each);
    g_test_add_func("/pages/every-form-has-its-words", every_form_has_its_words);
    return g_test_run();
}
