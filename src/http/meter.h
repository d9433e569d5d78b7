/* How many requests there were and how long they took, by what they were for. Counting costs some nanoseconds and waits
 * for nobody: each thread counts in a place that few others use. */
#pragma once

#include "base/buffer.h"

#include <stdbool.h>

enum { METER_CLASSES_LIMIT = 16, METER_BUCKETS = 12, METER_STATUSES = 6 };

extern const double meter_bounds[METER_BUCKETS]; /* seconds; what takes longer is in none */

typedef struct {
    guint64 buckets[METER_BUCKETS], count, sum_us;
} Histogram;

void histogram_add(Histogram *histogram, gint64 us); /* by one thread at a time */

typedef struct Meter Meter;
Meter *meter_new(void);
void meter_free(Meter *meter);

/* `class` is below METER_CLASSES_LIMIT. Any thread may. */
void meter_count(Meter *meter, guint class, int status, gint64 us);

/* --- as text, in the format of Prometheus 0.0.4
 * ----------------------------------------------------------------------- */

void meter_put_head(Buffer *out, const char *name, const char *type, const char *about);
void meter_put_number(Buffer *out, const char *name, const char *labels, guint64 number); /* `labels` or NULL */
void meter_put_seconds(Buffer *out, const char *name, const char *labels, gint64 us);
void meter_put_histogram(Buffer *out, const char *name, const char *labels, const Histogram *histogram);

/* All that was counted; `classes` are the names of the classes, to NULL. */
void meter_put(const Meter *meter, const char *const *classes, Buffer *out);
