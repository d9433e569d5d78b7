/* What was found in a programme that is published. */
#include "web/frame.h"
#include "web/page_parts.h"
#include "web/pages.h"

static void put_head(const ProgrammePage *page)
{
    Html *html = page->html;
    html_open_class(html, "header", "head");
    part_own_element(page, "p", "body", publication_title(page->publication));
    html_element(html, "h1", NULL, page->words->check_title);
    html_open_class(html, "p", "lead");
    if (page->publication->findings->len == 0) {
        html_text(html, page->words->check_clean);
    } else {
        html_text(html, page->words->check_lead);
    }
    html_close(html);
    html_close(html);
}

void page_check(const Publication *publication, const Visit *visit, Buffer *out)
{
    Html html;
    const Words *words = words_of(visit->language);
    const ProgrammePage page = {
        .html = &html,
        .publication = publication,
        .programme = publication->programme,
        .visit = visit,
        .words = words,
    };
    const Frame frame = { .visit = visit, .words = words, .title = words->check_title };
    html_begin(&html, out);
    frame_open(&html, &frame);
    put_head(&page);
    part_links(&page, "check");
    part_findings(&page);
    frame_close(&html, &frame);
}
