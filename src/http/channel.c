#include "http/channel.h"

#include "base/buffer.h"

#include <string.h>

G_STATIC_ASSERT(LIVE_PARTS_LIMIT <= 32); /* a bit for each */

typedef struct {
    guint32 parts;
    bool is_squeezed;
    GBytes *message;
} Said;

static void said_free(gpointer pointer)
{
    Said *said = pointer;
    g_bytes_unref(said->message);
    g_free(said);
}

typedef struct {
    guint64 after;
    bool is_squeezed;
    LiveNews news;
    GBytes *message; /* or NULL */
} Told;

enum { TOLD_LIMIT = 64 /* of a channel, in one round */ };

static void told_free(gpointer pointer)
{
    Told *told = pointer;
    g_clear_pointer(&told->message, g_bytes_unref);
    g_free(told);
}

Channel *channel_new(const char *name, ChannelCommon *common)
{
    Channel *channel = g_new0(Channel, 1);
    channel->name = g_strdup(name);
    channel->watchers = g_ptr_array_new();
    channel->said = g_ptr_array_new_with_free_func(said_free);
    channel->told = g_ptr_array_new_with_free_func(told_free);
    channel->is_log = name[0] == LIVE_LOG;
    channel->common = common;
    return channel;
}

void channel_free(Channel *channel)
{
    if (channel == NULL) {
        return;
    }
    for (guint i = 0; i < channel->n_parts; i++) {
        g_bytes_unref(channel->parts[i].bytes);
    }
    g_ptr_array_unref(channel->said);
    g_ptr_array_unref(channel->told);
    g_ptr_array_unref(channel->watchers);
    g_free(channel->name);
    g_free(channel);
}

/* Takes the bytes over; returns whether they are others than before. */
static bool see_part(Channel *channel, guint i, GBytes *bytes, guint64 number)
{
    ChannelPart *part = &channel->parts[i];
    if (i < channel->n_parts && g_bytes_equal(part->bytes, bytes)) {
        g_bytes_unref(bytes);
        return false;
    }
    if (i < channel->n_parts) {
        g_bytes_unref(part->bytes);
    }
    channel->n_parts = MAX(channel->n_parts, i + 1);
    *part = (ChannelPart){ .bytes = bytes, .number = number, .turn = channel->turn + 1 };
    channel->common->parts_made++;
    return true;
}

bool channel_look(Channel *channel, const LiveSource *source, guint64 number)
{
    bool has_changed = false;
    for (guint i = 0; i < LIVE_PARTS_LIMIT; i++) {
        GBytes *bytes = source->part(channel->name, i, source->data);
        if (bytes == NULL) {
            break;
        }
        has_changed |= see_part(channel, i, bytes, number);
    }
    if (has_changed) {
        channel->turn++;
        g_ptr_array_set_size(channel->said, 0);
    } else if (number != channel->number) {
        g_ptr_array_set_size(channel->said, 0); /* they carry the number */
    }
    channel->number = number;
    return has_changed;
}

guint32 channel_after(const Channel *channel, guint64 number)
{
    guint32 parts = 0;
    for (guint i = 0; i < channel->n_parts; i++) {
        parts |= (guint32)(channel->parts[i].number >= number) << i;
    }
    return parts;
}

guint32 channel_since(const Channel *channel, guint turn)
{
    guint32 parts = 0;
    for (guint i = 0; i < channel->n_parts; i++) {
        parts |= (guint32)(channel->parts[i].turn > turn) << i;
    }
    return parts;
}

/* Each of its lines is a line of data; all three ends of lines end one there, too. */
static void put_part(GBytes *part, Buffer *out)
{
    gsize length;
    const char *at = g_bytes_get_data(part, &length);
    const char *end = at + length;
    for (bool is_last = false; !is_last;) {
        const char *stop = at;
        while (stop < end && *stop != '\n' && *stop != '\r') {
            stop++;
        }
        buffer_literal(out, "data: ");
        buffer_bytes(out, at, (size_t)(stop - at));
        buffer_char(out, '\n');
        is_last = stop == end;
        at = stop + (end - stop >= 2 && stop[0] == '\r' && stop[1] == '\n' ? 2 : 1);
    }
}

