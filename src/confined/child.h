/* The child's side of stranger.h, for the main function of each helper program: reads the file from standard input,
 * confines itself, reads what the file says, answers on standard output. */
#pragma once

#include "doc/format.h"

typedef struct {
    gsize limit; /* bytes of a file */
    /* Loads what the libraries would open while they read; NULL if there is nothing. After it no file can be opened. */
    void (*prepare)(void);
    Document *(*read)(GBytes *bytes, GPtrArray *diagnostics, GError **error);
} ChildReader;

/* Does all of it; the process ends in it. */
G_NORETURN void child_answer(const ChildReader *reader);

/* The first byte of an answer. What follows a refusal: a digit, the DocumentError, and then its words. */
enum { ANSWER_DOCUMENT = 'D', ANSWER_REFUSAL = 'R' };

/* Exit statuses of helpers that did not come as far as an answer. */
enum { CHILD_NOT_CONFINED = 3, CHILD_NO_INPUT = 4 };
