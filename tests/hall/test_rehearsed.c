/* Rehearsals of the programme in force: played once for each version, and drawn. */
#include "exchange/programme_json.h"
#include "hall/chart.h"
#include "hall/rehearsed.h"
#include "hearing.h"
#include "stage.h"

#include <string.h>

enum { DELEGATIONS = 12 };

static char *paper_of(Hearing *hearing)
{
    g_autoptr(GBytes) json = NULL;
    g_free(hearing->programme->zone);
    hearing->programme->zone = g_strdup("America/New_York");
    json = programme_to_json(hearing->programme);
    return g_strndup(g_bytes_get_data(json, NULL), g_bytes_get_size(json));
}

static void draw(const Scene *scene, gpointer data)
{
    g_auto(Buffer) out = BUFFER_INIT;
    Html html = { .out = &out };
    chart_put_outlook(scene, &html, data);
    const char *text = buffer_text(&out);
    g_assert_nonnull(strstr(text, "Mon 25 Jul, 10:00–13:00"));
    g_assert_cmpuint(stage_count(text, "<tr"), ==, 1 + HEARING_MEETINGS);
    g_assert_cmpuint(stage_count(text, "class=\"median\""), ==, HEARING_MEETINGS);
}

static void test_played(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Hearing) hearing = hearing_new("opening/10,item 5");
    g_autofree char *paper = paper_of(hearing);
    Rehearsed *rehearsed = rehearsed_new();
    g_assert_null(rehearsed_at_hand(rehearsed, 1));
    g_assert_true(rehearsed_play(rehearsed, 1, paper, DELEGATIONS, &error));
    g_assert_no_error(error);
    const Outlook *outlook = rehearsed_at_hand(rehearsed, 1);
    g_assert_nonnull(outlook);
    g_assert_cmpuint(outlook->runs, ==, REHEARSED_RUNS);
    g_assert_cmpuint(outlook->slots->len, ==, HEARING_MEETINGS);
    /* What is at hand is not played again, whatever the paper. */
    g_assert_true(rehearsed_play(rehearsed, 1, "{}", DELEGATIONS, &error));
    g_assert_true(rehearsed_at_hand(rehearsed, 1) == outlook);
    const StageView view = { .state = hearing->state, .language = LANGUAGE_ENGLISH };
    stage_scene(&view, draw, (gpointer)outlook);
    rehearsed_free(rehearsed);
}

static void test_none(void)
{
    static const char *const papers[] = { "{}", "", "[1]", "not json" };
    Rehearsed *rehearsed = rehearsed_new();
    for (guint i = 0; i < G_N_ELEMENTS(papers); i++) {
        g_autoptr(GError) error = NULL;
        g_assert_false(rehearsed_play(rehearsed, 1, papers[i], DELEGATIONS, &error));
        g_assert_nonnull(error);
        g_assert_null(rehearsed_at_hand(rehearsed, 1));
    }
    rehearsed_free(rehearsed);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/hall/rehearsed/played", test_played);
    g_test_add_func("/hall/rehearsed/none", test_none);
    return g_test_run();
}
