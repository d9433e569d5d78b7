/* Answers to requests that may come again: who lost an answer on the way sends the same with the same id and is told
 * the same, and nothing is done twice. They are kept for a while and as long as there is room, in memory alone. */
#pragma once

#include "http/http.h"

enum {
    REMEMBERED_LIMIT = 16384,          /* answers; the oldest go first */
    REMEMBERED_BYTES_LIMIT = 32 << 20, /* of all of them */
    REMEMBERED_SECONDS = 60 * 60,      /* how long */
    REMEMBERED_ID_LIMIT = 128,         /* bytes of what a client gives as an id */
    REMEMBERED_HASH_BYTES = 32,
};

typedef struct Remembered Remembered;
Remembered *remembered_new(void);
void remembered_free(Remembered *remembered);

typedef enum {
    REMEMBERED_NEW,     /* go on, and end it with remembered_end */
    REMEMBERED_SAME,    /* the answer is there */
    REMEMBERED_OTHER,   /* that id belongs to another request */
    REMEMBERED_PENDING, /* it is being answered in this moment */
} RememberedAnswer;

/* `request`: a hash of all that makes it the same. With REMEMBERED_SAME `*ret_content` is the answer (a reference) and
 * `*ret_kind` what stood with it. `now`: microseconds of a clock that is never set. Any thread may. */
RememberedAnswer remembered_begin(Remembered *remembered, const char *id, const guint8 request[REMEMBERED_HASH_BYTES],
                                  gint64 now, Content **ret_content, int *ret_kind);

/* The answer, of which a reference is taken; NULL: it is forgotten that there was such a request. */
void remembered_end(Remembered *remembered, const char *id, Content *content, int kind);
