/* Procedural motions.
 *
 * A motion to suspend or to adjourn the meeting that was carried does not itself end the sitting: the Chair declares
 * that (rule 106 of the rules of procedure), who knows until when, and lets a statement that is being made come to its
 * end. Until it is done nobody else is given the floor. All other motions take effect with the decision on them. */
#include "session/motions.h"

#include "session/common.h"
#include "session/lists.h"
#include "session/module.h"
#include "session/questions.h"
#include "session/time_limits.h"

#include <string.h>

static const RefusalInfo refused_no_right = { "no-right-to-move", "56, 110", "rule 119 of the rules of procedure",
                                              "This participant has no right to make procedural motions" };
static const RefusalInfo refused_pending = { "motion-pending", "56, 57", "rule 119 of the rules of procedure",
                                             "A motion comes first: it is to be decided, or carried out" };
static const RefusalInfo refused_competence = {
    "competence-first", "56", "rule 121 of the rules of procedure",
    "A motion on whether the body is competent comes before a decision on the proposal"
};
static const RefusalInfo refused_known = { "motion-known", "56", NULL, "The same motion waits already" };
static const RefusalInfo refused_not_waiting = {
    "motion-not-waiting", "56", NULL, "The motion is not before the body: it was decided, withdrawn, or lapsed"
};
static const RefusalInfo refused_not_first = { "motion-not-first", "56", "rule 119 of the rules of procedure",
                                               "Another motion comes before it" };
static const RefusalInfo refused_no_debate = { "motion-not-debated", "57", "rule 118 of the rules of procedure",
                                               "This motion is not debated: it is put to the body at once" };
static const RefusalInfo refused_heard = { "motion-heard", "58–60, 65",
                                           "rules 114, 116, 117 and 123 of the rules of procedure",
                                           "As many as may have spoken on that side of the motion" };
static const RefusalInfo refused_spoken = { "motion-spoken", "58–60", NULL,
                                            "The delegation has spoken on the motion already" };
static const RefusalInfo refused_adjourned = { "debate-adjourned", "61", "rule 116 of the rules of procedure",
                                               "The debate on it is adjourned: it rests until the body resumes it" };
static const RefusalInfo refused_going_on = { "debate-going-on", "61", NULL, "The debate on it is not adjourned" };
static const RefusalInfo refused_closed = { "debate-closed", "59", "rule 117 of the rules of procedure",
                                            "The debate on it is closed" };
static const RefusalInfo refused_not_decided = { "question-not-decided", "65", "rule 123 of the rules of procedure",
                                                 "There is nothing to reconsider: it has not been decided" };

static const MotionRule rules[] = {
    [MOTION_SUSPEND_MEETING] = { 1, true, 0, 0, MAJORITY_SIMPLE, false, "rule 118 of the rules of procedure" },
    [MOTION_ADJOURN_MEETING] = { 2, true, 0, 0, MAJORITY_SIMPLE, false, "rule 118 of the rules of procedure" },
    [MOTION_ADJOURN_DEBATE] = { 3, true, 2, 2, MAJORITY_SIMPLE, true, "rule 116 of the rules of procedure" },
    [MOTION_CLOSE_DEBATE] = { 4, true, 0, 2, MAJORITY_SIMPLE, true, "rule 117 of the rules of procedure" },
    [MOTION_LIMIT_SPEECHES] = { 5, false, 2, 2, MAJORITY_SIMPLE, false, "rule 114 of the rules of procedure" },
    [MOTION_RECONSIDER] = { 5, false, 0, 2, MAJORITY_TWO_THIRDS, false, "rule 123 of the rules of procedure" },
    [MOTION_COMPETENCE] = { 5, false, MOTION_ANY_NUMBER, MOTION_ANY_NUMBER, MAJORITY_SIMPLE, false,
                            "rule 121 of the rules of procedure" },
    [MOTION_OTHER] = { 5, false, MOTION_ANY_NUMBER, MOTION_ANY_NUMBER, MAJORITY_SIMPLE, false, NULL },
};
G_STATIC_ASSERT(G_N_ELEMENTS(rules) == N_MOTION_KINDS);

