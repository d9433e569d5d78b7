/* A theme of the rules: its commands, its events and its refusals, in closed tables. The whole is the list of modules
 * in module.c; what is in no module does not exist. */
#pragma once

#include "session/command.h"
#include "session/event.h"

typedef struct {
    const char *name;                   /* "speakers" */
    const char *title;                  /* "Lists of speakers" */
    const CommandInfo *const *commands; /* each of these ends with NULL */
    const EventInfo *const *events;
    const RefusalInfo *const *refusals;
} Module;

extern const Module module_common, module_body, module_participants, module_seats, module_officers, module_attendance,
    module_programme, module_planning, module_agenda, module_slots, module_deadlines, module_items, module_meeting,
    module_lists, module_inscriptions, module_exchanges, module_floor, module_limits, module_replies, module_order,
    module_motions, module_questions, module_votes, module_statements, module_screens;

const Module *module_at(guint i); /* from 0 until NULL */

/* All commands, events, refusals of all modules in one row: i from 0 until NULL. */
const CommandInfo *command_at(guint i);
const EventInfo *event_at(guint i);
Refusal refusal_at(guint i);

const CommandInfo *command_of(const char *name); /* NULL if there is none */
const EventInfo *event_of(const char *name);
