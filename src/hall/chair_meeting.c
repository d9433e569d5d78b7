/* The meeting: its hours and its room, and the programme from the line that is being taken up. */
#include "hall/chair_parts.h"
#include "hall/lines.h"

#include "session/acts.h"
#include "session/common.h"
#include "session/deadlines.h"
#include "session/meeting.h"
#include "session/officers.h"
#include "session/quorum.h"
#include "session/suggest.h"
#include "session/work_lines.h"

/* The programme */

static void put_line(const Scene *scene, Html *html, const WorkLine *line, bool is_now)
{
    const Segment *row = state_segment(scene->state, line->segment);
    g_autofree char *title = line_words(scene, line->segment);
    html_open_class(html, "li", is_now ? "now" : NULL);
    html_attribute(html, "aria-current", is_now ? "step" : NULL);
    html_open(html, "span");
    line_put_words(scene, html, "span", NULL, title);
    if (is_now && row->opened > 0) {
        html_text(html, " ");
        html_open_class(html, "span", "quiet");
        scene_put_clock(scene, html, row->opened);
        html_close(html);
    }
    html_close(html);
    if (row->minutes > 0) {
        g_autofree char *minutes = tell_duration((gint64)row->minutes * 60, scene->visit->language);
        html_element(html, "span", "quiet", minutes);
    }
    html_close(html);
}

static void put_lines(const Scene *scene, Html *html, int meeting)
{
    enum { SHOWN = 8 };
    const Meeting *row = state_meeting(scene->state, meeting);
    g_autoptr(GArray) lines = work_lines(scene->state, meeting);
    int shown = 0;
    html_open_class(html, "ol", "lines");
    for (guint i = 0; i < lines->len; i++) {
        const WorkLine *line = &g_array_index(lines, WorkLine, i);
        const bool is_now = line->segment == row->segment;
        if ((is_now || !line->is_done) && shown++ < SHOWN) {
            put_line(scene, html, line, is_now);
        }
    }
    html_close(html);
    if (shown > SHOWN) {
        g_autofree char *more = g_strdup_printf("%d", shown - SHOWN);
        html_open_class(html, "p", "quiet");
        words_put_with(scene->words->more_lines, more, html_inside(html));
        html_close(html);
    } else if (shown == 0) {
        html_element(html, "p", "quiet", scene->words->room_nothing_ahead);
    }
}

static void put_matter(const Scene *scene, Html *html, int matter)
{
    const Matter *row = state_matter(scene->state, matter);
    if (row == NULL) {
        return;
    }
    g_autofree char *words = line_matter_words(scene, matter);
    html_open_class(html, "p", "agenda");
    line_put(html, "strong", NULL, words);
    if (row->report != 0) {
        html_text(html, " ");
        html_element(html, "span", "tag", state_text(scene->state, row->report));
    }
    html_close(html);
}

/* Closures of lists that the programme names and nobody has carried out. */
static void put_prompts(const Scene *scene, Html *html)
{
    g_autoptr(GArray) prompting = deadlines_prompting(scene->state);
    for (guint i = 0; i < prompting->len; i++) {
        const Deadline *deadline = state_deadline(scene->state, g_array_index(prompting, int, i));
        html_open(html, "p");
        html_element(html, "span", "tag warn", scene->words->list_closure);
        html_text(html, " ");
        html_text(html, state_text(scene->state, deadline->title));
        html_close(html);
    }
}

static void put_programme(const Scene *scene, Html *html)
{
    const int running = meeting_now(scene->state);
    const int meeting = running != ID_NONE ? running : suggest_meeting(scene->state, scene->now);
    html_attribute(html, "class", "panel");
    html_element(html, "h2", NULL, scene->words->chair_programme);
    if (meeting == ID_NONE) {
        html_element(html, "p", "quiet", scene->words->room_none);
        return;
    }
    put_matter(scene, html, state_meeting(scene->state, meeting)->matter);
    put_lines(scene, html, meeting);
    put_prompts(scene, html);
}

const Fragment fragment_chair_programme = {
    .name = "chair-programme", .tag = "section", .depends = ON_AUDIENCE, .put = put_programme
};

/* The room */

