/* Scopes: how far a key reaches. Its holder may do no more with it than the scopes say, and never more than the holder
 * may at all. A text of words parted by blanks: "read act:floor".
 *
 * `act` is every act; `act:floor` those whose names begin with "floor."; `act:floor.request` that one. */
#pragma once

#include "session/command.h"

enum { SCOPES_LIMIT = 400 /* bytes of the text */ };

#define SCOPE_READ "read"
#define SCOPE_RECORD "record"
#define SCOPE_ACT "act"
#define SCOPE_MICROPHONES "microphones"
#define SCOPE_METRICS "metrics"

typedef struct {
    const char *name, *about;
} ScopeInfo;

const ScopeInfo *scope_at(guint i); /* from 0 until NULL */

/* What a key has that was made before there were scopes, or without any: "read record act". */
extern const char scopes_usual[];

/* The scopes that somebody typed, parted by blanks or commas, each once. NULL, with a complaint (free with g_free), if
 * one is none, or there are too many. Free with g_free. */
char *scopes_read(const char *text, char **ret_complaint);

bool scopes_have(const char *scopes, const char *scope);
bool scopes_have_act(const char *scopes, const CommandInfo *info);
