#include "hall/errand.h"

#include "base/chance.h"
#include "hall/hall_parts.h"

#include <string.h>

void errand_scene(Errand *errand, void (*use)(const Scene *scene, gpointer data), gpointer data)
{
    const Showing showing = { NULL, &errand->match, errand->request, errand->visit, &errand->visitor, NULL };
    if (!show_scene(errand->hall->show, &showing, use, data)) {
        problem_set(&errand->problem, PROBLEM_FAULT, NULL);
    }
}

bool errand_is_path(const char *text)
{
    if (text == NULL || text[0] != '/' || text[1] == '/' || strlen(text) > ERRAND_PATH_LIMIT) {
        return false;
    }
    for (const char *at = text; *at != '\0'; at++) {
        if (!g_ascii_isgraph(*at) || *at == '\\' || *at == '#') {
            return false;
        }
    }
    return true;
}

void errand_show(Errand *errand, const Page *page, gconstpointer given, Response *response)
{
    bool is_missing = false;
    const Showing showing = { page, &errand->match, errand->request, errand->visit, &errand->visitor, given };
    Content *content = show_page(errand->hall->show, &showing, &is_missing);
    if (content == NULL) {
        problem_set(&errand->problem, is_missing ? PROBLEM_MISSING : PROBLEM_FAULT, NULL);
        return;
    }
    content->varies_by_language = !errand->visit->is_chosen;
    response_answer(response, errand->request, 200, content);
}

void errand_lead(const Errand *errand, const char *path, const char *said, Response *response)
{
    const bool is_chosen = errand->visit->is_chosen;
    g_autofree char *note = said != NULL ? notes_put(errand->hall->notes, said, g_get_monotonic_time()) : NULL;
    const char *join = note == NULL ? "" : strchr(path, '?') != NULL ? "&said=" : "?said=";
    response->status = 303;
    response->location = g_strconcat(is_chosen ? "/" : "", is_chosen ? language_code(errand->visit->language) : "",
                                     path, join, note, NULL);
}

void errand_say(const Errand *errand, int status, const char *text, Response *response)
{
    Content *content = content_new(g_bytes_new(text, strlen(text)), "text/plain; charset=utf-8");
    content->keep = KEEP_NEVER;
    response_answer(response, errand->request, status, content);
}

bool errand_check_token(Errand *errand, const Form *form)
{
    g_autofree char *token = form_text(form, "token");
    const bool is_good =
        token != NULL && errand->visitor.token[0] != '\0' && chance_is_same(token, errand->visitor.token);
    if (!is_good) {
        problem_set(&errand->problem, PROBLEM_FOREIGN, NULL);
    }
    return is_good;
}

static char *id_of(const Errand *errand, const Form *form)
{
    g_autofree char *once = form_text(form, "once");
    if (once == NULL || once[0] == '\0' || strlen(once) > REMEMBERED_ID_LIMIT) {
        return NULL;
    }
    return g_strdup_printf("%" G_GUINT64_FORMAT " %s", errand->visitor.sign_in, once);
}

static void hash_body(const Errand *errand, guint8 ret_hash[REMEMBERED_HASH_BYTES])
{
    gsize size = REMEMBERED_HASH_BYTES, length;
    const void *bytes = g_bytes_get_data(errand->request->body, &length);
    g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
    g_checksum_update(checksum, (const guchar *)errand->request->path, -1);
    g_checksum_update(checksum, bytes, (gssize)length);
    g_checksum_get_digest(checksum, ret_hash, &size);
}

/* What was kept of an answer: its text, or where it leads. */
static void answer_again(const Errand *errand, const Content *kept, int status, Response *response)
{
    gsize length;
    const char *text = g_bytes_get_data(kept->bytes, &length);
    response->status = status;
    if (status == 303) {
        response->location = g_strndup(text, length);
    } else if (status != 204) {
        g_autofree char *words = g_strndup(text, length);
        errand_say(errand, status, words, response);
    }
}

bool errand_was_done(Errand *errand, const Form *form, Response *response)
{
    guint8 hash[REMEMBERED_HASH_BYTES];
    g_autoptr(Content) kept = NULL;
    int status = 0;
    g_autofree char *id = id_of(errand, form);
    if (id == NULL) {
        problem_set(&errand->problem, PROBLEM_FORM, g_strdup("The form lacks the number that it is used once by."));
        return true;
    }
    hash_body(errand, hash);
    switch (remembered_begin(errand->hall->done, id, hash, g_get_monotonic_time(), &kept, &status)) {
    case REMEMBERED_NEW: return false;
    case REMEMBERED_SAME: answer_again(errand, kept, status, response); return true;
    case REMEMBERED_OTHER: problem_set(&errand->problem, PROBLEM_REPEATED, NULL); return true;
    default:
        problem_set(&errand->problem, PROBLEM_BUSY, NULL);
        errand->problem.retry_seconds = 1;
        return true;
    }
}

void errand_is_done(Errand *errand, const Form *form, const Response *response)
{
    g_autofree char *id = id_of(errand, form);
    g_autoptr(Content) kept = NULL;
    if (errand->problem.kind == PROBLEM_NONE && response->content != NULL) {
        kept = content_ref(response->content);
    } else if (errand->problem.kind == PROBLEM_NONE) {
        const char *text = response->location != NULL ? response->location : "";
        kept = content_new(g_bytes_new(text, strlen(text)), "text/plain; charset=utf-8");
    }
    remembered_end(errand->hall->done, id, kept, response->status);
}
