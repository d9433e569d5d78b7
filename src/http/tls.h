/* TLS 1.2 and 1.3 on a socket that does not block. What is sent through it, and when, is the front's business
 * (front.h); which library does it, nobody else knows. */
#pragma once

#include <glib.h>
#include <stdbool.h>

#define TLS_ERROR tls_error_quark()
GQuark tls_error_quark(void);
typedef enum {
    TLS_ERROR_CERTIFICATE, /* the file is none, or cannot be read */
    TLS_ERROR_KEY,         /* likewise, or it is of another certificate */
    TLS_ERROR_SYSTEM,
} TlsError;

/* A certificate and its key, by which the server is known. Any thread may use it. */
typedef struct Tls Tls;

/* Files in PEM: the certificate with those that vouch for it behind it, and its key, which has no password. */
Tls *tls_new(const char *certificate, const char *key, GError **error);
void tls_free(Tls *tls); /* sessions that go on keep what they need */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Tls, tls_free)

/* Reads both files anew, for who comes from now on. Where that fails all stays as it was. */
bool tls_renew(Tls *tls, GError **error);

/* One connection. One thread at a time uses it. */
typedef struct TlsSession TlsSession;

typedef enum {
    TLS_DONE,   /* all of it, or as much as `*ret_n` says */
    TLS_WAITS,  /* until the socket can be read or written again */
    TLS_ENDED,  /* the other side says no more */
    TLS_BROKEN, /* it cannot go on */
} TlsResult;

/* NULL if the system gives no more of what it takes. The descriptor stays the caller's. */
TlsSession *tls_session_new(Tls *tls, int descriptor);
void tls_session_free(TlsSession *session);

TlsResult tls_session_begin(TlsSession *session); /* until it is TLS_DONE: then the other sides know each other */
TlsResult tls_session_read(TlsSession *session, char *bytes, size_t size, size_t *ret_n);
TlsResult tls_session_write(TlsSession *session, const char *bytes, size_t length, size_t *ret_n);
void tls_session_end(TlsSession *session); /* tells the other side that no more is said; it may still speak */
