#include "door/door_parts.h"

#include <string.h>

G_DEFINE_QUARK(placard - door - error, door_error)

static bool has_party(DoorRole role)
{
    return role == DOOR_DELEGATE || role == DOOR_STAKEHOLDER;
}

static bool is_code(const char *text)
{
    return strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.") == strlen(text);
}

bool door_standing_check(const DoorStanding *standing, GError **error)
{
    const char *fault = NULL;
    if (standing->role == DOOR_PUBLIC || standing->role == DOOR_SCREEN) {
        fault = "the public and screens have no accounts";
    } else if (has_party(standing->role) && (standing->party[0] == '\0' || standing->rank == DOOR_RANK_NONE)) {
        fault = "a delegate or stakeholder is of a delegation, and head, delegate or reviewer in it";
    } else if (!has_party(standing->role) && (standing->party[0] != '\0' || standing->rank != DOOR_RANK_NONE)) {
        fault = "only delegates and stakeholders are of a delegation and have a rank in it";
    } else if (!is_code(standing->party) || !is_code(standing->person)) {
        fault = "the code of a delegation, or the id of a person, has characters that none has";
    }
    if (fault != NULL) {
        g_set_error_literal(error, DOOR_ERROR, DOOR_ERROR_STANDING, fault);
    }
    return fault == NULL;
}

bool door_may_invite(const Visitor *visitor, const DoorStanding *standing)
{
    if (visitor->role == DOOR_SECRETARY) {
        return true;
    }
    return has_party(visitor->role) && visitor->rank == DOOR_RANK_HEAD && standing->role == visitor->role &&
           strcmp(standing->party, visitor->party) == 0 && standing->person[0] == '\0';
}

/* --- names ----------------------------------------------------------------------------------------------------------
 */

bool account_name(const char *name, char ret_name[DOOR_ACCOUNT_LIMIT + 1], GError **error)
{
    const size_t length = strlen(name);
    if (length == 0 || length > DOOR_ACCOUNT_LIMIT ||
        strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-@") != length) {
        g_set_error(error, DOOR_ERROR, DOOR_ERROR_NAME,
                    "“%.80s” is no name for an account: expected letters, digits and . _ - @, at most %d", name,
                    DOOR_ACCOUNT_LIMIT);
        return false;
    }
    for (size_t i = 0; i <= length; i++) {
        ret_name[i] = g_ascii_tolower(name[i]);
    }
    return true;
}

bool account_get(Door *door, const char *name, Account *ret_account)
{
    pthread_rwlock_rdlock(&door->lock);
    const Account *account = g_hash_table_lookup(door->tables.accounts, name);
    if (account != NULL) {
        *ret_account = *account;
    }
    pthread_rwlock_unlock(&door->lock);
    return account != NULL;
}

/* --- changing them --------------------------------------------------------------------------------------------------
 */

static bool check_password(const char *password, const char *name, GError **error)
{
    const char *fault = password_fault(password, name);
    if (fault != NULL) {
        g_set_error(error, DOOR_ERROR, DOOR_ERROR_PASSWORD, "that is no good password: %s", fault);
    }
    return fault == NULL;
}

static bool is_free(Door *door, const char *name, GError **error)
{
    pthread_rwlock_rdlock(&door->lock);
    const bool is_taken = g_hash_table_contains(door->tables.accounts, name);
    const bool is_full = g_hash_table_size(door->tables.accounts) >= DOOR_ACCOUNTS_LIMIT;
    pthread_rwlock_unlock(&door->lock);
    if (is_taken) {
        g_set_error(error, DOOR_ERROR, DOOR_ERROR_EXISTS, "there is an account “%s” already", name);
    } else if (is_full) {
        g_set_error(error, DOOR_ERROR, DOOR_ERROR_LIMIT, "there are %d accounts, and no more are kept",
                    DOOR_ACCOUNTS_LIMIT);
    }
    return !is_taken && !is_full;
}

bool account_prepare(Door *door, const char *name, const char *password, Account *ret_account, GError **error)
{
    if (!account_name(name, ret_account->name, error) || !is_free(door, ret_account->name, error) ||
        !check_password(password, ret_account->name, error)) {
        return false;
    }
    if (!passwords_make(door->passwords, password, ret_account->password)) {
        g_set_error_literal(error, DOOR_ERROR, DOOR_ERROR_CROWDED, "too many passwords are being looked at");
        return false;
    }
    return true;
}