const MotionRule *motion_rule(MotionKind kind)
{
    g_assert((guint)kind < N_MOTION_KINDS);
    return &rules[kind];
}

/* Which comes first */

static bool is_undecided(const Motion *motion)
{
    return motion->state == MOTION_WAITING || motion->state == MOTION_BEFORE_BODY;
}

bool motion_waits(const State *state, int motion)
{
    const Motion *row = state_motion(state, motion);
    return row != NULL && is_undecided(row) && row->meeting == state_the_floor(state)->meeting;
}

static gint compare(gconstpointer a, gconstpointer b, gpointer state)
{
    const int one = *(const int *)a, other = *(const int *)b;
    const int difference = rules[state_motion(state, one)->kind].rank - rules[state_motion(state, other)->kind].rank;
    return difference != 0 ? difference : one - other;
}

/* Rows of one meeting stand behind those of the meetings before it. What was taken back has no row. */
GArray *motions_in_order(const State *state)
{
    const int meeting = state_the_floor(state)->meeting;
    GArray *motions = g_array_new(FALSE, FALSE, sizeof(int));
    for (int id = meeting != ID_NONE ? state_motions(state) : 0; id > ID_NONE; id--) {
        const Motion *motion = state_motion(state, id);
        if (motion != NULL && motion->meeting != meeting) {
            break;
        }
        if (motion != NULL && is_undecided(motion)) {
            g_array_append_val(motions, id);
        }
    }
    g_array_sort_with_data(motions, compare, (gpointer)state);
    return motions;
}

int motions_first(const State *state)
{
    g_autoptr(GArray) motions = motions_in_order(state);
    return motions->len > 0 ? g_array_index(motions, int, 0) : ID_NONE;
}

Refusal motions_may_deal_with(const State *state, int motion)
{
    if (!motion_waits(state, motion)) {
        return &refused_not_waiting;
    }
    return motions_first(state) == motion ? ALLOWED : &refused_not_first;
}

Refusal motions_come_first(const State *state)
{
    const Floor *floor = state_the_floor(state);
    return floor->urgent > 0 || floor->motion != ID_NONE ? &refused_pending : ALLOWED;
}

/* Debates */

static const Matter *item_of(const State *state, const Matter *matter)
{
    return matter != NULL ? state_matter(state, matter->parent) : NULL;
}

Refusal motions_may_debate(const State *state, int matter)
{
    const Matter *row = state_matter(state, matter), *item = item_of(state, row);
    const bool rests = (row != NULL && row->is_debate_adjourned) || (item != NULL && item->is_debate_adjourned);
    return rests ? &refused_adjourned : ALLOWED;
}

Refusal motions_may_decide_on(const State *state, int matter)
{
    g_autoptr(GArray) motions = motions_in_order(state);
    for (guint i = 0; i < motions->len; i++) {
        const Motion *motion = state_motion(state, g_array_index(motions, int, i));
        if (motion->kind == MOTION_COMPETENCE && (motion->matter == ID_NONE || motion->matter == matter)) {
            return &refused_competence;
        }
    }
    return motions_may_debate(state, matter);
}

bool motions_debate_is_closed(const State *state, int matter)
{
    const Matter *row = state_matter(state, matter), *item = item_of(state, row);
    return (row != NULL && row->is_debate_closed) || (item != NULL && item->is_debate_closed);
}

static bool apply_debate_adjourned(State *state, const Event *event)
{
    const int matter = event_find(state, event, FIELD_MATTER, state_find_matter);
    if (matter == ID_NONE) {
        return false;
    }
    state_matter_edit(state, matter)->is_debate_adjourned = true;
    return true;
}

static const EventInfo debate_adjourned = {
    .name = "debate.adjourned",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_MATTER, MAY_BE_MISSING),
    .says = "The debate on {matter} was adjourned",
    .apply = apply_debate_adjourned,
};

