#include "http/remembered.h"

#include <string.h>

typedef struct {
    char *id;
    guint8 request[REMEMBERED_HASH_BYTES];
    gint64 since;
    Content *content; /* NULL: it is being answered */
    int kind;
    gsize bytes;
} Entry;

struct Remembered {
    GMutex lock;
    GHashTable *by_id; /* id → Entry, borrowed */
    GPtrArray *order;  /* of Entry, the oldest first; also those that were forgotten, until their turn comes */
    gsize bytes;
};

static void entry_free(gpointer pointer)
{
    Entry *entry = pointer;
    g_free(entry->id);
    content_unref(entry->content);
    g_free(entry);
}

Remembered *remembered_new(void)
{
    Remembered *remembered = g_new0(Remembered, 1);
    g_mutex_init(&remembered->lock);
    remembered->by_id = g_hash_table_new(g_str_hash, g_str_equal);
    remembered->order = g_ptr_array_new_with_free_func(entry_free);
    return remembered;
}

void remembered_free(Remembered *remembered)
{
    if (remembered != NULL) {
        g_hash_table_unref(remembered->by_id);
        g_ptr_array_unref(remembered->order);
        g_mutex_clear(&remembered->lock);
        g_free(remembered);
    }
}

static void drop_oldest(Remembered *remembered)
{
    Entry *entry = g_ptr_array_index(remembered->order, 0);
    if (g_hash_table_lookup(remembered->by_id, entry->id) == entry) {
        g_hash_table_remove(remembered->by_id, entry->id);
    }
    remembered->bytes -= entry->bytes;
    g_ptr_array_remove_index(remembered->order, 0);
}

static void make_room(Remembered *remembered, gint64 now)
{
    while (remembered->order->len > 0) {
        const Entry *oldest = g_ptr_array_index(remembered->order, 0);
        const bool is_over = now - oldest->since > (gint64)REMEMBERED_SECONDS * G_USEC_PER_SEC;
        if (!is_over && remembered->order->len < REMEMBERED_LIMIT && remembered->bytes <= REMEMBERED_BYTES_LIMIT) {
            break;
        }
        drop_oldest(remembered);
    }
}

static RememberedAnswer look_at(const Entry *entry, const guint8 request[REMEMBERED_HASH_BYTES], Content **ret_content,
                                int *ret_kind)
{
    if (memcmp(entry->request, request, REMEMBERED_HASH_BYTES) != 0) {
        return REMEMBERED_OTHER;
    }
    if (entry->content == NULL) {
        return REMEMBERED_PENDING;
    }
    *ret_content = content_ref(entry->content);
    *ret_kind = entry->kind;
    return REMEMBERED_SAME;
}

RememberedAnswer remembered_begin(Remembered *remembered, const char *id, const guint8 request[REMEMBERED_HASH_BYTES],
                                  gint64 now, Content **ret_content, int *ret_kind)
{
    RememberedAnswer answer = REMEMBERED_NEW;
    g_mutex_lock(&remembered->lock);
    make_room(remembered, now);
    Entry *entry = g_hash_table_lookup(remembered->by_id, id);
    if (entry != NULL) {
        answer = look_at(entry, request, ret_content, ret_kind);
    } else {
        entry = g_new0(Entry, 1);
        entry->id = g_strdup(id);
        entry->since = now;
        memcpy(entry->request, request, REMEMBERED_HASH_BYTES);
        g_hash_table_insert(remembered->by_id, entry->id, entry);
        g_ptr_array_add(remembered->order, entry);
    }
    g_mutex_unlock(&remembered->lock);
    return answer;
}

void remembered_end(Remembered *remembered, const char *id, Content *content, int kind)
{
    g_mutex_lock(&remembered->lock);
    Entry *entry = g_hash_table_lookup(remembered->by_id, id);
    if (entry != NULL && content == NULL) {
        g_hash_table_remove(remembered->by_id, id);
    } else if (entry != NULL && entry->content == NULL) {
        entry->content = content_ref(content);
        entry->kind = kind;
        entry->bytes = g_bytes_get_size(content->bytes);
        remembered->bytes += entry->bytes;
    }
    g_mutex_unlock(&remembered->lock);
}
