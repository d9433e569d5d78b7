/* Decisions by consensus: the Chair puts a question, hears no objection, and the gavel falls. */
#include "session/questions.h"

#include "session/common.h"
#include "session/meeting.h"
#include "session/module.h"
#include "session/motions.h"
#include "session/quorum.h"

#include <string.h>

static const RefusalInfo refused_not_open = {
    "question-not-open", "83", NULL, "There is no open question: the Chair has put none, or it has been decided"
};
static const RefusalInfo refused_no_absence = {
    "absence-not-recorded", "83", NULL,
    "It has not been recorded that there is no objection: the Chair asks the body before the gavel falls"
};
static const RefusalInfo refused_objection = {
    "objection-stands", "84", NULL,
    "An objection stands: only its author, or the Chair with the consent of the "
    "body, can clear it"
};
static const RefusalInfo refused_no_right = { "no-right-to-object", "84, 85, 110", NULL,
                                              "This participant takes no part in the decisions of the body" };
static const RefusalInfo refused_known = { "objection-known", "84", NULL, "The delegation's objection stands already" };
static const RefusalInfo refused_report_order = {
    "report-order", "86", NULL,
    "The progress report comes first: a reason must be given to decide on the procedural report before it"
};
static const RefusalInfo refused_informal = {
    "informal", "23, 124", NULL, "Nothing is decided in an informal meeting, or while the meeting is suspended"
};
static const RefusalInfo refused_quorum = { "no-quorum-to-decide", "26", "rule 108 of the rules of procedure",
                                            "A majority of the Members must be in the room for a decision" };
static const RefusalInfo refused_reconsider = {
    "reconsideration", "65", "rule 123 of the rules of procedure",
    "It has been decided in this session: to decide it anew takes two thirds of the Members present and voting"
};

/* Which question */

bool question_is_open(const Question *question)
{
    return question != NULL && (question->state == QUESTION_OPEN || question->state == QUESTION_OBJECTED);
}

bool question_is_settled(const Question *question)
{
    return question != NULL && (question->state == QUESTION_DECIDED || question->state == QUESTION_REJECTED);
}

bool question_is_text(QuestionKind kind)
{
    return kind == QUESTION_TEXT || kind == QUESTION_PROGRESS_REPORT || kind == QUESTION_PROCEDURAL_REPORT;
}

int questions_latest(const State *state)
{
    int id = state_questions(state);
    while (id > ID_NONE && !question_is_open(state_question(state, id))) {
        id--;
    }
    return id;
}

/* The question that a command names, else the latest one that is open: *ret_question. Refused if it is not open. */
static Refusal command_question(const State *state, const Command *command, int *ret_question)
{
    *ret_question = values_has(&command->values, FIELD_QUESTION)
                        ? (int)values_number(&command->values, FIELD_QUESTION, 0)
                        : questions_latest(state);
    return question_is_open(state_question(state, *ret_question)) ? ALLOWED : &refused_not_open;
}

static int event_question(const Event *event)
{
    return (int)values_number(&event->values, FIELD_QUESTION, 0);
}

static GArray *objections_of(const State *state, int question, bool are_disassociations)
{
    const Question *row = state_question(state, question);
    GArray *found = g_array_new(FALSE, FALSE, sizeof(int));
    for (int id = row->objections_before + 1; id <= state_objections(state); id++) {
        const Objection *objection = state_objection(state, id);
        if (objection != NULL && objection->question == question && !objection->is_cleared &&
            objection->is_disassociation == are_disassociations) {
            g_array_append_val(found, id);
        }
    }
    return found;
}

GArray *questions_objections(const State *state, int question)
{
    return objections_of(state, question, false);
}

GArray *questions_disassociations(const State *state, int question)
{
    return objections_of(state, question, true);
}

/* Putting it */

