#include "base/json.h"
#include "ledger/ledger_export.h"
#include "ledger/store.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

enum {
    CHUNK = 64 << 10,
    HEAD_LIMIT = 1000, /* bytes of the first line */
    LINE_LIMIT = CHAIN_HASH_DIGITS + 1 + LEDGER_RECORD_LIMIT,
};

/* The text in lines; the line that was read last stays until the next is asked for. */
typedef struct {
    LedgerFill fill;
    gpointer data;
    GByteArray *buffer;
    gsize start, searched; /* of the line that comes, and how far no line end was found */
    guint64 number;        /* of the line */
    const char *line;
    gsize length;
    bool is_end; /* instead of a line */
} Lines;

typedef struct {
    Lines lines;
    LedgerBatch batch;
    Seq records; /* as the first line has it */
    guint8 hash[CHAIN_HASH_BYTES];
    bool has_people;
} Importing;

bool ledger_fill_from_file(gpointer file, void *into, gsize size, gsize *ret_length, GError **error)
{
    const gsize length = fread(into, 1, size, file);
    if (length == 0 && ferror(file) != 0) {
        g_set_error(error, LEDGER_ERROR, LEDGER_ERROR_IO, "%s", g_strerror(errno));
        return false;
    }
    *ret_length = length;
    return true;
}

/* --- lines -------------------------------------------------------------------------------------------------------- */

static bool complain(const Lines *lines, LedgerError code, const char *what, GError **error)
{
    g_set_error(error, LEDGER_ERROR, (gint)code, "line %" G_GUINT64_FORMAT ": %s", lines->number, what);
    return false;
}

/* More bytes behind those that are there; `*ret_length` is 0 at the end of the text. */
static bool fetch(Lines *lines, gsize *ret_length, GError **error)
{
    GByteArray *buffer = lines->buffer;
    g_byte_array_remove_range(buffer, 0, (guint)lines->start);
    lines->searched -= lines->start;
    lines->start = 0;
    const guint before = buffer->len;
    g_byte_array_set_size(buffer, before + CHUNK);
    gsize length = 0;
    const bool is_good = lines->fill(lines->data, buffer->data + before, CHUNK, &length, error);
    g_byte_array_set_size(buffer, before + (guint)length);
    *ret_length = length;
    return is_good;
}

static bool take_line(Lines *lines, const guint8 *end)
{
    lines->line = (const char *)lines->buffer->data + lines->start;
    lines->length = (gsize)(end - lines->buffer->data) - lines->start;
    lines->start += lines->length + 1;
    lines->searched = lines->start;
    return true;
}

static bool next_line(Lines *lines, GError **error)
{
    lines->number++;
    for (;;) {
        const gsize unread = lines->buffer->len - lines->searched;
        const guint8 *end = unread > 0 ? memchr(lines->buffer->data + lines->searched, '\n', unread) : NULL;
        if (end != NULL) {
            return take_line(lines, end);
        }
        lines->searched = lines->buffer->len;
        if (lines->buffer->len - lines->start > LINE_LIMIT) {
            return complain(lines, LEDGER_ERROR_BROKEN, "is longer than any record", error);
        }
        gsize length = 0;
        if (!fetch(lines, &length, error)) {
            return false;
        }
        if (length == 0 && lines->buffer->len > 0) {
            return complain(lines, LEDGER_ERROR_BROKEN, "is cut off: it has no line end", error);
        }
        if (length == 0) {
            lines->is_end = true;
            return true;
        }
    }
}

/* A line, and not the end. */
static bool need_line(Lines *lines, const char *expected, GError **error)
{
    if (!next_line(lines, error)) {
        return false;
    }
    if (lines->is_end) {
        g_set_error(error, LEDGER_ERROR, LEDGER_ERROR_BROKEN,
                    "line %" G_GUINT64_FORMAT ": the file ends here; expected was %s", lines->number, expected);
    }
    return !lines->is_end;
}

/* --- the first line -------------------------------------------------------------------------------------------------
 */

static const JsonValue *member(const JsonValue *head, const char *name, JsonKind kind)
{
    const JsonValue *value = json_member(head, name);
    return value != NULL && json_kind(value) == kind ? value : NULL;
}

static bool take_head(Importing *importing, const JsonValue *head, GError **error)
{
    const JsonValue *format = member(head, "format", JSON_STRING);
    const JsonValue *version = member(head, "version", JSON_INTEGER);
    if (format == NULL || version == NULL || strcmp(json_string(format), LEDGER_EXPORT_NAME) != 0) {
        return complain(&importing->lines, LEDGER_ERROR_NOT_A_LEDGER, "is not the head of an exported ledger", error);
    }
    if (json_integer(version) != LEDGER_FORMAT) {
        const bool is_newer = json_integer(version) > LEDGER_FORMAT;
        return complain(&importing->lines, is_newer ? LEDGER_ERROR_NEWER : LEDGER_ERROR_NOT_A_LEDGER,
                        is_newer ? "has a format of a later version of the program" : "has an unknown version", error);
    }
    const JsonValue *records = member(head, "records", JSON_INTEGER);
    const JsonValue *hash = member(head, "hash", JSON_STRING);
    const JsonValue *people = json_member(head, "people");
    if (json_size(head) != (people != NULL ? 5 : 4) || records == NULL || json_integer(records) < 0 || hash == NULL ||
        !chain_of_digits(json_string(hash), strlen(json_string(hash)), importing->hash) ||
        (people != NULL && json_kind(people) != JSON_BOOL)) {
        return complain(
            &importing->lines, LEDGER_ERROR_BROKEN,
            "expected are format, version, \"records\", a number, \"hash\", 64 hexadecimal digits, perhaps \"people\"",
            error);
    }
    importing->records = (Seq)json_integer(records);
    importing->has_people = people != NULL && json_bool(people);
    return true;
}

