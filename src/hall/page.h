/* The pages of a running session: a closed table (pages.c), a file a page. A row says the address, who may open it, of
 * which fragments it is made and how they stand. */
#pragma once

#include "hall/fragment.h"
#include "http/route.h"

enum { PAGE_FRAGMENTS_LIMIT = 24 };

typedef struct {
    const char *path; /* "/screens/" and a star: as route.h has patterns */
    guint roles;      /* DOOR_BIT of those who may open it; others are led to the door, or told that it is not theirs */
    bool is_screen;   /* shown from afar: nothing of the site around it */
    bool is_in_menu;  /* for those who may open it; below the page under whose address it stands, "/desk", if there is
                         one */
    /* Whether there is what the stars of its address stand for; NULL: always. */
    bool (*has)(const Scene *scene);
    /* Its title in the page's language; borrowed from the words or the state. */
    const char *(*title)(const Scene *scene);
    const char *const *files;         /* scripts and style sheets beside those of all pages, up to NULL; may be NULL */
    const Fragment *const *fragments; /* up to NULL */
    void (*put)(const Scene *scene, Html *html); /* what is in `main`, the fragments among it */
} Page;

const Page *page_at(guint i); /* from 0 until NULL */

/* The page at a path without its language; NULL if there is none. */
const Page *page_find(const char *path, RouteMatch *ret_match);
