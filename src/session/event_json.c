/* Events to the bytes of the ledger and back (docs/format/events.md). The bytes are canonical: an event has one form,
 * and what is in any other is no event. So the reader is a walk along the one form, without a tree in between. */
#include "session/event.h"

#include "session/module.h"

#include <string.h>

/* Writing */

static void put_member(Buffer *out, const char *name, bool *first)
{
    if (!*first) {
        buffer_char(out, ',');
    }
    *first = false;
    buffer_char(out, '"');
    buffer_string(out, name);
    buffer_literal(out, "\":");
}

/* "FRA DEU" as ["FRA","DEU"]. Codes need no escaping. */
static void put_codes(Buffer *out, const char *codes)
{
    buffer_literal(out, "[\"");
    for (const char *at = codes; *at != '\0'; at++) {
        if (*at == ' ') {
            buffer_literal(out, "\",\"");
        } else {
            buffer_char(out, *at);
        }
    }
    buffer_literal(out, "\"]");
}

static void put_value(Buffer *out, const Value *value)
{
    const FieldInfo *info = field_info(value->field);
    switch (info->type) {
    case TYPE_FLAG: buffer_string(out, value->number != 0 ? "true" : "false"); break;
    case TYPE_CHOICE: buffer_json(out, info->names[value->number]); break;
    case TYPE_PARTICIPANTS: put_codes(out, value->text); break;
    default:
        if (field_type_is_text(info->type)) {
            buffer_json(out, value->text);
        } else {
            buffer_number(out, value->number);
        }
        break;
    }
}

static void put_text_member(Buffer *out, const char *name, const char *text, bool *first)
{
    if (text != NULL) {
        put_member(out, name, first);
        buffer_json(out, text);
    }
}

guint event_info_given(const EventInfo *info)
{
    for (guint i = 0; i < info->n_fields; i++) {
        if (info->fields[i] == MAY_BE_MISSING) {
            return i;
        }
    }
    return 0;
}

void event_write(const Event *event, Buffer *out)
{
    const EventInfo *info = event->info;
    bool first = true;
    guint written = 0;
    buffer_char(out, '{');
    put_text_member(out, "event", info->name, &first);
    put_member(out, "v", &first);
    buffer_number(out, info->version);
    put_member(out, "at", &first);
    buffer_number(out, event->at);
    put_text_member(out, "by", event->by, &first);
    put_text_member(out, "act", event->act, &first);
    put_text_member(out, "meeting", event->meeting, &first);
    put_member(out, "data", &first);
    buffer_char(out, '{');
    first = true;
    const guint given = event_info_given(info);
    for (guint i = 0; i < info->n_fields; i++) {
        const Value *value = values_find(&event->values, info->fields[i]);
        g_assert(value != NULL || i >= given); /* likewise one that lacks what its row says is always there */
        if (value != NULL) {
            put_member(out, field_info(value->field)->name, &first);
            put_value(out, value);
            written++;
        }
    }
    g_assert(written == event->values.n); /* a decision that gives an event what its row does not name */
    buffer_literal(out, "}}");
}

/* Reading */

struct EventReader {
    GHashTable *infos; /* of EventInfo, by name: the present version */
    Event event;
    char *strings; /* the texts of the event, each with its end */
    gsize room, used;
    const char *at, *end;
    const char *expected; /* what should have stood where the walk ended */
};

EventReader *event_reader_new(void)
{
    EventReader *reader = g_new0(EventReader, 1);
    const EventInfo *info;
    reader->infos = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; (info = event_at(i)) != NULL; i++) {
        g_hash_table_insert(reader->infos, (gpointer)info->name, (gpointer)info);
    }
    return reader;
}

void event_reader_free(EventReader *reader)
{
    g_hash_table_unref(reader->infos);
    g_free(reader->strings);
    g_free(reader);
}

static bool fail(EventReader *reader, const char *expected)
{
    reader->expected = expected;
    return false;
}

