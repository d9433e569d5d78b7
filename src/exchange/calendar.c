/* Of the library only the building and serialising of components is used: its time zones come with a maker's prefix
 * and with rules since 1883, so the zone's rules in force at the time of the session are written here. */
#include "exchange/calendar.h"

#include "base/instant.h"
#include "exchange/meeting_words.h"

#include <libical/ical.h>

#include <string.h>

G_DEFINE_QUARK(placard - calendar - error, calendar_error)

G_DEFINE_AUTOPTR_CLEANUP_FUNC(icalcomponent, icalcomponent_free)

enum {
    ONSET_SEARCH_DAYS = 400, /* how far back the onset of a zone's rule is looked for: once a year is usual */
    SECONDS_OF_DAY = 86400,
    UID_DIGITS = 32,
};

typedef struct {
    const Programme *programme; /* of the event that is being written: the latest, or one before */
    ProgrammeMarks *marks;      /* of that */
    GPtrArray *ids;             /* likewise: programme_meeting_ids() */
    MeetingIdentities *identities;
    const CalendarOptions *options;
    Language language; /* of the words */
    const Zone *zone;
    icalcomponent *calendar;
    gint64 first, last; /* seconds since 1970 of what the events name; first > last while there is none */
    GError **error;
} Making;

static bool has_text(const char *text)
{
    return text != NULL && text[0] != '\0';
}

/* Adds the property; the parameter may be NULL. Both are taken over. */
static void add(icalcomponent *component, icalproperty *property, icalparameter *parameter)
{
    if (parameter != NULL) {
        icalproperty_add_parameter(property, parameter);
    }
    icalcomponent_add_property(component, property);
}

static void add_words_in(const char *language, icalcomponent *component, icalproperty *property)
{
    add(component, property, has_text(language) ? icalparameter_new_language(language) : NULL);
}

/* A text for people, in the language of the calendar. */
static void add_words(const Making *making, icalcomponent *component, icalproperty *property)
{
    add_words_in(making->options->language, component, property);
}

/* A property that the standard does not have, but that the usual calendars heed. */
static void add_extension(icalcomponent *component, const char *name, const char *value)
{
    icalproperty *property = icalproperty_new_x(value);
    icalproperty_set_x_name(property, name);
    icalcomponent_add_property(component, property);
}

/* --- times ------------------------------------------------------------------------------------------- */

static struct icaltimetype ical_day(CivilDate date)
{
    struct icaltimetype time = icaltime_null_time();
    time.is_date = 1;
    time.year = date.year;
    time.month = date.month;
    time.day = date.day;
    return time;
}

/* The wall clock's time; midnight at the end of a day is that of the next day's beginning. */
static struct icaltimetype ical_clock(CivilDate date, int clock)
{
    struct icaltimetype time = ical_day(clock == CLOCK_DAY ? civil_date_add(date, 1) : date);
    time.is_date = 0;
    time.hour = clock % CLOCK_DAY / 60;
    time.minute = clock % 60;
    return time;
}

/* Of a wall clock, in seconds since 1970-01-01T00:00:00 of the place. */
static struct icaltimetype ical_of_seconds(gint64 seconds)
{
    const gint64 days = seconds / SECONDS_OF_DAY - (seconds % SECONDS_OF_DAY < 0);
    const int second = (int)(seconds - days * SECONDS_OF_DAY);
    struct icaltimetype time = ical_clock(civil_date_add(civil_date(1970, 1, 1), (int)days), second / 60);
    time.second = second % 60;
    return time;
}

static struct icaltimetype ical_instant(Instant instant)
{
    int second = 0;
    const CivilDate day = instant_day(instant, &second);
    struct icaltimetype time = ical_clock(day, second / 60);
    time.second = second % 60;
    time.zone = icaltimezone_get_utc_timezone();
    return time;
}

/* The same programme gives the same bytes, so what was never issued is stamped with its day of issue and never today.
 */
