/* A programme of work as the program understands it: what a conference officer reads in the paper, as data.
 *
 * What it is not: the paper (paper/programme_paper.h makes that), nor a record of what happened.
 * What always holds: every text is UTF-8 in one line, without control characters, leading, trailing or doubled
 * blanks (programme_tidy sees to it), never empty: a text that is not there is NULL. Rows stand in the order
 * of the paper, by day. What can be derived is derived and not stored: "(continued)" (domain rules 6–10), the
 * ids of meetings, the ordinal of the session, the references, the sums. A Programme owns all it points to. */
#pragma once

#include "base/civil.h"
#include "base/diagnostic.h"
#include "core/language.h"
#include "core/profile.h"

/* What a line of a meeting is. The kind follows from the wording wherever it can (vocabulary.h). */
typedef enum {
    ENTRY_LINE,         /* none of the others: a line in its own words */
    ENTRY_OPENING,      /* "Opening of the session" */
    ENTRY_STATEMENTS,   /* "Opening statements": its ENTRY_SPEAKERs follow one level deeper */
    ENTRY_SPEAKER,      /* who makes a statement: a person, a role, or both */
    ENTRY_REMARKS,      /* "Concluding remarks by the Chair" */
    ENTRY_CLOSURE,      /* "Closure of the session" */
    ENTRY_ITEM,         /* an agenda item; `items` has its number or numbers */
    ENTRY_SUBITEM,      /* a sub-item under its item: "(a) Commodities" */
    ENTRY_READING,      /* first, second, ... reading of a text: `ordinal` */
    ENTRY_PRESENTATION, /* somebody presents something */
    ENTRY_THEMATIC,     /* a thematic discussion */
    ENTRY_DEBATE,       /* a debate that goes on: "General debate", "General exchange of views" */
    ENTRY_EXCHANGE,     /* an interactive exchange or session */
    ENTRY_STAKEHOLDERS, /* the dedicated stakeholder session */
    ENTRY_ADOPTION,     /* adoption of, or action on, a text */
    ENTRY_TOPIC,        /* a topic of the mandate */
    ENTRY_BREAK,        /* lunch, coffee, registration: nobody deliberates */
    N_ENTRY_KINDS,
} EntryKind;

/* How the paper marks that a line goes on. */
typedef enum {
    MARK_DERIVED,   /* whatever programme_mark derives: the normal case */
    MARK_NONE,      /* plain */
    MARK_CONTINUED, /* "(continued)" */
    MARK_CONCLUDED, /* "(concluded)": for the last time */
    N_MARKS,
} Mark;

typedef struct {
    int number;  /* of the agenda item, 1–999 */
    char sub[4]; /* its sub-item, without brackets: "a"; "" for the whole item */
} ItemNumber;

typedef struct {
    EntryKind kind;
    int depth;        /* 0: a line of the slot; 1: a dash under it; 2: a dash under a dash */
    char *text;       /* the words, without number, mark, minutes, provenance and footnote marks */
    int ordinal;      /* of a reading: 1 first, 2 second, ...; else 0 */
    GArray *items;    /* of ItemNumber: of an ENTRY_ITEM or ENTRY_SUBITEM one or more; else empty. Not NULL */
    int minutes;      /* the time it is given, 1–1440; 0 if none is given */
    char *provenance; /* what stands in square brackets after it: "from para. 1, resolution 75/240" */
    GArray *notes;    /* of int: the numbers of its footnotes, in order. Not NULL */
    /* Where an author marked the line otherwise than the rule would, that mark; MARK_DERIVED everywhere
     * else. It keeps a received paper readable as it was; the check reports it (rule `continued`). */
    Mark as_printed;
    Position at;
} Entry;

typedef enum {
    ROW_MEETING,
    ROW_DEADLINE,     /* "3 p.m.: deadline for submission of ..." */
    ROW_LIST_CLOSURE, /* "6 p.m.: closure of the list of speakers ..." */
    ROW_NO_MEETING,   /* a holiday or a day without meetings: `text` says why, or NULL */
    ROW_REMARK,       /* anything else that stands in the timetable without being a meeting */
    N_ROW_KINDS,
} RowKind;

