#include "hall/room_calendar.h"

#include "exchange/calendar.h"
#include "hall/lines.h"
#include "session/day_view.h"

#include <string.h>

enum { UID_DIGITS = 32, REFRESH_MINUTES = 5, MINUTE = 60 * G_USEC_PER_SEC };

typedef struct {
    const Scene *scene;
    const CalendarWish *wish;
    int participant; /* of the wish, or 0 */
    GArray *items;   /* of CalendarItem */
    GStringChunk *texts;
} Making;

static const char *keep(Making *making, char *text)
{
    const char *kept = text != NULL ? g_string_chunk_insert(making->texts, text) : NULL;
    g_free(text);
    return kept;
}

/* By what never changes: the body, the session, what it is, and its number there. */
static const char *uid_of(Making *making, const char *kind, const char *id)
{
    const State *state = making->scene->state;
    const Body *body = state_the_body(state);
    g_autofree char *name =
        g_strjoin("\n", state_text(state, body->body), state_text(state, body->session), kind, id, NULL);
    g_autofree char *digest = g_compute_checksum_for_string(G_CHECKSUM_SHA256, name, -1);
    return keep(making, g_strdup_printf("%.*s@placard", UID_DIGITS, digest));
}

/* Its times and its number as they are told; `words` of what else is told. */
static void add_item(Making *making, CalendarItem *item, const char *words)
{
    ToldEvent event = {
        .starts = item->starts, .ends = item->ends, .is_likely = item->is_tentative, .words = g_str_hash(words)
    };
    told_event(making->wish->told, item->uid, &event, making->scene->seq, state_now(making->scene->state));
    item->starts = event.starts;
    item->ends = event.ends;
    item->sequence = event.sequence;
    item->changed = event.changed;
    g_array_append_val(making->items, *item);
}

/* === Meetings === */

static int item_of(const State *state, int matter)
{
    const Matter *row = state_matter(state, matter);
    const Matter *item = row != NULL && row->parent != ID_NONE ? state_matter(state, row->parent) : row;
    return item != NULL ? item->number : 0;
}

/* Whether the participant is, or was, on a list on the matter. */
static bool is_concerned(const Making *making, int matter)
{
    const State *state = making->scene->state;
    const int number = item_of(state, matter);
    for (int list = 1; number > 0 && list <= state_lists(state); list++) {
        const SpeakersList *row = state_list(state, list);
        if (row == NULL || item_of(state, row->matter) != number) {
            continue;
        }
        const GArray *inscribed = state_inscribed(state, list);
        for (guint i = 0; i < inscribed->len; i++) {
            if (state_inscription(state, g_array_index(inscribed, int, i))->participant == making->participant) {
                return true;
            }
        }
    }
    return false;
}

static bool is_wanted(const Making *making, const Meeting *meeting)
{
    const State *state = making->scene->state;
    if (making->wish->item == 0 && making->participant == ID_NONE) {
        return true;
    }
    for (int i = 0; i < meeting->n_segments; i++) {
        const Segment *row = state_segment(state, meeting->first_segment + i);
        const int number = row != NULL ? item_of(state, row->matter) : 0;
        if (number > 0 && (making->wish->item == 0 || number == making->wish->item) &&
            (making->participant == ID_NONE || is_concerned(making, row->matter))) {
            return true;
        }
    }
    return false;
}

/* A meeting that the programme moved is the same event as before. */
static const char *first_id(const State *state, int meeting)
{
    const Meeting *row = state_meeting(state, meeting);
    for (int steps = state_meetings(state); row->moved_from != ID_NONE && steps > 0; steps--) {
        row = state_meeting(state, row->moved_from);
    }
    return state_text(state, row->id);
}

static const char *lines_of(Making *making, const Meeting *meeting)
{
    GString *lines = g_string_new(NULL);
    for (int i = 0; i < meeting->n_segments; i++) {
        g_autofree char *line = line_words(making->scene, meeting->first_segment + i);
        if (line != NULL) {
            g_string_append_printf(lines, "%s– %s", lines->len > 0 ? "\n" : "", line);
        }
    }
    return keep(making, g_string_free(lines, FALSE));
}

static const char *title_of(Making *making, int meeting)
{
    const Meeting *row = state_meeting(making->scene->state, meeting);
    const char *name = row->ordinal > 0 ? keep(making, line_meeting_words(making->scene, meeting))
                                        : making->scene->words->chart_meeting;
    for (int i = 0; i < row->n_segments; i++) {
        const Segment *segment = state_segment(making->scene->state, row->first_segment + i);
        if (segment != NULL && item_of(making->scene->state, segment->matter) > 0) {
            g_autofree char *line = line_words(making->scene, row->first_segment + i);
            return keep(making, g_strconcat(name, making->scene->words->colon, line, NULL));
        }
    }
    return name;
}

static const char *address_of(Making *making, const char *path)
{
    return keep(making,
                g_strconcat(making->wish->base, "/", language_code(making->scene->visit->language), path, NULL));
}

