/* Gives up, for the rest of the process's life, whatever could reach the world: see stranger.h. Called by the child
 * after it has read its input and before it looks at it. */
#pragma once

#include <stdbool.h>

typedef struct {
    int seconds; /* of the processor */
    int memory;  /* MiB that may still be allocated */
} Confinement;

/* False, with errno set, if any part of it cannot be had: then the file must not be read. */
bool confine(const Confinement *confinement);
