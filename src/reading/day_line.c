#include "reading/day_line.h"

#include "base/folding.h"
#include "base/text.h"
#include "core/phrases.h"
#include "reading/hours_line.h"

#include <stdlib.h>
#include <string.h>

/* "Day 1:", "Day one – ": what some put before the day. Bytes to step over. */
static size_t day_prefix(const char *text)
{
    static const char *const numbers[] = { "one", "two", "three", "four", "five", "six", "seven", NULL };
    if (!text_begins(text, "day ")) {
        return 0;
    }
    size_t used = strlen("day ");
    const size_t digits = strspn(text + used, "0123456789");
    const size_t word = digits > 0 ? digits : text_begins_with_one_of(text + used, numbers);
    if (word == 0) {
        return 0;
    }
    used += word;
    const char *at = text + used;
    at += strspn(at, " :,.(-");
    while (g_str_has_prefix(at, "–") || g_str_has_prefix(at, "—")) {
        at += strlen("–");
        at += strspn(at, " ");
    }
    return (size_t)(at - text);
}

/* "(United Nations floating holiday)" behind a day. */
static const char *take_bracket(const char *rest, char **ret_bracket)
{
    const char *at = rest + strspn(rest, " ");
    const bool wide = g_str_has_prefix(at, "（");
    const size_t width = wide ? strlen("（") : 1;
    const char *close = wide ? strstr(at, "）") : at[0] == '(' ? strchr(at, ')') : NULL;
    if (close == NULL) {
        return rest;
    }
    g_autofree char *words = g_strndup(at + width, (gsize)(close - at) - width);
    HoursText hours;
    if (hours_read(words, &hours) > 0) {
        return rest;
    }
    *ret_bracket = g_steal_pointer(&words);
    return close + width;
}

/* "Monday 19": the month stands elsewhere. */
static size_t day_without_month(const char *text, DayText *ret_day)
{
    const size_t weekday = weekday_read(text, &ret_day->weekday);
    const char *at = text + weekday + strspn(text + weekday, " ");
    const size_t digits = strspn(at, "0123456789");
    const int day = digits > 0 && digits < 3 ? atoi(at) : 0;
    if (weekday == 0 || day < 1 || day > 31 || (at[digits] != '\0' && at[digits] != '(' && at[digits] != ' ')) {
        return 0;
    }
    const char *rest = at + digits + strspn(at + digits, " ");
    if (*rest != '\0' && *rest != '(') {
        return 0;
    }
    ret_day->day = day;
    return (size_t)(at + digits - text);
}

/* Several days under one heading: few, and the first by name. */
static bool is_short_span(const DayText *day)
{
    CivilDate from;
    CivilDate to;
    DayText dated = *day;
    dated.year = day->year != 0 ? day->year : 2000; /* any year tells how many days they are apart */
    return day->weekday != WEEKDAY_NONE && day_range(&dated, &from, &to) && civil_date_days_between(from, to) <= 2 &&
           civil_date_days_between(from, to) > 0;
}

/* `expected`: a date without a weekday is one, too. */
static bool day_of_text(const char *text, bool expected, DayLine *out)
{
    const size_t prefix = day_prefix(text);
    const char *at = text + prefix;
    size_t used = day_read(at, &out->day);
    if (used == 0) {
        out->day = (DayText){ 0 };
        used = day_without_month(at, &out->day);
    }
    if (used == 0 || (out->day.last_day != 0 && !is_short_span(&out->day)) || text_begins(text, "from ")) {
        return false;
    }
    const bool named = out->day.weekday != WEEKDAY_NONE || prefix > 0;
    if (!named && !expected) {
        return false;
    }
    const char *rest = take_bracket(at + used, &out->bracket);
    if (*rest == '\0' || strcmp(rest, ":") == 0 || strcmp(rest, ")") == 0 || strcmp(rest, ".") == 0) {
        return true;
    }
    const char *words = civil_skip_joint(rest);
    HoursText hours;
    const bool then_hours = hours_read(words[0] == '(' ? words + 1 : words, &hours) > 0 && !hours.plain;
    const bool parted = words > rest + strspn(rest, " ") && text_length(words) < 90 && folded_begins_name(words);
    if (!then_hours && !(parted && named)) {
        g_clear_pointer(&out->bracket, g_free);
        return false;
    }
    out->rest = g_strdup(words);
    return true;
}

/* A line that is a weekday's name and no more: "Tuesday" above "10 June". */
static bool is_weekday_alone(const char *text)
{
    Weekday weekday;
    const size_t used = weekday_read(text, &weekday);
    return used > 0 && text[used + strspn(text + used, " ")] == '\0';
}

static bool is_date_alone(const char *text)
{
    DayText day;
    const size_t digits = strspn(text, "0123456789");
    const size_t used = day_read(text, &day);
    return (used > 0 && text[used] == '\0' && day.last_day == 0) || (digits > 0 && digits < 3 && text[digits] == '\0');
}

