/* From a page of the table to what is sent: whole, and as a stream of its fragments. */
#pragma once

#include "door/door.h"
#include "hall/notes.h"
#include "hall/page.h"
#include "http/live.h"
#include "web/running.h"

typedef struct Show Show;

/* Borrows all. */
Show *show_new(Running *running, Notes *notes, Door *door);
void show_free(Show *show);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Show, show_free)

/* What a page is asked with. */
typedef struct {
    const Page *page;
    const RouteMatch *match;
    const Request *request;
    const Visit *visit;
    const Visitor *visitor;
    gconstpointer given; /* to the scene; or NULL */
} Showing;

/* The page as HTML. NULL while the record cannot be read, or if the page has nothing at that address: *ret_is_missing.
 */
Content *show_page(Show *show, const Showing *showing, bool *ret_is_missing);

/* The scene of what is asked for, for who answers with something else than a page; it holds for the call. `page` may be
 * NULL. False while the record cannot be read. */
bool show_scene(Show *show, const Showing *showing, void (*use)(const Scene *scene, gpointer data), gpointer data);

/* The name of the channel on which its fragments come; free with g_free. */
char *show_channel(Show *show, const Showing *showing);

/* Rehearsals of the programme, which scenes know. */
Rehearsed *show_rehearsed(Show *show);

/* For the hub: channels as their names say. */
LiveSource show_source(Show *show);
