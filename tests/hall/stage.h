/* Pages of the hall for tests: of a state, as somebody sees them who has come in as whom. What is rendered whole is
 * held against what must hold of every page (markup.h). */
#pragma once

#include "hall/page.h"

typedef struct {
    const State *state;
    Language language; /* English is not nought: say it */
    DoorRole role;
    DoorRank rank;
    const char *party; /* "FRA", of a delegate or stakeholder; NULL: none */
    const char *query; /* of the page's address; NULL: none */
    Instant now;       /* 0: when the state was changed last */
    App *app;          /* with the papers of the session; NULL: there are none */
} StageView;

/* The page at a path, such as "/room/2022-07-25"; NULL if there is none, or if it has nothing there. Fails the test if
 * the role may not open it. Free with g_free. */
char *stage_page(const StageView *view, const char *path);

/* A fragment as a stream sends it, without a sign-in's token. Free with g_free. */
char *stage_fragment(const StageView *view, const Fragment *fragment);

/* The scene itself, for the call, for what is no page. */
void stage_scene(const StageView *view, void (*use)(const Scene *scene, gpointer data), gpointer data);

/* How often a text occurs. */
guint stage_count(const char *page, const char *text);
