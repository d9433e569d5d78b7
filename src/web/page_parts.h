/* The parts of a programme's page, and what several of them print alike. Used by the page_*.c files only. */
#pragma once

#include "exchange/forms.h"
#include "http/html.h"
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
    GHashTable *headings; /* of items, by number: see part_items. May be NULL where no items are printed */
    GHashTable *marked;   /* numbers of footnotes to which a mark has led already */
} ProgrammePage;

void part_head(const ProgrammePage *page);                       /* body, session, place, dates, state */
void part_links(const ProgrammePage *page, const char *current); /* the views; `current` is "", "paper", "check" */
void part_filter(const ProgrammePage *page);
void part_shares(const ProgrammePage *page); /* where the time goes */
void part_weeks(const ProgrammePage *page);  /* the weeks as tables */
void part_days(const ProgrammePage *page);   /* the days as lists */
void part_notes(const ProgrammePage *page);  /* the footnotes */
void part_take_along(const ProgrammePage *page);
void part_findings(const ProgrammePage *page);    /* what was found, beside the source */
void part_linked_data(const ProgrammePage *page); /* for machines: schema.org, in JSON-LD */

/* The programme's own words: in the page's language where the table of terms has them; else as they are, marked with
 * the language that they are in. */
void part_own_words(const ProgrammePage *page, const char *text);

/* The same of words in which an address is a link. */
void part_own_prose(const ProgrammePage *page, const char *text);

/* The same as an element. */
void part_own_element(const ProgrammePage *page, const char *tag, const char *class_name, const char *text);

/* For where no element can stand: the words, and the code of their language where it is not the page's (else NULL).
 * Borrowed. */
const char *part_own_text(const ProgrammePage *page, const char *text, const char **ret_language);

/* "25–29 July 2022 · New York" */
void part_dates_and_place(const ProgrammePage *page);

/* A symbol, the name of a zone, and the like, which run rightward in every text. */
void part_sign(const ProgrammePage *page, const char *class_name, const char *text);

/* "10:00–13:00" in `time` elements. Nothing without an hour. */
void part_hours(const ProgrammePage *page, const LayoutSlot *slot);

/* "Agenda item 7 (a)": of ItemNumber, one at least. */
void part_items(const ProgrammePage *page, const GArray *items);

/* The topic by its short name. */
const char *topic_words(const ProgrammePage *page, Topic topic);

/* A bar of `n` parts of `whole`, for the eye only: `classes` has a class for each. */
void part_bar(Html *html, const int *parts, const char *const *classes, guint n, int whole);

/* The class that gives a share its colour. */
const char *share_class(const Layout *layout, guint share);

/* The state of the check in a few words: "2 errors, 1 warning". */
void part_state(const ProgrammePage *page);

/* Begins an `a` to a place of the publication: `/p/SLUG/` and `rest`. */
void part_link_open(const ProgrammePage *page, const char *rest);

/* What a form of the programme is called. */
const char *form_words(const Words *words, const ProgrammeForm *form);

/* What is said of a meeting that is not an ordinary one; NULL of one that is. */
const char *mode_words(const Words *words, MeetingMode mode);

/* What a row is that is no meeting. */
const char *kind_words(const Words *words, RowKind kind);
