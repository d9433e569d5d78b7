/* The names of the closed lists that fields choose from: each value's name in commands, in the ledger and in exports. A
 * name that was released keeps its place; new ones come at the end. */
#pragma once

#include <glib.h>

typedef enum { POST_CHAIR, POST_VICE_CHAIR, POST_RAPPORTEUR, POST_SECRETARY, N_OFFICER_POSTS } OfficerPost;
extern const char *const officer_post_names[]; /* all of these end with NULL */

extern const char *const participant_class_names[]; /* those of core/rights.h, in its order */

/* How a meeting is held at a moment (rule 124). */
typedef enum { SITTING_FORMAL, SITTING_INFORMAL, SITTING_INFORMAL_INFORMAL, N_SITTING_MODES } SittingMode;
extern const char *const sitting_mode_names[];

typedef enum {
    LIST_OF_SPEAKERS,
    LIST_OF_STAKEHOLDERS, /* of a stakeholder segment */
    LIST_OF_REPLIES,
    LIST_OF_EXPLANATIONS_BEFORE, /* of position or vote, before the decision (rule 51) */
    LIST_OF_EXPLANATIONS_AFTER,
    N_LIST_KINDS,
} ListKind;
extern const char *const list_kind_names[];

/* What fewer than a quorum may not do (rule 26). */
typedef enum { QUORUM_TO_OPEN, QUORUM_TO_DECIDE, N_QUORUMS } Quorum;
extern const char *const quorum_names[];

/* What a line of the programme is; the kinds of core/programme.h, by their names there. */
extern const char *const segment_kind_names[];

/* The standing of a stakeholder (rule 91). */
typedef enum {
    STANDING_NONE, /* not a stakeholder */
    STANDING_ECOSOC,
    STANDING_APPLIED,
    STANDING_CIRCULATED,
    STANDING_OBJECTED,
    STANDING_ACCREDITED,
    STANDING_WITHDRAWN,
    N_STANDINGS,
} Standing;
extern const char *const accreditation_names[];

/* Of the programme of work (rule 19). */
typedef enum {
    PROGRAMME_NONE,
    PROGRAMME_PROVISIONAL,
    PROGRAMME_ADOPTED,
    PROGRAMME_REVISED,
    PROGRAMME_NOT_ADOPTED,
    N_PROGRAMME_STATES,
} ProgrammeState;
extern const char *const programme_state_names[];

typedef enum { CHANNEL_SEAT, CHANNEL_PORTAL, CHANNEL_DESK, N_CHANNELS } Channel;
extern const char *const channel_names[];

/* The rank of who speaks, for precedence by protocol: the lowest comes first. */
typedef enum {
    LEVEL_HEAD_OF_STATE,
    LEVEL_HEAD_OF_GOVERNMENT,
    LEVEL_MINISTER,
    LEVEL_VICE_MINISTER,
    LEVEL_AMBASSADOR,
    LEVEL_DELEGATE,
    N_LEVELS,
} Level;
extern const char *const level_names[];

/* For whom a statement is made; also the class by which lists are ordered: the lowest comes first (rule 30). */
typedef enum {
    CAPACITY_GROUP,       /* a State, or the European Union, on behalf of several */
    CAPACITY_STATE,       /* in a national capacity */
    CAPACITY_OBSERVER,    /* observers and organizations */
    CAPACITY_ENTITY,      /* of the United Nations */
    CAPACITY_STAKEHOLDER, /* in a stakeholder segment */
    CAPACITY_SECRETARIAT, /* at any time (rule 112 of the rules of procedure) */
    N_CAPACITIES,
} Capacity;
extern const char *const capacity_names[];

typedef enum {
    MOTION_SUSPEND_MEETING, /* the first four in the order of rule 119 of the rules of procedure */
    MOTION_ADJOURN_MEETING,
    MOTION_ADJOURN_DEBATE,
    MOTION_CLOSE_DEBATE,
    MOTION_LIMIT_SPEECHES,
    MOTION_RECONSIDER,
    MOTION_COMPETENCE,
    MOTION_OTHER,
    N_MOTION_KINDS,
} MotionKind;
extern const char *const motion_kind_names[];

typedef enum { SIDE_FOR, SIDE_AGAINST, N_SIDES } Side;
extern const char *const side_names[];

/* What is put to the body. */
typedef enum {
    QUESTION_PROCEDURAL,
    QUESTION_TEXT,              /* the adoption of a text */
    QUESTION_PROGRESS_REPORT,   /* the report on substance */
    QUESTION_PROCEDURAL_REPORT, /* what the session did; by default after the other (rule 86) */
    QUESTION_ELECTION,
    QUESTION_MOTION,
    N_QUESTION_KINDS,
} QuestionKind;
extern const char *const question_kind_names[];

typedef enum { WHEN_BEFORE, WHEN_AFTER, N_WHENS } When;
extern const char *const when_names[];

typedef enum { VOTE_SHOW_OF_HANDS, VOTE_RECORDED, VOTE_ROLL_CALL, N_VOTE_METHODS } VoteMethod;
extern const char *const vote_method_names[];

typedef enum { MAJORITY_SIMPLE, MAJORITY_TWO_THIRDS, N_MAJORITIES } Majority;
extern const char *const majority_names[];

typedef enum { OUTCOME_LOST, OUTCOME_CARRIED, N_OUTCOMES } DecisionOutcome;
extern const char *const outcome_names[];

/* What an appeal leads to. */
typedef enum { RULING_OVERRULED, RULING_UPHELD, N_APPEALS } AppealOutcome;
extern const char *const appeal_names[];

/* In which language a text was handed in. */
typedef enum {
    TEXT_ARABIC,
    TEXT_CHINESE,
    TEXT_ENGLISH,
    TEXT_FRENCH,
    TEXT_RUSSIAN,
    TEXT_SPANISH, /* the official languages in the order of core/language.h */
    TEXT_OTHER,   /* with interpretation that the delegation sees to (rule 53 of the rules of procedure) */
    N_TEXT_LANGUAGES,
} TextLanguage;
extern const char *const text_language_names[];

/* What checking a text against delivery came to. */
typedef enum {
    DELIVERY_UNCHECKED,
    DELIVERY_AS_WRITTEN,
    DELIVERY_WITH_CHANGES,
    DELIVERY_ANOTHER, /* something else was said: the text was not delivered */
    N_DELIVERIES,
} Delivery;
extern const char *const delivery_names[];

/* What a screen of the hall shows. */
typedef enum {
    VIEW_OVERVIEW, /* all in one, for the projector */
    VIEW_SPEAKER,  /* who has the floor, and the clock */
    VIEW_LIST,     /* who is next */
    VIEW_AGENDA,   /* what is being discussed */
    VIEW_VOTE,
    VIEW_LOWER_THIRD, /* for the webcast: over the picture */
    VIEW_MESSAGE,     /* of the desk; else where one is */
    VIEW_BLANK,
    N_SCREEN_VIEWS,
} ScreenView;
extern const char *const screen_view_names[];

typedef enum { BALLOT_YES, BALLOT_NO, BALLOT_ABSTAINING, BALLOT_NOT_VOTING, N_BALLOT_CHOICES } BallotChoice;
extern const char *const ballot_choice_names[];
