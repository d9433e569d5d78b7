/* The changes between two programmes as JSON, for programs: docs/format/changes.schema.json. */
#pragma once

#include "base/json.h"
#include "core/programme_diff.h"

/* Canonical: the same difference, the same bytes; a newline at the end. */
GBytes *changes_to_json(const ProgrammeDiff *diff);

/* The same object as a member of what is open. */
void changes_write_json(JsonWriter *json, const char *name, const ProgrammeDiff *diff);
