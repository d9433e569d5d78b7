/* Hours as the papers print them: times, ranges, several of both, and what two ends of a range tell about each other.
 */
#include "base/text.h"
#include "reading/civil_clock.h"

#include <string.h>

/* The end of a range tells the half of the day for both, unless that would turn it round: "3–6 p.m.", "10–1 p.m.". */
static void settle_range(const Clock *from, const Clock *to, int *ret_start, int *ret_end)
{
    Half half_from = from->half;
    Half half_to = to->half;
    if (half_from == HALF_NONE && (half_to == HALF_AM || half_to == HALF_PM) && from->hour <= 12) {
        half_from = half_to;
        if (clock_minutes(from, half_from) >= clock_minutes(to, half_to)) {
            half_from = half_to == HALF_PM ? HALF_AM : HALF_PM;
        }
    }
    if (half_from == HALF_NONE && to->hour == 12 && half_to == HALF_CLOCK24) {
        half_from = from->hour < 12 ? HALF_AM : HALF_NONE; /* "9–noon" */
    }
    *ret_start = clock_minutes(from, half_from);
    *ret_end = to->midnight ? CLOCK_DAY : clock_minutes(to, half_to);
    if (half_to == HALF_NONE && (half_from == HALF_AM || half_from == HALF_PM) && to->hour <= 12) {
        /* "10 a.m.–1": the next such hour. */
        *ret_end = clock_minutes(to, half_from);
        if (*ret_end <= *ret_start) {
            *ret_end = clock_minutes(to, HALF_PM);
        }
    }
}

/* Nothing says which half of the day: an end before its start has passed noon, and nobody meets from 2 to 5 at
 * night. */
static void guess_halves(const Clock *from, const Clock *to, int *start, int *end, unsigned *repairs)
{
    const bool bare = from->half == HALF_NONE && to->half == HALF_NONE && !from->midnight && !to->midnight;
    if (!bare || from->hour > 12 || to->hour > 12) {
        return;
    }
    const bool night = from->hour < 7 && from->hour > 0;
    if (*end <= *start && to->hour < 12) {
        *end += CLOCK_NOON;
        *repairs |= TIME_GUESSED;
    } else if (night && to->hour < 12) {
        *start += CLOCK_NOON;
        *end += CLOCK_NOON;
        *repairs |= TIME_GUESSED;
    }
}

/* Is there more to a lone clock than a number? */
static bool clock_is_evident(const Clock *clock)
{
    return clock->half != HALF_NONE || clock->evident || clock->midnight;
}

/* Does another time stand right behind this one? "10 a.m1 p.m.", "3.006.00 p.m.", "3.00 6.00 p.m.". */
static bool dash_is_lost(const Clock *from, const char *at)
{
    if (is_figure(at)) {
        return from->half != HALF_NONE || from->minutes_given;
    }
    const char *next = skip_blanks(at);
    Clock to;
    return next != at && from->half == HALF_NONE && from->minutes_given && is_figure(next) && clock_scan(&next, &to) &&
           to.minutes_given && (to.half == HALF_AM || to.half == HALF_PM);
}

/* Two times become a range if the form of one says that it is a time, or both have minutes. */
static bool take_range(const Clock *from, const Clock *to, Dash dash, ClockRange *range, HoursText *hours)
{
    const bool evident = clock_is_evident(from) || clock_is_evident(to);
    if (!evident && !(from->minutes_given && to->minutes_given)) {
        return false;
    }
    hours->plain |= !evident;
    hours->repairs |= dash == NO_DASH ? TIME_DASH_LOST : from->repairs | to->repairs;
    hours->repairs |= dash == OTHER_DASH ? TIME_HYPHEN : 0;
    settle_range(from, to, &range->start, &range->end);
    guess_halves(from, to, &range->start, &range->end, &hours->repairs);
    return true;
}