/* `literal` stands here; goes past it. */
static bool take(EventReader *reader, const char *literal)
{
    const gsize length = strlen(literal);
    if ((gsize)(reader->end - reader->at) < length || memcmp(reader->at, literal, length) != 0) {
        return fail(reader, literal);
    }
    reader->at += length;
    return true;
}

static bool stands(EventReader *reader, const char *literal)
{
    const char *at = reader->at;
    const bool there = take(reader, literal);
    reader->at = there ? reader->at : at;
    return there;
}

static bool take_number(EventReader *reader, gint64 *ret_number)
{
    const bool is_negative = reader->at < reader->end && *reader->at == '-';
    const char *digits = reader->at + is_negative;
    const char *at = digits;
    enum { DIGITS_LIMIT = 18 };
    gint64 number = 0;
    while (at < reader->end && g_ascii_isdigit(*at) && at - digits < DIGITS_LIMIT) {
        number = number * 10 + (*at++ - '0');
    }
    const bool is_canonical = at > digits && (*digits != '0' || (at == digits + 1 && !is_negative));
    if (!is_canonical) {
        return fail(reader, "a number");
    }
    reader->at = at;
    *ret_number = is_negative ? -number : number;
    return true;
}

/* The one escaped form of each character that has one: what buffer_json writes. */
static bool take_escape(EventReader *reader, char *ret_char)
{
    static const char shorts[] = "\"\\nrtbf", values[] = "\"\\\n\r\t\b\f";
    const char *found = reader->at < reader->end ? strchr(shorts, *reader->at) : NULL;
    if (found != NULL && *found != '\0') {
        *ret_char = values[found - shorts];
        reader->at++;
        return true;
    }
    if (reader->end - reader->at < 5 || memcmp(reader->at, "u00", 3) != 0) {
        return fail(reader, "an escaped character");
    }
    const int high = g_ascii_xdigit_value(reader->at[3]), low = g_ascii_xdigit_value(reader->at[4]);
    if (high < 0 || low < 0) {
        return fail(reader, "an escaped character");
    }
    *ret_char = (char)(high * 16 + low);
    reader->at += 5;
    return *ret_char != '\0' || fail(reader, "a character");
}

static bool take_text(EventReader *reader, const char **ret_text)
{
    if (!take(reader, "\"")) {
        return fail(reader, "a text");
    }
    char *begin = reader->strings + reader->used, *out = begin;
    while (reader->at < reader->end && *reader->at != '"') {
        char c = *reader->at++;
        if (c == '\\' && !take_escape(reader, &c)) {
            return false;
        }
        *out++ = c;
    }
    *out++ = '\0';
    reader->used = (gsize)(out - reader->strings);
    *ret_text = begin;
    return take(reader, "\"");
}

static bool take_codes(EventReader *reader, const char **ret_text)
{
    if (!take(reader, "[\"")) {
        return fail(reader, "a list of participants");
    }
    char *begin = reader->strings + reader->used, *out = begin;
    while (reader->at < reader->end && !stands(reader, "\"]")) {
        if (stands(reader, "\",\"")) {
            *out++ = ' ';
        } else if (*reader->at == ' ' || *reader->at == '"') {
            return fail(reader, "the code of a participant");
        } else {
            *out++ = *reader->at++;
        }
    }
    *out++ = '\0';
    reader->used = (gsize)(out - reader->strings);
    *ret_text = begin;
    return true;
}

static bool take_choice(EventReader *reader, const FieldInfo *info, gint64 *ret_number)
{
    const char *text;
    if (!take_text(reader, &text)) {
        return false;
    }
    for (guint i = 0; info->names[i] != NULL; i++) {
        if (strcmp(info->names[i], text) == 0) {
            *ret_number = i;
            return true;
        }
    }
    return fail(reader, info->name);
}

static bool take_flag(EventReader *reader, gint64 *ret_number)
{
    *ret_number = stands(reader, "true");
    return *ret_number == 1 || take(reader, "false");
}