typedef enum {
    MODE_FORMAL,
    MODE_INFORMAL,
    MODE_JOINT,      /* held with another body */
    MODE_PARALLEL,   /* held beside another meeting of the same body, on purpose */
    MODE_SIDE_EVENT, /* not a meeting of the body at all */
    N_MEETING_MODES,
} MeetingMode;

/* A row of the timetable: a meeting (a slot: what is planned), or one of the rows that are no meetings. */
typedef struct {
    RowKind kind;
    CivilDate date; /* unset if the source gives none that can be worked out */
    int start;      /* clock of the place, or CLOCK_UNKNOWN */
    int end;        /* likewise; the deadline's hour is `start` */
    char *text;     /* of the rows that are no meetings: what it is; of a meeting NULL */
    GArray *notes;  /* of int. Not NULL */
    /* Of meetings only: */
    MeetingMode mode;
    char *label; /* what the meeting is called: "1st plenary meeting" */
    char *room;
    /* The meeting stands in one printed row with the meeting before it ("10 a.m.–1 p.m. and 3–6 p.m.") and
     * has the same entries; its own list is empty. */
    bool shares_row;
    GPtrArray *entries; /* of Entry. Not NULL */
    Position at;
} Row;

typedef enum {
    BLOCK_HEADING,   /* "General debate" */
    BLOCK_PARAGRAPH, /* numbered or not */
    BLOCK_KEPT,      /* a line that was not understood, kept in place as it was */
    N_BLOCK_KINDS,
} BlockKind;

/* What stands before or after the timetable. */
typedef struct {
    BlockKind kind;
    char *label; /* its printed number, as printed: "1.", "(a)", "–"; NULL if it has none */
    char *text;
    GArray *notes; /* of int. Not NULL */
    Position at;
} Block;

typedef struct {
    int number; /* as printed at the mark; −1 for "*", −2 for "**", −3 for "***" */
    char *mark; /* the asterisks of a negative number, else NULL; programme_tidy sets it */
    char *text;
    Position at;
} Footnote;

typedef struct {
    ItemNumber item;
    char *title;
    Position at;
} AgendaItem;

/* A link of the source whose target cannot be read from its words. */
typedef struct {
    char *words;
    char *target;
} Link;

typedef struct {
    const Profile *profile; /* what differs between bodies; never NULL */
    Language language;      /* that its texts are written in; English unless the paper says otherwise */
    char *organ;            /* "General Assembly" */
    char *symbol;           /* the document's own symbol; NULL while none is assigned: never invented (rule 99) */
    char *job_number;       /* "25-06880 (E)" */
    char *distribution;     /* "General", "Limited" */
    CivilDate issued;
    char *original; /* the original language, by its English name */
    char *body;
    char *session;      /* "Third substantive session" */
    char *place;        /* "New York" */
    char *zone;         /* IANA name; NULL: that of `place` (programme_zone) */
    CivilDate from, to; /* of the session; both unset if the paper does not say (programme_tidy) */
    char *title;
    char *note_kind;   /* "Note by the Secretariat" */
    GPtrArray *front;  /* of Block: the covering paragraphs */
    GPtrArray *agenda; /* of AgendaItem: the agenda, if the paper states it */
    char *annex_label; /* "Annex", "Annex I"; NULL if the timetable does not stand in an annex */
    char *annex_title;
    GPtrArray *rows;                                                        /* of Row */
    GPtrArray *footnotes;                                                   /* of Footnote */
    GPtrArray *back;                                                        /* of Block: what follows the timetable */
    GPtrArray *links;                                                       /* of Link */
    Position title_at, session_at, dates_at, issued_at, body_at, symbol_at; /* where they were read */
} Programme;

/* An empty programme of the free profile. */
Programme *programme_new(void);
void programme_free(Programme *programme);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Programme, programme_free)

/* The same once more, to be changed without changing the first. */
Programme *programme_copy(const Programme *programme);

Entry *entry_new(EntryKind kind, const char *text);
void entry_free(Entry *entry);
Row *row_new(RowKind kind);
void row_free(Row *row);
Block *block_new(BlockKind kind, const char *label, const char *text);
void block_free(Block *block);

