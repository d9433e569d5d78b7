/* Rules on days and hours: the calendar, the session's days, the slots and the minutes in them. */
#include "core/check.h"

#include "base/text.h"
#include "core/prose.h"
#include "core/vocabulary.h"

#include <string.h>

/* --- days ----------------------------------------------------------------------------------------------- */

/* What is left of the text's claim when its year is not given: a session over New Year has two. */
static bool weekday_fits(const ProseDate *date, int year)
{
    return civil_date_weekday(prose_first(date, year)) == date->weekday;
}

static void weekdays_of_text(Check *check, const TextPlace *place)
{
    ProseDate date;
    for (const char *at = prose_find_date(place->text, &date); at != NULL;
         at = prose_find_date(at + date.length, &date)) {
        const CivilDate day = prose_first(&date, check->first_day.year);
        const Weekday is = civil_date_weekday(day);
        if (date.weekday == WEEKDAY_NONE || is == WEEKDAY_NONE || weekday_fits(&date, check->first_day.year) ||
            weekday_fits(&date, check->last_day.year)) {
            continue;
        }
        /* Without a year the text may speak of another one than the session's. */
        check_report_as(check, date.year != 0 ? SEVERITY_ERROR : SEVERITY_WARNING, place->at,
                        g_strdup_printf("“%s, %.*s” is not a %s", prose_weekday(date.weekday), (int)date.length, at,
                                        prose_weekday(date.weekday)),
                        g_strdup_printf("in %d that day is a %s", day.year, prose_weekday(is)));
    }
}

void check_weekday(Check *check)
{
    check_each_text(check, weekdays_of_text);
}

void check_date_missing(Check *check)
{
    for (guint i = 0; i < check->meetings->len; i++) {
        const Row *row = check_meeting(check, i);
        if (!civil_date_is_set(row->date)) {
            check_report(check, row->at, g_strdup("this meeting has no day"),
                         g_strdup("expected a day heading above it"));
        }
    }
}

static bool is_outside(const Programme *programme, CivilDate date)
{
    return civil_date_is_set(date) && civil_date_is_set(programme->from) &&
           civil_date_compare(programme->from, programme->to) <= 0 &&
           (civil_date_compare(date, programme->from) < 0 || civil_date_compare(date, programme->to) > 0);
}

static bool is_formal(const Row *row)
{
    return row->kind == ROW_MEETING && (row->mode == MODE_FORMAL || row->mode == MODE_JOINT);
}

/* Deadlines and informal consultations may well lie before the session; a meeting of the body may not. */
void check_date_outside(Check *check)
{
    const Programme *programme = check->programme;
    for (guint i = 0; i < programme->rows->len; i++) {
        const Row *row = programme_row(programme, i);
        if (!is_outside(programme, row->date)) {
            continue;
        }
        g_autofree char *day = prose_day(row->date);
        g_autofree char *from = prose_day(programme->from);
        g_autofree char *to = prose_day(programme->to);
        check_report_as(check, is_formal(row) ? SEVERITY_ERROR : SEVERITY_NOTE, row->at,
                        g_strdup_printf("%s is outside the session", day),
                        g_strdup_printf("it lasts from %s to %s", from, to));
    }
}

void check_day_order(Check *check)
{
    CivilDate last = { 0 };
    for (guint i = 0; i < check->programme->rows->len; i++) {
        const Row *row = programme_row(check->programme, i);
        if (!civil_date_is_set(row->date)) {
            continue;
        }
        if (civil_date_compare(row->date, last) < 0) {
            g_autofree char *day = prose_weekday_and_day(row->date);
            g_autofree char *before = prose_weekday_and_day(last);
            check_report(check, row->at, g_strdup_printf("%s stands after %s", day, before),
                         g_strdup("expected the days in order"));
        }
        last = row->date;
    }
}

static void report_session_day(Check *check, const Row *row, const char *which, CivilDate day)
{
    g_autofree char *session = prose_weekday_and_day(day);
    g_autofree char *meeting = prose_weekday_and_day(row->date);
    check_report(check, check->programme->dates_at, g_strdup_printf("the session's %s day is %s", which, session),
                 g_strdup_printf("but the %s meeting is on %s", which, meeting));
}