static Instant stamp_of(const Programme *programme)
{
    CivilDate day = programme->issued;
    if (!civil_date_is_set(day)) {
        day = programme_first_day(programme);
    }
    if (!civil_date_is_set(day)) {
        return 0;
    }
    return (Instant)civil_date_days_between(civil_date(1970, 1, 1), day) * SECONDS_OF_DAY * G_USEC_PER_SEC;
}

/* --- the zone ---------------------------------------------------------------------------------------- */

static int offset_at(const Zone *zone, gint64 second)
{
    return zone_offset(zone, second * G_USEC_PER_SEC, NULL);
}

/* Between `from` and `to`, where the offsets differ: the second from which on the later one is in force. */
static gint64 onset_between(const Zone *zone, gint64 from, gint64 to)
{
    const int before = offset_at(zone, from);
    while (to - from > 1) {
        const gint64 middle = from + (to - from) / 2;
        if (offset_at(zone, middle) == before) {
            from = middle;
        } else {
            to = middle;
        }
    }
    return to;
}

/* Summer time is what is ahead of the zone's least offset within half a year before and after. */
static bool is_summer_time(const Zone *zone, gint64 second)
{
    const gint64 month = 30 * (gint64)SECONDS_OF_DAY;
    int least = offset_at(zone, second);
    for (int months = -6; months <= 6; months++) {
        least = MIN(least, offset_at(zone, second + months * month));
    }
    return offset_at(zone, second) > least;
}

/* The rule that is in force at `second`, begun when the wall clocks, still by the offset before, showed `onset`. */
static void add_rule(const Zone *zone, icalcomponent *rules, gint64 second, gint64 onset, int offset_before)
{
    const char *name = NULL;
    const int offset = zone_offset(zone, second * G_USEC_PER_SEC, &name);
    const bool summer = is_summer_time(zone, second);
    icalcomponent *rule = summer ? icalcomponent_new_xdaylight() : icalcomponent_new_xstandard();
    add(rule, icalproperty_new_dtstart(ical_of_seconds(onset)), NULL);
    add(rule, icalproperty_new_tzoffsetfrom(offset_before), NULL);
    add(rule, icalproperty_new_tzoffsetto(offset), NULL);
    add(rule, icalproperty_new_tzname(name), NULL);
    icalcomponent_add_component(rules, rule);
}

/* A day before `second`, on which another rule was in force; `second` itself if there is none in reach. */
static gint64 before_onset(const Zone *zone, gint64 second)
{
    for (int back = 1; back <= ONSET_SEARCH_DAYS; back++) {
        const gint64 day = second - back * (gint64)SECONDS_OF_DAY;
        if (offset_at(zone, day) != offset_at(zone, second)) {
            return day;
        }
    }
    return second;
}

/* The rules in force from the first event to the last: nearly always one, two if the clocks change meanwhile. The
 * first begins when it really began, or long ago if the zone knows no change. */
static icalcomponent *new_zone_rules(const Zone *zone, gint64 first, gint64 last)
{
    icalcomponent *rules = icalcomponent_new_vtimezone();
    add(rules, icalproperty_new_tzid(zone_name(zone)), NULL);
    gint64 day = before_onset(zone, first);
    if (day == first) {
        add_rule(zone, rules, first, 0, offset_at(zone, first));
    }
    for (; day < last; day += SECONDS_OF_DAY) {
        const gint64 next = MIN(day + SECONDS_OF_DAY, last);
        const int offset = offset_at(zone, day);
        if (offset != offset_at(zone, next)) {
            const gint64 onset = onset_between(zone, day, next);
            add_rule(zone, rules, onset, onset + offset, offset);
        }
    }
    return rules;
}

/* --- what an event says ------------------------------------------------------------------------------ */

static void add_description(const Making *making, icalcomponent *event, guint row)
{
    g_autofree char *lines = meeting_lines(making->programme, making->marks, row, making->language);
    if (has_text(lines)) {
        add_words(making, event, icalproperty_new_description(lines));
    }
}