static bool apply_put(State *state, const Event *event)
{
    const Values *values = &event->values;
    const int again = (int)values_number(values, FIELD_AGAIN, 0);
    const int motion = (int)values_number(values, FIELD_MOTION, 0);
    const int meeting = state_the_floor(state)->meeting;
    if (event_question(event) != state_questions(state) + 1 || meeting == ID_NONE ||
        (again != 0 && state_question(state, again) == NULL) || (motion != 0 && !motion_waits(state, motion))) {
        return false;
    }
    if (again != 0) {
        state_question_edit(state, again)->may_reconsider = false;
    }
    if (motion != 0) {
        state_motion_edit(state, motion)->state = MOTION_BEFORE_BODY;
    }
    Question *question = state_question_add(state, NULL);
    question->kind = (QuestionKind)values_number(values, FIELD_QUESTION_KIND, QUESTION_PROCEDURAL);
    question->matter = event_find(state, event, FIELD_MATTER, state_find_matter);
    question->motion = motion;
    question->version = (int)values_number(values, FIELD_VERSION, 0);
    question->text = state_keep(state, values_text(values, FIELD_TEXT));
    question->symbol = state_keep(state, values_text(values, FIELD_SYMBOL));
    question->proposers = state_keep(state, values_text(values, FIELD_PROPOSERS));
    question->objections_before = state_objections(state);
    return true;
}

static const EventInfo put = {
    .name = "question.put",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_QUESTION, FIELD_QUESTION_KIND, FIELD_TEXT, MAY_BE_MISSING, FIELD_MATTER, FIELD_MOTION,
                     FIELD_SYMBOL, FIELD_VERSION, FIELD_PROPOSERS, FIELD_AGAIN, FIELD_REASON),
    .says = "The Chair put to the body: {text}[ ({symbol})]",
    .apply = apply_put,
};

static bool is_undecided_report(const State *state, const Question *question)
{
    return question != NULL && question->kind == QUESTION_PROGRESS_REPORT && question_is_open(question);
}

/* Is there a report on substance to come? One that was put and is open, or an item that needs one and has none yet. */
static bool awaits_progress_report(const State *state)
{
    for (int id = state_questions(state); id > ID_NONE; id--) {
        const Question *question = state_question(state, id);
        if (is_undecided_report(state, question)) {
            return true;
        }
        if (question != NULL && question->kind == QUESTION_PROGRESS_REPORT && question_is_settled(question)) {
            return false;
        }
    }
    for (int id = 1; id <= state_matters(state); id++) {
        const Matter *matter = state_matter(state, id);
        if (matter != NULL && matter->needs_report && !matter->is_settled) {
            return true;
        }
    }
    return false;
}

/* Has the text of that symbol been decided on in this session? */
static bool is_decided(const State *state, const char *symbol)
{
    for (int id = state_questions(state); id > ID_NONE && symbol != NULL; id--) {
        const Question *question = state_question(state, id);
        if (question_is_settled(question) && g_strcmp0(state_text(state, question->symbol), symbol) == 0) {
            return true;
        }
    }
    return false;
}

static Refusal check_again(const State *state, const Command *command, Outcome *outcome)
{
    const int again = (int)values_number(&command->values, FIELD_AGAIN, 0);
    const Question *before = state_question(state, again);
    if (again != 0 && before == NULL) {
        return refuse_unknown(outcome, command, FIELD_AGAIN);
    }
    if (again != 0) {
        return before->may_reconsider ? ALLOWED : &refused_reconsider;
    }
    return is_decided(state, values_text(&command->values, FIELD_SYMBOL)) ? &refused_reconsider : ALLOWED;
}

static Refusal check_motion(const State *state, const Command *command, Outcome *outcome, QuestionKind kind)
{
    const bool has_motion = values_has(&command->values, FIELD_MOTION);
    if (has_motion != (kind == QUESTION_MOTION)) {
        return refuse_field(outcome, FIELD_MOTION, "a motion for a question about one, and for no other question");
    }
    if (has_motion) {
        return motions_may_deal_with(state, (int)values_number(&command->values, FIELD_MOTION, 0));
    }
    return motions_come_first(state);
}

static Refusal check_text(const State *state, const Command *command, Outcome *outcome, QuestionKind kind)
{
    const bool has_reason = values_has(&command->values, FIELD_REASON);
    if (question_is_text(kind) && !values_has(&command->values, FIELD_SYMBOL)) {
        return refuse_field(outcome, FIELD_SYMBOL, "the symbol of the text, as in A/AC.292/2022/CRP.1");
    }
    if (kind == QUESTION_PROCEDURAL_REPORT && !has_reason && awaits_progress_report(state)) {
        return &refused_report_order;
    }
    return check_again(state, command, outcome);
}