static bool read_head(Importing *importing, GError **error)
{
    Lines *lines = &importing->lines;
    if (!next_line(lines, error)) {
        return false;
    }
    g_autoptr(GBytes) bytes = g_bytes_new(lines->is_end ? "" : lines->line, lines->is_end ? 0 : lines->length);
    const bool may_be_head = !lines->is_end && lines->length <= HEAD_LIMIT;
    g_autoptr(JsonValue) head = may_be_head ? json_parse(bytes, NULL) : NULL;
    if (head == NULL || json_kind(head) != JSON_OBJECT) {
        return complain(lines, LEDGER_ERROR_NOT_A_LEDGER, "is not the head of an exported ledger", error);
    }
    return take_head(importing, head, error);
}

/* --- records and people ---------------------------------------------------------------------------------------------
 */

static bool read_record(Importing *importing, Seq seq, GError **error)
{
    Lines *lines = &importing->lines;
    guint8 hash[CHAIN_HASH_BYTES];
    if (!need_line(lines, "a record", error)) {
        return false;
    }
    const gsize start = CHAIN_HASH_DIGITS + 1;
    if (lines->length <= start || lines->line[CHAIN_HASH_DIGITS] != ' ' ||
        !chain_of_digits(lines->line, CHAIN_HASH_DIGITS, hash)) {
        return complain(lines, LEDGER_ERROR_BROKEN, "expected is a record: 64 hexadecimal digits, a blank, its bytes",
                        error);
    }
    if (!ledger_batch_add(&importing->batch, lines->line + start, lines->length - start, error)) {
        g_prefix_error(error, "line %" G_GUINT64_FORMAT ": ", lines->number);
        return false;
    }
    if (memcmp(hash, importing->batch.hash, CHAIN_HASH_BYTES) != 0) {
        g_set_error(error, LEDGER_ERROR, LEDGER_ERROR_BROKEN,
                    "line %" G_GUINT64_FORMAT ": record %" G_GUINT64_FORMAT
                    ": its hash is not that of its bytes and of the record before",
                    lines->number, seq);
        return false;
    }
    return true;
}

/* `local person ID BASE64`; false without an error if it is not such a line. */
static bool put_person(Importing *importing, const char *line, GError **error)
{
    g_auto(GStrv) words = g_strsplit(line + strlen(LEDGER_EXPORT_PERSON), " ", -1);
    if (g_strv_length(words) != 2 || !g_str_is_ascii(words[1])) {
        return false;
    }
    gsize length = 0;
    guchar *content = g_base64_decode(words[1], &length);
    g_autoptr(GBytes) bytes = g_bytes_new_take(content, length);
    g_autofree char *again = g_base64_encode(content, length);
    return strcmp(again, words[1]) == 0 && ledger_batch_put(&importing->batch, LEDGER_PEOPLE, words[0], bytes, error);
}

static bool read_people(Importing *importing, GError **error)
{
    Lines *lines = &importing->lines;
    for (guint n = 0;; n++) {
        if (!need_line(lines, "a person, or the end of the local data", error)) {
            return false;
        }
        g_autofree char *line = g_strndup(lines->line, lines->length);
        g_autofree char *end = g_strdup_printf(LEDGER_EXPORT_END "%u", n);
        if (strcmp(line, end) == 0) {
            return true;
        }
        g_autoptr(GError) failure = NULL;
        const bool may_be_person = strlen(line) == lines->length && g_str_has_prefix(line, LEDGER_EXPORT_PERSON);
        if (!may_be_person || !put_person(importing, line, &failure)) {
            return complain(lines, LEDGER_ERROR_BROKEN,
                            failure != NULL ? failure->message : "expected is a person, or how many there were", error);
        }
    }
}

static bool read_rest(Importing *importing, GError **error)
{
    for (Seq seq = 1; seq <= importing->records; seq++) {
        if (!read_record(importing, seq, error)) {
            return false;
        }
    }
    if (memcmp(importing->hash, importing->batch.hash, CHAIN_HASH_BYTES) != 0) {
        return complain(&importing->lines, LEDGER_ERROR_BROKEN, "the last hash is not the one that line 1 names",
                        error);
    }
    if (importing->has_people && !read_people(importing, error)) {
        return false;
    }
    return next_line(&importing->lines, error) &&
           (importing->lines.is_end ||
            complain(&importing->lines, LEDGER_ERROR_BROKEN, "the file should end before this line", error));
}

static bool import_all(Importing *importing, Ledger *ledger, GError **error)
{
    if (!read_head(importing, error) || !ledger_batch_begin(&importing->batch, ledger, 0, error)) {
        return false;
    }
    return ledger_batch_end(&importing->batch, read_rest(importing, error), error);
}

bool ledger_import(Ledger *ledger, LedgerFill fill, gpointer data, GError **error)
{
    Importing importing = { .lines = { .fill = fill, .data = data, .buffer = g_byte_array_new() } };
    const bool is_good = import_all(&importing, ledger, error);
    g_byte_array_unref(importing.lines.buffer);
    return is_good;
}
