/* Who takes part: the 193 Member States, observers, entities of the United Nations, with their names in six languages,
 * the orders in which they are listed, seated and called, and the groups in whose name some speak (domain rules 105,
 * 109 and 111). data/states.tsv, organizations.tsv, groups.tsv and seats.tsv, compiled in by tools/roster.
 *
 * Stakeholders are not here: they come and go, and are registered. Whoever takes part is referred to by `id`, which
 * never changes; names do. A date asks for what held on that day, in 2021–2026; the unset date asks for the latest.
 * All that is returned is static, lists excepted. */
#pragma once

#include "core/language.h"
#include "core/rights.h"

#include <stddef.h>

enum { ROSTER_MEMBERS_COUNT = 193, ROSTER_TEXT_LIMIT = 400 /* bytes of a text that is looked up */ };

/* The regional groups of elections. */
typedef enum {
    REGIONAL_GROUP_NONE, /* for who is no Member State */
    REGIONAL_GROUP_AFRICAN,
    REGIONAL_GROUP_ASIA_PACIFIC,
    REGIONAL_GROUP_EASTERN_EUROPEAN,
    REGIONAL_GROUP_LATIN_AMERICAN,   /* and Caribbean */
    REGIONAL_GROUP_WESTERN_EUROPEAN, /* and others */
    N_REGIONAL_GROUPS,
} RegionalGroup;

/* A name and the first and last day of its use (unset: of no concern here). `rank` compares names of one language in
 * the order of its alphabet, accents and case apart; it counts nothing. */
typedef struct {
    CivilDate from, to;
    const char *text[N_LANGUAGES];
    int rank[N_LANGUAGES];
} RosterName;

typedef struct {
    const char *id;     /* States: ISO 3166-1 alpha-3; others: "EU", "ICRC", "AFRICAN-UNION", "UNIDIR" */
    const char *alpha2; /* ISO 3166-1 alpha-2 of a State, else NULL */
    ParticipantClass class;
    RegionalGroup group;
    bool observes_group;     /* an observer in its group, counted there for elections: the United States */
    const RosterName *names; /* one after the other, without a gap; the last is of today */
    size_t n_names;
    const char *const *also; /* other names to be found by, never printed; NULL-terminated */
} RosterEntry;

/* A group as its members were from one day to another. Regional groups apart these are informal: in whose name
 * a statement is made is told with the statement, and a group helps to fill that in. */
typedef struct {
    const char *code; /* "AFRICAN", "ARAB", "EU", "ASEAN", "NAM", ... */
    bool is_regional;
    CivilDate from, to;
    const char *name[N_LANGUAGES];
    const int *members; /* for roster_at, in English order */
    size_t n_members;
} RosterGroup;

/* Who was drawn by lot to take the first seat during a session of the General Assembly. */
typedef struct {
    int session;
    CivilDate from, to; /* the last day unset: still so */
    const RosterEntry *first;
} SeatLot;

/* --- one participant -------------------------------------------------------------------------------------- */

/* All of them, in the English order of today: i from 0 until NULL. */
const RosterEntry *roster_at(size_t i);

/* By code, in any case; by any of their names of whatever day and language, "France", "法国", "Bolivia", "Turkey":
 * case, accents, blanks and signs do not matter, and what stands in brackets at the end of a name may be left out. NULL
 * for everything else: NULL, what is no UTF-8, what is too long. */
const RosterEntry *roster_of_id(const char *id);
const RosterEntry *roster_of_alpha2(const char *code);
const RosterEntry *roster_of_name(const char *text);

/* By any of the three, in that order. Blanks around the text do not matter. */
const RosterEntry *roster_find(const char *text);

bool roster_is_member(const RosterEntry *entry); /* a Member State */

/* The name in use on that day. */
const char *roster_name(const RosterEntry *entry, Language language, CivilDate date);

/* --- many: lists and orders ------------------------------------------------------------------------------- */

/* How many Member States there are: the number for quorum and majorities. */
guint roster_members(CivilDate date);

/* <0, 0, >0 in the order of the language, by the names of that day. */
int roster_compare(const RosterEntry *a, const RosterEntry *b, Language language, CivilDate date);

/* Sorts const RosterEntry * in place (domain rule 105). */
void roster_sort(GPtrArray *entries, Language language, CivilDate date);

/* The Member States in the order of the language. New, of borrowed const RosterEntry *; free with g_ptr_array_unref. */
GPtrArray *roster_members_in_order(Language language, CivilDate date);

/* The lot of the General Assembly's session of that day; by the session's number; all, i from 0 until NULL. NULL where
 * it is not known. The unset date has none. */
const SeatLot *roster_lot(CivilDate date);
const SeatLot *roster_lot_of_session(int session);
const SeatLot *roster_lot_at(size_t i);

/* The seat, counted from 0 for `first`, in English order and round the alphabet: Member States, and who has a seat
 * among them by its rights of that day. −1 if either of the two has none. `first` is that of a lot (domain rule 111).
 */
int roster_seat(const RosterEntry *entry, const RosterEntry *first, CivilDate date);

/* The same among Member States alone: the turn in a roll-call that begins with `first` (domain rule 64). */
int roster_turn(const RosterEntry *entry, const RosterEntry *first, CivilDate date);

/* --- groups ----------------------------------------------------------------------------------------------- */

/* All of them, the periods of one after the other: i from 0 until NULL. */
const RosterGroup *roster_group_at(size_t i);

/* By code in any case; by name in any language, as for roster_of_name. NULL if there is none. */
const RosterGroup *roster_group_of_code(const char *code, CivilDate date);
const RosterGroup *roster_group_of_name(const char *text, CivilDate date);

/* The regional group with its members, observers of it among them; NULL for REGIONAL_GROUP_NONE. */
const RosterGroup *roster_regional_group(RegionalGroup group);

bool roster_group_has(const RosterGroup *group, const RosterEntry *entry);
