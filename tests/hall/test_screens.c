/* The screens of the hall: what each shows at which moment, what the desk puts on it, and who is named to whom. */
#include "core/roster.h"
#include "hall/pages.h"
#include "hearing.h"
#include "session/screens.h"
#include "stage.h"

#include <string.h>

static StageView view_of(const Hearing *hearing, DoorRole role)
{
    return (StageView){ .state = hearing->state, .language = LANGUAGE_ENGLISH, .role = role };
}

static char *screen_of(const Hearing *hearing, DoorRole role, const char *path)
{
    const StageView view = view_of(hearing, role);
    char *page = stage_page(&view, path);
    g_assert_nonnull(page);
    return page;
}

static const char *name_of(int member)
{
    return roster_name(roster_of_id(hearing_member(member)), LANGUAGE_ENGLISH, (CivilDate){ 2022, 7, 25 });
}

static bool shows(const Hearing *hearing, DoorRole role, const char *path, const char *text)
{
    g_autofree char *page = screen_of(hearing, role, path);
    g_test_message("%s: looking for “%s”", path, text);
    return strstr(page, text) != NULL;
}

/* The first has the floor, four wait. */
static Hearing *new_floor(void)
{
    Hearing *hearing = hearing_new("item 5");
    hearing_ask(hearing, 0, 5);
    hearing_do(hearing, 1, "chair floor.give list=item-5");
    return hearing;
}

static void test_views(void)
{
    g_autoptr(Hearing) hearing = new_floor();
    static const DoorRole roles[] = { DOOR_PUBLIC, DOOR_SCREEN, DOOR_OFFICER };
    for (guint i = 0; i < N_LANGUAGES * G_N_ELEMENTS(roles) * N_SCREEN_VIEWS; i++) {
        StageView view = view_of(hearing, roles[i / N_SCREEN_VIEWS % G_N_ELEMENTS(roles)]);
        view.language = (Language)(i / N_SCREEN_VIEWS / G_N_ELEMENTS(roles));
        g_autofree char *path = g_strconcat("/screens/", screen_view_names[i % N_SCREEN_VIEWS], NULL);
        g_autofree char *page = stage_page(&view, path);
        g_assert_nonnull(page);
        g_assert_nonnull(strstr(page, screen_view_names[i % N_SCREEN_VIEWS]));
    }
    const StageView view = view_of(hearing, DOOR_PUBLIC);
    g_assert_null(stage_page(&view, "/screens/nothing"));
    g_assert_true(shows(hearing, DOOR_PUBLIC, "/screens/speaker", name_of(0)));
    g_assert_true(shows(hearing, DOOR_PUBLIC, "/screens/speaker", "data-since"));
    g_assert_true(shows(hearing, DOOR_PUBLIC, "/screens/list", name_of(4)));
    g_assert_true(shows(hearing, DOOR_PUBLIC, "/screens/speaker", "and 1 more"));
    g_assert_false(shows(hearing, DOOR_PUBLIC, "/screens/speaker", name_of(4)));
}

static const char *const naming[] = { "/screens/overview", "/screens/speaker", "/screens/list" };

/* In an informal meeting the hall's own screens name who speaks, others do not; and over the webcast nobody is named,
 * whosever the screen is. */
static void test_informal(void)
{
    g_autoptr(Hearing) hearing = new_floor();
    g_assert_true(shows(hearing, DOOR_SCREEN, "/screens/lower-third", name_of(0)));
    hearing_do(hearing, 1, "chair floor.end");
    hearing_do(hearing, 1, "chair meeting.mode mode=informal-informal");
    hearing_do(hearing, 1, "chair floor.give list=item-5");
    for (guint i = 0; i < G_N_ELEMENTS(naming); i++) {
        g_assert_true(shows(hearing, DOOR_SCREEN, naming[i], name_of(1)));
        for (int member = 0; member < 5; member++) {
            g_assert_false(shows(hearing, DOOR_PUBLIC, naming[i], name_of(member)));
        }
    }
    for (int member = 0; member < 5; member++) {
        g_assert_false(shows(hearing, DOOR_SCREEN, "/screens/lower-third", name_of(member)));
    }
}

static void test_moments(void)
{
    g_autoptr(Hearing) hearing = new_floor();
    g_assert_cmpint(screens_moment(hearing->state), ==, MOMENT_SPEAKER);
    g_autofree char *raise = g_strdup_printf("%s order.raise", hearing_member(7));
    hearing_do(hearing, 1, raise);
    g_assert_cmpint(screens_moment(hearing->state), ==, MOMENT_POINT);
    g_assert_true(shows(hearing, DOOR_SCREEN, "/screens/speaker", name_of(7)));
    g_assert_false(shows(hearing, DOOR_SCREEN, "/screens/speaker", "data-since")); /* the clock stands */
    hearing_do(hearing, 1, "chair order.rule ruling=\"It is none\"");
    hearing_do(hearing, 1, "chair floor.end");
    g_assert_cmpint(screens_moment(hearing->state), ==, MOMENT_QUIET);
    g_assert_cmpint(screens_list(hearing->state), ==, hearing_list(hearing));
    hearing_do(hearing, 1, "chair meeting.suspend until=2022-07-25T16:00:00Z");
    g_assert_cmpint(screens_moment(hearing->state), ==, MOMENT_BREAK);
    g_assert_true(shows(hearing, DOOR_PUBLIC, "/screens/list", "data-until=\"1658764800000\""));
    g_assert_false(shows(hearing, DOOR_SCREEN, "/screens/list", name_of(2)));
    hearing_do(hearing, 1, "chair meeting.resume");
    hearing_do(hearing, 1, "chair meeting.adjourn");
    g_assert_cmpint(screens_moment(hearing->state), ==, MOMENT_RISEN);
    g_assert_true(shows(hearing, DOOR_PUBLIC, "/screens/speaker", "The next meeting"));
}

