/* The agenda, once it is adopted, and the texts that items adopt. */
#include "session/agenda.h"

#include "session/common.h"
#include "session/module.h"
#include "session/planning.h"

#include <string.h>

const RefusalInfo refused_text_unsettled = { "text-unsettled", "28", NULL,
                                             "A text before the body has been neither adopted nor withdrawn" };
static const RefusalInfo refused_no_text = { "no-text", "18, 28", NULL, "No text is attached to it" };

bool agenda_text_is_open(const Matter *matter)
{
    return matter->report != 0 && !matter->is_settled;
}

bool agenda_has(const State *state, int matter)
{
    const Matter *row = state_matter(state, matter);
    while (row != NULL && row->parent != ID_NONE) {
        row = state_matter(state, row->parent);
    }
    return row == NULL || !state_the_body(state)->has_agenda || row->is_on_agenda;
}

/* The numbers of items */

/* A number from 1 to 999 at *at, blanks around it passed over; 0 if there is none. */
static int take_number(const char **at)
{
    *at += strspn(*at, " ");
    const size_t digits = strspn(*at, "0123456789");
    const int number = digits > 0 && digits <= 3 ? (int)g_ascii_strtoll(*at, NULL, 10) : 0;
    *at += digits;
    *at += strspn(*at, " ");
    return number;
}

static bool take_dash(const char **at)
{
    static const char *const dashes[] = { "–", "-" };
    for (guint i = 0; i < G_N_ELEMENTS(dashes); i++) {
        if (g_str_has_prefix(*at, dashes[i])) {
            *at += strlen(dashes[i]);
            return true;
        }
    }
    return false;
}

/* "1, 2, 5–7" as numbers, each once, in their order: of int. NULL if it is not of that form. Free with g_array_unref.
 */
static GArray *read_items(const char *text)
{
    g_autoptr(GArray) items = g_array_new(FALSE, FALSE, sizeof(int));
    for (const char *at = text;;) {
        const int first = take_number(&at);
        const int last = first > 0 && take_dash(&at) ? take_number(&at) : first;
        const int before = items->len > 0 ? g_array_index(items, int, items->len - 1) : 0;
        if (first <= before || last < first) {
            return NULL;
        }
        for (int number = first; number <= last; number++) {
            g_array_append_val(items, number);
        }
        if (*at == '\0') {
            return g_steal_pointer(&items);
        }
        if (*at != ',') {
            return NULL;
        }
        at++;
    }
}

static bool has_item(const GArray *items, int number)
{
    for (guint i = 0; i < items->len; i++) {
        if (g_array_index(items, int, i) == number) {
            return true;
        }
    }
    return false;
}

/* The agenda is adopted */

static void put_on_agenda(State *state, int number)
{
    const int known = planning_find_item(state, number);
    if (known != ID_NONE) {
        state_matter_edit(state, known)->is_on_agenda = true;
        return;
    }
    g_autofree char *id = g_strdup_printf("item-%d", number);
    Matter *matter = state_matter_add(state, NULL);
    matter->id = state_keep(state, id);
    matter->number = number;
    matter->is_on_agenda = true;
}

static bool apply_adopted(State *state, const Event *event)
{
    g_autoptr(GArray) items = read_items(values_text(&event->values, FIELD_ITEMS));
    if (items == NULL) {
        return false;
    }
    for (int id = 1; id <= state_matters(state); id++) {
        const Matter *matter = state_matter(state, id);
        if (matter != NULL && matter->is_on_agenda && !has_item(items, matter->number)) {
            state_matter_edit(state, id)->is_on_agenda = false;
        }
    }
    for (guint i = 0; i < items->len; i++) {
        put_on_agenda(state, g_array_index(items, int, i));
    }
    state_the_body_edit(state)->has_agenda = true;
    return true;
}

static const EventInfo adopted = {
    .name = "agenda.adopted",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_ITEMS, MAY_BE_MISSING, FIELD_SYMBOL, FIELD_CONSENT, FIELD_DECISION),
    .says = "The agenda was adopted[ as contained in {symbol}]: items {items}[ ({decision})]",
    .apply = apply_adopted,
};

static Refusal decide_adopt(const State *state, const Command *command, Outcome *outcome)
{
    (void)state;
    g_autoptr(GArray) items = read_items(values_text(&command->values, FIELD_ITEMS));
    if (items == NULL) {
        return refuse_field(outcome, FIELD_ITEMS, "numbers of items from 1 to 999 in their order, such as 1, 2, 5–7");
    }
    const Refusal refusal = command_decided(command);
    if (refusal != ALLOWED) {
        return refusal;
    }
    EVENT_TAKE(outcome_add(outcome, &adopted), command, FIELD_ITEMS, FIELD_SYMBOL, FIELD_CONSENT, FIELD_DECISION);
    return ALLOWED;
}

