/* With handles of their own. Who reads holds the state, for which whoever appends may be waiting: so readers wait for
 * no lock that anybody holds while writing. */
#include "app/papers.h"

#include "app/app_parts.h"

enum { AT_HAND_BYTES = 64 << 10, AT_HAND_LIMIT = 256 };

bool app_papers_open(App *app, GError **error)
{
    pthread_mutex_lock(&app->ledger_use);
    app->papers = ledger_open_again(app->ledger, LEDGER_READ, error);
    app->papers_put = app->papers != NULL ? ledger_open_again(app->ledger, LEDGER_WRITE, error) : NULL;
    pthread_mutex_unlock(&app->ledger_use);
    return app->papers_put != NULL;
}

bool app_paper_put(App *app, GBytes *bytes, char ret_digest[CHAIN_HASH_DIGITS + 1], GError **error)
{
    pthread_mutex_lock(&app->papers_put_use);
    const bool good = ledger_paper_put(app->papers_put, bytes, ret_digest, error);
    pthread_mutex_unlock(&app->papers_put_use);
    return good;
}

/* All are let go when there are too many: who reads them asks for few at a time. */
static void keep_at_hand(App *app, const char *digest, GBytes *bytes)
{
    if (g_bytes_get_size(bytes) > AT_HAND_BYTES) {
        return;
    }
    if (g_hash_table_size(app->papers_at_hand) >= AT_HAND_LIMIT) {
        g_hash_table_remove_all(app->papers_at_hand);
    }
    g_hash_table_insert(app->papers_at_hand, g_strdup(digest), g_bytes_ref(bytes));
}

GBytes *app_paper(App *app, const char *digest, GError **error)
{
    pthread_mutex_lock(&app->papers_use);
    GBytes *bytes = g_hash_table_lookup(app->papers_at_hand, digest);
    if (bytes != NULL) {
        g_bytes_ref(bytes);
    } else if (ledger_paper_get(app->papers, digest, &bytes, error) && bytes != NULL) {
        keep_at_hand(app, digest, bytes);
    }
    pthread_mutex_unlock(&app->papers_use);
    return bytes;
}
