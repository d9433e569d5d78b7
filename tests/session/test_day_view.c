/* The day as it happens beside the plan, and how the time was shared in it. */
#include "hearing.h"
#include "session/day_view.h"
#include "session/shares.h"

#define SECOND G_GINT64_CONSTANT(1000000)
#define MINUTE (60 * SECOND)

static const DayLine *line_at(const DayMeeting *day, guint i)
{
    g_assert_cmpuint(i, <, day->lines->len);
    return &g_array_index(day->lines, DayLine, i);
}

static int running(const Hearing *hearing)
{
    return state_find_meeting(hearing->state, "2022-07-25-am");
}

/* What is planned of a line, what it really took, and what is likely of the rest. */
static void test_lines(void)
{
    g_autoptr(Hearing) hearing = hearing_new("opening/10,item 5/110,item 6/60");
    const Meeting *meeting = state_meeting(hearing->state, running(hearing));
    hearing_do(hearing, 120, "chair item.open segment=1");
    hearing_do(hearing, 900, "chair item.open segment=2");
    hearing_ask(hearing, 0, 3);
    hearing_hear(hearing, 10, 200);
    g_autoptr(WeekOutlook) week = week_outlook_new(hearing->state, hearing->acting->now);
    g_autoptr(DayMeeting) day = day_meeting_new(hearing->state, running(hearing), week);
    g_assert_cmpuint(day->lines->len, ==, 3);
    const DayLine *opening = line_at(day, 0), *five = line_at(day, 1), *six = line_at(day, 2);
    g_assert_cmpint(opening->planned_from, ==, meeting->starts);
    g_assert_cmpint(opening->planned_to, ==, meeting->starts + 10 * MINUTE);
    g_assert_cmpint(opening->began, ==, meeting->called + 120 * SECOND);
    g_assert_cmpint(opening->ended, ==, opening->began + 900 * SECOND);
    g_assert_cmpint(five->planned_to, ==, meeting->starts + 120 * MINUTE);
    g_assert_cmpint(five->began, ==, opening->ended);
    g_assert_cmpint(five->ended, ==, 0);
    g_assert_cmpint(five->likely_from.likely, ==, 0); /* it has begun */
    g_assert_cmpint(five->likely_to.likely, >, hearing->acting->now);
    g_assert_cmpint(six->began, ==, 0);
    g_assert_cmpint(six->likely_from.earliest, >, hearing->acting->now);
    g_assert_cmpint(six->likely_from.earliest, <=, six->likely_from.latest);
    g_assert_cmpint(day->likely_to.likely, ==, six->likely_to.likely);
    g_assert_false(six->is_passed);
    g_assert_cmpuint(day->heard->len, ==, 1);
}

/* When it has risen nothing is likely any more, and what was not taken up was passed over. */
static void test_risen(void)
{
    g_autoptr(Hearing) hearing = hearing_new("opening/10,item 5/110,item 6/60");
    hearing_do(hearing, 60, "chair item.open segment=2");
    hearing_do(hearing, 3600, "chair meeting.suspend");
    hearing_do(hearing, 600, "chair meeting.resume");
    hearing_do(hearing, 60, "chair meeting.adjourn");
    g_autoptr(WeekOutlook) week = week_outlook_new(hearing->state, hearing->acting->now);
    g_autoptr(DayMeeting) day = day_meeting_new(hearing->state, running(hearing), week);
    const Meeting *meeting = state_meeting(hearing->state, running(hearing));
    g_assert_true(line_at(day, 0)->is_passed);
    g_assert_false(line_at(day, 1)->is_passed);
    g_assert_true(line_at(day, 2)->is_passed);
    g_assert_cmpint(line_at(day, 1)->ended, ==, meeting->adjourned);
    g_assert_cmpint(line_at(day, 2)->likely_from.likely, ==, 0);
    g_assert_cmpint(day->likely_to.likely, ==, 0);
    g_assert_cmpuint(day->suspensions->len, ==, 1);
    /* The next meeting of the day is likely what it is planned to be. */
    g_autoptr(DayMeeting) next =
        day_meeting_new(hearing->state, state_find_meeting(hearing->state, "2022-07-25-pm"), week);
    g_assert_cmpint(line_at(next, 0)->began, ==, 0);
    g_assert_cmpint(line_at(next, 0)->likely_from.likely, >=, state_meeting(hearing->state, next->meeting)->starts);
}

/* A line that is taken up again is not over. */
static void test_again(void)
{
    g_autoptr(Hearing) hearing = hearing_new("item 5/90,item 6/90");
    hearing_do(hearing, 60, "chair item.open segment=1");
    hearing_do(hearing, 60, "chair item.open segment=2");
    hearing_do(hearing, 60, "chair item.open segment=1 reason=\"more was to be said\"");
    g_autoptr(DayMeeting) day = day_meeting_new(hearing->state, running(hearing), NULL);
    g_assert_cmpint(line_at(day, 0)->ended, ==, 0);
    g_assert_cmpint(line_at(day, 1)->ended - line_at(day, 1)->began, ==, MINUTE);
}

