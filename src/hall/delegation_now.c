/* What goes on, as everybody sees it: what is being discussed, who comes next; and the day in short. */
#include "hall/delegation_parts.h"

#include "session/acts.h"
#include "session/common.h"
#include "session/day_view.h"
#include "session/floor.h"
#include "session/meeting.h"

/* "3rd meeting" */
static char *meeting_name(const Scene *scene, const Meeting *meeting)
{
    const Language language = scene->visit->language;
    g_autofree char *ordinal = tell_ordinal(meeting->ordinal, language);
    g_auto(GStrv) parts = g_strsplit(acts_word(WORD_MEETING, language), "%", 2);
    return g_strjoinv(ordinal, parts);
}

static void put_meeting_line(const Scene *scene, Html *html, const Meeting *meeting)
{
    g_autofree char *mode = acts_choice(FIELD_MODE, meeting->mode, scene->visit->language);
    g_autofree char *number = meeting_name(scene, meeting);
    html_open_class(html, "p", "facts");
    html_element(html, "span", NULL, number);
    html_element(html, "span", "tag", mode);
    if (meeting->state == MEETING_SUSPENDED) {
        html_element(html, "span", "tag warn", scene->words->is_suspended);
    }
    html_close(html);
}

static void put_next(const Scene *scene, Html *html)
{
    const FloorView view = floor_view(scene->state, scene->now);
    if (view.next[0] == ID_NONE) {
        return;
    }
    html_element(html, "h3", NULL, scene->words->next_speakers);
    html_open_class(html, "ol", "speakers");
    for (int i = 0; i < FLOOR_NEXT && view.next[i] != ID_NONE; i++) {
        const Inscription *row = state_inscription(scene->state, view.next[i]);
        g_autofree char *name = scene_name(scene, row->participant);
        html_open(html, "li");
        html_element(html, "span", NULL, name);
        html_close(html);
    }
    html_close(html);
}

static void put_now(const Scene *scene, Html *html)
{
    const Meeting *meeting = state_meeting(scene->state, meeting_now(scene->state));
    html_attribute(html, "class", "panel now");
    html_element(html, "h2", NULL, scene->words->being_discussed);
    if (meeting == NULL) {
        html_element(html, "p", "quiet", scene->words->no_meeting_now);
        return;
    }
    put_meeting_line(scene, html, meeting);
    const Matter *matter = state_matter(scene->state, meeting->matter);
    if (matter != NULL) {
        g_autofree char *name = matter_name(scene, meeting->matter);
        html_element(html, "p", "matter", name);
        html_element(html, "p", "title", matter->number > 0 ? state_text(scene->state, matter->title) : NULL);
    }
    if (scene_follows(scene)) {
        put_next(scene, html);
    }
}

const Fragment fragment_delegation_now = { .name = "now", .tag = "section", .depends = ON_AUDIENCE, .put = put_now };

/* === The day === */

static void put_mark(const Scene *scene, Html *html, const Meeting *meeting)
{
    const Words *words = scene->words;
    switch (meeting->state) {
    case MEETING_CANCELLED: html_element(html, "span", "tag bad", words->is_cancelled); break;
    case MEETING_ADJOURNED: html_element(html, "span", "tag", words->is_over); break;
    case MEETING_SUSPENDED: html_element(html, "span", "tag warn", words->is_suspended); break;
    case MEETING_RUNNING: html_element(html, "span", "tag good", words->goes_on); break;
    default: break;
    }
}

/* The lines at the top; what stands under them the programme itself shows. */
static void put_lines(const Scene *scene, Html *html, const Meeting *meeting)
{
    html_open(html, "ul");
    for (int i = 0; i < meeting->n_segments; i++) {
        const Segment *line = state_segment(scene->state, meeting->first_segment + i);
        const Matter *matter = line != NULL ? state_matter(scene->state, line->matter) : NULL;
        const char *title = line != NULL ? state_text(scene->state, line->title) : NULL;
        if (line == NULL || line->depth > 0) {
            continue;
        }
        html_open_class(html, "li", line->state == SEGMENT_OPEN ? "open" : line->state == SEGMENT_DONE ? "done" : NULL);
        if (matter != NULL && matter->number > 0) {
            g_autofree char *name = matter_name(scene, line->matter);
            html_element(html, "b", NULL, name);
            html_text(html, " ");
        }
        html_text(html, title != NULL ? title : matter != NULL ? state_text(scene->state, matter->title) : NULL);
        html_close(html);
    }
    html_close(html);
}

static void put_day_meeting(const Scene *scene, Html *html, const Meeting *meeting)
{
    const bool is_here = meeting->state == MEETING_RUNNING || meeting->state == MEETING_SUSPENDED;
    html_open_class(html, "details", is_here ? "here" : NULL);
    if (is_here) {
        html_flag(html, "open");
    }
    html_open(html, "summary");
    scene_put_clock(scene, html, meeting->starts);
    html_text(html, "–");
    scene_put_clock(scene, html, meeting->ends);
    html_text(html, " ");
    put_mark(scene, html, meeting);
    html_close(html);
    put_lines(scene, html, meeting);
    html_close(html);
}

static void put_day(const Scene *scene, Html *html)
{
    const CivilDate day = day_to_show(scene->state, scene->now);
    html_attribute(html, "class", "panel day");
    html_open(html, "h2");
    if (civil_date_is_set(day)) {
        words_put_day(scene->words, day, html_inside(html));
    }
    html_close(html);
    g_autoptr(GArray) meetings = day_meetings(scene->state, day);
    for (guint i = 0; i < meetings->len; i++) {
        put_day_meeting(scene, html, state_meeting(scene->state, g_array_index(meetings, int, i)));
    }
}

const Fragment fragment_delegation_day = { .name = "day", .tag = "section", .put = put_day };
