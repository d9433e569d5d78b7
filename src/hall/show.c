/* A channel's name holds all that its fragments depend on, and nothing else, so that who sees the same shares it:
 * "/chair", then the language, how links begin, the audience, role and rank, and the party, each in a line. */
#include "hall/show.h"

#include "base/chance.h"
#include "hall/door_forms.h"
#include "web/frame.h"

#include <stdlib.h>
#include <string.h>

#define MINUTE_US (60 * G_USEC_PER_SEC)

struct Show {
    Rehearsed *rehearsed;
    Running *running;
    Notes *notes;
    Door *door;
    GMutex lock; /* of `zone` */
    Zone *zone;  /* of the place; NULL until the session has begun. It never changes then */

    /* Of a round, on the hub's thread. */
    const State *state;
    Instant now;
    GHashTable *made;  /* the key of a fragment → GBytes */
    WeekOutlook *week; /* NULL until somebody asks */
    Outlooks *outlooks;
};

/* --- scenes ---------------------------------------------------------------------------------------------------------
 */

/* What a scene borrows. */
typedef struct {
    Scene scene;
    Place place;
} Stage;

static Zone *zone_of_state(Show *show, const State *state)
{
    g_mutex_lock(&show->lock);
    const char *name = state_text(state, state_the_body(state)->zone);
    if (show->zone == NULL && name != NULL) {
        show->zone = zone_new(name);
    }
    Zone *zone = show->zone;
    g_mutex_unlock(&show->lock);
    return zone;
}

/* `visit` and `visitor` are borrowed by the scene, and the state is. */
static void stage_set(Stage *stage, Show *show, const State *state, Instant now, const Visit *visit,
                      const Visitor *visitor)
{
    stage->place = (Place){ .zone = zone_of_state(show, state), .language = visit->language, .state = state };
    stage->scene = (Scene){
        .state = state,
        .app = running_app(show->running),
        .seq = state_seq(state),
        .now = MAX(now - now % MINUTE_US, state_now(state)),
        .visit = visit,
        .words = words_of(visit->language),
        .visitor = visitor,
        .audience = scene_audience(state, visitor),
        .participant = visitor->party[0] != '\0' ? state_find_participant(state, visitor->party) : 0,
        .parts = { "", "" },
        .query = "",
        .back = visit->path,
        .place = &stage->place,
        .rehearsed = show->rehearsed,
        .teller = place_teller(&stage->place),
    };
}

static void take_parts(Scene *scene, const RouteMatch *match)
{
    for (int i = 0; i < SCENE_PARTS; i++) {
        scene->parts[i] = match->place[i];
    }
}

/* --- whole pages ----------------------------------------------------------------------------------------------------
 */

typedef struct {
    const Scene *scene;
    const Page *page;
} Menu;

/* "/desk/people" stands under "/desk". */
static bool is_under(const Page *page, const Page *other)
{
    const size_t length = strlen(other->path);
    return page != other && strncmp(page->path, other->path, length) == 0 && page->path[length] == '/';
}

/* The page of the menu under which it stands; itself if it stands under none. */
static const Page *top_of(const Page *page)
{
    const Page *other;
    for (guint i = 0; (other = page_at(i)) != NULL; i++) {
        if (other->is_in_menu && is_under(page, other)) {
            return other;
        }
    }
    return page;
}

static bool is_shown(const Page *page, const Scene *scene)
{
    return page->is_in_menu && (page->roles & DOOR_BIT(scene->visitor->role)) != 0;
}

static void put_link(const Scene *scene, Html *html, const Page *page, bool is_current)
{
    frame_put_link(html, scene->visit, page->path, page->title(scene), is_current);
}

static void put_menu(Html *html, gconstpointer data)
{
    const Menu *menu = data;
    const Scene *scene = menu->scene;
    const Page *page;
    for (guint i = 0; (page = page_at(i)) != NULL; i++) {
        if (is_shown(page, scene) && top_of(page) == page) {
            put_link(scene, html, page, page == top_of(menu->page));
        }
    }
    frame_put_link(html, scene->visit, "/", scene->words->programmes, false);
    door_put_visitor(scene, html);
}

/* Where several pages of the menu stand under one: these, and that one. */
static void put_places(const Page *current, const Scene *scene, Html *html)
{
    const Page *top = top_of(current), *page;
    bool is_open = false;
    for (guint i = 0; (page = page_at(i)) != NULL; i++) {
        if (!is_shown(page, scene) || !is_under(page, top)) {
            continue;
        }
        if (!is_open) {
            html_open_class(html, "nav", "places");
            html_attribute(html, "aria-label", top->title(scene));
            put_link(scene, html, top, top == current);
            is_open = true;
        }
        put_link(scene, html, page, page == current);
    }
    if (is_open) {
        html_close(html);
    }
}

static void put_said(const Scene *scene, Html *html)
{
    html_open_class(html, "p", "said");
    html_attribute(html, "id", "said");
    html_attribute(html, "role", "status");
    html_text(html, scene->said);
    html_close(html);
}

/* What every page of the hall has, before its own. */
static const char *const files_of_all[] = { "hall.css", "idiomorph.js", "live.js", "act.js", "keys.js", "clock.js" };

