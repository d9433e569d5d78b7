#include "paper/civil_text.h"

#include "base/text.h"

#include <string.h>

/* --- scanning ------------------------------------------------------------------------------------------ */

static const char *skip_blanks(const char *at)
{
    for (;;) {
        if (*at == ' ' || *at == '\t') {
            at++;
        } else if (strncmp(at, "\u00a0", 2) == 0) {
            at += 2;
        } else {
            return at;
        }
    }
}

/* A number of one to `most` digits; -1 if there is none or it goes on. */
static int scan_number(const char **at, int most)
{
    const char *from = *at;
    int value = 0;
    int digits = 0;
    while (g_ascii_isdigit(from[digits])) {
        if (++digits > most) {
            return -1;
        }
        value = value * 10 + (from[digits - 1] - '0');
    }
    if (digits == 0) {
        return -1;
    }
    *at = from + digits;
    return value;
}

static bool scan_word(const char **at, const char *word)
{
    if (!text_begins(*at, word)) {
        return false;
    }
    *at += strlen(word);
    return true;
}

static bool scan_bytes(const char **at, const char *bytes)
{
    const size_t length = strlen(bytes);
    if (strncmp(*at, bytes, length) != 0) {
        return false;
    }
    *at += length;
    return true;
}

typedef enum { NO_DASH, EN_DASH, OTHER_DASH, WORD_DASH } Dash;

/* What parts the two ends of a range, blanks included. */
static Dash scan_dash(const char **at)
{
    static const struct {
        const char *bytes;
        Dash dash;
    } dashes[] = {
        { "–", EN_DASH },    { "-", OTHER_DASH }, { "—", OTHER_DASH }, { "‐", OTHER_DASH },
        { "‑", OTHER_DASH }, { "−", OTHER_DASH }, { "―", OTHER_DASH }, { "~", OTHER_DASH },
    };
    static const char *const words[] = { "to", "until", "till", "through" };
    const char *from = skip_blanks(*at);
    for (size_t i = 0; i < G_N_ELEMENTS(dashes); i++) {
        const char *after = from;
        if (scan_bytes(&after, dashes[i].bytes)) {
            const bool spaced = from != *at || skip_blanks(after) != after;
            *at = skip_blanks(after);
            return spaced ? OTHER_DASH : dashes[i].dash;
        }
    }
    for (size_t i = 0; from != *at && i < G_N_ELEMENTS(words); i++) {
        const char *after = from;
        if (scan_word(&after, words[i]) && *skip_blanks(after) != '\0' && skip_blanks(after) != after) {
            *at = skip_blanks(after);
            return WORD_DASH;
        }
    }
    return NO_DASH;
}

/* --- hours --------------------------------------------------------------------------------------------- */

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