/* The first of the meetings with a day, or the last, going by `step`. */
static const Row *dated_meeting(const Check *check, int from, int step)
{
    for (int i = from; i >= 0 && i < (int)check->meetings->len; i += step) {
        if (civil_date_is_set(check_meeting(check, (guint)i)->date)) {
            return check_meeting(check, (guint)i);
        }
    }
    return NULL;
}

void check_session_days(Check *check)
{
    const Programme *programme = check->programme;
    const Row *first = dated_meeting(check, 0, 1);
    const Row *last = dated_meeting(check, (int)check->meetings->len - 1, -1);
    if (first == NULL) {
        return;
    }
    if (civil_date_is_set(programme->from) && civil_date_compare(first->date, programme->from) > 0) {
        report_session_day(check, first, "first", programme->from);
    }
    if (civil_date_is_set(programme->to) && civil_date_compare(last->date, programme->to) < 0) {
        report_session_day(check, last, "last", programme->to);
    }
}

/* The days on which the programme says something, be it that there is no meeting. */
static GHashTable *days_spoken_of(const Programme *programme)
{
    GHashTable *days = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < programme->rows->len; i++) {
        char day[CIVIL_DATE_SIZE];
        g_hash_table_add(days, g_strdup(civil_date_format(programme_row(programme, i)->date, day)));
    }
    return days;
}

void check_empty_day(Check *check)
{
    const Programme *programme = check->programme;
    if (check->meetings->len == 0 || !civil_date_is_set(programme->from)) {
        return;
    }
    g_autoptr(GHashTable) days = days_spoken_of(programme);
    for (CivilDate date = programme->from; civil_date_compare(date, programme->to) <= 0 && !check_is_full(check);
         date = civil_date_add(date, 1)) {
        char day[CIVIL_DATE_SIZE];
        if (civil_date_weekday(date) >= SATURDAY || g_hash_table_contains(days, civil_date_format(date, day))) {
            continue;
        }
        g_autofree char *name = prose_weekday_and_day(date);
        check_report(check, programme->dates_at, g_strdup_printf("nothing is planned for %s", name),
                     g_strdup("expected a meeting, or a line that says why there is none"));
    }
}

void check_weekend(Check *check)
{
    for (guint i = 0; i < check->meetings->len; i++) {
        const Row *row = check_meeting(check, i);
        const Weekday weekday = civil_date_weekday(row->date);
        if (weekday >= SATURDAY) {
            g_autofree char *when = check_when(row);
            check_report(check, row->at, g_strdup_printf("the meeting of %s is on a %s", when, prose_weekday(weekday)),
                         g_strdup("meetings are served from Monday to Friday"));
        }
    }
}

void check_no_meeting_day(Check *check)
{
    g_autoptr(GHashTable) free_days = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    char day[CIVIL_DATE_SIZE];
    for (guint i = 0; i < check->programme->rows->len; i++) {
        const Row *row = programme_row(check->programme, i);
        if (row->kind == ROW_NO_MEETING && row->start == CLOCK_UNKNOWN && civil_date_is_set(row->date)) {
            g_hash_table_add(free_days, g_strdup(civil_date_format(row->date, day)));
        }
    }
    for (guint i = 0; i < check->meetings->len; i++) {
        const Row *row = check_meeting(check, i);
        if (g_hash_table_contains(free_days, civil_date_format(row->date, day))) {
            g_autofree char *when = check_when(row);
            check_report(check, row->at, g_strdup_printf("the meeting of %s is on a day without meetings", when), NULL);
        }
    }
}

/* --- hours ---------------------------------------------------------------------------------------------- */

static bool has_hours(const Row *row)
{
    return row->start != CLOCK_UNKNOWN && row->end != CLOCK_UNKNOWN;
}

void check_hours_order(Check *check)
{
    for (guint i = 0; i < check->meetings->len; i++) {
        const Row *row = check_meeting(check, i);
        if (has_hours(row) && row->end <= row->start) {
            g_autofree char *start = prose_clock(row->start);
            g_autofree char *end = prose_clock(row->end);
            check_report(check, row->at, g_strdup_printf("the meeting ends at %s", end),
                         g_strdup_printf("it begins at %s", start));
        }
    }
}

void check_hours_missing(Check *check)
{
    for (guint i = 0; i < check->meetings->len; i++) {
        const Row *row = check_meeting(check, i);
        if (row->start == CLOCK_UNKNOWN) {
            g_autofree char *when = check_when(row);
            check_report(check, row->at, g_strdup_printf("the meeting of %s has no hour", when), NULL);
        }
    }
}

