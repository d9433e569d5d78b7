/* The locks are those of POSIX, as everywhere in this folder: thread sanitizers know what these mean. */
#include "app/hub.h"

#include "base/monotonic.h"

#include <pthread.h>
#include <stdbool.h>

typedef struct {
    guint id;
    HubListener listener;
    gpointer data;
} Listening;

struct Hub {
    pthread_mutex_t lock;
    pthread_cond_t news;
    Seq seq;
    GArray *listeners; /* of Listening */
    guint ids;
};

Hub *hub_new(void)
{
    Hub *hub = g_new0(Hub, 1);
    pthread_mutex_init(&hub->lock, NULL);
    monotonic_cond_init(&hub->news);
    hub->listeners = g_array_new(FALSE, FALSE, sizeof(Listening));
    return hub;
}

void hub_free(Hub *hub)
{
    if (hub != NULL) {
        pthread_cond_destroy(&hub->news);
        pthread_mutex_destroy(&hub->lock);
        g_array_unref(hub->listeners);
        g_free(hub);
    }
}

void hub_tell(Hub *hub, Seq seq)
{
    pthread_mutex_lock(&hub->lock);
    if (seq > hub->seq) {
        hub->seq = seq;
        pthread_cond_broadcast(&hub->news);
        for (guint i = 0; i < hub->listeners->len; i++) {
            const Listening *listening = &g_array_index(hub->listeners, Listening, i);
            listening->listener(seq, listening->data);
        }
    }
    pthread_mutex_unlock(&hub->lock);
}

Seq hub_wait(Hub *hub, Seq seq, guint timeout_ms)
{
    const gint64 until = g_get_monotonic_time() + (gint64)timeout_ms * 1000;
    pthread_mutex_lock(&hub->lock);
    while (hub->seq <= seq && monotonic_cond_wait(&hub->news, &hub->lock, until)) {
    }
    const Seq reached = hub->seq;
    pthread_mutex_unlock(&hub->lock);
    return reached;
}

guint hub_listen(Hub *hub, HubListener listener, gpointer data)
{
    pthread_mutex_lock(&hub->lock);
    const Listening listening = { .id = ++hub->ids, .listener = listener, .data = data };
    g_array_append_val(hub->listeners, listening);
    pthread_mutex_unlock(&hub->lock);
    return listening.id;
}

void hub_unlisten(Hub *hub, guint id)
{
    pthread_mutex_lock(&hub->lock);
    for (guint i = 0; i < hub->listeners->len; i++) {
        if (g_array_index(hub->listeners, Listening, i).id == id) {
            g_array_remove_index(hub->listeners, i);
            break;
        }
    }
    pthread_mutex_unlock(&hub->lock);
}