static Refusal decide_put(const State *state, const Command *command, Outcome *outcome)
{
    int matter = ID_NONE;
    const QuestionKind kind = (QuestionKind)values_number(&command->values, FIELD_QUESTION_KIND, QUESTION_PROCEDURAL);
    Refusal refusal = check_motion(state, command, outcome, kind);
    if (refusal == ALLOWED && values_has(&command->values, FIELD_MATTER)) {
        refusal = command_find(state, command, outcome, FIELD_MATTER, state_find_matter, &matter);
    }
    if (refusal == ALLOWED) {
        refusal = motions_may_debate(state, matter);
    }
    if (refusal == ALLOWED) {
        refusal = check_text(state, command, outcome, kind);
    }
    if (refusal != ALLOWED) {
        return refusal;
    }
    Event *event = outcome_add(outcome, &put);
    event_number(event, FIELD_QUESTION, (gint64)state_questions(state) + 1);
    event_number(event, FIELD_QUESTION_KIND, kind);
    EVENT_TAKE(event, command, FIELD_MATTER, FIELD_MOTION, FIELD_TEXT, FIELD_SYMBOL, FIELD_VERSION, FIELD_PROPOSERS,
               FIELD_AGAIN, FIELD_REASON);
    return ALLOWED;
}

static const CommandInfo question_put = {
    .name = "question.put",
    .who = MAY(ROLE_CHAIR),
    .needs = NEEDS_SESSION | NEEDS_SITTING | NEEDS_NO_VOTING | NEEDS_NO_POINT,
    COMMAND_FIELDS_ARE(
        { FIELD_TEXT, GIVEN, "what the body is asked, in the words of the Chair" },
        { FIELD_QUESTION_KIND, OPTIONAL, "procedural, where it is left out" },
        { FIELD_MATTER, OPTIONAL, "that it belongs to" }, { FIELD_MOTION, OPTIONAL, "of a question about a motion" },
        { FIELD_SYMBOL, OPTIONAL, "of the text that is to be adopted" }, { FIELD_VERSION, OPTIONAL, "of that text" },
        { FIELD_PROPOSERS, OPTIONAL, NULL }, { FIELD_AGAIN, OPTIONAL, "that the body has decided to reconsider" },
        { FIELD_REASON, OPTIONAL, "why the procedural report is decided on before the progress report" }),
    .rules = "61, 65, 83, 86, 89",
    .source = "rule 106 of the rules of procedure",
    .summary = "Put a question to the body",
    .about =
        "The first of three steps to a decision by consensus. The Chair asks whether it may be taken that the body agrees; that "
        "there is no objection is recorded (question.no_objection); the gavel falls (question.gavel). An objection stops it "
        "until it is cleared; the question stays open meanwhile, over the end of the meeting too.\n\n"
        "The progress report and the procedural report are decided on apart, and in this order unless a reason is given.",
    .example =
        "question_kind=progress-report matter=item-7 symbol=A/AC.292/2022/CRP.1 version=1 text=\"The draft annual progress "
        "report\"",
    .decide = decide_put,
};

/* Objections */

static bool apply_objected(State *state, const Event *event)
{
    const int id = event_question(event);
    const int participant = event_find(state, event, FIELD_PARTY, state_find_participant);
    if (participant == ID_NONE || !question_is_open(state_question(state, id)) ||
        values_number(&event->values, FIELD_OBJECTION, 0) != state_objections(state) + 1) {
        return false;
    }
    Objection *objection = state_objection_add(state, NULL);
    objection->question = id;
    objection->participant = participant;
    objection->text = state_keep(state, values_text(&event->values, FIELD_TEXT));
    Question *question = state_question_edit(state, id);
    question->objections++;
    question->state = QUESTION_OBJECTED;
    question->is_absence_recorded = false;
    return true;
}

