/* Bytes squeezed so that each piece can follow any other: gzip (RFC 1952) without an end. What many are sent is
 * squeezed once for all of them, whatever each was sent before. */
#pragma once

#include <glib.h>

typedef struct Squeezer Squeezer;

/* One thread at a time uses it. */
Squeezer *squeezer_new(void);
void squeezer_free(Squeezer *squeezer);

/* The piece that carries these bytes; the first that somebody is sent begins with the head of gzip. Free with
 * g_bytes_unref. */
GBytes *squeeze(Squeezer *squeezer, GBytes *bytes);
GBytes *squeeze_first(Squeezer *squeezer, GBytes *bytes);
