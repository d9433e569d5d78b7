/* The page of a programme: its head, the filters, where the time goes, what can be taken along; the week and the days
 * have files of their own. */
#include "web/page_parts.h"
#include "web/pages.h"

#include "doc/write_html.h"
#include "web/frame.h"

#include <string.h>

/* The head */

enum { LONG_TITLE = 60 }; /* characters; a longer one is set smaller */

static void put_paper_data(const ProgrammePage *page)
{
    Html *html = page->html;
    const Programme *programme = page->programme;
    html_open_class(html, "p", "facts");
    if (programme->title != NULL) {
        part_own_words(page, programme->title);
    } else {
        html_text(html, page->words->programme);
    }
    html_text(html, " · ");
    if (programme->symbol != NULL) {
        part_sign(page, NULL, programme->symbol);
    } else {
        html_text(html, page->words->symbol_missing);
    }
    if (civil_date_is_set(programme->issued)) {
        html_text(html, " · ");
        const char *rest = words_put_until(page->words->issued, html_inside(html));
        words_put_date(page->words, programme->issued, html_inside(html));
        words_put_until(rest, html_inside(html));
    }
    html_close(html);
}

void part_head(const ProgrammePage *page)
{
    Html *html = page->html;
    const Programme *programme = page->programme;
    const char *title = publication_title(page->publication);
    html_open_class(html, "header", "head");
    if (programme->body != NULL && strcmp(programme->body, title) != 0) {
        part_own_element(page, "p", "body", programme->body);
    }
    part_own_element(page, "h1", g_utf8_strlen(title, -1) > LONG_TITLE ? "long" : NULL, title);
    part_dates_and_place(page);
    put_paper_data(page);
    html_close(html);
}

static void put_view(const ProgrammePage *page, const char *rest, const char *text, bool is_current)
{
    html_open(page->html, "li");
    part_link_open(page, rest);
    html_attribute(page->html, "aria-current", is_current ? "page" : NULL);
    html_text(page->html, text);
    if (strcmp(rest, "check") == 0) {
        html_text(page->html, " ");
        part_state(page);
    }
    html_close(page->html);
    html_close(page->html);
}

void part_links(const ProgrammePage *page, const char *current)
{
    const struct {
        const char *rest, *text;
    } views[] = {
        { "", page->words->back_to_timetable },
        { "paper", page->words->paper },
        { "check", page->words->check },
        { "versions", page->words->versions },
    };
    const size_t n = G_N_ELEMENTS(views) - (page->publication->issued == NULL ? 1 : 0);
    html_open_class(page->html, "nav", "views");
    html_attribute(page->html, "aria-label", page->words->views);
    html_open(page->html, "ul");
    for (size_t i = 0; i < n; i++) {
        put_view(page, views[i].rest, views[i].text, strcmp(views[i].rest, current) == 0);
    }
    html_close(page->html);
    html_close(page->html);
}

/* Only what was issued has a feed. */
static const char *feed_of(const Publication *publication)
{
    return publication->issued != NULL ? publication->slug : NULL;
}

/* For who has read an earlier version: the browser knows which, and shows the link then. */
static void put_news(const ProgrammePage *page)
{
    if (page->publication->issued == NULL) {
        return;
    }
    Html *html = page->html;
    html_open_class(html, "p", "news");
    html_attribute(html, "data-programme", page->publication->slug);
    html_number(html, "data-version", issued_latest(page->publication->issued)->number);
    html_flag(html, "hidden");
    part_link_open(page, "changes/");
    html_text(html, page->words->changed_since_visit);
    html_close(html);
    html_close(html);
}

static void put_zone(const ProgrammePage *page)
{
    Html *html = page->html;
    const char *zone = programme_zone(page->programme);
    const char *place = page->programme->place;
    if (zone == NULL) {
        html_text(html, page->words->zone_unknown);
        return;
    }
    const char *rest =
        words_put_until(place != NULL ? page->words->zone_of_place : page->words->zone_known, html_inside(html));
    if (place != NULL) {
        part_own_words(page, place);
        rest = words_put_until(rest, html_inside(html));
    }
    part_sign(page, NULL, zone);
    words_put_until(rest, html_inside(html));
}