/* A statement belongs to its meeting, in the order in which they were made; taken back it belongs to none. */
static void test_heard(void)
{
    g_autoptr(Hearing) hearing = hearing_new("item 5");
    const int meeting = running(hearing);
    hearing_ask(hearing, 0, 5);
    hearing_hear(hearing, 10, 100);
    hearing_do(hearing, 10, "chair floor.give list=item-5 party=BEL reason=\"asked to\"");
    hearing_do(hearing, 100, "chair floor.end");
    hearing_hear(hearing, 10, 100);
    g_autoptr(DayMeeting) day = day_meeting_new(hearing->state, meeting, NULL);
    g_assert_cmpuint(day->heard->len, ==, 3);
    static const char *const codes[] = { "ARG", "BEL", "AUS" };
    for (guint i = 0; i < day->heard->len; i++) {
        const Inscription *row = state_inscription(hearing->state, g_array_index(day->heard, int, i));
        g_assert_cmpint(row->participant, ==, state_find_participant(hearing->state, codes[i]));
    }
    hearing_do(hearing, 10, "chair floor.give list=item-5");
    g_assert_cmpuint(state_heard(hearing->state, meeting)->len, ==, 4);
    const Seq act = state_latest_act(hearing->state, 0);
    g_autofree char *undo = g_strdup_printf("chair act.undo act=%" G_GUINT64_FORMAT, act);
    hearing_do(hearing, 5, undo);
    g_assert_cmpuint(state_heard(hearing->state, meeting)->len, ==, 3);
    g_autoptr(Shares) shares = shares_new(hearing->state, meeting);
    g_assert_cmpint(shares->all.times, ==, 3);
}

static void test_days(void)
{
    g_autoptr(Hearing) hearing = hearing_new("item 5");
    const State *state = hearing->state;
    g_autoptr(GArray) days = day_all(state);
    g_assert_cmpuint(days->len, ==, 2);
    g_autoptr(GArray) first = day_meetings(state, civil_date(2022, 7, 25));
    g_assert_cmpuint(first->len, ==, 2);
    g_assert_cmpint(g_array_index(first, int, 0), ==, running(hearing));
    g_autoptr(GArray) none = day_meetings(state, civil_date(2022, 7, 24));
    g_assert_cmpuint(none->len, ==, 0);
    g_assert_cmpint(day_meeting_of_ordinal(state, 1), ==, running(hearing));
    g_assert_cmpint(day_meeting_of_ordinal(state, 2), ==, ID_NONE);
    g_assert_cmpint(day_meeting_of_ordinal(state, 0), ==, ID_NONE);
    /* A meeting that goes on is that of today, whatever the clock shows. */
    g_assert_true(civil_date_equal(day_to_show(state, state_now(state) + 3 * 86400 * SECOND), civil_date(2022, 7, 25)));
    hearing_do(hearing, 60, "chair meeting.adjourn");
    g_assert_true(civil_date_equal(day_to_show(state, state_now(state)), civil_date(2022, 7, 25)));
    g_assert_true(civil_date_equal(day_to_show(state, state_now(state) + 86400 * SECOND), civil_date(2022, 7, 26)));
    g_assert_true(civil_date_equal(day_to_show(state, state_now(state) + 9 * 86400 * SECOND), civil_date(2022, 7, 26)));
    g_autoptr(State) empty = state_new();
    g_assert_false(civil_date_is_set(day_to_show(empty, 0)));
}

/* A slot that was cancelled is shown on its day; one that was taken out is not. */
static void test_cancelled(void)
{
    g_autoptr(Hearing) hearing = hearing_new("item 5");
    const int evening = state_find_meeting(hearing->state, "2022-07-26-pm");
    hearing_do(hearing, 10, "secretariat slot.cancel meeting=2022-07-26-pm reason=\"no time is needed\"");
    g_assert_cmpint(state_meeting(hearing->state, evening)->state, ==, MEETING_CANCELLED);
    g_autoptr(GArray) meetings = day_meetings(hearing->state, civil_date(2022, 7, 26));
    g_assert_cmpuint(meetings->len, ==, 2);
}

/* === Shares === */

static Tally tally_of(const Shares *shares, const Hearing *hearing, const char *code)
{
    for (guint i = 0; i < shares->participants->len; i++) {
        const Share *share = &g_array_index(shares->participants, Share, i);
        if (share->participant == state_find_participant(hearing->state, code)) {
            return share->tally;
        }
    }
    return (Tally){ 0 };
}