static const EventInfo objected = {
    .name = "objection.raised",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_OBJECTION, FIELD_QUESTION, FIELD_PARTY, MAY_BE_MISSING, FIELD_TEXT),
    .says = "{party} objected to question {question}[: {text}]",
    .apply = apply_objected,
};

/* The participant of a command, which must be one that takes part in decisions. */
static Refusal command_decider(const State *state, const Command *command, Outcome *outcome, int *ret_participant)
{
    const Refusal refusal = command_participant(state, command, outcome, ret_participant);
    if (refusal == ALLOWED && !participant_rights(state, *ret_participant, command->at).block_consensus) {
        return &refused_no_right;
    }
    return refusal;
}

static bool objects(const State *state, int question, int participant)
{
    g_autoptr(GArray) objections = questions_objections(state, question);
    for (guint i = 0; i < objections->len; i++) {
        if (state_objection(state, g_array_index(objections, int, i))->participant == participant) {
            return true;
        }
    }
    return false;
}

static Refusal decide_object(const State *state, const Command *command, Outcome *outcome)
{
    int question, participant;
    Refusal refusal = command_decider(state, command, outcome, &participant);
    if (refusal == ALLOWED) {
        refusal = command_question(state, command, &question);
    }
    if (refusal == ALLOWED && objects(state, question, participant)) {
        refusal = &refused_known;
    }
    if (refusal != ALLOWED) {
        return refusal;
    }
    Event *event = outcome_add(outcome, &objected);
    event_number(event, FIELD_OBJECTION, (gint64)state_objections(state) + 1);
    event_number(event, FIELD_QUESTION, question);
    event_text(event, FIELD_PARTY, participant_code(state, participant));
    EVENT_TAKE(event, command, FIELD_TEXT);
    return ALLOWED;
}

static const CommandInfo object = {
    .name = "objection.raise",
    .who = MAY(ROLE_PARTICIPANT) | MAY(ROLE_SECRETARIAT) | MAY(ROLE_CHAIR),
    .needs = NEEDS_SESSION | NEEDS_SITTING | NEEDS_NO_VOTING,
    COMMAND_FIELDS_ARE({ FIELD_PARTY, OPTIONAL, "left out by a delegation for itself" },
                       { FIELD_QUESTION, OPTIONAL, "the latest one that is open, where it is left out" },
                       { FIELD_TEXT, OPTIONAL, "what it objects to" }),
    .rules = "83, 84",
    .summary = "Object to a decision",
    .about =
        "One Member is enough to stop a decision by consensus. The text goes back to consultation; the question stays open until "
        "the objection is cleared, it is withdrawn, or it is put to the vote.",
    .example = "party=EGY text=\"Paragraph 8 is not agreed\"",
    .binds = true,
    .decide = decide_object,
};

static bool apply_cleared(State *state, const Event *event)
{
    const int id = (int)values_number(&event->values, FIELD_OBJECTION, 0);
    const Objection *known = state_objection(state, id);
    if (known == NULL || known->is_cleared || known->is_disassociation ||
        state_question(state, known->question) == NULL) {
        return false;
    }
    Objection *objection = state_objection_edit(state, id);
    objection->is_cleared = true;
    Question *question = state_question_edit(state, objection->question);
    question->objections--;
    if (question->objections == 0 && question->state == QUESTION_OBJECTED) {
        question->state = QUESTION_OPEN;
    }
    return true;
}

static const EventInfo cleared = {
    .name = "objection.cleared",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_OBJECTION, FIELD_QUESTION, FIELD_PARTY, MAY_BE_MISSING, FIELD_CONSENT, FIELD_DECISION),
    .says = "The objection of {party} to question {question} no longer stands",
    .apply = apply_cleared,
};

/* By its author; by the Chair with the consent of the body. */
static Refusal may_clear(const State *state, const Command *command, const Objection *objection)
{
    if (!question_is_open(state_question(state, objection->question))) {
        return &refused_not_open;
    }
    if (command->actor.role == ROLE_CHAIR) {
        return command_decided(command);
    }
    return state_find_participant(state, command->actor.party) == objection->participant ? ALLOWED : &refused_not_yours;
}

