#include "paper/civil_text.h"

#include "core/prose.h"

#include <string.h>

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
    return g_strdup_printf("%d %s %d", date.day, prose_month(date.month), date.year);
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
        return g_strdup_printf("%d %s–%d %s %d", from.day, prose_month(from.month), to.day, prose_month(to.month),
                               to.year);
    }
    return g_strdup_printf("%d–%d %s %d", from.day, to.day, prose_month(to.month), to.year);
}

char *day_heading_in_words(CivilDate date, bool with_year)
{
    const Weekday weekday = civil_date_weekday(date);
    if (with_year) {
        return g_strdup_printf("%s, %d %s %d", prose_weekday(weekday), date.day, prose_month(date.month), date.year);
    }
    return g_strdup_printf("%s, %d %s", prose_weekday(weekday), date.day, prose_month(date.month));
}
