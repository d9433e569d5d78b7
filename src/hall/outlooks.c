#include "hall/outlooks.h"

struct Outlooks {
    GHashTable *by_list; /* the id → ListOutlook */
};

Outlooks *outlooks_new(void)
{
    Outlooks *outlooks = g_new(Outlooks, 1);
    outlooks->by_list = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)list_outlook_free);
    return outlooks;
}

void outlooks_free(Outlooks *outlooks)
{
    if (outlooks != NULL) {
        g_hash_table_unref(outlooks->by_list);
        g_free(outlooks);
    }
}

const ListOutlook *outlooks_of(Outlooks *outlooks, const State *state, int list, Instant now)
{
    ListOutlook *outlook = g_hash_table_lookup(outlooks->by_list, GINT_TO_POINTER(list));
    if (outlook == NULL) {
        const OutlookQuestion question = { .now = now };
        outlook = list_outlook_new(state, list, &question);
        if (outlook != NULL) {
            g_hash_table_insert(outlooks->by_list, GINT_TO_POINTER(list), outlook);
        }
    }
    return outlook;
}

void outlooks_forget(Outlooks *outlooks)
{
    g_hash_table_remove_all(outlooks->by_list);
}
