/* The API for programs: its addresses, as rows of the same table that the pages have (contents.h). From a row's
 * Operation come the check of what is asked, the description (openapi.h) and the page about it. */
#pragma once

#include "web/contents.h"

const Route *api_route_at(guint i); /* i from 0 until NULL */

/* What the query says of a parameter, or its usual value. NULL, with the problem set, if that is none of its values, or
 * it is missing. Free with g_free. */
char *api_take_parameter(const Parameter *parameter, const char *query, Problem *problem);
