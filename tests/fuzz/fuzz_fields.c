/* Any bytes as what a program sends to act: the name of a command, a line end, and JSON. What is read keeps to the
 * table of fields, and what is not read is complained about with its place. */
#include "exchange/command_json.h"
#include "fuzz.h"
#include "session/module.h"

#include <string.h>

static void check(const CommandInfo *info, const Values *values)
{
    for (guint i = 0; i < values->n; i++) {
        g_assert(command_takes(info, values->list[i].field));
        g_assert(value_is_sound(&values->list[i]));
    }
    for (guint i = 0; i < info->n_fields; i++) {
        g_assert(info->fields[i].presence != GIVEN || values_has(values, info->fields[i].field));
    }
}

static void read_fields(const CommandInfo *info, GBytes *bytes)
{
    g_autoptr(JsonValue) root = json_parse(bytes, NULL);
    if (root == NULL) {
        return;
    }
    g_autoptr(GStringChunk) strings = g_string_chunk_new(4096);
    Values values = { 0 };
    Position at = { 0 };
    g_autofree char *complaint = command_json_read(info, root, strings, &values, &at);
    if (complaint == NULL) {
        check(info, &values);
        return;
    }
    g_assert(g_utf8_validate(complaint, -1, NULL));
    g_assert(at.line > 0 && at.column > 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const uint8_t *end = size > 0 ? memchr(data, '\n', size) : NULL;
    if (end == NULL) {
        return 0;
    }
    g_autofree char *name = g_strndup((const char *)data, (gsize)(end - data));
    const CommandInfo *info = command_of(name);
    if (info != NULL) {
        g_autoptr(GBytes) bytes = g_bytes_new(end + 1, size - (gsize)(end + 1 - data));
        read_fields(info, bytes);
    }
    return 0;
}
