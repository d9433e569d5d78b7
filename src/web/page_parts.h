/* The parts of a programme's page, and what several of them print alike. Used by the page_*.c files only. */
#pragma once

#include "web/html.h"
#include "web/publication.h"
#include "web/visit.h"
#include "web/words.h"

/* What a part of the page needs to know. */
typedef struct {
    Html *html;
    const Publication *publication;
    const Programme *programme;
    const Layout *layout;
    const Filter *filter;
    const Visit *visit;
    const Words *words;
    GHashTable *marked; /* numbers of footnotes to which a mark has led already */
} ProgrammePage;

void part_head(const ProgrammePage *page);                       /* body, session, place, dates, state */
void part_links(const ProgrammePage *page, const char *current); /* the views; `current` is "", "paper", "check" */
void part_filter(const ProgrammePage *page);
void part_shares(const ProgrammePage *page); /* where the time goes */
void part_weeks(const ProgrammePage *page);  /* the weeks as tables */
void part_days(const ProgrammePage *page);   /* the days as lists */
void part_notes(const ProgrammePage *page);  /* the footnotes */
void part_take_along(const ProgrammePage *page);
void part_linked_data(const ProgrammePage *page); /* for machines: schema.org, in JSON-LD */

/* "10:00–13:00" in `time` elements. Nothing without an hour. */
void part_hours(const ProgrammePage *page, const LayoutSlot *slot);

/* "Agenda item 7 (a)" */
void part_item_number(const ProgrammePage *page, const Entry *entry);

/* A bar of `n` parts of `whole`, for the eye only: `classes` has a class for each. */
void part_bar(Html *html, const int *parts, const char *const *classes, guint n, int whole);

/* The class that gives a share its colour. */
const char *share_class(const Layout *layout, guint share);

/* The state of the check in a few words: "2 errors, 1 warning". */
void part_state(Html *html, const Publication *publication, const Words *words);

/* Begins an `a` to a place of the publication: `/p/SLUG/` and `rest`. */
void part_link_open(Html *html, const Visit *visit, const Publication *publication, const char *rest);

/* What is said of a meeting that is not an ordinary one; NULL of one that is. */
const char *mode_words(const Words *words, MeetingMode mode);

/* What a row is that is no meeting. */
const char *kind_words(const Words *words, RowKind kind);