static bool is_interpreted(const Profile *profile, const Row *row)
{
    for (size_t i = 0; i < G_N_ELEMENTS(profile->hours); i++) {
        const Hours *hours = &profile->hours[i];
        const bool ends_inside = row->end == CLOCK_UNKNOWN ? row->start < hours->end : row->end <= hours->end;
        if (row->start >= hours->start && ends_inside) {
            return true;
        }
    }
    return false;
}

static char *hours_of_profile(const Profile *profile)
{
    GString *text = g_string_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(profile->hours); i++) {
        if (profile->hours[i].end > 0) {
            g_autofree char *start = prose_clock(profile->hours[i].start);
            g_autofree char *end = prose_clock(profile->hours[i].end);
            g_string_append_printf(text, "%s%s to %s", i > 0 ? " and " : "", start, end);
        }
    }
    return g_string_free(text, FALSE);
}

static char *hours_of_meeting(const Row *row)
{
    g_autofree char *start = prose_clock(row->start);
    if (row->end == CLOCK_UNKNOWN) {
        return g_strdup_printf("at %s", start);
    }
    g_autofree char *end = prose_clock(row->end);
    return g_strdup_printf("from %s to %s", start, end);
}

void check_interpretation(Check *check)
{
    const Profile *profile = check->programme->profile;
    for (guint i = 0; profile->hours_are_fixed && i < check->meetings->len; i++) {
        const Row *row = check_meeting(check, i);
        const bool ordered = row->end == CLOCK_UNKNOWN || row->end > row->start;
        if (row->start == CLOCK_UNKNOWN || !ordered || !is_formal(row) || !check_deliberates(row) ||
            is_interpreted(profile, row)) {
            continue;
        }
        g_autofree char *when = hours_of_meeting(row);
        g_autofree char *hours = hours_of_profile(profile);
        check_report(check, row->at, g_strdup_printf("the meeting %s is outside the hours of interpretation", when),
                     g_strdup_printf("they are %s", hours));
    }
}

/* Two meetings with the same words at the same time are one meeting written twice, not two that collide. */
static bool is_same_meeting(const Check *check, guint a, guint b)
{
    const Row *x = programme_row(check->programme, a);
    const Row *y = programme_row(check->programme, b);
    return !y->shares_row && civil_date_equal(x->date, y->date) && x->start == y->start && x->end == y->end &&
           g_strcmp0(programme_meeting_title(check->programme, a), programme_meeting_title(check->programme, b)) == 0;
}

void check_duplicate_meeting(Check *check)
{
    for (guint i = 1; i < check->meetings->len; i++) {
        const Row *row = check_meeting(check, i);
        if (civil_date_is_set(row->date) && row->start != CLOCK_UNKNOWN &&
            is_same_meeting(check, check_meeting_row(check, i - 1), check_meeting_row(check, i))) {
            g_autofree char *when = check_when(row);
            check_report(check, row->at, g_strdup_printf("the meeting of %s stands in the programme twice", when),
                         NULL);
        }
    }
}

static void report_overlap(Check *check, Severity severity, const Row *row, guint other, const char *what)
{
    g_autofree char *when = check_when(programme_row(check->programme, other));
    g_autofree char *title = check_quote(programme_meeting_title(check->programme, other));
    check_report_as(check, severity, row->at, g_strdup_printf("this meeting overlaps that of %s, %s", when, title),
                    g_strdup(what));
}

static bool begins_before_end(const Row *row, const Row *earlier)
{
    return civil_date_equal(row->date, earlier->date) && row->start < earlier->end;
}

/* In the same room: by room the meeting that ends last so far is remembered, so one walk is enough. */
static void overlap_in_room(Check *check)
{
    g_autoptr(GHashTable) latest = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < check->meetings->len; i++) {
        const guint number = check_meeting_row(check, i);
        const Row *row = check_meeting(check, i);
        if (row->room == NULL || !has_hours(row) || !civil_date_is_set(row->date)) {
            continue;
        }
        g_autofree char *room = text_words(row->room);
        const guint before = GPOINTER_TO_UINT(g_hash_table_lookup(latest, room)); /* row number + 1 */
        const Row *earlier = before > 0 ? programme_row(check->programme, before - 1) : NULL;
        if (earlier != NULL && begins_before_end(row, earlier) && !is_same_meeting(check, before - 1, number)) {
            report_overlap(check, SEVERITY_ERROR, row, before - 1, "a room holds one meeting at a time");
        }
        if (earlier == NULL || !civil_date_equal(row->date, earlier->date) || row->end >= earlier->end) {
            g_hash_table_insert(latest, g_steal_pointer(&room), GUINT_TO_POINTER(number + 1));
        }
    }
}

