/* What always holds: a watcher is one thread's while the message is being sent: who has taken its number. The caller
 * waits for the other only if that has begun. */
#include "http/sender.h"

#include <pthread.h>

typedef struct {
    Watcher *const *watchers;
    guint n;
    GBytes *const *messages;
    guint next; /* atomic: the first that nobody has taken */
} Job;

struct Sender {
    GThread *thread;
    pthread_mutex_t lock;
    pthread_cond_t told, done;
    Job *job; /* that waits for the other; NULL: none */
    bool is_busy, is_ending;
    guint64 bytes; /* that the other has sent of the job */
};

static guint64 work(Job *job)
{
    guint64 bytes = 0;
    for (guint first; (first = __atomic_fetch_add(&job->next, SENDER_STEP, __ATOMIC_RELAXED)) < job->n;) {
        for (guint i = first; i < MIN(first + SENDER_STEP, job->n); i++) {
            Watcher *watcher = job->watchers[i];
            watcher->result = watcher_send(watcher, job->messages[watcher->is_squeezed], &bytes);
        }
    }
    return bytes;
}

static gpointer help(gpointer data)
{
    Sender *sender = data;
    pthread_mutex_lock(&sender->lock);
    for (;;) {
        while (sender->job == NULL && !sender->is_ending) {
            pthread_cond_wait(&sender->told, &sender->lock);
        }
        if (sender->is_ending) {
            break;
        }
        Job *job = g_steal_pointer(&sender->job);
        sender->is_busy = true;
        pthread_mutex_unlock(&sender->lock);
        const guint64 bytes = work(job);
        pthread_mutex_lock(&sender->lock);
        sender->bytes = bytes;
        sender->is_busy = false;
        pthread_cond_signal(&sender->done);
    }
    pthread_mutex_unlock(&sender->lock);
    return NULL;
}

guint64 sender_send(Sender *sender, Watcher *const *watchers, guint n, GBytes *const messages[2])
{
    Job job = { .watchers = watchers, .n = n, .messages = messages };
    if (n < SENDER_ALONE) {
        return work(&job);
    }
    pthread_mutex_lock(&sender->lock);
    sender->job = &job;
    sender->bytes = 0;
    pthread_cond_signal(&sender->told);
    pthread_mutex_unlock(&sender->lock);
    const guint64 own = work(&job);
    pthread_mutex_lock(&sender->lock);
    sender->job = NULL; /* it came too late, if it has not begun */
    while (sender->is_busy) {
        pthread_cond_wait(&sender->done, &sender->lock);
    }
    const guint64 bytes = own + sender->bytes;
    pthread_mutex_unlock(&sender->lock);
    return bytes;
}

Sender *sender_new(GError **error)
{
    Sender *sender = g_new0(Sender, 1);
    pthread_mutex_init(&sender->lock, NULL);
    pthread_cond_init(&sender->told, NULL);
    pthread_cond_init(&sender->done, NULL);
    sender->thread = g_thread_try_new("live-2", help, sender, error);
    if (sender->thread == NULL) {
        sender_free(sender);
        return NULL;
    }
    return sender;
}

void sender_free(Sender *sender)
{
    if (sender == NULL) {
        return;
    }
    if (sender->thread != NULL) {
        pthread_mutex_lock(&sender->lock);
        sender->is_ending = true;
        pthread_cond_signal(&sender->told);
        pthread_mutex_unlock(&sender->lock);
        g_thread_join(sender->thread);
    }
    pthread_cond_destroy(&sender->told);
    pthread_cond_destroy(&sender->done);
    pthread_mutex_destroy(&sender->lock);
    g_free(sender);
}
