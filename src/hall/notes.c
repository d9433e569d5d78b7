#include "hall/notes.h"

#include "base/chance.h"

#include <stdbool.h>

struct Notes {
    GMutex lock;
    GQueue order;        /* of Note, the oldest first */
    GHashTable *by_name; /* of the same */
};

typedef struct {
    char *name, *text;
    gint64 until;
} Note;

static void note_free(gpointer pointer)
{
    Note *note = pointer;
    g_free(note->name);
    g_free(note->text);
    g_free(note);
}

Notes *notes_new(void)
{
    Notes *notes = g_new0(Notes, 1);
    g_mutex_init(&notes->lock);
    g_queue_init(&notes->order);
    notes->by_name = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, note_free);
    return notes;
}

void notes_free(Notes *notes)
{
    if (notes != NULL) {
        g_queue_clear(&notes->order);
        g_hash_table_unref(notes->by_name);
        g_mutex_clear(&notes->lock);
        g_free(notes);
    }
}

static void forget_old(Notes *notes, gint64 now)
{
    for (Note *oldest; (oldest = g_queue_peek_head(&notes->order)) != NULL;) {
        if (oldest->until > now && g_queue_get_length(&notes->order) < NOTES_LIMIT) {
            return;
        }
        g_queue_pop_head(&notes->order);
        g_hash_table_remove(notes->by_name, oldest->name);
    }
}

char *notes_put(Notes *notes, const char *text, gint64 now)
{
    Note *note = g_new0(Note, 1);
    note->name = chance_text();
    note->text = g_strdup(text);
    note->until = now + (gint64)NOTES_SECONDS * G_USEC_PER_SEC;
    char *name = g_strdup(note->name);
    g_mutex_lock(&notes->lock);
    forget_old(notes, now);
    g_queue_push_tail(&notes->order, note);
    g_hash_table_insert(notes->by_name, note->name, note);
    g_mutex_unlock(&notes->lock);
    return name;
}

char *notes_get(Notes *notes, const char *name, gint64 now)
{
    g_mutex_lock(&notes->lock);
    const Note *note = g_hash_table_lookup(notes->by_name, name);
    char *text = note != NULL && note->until > now ? g_strdup(note->text) : NULL;
    g_mutex_unlock(&notes->lock);
    return text;
}
