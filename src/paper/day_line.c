#include "paper/day_line.h"

#include "base/text.h"

#include <stdlib.h>
#include <string.h>

static bool is_open(const Lines *lines, guint i)
{
    return i < lines->lines->len && line_at(lines, i)->use == USE_NONE && line_at(lines, i)->role == NULL;
}

/* The next line with words, furniture stepped over; its index or the number of lines. */
static guint following(const Lines *lines, guint i)
{
    for (i++; i < lines->lines->len && line_at(lines, i)->use == USE_FURNITURE; i++) {
    }
    return i;
}

/* --- days ------------------------------------------------------------------------------------------------ */

/* "Day 1:", "Day one – ": what some put before the day. Bytes to step over. */
static size_t day_prefix(const char *text)
{
    static const char *const numbers[] = { "one", "two", "three", "four", "five", "six", "seven" };
    if (!text_begins(text, "day ")) {
        return 0;
    }
    size_t used = strlen("day ");
    const size_t digits = strspn(text + used, "0123456789");
    size_t word = digits;
    for (size_t i = 0; word == 0 && i < G_N_ELEMENTS(numbers); i++) {
        word = text_begins(text + used, numbers[i]) ? strlen(numbers[i]) : 0;
    }
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
    const char *close = at[0] == '(' ? strchr(at, ')') : NULL;
    if (close == NULL) {
        return rest;
    }
    g_autofree char *words = g_strndup(at + 1, (gsize)(close - at - 1));
    HoursText hours;
    if (hours_read(words, &hours) > 0) {
        return rest;
    }
    *ret_bracket = g_steal_pointer(&words);
    return close + 1;
}

/* The mark between a day and what else its line says: ":", ",", "–", "|" or a blank. */
static const char *after_joint(const char *rest)
{
    static const char *const joints[] = { ":", ",", "–", "—", "-", "|", ";", ")", "." };
    rest += strspn(rest, " ");
    for (size_t i = 0; i < G_N_ELEMENTS(joints); i++) {
        if (g_str_has_prefix(rest, joints[i])) {
            rest += strlen(joints[i]);
            return rest + strspn(rest, " ");
        }
    }
    return rest;
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
    const char *words = after_joint(rest);
    HoursText hours;
    const bool then_hours = hours_read(words[0] == '(' ? words + 1 : words, &hours) > 0 && !hours.plain;
    const bool parted = words > rest + strspn(rest, " ") && text_length(words) < 90 && g_ascii_isupper(words[0]);
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

/* A date that a sentence broke off before: "... is due on" above "Monday, 10 March 2025, at 1 p.m.". */
static bool is_rest_of_sentence(const Lines *lines, guint i)
{
    const Line *line = line_at(lines, i);
    const Line *above = i > 0 ? line_at(lines, i - 1) : NULL;
    return above != NULL && !line->after_blank && above->role == NULL && above->cell == line->cell &&
           line_ends_in_mid_phrase(above->text);
}

bool day_line_read(const Lines *lines, guint i, bool expected, DayLine *ret_day)
{
    *ret_day = (DayLine){ .used = 1 };
    const Line *line = line_at(lines, i);
    if (!is_open(lines, i) || text_length(line->text) > 200 || is_rest_of_sentence(lines, i)) {
        return false;
    }
    const guint next = following(lines, i);
    const Line *below = is_open(lines, next) ? line_at(lines, next) : NULL;
    if (below != NULL && !below->after_blank && day_breaks(line->text, below->text)) {
        g_autofree char *both = g_strdup_printf("%s %s", line->text, below->text);
        if (day_of_text(both, expected, ret_day)) {
            ret_day->used = next - i + 1;
            return true;
        }
    }
    const bool broken = below != NULL && ((is_weekday_alone(line->text) && is_date_alone(below->text)) ||
                                          (is_date_alone(line->text) && is_weekday_alone(below->text)));
    if (broken) {
        const bool weekday_first = is_weekday_alone(line->text);
        g_autofree char *both = g_strdup_printf("%s %s", weekday_first ? line->text : below->text,
                                                weekday_first ? below->text : line->text);
        if (day_of_text(both, true, ret_day)) {
            ret_day->used = next - i + 1;
            return true;
        }
    }
    return day_of_text(line->text, expected && is_date_alone(line->text), ret_day);
}

void day_line_clear(DayLine *day)
{
    g_clear_pointer(&day->bracket, g_free);
    g_clear_pointer(&day->rest, g_free);
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
    return g_str_has_prefix(at, "–") ? after_joint(at) : at;
}

/* "January 2026" above the days of a month. */
static bool month_read(const char *text, DayText *ret_day)
{
    g_autofree char *first = g_strconcat("1 ", text, NULL);
    return g_ascii_isalpha(text[0]) && day_read(first, ret_day) == strlen(first) && ret_day->year != 0 &&
           ret_day->last_day == 0;
}

bool week_line_read(const char *text, DayText *ret_day)
{
    static const char *const beginnings[] = { "week of",    "week",        "first week", "second week",
                                              "third week", "fourth week", "fifth week", "sixth week" };
    if (month_read(text, ret_day)) {
        return true;
    }
    *ret_day = (DayText){ 0 };
    for (size_t i = 0; i < G_N_ELEMENTS(beginnings); i++) {
        if (!text_begins(text, beginnings[i]) || text_length(text) > 70) {
            continue;
        }
        const char *at = after_week_number(text + strlen(beginnings[i]));
        const size_t used = day_read(at, ret_day);
        return used > 0 ? strlen(at + used) < 12 : *at == '\0';
    }
    return false;
}

/* --- hours ----------------------------------------------------------------------------------------------- */

/* "MORNING (09.30-12.30 hours)", "Afternoon session: 3–6 p.m.": the part of the day before its hours. */
static size_t part_of_day(const char *text)
{
    static const char *const parts[] = { "morning", "afternoon", "evening", "a.m.", "p.m.", "am", "pm" };
    static const char *const kinds[] = { "session", "meeting", "plenary", "sitting" };
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        if (!text_begins(text, parts[i])) {
            continue;
        }
        const char *at = text + strlen(parts[i]);
        at += strspn(at, " ");
        for (size_t k = 0; k < G_N_ELEMENTS(kinds); k++) {
            at += text_begins(at, kinds[k]) ? strlen(kinds[k]) : 0;
        }
        at += strspn(at, " :,");
        return (size_t)((g_str_has_prefix(at, "–") || *at == '-' ? after_joint(at) : at) - text);
    }
    return 0;
}

