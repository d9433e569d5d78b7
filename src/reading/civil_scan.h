/* The small steps of reading days and hours: each moves *at past what it knows. Internal to civil_*.c. */
#pragma once

#include "reading/civil_text.h"

const char *skip_blanks(const char *at);

/* A number of one to `most` digits; -1 if there is none or it goes on. */
int scan_number(const char **at, int most);

bool scan_word(const char **at, const char *word);
bool scan_bytes(const char **at, const char *bytes);

typedef enum { NO_DASH, EN_DASH, OTHER_DASH, WORD_DASH } Dash;

/* What parts the two ends of a range, blanks included. */
Dash scan_dash(const char **at);
