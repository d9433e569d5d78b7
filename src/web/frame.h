/* What all pages share: the head, the bar at the top, the line at the bottom. */
#pragma once

#include "web/visit.h"
#include "web/words.h"

typedef struct {
    const Visit *visit;
    const Words *words;
    const char *title;          /* of the window, before the name of the site */
    const char *title_language; /* its code, where that is not the page's; else NULL */
    const char *query;        /* what the address of the page needs in other languages, in its one form; may be NULL */
    const char *feed;         /* the programme whose feed the page leads to; "": that of the site; NULL: none */
    bool shows_paper;         /* the page has a paper in it, and needs its style */
    bool takes_documents;     /* the page has the form to hand one in, or is about that */
    const char *const *files; /* scripts and style sheets beside those of all pages, up to NULL; may be NULL */
    const char *token;        /* that forms carry, for the page's script; may be NULL */
    const char *stream;       /* the address of the page's stream, for the page's script; may be NULL */
    bool is_screen;           /* shown from afar: no bar, no foot */
    /* What stands in the bar instead of the links to the programmes; NULL: those. */
    void (*put_menu)(Html *html, gconstpointer data);
    gconstpointer menu;
} Frame;

/* Also for the bar: a link, and whether it is the page itself. */
void frame_put_link(Html *html, const Visit *visit, const char *path, const char *text, bool is_current);

/* Begins the document; what follows is in `main`. The page is linked with itself in the other languages. */
void frame_open(Html *html, const Frame *frame);
void frame_close(Html *html, const Frame *frame);
