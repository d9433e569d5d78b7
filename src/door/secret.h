/* Secrets that are told once and kept as their SHA-256 alone: 32 bytes of chance as text (base/chance.h), so that a
 * plain hash is enough: nobody tries them all. */
#pragma once

#include <glib.h>
#include <stdbool.h>

enum { SECRET_HASH_BYTES = 32, SECRET_LENGTH = 43 };

/* Whether a text can be one at all. */
bool secret_is_text(const char *text);

/* `purpose` parts hashes of the same secret for different ends: "" for what is kept. */
void secret_hash(const char *purpose, const char *secret, guint8 ret_hash[SECRET_HASH_BYTES]);

/* A name for what the hash is of, which tells nothing of it: never 0. */
guint64 secret_id(const guint8 hash[SECRET_HASH_BYTES]);

/* For tables whose keys are such hashes. They are hashes of what nobody can choose: how long a look-up takes tells
 * nothing about the secrets that there are. */
guint secret_table_hash(gconstpointer hash);
gboolean secret_table_equal(gconstpointer a, gconstpointer b);
