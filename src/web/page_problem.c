#include "web/frame.h"
#include "web/pages.h"

void page_problem(int status, const char *detail, const Visit *visit, Buffer *out)
{
    const Words *words = words_of(visit->language);
    const struct {
        int status;
        const char *title, *text;
    } problems[] = {
        { 400, words->bad_title, words->bad_text },
        { 405, words->method_title, words->method_text },
        { 500, words->failed_title, words->failed_text },
        { 404, words->missing_title, words->missing_text },
    };
    size_t i = 0;
    while (i + 1 < G_N_ELEMENTS(problems) && problems[i].status != status) {
        i++;
    }
    Html html;
    const Frame frame = { .visit = visit, .words = words, .title = problems[i].title };
    html_begin(&html, out);
    frame_open(&html, &frame);
    html_open_class(&html, "div", "problem");
    html_element(&html, "h1", NULL, problems[i].title);
    html_open(&html, "p");
    if (detail != NULL) {
        words_put_with(problems[i].text, detail, html_inside(&html));
    } else {
        html_text(&html, problems[i].text);
    }
    html_close(&html);
    html_open(&html, "p");
    html_open_class(&html, "a", "main");
    visit_address(visit, &html, "href", "/");
    html_text(&html, words->to_start);
    html_close(&html);
    html_close(&html);
    html_close(&html);
    frame_close(&html, &frame);
}
