/* What must be confirmed in the draft of a next programme (core/programme_next.h), for people and for programs. */
#pragma once

#include "core/programme_next.h"

/* A list to tick off, in Markdown, by place. `name` is what the earlier programme was called. */
GBytes *next_facts_to_markdown(const GPtrArray *facts, const char *name);

/* docs/format/confirm.schema.json */
GBytes *next_facts_to_json(const GPtrArray *facts, const char *name);

/* One line for a person: "“1 June 2022” is carried over". Free with g_free. */
char *next_fact_words(const NextFact *fact);
