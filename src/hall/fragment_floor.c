/* Who has the floor, and the clock: for every page on which it is followed. The clock is counted by the page's script
 * (assets/clock.js) from what stands in the element, so that nothing is sent while it runs. A reader of the screen says
 * the name when it changes, and never the clock. */
#include "hall/fragments.h"
#include "hall/lines.h"
#include "session/floor.h"

enum { MICROSECONDS_OF_MS = 1000 };

/* `data-since`: from when on the clock runs, in ms of the server's clock; missing while it stands. `data-spoken`: ms
 * before that. `data-limit`: seconds; missing where there is none. */
static void put_clock(const Scene *scene, Html *html)
{
    const Floor *floor = state_the_floor(scene->state);
    html_open_class(html, "p", "clock");
    html_flag(html, "data-clock");
    if (!floor_stands_still(scene->state)) {
        html_number(html, "data-since", floor->since / MICROSECONDS_OF_MS);
    }
    html_number(html, "data-spoken", floor->spoken / MICROSECONDS_OF_MS);
    if (floor->limit > 0) {
        html_number(html, "data-limit", floor->limit);
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
        put_clock(scene, html);
    }
}

const Fragment fragment_floor = { .name = "floor", .tag = "section", .depends = ON_AUDIENCE, .put = put };
