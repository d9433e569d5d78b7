/* Whose key a request shows, and how far that key reaches. */
#pragma once

#include "web/contents.h"

/* The token of "Bearer TOKEN"; NULL if the header is of another kind, or not there. */
const char *holder_token(const Request *request);

/* False, with the problem, if the request shows no key, one that nobody has, or too often. `scope` is what the key must
 * reach; NULL: that is looked at later. */
bool holder_find(Asked *asked, const char *scope, KeyHolder *ret_holder);

/* Whether the key reaches so far; false with the problem, which names the scope. */
bool holder_reaches(Asked *asked, const KeyHolder *holder, const char *scope);
bool holder_reaches_act(Asked *asked, const KeyHolder *holder, const CommandInfo *info);
