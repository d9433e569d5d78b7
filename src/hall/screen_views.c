#include "hall/screen_views.h"

#include "hall/screen_parts.h"
#include "session/acts.h"
#include "session/meeting.h"
#include "web/access.h"

enum { NEXT_OF_SPEAKER = 3, NEXT_OF_OVERVIEW = 6, NEXT_OF_LIST = 6, PLAN_LINES = 9 };

typedef void PutPart(const Scene *scene, Html *html, Moment moment);

static void put_notice(const Scene *scene, Html *html, Moment moment)
{
    screen_put_notice(scene, html, moment);
}

static void put_point(const Scene *scene, Html *html, Moment moment)
{
    screen_put_point(scene, html);
}

static void put_speaker(const Scene *scene, Html *html, Moment moment)
{
    screen_put_speaker(scene, html);
}

static void put_vote(const Scene *scene, Html *html, Moment moment)
{
    screen_put_vote(scene, html);
}

/* What is in the middle, and as which class: it says how much room there is. */
static const struct {
    const char *class_name;
    PutPart *put;
} moments[N_MOMENTS] = {
    [MOMENT_CLOSED] = { "rests", put_notice }, [MOMENT_RISEN] = { "rests", put_notice },
    [MOMENT_BREAK] = { "rests", put_notice },  [MOMENT_VOTE] = { "votes", put_vote },
    [MOMENT_POINT] = { "point", put_point },   [MOMENT_SPEAKER] = { "speaks", put_speaker },
    [MOMENT_RESULT] = { "votes", put_vote },   [MOMENT_QUIET] = { "waits", put_speaker },
};
G_STATIC_ASSERT(G_N_ELEMENTS(moments) == N_MOMENTS);

static bool is_work(Moment moment)
{
    return moment != MOMENT_CLOSED && moment != MOMENT_RISEN && moment != MOMENT_BREAK;
}

/* It is made smaller as a whole (assets/screen.js) where it holds more than there is room for. */
static void open_middle(Html *html)
{
    html_open_class(html, "div", "middle");
    html_flag(html, "data-fit");
}

static void put_middle(const Scene *scene, Html *html, Moment moment)
{
    open_middle(html);
    if (is_work(moment) && !scene_follows(scene)) {
        screen_put_notice(scene, html, N_MOMENTS);
    } else {
        moments[moment].put(scene, html, moment);
    }
    html_close(html);
}

static void open_view(Html *html, const char *view, const char *moment)
{
    html_attribute_open(html, "class");
    html_piece(html, "view ");
    html_piece(html, view);
    html_piece(html, " ");
    html_piece(html, moment);
    html_attribute_close(html);
}

/* Strip and middle, and what may stand beside or below while there is work. */
static void put_usual(const Scene *scene, Html *html, const char *view, guint n_next)
{
    const Moment moment = screens_moment(scene->state);
    open_view(html, view, moments[moment].class_name);
    screen_put_strip(scene, html);
    put_middle(scene, html, moment);
    if (n_next > 0 && is_work(moment) && moments[moment].put != put_vote && scene_follows(scene)) {
        screen_put_next(scene, html, n_next);
    }
}

/* --- the views ------------------------------------------------------------------------------------------------------
 */

typedef void PutView(const Scene *scene, Html *html);

static void view_overview(const Scene *scene, Html *html)
{
    put_usual(scene, html, "overview", NEXT_OF_OVERVIEW);
}

static void view_speaker(const Scene *scene, Html *html)
{
    put_usual(scene, html, "speaker", NEXT_OF_SPEAKER);
}

static void put_now(const Scene *scene, Html *html)
{
    const Inscription *row = state_inscription(scene->state, state_the_floor(scene->state)->inscription);
    if (row != NULL) {
        g_autofree char *name = screen_name(scene, row);
        html_open_class(html, "div", "now");
        html_element(html, "p", "label", scene->words->has_the_floor);
        screen_put_name(html, "h1", name);
        screen_put_capacity(scene, html, row);
        html_close(html);
    }
}

static void view_list(const Scene *scene, Html *html)
{
    const Moment moment = screens_moment(scene->state);
    open_view(html, "list", moments[moment].class_name);
    screen_put_strip(scene, html);
    if (!is_work(moment) || !scene_follows(scene)) {
        put_middle(scene, html, moment);
        return;
    }
    open_middle(html);
    put_now(scene, html);
    screen_put_next(scene, html, NEXT_OF_LIST);
    html_close(html);
}

static void put_line(const Scene *scene, Html *html, const Segment *segment, bool is_now)
{
    static const char *const classes[] = { [SEGMENT_AHEAD] = "ahead", [SEGMENT_OPEN] = "now", [SEGMENT_DONE] = "done" };
    const char *title = state_text(scene->state, segment->title);
    html_open_class(html, "li", is_now ? "now" : classes[segment->state]);
    html_attribute(html, "dir", "auto");
    html_text(html, title != NULL ? title : "");
    html_close(html);
}

