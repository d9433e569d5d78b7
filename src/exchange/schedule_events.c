#include "exchange/schedule_events.h"

#include "base/text.h"
#include "base/zone.h"
#include "core/terms.h"
#include "exchange/meeting_words.h"

#include <string.h>

G_DEFINE_QUARK(placard - schedule - error, schedule_error)

enum {
    UUID_BYTES = 16,
    UNKNOWN_LENGTH = 60, /* minutes of a meeting whose end nobody tells */
    ID_LIMIT = 0x7fffffff,
};

typedef struct {
    Schedule *schedule;
    const ProgrammeMarks *marks;
    const Zone *zone;
    Language language;
    GHashTable *ids;   /* that are taken */
    GHashTable *rooms; /* of ScheduleRoom, by what is printed */
    const GPtrArray *meeting_ids;
    MeetingIdentities *identities;
    GError **error;
} Gathering;

/* --- identity -------------------------------------------------------------------------------------------------------
 */

/* The UUID of a name (RFC 4122, version 5) in a name space that is Placard's own. */
static char *uuid_of(const char *name)
{
    static const guint8 space[UUID_BYTES] = { 0x8a, 0x4c, 0xa7, 0x29, 0x26, 0x37, 0x49, 0xdd,
                                              0x93, 0x62, 0xcf, 0x45, 0xd9, 0x92, 0xb5, 0x0c };
    guint8 digest[20];
    gsize length = sizeof digest;
    GChecksum *checksum = g_checksum_new(G_CHECKSUM_SHA1);
    g_checksum_update(checksum, space, sizeof space);
    g_checksum_update(checksum, (const guchar *)name, (gssize)strlen(name));
    g_checksum_get_digest(checksum, digest, &length);
    g_checksum_free(checksum);
    digest[6] = (guint8)((digest[6] & 0x0f) | 0x50);
    digest[8] = (guint8)((digest[8] & 0x3f) | 0x80);
    GString *text = g_string_new(NULL);
    for (int i = 0; i < UUID_BYTES; i++) {
        g_string_append_printf(text, "%s%02x", i == 4 || i == 6 || i == 8 || i == 10 ? "-" : "", digest[i]);
    }
    return g_string_free(text, FALSE);
}

/* A positive number by the first figures of the guid; the next one that is free, should two be the same. */
static guint32 id_of(GHashTable *taken, const char *guid)
{
    guint32 id = (guint32)(g_ascii_strtoull(guid, NULL, 16) & ID_LIMIT);
    while (id == 0 || (taken != NULL && !g_hash_table_add(taken, GUINT_TO_POINTER(id)))) {
        id = (id + 1) & ID_LIMIT;
    }
    return id;
}

static char *guid_of(const char *kind, const char *name)
{
    g_autofree char *words = text_words(name);
    g_autofree char *identity = g_strdup_printf("%s\n%s", kind, words[0] != '\0' ? words : name);
    return uuid_of(identity);
}

/* --- times ----------------------------------------------------------------------------------------------------------
 */

/* What the clocks of the place show at `clock` on `date`, with their offset. NULL with the error set if they never do
 * or do twice. */
static char *time_of(const Gathering *gathering, CivilDate date, int clock)
{
    const CivilDate day = clock == CLOCK_DAY ? civil_date_add(date, 1) : date;
    char iso[CIVIL_DATE_SIZE];
    char hour[CLOCK_SIZE];
    civil_date_format(day, iso);
    clock_format(clock % CLOCK_DAY, hour);
    if (gathering->zone == NULL) {
        return g_strdup_printf("%sT%s:00-00:00", iso, hour);
    }
    Instant instant = 0;
    const ZoneAnswer answer = zone_instant(gathering->zone, date, clock, &instant);
    if (answer != ZONE_OK) {
        g_set_error(gathering->error, SCHEDULE_ERROR, SCHEDULE_ERROR_HOURS,
                    "%s, %s: the clocks of %s show that time %s", iso, hour, zone_name(gathering->zone),
                    answer == ZONE_TWICE ? "twice on that day" : "never on that day");
        return NULL;
    }
    const int offset = zone_offset(gathering->zone, instant, NULL) / 60;
    return g_strdup_printf("%sT%s:00%c%02d:%02d", iso, hour, offset < 0 ? '-' : '+', ABS(offset) / 60,
                           ABS(offset) % 60);
}

