/* Addresses by which a calendar, which knows no sign-in, is let see what an account sees: one an account. */
#include "base/chance.h"
#include "door/door_parts.h"

#include <string.h>

/* Without a lock; NULL if the account has none. */
static Feed *find_of(const Door *door, const char *account)
{
    GHashTableIter all;
    gpointer value;
    g_hash_table_iter_init(&all, door->tables.feeds);
    while (g_hash_table_iter_next(&all, NULL, &value)) {
        if (strcmp(((const Feed *)value)->account, account) == 0) {
            return value;
        }
    }
    return NULL;
}

/* An account that was made later under the same name is another. */
bool feed_is_good(const Feed *feed, const Account *account)
{
    return account != NULL && account->made <= feed->made;
}

bool door_feed(Door *door, const char *token, Visitor *ret_visitor)
{
    guint8 hash[SECRET_HASH_BYTES];
    SignIn as = { 0 };
    if (token == NULL || !secret_is_text(token)) {
        return false;
    }
    secret_hash("", token, hash);
    pthread_rwlock_rdlock(&door->lock);
    const Feed *feed = g_hash_table_lookup(door->tables.feeds, hash);
    const Account *account = feed != NULL ? g_hash_table_lookup(door->tables.accounts, feed->account) : NULL;
    const bool is_good = feed != NULL && feed_is_good(feed, account);
    if (is_good) {
        sign_in_stand(&as, account);
    }
    pthread_rwlock_unlock(&door->lock);
    as.visitor.sign_in = 0; /* it reads, and nothing that is done asks for less than a sign-in */
    *ret_visitor = as.visitor;
    return is_good;
}

bool door_feed_made(Door *door, const char *account, Instant *ret_made)
{
    pthread_rwlock_rdlock(&door->lock);
    const Feed *feed = find_of(door, account);
    const bool is_good = feed != NULL && feed_is_good(feed, g_hash_table_lookup(door->tables.accounts, account));
    *ret_made = is_good ? feed->made : 0;
    pthread_rwlock_unlock(&door->lock);
    return is_good;
}

static void forget(Door *door, const char *account)
{
    pthread_rwlock_wrlock(&door->lock);
    const Feed *feed = find_of(door, account);
    if (feed != NULL) {
        g_hash_table_remove(door->tables.feeds, feed->hash);
    }
    pthread_rwlock_unlock(&door->lock);
}

/* `changing` is held. */
static bool put(Door *door, const Feed *feed, GError **error)
{
    Account account;
    if (!account_get(door, feed->account, &account)) {
        g_set_error(error, DOOR_ERROR, DOOR_ERROR_UNKNOWN, "there is no account “%s”", feed->account);
        return false;
    }
    if (!rows_put_feed(door, feed, error) || !rows_tell(door, error)) {
        return false;
    }
    forget(door, feed->account);
    Feed *kept = g_memdup2(feed, sizeof *feed);
    pthread_rwlock_wrlock(&door->lock);
    g_hash_table_replace(door->tables.feeds, kept->hash, kept);
    pthread_rwlock_unlock(&door->lock);
    return true;
}

bool door_feed_make(Door *door, const char *account, Instant now, char ret_token[SECRET_LENGTH + 1], GError **error)
{
    Feed feed = { .made = now };
    g_autofree char *token = chance_text();
    g_strlcpy(feed.account, account, sizeof feed.account);
    secret_hash("", token, feed.hash);
    pthread_mutex_lock(&door->changing);
    const bool is_good = put(door, &feed, error);
    pthread_mutex_unlock(&door->changing);
    if (is_good) {
        g_strlcpy(ret_token, token, SECRET_LENGTH + 1);
        door_trace(door, "calendar address made", account, account, "", now);
    }
    explicit_bzero(token, SECRET_LENGTH);
    return is_good;
}

bool door_feed_end(Door *door, const char *account, const char *by, Instant now, GError **error)
{
    pthread_mutex_lock(&door->changing);
    const bool is_good = rows_empty_feed(door, account, error) && rows_tell(door, error);
    if (is_good) {
        forget(door, account);
    }
    pthread_mutex_unlock(&door->changing);
    if (is_good) {
        door_trace(door, "calendar address taken back", account, by, "", now);
    }
    return is_good;
}
