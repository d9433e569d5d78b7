/* The fields of a command as JSON, in and out: what a program sends, and the schema of it. Values have the types that
 * they have in the ledger (docs/format/events.md): choices by name, participants as a list of codes, durations in
 * seconds, instants in microseconds since 1970, hours in minutes after midnight; the last three may be given as text
 * too, as people type them: "3:00", "2022-07-25T14:00:00Z", "15:00". */
#pragma once

#include "base/json.h"
#include "session/command.h"

/* Reads the members of an object into `values`; texts are put into `strings`. NULL; or what is wrong, "list: found a
 * number, expected an id …", and *ret_at where: free with g_free. What must be given and is not is wrong too. */
char *command_json_read(const CommandInfo *info, const JsonValue *object, GStringChunk *strings, Values *values,
                        Position *ret_at);

/* Writes the JSON schema of such an object as the member `name` (NULL at the root). */
void command_json_put_schema(JsonWriter *json, const char *name, const CommandInfo *info);

/* "number", "flag", "choice", … */
const char *field_type_name(FieldType type);