typedef struct {
    GBytes *bytes;
    gsize *held;
} Holding;

static void forget(gpointer pointer)
{
    Holding *holding = pointer;
    *holding->held -= g_bytes_get_size(holding->bytes);
    g_bytes_unref(holding->bytes);
    g_free(holding);
}

/* The same bytes, counted in as long as anybody has them. */
static GBytes *hold(GBytes *bytes, gsize *held)
{
    Holding *holding = g_new(Holding, 1);
    gsize length;
    const char *data = g_bytes_get_data(bytes, &length);
    *holding = (Holding){ .bytes = bytes, .held = held };
    *held += length;
    return g_bytes_new_with_free_func(data, length, forget, holding);
}

static GBytes *make_message(const Channel *channel, guint32 parts, bool is_squeezed)
{
    g_auto(Buffer) out = BUFFER_INIT;
    buffer_literal(&out, "id: ");
    buffer_number(&out, (gint64)channel->number);
    buffer_literal(&out, "\nevent: parts\n");
    for (guint i = 0; i < channel->n_parts; i++) {
        if (parts & ((guint32)1 << i)) {
            put_part(channel->parts[i].bytes, &out);
        }
    }
    buffer_char(&out, '\n');
    GBytes *plain = buffer_steal(&out);
    if (!is_squeezed) {
        return hold(plain, &channel->common->held);
    }
    GBytes *squeezed = squeeze(channel->common->squeezer, plain);
    g_bytes_unref(plain);
    return hold(squeezed, &channel->common->held);
}

GBytes *channel_message(Channel *channel, guint32 parts, bool is_squeezed)
{
    if (parts == 0) {
        return NULL;
    }
    for (guint i = 0; i < channel->said->len; i++) {
        const Said *said = g_ptr_array_index(channel->said, i);
        if (said->parts == parts && said->is_squeezed == is_squeezed) {
            return g_bytes_ref(said->message);
        }
    }
    Said *said = g_new(Said, 1);
    *said = (Said){ parts, is_squeezed, make_message(channel, parts, is_squeezed) };
    g_ptr_array_add(channel->said, said);
    return g_bytes_ref(said->message);
}

void channel_forget(Channel *channel)
{
    g_ptr_array_set_size(channel->told, 0);
}

/* Takes the bytes over; NULL is let pass. */
static GBytes *hold_as(const Channel *channel, GBytes *bytes, bool is_squeezed)
{
    if (bytes == NULL || !is_squeezed) {
        return bytes != NULL ? hold(bytes, &channel->common->held) : NULL;
    }
    GBytes *squeezed = squeeze(channel->common->squeezer, bytes);
    g_bytes_unref(bytes);
    return hold(squeezed, &channel->common->held);
}

GBytes *channel_tell(Channel *channel, const LiveSource *source, guint64 after, bool is_squeezed, LiveNews *ret_news)
{
    for (guint i = 0; i < channel->told->len; i++) {
        const Told *told = g_ptr_array_index(channel->told, i);
        if (told->after == after && told->is_squeezed == is_squeezed) {
            *ret_news = told->news;
            return told->message != NULL ? g_bytes_ref(told->message) : NULL;
        }
    }
    Told *told = g_new(Told, 1);
    *told = (Told){ .after = after, .is_squeezed = is_squeezed, .news = { .upto = after } };
    GBytes *bytes = source->news(channel->name, after, &told->news, source->news_data);
    told->message = hold_as(channel, bytes, is_squeezed);
    if (channel->told->len >= TOLD_LIMIT) {
        channel_forget(channel);
    }
    g_ptr_array_add(channel->told, told);
    *ret_news = told->news;
    return told->message != NULL ? g_bytes_ref(told->message) : NULL;
}
