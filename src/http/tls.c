/* The only file that knows OpenSSL. What a session needs of a certificate it refers to itself, so that a new one harms
 * nobody who is here. */
#include "http/tls.h"

#include <openssl/err.h>
#include <openssl/ssl.h>

G_DEFINE_QUARK(placard - tls - error, tls_error)

struct Tls {
    char *certificate, *key; /* the files */
    GMutex lock;             /* of `context` */
    SSL_CTX *context;
};

struct TlsSession {
    SSL *ssl;
};

/* Of TLS 1.2; those of 1.3 are all good. With each the key of the session is of the moment, so that who learns the
 * server's later reads nothing of before. */
#define CIPHERS "ECDHE+AESGCM:ECDHE+CHACHA20"

/* HTTP/1.1, which is what is spoken here; a client that asks for other things alone is told so. */
static const unsigned char spoken[] = "\x08http/1.1";

static int choose_protocol(SSL *ssl, const unsigned char **out, unsigned char *ret_length, const unsigned char *offered,
                           unsigned int length, void *data)
{
    unsigned char *chosen = NULL;
    const int found = SSL_select_next_proto(&chosen, ret_length, spoken, sizeof spoken - 1, offered, length);
    *out = chosen;
    return found == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_ALERT_FATAL;
}

static bool fail(GError **error, TlsError code, const char *file)
{
    const unsigned long number = ERR_peek_last_error();
    const char *reason = ERR_reason_error_string(number);
    /* What the system said has a number of its own kind, without a text in the library's tables. */
    const char *words = reason != NULL             ? reason
                        : ERR_SYSTEM_ERROR(number) ? g_strerror(ERR_GET_REASON(number))
                                                   : "unknown";
    g_set_error(error, TLS_ERROR, (int)code, "%s: %s", file, words);
    ERR_clear_error();
    return false;
}

/* A password is never asked for: nobody is there. */
static int no_password(char *buffer, int size, int is_writing, void *data)
{
    return -1;
}

static bool load(SSL_CTX *context, const Tls *tls, GError **error)
{
    SSL_CTX_set_default_passwd_cb(context, no_password);
    if (SSL_CTX_use_certificate_chain_file(context, tls->certificate) != 1) {
        return fail(error, TLS_ERROR_CERTIFICATE, tls->certificate);
    }
    if (SSL_CTX_use_PrivateKey_file(context, tls->key, SSL_FILETYPE_PEM) != 1 ||
        SSL_CTX_check_private_key(context) != 1) {
        return fail(error, TLS_ERROR_KEY, tls->key);
    }
    return true;
}

static SSL_CTX *new_context(const Tls *tls, GError **error)
{
    ERR_clear_error();
    SSL_CTX *context = SSL_CTX_new(TLS_server_method());
    if (context == NULL || SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION) != 1 ||
        SSL_CTX_set_cipher_list(context, CIPHERS) != 1) {
        fail(error, TLS_ERROR_SYSTEM, "TLS");
        SSL_CTX_free(context);
        return NULL;
    }
    SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_IGNORE_UNEXPECTED_EOF);
    SSL_CTX_set_mode(context,
                     SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER | SSL_MODE_RELEASE_BUFFERS);
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF); /* who comes again brings a ticket */
    SSL_CTX_set_alpn_select_cb(context, choose_protocol, NULL);
    if (!load(context, tls, error)) {
        SSL_CTX_free(context);
        return NULL;
    }
    return context;
}

Tls *tls_new(const char *certificate, const char *key, GError **error)
{
    g_autoptr(Tls) tls = g_new0(Tls, 1);
    g_mutex_init(&tls->lock);
    tls->certificate = g_strdup(certificate);
    tls->key = g_strdup(key);
    tls->context = new_context(tls, error);
    return tls->context != NULL ? g_steal_pointer(&tls) : NULL;
}

void tls_free(Tls *tls)
{
    if (tls != NULL) {
        SSL_CTX_free(tls->context);
        g_mutex_clear(&tls->lock);
        g_free(tls->certificate);
        g_free(tls->key);
        g_free(tls);
    }
}

bool tls_renew(Tls *tls, GError **error)
{
    SSL_CTX *context = new_context(tls, error);
    if (context == NULL) {
        return false;
    }
    g_mutex_lock(&tls->lock);
    SSL_CTX *before = tls->context;
    tls->context = context;
    g_mutex_unlock(&tls->lock);
    SSL_CTX_free(before);
    return true;
}

/* --- sessions
 * --------------------------------------------------------------------------------------------------------- */

TlsSession *tls_session_new(Tls *tls, int descriptor)
{
    g_mutex_lock(&tls->lock);
    SSL *ssl = SSL_new(tls->context);
    g_mutex_unlock(&tls->lock);
    if (ssl == NULL || SSL_set_fd(ssl, descriptor) != 1) {
        SSL_free(ssl);
        ERR_clear_error();
        return NULL;
    }
    SSL_set_accept_state(ssl);
    TlsSession *session = g_new(TlsSession, 1);
    session->ssl = ssl;
    return session;
}

void tls_session_free(TlsSession *session)
{
    if (session != NULL) {
        SSL_free(session->ssl);
        g_free(session);
    }
}

static TlsResult result_of(const TlsSession *session, int answer)
{
    const int what = SSL_get_error(session->ssl, answer);
    ERR_clear_error();
    switch (what) {
    case SSL_ERROR_NONE: return TLS_DONE;
    case SSL_ERROR_WANT_READ:
    case SSL_ERROR_WANT_WRITE: return TLS_WAITS;
    case SSL_ERROR_ZERO_RETURN: return TLS_ENDED;
    default: return TLS_BROKEN;
    }
}

TlsResult tls_session_begin(TlsSession *session)
{
    ERR_clear_error();
    return result_of(session, SSL_do_handshake(session->ssl));
}

TlsResult tls_session_read(TlsSession *session, char *bytes, size_t size, size_t *ret_n)
{
    ERR_clear_error();
    return result_of(session, SSL_read_ex(session->ssl, bytes, size, ret_n));
}

TlsResult tls_session_write(TlsSession *session, const char *bytes, size_t length, size_t *ret_n)
{
    ERR_clear_error();
    return result_of(session, SSL_write_ex(session->ssl, bytes, length, ret_n));
}

void tls_session_end(TlsSession *session)
{
    ERR_clear_error();
    SSL_shutdown(session->ssl);
    ERR_clear_error();
}
