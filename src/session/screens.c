/* The screens of the hall. */
#include "session/screens.h"

#include "session/common.h"
#include "session/list_outlook.h"
#include "session/module.h"

#include <string.h>

/* Derived */

/* What was removed keeps its row, for when it comes back. */
static int find_row(const State *state, const char *name)
{
    for (int i = 1; i <= state_screens(state); i++) {
        const Screen *row = state_screen(state, i);
        if (row != NULL && g_strcmp0(state_text(state, row->name), name) == 0) {
            return i;
        }
    }
    return ID_NONE;
}

int screens_find(const State *state, const char *name)
{
    const int id = find_row(state, name);
    const Screen *row = state_screen(state, id);
    return row == NULL || row->is_removed || strcmp(name, SCREEN_ALL) == 0 ? ID_NONE : id;
}

const char *screens_message(const State *state, int screen)
{
    const Screen *own = state_screen(state, screen);
    const Screen *all = state_screen(state, find_row(state, SCREEN_ALL));
    if (own != NULL && own->message != 0) {
        return state_text(state, own->message);
    }
    return all != NULL ? state_text(state, all->message) : NULL;
}

Moment screens_moment(const State *state)
{
    const Floor *floor = state_the_floor(state);
    const Meeting *meeting = state_meeting(state, floor->meeting);
    if (state_the_body(state)->is_closed) {
        return MOMENT_CLOSED;
    }
    if (meeting == NULL) {
        return MOMENT_RISEN;
    }
    if (meeting->state == MEETING_SUSPENDED && meeting->is_break) {
        return MOMENT_BREAK;
    }
    if (floor->voting != ID_NONE) {
        return MOMENT_VOTE;
    }
    if (floor->point != ID_NONE) {
        return MOMENT_POINT;
    }
    if (floor->inscription != ID_NONE) {
        return MOMENT_SPEAKER;
    }
    const Vote *vote = state_vote(state, screens_vote(state));
    const Inscription *last = state_inscription(state, floor->last);
    return vote != NULL && (last == NULL || vote->opened >= last->ended) ? MOMENT_RESULT : MOMENT_QUIET;
}

int screens_vote(const State *state)
{
    const Floor *floor = state_the_floor(state);
    const Meeting *meeting = state_meeting(state, floor->meeting);
    if (floor->voting != ID_NONE || meeting == NULL) {
        return floor->voting;
    }
    for (int i = state_votes(state); i > 0; i--) {
        const Vote *vote = state_vote(state, i);
        if (vote != NULL) {
            return vote->opened >= meeting->called ? i : ID_NONE;
        }
    }
    return ID_NONE;
}

int screens_list(const State *state)
{
    const Floor *floor = state_the_floor(state);
    const bool is_heard =
        floor->inscription != ID_NONE || (floor->list != ID_NONE && state_waiting(state, floor->list)->len > 0);
    return is_heard && floor->list != ID_NONE ? floor->list : outlook_current_list(state);
}

GArray *screens_ballots(const State *state, int vote, int ret_sums[N_BALLOT_CHOICES])
{
    const guint n = (guint)state_participants(state) + 1;
    GArray *choices = g_array_sized_new(FALSE, TRUE, sizeof(int), n);
    g_array_set_size(choices, n);
    memset(ret_sums, 0, N_BALLOT_CHOICES * sizeof *ret_sums);
    const Vote *row = state_vote(state, vote);
    for (int i = row != NULL ? row->ballots_before + 1 : 1; row != NULL && i <= state_ballots(state); i++) {
        const Ballot *ballot = state_ballot(state, i);
        if (ballot != NULL && ballot->vote == vote && ballot->participant > 0 && (guint)ballot->participant < n &&
            ballot->choice < N_BALLOT_CHOICES) {
            g_array_index(choices, int, ballot->participant) = (int)ballot->choice + 1;
            ret_sums[ballot->choice]++;
        }
    }
    return choices;
}

/* What is shared by the events: the row that is meant, made where there is none. */
static Screen *row_of_event(State *state, const Event *event)
{
    const char *name = values_text(&event->values, FIELD_SCREEN);
    int id = find_row(state, name);
    if (id != ID_NONE) {
        return state_screen_edit(state, id);
    }
    if (state_screens(state) > SCREENS_LIMIT) {
        return NULL;
    }
    const Text kept = state_keep(state, name);
    Screen *row = state_screen_add(state, &id);
    row->name = kept;
    return row;
}

static bool is_name(const char *name)
{
    return strlen(name) <= SCREEN_NAME_LIMIT && strchr(name, '/') == NULL && strcmp(name, SCREEN_ALL) != 0;
}

/* The screen that is named, or all where none is. Refused if there is none of that name. */
static Refusal find_named(const State *state, const Command *command, Outcome *outcome, const char **ret_name)
{
    const char *name = values_text(&command->values, FIELD_SCREEN);
    *ret_name = name != NULL ? name : SCREEN_ALL;
    const bool is_there = strcmp(*ret_name, SCREEN_ALL) == 0 || screens_find(state, name) != ID_NONE;
    return is_there ? ALLOWED : refuse_unknown(outcome, command, FIELD_SCREEN);
}

