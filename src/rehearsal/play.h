/* What the parts of a rehearsal share; nobody else includes it.
 *
 * The Chair does one thing after the other. Each phase is a function: it makes a command, if anything is to be done,
 * and says which phase comes next and when. What delegations are going to do stands in a queue. Whichever comes first
 * is the next command. Nothing here knows how the rules decide; what they refuse is let go. */
#pragma once

#include "rehearsal/business.h"
#include "rehearsal/phrases.h"
#include "rehearsal/rehearsal.h"
#include "rehearsal/script.h"
#include "rehearsal/wishes.h"
#include "session/lists.h"

#define SECOND ((gint64)G_USEC_PER_SEC)
#define MINUTE (60 * SECOND)
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

enum { NO_LIST = -1 };

#define LISTS_OPEN_BEFORE (6 * DAY) /* before the first meeting */

/* A list that delegations are going to ask for, and that the Chair works through. It goes on from meeting to meeting
 * for as long as the programme takes the same up again. */
typedef struct {
    const char *id;
    const char *matter; /* its id; or NULL */
    const char *title;  /* of the line */
    ListKind kind;
    int line_kind, reading;
    Instant first, last; /* when the meetings begin in which it is to be heard */
    bool is_done;
    bool was_hurried; /* the Chair has looked whether it will end in time */
    int coming;       /* wishes to speak that have not come yet */
} OwnList;

/* A line of a meeting on which such a list is heard. */
typedef struct {
    int meeting, line;
    guint list;
    int statements; /* if they fill the time */
} Turn;

/* True: it made a command. False: nothing was to be done now. */
typedef bool (*Phase)(Rehearsal *rehearsal, const State *state);

/* The statement that is being made. */
typedef struct {
    int speaker; /* Inscription; 0: called without one */
    gint64 left; /* µs that it goes on */
    gint64 cut;  /* how far into it comes what interrupts it; 0: nothing does */
    Phase interruption;
    Phase then; /* when it has ended */
} Speech;

/* A list that is heard from end to end without being planned: replies, explanations, consultations. */
typedef struct {
    int list;
    Phase then;
} Hearing;

/* What is voted on, and how. */
typedef struct {
    int motion, point, question; /* one of them */
    VoteMethod method;
    int inclination; /* in thousandths: how likely a Member is to vote for it */
    Phase then;
} Ballots;

typedef enum { QUESTION_ON_PROGRAMME, QUESTION_ON_TEXT, QUESTION_ON_FORMALITY } QuestionOn;

struct Rehearsal {
    Chance chance;
    Cast *cast;
    const Plan *plan;
    const char *paper;
    const CommandInfo *infos[N_DEEDS];
    GStringChunk *strings; /* of the present command */
    GStringChunk *kept;    /* for good */
    Wishes *wishes;
    GArray *lists; /* of OwnList */
    GArray *turns; /* of Turn */
    GArray *slots; /* of RehearsedSlot */

    Phase phase;     /* what the Chair does next; NULL: the session is over */
    Instant at;      /* when */
    guint nth;       /* of a phase that does several things: how many it has done */
    Phase otherwise; /* where to go on if this act is refused; NULL: as if it had been done */
    bool are_lists_open, is_wish;

    int meeting, line;   /* the row, and the number of the line that is being taken */
    bool has_gone_ahead; /* in this meeting: to what was planned for a later one */
    Instant line_ends;   /* when its time is over, if it has a list */
    int heard;           /* statements in this meeting */
    guint replied;       /* lists of replies that were begun in this meeting */
    guint called;        /* statements on this line of those whom the Chair calls upon */
    int list;            /* of its own lists: that is being heard; or NO_LIST */
    Speech speech;
    Hearing hearing;
    Ballots ballots;
    QuestionOn question;
    bool has_put_programme;
    guint party;   /* the delegation that objects, moves or appeals */
    int point;     /* of order: which words */
    int deadline;  /* the latest that was let pass */
    int corrected; /* the latest meeting of which the record was looked through */

