/* Rules on the texts that a session reads and adopts, and on the topics of the mandate in its readings. */
#include "core/check.h"

#include "base/text.h"
#include "core/vocabulary.h"

#include <string.h>

/* Readings are counted with ordinals; nobody holds a tenth. */
enum { READINGS = 10, ADOPTIONS = 16 };

static bool is_same_text(const Entry *a, const Entry *b)
{
    return check_shared_words(a->text, b->text) > 50;
}

/* Calls `visit` for every entry, in the order in which the meetings are held. */
static void each_entry(Check *check, void (*visit)(Check *check, const Entry *entry, gpointer data), gpointer data)
{
    for (guint i = 0; i < check->meetings->len; i++) {
        const Row *row = check_meeting(check, i);
        for (guint k = 0; k < row->entries->len; k++) {
            visit(check, row_entry(row, k), data);
        }
    }
}

static bool is_reading(const Entry *entry)
{
    return entry->kind == ENTRY_READING && entry->ordinal >= 1 && entry->ordinal < READINGS;
}

/* --- order of readings ---------------------------------------------------------------------------------- */

typedef struct {
    const Entry *last[READINGS]; /* by ordinal, as far as the walk has come */
} Readings;

static void follow_reading(Check *check, const Entry *entry, gpointer data)
{
    Readings *readings = data;
    if (!is_reading(entry)) {
        return;
    }
    const int ordinal = entry->ordinal;
    if (ordinal > 1 && readings->last[ordinal - 1] == NULL && readings->last[ordinal] == NULL) {
        check_report_as(check, SEVERITY_WARNING, entry->at,
                        g_strdup_printf("a %s reading begins", ordinal_in_words(ordinal)),
                        g_strdup_printf("there is no %s reading before it", ordinal_in_words(ordinal - 1)));
    }
    for (int later = ordinal + 1; later < READINGS; later++) {
        if (readings->last[later] != NULL && is_same_text(readings->last[later], entry)) {
            check_report(check, entry->at, g_strdup_printf("the %s reading goes on here", ordinal_in_words(ordinal)),
                         g_strdup_printf("the %s reading has begun before", ordinal_in_words(later)));
            break;
        }
    }
    readings->last[ordinal] = entry;
}

void check_reading_order(Check *check)
{
    Readings readings = { 0 };
    each_entry(check, follow_reading, &readings);
}

/* --- adoption ------------------------------------------------------------------------------------------- */

typedef struct {
    const Entry *adopted[ADOPTIONS];
    int n_adopted;
} Adoptions;

static void follow_adoption(Check *check, const Entry *entry, gpointer data)
{
    Adoptions *adoptions = data;
    if (entry->kind == ENTRY_ADOPTION && adoptions->n_adopted < ADOPTIONS) {
        adoptions->adopted[adoptions->n_adopted++] = entry;
    }
    for (int i = 0; is_reading(entry) && i < adoptions->n_adopted; i++) {
        if (is_same_text(adoptions->adopted[i], entry)) {
            g_autofree char *quote = check_quote(adoptions->adopted[i]->text);
            check_report(check, entry->at,
                         g_strdup_printf("a %s reading comes after %s", ordinal_in_words(entry->ordinal), quote),
                         g_strdup("a text is adopted after its last reading"));
            return;
        }
    }
}

void check_adoption_order(Check *check)
{
    Adoptions adoptions = { 0 };
    each_entry(check, follow_adoption, &adoptions);
}

static void await_second_reading(Check *check, const Entry *entry, gpointer data)
{
    bool *settled = data;
    if (*settled) {
        return;
    }
    if (is_reading(entry) && entry->ordinal > 1) {
        *settled = true;
    } else if (check_means(entry, ENTRY_ADOPTION) &&
               (text_finds(entry->text, "report") != NULL || text_finds(entry->text, "reports") != NULL)) {
        *settled = true;
        g_autofree char *quote = check_quote(entry->text);
        check_report(check, entry->at, g_strdup_printf("%s without a second reading before it", quote),
                     g_strdup("the text must be attached before the item can be opened"));
    }
}

void check_adoption_reading(Check *check)
{
    bool settled = !check->programme->profile->adoption_item_needs_report;
    each_entry(check, await_second_reading, &settled);
}

/* --- topics --------------------------------------------------------------------------------------------- */

/* What a topic is listed under: reading 1, 2, ...; 0 is the discussion of an item across the session; elsewhere
 * (a thematic discussion, a stakeholder session) a topic counts for nothing. */
enum { UNDER_ITEM = 0, UNDER_OTHER = -1 };

typedef struct {
    Topic topic;
    int group;
    const Entry *entry;
} TopicUse;

typedef struct {
    GArray *uses;
    int group;
} TopicWalk;

static void note_topic(TopicWalk *walk, const Entry *entry)
{
    const Topic topic = entry->kind == ENTRY_TOPIC ? vocabulary_topic(entry->text) : TOPIC_NONE;
    if (topic != TOPIC_NONE) {
        const TopicUse use = { topic, walk->group, entry };
        g_array_append_val(walk->uses, use);
    } else if (is_reading(entry)) {
        walk->group = entry->ordinal;
    } else if (entry->kind == ENTRY_ITEM) {
        walk->group = UNDER_ITEM;
    } else if (entry->depth == 0) {
        walk->group = UNDER_OTHER;
    }
}