static void add_meeting(Making *making, int id)
{
    char iso[CIVIL_DATE_SIZE];
    const State *state = making->scene->state;
    const Meeting *row = state_meeting(state, id);
    const Text place = row->room != 0 ? row->room : state_the_body(state)->place;
    g_autofree char *day = g_strconcat("/room/", civil_date_format(day_of_meeting(state, id), iso), NULL);
    CalendarItem item = { .uid = uid_of(making, "meeting", first_id(state, id)),
                          .starts = row->called > 0 ? row->called : row->starts,
                          .ends = row->adjourned > 0 ? row->adjourned : row->ends,
                          .summary = title_of(making, id),
                          .description = lines_of(making, row),
                          .location = state_text(state, place),
                          .url = address_of(making, day),
                          .is_cancelled = row->state == MEETING_CANCELLED,
                          .takes_time = true };
    g_autofree char *words = g_strdup_printf("%d %d %u %d", row->state, row->ordinal, place, row->n_segments);
    item.ends = MAX(item.ends, item.starts);
    add_item(making, &item, words);
}

static void add_meetings(Making *making)
{
    for (int id = 1; id <= state_meetings(making->scene->state); id++) {
        const Meeting *row = state_meeting(making->scene->state, id);
        if (row != NULL && (!row->is_taken_out || row->ordinal > 0) && is_wanted(making, row)) {
            add_meeting(making, id);
        }
    }
}

/* === Statements === */

static const char *statement_title(Making *making, const Inscription *row)
{
    const Scene *scene = making->scene;
    const SpeakersList *list = state_list(scene->state, row->list);
    g_autofree char *who = scene_name(scene, row->participant);
    g_autofree char *matter = list != NULL ? line_matter_words(scene, list->matter) : NULL;
    return keep(making, g_strconcat(who, matter != NULL ? scene->words->colon : NULL, matter, NULL));
}

static void add_statement(Making *making, int id, Instant starts, Instant ends, bool is_likely, const char *about)
{
    char number[16];
    const Inscription *row = state_inscription(making->scene->state, id);
    g_snprintf(number, sizeof number, "%d", id);
    CalendarItem item = { .uid = uid_of(making, "statement", number),
                          .starts = starts,
                          .ends = ends,
                          .summary = statement_title(making, row),
                          .description = about,
                          .url = address_of(making, "/room"),
                          .is_tentative = is_likely,
                          .takes_time = true };
    g_autofree char *words = g_strdup_printf("%d", row->state);
    add_item(making, &item, words);
}

static void add_waiting(Making *making, int list, const ListOutlook *outlook, int id)
{
    const int place = list_outlook_find(outlook, id);
    if (place < 0) {
        return;
    }
    const ForecastSpeaker *likely = &outlook->speakers[place];
    add_statement(making, id, likely->start.likely, likely->end.likely, true, making->scene->words->calendar_likely);
}

/* Lists of nothing that stands on the agenda are those of consultations: not everybody's. */
static bool shows_waiting(const Making *making, const SpeakersList *list)
{
    const Scene *scene = making->scene;
    const bool is_own = making->participant == scene->participant;
    return is_own || (scene_follows(scene) && list->matter != ID_NONE);
}

static void add_of_list(Making *making, int list)
{
    const Scene *scene = making->scene;
    const GArray *waiting = state_waiting(scene->state, list), *taken = state_taken(scene->state, list);
    for (guint i = 0; shows_waiting(making, state_list(scene->state, list)) && i < waiting->len; i++) {
        const int id = g_array_index(waiting, int, i);
        if (state_inscription(scene->state, id)->participant == making->participant) {
            add_waiting(making, list, scene_outlook(scene, list), id);
        }
    }
    for (guint i = 0; i < taken->len; i++) {
        const int id = g_array_index(taken, int, i);
        const Inscription *row = state_inscription(scene->state, id);
        if (row->participant == making->participant && !row->is_informal && row->ended > 0) {
            add_statement(making, id, row->began, row->ended, false, NULL);
        }
    }
}

static void add_statements(Making *making)
{
    const State *state = making->scene->state;
    for (int list = 1; making->participant != ID_NONE && list <= state_lists(state); list++) {
        const SpeakersList *row = state_list(state, list);
        if (row != NULL && (making->wish->item == 0 || item_of(state, row->matter) == making->wish->item)) {
            add_of_list(making, list);
        }
    }
}

GBytes *room_calendar(const Scene *scene, const CalendarWish *wish, GError **error)
{
    enum { TEXTS_BLOCK = 4096 };
    const State *state = scene->state;
    const Body *body = state_the_body(state);
    Making making = { .scene = scene,
                      .wish = wish,
                      .participant = wish->party != NULL ? state_find_participant(state, wish->party) : ID_NONE,
                      .items = g_array_new(FALSE, FALSE, sizeof(CalendarItem)),
                      .texts = g_string_chunk_new(TEXTS_BLOCK) };
    g_autofree char *who = scene_name(scene, making.participant);
    g_autofree char *title =
        g_strconcat(state_text(state, body->session) != NULL ? state_text(state, body->session) : scene->words->today,
                    who != NULL ? " – " : NULL, who, NULL);
    const CalendarHead head = { .title = title,
                                .language = language_code(scene->visit->language),
                                .zone = state_text(state, body->zone),
                                .refresh_minutes = REFRESH_MINUTES };
    add_meetings(&making);
    add_statements(&making);
    GBytes *bytes = calendar_of_items(&head, making.items, error);
    g_array_unref(making.items);
    g_string_chunk_free(making.texts);
    return bytes;
}
