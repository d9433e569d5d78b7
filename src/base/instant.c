#include "base/instant.h"

#include <string.h>

enum { DAY_SECONDS = 86400 };

static const CivilDate epoch = { 1970, 1, 1 };

/* The two figures at `at`, at most `most`; −1 if that is not there. */
static int two_figures(const char *at, int most)
{
    if (!g_ascii_isdigit(at[0]) || !g_ascii_isdigit(at[1])) {
        return -1;
    }
    const int number = (at[0] - '0') * 10 + (at[1] - '0');
    return number <= most ? number : -1;
}

/* "10:15:00", as seconds of the day; −1 if it is none. */
static int time_of_day(const char *at)
{
    const int hour = two_figures(at, 23);
    const int minute = hour >= 0 && at[2] == ':' ? two_figures(at + 3, 59) : -1;
    const int second = minute >= 0 && at[5] == ':' ? two_figures(at + 6, 59) : -1;
    return second < 0 ? -1 : (hour * 60 + minute) * 60 + second;
}

/* "Z" or "-05:00" up to the end of the text, as seconds east of UTC. */
static bool offset_of(const char *at, int *ret_seconds)
{
    if (strcmp(at, "Z") == 0) {
        *ret_seconds = 0;
        return true;
    }
    if ((at[0] != '+' && at[0] != '-') || strlen(at) != strlen("+00:00") || at[3] != ':') {
        return false;
    }
    const int hours = two_figures(at + 1, 23);
    const int minutes = two_figures(at + 4, 59);
    *ret_seconds = (at[0] == '-' ? -1 : 1) * (hours * 60 + minutes) * 60;
    return hours >= 0 && minutes >= 0;
}

bool instant_parse(const char *text, Instant *ret_instant)
{
    enum { DATE = 10, TIME = 8 };
    if (strlen(text) < DATE + 1 + TIME || text[DATE] != 'T') {
        return false;
    }
    g_autofree char *day = g_strndup(text, DATE);
    const CivilDate date = civil_date_parse(day);
    const int second = time_of_day(text + DATE + 1);
    const char *at = text + DATE + 1 + TIME;
    if (*at == '.' && g_ascii_isdigit(at[1])) {
        at += 1 + strspn(at + 1, "0123456789");
    }
    int offset = 0;
    if (!civil_date_is_set(date) || date.year < epoch.year || second < 0 || !offset_of(at, &offset)) {
        return false;
    }
    *ret_instant = ((gint64)civil_date_days_between(epoch, date) * DAY_SECONDS + second - offset) * G_USEC_PER_SEC;
    return *ret_instant >= 0;
}

CivilDate instant_day(Instant instant, int *ret_second)
{
    const gint64 seconds = instant / G_USEC_PER_SEC;
    *ret_second = (int)(seconds % DAY_SECONDS);
    return civil_date_add(epoch, (int)(seconds / DAY_SECONDS));
}

const char *instant_format(Instant instant, char out[INSTANT_SIZE])
{
    int second = 0;
    const CivilDate day = instant_day(instant, &second);
    g_snprintf(out, INSTANT_SIZE, "%04d-%02d-%02dT%02d:%02d:%02dZ", day.year % 10000, day.month % 100, day.day % 100,
               second / 3600 % 24, second / 60 % 60, second % 60);
    return out;
}
