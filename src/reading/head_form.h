/* Lines of a paper's head, each by its form alone: what a masthead and a title block are made of. */
#pragma once

#include "base/civil.h"

/* What a line of the head is, as far as its form tells. */
typedef enum {
    HEAD_NONE,
    HEAD_ORGANIZATION, /* "United Nations" */
    HEAD_ORGAN,
    HEAD_SYMBOL,
    HEAD_DISTRIBUTION,
    HEAD_ISSUED,
    HEAD_ORIGINAL,
    HEAD_LANGUAGE, /* "Français" above "Original : anglais" */
    HEAD_BODY,
    HEAD_SESSION,
    HEAD_PLACE_DATES,
    HEAD_TITLE,
    HEAD_NOTE_KIND,
} HeadField;

HeadField head_field_of_text(const char *text);

/* Some of these questions, each for itself. */
bool head_is_session(const char *text);
bool head_is_place_dates(const char *text);
bool head_is_title(const char *text);
bool head_names_body(const char *text);

/* "New York, 24–28 July 2023", "10–13 June 2025": where and when. *ret_place is NULL if no place is named. False if
 * the text is nothing of the kind. */
bool place_dates_read(const char *text, char **ret_place, CivilDate *ret_from, CivilDate *ret_to, bool *ret_hyphen);

/* Is the line the heading of an annex? *ret_title (may be NULL) gets where a title begins in it ("Annex 1: Draft
 * agenda"), or NULL. */
bool is_annex_heading(const char *text, const char **ret_title);
