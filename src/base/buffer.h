/* An append-only byte buffer that knows how to escape by destination. The writers and the pages use it
 * instead of printf: one pass over the text, no format string, no temporary copies.
 *
 * A buffer has a limit; what would go past it is dropped and buffer_overflowed says so. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct {
    char *data; /* not terminated until buffer_text is called; NULL while empty */
    size_t length;
    size_t room;
    size_t limit;
    bool overflowed;
} Buffer;

enum { BUFFER_LIMIT = 64 << 20 }; /* the usual limit: 64 MiB */

#define BUFFER_INIT ((Buffer){ .limit = BUFFER_LIMIT })

void buffer_init(Buffer *buffer, size_t limit);
void buffer_clear(Buffer *buffer);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Buffer, buffer_clear)

/* The content as a terminated string, owned by the buffer until the next append. */
const char *buffer_text(Buffer *buffer);

/* The content; the buffer is empty afterwards. */
GBytes *buffer_steal(Buffer *buffer);

bool buffer_overflowed(const Buffer *buffer);

void buffer_bytes(Buffer *buffer, const char *bytes, size_t length);
void buffer_char(Buffer *buffer, char c);
void buffer_string(Buffer *buffer, const char *text); /* NULL is nothing */
void buffer_number(Buffer *buffer, gint64 number);
void buffer_padded(Buffer *buffer, int number, int width); /* with leading zeros */

/* The constant `literal`, whose length the compiler knows. */
#define buffer_literal(buffer, literal) buffer_bytes((buffer), "" literal, sizeof(literal) - 1)

/* Text between tags or in a double-quoted attribute of HTML and XML: & < > " ' are escaped; control
 * characters that XML 1.0 cannot hold are left out. NULL is nothing. */
void buffer_markup(Buffer *buffer, const char *text);

/* A JSON string with its quotation marks; NULL is `null`. */
void buffer_json(Buffer *buffer, const char *text);

/* Text inside a URL's path segment or query value (RFC 3986: all but unreserved characters as %XX). */
void buffer_url(Buffer *buffer, const char *text);
