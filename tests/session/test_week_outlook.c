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

/* --- plans that nobody would make: lines, matters, lists and slots as the test wants them ---------------------------
 */

/* A body of four Members, with that many meetings of an hour, one after the other. */
static Acting *plan_new(int meetings)
{
    Acting *acting = acting_new();
    acting->step = SECOND;
    acting_begin(acting, "oewg");
    for (int i = 0; i < meetings; i++) {
        const Instant starts = acting->now + (gint64)(i + 1) * 3600 * SECOND;
        g_autofree char *slot = g_strdup_printf("{\"meeting\":\"m%d\",\"version\":1,\"starts\":%" G_GINT64_FORMAT
                                                ",\"offset\":0,\"mode\":\"formal\",\"ends\":%" G_GINT64_FORMAT "}",
                                                i + 1, starts, starts + 3600 * SECOND);
        acting_event(acting, "slot.planned", slot);
    }
    return acting;
}

static void plan_matter(Acting *acting, const char *id)
{
    g_autofree char *data = g_strdup_printf("{\"matter\":\"%s\",\"number\":5}", id);
    acting_event(acting, "matter.listed", data);
}

typedef struct {
    const char *kind;
    int depth;
    const char *matter; /* or NULL */
    int reading, minutes;
} PlanLine;

static void plan_line(Acting *acting, int meeting, int number, const PlanLine *line)
{
    GString *data = g_string_new(NULL);
    g_string_printf(data, "{\"meeting\":\"m%d\",\"segment\":%d,\"segment_kind\":\"%s\",\"depth\":%d", meeting, number,
                    line->kind, line->depth);
    if (line->matter != NULL) {
        g_string_append_printf(data, ",\"matter\":\"%s\"", line->matter);
    }
    if (line->reading != 0) {
        g_string_append_printf(data, ",\"reading\":%d", line->reading);
    }
    if (line->minutes != 0) {
        g_string_append_printf(data, ",\"minutes\":%d", line->minutes);
    }
    g_string_append_c(data, '}');
    acting_event(acting, "segment.planned", data->str);
    g_string_free(data, TRUE);
}

static void assert_minutes(const State *state, int meeting, const int *expected)
{
    g_autoptr(GArray) lines = work_lines(state, meeting);
    for (guint i = 0; i < lines->len; i++) {
        g_assert_cmpint(g_array_index(lines, WorkLine, i).minutes, ==, expected[i]);
    }
    g_assert_cmpint(expected[lines->len], ==, -1);
}

/* A line with minutes stands for all under it that has none of its own; one that heads others is no work itself. */
static void test_blocks(void)
{
    static const struct {
        PlanLine lines[4];
        int minutes[4];
    } cases[] = {
        { { { "item", 0, "item-5", 0, 40 }, { "topic", 1, "item-5/1", 0, 0 }, { "line", 0, NULL, 0, 0 } },
          { 40, 20, -1 } },
        { { { "item", 0, "item-5", 0, 40 }, { "topic", 1, "item-5/1", 0, 50 }, { "line", 0, NULL, 0, 0 } },
          { 50, 10, -1 } },
        { { { "item", 0, "item-5", 0, 0 }, { "topic", 1, "item-5/1", 0, 0 }, { "line", 0, NULL, 0, 0 } },
          { 30, 30, -1 } },
        { { { "item", 0, NULL, 0, 0 }, { "line", 0, NULL, 0, 0 } }, { 30, 30, -1 } },
        { { { "line", 0, "item-5", 0, 20 }, { "item", 1, "item-5", 0, 15 }, { "debate", 0, "item-5", 0, 0 } },
          { 15, 45, -1 } },
        { { { "line", 0, NULL, 0, 0 }, { "item", 1, "item-5", 0, 0 }, { "debate", 0, "item-5", 0, 0 } },
          { 30, 30, -1 } },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Acting) acting = plan_new(1);
        plan_matter(acting, "item-5");
        plan_matter(acting, "item-5/1");
        for (int line = 0; line < 4 && cases[i].lines[line].kind != NULL; line++) {
            plan_line(acting, 1, line + 1, &cases[i].lines[line]);
        }
        assert_minutes(acting->state, 1, cases[i].minutes);
    }
}