static bool apply_debate_closed(State *state, const Event *event)
{
    const int matter = event_find(state, event, FIELD_MATTER, state_find_matter);
    if (matter == ID_NONE) {
        return false;
    }
    state_matter_edit(state, matter)->is_debate_closed = true;
    return true;
}

static const EventInfo debate_closed = {
    .name = "debate.closed",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_MATTER, MAY_BE_MISSING),
    .says = "The debate on {matter} was closed",
    .apply = apply_debate_closed,
};

static bool is_of_debate(const State *state, const SpeakersList *list, int matter)
{
    const Matter *about = list != NULL ? state_matter(state, list->matter) : NULL;
    return about != NULL && list->kind == LIST_OF_SPEAKERS && (list->matter == matter || about->parent == matter);
}

static void close_debate(const State *state, Outcome *outcome, int matter)
{
    Event *event = outcome_add(outcome, &debate_closed);
    event_text(event, FIELD_MATTER, state_text(state, state_matter(state, matter)->id));
    for (int id = 1; id <= state_lists(state); id++) {
        const SpeakersList *list = state_list(state, id);
        if (is_of_debate(state, list, matter) && list->state != LIST_NOT_OPEN && !list->is_released) {
            lists_release(state, outcome, id);
        }
    }
}

static bool apply_debate_resumed(State *state, const Event *event)
{
    const int matter = event_find(state, event, FIELD_MATTER, state_find_matter);
    if (matter == ID_NONE) {
        return false;
    }
    state_matter_edit(state, matter)->is_debate_adjourned = false;
    return true;
}

static const EventInfo debate_resumed = {
    .name = "debate.resumed",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_MATTER, MAY_BE_MISSING, FIELD_DECISION),
    .says = "The body resumed the debate on {matter}",
    .apply = apply_debate_resumed,
};

static Refusal decide_resume(const State *state, const Command *command, Outcome *outcome)
{
    int matter;
    const Refusal refusal = command_find(state, command, outcome, FIELD_MATTER, state_find_matter, &matter);
    if (refusal != ALLOWED) {
        return refusal;
    }
    if (!state_matter(state, matter)->is_debate_adjourned) {
        return &refused_going_on;
    }
    const Refusal undecided = command_decided(command);
    if (undecided == ALLOWED) {
        EVENT_TAKE(outcome_add(outcome, &debate_resumed), command, FIELD_MATTER, FIELD_DECISION);
    }
    return undecided;
}

static const CommandInfo resume = {
    .name = "debate.resume",
    .who = MAY(ROLE_CHAIR),
    .needs = NEEDS_SESSION | NEEDS_SITTING | NEEDS_NO_VOTING | NEEDS_NO_POINT,
    COMMAND_FIELDS_ARE({ FIELD_MATTER, GIVEN, NULL },
                       { FIELD_CONSENT, OPTIONAL, "must be yes, unless a decision is named" },
                       { FIELD_DECISION, OPTIONAL, NULL }),
    .rules = "61",
    .source = "rule 116 of the rules of procedure",
    .summary = "Resume a debate that was adjourned",
    .about = "By a decision of the body. Its lists go on where they stood.",
    .example = "matter=item-5 consent=yes",
    .decide = decide_resume,
};

/* Moving */

static void count_urgent(State *state, MotionKind kind, int more)
{
    if (rules[kind].is_urgent) {
        state_the_floor_edit(state)->urgent += more;
    }
}

static bool apply_moved(State *state, const Event *event)
{
    const Values *values = &event->values;
    const int participant = event_find(state, event, FIELD_PARTY, state_find_participant);
    const int matter = event_find(state, event, FIELD_MATTER, state_find_matter);
    const int question = (int)values_number(values, FIELD_QUESTION, 0);
    const MotionKind kind = (MotionKind)values_number(values, FIELD_MOTION_KIND, MOTION_OTHER);
    const int meeting = state_the_floor(state)->meeting;
    if (participant == ID_NONE || meeting == ID_NONE || (rules[kind].needs_matter && matter == ID_NONE) ||
        values_number(values, FIELD_MOTION, 0) != state_motions(state) + 1 ||
        (kind == MOTION_RECONSIDER && state_question(state, question) == NULL)) {
        return false;
    }
    const Text text = state_keep(state, values_text(values, FIELD_TEXT));
    Motion *motion = state_motion_add(state, NULL);
    motion->kind = kind;
    motion->text = text;
    motion->participant = participant;
    motion->meeting = meeting;
    motion->matter = matter;
    motion->question = question;
    motion->seconds = (int)values_number(values, FIELD_SECONDS, 0);
    motion->times = (int)values_number(values, FIELD_TIMES, 0);
    count_urgent(state, kind, 1);
    return true;
}