/* Views */

static bool apply_shown(State *state, const Event *event)
{
    const char *title = values_text(&event->values, FIELD_TITLE);
    const Text kept = state_keep(state, title);
    Screen *row = row_of_event(state, event);
    if (row == NULL) {
        return false;
    }
    row->view = (ScreenView)values_number(&event->values, FIELD_VIEW, VIEW_OVERVIEW);
    row->title = title != NULL ? kept : row->title;
    row->is_removed = false;
    return true;
}

static const EventInfo shown = {
    .name = "screen.shown",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_SCREEN, FIELD_VIEW, MAY_BE_MISSING, FIELD_TITLE),
    .says = "The screen {screen}[ ({title})] shows: {view}",
    .apply = apply_shown,
};

static Refusal check_new(const State *state, const char *name, Outcome *outcome)
{
    if (!is_name(name)) {
        return refuse_field(outcome, FIELD_SCREEN, "a name of letters, digits, “-” and “.”, and not “" SCREEN_ALL "”");
    }
    if (find_row(state, name) == ID_NONE && state_screens(state) >= SCREENS_LIMIT) {
        return refuse_field(outcome, FIELD_SCREEN, "one of those that are known: there are as many as can be");
    }
    return ALLOWED;
}

static Refusal decide_show(const State *state, const Command *command, Outcome *outcome)
{
    const char *name = values_text(&command->values, FIELD_SCREEN);
    const char *title = values_text(&command->values, FIELD_TITLE);
    const Refusal refusal = check_new(state, name, outcome);
    if (refusal != ALLOWED) {
        return refusal;
    }
    if (title != NULL && strlen(title) > SCREEN_TITLE_LIMIT) {
        return refuse_field(outcome, FIELD_TITLE, "a title of at most 80 bytes");
    }
    const Screen *row = state_screen(state, screens_find(state, name));
    const bool is_same = row != NULL && (gint64)row->view == values_number(&command->values, FIELD_VIEW, 0);
    if (is_same && (title == NULL || g_strcmp0(title, state_text(state, row->title)) == 0)) {
        return &refused_as_it_is;
    }
    EVENT_TAKE(outcome_add(outcome, &shown), command, FIELD_SCREEN, FIELD_VIEW, FIELD_TITLE);
    return ALLOWED;
}

static const CommandInfo show = {
    .name = "screen.show",
    .who = MAY(ROLE_CHAIR) | MAY(ROLE_SECRETARIAT),
    .needs = NEEDS_SESSION,
    COMMAND_FIELDS_ARE({ FIELD_SCREEN, GIVEN, NULL }, { FIELD_VIEW, GIVEN, NULL },
                       { FIELD_TITLE, OPTIONAL, "where it hangs, for the desk: Hall, left" }),
    .rules = "44",
    .summary = "Choose what a screen of the hall shows",
    .about =
        "Each view follows the Chair by itself: who has the floor and the clock, who is next, what is being discussed, "
        "how a vote goes. A screen that is named for the first time is known from then on; with a title it is renamed.",
    .example = "screen=hall-left view=speaker title=\"Hall, left\"",
    .decide = decide_show,
};

/* Messages */

static bool apply_told(State *state, const Event *event)
{
    const Text text = state_keep(state, values_text(&event->values, FIELD_TEXT));
    Screen *row = row_of_event(state, event);
    if (row == NULL) {
        return false;
    }
    row->message = text;
    return true;
}

static const EventInfo told = {
    .name = "screen.told",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_SCREEN, FIELD_TEXT, MAY_BE_MISSING),
    .says = "On the screen ({screen}): “{text}”",
    .apply = apply_told,
};

static Refusal decide_say(const State *state, const Command *command, Outcome *outcome)
{
    const char *name;
    const Refusal refusal = find_named(state, command, outcome, &name);
    if (refusal != ALLOWED) {
        return refusal;
    }
    const char *text = values_text(&command->values, FIELD_TEXT);
    if (strlen(text) > SCREEN_TEXT_LIMIT) {
        return refuse_field(outcome, FIELD_TEXT, "a message of at most 600 bytes, that is read from afar");
    }
    const Screen *row = state_screen(state, find_row(state, name));
    if (row != NULL && g_strcmp0(state_text(state, row->message), text) == 0) {
        return &refused_as_it_is;
    }
    Event *event = outcome_add(outcome, &told);
    event_text(event, FIELD_SCREEN, outcome_keep(outcome, name));
    event_text(event, FIELD_TEXT, text);
    return ALLOWED;
}

static const CommandInfo say = {
    .name = "screen.say",
    .who = MAY(ROLE_CHAIR) | MAY(ROLE_SECRETARIAT),
    .needs = NEEDS_SESSION,
    COMMAND_FIELDS_ARE({ FIELD_TEXT, GIVEN, "the message" },
                       { FIELD_SCREEN, OPTIONAL, "all of them, where it is left out" }),
    .rules = "44",
    .summary = "Put a message on the screens of the hall",
    .about =
        "It stands in the place of what the screens showed until it is cleared (screen.clear). A screen's own message "
        "comes before one for all.",
    .example = "text=\"The meeting resumes in Conference Room 3\"",
    .decide = decide_say,
};

