#include "doc/akn_index.h"

#include <string.h>

enum { WORDS_LIMIT = 120 }; /* characters of a reference's words */

typedef enum { KEY_NOTE, KEY_MEETING, KEY_ITEM, KEY_BODY, KEY_SESSION, KEY_AUTHOR, KEY_CHANGE } Key;

typedef struct {
    const Document *document;
    const AknNames *names;
    AknIndex *index;
    char *day; /* the words of the last day's heading */
    guint concepts, events, agents;
} Gathering;

static void reference_free(gpointer data)
{
    AknReference *reference = data;
    g_free(reference->id);
    g_free(reference->href);
    g_free(reference->words);
    g_free(reference);
}

static void change_free(gpointer data)
{
    AknChange *change = data;
    g_free(change->id);
    g_free(change->author);
    g_free(change->date);
    g_free(change);
}

static const char *look_up(const AknIndex *index, Key kind, const char *text)
{
    if (text == NULL) {
        return NULL;
    }
    g_autofree char *key = g_strdup_printf("%d %s", kind, text);
    return g_hash_table_lookup(index->ids, key);
}

/* Takes `id` over. False if there is one already. */
static bool enter(AknIndex *index, Key kind, const char *text, char *id)
{
    if (look_up(index, kind, text) != NULL) {
        g_free(id);
        return false;
    }
    g_hash_table_insert(index->ids, g_strdup_printf("%d %s", kind, text), id);
    return true;
}

static char *words_of(const Node *node)
{
    g_autofree char *text = node_plain_text(node);
    return g_utf8_strlen(text, -1) <= WORDS_LIMIT ? g_steal_pointer(&text) : g_utf8_substring(text, 0, WORDS_LIMIT);
}

/* Takes `href` and `words` over. */
static void add_reference(AknIndex *index, const char *element, const char *id, char *href, char *words)
{
    AknReference *reference = g_new0(AknReference, 1);
    *reference = (AknReference){ .element = element, .id = g_strdup(id), .href = href, .words = words };
    g_ptr_array_add(index->references, reference);
}

/* A thing of the ontology, under its own name there. A body that no symbol tells is called by the number of its paper.
 */
static void add_thing(const Gathering *gathering, const char *element, const char *kind, const char *id,
                      const char *name, char *words)
{
    g_autofree char *part = name != NULL ? akn_identifier(name) : NULL;
    const AknNames *names = gathering->names;
    const char *number = gathering->document->symbol == NULL ? names->number : NULL;
    char *href = g_strdup_printf("/akn/ontology/%s/%s%s%s%s%s", kind, names->actor, number != NULL ? "-" : "",
                                 number != NULL ? number : "", part != NULL ? "-" : "", part != NULL ? part : "");
    add_reference(gathering->index, element, id, href, words);
}

/* --- what is gathered ------------------------------------------------------------------------------------------- */

static void gather_field(Gathering *gathering, const Node *node)
{
    if (node_has_role(node, "body") && enter(gathering->index, KEY_BODY, "", g_strdup("body"))) {
        add_thing(gathering, "TLCOrganization", "organization", "body", NULL, words_of(node));
    }
    if (node_has_role(node, "session") && enter(gathering->index, KEY_SESSION, "", g_strdup("session"))) {
        add_thing(gathering, "TLCEvent", "event", "session", gathering->names->date, words_of(node));
    }
}

/* A meeting is an event, called by its day and hours. */
static void gather_meeting(Gathering *gathering, const Node *row)
{
    g_autofree char *id = g_strdup_printf("meeting_%u", gathering->events + 1);
    if (!node_has_role(row, "meeting") || row->id == NULL ||
        !enter(gathering->index, KEY_MEETING, row->id, g_strdup(id))) {
        return;
    }
    gathering->events++;
    const Node *left = row->first;
    g_autofree char *hours = left != NULL && left->first != NULL ? words_of(left->first) : g_strdup(row->id);
    char *words = gathering->day != NULL ? g_strdup_printf("%s, %s", gathering->day, hours) : g_strdup(hours);
    add_thing(gathering, "TLCEvent", "event", id, row->id, words);
}

/* Agenda items: what has the same number is the same item, wherever it stands. */
static void gather_item(Gathering *gathering, const Node *node)
{
    g_autofree char *id = g_strdup_printf("concept_%u", gathering->concepts + 1);
    if (!(node_has_role(node, "item") || node_has_role(node, "subitem") || node_has_role(node, "agenda")) ||
        node->value == NULL || !enter(gathering->index, KEY_ITEM, node->value, g_strdup(id))) {
        return;
    }
    gathering->concepts++;
    g_autofree char *name = g_strconcat("item-", node->value, NULL);
    add_thing(gathering, "TLCConcept", "concept", id, name, words_of(node));
}

