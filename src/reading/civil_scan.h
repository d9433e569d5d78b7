/* The small steps of reading days and hours: each moves *at past what it knows. Internal to civil_*.c. */
#pragma once

#include "reading/civil_text.h"

/* Blanks of every kind, and marks of direction, which stand where a blank may. */
const char *skip_blanks(const char *at);

/* A number of one to `most` figures of any script; -1 if there is none or it goes on. */
int scan_number(const char **at, int most);

/* May there be figures in the first words of the text? This is asked first, since most lines have none. */
bool has_figure_near(const char *text);

/* Does a figure of any script stand at `at`? */
bool is_figure(const char *at);

bool scan_word(const char **at, const char *word);
bool scan_bytes(const char **at, const char *bytes);

/* The longest of some phrases in any language; false if none stands at *at. */
bool scan_phrase(const char **at, const char *const *phrases);

/* ",", or the comma of Arabic or Chinese. */
bool scan_comma(const char **at);

typedef enum { NO_DASH, EN_DASH, OTHER_DASH, WORD_DASH } Dash;

/* What parts the two ends of a range, blanks included: a dash of any form, "to", "au", "a", "по", "至", "إلى". */
Dash scan_dash(const char **at);

/* --- civil_chinese.c: what Chinese writes in an order of its own ------------------------------------------------ */

/* "2015年5月18日至22日", "7月24日，星期一", "星期一，7月24日": bytes, 0 if no such day begins at `text`. */
size_t chinese_day_read(const char *text, DayText *ret_day);

/* A number in Chinese numerals or figures, 1–99; 0 if none stands at *at. */
int chinese_number_scan(const char **at);
