/* Hours as the papers print them: times, ranges, several of both, and what two ends of a range tell about each other.
 */
#include "base/text.h"
#include "reading/civil_scan.h"

#include <string.h>

typedef enum { HALF_NONE, HALF_AM, HALF_PM, HALF_CLOCK24 } Half;

typedef struct {
    int hour, minute;
    Half half;
    bool minutes_given;
    bool colon; /* "10:00" or "10h00": the form alone tells that it is a time */
    bool midnight;
    unsigned repairs;
} Clock;

static Half scan_half(const char **at, unsigned *repairs, bool *ret_unstopped)
{
    static const struct {
        const char *form;
        Half half;
        bool house;     /* the house's own form */
        bool unstopped; /* the last full stop is missing */
    } forms[] = {
        { "a.m.", HALF_AM, true, false },   { "p.m.", HALF_PM, true, false },   { "a.m", HALF_AM, false, true },
        { "p.m", HALF_PM, false, true },    { "am.", HALF_AM, false, false },   { "pm.", HALF_PM, false, false },
        { "a. m.", HALF_AM, false, false }, { "p. m.", HALF_PM, false, false }, { "am", HALF_AM, false, false },
        { "pm", HALF_PM, false, false },    { "noon", HALF_PM, true, false },
    };
    const char *from = skip_blanks(*at);
    for (size_t i = 0; i < G_N_ELEMENTS(forms); i++) {
        const size_t length = strlen(forms[i].form);
        if (g_ascii_strncasecmp(from, forms[i].form, length) != 0) {
            continue;
        }
        const bool ends_word = forms[i].form[length - 1] == '.' || !g_ascii_isalpha(from[length]);
        if (!ends_word) {
            continue;
        }
        *ret_unstopped = forms[i].unstopped;
        if (!forms[i].house || g_ascii_isupper(from[0])) {
            *repairs |= TIME_FORM;
        }
        *at = from + length;
        return forms[i].half;
    }
    return HALF_NONE;
}

/* "hrs", "hours", "h" after a time on the 24-hour clock. */
static bool scan_hours_word(const char **at)
{
    static const char *const words[] = { "hours", "hrs", "hr", "uhr", "h" };
    const char *from = skip_blanks(*at);
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        if (scan_word(&from, words[i])) {
            scan_bytes(&from, ".");
            *at = from;
            return true;
        }
    }
    return false;
}

static bool scan_named_clock(const char **at, Clock *clock)
{
    const char *from = *at;
    if (scan_word(&from, "12 noon") || scan_word(&from, "noon") || scan_word(&from, "midday")) {
        *clock = (Clock){ .hour = 12, .half = HALF_CLOCK24 };
    } else if (scan_word(&from, "12 midnight") || scan_word(&from, "midnight")) {
        *clock = (Clock){ .midnight = true, .half = HALF_CLOCK24 };
    } else {
        return false;
    }
    *at = from;
    return true;
}

/* ":30", ".30", "h30", "h": the minutes, and whether their form alone makes it a time. */
static bool scan_minutes(const char **at, Clock *clock)
{
    const char *from = *at;
    const char mark = *from;
    if (mark != ':' && mark != '.' && mark != 'h' && mark != 'H') {
        return true;
    }
    from++;
    /* "3.006.00 p.m.": the dash is lost between two full times. */
    const size_t hour = strspn(from + MIN(2, strlen(from)), "0123456789");
    const bool runs_on = hour > 0 && hour <= 2 && from[2 + hour] == mark && g_ascii_isdigit(from[3 + hour]);
    if (!g_ascii_isdigit(from[0]) || !g_ascii_isdigit(from[1]) || (g_ascii_isdigit(from[2]) && !runs_on)) {
        return true; /* "9 a.m. 10." or "10h": nothing of the minutes */
    }
    clock->minute = (from[0] - '0') * 10 + (from[1] - '0');
    if (clock->minute > 59) {
        return false;
    }
    clock->minutes_given = true;
    clock->colon = mark != '.';
    if (mark != '.') {
        clock->repairs |= TIME_FORM;
    }
    *at = from + 2;
    return true;
}

/* "0900": four figures are a time on the 24-hour clock. */
static bool scan_four_figures(const char **at, Clock *clock)
{
    const char *from = *at;
    for (int i = 0; i < 4; i++) {
        if (!g_ascii_isdigit(from[i])) {
            return false;
        }
    }
    if (text_is_word_byte(from[4]) && strncmp(from + 4, "–", 3) != 0 && strncmp(from + 4, "h", 1) != 0) {
        return false;
    }
    clock->hour = (from[0] - '0') * 10 + (from[1] - '0');
    clock->minute = (from[2] - '0') * 10 + (from[3] - '0');
    clock->minutes_given = true;
    clock->repairs |= TIME_FORM;
    *at = from + 4;
    return clock->hour < 24 && clock->minute < 60 && clock->minute % 5 == 0; /* "2026–2027" are years */
}