    guint refusals;
    guint stuck;      /* acts of the Chair that were refused lately */
    Refusal refusal;  /* the latest of them */
    Command *command; /* being made */
};

/* === Commands (play.c) === */

bool play_do(Rehearsal *rehearsal, Deed deed, Role role, const char *party); /* begins one; true */
void play_text(Rehearsal *rehearsal, Field field, const char *text);
void play_number(Rehearsal *rehearsal, Field field, gint64 number);
const char *play_keep(Rehearsal *rehearsal, const char *text); /* until the next command */
const char *play_printf(Rehearsal *rehearsal, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* What the Chair does after this, and how much later. */
void play_then(Rehearsal *rehearsal, Phase phase, gint64 delay);

/* === Chance and people === */

bool play_happens(Rehearsal *rehearsal, int per_mille);
gint64 play_around(Rehearsal *rehearsal, gint64 median, int spread);
guint play_somebody(Rehearsal *rehearsal); /* a delegation of the cast */
const char *play_code(const Rehearsal *rehearsal, guint delegation);
bool play_is_present(const State *state, const char *code);

/* === Where the session stands === */

OwnList *play_list(const Rehearsal *rehearsal, guint i);
const PlanHours *play_first_hours(const Rehearsal *rehearsal);
const Meeting *play_meeting(const Rehearsal *rehearsal, const State *state);
const Segment *play_line(const Rehearsal *rehearsal,
                         const State *state);                      /* that is being taken; NULL before the first */
bool play_is_last(const Rehearsal *rehearsal, const State *state); /* no meeting is planned after this one */
bool play_is_late(const Rehearsal *rehearsal, const State *state); /* no further statement is begun in this meeting */

/* === The own lists (own_lists.c) === */

void own_lists_plan(Rehearsal *rehearsal, const State *state); /* once the programme is known */
int own_lists_of_line(const Rehearsal *rehearsal, int meeting, int line);
int own_lists_left_over(const Rehearsal *rehearsal, const State *state); /* to be heard before all else; or NO_LIST */
int own_lists_ahead(const Rehearsal *rehearsal,
                    const State *state); /* planned for later that may begin now; likewise */
int own_lists_count_left(const Rehearsal *rehearsal, const State *state); /* who should have been heard by now */

/* === What delegations do (delegations.c) === */

bool delegations_fulfil(Rehearsal *rehearsal, const State *state, const Wish *wish);
void delegations_answer(Rehearsal *rehearsal); /* whom a statement names may ask for a reply */

/* === The Chair === */

bool chair_begin(Rehearsal *rehearsal, const State *state); /* chair_before.c: until the lists are open */

bool chair_choose_meeting(Rehearsal *rehearsal, const State *state); /* chair_meeting.c */
bool chair_go_on(Rehearsal *rehearsal, const State *state);          /* the next business of the meeting */

bool chair_call_upon(Rehearsal *rehearsal, const State *state);   /* chair_floor.c: somebody speaks without a list */
bool chair_hear_list(Rehearsal *rehearsal, const State *state);   /* the own list is heard */
bool chair_hear_others(Rehearsal *rehearsal, const State *state); /* rehearsal->hearing */
bool chair_listen(Rehearsal *rehearsal, const State *state);
void chair_hear(Rehearsal *rehearsal, int list, Phase then); /* sets up chair_hear_others */

bool chair_point(Rehearsal *rehearsal, const State *state); /* chair_order.c: interrupts a statement */
bool chair_sound(Rehearsal *rehearsal, const State *state); /* likewise: nothing is heard */
bool chair_hurry(Rehearsal *rehearsal, const State *state); /* a limit is proposed */

bool chair_call_vote(Rehearsal *rehearsal, const State *state); /* chair_ballots.c: rehearsal->ballots */

bool chair_put(Rehearsal *rehearsal, const State *state); /* chair_decision.c: rehearsal->question */

bool chair_replies(Rehearsal *rehearsal, const State *state); /* chair_end.c: from the last business on */
bool chair_end(Rehearsal *rehearsal, const State *state);
