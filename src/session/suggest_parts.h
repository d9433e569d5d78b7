/* What the parts of the suggestions share; nobody else includes it.
 *
 * Each part looks at one side of the state and proposes. What is proposed is put to decide() and let go if that refuses
 * it, so that a part says what is natural and the rules say what is allowed. */
#pragma once

#include "session/decide.h"
#include "session/suggest.h"

typedef struct {
    const char *name, *command, *key;
    bool asks_first;
    const char *words;
} SuggestInfo;

const SuggestInfo *suggest_info(SuggestKind kind);

typedef struct {
    const State *state;
    const Body *body;
    const Floor *floor;
    const Meeting *meeting; /* that goes on; or NULL */
    Instant now;
    Language language;
    SuggestForecast forecast;
    Suggestions *out;
    Outcome outcome; /* of the latest proposal */

    GArray *lines;       /* of WorkLine, of the meeting */
    int in_hand;         /* index of the line that is being taken up; −1: none */
    int next;            /* index of the line that comes next; −1: none is left */
    int list;            /* that is being heard, or would be: on the line in hand; 0: none */
    bool is_busy;        /* something presses that comes before the usual course */
    bool is_waiting;     /* an objection stands to the question before the body: other business goes on meanwhile */
    bool is_done;        /* nobody waits on the line in hand, and nothing is left to decide on it */
    bool has_last_words; /* replies or explanations are to be heard before the meeting rises */
} Suggester;

#define SUGGEST_MINUTE ((gint64)60 * G_USEC_PER_SEC)

/* One that is being made. */
Suggestion suggest_begin(SuggestKind kind, Weight weight, SuggestReason reason);
void suggest_number(Suggestion *suggestion, Field field, gint64 number);
void suggest_text(Suggestion *suggestion, Field field, const char *text);
void suggest_ask(Suggestion *suggestion, Field field); /* the Chair writes it */
/* Puts it to the rules, and adds it if they allow it; whether they do. */
bool suggest_propose(Suggester *suggester, const Suggestion *suggestion);

/* Whether decisions can be taken; if they cannot, what has to be done before is suggested, and it is false. */
bool suggest_may_decide(Suggester *suggester);

/* suggest_order.c */
void suggest_on_point(Suggester *suggester);
void suggest_on_vote(Suggester *suggester);
void suggest_on_motions(Suggester *suggester);
void suggest_on_question(Suggester *suggester);
void suggest_put(Suggester *suggester); /* what the line in hand asks the body */

/* suggest_floor.c */
void suggest_find_business(Suggester *suggester); /* the lines and the list */
void suggest_on_speaker(Suggester *suggester);
void suggest_next_speaker(Suggester *suggester);
void suggest_on_list(Suggester *suggester);
/* The one that is next on the list is given the floor. */
bool suggest_give(Suggester *suggester, int list, Weight weight, SuggestReason reason);
/* The list of that kind on which explanations of that question wait; 0 if there is none. */
int suggest_explanations(const Suggester *suggester, ListKind kind, int question);

/* suggest_meeting.c */
void suggest_programme(Suggester *suggester);
void suggest_on_line(Suggester *suggester);
void suggest_on_end(Suggester *suggester);
void suggest_between_meetings(Suggester *suggester);
