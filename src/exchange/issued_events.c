#include "exchange/issued_events.h"

#include "exchange/meeting_words.h"

typedef struct {
    GArray *events;  /* of CalendarEvent, in the order in which they were first issued */
    GArray *of_rows; /* of guint: for each row of the version that was reached, its event */
} Lives;

static GArray *numbers_new(void)
{
    return g_array_new(FALSE, FALSE, sizeof(guint));
}

static guint begin_life(Lives *lives, const IssuedVersion *version, guint row)
{
    const CalendarEvent event = { .programme = version->programme,
                                  .row = row,
                                  .first_programme = version->programme,
                                  .first_row = row,
                                  .changed = version->at };
    g_array_append_val(lives->events, event);
    return lives->events->len - 1;
}

/* Which rows of the new version are not what they were: named by a change themselves, or left or joined by a line. What
 * is said of place or zone is said of every meeting. */
static bool *changed_rows(const ProgrammeDiff *diff)
{
    bool *changed = g_new0(bool, diff->after->rows->len + 1);
    bool all = false;
    for (guint i = 0; i < diff->changes->len; i++) {
        const Change *change = programme_diff_at(diff, i);
        const bool in_rows = change_row(diff, change, true) != NULL;
        all |= change->aspect == ASPECT_PLACE || change->aspect == ASPECT_ZONE;
        if (in_rows) {
            changed[change->new_at] = true;
        }
        if (change->aspect == ASPECT_MEETING) {
            const int left = g_array_index(diff->new_rows, int, change->old_at);
            changed[left >= 0 ? left : change->new_at] = true;
        }
    }
    for (guint row = 0; row < diff->after->rows->len; row++) {
        changed[row] |= all || (row > 0 && programme_row(diff->after, row)->shares_row && changed[row - 1]);
    }
    return changed;
}

static void live_on(Lives *lives, const IssuedVersion *before, const IssuedVersion *version)
{
    g_autoptr(ProgrammeDiff) diff = programme_diff(before->programme, version->programme);
    g_autofree bool *changed = changed_rows(diff);
    g_autofree int *events = g_new(int, version->programme->rows->len + 1);
    for (guint row = 0; row < version->programme->rows->len; row++) {
        events[row] = -1;
    }
    for (guint old = 0; old < before->programme->rows->len; old++) {
        const guint number = g_array_index(lives->of_rows, guint, old);
        CalendarEvent *event = &g_array_index(lives->events, CalendarEvent, number);
        const int row = g_array_index(diff->new_rows, int, old);
        event->cancelled = row < 0;
        if (row >= 0) {
            events[row] = (int)number;
            event->programme = version->programme;
            event->row = (guint)row;
        }
        if (row < 0 || changed[row]) {
            event->sequence++;
            event->changed = version->at;
        }
    }
    g_array_set_size(lives->of_rows, 0);
    for (guint row = 0; row < version->programme->rows->len; row++) {
        const guint number = events[row] >= 0 ? (guint)events[row] : begin_life(lives, version, row);
        g_array_append_val(lives->of_rows, number);
    }
}

static void append_lives(const Lives *lives, GArray *events)
{
    for (guint i = 0; i < lives->of_rows->len; i++) {
        const guint number = g_array_index(lives->of_rows, guint, i);
        g_array_append_val(events, g_array_index(lives->events, CalendarEvent, number));
    }
    for (guint i = 0; i < lives->events->len; i++) {
        if (g_array_index(lives->events, CalendarEvent, i).cancelled) {
            g_array_append_val(events, g_array_index(lives->events, CalendarEvent, i));
        }
    }
}

/* Two events that began in the same place of the timetable, one after the other had left it, are told apart by which
 * was first. */
static void number_lives(GArray *events)
{
    g_autoptr(MeetingIdentities) identities = meeting_identities_new();
    g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < events->len; i++) {
        CalendarEvent *event = &g_array_index(events, CalendarEvent, i);
        const char *identity = meeting_identity(identities, event->first_programme, event->first_row);
        event->nth = GPOINTER_TO_UINT(g_hash_table_lookup(known, identity));
        g_hash_table_insert(known, (gpointer)identity, GUINT_TO_POINTER(event->nth + 1));
    }
}

GArray *issued_events_upto(const IssuedProgramme *issued, guint upto)
{
    Lives lives = { g_array_new(FALSE, FALSE, sizeof(CalendarEvent)), numbers_new() };
    const IssuedVersion *first = issued_version(issued, 0);
    for (guint row = 0; row < first->programme->rows->len; row++) {
        const guint number = begin_life(&lives, first, row);
        g_array_append_val(lives.of_rows, number);
    }
    for (guint i = 1; i <= upto; i++) {
        /* A meeting that is cancelled stays so: what takes its place is another. */
        live_on(&lives, issued_version(issued, i - 1), issued_version(issued, i));
    }
    number_lives(lives.events);
    GArray *events = g_array_new(FALSE, FALSE, sizeof(CalendarEvent));
    append_lives(&lives, events);
    g_array_unref(lives.events);
    g_array_unref(lives.of_rows);
    return events;
}

GArray *issued_events(const IssuedProgramme *issued)
{
    return issued_events_upto(issued, issued->versions->len - 1);
}