/* Of no meeting nothing is asked; of a topic its item's line is about it. */
static void test_reached(void)
{
    g_autoptr(Acting) acting = plan_new(1);
    plan_matter(acting, "item-5");
    plan_matter(acting, "item-5/1");
    plan_matter(acting, "item-6");
    plan_line(acting, 1, 1, &(PlanLine){ "item", 0, "item-6", 0, 0 });
    plan_line(acting, 1, 2, &(PlanLine){ "item", 0, "item-5", 0, 0 });
    g_autoptr(GArray) none = work_lines(acting->state, ID_NONE);
    g_assert_cmpuint(none->len, ==, 0);
    g_autoptr(GArray) lines = work_lines(acting->state, 1);
    g_assert_cmpint(work_reached(acting->state, ID_NONE, lines), ==, -1);
    const WorkLine *five = &g_array_index(lines, WorkLine, 1);
    g_assert_true(work_is_about(acting->state, five, state_find_matter(acting->state, "item-5/1")));
    g_assert_false(work_is_about(acting->state, five, state_find_matter(acting->state, "item-6")));
    g_assert_false(work_is_about(acting->state, five, ID_NONE));
}

/* Topics have lists of their own, or are heard on that of their item, or on none. */
static void test_topics(void)
{
    g_autoptr(Acting) acting = plan_new(1);
    const char *const ids[] = { "item-5", "item-5/1", "item-5/2", "item-6", "item-6/1" };
    for (guint i = 0; i < G_N_ELEMENTS(ids); i++) {
        plan_matter(acting, ids[i]);
    }
    plan_line(acting, 1, 1, &(PlanLine){ "topic", 0, "item-5/1", 0, 0 });
    plan_line(acting, 1, 2, &(PlanLine){ "topic", 0, "item-5/2", 0, 0 });
    plan_line(acting, 1, 3, &(PlanLine){ "topic", 0, "item-6/1", 0, 0 });
    acting_do(acting, "chair list.open list=first matter=item-5/1");
    acting_do(acting, "chair list.open list=five matter=item-5");
    g_autoptr(WeekOutlook) week = week_outlook_new(acting->state, acting->now);
    g_assert_cmpuint(week->input.n_matters, ==, 3);
    g_assert_true(week->matters[matter_index(week, "item-5/1")].has_list);
    g_assert_true(week->matters[matter_index(week, "item-5")].has_list);
    g_assert_false(week->matters[matter_index(week, "item-6/1")].has_list);
}

/* Of a matter that is read twice the list belongs to the reading that comes first; several lists are one to it, and
 * closed when all are. */
static void test_readings_and_lists(void)
{
    g_autoptr(Acting) acting = plan_new(2);
    plan_matter(acting, "item-5");
    plan_line(acting, 1, 1, &(PlanLine){ "reading", 0, "item-5", 1, 0 });
    plan_line(acting, 2, 1, &(PlanLine){ "reading", 0, "item-5", 2, 0 });
    acting_do(acting, "secretariat attendance.mark parties=FRA,DEU,BRA,CHN");
    acting_do(acting, "chair meeting.call_to_order meeting=m1");
    acting_do(acting, "chair list.open list=one matter=item-5");
    acting_do(acting, "chair list.open list=two matter=item-5 kind=stakeholders");
    acting_do(acting, "FRA floor.request list=one");
    acting_do(acting, "DEU floor.request list=one");
    acting_do(acting, "chair list.announce list=one");
    acting_do(acting, "chair list.close list=one consent=yes");
    g_autoptr(WeekOutlook) week = week_outlook_new(acting->state, acting->now);
    g_assert_cmpuint(week->input.n_matters, ==, 2);
    g_assert_cmpint(week->matters[0].waiting[PACE_STATE], ==, 2);
    g_assert_false(week->matters[0].is_closed);
    g_assert_cmpint(week->matters[0].newcomers_class, ==, PACE_STAKEHOLDER);
    g_assert_false(week->matters[1].has_list);
    acting_do(acting, "chair list.announce list=two");
    acting_do(acting, "chair list.close list=two consent=yes");
    acting_do(acting, "chair floor.give list=one");
    acting_do(acting, "chair floor.end");
    acting_do(acting, "chair floor.give list=one");
    g_autoptr(WeekOutlook) last = week_outlook_new(acting->state, acting->now);
    g_assert_true(last->matters[0].is_closed);
    g_assert_cmpint(last->matters[0].waiting[PACE_STATE], ==, 1); /* who speaks */
    g_assert_cmpint(last->matters[0].heard, ==, 1);
    g_assert_cmpuint(last->input.n_comparables, ==, 0);
}

