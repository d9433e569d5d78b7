/* Why a request gets no content: a closed list of kinds, each with its status. Pages tell of them in words
 * (page_problem), the API as application/problem+json (RFC 9457). */
#pragma once

#include "base/buffer.h"
#include "base/diagnostic.h"
#include "core/language.h"
#include "session/refusal.h"

typedef enum {
    PROBLEM_NONE,
    PROBLEM_PARAMETER,  /* a parameter is missing, or has a value that it cannot have */
    PROBLEM_FORM,       /* the body is not the form that it should be */
    PROBLEM_FOREIGN,    /* another site's page sends it */
    PROBLEM_MISSING,    /* there is nothing at the address */
    PROBLEM_METHOD,     /* the address does not know the method */
    PROBLEM_TOO_LARGE,  /* the body, or what would be answered */
    PROBLEM_MEDIA_TYPE, /* a body of that type is not taken */
    PROBLEM_UNREADABLE, /* the document cannot be read at all */
    PROBLEM_FAILED,     /* what was asked for could not be made */
    PROBLEM_BUSY,       /* too much is waiting already */
    PROBLEM_KEY,        /* who acts is not told, or by a key that nobody has */
    PROBLEM_SCOPE,      /* the key does not reach so far */
    PROBLEM_NOT_YOURS,  /* the key's holder may not do it at all */
    PROBLEM_FIELD,      /* a field of an act is missing, unknown, or has a value that it cannot have */
    PROBLEM_REFUSED,    /* the rules say no */
    PROBLEM_REPEATED,   /* the same Idempotency-Key for something else */
    PROBLEM_RATE,       /* too many acts with the same key */
    PROBLEM_FAULT,      /* the record of the session cannot be read or written */
    N_PROBLEMS,
} ProblemKind;

typedef struct {
    ProblemKind kind;
    char *detail;    /* owned: what exactly is wrong this time; NULL if there is nothing to add */
    Position at;     /* in the document, where that is known */
    Refusal refusal; /* of PROBLEM_REFUSED: told beside, in that language */
    Language language;
    int retry_seconds; /* after which to try again, where that is not the server's usual time */
} Problem;

void problem_clear(Problem *problem);

/* Sets an empty problem; `detail` is taken over. */
void problem_set(Problem *problem, ProblemKind kind, char *detail);

/* PROBLEM_UNREADABLE by a reader's complaint: takes the place from its beginning ("12:3: ...") if it names one. */
void problem_set_unreadable(Problem *problem, const char *complaint);

typedef struct {
    const char *name; /* "too-large": its type is /api#too-large */
    int status;
    const char *title; /* one line */
    const char *about; /* what to do about it */
} ProblemInfo;

const ProblemInfo *problem_info(ProblemKind kind); /* of all but PROBLEM_NONE */

/* As a JSON document. */
void problem_put_json(const Problem *problem, Buffer *out);