/* Sums by kind, by group and by participant are the same time, told in three ways. */
static void test_shares(void)
{
    g_autoptr(Hearing) hearing = hearing_new("item 5");
    hearing_ask(hearing, 0, 3); /* Argentina, Australia, Austria */
    hearing_hear(hearing, 10, 100);
    hearing_hear(hearing, 10, 300);
    hearing_hear(hearing, 10, 200);
    hearing_do(hearing, 10, "BRA floor.request list=item-5 group=\"Group of friends\" on_behalf=CHL");
    hearing_hear(hearing, 10, 400);
    g_autoptr(Shares) shares = shares_new(hearing->state, ID_NONE);
    g_assert_cmpint(shares->all.times, ==, 4);
    g_assert_cmpint(shares->all.spoken, ==, 1000 * SECOND);
    g_assert_cmpint(shares->capacities[CAPACITY_STATE].spoken, ==, 600 * SECOND);
    g_assert_cmpint(shares->capacities[CAPACITY_GROUP].spoken, ==, 400 * SECOND);
    g_assert_cmpint(shares->groups[REGIONAL_GROUP_LATIN_AMERICAN].spoken, ==, 100 * SECOND);
    g_assert_cmpint(shares->groups[REGIONAL_GROUP_WESTERN_EUROPEAN].spoken, ==, 500 * SECOND);
    g_assert_cmpint(shares->groups[REGIONAL_GROUP_AFRICAN].times, ==, 0);
    g_assert_cmpuint(shares->participants->len, ==, 4);
    g_assert_cmpint(g_array_index(shares->participants, Share, 0).participant, ==,
                    state_find_participant(hearing->state, "BRA"));
    g_assert_cmpint(tally_of(shares, hearing, "AUS").spoken, ==, 300 * SECOND);
}

/* What is said informally is counted nowhere. */
static void test_informal(void)
{
    g_autoptr(Hearing) hearing = hearing_new("item 5");
    hearing_ask(hearing, 0, 2);
    hearing_do(hearing, 10, "chair meeting.suspend mode=informal");
    hearing_hear(hearing, 10, 100);
    hearing_do(hearing, 10, "chair meeting.resume");
    hearing_hear(hearing, 10, 200);
    g_autoptr(Shares) shares = shares_new(hearing->state, ID_NONE);
    g_assert_cmpint(shares->all.spoken, ==, 200 * SECOND);
    g_assert_cmpint(tally_of(shares, hearing, "ARG").times, ==, 0);
    g_assert_cmpuint(state_heard(hearing->state, running(hearing))->len, ==, 2);
}

/* All alike is 0; the more one has, the nearer to all. After each meeting what came before counts too. */
static void test_evenness(void)
{
    g_autoptr(Hearing) hearing = hearing_new("item 5");
    hearing_ask(hearing, 0, 4);
    for (int i = 0; i < 4; i++) {
        hearing_hear(hearing, 10, 100);
    }
    hearing_do(hearing, 10, "chair meeting.adjourn");
    hearing_do(hearing, 3 * 3600, "chair quorum.override quorum=open reason=\"they are coming in\"");
    hearing_do(hearing, 10, "chair meeting.call_to_order meeting=2022-07-25-pm");
    hearing_ask(hearing, 4, 1);
    hearing_hear(hearing, 10, 1200);
    g_autoptr(GArray) points = shares_evenness(hearing->state);
    g_assert_cmpuint(points->len, ==, 2);
    const Evenness *first = &g_array_index(points, Evenness, 0), *second = &g_array_index(points, Evenness, 1);
    g_assert_cmpint(first->spoke, ==, 4);
    g_assert_cmpint(first->half, ==, 2);
    g_assert_cmpint(first->uneven_permille, ==, 0);
    g_assert_cmpint(second->spoke, ==, 5);
    g_assert_cmpint(second->half, ==, 1);
    /* 100, 100, 100, 100, 1200: by hand 2·(1+2+3+4+5·12)/(5·16) − 6/5 = 0.55 */
    g_assert_cmpint(second->uneven_permille, ==, 550);
    g_autoptr(State) empty = state_new();
    g_autoptr(GArray) none = shares_evenness(empty);
    g_assert_cmpuint(none->len, ==, 0);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/session/day_view/lines", test_lines);
    g_test_add_func("/session/day_view/risen", test_risen);
    g_test_add_func("/session/day_view/again", test_again);
    g_test_add_func("/session/day_view/heard", test_heard);
    g_test_add_func("/session/day_view/days", test_days);
    g_test_add_func("/session/day_view/cancelled", test_cancelled);
    g_test_add_func("/session/shares/sums", test_shares);
    g_test_add_func("/session/shares/informal", test_informal);
    g_test_add_func("/session/shares/evenness", test_evenness);
    return g_test_run();
}
