/* Whether the ranges of the forecast keep their promise: whole days are played through the commands, each with a pace,
 * a discipline, points of order and late askers of its own, which the forecast does not know. At fixed moments it is
 * asked; what then really came must be within its ranges of 80 % in seven to nine cases of ten. */
#include "hearing.h"
#include "session/list_outlook.h"

enum { DAYS = 50, PROMISED = 80, MOMENTS = 4, STARTS_MOST = 60 };

#define SECOND G_GINT64_CONSTANT(1000000)

/* Before which statement of the day; the last two while somebody speaks. */
static const int moments[MOMENTS] = { 2, 6, 11, 18 };

/* What a day is like. Seconds. */
typedef struct {
    guint64 seed;
    double statement, gap, discipline;
    int limit;
    double askers_a_minute; /* at the beginning */
    bool ebbs;              /* half of that an hour later, a third two hours later */
    int asked;              /* of the Members, in their order */
} Day;

typedef struct {
    Instant at;
    int n;
    int inscriptions[STARTS_MOST];
    ForecastRange starts[STARTS_MOST];
    ForecastRange end;
} Look;

typedef struct {
    int within, early, late;
} Score;

static double throw(Day * day)
{
    guint64 z = day->seed += G_GUINT64_CONSTANT(0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT(0x94d049bb133111eb);
    return (double)((z ^ (z >> 31)) >> 11) / (double)(G_GUINT64_CONSTANT(1) << 53);
}

/* About 1 on average, with a long tail: a product of eight factors 1 ± `swing`. */
static double throw_factor(Day *day, double swing)
{
    double factor = 1;
    for (int i = 0; i < 8; i++) {
        factor *= 1 + swing * (2 * throw(day) - 1);
    }
    return factor;
}

static Day day_of(guint64 seed)
{
    static const int limits[] = { 0, 180, 300 };
    Day day = { .seed = seed * 7919 };
    day.statement = 270 * throw_factor(&day, 0.13);
    day.gap = 30 * throw_factor(&day, 0.2);
    day.discipline = 0.1 + 0.4 * throw(&day);
    day.limit = limits[(int)(throw(&day) * 3)];
    day.askers_a_minute = 0.05 + 0.1 * throw(&day);
    day.ebbs = throw(&day) < 0.5;
    return day;
}

static int statement_of(Day *day)
{
    double wish = day->statement * throw_factor(day, 0.27) * (throw(day) < 0.02 ? 2.5 : 1);
    if (day->limit > 0 && wish > day->limit) {
        wish = day->limit + (wish - day->limit) * MIN(1, 2 * throw(day) * day->discipline);
    }
    return (int)wish;
}

/* More ask while time passes, on some days ever fewer. */
static void ask_meanwhile(Hearing *hearing, Day *day, int seconds)
{
    const double hours = (double)(hearing->acting->now - hearing->hours[0].starts) / SECOND / 3600;
    const double expected = day->askers_a_minute * seconds / 60 / (day->ebbs ? 1 + hours : 1);
    if (throw(day) < expected && day->asked < HEARING_MEMBERS) {
        hearing_ask(hearing, day->asked++, 1);
    }
}

/* Interrupted now and then by a point of order. */
static void speak(Hearing *hearing, Day *day, int seconds)
{
    if (throw(day) < 0.03) {
        g_autofree char *raise = g_strdup_printf("%s order.raise", hearing_member(HEARING_MEMBERS - 1));
        hearing_do(hearing, seconds / 2, raise);
        hearing_do(hearing, (int)(90 * throw_factor(day, 0.3)), "chair order.rule ruling=\"It is not\"");
        seconds -= seconds / 2;
    }
    hearing_do(hearing, seconds, "chair floor.end");
}

static void look(const Hearing *hearing, Look *out)
{
    const OutlookQuestion question = { .now = hearing->acting->now };
    g_autoptr(ListOutlook) outlook = list_outlook_new(hearing->state, hearing_list(hearing), &question);
    out->at = hearing->acting->now;
    out->n = (int)MIN(outlook->order->len, STARTS_MOST);
    out->end = outlook->end.end;
    for (int i = 0; i < out->n; i++) {
        out->inscriptions[i] = g_array_index(outlook->order, int, i);
        out->starts[i] = outlook->speakers[i].start;
    }
}

/* Meetings end with the statement that goes on at their end, and the next begins a little late. */
static bool meets_on(Hearing *hearing, Day *day, int *meeting)
{
    static const char *const ids[] = { "2022-07-25-am", "2022-07-25-pm", "2022-07-26-am", "2022-07-26-pm" };
    if (hearing->acting->now < hearing->hours[*meeting].ends) {
        return true;
    }
    if (*meeting + 1 == HEARING_MEETINGS) {
        return false;
    }
    hearing_do(hearing, 5, "chair meeting.adjourn");
    (*meeting)++;
    g_autofree char *call = g_strdup_printf("chair meeting.call_to_order meeting=%s", ids[*meeting]);
    hearing->acting->now = hearing->hours[*meeting].starts;
    hearing_do(hearing, (int)(240 * throw(day)), call);
    return true;
}

static int one_turn(Hearing *hearing, Day *day, int heard, Look *looks, int n_looks)
{
    const int gap = (int)(day->gap * throw_factor(day, 0.45));
    if (n_looks < MOMENTS && moments[n_looks] == heard && n_looks < 2) {
        look(hearing, &looks[n_looks++]);
    }
    hearing_do(hearing, gap, "chair floor.give list=item-5");
    const int seconds = statement_of(day);
    int said = 0;
    if (n_looks < MOMENTS && moments[n_looks] == heard && seconds > 40) {
        hearing->acting->now += 30 * SECOND;
        said = 30;
        look(hearing, &looks[n_looks++]);
    }
    ask_meanwhile(hearing, day, seconds + gap);
    speak(hearing, day, seconds - said);
    return n_looks;
}

static void count(Score *score, const ForecastRange *range, Instant came)
{
    score->early += came < range->earliest;
    score->late += came > range->latest;
    score->within += came >= range->earliest && came <= range->latest;
}

static void play(guint64 seed, Score *starts, Score *ends)
{
    Day day = day_of(seed);
    g_autoptr(Hearing) hearing = hearing_new(NULL);
    Look looks[MOMENTS] = { 0 };
    int n_looks = 0, meeting = 0;
    hearing_do(hearing, 0, "secretariat quorum.waive quorum=open decision=\"decision 80/501\"");
    if (day.limit > 0) {
        g_autofree char *limit = g_strdup_printf("chair limit.decide list=item-5 seconds=%d consent=yes", day.limit);
        hearing_do(hearing, 0, limit);
    }
    day.asked = 14 + (int)(20 * throw(&day));
    hearing_ask(hearing, 0, day.asked);
    hearing->acting->now += 600 * SECOND;
    for (int heard = 0; state_waiting(hearing->state, hearing_list(hearing))->len > 0; heard++) {
        if (!meets_on(hearing, &day, &meeting)) {
            break;
        }
        n_looks = one_turn(hearing, &day, heard, looks, n_looks);
    }
    for (int i = 0; i < n_looks; i++) {
        for (int j = 0; j < looks[i].n; j++) {
            count(starts, &looks[i].starts[j], state_inscription(hearing->state, looks[i].inscriptions[j])->began);
        }
        count(ends, &looks[i].end, hearing->acting->now);
    }
}

static void assert_promise(const char *what, const Score *score)
{
    const int all = score->within + score->early + score->late;
    const int percent = (score->within * 100 + all / 2) / MAX(all, 1);
    g_test_message("%s: of %d, %d %% within the range of %d %%; %d earlier, %d later", what, all, percent, PROMISED,
                   score->early, score->late);
    g_assert_cmpint(all, >, DAYS);
    g_assert_cmpint(percent, >=, PROMISED - 10);
    g_assert_cmpint(percent, <=, PROMISED + 10);
}

static void test_days(void)
{
    Score starts = { 0 }, ends = { 0 };
    for (guint64 seed = 1; seed <= DAYS; seed++) {
        play(seed, &starts, &ends);
    }
    assert_promise("starts of statements", &starts);
    assert_promise("ends of lists", &ends);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/outlook/calibration/days", test_days);
    return g_test_run();
}