static bool take_value(EventReader *reader, Field field)
{
    const FieldInfo *info = field_info(field);
    Value value = { .field = field };
    bool good;
    switch (info->type) {
    case TYPE_FLAG: good = take_flag(reader, &value.number); break;
    case TYPE_CHOICE: good = take_choice(reader, info, &value.number); break;
    case TYPE_PARTICIPANTS: good = take_codes(reader, &value.text); break;
    default:
        good = field_type_is_text(info->type) ? take_text(reader, &value.text) : take_number(reader, &value.number);
        break;
    }
    if (!good || !value_is_sound(&value)) {
        return good ? fail(reader, info->name) : false;
    }
    reader->event.values.list[reader->event.values.n++] = value;
    return true;
}

/* `,"name":` stands here, the comma not before the first member. */
static bool member_stands(EventReader *reader, const char *name, bool first)
{
    const char *at = reader->at;
    if (stands(reader, first ? "\"" : ",\"") && stands(reader, name) && stands(reader, "\":")) {
        return true;
    }
    reader->at = at;
    return false;
}

static bool take_data(EventReader *reader, const EventInfo *info)
{
    if (!take(reader, ",\"data\":{")) {
        return false;
    }
    const guint given = event_info_given(info);
    for (guint i = 0; i < info->n_fields; i++) {
        const Field field = info->fields[i];
        if (field == MAY_BE_MISSING) {
            continue;
        }
        if (!member_stands(reader, field_info(field)->name, reader->event.values.n == 0)) {
            if (i < given) {
                return fail(reader, field_info(field)->name);
            }
        } else if (!take_value(reader, field)) {
            return false;
        }
    }
    return take(reader, "}}") && (reader->at == reader->end || fail(reader, "nothing more"));
}

static bool take_optional_text(EventReader *reader, const char *name, const char **ret_text)
{
    return !member_stands(reader, name, false) || take_text(reader, ret_text);
}

static const EventInfo *version_of(const EventInfo *info, gint64 version)
{
    while (info != NULL && info->version != version) {
        info = info->older;
    }
    return info;
}

/* From the shape that was read to the present one, version by version. */
static void lift(Event *event, const EventInfo *present)
{
    for (int version = event->info->version; version < present->version; version++) {
        const EventInfo *older = version_of(present, version);
        g_assert(older != NULL);
        older->lift(&event->values);
    }
    event->info = present;
}

static bool take_event(EventReader *reader)
{
    Event *event = &reader->event;
    const char *name;
    gint64 version = 0;
    if (!take(reader, "{\"event\":") || !take_text(reader, &name) || !take(reader, ",\"v\":") ||
        !take_number(reader, &version) || !take(reader, ",\"at\":") || !take_number(reader, &event->at) ||
        !take(reader, ",\"by\":") || !take_text(reader, &event->by) ||
        !take_optional_text(reader, "act", &event->act) || !take_optional_text(reader, "meeting", &event->meeting)) {
        return false;
    }
    const EventInfo *present = g_hash_table_lookup(reader->infos, name);
    event->info = version_of(present, version);
    if (event->info == NULL) {
        return fail(reader, present == NULL ? "an event that is known" : "a version of the event that is known");
    }
    if (event->at < 0 || event->at > FIELD_INSTANT_LIMIT || !take_data(reader, event->info)) {
        return false;
    }
    lift(event, present);
    return true;
}

const Event *event_read(EventReader *reader, const char *bytes, gsize length, char **ret_complaint)
{
    if (reader->room < length + VALUES_LIMIT) {
        reader->room = 2 * (length + VALUES_LIMIT);
        reader->strings = g_realloc(reader->strings, reader->room);
    }
    reader->event = (Event){ 0 };
    reader->used = 0;
    reader->at = bytes;
    reader->end = bytes + length;
    reader->expected = "an event";
    if (take_event(reader)) {
        return &reader->event;
    }
    if (ret_complaint != NULL) {
        *ret_complaint = g_strdup_printf("column %d: expected %s", (int)(reader->at - bytes) + 1, reader->expected);
    }
    return NULL;
}
