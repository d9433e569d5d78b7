/* Where acts are done from the command line: a session, who acts at what time, and what is told of it. */
#pragma once

#include "cli/data.h"
#include "cli/terminal.h"
#include "exchange/place.h"

typedef struct {
    const char *folder;
    bool is_trial; /* on a copy in memory */
    Terminal terminal;
    Language language;
    App *app; /* NULL until an act needs it */
    GStringChunk *strings;
    CivilDate day; /* on which hours are meant; unset: today at the place */
} Desk;

/* One act, before it is known whether it is a command. */
typedef struct {
    const char *time; /* as typed, or NULL: now */
    const char *who;
    const CommandInfo *info;
    const char *const *words; /* "field=value", NULL-terminated */
} DeskAct;

void desk_init(Desk *desk, const char *folder, bool is_trial, Language language);
void desk_clear(Desk *desk);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Desk, desk_clear)

/* Does it and says what happened on standard output, or why not on standard error, each such line after `where` (may be
 * NULL: "acts.txt:7"). Returns what the program ends with. */
int desk_do(Desk *desk, const DeskAct *act, const char *where);

/* The acts of a file, a line each: "[TIME] [WHO] NAME FIELD=VALUE...". `who` is the one who acts where a line names
 * nobody. Stops at the first that is not done, unless it is to keep going. */
int desk_do_file(Desk *desk, const char *path, const char *who, bool keeps_going);
