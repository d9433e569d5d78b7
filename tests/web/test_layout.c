#include "sample.h"
#include "web/layout.h"

#include <generate.h>
#include <string.h>

static const LayoutSlot *slot_of_id(const Layout *layout, const char *id)
{
    for (guint i = 0; i < layout->slots->len; i++) {
        if (strcmp(layout_slot(layout, i)->id, id) == 0) {
            return layout_slot(layout, i);
        }
    }
    return NULL;
}

static void a_week_of_five_days(void)
{
    g_autoptr(Programme) programme = sample_programme();
    g_autoptr(Layout) layout = layout_new(programme);
    g_assert_cmpuint(layout->weeks->len, ==, 1);
    g_assert_cmpuint(layout->days->len, ==, 5);
    g_assert_cmpint(layout->meetings, ==, 12);
    const LayoutWeek *week = layout_week(layout, 0);
    const int expected[] = { 600, 780, 840, 900, 960, 1080 };
    g_assert_true(week->is_drawable);
    g_assert_cmpmem(week->clocks->data, week->clocks->len * sizeof(int), expected, sizeof expected);
}

static void hours_are_instants_of_the_place(void)
{
    g_autoptr(Programme) programme = sample_programme();
    g_autoptr(Layout) layout = layout_new(programme);
    const LayoutSlot *slot = slot_of_id(layout, "2022-07-26-am");
    g_assert_nonnull(slot);
    g_assert_cmpstr(slot->starts, ==, "2022-07-26T10:00-04:00");
    g_assert_cmpstr(slot->ends, ==, "2022-07-26T13:00-04:00");
    g_assert_cmpstr(slot->zone, ==, "EDT");
    g_assert_cmpint(slot->minutes, ==, 180);
}

static void hours_without_a_zone_are_no_instants(void)
{
    g_autoptr(Programme) programme = sample_programme();
    g_clear_pointer(&programme->zone, g_free);
    g_clear_pointer(&programme->place, g_free);
    g_clear_pointer(&programme->body, g_free);
    g_autoptr(Layout) layout = layout_new(programme);
    const LayoutSlot *slot = slot_of_id(layout, "2022-07-26-am");
    g_assert_cmpstr(slot->starts, ==, "2022-07-26T10:00");
    g_assert_cmpstr(slot->zone, ==, "");
}

static void meetings_at_the_same_time_stand_side_by_side(void)
{
    g_autoptr(Programme) programme = sample_programme();
    g_autoptr(Layout) layout = layout_new(programme);
    const LayoutSlot *side = slot_of_id(layout, "2022-07-27-pm-2"), *friends = slot_of_id(layout, "2022-07-27-pm-3");
    const LayoutSlot *alone = slot_of_id(layout, "2022-07-27-am");
    g_assert_cmpint(layout_day(layout, 2)->lanes, ==, 2);
    g_assert_cmpint(side->lane, !=, friends->lane);
    g_assert_cmpint(alone->n_lanes, ==, 2);
}

static void no_time_is_lost_in_sharing(void)
{
    g_autoptr(Programme) programme = sample_programme();
    g_autoptr(Layout) layout = layout_new(programme);
    int sum = 0;
    for (guint i = 0; i < layout->shares->len; i++) {
        sum += layout_share(layout, i)->minutes;
    }
    g_assert_cmpint(sum, ==, layout->minutes);
    g_assert_cmpint(layout_share(layout, 0)->item, ==, 3);
    g_assert_cmpint(layout_share(layout, 0)->minutes, ==, 90);
    g_assert_cmpint(layout_share(layout, 1)->item, ==, 5);
    g_assert_cmpuint(layout_share(layout, 1)->rank, ==, 0);
}

static void filters_choose_meetings(void)
{
    g_autoptr(Programme) programme = sample_programme();
    g_autoptr(Layout) layout = layout_new(programme);
    const Filter adoption = { .item = { .number = 7 }, .topic = TOPIC_NONE };
    const Filter capacity = { .topic = TOPIC_CAPACITY };
    const Filter both = { .item = { .number = 7 }, .topic = TOPIC_CAPACITY };
    g_assert_cmpint(layout_count(layout, &FILTER_ALL), ==, 12);
    g_assert_cmpint(layout_count(layout, &adoption), ==, 1);
    g_assert_cmpint(layout_count(layout, &capacity), ==, 2);
    g_assert_cmpint(layout_count(layout, &both), ==, 0);
}

/* Of two slots that overlap in time and in lanes, one would not be seen. */
static void check_day(const Layout *layout, const LayoutDay *day)
{
    for (guint i = day->first; i < day->first + day->n; i++) {
        const LayoutSlot *a = layout_slot(layout, i);
        g_assert_true(a->end == 0 || a->lane + a->n_lanes <= day->lanes);
        for (guint j = day->first; j < i; j++) {
            const LayoutSlot *b = layout_slot(layout, j);
            const bool at_once = a->end > layout_row(layout, b)->start && b->end > layout_row(layout, a)->start;
            const bool in_one = a->lane < b->lane + b->n_lanes && b->lane < a->lane + a->n_lanes;
            g_assert_false(a->end > 0 && b->end > 0 && at_once && in_one && day->lanes <= LAYOUT_LANES_LIMIT);
        }
    }
}

static void any_programme_can_be_laid_out(void)
{
    for (guint32 seed = 1; seed <= 200; seed++) {
        g_autoptr(Programme) programme = generate_programme(seed);
        g_autoptr(Layout) layout = layout_new(programme);
        guint slots = 0;
        g_test_message("seed %u", seed);
        for (guint i = 0; i < layout->days->len; i++) {
            g_assert_cmpuint(layout_day(layout, i)->first, ==, slots);
            slots += layout_day(layout, i)->n;
            check_day(layout, layout_day(layout, i));
        }
        g_assert_cmpuint(slots, ==, programme->rows->len);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/layout/a-week-of-five-days", a_week_of_five_days);
    g_test_add_func("/layout/hours-are-instants-of-the-place", hours_are_instants_of_the_place);
    g_test_add_func("/layout/hours-without-a-zone-are-no-instants", hours_without_a_zone_are_no_instants);
    g_test_add_func("/layout/meetings-at-the-same-time", meetings_at_the_same_time_stand_side_by_side);
    g_test_add_func("/layout/no-time-is-lost-in-sharing", no_time_is_lost_in_sharing);
    g_test_add_func("/layout/filters-choose-meetings", filters_choose_meetings);
    g_test_add_func("/layout/any-programme-can-be-laid-out", any_programme_can_be_laid_out);
    return g_test_run();
}