static bool clocks_show(const Zone *zone, CivilDate date, int clock)
{
    Instant instant;
    return zone == NULL || zone_instant(zone, date, clock, &instant) == ZONE_OK;
}

static bool has_end(const Row *row)
{
    return row->end != CLOCK_UNKNOWN && row->end > row->start;
}

/* A meeting without an end lasts as long as the body's usual hours do; beyond them an hour, for want of better, and
 * until an hour that the clocks show. */
static int end_of(const Gathering *gathering, const Row *row)
{
    if (has_end(row)) {
        return row->end;
    }
    const Profile *profile = gathering->schedule->programme->profile;
    int end = row->start + UNKNOWN_LENGTH;
    for (size_t i = 0; i < G_N_ELEMENTS(profile->hours); i++) {
        if (row->start >= profile->hours[i].start && row->start < profile->hours[i].end) {
            end = profile->hours[i].end;
        }
    }
    while (end < CLOCK_DAY && !clocks_show(gathering->zone, row->date, end)) {
        end += UNKNOWN_LENGTH;
    }
    return MIN(end, CLOCK_DAY);
}

/* --- events ---------------------------------------------------------------------------------------------------------
 */

static const ScheduleRoom *room_of(const Gathering *gathering, const Row *row)
{
    const Programme *programme = gathering->schedule->programme;
    GPtrArray *rooms = gathering->schedule->rooms;
    const char *name = row->room != NULL          ? row->room
                       : programme->place != NULL ? programme->place
                       : programme->body != NULL  ? programme->body
                                                  : "–";
    ScheduleRoom *room = g_hash_table_lookup(gathering->rooms, name);
    if (room != NULL) {
        return room;
    }
    room = g_new0(ScheduleRoom, 1);
    g_autofree char *place = g_strdup_printf("%s, %s", name, programme->place != NULL ? programme->place : "");
    *room = (ScheduleRoom){ .name = meeting_words_of(programme, name, gathering->language),
                            .printed = name,
                            .number = rooms->len,
                            .guid = guid_of("room", place) };
    g_ptr_array_add(rooms, room);
    g_hash_table_insert(gathering->rooms, (gpointer)name, room);
    return room;
}

static void person_free(gpointer data)
{
    SchedulePerson *person = data;
    g_free(person->name);
    g_free(person->guid);
    g_free(person);
}

/* Who presents something or makes a statement. */
static GPtrArray *persons_of(const Programme *programme, guint row)
{
    GPtrArray *persons = g_ptr_array_new_with_free_func(person_free);
    const GPtrArray *entries = programme_entries_of(programme, row)->entries;
    for (guint i = 0; i < entries->len; i++) {
        char *name = entry_presenter(g_ptr_array_index(entries, i));
        if (name == NULL) {
            continue;
        }
        SchedulePerson *person = g_new0(SchedulePerson, 1);
        *person = (SchedulePerson){ .name = name, .guid = guid_of("person", name) };
        person->id = id_of(NULL, person->guid);
        g_ptr_array_add(persons, person);
    }
    return persons;
}

/* What kind of meeting it is, if it is an unusual one. */
static const char *mode_words(MeetingMode mode, Language language)
{
    static const Term terms[N_MEETING_MODES] = {
        [MODE_INFORMAL] = TERM_INFORMAL_MEETING,
        [MODE_JOINT] = TERM_JOINT_MEETING,
        [MODE_PARALLEL] = TERM_PARALLEL_MEETING,
        [MODE_SIDE_EVENT] = TERM_SIDE_EVENT,
    };
    return mode == MODE_FORMAL ? "" : term_wording(terms[mode], language);
}

static char *track_of(const Programme *programme, guint row, Language language)
{
    g_autoptr(GPtrArray) subjects = meeting_subjects(programme, row, language);
    return g_strdup(subjects->len > 0 ? g_ptr_array_index(subjects, 0) : "");
}

