/* Plays rehearsals of the programme in force, then leads to what they came to. */
#include "hall/errands.h"
#include "hall/hall_parts.h"
#include "session/versions.h"

typedef struct {
    int version, members;
    char *paper; /* owned; NULL if there is none */
} Asked;

static void look(const Scene *scene, gpointer data)
{
    Asked *asked = data;
    const State *state = scene->state;
    asked->version = state_the_body(state)->programme_version;
    asked->paper = g_strdup(versions_paper(state, asked->version));
    for (int id = 1; id <= state_participants(state); id++) {
        const Participant *row = state_participant(state, id);
        asked->members += row != NULL && row->class == PARTICIPANT_MEMBER_STATE && !row->has_left;
    }
}

static void answer(Errand *errand, Response *response)
{
    Asked asked = { 0 };
    g_autoptr(GError) error = NULL;
    errand_scene(errand, look, &asked);
    if (errand->problem.kind != PROBLEM_NONE) {
        return;
    }
    const bool is_good = asked.paper != NULL && rehearsed_play(show_rehearsed(errand->hall->show), asked.version,
                                                               asked.paper, asked.members, &error);
    const char *said = words_of(errand->visit->language)->chart_no_rehearsal;
    errand_lead(errand, is_good ? "/room/charts#rehearsals" : "/room/charts", is_good ? NULL : said, response);
    g_free(asked.paper);
}

const ErrandInfo errand_rehearse = {
    .path = "/room/rehearsals", .roles = DOOR_EVERYBODY, .is_slow = true, .answer = answer
};
