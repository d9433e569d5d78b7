#include "door/secret.h"

#include <string.h>

bool secret_is_text(const char *text)
{
    return strlen(text) == SECRET_LENGTH &&
           strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") == SECRET_LENGTH;
}

void secret_hash(const char *purpose, const char *secret, guint8 ret_hash[SECRET_HASH_BYTES])
{
    gsize length = SECRET_HASH_BYTES;
    g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
    g_checksum_update(checksum, (const guchar *)purpose, -1);
    g_checksum_update(checksum, (const guchar *)secret, -1);
    g_checksum_get_digest(checksum, ret_hash, &length);
}

guint64 secret_id(const guint8 hash[SECRET_HASH_BYTES])
{
    guint64 id;
    memcpy(&id, hash, sizeof id);
    return MAX(GUINT64_FROM_BE(id), 1);
}

guint secret_table_hash(gconstpointer hash)
{
    guint value;
    memcpy(&value, hash, sizeof value);
    return value;
}

gboolean secret_table_equal(gconstpointer a, gconstpointer b)
{
    return memcmp(a, b, SECRET_HASH_BYTES) == 0;
}
