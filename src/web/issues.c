#include "web/issues.h"

#include "exchange/feed.h"
#include "paper/changes_paper.h"
#include "paper/programme_paper.h"
#include "web/pages.h"
#include "web/words.h"

#include <string.h>

Content *issues_make_versions(Asked *asked)
{
    g_auto(Buffer) out = BUFFER_INIT;
    if (asked->publication->issued == NULL) {
        return NULL;
    }
    page_versions(asked->publication, &asked->visit, &out);
    return contents_page(asked, &out);
}

/* The number of a version of the programme, at the beginning of `text`; 0 if none stands there. *ret_rest is what
 * follows. */
static int version_at(const Asked *asked, const char *text, const char **ret_rest)
{
    int number = 0;
    for (; g_ascii_isdigit(*text) && number <= ISSUED_VERSIONS_LIMIT; text++) {
        number = number * 10 + (*text - '0');
    }
    *ret_rest = text;
    const IssuedProgramme *issued = asked->publication->issued;
    return issued != NULL && number <= (int)issued->versions->len ? number : 0;
}

static const Programme *programme_of(const Asked *asked, int number)
{
    return issued_version(asked->publication->issued, (guint)number - 1)->programme;
}

Content *issues_make_version(Asked *asked)
{
    g_auto(Buffer) out = BUFFER_INIT;
    const char *rest = NULL;
    const int number = version_at(asked, asked->match.place[1], &rest);
    if (number == 0 || *rest != '\0') {
        return NULL;
    }
    g_autoptr(Document) paper = programme_paper(programme_of(asked, number), language_code(asked->visit.language));
    page_version(asked->publication, number, paper, &asked->visit, &out);
    return contents_page(asked, &out);
}

Content *issues_make_changes(Asked *asked)
{
    g_auto(Buffer) out = BUFFER_INIT;
    const char *rest = NULL;
    const int from = version_at(asked, asked->match.place[1], &rest);
    if (from == 0 || !g_str_has_prefix(rest, "..")) {
        return NULL;
    }
    const int to = version_at(asked, rest + strlen(".."), &rest);
    if (to == 0 || *rest != '\0') {
        return NULL;
    }
    g_autoptr(ProgrammeDiff) diff = programme_diff(programme_of(asked, from), programme_of(asked, to));
    g_autoptr(Document) changes = changes_paper(diff, asked->visit.language);
    page_changes(asked->publication, from, to, changes, &asked->visit, &out);
    return contents_page(asked, &out);
}

/* --- feeds ------------------------------------------------------------------------------------------- */

/* An address of this site as it must stand in a feed: whole, with the language if the visitor chose one. */
static char *whole_address(const Asked *asked, const char *path)
{
    const char *language = language_code(asked->visit.language);
    return g_strconcat(contents_scheme(asked->request), asked->request->host, asked->visit.is_chosen ? "/" : "",
                       asked->visit.is_chosen ? language : "", path, NULL);
}

static Content *finish_feed(Asked *asked, const FeedHead *head, GPtrArray *entries)
{
    g_autoptr(GError) error = NULL;
    GBytes *bytes = feed_to_atom(head, entries, &error);
    if (bytes == NULL) {
        problem_set(&asked->problem, PROBLEM_FAILED, g_strdup(error->message));
        return NULL;
    }
    return content_new(bytes, "application/atom+xml; charset=utf-8");
}

static void add_publication(const Asked *asked, const Publication *publication, GPtrArray *entries)
{
    g_autofree char *path = g_strdup_printf("/p/%s/", publication->slug);
    g_autofree char *base = whole_address(asked, path);
    feed_add_issued(entries, publication->issued, base, asked->visit.language);
}

Content *issues_make_feed(Asked *asked)
{
    const Publication *publication = asked->publication;
    if (publication->issued == NULL) {
        return NULL;
    }
    g_autoptr(GPtrArray) entries = feed_entries_new();
    add_publication(asked, publication, entries);
    g_autofree char *self = whole_address(asked, asked->visit.path);
    g_autofree char *path = g_strdup_printf("/p/%s/", publication->slug);
    g_autofree char *page = whole_address(asked, path);
    const char *body = publication->programme->body;
    const FeedHead head = { .title = publication_title(publication),
                            .self = self,
                            .page = page,
                            .author = body != NULL ? body : publication_title(publication),
                            .language = asked->visit.language };
    return finish_feed(asked, &head, entries);
}

Content *issues_make_feed_of_all(Asked *asked)
{
    g_autoptr(GPtrArray) entries = feed_entries_new();
    for (guint i = 0; i < asked->publications->len; i++) {
        const Publication *publication = g_ptr_array_index(asked->publications, i);
        if (publication->issued != NULL) {
            add_publication(asked, publication, entries);
        }
    }
    g_autofree char *self = whole_address(asked, asked->visit.path);
    g_autofree char *page = whole_address(asked, "/");
    const FeedHead head = { .title = words_of(asked->visit.language)->home_title,
                            .self = self,
                            .page = page,
                            .author = "Placard",
                            .language = asked->visit.language };
    return finish_feed(asked, &head, entries);
}
