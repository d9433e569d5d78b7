/* What whoever operates the server wants to know of it: figures, for who has a key of the scope metrics; whether it
 * lives and is ready, for everybody; and a line for each request that is of interest. None of it tells what was done in
 * the session, nor by which person. */
#pragma once

#include "http/meter.h"
#include "http/server.h"
#include "web/contents.h"
#include "web/trace.h"

typedef struct Figures Figures;
Figures *figures_new(void);
void figures_free(Figures *figures);

void figures_set_trace(Figures *figures, Trace trace);
void figures_set_server(Figures *figures, const Server *server); /* borrowed; NULL: there is none any more */

/* A request was answered: counts it, and tells of it. Any thread may. */
void figures_answered(Figures *figures, const Request *request, const Response *response, gint64 us);

extern const RouteTable figures_routes;