static const CommandInfo adopt = {
    .name = "agenda.adopt",
    .who = MAY(ROLE_CHAIR) | MAY(ROLE_SECRETARIAT),
    .needs = NEEDS_SESSION,
    COMMAND_FIELDS_ARE({ FIELD_ITEMS, GIVEN, NULL }, { FIELD_SYMBOL, OPTIONAL, "of the document that has it" },
                       { FIELD_CONSENT, OPTIONAL, NULL },
                       { FIELD_DECISION, OPTIONAL, "of an agenda that was adopted before this session" }),
    .rules = "17",
    .source = "rule 99 of the rules of procedure",
    .summary = "Record the agenda that was adopted",
    .about =
        "From then on only these items can be scheduled and taken up. One agenda may serve several sessions: then say by which "
        "decision it holds.",
    .example = "items=\"1–7\" symbol=A/AC.292/2021/1 consent=yes",
    .is_lasting = true,
    .decide = decide_adopt,
};

/* Texts */

static bool apply_attached(State *state, const Event *event)
{
    const int id = event_find(state, event, FIELD_MATTER, state_find_matter);
    if (id == ID_NONE) {
        return false;
    }
    Matter *matter = state_matter_edit(state, id);
    matter->report = state_keep(state, values_text(&event->values, FIELD_SYMBOL));
    matter->is_settled = false;
    return true;
}

static const EventInfo attached = {
    .name = "text.attached",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_MATTER, FIELD_SYMBOL, MAY_BE_MISSING, FIELD_TITLE, FIELD_WAS),
    .says = "The text {symbol} is before the body under {matter}[, in place of {was}]",
    .apply = apply_attached,
};

static Refusal decide_attach(const State *state, const Command *command, Outcome *outcome)
{
    int id;
    const Refusal refusal = command_find(state, command, outcome, FIELD_MATTER, state_find_matter, &id);
    if (refusal != ALLOWED) {
        return refusal;
    }
    const char *was = state_text(state, state_matter(state, id)->report);
    if (g_strcmp0(was, values_text(&command->values, FIELD_SYMBOL)) == 0) {
        return &refused_as_it_is;
    }
    Event *event = outcome_add(outcome, &attached);
    EVENT_TAKE(event, command, FIELD_MATTER, FIELD_SYMBOL, FIELD_TITLE);
    event_text(event, FIELD_WAS, was);
    return ALLOWED;
}

static const CommandInfo attach = {
    .name = "matter.attach_text",
    .who = MAY(ROLE_CHAIR) | MAY(ROLE_SECRETARIAT),
    .needs = NEEDS_SESSION,
    COMMAND_FIELDS_ARE({ FIELD_MATTER, GIVEN, NULL }, { FIELD_SYMBOL, GIVEN, NULL }, { FIELD_TITLE, OPTIONAL, NULL }),
    .rules = "18",
    .source = "rule 120 of the rules of procedure",
    .summary = "Put a text before the body under an item",
    .about =
        "An item that adopts reports cannot be taken up before its text is there. A later version takes the place of the one before.",
    .example = "matter=item-7 symbol=A/AC.292/2022/CRP.1",
    .decide = decide_attach,
};

static bool apply_withdrawn(State *state, const Event *event)
{
    const int id = event_find(state, event, FIELD_MATTER, state_find_matter);
    if (id == ID_NONE) {
        return false;
    }
    state_matter_edit(state, id)->is_settled = true;
    return true;
}

static const EventInfo withdrawn = {
    .name = "text.withdrawn",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_MATTER, FIELD_SYMBOL, MAY_BE_MISSING, FIELD_REASON),
    .says = "The text {symbol} under {matter} was withdrawn[: {reason}]",
    .apply = apply_withdrawn,
};

static Refusal decide_withdraw(const State *state, const Command *command, Outcome *outcome)
{
    int id;
    const Refusal refusal = command_find(state, command, outcome, FIELD_MATTER, state_find_matter, &id);
    if (refusal != ALLOWED) {
        return refusal;
    }
    if (!agenda_text_is_open(state_matter(state, id))) {
        return &refused_no_text;
    }
    Event *event = outcome_add(outcome, &withdrawn);
    EVENT_TAKE(event, command, FIELD_MATTER, FIELD_REASON);
    event_text(event, FIELD_SYMBOL, state_text(state, state_matter(state, id)->report));
    return ALLOWED;
}

static const CommandInfo withdraw = {
    .name = "matter.withdraw_text",
    .who = MAY(ROLE_CHAIR) | MAY(ROLE_SECRETARIAT),
    .needs = NEEDS_SESSION,
    COMMAND_FIELDS_ARE({ FIELD_MATTER, GIVEN, NULL }, { FIELD_REASON, OPTIONAL, NULL }),
    .rules = "28",
    .source = "rule 122 of the rules of procedure",
    .summary = "Record that the text under an item was withdrawn",
    .about = "Nothing is then left to decide on it, and the session may be closed.",
    .example = "matter=item-7 reason=\"no consensus\"",
    .decide = decide_withdraw,
};

static const CommandInfo *const commands[] = { &adopt, &attach, &withdraw, NULL };
static const EventInfo *const events[] = { &adopted, &attached, &withdrawn, NULL };
static const RefusalInfo *const refusals[] = { &refused_text_unsettled, &refused_no_text, NULL };

const Module module_agenda = { "agenda", "The agenda and its texts", commands, events, refusals };