bool hours_behind_read(const char *text, HoursLine *ret_hours)
{
    *ret_hours = (HoursLine){ .used = 1 };
    for (const char *at = strchr(text, ' '); at != NULL; at = strchr(at + 1, ' ')) {
        const char *from = at + 1 + (at[1] == '(');
        const size_t used = hours_read(from, &ret_hours->hours);
        const char *rest = from + used;
        const bool ends = used > 0 && (*rest == '\0' || strcmp(rest, ")") == 0) && !ret_hours->hours.plain;
        if (ends && at > text && (at[-1] == ',' || at[1] == '(' || ret_hours->hours.range[0].end != CLOCK_UNKNOWN)) {
            g_autofree char *before = g_strndup(text, (gsize)(at - text));
            g_strchomp(before);
            const size_t length = strlen(before);
            before[length - 1] = strchr(",:;(-", before[length - 1]) != NULL ? '\0' : before[length - 1];
            ret_hours->rest = text_tidy(before);
            return true;
        }
    }
    return false;
}

bool hours_text_read(const char *text, HoursLine *ret_hours)
{
    *ret_hours = (HoursLine){ .used = 1 };
    text += part_of_day(text);
    const bool bracket = text[0] == '(';
    const size_t used = hours_read(text + bracket, &ret_hours->hours);
    if (used == 0) {
        return false;
    }
    const char *rest = text + bracket + used;
    const char *close = bracket ? strchr(rest, ')') : NULL;
    if (close != NULL && close - rest < 30) {
        rest = close + 1; /* "or later if required" */
    }
    const char *words = rest[0] == '(' || g_str_has_prefix(rest, " (") ? rest + strspn(rest, " ") : after_joint(rest);
    /* "9.15–10 percent": bare figures are hours only when a line of words follows or nothing. */
    if (ret_hours->hours.plain && *words != '\0' && !g_unichar_isupper(g_utf8_get_char(words)) && words[0] != '(') {
        return false;
    }
    ret_hours->rest = *words == '\0' ? NULL : g_strdup(words);
    return true;
}

static bool begins_with_dash(const char *text)
{
    return g_str_has_prefix(text, "–") || g_str_has_prefix(text, "-") || text_begins(text, "to ");
}

