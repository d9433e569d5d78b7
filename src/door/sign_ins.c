#include "base/chance.h"
#include "door/door_parts.h"

#include <string.h>

#define FORM_PURPOSE "form of " /* the token of forms is made from the cookie, so it need not be kept */

static Instant seconds(gint64 n)
{
    return n * G_USEC_PER_SEC;
}

static Instant used_at(const SignIn *sign_in)
{
    return __atomic_load_n(&sign_in->used, __ATOMIC_RELAXED);
}

bool sign_in_is_good(const SignIn *sign_in, Instant now)
{
    if (sign_in->screen[0] != '\0') {
        return now < sign_in->made + seconds(DOOR_SCREEN_SECONDS);
    }
    const Instant used = used_at(sign_in);
    return now < sign_in->made + seconds(DOOR_SIGN_IN_SECONDS) && now < used + seconds(DOOR_IDLE_SECONDS);
}

void sign_in_stand(SignIn *sign_in, const Account *account)
{
    Visitor *visitor = &sign_in->visitor;
    *visitor = (Visitor){ .role = DOOR_SCREEN, .sign_in = secret_id(sign_in->hash) };
    if (account != NULL) {
        visitor->role = account->standing.role;
        visitor->rank = account->standing.rank;
        g_strlcpy(visitor->party, account->standing.party, sizeof visitor->party);
        g_strlcpy(visitor->person, account->standing.person, sizeof visitor->person);
        g_strlcpy(visitor->account, account->name, sizeof visitor->account);
    }
}

/* --- cookies --------------------------------------------------------------------------------------------------------
 */

char *cookie_value(const char *cookies)
{
    static const char name[] = DOOR_COOKIE "=";
    while (cookies != NULL && *cookies != '\0') {
        cookies += strspn(cookies, " \t;");
        const size_t length = strcspn(cookies, ";");
        if (strncmp(cookies, name, sizeof name - 1) == 0) {
            g_autofree char *value = g_strchomp(g_strndup(cookies + sizeof name - 1, length - (sizeof name - 1)));
            return secret_is_text(value) ? g_steal_pointer(&value) : NULL;
        }
        cookies += length;
    }
    return NULL;
}

char *door_set_cookie(const char *cookie, bool is_secure)
{
    return g_strdup_printf("%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Lax%s", DOOR_COOKIE,
                           cookie != NULL ? cookie : "", cookie != NULL ? DOOR_SCREEN_SECONDS : 0,
                           is_secure ? "; Secure" : "");
}

static SignIn *sign_in_of(const Door *door, const char *cookie)
{
    guint8 hash[SECRET_HASH_BYTES];
    secret_hash("", cookie, hash);
    return g_hash_table_lookup(door->tables.sign_ins, hash);
}

SignIn *sign_in_named(const Door *door, const char *cookies)
{
    g_autofree char *cookie = cookie_value(cookies);
    return cookie != NULL ? sign_in_of(door, cookie) : NULL;
}

static void put_token(const char *cookie, Visitor *visitor)
{
    guint8 hash[SECRET_HASH_BYTES];
    secret_hash(FORM_PURPOSE, cookie, hash);
    chance_spell(hash, visitor->token);
}

void door_visitor(Door *door, const char *cookies, Instant now, Visitor *ret_visitor)
{
    *ret_visitor = (Visitor){ 0 };
    g_autofree char *cookie = cookie_value(cookies);
    if (cookie == NULL) {
        return;
    }
    pthread_rwlock_rdlock(&door->lock);
    SignIn *sign_in = sign_in_of(door, cookie);
    const bool is_good = sign_in != NULL && sign_in_is_good(sign_in, now);
    if (is_good) {
        *ret_visitor = sign_in->visitor;
        __atomic_store_n(&sign_in->used, MAX(now, sign_in->made), __ATOMIC_RELAXED);
    }
    pthread_rwlock_unlock(&door->lock);
    if (is_good) {
        put_token(cookie, ret_visitor);
    }
}

