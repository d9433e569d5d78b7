/* The description of the API for programs that read such things: OpenAPI 3.1, made from the table of its addresses and
 * the schemas of src/web/schemas. */
#pragma once

#include "base/buffer.h"
#include "http/route.h"

/* `has_session`: a session is served beside what is published. */
void openapi_put(bool has_session, Buffer *out);

/* A pattern as others write it: "/api/v1/programmes/{slug}" of "/api/v1/programmes/" "*". `names`: of its places. */
void openapi_put_path(const char *pattern, const char *const names[ROUTE_PLACES], Buffer *out);
