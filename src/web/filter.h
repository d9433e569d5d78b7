/* Which meetings a page or a feed shows: those on an agenda item, on a topic, or both. */
#pragma once

#include "base/buffer.h"
#include "core/programme.h"
#include "core/vocabulary.h"

typedef struct {
    ItemNumber item; /* number 0: any; without a sub-item: the item and all its sub-items */
    Topic topic;     /* TOPIC_NONE: any */
} Filter;

#define FILTER_ALL ((Filter){ .topic = TOPIC_NONE })

/* Reads `item=5`, `item=7a` and `topic=capacity` of a query; empty values mean any, other names are not its
 * business. False, with *ret_wrong naming the parameter, when a value is not one of those. */
bool filter_parse(const char *query, Filter *ret_filter, const char **ret_wrong);

bool filter_is_all(const Filter *filter);

/* Appends the filter as a query in its one form, without '?': "" for all. */
void filter_put_query(const Filter *filter, Buffer *out);

/* Does an item of the paper fall under the item that is looked for? */
bool filter_wants_item(const Filter *filter, const ItemNumber *item);

/* Does a meeting with these lines deal with what is looked for? */
bool filter_wants_lines(const Filter *filter, const Row *lines);

/* "threats", "norms", "law", ...: how a topic is called in an address. */
const char *filter_topic_key(Topic topic);
