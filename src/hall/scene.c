#include "hall/scene.h"

#include "web/access.h"

static Audience audience_of_participant(const State *state, const Visitor *visitor)
{
    const Participant *own = state_participant(state, state_find_participant(state, visitor->party));
    if (own == NULL || own->has_left) {
        return AUDIENCE_PUBLIC;
    }
    switch (own->class) {
    case PARTICIPANT_MEMBER_STATE: return AUDIENCE_MEMBERS;
    case PARTICIPANT_STAKEHOLDER: return AUDIENCE_STAKEHOLDERS;
    case PARTICIPANT_PUBLIC: return AUDIENCE_PUBLIC;
    default: return AUDIENCE_OBSERVERS;
    }
}

Audience scene_audience(const State *state, const Visitor *visitor)
{
    switch (visitor->role) {
    case DOOR_SECRETARY:
    case DOOR_CHAIR:
    case DOOR_OFFICER: return AUDIENCE_OFFICE;
    case DOOR_INTERPRETER:
    case DOOR_SCREEN: return AUDIENCE_HOUSE;
    case DOOR_DELEGATE:
    case DOOR_STAKEHOLDER: return audience_of_participant(state, visitor);
    default: return AUDIENCE_PUBLIC;
    }
}

bool scene_follows(const Scene *scene)
{
    const Participant *own = state_participant(scene->state, scene->participant);
    switch (scene->audience) {
    case AUDIENCE_OFFICE:
    case AUDIENCE_HOUSE: return true;
    case AUDIENCE_MEMBERS: return access_class_follows(scene->state, PARTICIPANT_MEMBER_STATE, STANDING_NONE);
    case AUDIENCE_OBSERVERS: return access_class_follows(scene->state, PARTICIPANT_OBSERVER, STANDING_NONE);
    case AUDIENCE_STAKEHOLDERS:
        return access_class_follows(scene->state, PARTICIPANT_STAKEHOLDER, own != NULL ? own->standing : STANDING_NONE);
    default: return access_class_follows(scene->state, PARTICIPANT_PUBLIC, STANDING_NONE);
    }
}

const WeekOutlook *scene_week(const Scene *scene)
{
    if (*scene->week == NULL) {
        *scene->week = week_outlook_new(scene->state, scene->now);
    }
    return *scene->week;
}

const ListOutlook *scene_outlook(const Scene *scene, int list)
{
    const gint64 step = (gint64)SCENE_OUTLOOK_SECONDS * G_USEC_PER_SEC;
    const Instant now = MAX(scene->now - scene->now % step, state_now(scene->state));
    return outlooks_of(scene->outlooks, scene->state, list, now);
}

char *scene_name(const Scene *scene, int participant)
{
    const Participant *row = state_participant(scene->state, participant);
    return row != NULL ? tell_participant(state_text(scene->state, row->code), scene->now, &scene->teller) : NULL;
}

void scene_put_clock(const Scene *scene, Html *html, Instant at)
{
    char clock[PLACE_CLOCK_SIZE];
    html_open(html, "time");
    html_number(html, "data-at", at / 1000);
    html_text(html, place_clock(scene->place, at, false, clock));
    html_close(html);
}
