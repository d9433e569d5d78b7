#include "http/rate.h"

typedef struct {
    double left;
    gint64 since; /* when `left` was right */
} Bucket;

struct Rate {
    GMutex lock;
    int a_second;
    GHashTable *buckets; /* name → Bucket */
};

Rate *rate_new(int a_second)
{
    Rate *rate = g_new0(Rate, 1);
    g_mutex_init(&rate->lock);
    rate->a_second = a_second;
    rate->buckets = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    return rate;
}

void rate_free(Rate *rate)
{
    if (rate != NULL) {
        g_hash_table_unref(rate->buckets);
        g_mutex_clear(&rate->lock);
        g_free(rate);
    }
}

static Bucket *bucket_of(Rate *rate, const char *name, gint64 now)
{
    Bucket *bucket = g_hash_table_lookup(rate->buckets, name);
    if (bucket == NULL) {
        if (g_hash_table_size(rate->buckets) >= RATE_NAMES_LIMIT) {
            g_hash_table_remove_all(rate->buckets);
        }
        bucket = g_new0(Bucket, 1);
        *bucket = (Bucket){ .left = (double)rate->a_second * RATE_BURST_SECONDS, .since = now };
        g_hash_table_insert(rate->buckets, g_strdup(name), bucket);
    }
    return bucket;
}

int rate_take(Rate *rate, const char *name, gint64 now)
{
    g_mutex_lock(&rate->lock);
    Bucket *bucket = bucket_of(rate, name, now);
    const double more = (double)(now - bucket->since) * rate->a_second / G_USEC_PER_SEC;
    bucket->left = MIN(bucket->left + MAX(more, 0), (double)rate->a_second * RATE_BURST_SECONDS);
    bucket->since = now;
    const bool has_one = bucket->left >= 1;
    const int seconds = has_one ? 0 : 1 + (int)((1 - bucket->left) / rate->a_second);
    bucket->left -= has_one ? 1 : 0;
    g_mutex_unlock(&rate->lock);
    return seconds;
}
