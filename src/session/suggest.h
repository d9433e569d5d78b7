/* What the Chair is going to do next: the acts that the rules and the custom of chairing lead to from the state as it
 * stands, each ready to be done, with the words in which a Chair announces it, and why it is suggested.
 *
 * What is suggested is a command with its exact fields; each was put to decide(), and none is here that it would
 * refuse. So a session can be led from the call to order to its end by nothing but suggestions. They are advice: the
 * Chair does what the Chair wishes, and all other acts stand in the table of commands as before.
 *
 * Pure. Costs what deciding a dozen acts costs, and a walk over lists, motions of the meeting and lines of the
 * programme. */
#pragma once

#include "session/acts.h"
#include "session/state.h"
#include "session/tell.h"

/* How much it presses. */
typedef enum {
    WEIGHT_NOW,      /* nothing else comes before it */
    WEIGHT_USUAL,    /* what comes next in the usual course */
    WEIGHT_POSSIBLE, /* what may be done as well */
    N_WEIGHTS,
} Weight;

/* Kinds of suggestions: the name, the command, its key on a keyboard, whether it is asked twice, and what the Chair
 * says in English (places as EventInfo.says has them). One kind is one thing to say: a command may have several. Keys
 * are letters but j, k and z, by which one moves and takes back. */
#define SUGGESTIONS(ROW)                                                                                                 \
    ROW(CALL, "call", "meeting.call_to_order", "c", false,                                                               \
        "I call to order the {number:ordinal} meeting of the {body}.")                                                   \
    ROW(NO_COUNT, "no-count", "quorum.override", "n", false,                                                             \
        "No delegation has asked for a count. The meeting goes on.")                                                     \
    ROW(ADOPT_PROGRAMME, "adopt-programme", "programme.adopt", "p", true,                                                \
        "May I take it that the body wishes to proceed in accordance with the programme of work before it? I hear no "   \
        "objection. It is so decided.")                                                                                  \
    ROW(TAKE_UP, "take-up", "item.open", "t", false, "We now turn to the following: {title}.")                           \
    ROW(CONCLUDE, "conclude", "item.conclude", "", false,                                                                \
        "We have thus concluded this part of our work for today[: {title}].")                                            \
    ROW(OPEN_LIST, "open-list", "list.open", "o", false,                                                                 \
        "The list of speakers is open. I invite delegations to inscribe their names.")                                   \
    ROW(SECRETARIAT, "secretariat", "floor.call", "i", false,                                                            \
        "I give the floor to the Secretariat[ for the following: {reason}].")                                            \
    ROW(GIVE_STATE, "give-state", "floor.give", "g", false,                                                              \
        "I give the floor to the distinguished representative of {party}.[ The time limit is {seconds}.]")               \
    ROW(GIVE_GROUP, "give-group", "floor.give", "g", false,                                                              \
        "I give the floor to the distinguished representative of {party}, who will speak on behalf of the following: "   \
        "{group}.[ The time limit is {seconds}.]")                                                                       \
    ROW(GIVE_OBSERVER, "give-observer", "floor.give", "g", false,                                                        \
        "I give the floor to the distinguished observer of {party}.[ The time limit is {seconds}.]")                     \
    ROW(GIVE_OTHER, "give-other", "floor.give", "g", false,                                                              \
        "I give the floor to the representative of {party}.[ The time limit is {seconds}.]")                             \
    ROW(GIVE_REPLY, "give-reply", "floor.give", "g", false,                                                              \
        "I give the floor to the distinguished representative of {party} in exercise of the right of reply.[ The time "  \
        "limit is {seconds}.]")                                                                                          \
    ROW(GIVE_EXPLANATION, "give-explanation", "floor.give", "g", false,                                                  \
        "I give the floor to the distinguished representative of {party} for an explanation of position.[ The time "     \
        "limit is {seconds}.]")                                                                                          \
    ROW(END_STATE, "end-state", "floor.end", "e", false, "I thank the distinguished representative of {party}.")         \
    ROW(END_OTHER, "end-other", "floor.end", "e", false, "I thank the speaker.")                                         \
    ROW(STOP_CLOCK, "stop-clock", "floor.pause", "w", false, "One moment, please: the clock is stopped.")                \
    ROW(RUN_CLOCK, "run-clock", "floor.resume", "w", false, "Please continue.")                                          \
    ROW(RULE_FOR, "rule-for", "order.rule", "r", false,                                                                  \
        "The distinguished representative of {party} has raised a point of order. {ruling}.")                            \
    ROW(RULE_AGAINST, "rule-against", "order.rule", "x", false,                                                          \
        "The distinguished representative of {party} has raised a point of order. {ruling}.")                            \
    ROW(VOTE_APPEAL, "vote-appeal", "vote.call", "v", false,                                                             \
        "The distinguished representative of {party} has appealed against the ruling of the Chair. I put the appeal to " \
        "the vote at once. Those who vote in favour overrule the Chair.")                                                \
    ROW(VOTE_MOTION, "vote-motion", "vote.call", "v", false,                                                             \
        "I put to the vote the motion of {party}: {motion_kind}.")                                                       \
    ROW(VOTE_QUESTION, "vote-question", "vote.call", "v", false,                                                         \
        "There being no agreement, I put the question to the vote.[ ({symbol})]")                                        \
    ROW(COUNT_HANDS, "count-hands", "vote.count", "h", false,                                                            \
        "Those in favour, please raise your hand. Those against. Abstentions.")                                          \
    ROW(ANNOUNCE_RESULT, "announce-result", "vote.close", "d", true,                                                     \
        "The voting is completed. In favour: {yes}. Against: {no}. Abstentions: {abstaining}.")                          \
    ROW(HEAR_FOR, "hear-for", "motion.speak", "f", false,                                                                \
        "Does any delegation wish to speak in favour of the motion?")                                                    \
    ROW(HEAR_AGAINST, "hear-against", "motion.speak", "a", false,                                                        \
        "Does any delegation wish to speak against the motion?")                                                         \
    ROW(PUT_MOTION, "put-motion", "question.put", "q", false, "{party} has moved: {motion_kind}. {text}")                \
    ROW(PUT_TEXT, "put-text", "question.put", "q", false, "We come to the document {symbol}. {text}")                    \
    ROW(PUT_OTHER, "put-other", "question.put", "q", false, "{text}")                                                    \
    ROW(HEAR_NONE, "hear-none", "question.no_objection", "h", false, "I hear no objection.")                             \
    ROW(DECIDE, "decide", "question.gavel", "d", false, "It is so decided.[ ({symbol})]")                                \
    ROW(CLEAR, "clear", "objection.clear", "a", true,                                                                    \
        "May I take it that the objection of {party} no longer stands in the way of a decision? I see no objection to "  \
        "that.")                                                                                                         \
    ROW(WITHDRAW_QUESTION, "withdraw-question", "question.withdraw", "x", true,                                          \
        "There is no agreement yet. I withdraw the question, and consultations go on.")                                  \
    ROW(CONSULT, "consult", "meeting.suspend", "s", false, "I suspend the meeting for informal consultations.")          \
    ROW(BREAK, "break", "meeting.suspend", "b", false, "The meeting is suspended.")                                      \
    ROW(RESUME, "resume", "meeting.resume", "u", false, "The meeting is resumed.")                                       \
    ROW(FORMAL, "formal", "meeting.mode", "u", false, "We go on in a formal meeting.")                                   \
    ROW(ANNOUNCE_LIST, "announce-list", "list.announce", "l", false,                                                     \
        "I announce the list of speakers, on which {number} are inscribed.[ It will be closed at {closes}.]")            \
    ROW(CLOSE_LIST, "close-list", "list.close", "l", false,                                                              \
        "If there is no objection, the list of speakers is now closed. I hear none. It is so decided.")                  \
    ROW(LIMIT, "limit", "limit.decide", "y", false,                                                                      \
        "So that all may be heard, I propose to limit statements to {seconds}. I hear no objection. It is so decided.")  \
    ROW(ROLL, "roll", "list.roll", "f", false,                                                                           \
        "Delegations that could not be heard today will be heard first when we come back to this.")                      \
    ROW(RELEASE, "release", "list.release", "x", true,                                                                   \
        "Delegations that could not be heard are invited to submit their statements in writing.")                        \
    ROW(ADJOURN, "adjourn", "meeting.adjourn", "m", true, "The meeting is adjourned.[ We meet again at {starts}.]")      \
    ROW(WITHDRAW_TEXT, "withdraw-text", "matter.withdraw_text", "x", true,                                               \
        "I take it that the body takes no action on the document {symbol}.")                                             \
    ROW(CLOSE_SESSION, "close-session", "session.close", "m", true, "I declare closed the {session} of the {body}.")