static Refusal decide_clear(const State *state, const Command *command, Outcome *outcome)
{
    const int id = (int)values_number(&command->values, FIELD_OBJECTION, 0);
    const Objection *objection = state_objection(state, id);
    if (objection == NULL || objection->is_disassociation || objection->is_cleared) {
        return refuse_unknown(outcome, command, FIELD_OBJECTION);
    }
    const Refusal refusal = may_clear(state, command, objection);
    if (refusal != ALLOWED) {
        return refusal;
    }
    Event *event = outcome_add(outcome, &cleared);
    event_number(event, FIELD_OBJECTION, id);
    event_number(event, FIELD_QUESTION, objection->question);
    event_text(event, FIELD_PARTY, participant_code(state, objection->participant));
    EVENT_TAKE(event, command, FIELD_CONSENT, FIELD_DECISION);
    return ALLOWED;
}

static const CommandInfo clear = {
    .name = "objection.clear",
    .who = MAY(ROLE_PARTICIPANT) | MAY(ROLE_CHAIR),
    .needs = NEEDS_SESSION | NEEDS_NO_VOTING,
    COMMAND_FIELDS_ARE({ FIELD_OBJECTION, GIVEN, NULL },
                       { FIELD_CONSENT, OPTIONAL, "of the body; must be yes where the Chair does it" },
                       { FIELD_DECISION, OPTIONAL, NULL }),
    .rules = "84",
    .summary = "Clear an objection",
    .about = "By the delegation that objected; else by the Chair, with the consent of the body.",
    .example = "objection=1",
    .binds = true,
    .decide = decide_clear,
};

/* Disassociation */

static bool apply_disassociated(State *state, const Event *event)
{
    const int id = event_question(event);
    const int participant = event_find(state, event, FIELD_PARTY, state_find_participant);
    if (participant == ID_NONE || state_question(state, id) == NULL ||
        values_number(&event->values, FIELD_OBJECTION, 0) != state_objections(state) + 1) {
        return false;
    }
    Objection *objection = state_objection_add(state, NULL);
    objection->question = id;
    objection->participant = participant;
    objection->is_disassociation = true;
    objection->text = state_keep(state, values_text(&event->values, FIELD_TEXT));
    state_rests_on(state, TABLE_QUESTION, id);
    return true;
}

static const EventInfo disassociated = {
    .name = "question.disassociated",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_OBJECTION, FIELD_QUESTION, FIELD_PARTY, FIELD_TEXT, MAY_BE_MISSING),
    .says = "{party} disassociated itself from {text} (question {question})",
    .apply = apply_disassociated,
};

static Refusal decide_disassociate(const State *state, const Command *command, Outcome *outcome)
{
    int participant;
    const Refusal refusal = command_decider(state, command, outcome, &participant);
    if (refusal != ALLOWED) {
        return refusal;
    }
    const int named = (int)values_number(&command->values, FIELD_QUESTION, 0);
    const int id = named != 0 ? named : questions_latest(state);
    const Question *question = state_question(state, id);
    if (!question_is_open(question) && (question == NULL || question->state != QUESTION_DECIDED)) {
        return &refused_not_open;
    }
    Event *event = outcome_add(outcome, &disassociated);
    event_number(event, FIELD_OBJECTION, (gint64)state_objections(state) + 1);
    event_number(event, FIELD_QUESTION, id);
    event_text(event, FIELD_PARTY, participant_code(state, participant));
    EVENT_TAKE(event, command, FIELD_TEXT);
    return ALLOWED;
}

static const CommandInfo disassociate = {
    .name = "question.disassociate",
    .who = MAY(ROLE_PARTICIPANT) | MAY(ROLE_SECRETARIAT) | MAY(ROLE_CHAIR),
    .needs = NEEDS_SESSION | NEEDS_NO_VOTING,
    COMMAND_FIELDS_ARE({ FIELD_TEXT, GIVEN, "what it disassociates itself from" },
                       { FIELD_PARTY, OPTIONAL, "left out by a delegation for itself" },
                       { FIELD_QUESTION, OPTIONAL, "the latest one that is open, where it is left out" }),
    .rules = "85",
    .summary = "Disassociate oneself from a part of a decision",
    .about = "Blocks nothing; it is listed with the decision, before and after it is made.",
    .example = "party=EGY question=1 text=\"paragraph 27\"",
    .binds = true,
    .decide = decide_disassociate,
};

