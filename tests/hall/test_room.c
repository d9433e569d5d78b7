/* The day as it happens: what everybody sees of it, what nobody is told, and that the pages are sound in each language.
 */
#include "hall/fragments.h"
#include "hearing.h"
#include "stage.h"

#include <string.h>

#define SECOND G_GINT64_CONSTANT(1000000)

static StageView public_view(const State *state)
{
    return (StageView){ .state = state, .language = LANGUAGE_ENGLISH };
}

static char *fragment(const State *state, const Fragment *of)
{
    const StageView view = public_view(state);
    return stage_fragment(&view, of);
}

static bool has(const char *page, const char *text)
{
    g_test_message("looking for “%s”", text);
    return strstr(page, text) != NULL;
}

/* A meeting with an opening, item 5 and item 6, in which two were heard and one speaks. */
static Hearing *new_meeting(void)
{
    Hearing *hearing = hearing_new("opening/10,item 5/110,item 6/60");
    hearing_do(hearing, 60, "chair item.open segment=1");
    hearing_do(hearing, 15 * 60, "chair item.open segment=2");
    hearing_ask(hearing, 0, 6);
    hearing_hear(hearing, 10, 200);
    hearing_hear(hearing, 10, 260);
    hearing_do(hearing, 10, "chair floor.give list=item-5");
    return hearing;
}

/* Planned and real hours of each line; which one is in hand. */
static void test_plan(void)
{
    g_autoptr(Hearing) hearing = new_meeting();
    g_autofree char *plan = fragment(hearing->state, &fragment_room_lines);
    g_autofree char *picture = fragment(hearing->state, &fragment_room_picture);
    g_assert_true(has(plan, ">10:00</time>–<time"));
    g_assert_true(has(plan, ">10:10</time>"));
    g_assert_true(has(plan, ">10:01</time>–<time")); /* the opening, really */
    g_assert_true(has(plan, ">10:16</time>"));
    g_assert_cmpuint(stage_count(plan, "class=\"open\""), ==, 1);
    g_assert_cmpuint(stage_count(plan, "class=\"done\""), ==, 1);
    g_assert_true(has(plan, "class=\"likely\"")); /* of item 6 */
    g_assert_true(has(picture, "<svg") && has(picture, "class=\"plan c"));
    g_autofree char *again = fragment(hearing->state, &fragment_room_lines);
    g_assert_cmpstr(plan, ==, again);
}

static void test_heard(void)
{
    g_autoptr(Hearing) hearing = new_meeting();
    g_autofree char *heard = fragment(hearing->state, &fragment_room_heard);
    g_assert_true(has(heard, "Argentina"));
    g_assert_true(has(heard, "Australia"));
    g_assert_true(has(heard, "Austria"));
    g_assert_false(has(heard, "Azerbaijan"));
    g_assert_true(has(heard, "3 min 20 s"));
    g_assert_cmpuint(stage_count(heard, "speaking"), ==, 1);
    g_autofree char *next = fragment(hearing->state, &fragment_room_next);
    g_assert_true(has(next, "Azerbaijan"));
    g_assert_false(has(next, " hidden"));
    g_autofree char *floor = fragment(hearing->state, &fragment_floor);
    g_assert_true(has(floor, "<div aria-live=\"polite\"><p class=\"speaker\">Austria</p></div>"));
}

/* Who has an anchor keeps it when more were heard. */
static void test_anchors(void)
{
    g_autoptr(Hearing) hearing = new_meeting();
    const StageView view = public_view(hearing->state);
    g_autofree char *before = stage_page(&view, "/room/2022-07-25");
    const char *anchor = strstr(before, "<li id=\"s");
    g_assert_nonnull(anchor);
    g_autofree char *first = g_strndup(anchor, strcspn(anchor, ">"));
    hearing_do(hearing, 100, "chair floor.end");
    hearing_hear(hearing, 10, 60);
    g_autofree char *after = stage_page(&view, "/room/2022-07-25");
    g_assert_true(has(after, first));
    g_assert_cmpuint(stage_count(after, "<li id=\"s"), ==, stage_count(before, "<li id=\"s") + 1);
}