/* What must be known to read the timetable: whose hours these are, whose words. */
static void put_reading_notes(const ProgrammePage *page)
{
    html_open_class(page->html, "p", "zone-line");
    put_zone(page);
    html_close(page->html);
    if (page->programme->language != page->visit->language) {
        html_open_class(page->html, "p", "zone-line");
        words_put_with(page->words->written_in, page->words->language_names[page->programme->language],
                       html_inside(page->html));
        html_close(page->html);
    }
}

/* Where on the page what is: on a phone it is long. */
static void put_jumps(const ProgrammePage *page)
{
    const struct {
        const char *place, *text;
    } jumps[] = {
        { "#week", page->words->week },
        { "#days", page->words->days },
        { "#along", page->words->take_along },
    };
    html_open_class(page->html, "nav", "jumps");
    html_attribute(page->html, "aria-label", page->words->on_this_page);
    html_open(page->html, "ul");
    for (size_t i = 0; i < G_N_ELEMENTS(jumps); i++) {
        html_open(page->html, "li");
        html_open(page->html, "a");
        html_attribute(page->html, "href", jumps[i].place);
        html_text(page->html, jumps[i].text);
        html_close(page->html);
        html_close(page->html);
    }
    html_close(page->html);
    html_close(page->html);
}

/* Filters */

/* `language`: of the text, where it is not the page's; else NULL. */
static void put_choice(Html *html, const char *value, const char *text, const char *language, bool is_chosen)
{
    html_open(html, "option");
    html_attribute(html, "value", value);
    html_attribute(html, "lang", language);
    if (is_chosen) {
        html_flag(html, "selected");
    }
    html_text(html, text);
    html_close(html);
}

static void open_select(const ProgrammePage *page, const char *name, const char *label, const char *all)
{
    html_open(page->html, "label");
    html_text(page->html, label);
    html_text(page->html, " ");
    html_open(page->html, "select");
    html_attribute(page->html, "name", name);
    put_choice(page->html, "", all, NULL, false);
}

static void close_select(const ProgrammePage *page)
{
    html_close(page->html);
    html_close(page->html);
}

static void put_item_choices(const ProgrammePage *page)
{
    open_select(page, "item", page->words->item, page->words->all_items);
    for (guint i = 0; i < page->layout->shares->len; i++) {
        const LayoutShare *share = layout_share(page->layout, i);
        if (share->kind == SHARE_ITEM) {
            char value[8];
            g_snprintf(value, sizeof value, "%d", share->item);
            const char *language;
            const char *title = part_own_text(page, share->title, &language);
            g_autofree char *text = g_strconcat(value, title != NULL ? page->words->colon : "", title, NULL);
            put_choice(page->html, value, text, language, page->filter->item.number == share->item);
        }
    }
    close_select(page);
}

static void put_topic_choices(const ProgrammePage *page)
{
    open_select(page, "topic", page->words->topic, page->words->all_topics);
    for (int i = 0; i < N_TOPICS; i++) {
        if ((page->layout->topics & 1u << i) != 0) {
            put_choice(page->html, filter_topic_key((Topic)i), topic_words(page, (Topic)i), NULL,
                       page->filter->topic == (Topic)i);
        }
    }
    close_select(page);
}

static bool has_items(const Layout *layout)
{
    return layout->shares->len > 0 && layout_share(layout, 0)->kind == SHARE_ITEM;
}

static void put_shown(const ProgrammePage *page)
{
    Html *html = page->html;
    html_open_class(html, "p", "shown");
    html_text_number(html, layout_count(page->layout, page->filter));
    html_text(html, " / ");
    words_put_count(page->words, page->words->meetings, page->layout->meetings, html_inside(html));
    html_text(html, " · ");
    part_link_open(page, "");
    html_text(html, page->words->show_all);
    html_close(html);
    html_close(html);
}