/* One time that ends at `at`, perhaps with a dash behind which nothing follows yet. Where it ends, or NULL. */
static const char *take_single(const Clock *clock, const char *at, ClockRange *range, HoursText *hours)
{
    const char *after = at;
    const Dash dash = scan_dash(&after);
    const bool ends = dash != NO_DASH && *after == '\0';
    if (!clock_is_evident(clock) && !(clock->minutes_given && ends)) {
        return NULL;
    }
    hours->repairs |= clock->repairs;
    *range = (ClockRange){ clock_minutes(clock, clock->half), CLOCK_UNKNOWN };
    if (ends && dash != WORD_DASH) {
        hours->open = true;
        return after;
    }
    return at;
}

/* One time or range. `range` gets it; the answer is where it ends, or NULL. */
static const char *scan_range(const char *at, ClockRange *range, HoursText *hours)
{
    Clock from;
    Clock to;
    if (!clock_scan(&at, &from)) {
        return NULL;
    }
    const char *after = at;
    const Dash dash = scan_dash(&after);
    const bool lost = dash == NO_DASH && dash_is_lost(&from, at);
    after = lost ? skip_blanks(at) : after;
    if ((dash != NO_DASH || lost) && clock_scan(&after, &to)) {
        return take_range(&from, &to, dash, range, hours) ? after : NULL;
    }
    return take_single(&from, at, range, hours);
}

/* What may stand before hours: "from 10 a.m.", "de las 10.00", "с 10 ч.", "الساعة 10:00". */
static const char *const words_before[] = {
    "from",
    "at",
    "between",
    "de",
    "du",
    "à",
    "dès",
    "à partir de",
    "entre",
    "a las",
    "de las",
    "desde las",
    "las",
    "a la",
    "la",
    "entre las",
    "a partir de las",
    "с",
    "в",
    "от",
    "между",
    "من",
    "في",
    "في تمام",
    "اعتبارا من",
    "بين",
    "عند",
    "从",
    "自",
    "于",
    "在",
    NULL,
};

static const char *skip_words_before(const char *at)
{
    at = skip_blanks(at);
    return !g_ascii_isdigit(*at) && scan_phrase(&at, words_before) ? skip_blanks(at) : at;
}

/* "and", "et", ",", ";", "/", "&" before another range. */
static const char *scan_and(const char *at)
{
    static const char *const words[] = { "and, if necessary,",
                                         "and, if needed,",
                                         "and, if required,",
                                         ", and",
                                         "and",
                                         "plus",
                                         "et",
                                         "y",
                                         "и",
                                         "和",
                                         "及",
                                         "以及",
                                         NULL };
    static const char *const signs[] = { "&", "و", ",", ";", "/", "،", "؛", "，", "；", "、" };
    at = skip_blanks(at);
    const char *after = at;
    if (*at == '\0') {
        return NULL;
    }
    if (scan_phrase(&after, words)) {
        return skip_words_before(after);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(signs); i++) {
        if (scan_bytes(&after, signs[i])) {
            return skip_words_before(after);
        }
    }
    return NULL;
}

/* A suffix at the end holds for every range before it that has none: "9.30–11 and 11.30–1 p.m." is left as read,
 * but "3–4 and 4–6 p.m." needs it; each range is settled by its own words first. */
size_t hours_read(const char *text, HoursText *ret_hours)
{
    *ret_hours = (HoursText){ 0 };
    const char *at = skip_words_before(text);
    if (g_ascii_isalpha(*at) && strchr("nmel", g_ascii_tolower(*at)) == NULL) {
        return 0; /* neither figures nor a name of an hour, such as noon */
    }
    const char *end = NULL;
    while (at != NULL && ret_hours->count < HOURS_IN_A_LINE) {
        const int i = ret_hours->count;
        const char *after = scan_range(at, &ret_hours->range[i], ret_hours);
        if (after == NULL) {
            break;
        }
        ret_hours->count++;
        end = after;
        at = ret_hours->open ? NULL : scan_and(after);
    }
    if (end == NULL || (g_ascii_isalnum(*end) && g_ascii_isalnum(end[-1]))) {
        *ret_hours = (HoursText){ 0 };
        return 0;
    }
    return (size_t)(end - text);
}
