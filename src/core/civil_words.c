#include "core/civil_words.h"

#include "core/prose.h"

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

char *hours_in_words(Language language, int start, int end)
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

char *date_in_words(Language language, CivilDate date)
{
    return g_strdup_printf("%d %s %d", date.day, prose_month(date.month), date.year);
}

char *date_range_in_words(Language language, CivilDate from, CivilDate to)
{
    if (civil_date_equal(from, to)) {
        return date_in_words(language, from);
    }
    if (from.year != to.year) {
        g_autofree char *first = date_in_words(language, from);
        g_autofree char *last = date_in_words(language, to);
        return g_strdup_printf("%s–%s", first, last);
    }
    if (from.month != to.month) {
        return g_strdup_printf("%d %s–%d %s %d", from.day, prose_month(from.month), to.day, prose_month(to.month),
                               to.year);
    }
    return g_strdup_printf("%d–%d %s %d", from.day, to.day, prose_month(to.month), to.year);
}

char *day_heading_in_words(Language language, CivilDate date, bool with_year)
{
    const Weekday weekday = civil_date_weekday(date);
    if (with_year) {
        return g_strdup_printf("%s, %d %s %d", prose_weekday(weekday), date.day, prose_month(date.month), date.year);
    }
    return g_strdup_printf("%s, %d %s", prose_weekday(weekday), date.day, prose_month(date.month));
}

const char *month_in_words(Language language, int month)
{
    return prose_month(month);
}

const char *weekday_in_words(Language language, Weekday weekday)
{
    return prose_weekday(weekday);
}