/* One time or range. `range` gets it; the answer is where it ends, or NULL. */
static const char *scan_range(const char *at, int *ret_start, int *ret_end, HoursText *hours)
{
    Clock from;
    if (!scan_clock(&at, &from)) {
        return NULL;
    }
    const char *after = at;
    Dash dash = scan_dash(&after);
    const bool lost = dash == NO_DASH && dash_is_lost(&from, at);
    after = lost ? skip_blanks(at) : after;
    if (lost) {
        hours->repairs |= TIME_DASH_LOST;
    }
    Clock to;
    if ((dash != NO_DASH || lost) && scan_clock(&after, &to)) {
        const bool evident = clock_is_evident(&from) || clock_is_evident(&to);
        const bool both_minutes = from.minutes_given && to.minutes_given;
        if (!evident && !both_minutes) {
            return NULL;
        }
        hours->plain |= !evident;
        hours->repairs |= lost ? 0 : from.repairs | to.repairs;
        hours->repairs |= dash == OTHER_DASH ? TIME_HYPHEN : 0;
        settle_range(&from, &to, ret_start, ret_end);
        guess_halves(&from, &to, ret_start, ret_end, &hours->repairs);
        return after;
    }
    if (!clock_is_evident(&from)) {
        if (!from.minutes_given || dash == NO_DASH || *after != '\0') {
            return NULL;
        }
    }
    if (dash != NO_DASH && dash != WORD_DASH && *after == '\0') {
        hours->open = true;
        at = after;
    }
    hours->repairs |= from.repairs;
    *ret_start = minutes_of(&from, from.half);
    *ret_end = CLOCK_UNKNOWN;
    return at;
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
        const char *after = scan_range(at, &ret_hours->range[i].start, &ret_hours->range[i].end, ret_hours);
        /* "10 a.m. and 3 p.m." are two times, but after a range a lone number is something else. */
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

/* --- days ---------------------------------------------------------------------------------------------- */

static const char *const weekday_names[] = { "",         "Monday", "Tuesday",  "Wednesday",
                                             "Thursday", "Friday", "Saturday", "Sunday" };
static const char *const month_names[] = { "",     "January", "February",  "March",   "April",    "May",     "June",
                                           "July", "August",  "September", "October", "November", "December" };

/* The name, or its usual short form with or without a full stop. At least three letters, as in "Tue", "Tues.", "Sept."
 */
static int scan_name(const char **at, const char *const *names, int count)
{
    size_t letters = 0;
    while (g_ascii_isalpha((*at)[letters])) {
        letters++;
    }
    if (letters < 3) {
        return 0;
    }
    for (int i = 1; i < count; i++) {
        const size_t full = strlen(names[i]);
        const bool is_full = letters == full;
        const bool is_short = letters <= 5 && letters < full;
        if ((is_full || is_short) && g_ascii_strncasecmp(*at, names[i], letters) == 0) {
            *at += letters;
            if (is_short) {
                scan_bytes(at, ".");
            }
            return i;
        }
    }
    return 0;
}

static Weekday scan_weekday(const char **at)
{
    const char *from = *at;
    const int weekday = scan_name(&from, weekday_names, G_N_ELEMENTS(weekday_names));
    if (weekday == 0) {
        return WEEKDAY_NONE;
    }
    *at = from;
    return (Weekday)weekday;
}

size_t weekday_read(const char *text, Weekday *ret_weekday)
{
    const char *at = text;
    *ret_weekday = scan_weekday(&at);
    if (*ret_weekday == WEEKDAY_NONE) {
        return 0;
    }
    scan_bytes(&at, ",");
    return (size_t)(at - text);
}

static int scan_month(const char **at)
{
    return scan_name(at, month_names, G_N_ELEMENTS(month_names));
}

/* A year after a date, with or without a comma. */
static int scan_year(const char **at)
{
    const char *from = skip_blanks(*at);
    if (scan_bytes(&from, ",")) {
        from = skip_blanks(from);
    }
    int year = 0;
    for (int i = 0; i < 4; i++, from++) {
        if (!g_ascii_isdigit(*from)) {
            return 0;
        }
        year = year * 10 + (*from - '0');
    }
    /* One figure more is a footnote mark that lost its height ("June 20251"); two are some other number. */
    const bool number = g_ascii_isdigit(from[0]) && g_ascii_isdigit(from[1]);
    if (year < 1900 || year > 2199 || number || *from == ':' || *from == '/') {
        return 0;
    }
    *at = from;
    return year;
}

/* "1st", "2nd" lose their letters; the number of a day. */
static int scan_day_number(const char **at)
{
    static const char *const endings[] = { "st", "nd", "rd", "th" };
    const char *from = *at;
    const int day = scan_number(&from, 2);
    if (day < 1 || day > 31) {
        return 0;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(endings); i++) {
        if (scan_word(&from, endings[i])) {
            break;
        }
    }
    *at = from;
    return day;
}

static bool scan_iso_date(const char **at, DayText *day)
{
    char iso[11] = "";
    g_strlcpy(iso, *at, sizeof iso);
    const CivilDate date = civil_date_parse(iso);
    if (!civil_date_is_set(date) || g_ascii_isdigit((*at)[10])) {
        return false;
    }
    day->day = date.day;
    day->month = date.month;
    day->year = date.year;
    *at += 10;
    return true;
}

/* "14/10/2025", "14.10.2025": day first, as nearly everywhere. */
static bool scan_figures_date(const char **at, DayText *day)
{
    const char *from = *at;
    const int number = scan_number(&from, 2);
    const char mark = *from;
    if (number < 1 || (mark != '/' && mark != '.')) {
        return false;
    }
    from++;
    const int month = scan_number(&from, 2);
    if (month < 1 || month > 12 || *from != mark) {
        return false;
    }
    from++;
    const int year = scan_number(&from, 4);
    if (year < 1900 || year > 2199 || g_ascii_isdigit(*from)) {
        return false;
    }
    day->day = number;
    day->month = month;
    day->year = year;
    *at = from;
    return true;
}

/* "July 24, 2023": an ocean away from the house style, but met in workshops. */
static bool scan_month_first(const char **at, DayText *day)
{
    const char *from = *at;
    day->month = scan_month(&from);
    if (day->month == 0) {
        return false;
    }
    from = skip_blanks(from);
    day->day = scan_day_number(&from);
    if (day->day == 0 || *from == ':') {
        return false;
    }
    const char *after = from;
    const Dash dash = scan_dash(&after);
    if (dash != NO_DASH) {
        const int month = scan_month(&after);
        after = month != 0 ? skip_blanks(after) : after;
        const int last = scan_day_number(&after);
        if (last != 0) {
            day->last_day = last;
            day->last_month = month != 0 ? month : day->month;
            day->hyphen = dash == OTHER_DASH;
            from = after;
        }
    }
    *at = from;
    return true;
}

/* "2428 July 2023": the dash between two days is lost. Only with a month and a year behind them, and in their order. */
static bool scan_days_run_together(const char **at, DayText *day)
{
    const char *from = *at;
    const int both = scan_number(&from, 4);
    const int first = both / 100;
    const int last = both % 100;
    if (from - *at != 4 || first < 1 || last > 31 || first >= last) {
        return false;
    }
    from = skip_blanks(from);
    const int month = scan_month(&from);
    const char *year = from;
    if (month == 0 || scan_year(&year) == 0) {
        return false;
    }
    *day = (DayText){
        .weekday = day->weekday, .day = first, .month = month, .last_day = last, .last_month = month, .hyphen = true
    };
    *at = from;
    return true;
}

/* "24 July", "24–28 July", "28 March–1 April", "24 and 25 July". */
static bool scan_day_first(const char **at, DayText *day)
{
    if (scan_days_run_together(at, day)) {
        return true;
    }
    const char *from = *at;
    day->day = scan_day_number(&from);
    if (day->day == 0) {
        return false;
    }
    const char *after = skip_blanks(from);
    scan_word(&after, "of");
    after = skip_blanks(after);
    day->month = scan_month(&after);
    const char *dash_at = day->month != 0 ? after : from;
    const char *second = dash_at;
    const int first_year = day->month != 0 ? scan_year(&second) : 0;
    Dash dash = scan_dash(&second);
    if (dash == NO_DASH && text_begins(skip_blanks(second), "and ")) {
        second = skip_blanks(skip_blanks(second) + 3);
        dash = WORD_DASH;
    }
    const char *named = second;
    if (scan_weekday(&named) != WEEKDAY_NONE) {
        scan_bytes(&named, ",");
        second = skip_blanks(named);
    }
    const int last = dash == NO_DASH ? 0 : scan_day_number(&second);
    const char *month_at = skip_blanks(second);
    const int last_month = last == 0 ? 0 : scan_month(&month_at);
    if (last_month != 0) {
        day->last_day = last;
        day->last_month = last_month;
        day->month = day->month != 0 ? day->month : last_month;
        day->hyphen = dash == OTHER_DASH && day->month == last_month;
        day->first_year = first_year;
        *at = month_at;
        return true;
    }
    *at = dash_at;
    return day->month != 0;
}

size_t day_read(const char *text, DayText *ret_day)
{
    *ret_day = (DayText){ 0 };
    const char *at = text;
    if (scan_word(&at, "from")) {
        at = skip_blanks(at);
    }
    ret_day->weekday = scan_weekday(&at);
    if (ret_day->weekday != WEEKDAY_NONE) {
        scan_bytes(&at, ",");
        at = skip_blanks(at);
        scan_word(&at, "the");
        at = skip_blanks(at);
        const char *after = at;
        if (scan_bytes(&after, "–") || scan_bytes(&after, "-")) {
            at = skip_blanks(after);
        }
    }
    if (scan_iso_date(&at, ret_day) || scan_figures_date(&at, ret_day)) {
        return (size_t)(at - text);
    }
    if (!scan_day_first(&at, ret_day) && !scan_month_first(&at, ret_day)) {
        return 0;
    }
    if (text_is_word_byte(*at) && g_ascii_isalpha(*at)) {
        return 0;
    }
    ret_day->year = scan_year(&at);
    if (ret_day->weekday == WEEKDAY_NONE) {
        /* "24 July 2023, Monday", "24 July (Monday)" */
        const char *after = skip_blanks(at);
        const bool bracket = scan_bytes(&after, "(");
        const bool comma = !bracket && scan_bytes(&after, ",");
        after = skip_blanks(after);
        const Weekday weekday = scan_weekday(&after);
        const bool closed = !bracket || scan_bytes(&after, ")");
        if (weekday != WEEKDAY_NONE && closed && (bracket || comma || *after == '\0')) {
            ret_day->weekday = weekday;
            at = after;
        }
    }
    return (size_t)(at - text);
}

bool day_range(const DayText *day, CivilDate *ret_from, CivilDate *ret_to)
{
    const int last_month = day->last_day != 0 ? day->last_month : day->month;
    const int last_day = day->last_day != 0 ? day->last_day : day->day;
    const int usual_year = last_month < day->month ? day->year - 1 : day->year;
    const int first_year = day->first_year != 0 ? day->first_year : usual_year;
    *ret_from = civil_date(first_year, day->month, day->day);
    *ret_to = civil_date(day->year, last_month, last_day);
    return civil_date_is_set(*ret_from) && civil_date_is_set(*ret_to);
}

const char *civil_skip_joint(const char *text)
{
    static const char *const joints[] = { ":", ",", "–", "—", "-", "|", ";", ")", "." };
    text += strspn(text, " ");
    for (size_t i = 0; i < G_N_ELEMENTS(joints); i++) {
        if (g_str_has_prefix(text, joints[i])) {
            text += strlen(joints[i]);
            return text + strspn(text, " ");
        }
    }
    return text;
}

/* --- writing ------------------------------------------------------------------------------------------- */

static bool is_named(int clock)
{
    return clock % CLOCK_DAY == 0 || clock == CLOCK_NOON;
}

static void append_clock(GString *out, int clock, bool with_half)
{
    if (is_named(clock)) {
        g_string_append(out, clock == CLOCK_NOON ? "noon" : "midnight");
        return;
    }
    const int hour = clock / 60 % 12;
    g_string_append_printf(out, "%d", hour == 0 ? 12 : hour);
    if (clock % 60 != 0) {
        g_string_append_printf(out, ".%02d", clock % 60);
    }
    if (with_half) {
        g_string_append(out, clock < CLOCK_NOON ? " a.m." : " p.m.");
    }
}

char *hours_in_words(int start, int end)
{
    GString *out = g_string_new(NULL);
    if (end == CLOCK_UNKNOWN) {
        append_clock(out, start, true);
        return g_string_free(out, FALSE);
    }
    /* One suffix serves both ends only on one side of noon and in the right order (rule 2). */
    const bool same_half = (start < CLOCK_NOON) == (end < CLOCK_NOON) && start < end;
    append_clock(out, start, !same_half || is_named(end));
    g_string_append(out, "–");
    append_clock(out, end, true);
    return g_string_free(out, FALSE);
}

char *date_in_words(CivilDate date)
{
    return g_strdup_printf("%d %s %d", date.day, month_names[date.month], date.year);
}

char *date_range_in_words(CivilDate from, CivilDate to)
{
    if (civil_date_equal(from, to)) {
        return date_in_words(from);
    }
    if (from.year != to.year) {
        g_autofree char *first = date_in_words(from);
        g_autofree char *last = date_in_words(to);
        return g_strdup_printf("%s–%s", first, last);
    }
    if (from.month != to.month) {
        return g_strdup_printf("%d %s–%d %s %d", from.day, month_names[from.month], to.day, month_names[to.month],
                               to.year);
    }
    return g_strdup_printf("%d–%d %s %d", from.day, to.day, month_names[to.month], to.year);
}

char *day_heading_in_words(CivilDate date, bool with_year)
{
    const Weekday weekday = civil_date_weekday(date);
    if (with_year) {
        return g_strdup_printf("%s, %d %s %d", weekday_names[weekday], date.day, month_names[date.month], date.year);
    }
    return g_strdup_printf("%s, %d %s", weekday_names[weekday], date.day, month_names[date.month]);
}
