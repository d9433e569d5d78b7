#include "reading/hours_line.h"

#include "base/folding.h"
#include "base/text.h"
#include "core/phrases.h"
#include "reading/civil_scan.h"

#include <string.h>

/* The same in another language. Chinese says the half of the day as a part of its hours, which are left alone. */
static size_t foreign_part_of_day(const char *text)
{
    HoursText hours;
    const size_t morning = phrase_begins(PHRASE_MORNING, text);
    const size_t part = morning > 0 ? morning : phrase_begins(PHRASE_AFTERNOON, text);
    if (part == 0 || hours_read(text, &hours) > 0) {
        return 0;
    }
    const char *at = civil_skip_joint(text + part);
    return (size_t)(at - text);
}

/* "MORNING (09.30-12.30 hours)", "Afternoon session: 3–6 p.m.": the part of the day before its hours. */
static size_t part_of_day(const char *text)
{
    static const char *const parts[] = { "morning", "afternoon", "evening", "a.m.", "p.m.", "am", "pm", NULL };
    static const char *const kinds[] = { "session", "meeting", "plenary", "sitting", NULL };
    const size_t part = text_begins_with_one_of(text, parts);
    if (part == 0) {
        return foreign_part_of_day(text);
    }
    const char *at = text + part;
    at += strspn(at, " ");
    at += text_begins_with_one_of(at, kinds);
    at += strspn(at, " :,");
    return (size_t)((g_str_has_prefix(at, "–") || *at == '-' ? civil_skip_joint(at) : at) - text);
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
    const bool wide = g_str_has_prefix(text, "（");
    const size_t bracket = wide ? strlen("（") : text[0] == '(';
    const size_t used = hours_read(text + bracket, &ret_hours->hours);
    if (used == 0) {
        return false;
    }
    const char *rest = text + bracket + used;
    const char *close = wide ? strstr(rest, "）") : bracket > 0 ? strchr(rest, ')') : NULL;
    if (close != NULL && close - rest < 30) {
        rest = close + bracket; /* "or later if required" */
    }
    const char *behind = rest + strspn(rest, " ");
    const char *words = behind[0] == '(' || g_str_has_prefix(behind, "（") ? behind : civil_skip_joint(rest);
    /* "9.15–10 percent": bare figures are hours only when a line of words follows or nothing. */
    if (ret_hours->hours.plain && *words != '\0' && !folded_begins_name(words) && words[0] != '(') {
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
    static const char *const halves[] = { "a.m.", "p.m.", "am", "pm", "hrs", "hours", NULL };
    return text_begins_with_one_of(text, halves) > 0;
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
    const bool is_clock = is_figure(next->text) || text_begins(next->text, "noon");
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
    const guint dash = lines_following(lines, i);
    const guint end = dash < lines->lines->len ? lines_following(lines, dash) : dash;
    if (!lines_is_open(lines, dash) || !lines_is_open(lines, end) || !g_ascii_isdigit(text->str[0]) || text->len > 12) {
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

/* The hours so far with the words of `below`, which belongs to them. */
static char *hours_with(const char *text, const HoursLine *so_far, const Line *below)
{
    g_autoptr(GString) longer = g_string_new(text);
    if (below->marker != NULL) {
        g_string_append(longer, below->marker);
    }
    if (!so_far->hours.open) {
        g_string_append(longer, is_finish(so_far, below) ? "–" : " ");
    }
    g_string_append(longer, below->text);
    return g_strdup(longer->str);
}

/* Takes the line below into the hours, if it belongs to them. */
static bool take_line_below(const Lines *lines, guint below, GString *text, HoursLine *hours)
{
    if (!lines_is_open(lines, below) || !hours_go_on(text->str, hours, line_at(lines, below))) {
        return false;
    }
    g_autofree char *longer = hours_with(text->str, hours, line_at(lines, below));
    HoursLine joined;
    if (!hours_text_read(longer, &joined)) {
        return false;
    }
    hours_line_clear(hours);
    *hours = joined;
    g_string_assign(text, longer);
    return true;
}

enum { LINES_OF_HOURS = 4 };

bool hours_line_read(const Lines *lines, guint i, HoursLine *ret_hours)
{
    *ret_hours = (HoursLine){ 0 };
    if (!lines_is_open(lines, i) || line_at(lines, i)->text[0] == '\0' || line_is_rest_of_sentence(lines, i)) {
        return false;
    }
    g_autoptr(GString) text = g_string_new(line_at(lines, i)->text);
    guint last = join_broken_range(lines, i, text);
    if (!hours_text_read(text->str, ret_hours)) {
        return false;
    }
    for (int n = 1; n < LINES_OF_HOURS; n++) {
        const guint below = lines_following(lines, last);
        if (!take_line_below(lines, below, text, ret_hours)) {
            break;
        }
        last = below;
    }
    ret_hours->used = last - i + 1;
    return true;
}

void hours_line_clear(HoursLine *hours)
{
    g_clear_pointer(&hours->rest, g_free);
}