static void add_location(const Making *making, icalcomponent *event, guint row)
{
    g_autofree char *location = meeting_location(making->programme, row, making->language);
    if (location != NULL) {
        add_words(making, event, icalproperty_new_location(location));
    }
}

/* The library takes a comma for the end of a category and never escapes it, so there is none in ours. */
static void add_category(const Making *making, icalcomponent *event, const char *words)
{
    g_auto(GStrv) parts = g_strsplit(words, ",", -1);
    g_autofree char *category = g_strjoinv("", parts);
    add_words(making, event, icalproperty_new_categories(category));
}

/* The agenda items and the topics, so that a calendar can show or hide them. */
static void add_categories(const Making *making, icalcomponent *event, guint row)
{
    g_autoptr(GPtrArray) subjects = meeting_subjects(making->programme, row, making->language);
    for (guint i = 0; i < subjects->len; i++) {
        add_category(making, event, g_ptr_array_index(subjects, i));
    }
}

/* Only a meeting with known hours takes up the time of who puts it into a calendar. */
static bool takes_time(const Making *making, guint row)
{
    const Row *meeting = programme_row(making->programme, row);
    return meeting->kind == ROW_MEETING && meeting->start != CLOCK_UNKNOWN && !meeting_is_break(making->programme, row);
}

static char *summary_of(const Making *making, guint row)
{
    return meeting_title(making->programme, row, making->language);
}

static char *anchor_of(const Making *making, guint row)
{
    const char *meeting = g_ptr_array_index(making->ids, row);
    return meeting != NULL ? g_strdup(meeting) : g_strdup_printf("row-%u", row + 1);
}

static void add_url(const Making *making, icalcomponent *event, guint row)
{
    if (!has_text(making->options->url)) {
        return;
    }
    g_autofree char *anchor = anchor_of(making, row);
    g_autofree char *url = g_strdup_printf("%s#%s", making->options->url, anchor);
    add(event, icalproperty_new_url(url), NULL);
}

static void add_uid(const Making *making, icalcomponent *component, const CalendarEvent *event)
{
    const char *identity = meeting_identity(making->identities, event->first_programme, event->first_row);
    g_autofree char *numbered = g_strdup_printf("%s\n%u", identity, event->nth);
    g_autofree char *digest = g_compute_checksum_for_string(G_CHECKSUM_SHA256, numbered, -1);
    g_autofree char *uid = g_strdup_printf("%.*s@placard", UID_DIGITS, digest);
    add(component, icalproperty_new_uid(uid), NULL);
}

/* --- events ------------------------------------------------------------------------------------------ */

/* Whether the event of the row lasts until its row's end. */
static bool has_end(const Row *slot)
{
    return slot->kind == ROW_MEETING && slot->end != CLOCK_UNKNOWN && slot->end > slot->start;
}

/* A time of an event must exist, and once; what it is in the zone goes into the span that its rules must cover. */
static bool cover(Making *making, guint row, int clock)
{
    const Row *slot = programme_row(making->programme, row);
    if (making->zone == NULL) {
        return true;
    }
    Instant instant = 0;
    const ZoneAnswer answer = zone_instant(making->zone, slot->date, clock, &instant);
    if (answer == ZONE_OK) {
        const gint64 second = instant / G_USEC_PER_SEC;
        const bool none = making->first > making->last;
        making->first = none ? second : MIN(making->first, second);
        making->last = none ? second : MAX(making->last, second);
        return true;
    }
    char date[CIVIL_DATE_SIZE];
    char time[CLOCK_SIZE];
    g_autofree char *summary = summary_of(making, row);
    g_set_error(making->error, CALENDAR_ERROR, CALENDAR_ERROR_HOURS,
                "%s, %s: \"%s\": the clocks of %s show that time %s", civil_date_format(slot->date, date),
                clock_format(clock, time), summary, zone_name(making->zone),
                answer == ZONE_TWICE ? "twice on that day" : "never on that day");
    return false;
}

