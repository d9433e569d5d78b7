/* A file that is compiled into the program: style sheets, scripts, pictures. tools/embed makes the tables. */
#pragma once

#include <stddef.h>

typedef struct {
    const char *name;           /* of the file, without its folder; NULL ends a table */
    const unsigned char *bytes; /* a zero follows them, so that text can be used as a string */
    size_t length;
} Asset;
