#include "session/common.h"
#include "session/module.h"

static const CommandInfo *const commands[] = { NULL };
static const EventInfo *const events[] = { NULL };
static const RefusalInfo *const refusals[] = { NULL };

const Module module_votes = { "votes", "Votes", commands, events, refusals };
