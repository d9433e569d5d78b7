#include "hall/rehearsed.h"

#include "exchange/planned.h"
#include "exchange/programme_json.h"
#include "session/decide.h"

#include <string.h>

struct Rehearsed {
    GMutex playing;         /* taken before `lock` */
    GMutex lock;            /* of the table */
    GHashTable *by_version; /* → Outlook */
};

static void free_outlook(gpointer outlook)
{
    outlook_free(outlook);
}

Rehearsed *rehearsed_new(void)
{
    Rehearsed *rehearsed = g_new0(Rehearsed, 1);
    g_mutex_init(&rehearsed->playing);
    g_mutex_init(&rehearsed->lock);
    rehearsed->by_version = g_hash_table_new_full(NULL, NULL, NULL, free_outlook);
    return rehearsed;
}

void rehearsed_free(Rehearsed *rehearsed)
{
    if (rehearsed != NULL) {
        g_hash_table_unref(rehearsed->by_version);
        g_mutex_clear(&rehearsed->playing);
        g_mutex_clear(&rehearsed->lock);
        g_free(rehearsed);
    }
}

const Outlook *rehearsed_at_hand(Rehearsed *rehearsed, int version)
{
    g_mutex_lock(&rehearsed->lock);
    const Outlook *outlook = g_hash_table_lookup(rehearsed->by_version, GINT_TO_POINTER(version));
    g_mutex_unlock(&rehearsed->lock);
    return outlook;
}

static void play_one(const Plan *plan, int delegations, guint run, Outlook *outlook)
{
    const RehearsalOptions options = { .seed = 1 + run, .delegations = delegations };
    g_autoptr(State) state = state_new();
    g_autoptr(Rehearsal) rehearsal = rehearsal_new(plan, NULL, &options);
    Command command;
    while (rehearsal_next(rehearsal, state, &command)) {
        g_auto(Outcome) outcome = { 0 };
        outcome_init(&outcome);
        rehearsal_answer(rehearsal, decide_and_apply(state, &command, &outcome));
    }
    outlook_add(outlook, rehearsal, state);
}

static bool has_hours(const Planned *planned)
{
    const Programme *programme = planned->plan.programme;
    for (guint i = 0; i < programme->rows->len; i++) {
        if (planned->hours[i].starts != 0 && programme_row(programme, i)->kind == ROW_MEETING) {
            return true;
        }
    }
    return false;
}

/* NULL if it cannot be played. */
static Outlook *play(const char *paper, int delegations, GError **error)
{
    g_autoptr(GBytes) bytes = g_bytes_new(paper, strlen(paper));
    g_autoptr(Programme) programme = programme_of_json(bytes, error);
    g_autoptr(Planned) planned = programme != NULL ? planned_new(programme, error) : NULL;
    if (planned == NULL) {
        return NULL;
    }
    if (!has_hours(planned)) {
        g_set_error_literal(error, PLANNED_ERROR, PLANNED_ERROR_HOUR, "no meeting of the programme has hours");
        return NULL;
    }
    Outlook *outlook = outlook_new();
    for (guint run = 0; run < REHEARSED_RUNS; run++) {
        play_one(&planned->plan, CLAMP(delegations, REHEARSAL_LEAST_DELEGATIONS, REHEARSAL_DELEGATIONS), run, outlook);
    }
    outlook_finish(outlook);
    return outlook;
}

bool rehearsed_play(Rehearsed *rehearsed, int version, const char *paper, int delegations, GError **error)
{
    bool is_good = true;
    g_mutex_lock(&rehearsed->playing);
    g_mutex_lock(&rehearsed->lock);
    const bool has_room = g_hash_table_size(rehearsed->by_version) < REHEARSED_VERSIONS_LIMIT;
    g_mutex_unlock(&rehearsed->lock);
    if (rehearsed_at_hand(rehearsed, version) == NULL && has_room) {
        Outlook *outlook = play(paper, delegations, error);
        is_good = outlook != NULL;
        g_mutex_lock(&rehearsed->lock);
        if (is_good) {
            g_hash_table_insert(rehearsed->by_version, GINT_TO_POINTER(version), outlook);
        }
        g_mutex_unlock(&rehearsed->lock);
    }
    g_mutex_unlock(&rehearsed->playing);
    return is_good;
}