/* The lines of the meeting around the one that is being taken up. */
static void put_plan(const Scene *scene, Html *html, const Meeting *meeting)
{
    const int now = MAX(meeting->segment - meeting->first_segment, 0);
    const int first = CLAMP(now - 1, 0, MAX(meeting->n_segments - PLAN_LINES, 0));
    html_open_class(html, "ol", "plan");
    html_flag(html, "data-fit");
    for (int i = first; i < MIN(meeting->n_segments, first + PLAN_LINES); i++) {
        const int id = meeting->first_segment + i;
        const Segment *segment = state_segment(scene->state, id);
        if (segment != NULL) {
            put_line(scene, html, segment, id == meeting->segment);
        }
    }
    html_close(html);
}

static void view_agenda(const Scene *scene, Html *html)
{
    const Meeting *meeting = state_meeting(scene->state, state_the_floor(scene->state)->meeting);
    const Moment moment = screens_moment(scene->state);
    open_view(html, "agenda", moments[moment].class_name);
    screen_put_strip(scene, html);
    if (meeting == NULL || moment == MOMENT_BREAK) {
        put_middle(scene, html, moment);
        return;
    }
    open_middle(html);
    html_open_class(html, "div", "subject");
    screen_put_matter(scene, html, meeting->matter);
    html_close(html);
    put_plan(scene, html, meeting);
    html_close(html);
}

static void view_vote(const Scene *scene, Html *html)
{
    const Moment moment = screens_moment(scene->state);
    const bool is_shown = is_work(moment) && scene_follows(scene);
    open_view(html, "vote", is_shown ? "votes" : moments[moment].class_name);
    screen_put_strip(scene, html);
    open_middle(html);
    if (is_shown) {
        screen_put_vote(scene, html);
    } else {
        screen_put_notice(scene, html, is_work(moment) ? N_MOMENTS : moment);
    }
    html_close(html);
}

/* Over the picture that everybody sees: nobody is named who is not named to the public, whosever the screen is. Who
 * spoke last stays in it while it fades away. */
static void view_lower_third(const Scene *scene, Html *html)
{
    const Floor *floor = state_the_floor(scene->state);
    const bool is_public = access_class_follows(scene->state, PARTICIPANT_PUBLIC, STANDING_NONE);
    const Inscription *now = state_inscription(scene->state, floor->inscription);
    const Inscription *row = now != NULL ? now : state_inscription(scene->state, floor->last);
    const bool is_shown = is_public && screens_moment(scene->state) == MOMENT_SPEAKER;
    open_view(html, "lower-third", is_shown ? "on-air" : "gone");
    if (!is_public || row == NULL || row->is_informal) {
        return;
    }
    g_autofree char *name = screen_name(scene, row);
    html_open_class(html, "div", "third");
    screen_put_name(html, "h1", name);
    screen_put_capacity(scene, html, row);
    html_close(html);
}

/* Where there is no message: whose session this is. */
static void view_message(const Scene *scene, Html *html)
{
    const Body *body = state_the_body(scene->state);
    const Moment moment = screens_moment(scene->state);
    if (!is_work(moment)) {
        put_usual(scene, html, "message", 0);
        return;
    }
    open_view(html, "message", "rests");
    screen_put_strip(scene, html);
    open_middle(html);
    html_open_class(html, "p", "notice");
    html_attribute(html, "dir", "auto");
    html_text(html, state_text(scene->state, body->session));
    html_close(html);
    html_close(html);
}

static void view_blank(const Scene *scene, Html *html)
{
    open_view(html, "blank", "rests");
}

static PutView *const views[N_SCREEN_VIEWS] = {
    [VIEW_OVERVIEW] = view_overview, [VIEW_SPEAKER] = view_speaker, [VIEW_LIST] = view_list,
    [VIEW_AGENDA] = view_agenda,     [VIEW_VOTE] = view_vote,       [VIEW_LOWER_THIRD] = view_lower_third,
    [VIEW_MESSAGE] = view_message,   [VIEW_BLANK] = view_blank,
};
G_STATIC_ASSERT(G_N_ELEMENTS(views) == N_SCREEN_VIEWS);

static void put_message(const Scene *scene, Html *html, const char *message)
{
    open_view(html, "message", "told");
    screen_put_strip(scene, html);
    open_middle(html);
    html_open_class(html, "p", "notice message");
    html_attribute(html, "dir", "auto");
    html_text(html, message);
    html_close(html);
    html_close(html);
}

/* What is over the picture stays free of it, and what is dark stays dark, unless it is meant for that screen alone. */
void screen_put_view(const Scene *scene, Html *html, ScreenView view, int screen)
{
    const Screen *own = state_screen(scene->state, screen);
    const char *message = screens_message(scene->state, screen);
    const bool is_own = own != NULL && own->message != 0;
    const bool takes_all = view != VIEW_LOWER_THIRD && view != VIEW_BLANK;
    if (message != NULL && (is_own || (takes_all && (screen != ID_NONE || view == VIEW_MESSAGE)))) {
        put_message(scene, html, message);
    } else {
        views[view](scene, html);
    }
}
