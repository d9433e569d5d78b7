/* Sums over statements, kept beside the rows that they are made from: how often and how long somebody spoke. Part of
 * state.c; others ask state_tally. An inscription counts under a few keys at once and tells what it counts anew
 * whenever its row changes, so that taking back needs nothing of its own. */
#pragma once

#include "session/state.h"

enum { TALLY_KEYS = 6, TALLY_NO_KEY = 0 /* nothing is counted under it */ };

typedef struct Tallies Tallies;
Tallies *tallies_new(void);
void tallies_free(Tallies *tallies);

gint64 tally_key_participant(int list, int matter,
                             int participant); /* of the matter if there is one, else of the list */
gint64 tally_key_turns(int list, Capacity capacity, int participant);
gint64 tally_key_region(int list, Capacity capacity, RegionalGroup region);

/* Of a meeting, whatever the list: who, in which capacity, and of which regional group. */
gint64 tally_key_meeting_participant(int meeting, int participant);
gint64 tally_key_meeting_capacity(int meeting, Capacity capacity);
gint64 tally_key_meeting_region(int meeting, Capacity capacity, RegionalGroup region);

/* The inscription counts once under each key, with its time, or not at all. While it counts its keys never change. */
void tallies_set(Tallies *tallies, int inscription, const gint64 keys[TALLY_KEYS], bool counts, gint64 spoken);

Tally tallies_get(const Tallies *tallies, gint64 key);
