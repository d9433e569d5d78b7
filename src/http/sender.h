/* Two hands for one message: the hub (live.h) and a thread of its own send it to many watchers together, since what
 * sending costs is the system's work, once a watcher, and there are two processors to do it. */
#pragma once

#include "http/watcher.h"

enum {
    SENDER_ALONE = 64, /* fewer are sent to by the caller alone: waking another costs more */
    SENDER_STEP = 16,  /* so many are taken at once by either */
};

typedef struct Sender Sender;
Sender *sender_new(GError **error);
void sender_free(Sender *sender);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Sender, sender_free)

/* Begins to send to each of the watchers, none of which has a message on its way, messages[is_squeezed], and leaves in
 * its `result` what became of it. Returns when all are done; how many bytes the system took. The caller keeps the
 * messages meanwhile. */
guint64 sender_send(Sender *sender, Watcher *const *watchers, guint n, GBytes *const messages[2]);
