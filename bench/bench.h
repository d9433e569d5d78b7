/* How long an operation takes, measured so that two runs can be compared.
 *
 * An operation is repeated in batches of at least 5 ms until a second has passed; the median, the fastest and the
 * 95th percentile of the batches, each for one operation, are printed as a line of a table. Times are of the
 * processor (CLOCK_PROCESS_CPUTIME_ID), so that a busy machine disturbs them less. */
#pragma once

#include <stddef.h>

typedef void (*BenchOperation)(void *data);

/* Prints the head of the table. */
void bench_begin(const char *title);

/* Measures `operation` and prints its line. `bytes` is how much one operation reads or writes, for a rate; 0 if
 * that means nothing. */
void bench_run(const char *name, BenchOperation operation, void *data, size_t bytes);

/* Microseconds of the fastest of several runs of about a tenth of a second together; prints nothing. */
double bench_fastest(BenchOperation operation, void *data);
