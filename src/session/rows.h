/* What the state of a session is made of: tables of plain rows without pointers. Texts are numbers in the state's pool,
 * rows refer to each other by number, and 0 is none, so that a row of zeros says nothing. That makes three things
 * simple: two states are equal if their bytes are, an act is taken back by putting rows back, and nothing dangles.
 *
 * What can be derived is not here: places on a list, times that are left, totals. */
#pragma once

#include "base/seq.h"
#include "base/zone.h"
#include "core/rights.h"
#include "session/names.h"
#include "session/procedure.h"

typedef guint32 Text; /* of the state's pool: state_text(); 0 is none */

enum { ID_NONE = 0 };

/* One row: the body and its session. */
typedef struct {
    Text body, session, place, zone, profile;
    Text from, to; /* days */
    int offset;    /* seconds east of UTC at the place on the first day; where a meeting is planned, that has its own */
    bool has_begun, is_closed;
    Procedure procedure;
    ProgrammeState programme_state;
    int programme_version;                /* 0: none was issued */
    Text paper;                           /* the programme of work, as data, of that version */
    int meetings_held;                    /* the ordinal of the latest meeting that was called to order */
    int seat_lot;                         /* participant that has the first seat; 0 until it is drawn */
    bool is_quorum_waived[N_QUORUMS];     /* by a decision, for good */
    bool is_quorum_overridden[N_QUORUMS]; /* by the Chair, until the meeting rises */
    bool has_agenda;                      /* one was adopted: other items cannot be scheduled (rule 17) */
    int acting_chair;                     /* Officer to whom the Chair was handed over, or 0 */
    bool has_cut_off;                     /* the body decided that microphones go off at the limit (rule 44) */
} Body;

typedef struct {
    Text code;
    ParticipantClass class;
    Text name;         /* of those that are in no table: stakeholders */
    Standing standing; /* of stakeholders */
    Instant
        silence_ends; /* of one that was circulated: when it is accredited if nobody objects (rule 92); 0: not set */
    bool is_present;
    bool has_left; /* takes part no more */
} Participant;

typedef struct {
    OfficerPost post;
    int participant;
    Text person;
    bool has_left;
} Officer;

typedef enum { MEETING_PLANNED, MEETING_CANCELLED, MEETING_RUNNING, MEETING_SUSPENDED, MEETING_ADJOURNED } MeetingState;

/* A slot of the programme, and what became of it. */
typedef struct {
    Text id;
    Instant starts, ends; /* planned */
    int offset;           /* seconds east of UTC at the place then */
    SittingMode planned_mode;
    Text room;
    int version;       /* of the programme that it stands in */
    bool is_taken_out; /* by a later version of the programme; the row is kept */
    int moved_from;    /* Meeting that it was before the programme moved it, or 0 */
    MeetingState state;
    int ordinal;                                 /* when it has been called to order */
    Instant called, adjourned, suspended, until; /* the last two of the present suspension */
    bool is_break;                               /* of the suspension: nobody works; otherwise it goes on informally */
    int suspension;                              /* the present Suspension, or 0 */
    SittingMode mode;                            /* at this moment */
    int presiding;                 /* Participant whose officer presides, since it was called to order or handed over */
    int matter;                    /* that is being taken up, or 0 */
    int segment;                   /* Segment that is being taken up, or 0 */
    int first_segment, n_segments; /* rows that follow each other */
} Meeting;

/* An interruption of a meeting, as it was: for the record (rule 24). */
typedef struct {
    int meeting;
    Instant began, ended; /* `ended` 0: it goes on */
    bool is_break;
    SittingMode mode, before; /* in which it went on, and which it had before */
} Suspension;

/* What was put right about a meeting after it rose (rule 27). */
typedef struct {
    int meeting;
    Instant at;
    Text text;
} Correction;

/* A version of the programme of work. What was adopted stays readable (rule 20). */
typedef struct {
    ProgrammeState state; /* what it was issued as, or became */
    bool was_adopted;
    Text paper; /* as data; 0: that of the version before, but for what was moved or added then */
    Text by, reason;
} ProgrammeVersion;

typedef enum { DEADLINE_AHEAD, DEADLINE_PASSED, DEADLINE_TAKEN_OUT } DeadlineState;

/* A row of the programme that is no meeting: until when something is to be done (rule 123). */
typedef struct {
    Instant at;
    int offset;
    Text title;
    bool closes_list;
    int matter, list; /* that it is about, and the list to be closed; or 0 */
    DeadlineState state;
} Deadline;

typedef enum { SEGMENT_AHEAD, SEGMENT_OPEN, SEGMENT_DONE } SegmentState;

/* A line of a meeting in the programme. */
typedef struct {
    int meeting;
    int number; /* in the meeting, from 1 */
    int kind;   /* EntryKind of core/programme.h */
    int matter; /* what it is about, or 0 */
    int minutes;
    int reading; /* of a reading and of what stands under it: 1 first, 2 second; else 0 */
    int depth;   /* 0: a line of the meeting; 1: under another; 2: under that */
    Text title;
    SegmentState state;
    Instant opened, ended; /* when it was taken up first, and done last; `ended` 0 while it is not */
} Segment;

