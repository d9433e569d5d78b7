/* Any bytes as they may come over a connection: a head, and a body in chunks. However they are cut, the same is read.
 */
#include "fuzz.h"
#include "http/wire.h"

#include <string.h>

enum { BODY_LIMIT = 4096 };

static void check_head(const WireHead *head)
{
    const Request *request = &head->request;
    g_assert(request->path[0] == '/' && strpbrk(request->path, "?# \r\n") == NULL);
    g_assert(request->query != NULL && request->host != NULL && request->host[0] != '\0');
    g_assert(head->length >= -1);
}

/* In pieces of `step` bytes; returns the result, and how much was taken in all. */
static WireChunksResult take(const char *bytes, size_t length, size_t step, Buffer *body, size_t *ret_taken)
{
    WireChunks chunks = { 0 };
    WireChunksResult result = CHUNKS_GO_ON;
    size_t at = 0;
    while (at < length && result == CHUNKS_GO_ON) {
        size_t taken = 0;
        result = wire_chunks_take(&chunks, bytes + at, MIN(step, length - at), body, &taken);
        g_assert(taken > 0 && taken <= MIN(step, length - at));
        at += taken;
    }
    *ret_taken = at;
    return result;
}

static void check_chunks(const char *bytes, size_t length)
{
    g_auto(Buffer) whole = BUFFER_INIT, pieces = BUFFER_INIT;
    size_t whole_taken = 0, pieces_taken = 0;
    buffer_init(&whole, BODY_LIMIT);
    buffer_init(&pieces, BODY_LIMIT);
    const WireChunksResult at_once = take(bytes, length, MAX(length, 1), &whole, &whole_taken);
    const WireChunksResult in_pieces = take(bytes, length, 1, &pieces, &pieces_taken);
    g_assert(at_once == in_pieces && whole_taken == pieces_taken);
    g_assert(buffer_overflowed(&whole) == buffer_overflowed(&pieces));
    g_assert(buffer_overflowed(&whole) || strcmp(buffer_text(&whole), buffer_text(&pieces)) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    WireHead head;
    int status = 0;
    const char *fault = NULL;
    const char *bytes = (const char *)data;
    const char *end = size > 0 ? memmem(bytes, size, "\r\n\r\n", 4) : NULL;
    const size_t length = end != NULL ? (size_t)(end - bytes) + 4 : 0;
    if (length > 0 && length <= WIRE_HEAD_LIMIT) {
        const bool is_sound = wire_head_read(&head, bytes, length, &status, &fault);
        g_assert(is_sound == (fault == NULL) && is_sound == (status == 0));
        if (is_sound) {
            check_head(&head);
            wire_head_clear(&head);
        }
    }
    check_chunks(bytes + length, size - length);
    return 0;
}
