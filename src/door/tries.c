#include "door/tries.h"

#include <pthread.h>
#include <stdbool.h>

struct Tries {
    pthread_mutex_t lock;
    GQueue order; /* of Tried, the one that was tried longest ago first */
    GHashTable *by_name;
};

typedef struct {
    char *name;
    guint wrong;
    gint64 tried, wait_until;
    GList link;
} Tried;

static void tried_free(gpointer pointer)
{
    Tried *tried = pointer;
    g_free(tried->name);
    g_free(tried);
}

Tries *tries_new(void)
{
    Tries *tries = g_new0(Tries, 1);
    pthread_mutex_init(&tries->lock, NULL);
    g_queue_init(&tries->order);
    tries->by_name = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, tried_free);
    return tries;
}

void tries_free(Tries *tries)
{
    if (tries != NULL) {
        g_hash_table_unref(tries->by_name);
        pthread_mutex_destroy(&tries->lock);
        g_free(tries);
    }
}

static void forget(Tries *tries, Tried *tried)
{
    g_queue_unlink(&tries->order, &tried->link);
    g_hash_table_remove(tries->by_name, tried->name);
}

static void forget_old(Tries *tries, gint64 now)
{
    const GList *first;
    while ((first = g_queue_peek_head_link(&tries->order)) != NULL) {
        Tried *oldest = first->data;
        const bool is_old = now - oldest->tried > (gint64)TRIES_FORGET_SECONDS * G_USEC_PER_SEC;
        if (!is_old && g_queue_get_length(&tries->order) < TRIES_NAMES_LIMIT) {
            return;
        }
        forget(tries, oldest);
    }
}

static Tried *tried_of(Tries *tries, const char *name)
{
    Tried *tried = g_hash_table_lookup(tries->by_name, name);
    if (tried != NULL) {
        g_queue_unlink(&tries->order, &tried->link);
    } else {
        tried = g_new0(Tried, 1);
        tried->name = g_strdup(name);
        tried->link.data = tried;
        g_hash_table_insert(tries->by_name, tried->name, tried);
    }
    g_queue_push_tail_link(&tries->order, &tried->link);
    return tried;
}

/* 1 s after the fifth, then 2, 4, 8 … */
static gint64 wait_after(guint wrong)
{
    if (wrong < TRIES_FREE) {
        return 0;
    }
    const guint doublings = MIN(wrong - TRIES_FREE, 10);
    return MIN(1 << doublings, TRIES_WAIT_LIMIT) * G_USEC_PER_SEC;
}

int tries_begin(Tries *tries, const char *name, gint64 now)
{
    pthread_mutex_lock(&tries->lock);
    forget_old(tries, now);
    Tried *tried = tried_of(tries, name);
    const gint64 left = tried->wait_until - now;
    if (left <= 0) {
        tried->wrong++;
        tried->tried = now;
        tried->wait_until = now + wait_after(tried->wrong);
    }
    pthread_mutex_unlock(&tries->lock);
    return left <= 0 ? 0 : (int)((left + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC);
}

void tries_forgive(Tries *tries, const char *name)
{
    pthread_mutex_lock(&tries->lock);
    Tried *tried = g_hash_table_lookup(tries->by_name, name);
    if (tried != NULL) {
        forget(tries, tried);
    }
    pthread_mutex_unlock(&tries->lock);
}

void tries_undo(Tries *tries, const char *name)
{
    pthread_mutex_lock(&tries->lock);
    Tried *tried = g_hash_table_lookup(tries->by_name, name);
    if (tried != NULL && tried->wrong > 0) {
        tried->wrong--;
        tried->wait_until = 0;
    }
    pthread_mutex_unlock(&tries->lock);
}