static void describe(const Gathering *gathering, ScheduleEvent *event, guint row)
{
    const Schedule *schedule = gathering->schedule;
    const Programme *programme = schedule->programme;
    const char *meeting = g_ptr_array_index(gathering->meeting_ids, row);
    event->guid = uuid_of(meeting_identity(gathering->identities, programme, row));
    event->id = id_of(gathering->ids, event->guid);
    event->slug = g_strdup_printf("%s-%s", schedule->acronym, meeting);
    event->url = schedule->url != NULL ? g_strdup_printf("%s#%s", schedule->url, meeting) : NULL;
    event->title = meeting_title(programme, row, gathering->language);
    event->subtitle = g_strdup(mode_words(programme_row(programme, row)->mode, gathering->language));
    event->track = track_of(programme, row, gathering->language);
    event->description = meeting_lines(programme, gathering->marks, row, gathering->language);
    event->persons = persons_of(programme, row);
}

static bool add_event(const Gathering *gathering, guint i)
{
    const Row *row = programme_row(gathering->schedule->programme, i);
    const int end = end_of(gathering, row);
    ScheduleEvent *event = g_new0(ScheduleEvent, 1);
    g_ptr_array_add(gathering->schedule->events, event);
    event->date = row->date;
    event->start = row->start;
    event->minutes = end - row->start;
    event->begin = time_of(gathering, row->date, row->start);
    event->end = event->begin != NULL ? time_of(gathering, row->date, end) : NULL;
    if (event->end == NULL) {
        g_prefix_error(gathering->error, "%s: ", programme_meeting_title(gathering->schedule->programme, i));
        return false;
    }
    event->room = room_of(gathering, row);
    describe(gathering, event, i);
    return true;
}

static bool is_event(const Row *row)
{
    return row->kind == ROW_MEETING && civil_date_is_set(row->date) && row->start != CLOCK_UNKNOWN &&
           row->start < CLOCK_DAY;
}

/* By time, and at the same time by the paper's order, which the slugs follow. */
static int compare(gconstpointer a, gconstpointer b)
{
    const ScheduleEvent *x = *(ScheduleEvent *const *)a;
    const ScheduleEvent *y = *(ScheduleEvent *const *)b;
    const int days = civil_date_compare(x->date, y->date);
    return days != 0 ? days : x->start != y->start ? x->start - y->start : strcmp(x->slug, y->slug);
}

static bool add_events(const Gathering *gathering)
{
    const GPtrArray *rows = gathering->schedule->programme->rows;
    for (guint i = 0; i < rows->len; i++) {
        if (is_event(g_ptr_array_index(rows, i)) && !add_event(gathering, i)) {
            return false;
        }
    }
    g_ptr_array_sort(gathering->schedule->events, compare);
    return true;
}

/* --- the whole ------------------------------------------------------------------------------------------------------
 */

/* "oewg_20220725": the body's profile and the first day, in letters that every application takes. */
static char *acronym_of(const Programme *programme)
{
    const CivilDate day = programme_first_day(programme);
    char iso[CIVIL_DATE_SIZE];
    g_auto(GStrv) date = g_strsplit(civil_date_format(day, iso), "-", -1);
    g_autofree char *figures = g_strjoinv("", date);
    char *acronym = g_strdup_printf("%s_%s", programme->profile->id, figures[0] != '\0' ? figures : "undated");
    return g_strdelimit(acronym, "-", '_');
}

static bool all_multiples_of(const Schedule *schedule, int minutes)
{
    for (guint i = 0; i < schedule->events->len; i++) {
        const ScheduleEvent *event = g_ptr_array_index(schedule->events, i);
        if (event->start % minutes != 0 || event->minutes % minutes != 0) {
            return false;
        }
    }
    return true;
}

static void set_span(const Gathering *gathering)
{
    Schedule *schedule = gathering->schedule;
    const guint count = schedule->events->len;
    schedule->slot = all_multiples_of(schedule, 15) ? 15 : all_multiples_of(schedule, 5) ? 5 : 1;
    if (count == 0) {
        const CivilDate day = programme_first_day(schedule->programme);
        schedule->from = schedule->to = civil_date_is_set(day) ? day : civil_date(1970, 1, 1);
        char iso[CIVIL_DATE_SIZE];
        schedule->begin = g_strdup_printf("%sT00:00:00-00:00", civil_date_format(schedule->from, iso));
        schedule->end = g_strdup(schedule->begin);
        return;
    }
    const ScheduleEvent *first = g_ptr_array_index(schedule->events, 0);
    const ScheduleEvent *last = g_ptr_array_index(schedule->events, count - 1);
    schedule->from = first->date;
    schedule->to = last->date;
    schedule->begin = g_strdup(first->begin);
    guint day = 0;
    for (guint i = 0; i < count; i += schedule_day_length(schedule, i)) {
        day = i;
    }
    schedule->end = g_strdup(schedule_day_end(schedule, day));
}

