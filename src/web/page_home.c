#include "web/frame.h"
#include "web/page_parts.h"
#include "web/pages.h"

#include <string.h>

static void put_dates_and_place(Html *html, const Programme *programme, const Words *words)
{
    const CivilDate from = programme_first_day(programme);
    html_open_class(html, "p", "lead");
    words_put_range(words, from, programme_last_day(programme), html_inside(html));
    if (civil_date_is_set(from) && programme->place != NULL) {
        html_text(html, " · ");
    }
    html_text(html, programme->place);
    html_close(html);
}

static int days_with_meetings(const Layout *layout)
{
    int n = 0;
    for (guint i = 0; i < layout->days->len; i++) {
        n += layout_day(layout, i)->n > 0 && civil_date_is_set(layout_day(layout, i)->date);
    }
    return n;
}

static void put_facts(Html *html, const Visit *visit, const Publication *publication, const Words *words)
{
    html_open_class(html, "p", "facts");
    words_put_count(words, words->meetings, publication->layout->meetings, html_inside(html));
    html_text(html, " · ");
    words_put_count(words, words->days_count, days_with_meetings(publication->layout), html_inside(html));
    if (publication->programme->symbol != NULL) {
        html_text(html, " · ");
        html_text(html, publication->programme->symbol);
    }
    html_close(html);
    html_open_class(html, "p", "facts");
    part_link_open(html, visit, publication, "check");
    html_attribute(html, "class", "check");
    html_text(html, words->check);
    html_text(html, " ");
    part_state(html, publication, words);
    html_close(html);
    html_close(html);
}

static void put_card(Html *html, const Visit *visit, const Publication *publication, const Words *words)
{
    const Programme *programme = publication->programme;
    const char *title = publication_title(publication);
    html_open(html, "li");
    if (programme->body != NULL && strcmp(programme->body, title) != 0) {
        html_element(html, "p", "body", programme->body);
    }
    html_open(html, "h2");
    part_link_open(html, visit, publication, "");
    html_text(html, title);
    html_close(html);
    html_close(html);
    put_dates_and_place(html, programme, words);
    put_facts(html, visit, publication, words);
    html_close(html);
}

void page_home(const GPtrArray *publications, const Visit *visit, Buffer *out)
{
    Html html;
    const Words *words = words_of(visit->language);
    const Frame frame = { .visit = visit, .words = words, .title = words->home_title };
    html_begin(&html, out);
    frame_open(&html, &frame);
    html_open_class(&html, "header", "head");
    html_element(&html, "h1", NULL, words->home_title);
    html_element(&html, "p", "lead", publications->len > 0 ? words->home_lead : words->home_empty);
    html_close(&html);
    if (publications->len > 0) {
        html_open_class(&html, "ul", "cards");
        for (guint i = 0; i < publications->len; i++) {
            put_card(&html, visit, g_ptr_array_index(publications, i), words);
        }
        html_close(&html);
    }
    frame_close(&html, &frame);
}
