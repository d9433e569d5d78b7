/* Both forms of a schedule, from the same events. */
#include "exchange/schedule.h"

#include "base/json.h"
#include "doc/xml_write.h"
#include "exchange/schedule_events.h"

/* "03:00" of 180 minutes: a length, and also a time of day. */
static char *hours_and_minutes(int minutes)
{
    return g_strdup_printf("%02d:%02d", minutes / 60, minutes % 60);
}

/* --- XML
 * -------------------------------------------------------------------------------------------------------------- */

static void put_length(XmlWriter *xml, const char *name, int minutes)
{
    g_autofree char *text = hours_and_minutes(minutes);
    xml_write_element(xml, name, text);
}

static void put_date(XmlWriter *xml, const char *name, CivilDate date)
{
    char iso[CIVIL_DATE_SIZE];
    xml_write_element(xml, name, civil_date_format(date, iso));
}

static int count_days(const Schedule *schedule)
{
    int days = 0;
    for (guint i = 0; i < schedule->events->len; i += schedule_day_length(schedule, i)) {
        days++;
    }
    return days;
}

static void put_conference(XmlWriter *xml, const Schedule *schedule)
{
    g_autofree char *days = g_strdup_printf("%d", MAX(count_days(schedule), 1));
    xml_write_begin(xml, "conference");
    xml_write_element(xml, "acronym", schedule->acronym);
    xml_write_element(xml, "title", schedule->title);
    put_date(xml, "start", schedule->from);
    put_date(xml, "end", schedule->to);
    xml_write_element(xml, "days", days);
    put_length(xml, "timeslot_duration", schedule->slot);
    xml_write_element(xml, "base_url", schedule->url);
    xml_write_element(xml, "time_zone_name", schedule->zone);
    xml_write_end(xml);
}

static void put_persons(XmlWriter *xml, const GPtrArray *persons)
{
    xml_write_begin(xml, "persons");
    for (guint i = 0; i < persons->len; i++) {
        const SchedulePerson *person = g_ptr_array_index(persons, i);
        xml_write_begin(xml, "person");
        xml_write_number(xml, "id", person->id);
        xml_write_text(xml, person->name);
        xml_write_end(xml);
    }
    xml_write_end(xml);
}

static void put_event(XmlWriter *xml, const Schedule *schedule, const ScheduleEvent *event)
{
    xml_write_begin(xml, "event");
    xml_write_number(xml, "id", event->id);
    xml_write_attribute(xml, "guid", event->guid);
    xml_write_element(xml, "date", event->begin);
    put_length(xml, "start", event->start);
    put_length(xml, "duration", event->minutes);
    const struct {
        const char *name, *text;
    } texts[] = {
        { "room", event->room->name },
        { "slug", event->slug },
        { "url", event->url },
        { "title", event->title },
        { "subtitle", event->subtitle },
        { "track", event->track },
        { "type", "meeting" },
        { "language", schedule->language },
        { "abstract", "" },
        { "description", event->description },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        xml_write_element(xml, texts[i].name, texts[i].text);
    }
    put_persons(xml, event->persons);
    xml_write_begin(xml, "links");
    xml_write_end(xml);
    xml_write_end(xml);
}

static int compare_rooms(gconstpointer a, gconstpointer b)
{
    const guint x = (*(ScheduleEvent *const *)a)->room->number;
    const guint y = (*(ScheduleEvent *const *)b)->room->number;
    return (x > y) - (x < y);
}

/* The events of a day, those of one room together and in their order. */
static GPtrArray *events_by_room(const Schedule *schedule, guint first)
{
    const guint length = schedule_day_length(schedule, first);
    GPtrArray *events = g_ptr_array_sized_new(length);
    for (guint i = first; i < first + length; i++) {
        g_ptr_array_add(events, g_ptr_array_index(schedule->events, i));
    }
    g_ptr_array_sort(events, compare_rooms); /* which leaves alone what is equal */
    return events;
}

static void put_rooms(XmlWriter *xml, const Schedule *schedule, guint first)
{
    g_autoptr(GPtrArray) events = events_by_room(schedule, first);
    const ScheduleRoom *open = NULL;
    for (guint i = 0; i < events->len; i++) {
        const ScheduleEvent *event = g_ptr_array_index(events, i);
        if (event->room != open) {
            if (open != NULL) {
                xml_write_end(xml);
            }
            open = event->room;
            xml_write_begin(xml, "room");
            xml_write_attribute(xml, "name", open->name);
        }
        put_event(xml, schedule, event);
    }
    xml_write_end(xml);
}

static void put_day(XmlWriter *xml, const Schedule *schedule, guint first, int index)
{
    const ScheduleEvent *event = g_ptr_array_index(schedule->events, first);
    char iso[CIVIL_DATE_SIZE];
    xml_write_begin(xml, "day");
    xml_write_number(xml, "index", index);
    xml_write_attribute(xml, "date", civil_date_format(event->date, iso));
    xml_write_attribute(xml, "start", event->begin);
    xml_write_attribute(xml, "end", schedule_day_end(schedule, first));
    put_rooms(xml, schedule, first);
    xml_write_end(xml);
}

/* A schedule has a day at least, even one without events. */
static void put_empty_day(XmlWriter *xml, const Schedule *schedule)
{
    char iso[CIVIL_DATE_SIZE];
    xml_write_begin(xml, "day");
    xml_write_number(xml, "index", 1);
    xml_write_attribute(xml, "date", civil_date_format(schedule->from, iso));
    xml_write_end(xml);
}