/* Oral amendments */

static bool apply_amended(State *state, const Event *event)
{
    const int id = event_question(event);
    if (!question_is_open(state_question(state, id))) {
        return false;
    }
    Question *question = state_question_edit(state, id);
    question->is_amended = true;
    question->is_absence_recorded = false;
    return true;
}

static const EventInfo amended = {
    .name = "question.amended",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_QUESTION, FIELD_TEXT, MAY_BE_MISSING, FIELD_PARTY),
    .says = "Question {question} was orally amended[ as {party} proposed]: {text}",
    .apply = apply_amended,
};

static Refusal decide_amend(const State *state, const Command *command, Outcome *outcome)
{
    int question, participant;
    Refusal refusal = command_question(state, command, &question);
    if (refusal == ALLOWED) {
        refusal = motions_may_debate(state, state_question(state, question)->matter);
    }
    if (refusal == ALLOWED && values_has(&command->values, FIELD_PARTY)) {
        refusal = command_participant(state, command, outcome, &participant);
    }
    if (refusal != ALLOWED) {
        return refusal;
    }
    Event *event = outcome_add(outcome, &amended);
    event_number(event, FIELD_QUESTION, question);
    EVENT_TAKE(event, command, FIELD_PARTY, FIELD_TEXT);
    return ALLOWED;
}

static const CommandInfo amend = {
    .name = "question.amend",
    .who = MAY(ROLE_CHAIR) | MAY(ROLE_SECRETARIAT),
    .needs = NEEDS_SESSION | NEEDS_SITTING | NEEDS_NO_VOTING | NEEDS_NO_POINT,
    COMMAND_FIELDS_ARE({ FIELD_TEXT, GIVEN, "what is changed" },
                       { FIELD_QUESTION, OPTIONAL, "the latest one that is open, where it is left out" },
                       { FIELD_PARTY, OPTIONAL, "who proposed it" }),
    .rules = "61, 80, 89",
    .source = "rule 120 of the rules of procedure",
    .summary = "Record an oral amendment to what is put to the body",
    .about =
        "Before the gavel: the decision then says “as orally amended”, and that there is no objection must be recorded anew.",
    .example = "party=FRA text=\"in paragraph 8, “may” becomes “should”\"",
    .decide = decide_amend,
};

/* No objection */

static bool apply_absence(State *state, const Event *event)
{
    const int id = event_question(event);
    const Question *known = state_question(state, id);
    if (!question_is_open(known) || known->objections > 0) {
        return false;
    }
    state_question_edit(state, id)->is_absence_recorded = true;
    return true;
}

static const EventInfo absence = {
    .name = "question.no_objection_heard",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_QUESTION, MAY_BE_MISSING),
    .says = "The Chair heard no objection to question {question}",
    .apply = apply_absence,
};

static Refusal decide_absence(const State *state, const Command *command, Outcome *outcome)
{
    int question;
    const Refusal refusal = command_question(state, command, &question);
    if (refusal != ALLOWED) {
        return refusal;
    }
    if (state_question(state, question)->objections > 0) {
        return &refused_objection;
    }
    event_number(outcome_add(outcome, &absence), FIELD_QUESTION, question);
    return ALLOWED;
}

static const CommandInfo no_objection = {
    .name = "question.no_objection",
    .who = MAY(ROLE_CHAIR),
    .needs = NEEDS_SESSION | NEEDS_SITTING | NEEDS_NO_VOTING | NEEDS_NO_POINT,
    COMMAND_FIELDS_ARE({ FIELD_QUESTION, OPTIONAL, "the latest one that is open, where it is left out" }),
    .rules = "83, 84",
    .summary = "Record that no objection is heard",
    .about = "The second of three steps to a decision by consensus: “I hear none”.",
    .example = "",
    .decide = decide_absence,
};

/* Decision */

