/* HTTP/1.1 as it stands on the wire: a request's head and body from bytes, an answer's head to bytes. Nothing here
 * knows a socket.
 *
 * The reader is strict (RFC 9112 without its leniencies): what two readers could take for two different requests is
 * refused, since whoever stands in front of this server may be the other reader. */
#pragma once

#include "base/buffer.h"
#include "http/http.h"

enum {
    WIRE_HEAD_LIMIT = 16 << 10, /* bytes of a head with its empty line */
    WIRE_HEADERS_LIMIT = 100,
    WIRE_CHUNK_LINE_LIMIT = 256,
    WIRE_TRAILERS_LIMIT = 4 << 10,
};

/* Half a year: who has come over TLS comes over nothing else then (RFC 6797). */
#define WIRE_STRICT_TRANSPORT "max-age=15552000"

/* A request's head. */
typedef struct {
    char *text;         /* owned: what the request's strings point into */
    Request request;    /* without a body yet */
    gint64 length;      /* of the body; −1: it comes in chunks */
    bool awaits_word;   /* the client sends its body when it has heard 100 (Expect: 100-continue) */
    bool stays;         /* the client wants to ask again over this connection */
    bool stays_if_told; /* and must be told so: it speaks HTTP/1.0 */
} WireHead;

/* Reads a head, which ends with its empty line. False with the status and a sentence for the client if it is not
 * sound; the head is then as if it had been cleared. */
bool wire_head_read(WireHead *head, const char *bytes, size_t length, int *ret_status, const char **ret_fault);
void wire_head_clear(WireHead *head);

/* A body in chunks, as it comes. All zeros to begin with. */
typedef struct {
    int state;
    size_t left;  /* of the chunk */
    size_t taken; /* of the line, or of the trailers */
} WireChunks;

typedef enum { CHUNKS_GO_ON, CHUNKS_END, CHUNKS_BROKEN } WireChunksResult;

/* Takes bytes and appends what they carry to `body`, whose overflow says that it became too large. `*ret_taken` is how
 * many belong to the body: fewer than all only at its end. */
WireChunksResult wire_chunks_take(WireChunks *chunks, const char *bytes, size_t length, Buffer *body,
                                  size_t *ret_taken);

/* The head of an answer with its empty line. `now`: seconds since 1970. */
void wire_put_head(Buffer *out, const Response *response, const WireHead *head, gint64 now);