static bool cover_row(Making *making, guint row)
{
    const Row *slot = programme_row(making->programme, row);
    if (slot->start == CLOCK_UNKNOWN) {
        return true;
    }
    return cover(making, row, slot->start) && (!has_end(slot) || cover(making, row, slot->end));
}

/* Without a known place the hours are those of the wall clock there, wherever that is (RFC 5545 section 3.3.5, form 1).
 */
static icalparameter *zone_parameter(const Making *making)
{
    return making->zone == NULL ? NULL : icalparameter_new_tzid(zone_name(making->zone));
}

/* An event without an end ends as it begins; one of a day lasts that day. */
static void add_times(const Making *making, icalcomponent *event, const Row *slot)
{
    if (slot->start == CLOCK_UNKNOWN) {
        add(event, icalproperty_new_dtstart(ical_day(slot->date)), icalparameter_new_value(ICAL_VALUE_DATE));
        return;
    }
    add(event, icalproperty_new_dtstart(ical_clock(slot->date, slot->start)), zone_parameter(making));
    if (has_end(slot)) {
        add(event, icalproperty_new_dtend(ical_clock(slot->date, slot->end)), zone_parameter(making));
    }
}

/* How often it was issued anew, and when it became what it is; a meeting that is cancelled is still shown, struck. */
static void add_life(const Making *making, icalcomponent *component, const CalendarEvent *event)
{
    add_uid(making, component, event);
    add(component, icalproperty_new_dtstamp(ical_instant(event->changed)), NULL);
    if (making->options->events != NULL) {
        add(component, icalproperty_new_lastmodified(ical_instant(event->changed)), NULL);
    }
    add(component, icalproperty_new_sequence(event->sequence), NULL);
    if (event->cancelled) {
        add(component, icalproperty_new_status(ICAL_STATUS_CANCELLED), NULL);
    }
}

static void add_event(const Making *making, const CalendarEvent *life)
{
    const guint row = life->row;
    icalcomponent *event = icalcomponent_new_vevent();
    icalcomponent_add_component(making->calendar, event);
    add_life(making, event, life);
    add_times(making, event, programme_row(making->programme, row));
    g_autofree char *summary = summary_of(making, row);
    add_words(making, event, icalproperty_new_summary(summary));
    add_description(making, event, row);
    add_categories(making, event, row);
    add_location(making, event, row);
    if (!life->cancelled) {
        add_url(making, event, row);
    }
    const bool takes = takes_time(making, row) && !life->cancelled;
    add(event, icalproperty_new_transp(takes ? ICAL_TRANSP_OPAQUE : ICAL_TRANSP_TRANSPARENT), NULL);
}

/* A row without a date is nothing that a calendar can hold; nor is a remark, which happens at no time. */
static bool is_wanted(const Making *making, guint row)
{
    const Row *slot = programme_row(making->programme, row);
    if (!civil_date_is_set(slot->date) || slot->kind == ROW_REMARK) {
        return false;
    }
    const CalendarOptions *options = making->options;
    return options->wants == NULL || options->wants(making->programme, row, options->data);
}

static void add_head(const Making *making)
{
    const Programme *programme = making->programme;
    icalcomponent *calendar = making->calendar;
    g_autofree char *title = meetings_name(programme, making->language);
    add(calendar, icalproperty_new_version("2.0"), NULL);
    add(calendar, icalproperty_new_prodid("-//Placard//Placard " PLACARD_VERSION "//EN"), NULL);
    add(calendar, icalproperty_new_calscale("GREGORIAN"), NULL);
    add_words(making, calendar, icalproperty_new_name(title));
    add_extension(calendar, "X-WR-CALNAME", title);
    if (making->zone != NULL) {
        add_extension(calendar, "X-WR-TIMEZONE", zone_name(making->zone));
    }
    add(calendar, icalproperty_new_refreshinterval(icaldurationtype_from_int(SECONDS_OF_DAY / 2)),
        icalparameter_new_value(ICAL_VALUE_DURATION));
    if (has_text(making->options->url)) {
        add(calendar, icalproperty_new_url(making->options->url), NULL);
    }
}

