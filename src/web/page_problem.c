#include "web/frame.h"
#include "web/pages.h"

typedef struct {
    const char *title, *text;
} ProblemWords;

static ProblemWords words_of_problem(const Words *words, ProblemKind kind)
{
    const ProblemWords all[N_PROBLEMS] = {
        [PROBLEM_NONE] = { words->missing_title, words->missing_text },
        [PROBLEM_PARAMETER] = { words->bad_title, words->bad_text },
        [PROBLEM_FORM] = { words->form_title, words->form_text },
        [PROBLEM_FOREIGN] = { words->foreign_title, words->foreign_text },
        [PROBLEM_MISSING] = { words->missing_title, words->missing_text },
        [PROBLEM_METHOD] = { words->method_title, words->method_text },
        [PROBLEM_TOO_LARGE] = { words->large_title, words->large_text },
        [PROBLEM_MEDIA_TYPE] = { words->form_title, words->form_text },
        [PROBLEM_UNREADABLE] = { words->unreadable_title, words->unreadable_text },
        [PROBLEM_FAILED] = { words->failed_title, words->failed_text },
        [PROBLEM_BUSY] = { words->busy_title, words->busy_text },
        /* These are told to programs alone, in JSON; a page of them would still be one. */
        [PROBLEM_KEY] = { words->bad_title, words->bad_text },
        [PROBLEM_SCOPE] = { words->bad_title, words->bad_text },
        [PROBLEM_NOT_YOURS] = { words->bad_title, words->bad_text },
        [PROBLEM_FIELD] = { words->bad_title, words->bad_text },
        [PROBLEM_REFUSED] = { words->bad_title, words->bad_text },
        [PROBLEM_REPEATED] = { words->bad_title, words->bad_text },
        [PROBLEM_RATE] = { words->busy_title, words->busy_text },
        [PROBLEM_FAULT] = { words->failed_title, words->failed_text },
    };
    return all[kind];
}

void page_problem(const Problem *problem, const Visit *visit, Buffer *out)
{
    Html html;
    const Words *words = words_of(visit->language);
    const ProblemWords said = words_of_problem(words, problem->kind);
    const Frame frame = { .visit = visit, .words = words, .title = said.title };
    html_begin(&html, out);
    frame_open(&html, &frame);
    html_open_class(&html, "div", "problem");
    html_element(&html, "h1", NULL, said.title);
    html_open(&html, "p");
    words_put_with(said.text, problem->detail, html_inside(&html));
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
