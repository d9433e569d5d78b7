#include "bench.h"

#include <glib.h>
#include <stdio.h>
#include <time.h>

enum { BATCHES_LIMIT = 400 };
static const double BATCH_US = 5e3;
static const double TOTAL_US = 1e6;
static const double FASTEST_US = 1e5;

static double now_us(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

/* Microseconds for `count` operations. */
static double batch(BenchOperation operation, void *data, int count)
{
    const double start = now_us();
    for (int i = 0; i < count; i++) {
        operation(data);
    }
    return now_us() - start;
}

/* How many operations fill a batch. The doubling warms the caches up too. */
static int size_of_batch(BenchOperation operation, void *data)
{
    int count = 1;
    while (batch(operation, data, count) < BATCH_US) {
        count *= 2;
    }
    return count;
}

static int compare(const void *a, const void *b)
{
    const double x = *(const double *)a;
    const double y = *(const double *)b;
    return (x > y) - (x < y);
}

double bench_fastest(BenchOperation operation, void *data)
{
    double fastest = batch(operation, data, 1);
    double spent = fastest;
    while (spent < FASTEST_US) {
        const double took = batch(operation, data, 1);
        fastest = MIN(fastest, took);
        spent += took;
    }
    return fastest;
}

void bench_begin(const char *title)
{
    printf("\n%s\n%-44s %10s %10s %10s %10s\n", title, "", "median us", "fastest", "95th", "MB/s");
}

void bench_run(const char *name, BenchOperation operation, void *data, size_t bytes)
{
    const int count = size_of_batch(operation, data);
    double each[BATCHES_LIMIT];
    size_t n = 0;
    for (double spent = 0; n < BATCHES_LIMIT && (spent < TOTAL_US || n < 3); n++) {
        const double took = batch(operation, data, count);
        spent += took;
        each[n] = took / count;
    }
    qsort(each, n, sizeof each[0], compare);
    const double median = each[n / 2];
    printf("%-44s %10.1f %10.1f %10.1f", name, median, each[0], each[n * 95 / 100]);
    if (bytes > 0) {
        printf(" %10.1f", (double)bytes / median);
    }
    printf("\n");
    fflush(stdout);
}
