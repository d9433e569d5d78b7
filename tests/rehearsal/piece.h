/* A programme of work that can be rehearsed, and a rehearsal of it from end to end, for tests. */
#pragma once

#include "exchange/planned.h"
#include "exchange/programme_file.h"
#include "rehearsal/rehearsal.h"
#include "session/decide.h"

typedef struct {
    ProgrammeFile *file;
    Planned *planned;
} Piece;

Piece *piece_of_text(const char *text);     /* it must be readable and have its hours */
Piece *piece_if_playable(const char *path); /* an absolute path; NULL if its zone or its hours are not known */
Piece *piece_of_file(const char *path);     /* below the root of the sources */
Piece *
piece_of_lines(const char *lines); /* of the first meeting of a session, "Agenda item 3: organization of work\n..." */
void piece_free(Piece *piece);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Piece, piece_free)

/* One that has been played to its end. */
typedef struct {
    Rehearsal *rehearsal;
    State *state;
    GHashTable *counts;  /* of names of events: how many, as GUINT_TO_POINTER */
    GHashTable *refused; /* of "command: refusal": likewise */
    GChecksum *bytes;    /* of all that the ledger would hold */
    guint acts, chair_refusals;
} Played;

Played *piece_play(const Piece *piece, guint64 seed, int delegations);
void played_free(Played *played);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Played, played_free)

guint played_count(const Played *played, const char *event);

/* The state with the programme issued, and nothing else: for what is asked of its lines. Free with state_free. */
State *piece_state(const Piece *piece);