static bool is_half_of_day(const char *text)
{
    static const char *const halves[] = { "a.m.", "p.m.", "am", "pm", "hrs", "hours" };
    for (size_t i = 0; i < G_N_ELEMENTS(halves); i++) {
        if (text_begins(text, halves[i])) {
            return true;
        }
    }
    return false;
}

/* Start and finish in two cells: a later time alone in the next line of the block. */
static bool is_finish(const HoursLine *start, const Line *next)
{
    HoursText finish;
    const size_t used = next->after_blank ? 0 : hours_read(next->text, &finish);
    return used == strlen(next->text) && used > 0 && start->hours.count == 1 && finish.count == 1 &&
           start->hours.range[0].end == CLOCK_UNKNOWN && finish.range[0].end == CLOCK_UNKNOWN &&
           finish.range[0].start > start->hours.range[0].start;
}

/* Does line `next` belong to the hours that `text` begins? */
static bool hours_go_on(const char *text, const HoursLine *so_far, const Line *next)
{
    if (text_length(next->text) > 24 || next->role != NULL) {
        return false;
    }
    HoursText hours;
    const bool is_clock = g_ascii_isdigit(next->text[0]) || text_begins(next->text, "noon");
    const bool dashed = next->marker != NULL && begins_with_dash(next->marker) && (is_clock || next->text[0] == '\0');
    if (so_far->hours.open) {
        return is_clock;
    }
    if (so_far->rest == NULL && so_far->hours.plain) {
        return is_half_of_day(next->text);
    }
    if (so_far->rest == NULL && is_finish(so_far, next)) {
        return true;
    }
    if (so_far->rest != NULL || so_far->hours.range[so_far->hours.count - 1].end != CLOCK_UNKNOWN) {
        /* "10 a.m.–1 p.m." above "and 3–6 p.m." */
        return so_far->rest == NULL && text_begins(next->text, "and ") && hours_read(next->text + 4, &hours) > 0;
    }
    return dashed || (begins_with_dash(next->text) && text_length(text) < 24);
}

/* "09.00", "–" and "12.00" in three lines of a narrow cell: joined in `text`. The last line of it. */
static guint join_broken_range(const Lines *lines, guint i, GString *text)
{
    const guint dash = following(lines, i);
    const guint end = dash < lines->lines->len ? following(lines, dash) : dash;
    if (!is_open(lines, dash) || !is_open(lines, end) || !g_ascii_isdigit(text->str[0]) || text->len > 12) {
        return i;
    }
    const Line *middle = line_at(lines, dash);
    const Line *last = line_at(lines, end);
    if (middle->marker == NULL || middle->text[0] != '\0' || !g_ascii_isdigit(last->text[0]) ||
        strlen(last->text) > 12) {
        return i;
    }
    g_string_append_printf(text, "–%s", last->text);
    return end;
}

bool hours_line_read(const Lines *lines, guint i, HoursLine *ret_hours)
{
    *ret_hours = (HoursLine){ 0 };
    if (!is_open(lines, i)) {
        return false;
    }
    g_autoptr(GString) text = g_string_new(NULL);
    const Line *line = line_at(lines, i);
    if (line->text[0] == '\0' || is_rest_of_sentence(lines, i)) {
        return false;
    }
    g_string_assign(text, line->text);
    guint last = join_broken_range(lines, i, text);
    if (!hours_text_read(text->str, ret_hours)) {
        return false;
    }
    for (int more = 0; more < 3; more++) {
        const guint next = following(lines, last);
        if (!is_open(lines, next) || !hours_go_on(text->str, ret_hours, line_at(lines, next))) {
            break;
        }
        const Line *below = line_at(lines, next);
        g_autoptr(GString) longer = g_string_new(text->str);
        if (below->marker != NULL) {
            g_string_append(longer, below->marker);
        }
        if (!ret_hours->hours.open) {
            g_string_append(longer, is_finish(ret_hours, below) ? "–" : " ");
        }
        g_string_append(longer, below->text);
        HoursLine joined;
        if (!hours_text_read(longer->str, &joined)) {
            break;
        }
        hours_line_clear(ret_hours);
        *ret_hours = joined;
        g_string_assign(text, longer->str);
        last = next;
    }
    ret_hours->used = last - i + 1;
    return true;
}

void hours_line_clear(HoursLine *hours)
{
    g_clear_pointer(&hours->rest, g_free);
}
