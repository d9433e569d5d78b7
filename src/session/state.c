#include "session/state.h"

#include "session/journal.h"
#include "session/observed.h"
#include "session/tally.h"

#include <string.h>

typedef struct {
    TableKind table;
    int id;
} Changed;

struct State {
    Seq seq;
    Instant now;
    Seq act; /* that is being applied */
    RowTable tables[N_TABLES];
    Journal *journal;
    GPtrArray *texts;                          /* of char *: the pool, from 1 */
    GHashTable *text_ids;                      /* the same, from text to number */
    GHashTable *ids[N_TABLES];                 /* of the tables whose rows have an id: from text to row */
    GPtrArray *waiting;                        /* of GArray of int, by list: derived from the inscriptions */
    GPtrArray *inscribed, *taken, *for_groups; /* likewise */
    GPtrArray *heard;                          /* likewise, by meeting */
    GArray *heard_in;                          /* of int, by inscription: the meeting in whose array it is */
    GPtrArray *roster;                         /* of const RosterEntry, by participant: derived from the codes */
    Tallies *tallies;
    Observed *observed;
    GArray *changed; /* of Changed: what the event that is being applied wrote */
};

static const gsize row_sizes[N_TABLES] = {
#define TABLE(NAME, Type, name) [TABLE_##NAME] = sizeof(Type),
    STATE_TABLES(TABLE)
#undef TABLE
};

/* Tables */

static void table_grow(RowTable *table)
{
    g_assert(table->n < STATE_ROWS_LIMIT);
    if (table->n == table->room) {
        table->room = MAX(2 * table->room, 8);
        table->rows = g_realloc_n(table->rows, table->room, table->size);
        table->stamps = g_renew(Stamp, table->stamps, table->room);
    }
    memset(table->rows + (gsize)table->n * table->size, 0, table->size);
    table->stamps[table->n++] = (Stamp){ 0 };
}

static const void *row_at(const State *state, TableKind table, int id)
{
    const RowTable *rows = &state->tables[table];
    if (id <= ID_NONE || (guint)id >= rows->n || rows->stamps[id].is_void) {
        return NULL;
    }
    return rows->rows + (gsize)id * rows->size;
}

static void note_change(State *state, TableKind table, int id)
{
    const Changed changed = { table, id };
    g_array_append_val(state->changed, changed);
}

static void *row_edit(State *state, TableKind table, int id)
{
    RowTable *rows = &state->tables[table];
    g_assert(row_at(state, table, id) != NULL);
    journal_before_write(state->journal, table, rows, id);
    rows->stamps[id].written = state->act;
    note_change(state, table, id);
    return rows->rows + (gsize)id * rows->size;
}

static void *row_add(State *state, TableKind table, int *ret_id)
{
    RowTable *rows = &state->tables[table];
    const int id = (int)rows->n;
    table_grow(rows);
    rows->stamps[id].written = state->act;
    journal_made(state->journal, table, id);
    note_change(state, table, id);
    if (ret_id != NULL) {
        *ret_id = id;
    }
    return rows->rows + (gsize)id * rows->size;
}