static bool share_room(const Row *a, const Row *b)
{
    return a->room != NULL && b->room != NULL && g_ascii_strcasecmp(a->room, b->room) == 0;
}

/* What a label says without its numbers: "plenary meeting" of "3rd plenary meeting". Free with g_free. */
static char *stream_of(const Row *row)
{
    g_autofree char *words = text_words(row->label != NULL ? row->label : "");
    g_auto(GStrv) all = g_strsplit(words, " ", -1);
    GString *stream = g_string_new(NULL);
    for (char **word = all; *word != NULL; word++) {
        if (!g_ascii_isdigit(**word) && vocabulary_ordinal(*word, NULL) == 0) {
            g_string_append_printf(stream, " %s", *word);
        }
    }
    return g_string_free(stream, FALSE);
}

/* Formal meetings of one body, wherever they are held. Those that are called differently, "plenary meeting" and
 * "panel", are planned side by side. */
static bool may_collide(const Check *check, guint a, guint b)
{
    const Row *x = programme_row(check->programme, a);
    const Row *y = programme_row(check->programme, b);
    if (share_room(x, y) || is_same_meeting(check, a, b)) {
        return false; /* another rule's matter */
    }
    g_autofree char *stream_x = stream_of(x);
    g_autofree char *stream_y = stream_of(y);
    return *stream_x == '\0' || *stream_y == '\0' || strcmp(stream_x, stream_y) == 0;
}

static void overlap_of_formal(Check *check)
{
    const bool known_body = check->programme->profile != profile_free_form();
    guint latest = G_MAXUINT;
    for (guint i = 0; i < check->meetings->len; i++) {
        const guint number = check_meeting_row(check, i);
        const Row *row = check_meeting(check, i);
        if (!is_formal(row) || !has_hours(row) || !civil_date_is_set(row->date) || !check_deliberates(row)) {
            continue;
        }
        const Row *earlier = latest != G_MAXUINT ? programme_row(check->programme, latest) : NULL;
        if (earlier != NULL && begins_before_end(row, earlier) && may_collide(check, latest, number)) {
            report_overlap(check, known_body ? SEVERITY_WARNING : SEVERITY_NOTE, row, latest,
                           "both are formal and neither is marked as parallel");
        }
        if (earlier == NULL || !civil_date_equal(row->date, earlier->date) || row->end >= earlier->end) {
            latest = number;
        }
    }
}

void check_overlap(Check *check)
{
    overlap_in_room(check);
    overlap_of_formal(check);
}

/* "3rd plenary meeting": 3, and in *ret_series the rest; 0 for a label that numbers no meeting. */
static int number_of_label(const char *label, const char **ret_series)
{
    size_t used = 0;
    const int number = label != NULL ? vocabulary_ordinal(label, &used) : 0;
    if (number == 0 || text_finds(label + used, "meeting") == NULL) {
        return 0;
    }
    *ret_series = label + used;
    return number;
}

void check_meeting_number(Check *check)
{
    g_autoptr(GHashTable) last = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < check->meetings->len; i++) {
        const Row *row = check_meeting(check, i);
        const char *series = NULL;
        const int number = number_of_label(row->label, &series);
        if (number == 0) {
            continue;
        }
        const int before = GPOINTER_TO_INT(g_hash_table_lookup(last, series));
        if (before > 0 && number != before + 1) {
            check_report(check, row->at, g_strdup_printf("“%s” follows number %d", row->label, before),
                         g_strdup_printf("expected number %d", before + 1));
        }
        g_hash_table_insert(last, (gpointer)series, GINT_TO_POINTER(number));
    }
}

void check_deadline_hour(Check *check)
{
    for (guint i = 0; i < check->programme->rows->len; i++) {
        const Row *row = programme_row(check->programme, i);
        if ((row->kind == ROW_DEADLINE || row->kind == ROW_LIST_CLOSURE) && row->start == CLOCK_UNKNOWN) {
            g_autofree char *quote = check_quote(row->text);
            check_report(check, row->at, g_strdup_printf("%s has no hour", quote), NULL);
        }
    }
}

