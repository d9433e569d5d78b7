/* What the fragments of the Chair's console (page_chair.c) share. */
#pragma once

#include "hall/act_form.h"
#include "hall/delegation_parts.h"
#include "hall/fragment.h"

extern const Fragment fragment_chair_first, fragment_chair_acts, fragment_chair_list, fragment_chair_programme,
    fragment_chair_room, fragment_chair_log;

enum { ON_OFFICE = ON_AUDIENCE | ON_ROLE }; /* the Chair and the desk see the same, and may do different things */

#define CHAIR_CODES "codes" /* the id of the list of codes that the page has for fields of delegations */

/* The list that the console is about: that which is being heard, or comes next; 0 if there is none. */
int chair_list(const Scene *scene);

/* The text of a value as forms say it. Free with g_free. */
char *chair_value(const Value *value);

/* The name, so that it is seen first. */
void chair_put_party(const Scene *scene, Html *html, int participant);