typedef enum {
#define ROW(NAME, ...) SUGGEST_##NAME,
    SUGGESTIONS(ROW)
#undef ROW
        N_SUGGESTS
} SuggestKind;

/* Why: the name, and the words in English. */
#define SUGGEST_REASONS(ROW)                                                                                           \
    ROW(NEXT_MEETING, "next-meeting", "The next meeting of the programme")                                             \
    ROW(HOUR_TO_BEGIN, "hour-to-begin", "The hour at which it was to begin has come")                                  \
    ROW(NO_QUORUM, "no-quorum", "Fewer Members than a quorum are in the room")                                         \
    ROW(NOT_ADOPTED, "not-adopted", "The programme of work has not been adopted")                                      \
    ROW(NEXT_LINE, "next-line", "The next line of the programme")                                                      \
    ROW(LINE_IN_HAND, "line-in-hand", "What is being taken up")                                                        \
    ROW(NO_LIST, "no-list", "There is no list of speakers for it yet")                                                 \
    ROW(PRESENTATION, "presentation", "The programme has a presentation here")                                         \
    ROW(NEXT_SPEAKER, "next-speaker", "Next on the list")                                                              \
    ROW(LEFT_OVER, "left-over", "They wait on another list")                                                           \
    ROW(REPLIES_DUE, "replies-due", "Replies are heard at the end")                                                    \
    ROW(BEFORE_DECISION, "before-decision", "Explanations come before the decision")                                   \
    ROW(AFTER_DECISION, "after-decision", "Explanations come after the decision")                                      \
    ROW(SPEAKING, "speaking", "When the statement is over")                                                            \
    ROW(TIME_OVER, "time-over", "The time of the statement is over")                                                   \
    ROW(CLOCK_STANDS, "clock-stands", "The clock of the statement stands")                                             \
    ROW(POINT_FIRST, "point-first", "A point of order is ruled on at once")                                            \
    ROW(APPEAL_FIRST, "appeal-first", "An appeal against a ruling is voted on at once")                                \
    ROW(VOTING, "voting", "The voting is going on")                                                                    \
    ROW(VOTE_COMPLETE, "vote-complete", "The vote is complete")                                                        \
    ROW(MOTION_FIRST, "motion-first", "The motion comes before everything else")                                       \
    ROW(MOTION_WAITS, "motion-waits", "The motion waits for its decision")                                             \
    ROW(MOTION_CARRIED, "motion-carried", "The body has agreed to the motion")                                         \
    ROW(QUESTION_OPEN, "question-open", "The question is before the body")                                             \
    ROW(NONE_HEARD, "none-heard", "No objection was heard")                                                            \
    ROW(OBJECTION, "objection", "An objection stands")                                                                 \
    ROW(TEXT_READY, "text-ready", "Its text is before the body")                                                       \
    ROW(ONLY_FORMAL, "only-formal", "Decisions are taken in a formal meeting")                                         \
    ROW(BREAK_OVER, "break-over", "The break was to end now")                                                          \
    ROW(NOTHING_LEFT, "nothing-left", "Nobody waits any more")                                                         \
    ROW(ENDS_LATE, "ends-late", "The list is not likely to end by the planned hour")                                   \
    ROW(FEW_WAIT, "few-wait", "Few still wait, and the list is heard for the last time")                               \
    ROW(ANNOUNCED, "announced", "The list was announced")                                                              \
    ROW(CLOSING_TIME, "closing-time", "The time that was set for closing it has come")                                 \
    ROW(HOUR_TO_RISE, "hour-to-rise", "The hour at which the meeting was to rise has come")                            \
    ROW(WORK_DONE, "work-done", "The work of the meeting is done")                                                     \
    ROW(ANY_TIME, "any-time", "Whenever the Chair wishes")                                                             \
    ROW(LAST_MEETING, "last-meeting", "No other meeting is planned")