bool account_has_room(const Door *door, const Account *wanted, GError **error)
{
    const DoorStanding *standing = &wanted->standing;
    guint n = 0;
    GHashTableIter all;
    gpointer value;
    g_hash_table_iter_init(&all, door->tables.accounts);
    while (standing->party[0] != '\0' && g_hash_table_iter_next(&all, NULL, &value)) {
        n += strcmp(((const Account *)value)->standing.party, standing->party) == 0;
    }
    if (n >= DOOR_OF_PARTY_LIMIT) {
        g_set_error(error, DOOR_ERROR, DOOR_ERROR_LIMIT, "there are %d accounts for %s, and no more are kept",
                    DOOR_OF_PARTY_LIMIT, standing->party);
    }
    return n < DOOR_OF_PARTY_LIMIT;
}

bool account_put(Door *door, const Account *account, const char *by, const char *why, Instant now, GError **error)
{
    if (!is_free(door, account->name, error) || !account_has_room(door, account, error) ||
        !rows_put_account(door, account, error) || !rows_tell(door, error)) {
        return false;
    }
    Account *kept = g_memdup2(account, sizeof *account);
    pthread_rwlock_wrlock(&door->lock);
    g_hash_table_replace(door->tables.accounts, kept->name, kept);
    pthread_rwlock_unlock(&door->lock);
    door_trace(door, "account made", account->name, by, why, now);
    return true;
}

bool door_account_add(Door *door, const char *name, const DoorStanding *standing, const char *password, const char *by,
                      Instant now, GError **error)
{
    Account account = { .standing = *standing, .made = now };
    if (!door_standing_check(standing, error) || !account_prepare(door, name, password, &account, error)) {
        return false;
    }
    pthread_mutex_lock(&door->changing);
    const bool is_good = account_put(door, &account, by, door_role_names[standing->role], now, error);
    pthread_mutex_unlock(&door->changing);
    explicit_bzero(account.password, sizeof account.password);
    return is_good;
}

/* Which sign-ins end: those of an account but one. */
typedef struct {
    const char *account;
    guint64 except;
} Whose;

static bool is_theirs(const SignIn *sign_in, gconstpointer data)
{
    const Whose *whose = data;
    return strcmp(sign_in->visitor.account, whose->account) == 0 && sign_in->visitor.sign_in != whose->except;
}

static bool not_known(const char *name, GError **error)
{
    g_set_error(error, DOOR_ERROR, DOOR_ERROR_UNKNOWN, "there is no account “%.80s”", name);
    return false;
}

static bool remove_account(Door *door, const char *name, GArray *ended, GError **error)
{
    const Whose whose = { .account = name };
    if (!sign_ins_end(door, is_theirs, &whose, ended, error) || !rows_erase_account(door, name, error) ||
        !rows_tell(door, error)) {
        return false;
    }
    pthread_rwlock_wrlock(&door->lock);
    g_hash_table_remove(door->tables.accounts, name);
    pthread_rwlock_unlock(&door->lock);
    return true;
}

bool door_account_remove(Door *door, const char *name, const char *by, Instant now, GError **error)
{
    g_autoptr(GArray) ended = g_array_new(FALSE, FALSE, sizeof(guint64));
    Account account;
    char folded[DOOR_ACCOUNT_LIMIT + 1];
    if (!account_name(name, folded, error)) {
        return false;
    }
    pthread_mutex_lock(&door->changing);
    const bool is_good =
        account_get(door, folded, &account) ? remove_account(door, folded, ended, error) : not_known(folded, error);
    pthread_mutex_unlock(&door->changing);
    door_tell_ended(door, ended);
    if (is_good) {
        door_trace(door, "account removed", folded, by, "", now);
    }
    return is_good;
}