static const EventInfo moved = {
    .name = "motion.moved",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_MOTION, FIELD_MOTION_KIND, FIELD_PARTY, MAY_BE_MISSING, FIELD_MATTER, FIELD_QUESTION,
                     FIELD_SECONDS, FIELD_TIMES, FIELD_TEXT),
    .says = "{party} moved: {motion_kind}[ on {matter}][ ({text})]",
    .apply = apply_moved,
};

/* What the motion is about must be there, and must be in the state that it would change. */
static Refusal check_object(const State *state, const Command *command, Outcome *outcome, MotionKind kind)
{
    const Values *values = &command->values;
    int matter = ID_NONE;
    Refusal refusal = ALLOWED;
    if (values_has(values, FIELD_MATTER)) {
        refusal = command_find(state, command, outcome, FIELD_MATTER, state_find_matter, &matter);
    } else if (rules[kind].needs_matter) {
        refusal = refuse_field(outcome, FIELD_MATTER, "the matter whose debate it is");
    }
    if (refusal == ALLOWED && rules[kind].needs_matter) {
        refusal = motions_may_debate(state, matter);
        refusal = refusal == ALLOWED && motions_debate_is_closed(state, matter) ? &refused_closed : refusal;
    }
    if (refusal == ALLOWED && kind == MOTION_LIMIT_SPEECHES && !values_has(values, FIELD_SECONDS) &&
        !values_has(values, FIELD_TIMES)) {
        refusal = refuse_field(outcome, FIELD_SECONDS, "how long each statement may be, or how many times");
    }
    if (refusal == ALLOWED && kind == MOTION_RECONSIDER) {
        const Question *question = state_question(state, (int)values_number(values, FIELD_QUESTION, 0));
        refusal = question == NULL                         ? refuse_unknown(outcome, command, FIELD_QUESTION)
                  : question_is_settled(question) == false ? &refused_not_decided
                                                           : ALLOWED;
    }
    return refusal;
}

static bool is_known(const State *state, MotionKind kind, int matter, int question)
{
    g_autoptr(GArray) motions = motions_in_order(state);
    for (guint i = 0; i < motions->len; i++) {
        const Motion *other = state_motion(state, g_array_index(motions, int, i));
        if (other->kind == kind && other->matter == matter && other->question == question && kind < MOTION_OTHER) {
            return true;
        }
    }
    return false;
}

static Refusal decide_move(const State *state, const Command *command, Outcome *outcome)
{
    int participant;
    const Values *values = &command->values;
    const MotionKind kind = (MotionKind)values_number(values, FIELD_MOTION_KIND, MOTION_OTHER);
    Refusal refusal = command_participant(state, command, outcome, &participant);
    if (refusal == ALLOWED && !participant_rights(state, participant, command->at).move) {
        refusal = &refused_no_right;
    }
    if (refusal == ALLOWED) {
        refusal = check_object(state, command, outcome, kind);
    }
    if (refusal == ALLOWED && is_known(state, kind, state_find_matter(state, values_text(values, FIELD_MATTER)),
                                       (int)values_number(values, FIELD_QUESTION, 0))) {
        refusal = &refused_known;
    }
    if (refusal != ALLOWED) {
        return refusal;
    }
    Event *event = outcome_add(outcome, &moved);
    event_number(event, FIELD_MOTION, (gint64)state_motions(state) + 1);
    event_text(event, FIELD_PARTY, participant_code(state, participant));
    EVENT_TAKE(event, command, FIELD_MOTION_KIND, FIELD_MATTER, FIELD_SECONDS, FIELD_TIMES, FIELD_TEXT);
    if (kind == MOTION_RECONSIDER) {
        EVENT_TAKE(event, command, FIELD_QUESTION);
    }
    return ALLOWED;
}

