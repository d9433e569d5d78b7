/* Who waits for news of the ledger is woken here: threads that wait, and listeners, such as a loop that has connections
 * to serve. It carries a number, never what happened: that is read from the state. */
#pragma once

#include "base/seq.h"

#include <glib.h>

typedef struct Hub Hub;

Hub *hub_new(void);
void hub_free(Hub *hub); /* nobody waits any more */

/* The ledger reaches to `seq`. What is not higher than before is no news. */
void hub_tell(Hub *hub, Seq seq);

/* Waits until it reaches further than `seq`, at most so long; returns how far it reaches. */
Seq hub_wait(Hub *hub, Seq seq, guint timeout_ms);

/* Is called with every news, on the thread that tells it and one at a time: it must be short and must not call the hub.
 */
typedef void (*HubListener)(Seq seq, gpointer data);

/* Returns a number for hub_unlisten, after which the listener is not called any more. */
guint hub_listen(Hub *hub, HubListener listener, gpointer data);
void hub_unlisten(Hub *hub, guint id);
