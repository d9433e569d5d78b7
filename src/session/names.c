#include "session/names.h"

const char *const officer_post_names[] = {
    [POST_CHAIR] = "chair",         [POST_VICE_CHAIR] = "vice-chair", [POST_RAPPORTEUR] = "rapporteur",
    [POST_SECRETARY] = "secretary", [N_OFFICER_POSTS] = NULL,
};

const char *const participant_class_names[] = {
    "member-state", "state-of-palestine", "holy-see",    "european-union", "observer",
    "un-entity",    "secretariat",        "stakeholder", "public",         NULL,
};

const char *const sitting_mode_names[] = {
    [SITTING_FORMAL] = "formal",
    [SITTING_INFORMAL] = "informal",
    [SITTING_INFORMAL_INFORMAL] = "informal-informal",
    [N_SITTING_MODES] = NULL,
};

const char *const list_kind_names[] = {
    [LIST_OF_SPEAKERS] = "speakers",
    [LIST_OF_STAKEHOLDERS] = "stakeholders",
    [LIST_OF_REPLIES] = "replies",
    [LIST_OF_EXPLANATIONS_BEFORE] = "explanations-before",
    [LIST_OF_EXPLANATIONS_AFTER] = "explanations-after",
    [N_LIST_KINDS] = NULL,
};

const char *const quorum_names[] = { [QUORUM_TO_OPEN] = "open", [QUORUM_TO_DECIDE] = "decide", [N_QUORUMS] = NULL };

const char *const accreditation_names[] = {
    [STANDING_NONE] = "none",           [STANDING_ECOSOC] = "ecosoc",
    [STANDING_APPLIED] = "applied",     [STANDING_CIRCULATED] = "circulated",
    [STANDING_OBJECTED] = "objected",   [STANDING_ACCREDITED] = "accredited",
    [STANDING_WITHDRAWN] = "withdrawn", [N_STANDINGS] = NULL,
};

const char *const programme_state_names[] = {
    [PROGRAMME_NONE] = "none",       [PROGRAMME_PROVISIONAL] = "provisional", [PROGRAMME_ADOPTED] = "adopted",
    [PROGRAMME_REVISED] = "revised", [PROGRAMME_NOT_ADOPTED] = "not-adopted", [N_PROGRAMME_STATES] = NULL,
};

const char *const channel_names[] = {
    [CHANNEL_SEAT] = "seat",
    [CHANNEL_PORTAL] = "portal",
    [CHANNEL_DESK] = "desk",
    [N_CHANNELS] = NULL,
};

const char *const level_names[] = {
    [LEVEL_HEAD_OF_STATE] = "head-of-state",
    [LEVEL_HEAD_OF_GOVERNMENT] = "head-of-government",
    [LEVEL_MINISTER] = "minister",
    [LEVEL_VICE_MINISTER] = "vice-minister",
    [LEVEL_AMBASSADOR] = "ambassador",
    [LEVEL_DELEGATE] = "delegate",
    [N_LEVELS] = NULL,
};

const char *const capacity_names[] = {
    [CAPACITY_GROUP] = "group",
    [CAPACITY_STATE] = "state",
    [CAPACITY_OBSERVER] = "observer",
    [CAPACITY_ENTITY] = "entity",
    [CAPACITY_STAKEHOLDER] = "stakeholder",
    [CAPACITY_SECRETARIAT] = "secretariat",
    [N_CAPACITIES] = NULL,
};

const char *const segment_kind_names[] = {
    "line",         "opening",  "statements", "speaker",  "remarks",      "closure",  "item",  "subitem", "reading",
    "presentation", "thematic", "debate",     "exchange", "stakeholders", "adoption", "topic", "break",   NULL,
};

const char *const motion_kind_names[] = {
    [MOTION_SUSPEND_MEETING] = "suspend-meeting",
    [MOTION_ADJOURN_MEETING] = "adjourn-meeting",
    [MOTION_ADJOURN_DEBATE] = "adjourn-debate",
    [MOTION_CLOSE_DEBATE] = "close-debate",
    [MOTION_LIMIT_SPEECHES] = "limit-speeches",
    [MOTION_RECONSIDER] = "reconsider",
    [MOTION_COMPETENCE] = "competence",
    [MOTION_OTHER] = "other",
    [N_MOTION_KINDS] = NULL,
};

const char *const side_names[] = { [SIDE_FOR] = "for", [SIDE_AGAINST] = "against", [N_SIDES] = NULL };

const char *const question_kind_names[] = {
    [QUESTION_PROCEDURAL] = "procedural",
    [QUESTION_TEXT] = "text",
    [QUESTION_PROGRESS_REPORT] = "progress-report",
    [QUESTION_PROCEDURAL_REPORT] = "procedural-report",
    [QUESTION_ELECTION] = "election",
    [QUESTION_MOTION] = "motion",
    [N_QUESTION_KINDS] = NULL,
};

const char *const when_names[] = { [WHEN_BEFORE] = "before", [WHEN_AFTER] = "after", [N_WHENS] = NULL };

const char *const vote_method_names[] = {
    [VOTE_SHOW_OF_HANDS] = "show-of-hands",
    [VOTE_RECORDED] = "recorded",
    [VOTE_ROLL_CALL] = "roll-call",
    [N_VOTE_METHODS] = NULL,
};

const char *const majority_names[] = {
    [MAJORITY_SIMPLE] = "simple",
    [MAJORITY_TWO_THIRDS] = "two-thirds",
    [N_MAJORITIES] = NULL,
};

const char *const outcome_names[] = { [OUTCOME_LOST] = "lost", [OUTCOME_CARRIED] = "carried", [N_OUTCOMES] = NULL };

const char *const appeal_names[] = {
    [RULING_OVERRULED] = "overruled",
    [RULING_UPHELD] = "upheld",
    [N_APPEALS] = NULL,
};

const char *const ballot_choice_names[] = {
    [BALLOT_YES] = "yes",
    [BALLOT_NO] = "no",
    [BALLOT_ABSTAINING] = "abstaining",
    [BALLOT_NOT_VOTING] = "not-voting",
    [N_BALLOT_CHOICES] = NULL,
};

const char *const text_language_names[] = {
    [TEXT_ARABIC] = "ar",  [TEXT_CHINESE] = "zh", [TEXT_ENGLISH] = "en",  [TEXT_FRENCH] = "fr",
    [TEXT_RUSSIAN] = "ru", [TEXT_SPANISH] = "es", [TEXT_OTHER] = "other", [N_TEXT_LANGUAGES] = NULL,
};

const char *const delivery_names[] = {
    [DELIVERY_UNCHECKED] = "unchecked",
    [DELIVERY_AS_WRITTEN] = "as-written",
    [DELIVERY_WITH_CHANGES] = "with-changes",
    [DELIVERY_ANOTHER] = "not-delivered",
    [N_DELIVERIES] = NULL,
};

const char *const screen_view_names[] = {
    [VIEW_OVERVIEW] = "overview", [VIEW_SPEAKER] = "speaker", [VIEW_LIST] = "list",
    [VIEW_AGENDA] = "agenda",     [VIEW_VOTE] = "vote",       [VIEW_LOWER_THIRD] = "lower-third",
    [VIEW_MESSAGE] = "message",   [VIEW_BLANK] = "blank",     [N_SCREEN_VIEWS] = NULL,
};