static const CommandInfo move = {
    .name = "motion.move",
    .who = MAY(ROLE_PARTICIPANT) | MAY(ROLE_SECRETARIAT) | MAY(ROLE_CHAIR),
    .needs = NEEDS_SESSION | NEEDS_SITTING | NEEDS_NO_VOTING | NEEDS_NO_POINT,
    COMMAND_FIELDS_ARE(
        { FIELD_MOTION_KIND, GIVEN, NULL }, { FIELD_PARTY, OPTIONAL, "left out by a delegation for itself" },
        { FIELD_MATTER, OPTIONAL, "whose debate is to be adjourned or closed, or where a limit is to hold" },
        { FIELD_QUESTION, OPTIONAL, "that is to be reconsidered" },
        { FIELD_SECONDS, OPTIONAL, "of a limit on statements" }, { FIELD_TIMES, OPTIONAL, "likewise" },
        { FIELD_TEXT, OPTIONAL, NULL }),
    .rules = "56–61, 65",
    .source = "rules 114, 116–119, 121 and 123 of the rules of procedure",
    .summary = "Make a procedural motion",
    .about =
        "Motions to suspend the meeting, to adjourn it, to adjourn the debate and to close it come in this order before all "
        "else but points of order: nobody is given the floor from a list until they are decided. The others wait for the Chair. "
        "Who may speak on which, and how many, motion.speak says.\n\n"
        "A motion is decided by consensus (question.put) or by a vote (vote.call), and lapses with the meeting.",
    .example = "party=EGY motion_kind=adjourn-debate matter=item-5",
    .binds = true,
    .decide = decide_move,
};

/* Speaking on it */

static bool apply_spoken(State *state, const Event *event)
{
    const int id = (int)values_number(&event->values, FIELD_MOTION, 0);
    const char *code = values_text(&event->values, FIELD_PARTY);
    const Motion *known = state_motion(state, id);
    if (known == NULL || state_find_participant(state, code) == ID_NONE) {
        return false;
    }
    const char *before = state_text(state, known->speakers);
    g_autofree char *speakers = before != NULL ? g_strconcat(before, " ", code, NULL) : g_strdup(code);
    const Text kept = state_keep(state, speakers);
    Motion *motion = state_motion_edit(state, id);
    const bool is_against = values_number(&event->values, FIELD_SIDE, SIDE_FOR) == SIDE_AGAINST;
    motion->speakers = kept;
    motion->n_for += !is_against;
    motion->n_against += is_against;
    return true;
}

static const EventInfo spoken = {
    .name = "motion.spoken",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_MOTION, FIELD_PARTY, FIELD_SIDE, MAY_BE_MISSING),
    .says = "{party} spoke {side} the motion",
    .apply = apply_spoken,
};

/* The motion that a command names, else the first one; 0 if there is none. */
static int motion_named(const State *state, const Command *command)
{
    return values_has(&command->values, FIELD_MOTION) ? (int)values_number(&command->values, FIELD_MOTION, 0)
                                                      : motions_first(state);
}

static Refusal may_speak(const State *state, int id, const char *code, Side side)
{
    const Motion *motion = state_motion(state, id);
    const MotionRule *rule = &rules[motion->kind];
    const int most = side == SIDE_FOR ? rule->most_for : rule->most_against;
    const int heard = side == SIDE_FOR ? motion->n_for : motion->n_against;
    if (rule->most_for == 0 && rule->most_against == 0) {
        return &refused_no_debate;
    }
    if (heard >= most) {
        return &refused_heard;
    }
    const bool has_spoken = g_strcmp0(participant_code(state, motion->participant), code) == 0 ||
                            codes_have(state_text(state, motion->speakers), code);
    return has_spoken ? &refused_spoken : ALLOWED;
}

