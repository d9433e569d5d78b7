#include "exchange/place.h"

#include "base/instant.h"
#include "core/civil_words.h"

#include <string.h>

void place_init(Place *place, const State *state, Language language)
{
    *place = (Place){ .language = language };
    place_follow(place, state);
}

void place_clear(Place *place)
{
    g_clear_pointer(&place->zone, zone_free);
}

void place_follow(Place *place, const State *state)
{
    const char *zone = state != NULL ? state_text(state, state_the_body(state)->zone) : NULL;
    place->state = state;
    if (g_strcmp0(zone, place->zone != NULL ? zone_name(place->zone) : NULL) != 0) {
        g_clear_pointer(&place->zone, zone_free);
        place->zone = zone != NULL ? zone_new(zone) : NULL;
    }
}

static int offset_at(const Place *place, Instant at, const char **ret_abbreviation)
{
    *ret_abbreviation = "UTC";
    return place->zone != NULL ? zone_offset(place->zone, at, ret_abbreviation) : 0;
}

static CivilDate day_at(const Place *place, Instant at, int *ret_second)
{
    const char *abbreviation;
    const Instant local = at + (Instant)offset_at(place, at, &abbreviation) * G_USEC_PER_SEC;
    return instant_day(MAX(local, 0), ret_second);
}

CivilDate place_day(const Place *place, Instant at)
{
    int second;
    return day_at(place, at, &second);
}

const char *place_clock(const Place *place, Instant at, bool with_seconds, char out[PLACE_CLOCK_SIZE])
{
    int second;
    day_at(place, at, &second);
    if (with_seconds) {
        g_snprintf(out, PLACE_CLOCK_SIZE, "%02d:%02d:%02d", second / 3600, second / 60 % 60, second % 60);
    } else {
        g_snprintf(out, PLACE_CLOCK_SIZE, "%02d:%02d", second / 3600, second / 60 % 60);
    }
    return out;
}

/* "UTC−4", "UTC+5:30". */
static char *offset_words(int offset)
{
    const int minutes = ABS(offset) / 60;
    g_autofree char *part = minutes % 60 != 0 ? g_strdup_printf(":%02d", minutes % 60) : g_strdup("");
    return g_strdup_printf("UTC%s%d%s", offset < 0 ? "−" : "+", minutes / 60, part);
}

char *place_zone_words(const Place *place, Instant at)
{
    const char *abbreviation;
    const int offset = offset_at(place, at, &abbreviation);
    if (place->zone == NULL) {
        return g_strdup("UTC");
    }
    g_autofree char *east = offset_words(offset);
    /* Where a zone has no letters of its own its abbreviation is figures: "+03". */
    return g_ascii_isalpha(*abbreviation) ? g_strdup_printf("%s, %s, %s", zone_name(place->zone), abbreviation, east)
                                          : g_strdup_printf("%s, %s", zone_name(place->zone), east);
}

char *place_time_words(const Place *place, Instant at)
{
    char clock[PLACE_CLOCK_SIZE];
    const Language language = place->language;
    const char *joint = language == LANGUAGE_ARABIC ? "، " : language == LANGUAGE_CHINESE ? " " : ", ";
    g_autofree char *day = date_in_words(language, place_day(place, at));
    return g_strconcat(day, joint, place_clock(place, at, false, clock), NULL);
}

/* --- reading ------------------------------------------------------------------------------------------------------ */

/* "10:05" or "10:05:30"; the seconds stand apart, since zones know minutes. */
static bool read_clock(const char *text, int *ret_minute, int *ret_second)
{
    enum { MINUTES_LENGTH = 5, SECONDS_LENGTH = 8 };
    const size_t length = strlen(text);
    g_autofree char *minutes = g_strndup(text, MINUTES_LENGTH);
    *ret_minute = clock_parse(minutes);
    *ret_second = 0;
    if (*ret_minute == CLOCK_UNKNOWN || length == MINUTES_LENGTH) {
        return *ret_minute != CLOCK_UNKNOWN;
    }
    const char *rest = text + MINUTES_LENGTH;
    if (length != SECONDS_LENGTH || rest[0] != ':' || !g_ascii_isdigit(rest[1]) || !g_ascii_isdigit(rest[2])) {
        return false;
    }
    *ret_second = (rest[1] - '0') * 10 + rest[2] - '0';
    return *ret_second < 60;
}

static char *instant_of(const Place *place, CivilDate day, int minute, int second, Instant *ret_at)
{
    Instant at = 0;
    if (!civil_date_is_set(day)) {
        return g_strdup("it is not said on which day");
    }
    if (place->zone == NULL) {
        at = ((Instant)civil_date_days_between((CivilDate){ 1970, 1, 1 }, day) * CLOCK_DAY + minute) * 60 *
             G_USEC_PER_SEC;
    } else {
        const ZoneAnswer answer = zone_instant(place->zone, day, minute, &at);
        if (answer != ZONE_OK) {
            return g_strdup_printf("the clocks of the place %s", answer == ZONE_TWICE
                                                                     ? "show that hour twice on that day"
                                                                     : "skip that hour on that day");
        }
    }
    *ret_at = at + (Instant)second * G_USEC_PER_SEC;
    return NULL;
}

char *place_read_time(const Place *place, const char *text, CivilDate day, Instant *ret_at)
{
    enum { DATE_LENGTH = 10 };
    if (instant_parse(text, ret_at)) {
        return NULL;
    }
    int minute = 0, second = 0;
    g_autofree char *start = g_strndup(text, DATE_LENGTH);
    const CivilDate named = civil_date_parse(start);
    const char *clock = text;
    if (civil_date_is_set(named)) {
        day = named;
        clock = text[DATE_LENGTH] == ' ' ? text + DATE_LENGTH + 1 : text + DATE_LENGTH;
    }
    if ((clock == text || *clock != '\0') && !read_clock(clock, &minute, &second)) {
        return g_strdup_printf("“%.40s” is no time, such as 10:05, 2022-07-25 10:05 or 2022-07-25T14:05:00Z", text);
    }
    return instant_of(place, day, minute, second, ret_at);
}

/* --- telling ------------------------------------------------------------------------------------------------------ */

static const char *name_of(const char *code, gpointer data)
{
    const Place *place = data;
    const State *state = place->state;
    const int id = state != NULL ? state_find_participant(state, code) : ID_NONE;
    const Participant *participant = state != NULL ? state_participant(state, id) : NULL;
    return participant != NULL ? state_text(state, participant->name) : NULL;
}

static char *time_of(Instant at, gpointer data)
{
    return place_time_words(data, at);
}

Teller place_teller(const Place *place)
{
    return (Teller){ .language = place->language, .name_of = name_of, .time_of = time_of, .data = (gpointer)place };
}