/* The topics in the order in which they are taken up. */
static GArray *topic_uses(const Check *check)
{
    TopicWalk walk = { g_array_new(FALSE, FALSE, sizeof(TopicUse)), UNDER_OTHER };
    for (guint i = 0; check->programme->profile->topics && i < check->meetings->len; i++) {
        const Row *row = check_meeting(check, i);
        walk.group = UNDER_OTHER;
        for (guint k = 0; k < row->entries->len; k++) {
            note_topic(&walk, row_entry(row, k));
        }
    }
    return walk.uses;
}

static char *group_name(int group)
{
    return group == UNDER_ITEM ? g_strdup("the session's discussion")
                               : g_strdup_printf("the %s reading", ordinal_in_words(group));
}

typedef struct {
    int times[N_TOPICS];
    int n_listed;
    const TopicUse *first, *last;
} TopicGroup;

static void report_missing_topics(Check *check, const TopicGroup *group)
{
    g_autoptr(GString) missing = g_string_new(NULL);
    for (int topic = 0; topic < N_TOPICS; topic++) {
        if (group->times[topic] == 0) {
            g_string_append_printf(missing, "%s%s", missing->len > 0 ? "; " : "", topic_name((Topic)topic));
        }
    }
    if (missing->len > 0) {
        g_autofree char *name = group_name(group->first->group);
        check_report(check, group->last->entry->at,
                     g_strdup_printf("%s takes up %d of the mandate's %d topics", name, group->n_listed, N_TOPICS),
                     g_strdup_printf("missing: %s", missing->str));
    }
}

/* A topic that goes on in the next slot is listed again and is still once; one that comes back later is twice. */
static void count_topic(Check *check, TopicGroup *group, const TopicUse *use)
{
    const bool goes_on = group->last != NULL && group->last->topic == use->topic;
    if (group->times[use->topic] == 0) {
        group->times[use->topic] = 1;
        group->n_listed++;
    } else if (!goes_on) {
        g_autofree char *name = group_name(use->group);
        check_report(check, use->entry->at, g_strdup_printf("“%s” comes twice in %s", topic_name(use->topic), name),
                     g_strdup("each topic of the mandate has its place once"));
    }
    group->first = group->first != NULL ? group->first : use;
    group->last = use;
}

void check_topics_once(Check *check)
{
    g_autoptr(GArray) uses = topic_uses(check);
    TopicGroup groups[READINGS] = { 0 };
    for (guint i = 0; i < uses->len; i++) {
        const TopicUse *use = &g_array_index(uses, TopicUse, i);
        if (use->group != UNDER_OTHER) {
            count_topic(check, &groups[use->group], use);
        }
    }
    for (int i = 0; i < READINGS; i++) {
        if (groups[i].first != NULL) {
            report_missing_topics(check, &groups[i]);
        }
    }
}

void check_topics_order(Check *check)
{
    g_autoptr(GArray) uses = topic_uses(check);
    const TopicUse *last[READINGS] = { 0 };
    unsigned taken_up[READINGS] = { 0 }; /* a bit a topic */
    for (guint i = 0; i < uses->len; i++) {
        const TopicUse *use = &g_array_index(uses, TopicUse, i);
        if (use->group == UNDER_OTHER) {
            continue;
        }
        const TopicUse *before = last[use->group];
        const bool again = taken_up[use->group] >> use->topic & 1;
        if (before != NULL && use->topic < before->topic && !again) {
            check_report(check, use->entry->at,
                         g_strdup_printf("“%s” comes after “%s”", topic_name(use->topic), topic_name(before->topic)),
                         g_strdup("expected the order of the mandate"));
        }
        taken_up[use->group] |= 1U << use->topic;
        last[use->group] = use;
    }
}

void check_topic_wording(Check *check)
{
    g_autoptr(GArray) uses = topic_uses(check);
    g_autoptr(GHashTable) said = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < uses->len; i++) {
        const TopicUse *use = &g_array_index(uses, TopicUse, i);
        const char *wording = topic_wording(use->topic);
        if (strcmp(use->entry->text, wording) != 0 && g_hash_table_add(said, use->entry->text)) {
            check_report(check, use->entry->at,
                         g_strdup_printf("“%s” is not worded as in the mandate", topic_name(use->topic)),
                         g_strdup_printf("expected “%s”", wording));
        }
    }
}

static void ask_for_modalities(Check *check, const Entry *entry, gpointer data)
{
    if (entry->kind == ENTRY_STAKEHOLDERS && text_finds(entry->text, "modalities") == NULL) {
        check_report(check, entry->at, g_strdup("the stakeholder session does not cite the agreed modalities"), NULL);
    }
}

void check_stakeholder_modalities(Check *check)
{
    if (check->programme->profile->topics) {
        each_entry(check, ask_for_modalities, NULL);
    }
}
