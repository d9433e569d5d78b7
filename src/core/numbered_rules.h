/* The rules of a session by their numbers: what commands, refusals, stories and findings cite as "rule 32"
 * (data/rules.tsv). `placard explain 32` and docs/rules.md print them.
 *
 * They are not the rules of programme_check.h. Those have names ("weekday") and each is a function that looks over a
 * paper; these have numbers, say what must hold in a session, and are carried out by commands and their refusals, by
 * what is derived from the state, by readers and writers, and some by those checks. */
#pragma once

#include <glib.h>
#include <stdbool.h>

typedef enum { RULE_PLANNED, RULE_IN_PART, RULE_CARRIED_OUT, N_RULE_PROGRESS } RuleProgress;

typedef struct {
    int number;        /* from 1 */
    const char *theme; /* "Lists of speakers": rules of a theme stand together */
    const char *title; /* "One place on a list" */
    const char *text;  /* what must hold, in sentences; no text of law */
    const char *source;
    RuleProgress progress;
    const char *lacks; /* of RULE_IN_PART: what is missing, a phrase; else NULL */
    const char *shown; /* the file of the test that shows it, where no story does; or NULL */
} NumberedRule;

const NumberedRule *numbered_rule(int number); /* NULL if there is none */
int numbered_rules_count(void);                /* the highest number: there is none without a rule below it */

const char *rule_progress_name(RuleProgress progress); /* "carried out" */

/* "29", "29–32, 38": a list of numbers and of ranges with an en dash or a hyphen, as it stands in the tables and behind
 * "rule". Takes the first part off *text and moves *text behind it and the comma. False, with *text where it was, at
 * the end and where something else stands. Numbers are at most numbered_rules_count(). */
bool rule_citation_next(const char **text, int *ret_first, int *ret_last);

/* Whether it is such a list and nothing else, each range goes upwards, and all of its numbers are rules. */
bool rule_citation_is_valid(const char *citation);
bool rule_citation_has(const char *citation, int number); /* NULL has none */
