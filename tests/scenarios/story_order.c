#include "session/common.h"
#include "session/floor.h"
#include "session/motions.h"
#include "session/order.h"
#include "session/questions.h"
#include "session/time_limits.h"
#include "session/votes.h"
#include "story_checks.h"

#include <stdlib.h>

/* "10:05" on the story's day. */
static Instant hour_at(Instant midnight, const char *text)
{
    const int clock = text != NULL ? clock_parse(text) : CLOCK_UNKNOWN;
    g_assert_cmpint(clock, !=, CLOCK_UNKNOWN);
    return midnight + (gint64)clock * 60 * G_USEC_PER_SEC;
}

/* limit: 180 seconds; limit: none */
static char *check_limit(const State *state, Instant midnight, const char *argument)
{
    const int limit = state_the_floor(state)->limit;
    return limit > 0 ? g_strdup_printf("%d seconds", limit) : g_strdup("none");
}

/* overrun 10:07: 60 seconds, microphone off */
static char *check_overrun(const State *state, Instant midnight, const char *argument)
{
    const Instant now = hour_at(midnight, argument);
    const gint64 over = limits_overrun(state, now);
    return over > 0 ? g_strdup_printf("%d seconds%s", (int)(over / G_USEC_PER_SEC),
                                      limits_cut(state, now) ? ", microphone off" : "")
                    : g_strdup("none");
}

/* spoken 10:07: 120 seconds */
static char *check_spoken(const State *state, Instant midnight, const char *argument)
{
    return g_strdup_printf("%d seconds", (int)(floor_spoken(state, hour_at(midnight, argument)) / G_USEC_PER_SEC));
}

static int number_of(const char *argument)
{
    return argument != NULL ? atoi(argument) : 0;
}

/* point 1: ruled */
static char *check_point(const State *state, Instant midnight, const char *argument)
{
    static const char *const names[] = { "raised", "ruled", "withdrawn", "appealed", "upheld", "overruled" };
    const PointOfOrder *point = state_point(state, number_of(argument));
    return g_strdup(point != NULL ? names[point->state] : "there is none");
}

/* business: point 1, motion 2; business: none */
static char *check_business(const State *state, Instant midnight, const char *argument)
{
    static const char *const names[] = {
        [BUSINESS_VOTE] = "vote", [BUSINESS_POINT] = "point", [BUSINESS_MOTION] = "motion"
    };
    g_autoptr(GArray) all = order_business(state);
    GString *text = g_string_new(all->len == 0 ? "none" : NULL);
    for (guint i = 0; i < all->len; i++) {
        const Business *one = &g_array_index(all, Business, i);
        g_string_append_printf(text, "%s%s %d", i > 0 ? ", " : "", names[one->kind], one->id);
    }
    return g_string_free(text, FALSE);
}

/* motion 1: carried */
static char *check_motion(const State *state, Instant midnight, const char *argument)
{
    static const char *const names[] = { "waiting", "before the body", "carried", "lost", "withdrawn" };
    const Motion *motion = state_motion(state, number_of(argument));
    return g_strdup(motion != NULL ? names[motion->state] : "there is none");
}

/* debate item-5: adjourned */
static char *check_debate(const State *state, Instant midnight, const char *argument)
{
    const int matter = state_find_matter(state, argument);
    g_assert_cmpint(matter, !=, ID_NONE);
    return g_strdup(motions_may_debate(state, matter) != ALLOWED ? "adjourned"
                    : motions_debate_is_closed(state, matter)    ? "closed"
                                                                 : "open");
}

/* question 1: decided, It was so decided */
static char *check_question(const State *state, Instant midnight, const char *argument)
{
    static const char *const names[] = { "open", "objected to", "decided", "rejected", "withdrawn" };
    const Question *question = state_question(state, number_of(argument));
    if (question == NULL) {
        return g_strdup("there is none");
    }
    return question->formula == 0
               ? g_strdup(names[question->state])
               : g_strdup_printf("%s, %s", names[question->state], state_text(state, question->formula));
}

static char *who_objects(const State *state, GArray *objections)
{
    GString *text = g_string_new(objections->len == 0 ? "nobody" : NULL);
    for (guint i = 0; i < objections->len; i++) {
        const Objection *objection = state_objection(state, g_array_index(objections, int, i));
        g_string_append_printf(text, "%s%s", i > 0 ? ", " : "", participant_code(state, objection->participant));
        if (objection->is_disassociation) {
            g_string_append_printf(text, " from %s", state_text(state, objection->text));
        }
    }
    return g_string_free(text, FALSE);
}

/* objections 1: EGY, CHN */
static char *check_objections(const State *state, Instant midnight, const char *argument)
{
    g_autoptr(GArray) objections = questions_objections(state, number_of(argument));
    return who_objects(state, objections);
}

/* disassociations 1: EGY from paragraph 27 */
static char *check_disassociations(const State *state, Instant midnight, const char *argument)
{
    g_autoptr(GArray) objections = questions_disassociations(state, number_of(argument));
    return who_objects(state, objections);
}

/* vote 1: carried by 3 to 2, 1 abstaining */
static char *check_vote(const State *state, Instant midnight, const char *argument)
{
    static const char *const names[] = { "going on", "carried", "lost" };
    const Vote *vote = state_vote(state, number_of(argument));
    if (vote == NULL || vote->state == VOTE_OPEN) {
        return g_strdup(vote != NULL ? names[0] : "there is none");
    }
    return g_strdup_printf("%s by %d to %d, %d abstaining", names[vote->state], vote->yes, vote->no, vote->abstaining);
}

/* called: FRA; called: nobody */
static char *check_called(const State *state, Instant midnight, const char *argument)
{
    const int voting = state_the_floor(state)->voting;
    const int next = voting != ID_NONE ? votes_next(state, voting) : ID_NONE;
    return g_strdup(next != ID_NONE ? participant_code(state, next) : "nobody");
}

/* roll-call 1: FRA, IND, USA, ZAF, BRA */
static char *check_roll_call(const State *state, Instant midnight, const char *argument)
{
    g_autoptr(GArray) order = votes_order(state, number_of(argument));
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < order->len; i++) {
        g_string_append_printf(text, "%s%s", i > 0 ? ", " : "", participant_code(state, g_array_index(order, int, i)));
    }
    return g_string_free(text, FALSE);
}

const StoryCheck order_checks[] = {
    { "limit", check_limit },
    { "overrun", check_overrun },
    { "spoken", check_spoken },
    { "point", check_point },
    { "business", check_business },
    { "motion", check_motion },
    { "debate", check_debate },
    { "question", check_question },
    { "objections", check_objections },
    { "disassociations", check_disassociations },
    { "vote", check_vote },
    { "called", check_called },
    { "roll-call", check_roll_call },
    { NULL, NULL },
};
