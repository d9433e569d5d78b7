#include "web/filter.h"

#include "http/http.h"

#include <string.h>

static const char *const topic_keys[] = {
    [TOPIC_THREATS] = "threats",       [TOPIC_NORMS] = "norms",       [TOPIC_LAW] = "law",
    [TOPIC_CONFIDENCE] = "confidence", [TOPIC_CAPACITY] = "capacity", [TOPIC_DIALOGUE] = "dialogue",
};
G_STATIC_ASSERT(G_N_ELEMENTS(topic_keys) == N_TOPICS);

const char *filter_topic_key(Topic topic)
{
    return topic_keys[topic];
}

static bool parse_item(const char *text, ItemNumber *ret_item)
{
    ItemNumber item = { 0 };
    for (; g_ascii_isdigit(*text) && item.number < 100; text++) {
        item.number = item.number * 10 + (*text - '0');
    }
    for (size_t i = 0; i + 1 < sizeof item.sub && g_ascii_islower(*text); i++) {
        item.sub[i] = *text++;
    }
    *ret_item = item;
    return *text == '\0' && item.number > 0;
}

static bool parse_topic(const char *text, Topic *ret_topic)
{
    for (int i = 0; i < N_TOPICS; i++) {
        if (strcmp(topic_keys[i], text) == 0) {
            *ret_topic = (Topic)i;
            return true;
        }
    }
    return false;
}

/* A parameter that is not there, or is empty, as an untouched form sends it. */
static bool is_given(const char *value)
{
    return value != NULL && value[0] != '\0';
}

bool filter_parse(const char *query, Filter *ret_filter, const char **ret_wrong)
{
    g_autofree char *item = query_value(query, "item");
    g_autofree char *topic = query_value(query, "topic");
    *ret_filter = FILTER_ALL;
    if (is_given(item) && !parse_item(item, &ret_filter->item)) {
        *ret_wrong = "item";
        return false;
    }
    if (is_given(topic) && !parse_topic(topic, &ret_filter->topic)) {
        *ret_wrong = "topic";
        return false;
    }
    return true;
}

bool filter_is_all(const Filter *filter)
{
    return filter->item.number == 0 && filter->topic == TOPIC_NONE;
}

void filter_put_query(const Filter *filter, Buffer *out)
{
    if (filter->item.number != 0) {
        buffer_literal(out, "item=");
        buffer_number(out, filter->item.number);
        buffer_url(out, filter->item.sub);
    }
    if (filter->topic != TOPIC_NONE) {
        buffer_string(out, filter->item.number != 0 ? "&topic=" : "topic=");
        buffer_string(out, topic_keys[filter->topic]);
    }
}

bool filter_wants_item(const Filter *filter, const ItemNumber *item)
{
    return filter->item.number == item->number &&
           (filter->item.sub[0] == '\0' || strcmp(filter->item.sub, item->sub) == 0);
}

static bool has_item(const Row *row, const Filter *filter)
{
    for (guint i = 0; i < row->entries->len; i++) {
        const Entry *entry = row_entry(row, i);
        for (guint j = 0; j < entry->items->len; j++) {
            if (filter_wants_item(filter, entry_item(entry, j))) {
                return true;
            }
        }
    }
    return false;
}

static bool has_topic(const Row *row, Topic topic)
{
    for (guint i = 0; i < row->entries->len; i++) {
        if (vocabulary_topic(row_entry(row, i)->text) == topic) {
            return true;
        }
    }
    return false;
}

bool filter_wants_lines(const Filter *filter, const Row *lines)
{
    return (filter->item.number == 0 || has_item(lines, filter)) &&
           (filter->topic == TOPIC_NONE || has_topic(lines, filter->topic));
}