/* What is on the agenda: an item, or a topic under it. */
typedef struct {
    Text id;
    Text title;
    int parent;               /* Matter: the item of a topic */
    int number;               /* of the item; 0 for what has none */
    bool is_on_agenda;        /* that was adopted */
    bool needs_report;        /* its text must be there before it is opened (rule 18) */
    Text report;              /* the symbol of that text */
    bool is_settled;          /* adopted, or withdrawn, or concluded */
    bool is_debate_adjourned; /* rule 61 */
    bool is_debate_closed;
} Matter;

typedef enum { LIST_NOT_OPEN, LIST_OPEN, LIST_ANNOUNCED, LIST_CLOSED } ListState;

typedef struct {
    Text id;
    ListKind kind;
    int matter;   /* or 0 */
    int segment;  /* of a list for one segment, or 0 */
    int question; /* of a list of explanations: what they are about */
    ListState state;
    Instant opens, closes; /* at a time that was set; 0: the Chair does it */
    Text order;            /* the rules of its order (speakers.h); 0: the usual ones */
    bool is_released;      /* who was not heard has been released (rule 28) */
} SpeakersList;

typedef enum {
    INSCRIPTION_WAITING,
    INSCRIPTION_SPEAKING,
    INSCRIPTION_HEARD,
    INSCRIPTION_WITHDRAWN, /* by itself */
    INSCRIPTION_REMOVED,   /* by the Secretariat, somebody having asked for it */
    INSCRIPTION_RELEASED,  /* not heard, and the list is over */
    INSCRIPTION_CARRIED,   /* not heard, and goes on on another list (rule 36) */
    INSCRIPTION_YIELDED,   /* its place was given to another delegation, with its consent */
} InscriptionState;

typedef struct {
    int list;        /* 0: called without one (rule 112 of the rules of procedure) */
    int participant; /* 0: the Secretariat itself */
    Capacity capacity;
    Level level;
    Text group, on_behalf; /* the name of the group; the codes of its States, parted by blanks */
    Text person;
    int sequence; /* in the one sequence of all requests of the list, from 1 */
    Instant asked;
    Channel channel;
    InscriptionState state;
    int pin; /* the turn it was moved to, counted from the list's first statement, from 1; 0: where the order has it */
    Text pin_reason;
    Instant moved;
    int precedence; /* the number of the Chair's grant, from 1; 0: none (rule 111 of the rules of procedure) */
    int place;      /* Inscription in whose place it stands, having exchanged or been given it; 0: its own */
    int carried;    /* its place among those that came over from another list, from 1 (rule 36) */
    int round;      /* of replies: 1 or 2 */
    int swap;       /* Inscription with which it offers to exchange places */
    int yield_to;   /* Participant to which its place is offered */
    int after;      /* Inscription that was heard before it in that meeting, or 0 */
    Instant began, ended;
    gint64 spoken;    /* µs, pauses left out */
    int limit;        /* seconds, when it began; 0: none */
    int meeting;      /* in which it was heard */
    bool is_informal; /* said while the meeting was suspended: not in its record (rule 23) */
} Inscription;

/* One row: who has the floor. */
typedef struct {
    int meeting;      /* that is going on; 0: none */
    int inscription;  /* that has the floor; 0: nobody */
    int last;         /* that had it last in this meeting */
    int list;         /* of the one that has it, or had it last */
    int point;        /* a point of order that is pending */
    Instant since;    /* the clock runs since then; 0 while it stands */
    gint64 spoken;    /* µs before that */
    int limit;        /* seconds; 0: none */
    bool has_cut_off; /* the microphone goes off at the limit (rule 44) */
    int voting;       /* a Vote that has been announced and not ended (rule 62) */
    int motion;       /* a Motion that was carried and that the Chair has yet to carry out */
    int urgent;       /* how many motions wait that come before all else (rule 56) */
    int ruled;        /* a point of order whose ruling may still be appealed against: nobody has been heard since */
    Instant muted;    /* the clock stands since then because the microphone at the seat is off; 0: it does not */
} Floor;

/* A recorded decision on how long, and how many times (rule 43). */
typedef struct {
    int matter, segment, list; /* where it holds: one of them, or everywhere */
    ListKind kind;             /* of which lists */
    int capacity;              /* a Capacity + 1; 0: everybody */
    int round;                 /* of replies; 0: each */
    int seconds;               /* 0: it says nothing about how long */
    int times;                 /* 0: nothing about how many times */
    bool is_over;              /* it was lifted, or a later decision took its place */
} TimeLimit;

typedef enum { POINT_RAISED, POINT_RULED, POINT_WITHDRAWN, POINT_APPEALED, POINT_UPHELD, POINT_OVERRULED } PointState;

typedef struct {
    int participant;
    PointState state;
    int interrupted; /* Inscription whose clock stands */
    int appellant;   /* participant that appeals against the ruling */
    Instant raised, settled;
    Text text; /* what it is about; or 0 */
} PointOfOrder;

