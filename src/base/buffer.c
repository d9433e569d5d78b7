#include "base/buffer.h"

#include <string.h>

void buffer_init(Buffer *buffer, size_t limit)
{
    *buffer = (Buffer){ .limit = limit };
}

void buffer_clear(Buffer *buffer)
{
    g_free(buffer->data);
    *buffer = (Buffer){ .limit = buffer->limit };
}

/* Makes room for `more` bytes and a terminator. False when that would pass the limit. */
static bool reserve(Buffer *buffer, size_t more)
{
    if (more > buffer->limit - buffer->length) {
        buffer->overflowed = true;
        return false;
    }
    const size_t need = buffer->length + more + 1;
    if (need > buffer->room) {
        size_t room = buffer->room < 1024 ? 1024 : buffer->room;
        while (room < need) {
            room *= 2;
        }
        buffer->data = g_realloc(buffer->data, room);
        buffer->room = room;
    }
    return true;
}

const char *buffer_text(Buffer *buffer)
{
    if (buffer->data == NULL) {
        buffer->data = g_malloc(1024);
        buffer->room = 1024;
    }
    buffer->data[buffer->length] = '\0';
    return buffer->data;
}

GBytes *buffer_steal(Buffer *buffer)
{
    GBytes *bytes = g_bytes_new_take(g_steal_pointer(&buffer->data), buffer->length);
    buffer_clear(buffer);
    return bytes;
}

bool buffer_overflowed(const Buffer *buffer)
{
    return buffer->overflowed;
}

void buffer_bytes(Buffer *buffer, const char *bytes, size_t length)
{
    if (length == 0 || !reserve(buffer, length)) {
        return;
    }
    memcpy(buffer->data + buffer->length, bytes, length);
    buffer->length += length;
}

void buffer_char(Buffer *buffer, char c)
{
    if (reserve(buffer, 1)) {
        buffer->data[buffer->length++] = c;
    }
}

void buffer_string(Buffer *buffer, const char *text)
{
    if (text != NULL) {
        buffer_bytes(buffer, text, strlen(text));
    }
}

void buffer_number(Buffer *buffer, gint64 number)
{
    char digits[24];
    size_t at = sizeof digits;
    guint64 rest = number < 0 ? 0 - (guint64)number : (guint64)number;
    do {
        digits[--at] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest != 0);
    if (number < 0) {
        digits[--at] = '-';
    }
    buffer_bytes(buffer, digits + at, sizeof digits - at);
}

void buffer_padded(Buffer *buffer, int number, int width)
{
    for (int unit = 1, i = 1; i < width; i++) {
        unit *= 10;
        if (number < unit) {
            buffer_char(buffer, '0');
        }
    }
    buffer_number(buffer, number);
}

static const char *markup_of(unsigned char c)
{
    switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    case '\t':
    case '\n':
    case '\r': return NULL;
    default: return c < 0x20 || c == 0x7f ? "" : NULL;
    }
}

void buffer_markup(Buffer *buffer, const char *text)
{
    if (text == NULL) {
        return;
    }
    const char *plain = text;
    for (; *text != '\0'; text++) {
        const unsigned char c = (unsigned char)*text;
        if (c > '>' && c != 0x7f) {
            continue; /* nearly every byte of prose: letters and all of UTF-8 */
        }
        const char *escaped = markup_of(c);
        if (escaped == NULL) {
            continue;
        }
        buffer_bytes(buffer, plain, (size_t)(text - plain));
        buffer_string(buffer, escaped);
        plain = text + 1;
    }
    buffer_bytes(buffer, plain, (size_t)(text - plain));
}

static void json_escape(Buffer *buffer, unsigned char c)
{
    static const char hex[] = "0123456789abcdef";
    static const char letters[] = { ['\b'] = 'b', ['\f'] = 'f', ['\n'] = 'n', ['\r'] = 'r', ['\t'] = 't' };
    buffer_char(buffer, '\\');
    if (c == '"' || c == '\\') {
        buffer_char(buffer, (char)c);
    } else if (c < sizeof letters && letters[c] != '\0') {
        buffer_char(buffer, letters[c]);
    } else {
        const char escape[] = { 'u', '0', '0', hex[c >> 4], hex[c & 15] };
        buffer_bytes(buffer, escape, sizeof escape);
    }
}

void buffer_json(Buffer *buffer, const char *text)
{
    if (text == NULL) {
        buffer_literal(buffer, "null");
        return;
    }
    buffer_char(buffer, '"');
    const char *plain = text;
    for (; *text != '\0'; text++) {
        const unsigned char c = (unsigned char)*text;
        if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7f) {
            continue;
        }
        buffer_bytes(buffer, plain, (size_t)(text - plain));
        json_escape(buffer, c);
        plain = text + 1;
    }
    buffer_bytes(buffer, plain, (size_t)(text - plain));
    buffer_char(buffer, '"');
}

void buffer_url(Buffer *buffer, const char *text)
{
    static const char hex[] = "0123456789ABCDEF";
    for (; text != NULL && *text != '\0'; text++) {
        const unsigned char c = (unsigned char)*text;
        if (g_ascii_isalnum((char)c) || strchr("-._~", c) != NULL) {
            buffer_char(buffer, (char)c);
        } else {
            const char escape[] = { '%', hex[c >> 4], hex[c & 15] };
            buffer_bytes(buffer, escape, sizeof escape);
        }
    }
}
