#include "door/door.h"

#include "base/chance.h"
#include "base/monotonic.h"
#include "door/door_parts.h"

enum {
    LOOK_MS = 500,         /* whether others have changed something */
    TIDY_SECONDS = 60,     /* what is over is ended */
    USED_SECONDS = 5 * 60, /* when each sign-in was used last is written */
};

Door *door_new(Ledger *ledger, GError **error)
{
    g_autofree char *chance = chance_text();
    Door *door = g_new0(Door, 1);
    door->ledger = ledger;
    if (!rows_read(door, &door->tables, error)) {
        g_free(door);
        return NULL;
    }
    door->changed = rows_told(door);
    secret_hash("", chance, door->chance);
    pthread_mutex_init(&door->changing, NULL);
    pthread_rwlock_init(&door->lock, NULL);
    pthread_mutex_init(&door->screens_lock, NULL);
    pthread_mutex_init(&door->ended_lock, NULL);
    pthread_mutex_init(&door->traces_lock, NULL);
    pthread_mutex_init(&door->watch_lock, NULL);
    monotonic_cond_init(&door->watch_over);
    door->passwords = passwords_new();
    door->tries = tries_new();
    door->admitted = screens_new();
    door->traces = g_array_new(FALSE, FALSE, sizeof(DoorTrace));
    door->recent = g_array_new(FALSE, FALSE, sizeof(guint64));
    return door;
}

static void end_watch(Door *door)
{
    pthread_mutex_lock(&door->watch_lock);
    door->is_over = true;
    pthread_cond_signal(&door->watch_over);
    pthread_mutex_unlock(&door->watch_lock);
    g_thread_join(door->watch);
    rows_put_used(door, NULL);
}

void door_free(Door *door)
{
    if (door == NULL) {
        return;
    }
    if (door->watch != NULL) {
        end_watch(door);
    }
    passwords_free(door->passwords);
    tries_free(door->tries);
    tables_clear(&door->tables);
    g_array_unref(door->admitted);
    g_array_unref(door->traces);
    g_array_unref(door->recent);
    pthread_mutex_destroy(&door->changing);
    pthread_rwlock_destroy(&door->lock);
    pthread_mutex_destroy(&door->screens_lock);
    pthread_mutex_destroy(&door->ended_lock);
    pthread_mutex_destroy(&door->traces_lock);
    pthread_mutex_destroy(&door->watch_lock);
    pthread_cond_destroy(&door->watch_over);
    ledger_close(door->ledger);
    g_free(door->changed);
    g_free(door);
}

void door_on_end(Door *door, void (*ended)(guint64 sign_in, gpointer data), gpointer data)
{
    pthread_mutex_lock(&door->ended_lock);
    door->ended = ended;
    door->ended_data = data;
    pthread_mutex_unlock(&door->ended_lock);
}

/* --- keeping order --------------------------------------------------------------------------------------------------
 */

/* Of those that were there, keeps when they were used last, and finds who is there no more, or as another. */
static void compare(const DoorTables *before, const DoorTables *now, GArray *ended)
{
    GHashTableIter all;
    gpointer value;
    g_hash_table_iter_init(&all, before->sign_ins);
    while (g_hash_table_iter_next(&all, NULL, &value)) {
        const SignIn *old = value;
        SignIn *new = g_hash_table_lookup(now->sign_ins, old->hash);
        if (new == NULL) {
            g_array_append_val(ended, old->visitor.sign_in);
        } else {
            new->used = MAX(new->used, __atomic_load_n(&old->used, __ATOMIC_RELAXED));
        }
    }
}

/* What cannot be read now stays as it was, and is read the next time. `changing` is held. */
static void read_anew(Door *door, GArray *ended)
{
    DoorTables tables;
    g_autofree char *told = rows_told(door);
    if (!rows_read(door, &tables, NULL)) {
        return;
    }
    pthread_rwlock_wrlock(&door->lock);
    DoorTables before = door->tables;
    compare(&before, &tables, ended);
    door->tables = tables;
    pthread_rwlock_unlock(&door->lock);
    tables_clear(&before);
    g_free(door->changed);
    door->changed = g_steal_pointer(&told);
}

static bool is_past(const SignIn *sign_in, gconstpointer now)
{
    const bool is_screen = sign_in->screen[0] != '\0';
    const gint64 seconds = is_screen ? DOOR_SCREEN_SECONDS : DOOR_SIGN_IN_SECONDS;
    return *(const Instant *)now >= sign_in->made + seconds * G_USEC_PER_SEC;
}

/* Those that were idle for too long stay, since by them a browser is known that was here before; but they are of no use
 * any more, and what goes on in their name ends. */
static void find_idle(Door *door, Instant now, GArray *ended)
{
    GHashTableIter all;
    gpointer value;
    pthread_rwlock_rdlock(&door->lock);
    g_hash_table_iter_init(&all, door->tables.sign_ins);
    while (g_hash_table_iter_next(&all, NULL, &value)) {
        const SignIn *sign_in = value;
        if (!sign_in_is_good(sign_in, now)) {
            g_array_append_val(ended, sign_in->visitor.sign_in);
        }
    }
    pthread_rwlock_unlock(&door->lock);
}

/* A stream may have been opened with a sign-in that ended in the same moment. */
static void tell_again(Door *door)
{
    pthread_mutex_lock(&door->ended_lock);
    g_autoptr(GArray) recent = g_steal_pointer(&door->recent);
    door->recent = g_array_new(FALSE, FALSE, sizeof(guint64));
    for (guint i = 0; i < recent->len && door->ended != NULL; i++) {
        door->ended(g_array_index(recent, guint64, i), door->ended_data);
    }
    pthread_mutex_unlock(&door->ended_lock);
}

typedef struct {
    gint64 tidied, used_written;
} Watch;

static void look(Door *door, Watch *watch)
{
    g_autoptr(GArray) ended = g_array_new(FALSE, FALSE, sizeof(guint64));
    const gint64 clock = g_get_monotonic_time();
    pthread_mutex_lock(&door->changing);
    g_autofree char *told = rows_told(door);
    if (told != NULL && g_strcmp0(told, door->changed) != 0) {
        read_anew(door, ended);
    }
    if (clock - watch->tidied > (gint64)TIDY_SECONDS * G_USEC_PER_SEC) {
        const Instant now = g_get_real_time();
        watch->tidied = clock;
        sign_ins_end(door, is_past, &now, ended, NULL);
        invitations_tidy(door, now, NULL);
        find_idle(door, now, ended);
    }
    if (clock - watch->used_written > (gint64)USED_SECONDS * G_USEC_PER_SEC) {
        watch->used_written = clock;
        rows_put_used(door, NULL);
    }
    pthread_mutex_unlock(&door->changing);
    tell_again(door);
    door_tell_ended(door, ended);
}

static gpointer run_watch(gpointer data)
{
    Door *door = data;
    const gint64 now = g_get_monotonic_time();
    Watch watch = { .tidied = now, .used_written = now };
    pthread_mutex_lock(&door->watch_lock);
    while (!door->is_over) {
        monotonic_cond_wait(&door->watch_over, &door->watch_lock, g_get_monotonic_time() + LOOK_MS * 1000);
        if (!door->is_over) {
            pthread_mutex_unlock(&door->watch_lock);
            look(door, &watch);
            pthread_mutex_lock(&door->watch_lock);
        }
    }
    pthread_mutex_unlock(&door->watch_lock);
    return NULL;
}

void door_watch(Door *door)
{
    g_assert(door->watch == NULL);
    door->watch = g_thread_new("door", run_watch, door);
}