typedef enum { MOTION_WAITING, MOTION_BEFORE_BODY, MOTION_CARRIED, MOTION_LOST, MOTION_WITHDRAWN } MotionState;

typedef struct {
    MotionKind kind;
    int participant;
    int meeting;
    int matter;
    int question; /* that is to be reconsidered */
    int seconds;  /* of a limit that is proposed */
    int times;    /* likewise */
    MotionState state;
    int n_for, n_against; /* who has spoken beside the mover */
    Text speakers;        /* their codes, parted by blanks */
    Text text;            /* in the mover's words; or 0 */
} Motion;

typedef enum {
    QUESTION_OPEN,
    QUESTION_OBJECTED,
    QUESTION_DECIDED,
    QUESTION_REJECTED,
    QUESTION_WITHDRAWN
} QuestionState;

/* What is put to the body for decision (rules 83–85, 89). */
typedef struct {
    QuestionKind kind;
    int matter;
    int motion; /* that it is about */
    int version;
    Text text, symbol, formula;
    Text proposers; /* their codes, parted by blanks */
    QuestionState state;
    int objections;           /* that stand */
    bool is_absence_recorded; /* that no objection was heard (rule 83) */
    bool is_amended;          /* orally, before it is decided (rule 80) */
    bool may_reconsider;      /* the body decided so (rule 65) */
    int objections_before;    /* how many objections there had been when it was put: its own come after them */
    Instant decided;
} Question;

typedef struct {
    int question;
    int participant;
    bool is_disassociation; /* which blocks nothing */
    bool is_cleared;
    Text text;
} Objection;

typedef enum { VOTE_OPEN, VOTE_CARRIED, VOTE_LOST } VoteState;

typedef struct {
    int motion, point, question; /* one of them: what is voted on */
    VoteMethod method;
    Majority majority;
    int lot;            /* Participant at which a roll-call begins */
    int interrupts;     /* Vote on whose conduct this one is: an appeal against a ruling about it */
    int ballots_before; /* how many ballots there had been: its own come after them */
    VoteState state;
    bool is_counted; /* of a show of hands */
    int yes, no, abstaining;
    Instant opened;
} Vote;

typedef struct {
    int vote;
    int participant;
    BallotChoice choice;
} Ballot;

typedef enum { STATEMENT_FILED, STATEMENT_REPLACED, STATEMENT_WITHDRAWN } StatementState;

/* The text of a statement that was handed in. The text itself is not here: it is kept outside the chain, by its digest.
 */
typedef struct {
    int participant;
    int list, matter; /* for which it is; `list` 0: whichever list of the matter it comes to */
    int inscription;  /* the turn that it was handed in for, or 0 */
    Text digest, original;
    int size, words;
    TextLanguage language;
    bool is_verbatim;    /* to be read out word for word */
    bool is_translation; /* of the text that is read out */
    StatementState state;
    int replaced_by; /* Statement, or 0 */
    Instant filed;
    Delivery delivery;
    Text note; /* of who checked it */
    Instant checked;
} Statement;

/* A screen of the hall; that of the name "all" holds what is meant for every one (screens.h). */
typedef struct {
    Text name, title;
    ScreenView view;
    bool is_removed;
    Text message;       /* in the place of the view; 0: none */
    Instant identified; /* when it was to show its name */
} Screen;

/* The tables, and the names of their functions. */
#define STATE_TABLES(TABLE)                                                                                            \
    TABLE(BODY, Body, body)                                                                                            \
    TABLE(FLOOR, Floor, floor)                                                                                         \
    TABLE(PARTICIPANT, Participant, participant)                                                                       \
    TABLE(OFFICER, Officer, officer)                                                                                   \
    TABLE(MEETING, Meeting, meeting)                                                                                   \
    TABLE(SUSPENSION, Suspension, suspension)                                                                          \
    TABLE(CORRECTION, Correction, correction)                                                                          \
    TABLE(PROGRAMME, ProgrammeVersion, programme)                                                                      \
    TABLE(DEADLINE, Deadline, deadline)                                                                                \
    TABLE(SEGMENT, Segment, segment)                                                                                   \
    TABLE(MATTER, Matter, matter)                                                                                      \
    TABLE(LIST, SpeakersList, list)                                                                                    \
    TABLE(INSCRIPTION, Inscription, inscription)                                                                       \
    TABLE(LIMIT, TimeLimit, limit)                                                                                     \
    TABLE(POINT, PointOfOrder, point)                                                                                  \
    TABLE(MOTION, Motion, motion)                                                                                      \
    TABLE(QUESTION, Question, question)                                                                                \
    TABLE(OBJECTION, Objection, objection)                                                                             \
    TABLE(VOTE, Vote, vote)                                                                                            \
    TABLE(BALLOT, Ballot, ballot)                                                                                      \
    TABLE(STATEMENT, Statement, statement)                                                                             \
    TABLE(SCREEN, Screen, screen)

typedef enum {
#define TABLE(NAME, Type, name) TABLE_##NAME,
    STATE_TABLES(TABLE)
#undef TABLE
        N_TABLES
} TableKind;
