/* What lines of a programme mean for a rehearsal. */
#include "piece.h"
#include "rehearsal/business.h"

static const char *const names[] = {
    [BUSINESS_NONE] = "-",
    [BUSINESS_CEREMONY] = "ceremony",
    [BUSINESS_STATEMENT] = "statement",
    [BUSINESS_ORGANIZATION] = "organization",
    [BUSINESS_FORMALITY] = "formality",
    [BUSINESS_DEBATE] = "debate",
    [BUSINESS_STAKEHOLDERS] = "stakeholders",
    [BUSINESS_ADOPTION] = "adoption",
    [BUSINESS_CLOSURE] = "closure",
};

/* "ceremony 8, - 0, debate 172" of a meeting: kinds and minutes. */
static char *lines_of(const State *state, int id)
{
    const Meeting *meeting = state_meeting(state, id);
    GString *text = g_string_new(NULL);
    for (int line = 1; line <= meeting->n_segments; line++) {
        const Business business = business_of(state, meeting, line);
        g_string_append_printf(text, "%s%s %d", line > 1 ? ", " : "", names[business.kind], business.minutes);
    }
    return g_string_free(text, FALSE);
}

static void check_meeting(const State *state, const char *meeting, const char *expected)
{
    const int id = state_find_meeting(state, meeting);
    g_assert_cmpint(id, !=, ID_NONE);
    g_autofree char *found = lines_of(state, id);
    g_assert_cmpstr(found, ==, expected);
}

/* Two topics a meeting, a thematic discussion with minutes, two halves for stakeholders. */
static void test_topics(void)
{
    g_autoptr(Piece) piece = piece_of_file("examples/oewg-3rd-session-2022-07.txt");
    g_autoptr(State) state = piece_state(piece);
    check_meeting(state, "2022-07-25-am",
                  "ceremony 8, - 0, statement 10, ceremony 8, organization 15, - 0, ceremony 8");
    check_meeting(state, "2022-07-25-pm", "- 0, - 0, debate 90, debate 90");
    check_meeting(state, "2022-07-27-am", "- 0, - 0, statement 30, statement 90, debate 60");
    check_meeting(state, "2022-07-27-pm", "- 0, stakeholders 90, stakeholders 90");
    check_meeting(state, "2022-07-29-pm", "- 0, adoption 45, debate 12, closure 5, ceremony 8");
}

/* A reading without topics goes on over three meetings; one line for stakeholders. */
static void test_readings(void)
{
    g_autoptr(Piece) piece = piece_of_file("examples/oewg-5th-session-2023-07.txt");
    g_autoptr(State) state = piece_state(piece);
    check_meeting(state, "2023-07-24-pm", "- 0, debate 180");
    check_meeting(state, "2023-07-26-am", "- 0, stakeholders 180");
    check_meeting(state, "2023-07-28-pm", "- 0, adoption 45, debate 12, closure 5, ceremony 8");
}

static void test_december(void)
{
    g_autoptr(Piece) piece = piece_of_file("examples/oewg-6th-session-2023-12.txt");
    g_autoptr(State) state = piece_state(piece);
    for (int id = 1; id <= state_meetings(state); id++) {
        g_assert_true(business_is_held(state, id));
    }
    g_assert_true(business_organizes(state, state_meeting(state, 1)));
    g_assert_false(business_organizes(state, state_meeting(state, 2)));
    g_assert_true(business_has_debate(state, state_meeting(state, 2)));
}

/* General debate, sub-items, draft texts that are introduced and acted upon. */
static void test_committee(void)
{
    g_autoptr(Piece) piece = piece_of_file("examples/committee-programme.txt");
    g_autoptr(State) state = piece_state(piece);
    check_meeting(state, "2026-10-05-am", "ceremony 8, - 0, ceremony 8, statement 10, organization 15");
    check_meeting(state, "2026-10-05-pm", "debate 180");
    check_meeting(state, "2026-10-07-am", "- 0, statement 30, debate 60, debate 90");
    check_meeting(state, "2026-10-07-pm", "- 0, debate 90, debate 90");
    check_meeting(state, "2026-10-13-pm", "debate 180");
}

/* An election and rules of procedure at the beginning; a panel beside the plenary and a reception are not played. */
static void test_conference(void)
{
    g_autoptr(Piece) piece = piece_of_file("examples/conference-programme.txt");
    g_autoptr(State) state = piece_state(piece);
    check_meeting(state, "2027-05-10-am", "- 0, ceremony 8, formality 10, formality 10");
    g_assert_true(business_is_held(state, state_find_meeting(state, "2027-05-10-pm")));
    g_assert_false(business_is_held(state, state_find_meeting(state, "2027-05-10-pm-2")));
    g_assert_false(business_is_held(state, state_find_meeting(state, "2027-05-13-evening")));
    g_assert_false(business_has_debate(state, state_meeting(state, state_find_meeting(state, "2027-05-10-am"))));
}

/* By hand: what is said of how many are to be expected. */
static void test_lines(void)
{
    g_autoptr(Piece) piece =
        piece_of_lines("Opening of the session\n\nAgenda item 3: organization of work\n\n"
                       "Agenda item 5: lights\n\n– Presentation by the Observatory (30 minutes)\n\n"
                       "Agenda item 6: other matters");
    g_autoptr(State) state = piece_state(piece);
    const Meeting *meeting = state_meeting(state, 1);
    check_meeting(state, "2026-05-18-am", "ceremony 8, organization 15, - 0, statement 30, debate 12");
    g_assert_cmpint(business_of(state, meeting, 5).statements, ==,
                    12 * 60 / (BUSINESS_STATEMENT_SECONDS + BUSINESS_GAP_SECONDS));
    g_assert_cmpint(business_of(state, meeting, 0).kind, ==, BUSINESS_NONE);
    g_assert_cmpint(business_of(state, meeting, 6).kind, ==, BUSINESS_NONE);
    g_assert_cmpint(business_of(state, meeting, 4).statements, ==, 0);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/business/topics", test_topics);
    g_test_add_func("/business/readings", test_readings);
    g_test_add_func("/business/december", test_december);
    g_test_add_func("/business/committee", test_committee);
    g_test_add_func("/business/conference", test_conference);
    g_test_add_func("/business/lines", test_lines);
    return g_test_run();
}
