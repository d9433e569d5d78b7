#include "base/chance.h"
#include "door/door_parts.h"

#include <string.h>

static bool is_open(const Invitation *invitation, Instant now)
{
    return invitation->facts.uses > 0 && now < invitation->facts.until;
}

/* Without a lock; NULL if it cannot be used. */
static Invitation *find(const Door *door, const char *token, Instant now)
{
    guint8 hash[SECRET_HASH_BYTES];
    if (!secret_is_text(token)) {
        return NULL;
    }
    secret_hash("", token, hash);
    Invitation *invitation = g_hash_table_lookup(door->tables.invitations, hash);
    return invitation != NULL && is_open(invitation, now) ? invitation : NULL;
}

bool door_invitation(Door *door, const char *token, Instant now, DoorInvitation *ret_invitation)
{
    pthread_rwlock_rdlock(&door->lock);
    const Invitation *invitation = find(door, token, now);
    if (invitation != NULL) {
        *ret_invitation = invitation->facts;
    }
    pthread_rwlock_unlock(&door->lock);
    return invitation != NULL;
}

/* --- giving ---------------------------------------------------------------------------------------------------------
 */

/* `changing` is held. */
static bool has_room_for(const Door *door, const DoorStanding *standing, GError **error)
{
    guint n = 0;
    GHashTableIter all;
    gpointer value;
    g_hash_table_iter_init(&all, door->tables.invitations);
    while (standing->party[0] != '\0' && g_hash_table_iter_next(&all, NULL, &value)) {
        n += strcmp(((const Invitation *)value)->facts.standing.party, standing->party) == 0;
    }
    const bool has_room =
        n < DOOR_OF_PARTY_LIMIT && g_hash_table_size(door->tables.invitations) < DOOR_INVITATIONS_LIMIT;
    if (!has_room) {
        g_set_error_literal(error, DOOR_ERROR, DOOR_ERROR_LIMIT, "there are as many invitations as are kept");
    }
    return has_room;
}

/* `changing` is held. */
static bool give(Door *door, const DoorInvitation *wanted, bool is_first, const char *by, Instant now,
                 char ret_token[SECRET_LENGTH + 1], GError **error)
{
    g_autofree char *token = chance_text();
    if (!has_room_for(door, &wanted->standing, error)) {
        return false;
    }
    g_autofree Invitation *invitation = g_new0(Invitation, 1);
    invitation->facts = *wanted;
    invitation->facts.made = now;
    invitation->is_first = is_first;
    secret_hash("", token, invitation->hash);
    invitation->facts.id = secret_id(invitation->hash);
    g_strlcpy(invitation->facts.by, by, sizeof invitation->facts.by);
    invitation->place = tables_free_place(door->tables.invitations, false);
    if (!rows_put_invitation(door, invitation, error) || !rows_tell(door, error)) {
        return false;
    }
    g_strlcpy(ret_token, token, SECRET_LENGTH + 1);
    explicit_bzero(token, SECRET_LENGTH);
    pthread_rwlock_wrlock(&door->lock);
    Invitation *kept = g_steal_pointer(&invitation);
    g_hash_table_replace(door->tables.invitations, kept->hash, kept);
    pthread_rwlock_unlock(&door->lock);
    return true;
}

static void describe(const DoorStanding *standing, char *ret_text, gsize size)
{
    g_snprintf(ret_text, size, "%s%s%s%s%s", door_role_names[standing->role], standing->party[0] != '\0' ? " of " : "",
               standing->party, standing->party[0] != '\0' ? ", " : "",
               standing->party[0] != '\0' ? door_rank_names[standing->rank] : "");
}

bool door_invite(Door *door, const DoorInvitation *invitation, const char *by, Instant now,
                 char ret_token[SECRET_LENGTH + 1], GError **error)
{
    char what[80];
    if (!door_standing_check(&invitation->standing, error)) {
        return false;
    }
    if (invitation->uses == 0 || invitation->uses > DOOR_USES_LIMIT || invitation->until <= now) {
        g_set_error(error, DOOR_ERROR, DOOR_ERROR_LIMIT,
                    "an invitation is for 1 to %d people, and for some time to come", DOOR_USES_LIMIT);
        return false;
    }
    pthread_mutex_lock(&door->changing);
    const bool is_good = give(door, invitation, false, by, now, ret_token, error);
    pthread_mutex_unlock(&door->changing);
    if (is_good) {
        describe(&invitation->standing, what, sizeof what);
        door_trace(door, "invited", "", by, what, now);
    }
    return is_good;
}

/* Which invitations end. */
typedef bool (*IsOver)(const Invitation *invitation, gconstpointer data);

/* `changing` is held. Returns how many have ended; −1 with an error. */
static int end_those(Door *door, IsOver is_over, gconstpointer data, GError **error)
{
    g_autoptr(GPtrArray) over = g_ptr_array_new();
    GHashTableIter all;
    gpointer value;
    g_hash_table_iter_init(&all, door->tables.invitations);
    while (g_hash_table_iter_next(&all, NULL, &value)) {
        if (is_over(value, data)) {
            g_ptr_array_add(over, value);
        }
    }
    for (guint i = 0; i < over->len; i++) {
        const Invitation *invitation = g_ptr_array_index(over, i);
        if (!rows_empty(door, ROW_INVITATION, invitation->place, error)) {
            return -1;
        }
        pthread_rwlock_wrlock(&door->lock);
        g_hash_table_remove(door->tables.invitations, invitation->hash);
        pthread_rwlock_unlock(&door->lock);
    }
    return over->len == 0 || rows_tell(door, error) ? (int)over->len : -1;
}

