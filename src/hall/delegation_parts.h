/* What the fragments of a delegation's page (page_delegation.c) share. */
#pragma once

#include "hall/act_form.h"
#include "hall/fragment.h"

extern const Fragment fragment_delegation_alerts, fragment_delegation_lists, fragment_delegation_now,
    fragment_delegation_question, fragment_delegation_acts, fragment_delegation_texts, fragment_delegation_room,
    fragment_delegation_day;

enum { ON_DELEGATION = ON_PARTY | ON_ROLE }; /* what has forms in it: who may do what differs by rank */

/* `pattern` with texts in its places, as text of the element. */
void put_words(Html *html, const char *pattern, const char *first, const char *second);

/* "Item 5", "Right of reply: Item 5", "Explanations of position"; what distinguishes a list from others. "" if
 * there is no such list. Free with g_free. */
char *list_name(const Scene *scene, int list);

/* The title of what is discussed there, in the words of the programme; NULL if it has none. Borrowed. */
const char *list_title(const Scene *scene, int list);

/* "Item 5", or the title of what has no number. Free with g_free. */
char *matter_name(const Scene *scene, int matter);

/* "in 14 to 19 minutes, between 11:14 and 11:19": when something is likely that lies ahead of `now`. */
void put_when(const Scene *scene, Html *html, const char *pattern, Instant now, const ForecastRange *range);

/* Fields of a form, each in its label. A field is kept as it is while the rest of the page changes around it. */
void put_text_field(Html *html, const char *label, const char *name, const char *list, int limit);
void put_choice_field(const Scene *scene, Html *html, const char *label, Field field, int first, int end);
void put_option(Html *html, const char *value, const char *text, bool is_selected);
void open_select(Html *html, const char *label, const char *name);
void close_select(Html *html);

void put_settled_number(Html *html, const char *field, gint64 number); /* a field that is settled, as act_form_field */
/* Closes a form with its button, of the look of that class ("main", "grave"; NULL). */
void close_act(Html *html, const char *label, const char *class_name);

/* A heading with what it opens. */
void open_details(Html *html, const char *class_name, const char *summary);
