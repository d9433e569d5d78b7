/* The fixed words of the pages, a table a language: what is not in the programme itself. A language is a parameter
 * of every page, never of the process. */
#pragma once

#include "base/buffer.h"
#include "base/civil.h"
#include "core/language.h"

/* Every member is a text that must be there; "%" stands for a number or a name. */
typedef struct {
    /* The frame */
    const char *skip, *site, *programmes, *made_by;
    /* The list of programmes */
    const char *home_title, *home_lead, *home_empty;
    /* A programme */
    const char *programme, *issued, *symbol_missing, *views, *week, *days, *paper, *check, *back_to_timetable,
        *on_this_page, *no_timetable;
    const char *zone_of_place, *zone_known, *zone_unknown, *your_time, *now, *undated, *all_day, *paper_notes;
    const char *deadline, *list_closure, *no_meeting, *remark;
    const char *informal, *joint, *parallel, *side_event;
    const char *continued, *concluded, *more_lines, *note_back;
    const char *hours_column;
    /* Filters */
    const char *item, *all_items, *topic, *all_topics, *show, *show_all, *filter_none;
    /* Time */
    const char *share_title, *share_how, *stakeholders, *other_matters;
    const char *hours, *minutes, *per_cent;
    /* Taking it along */
    const char *take_along, *subscribe, *calendar_file;
    /* The check */
    const char *check_title, *check_clean, *check_lead, *source, *lines_left_out, *without_place, *why;
    const char *severities[3];
    /* Numbers of things: the first of each pair for one */
    const char *meetings[2], *days_count[2], *errors[2], *warnings[2], *notes_count[2];
    /* Answers that are no page */
    const char *bad_title, *bad_text, *missing_title, *missing_text, *method_title, *method_text;
    const char *failed_title, *failed_text, *to_start;
    /* The calendar */
    const char *weekdays[7], *weekdays_short[7], *months[12], *months_short[12];
} Words;

const Words *words_of(Language language);

/* "Monday, 25 July 2022"; "25 July"; "25–29 July 2022". Nothing for unset dates. */
void words_put_day(const Words *words, CivilDate date, Buffer *out);
void words_put_short_day(const Words *words, CivilDate date, Buffer *out);
void words_put_date(const Words *words, CivilDate date, Buffer *out);
void words_put_range(const Words *words, CivilDate from, CivilDate to, Buffer *out);

/* "10 meetings". */
void words_put_count(const char *const forms[2], int n, Buffer *out);

/* "1 h 30 min". */
void words_put_duration(const Words *words, int minutes, Buffer *out);

/* `pattern` with its first "%" replaced by `text`, escaped as markup. */
void words_put_with(const char *pattern, const char *text, Buffer *out);