static bool apply_cleared(State *state, const Event *event)
{
    const int id = find_row(state, values_text(&event->values, FIELD_SCREEN));
    if (id == ID_NONE) {
        return false;
    }
    state_screen_edit(state, id)->message = 0;
    return true;
}

static const EventInfo cleared = {
    .name = "screen.cleared",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_SCREEN, MAY_BE_MISSING),
    .says = "The message on the screen ({screen}) was taken away",
    .apply = apply_cleared,
};

static Refusal decide_clear(const State *state, const Command *command, Outcome *outcome)
{
    const char *name;
    const Refusal refusal = find_named(state, command, outcome, &name);
    if (refusal != ALLOWED) {
        return refusal;
    }
    const Screen *row = state_screen(state, find_row(state, name));
    if (row == NULL || row->message == 0) {
        return &refused_as_it_is;
    }
    event_text(outcome_add(outcome, &cleared), FIELD_SCREEN, outcome_keep(outcome, name));
    return ALLOWED;
}

static const CommandInfo clear = {
    .name = "screen.clear",
    .who = MAY(ROLE_CHAIR) | MAY(ROLE_SECRETARIAT),
    .needs = NEEDS_SESSION,
    COMMAND_FIELDS_ARE({ FIELD_SCREEN, OPTIONAL, "the message that was for all, where it is left out" }),
    .rules = "44",
    .summary = "Take a message from the screens of the hall",
    .about =
        "What they showed before is shown again, as it is now. Where a screen has a message of its own, that one stays.",
    .example = "",
    .decide = decide_clear,
};

/* Which is which, and which is no more */

static bool apply_identified(State *state, const Event *event)
{
    const int id = find_row(state, values_text(&event->values, FIELD_SCREEN));
    if (id == ID_NONE) {
        return false;
    }
    state_screen_edit(state, id)->identified = event->at;
    return true;
}

static const EventInfo identified = {
    .name = "screen.identified",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_SCREEN, MAY_BE_MISSING),
    .says = "The screen {screen} showed its name",
    .apply = apply_identified,
};

static Refusal decide_identify(const State *state, const Command *command, Outcome *outcome)
{
    if (screens_find(state, values_text(&command->values, FIELD_SCREEN)) == ID_NONE) {
        return refuse_unknown(outcome, command, FIELD_SCREEN);
    }
    EVENT_TAKE(outcome_add(outcome, &identified), command, FIELD_SCREEN);
    return ALLOWED;
}

static const CommandInfo identify = {
    .name = "screen.identify",
    .who = MAY(ROLE_SECRETARIAT),
    .needs = NEEDS_SESSION,
    COMMAND_FIELDS_ARE({ FIELD_SCREEN, GIVEN, NULL }),
    .rules = "44",
    .summary = "Let a screen show its name",
    .about = "For ten seconds, over what it shows: so one finds out which is which.",
    .example = "screen=hall-left",
    .decide = decide_identify,
};

static bool apply_removed(State *state, const Event *event)
{
    const int id = find_row(state, values_text(&event->values, FIELD_SCREEN));
    if (id == ID_NONE) {
        return false;
    }
    Screen *row = state_screen_edit(state, id);
    row->is_removed = true;
    row->message = 0;
    return true;
}

static const EventInfo removed = {
    .name = "screen.removed",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_SCREEN, MAY_BE_MISSING),
    .says = "The screen {screen} is one of the hall no more",
    .apply = apply_removed,
};

static Refusal decide_remove(const State *state, const Command *command, Outcome *outcome)
{
    if (screens_find(state, values_text(&command->values, FIELD_SCREEN)) == ID_NONE) {
        return refuse_unknown(outcome, command, FIELD_SCREEN);
    }
    EVENT_TAKE(outcome_add(outcome, &removed), command, FIELD_SCREEN);
    return ALLOWED;
}

static const CommandInfo remove_screen = {
    .name = "screen.remove",
    .who = MAY(ROLE_SECRETARIAT),
    .needs = NEEDS_SESSION,
    COMMAND_FIELDS_ARE({ FIELD_SCREEN, GIVEN, NULL }),
    .rules = "44",
    .summary = "Take a screen out of the hall",
    .about = "It shows nothing any more. When it is named again (screen.show), it is one of the hall again.",
    .example = "screen=hall-left",
    .decide = decide_remove,
};

static const CommandInfo *const commands[] = { &show, &say, &clear, &identify, &remove_screen, NULL };
static const EventInfo *const events[] = { &shown, &told, &cleared, &identified, &removed, NULL };
static const RefusalInfo *const refusals[] = { NULL };

const Module module_screens = { "screens", "Screens of the hall", commands, events, refusals };
