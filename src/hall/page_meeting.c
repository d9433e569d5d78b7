/* A meeting by its number: its journal. Who presided, what was taken up and for how long, who spoke when, what was
 * decided, what was put right afterwards. */
#include "hall/chart.h"
#include "hall/pages.h"
#include "hall/room_parts.h"
#include "session/acts.h"

static int meeting_of(const Scene *scene)
{
    enum { LIMIT = 10000, BASE = 10 };
    const gint64 ordinal = g_ascii_strtoll(scene->parts[0], NULL, BASE);
    g_autofree char *plain = g_strdup_printf("%" G_GINT64_FORMAT, ordinal);
    const bool is_plain = g_str_equal(plain, scene->parts[0]) && ordinal < LIMIT;
    return is_plain ? day_meeting_of_ordinal(scene->state, (int)ordinal) : ID_NONE;
}

static bool has(const Scene *scene)
{
    return meeting_of(scene) != ID_NONE;
}

static const char *title(const Scene *scene)
{
    return scene->words->room_journal;
}

static void put_step(const Scene *scene, Html *html, int ordinal)
{
    const int meeting = day_meeting_of_ordinal(scene->state, ordinal);
    g_autofree char *name = line_meeting_words(scene, meeting);
    if (meeting != ID_NONE) {
        html_open(html, "li");
        html_open(html, "a");
        visit_address_open(scene->visit, html, "href");
        html_piece(html, "/room/meetings/");
        html_piece_number(html, ordinal);
        html_attribute_close(html);
        html_text(html, name);
        html_close(html);
        html_close(html);
    }
}

static void put_head(const Scene *scene, Html *html, const Meeting *meeting, CivilDate day)
{
    char iso[CIVIL_DATE_SIZE];
    html_open_class(html, "ul", "room-links");
    put_step(scene, html, meeting->ordinal - 1);
    html_open(html, "li");
    room_link_open(scene, html, civil_date_format(day, iso));
    words_put_day(scene->words, day, html_inside(html));
    html_close(html);
    html_close(html);
    put_step(scene, html, meeting->ordinal + 1);
    html_close(html);
}

static void put_suspensions(const Scene *scene, Html *html, const DayMeeting *day)
{
    for (guint i = 0; i < day->suspensions->len; i++) {
        const Suspension *row = state_suspension(scene->state, g_array_index(day->suspensions, int, i));
        g_autofree char *mode = acts_choice(FIELD_MODE, row->mode, scene->visit->language);
        html_open_class(html, "p", "facts");
        html_text(html, scene->words->room_suspended);
        html_text(html, scene->words->colon);
        html_open(html, "bdi");
        scene_put_clock(scene, html, row->began);
        if (row->ended > 0) {
            html_text(html, "–");
            scene_put_clock(scene, html, row->ended);
        }
        html_close(html);
        html_text(html, " · ");
        html_text(html, row->is_break ? scene->words->room_in_break : mode);
        html_close(html);
    }
}

static void put_corrections(const Scene *scene, Html *html, int meeting)
{
    bool has_any = false;
    for (int id = 1; id <= state_corrections(scene->state); id++) {
        const Correction *row = state_correction(scene->state, id);
        if (row == NULL || row->meeting != meeting) {
            continue;
        }
        if (!has_any) {
            html_open_class(html, "section", "panel room-corrections");
            html_element(html, "h2", NULL, scene->words->room_corrections);
            has_any = true;
        }
        g_autofree char *when = place_time_words(scene->place, row->at);
        html_element(html, "p", "quiet", when);
        line_put_words(scene, html, "p", NULL, state_text(scene->state, row->text));
    }
    if (has_any) {
        html_close(html);
    }
}

static void put_plan(const Scene *scene, Html *html, DayMeeting *day)
{
    g_autoptr(GPtrArray) one = g_ptr_array_new();
    const Meeting *meeting = state_meeting(scene->state, day->meeting);
    g_autofree char *chair = meeting->presiding != ID_NONE ? scene_name(scene, meeting->presiding) : NULL;
    g_ptr_array_add(one, day);
    html_open_class(html, "section", "panel room-plan");
    html_element(html, "h2", NULL, scene->words->room_plan);
    room_put_picture(scene, html, one, "picture");
    if (chair != NULL) {
        room_put_with(html, "p", "facts", scene->words->room_presides, chair);
    }
    put_suspensions(scene, html, day);
    room_put_meeting(scene, html, day);
    html_close(html);
}

static void put_shares(const Scene *scene, Html *html, int meeting)
{
    g_autoptr(Shares) shares = shares_new(scene->state, meeting);
    if (shares->all.times > 0) {
        html_open_class(html, "section", "panel");
        html_element(html, "h2", NULL, scene->words->chart_by_kind);
        chart_put_kinds(scene, html, shares);
        html_close(html);
    }
}

static void put(const Scene *scene, Html *html)
{
    const int id = meeting_of(scene);
    const Meeting *meeting = state_meeting(scene->state, id);
    const CivilDate shown = day_of_meeting(scene->state, id);
    const bool is_over = meeting->state == MEETING_ADJOURNED;
    g_autoptr(DayMeeting) day = day_meeting_new(scene->state, id, is_over ? NULL : scene_week(scene));
    room_put_head(scene, html, shown, false);
    put_head(scene, html, meeting, shown);
    html_open_class(html, "div", "room past");
    put_plan(scene, html, day);
    put_corrections(scene, html, id);
    put_shares(scene, html, id);
    html_open_class(html, "section", "panel room-decisions");
    html_element(html, "h2", NULL, scene->words->room_decisions);
    room_put_decisions(scene, html, meeting->called, is_over ? meeting->adjourned : scene->now);
    html_close(html);
    html_open_class(html, "section", "panel room-heard");
    html_element(html, "h2", NULL, scene->words->room_heard);
    room_put_heard(scene, html, day, 0, true);
    html_close(html);
    html_close(html);
}

static const char *const files[] = { "chart.css", "room.css", NULL };

const Page page_meeting = {
    .path = "/room/meetings/*", .roles = DOOR_EVERYBODY, .has = has, .title = title, .files = files, .put = put
};