static void put_hours(const Scene *scene, Html *html, const Meeting *meeting)
{
    html_open_class(html, "span", "hours");
    scene_put_clock(scene, html, meeting->starts);
    html_text(html, "–");
    scene_put_clock(scene, html, meeting->ends);
    html_close(html);
}

static void put_mode(const Scene *scene, Html *html, const Meeting *meeting)
{
    const bool is_break = meeting->state == MEETING_SUSPENDED && meeting->is_break;
    if (is_break) {
        html_element(html, "span", "tag warn", scene->words->room_in_break);
    } else {
        g_autofree char *mode = acts_choice(FIELD_MODE, meeting->mode, scene->visit->language);
        html_element(html, "span", meeting->mode == SITTING_FORMAL ? "tag" : "tag warn", mode);
    }
    if (meeting->state == MEETING_SUSPENDED) {
        html_text(html, " ");
        html_element(html, "span", "tag warn", scene->words->room_suspended);
        if (meeting->until > 0) {
            g_autofree char *until = place_time_words(scene->place, meeting->until);
            html_element(html, "span", "quiet", until);
        }
    }
}

static void put_quorum(const Scene *scene, Html *html, const char *words, Quorum quorum)
{
    html_open_class(html, "span", quorum_is_met(scene->state, quorum) ? "tag good" : "tag bad");
    words_put_number(words, quorum_needed(scene->state, quorum), html_inside(html));
    html_close(html);
}

static void put_presence(const Scene *scene, Html *html)
{
    const Words *words = scene->words;
    html_open_class(html, "p", "presence");
    words_put_count(words, words->chair_present, quorum_present(scene->state), html_inside(html));
    html_text(html, " ");
    put_quorum(scene, html, words->chair_to_open, QUORUM_TO_OPEN);
    html_text(html, " ");
    put_quorum(scene, html, words->chair_to_decide, QUORUM_TO_DECIDE);
    html_close(html);
}

/* What is left until then; nothing once it has come. */
static void put_left(Html *html, const char *words, Instant at)
{
    html_open_class(html, "span", "until");
    html_element(html, "span", "quiet", words);
    html_text(html, " ");
    html_open_class(html, "span", "left");
    html_number(html, "data-until", at / 1000);
    html_close(html);
    html_close(html);
}

static void put_meeting(const Scene *scene, Html *html, const Meeting *meeting, bool runs)
{
    const int presides = runs ? meeting->presiding : ID_NONE;
    html_open_class(html, "p", "meeting");
    if (meeting->ordinal > 0) {
        g_autofree char *told =
            tell_meeting(meeting->ordinal, state_text(scene->state, meeting->id), scene->visit->language);
        html_element(html, "strong", NULL, told);
    } else {
        html_element(html, "strong", NULL, state_text(scene->state, meeting->id));
    }
    html_text(html, " ");
    put_hours(scene, html, meeting);
    html_text(html, " ");
    if (runs) {
        put_mode(scene, html, meeting);
        put_left(html, scene->words->chair_until_end, meeting->ends);
    } else {
        put_left(html, scene->words->chair_until_start, meeting->starts);
    }
    html_close(html);
    if (presides != ID_NONE) {
        g_autofree char *name = scene_name(scene, presides);
        html_open_class(html, "p", "quiet");
        words_put_with(scene->words->room_presides, name, html_inside(html));
        html_close(html);
    }
}

static void put_room(const Scene *scene, Html *html)
{
    const int running = meeting_now(scene->state);
    const int id = running != ID_NONE ? running : suggest_meeting(scene->state, scene->now);
    const Meeting *meeting = state_meeting(scene->state, id);
    html_attribute(html, "class", "room-line");
    if (meeting != NULL) {
        put_meeting(scene, html, meeting, running != ID_NONE);
    } else {
        html_element(html, "p", "quiet",
                     state_the_body(scene->state)->is_closed ? scene->words->room_closed
                                                             : scene->words->room_no_meeting);
    }
    if (!state_the_body(scene->state)->is_closed) {
        put_presence(scene, html);
    }
}

const Fragment fragment_chair_room = { .name = "chair-room", .tag = "div", .depends = ON_AUDIENCE, .put = put_room };