/* --- beginning ------------------------------------------------------------------------------------------------------
 */

bool sign_in_begin(Door *door, const Account *account, const char *screen, Instant now, DoorWelcome *ret_welcome,
                   GError **error)
{
    g_autofree char *cookie = chance_text();
    SignIn *sign_in = g_new0(SignIn, 1);
    sign_in->made = sign_in->used = now;
    secret_hash("", cookie, sign_in->hash);
    sign_in_stand(sign_in, account);
    g_strlcpy(sign_in->screen, screen, sizeof sign_in->screen);
    pthread_rwlock_rdlock(&door->lock);
    const bool is_full = g_hash_table_size(door->tables.sign_ins) >= DOOR_SIGN_INS_LIMIT;
    sign_in->place = is_full ? 0 : tables_free_place(door->tables.sign_ins, true);
    pthread_rwlock_unlock(&door->lock);
    if (is_full) {
        g_set_error(error, DOOR_ERROR, DOOR_ERROR_LIMIT, "%d are signed in, and no more may be", DOOR_SIGN_INS_LIMIT);
    }
    if (is_full || !rows_put_sign_in(door, sign_in, error) || !rows_tell(door, error)) {
        g_free(sign_in);
        return false;
    }
    ret_welcome->visitor = sign_in->visitor;
    put_token(cookie, &ret_welcome->visitor);
    g_strlcpy(ret_welcome->cookie, cookie, sizeof ret_welcome->cookie);
    pthread_rwlock_wrlock(&door->lock);
    g_hash_table_replace(door->tables.sign_ins, sign_in->hash, sign_in);
    pthread_rwlock_unlock(&door->lock);
    explicit_bzero(cookie, SECRET_LENGTH);
    return true;
}

static bool is_same(const SignIn *sign_in, gconstpointer other)
{
    return sign_in == other;
}

/* Whoever signs in again and again takes nobody's room but their own. */
static bool keep_few(Door *door, const char *account, GArray *ended, GError **error)
{
    guint n = 0;
    const SignIn *oldest = NULL;
    GHashTableIter all;
    gpointer value;
    g_hash_table_iter_init(&all, door->tables.sign_ins);
    while (g_hash_table_iter_next(&all, NULL, &value)) {
        const SignIn *sign_in = value;
        if (strcmp(sign_in->visitor.account, account) == 0) {
            n++;
            oldest = oldest == NULL || used_at(sign_in) < used_at(oldest) ? sign_in : oldest;
        }
    }
    return n < DOOR_OF_ACCOUNT_LIMIT || sign_ins_end(door, is_same, oldest, ended, error);
}

/* By what tries are counted: the name; for a browser that was signed in to the account before, that sign-in. */
static char *tries_name(Door *door, const char *name, const char *cookies, bool *ret_is_known)
{
    pthread_rwlock_rdlock(&door->lock);
    const SignIn *sign_in = sign_in_named(door, cookies);
    *ret_is_known = sign_in != NULL && strcmp(sign_in->visitor.account, name) == 0;
    char *tried =
        *ret_is_known ? g_strdup_printf("%s %" G_GUINT64_FORMAT, name, sign_in->visitor.sign_in) : g_strdup(name);
    pthread_rwlock_unlock(&door->lock);
    return tried;
}

typedef struct {
    const char *name;
    char *tried;
    bool is_known;
    Instant now;
    int *ret_retry_seconds;
} Try;

static bool refuse(Door *door, const Try *attempt, DoorError code, const char *why, GError **error)
{
    door_trace(door, "sign-in refused", attempt->name, "", why, attempt->now);
    g_set_error_literal(error, DOOR_ERROR, (int)code, why);
    return false;
}