/* Appends and takes over; returns what was appended, borrowed. */
Row *programme_add_row(Programme *programme, Row *row);
Entry *row_add_entry(Row *row, Entry *entry);
Block *programme_add_block(GPtrArray *blocks, Block *block);
Footnote *programme_add_footnote(Programme *programme, int number, const char *mark, const char *text, Position at);
AgendaItem *programme_add_agenda_item(Programme *programme, ItemNumber item, const char *title, Position at);
void programme_add_link(Programme *programme, const char *words, const char *target);

/* Borrowed views, for loops: programme_row(p, i) for i < p->rows->len. */
Row *programme_row(const Programme *programme, guint i);
Entry *row_entry(const Row *row, guint i);
ItemNumber *entry_item(const Entry *entry, guint i);

/* Brings every text into the form that the head of this file promises, drops empty ones, and takes back marks
 * that say what the rule says anyway. Readers call it last. Idempotent. */
void programme_tidy(Programme *programme);

/* Same in all that is stored, but for positions. On false *ret_where (may be NULL) names the first
 * difference, for a person; free with g_free. */
bool programme_equal(const Programme *a, const Programme *b, char **ret_where);

/* The row whose entries `row` has: itself, or for a meeting that shares its printed row the one before. */
const Row *programme_entries_of(const Programme *programme, guint row);

/* The mark that the rules derive for entry `entry` of row `row` (rules 6–9, by the profile's policy): matched by
 * the identity of the item or activity, never by its wording alone. Never MARK_DERIVED. One call costs a walk
 * over the programme: for a whole paper take a ProgrammeMarks. */
Mark programme_mark(const Programme *programme, guint row, guint entry);

/* All marks at once, as they are to be printed: the derived ones, with as_printed where that is set. */
typedef struct ProgrammeMarks ProgrammeMarks;
ProgrammeMarks *programme_marks_new(const Programme *programme);
void programme_marks_free(ProgrammeMarks *marks);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ProgrammeMarks, programme_marks_free)
Mark programme_marks_derived(const ProgrammeMarks *marks, guint row, guint entry);
Mark programme_marks_printed(const ProgrammeMarks *marks, guint row, guint entry);

/* The time zone of the meetings: `zone`, else that of the place by the table of places; NULL if neither is
 * known. Borrowed. */
const char *programme_zone(const Programme *programme);

/* Is there a footnote of that number? */
bool programme_has_footnote(const Programme *programme, int number);

/* The profile that the names of the body and of the paper suggest. */
const Profile *programme_usual_profile(const Programme *programme);

/* The first and last day: the session's dates, else those of the rows; unset if there are none. */
CivilDate programme_first_day(const Programme *programme);
CivilDate programme_last_day(const Programme *programme);

/* The stable ids of all meetings: "2022-07-26-am", by date and part of the day (am, pm from noon, evening from
 * 6 p.m., "any" without an hour), with "-2", "-3" where several begin in the same part. One for each row, NULL for a
 * row that is no meeting. Free with g_ptr_array_unref. */
GPtrArray *programme_meeting_ids(const Programme *programme);

/* Of the session's name: 3 for "Third substantive session", "64th session"; 0 if it has no ordinal. */
int programme_session_ordinal(const Programme *programme);

/* Its kind in one word: "substantive", "organizational", "regular", ...; NULL if the name has none. Static. */
const char *programme_session_kind(const Programme *programme);

/* Of a presentation or a statement, who makes it, as far as the words tell ("Presentation by X on Y": X).
 * Free with g_free; NULL if they do not. */
char *entry_presenter(const Entry *entry);

/* "3", "5 and 7", "7 (a)" as the item's numbers are printed in English. Free with g_free. */
char *entry_item_numbers(const Entry *entry);

/* What a person would call the meeting in a list: its label, else its first telling line. Borrowed; never NULL. */
const char *programme_meeting_title(const Programme *programme, guint row);

const char *entry_kind_name(EntryKind kind); /* "item", "reading", ...: the names of JSON and of the text layout */
const char *row_kind_name(RowKind kind);
const char *meeting_mode_name(MeetingMode mode); /* "formal", "informal", "joint", "parallel", "side-event" */
const char *mark_name(Mark mark);
const char *block_kind_name(BlockKind kind);

/* The value of that name, or -1. */
int entry_kind_of_name(const char *name);
int row_kind_of_name(const char *name);
int meeting_mode_of_name(const char *name);
int mark_of_name(const char *name);
int block_kind_of_name(const char *name);
