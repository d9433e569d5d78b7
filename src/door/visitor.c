#include "door/visitor.h"

const char *const door_role_names[] = { "public",      "secretary",   "chair",  "officer", "delegate",
                                        "stakeholder", "interpreter", "screen", NULL };
const char *const door_rank_names[] = { "none", "reviewer", "delegate", "head", NULL };

static bool has_party(const Visitor *visitor)
{
    return visitor->role == DOOR_DELEGATE || visitor->role == DOOR_STAKEHOLDER;
}

bool visitor_actor(const Visitor *visitor, Actor *ret_actor)
{
    Actor actor = { .person = visitor->person[0] != '\0' ? visitor->person : NULL };
    switch (visitor->role) {
    case DOOR_CHAIR: actor.role = ROLE_CHAIR; break;
    case DOOR_SECRETARY:
    case DOOR_OFFICER: actor.role = ROLE_SECRETARIAT; break;
    case DOOR_DELEGATE:
    case DOOR_STAKEHOLDER:
        actor.role = ROLE_PARTICIPANT;
        actor.party = visitor->party;
        break;
    default: return false;
    }
    *ret_actor = actor;
    return true;
}

bool visitor_keeps_record(const Visitor *visitor)
{
    return visitor->role == DOOR_SECRETARY || visitor->role == DOOR_OFFICER;
}

bool visitor_does(const Visitor *visitor, const CommandInfo *info, Actor *ret_actor)
{
    if (visitor->role == DOOR_INTERPRETER && info->is_of_booths) {
        *ret_actor = (Actor){ .role = ROLE_SECRETARIAT, .person = visitor->person[0] != '\0' ? visitor->person : NULL };
        return (info->who & MAY(ROLE_SECRETARIAT)) != 0;
    }
    if (!visitor_actor(visitor, ret_actor)) {
        return false;
    }
    if (visitor_keeps_record(visitor)) {
        ret_actor->role = command_role_of_desk(info);
    }
    if ((info->who & MAY(ret_actor->role)) == 0) {
        return false;
    }
    const DoorRank least = info->binds ? DOOR_RANK_HEAD : DOOR_RANK_DELEGATE;
    return !has_party(visitor) || visitor->rank >= least;
}

bool visitor_may(const Visitor *visitor, const CommandInfo *info)
{
    Actor actor;
    return visitor_does(visitor, info, &actor);
}