static void gather_block(Gathering *gathering, const Node *node)
{
    gather_item(gathering, node);
    if (node_has_role(node, "day")) {
        g_free(gathering->day);
        gathering->day = words_of(node);
    }
}

static void gather_note(Gathering *gathering, const Node *node)
{
    AknIndex *index = gathering->index;
    const char *label = node->label != NULL ? node->label : "";
    if (enter(index, KEY_NOTE, label, g_strdup_printf("note_%u", index->notes->len + 1))) {
        g_ptr_array_add(index->notes, (gpointer)node);
    }
}

static char *change_name(const char *author, const char *changed)
{
    return g_strdup_printf("%s %s", changed, author != NULL ? author : "");
}

/* An author may be a person, a delegation or a program: the document does not tell, so it is an agent and no more. */
static void gather_change(Gathering *gathering, const Node *node)
{
    AknIndex *index = gathering->index;
    index->is_changed = true;
    g_autofree char *author = g_strdup_printf("agent_%u", gathering->agents + 1);
    if (node->author != NULL && enter(index, KEY_AUTHOR, node->author, g_strdup(author))) {
        gathering->agents++;
        g_autofree char *name = akn_identifier(node->author);
        add_reference(index, "TLCObject", author, g_strdup_printf("/akn/ontology/object/%s", name),
                      g_strdup(node->author));
    }
    if (!akn_is_instant(node->changed)) {
        return;
    }
    g_autofree char *name = change_name(node->author, node->changed);
    char *id = g_strdup_printf("event_%u", index->changes->len + 1);
    if (!enter(index, KEY_CHANGE, name, id)) {
        return;
    }
    const char *by = look_up(index, KEY_AUTHOR, node->author);
    AknChange *change = g_new0(AknChange, 1);
    *change = (AknChange){ .id = g_strdup(id), .author = g_strdup(by), .date = g_strdup(node->changed) };
    g_ptr_array_add(index->changes, change);
}

static void gather(Gathering *gathering, const Node *node)
{
    static void (*const by_kind[N_NODE_KINDS])(Gathering * gathering, const Node *node) = {
        [NODE_FIELD] = gather_field,    [NODE_ROW] = gather_meeting,     [NODE_PARAGRAPH] = gather_block,
        [NODE_ITEM] = gather_block,     [NODE_HEADING] = gather_block,   [NODE_NOTE] = gather_note,
        [NODE_DELETED] = gather_change, [NODE_INSERTED] = gather_change,
    };
    if (by_kind[node->kind] != NULL) {
        by_kind[node->kind](gathering, node);
    }
}

AknIndex *akn_index_new(const Document *document, const AknNames *names)
{
    AknIndex *index = g_new0(AknIndex, 1);
    index->references = g_ptr_array_new_with_free_func(reference_free);
    index->changes = g_ptr_array_new_with_free_func(change_free);
    index->notes = g_ptr_array_new();
    index->ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    add_reference(index, "TLCOrganization", "secretariat", g_strdup("/akn/ontology/organization/un-secretariat"),
                  g_strdup("United Nations Secretariat"));
    Gathering gathering = { .document = document, .names = names, .index = index };
    for (const Node *node = document->root; node != NULL; node = node_next(node, document->root)) {
        gather(&gathering, node);
    }
    g_free(gathering.day);
    return index;
}

void akn_index_free(AknIndex *index)
{
    if (index == NULL) {
        return;
    }
    g_ptr_array_unref(index->references);
    g_ptr_array_unref(index->changes);
    g_ptr_array_unref(index->notes);
    g_hash_table_unref(index->ids);
    g_free(index);
}

const char *akn_index_note(const AknIndex *index, const char *label)
{
    return look_up(index, KEY_NOTE, label != NULL ? label : "");
}

const char *akn_index_meeting(const AknIndex *index, const char *anchor)
{
    return look_up(index, KEY_MEETING, anchor);
}

const char *akn_index_item(const AknIndex *index, const char *number)
{
    return look_up(index, KEY_ITEM, number);
}

const char *akn_index_body(const AknIndex *index)
{
    return look_up(index, KEY_BODY, "");
}

const char *akn_index_session(const AknIndex *index)
{
    return look_up(index, KEY_SESSION, "");
}

const char *akn_index_author(const AknIndex *index, const char *author)
{
    return look_up(index, KEY_AUTHOR, author);
}

const char *akn_index_change(const AknIndex *index, const char *author, const char *changed)
{
    if (changed == NULL) {
        return NULL;
    }
    g_autofree char *name = change_name(author, changed);
    return look_up(index, KEY_CHANGE, name);
}