/* The same for names that there are and names that there are not. */
static bool check_password(Door *door, const Try *attempt, const char *password, Account *ret_account, GError **error)
{
    const bool is_there = account_get(door, attempt->name, ret_account);
    *attempt->ret_retry_seconds = tries_begin(door->tries, attempt->tried, g_get_monotonic_time());
    if (*attempt->ret_retry_seconds > 0) {
        return refuse(door, attempt, DOOR_ERROR_EARLY, "too many wrong passwords for this name", error);
    }
    switch (passwords_check(door->passwords, is_there ? ret_account->password : NULL, password, attempt->is_known)) {
    case PASSWORD_RIGHT: tries_forgive(door->tries, attempt->tried); return true;
    case PASSWORD_WRONG: return refuse(door, attempt, DOOR_ERROR_WRONG, "name or password are wrong", error);
    default:
        tries_undo(door->tries, attempt->tried);
        *attempt->ret_retry_seconds = 2;
        return refuse(door, attempt, DOOR_ERROR_CROWDED, "too many sign in at this moment", error);
    }
}

bool door_sign_in(Door *door, const char *name, const char *password, const char *cookies, Instant now,
                  DoorWelcome *ret_welcome, GError **error)
{
    char folded[DOOR_ACCOUNT_LIMIT + 1];
    Account account;
    *ret_welcome = (DoorWelcome){ 0 };
    if (strlen(password) > PASSWORD_LIMIT || !account_name(name, folded, NULL)) {
        g_set_error_literal(error, DOOR_ERROR, DOOR_ERROR_WRONG, "name or password are wrong");
        return false;
    }
    g_autoptr(GArray) ended = g_array_new(FALSE, FALSE, sizeof(guint64));
    bool is_known = false;
    g_autofree char *tried = tries_name(door, folded, cookies, &is_known);
    const Try attempt = { folded, tried, is_known, now, &ret_welcome->retry_seconds };
    if (!check_password(door, &attempt, password, &account, error)) {
        return false;
    }
    pthread_mutex_lock(&door->changing);
    /* It may have been removed, or have another password, since. */
    Account still;
    const bool is_still = account_get(door, folded, &still) && strcmp(still.password, account.password) == 0;
    const bool is_good =
        is_still ? keep_few(door, folded, ended, error) && sign_in_begin(door, &still, "", now, ret_welcome, error)
                 : refuse(door, &attempt, DOOR_ERROR_WRONG, "name or password are wrong", error);
    pthread_mutex_unlock(&door->changing);
    door_tell_ended(door, ended);
    if (is_good) {
        door_trace(door, "signed in", folded, "", "", now);
    }
    return is_good;
}

bool door_confirm(Door *door, const Visitor *visitor, const char *password, Instant now, int *ret_retry_seconds,
                  GError **error)
{
    Account account;
    g_autofree char *tried = g_strdup_printf("%s %" G_GUINT64_FORMAT, visitor->account, visitor->sign_in);
    const Try attempt = { visitor->account, tried, true, now, ret_retry_seconds };
    if (strlen(password) > PASSWORD_LIMIT) {
        g_set_error_literal(error, DOOR_ERROR, DOOR_ERROR_WRONG, "the password is wrong");
        return false;
    }
    return check_password(door, &attempt, password, &account, error);
}

/* --- ending ---------------------------------------------------------------------------------------------------------
 */

bool sign_ins_end(Door *door, bool (*is_over)(const SignIn *sign_in, gconstpointer data), gconstpointer data,
                  GArray *ended, GError **error)
{
    g_autoptr(GPtrArray) over = g_ptr_array_new();
    GHashTableIter all;
    gpointer value;
    bool is_good = true;
    g_hash_table_iter_init(&all, door->tables.sign_ins);
    while (g_hash_table_iter_next(&all, NULL, &value)) {
        if (is_over(value, data)) {
            g_ptr_array_add(over, value);
        }
    }
    for (guint i = 0; i < over->len && is_good; i++) {
        const SignIn *sign_in = g_ptr_array_index(over, i);
        const guint64 id = sign_in->visitor.sign_in;
        is_good = rows_empty(door, ROW_SIGN_IN, sign_in->place, error);
        if (is_good) {
            pthread_rwlock_wrlock(&door->lock);
            g_hash_table_remove(door->tables.sign_ins, sign_in->hash);
            pthread_rwlock_unlock(&door->lock);
            g_array_append_val(ended, id);
        }
    }
    return is_good;
}