/* "Wednesday, 21" above "May 2025", "Friday, 16 May" above "2025": a narrow column. */
static bool day_breaks(const char *text, const char *below)
{
    Weekday weekday;
    DayText whole;
    const size_t named = weekday_read(text, &weekday);
    if (named == 0 || text_length(below) > 16 || text_length(text) > 28) {
        return false;
    }
    const bool year = strlen(below) == 4 && strspn(below, "0123456789") == 4;
    g_autofree char *both = g_strdup_printf("%s %s", text, below);
    const size_t used = day_read(both, &whole);
    return used == strlen(both) && (year || day_read(text, &whole) == 0) && named < strlen(text);
}

/* A day over two lines: in this order, or with its weekday's name alone above or below. */
static bool day_of_two_lines(const char *text, const Line *below, bool expected, DayLine *ret_day)
{
    const bool in_order = !below->after_blank && day_breaks(text, below->text);
    const bool weekday_above = is_weekday_alone(text) && is_date_alone(below->text);
    const bool weekday_below = !in_order && is_date_alone(text) && is_weekday_alone(below->text);
    if (!in_order && !weekday_above && !weekday_below) {
        return false;
    }
    g_autofree char *both =
        weekday_below ? g_strdup_printf("%s %s", below->text, text) : g_strdup_printf("%s %s", text, below->text);
    return day_of_text(both, expected || !in_order, ret_day);
}

enum { DAY_LENGTH = 200 }; /* characters: what is longer is a sentence that begins with a date */

bool day_line_read(const Lines *lines, guint i, bool expected, DayLine *ret_day)
{
    *ret_day = (DayLine){ .used = 1 };
    const Line *line = line_at(lines, i);
    if (!lines_is_open(lines, i) || text_length(line->text) > DAY_LENGTH || line_is_rest_of_sentence(lines, i)) {
        return false;
    }
    const guint next = lines_following(lines, i);
    if (lines_is_open(lines, next) && day_of_two_lines(line->text, line_at(lines, next), expected, ret_day)) {
        ret_day->used = next - i + 1;
        return true;
    }
    return day_of_text(line->text, expected && is_date_alone(line->text), ret_day);
}

void day_line_clear(DayLine *day)
{
    g_clear_pointer(&day->bracket, g_free);
    g_clear_pointer(&day->rest, g_free);
}

DayForm day_line_form(const Lines *lines, guint i, bool expected, guint *ret_used)
{
    g_auto(DayLine) day = { 0 };
    *ret_used = 0;
    if (!day_line_read(lines, i, expected, &day)) {
        return DAY_NOT;
    }
    g_auto(HoursLine) hours = { 0 };
    *ret_used = day.used;
    return day.rest != NULL && hours_text_read(day.rest, &hours) ? DAY_WITH_HOURS : DAY_ALONE;
}

bool day_line_is_below_another(const Lines *lines, guint i)
{
    guint above = i;
    while (above > 0 && line_at(lines, above - 1)->use == USE_FURNITURE) {
        above--;
    }
    guint used;
    return above > 0 && day_line_form(lines, above - 1, false, &used) == DAY_ALONE;
}

/* "Week 2: ", "Week 2 (": where the dates of the week may begin. */
static const char *after_week_number(const char *at)
{
    at += strspn(at, " ");
    const size_t digits = strspn(at, "0123456789");
    if (digits > 0 && digits < 3 &&
        (at[digits] == '\0' || strchr(":,(.", at[digits]) != NULL || at[digits + 1] == '(')) {
        at += digits;
    }
    at += strspn(at, " :,(.");
    return g_str_has_prefix(at, "–") ? civil_skip_joint(at) : at;
}

/* "January 2026" above the days of a month. */
static bool month_read(const char *text, DayText *ret_day)
{
    g_autofree char *first = g_strconcat("1 ", text, NULL);
    return folded_begins_name(text) && day_read(first, ret_day) == strlen(first) && ret_day->year != 0 &&
           ret_day->last_day == 0;
}

/* Chinese names the week behind its days: "2025年10月6日至10日当周". */
static bool days_of_week_read(const char *text, DayText *ret_day)
{
    const size_t used = day_read(text, ret_day);
    return used > 0 && phrase_is(PHRASE_WEEK, text + used);
}

bool week_line_read(const char *text, DayText *ret_day)
{
    static const char *const beginnings[] = { "week of",     "week",       "first week", "second week", "third week",
                                              "fourth week", "fifth week", "sixth week", NULL };
    if (month_read(text, ret_day) || days_of_week_read(text, ret_day)) {
        return true;
    }
    *ret_day = (DayText){ 0 };
    const size_t english = text_begins_with_one_of(text, beginnings);
    const size_t beginning = english > 0 ? english : phrase_begins(PHRASE_WEEK, text);
    if (beginning == 0 || text_length(text) > 70) {
        return false;
    }
    const char *at = after_week_number(text + beginning);
    const size_t used = day_read(at, ret_day);
    return used > 0 ? strlen(at + used) < 12 : *at == '\0';
}