static bool apply_decided(State *state, const Event *event)
{
    const int id = event_question(event);
    const bool is_carried = values_number(&event->values, FIELD_OUTCOME, OUTCOME_LOST) == OUTCOME_CARRIED;
    if (!question_is_open(state_question(state, id))) {
        return false;
    }
    Question *question = state_question_edit(state, id);
    question->state = is_carried ? QUESTION_DECIDED : QUESTION_REJECTED;
    question->decided = event->at;
    question->formula = state_keep(state, values_text(&event->values, FIELD_FORMULA));
    const int matter = question->matter;
    if (is_carried && question_is_text(question->kind) && state_matter(state, matter) != NULL) {
        state_matter_edit(state, matter)->is_settled = true;
    }
    return true;
}

static const EventInfo decided = {
    .name = "question.decided",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_QUESTION, FIELD_QUESTION_KIND, FIELD_FORMULA, FIELD_OUTCOME, MAY_BE_MISSING, FIELD_MATTER,
                     FIELD_SYMBOL, FIELD_VERSION),
    .says = "{formula}[ ({symbol})]",
    .apply = apply_decided,
};

void questions_decide(const State *state, Outcome *outcome, int question, bool is_carried, const char *formula)
{
    const Question *row = state_question(state, question);
    const Matter *matter = state_matter(state, row->matter);
    Event *event = outcome_add(outcome, &decided);
    event_number(event, FIELD_QUESTION, question);
    event_number(event, FIELD_QUESTION_KIND, row->kind);
    event_text(event, FIELD_MATTER, matter != NULL ? state_text(state, matter->id) : NULL);
    event_text(event, FIELD_SYMBOL, state_text(state, row->symbol));
    if (row->version > 0) {
        event_number(event, FIELD_VERSION, row->version);
    }
    event_text(event, FIELD_FORMULA, formula);
    event_number(event, FIELD_OUTCOME, is_carried ? OUTCOME_CARRIED : OUTCOME_LOST);
    if (row->kind == QUESTION_MOTION) {
        motions_decide(state, outcome, row->motion, is_carried);
    }
}

/* "It was adopted, as orally amended" */
static const char *formula_of(const State *state, const Command *command, Outcome *outcome, int id)
{
    const Question *question = state_question(state, id);
    const char *usual = question->symbol != 0 ? "It was adopted" : "It was so decided";
    const char *given = values_text(&command->values, FIELD_FORMULA);
    const char *formula = given != NULL ? given : usual;
    return question->is_amended ? outcome_text(outcome, "%s, as orally amended", formula) : formula;
}

Refusal questions_may_be_decided(const State *state, Outcome *outcome)
{
    if (meeting_is_informal(state)) {
        return &refused_informal;
    }
    if (!quorum_is_met(state, QUORUM_TO_DECIDE)) {
        outcome->complaint = quorum_words(state, QUORUM_TO_DECIDE);
        return &refused_quorum;
    }
    return ALLOWED;
}

static Refusal may_decide(const State *state, const Question *question, Outcome *outcome)
{
    if (question->objections > 0) {
        return &refused_objection;
    }
    if (!question->is_absence_recorded) {
        return &refused_no_absence;
    }
    const Refusal refusal = question->kind == QUESTION_MOTION ? motions_may_deal_with(state, question->motion)
                                                              : motions_may_decide_on(state, question->matter);
    return refusal == ALLOWED ? questions_may_be_decided(state, outcome) : refusal;
}

static Refusal decide_gavel(const State *state, const Command *command, Outcome *outcome)
{
    int question;
    Refusal refusal = command_question(state, command, &question);
    if (refusal == ALLOWED) {
        refusal = may_decide(state, state_question(state, question), outcome);
    }
    if (refusal != ALLOWED) {
        return refusal;
    }
    const char *formula = formula_of(state, command, outcome, question);
    if (strlen(formula) > FIELD_LINE_LIMIT) {
        return refuse_field(outcome, FIELD_FORMULA, "a shorter one");
    }
    questions_decide(state, outcome, question, true, formula);
    return ALLOWED;
}