static const char **files_of(const Page *page)
{
    GPtrArray *files = g_ptr_array_new();
    for (size_t i = 0; i < G_N_ELEMENTS(files_of_all); i++) {
        g_ptr_array_add(files, (gpointer)files_of_all[i]);
    }
    for (guint i = 0; page->files != NULL && page->files[i] != NULL; i++) {
        g_ptr_array_add(files, (gpointer)page->files[i]);
    }
    g_ptr_array_add(files, NULL);
    return (const char **)g_ptr_array_free(files, FALSE);
}

static void put_page(const Page *page, const Scene *scene, Html *html)
{
    const Menu menu = { .scene = scene, .page = page };
    g_autofree char *stream =
        page->fragments != NULL
            ? g_strdup_printf("%s%s/live%s?after=%" G_GUINT64_FORMAT, scene->visit->is_chosen ? "/" : "",
                              scene->visit->is_chosen ? language_code(scene->visit->language) : "", scene->visit->path,
                              scene->seq)
            : NULL;
    g_autofree const char **files = files_of(page);
    const Frame frame = {
        .visit = scene->visit,
        .words = scene->words,
        .title = page->title(scene),
        .query = scene->query,
        .files = files,
        .token = scene->token,
        .stream = stream,
        .is_screen = page->is_screen,
        .put_menu = put_menu,
        .menu = &menu,
    };
    frame_open(html, &frame);
    if (!page->is_screen) {
        put_places(page, scene, html);
    }
    put_said(scene, html);
    page->put(scene, html);
    frame_close(html, &frame);
}

bool show_scene(Show *show, const Showing *showing, void (*use)(const Scene *scene, gpointer data), gpointer data)
{
    App *app = running_app(show->running);
    const State *state = app_read_lock(app);
    if (state == NULL) {
        return false;
    }
    Stage stage;
    WeekOutlook *week = NULL;
    g_autoptr(Outlooks) outlooks = outlooks_new();
    stage_set(&stage, show, state, running_now(show->running), showing->visit, showing->visitor);
    take_parts(&stage.scene, showing->match);
    stage.scene.query = showing->request->query;
    stage.scene.token = showing->visitor->token;
    stage.scene.given = showing->given;
    stage.scene.door = show->door;
    stage.scene.week = &week;
    stage.scene.outlooks = outlooks;
    use(&stage.scene, data);
    week_outlook_free(week);
    app_read_unlock(app);
    return true;
}

typedef struct {
    const Page *page;
    const char *once, *said;
    Buffer out;
    bool is_missing;
} Sheet;

static void fill_sheet(const Scene *scene, gpointer data)
{
    Sheet *sheet = data;
    Scene own = *scene;
    Html html;
    own.once = sheet->once;
    own.said = sheet->said;
    sheet->is_missing = sheet->page->has != NULL && !sheet->page->has(&own);
    if (!sheet->is_missing) {
        html_begin(&html, &sheet->out);
        put_page(sheet->page, &own, &html);
    }
}

Content *show_page(Show *show, const Showing *showing, bool *ret_is_missing)
{
    g_autofree char *once = chance_text();
    g_autofree char *note = query_value(showing->request->query, "said");
    g_autofree char *said = note != NULL ? notes_get(show->notes, note, g_get_monotonic_time()) : NULL;
    Sheet sheet = { .page = showing->page, .once = once, .said = said, .out = BUFFER_INIT };
    const bool is_there = show_scene(show, showing, fill_sheet, &sheet);
    *ret_is_missing = sheet.is_missing;
    if (!is_there || sheet.is_missing) {
        buffer_clear(&sheet.out);
        return NULL;
    }
    Content *content = content_new(buffer_steal(&sheet.out), "text/html; charset=utf-8");
    content->keep = KEEP_NEVER;
    return content;
}

/* --- channels -------------------------------------------------------------------------------------------------------
 */

static guint depends_of(const Page *page)
{
    guint depends = 0;
    for (guint i = 0; page->fragments != NULL && page->fragments[i] != NULL; i++) {
        depends |= page->fragments[i]->depends;
    }
    return depends;
}

enum { LINE_PATH, LINE_LANGUAGE, LINE_CHOSEN, LINE_ROLE, LINE_RANK, LINE_PARTY, N_LINES };

/* Whom to be in the place of all who see the same. Who is of an audience is so by the role, or by the party. */
static const DoorRole roles_of_audiences[N_AUDIENCES] = {
    [AUDIENCE_PUBLIC] = DOOR_PUBLIC,      [AUDIENCE_STAKEHOLDERS] = DOOR_STAKEHOLDER,
    [AUDIENCE_OBSERVERS] = DOOR_DELEGATE, [AUDIENCE_MEMBERS] = DOOR_DELEGATE,
    [AUDIENCE_HOUSE] = DOOR_SCREEN,       [AUDIENCE_OFFICE] = DOOR_OFFICER,
};

/* The party is told where it matters; else that of the first of the audience stands for all of them: the audience is
 * found from it again. */
