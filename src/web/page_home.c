#include "web/frame.h"
#include "web/page_parts.h"
#include "web/pages.h"

#include <string.h>

static int days_with_meetings(const Layout *layout)
{
    int n = 0;
    for (guint i = 0; i < layout->days->len; i++) {
        n += layout_day(layout, i)->n > 0 && civil_date_is_set(layout_day(layout, i)->date);
    }
    return n;
}

static void put_facts(const ProgrammePage *page)
{
    Html *html = page->html;
    html_open_class(html, "p", "facts");
    words_put_count(page->words, page->words->meetings, page->layout->meetings, html_inside(html));
    html_text(html, " · ");
    words_put_count(page->words, page->words->days_count, days_with_meetings(page->layout), html_inside(html));
    if (page->programme->symbol != NULL) {
        html_text(html, " · ");
        part_sign(page, NULL, page->programme->symbol);
    }
    html_close(html);
    html_open_class(html, "p", "facts");
    part_link_open(page, "check");
    html_attribute(html, "class", "check");
    html_text(html, page->words->check);
    html_text(html, " ");
    part_state(page);
    html_close(html);
    html_close(html);
}

static void put_card(const ProgrammePage *page)
{
    Html *html = page->html;
    const char *title = publication_title(page->publication);
    const char *body = page->programme->body;
    html_open(html, "li");
    if (body != NULL && strcmp(body, title) != 0) {
        part_own_element(page, "p", "body", body);
    }
    html_open(html, "h2");
    part_link_open(page, "");
    part_own_words(page, title);
    html_close(html);
    html_close(html);
    part_dates_and_place(page);
    put_facts(page);
    html_close(html);
}

static void put_cards(const GPtrArray *publications, const Visit *visit, Html *html)
{
    html_open_class(html, "ul", "cards");
    for (guint i = 0; i < publications->len; i++) {
        const Publication *publication = g_ptr_array_index(publications, i);
        const ProgrammePage page = {
            .html = html,
            .publication = publication,
            .programme = publication->programme,
            .layout = publication->layout,
            .visit = visit,
            .words = words_of(visit->language),
        };
        put_card(&page);
    }
    html_close(html);
}

static bool any_issued(const GPtrArray *publications)
{
    for (guint i = 0; i < publications->len; i++) {
        if (((const Publication *)g_ptr_array_index(publications, i))->issued != NULL) {
            return true;
        }
    }
    return false;
}

void page_home(const GPtrArray *publications, const Visit *visit, Buffer *out)
{
    Html html;
    const Words *words = words_of(visit->language);
    const Frame frame = {
        .visit = visit, .words = words, .title = words->home_title, .feed = any_issued(publications) ? "" : NULL
    };
    html_begin(&html, out);
    frame_open(&html, &frame);
    html_open_class(&html, "header", "head");
    html_element(&html, "h1", NULL, words->home_title);
    html_element(&html, "p", "lead", publications->len > 0 ? words->home_lead : words->home_empty);
    html_close(&html);
    if (publications->len > 0) {
        put_cards(publications, visit, &html);
    }
    frame_close(&html, &frame);
}
