/* Document symbols of the United Nations: "A/AC.292/2021/1", "A/C.2/80/L.1/Add.1", "A/78/80-E/2023/64".
 *
 * What it knows is the form. Whether a document of that symbol exists is not its matter. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* Whether the first `length` bytes of `text` are a symbol, double symbols and stacked suffixes included. */
bool symbol_is_valid(const char *text, size_t length);

/* The first thing in `text` that wants to be a symbol: a known organ, a slash and more. It need not be a valid
 * one. NULL if there is none; else *ret_length is its length in bytes. */
const char *symbol_find(const char *text, size_t *ret_length);

/* The year that stands in the symbol as a component of its own: 2021 for "A/AC.292/2021/1"; 0 if none does. */
int symbol_year(const char *text, size_t length);

/* Whether it is of the L series, whose documents have limited distribution (domain rule 107). */
bool symbol_is_limited(const char *text, size_t length);