typedef enum {
#define ROW(NAME, ...) REASON_##NAME,
    SUGGEST_REASONS(ROW)
#undef ROW
        N_SUGGEST_REASONS
} SuggestReason;

enum { SUGGESTIONS_LIMIT = 16, SUGGEST_ASKS = 3 };

typedef struct {
    SuggestKind kind;
    Weight weight;
    SuggestReason reason;
    const CommandInfo *command;
    const char *key; /* of this suggestion alone; NULL if another of them has it, or the kind has none */
    bool asks_first; /* it is done before the body and cannot be unsaid: the Chair is asked once more */
    Values values;   /* of the command */
    Values said;     /* what the words need beside them */
    /* Fields that the Chair writes: a ruling, a count, who speaks for a motion. Those that have a value among `values`
     * may be changed, the others must be given. The last is N_FIELDS. */
    Field asks[SUGGEST_ASKS + 1];
} Suggestion;

typedef struct {
    guint n;
    Suggestion list[SUGGESTIONS_LIMIT]; /* what presses most first */
    GStringChunk *strings;
} Suggestions;

/* What a forecast says of the list that is being heard (list_outlook.h), for who has made one; all zeros: nothing. */
typedef struct {
    int list;
    int in_time_permille; /* that it ends by the planned hour */
    int limit_seconds;    /* a limit with which it would; 0: none would, or none is needed */
} SuggestForecast;

/* The words that go into the record (a ruling, a question) are in that language. Texts are borrowed from the state and
 * the tables. `forecast` may be NULL. Free with suggestions_free. */
Suggestions *suggest(const State *state, Instant now, Language language, const SuggestForecast *forecast);
void suggestions_free(Suggestions *suggestions);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Suggestions, suggestions_free)

/* The suggestion as the Chair's command at that time. */
Command suggestion_command(const Suggestion *suggestion, Instant at);

const char *suggest_name(SuggestKind kind); /* "give-state" */

/* What the Chair says, in the reader's language. Free with g_free. */
char *suggestion_spoken(const Suggestion *suggestion, Instant at, const Teller *teller);

/* Why, in the reader's language. Borrowed. */
const char *suggest_reason(SuggestReason reason, Language language);

/* All words, for the tables of acts.h: from 0 until false. */
bool suggest_spoken_at(guint i, const char **ret_name, const char **ret_english);
bool suggest_reason_at(guint i, const char **ret_name, const char **ret_english);

/* The planned meeting that is to be called to order next, also when its hour has passed; 0 if none is left. */
int suggest_meeting(const State *state, Instant now);

/* The list that is being heard, or would be, on what is being taken up: what a forecast for suggestions is made of. 0:
 * there is none. */
int suggest_list(const State *state, Instant now);
