#include "http/meter.h"

#include <string.h>

enum { PLACES = 16, LINE = 64 /* bytes that processors take turns over */ };

const double meter_bounds[METER_BUCKETS] = { 0.0001, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5 };

typedef struct {
    guint64 statuses[METER_CLASSES_LIMIT][METER_STATUSES];
    Histogram times[METER_CLASSES_LIMIT];
} __attribute__((aligned(LINE))) Place;

struct Meter {
    Place *places;
};

static gint n_threads; /* atomic: how many have counted, so that each has a place of its own as long as they suffice */

static guint own_place(void)
{
    static __thread guint place; /* 0: none yet */
    if (place == 0) {
        place = (guint)g_atomic_int_add(&n_threads, 1) % PLACES + 1;
    }
    return place - 1;
}

static void add(guint64 *figure, guint64 more)
{
    __atomic_fetch_add(figure, more, __ATOMIC_RELAXED);
}

static guint64 read_figure(const guint64 *figure)
{
    return __atomic_load_n(figure, __ATOMIC_RELAXED);
}

static guint bucket_of(gint64 us)
{
    guint i = 0;
    while (i < METER_BUCKETS && (double)us > meter_bounds[i] * G_USEC_PER_SEC) {
        i++;
    }
    return i;
}

void histogram_add(Histogram *histogram, gint64 us)
{
    const guint bucket = bucket_of(us);
    if (bucket < METER_BUCKETS) {
        histogram->buckets[bucket]++;
    }
    histogram->count++;
    histogram->sum_us += (guint64)MAX(us, 0);
}

Meter *meter_new(void)
{
    Meter *meter = g_new0(Meter, 1);
    meter->places = g_aligned_alloc0(PLACES, sizeof(Place), LINE);
    return meter;
}

void meter_free(Meter *meter)
{
    if (meter != NULL) {
        g_aligned_free(meter->places);
        g_free(meter);
    }
}

void meter_count(Meter *meter, guint class, int status, gint64 us)
{
    g_assert(class < METER_CLASSES_LIMIT);
    Place *place = &meter->places[own_place()];
    Histogram *times = &place->times[class];
    const guint bucket = bucket_of(us);
    add(&place->statuses[class][CLAMP(status / 100, 0, METER_STATUSES - 1)], 1);
    if (bucket < METER_BUCKETS) {
        add(&times->buckets[bucket], 1);
    }
    add(&times->count, 1);
    add(&times->sum_us, (guint64)MAX(us, 0));
}

/* --- as text
 * ---------------------------------------------------------------------------------------------------------- */

void meter_put_head(Buffer *out, const char *name, const char *type, const char *about)
{
    const char *const words[] = { "# HELP ", name, " ", about, "\n# TYPE ", name, " ", type, "\n" };
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        buffer_string(out, words[i]);
    }
}

static void put_name(Buffer *out, const char *name, const char *ending, const char *labels, const char *more)
{
    const bool has_labels = labels != NULL && labels[0] != '\0';
    buffer_string(out, name);
    buffer_string(out, ending);
    if (has_labels || more != NULL) {
        buffer_char(out, '{');
        buffer_string(out, has_labels ? labels : "");
        buffer_string(out, has_labels && more != NULL ? "," : "");
        buffer_string(out, more != NULL ? more : "");
        buffer_char(out, '}');
    }
    buffer_char(out, ' ');
}

static void put_value(Buffer *out, guint64 number)
{
    buffer_number(out, (gint64)MIN(number, (guint64)G_MAXINT64));
    buffer_char(out, '\n');
}

static void put_seconds(Buffer *out, gint64 us)
{
    buffer_number(out, us / G_USEC_PER_SEC);
    buffer_char(out, '.');
    buffer_padded(out, (int)(us % G_USEC_PER_SEC), 6);
    buffer_char(out, '\n');
}

void meter_put_number(Buffer *out, const char *name, const char *labels, guint64 number)
{
    put_name(out, name, "", labels, NULL);
    put_value(out, number);
}

void meter_put_seconds(Buffer *out, const char *name, const char *labels, gint64 us)
{
    put_name(out, name, "", labels, NULL);
    put_seconds(out, us);
}

void meter_put_histogram(Buffer *out, const char *name, const char *labels, const Histogram *histogram)
{
    guint64 below = 0;
    for (guint i = 0; i <= METER_BUCKETS; i++) {
        char number[G_ASCII_DTOSTR_BUF_SIZE], bound[G_ASCII_DTOSTR_BUF_SIZE + 8] = "le=\"+Inf\"";
        if (i < METER_BUCKETS) {
            below += histogram->buckets[i];
            g_snprintf(bound, sizeof bound, "le=\"%s\"", g_ascii_formatd(number, sizeof number, "%g", meter_bounds[i]));
        }
        put_name(out, name, "_bucket", labels, bound);
        put_value(out, i < METER_BUCKETS ? below : histogram->count);
    }
    put_name(out, name, "_sum", labels, NULL);
    put_seconds(out, (gint64)histogram->sum_us);
    put_name(out, name, "_count", labels, NULL);
    put_value(out, histogram->count);
}

static guint64 sum_of_status(const Meter *meter, guint class, guint status)
{
    guint64 sum = 0;
    for (guint i = 0; i < PLACES; i++) {
        sum += read_figure(&meter->places[i].statuses[class][status]);
    }
    return sum;
}

/* The count is that of the buckets that were read, or more: others count meanwhile. */
static Histogram sum_of_times(const Meter *meter, guint class)
{
    Histogram sum = { 0 };
    for (guint i = 0; i < PLACES; i++) {
        const Histogram *times = &meter->places[i].times[class];
        for (guint bucket = 0; bucket < METER_BUCKETS; bucket++) {
            sum.buckets[bucket] += read_figure(&times->buckets[bucket]);
        }
        sum.sum_us += read_figure(&times->sum_us);
        sum.count += read_figure(&times->count);
    }
    return sum;
}

void meter_put(const Meter *meter, const char *const *classes, Buffer *out)
{
    meter_put_head(out, "placard_http_requests_total", "counter", "Requests that were answered.");
    for (guint class = 0; classes[class] != NULL; class ++) {
        for (guint status = 1; status < METER_STATUSES; status++) {
            const guint64 number = sum_of_status(meter, class, status);
            char labels[64];
            g_snprintf(labels, sizeof labels, "route=\"%s\",status=\"%uxx\"", classes[class], status);
            if (number > 0) {
                meter_put_number(out, "placard_http_requests_total", labels, number);
            }
        }
    }
    meter_put_head(out, "placard_http_request_duration_seconds", "histogram", "From the whole request to its answer.");
    for (guint class = 0; classes[class] != NULL; class ++) {
        const Histogram times = sum_of_times(meter, class);
        char labels[64];
        g_snprintf(labels, sizeof labels, "route=\"%s\"", classes[class]);
        if (times.count > 0) {
            meter_put_histogram(out, "placard_http_request_duration_seconds", labels, &times);
        }
    }
}
