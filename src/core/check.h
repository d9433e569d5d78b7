/* Inside the check of a programme: what a rule's function gets, and what it reports with. Only programme_check.c
 * and the check_*.c files include this.
 *
 * A function walks the programme by itself and reports through its Check, which knows the rule it runs for: so a
 * finding can cite no rule but its own. */
#pragma once

#include "core/programme_check.h"

/* Findings of one rule that are listed; a damaged document would give thousands of the same. */
enum { CHECK_FINDINGS_LIMIT = 50 };

typedef struct {
    const Programme *programme;
    const ProgrammeMarks *marks;
    const GArray *meetings;        /* of guint: the rows that are meetings, by day and hour */
    CivilDate first_day, last_day; /* of the session, else of the rows */
    const Rule *rule;
    Severity severity; /* the worst that this rule is for this programme */
    GPtrArray *findings;
    int reported; /* by this rule so far */
} Check;

typedef void CheckFunction(Check *check);

/* A row of the table of rules. Without a function it is a rule that the readers report. */
typedef struct {
    Rule rule;
    CheckFunction *check;
    /* It comes from the practice of United Nations bodies: for a body of which nothing is known (the free form) it
     * is milder by a step; so it is more than a note. */
    bool is_practice;
} RuleRow;

/* Reports with the rule's severity for this programme, or with that of `severity` where it is milder. Both texts are
 * taken over; `expected` may be NULL. */
void check_report(Check *check, Position at, char *what, char *expected);
void check_report_as(Check *check, Severity severity, Position at, char *what, char *expected);

/* No more findings of this rule are wanted: a walk may end. */
bool check_is_full(const Check *check);

const RuleRow *check_rule_row(guint i); /* the table: i from 0 until NULL */

/* Meeting `i` of the meetings by day and hour. */
const Row *check_meeting(const Check *check, guint i);

/* The row number of meeting `i` of the meetings by day and hour. */
guint check_meeting_row(const Check *check, guint i);

/* "24 July, 10 a.m.": when the meeting is. Free with g_free. */
char *check_when(const Row *row);

/* The entry is of that kind by itself, or an agenda item whose title says so: "Item 12: Closure of the Conference". */
bool check_means(const Entry *entry, EntryKind kind);

/* The meeting has business: not only registration, coffee or lunch. */
bool check_deliberates(const Row *row);

/* The text, cut after some words where it is long, for messages. Free with g_free. */
char *check_quote(const char *text);

/* What share of the telling words of the text with fewer of them stands in the other too, 0–100. */
int check_shared_words(const char *a, const char *b);

typedef enum { TEXT_HEAD, TEXT_BLOCK, TEXT_AGENDA, TEXT_ROW, TEXT_ENTRY, TEXT_NOTE } TextKind;

typedef struct {
    const char *text; /* never NULL */
    TextKind kind;
    Position at;
} TextPlace;

/* Every text of the programme in the order of the paper. */
void check_each_text(Check *check, void (*visit)(Check *check, const TextPlace *place));

/* By theme, one function a rule. Document: */
CheckFunction check_symbol_missing, check_symbol_form, check_symbol_year, check_distribution, check_masthead,
    check_job_number, check_issue_date, check_lead_time, check_covering_note, check_session_dates, check_zone;
/* Time: */
CheckFunction check_weekday, check_date_missing, check_date_outside, check_day_order, check_session_days,
    check_empty_day, check_weekend, check_no_meeting_day, check_hours_order, check_hours_missing, check_interpretation,
    check_overlap, check_duplicate_meeting, check_meeting_number, check_deadline_hour, check_slot_sum,
    check_minutes_partial;
/* Business: */
CheckFunction check_empty_meeting, check_not_in_agenda, check_unscheduled_item, check_item_wording, check_sub_item,
    check_opening_first, check_closure_last, check_reading_order, check_adoption_order, check_adoption_reading,
    check_topics_once, check_topics_order, check_topic_wording, check_stakeholder_modalities, check_continued;
/* Text and notes: */
CheckFunction check_dash, check_time_form, check_date_year, check_markup, check_brackets, check_placeholder,
    check_end_punctuation, check_note_without_text, check_note_without_mark, check_note_order, check_note_twice;