static GBytes *serialize(icalcomponent *calendar, GError **error)
{
    char *text = icalcomponent_as_ical_string_r(calendar);
    if (text == NULL) {
        g_set_error(error, CALENDAR_ERROR, CALENDAR_ERROR_LIBRARY, "the calendar cannot be written: %s",
                    icalerror_strerror(icalerrno));
        return NULL;
    }
    GBytes *bytes = g_bytes_new(text, strlen(text));
    icalmemory_free_buffer(text);
    return bytes;
}

/* Goes on with the programme of the event. */
static void turn_to(Making *making, const CalendarEvent *event)
{
    if (making->programme != event->programme) {
        programme_marks_free(making->marks);
        g_clear_pointer(&making->ids, g_ptr_array_unref);
        making->marks = programme_marks_new(event->programme);
        making->ids = programme_meeting_ids(event->programme);
        making->programme = event->programme;
    }
}

/* The events that are asked for and have a time in the zone. What was cancelled and never had one is left out: no
 * calendar can hold it. NULL with the error set if one that takes place has none. Of const CalendarEvent *. */
static GPtrArray *wanted_events(Making *making, const GArray *events)
{
    g_autoptr(GPtrArray) wanted = g_ptr_array_new();
    for (guint i = 0; i < events->len; i++) {
        CalendarEvent *event = &g_array_index(events, CalendarEvent, i);
        turn_to(making, event);
        if (!is_wanted(making, event->row)) {
            continue;
        }
        GError **error = making->error;
        making->error = event->cancelled ? NULL : error;
        const bool covered = cover_row(making, event->row);
        making->error = error;
        if (covered) {
            g_ptr_array_add(wanted, event);
        } else if (!event->cancelled) {
            return NULL;
        }
    }
    return g_steal_pointer(&wanted);
}

static GBytes *make_calendar(Making *making, const Programme *latest, const GArray *events)
{
    g_autoptr(GPtrArray) wanted = wanted_events(making, events);
    if (wanted == NULL) {
        return NULL;
    }
    making->programme = latest;
    add_head(making);
    making->programme = NULL; /* the marks are of the last event's */
    if (making->zone != NULL && making->first <= making->last) {
        icalcomponent_add_component(making->calendar, new_zone_rules(making->zone, making->first, making->last));
    }
    for (guint i = 0; i < wanted->len; i++) {
        turn_to(making, g_ptr_array_index(wanted, i));
        add_event(making, g_ptr_array_index(wanted, i));
    }
    return serialize(making->calendar, making->error);
}

/* Each row as an event that nobody has yet. */
static GArray *first_events(const Programme *programme, MeetingIdentities *identities)
{
    GArray *events = g_array_new(FALSE, FALSE, sizeof(CalendarEvent));
    g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal);
    const Instant stamp = stamp_of(programme);
    for (guint row = 0; row < programme->rows->len; row++) {
        const char *identity = meeting_identity(identities, programme, row);
        const guint nth = GPOINTER_TO_UINT(g_hash_table_lookup(known, identity));
        const CalendarEvent event = { .programme = programme,
                                      .row = row,
                                      .first_programme = programme,
                                      .first_row = row,
                                      .nth = nth,
                                      .changed = stamp };
        g_array_append_val(events, event);
        g_hash_table_insert(known, (gpointer)identity, GUINT_TO_POINTER(nth + 1));
    }
    return events;
}