/* What is said informally has no name, whoever looks: not on the page, not in the picture, not in the plain text. */
static void test_informal(void)
{
    static const DoorRole roles[] = { DOOR_PUBLIC, DOOR_OFFICER, DOOR_DELEGATE, DOOR_STAKEHOLDER };
    static const char *const paths[] = { "/room", "/room/2022-07-25", "/room/meetings/1", "/room/charts" };
    g_autoptr(Hearing) hearing = hearing_new("item 5");
    hearing_do(hearing, 60, "chair item.open segment=1");
    hearing_ask(hearing, 0, 2);
    hearing_do(hearing, 60, "chair meeting.suspend mode=informal");
    hearing_hear(hearing, 10, 200);
    for (guint i = 0; i < G_N_ELEMENTS(roles); i++) {
        StageView view = public_view(hearing->state);
        view.role = roles[i];
        view.party = roles[i] == DOOR_DELEGATE ? "AZE" : NULL;
        /* The pictures show who waits to who attends. */
        for (guint path = 1; path < G_N_ELEMENTS(paths) - (view.role != DOOR_PUBLIC); path++) {
            g_autofree char *page = stage_page(&view, paths[path]);
            g_test_message("%s", paths[path]);
            g_assert_false(has(page, "Argentina"));
            g_assert_false(has(page, "Australia"));
        }
    }
    const StageView view = public_view(hearing->state);
    g_autofree char *today = stage_page(&view, "/room");
    g_assert_false(has(today, "Argentina"));
    g_assert_false(has(today, "Australia")); /* who is next */
    g_assert_true(has(today, "not for the record"));
    hearing_do(hearing, 10, "chair meeting.resume");
    hearing_do(hearing, 10, "chair floor.give list=item-5");
    g_autofree char *resumed = stage_page(&view, "/room");
    g_assert_true(has(resumed, "Australia"));
    g_assert_false(has(resumed, "Argentina"));
}

/* Bars and lines have their figures beside them; the list's are shown with the names of a formal meeting. */
static void test_charts(void)
{
    g_autoptr(Hearing) hearing = new_meeting();
    const StageView view = public_view(hearing->state);
    g_autofree char *page = stage_page(&view, "/room/charts");
    g_assert_true(has(page, "States for themselves"));
    g_assert_true(has(page, "Group of Western European and other States"));
    g_assert_true(has(page, "<span class=\"name\">Argentina</span>"));
    g_assert_true(has(page, ">Azerbaijan</text>")); /* waits */
    g_assert_true(has(page, "aria-labelledby=\"turns-title\""));
    g_assert_cmpuint(stage_count(page, "<svg xmlns"), ==, 2); /* the evenness needs two meetings */
}

/* The journal has what was done at which meeting; what was put right stands there too. */
static void test_journal(void)
{
    g_autoptr(Hearing) hearing = new_meeting();
    const StageView view = public_view(hearing->state);
    hearing_do(hearing, 100, "chair floor.end");
    hearing_do(hearing, 10, "chair meeting.adjourn");
    hearing_do(hearing, 10, "secretariat meeting.correct meeting=2022-07-25-am text=\"Austria spoke for itself\"");
    g_autofree char *journal = stage_page(&view, "/room/meetings/1");
    g_assert_nonnull(journal);
    g_assert_true(has(journal, "Austria spoke for itself"));
    g_assert_true(has(journal, "Argentina"));
    g_assert_true(has(journal, "not taken up")); /* item 6 */
    static const char *const nothing[] = { "/room/meetings/2", "/room/meetings/01", "/room/meetings/x",
                                           "/room/2022-07-24", "/room/2022-7-25",   "/room/x" };
    for (guint i = 0; i < G_N_ELEMENTS(nothing); i++) {
        g_test_message("%s", nothing[i]);
        g_assert_null(stage_page(&view, nothing[i]));
    }
}

/* In each language, at each stage of a session: sound, and never empty. */
static void test_sound(void)
{
    g_autoptr(Hearing) hearing = new_meeting();
    g_autoptr(State) before = state_new();
    const State *states[] = { before, hearing->state };
    static const char *const paths[] = { "/room", "/room/charts", "/room/2022-07-25", "/room/2022-07-26",
                                         "/room/meetings/1" };
    for (int language = 0; language < N_LANGUAGES; language++) {
        for (guint i = 0; i < G_N_ELEMENTS(states); i++) {
            for (guint path = 0; path < (i == 0 ? 2 : G_N_ELEMENTS(paths)); path++) {
                const StageView view = { .state = states[i], .language = (Language)language };
                g_autofree char *page = stage_page(&view, paths[path]);
                g_assert_nonnull(page);
            }
        }
    }
}

/* Days after the last, between two, before the first. */
static void test_days(void)
{
    g_autoptr(Hearing) hearing = new_meeting();
    hearing_do(hearing, 100, "chair floor.end");
    hearing_do(hearing, 10, "chair meeting.adjourn");
    StageView view = public_view(hearing->state);
    static const struct {
        int days;
        const char *shown;
    } cases[] = { { 0, "Monday, 25 July 2022" }, { 1, "Tuesday, 26 July 2022" }, { 30, "Tuesday, 26 July 2022" } };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        view.now = state_now(hearing->state) + (Instant)cases[i].days * 86400 * SECOND;
        g_autofree char *page = stage_page(&view, "/room");
        g_autofree char *heading = g_strdup_printf("<span class=\"day\">%s</span>", cases[i].shown);
        g_assert_true(has(page, heading));
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/hall/room/plan", test_plan);
    g_test_add_func("/hall/room/heard", test_heard);
    g_test_add_func("/hall/room/anchors", test_anchors);
    g_test_add_func("/hall/room/informal", test_informal);
    g_test_add_func("/hall/room/charts", test_charts);
    g_test_add_func("/hall/room/journal", test_journal);
    g_test_add_func("/hall/room/sound", test_sound);
    g_test_add_func("/hall/room/days", test_days);
    return g_test_run();
}
