/* What is likely to become of the programme: that lines, lists and hours of the state are asked about, and that the
 * smallest change is found where it does not hold. */
#include "hearing.h"
#include "session/week_outlook.h"
#include "session/work_lines.h"

#define SECOND G_GINT64_CONSTANT(1000000)

static int minutes_of(const Hearing *hearing, int meeting, guint line)
{
    g_autoptr(GArray) lines = work_lines(hearing->state, meeting);
    return line < lines->len ? g_array_index(lines, WorkLine, line).minutes : -1;
}

/* Minutes that are said; what is usual for an opening; the rest shared. Who only heads others is no line. */
static void test_lines(void)
{
    static const struct {
        const char *lines;
        int minutes[4]; /* of each line, −1 after the last */
    } cases[] = {
        { "item 5", { 180, -1 } },
        { "item 3/40,item 5/100,item 6/40", { 40, 100, 40, -1 } },
        { "opening,item 5,item 6", { 10, 85, 85, -1 } },
        { "opening/20,item 5,debate,item 6/60", { 20, 100, 60, -1 } },
        { "item 5/90,debate/90", { 90, 90, -1 } },
        { "break/30,item 5", { 30, 150, -1 } },
        { "item 5/180,item 6", { 180, 0, -1 } },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Hearing) hearing = hearing_new(cases[i].lines);
        for (guint line = 0; line == 0 || cases[i].minutes[line - 1] >= 0; line++) {
            g_assert_cmpint(minutes_of(hearing, 2, line), ==, cases[i].minutes[line]);
        }
    }
}

/* What stands before the line that is taken up has been passed over, whoever noted it or not. */
static void test_passed_over(void)
{
    g_autoptr(Hearing) hearing = hearing_new("item 3/40,item 5/100,item 6/40");
    hearing_ask(hearing, 0, 2);
    const int meeting = state_the_floor(hearing->state)->meeting;
    g_autoptr(GArray) before = work_lines(hearing->state, meeting);
    g_assert_cmpint(work_reached(hearing->state, meeting, before), ==, 0);
    g_assert_cmpint(work_minutes(before, 0, 3), ==, 180);
    hearing_do(hearing, 10, "chair floor.give list=item-5");
    g_autoptr(GArray) now = work_lines(hearing->state, meeting);
    g_assert_cmpint(work_reached(hearing->state, meeting, now), ==, 1);
    g_assert_cmpint(work_minutes(now, 0, 3), ==, 140);
    g_autoptr(GArray) later = work_lines(hearing->state, meeting + 1);
    g_assert_cmpint(work_minutes(later, 0, 3), ==, 180);
    g_autoptr(WeekOutlook) week = week_outlook_new(hearing->state, hearing->acting->now);
    g_assert_cmpuint(week->input.n_slots, ==, 4);
    g_assert_cmpuint(week->input.n_segments, ==, 2 + 3 * 3);
}

static int matter_index(const WeekOutlook *week, const char *id)
{
    for (int i = 0; i < (int)week->input.n_matters; i++) {
        if (week->matter_ids[i] == state_find_matter(week->state, id)) {
            return i;
        }
    }
    g_error("%s is not in the week", id);
}

/* Who waits, who was heard and who speaks are those of the list; a list that is over is one to compare with. */
static void test_lists(void)
{
    g_autoptr(Hearing) hearing = hearing_new("item 3,item 5");
    hearing_ask(hearing, 0, 6);
    hearing_hear(hearing, 10, 200);
    hearing_hear(hearing, 10, 200);
    hearing_do(hearing, 10, "chair floor.give list=item-5");
    g_autoptr(WeekOutlook) week = week_outlook_new(hearing->state, hearing->acting->now);
    const ForecastMatter *five = &week->matters[matter_index(week, "item-5")];
    g_assert_true(five->has_list);
    g_assert_false(five->is_closed);
    g_assert_cmpint(five->heard, ==, 2);
    g_assert_cmpint(five->waiting[PACE_STATE], ==, 4); /* with the one who speaks */
    g_assert_cmpuint(week->input.n_comparables, ==, 0);
    hearing_do(hearing, 100, "chair floor.end");
    hearing_do(hearing, 0, "chair list.announce list=item-5");
    hearing_do(hearing, 0, "chair list.close list=item-5 consent=yes");
    for (int i = 0; i < 3; i++) {
        hearing_hear(hearing, 10, 200);
    }
    g_autoptr(WeekOutlook) after = week_outlook_new(hearing->state, hearing->acting->now);
    g_assert_false(after->matters[matter_index(after, "item-5")].has_list);
    g_assert_cmpuint(after->input.n_comparables, ==, 1);
    g_assert_cmpint(after->comparables[0].speakers, ==, 6);
}

/* More wait than all four meetings can hear: the later the slot the likelier it overruns, and a change is proposed that
 * holds when it is asked again. */
static void test_replan(void)
{
    g_autoptr(Hearing) hearing = hearing_new("item 5/40,item 6/140");
    hearing_ask(hearing, 0, 58);
    for (int i = 0; i < 3; i++) {
        hearing_hear(hearing, 30, 420);
    }
    g_autoptr(WeekOutlook) week = week_outlook_new(hearing->state, hearing->acting->now);
    const int five = matter_index(week, "item-5");
    g_assert_cmpint(week->of_matters[five].unheard_permille, >, 500);
    g_assert_cmpint(week->of_slots[3].overrun_permille, >, 500);
    g_assert_cmpint(week->of_slots[0].overrun_permille, <, 100); /* the rest rolls over */
    g_autofree WeekReplan *replan = week_outlook_replan(week);
    g_assert_cmpuint(replan->replan.n_moves, >, 0);
    g_assert_cmpint(replan->replan.moves[0].matter, ==, five);
    g_assert_cmpuint(replan->n_extra, ==, 2); /* an evening a day */
    g_assert_cmpint(replan->extra[0].start, ==, hearing->hours[1].ends + (Instant)WEEK_EVENING_AFTER * SECOND);
}

/* The same state and time say the same, and what was cancelled is not in the week. */
static void test_slots(void)
{
    g_autoptr(Hearing) hearing = hearing_new(NULL);
    hearing_ask(hearing, 0, 5);
    hearing_do(hearing, 0, "secretariat slot.cancel meeting=2022-07-26-am reason=\"no interpretation\"");
    g_autoptr(WeekOutlook) week = week_outlook_new(hearing->state, hearing->acting->now);
    g_assert_cmpuint(week->input.n_slots, ==, 3);
    g_assert_cmpint(week->slots[2].start, ==, hearing->hours[3].starts);
    g_assert_cmpint(week->left_out, ==, 0);
    g_autoptr(State) folded = acting_fold(hearing->acting);
    g_autoptr(WeekOutlook) again = week_outlook_new(folded, hearing->acting->now);
    g_assert_cmpmem(week->of_slots, sizeof week->of_slots, again->of_slots, sizeof again->of_slots);
    g_assert_cmpmem(week->of_matters, sizeof week->of_matters, again->of_matters, sizeof again->of_matters);
    g_autoptr(WeekOutlook) over = week_outlook_new(hearing->state, hearing->hours[3].ends + 3600 * SECOND);
    g_assert_cmpuint(over->input.n_slots, ==, 1); /* the one that was never adjourned */
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/outlook/week/lines", test_lines);
    g_test_add_func("/outlook/week/passed-over", test_passed_over);
    g_test_add_func("/outlook/week/lists", test_lists);
    g_test_add_func("/outlook/week/replan", test_replan);
    g_test_add_func("/outlook/week/slots", test_slots);
    return g_test_run();
}
