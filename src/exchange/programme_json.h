/* A programme of work as JSON and back: canonical, so the same programme always gives the same bytes. The form is
 * described by docs/format/programme.schema.json. What can be derived is written for the convenience of
 * others (ids, "continued", sums) and ignored when read back. */
#pragma once

#include "base/json.h"
#include "core/programme.h"

/* Two-space indented, members in a fixed order, a newline at the end. */
GBytes *programme_to_json(const Programme *programme);

/* NULL with JSON_ERROR set: where (line, column, path of the member), what is there, what was expected. */
Programme *programme_of_json(GBytes *bytes, GError **error);
