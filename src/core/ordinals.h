/* Ordinals in words, as they stand with the name of a session in each language. */
#pragma once

#include "core/language.h"

enum { ORDINAL_LIMIT = 199 };

/* 3 is "third", "troisième", "третья", "الثالثة", "三", "tercer"; Spanish has figures from 11 on ("67º"). In lower
 * case. New; free with g_free. NULL for what is not from 1 to ORDINAL_LIMIT. */
char *ordinal_in_language(int ordinal, Language language);
