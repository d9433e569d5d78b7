/* A line that nobody else is to see: a password. */
#pragma once

/* Reads it from standard input; where that is a terminal it is asked for, and not shown. NULL if there is none. Whoever
 * frees it with g_free wipes it first. */
char *secret_line(const char *question);
