/* What is asked of the hall beside its pages: an act, a sign-in, a file, the time. A closed table (errands.c). */
#pragma once

#include "door/door.h"
#include "hall/page.h"
#include "http/form.h"
#include "http/route.h"
#include "http/server.h"
#include "web/problem.h"
#include "web/running.h"
#include "web/visit.h"

enum { ERRAND_PATH_LIMIT = 1024 };

typedef struct Hall Hall;

typedef struct ErrandInfo ErrandInfo;

/* One that has come. */
typedef struct {
    Hall *hall;
    Running *running;
    Door *door;
    const Request *request;
    const Visit *visit;
    const ErrandInfo *info; /* NULL of a page */
    Visitor visitor;
    RouteMatch match; /* of the path without its language */
    bool is_quiet;    /* the page's script asks, which shows the words itself: a problem is told as a plain text */
    Problem problem;  /* why it cannot be done: set by who answers, and told by who asked */
} Errand;

struct ErrandInfo {
    const char *path;
    bool is_posted;      /* with POST; else GET and HEAD */
    guint roles;         /* DOOR_BIT of those who may */
    bool takes_no_token; /* of one that is posted: there is no sign-in yet whose token it could carry (the origin is
                            looked at all the same) */
    size_t limit;        /* of what is posted, in bytes */
    bool is_slow;        /* it takes long: a worker does it */
    bool waits;          /* it waits for the disk or the like, with nothing to compute */
    /* Fills the empty response, or sets the problem. */
    void (*answer)(Errand *errand, Response *response);
    /* Instead of `answer`, of one that is done when something else has come to its end: fills the response, or sets the
     * problem, or returns what `finish` is given when server_resume was called; the errand is there until then. */
    gpointer (*begin)(Errand *errand, Later *later, Response *response);
    void (*finish)(Errand *errand, gpointer begun, Response *response);
};

const ErrandInfo *errand_at(guint i); /* from 0 until NULL */

/* Shows the scene to `use`, for the call; sets the problem while the record cannot be read. */
void errand_scene(Errand *errand, void (*use)(const Scene *scene, gpointer data), gpointer data);

/* Whether a text that came with a request is the path of a page of this site, to which one may be led: one slash at the
 * beginning, and nothing that a browser leaves out or takes for another. */
bool errand_is_path(const char *text);

/* Answers with a page of the table for which it has read something: the page finds it as `scene->given`. */
void errand_show(Errand *errand, const Page *page, gconstpointer given, Response *response);

/* Leads on to another page of the site (303), "/chair", in the visit's language if its address has one. `said`: what
 * is to be told there, or NULL. */
void errand_lead(const Errand *errand, const char *path, const char *said, Response *response);

/* Answers with a plain text: for the page's script, or a file. */
void errand_say(const Errand *errand, int status, const char *text, Response *response);

/* Whether the form carries the token of the sign-in; false with the problem if it does not. */
bool errand_check_token(Errand *errand, const Form *form);

/* A form that was carried out is not carried out again: it is answered as the first time. A form without the number
 * used once is refused. Returns true if it is answered, or has a problem. Once it was false, errand_is_done follows.
 */
bool errand_was_done(Errand *errand, const Form *form, Response *response);
void errand_is_done(Errand *errand, const Form *form, const Response *response);