void door_tell_ended(Door *door, GArray *ended)
{
    pthread_mutex_lock(&door->ended_lock);
    for (guint i = 0; i < ended->len && door->ended != NULL; i++) {
        door->ended(g_array_index(ended, guint64, i), door->ended_data);
    }
    if (door->ended != NULL) {
        g_array_append_vals(door->recent, ended->data, ended->len);
    }
    pthread_mutex_unlock(&door->ended_lock);
}

static bool is_it(const SignIn *sign_in, gconstpointer data)
{
    return sign_in->visitor.sign_in == *(const guint64 *)data;
}

static void whose(Door *door, guint64 id, char ret_who[DOOR_ACCOUNT_LIMIT + 1])
{
    GHashTableIter all;
    gpointer value;
    ret_who[0] = '\0';
    pthread_rwlock_rdlock(&door->lock);
    g_hash_table_iter_init(&all, door->tables.sign_ins);
    while (g_hash_table_iter_next(&all, NULL, &value)) {
        const SignIn *sign_in = value;
        if (sign_in->visitor.sign_in == id) {
            const char *who = sign_in->screen[0] != '\0' ? sign_in->screen : sign_in->visitor.account;
            g_strlcpy(ret_who, who, DOOR_ACCOUNT_LIMIT + 1);
        }
    }
    pthread_rwlock_unlock(&door->lock);
}

bool door_end(Door *door, guint64 sign_in, const char *by, Instant now, GError **error)
{
    g_autoptr(GArray) ended = g_array_new(FALSE, FALSE, sizeof(guint64));
    char who[DOOR_ACCOUNT_LIMIT + 1];
    whose(door, sign_in, who);
    pthread_mutex_lock(&door->changing);
    const bool is_good =
        sign_ins_end(door, is_it, &sign_in, ended, error) && (ended->len == 0 || rows_tell(door, error));
    pthread_mutex_unlock(&door->changing);
    door_tell_ended(door, ended);
    if (is_good && ended->len == 0) {
        g_set_error_literal(error, DOOR_ERROR, DOOR_ERROR_UNKNOWN, "there is no such sign-in any more");
        return false;
    }
    if (is_good) {
        door_trace(door, "signed out", who, by, "", now);
    }
    return is_good;
}

/* --- the list -------------------------------------------------------------------------------------------------------
 */

static gint latest_first(gconstpointer a, gconstpointer b)
{
    const DoorSignIn *one = a, *other = b;
    return one->made != other->made ? (one->made < other->made ? 1 : -1) : one->id < other->id ? 1 : -1;
}

GArray *door_sign_ins(Door *door, const char *account, Instant now)
{
    GArray *rows = g_array_new(FALSE, TRUE, sizeof(DoorSignIn));
    GHashTableIter all;
    gpointer value;
    pthread_rwlock_rdlock(&door->lock);
    g_hash_table_iter_init(&all, door->tables.sign_ins);
    while (g_hash_table_iter_next(&all, NULL, &value)) {
        const SignIn *sign_in = value;
        if (!sign_in_is_good(sign_in, now) || (account != NULL && strcmp(account, sign_in->visitor.account) != 0)) {
            continue;
        }
        DoorSignIn row = { .id = sign_in->visitor.sign_in,
                           .role = sign_in->visitor.role,
                           .made = sign_in->made,
                           .used = used_at(sign_in) };
        g_strlcpy(row.account, sign_in->visitor.account, sizeof row.account);
        g_strlcpy(row.screen, sign_in->screen, sizeof row.screen);
        g_array_append_val(rows, row);
    }
    pthread_rwlock_unlock(&door->lock);
    g_array_sort(rows, latest_first);
    return rows;
}