#define TABLE(NAME, Type, name)                                                                                        \
    const Type *state_##name(const State *state, int id)                                                               \
    {                                                                                                                  \
        return row_at(state, TABLE_##NAME, id);                                                                        \
    }                                                                                                                  \
    int state_##name##s(const State *state)                                                                            \
    {                                                                                                                  \
        return (int)state->tables[TABLE_##NAME].n - 1;                                                                 \
    }                                                                                                                  \
    Type *state_##name##_edit(State *state, int id)                                                                    \
    {                                                                                                                  \
        return row_edit(state, TABLE_##NAME, id);                                                                      \
    }                                                                                                                  \
    Type *state_##name##_add(State *state, int *ret_id)                                                                \
    {                                                                                                                  \
        return row_add(state, TABLE_##NAME, ret_id);                                                                   \
    }
STATE_TABLES(TABLE)
#undef TABLE

enum { THE_ROW = 1 };

const Body *state_the_body(const State *state)
{
    return state_body(state, THE_ROW);
}

const Floor *state_the_floor(const State *state)
{
    return state_floor(state, THE_ROW);
}

Body *state_the_body_edit(State *state)
{
    return state_body_edit(state, THE_ROW);
}

Floor *state_the_floor_edit(State *state)
{
    return state_floor_edit(state, THE_ROW);
}

void state_rests_on(State *state, TableKind table, int id)
{
    if (row_at(state, table, id) != NULL) {
        journal_before_use(state->journal, table, &state->tables[table], id);
        state->tables[table].stamps[id].used = state->act;
    }
}

/* Texts */

const char *state_text(const State *state, Text text)
{
    return text != 0 ? g_ptr_array_index(state->texts, text) : NULL;
}

Text state_keep(State *state, const char *text)
{
    if (text == NULL) {
        return 0;
    }
    gpointer known = g_hash_table_lookup(state->text_ids, text);
    if (known != NULL) {
        return GPOINTER_TO_UINT(known);
    }
    char *kept = g_strdup(text);
    const Text id = state->texts->len;
    g_ptr_array_add(state->texts, kept);
    g_hash_table_insert(state->text_ids, kept, GUINT_TO_POINTER(id));
    return id;
}

/* What is derived from the rows and kept beside them */

static Text id_of_row(TableKind table, const void *row)
{
    switch (table) {
    case TABLE_PARTICIPANT: return ((const Participant *)row)->code;
    case TABLE_MEETING: return ((const Meeting *)row)->id;
    case TABLE_MATTER: return ((const Matter *)row)->id;
    case TABLE_LIST: return ((const SpeakersList *)row)->id;
    default: return 0;
    }
}

/* Rows that were taken back keep their number in the table of ids, where looking them up finds nothing (row_at). */
static void index_id(State *state, TableKind table, int id)
{
    const void *row = row_at(state, table, id);
    if (state->ids[table] == NULL || row == NULL) {
        return;
    }
    const char *text = state_text(state, id_of_row(table, row));
    if (text != NULL) {
        g_hash_table_insert(state->ids[table], (gpointer)text, GINT_TO_POINTER(id));
    }
}

static GArray *list_array(GPtrArray *arrays, int list)
{
    while (arrays->len <= (guint)list) {
        g_ptr_array_add(arrays, g_array_new(FALSE, FALSE, sizeof(int)));
    }
    return g_ptr_array_index(arrays, list);
}

/* Has or has not the number, which stands in its place by size. Nearly always it is the last, or among few. */
static void set_member(GArray *numbers, int number, bool is_member)
{
    guint at = numbers->len;
    while (at > 0 && g_array_index(numbers, int, at - 1) >= number) {
        at--;
    }
    const bool was = at < numbers->len && g_array_index(numbers, int, at) == number;
    if (is_member && !was) {
        g_array_insert_val(numbers, at, number);
    } else if (!is_member && was) {
        g_array_remove_index(numbers, at);
    }
}

/* Also of a row that was taken back: what it was tells where it must go from. */
static const Inscription *inscription_bytes(const State *state, int id)
{
    return (const Inscription *)(const void *)(state->tables[TABLE_INSCRIPTION].rows + (gsize)id * sizeof(Inscription));
}

/* A statement belongs to the meeting in which it was begun; one that is taken back belongs to none again. */
static void index_heard(State *state, int id, int meeting)
{
    if (state->heard_in->len <= (guint)id) {
        g_array_set_size(state->heard_in, (guint)id + 1);
    }
    int *in = &g_array_index(state->heard_in, int, id);
    if (*in != meeting) {
        if (*in != ID_NONE) {
            set_member(list_array(state->heard, *in), id, false);
        }
        if (meeting != ID_NONE) {
            set_member(list_array(state->heard, meeting), id, true);
        }
        *in = meeting;
    }
}

static void tally_inscription(State *state, int id, const Inscription *row, bool has_begun)
{
    const SpeakersList *list = row_at(state, TABLE_LIST, row->list);
    const RosterEntry *entry = state_roster(state, row->participant);
    const RegionalGroup region = entry != NULL ? entry->group : REGIONAL_GROUP_NONE;
    const gint64 keys[TALLY_KEYS] = {
        tally_key_participant(row->list, list != NULL ? list->matter : ID_NONE, row->participant),
        tally_key_turns(row->list, row->capacity, row->participant),
        tally_key_region(row->list, row->capacity, region),
        row->is_informal ? TALLY_NO_KEY : tally_key_meeting_participant(row->meeting, row->participant),
        row->is_informal ? TALLY_NO_KEY : tally_key_meeting_capacity(row->meeting, row->capacity),
        row->is_informal ? TALLY_NO_KEY : tally_key_meeting_region(row->meeting, row->capacity, region),
    };
    tallies_set(state->tallies, id, keys, has_begun, row->spoken);
}

/* Was a meeting suspended in that time? Suspensions follow each other. */
static bool was_suspended(const State *state, Instant from, Instant to)
{
    for (int id = state_suspensions(state); id > ID_NONE; id--) {
        const Suspension *row = state_suspension(state, id);
        if (row != NULL && row->began < to) {
            return row->ended == 0 || row->ended > from;
        }
    }
    return false;
}

/* µs between the statement before it and this one, with that one's pauses; −1 if it says nothing about turns. */
static gint64 gap_before(const State *state, const Inscription *row)
{
    const Inscription *before = state_inscription(state, row->after);
    if (before == NULL || before->list != row->list || before->list == ID_NONE || before->ended == 0 ||
        row->asked > before->ended || was_suspended(state, before->began, row->began)) {
        return -1;
    }
    return row->began - before->began - before->spoken;
}

static void observe_inscription(State *state, int id, const Inscription *row, bool has_begun)
{
    const SpeakersList *list = row_at(state, TABLE_LIST, row->list);
    const Observation observation = {
        .has_ended = has_begun && row->ended != 0,
        .class = observed_class(list != NULL ? list->kind : LIST_OF_SPEAKERS, row->capacity, row->round),
        .limit = row->limit,
        .spoken = row->spoken,
        .waiting = has_begun ? gap_before(state, row) : -1,
    };
    observed_statement(state->observed, id, &observation);
}

static void index_point(State *state, int id)
{
    const PointOfOrder *row = row_at(state, TABLE_POINT, id);
    const Observation observation = { .has_ended = row != NULL && row->settled != 0,
                                      .class = PACE_POINT_OF_ORDER,
                                      .spoken = row != NULL ? row->settled - row->raised : 0,
                                      .waiting = -1 };
    observed_point(state->observed, id, &observation);
}

static void index_inscription(State *state, int id)
{
    const Inscription *row = inscription_bytes(state, id);
    const bool is_there = row_at(state, TABLE_INSCRIPTION, id) != NULL;
    const bool has_begun = is_there && row->began != 0;
    const bool is_waiting = is_there && row->state == INSCRIPTION_WAITING;
    const bool counts = is_waiting || row->state == INSCRIPTION_SPEAKING || row->state == INSCRIPTION_HEARD;
    set_member(list_array(state->inscribed, row->list), id, is_there);
    set_member(list_array(state->waiting, row->list), id, is_waiting);
    set_member(list_array(state->taken, row->list), id, has_begun);
    set_member(list_array(state->for_groups, row->list), id, is_there && row->on_behalf != 0 && counts);
    index_heard(state, id, has_begun ? row->meeting : ID_NONE);
    tally_inscription(state, id, row, has_begun);
    observe_inscription(state, id, row, has_begun);
}

static void index_participant(State *state, int id)
{
    const Participant *row = row_at(state, TABLE_PARTICIPANT, id);
    if (state->roster->len <= (guint)id) {
        g_ptr_array_set_size(state->roster, id + 1);
    }
    if (row != NULL && g_ptr_array_index(state->roster, id) != NULL) {
        return; /* known: a code is for good */
    }
    g_ptr_array_index(state->roster, id) = row != NULL ? (gpointer)roster_of_id(state_text(state, row->code)) : NULL;
}

static void index_row(TableKind table, int id, gpointer data)
{
    State *state = data;
    if (table == TABLE_INSCRIPTION) {
        index_inscription(state, id);
    } else {
        if (table == TABLE_LIST) {
            list_array(state->waiting, id);
            list_array(state->inscribed, id);
            list_array(state->taken, id);
            list_array(state->for_groups, id);
        }
        if (table == TABLE_MEETING) {
            list_array(state->heard, id);
        }
        if (table == TABLE_PARTICIPANT) {
            index_participant(state, id);
        }
        if (table == TABLE_POINT) {
            index_point(state, id);
        }
        index_id(state, table, id);
    }
}

static int find_row(const State *state, TableKind table, const char *id)
{
    const int row = id != NULL ? GPOINTER_TO_INT(g_hash_table_lookup(state->ids[table], id)) : ID_NONE;
    return row_at(state, table, row) != NULL ? row : ID_NONE;
}

int state_find_participant(const State *state, const char *code)
{
    return find_row(state, TABLE_PARTICIPANT, code);
}

int state_find_meeting(const State *state, const char *id)
{
    return find_row(state, TABLE_MEETING, id);
}

int state_find_matter(const State *state, const char *id)
{
    return find_row(state, TABLE_MATTER, id);
}

int state_find_list(const State *state, const char *id)
{
    return find_row(state, TABLE_LIST, id);
}

const GArray *state_waiting(const State *state, int list)
{
    g_assert(list > ID_NONE && (guint)list < state->waiting->len);
    return g_ptr_array_index(state->waiting, list);
}

const GArray *state_inscribed(const State *state, int list)
{
    g_assert(list > ID_NONE && (guint)list < state->inscribed->len);
    return g_ptr_array_index(state->inscribed, list);
}

const GArray *state_taken(const State *state, int list)
{
    g_assert(list > ID_NONE && (guint)list < state->taken->len);
    return g_ptr_array_index(state->taken, list);
}

const GArray *state_heard(const State *state, int meeting)
{
    g_assert(meeting > ID_NONE && (guint)meeting < state->heard->len);
    return g_ptr_array_index(state->heard, meeting);
}

const GArray *state_for_groups(const State *state, int list)
{
    g_assert(list > ID_NONE && (guint)list < state->for_groups->len);
    return g_ptr_array_index(state->for_groups, list);
}

const RosterEntry *state_roster(const State *state, int participant)
{
    return participant > ID_NONE && (guint)participant < state->roster->len
               ? g_ptr_array_index(state->roster, participant)
               : NULL;
}

const Observed *state_observed(const State *state)
{
    return state->observed;
}

Tally state_tally(const State *state, int list, int participant)
{
    const SpeakersList *row = row_at(state, TABLE_LIST, list);
    return tallies_get(state->tallies, tally_key_participant(list, row != NULL ? row->matter : ID_NONE, participant));
}

Tally state_tally_of_turns(const State *state, int list, Capacity capacity, int participant)
{
    return tallies_get(state->tallies, tally_key_turns(list, capacity, participant));
}

Tally state_tally_of_region(const State *state, int list, Capacity capacity, RegionalGroup region)
{
    return tallies_get(state->tallies, tally_key_region(list, capacity, region));
}

Tally state_tally_in_meeting(const State *state, int meeting, int participant)
{
    return tallies_get(state->tallies, tally_key_meeting_participant(meeting, participant));
}

Tally state_tally_of_capacity(const State *state, int meeting, Capacity capacity)
{
    return tallies_get(state->tallies, tally_key_meeting_capacity(meeting, capacity));
}

Tally state_tally_of_group(const State *state, int meeting, Capacity capacity, RegionalGroup region)
{
    return tallies_get(state->tallies, tally_key_meeting_region(meeting, capacity, region));
}

/* The whole */

static void free_array(gpointer array)
{
    g_array_unref(array);
}

State *state_new(void)
{
    static const TableKind with_ids[] = { TABLE_PARTICIPANT, TABLE_MEETING, TABLE_MATTER, TABLE_LIST };
    State *state = g_new0(State, 1);
    state->journal = journal_new(STATE_UNDO_LIMIT);
    state->texts = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(state->texts, NULL);
    state->text_ids = g_hash_table_new(g_str_hash, g_str_equal);
    state->waiting = g_ptr_array_new_with_free_func(free_array);
    state->inscribed = g_ptr_array_new_with_free_func(free_array);
    state->taken = g_ptr_array_new_with_free_func(free_array);
    state->for_groups = g_ptr_array_new_with_free_func(free_array);
    state->heard = g_ptr_array_new_with_free_func(free_array);
    state->heard_in = g_array_new(FALSE, TRUE, sizeof(int));
    state->roster = g_ptr_array_new();
    state->tallies = tallies_new();
    state->observed = observed_new();
    state->changed = g_array_new(FALSE, FALSE, sizeof(Changed));
    for (guint i = 0; i < G_N_ELEMENTS(with_ids); i++) {
        state->ids[with_ids[i]] = g_hash_table_new(g_str_hash, g_str_equal);
    }
    for (guint i = 0; i < N_TABLES; i++) {
        state->tables[i].size = row_sizes[i];
        table_grow(&state->tables[i]);
    }
    table_grow(&state->tables[TABLE_BODY]);
    table_grow(&state->tables[TABLE_FLOOR]);
    return state;
}

void state_free(State *state)
{
    if (state == NULL) {
        return;
    }
    for (guint i = 0; i < N_TABLES; i++) {
        g_free(state->tables[i].rows);
        g_free(state->tables[i].stamps);
        g_clear_pointer(&state->ids[i], g_hash_table_unref);
    }
    journal_free(state->journal);
    g_hash_table_unref(state->text_ids);
    g_ptr_array_unref(state->texts);
    g_ptr_array_unref(state->waiting);
    g_ptr_array_unref(state->inscribed);
    g_ptr_array_unref(state->taken);
    g_ptr_array_unref(state->for_groups);
    g_ptr_array_unref(state->heard);
    g_array_unref(state->heard_in);
    g_ptr_array_unref(state->roster);
    tallies_free(state->tallies);
    observed_free(state->observed);
    g_array_unref(state->changed);
    g_free(state);
}

bool state_apply(State *state, const Event *event)
{
    const bool begins = event->act != NULL;
    if (event->at < state->now || (!begins && state->act == 0)) {
        return false;
    }
    if (begins) {
        state->act = state->seq + 1;
        journal_begin(state->journal, state->act, state_keep(state, event->act));
    }
    state->now = event->at;
    g_array_set_size(state->changed, 0);
    const bool good = event->info->apply(state, event);
    for (guint i = 0; i < state->changed->len; i++) {
        const Changed *changed = &g_array_index(state->changed, Changed, i);
        index_row(changed->table, changed->id, state);
    }
    state->seq++;
    return good;
}

Seq state_seq(const State *state)
{
    return state->seq;
}

Instant state_now(const State *state)
{
    return state->now;
}

/* Taking back */

UndoAnswer state_may_undo(const State *state, Seq act, Seq *ret_later)
{
    if (!journal_knows(state->journal, act)) {
        return UNDO_UNKNOWN;
    }
    return journal_is_free(state->journal, act, state->tables, ret_later) ? UNDO_MAY : UNDO_NEEDED;
}

Seq state_undo(State *state, Seq act)
{
    journal_take_back(state->journal, act, state->tables, index_row, state);
    return act;
}

const char *state_act_name(const State *state, Seq act)
{
    return state_text(state, journal_name(state->journal, act));
}

Seq state_latest_act(const State *state, Seq before)
{
    return journal_latest(state->journal, before);
}

/* Comparing */

bool state_equal(const State *a, const State *b)
{
    bool equal = a->seq == b->seq && a->now == b->now && a->texts->len == b->texts->len;
    for (guint i = 0; equal && i < N_TABLES; i++) {
        const RowTable *one = &a->tables[i], *other = &b->tables[i];
        equal = one->n == other->n && memcmp(one->rows, other->rows, one->n * one->size) == 0 &&
                memcmp(one->stamps, other->stamps, one->n * sizeof(Stamp)) == 0;
    }
    for (guint i = 1; equal && i < a->texts->len; i++) {
        equal = strcmp(state_text(a, i), state_text(b, i)) == 0;
    }
    return equal;
}

char *state_digest(const State *state)
{
    GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
    g_checksum_update(sum, (const guchar *)&state->seq, sizeof(state->seq));
    g_checksum_update(sum, (const guchar *)&state->now, sizeof(state->now));
    for (guint i = 0; i < N_TABLES; i++) {
        const RowTable *table = &state->tables[i];
        g_checksum_update(sum, table->rows, (gssize)(table->n * table->size));
        g_checksum_update(sum, (const guchar *)table->stamps, (gssize)(table->n * sizeof(Stamp)));
    }
    for (guint i = 1; i < state->texts->len; i++) {
        const char *text = state_text(state, i);
        g_checksum_update(sum, (const guchar *)text, (gssize)strlen(text) + 1);
    }
    char *digest = g_strdup(g_checksum_get_string(sum));
    g_checksum_free(sum);
    return digest;
}