static bool replace_password(Door *door, const char *name, const char *hash, guint64 except, GArray *ended,
                             GError **error)
{
    const Whose whose = { .account = name, .except = except };
    Account account;
    if (!account_get(door, name, &account)) {
        return not_known(name, error);
    }
    g_strlcpy(account.password, hash, sizeof account.password);
    if (!rows_put_account(door, &account, error) || !sign_ins_end(door, is_theirs, &whose, ended, error) ||
        !rows_tell(door, error)) {
        return false;
    }
    pthread_rwlock_wrlock(&door->lock);
    Account *kept = g_hash_table_lookup(door->tables.accounts, name);
    *kept = account;
    pthread_rwlock_unlock(&door->lock);
    return true;
}

bool door_account_password(Door *door, const char *name, const char *password, guint64 except, const char *by,
                           Instant now, GError **error)
{
    g_autoptr(GArray) ended = g_array_new(FALSE, FALSE, sizeof(guint64));
    char folded[DOOR_ACCOUNT_LIMIT + 1], hash[PASSWORD_HASH_SIZE];
    if (!account_name(name, folded, error) || !check_password(password, folded, error)) {
        return false;
    }
    if (!passwords_make(door->passwords, password, hash)) {
        g_set_error_literal(error, DOOR_ERROR, DOOR_ERROR_CROWDED, "too many passwords are being looked at");
        return false;
    }
    pthread_mutex_lock(&door->changing);
    const bool is_good = replace_password(door, folded, hash, except, ended, error);
    pthread_mutex_unlock(&door->changing);
    explicit_bzero(hash, sizeof hash);
    door_tell_ended(door, ended);
    if (is_good) {
        tries_forgive(door->tries, folded);
        door_trace(door, "password changed", folded, by, "", now);
    }
    return is_good;
}

bool door_end_all(Door *door, const char *account, guint64 except, const char *by, Instant now, GError **error)
{
    g_autoptr(GArray) ended = g_array_new(FALSE, FALSE, sizeof(guint64));
    const Whose whose = { .account = account, .except = except };
    pthread_mutex_lock(&door->changing);
    const bool is_good = sign_ins_end(door, is_theirs, &whose, ended, error) && rows_tell(door, error);
    pthread_mutex_unlock(&door->changing);
    door_tell_ended(door, ended);
    if (is_good) {
        door_trace(door, "all signed out", account, by, "", now);
    }
    return is_good;
}

/* --- the list -------------------------------------------------------------------------------------------------------
 */

static gint by_name(gconstpointer a, gconstpointer b)
{
    return strcmp(((const DoorAccount *)a)->name, ((const DoorAccount *)b)->name);
}

static void count_sign_ins(GHashTable *sign_ins, GHashTable *places, GArray *accounts, Instant now)
{
    GHashTableIter all;
    gpointer value;
    g_hash_table_iter_init(&all, sign_ins);
    while (g_hash_table_iter_next(&all, NULL, &value)) {
        const SignIn *sign_in = value;
        const guint place = GPOINTER_TO_UINT(g_hash_table_lookup(places, sign_in->visitor.account));
        if (place == 0) {
            continue;
        }
        DoorAccount *account = &g_array_index(accounts, DoorAccount, place - 1);
        account->sign_ins += sign_in_is_good(sign_in, now);
        account->used = MAX(account->used, __atomic_load_n(&sign_in->used, __ATOMIC_RELAXED));
    }
}

GArray *door_accounts(Door *door, Instant now)
{
    GArray *accounts = g_array_new(FALSE, TRUE, sizeof(DoorAccount));
    g_autoptr(GHashTable) places = g_hash_table_new(g_str_hash, g_str_equal);
    GHashTableIter all;
    gpointer value;
    pthread_rwlock_rdlock(&door->lock);
    g_hash_table_iter_init(&all, door->tables.accounts);
    while (g_hash_table_iter_next(&all, NULL, &value)) {
        const Account *account = value;
        DoorAccount row = { .standing = account->standing, .made = account->made };
        g_strlcpy(row.name, account->name, sizeof row.name);
        g_array_append_val(accounts, row);
        g_hash_table_insert(places, (gpointer)account->name, GUINT_TO_POINTER(accounts->len));
    }
    count_sign_ins(door->tables.sign_ins, places, accounts, now);
    pthread_rwlock_unlock(&door->lock);
    g_array_sort(accounts, by_name);
    return accounts;
}
