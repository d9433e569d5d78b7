/* The room as plain text, a line a thing, for displays of braille and for terminals: what stands on /room, as it stands
 * when it is asked for. */
#include "hall/errands.h"
#include "hall/room_parts.h"
#include "session/acts.h"
#include "session/floor.h"
#include "session/meeting.h"

#include <string.h>

typedef struct {
    const Scene *scene;
    Buffer out;
} Plain;

static void put(Plain *text, const char *words)
{
    buffer_string(&text->out, words);
}

static void end(Plain *text)
{
    buffer_char(&text->out, '\n');
}

/* "Has the floor: Fiji" */
static void put_fact(Plain *text, const char *name, const char *value)
{
    put(text, name);
    put(text, text->scene->words->colon);
    put(text, value);
    end(text);
}

static void put_head(Plain *text)
{
    const State *state = text->scene->state;
    const Body *body = state_the_body(state);
    g_autofree char *now = place_time_words(text->scene->place, text->scene->now);
    put(text, state_text(state, body->body));
    end(text);
    put(text, state_text(state, body->session));
    end(text);
    put(text, now);
    end(text);
    end(text);
}

static void put_meeting(Plain *text)
{
    const Scene *scene = text->scene;
    const int id = meeting_now(scene->state);
    if (id == ID_NONE) {
        put(text, state_the_body(scene->state)->is_closed ? scene->words->room_closed : scene->words->room_no_meeting);
        end(text);
        return;
    }
    const Meeting *meeting = state_meeting(scene->state, id);
    g_autofree char *name = line_meeting_words(scene, id);
    g_autofree char *mode = acts_choice(FIELD_MODE, meeting->mode, scene->visit->language);
    g_autofree char *line =
        meeting->segment != ID_NONE ? line_words(scene, meeting->segment) : line_matter_words(scene, meeting->matter);
    put_fact(text, name, mode);
    if (line != NULL) {
        put(text, line);
        end(text);
    }
}

static void put_floor(Plain *text)
{
    const Scene *scene = text->scene;
    const FloorView view = floor_view(scene->state, scene->now);
    if (meeting_now(scene->state) == ID_NONE) {
        return;
    }
    if (!scene_follows(scene)) {
        put(text, scene->words->meets_informally);
        end(text);
        return;
    }
    g_autofree char *who = line_speaker_words(scene, view.current);
    put_fact(text, scene->words->has_the_floor, who != NULL ? who : "–");
    for (guint i = 0; i < FLOOR_NEXT && view.next[i] != ID_NONE; i++) {
        g_autofree char *next = line_speaker_words(scene, view.next[i]);
        put_fact(text, scene->words->room_next, next);
    }
}

static void put_lines(Plain *text, const DayMeeting *day)
{
    const Scene *scene = text->scene;
    g_autofree char *name = line_meeting_words(scene, day->meeting);
    end(text);
    put(text, name);
    end(text);
    for (guint i = 0; i < day->lines->len; i++) {
        const DayLine *line = &g_array_index(day->lines, DayLine, i);
        g_autofree char *hours = line_hours(scene, line->planned_from, line->planned_to);
        g_autofree char *words = line_words(scene, line->segment);
        const bool is_open = line->began > 0 && line->ended == 0;
        put(text, line->is_heading ? "" : hours);
        put(text, line->is_heading ? "" : " ");
        put(text, words);
        put(text, is_open || line->ended > 0 || line->is_passed ? " – " : "");
        put(text, is_open           ? scene->words->room_is_now
                  : line->ended > 0 ? scene->words->room_done
                  : line->is_passed ? scene->words->room_not_taken
                                    : "");
        end(text);
    }
}

static void put_heard(Plain *text, const DayMeeting *day)
{
    const Scene *scene = text->scene;
    for (guint i = 0; i < day->heard->len; i++) {
        const int id = g_array_index(day->heard, int, i);
        const Inscription *row = state_inscription(scene->state, id);
        char clock[PLACE_CLOCK_SIZE];
        if (!row->is_informal) {
            g_autofree char *who = line_speaker_words(scene, id);
            put(text, place_clock(scene->place, row->began, false, clock));
            put(text, " ");
            put(text, who);
            end(text);
        }
    }
}

static void write_text(const Scene *scene, gpointer data)
{
    Plain *text = data;
    text->scene = scene;
    g_autoptr(GPtrArray) meetings = room_day(scene, day_to_show(scene->state, scene->now), false);
    put_head(text);
    put_meeting(text);
    put_floor(text);
    for (guint i = 0; i < meetings->len; i++) {
        put_lines(text, g_ptr_array_index(meetings, i));
        put_heard(text, g_ptr_array_index(meetings, i));
    }
}

static void answer(Errand *errand, Response *response)
{
    Plain text = { .out = BUFFER_INIT };
    errand_scene(errand, write_text, &text);
    if (errand->problem.kind == PROBLEM_NONE) {
        errand_say(errand, 200, buffer_text(&text.out), response);
    }
    buffer_clear(&text.out);
}

const ErrandInfo errand_room_text = { .path = "/room.txt", .roles = DOOR_EVERYBODY, .answer = answer };