/* What is more than can be reckoned with is left out, the later first, and said. */
static void test_too_much(void)
{
    g_autoptr(Acting) slots = plan_new(FORECAST_SLOTS_MAX + 2);
    g_autoptr(WeekOutlook) many = week_outlook_new(slots->state, slots->now);
    g_assert_cmpuint(many->input.n_slots, ==, FORECAST_SLOTS_MAX);
    g_assert_cmpint(many->left_out, ==, 2);
    g_autofree WeekReplan *replan = week_outlook_replan(many);
    g_assert_cmpuint(replan->n_extra, ==, 0); /* no room is left for more */
    g_autoptr(Acting) matters = plan_new(2);
    for (int i = 0; i <= FORECAST_MATTERS_MAX; i++) {
        g_autofree char *id = g_strdup_printf("item-%d", i + 1);
        const PlanLine line = { "item", 0, id, 0, 0 };
        plan_matter(matters, id);
        plan_line(matters, i < 10 ? 1 : 2, i < 10 ? i + 1 : i - 9, &line);
    }
    g_autoptr(WeekOutlook) wide = week_outlook_new(matters->state, matters->now);
    g_assert_cmpuint(wide->input.n_slots, ==, 1);
    g_assert_cmpuint(wide->input.n_matters, ==, 10);
    g_assert_cmpint(wide->left_out, ==, 1);
    g_autoptr(Acting) lines = plan_new(2);
    plan_matter(lines, "item-5");
    for (int i = 0; i < 2 * 150; i++) {
        plan_line(lines, i / 150 + 1, i % 150 + 1, &(PlanLine){ "line", 0, "item-5", 0, 0 });
    }
    g_autoptr(WeekOutlook) deep = week_outlook_new(lines->state, lines->now);
    g_assert_cmpuint(deep->input.n_segments, ==, 150);
    g_assert_cmpint(deep->left_out, ==, 1);
    week_outlook_free(NULL);
}

/* Two lists on one matter, on which more wait together than are reckoned with while one of them speaks. */
static void test_crowd(void)
{
    g_autoptr(Acting) acting = plan_new(1);
    plan_matter(acting, "item-5");
    plan_line(acting, 1, 1, &(PlanLine){ "item", 0, "item-5", 0, 0 });
    acting_do(acting, "secretariat attendance.mark parties=FRA,DEU,BRA,CHN");
    acting_do(acting, "chair meeting.call_to_order meeting=m1");
    acting_do(acting, "chair list.open list=one matter=item-5");
    acting_do(acting, "chair list.open list=two matter=item-5");
    for (int i = 0; i <= FORECAST_WAITING_MAX; i++) {
        g_autofree char *admit =
            g_strdup_printf("secretariat roster.admit parties=X%d class=observer name=\"No. %d\"", i, i);
        g_autofree char *ask =
            g_strdup_printf("X%d floor.request list=%s", i, i < FORECAST_WAITING_MAX ? "one" : "two");
        acting_do(acting, admit);
        acting_do(acting, ask);
    }
    acting_do(acting, "chair floor.give list=one");
    acting_do(acting, "FRA floor.request list=two");
    g_autoptr(WeekOutlook) week = week_outlook_new(acting->state, acting->now);
    int waiting = 0;
    for (int class = 0; class < PACE_CLASSES_MAX; class ++) {
        waiting += week->matters[0].waiting[class];
    }
    g_assert_cmpint(waiting, ==, FORECAST_WAITING_MAX);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/outlook/week/lines", test_lines);
    g_test_add_func("/outlook/week/passed-over", test_passed_over);
    g_test_add_func("/outlook/week/lists", test_lists);
    g_test_add_func("/outlook/week/replan", test_replan);
    g_test_add_func("/outlook/week/slots", test_slots);
    g_test_add_func("/outlook/week/blocks", test_blocks);
    g_test_add_func("/outlook/week/reached", test_reached);
    g_test_add_func("/outlook/week/topics", test_topics);
    g_test_add_func("/outlook/week/readings-and-lists", test_readings_and_lists);
    g_test_add_func("/outlook/week/too-much", test_too_much);
    g_test_add_func("/outlook/week/crowd", test_crowd);
    return g_test_run();
}