GBytes *programme_calendar(const Programme *programme, const CalendarOptions *options, GError **error)
{
    const char *place = programme_zone(programme);
    g_autoptr(Zone) zone = zone_new(place);
    if (place != NULL && zone == NULL) {
        g_set_error(error, CALENDAR_ERROR, CALENDAR_ERROR_ZONE, "there is no time zone \"%s\" on this system", place);
        return NULL;
    }
    g_autoptr(MeetingIdentities) identities = meeting_identities_new();
    g_autoptr(GArray) first = options->events == NULL ? first_events(programme, identities) : NULL;
    g_autoptr(icalcomponent) calendar = icalcomponent_new_vcalendar();
    const Language language = language_of_code(options->language);
    Making making = {
        .options = options,
        .identities = identities,
        .language = language != LANGUAGE_NONE ? language : programme->language,
        .zone = zone,
        .calendar = calendar,
        .first = 0,
        .last = -1,
        .error = error,
    };
    GBytes *bytes = make_calendar(&making, programme, first != NULL ? first : options->events);
    programme_marks_free(making.marks);
    g_clear_pointer(&making.ids, g_ptr_array_unref);
    return bytes;
}

/* --- what goes on ------------------------------------------------------------------------------------ */

static void add_item_words(const CalendarHead *head, icalcomponent *event, const CalendarItem *item)
{
    add_words_in(head->language, event, icalproperty_new_summary(item->summary));
    if (has_text(item->description)) {
        add_words_in(head->language, event, icalproperty_new_description(item->description));
    }
    if (has_text(item->location)) {
        add_words_in(head->language, event, icalproperty_new_location(item->location));
    }
    if (has_text(item->url)) {
        add(event, icalproperty_new_url(item->url), NULL);
    }
}

static void add_item(const CalendarHead *head, icalcomponent *calendar, const CalendarItem *item)
{
    icalcomponent *event = icalcomponent_new_vevent();
    icalcomponent_add_component(calendar, event);
    add(event, icalproperty_new_uid(item->uid), NULL);
    add(event, icalproperty_new_dtstamp(ical_instant(item->changed)), NULL);
    add(event, icalproperty_new_lastmodified(ical_instant(item->changed)), NULL);
    add(event, icalproperty_new_sequence(item->sequence), NULL);
    add(event,
        icalproperty_new_status(item->is_cancelled   ? ICAL_STATUS_CANCELLED
                                : item->is_tentative ? ICAL_STATUS_TENTATIVE
                                                     : ICAL_STATUS_CONFIRMED),
        NULL);
    add(event, icalproperty_new_dtstart(ical_instant(item->starts)), NULL);
    add(event, icalproperty_new_dtend(ical_instant(MAX(item->ends, item->starts))), NULL);
    add_item_words(head, event, item);
    const bool takes = item->takes_time && !item->is_cancelled;
    add(event, icalproperty_new_transp(takes ? ICAL_TRANSP_OPAQUE : ICAL_TRANSP_TRANSPARENT), NULL);
}

GBytes *calendar_of_items(const CalendarHead *head, const GArray *items, GError **error)
{
    g_autoptr(icalcomponent) calendar = icalcomponent_new_vcalendar();
    add(calendar, icalproperty_new_version("2.0"), NULL);
    add(calendar, icalproperty_new_prodid("-//Placard//Placard " PLACARD_VERSION "//EN"), NULL);
    add(calendar, icalproperty_new_calscale("GREGORIAN"), NULL);
    add_words_in(head->language, calendar, icalproperty_new_name(head->title));
    add_extension(calendar, "X-WR-CALNAME", head->title);
    if (has_text(head->zone)) {
        add_extension(calendar, "X-WR-TIMEZONE", head->zone);
    }
    add(calendar, icalproperty_new_refreshinterval(icaldurationtype_from_int(head->refresh_minutes * 60)),
        icalparameter_new_value(ICAL_VALUE_DURATION));
    for (guint i = 0; i < items->len; i++) {
        add_item(head, calendar, &g_array_index(items, CalendarItem, i));
    }
    return serialize(calendar, error);
}