static const CommandInfo gavel = {
    .name = "question.gavel",
    .who = MAY(ROLE_CHAIR),
    .needs = NEEDS_SESSION | NEEDS_SITTING | NEEDS_NO_VOTING | NEEDS_NO_POINT,
    COMMAND_FIELDS_ARE({ FIELD_QUESTION, OPTIONAL, "the latest one that is open, where it is left out" },
                       { FIELD_FORMULA, OPTIONAL, "“It was so decided”, where it is left out" }),
    .rules = "26, 83, 84, 89",
    .source = "rules 106 and 108 of the rules of procedure",
    .summary = "Decide: the gavel falls",
    .about =
        "The third of three steps to a decision by consensus, with a quorum in the room and in a formal meeting. The decision "
        "enters the record with its meeting, matter, text, version, formula and time, and cannot be taken back: in the same "
        "session only two thirds of those present and voting reconsider it.",
    .example = "formula=\"The group adopted its draft annual progress report\"",
    .is_lasting = true,
    .decide = decide_gavel,
};

/* Withdrawal */

static bool apply_withdrawn(State *state, const Event *event)
{
    const int id = event_question(event);
    if (!question_is_open(state_question(state, id))) {
        return false;
    }
    Question *question = state_question_edit(state, id);
    question->state = QUESTION_WITHDRAWN;
    question->decided = event->at;
    return true;
}

static const EventInfo withdrawn = {
    .name = "question.withdrawn",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_QUESTION, MAY_BE_MISSING, FIELD_PARTY, FIELD_REASON),
    .says = "Question {question} was withdrawn[ by {party}][: {reason}]",
    .apply = apply_withdrawn,
};

void questions_withdraw_on(const State *state, Outcome *outcome, int motion)
{
    for (int id = state_questions(state); id > ID_NONE; id--) {
        const Question *question = state_question(state, id);
        if (question_is_open(question) && question->motion == motion) {
            event_number(outcome_add(outcome, &withdrawn), FIELD_QUESTION, id);
        }
    }
}

static Refusal decide_withdraw(const State *state, const Command *command, Outcome *outcome)
{
    int question;
    const Refusal refusal = command_question(state, command, &question);
    if (refusal != ALLOWED) {
        return refusal;
    }
    const char *proposers = state_text(state, state_question(state, question)->proposers);
    const char *own = command->actor.role == ROLE_PARTICIPANT ? command->actor.party : NULL;
    if (own != NULL && !codes_have(proposers, own)) {
        return &refused_not_yours;
    }
    Event *event = outcome_add(outcome, &withdrawn);
    event_number(event, FIELD_QUESTION, question);
    event_text(event, FIELD_PARTY, own);
    EVENT_TAKE(event, command, FIELD_REASON);
    return ALLOWED;
}

static const CommandInfo question_withdraw = {
    .name = "question.withdraw",
    .who = MAY(ROLE_CHAIR) | MAY(ROLE_PARTICIPANT),
    .needs = NEEDS_SESSION | NEEDS_NO_VOTING,
    COMMAND_FIELDS_ARE({ FIELD_QUESTION, OPTIONAL, "the latest one that is open, where it is left out" },
                       { FIELD_REASON, OPTIONAL, NULL }),
    .rules = "84",
    .source = "rule 122 of the rules of procedure",
    .summary = "Withdraw a question",
    .about = "By the Chair, or by who proposed it, as long as it is not decided and nobody votes on it.",
    .example = "question=1 reason=\"consultations go on\"",
    .binds = true,
    .decide = decide_withdraw,
};

static const CommandInfo *const commands[] = { &question_put, &object,       &clear, &disassociate,
                                               &amend,        &no_objection, &gavel, &question_withdraw,
                                               NULL };
static const EventInfo *const events[] = { &put,     &objected,  &cleared, &disassociated, &amended, &absence,
                                           &decided, &withdrawn, NULL };
static const RefusalInfo *const refusals[] = {
    &refused_not_open,     &refused_no_absence, &refused_objection, &refused_no_right,   &refused_known,
    &refused_report_order, &refused_informal,   &refused_quorum,    &refused_reconsider, NULL
};

const Module module_questions = { "questions", "Decisions by consensus", commands, events, refusals };
