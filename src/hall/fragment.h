/* A part of a page that is sent anew when it changes. A page is written from the same fragments that its stream then
 * sends one by one, so it needs no other code to stay true, and none in the browser.
 *
 * A fragment is one element with its name as id. It is rendered once for all who see the same of it. */
#pragma once

#include "hall/scene.h"
#include "http/html.h"

/* What it depends on beside the state and the language. */
enum {
    ON_AUDIENCE = 1, /* who sees it, as scene.h has audiences */
    ON_PARTY = 2,    /* the delegation that sees it */
    ON_PLACE = 4,    /* what stands in the page's address */
    ON_ROLE = 8,     /* the role at the door */
};

typedef struct {
    const char *name; /* the id of its element: "floor" */
    const char *tag;  /* of its element: "section" */
    guint depends;
    /* Writes what is in the element. May begin with attributes of it (html_attribute), a class among them. */
    void (*put)(const Scene *scene, Html *html);
} Fragment;

/* The whole element, marked so that the page's script knows it. */
void fragment_put(const Fragment *fragment, const Scene *scene, Html *html);

/* By which renderings are the same: "floor en members". */
void fragment_put_key(const Fragment *fragment, const Scene *scene, Buffer *out);
