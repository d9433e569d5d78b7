/* What goes on in a session, told to programs as it happens: GET /api/v1/stream. Of the session it tells how it stands,
 * to everybody as they may see it; of the record every entry, to who may read it. Streams are the hub's (http/live.h):
 * logs, whose channels hold what is told, in which language, and to whose key. */
#pragma once

#include "http/live.h"
#include "web/contents.h"

/* For the hub, as LiveSource's `news`; `data` is the Running. */
GBytes *stream_news(const char *channel, guint64 after, LiveNews *ret_news, gpointer data);

extern const RouteTable stream_routes;
