/* A programme laid out for the eye: weeks, days, what stands beside what, which instant each hour is, how the time
 * is shared out. Derived from the programme alone (and the rules of its zone), once; the pages only read it.
 *
 * Needs the programme as long as it lives, and does not own it. */
#pragma once

#include "base/zone.h"
#include "core/programme.h"
#include "web/filter.h"

enum {
    LAYOUT_NO_SHARE = 9999,
    ISO_TIME_SIZE = 32,
    LAYOUT_LANES_LIMIT = 12,
    LAYOUT_LINES_LIMIT = 96,
};

/* One row of the programme, in its place. */
typedef struct {
    guint row; /* of the programme */
    char *id;  /* an anchor: "2022-07-26-am"; never NULL */
    /* "2022-07-26T10:00-04:00"; without the offset where the zone does not tell; "" without an hour. */
    char starts[ISO_TIME_SIZE], ends[ISO_TIME_SIZE];
    const char *zone; /* "EDT"; "" if it is not known. Borrowed from the layout */
    int minutes;      /* from start to end; 0 if that is not known */
    unsigned topics;  /* bit 1 << Topic for each that is treated */
    guint share;      /* the first that a meeting belongs to; LAYOUT_NO_SHARE of pauses and rows that are no meetings */
    /* In the week's table; of meetings with an hour only: */
    int end;           /* clock; a meeting without an end is drawn as an hour */
    int lane, n_lanes; /* the first of the day's lanes it stands in, and how many it takes */
} LayoutSlot;

typedef struct {
    CivilDate date; /* unset: of the rows without a date, which come last */
    guint first, n; /* its slots; n is 0 on a day of the week on which nothing is */
    int lanes;      /* how many meetings stand side by side at most; 1 at least */
} LayoutDay;

typedef struct {
    guint first, n;   /* its days, without holes */
    GArray *clocks;   /* of int, ascending: whenever a meeting of the week begins or ends; the lines of its table */
    bool is_drawable; /* a table of it can be read: not too many lines, not too many meetings at once */
} LayoutWeek;

typedef enum { SHARE_ITEM, SHARE_STAKEHOLDERS, SHARE_OTHER } ShareKind;

/* The part of all meetings' time that one matter gets. */
typedef struct {
    ShareKind kind;
    int item;          /* its number, of SHARE_ITEM; else 0 */
    const char *title; /* the item's; NULL if the paper gives none. Borrowed from the programme */
    int minutes;
    int meetings;
    guint rank; /* among the items, by minutes: 0 has most. Of SHARE_ITEM only */
} LayoutShare;

typedef struct {
    const Programme *programme;
    ProgrammeMarks *marks;
    GArray *slots;  /* of LayoutSlot, by day; within a day as in the paper */
    GArray *days;   /* of LayoutDay */
    GArray *weeks;  /* of LayoutWeek */
    GArray *shares; /* of LayoutShare: items by number, then stakeholders, then the rest */
    int minutes;    /* of all meetings together, pauses apart */
    int meetings;
    unsigned topics;     /* those of all slots */
    GStringChunk *names; /* abbreviations of the zone */
} Layout;

Layout *layout_new(const Programme *programme);
void layout_free(Layout *layout);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Layout, layout_free)

const LayoutSlot *layout_slot(const Layout *layout, guint i);
const LayoutDay *layout_day(const Layout *layout, guint i);
const LayoutWeek *layout_week(const Layout *layout, guint i);
const LayoutShare *layout_share(const Layout *layout, guint i);

const Row *layout_row(const Layout *layout, const LayoutSlot *slot);
/* The row that holds its entries, and that row's number: see programme_entries_of. */
const Row *layout_entries(const Layout *layout, const LayoutSlot *slot, guint *ret_row);

/* Rows that are no meetings are wanted by no filter but FILTER_ALL. */
bool layout_wants(const Layout *layout, const LayoutSlot *slot, const Filter *filter);

/* How many meetings the filter wants. */
int layout_count(const Layout *layout, const Filter *filter);
