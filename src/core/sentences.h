/* The sentences that covering notes repeat from session to session, with their numbers and dates, in other languages.
 */
#pragma once

#include "core/language.h"

/* `text` in the other language if the table of terms has such a sentence; else NULL. Only English sentences are
 * understood: notes are drafted in it. New; free with g_free. */
char *sentence_translate(const char *text, Language from, Language to);
