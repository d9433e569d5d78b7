/* What libFuzzer, and replay.c in its place, call with the bytes of one input. Returns 0. A target must stand any
 * bytes; it asserts what must hold of what it made of them. */
#pragma once

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
