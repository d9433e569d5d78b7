/* The print-out of a list, as a PDF in the page's language. The tree is made from the state at once; the PDF, which
 * takes long, from the tree when the state is let go again. */
#include "doc/format.h"
#include "hall/errands.h"
#include "hall/list_paper.h"

#include <string.h>

typedef struct {
    int list;
    Document *document;
} Print;

static void make_tree(const Scene *scene, gpointer data)
{
    Print *print = data;
    if (state_list(scene->state, print->list) != NULL) {
        print->document = list_paper(scene, print->list);
    }
}

static void answer(Errand *errand, Response *response)
{
    g_autoptr(GError) error = NULL;
    Print print = { .list = (int)CLAMP(g_ascii_strtoll(errand->match.place[0], NULL, 10), 0, G_MAXINT) };
    errand_scene(errand, make_tree, &print);
    g_autoptr(Document) document = print.document;
    if (document == NULL) {
        if (errand->problem.kind == PROBLEM_NONE) {
            problem_set(&errand->problem, PROBLEM_MISSING, NULL);
        }
        return;
    }
    const DocumentFormat *format = document_format("pdf");
    GBytes *bytes = format->write(document, &error);
    if (bytes == NULL) {
        problem_set(&errand->problem, PROBLEM_FAILED, g_strdup(error->message));
        return;
    }
    Content *content = content_new(bytes, format->type);
    content->keep = KEEP_NEVER;
    response_answer(response, errand->request, 200, content);
}

const ErrandInfo errand_desk_print = {
    .path = "/desk/list/*.pdf", .roles = DOOR_OFFICE, .is_slow = true, .answer = answer
};
