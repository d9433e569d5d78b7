/* The roster as tools/roster makes it from data/. Only roster.c and the generated roster_table.c include this. */
#pragma once

#include "core/roster.h"

extern const RosterEntry roster_entries[]; /* in the English order of today */
extern const size_t n_roster_entries;
extern const int roster_by_id[];          /* places in roster_entries, sorted by id */
extern const RosterGroup roster_groups[]; /* the regional ones first, in the order of RegionalGroup */
extern const size_t n_roster_groups;
extern const SeatLot roster_lots[]; /* by session */
extern const size_t n_roster_lots;