static Refusal decide_speak(const State *state, const Command *command, Outcome *outcome)
{
    int participant;
    const int id = motion_named(state, command);
    const Side side = (Side)values_number(&command->values, FIELD_SIDE, SIDE_FOR);
    Refusal refusal = command_participant(state, command, outcome, &participant);
    if (refusal == ALLOWED && !participant_rights(state, participant, command->at).move) {
        refusal = &refused_no_right;
    }
    if (refusal == ALLOWED) {
        refusal = motions_may_deal_with(state, id);
    }
    if (refusal == ALLOWED) {
        refusal = may_speak(state, id, participant_code(state, participant), side);
    }
    if (refusal != ALLOWED) {
        return refusal;
    }
    Event *event = outcome_add(outcome, &spoken);
    event_number(event, FIELD_MOTION, id);
    event_text(event, FIELD_PARTY, participant_code(state, participant));
    event_number(event, FIELD_SIDE, side);
    return ALLOWED;
}

static const CommandInfo speak = {
    .name = "motion.speak",
    .who = MAY(ROLE_CHAIR) | MAY(ROLE_SECRETARIAT) | MAY(ROLE_PARTICIPANT),
    .needs = NEEDS_SESSION | NEEDS_SITTING | NEEDS_NO_VOTING | NEEDS_NO_POINT,
    COMMAND_FIELDS_ARE({ FIELD_SIDE, GIVEN, NULL }, { FIELD_PARTY, OPTIONAL, "left out by a delegation for itself" },
                       { FIELD_MOTION, OPTIONAL, "the one that comes first, where it is left out" }),
    .rules = "57–60, 65",
    .source = "rules 114, 116–118 and 123 of the rules of procedure",
    .summary = "Speak for or against a motion",
    .about =
        "Nobody on the suspension or the adjournment of the meeting; two for and two against, beside the mover, on the "
        "adjournment of the debate and on limits of speeches; two against, and nobody for it, on the closure of the debate and "
        "on reconsidering a decision.",
    .example = "party=FRA side=against",
    .decide = decide_speak,
};

/* Withdrawing and deciding */

static bool apply_withdrawn(State *state, const Event *event)
{
    const int id = (int)values_number(&event->values, FIELD_MOTION, 0);
    if (!motion_waits(state, id)) {
        return false;
    }
    Motion *motion = state_motion_edit(state, id);
    motion->state = MOTION_WITHDRAWN;
    count_urgent(state, motion->kind, -1);
    return true;
}

static const EventInfo withdrawn = {
    .name = "motion.withdrawn",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_MOTION, FIELD_PARTY, MAY_BE_MISSING),
    .says = "{party} withdrew the motion",
    .apply = apply_withdrawn,
};

static Refusal decide_withdraw(const State *state, const Command *command, Outcome *outcome)
{
    int participant;
    const int id = motion_named(state, command);
    const Refusal refusal = command_participant(state, command, outcome, &participant);
    if (refusal != ALLOWED) {
        return refusal;
    }
    if (!motion_waits(state, id)) {
        return &refused_not_waiting;
    }
    if (state_motion(state, id)->participant != participant) {
        return &refused_not_yours;
    }
    questions_withdraw_on(state, outcome, id);
    Event *event = outcome_add(outcome, &withdrawn);
    event_number(event, FIELD_MOTION, id);
    event_text(event, FIELD_PARTY, participant_code(state, participant));
    return ALLOWED;
}

static const CommandInfo withdraw = {
    .name = "motion.withdraw",
    .who = MAY(ROLE_PARTICIPANT) | MAY(ROLE_SECRETARIAT) | MAY(ROLE_CHAIR),
    .needs = NEEDS_SESSION | NEEDS_MEETING | NEEDS_NO_VOTING,
    COMMAND_FIELDS_ARE({ FIELD_PARTY, OPTIONAL, "left out by a delegation for itself" },
                       { FIELD_MOTION, OPTIONAL, "the one that comes first, where it is left out" }),
    .rules = "56",
    .source = "rule 122 of the rules of procedure",
    .summary = "Withdraw a motion",
    .about = "By who made it, as long as voting on it has not begun.",
    .example = "party=EGY motion=1",
    .binds = true,
    .decide = decide_withdraw,
};

