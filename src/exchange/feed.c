#include "exchange/feed.h"

#include "base/buffer.h"
#include "base/instant.h"
#include "doc/xml_write.h"
#include "exchange/meeting_words.h"
#include "paper/changes_paper.h"
#include "paper/changes_words.h"

#include <string.h>

static void feed_entry_free(gpointer data)
{
    FeedEntry *entry = data;
    g_free(entry->id);
    g_free(entry->title);
    g_free(entry->summary);
    g_free(entry->content);
    g_free(entry->link);
    g_free(entry);
}

GPtrArray *feed_entries_new(void)
{
    return g_ptr_array_new_with_free_func(feed_entry_free);
}

/* --- entries ----------------------------------------------------------------------------------------- */

/* A UUID made from a name (RFC 9562 version 8): the chain's hash is one of a kind, wherever the site stands. */
static char *id_of(const char *chain)
{
    return g_strdup_printf("urn:uuid:%.8s-%.4s-8%.3s-8%.3s-%.12s", chain, chain + 8, chain + 13, chain + 17,
                           chain + 20);
}

/* The tree as a fragment of HTML: headings, lists, what was inserted and deleted. */
static void put_fragment(const Document *document, Buffer *out)
{
    static const struct {
        const char *open, *close;
    } tags[N_NODE_KINDS] = {
        [NODE_HEADING] = { "<h3>", "</h3>" },        [NODE_PARAGRAPH] = { "<p>", "</p>" },
        [NODE_LIST] = { "<ul>", "</ul>" },           [NODE_ITEM] = { "<li>", "</li>" },
        [NODE_STRONG] = { "<strong>", "</strong>" }, [NODE_INSERTED] = { "<ins>", "</ins>" },
        [NODE_DELETED] = { "<del>", "</del>" },
    };
    const Node *root = document->root;
    for (const Node *node = root->first; node != NULL;) {
        buffer_string(out, tags[node->kind].open);
        buffer_markup(out, node->kind == NODE_TEXT ? node->text : NULL);
        if (node->first != NULL) {
            node = node->first;
            continue;
        }
        buffer_string(out, tags[node->kind].close);
        while (node != root && node->next == NULL) {
            node = node->parent;
            buffer_string(out, node != root ? tags[node->kind].close : NULL);
        }
        node = node != root ? node->next : NULL;
    }
}

static char *title_of(const IssuedVersion *version, Language language)
{
    const char *session = version->programme->session;
    g_autofree char *name = session != NULL ? g_strdup(session) : meetings_name(version->programme, language);
    g_autofree char *number = g_strdup_printf("%d", version->number);
    return g_strdup_printf("%s%s%s %s (%s)", name, change_phrase(PHRASE_COLON, language),
                           change_phrase(PHRASE_VERSION, language), number,
                           issue_state_words(version->state, language));
}

static void add_changes(FeedEntry *entry, const IssuedVersion *before, const IssuedVersion *version, Language language)
{
    g_auto(Buffer) out = BUFFER_INIT;
    g_autoptr(ProgrammeDiff) diff = programme_diff(before->programme, version->programme);
    g_autoptr(Document) document = changes_paper(diff, language);
    entry->summary = changes_summary(diff, language);
    put_fragment(document, &out);
    entry->content = g_strdup(buffer_text(&out));
}

void feed_add_issued(GPtrArray *entries, const IssuedProgramme *issued, const char *base, Language language)
{
    const guint n = issued->versions->len;
    for (guint i = n > FEED_ENTRIES_LIMIT ? n - FEED_ENTRIES_LIMIT : 0; i < n; i++) {
        const IssuedVersion *version = issued_version(issued, i);
        FeedEntry *entry = g_new0(FeedEntry, 1);
        entry->id = id_of(version->chain);
        entry->title = title_of(version, language);
        entry->at = version->at;
        if (i == 0) {
            entry->summary = g_strdup(change_phrase(PHRASE_FIRST_VERSION, language));
            entry->link = g_strdup_printf("%sversions/1", base);
        } else {
            add_changes(entry, issued_version(issued, i - 1), version, language);
            entry->link = g_strdup_printf("%schanges/%u..%u", base, i, i + 1);
        }
        g_ptr_array_add(entries, entry);
    }
}

/* --- the feed ---------------------------------------------------------------------------------------- */

static gint latest_first(gconstpointer x, gconstpointer y)
{
    const FeedEntry *a = *(const FeedEntry *const *)x;
    const FeedEntry *b = *(const FeedEntry *const *)y;
    return a->at != b->at ? (a->at < b->at ? 1 : -1) : strcmp(a->id, b->id);
}

static void put_time(XmlWriter *xml, const char *name, Instant at)
{
    char text[INSTANT_SIZE];
    xml_write_element(xml, name, instant_format(at, text));
}

static void put_link(XmlWriter *xml, const char *relation, const char *type, const char *address)
{
    xml_write_begin(xml, "link");
    xml_write_attribute(xml, "rel", relation);
    xml_write_attribute(xml, "type", type);
    xml_write_attribute(xml, "href", address);
    xml_write_end(xml);
}

static void put_entry(XmlWriter *xml, const FeedEntry *entry)
{
    xml_write_begin(xml, "entry");
    xml_write_element(xml, "id", entry->id);
    xml_write_element(xml, "title", entry->title);
    put_time(xml, "updated", entry->at);
    put_time(xml, "published", entry->at);
    put_link(xml, "alternate", "text/html", entry->link);
    xml_write_element(xml, "summary", entry->summary);
    if (entry->content != NULL) {
        xml_write_begin(xml, "content");
        xml_write_attribute(xml, "type", "html");
        xml_write_text(xml, entry->content);
        xml_write_end(xml);
    }
    xml_write_end(xml);
}

GBytes *feed_to_atom(const FeedHead *head, GPtrArray *entries, GError **error)
{
    g_autoptr(XmlWriter) xml = xml_write_new(true);
    g_ptr_array_sort(entries, latest_first);
    xml_write_begin(xml, "feed");
    xml_write_attribute(xml, "xmlns", "http://www.w3.org/2005/Atom");
    xml_write_attribute(xml, "xml:lang", language_code(head->language));
    xml_write_element(xml, "id", head->self);
    xml_write_element(xml, "title", head->title);
    /* A feed without entries was never updated; the element must be there all the same. */
    put_time(xml, "updated", entries->len > 0 ? ((const FeedEntry *)g_ptr_array_index(entries, 0))->at : 0);
    put_link(xml, "self", "application/atom+xml", head->self);
    put_link(xml, "alternate", "text/html", head->page);
    xml_write_begin(xml, "author");
    xml_write_element(xml, "name", head->author);
    xml_write_end(xml);
    xml_write_element(xml, "generator", "Placard " PLACARD_VERSION);
    for (guint i = 0; i < MIN(entries->len, FEED_ENTRIES_LIMIT); i++) {
        put_entry(xml, g_ptr_array_index(entries, i));
    }
    return xml_write_finish(xml, error);
}
