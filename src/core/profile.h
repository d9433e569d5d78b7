/* What differs between bodies, as data: their words, their usual hours, their kinds of row, their thresholds
 * (domain rule 122: another body needs no code). */
#pragma once

#include "base/civil.h"

/* Which lines of a paper take continuation marks at all. */
typedef struct {
    bool items;      /* agenda items */
    bool activities; /* readings, thematic discussions, debates */
    bool concluded;  /* the last occurrence of several is marked "(concluded)" */
} MarkPolicy;

typedef struct {
    int start, end; /* clocks */
} Hours;

typedef struct {
    const char *id;        /* "oewg", "main-committee", "conference", "free" */
    const char *name;      /* for people: "Open-ended working group" */
    const char *item_word; /* before an item's number: "Agenda item", "Item" */
    MarkPolicy marks;
    Hours hours[3];                  /* the slots in which there is interpretation; unused ones are {0, 0} */
    bool hours_are_fixed;            /* a meeting outside the hours is worth a warning */
    bool week_headings;              /* the paper prints "Week of 6–10 October 2025" */
    bool topics;                     /* the six topics of the mandate are expected in each reading */
    bool adoption_item_needs_report; /* item 7 needs a second reading before it */
    const char *const *body_words;   /* what in the name of a body gives the profile away, NULL-terminated */
} Profile;

const Profile *profile_free_form(void);
const Profile *profile_of_id(const char *id); /* NULL if there is none */

/* The profile of the body of that name (NULL is no name): by its words, first match; else the free form. */
const Profile *profile_of_body(const char *body);

/* All of them, for lists: i from 0 until NULL. */
const Profile *profile_at(guint i);