void part_filter(const ProgrammePage *page)
{
    Html *html = page->html;
    if (!has_items(page->layout) && page->layout->topics == 0) {
        return;
    }
    html_open_class(html, "form", "filter");
    html_attribute(html, "method", "get");
    if (has_items(page->layout)) {
        put_item_choices(page);
    }
    if (page->layout->topics != 0) {
        put_topic_choices(page);
    }
    html_open(html, "button");
    html_text(html, page->words->show);
    html_close(html);
    if (!filter_is_all(page->filter)) {
        put_shown(page);
    }
    html_close(html);
}

/* Where the time goes */

static void put_item_of_share(const ProgrammePage *page, const LayoutShare *share)
{
    const ItemNumber number = { .number = share->item };
    g_autoptr(GArray) items = g_array_new(FALSE, FALSE, sizeof number);
    g_array_append_val(items, number);
    part_items(page, items);
}

static void put_share_name(const ProgrammePage *page, const LayoutShare *share)
{
    Html *html = page->html;
    if (share->kind != SHARE_ITEM) {
        const Words *words = page->words;
        html_element(html, "span", "name",
                     share->kind == SHARE_STAKEHOLDERS ? words->stakeholders : words->other_matters);
        return;
    }
    html_open_class(html, "a", "name");
    html_attribute_open(html, "href");
    html_piece(html, "?item=");
    html_piece_number(html, share->item);
    html_attribute_close(html);
    put_item_of_share(page, share);
    html_close(html);
    if (share->title != NULL) {
        part_own_element(page, "span", "title", share->title);
    }
}

static void put_share(const ProgrammePage *page, guint i)
{
    Html *html = page->html;
    const LayoutShare *share = layout_share(page->layout, i);
    html_open_class(html, "li", share_class(page->layout, i));
    put_share_name(page, share);
    html_open_class(html, "span", "amount");
    words_put_duration(page->words, share->minutes, html_inside(html));
    html_text(html, " · ");
    words_put_number(page->words->per_cent, (share->minutes * 100 + page->layout->minutes / 2) / page->layout->minutes,
                     html_inside(html));
    html_close(html);
    html_close(html);
}

enum { SHARES_LIMIT = 64 };

void part_shares(const ProgrammePage *page)
{
    const Layout *layout = page->layout;
    const guint n = MIN(layout->shares->len, SHARES_LIMIT);
    if (layout->minutes == 0 || !has_items(layout)) {
        return;
    }
    int parts[SHARES_LIMIT];
    const char *classes[SHARES_LIMIT];
    for (guint i = 0; i < n; i++) {
        parts[i] = layout_share(layout, i)->minutes;
        classes[i] = share_class(layout, i);
    }
    html_open_class(page->html, "section", "time-shares");
    html_attribute(page->html, "aria-labelledby", "shares-title");
    html_open(page->html, "h2");
    html_attribute(page->html, "id", "shares-title");
    html_text(page->html, page->words->share_title);
    html_close(page->html);
    part_bar(page->html, parts, classes, n, layout->minutes);
    html_open_class(page->html, "ul", "legend");
    for (guint i = 0; i < n; i++) {
        put_share(page, i);
    }
    html_close(page->html);
    html_element(page->html, "p", "how", page->words->share_how);
    html_close(page->html);
}

/* Taking it along */

/* In the page's language whoever fetches it: a subscription is not fetched by the browser that showed the page. */
static void put_calendar_address(const ProgrammePage *page, const char *scheme)
{
    Html *html = page->html;
    g_auto(Buffer) query = BUFFER_INIT;
    filter_put_query(page->filter, &query);
    html_attribute_open(html, "href");
    if (scheme != NULL) {
        html_piece(html, scheme);
        html_piece(html, page->visit->host);
        html_piece(html, "/");
        html_piece(html, language_code(page->visit->language));
        html_piece(html, "/p/");
        html_piece_url(html, page->publication->slug);
        html_piece(html, "/");
    }
    html_piece(html, "calendar.ics");
    html_piece(html, filter_is_all(page->filter) ? "" : "?");
    html_piece(html, buffer_text(&query));
    html_attribute_close(html);
    html_attribute(html, "hreflang", language_code(page->visit->language));
}

