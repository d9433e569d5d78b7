/* Who has the floor, and the clock: for every page on which it is followed. The clock is counted by the page's script
 * (assets/clock.js) from what stands in the element, so that nothing is sent while it runs. A reader of the screen says
 * the name when it changes, and never the clock. */
#include "hall/fragments.h"
#include "hall/lines.h"
#include "session/acts.h"
#include "session/floor.h"

enum { MICROSECONDS_OF_MS = 1000 };

/* `data-since`: from when on the clock runs, in ms of the server's clock; missing while it stands. `data-spoken`: ms
 * before that. `data-limit`: seconds; missing where there is none. */
void floor_put_clock(const Scene *scene, Html *html)
{
    const Floor *floor = state_the_floor(scene->state);
    html_open_class(html, "p", "clock");
    html_attribute(html, "role", "timer");
    html_flag(html, "data-clock");
    if (!floor_stands_still(scene->state)) {
        html_number(html, "data-since", floor->since / MICROSECONDS_OF_MS);
    }
    html_number(html, "data-spoken", floor->spoken / MICROSECONDS_OF_MS);
    if (floor->limit > 0) {
        html_number(html, "data-limit", floor->limit);
        html_attribute(html, "data-minute", scene->words->floor_minute);
        html_attribute(html, "data-end", scene->words->floor_end);
    }
    html_close(html);
}

/* What is to be known of the statement beside its time: whose it is, how long it may be, and whether it is on record.
 */
static void put_notes(const Scene *scene, Html *html, const Inscription *speaking)
{
    const Floor *floor = state_the_floor(scene->state);
    const Words *words = scene->words;
    html_open_class(html, "p", "floor-notes");
    if (speaking->capacity > CAPACITY_STATE) {
        g_autofree char *capacity = acts_choice(FIELD_CAPACITY, speaking->capacity, scene->visit->language);
        html_element(html, "span", "tag", capacity);
    }
    if (floor->limit > 0) {
        g_autofree char *limit = tell_duration(floor->limit, scene->visit->language);
        html_open_class(html, "span", "quiet");
        words_put_with(words->floor_limit, limit, html_inside(html));
        html_close(html);
    } else {
        html_element(html, "span", "quiet", words->floor_no_limit);
    }
    if (floor_stands_still(scene->state)) {
        html_element(html, "span", "tag warn", words->floor_stands);
    }
    if (floor_is_informal(scene->state)) {
        html_element(html, "span", "tag warn", words->floor_informal);
    }
    html_close(html);
}

static void put(const Scene *scene, Html *html)
{
    const Floor *floor = state_the_floor(scene->state);
    const Inscription *speaking = state_inscription(scene->state, floor->inscription);
    html_attribute(html, "class", "floor");
    html_element(html, "h2", NULL, scene->words->has_the_floor);
    html_open(html, "div");
    html_attribute(html, "aria-live", "polite");
    if (!scene_follows(scene)) {
        html_element(html, "p", "quiet", scene->words->meets_informally);
    } else if (speaking == NULL) {
        html_element(html, "p", "quiet", scene->words->nobody_speaks);
    } else {
        g_autofree char *name = line_speaker_words(scene, floor->inscription);
        html_element(html, "p", "speaker", name);
    }
    html_close(html);
    if (scene_follows(scene) && speaking != NULL) {
        floor_put_clock(scene, html);
        put_notes(scene, html, speaking);
    }
}

const Fragment fragment_floor = { .name = "floor", .tag = "section", .depends = ON_AUDIENCE, .put = put };