/* --- minutes -------------------------------------------------------------------------------------------- */

typedef struct {
    int minutes;
    int timed;   /* lines with minutes */
    int untimed; /* lines without */
} Tally;

static int depth_of(const Entry *entry)
{
    return CLAMP(entry->depth, 0, 2);
}

/* An item that is followed by what is done under it heads those lines and takes no time itself. */
static bool is_heading(const Row *row, guint k)
{
    const EntryKind kind = row_entry(row, k)->kind;
    if (kind != ENTRY_ITEM && kind != ENTRY_SUBITEM) {
        return false;
    }
    const EntryKind next = k + 1 < row->entries->len ? row_entry(row, k + 1)->kind : ENTRY_ITEM;
    return next != ENTRY_ITEM && next != ENTRY_CLOSURE;
}

/* Lines of a slot or under a line, from *k on; `uneven` (may be NULL) is called for a line whose own minutes are not
 * those of the lines under it. The depth is at most 2, so the recursion is. */
static Tally tally_level(Check *check, const Row *row, guint *k, int depth,
                         void (*uneven)(Check *check, const Entry *entry, int under))
{
    Tally sum = { 0 };
    while (*k < row->entries->len && depth_of(row_entry(row, *k)) >= depth) {
        const Entry *entry = row_entry(row, *k);
        const bool heading = is_heading(row, *k);
        (*k)++;
        const Tally under = tally_level(check, row, k, depth_of(entry) + 1, uneven);
        if (entry->minutes > 0) {
            sum.minutes += entry->minutes;
            sum.timed++;
            if (uneven != NULL && under.timed > 0 && under.untimed == 0 && under.minutes != entry->minutes) {
                uneven(check, entry, under.minutes);
            }
        } else if (under.timed > 0 || (under.untimed > 0 && !heading)) {
            sum = (Tally){ sum.minutes + under.minutes, sum.timed + under.timed, sum.untimed + under.untimed };
        } else if (!heading) {
            sum.untimed++;
        }
    }
    return sum;
}

/* The minutes of the slot; where meetings share a printed row, of all of them. 0 if they are not known. */
static int slot_minutes(const Programme *programme, guint i)
{
    int minutes = 0;
    do {
        const Row *row = programme_row(programme, i);
        if (!has_hours(row) || row->end <= row->start) {
            return 0;
        }
        minutes += row->end - row->start;
        i++;
    } while (i < programme->rows->len && programme_row(programme, i)->shares_row);
    return minutes;
}

static void report_uneven(Check *check, const Entry *entry, int under)
{
    check_report(check, entry->at, g_strdup_printf("the lines under this one add up to %d minutes", under),
                 g_strdup_printf("it has %d", entry->minutes));
}

void check_slot_sum(Check *check)
{
    for (guint i = 0; i < check->programme->rows->len; i++) {
        const Row *row = programme_row(check->programme, i);
        guint k = 0;
        const Tally tally = tally_level(check, row, &k, 0, report_uneven);
        const int slot = tally.timed > 0 ? slot_minutes(check->programme, i) : 0;
        if (slot == 0) {
            continue;
        }
        if (tally.minutes > slot || (tally.untimed == 0 && tally.minutes != slot)) {
            check_report(check, row->at, g_strdup_printf("minutes of this meeting add up to %d", tally.minutes),
                         g_strdup_printf("the slot has %d", slot));
        }
    }
}

void check_minutes_partial(Check *check)
{
    for (guint i = 0; i < check->programme->rows->len; i++) {
        const Row *row = programme_row(check->programme, i);
        guint k = 0;
        const Tally tally = tally_level(check, row, &k, 0, NULL);
        const int slot = tally.timed > 0 ? slot_minutes(check->programme, i) : 0;
        if (tally.untimed > 0 && slot > tally.minutes) { /* a head has no time of its own where none is left */
            check_report(check, row->at,
                         g_strdup_printf("minutes are given for %d of %d lines of this meeting", tally.timed,
                                         tally.timed + tally.untimed),
                         g_strdup_printf("%d of its %d minutes are left for the rest", slot - tally.minutes, slot));
        }
    }
}