static void put_calendar(const ProgrammePage *page, const char *scheme, const char *class_name, const char *text)
{
    html_open(page->html, "li");
    html_open_class(page->html, "a", class_name);
    put_calendar_address(page, scheme);
    html_text(page->html, text);
    html_close(page->html);
    html_close(page->html);
}

static void put_download(const ProgrammePage *page, const ProgrammeForm *form)
{
    Html *html = page->html;
    html_open(html, "li");
    html_open(html, "a");
    html_attribute_open(html, "href");
    html_piece(html, "programme.");
    html_piece(html, form->extension);
    html_attribute_close(html);
    html_text(html, form_words(page->words, form));
    html_close(html);
    html_close(html);
}

void part_take_along(const ProgrammePage *page)
{
    Html *html = page->html;
    const ProgrammeForm *form;
    html_open_class(html, "section", "along");
    html_attribute(html, "id", "along");
    html_attribute(html, "aria-labelledby", "along-title");
    html_open(html, "h2");
    html_attribute(html, "id", "along-title");
    html_text(html, page->words->take_along);
    html_close(html);
    html_open(html, "ul");
    if (page->layout->slots->len > 0 && programme_zone(page->programme) != NULL) {
        put_calendar(page, "webcal://", "main", page->words->subscribe);
        put_calendar(page, NULL, NULL, page->words->calendar_file);
    }
    for (guint i = 0; (form = programme_form_at(i)) != NULL; i++) {
        if (strcmp(form->name, "ics") != 0) {
            put_download(page, form);
        }
    }
    html_close(html);
    html_close(html);
}

/* The page */

static void put_timetable(const ProgrammePage *page)
{
    if (page->layout->slots->len == 0) {
        html_element(page->html, "p", "none", page->words->no_timetable);
        return;
    }
    put_reading_notes(page);
    put_jumps(page);
    part_filter(page);
    part_weeks(page);
    part_shares(page);
    part_days(page);
}

void page_programme(const Publication *publication, const Filter *filter, const Visit *visit, Buffer *out)
{
    Html html;
    g_autoptr(GHashTable) headings = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    g_autoptr(GHashTable) marked = g_hash_table_new(NULL, NULL);
    const ProgrammePage page = {
        .html = &html,
        .publication = publication,
        .programme = publication->programme,
        .layout = publication->layout,
        .filter = filter,
        .visit = visit,
        .words = words_of(visit->language),
        .headings = headings,
        .marked = marked,
    };
    g_auto(Buffer) query = BUFFER_INIT;
    filter_put_query(filter, &query);
    Frame frame = { .visit = visit, .words = page.words, .query = buffer_text(&query), .feed = feed_of(publication) };
    frame.title = part_own_text(&page, publication_title(publication), &frame.title_language);
    html_begin(&html, out);
    frame_open(&html, &frame);
    part_head(&page);
    part_links(&page, "");
    put_news(&page);
    put_timetable(&page);
    part_notes(&page);
    part_take_along(&page);
    part_linked_data(&page);
    frame_close(&html, &frame);
}

void page_paper(const Publication *publication, const Document *paper, const Visit *visit, Buffer *out)
{
    Html html;
    const ProgrammePage page = { .html = &html,
                                 .publication = publication,
                                 .programme = publication->programme,
                                 .visit = visit,
                                 .words = words_of(visit->language) };
    Frame frame = { .visit = visit, .words = page.words, .shows_paper = true, .feed = feed_of(publication) };
    frame.title = part_own_text(&page, publication_title(publication), &frame.title_language);
    html_begin(&html, out);
    frame_open(&html, &frame);
    part_links(&page, "paper");
    write_html_article(paper, html_inside(&html));
    frame_close(&html, &frame);
}