static bool apply_decided(State *state, const Event *event)
{
    const int id = (int)values_number(&event->values, FIELD_MOTION, 0);
    const bool is_carried = values_number(&event->values, FIELD_OUTCOME, OUTCOME_LOST) == OUTCOME_CARRIED;
    if (!motion_waits(state, id)) {
        return false;
    }
    Motion *motion = state_motion_edit(state, id);
    motion->state = is_carried ? MOTION_CARRIED : MOTION_LOST;
    const MotionKind kind = motion->kind;
    const int question = motion->question;
    count_urgent(state, kind, -1);
    if (is_carried && (kind == MOTION_SUSPEND_MEETING || kind == MOTION_ADJOURN_MEETING)) {
        state_the_floor_edit(state)->motion = id;
    }
    if (is_carried && kind == MOTION_RECONSIDER && state_question(state, question) != NULL) {
        state_question_edit(state, question)->may_reconsider = true;
    }
    return true;
}

static const EventInfo decided = {
    .name = "motion.decided",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_MOTION, FIELD_MOTION_KIND, FIELD_PARTY, FIELD_OUTCOME, MAY_BE_MISSING),
    .says = "The motion of {party} was {outcome}: {motion_kind}",
    .apply = apply_decided,
};

static void limit_speeches(const State *state, Outcome *outcome, int id)
{
    const Motion *motion = state_motion(state, id);
    Values values = { 0 };
    if (motion->matter != ID_NONE) {
        values_set_text(&values, FIELD_MATTER, state_text(state, state_matter(state, motion->matter)->id));
    }
    if (motion->seconds > 0) {
        values_set_number(&values, FIELD_SECONDS, motion->seconds);
    }
    if (motion->times > 0) {
        values_set_number(&values, FIELD_TIMES, motion->times);
    }
    values_set_number(&values, FIELD_MOTION, id);
    limits_decide(state, outcome, &values);
}

void motions_decide(const State *state, Outcome *outcome, int motion, bool is_carried)
{
    const Motion *row = state_motion(state, motion);
    Event *event = outcome_add(outcome, &decided);
    event_number(event, FIELD_MOTION, motion);
    event_number(event, FIELD_MOTION_KIND, row->kind);
    event_text(event, FIELD_PARTY, participant_code(state, row->participant));
    event_number(event, FIELD_OUTCOME, is_carried ? OUTCOME_CARRIED : OUTCOME_LOST);
    if (is_carried && row->kind == MOTION_ADJOURN_DEBATE) {
        Event *effect = outcome_add(outcome, &debate_adjourned);
        event_text(effect, FIELD_MATTER, state_text(state, state_matter(state, row->matter)->id));
    } else if (is_carried && row->kind == MOTION_CLOSE_DEBATE) {
        close_debate(state, outcome, row->matter);
    } else if (is_carried && row->kind == MOTION_LIMIT_SPEECHES) {
        limit_speeches(state, outcome, motion);
    }
}

static const CommandInfo *const commands[] = { &move, &speak, &withdraw, &resume, NULL };
static const EventInfo *const events[] = { &moved,         &spoken,         &withdrawn, &decided, &debate_adjourned,
                                           &debate_closed, &debate_resumed, NULL };
static const RefusalInfo *const refusals[] = { &refused_no_right,    &refused_pending,
                                               &refused_competence,  &refused_known,
                                               &refused_not_waiting, &refused_not_first,
                                               &refused_no_debate,   &refused_heard,
                                               &refused_spoken,      &refused_adjourned,
                                               &refused_going_on,    &refused_closed,
                                               &refused_not_decided, NULL };

const Module module_motions = { "motions", "Procedural motions", commands, events, refusals };
