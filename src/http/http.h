/* What a request asks and what an answer says, as values: nothing here knows a socket or a library.
 *
 * The server (server.h) makes a Request and sends a Response; the site (site.h) is a function from the one to the
 * other. */
#pragma once

#include <glib.h>
#include <stdbool.h>

typedef enum { METHOD_GET, METHOD_HEAD, METHOD_POST, METHOD_OPTIONS, METHOD_OTHER } Method;

/* Borrowed for the time of the call. */
typedef struct {
    Method method;
    const char *path;            /* as sent, still escaped; begins with '/' */
    const char *query;           /* what follows the '?', as sent; "" if there is none */
    const char *host;            /* "127.0.0.1:8080": letters, digits, and . - : [ ] _ only */
    const char *if_none_match;   /* the header's value, or NULL */
    const char *accept_language; /* likewise, as all that follow */
    const char *accept_encoding;
    const char *content_type;
    const char *authorization;   /* "Bearer ..." */
    const char *idempotency_key; /* by which the same request is known when it comes again */
    const char *origin;          /* the page that a browser sends it for: "https://example.org", or "null" */
    const char *fetch_site;      /* how that page is related to this site, where the browser tells (Sec-Fetch-Site) */
    const char *cookie;          /* of this site, all of them: "sign-in=…; …" */
    const char *last_event_id;   /* of a stream that was lost: the last that came */
    const char *forwarded_proto; /* what a proxy in front says; only until it is settled who sends it (peer.h) */
    const char *forwarded_for;   /* likewise */
    const char *peer;            /* the numeric address that it comes from; NULL where that is not known */
    bool is_secure;              /* over TLS */
    GBytes *body;                /* NULL: it has none */
    int refusal; /* 413 or 503: what the server has settled already, and only the words are missing; else 0 */
} Request;

/* Is it of this site's own pages, as far as the browser tells? A browser says so of everything that is posted; what is
 * no browser, and tells nothing, has no visitor in whose name it could do harm. */
bool request_is_own(const Request *request);

/* Whether the browser came over TLS, as far as it or the proxy tells. Who says so wrongly only harms itself. */
bool request_is_secure(const Request *request);

/* May the answer be squeezed with gzip? */
bool request_takes_gzip(const Request *request);

/* How long others may keep an answer. */
typedef enum {
    KEEP_CHECKED, /* keep it, but ask each time whether it is still the same */
    KEEP_FOREVER, /* its address changes when it changes */
    KEEP_OWN,     /* likewise, but only who asked may keep it */
    KEEP_NEVER,
} Keep;

/* What an address answers. It never changes once made, so many threads may send it at the same time. */
typedef struct {
    gatomicrefcount references;
    GBytes *bytes;
    const char *type; /* static: media type, with its charset */
    char *policy;     /* Content-Security-Policy */
    char *file_name;  /* under which a browser saves it; NULL: it is shown */
    Keep keep;
    bool varies_by_language; /* the same address answers in another language who asks for it (Accept-Language) */
    char etag[36];           /* by the content, with its quotation marks; weak where its maker says so ("W/") */
} Content;

/* Takes `bytes` over. The policy is that of pages, `file_name` NULL, to be kept checked. */
Content *content_new(GBytes *bytes, const char *type);
Content *content_ref(Content *content);
void content_unref(Content *content);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Content, content_unref)

/* The policy that all pages keep: everything from this server, nothing inline, no frames around it. */
extern const char *const policy_of_pages;

typedef struct {
    int status;
    Content *content;  /* NULL: no body */
    char *location;    /* of a redirection, or NULL */
    bool asks_for_key; /* with 401: says what kind of key is wanted (WWW-Authenticate) */
    const char *allow; /* static: the methods that the address knows, where that is to be told; or NULL */
    int retry_seconds; /* after which to try again; 0: nothing is said about it */
    bool is_open;      /* pages of other sites may read it, too */
    char *set_cookie;  /* the value of a Set-Cookie (RFC 6265, 4.1.1), or NULL */
    char *channel;     /* not NULL: the answer is a live stream of that channel (live.h), without content */
    guint64 after;     /* of a stream: what its reader has seen already */
    bool is_squeezed;  /* of a stream: what is sent is gzip. The server settles it */
    char *who;         /* for traces: "key:desk"; or NULL. It is not sent */
    guint64 owner; /* of a stream: for whom it is, so that all of theirs can be ended; 0: for nobody in particular */
} Response;

void response_clear(Response *response);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Response, response_clear)

/* Fills an empty response with `content` (taken over): 304 if the request holds the same already, else `status`. */
void response_answer(Response *response, const Request *request, int status, Content *content);

/* Does `header`, the value of an If-None-Match, name the tag? By RFC 9110: weak comparison, lists, `*`. */
bool etag_is_named(const char *header, const char *etag);

/* The value of parameter `name` in a query, decoded; NULL if it is not there, "" if it is empty. The first wins.
 * NULL also when it is not UTF-8 or holds control characters. Free with g_free. */
char *query_value(const char *query, const char *name);