static bool is_first(const Invitation *invitation, gconstpointer unused)
{
    return invitation->is_first;
}

static bool is_past(const Invitation *invitation, gconstpointer now)
{
    return !is_open(invitation, *(const Instant *)now);
}

static bool has_id(const Invitation *invitation, gconstpointer id)
{
    return invitation->facts.id == *(const guint64 *)id;
}

bool invitations_tidy(Door *door, Instant now, GError **error)
{
    return end_those(door, is_past, &now, error) >= 0;
}

bool door_invite_first(Door *door, Instant now, char ret_token[SECRET_LENGTH + 1], GError **error)
{
    const DoorInvitation wanted = { .standing = { .role = DOOR_SECRETARY },
                                    .uses = 1,
                                    .until = now + (Instant)DOOR_FIRST_SECONDS * G_USEC_PER_SEC };
    pthread_mutex_lock(&door->changing);
    const bool is_good = g_hash_table_size(door->tables.accounts) == 0 && end_those(door, is_first, NULL, error) >= 0 &&
                         give(door, &wanted, true, "first start", now, ret_token, error);
    pthread_mutex_unlock(&door->changing);
    return is_good;
}

bool door_invitation_revoke(Door *door, guint64 id, const char *by, Instant now, GError **error)
{
    pthread_mutex_lock(&door->changing);
    const int n = end_those(door, has_id, &id, error);
    pthread_mutex_unlock(&door->changing);
    if (n == 0) {
        g_set_error_literal(error, DOOR_ERROR, DOOR_ERROR_UNKNOWN, "there is no such invitation any more");
    } else if (n > 0) {
        door_trace(door, "invitation taken back", "", by, "", now);
    }
    return n > 0;
}

/* --- accepting ------------------------------------------------------------------------------------------------------
 */

static bool refuse(Door *door, const char *name, Instant now, GError **error)
{
    static const char why[] = "the invitation is used, over, or was never given";
    door_trace(door, "invitation refused", name, "", why, now);
    g_set_error_literal(error, DOOR_ERROR, DOOR_ERROR_INVITATION, why);
    return false;
}

/* One use less on the disk, before anything is made of it: it is never used once too often. */
static bool take_use(Door *door, Invitation *invitation, GError **error)
{
    Invitation less = *invitation;
    less.facts.uses--;
    if (!rows_put_invitation(door, &less, error)) {
        return false;
    }
    pthread_rwlock_wrlock(&door->lock);
    invitation->facts.uses--;
    pthread_rwlock_unlock(&door->lock);
    return true;
}

/* `changing` is held. A name that somebody has taken meanwhile costs no use. */
static bool take(Door *door, const char *token, Account *account, Instant now, GError **error)
{
    Account other;
    Invitation *invitation = find(door, token, now);
    if (invitation == NULL) {
        return refuse(door, account->name, now, error);
    }
    if (account_get(door, account->name, &other)) {
        g_set_error(error, DOOR_ERROR, DOOR_ERROR_EXISTS, "there is an account “%s” already", account->name);
        return false;
    }
    account->standing = invitation->facts.standing;
    return account_has_room(door, account, error) && take_use(door, invitation, error) &&
           account_put(door, account, invitation->facts.by, "accepted an invitation", now, error);
}

bool door_accept(Door *door, const char *token, const char *name, const char *password, Instant now,
                 DoorWelcome *ret_welcome, GError **error)
{
    Account account = { .made = now };
    DoorInvitation invitation;
    *ret_welcome = (DoorWelcome){ .retry_seconds = 2 };
    if (!door_invitation(door, token, now, &invitation)) {
        return refuse(door, "", now, error);
    }
    if (!account_prepare(door, name, password, &account, error)) {
        return false;
    }
    pthread_mutex_lock(&door->changing);
    const bool is_good =
        take(door, token, &account, now, error) && sign_in_begin(door, &account, "", now, ret_welcome, error);
    pthread_mutex_unlock(&door->changing);
    explicit_bzero(account.password, sizeof account.password);
    return is_good;
}

/* --- the list -------------------------------------------------------------------------------------------------------
 */

static gint latest_first(gconstpointer a, gconstpointer b)
{
    const DoorInvitation *one = a, *other = b;
    return one->made != other->made ? (one->made < other->made ? 1 : -1) : one->id < other->id ? 1 : -1;
}

GArray *door_invitations(Door *door, const char *party, Instant now)
{
    GArray *rows = g_array_new(FALSE, TRUE, sizeof(DoorInvitation));
    GHashTableIter all;
    gpointer value;
    pthread_rwlock_rdlock(&door->lock);
    g_hash_table_iter_init(&all, door->tables.invitations);
    while (g_hash_table_iter_next(&all, NULL, &value)) {
        const Invitation *invitation = value;
        if (is_open(invitation, now) && (party == NULL || strcmp(party, invitation->facts.standing.party) == 0)) {
            g_array_append_val(rows, invitation->facts);
        }
    }
    pthread_rwlock_unlock(&door->lock);
    g_array_sort(rows, latest_first);
    return rows;
}
