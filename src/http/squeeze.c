/* What stands between two full flushes of deflate refers to nothing before it, and ends with a whole byte: such pieces
 * may follow each other in any order. */
#include "http/squeeze.h"

#include <string.h>
#include <zlib.h>

enum {
    WINDOW_BITS = -15, /* the largest window, and no head */
    MEMORY = 8,
    ROOM = 64, /* for the marks around a piece, more than deflateBound knows of */
};

/* Deflate, no name, no time, no word of the system. */
static const guint8 head[] = { 0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255 };

struct Squeezer {
    z_stream stream;
};

Squeezer *squeezer_new(void)
{
    Squeezer *squeezer = g_new0(Squeezer, 1);
    const int done = deflateInit2(&squeezer->stream, Z_BEST_SPEED, Z_DEFLATED, WINDOW_BITS, MEMORY, Z_DEFAULT_STRATEGY);
    g_assert(done == Z_OK); /* only memory could lack */
    return squeezer;
}

void squeezer_free(Squeezer *squeezer)
{
    if (squeezer != NULL) {
        deflateEnd(&squeezer->stream);
        g_free(squeezer);
    }
}

static GBytes *squeeze_after(Squeezer *squeezer, const guint8 *before, gsize before_length, GBytes *bytes)
{
    gsize length;
    const void *data = g_bytes_get_data(bytes, &length);
    g_assert(length < G_MAXUINT / 2);
    z_stream *stream = &squeezer->stream;
    const gsize room = before_length + deflateBound(stream, length) + ROOM;
    guint8 *out = g_malloc(room);
    memcpy(out, before, before_length);
    deflateReset(stream);
    stream->next_in = (Bytef *)(gpointer)data;
    stream->avail_in = (uInt)length;
    stream->next_out = out + before_length;
    stream->avail_out = (uInt)(room - before_length);
    const int done = deflate(stream, Z_FULL_FLUSH);
    g_assert(done == Z_OK && stream->avail_in == 0 && stream->avail_out > 0);
    const gsize squeezed = room - stream->avail_out;
    return g_bytes_new_take(g_realloc(out, squeezed), squeezed);
}

GBytes *squeeze(Squeezer *squeezer, GBytes *bytes)
{
    return squeeze_after(squeezer, head, 0, bytes);
}

GBytes *squeeze_first(Squeezer *squeezer, GBytes *bytes)
{
    return squeeze_after(squeezer, head, sizeof head, bytes);
}