GBytes *programme_schedule_xml(const Programme *programme, const ScheduleOptions *options, GError **error)
{
    g_autoptr(Schedule) schedule = schedule_new(programme, options, error);
    if (schedule == NULL) {
        return NULL;
    }
    g_autoptr(XmlWriter) xml = xml_write_new(true);
    xml_write_begin(xml, "schedule");
    xml_write_begin(xml, "generator");
    xml_write_attribute(xml, "name", "Placard");
    xml_write_attribute(xml, "version", PLACARD_VERSION);
    xml_write_end(xml);
    xml_write_element(xml, "version", schedule->version);
    put_conference(xml, schedule);
    int index = 1;
    for (guint i = 0; i < schedule->events->len; i += schedule_day_length(schedule, i)) {
        put_day(xml, schedule, i, index++);
    }
    if (schedule->events->len == 0) {
        put_empty_day(xml, schedule);
    }
    return xml_write_finish(xml, error);
}

/* --- JSON
 * ------------------------------------------------------------------------------------------------------------- */

static void json_days(JsonWriter *json, const Schedule *schedule)
{
    int index = 1;
    json_open_array(json, "days");
    for (guint i = 0; i < schedule->events->len; i += schedule_day_length(schedule, i)) {
        const ScheduleEvent *first = g_ptr_array_index(schedule->events, i);
        char iso[CIVIL_DATE_SIZE];
        json_open_inline_object(json, NULL);
        json_put_integer(json, "index", index++);
        json_put_string(json, "date", civil_date_format(first->date, iso));
        json_put_string(json, "start", first->begin);
        json_put_string(json, "end", schedule_day_end(schedule, i));
        json_close_object(json);
    }
    json_close_array(json);
}

static void json_room(JsonWriter *json, const char *name, const ScheduleRoom *room)
{
    json_open_inline_object(json, name);
    json_put_string(json, "name", room->name);
    json_put_string(json, "guid", room->guid);
    json_close_object(json);
}

static void json_conference(JsonWriter *json, const Schedule *schedule)
{
    g_autofree char *slot = hours_and_minutes(schedule->slot);
    json_open_object(json, "conference");
    json_put_string(json, "acronym", schedule->acronym);
    json_put_string(json, "title", schedule->title);
    json_put_string(json, "start", schedule->begin);
    json_put_string(json, "end", schedule->end);
    json_put_string(json, "timeslot_duration", slot);
    if (schedule->zone != NULL) {
        json_put_string(json, "time_zone_name", schedule->zone);
    }
    if (schedule->url != NULL) {
        json_put_string(json, "url", schedule->url);
    }
    json_open_array(json, "rooms");
    for (guint i = 0; i < schedule->rooms->len; i++) {
        json_room(json, NULL, g_ptr_array_index(schedule->rooms, i));
    }
    json_close_array(json);
    json_days(json, schedule);
    json_close_object(json);
}

static void json_persons(JsonWriter *json, const GPtrArray *persons)
{
    json_open_array(json, "participants");
    for (guint i = 0; i < persons->len; i++) {
        const SchedulePerson *person = g_ptr_array_index(persons, i);
        json_open_inline_object(json, NULL);
        json_put_string(json, "name", person->name);
        json_put_string(json, "guid", person->guid);
        json_put_string(json, "role", "speaker");
        json_close_object(json);
    }
    json_close_array(json);
}

static const char *text_or_null(const char *text)
{
    return text[0] != '\0' ? text : NULL;
}

/* An address is wanted of every event: where there is no page, its guid is one (RFC 4122 section 3). */
static char *address_of(const ScheduleEvent *event)
{
    return event->url != NULL ? g_strdup(event->url) : g_strconcat("urn:uuid:", event->guid, NULL);
}

static void json_event(JsonWriter *json, const Schedule *schedule, const ScheduleEvent *event)
{
    g_autofree char *address = address_of(event);
    json_open_object(json, NULL);
    json_put_string(json, "guid", event->guid);
    json_put_string(json, "slug", event->slug);
    json_put_string(json, "url", address);
    json_put_string(json, "start", event->begin);
    json_put_string(json, "end", event->end);
    json_room(json, "room", event->room);
    json_put_string(json, "title", event->title);
    json_put_string(json, "subtitle", text_or_null(event->subtitle));
    json_put_string(json, "track", text_or_null(event->track));
    json_put_string(json, "type", "meeting");
    json_put_string(json, "language", schedule->language);
    json_put_string(json, "abstract", NULL);
    json_put_string(json, "description", text_or_null(event->description));
    json_persons(json, event->persons);
    json_open_array(json, "links");
    json_close_array(json);
    json_close_object(json);
}

GBytes *programme_schedule_json(const Programme *programme, const ScheduleOptions *options, GError **error)
{
    g_autoptr(Schedule) schedule = schedule_new(programme, options, error);
    if (schedule == NULL) {
        return NULL;
    }
    g_auto(Buffer) out = BUFFER_INIT;
    JsonWriter json;
    json_begin(&json, &out);
    json_open_object(&json, NULL);
    json_put_string(&json, "$schema", "https://c3voc.de/schema/schedule2");
    json_open_inline_object(&json, "generator");
    json_put_string(&json, "name", "Placard");
    json_put_string(&json, "version", PLACARD_VERSION);
    json_close_object(&json);
    json_open_object(&json, "schedule");
    json_put_string(&json, "version", schedule->version);
    json_conference(&json, schedule);
    json_open_array(&json, "events");
    for (guint i = 0; i < schedule->events->len; i++) {
        json_event(&json, schedule, g_ptr_array_index(schedule->events, i));
    }
    json_close_array(&json);
    json_close_object(&json);
    json_close_object(&json);
    buffer_char(&out, '\n');
    return buffer_steal(&out);
}
