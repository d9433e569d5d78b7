#include "core/roster_table.h"

#include "base/folding.h"

#include <stdlib.h>
#include <string.h>

/* --- texts that are looked up ----------------------------------------------------------------------------- */

static bool is_text(const char *text)
{
    return text != NULL && strlen(text) <= ROSTER_TEXT_LIMIT && g_utf8_validate(text, -1, NULL);
}

/* The next letter or figure as it is compared; 0 at the end. */
static gunichar next_letter(const char **at)
{
    gunichar c = folded_next(at);
    while (c != 0 && !g_unichar_isalnum(c)) {
        c = folded_next(at);
    }
    return c;
}

/* Is `text` the name, whole or without what stands in brackets at its end? */
static bool is_name(const char *text, const char *name)
{
    for (;;) {
        const char *rest = name;
        const gunichar wanted = next_letter(&name);
        const gunichar c = next_letter(&text);
        if (c == 0) {
            return wanted == 0 || g_str_has_prefix(rest, " (");
        }
        if (c != wanted) {
            return false;
        }
    }
}

static bool is_one_of(const char *text, const char *const names[N_LANGUAGES])
{
    for (int i = 0; i < N_LANGUAGES; i++) {
        if (is_name(text, names[i])) {
            return true;
        }
    }
    return false;
}

/* --- one participant -------------------------------------------------------------------------------------- */

const RosterEntry *roster_at(size_t i)
{
    return i < n_roster_entries ? &roster_entries[i] : NULL;
}

static int compare_id(const void *id, const void *place)
{
    return g_ascii_strcasecmp(id, roster_entries[*(const int *)place].id);
}

const RosterEntry *roster_of_id(const char *id)
{
    const int *place =
        id == NULL ? NULL : bsearch(id, roster_by_id, n_roster_entries, sizeof *roster_by_id, compare_id);
    return place == NULL ? NULL : &roster_entries[*place];
}

const RosterEntry *roster_of_alpha2(const char *code)
{
    for (size_t i = 0; code != NULL && i < n_roster_entries; i++) {
        if (roster_entries[i].alpha2 != NULL && g_ascii_strcasecmp(roster_entries[i].alpha2, code) == 0) {
            return &roster_entries[i];
        }
    }
    return NULL;
}

static bool has_name(const RosterEntry *entry, const char *text)
{
    for (size_t i = 0; i < entry->n_names; i++) {
        if (is_one_of(text, entry->names[i].text)) {
            return true;
        }
    }
    for (const char *const *also = entry->also; *also != NULL; also++) {
        if (is_name(text, *also)) {
            return true;
        }
    }
    return false;
}

const RosterEntry *roster_of_name(const char *text)
{
    for (size_t i = 0; is_text(text) && i < n_roster_entries; i++) {
        if (has_name(&roster_entries[i], text)) {
            return &roster_entries[i];
        }
    }
    return NULL;
}

const RosterEntry *roster_find(const char *text)
{
    if (!is_text(text)) {
        return NULL;
    }
    char code[ROSTER_TEXT_LIMIT + 1];
    g_strlcpy(code, text, sizeof code);
    g_strstrip(code);
    const RosterEntry *entry = roster_of_id(code);
    entry = entry != NULL ? entry : roster_of_alpha2(code);
    return entry != NULL ? entry : roster_of_name(code);
}

bool roster_is_member(const RosterEntry *entry)
{
    return entry->class == PARTICIPANT_MEMBER_STATE;
}

static const RosterName *name_on(const RosterEntry *entry, CivilDate date)
{
    size_t last = entry->n_names - 1;
    while (civil_date_is_set(date) && last > 0 && civil_date_compare(date, entry->names[last].from) < 0) {
        last--;
    }
    return &entry->names[last];
}

const char *roster_name(const RosterEntry *entry, Language language, CivilDate date)
{
    return name_on(entry, date)->text[language];
}

/* --- many: lists and orders ------------------------------------------------------------------------------- */

guint roster_members(CivilDate date)
{
    g_autoptr(GPtrArray) members = roster_members_in_order(LANGUAGE_ENGLISH, date);
    return members->len;
}

int roster_compare(const RosterEntry *a, const RosterEntry *b, Language language, CivilDate date)
{
    return name_on(a, date)->rank[language] - name_on(b, date)->rank[language];
}

typedef struct {
    Language language;
    CivilDate date;
} Order;

static int compare_in_order(const void *a, const void *b, void *order)
{
    const Order *by = order;
    return roster_compare(*(const RosterEntry *const *)a, *(const RosterEntry *const *)b, by->language, by->date);
}

