/* What the site can answer: each kind of content, the address it has, and how it is made. */
#pragma once

#include "http/route.h"
#include "http/server.h"
#include "web/problem.h"
#include "web/publication.h"
#include "web/running.h"
#include "web/visit.h"

#define API_PATH "/api/v1" /* all addresses for programs begin so; "/api" itself is the page about them */

enum {
    PARAMETERS_LIMIT = 3,      /* of the query of one address */
    FORM_ROOM = 1 << 20,       /* beside a file there are the fields and the boundaries of a form */
    CONVERTED_LIMIT = 4 << 20, /* bytes of a programme that is to be made into another form: no session has so many, and
                                  a PDF of more would keep everybody waiting */
};

/* A part of an address or of a query, for the description and for the check of what comes. */
typedef struct {
    const char *name;
    const char *about;
    const char *(*value_at)(guint i); /* the values it may have, until NULL; NULL: any text */
    const char *usual;                /* taken where it is not given; NULL: it must be given */
    gint64 most;                      /* not 0: it is a number from 0 to this */
} Parameter;

typedef enum {
    KEY_NOT_ASKED,
    KEY_ADDS,   /* who shows a key is told more */
    KEY_NEEDED, /* who shows none is told nothing */
} KeyUse;

/* An address of the API, as its description tells of it. */
typedef struct {
    const char *id;      /* "checkDocument" */
    const char *summary; /* one line */
    const char *about;   /* a few sentences */
    Parameter places[ROUTE_PLACES];
    Parameter parameters[PARAMETERS_LIMIT];
    const char *body;   /* the name of the schema of what is posted; NULL: a document as it is */
    const char *type;   /* of the answer; NULL: that of the form that was asked for */
    bool has_tag;       /* of one that is live: it is told when it is still the same (ETag) */
    const char *schema; /* the name of its schema in src/web/schemas; NULL: it is not JSON */
    KeyUse key;
    const char *scope; /* that the key must have (door/scope.h); of an act: NULL, that of the act */
    guint problems;    /* those that it may have, a bit each: PROBLEM_BIT */
} Operation;

#define PROBLEM_BIT(kind) (1u << (kind))

/* What is asked for, and with what; a maker reads it and says what went wrong in it. */
typedef struct {
    Visit visit;
    const GPtrArray *publications;  /* of Publication: all of them */
    const Publication *publication; /* the one the address names; NULL where it names none */
    const Request *request;
    Running *running; /* the session that is served; NULL: none is */
    struct Figures *figures;
    char who[KEY_NAME_LIMIT + 8]; /* for traces: "key:desk"; "" where nobody has shown a key */
    RouteMatch match;
    Filter filter;
    char *values[PARAMETERS_LIMIT]; /* of the parameters of the route's operation; owned */
    Problem problem;                /* why it could not be made */
} Asked;

void asked_clear(Asked *asked);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Asked, asked_clear)

typedef struct {
    const char *pattern;
    /* NULL, and `problem` says why; or says nothing: there is no such thing. A route without a maker leads to the same
     * address with a slash. */
    Content *(*make)(Asked *asked);
    /* Instead of `make`, where acts_take_paper says no: makes it at once, or sets the problem, or returns what `finish`
     * is given when server_resume was called. */
    gpointer (*begin)(Asked *asked, Later *later, Content **ret_content);
    Content *(*finish)(Asked *asked, gpointer begun);
    /* Instead of both, of a stream: fills in channel and after (live.h), or sets the problem. */
    void (*open)(Asked *asked, Response *response);
    size_t limit;         /* of the document that is posted; 0: the address is read, with GET or HEAD */
    bool takes_form;      /* the document comes in a form */
    bool has_publication; /* the first place is a publication's name */
    bool takes_filter;
    bool speaks;      /* has words in the visitor's language; only such an address may begin with one */
    bool takes_host;  /* what it makes has the site's own address in it */
    bool is_slow;     /* takes long: a worker makes it */
    bool takes_turns; /* goes through libraries that are better used by one thread at a time */
    bool of_session;  /* only there where a session is served */
    bool is_live;     /* what it makes is true at this moment: it is not kept */
    bool waits;       /* of one that is slow: it waits for the disk, but for an act with a paper, which is to be read */
    bool awaits_news; /* may be asked to answer when there is something to tell */
    bool is_open;     /* for programs: pages of other sites may read it, and its problems are told in JSON */
    const Operation *operation;
} Route;

/* Rows that belong to one theme, in a file of their own. */
typedef struct {
    const Route *routes;
    guint n;
} RouteTable;

/* The route of a path without its language, for a method; NULL if there is none. `*ret_allow` is then a static list of
 * the methods that the path does know, NULL if it is no address at all. */
const Route *contents_find(Method method, const char *path, RouteMatch *ret_match, const char **ret_allow);

/* All, in the order of the table: i from 0 until NULL. */
const Route *contents_route_at(guint i);

/* What is said to who asked for what cannot be given: a page, or JSON where `is_open`. Never kept. */
Content *contents_problem(const Problem *problem, bool is_open, const Visit *visit);

/* What several makers share: a finished page, a JSON document. NULL, with a problem, if it grew past the limit of a
 * buffer. */
Content *contents_page(Asked *asked, Buffer *out);
Content *contents_json(Asked *asked, Buffer *out);

/* How addresses of this site begin that must be whole: as the request came. Only routes with takes_host may print it.
 */
const char *contents_scheme(const Request *request);

/* "16 MiB", "4 KiB". Free with g_free. */
char *contents_limit(size_t bytes);

/* Sets the problem that the record cannot be read or written: the client is told what it can do something about;
 * whoever keeps the server reads the rest. `fault` may be NULL. Returns false. */
bool contents_fail_world(Asked *asked, const GError *fault);

/* The policy of a document that brings its own style, which is the only thing that it may use. Free with g_free. */
char *contents_policy_of_documents(void);
