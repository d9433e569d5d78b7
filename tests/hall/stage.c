#include "stage.h"

#include "markup.h"

#include <string.h>

typedef struct {
    Place place;
    Visit visit;
    Visitor visitor;
    RouteMatch match;
    WeekOutlook *week;
    Outlooks *outlooks;
    Scene scene;
} Stage;

static void stage_clear(Stage *stage)
{
    place_clear(&stage->place);
    week_outlook_free(stage->week);
    outlooks_free(stage->outlooks);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Stage, stage_clear)

static void stage_set(Stage *stage, const StageView *view, const char *path)
{
    const State *state = view->state;
    place_init(&stage->place, state, view->language);
    stage->visit = (Visit){ .language = view->language, .path = path, .host = "" };
    stage->visitor = (Visitor){ .role = view->role, .rank = view->rank };
    g_strlcpy(stage->visitor.party, view->party != NULL ? view->party : "", sizeof stage->visitor.party);
    stage->outlooks = outlooks_new();
    stage->scene = (Scene){ .state = state,
                            .app = view->app,
                            .seq = state_seq(state),
                            .now = view->now > 0 ? view->now : state_now(state),
                            .visit = &stage->visit,
                            .words = words_of(view->language),
                            .visitor = &stage->visitor,
                            .audience = scene_audience(state, &stage->visitor),
                            .participant = view->party != NULL ? state_find_participant(state, view->party) : ID_NONE,
                            .query = view->query != NULL ? view->query : "",
                            .back = path,
                            .place = &stage->place,
                            .teller = place_teller(&stage->place),
                            .week = &stage->week,
                            .outlooks = stage->outlooks };
    for (int i = 0; i < SCENE_PARTS; i++) {
        stage->scene.parts[i] = stage->match.place[i];
    }
}

static char *whole(const Page *page, const Scene *scene)
{
    g_auto(Buffer) out = BUFFER_INIT;
    Html html;
    html_begin(&html, &out);
    html_open(&html, "html");
    html_open(&html, "head");
    html_element(&html, "title", NULL, page->title(scene));
    html_close(&html);
    html_open(&html, "body");
    html_open(&html, "main");
    page->put(scene, &html);
    html_close(&html);
    html_close(&html);
    html_close(&html);
    html_end(&html);
    return g_strdup(buffer_text(&out));
}

char *stage_page(const StageView *view, const char *path)
{
    g_auto(Stage) stage = { 0 };
    const Page *page = page_find(path, &stage.match);
    if (page == NULL) {
        return NULL;
    }
    stage_set(&stage, view, path);
    stage.scene.token = "token";
    stage.scene.once = "once";
    g_assert_true((page->roles & DOOR_BIT(view->role)) != 0);
    if (page->has != NULL && !page->has(&stage.scene)) {
        return NULL;
    }
    char *html = whole(page, &stage.scene);
    assert_sound_page(html);
    return html;
}

char *stage_fragment(const StageView *view, const Fragment *fragment)
{
    g_auto(Stage) stage = { 0 };
    g_auto(Buffer) out = BUFFER_INIT;
    Html html = { .out = &out };
    stage_set(&stage, view, "/");
    fragment_put(fragment, &stage.scene, &html);
    g_assert_cmpint(html.depth, ==, 0);
    return g_strdup(buffer_text(&out));
}

void stage_scene(const StageView *view, void (*use)(const Scene *scene, gpointer data), gpointer data)
{
    g_auto(Stage) stage = { 0 };
    stage_set(&stage, view, "/");
    use(&stage.scene, data);
}

guint stage_count(const char *page, const char *text)
{
    guint n = 0;
    for (const char *at = page; (at = strstr(at, text)) != NULL; at += strlen(text)) {
        n++;
    }
    return n;
}