static void room_free(gpointer data)
{
    ScheduleRoom *room = data;
    g_free(room->name);
    g_free(room->guid);
    g_free(room);
}

static void event_free(gpointer data)
{
    ScheduleEvent *event = data;
    g_free(event->begin);
    g_free(event->end);
    g_free(event->guid);
    g_free(event->slug);
    g_free(event->url);
    g_free(event->title);
    g_free(event->subtitle);
    g_free(event->track);
    g_free(event->description);
    g_clear_pointer(&event->persons, g_ptr_array_unref);
    g_free(event);
}

static bool is_web_address(const char *url)
{
    return url != NULL && (g_str_has_prefix(url, "https://") || g_str_has_prefix(url, "http://"));
}

Schedule *schedule_new(const Programme *programme, const ScheduleOptions *options, GError **error)
{
    const char *place = programme_zone(programme);
    g_autoptr(Zone) zone = zone_new(place);
    if (place != NULL && zone == NULL) {
        g_set_error(error, SCHEDULE_ERROR, SCHEDULE_ERROR_ZONE, "there is no time zone \"%s\" on this system", place);
        return NULL;
    }
    const Language asked = language_of_code(options->language);
    const Language language = asked != LANGUAGE_NONE ? asked : programme->language;
    char iso[CIVIL_DATE_SIZE];
    g_autoptr(Schedule) schedule = g_new0(Schedule, 1);
    schedule->programme = programme;
    schedule->language = language_code(language);
    schedule->url = is_web_address(options->url) ? options->url : NULL;
    schedule->acronym = acronym_of(programme);
    schedule->title = meetings_name(programme, language);
    schedule->version =
        g_strdup(civil_date_is_set(programme->issued) ? civil_date_format(programme->issued, iso) : "1");
    schedule->zone = g_strdup(place);
    schedule->rooms = g_ptr_array_new_with_free_func(room_free);
    schedule->events = g_ptr_array_new_with_free_func(event_free);
    g_autoptr(ProgrammeMarks) marks = programme_marks_new(programme);
    g_autoptr(GHashTable) ids = g_hash_table_new(NULL, NULL);
    g_autoptr(GHashTable) rooms = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GPtrArray) meeting_ids = programme_meeting_ids(programme);
    g_autoptr(MeetingIdentities) identities = meeting_identities_new();
    const Gathering gathering = { .schedule = schedule,
                                  .marks = marks,
                                  .zone = zone,
                                  .language = language,
                                  .ids = ids,
                                  .rooms = rooms,
                                  .meeting_ids = meeting_ids,
                                  .identities = identities,
                                  .error = error };
    if (!add_events(&gathering)) {
        return NULL;
    }
    set_span(&gathering);
    return g_steal_pointer(&schedule);
}

void schedule_free(Schedule *schedule)
{
    if (schedule == NULL) {
        return;
    }
    g_free(schedule->acronym);
    g_free(schedule->title);
    g_free(schedule->version);
    g_free(schedule->zone);
    g_free(schedule->begin);
    g_free(schedule->end);
    g_ptr_array_unref(schedule->rooms);
    g_ptr_array_unref(schedule->events);
    g_free(schedule);
}

guint schedule_day_length(const Schedule *schedule, guint first)
{
    const ScheduleEvent *begin = g_ptr_array_index(schedule->events, first);
    guint length = 1;
    for (; first + length < schedule->events->len; length++) {
        const ScheduleEvent *event = g_ptr_array_index(schedule->events, first + length);
        if (!civil_date_equal(event->date, begin->date)) {
            break;
        }
    }
    return length;
}

const char *schedule_day_end(const Schedule *schedule, guint first)
{
    const ScheduleEvent *latest = g_ptr_array_index(schedule->events, first);
    const guint length = schedule_day_length(schedule, first);
    for (guint i = 1; i < length; i++) {
        const ScheduleEvent *event = g_ptr_array_index(schedule->events, first + i);
        if (event->start + event->minutes > latest->start + latest->minutes) {
            latest = event;
        }
    }
    return latest->end;
}
