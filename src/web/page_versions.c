/* The versions of a programme that was issued: the list of them, an earlier one as it was, what changed between two. */
#include "web/pages.h"

#include "base/instant.h"
#include "doc/write_html.h"
#include "web/frame.h"
#include "web/page_parts.h"

#include <string.h>

static void begin(ProgrammePage *page, Html *html, const Publication *publication, const Visit *visit, Frame *frame,
                  Buffer *out)
{
    *page = (ProgrammePage){ .html = html,
                             .publication = publication,
                             .programme = publication->programme,
                             .layout = publication->layout,
                             .visit = visit,
                             .words = words_of(visit->language) };
    *frame = (Frame){ .visit = visit, .words = page->words, .shows_paper = true, .feed = publication->slug };
    frame->title = part_own_text(page, publication_title(publication), &frame->title_language);
    html_begin(html, out);
    frame_open(html, frame);
}

/* "23 June 2022, 10:00 UTC", for programs to the second. */
static void put_time(const ProgrammePage *page, Instant at)
{
    char text[INSTANT_SIZE];
    char clock[CLOCK_SIZE];
    int second = 0;
    const CivilDate day = instant_day(at, &second);
    html_open(page->html, "time");
    html_attribute(page->html, "datetime", instant_format(at, text));
    words_put_date(page->words, day, html_inside(page->html));
    html_text(page->html, page->words->comma);
    html_text(page->html, clock_format(second / 60, clock));
    html_text(page->html, " UTC");
    html_close(page->html);
}

static void put_issue(const ProgrammePage *page, const IssuedVersion *version)
{
    Html *html = page->html;
    html_open_class(html, "p", "facts");
    const char *rest = words_put_until(page->words->issued, html_inside(html));
    put_time(page, version->at);
    words_put_until(rest, html_inside(html));
    html_text(html, " · ");
    html_text(html, issue_state_words(version->state, page->visit->language));
    if (version->author != NULL) {
        html_text(html, " · ");
        html_element(html, "bdi", NULL, version->author);
    }
    html_close(html);
    if (version->reason != NULL) {
        html_open(html, "p");
        html_element(html, "bdi", NULL, version->reason);
        html_close(html);
    }
}

static void put_link(const ProgrammePage *page, const char *rest, const char *pattern, int number)
{
    html_open(page->html, "li");
    part_link_open(page, rest);
    words_put_number(pattern, number, html_inside(page->html));
    html_close(page->html);
    html_close(page->html);
}

/* What can be read beside a version: what it changed, what has changed since. */
static void put_links(const ProgrammePage *page, int number, int latest)
{
    if (latest == 1) {
        return;
    }
    html_open(page->html, "ul");
    if (number > 1) {
        g_autofree char *changes = g_strdup_printf("changes/%d..%d", number - 1, number);
        put_link(page, changes, page->words->version_changes, number);
    }
    if (number < latest) {
        g_autofree char *since = g_strdup_printf("changes/%d..%d", number, latest);
        put_link(page, since, page->words->changes_since, number);
    }
    html_close(page->html);
}

static void put_version_link(const ProgrammePage *page, int number)
{
    g_autofree char *rest = g_strdup_printf("versions/%d", number);
    part_link_open(page, rest);
    words_put_number(page->words->version_number, number, html_inside(page->html));
    html_close(page->html);
}

void page_versions(const Publication *publication, const Visit *visit, Buffer *out)
{
    Html html;
    ProgrammePage page;
    Frame frame;
    const int latest = issued_latest(publication->issued)->number;
    begin(&page, &html, publication, visit, &frame, out);
    html_open_class(&html, "header", "head");
    part_own_element(&page, "p", "body", publication_title(publication));
    html_element(&html, "h1", NULL, page.words->versions);
    html_element(&html, "p", "lead", page.words->versions_lead);
    html_close(&html);
    part_links(&page, "versions");
    html_open_class(&html, "ol", "versions");
    html_flag(&html, "reversed");
    for (int number = latest; number > 0; number--) {
        html_open(&html, "li");
        html_open(&html, "h2");
        put_version_link(&page, number);
        html_close(&html);
        put_issue(&page, issued_version(publication->issued, (guint)number - 1));
        put_links(&page, number, latest);
        html_close(&html);
    }
    html_close(&html);
    html_open(&html, "p");
    part_link_open(&page, "feed.atom");
    html_text(&html, page.words->feed);
    html_close(&html);
    html_close(&html);
    frame_close(&html, &frame);
}

void page_version(const Publication *publication, int number, const Document *paper, const Visit *visit, Buffer *out)
{
    Html html;
    ProgrammePage page;
    Frame frame;
    begin(&page, &html, publication, visit, &frame, out);
    part_links(&page, "versions");
    html_open(&html, "h1");
    words_put_number(page.words->version_number, number, html_inside(&html));
    html_close(&html);
    put_issue(&page, issued_version(publication->issued, (guint)number - 1));
    put_links(&page, number, issued_latest(publication->issued)->number);
    write_html_article(paper, html_inside(&html));
    frame_close(&html, &frame);
}

void page_changes(const Publication *publication, int from, int to, const Document *changes, const Visit *visit,
                  Buffer *out)
{
    Html html;
    ProgrammePage page;
    Frame frame;
    begin(&page, &html, publication, visit, &frame, out);
    part_links(&page, "versions");
    html_open_class(&html, "p", "facts");
    words_put_number(page.words->version_number, from, html_inside(&html));
    html_text(&html, " ");
    html_element(&html, "span", "arrow", "→"); /* turned round where the text runs leftward */
    html_text(&html, " ");
    words_put_number(page.words->version_number, to, html_inside(&html));
    html_close(&html);
    put_issue(&page, issued_version(publication->issued, (guint)to - 1));
    write_html_article(changes, html_inside(&html));
    frame_close(&html, &frame);
}