static const char *party_for(const State *state, const Visitor *visitor, Audience audience, guint depends)
{
    if ((depends & ON_PARTY) || audience == AUDIENCE_STAKEHOLDERS) {
        return visitor->party;
    }
    if (!(depends & ON_AUDIENCE) || (audience != AUDIENCE_MEMBERS && audience != AUDIENCE_OBSERVERS)) {
        return "";
    }
    for (int i = 1; i <= state_participants(state); i++) {
        const Participant *row = state_participant(state, i);
        if (row == NULL || row->has_left) {
            continue;
        }
        Visitor other = { .role = DOOR_DELEGATE };
        g_strlcpy(other.party, state_text(state, row->code), sizeof other.party);
        if (scene_audience(state, &other) == audience) {
            return state_text(state, row->code);
        }
    }
    return visitor->party;
}

char *show_channel(Show *show, const Showing *showing)
{
    const guint depends = depends_of(showing->page);
    const Visitor *visitor = showing->visitor;
    App *app = running_app(show->running);
    const State *state = app_read_lock(app);
    if (state == NULL) {
        return NULL;
    }
    const Audience audience = scene_audience(state, visitor);
    const DoorRole role = (depends & ON_ROLE) ? visitor->role : roles_of_audiences[audience];
    char *channel = g_strdup_printf("%s\n%s\n%d\n%d\n%d\n%s", showing->visit->path,
                                    language_code(showing->visit->language), showing->visit->is_chosen, (int)role,
                                    (depends & ON_ROLE) ? (int)visitor->rank : (int)DOOR_RANK_NONE,
                                    party_for(state, visitor, audience, depends));
    app_read_unlock(app);
    return channel;
}

/* --- rounds ---------------------------------------------------------------------------------------------------------
 */

static bool begin_round(guint64 *ret_number, gpointer data)
{
    Show *show = data;
    show->state = app_read_lock(running_app(show->running));
    if (show->state == NULL) {
        return false;
    }
    show->now = running_now(show->running);
    *ret_number = state_seq(show->state);
    return true;
}

static void end_round(gpointer data)
{
    Show *show = data;
    g_hash_table_remove_all(show->made);
    g_clear_pointer(&show->week, week_outlook_free);
    outlooks_forget(show->outlooks);
    show->state = NULL;
    app_read_unlock(running_app(show->running));
}

static GBytes *make_fragment(Show *show, const Fragment *fragment, const Scene *scene)
{
    g_auto(Buffer) key = BUFFER_INIT;
    g_auto(Buffer) out = BUFFER_INIT;
    fragment_put_key(fragment, scene, &key);
    GBytes *bytes = g_hash_table_lookup(show->made, buffer_text(&key));
    if (bytes == NULL) {
        Html html = { .out = &out };
        fragment_put(fragment, scene, &html);
        bytes = buffer_steal(&out);
        g_hash_table_insert(show->made, g_strdup(buffer_text(&key)), bytes);
    }
    return g_bytes_ref(bytes);
}

static GBytes *make_part(const char *channel, guint i, gpointer data)
{
    Show *show = data;
    Stage stage;
    RouteMatch match;
    g_auto(GStrv) lines = g_strsplit(channel, "\n", N_LINES);
    g_assert(g_strv_length(lines) == N_LINES);
    const Page *page = page_find(lines[LINE_PATH], &match);
    if (page == NULL || page->fragments == NULL || i >= PAGE_FRAGMENTS_LIMIT || page->fragments[i] == NULL) {
        return NULL;
    }
    const Visit visit = { .language = language_of_code(lines[LINE_LANGUAGE]),
                          .is_chosen = lines[LINE_CHOSEN][0] == '1',
                          .path = lines[LINE_PATH],
                          .host = "" };
    Visitor visitor = { .role = (DoorRole)atoi(lines[LINE_ROLE]), .rank = (DoorRank)atoi(lines[LINE_RANK]) };
    g_strlcpy(visitor.party, lines[LINE_PARTY], sizeof visitor.party);
    stage_set(&stage, show, show->state, show->now, &visit, &visitor);
    take_parts(&stage.scene, &match);
    stage.scene.week = &show->week;
    stage.scene.outlooks = show->outlooks;
    return make_fragment(show, page->fragments[i], &stage.scene);
}

Rehearsed *show_rehearsed(Show *show)
{
    return show->rehearsed;
}

LiveSource show_source(Show *show)
{
    return (LiveSource){ .begin = begin_round, .part = make_part, .end = end_round, .data = show };
}

Show *show_new(Running *running, Notes *notes, Door *door)
{
    Show *show = g_new0(Show, 1);
    show->running = running;
    show->rehearsed = rehearsed_new();
    show->notes = notes;
    show->door = door;
    g_mutex_init(&show->lock);
    show->outlooks = outlooks_new();
    show->made = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_bytes_unref);
    return show;
}

void show_free(Show *show)
{
    if (show == NULL) {
        return;
    }
    outlooks_free(show->outlooks);
    g_hash_table_unref(show->made);
    zone_free(show->zone);
    rehearsed_free(show->rehearsed);
    g_mutex_clear(&show->lock);
    g_free(show);
}