void roster_sort(GPtrArray *entries, Language language, CivilDate date)
{
    Order order = { language, date };
    g_ptr_array_sort_with_data(entries, compare_in_order, &order);
}

GPtrArray *roster_members_in_order(Language language, CivilDate date)
{
    GPtrArray *members = g_ptr_array_sized_new(ROSTER_MEMBERS_COUNT);
    for (size_t i = 0; i < n_roster_entries; i++) {
        if (roster_is_member(&roster_entries[i])) {
            g_ptr_array_add(members, (gpointer)&roster_entries[i]);
        }
    }
    roster_sort(members, language, date);
    return members;
}

const SeatLot *roster_lot_at(size_t i)
{
    return i < n_roster_lots ? &roster_lots[i] : NULL;
}

const SeatLot *roster_lot(CivilDate date)
{
    for (size_t i = 0; civil_date_is_set(date) && i < n_roster_lots; i++) {
        const SeatLot *lot = &roster_lots[i];
        if (civil_date_compare(lot->from, date) <= 0 &&
            (!civil_date_is_set(lot->to) || civil_date_compare(date, lot->to) <= 0)) {
            return lot;
        }
    }
    return NULL;
}

const SeatLot *roster_lot_of_session(int session)
{
    for (size_t i = 0; i < n_roster_lots; i++) {
        if (roster_lots[i].session == session) {
            return &roster_lots[i];
        }
    }
    return NULL;
}

static bool has_seat(const RosterEntry *entry, CivilDate date)
{
    return rights_of(entry->class, date)->seated_with_members;
}

static bool has_turn(const RosterEntry *entry, CivilDate date)
{
    return rights_of(entry->class, date)->vote;
}

/* How far behind `first` the entry comes, round the alphabet; compares and counts nothing. */
static int distance(const RosterEntry *entry, const RosterEntry *first, CivilDate date)
{
    const int steps = roster_compare(entry, first, LANGUAGE_ENGLISH, date);
    return steps >= 0 ? steps : steps + G_MAXINT / 2;
}

static int place_behind(const RosterEntry *entry, const RosterEntry *first, CivilDate date,
                        bool (*counts)(const RosterEntry *entry, CivilDate date))
{
    if (!counts(entry, date) || !counts(first, date)) {
        return -1;
    }
    const int own = distance(entry, first, date);
    int before = 0;
    for (size_t i = 0; i < n_roster_entries; i++) {
        before += counts(&roster_entries[i], date) && distance(&roster_entries[i], first, date) < own;
    }
    return before;
}

int roster_seat(const RosterEntry *entry, const RosterEntry *first, CivilDate date)
{
    return place_behind(entry, first, date, has_seat);
}

int roster_turn(const RosterEntry *entry, const RosterEntry *first, CivilDate date)
{
    return place_behind(entry, first, date, has_turn);
}

/* --- groups ----------------------------------------------------------------------------------------------- */

const RosterGroup *roster_group_at(size_t i)
{
    return i < n_roster_groups ? &roster_groups[i] : NULL;
}

/* The unset date is in the last period. */
static bool is_of_day(const RosterGroup *group, CivilDate date)
{
    if (!civil_date_is_set(date)) {
        return !civil_date_is_set(group->to);
    }
    return civil_date_compare(group->from, date) <= 0 &&
           (!civil_date_is_set(group->to) || civil_date_compare(date, group->to) <= 0);
}

const RosterGroup *roster_group_of_code(const char *code, CivilDate date)
{
    for (size_t i = 0; code != NULL && i < n_roster_groups; i++) {
        if (is_of_day(&roster_groups[i], date) && g_ascii_strcasecmp(roster_groups[i].code, code) == 0) {
            return &roster_groups[i];
        }
    }
    return NULL;
}

const RosterGroup *roster_group_of_name(const char *text, CivilDate date)
{
    for (size_t i = 0; is_text(text) && i < n_roster_groups; i++) {
        if (is_of_day(&roster_groups[i], date) && is_one_of(text, roster_groups[i].name)) {
            return &roster_groups[i];
        }
    }
    return NULL;
}

const RosterGroup *roster_regional_group(RegionalGroup group)
{
    return group == REGIONAL_GROUP_NONE ? NULL : &roster_groups[group - 1];
}

bool roster_group_has(const RosterGroup *group, const RosterEntry *entry)
{
    for (size_t i = 0; i < group->n_members; i++) {
        if (&roster_entries[group->members[i]] == entry) {
            return true;
        }
    }
    return false;
}