static bool scan_clock(const char **at, Clock *clock)
{
    *clock = (Clock){ 0 };
    if (scan_named_clock(at, clock)) {
        return true;
    }
    const char *from = *at;
    if (!scan_four_figures(&from, clock)) {
        *clock = (Clock){ 0 };
        from = *at;
        clock->hour = scan_number(&from, 2);
        if (clock->hour < 0 || clock->hour > 24 || !scan_minutes(&from, clock)) {
            return false;
        }
    }
    bool unstopped = false;
    clock->half = scan_half(&from, &clock->repairs, &unstopped);
    if (clock->half == HALF_NONE && scan_hours_word(&from)) {
        clock->half = HALF_CLOCK24;
        clock->repairs |= TIME_FORM;
    }
    if ((clock->half == HALF_AM || clock->half == HALF_PM) && clock->hour > 12) {
        clock->half = HALF_CLOCK24; /* "14.00 p.m." */
        clock->repairs |= TIME_FORM;
    }
    *at = from;
    return true;
}

static int minutes_of(const Clock *clock, Half half)
{
    if (clock->midnight) {
        return 0;
    }
    int hour = clock->hour;
    if (half == HALF_AM || half == HALF_PM) {
        hour = hour % 12 + (half == HALF_PM ? 12 : 0);
    }
    return hour * 60 + clock->minute;
}

/* The end of a range tells the half of the day for both, unless that would turn it round: "3–6 p.m.", "10–1 p.m.". */
static void settle_range(const Clock *from, const Clock *to, int *ret_start, int *ret_end)
{
    Half half_from = from->half;
    Half half_to = to->half;
    if (half_from == HALF_NONE && (half_to == HALF_AM || half_to == HALF_PM) && from->hour <= 12) {
        half_from = half_to;
        if (minutes_of(from, half_from) >= minutes_of(to, half_to)) {
            half_from = half_to == HALF_PM ? HALF_AM : HALF_PM;
        }
    }
    if (half_from == HALF_NONE && to->hour == 12 && half_to == HALF_CLOCK24) {
        half_from = from->hour < 12 ? HALF_AM : HALF_NONE; /* "9–noon" */
    }
    *ret_start = minutes_of(from, half_from);
    *ret_end = to->midnight ? CLOCK_DAY : minutes_of(to, half_to);
    if (half_to == HALF_NONE && (half_from == HALF_AM || half_from == HALF_PM) && to->hour <= 12) {
        /* "10 a.m.–1": the next such hour. */
        *ret_end = minutes_of(to, half_from);
        if (*ret_end <= *ret_start) {
            *ret_end = minutes_of(to, HALF_PM);
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
    return clock->half != HALF_NONE || clock->colon || clock->midnight;
}

/* Does another time stand right behind this one? "10 a.m1 p.m.", "3.006.00 p.m.", "3.00 6.00 p.m.". */
static bool dash_is_lost(const Clock *from, const char *at)
{
    if (g_ascii_isdigit(*at)) {
        return from->half != HALF_NONE || from->minutes_given;
    }
    const char *next = skip_blanks(at);
    Clock to;
    return next != at && from->half == HALF_NONE && from->minutes_given && g_ascii_isdigit(*next) &&
           scan_clock(&next, &to) && to.minutes_given && (to.half == HALF_AM || to.half == HALF_PM);
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
    *range = (ClockRange){ minutes_of(clock, clock->half), CLOCK_UNKNOWN };
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
    if (!scan_clock(&at, &from)) {
        return NULL;
    }
    const char *after = at;
    const Dash dash = scan_dash(&after);
    const bool lost = dash == NO_DASH && dash_is_lost(&from, at);
    after = lost ? skip_blanks(at) : after;
    if ((dash != NO_DASH || lost) && scan_clock(&after, &to)) {
        return take_range(&from, &to, dash, range, hours) ? after : NULL;
    }
    return take_single(&from, at, range, hours);
}

/* "and", ",", ";", "/", "&" before another range. */
static const char *scan_and(const char *at)
{
    static const char *const joints[] = { "and, if necessary,",
                                          "and, if needed,",
                                          "and, if required,",
                                          "and from",
                                          ", and",
                                          "and",
                                          "&",
                                          ",",
                                          ";",
                                          "/",
                                          "plus" };
    at = skip_blanks(at);
    for (size_t i = 0; i < G_N_ELEMENTS(joints); i++) {
        const char *after = at;
        if (g_ascii_isalpha(joints[i][0]) ? scan_word(&after, joints[i]) : scan_bytes(&after, joints[i])) {
            after = skip_blanks(after);
            scan_word(&after, "from");
            return skip_blanks(after);
        }
    }
    return NULL;
}

/* A suffix at the end holds for every range before it that has none: "9.30–11 and 11.30–1 p.m." is left as read,
 * but "3–4 and 4–6 p.m." needs it; each range is settled by its own words first. */
size_t hours_read(const char *text, HoursText *ret_hours)
{
    *ret_hours = (HoursText){ 0 };
    const char *at = text;
    const bool worded = scan_word(&at, "from") || scan_word(&at, "at") || scan_word(&at, "between");
    at = worded ? skip_blanks(at) : at;
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