static void test_vote(void)
{
    g_autoptr(Hearing) hearing = new_floor();
    int sums[N_BALLOT_CHOICES];
    g_assert_cmpint(screens_vote(hearing->state), ==, ID_NONE);
    hearing_do(hearing, 1, "chair floor.end");
    hearing_do(hearing, 1, "chair question.put question_kind=procedural text=\"To <begin> at 9\" matter=item-5");
    hearing_do(hearing, 1, "chair vote.call question=1 method=recorded");
    g_assert_cmpint(screens_moment(hearing->state), ==, MOMENT_VOTE);
    for (int i = 0; i < HEARING_MEMBERS; i++) {
        g_autofree char *cast = g_strdup_printf("%s vote.cast choice=%s", hearing_member(i), i < 40 ? "yes" : "no");
        hearing_do(hearing, 0, cast);
    }
    g_autoptr(GArray) ballots = screens_ballots(hearing->state, screens_vote(hearing->state), sums);
    const int first = state_find_participant(hearing->state, hearing_member(0));
    g_assert_cmpint(g_array_index(ballots, int, first), ==, BALLOT_YES + 1);
    g_assert_cmpint(sums[BALLOT_YES], ==, 40);
    g_assert_cmpint(sums[BALLOT_NO], ==, HEARING_MEMBERS - 40);
    g_autofree char *board = screen_of(hearing, DOOR_SCREEN, "/screens/vote");
    g_assert_cmpuint(stage_count(board, "<li class=\"yes\">"), ==, 40);
    g_assert_nonnull(strstr(board, "To &lt;begin&gt; at 9"));
    hearing_do(hearing, 1, "chair vote.close");
    g_assert_cmpint(screens_moment(hearing->state), ==, MOMENT_RESULT);
    g_assert_true(shows(hearing, DOOR_SCREEN, "/screens/overview", "outcome carried"));
}

/* What is meant for all is on all but the dark ones and those over the picture; what is meant for one, on that one. */
static void test_messages(void)
{
    g_autoptr(Hearing) hearing = new_floor();
    hearing_do(hearing, 1, "secretariat screen.show screen=left view=speaker title=\"Hall, left\"");
    hearing_do(hearing, 1, "secretariat screen.show screen=dark view=blank");
    hearing_do(hearing, 1, "secretariat screen.show screen=air view=lower-third");
    g_assert_true(shows(hearing, DOOR_SCREEN, "/screens/at/left", name_of(0)));
    hearing_do(hearing, 1, "secretariat screen.say text=\"To <all>\"");
    g_assert_true(shows(hearing, DOOR_SCREEN, "/screens/at/left", "To &lt;all&gt;"));
    g_assert_false(shows(hearing, DOOR_SCREEN, "/screens/at/left", name_of(0)));
    g_assert_true(shows(hearing, DOOR_PUBLIC, "/screens/message", "To &lt;all&gt;"));
    g_assert_false(shows(hearing, DOOR_PUBLIC, "/screens/speaker", "To &lt;all&gt;"));
    g_assert_false(shows(hearing, DOOR_SCREEN, "/screens/at/dark", "To &lt;all&gt;"));
    g_assert_false(shows(hearing, DOOR_SCREEN, "/screens/at/air", "To &lt;all&gt;"));
    hearing_do(hearing, 1, "secretariat screen.say screen=dark text=\"Fire\"");
    g_assert_true(shows(hearing, DOOR_SCREEN, "/screens/at/dark", "Fire"));
    hearing_do(hearing, 1, "secretariat screen.clear");
    g_assert_true(shows(hearing, DOOR_SCREEN, "/screens/at/left", name_of(0)));
    hearing_do(hearing, 1, "secretariat screen.identify screen=left");
    g_assert_true(shows(hearing, DOOR_SCREEN, "/screens/at/left", "data-name=\"Hall, left\""));
}

static void test_desk(void)
{
    g_autoptr(Hearing) hearing = new_floor();
    RouteMatch match;
    hearing_do(hearing, 1, "secretariat screen.show screen=left view=speaker");
    g_assert_true(shows(hearing, DOOR_OFFICER, "/desk/screens", "id=\"screen-left\""));
    g_assert_true(shows(hearing, DOOR_OFFICER, "/desk/screens", "action=\"/desk/screens/admit\""));
    g_assert_false(shows(hearing, DOOR_CHAIR, "/desk/screens", "action=\"/desk/screens/admit\""));
    g_assert_cmpuint(page_find("/desk/screens", &match)->roles, ==, DOOR_OFFICE);
    g_assert_cmpuint(page_find("/screens/at/left", &match)->roles, ==, DOOR_BIT(DOOR_SCREEN) | DOOR_OFFICE);
    hearing_do(hearing, 1, "secretariat screen.remove screen=left");
    g_assert_false(shows(hearing, DOOR_OFFICER, "/desk/screens", "id=\"screen-left\""));
}

int main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/hall/screens/views", test_views);
    g_test_add_func("/hall/screens/informal", test_informal);
    g_test_add_func("/hall/screens/moments", test_moments);
    g_test_add_func("/hall/screens/vote", test_vote);
    g_test_add_func("/hall/screens/messages", test_messages);
    g_test_add_func("/hall/screens/desk", test_desk);
    return g_test_run();
}
