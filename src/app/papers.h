/* Papers: texts and files that entries of the ledger name by their digests, and that are kept outside its chain. */
#pragma once

#include "app/app.h"

/* Opens what the functions below need, once, before any of them is called: for a server. */
bool app_papers_open(App *app, GError **error);

/* Puts it; durable when true. Any thread may; it waits for the disk. */
bool app_paper_put(App *app, GBytes *bytes, char ret_digest[CHAIN_HASH_DIGITS + 1], GError **error);

/* The paper; NULL, without an error, if it is not there, and with one if it cannot be read. Small ones that were asked
 * for lately are at hand. Any thread may, also one that holds the state: it waits for nobody who writes. Free with
 * g_bytes_unref. */
GBytes *app_paper(App *app, const char *digest, GError **error);
