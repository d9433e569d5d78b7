#include "session/shorthand.h"

#include "session/common.h"
#include "session/decide.h"
#include "session/floor.h"
#include "session/inscriptions.h"
#include "session/meeting.h"
#include "session/module.h"
#include "session/motions.h"
#include "session/shorthand_parts.h"
#include "session/speakers.h"

#include <string.h>

typedef struct {
    const Typist *typist;
    const char *line;
    const ShortWords *words;
    GStringChunk *strings;
    ShorthandPart *part;
    ShorthandComplaint *complaint;
} Reading;

/* --- which list, which matter ------------------------------------------------------------------------------------- */

static int matter_in_hand(const State *state)
{
    const Meeting *meeting = state_meeting(state, meeting_now(state));
    return meeting != NULL ? meeting->matter : ID_NONE;
}

static bool takes_speakers(const SpeakersList *list)
{
    return list != NULL && !list->is_released && (list->state == LIST_OPEN || list->state == LIST_ANNOUNCED);
}

/* The one on the matter that is being taken up, whatever its state; else the only one that is open. */
static int list_in_hand(const State *state)
{
    const int matter = matter_in_hand(state);
    int only = ID_NONE, n_open = 0;
    for (int id = state_lists(state); id >= 1; id--) {
        const SpeakersList *list = state_list(state, id);
        if (list == NULL) {
            continue;
        }
        if (matter != ID_NONE && list->matter == matter && list->kind == LIST_OF_SPEAKERS) {
            return id;
        }
        n_open += takes_speakers(list);
        only = takes_speakers(list) ? id : only;
    }
    return n_open == 1 ? only : ID_NONE;
}

/* A list that was heard to its end is not in hand any more, unless nothing else is. */
static bool is_being_heard(const State *state)
{
    const Floor *floor = state_the_floor(state);
    const SpeakersList *list = state_list(state, floor->list);
    if (floor->meeting == ID_NONE || list == NULL) {
        return false;
    }
    return floor->inscription != ID_NONE || takes_speakers(list) || state_waiting(state, floor->list)->len > 0;
}

int shorthand_list(const Typist *typist)
{
    if (state_list(typist->state, typist->list) != NULL) {
        return typist->list;
    }
    return is_being_heard(typist->state) ? state_the_floor(typist->state)->list : list_in_hand(typist->state);
}

int short_list(const Typist *typist, const ShortWords *words)
{
    return words->list != ID_NONE ? words->list : shorthand_list(typist);
}

/* --- what is filled in -------------------------------------------------------------------------------------------- */

static bool complain(const Reading *reading, Typed what)
{
    short_complain(reading->complaint, what, reading->words->from, reading->words->to, NULL);
    reading->complaint->is_of_state = true;
    return false;
}

static const char *list_id(const Reading *reading, int list)
{
    return state_text(reading->typist->state, state_list(reading->typist->state, list)->id);
}

static bool fill_list(const Reading *reading, Command *command)
{
    const State *state = reading->typist->state;
    const int list = short_list(reading->typist, reading->words);
    if (list != ID_NONE) {
        values_set_text(&command->values, FIELD_LIST, list_id(reading, list));
        return true;
    }
    complain(reading, TYPED_NO_LIST);
    for (int id = 1; id <= state_lists(state); id++) {
        if (takes_speakers(state_list(state, id))) {
            short_suggest(reading->complaint, list_id(reading, id));
        }
    }
    return false;
}

/* Of a list that is to open: one that was named, whether it is there or not; else that of the matter in hand, which has
 * its name. */
static bool fill_own_list(const Reading *reading, Command *command)
{
    const State *state = reading->typist->state;
    const Matter *matter = state_matter(state, matter_in_hand(state));
    if (!values_has(&command->values, FIELD_LIST) && matter == NULL) {
        return complain(reading, TYPED_NO_MATTER);
    }
    if (!values_has(&command->values, FIELD_LIST)) {
        values_set_text(&command->values, FIELD_LIST, state_text(state, matter->id));
    }
    const char *name = values_text(&command->values, FIELD_LIST);
    const bool is_of_matter = state_find_list(state, name) == ID_NONE && state_find_matter(state, name) != ID_NONE;
    if (is_of_matter && !values_has(&command->values, FIELD_MATTER)) {
        values_set_text(&command->values, FIELD_MATTER, name);
    }
    return true;
}

/* That of the list, else that of the meeting. */
static bool fill_matter(const Reading *reading, Command *command)
{
    const State *state = reading->typist->state;
    const SpeakersList *list = state_list(state, short_list(reading->typist, reading->words));
    const int matter = list != NULL && list->matter != ID_NONE ? list->matter : matter_in_hand(state);
    if (matter == ID_NONE) {
        return complain(reading, TYPED_NO_MATTER);
    }
    values_set_text(&command->values, FIELD_MATTER, state_text(state, state_matter(state, matter)->id));
    return true;
}

/* Motions on a debate name its matter; others stand by themselves. */
static bool fill_debate(const Reading *reading, Command *command)
{
    const gint64 kind = values_number(&command->values, FIELD_MOTION_KIND, MOTION_OTHER);
    const bool needs_matter =
        !values_has(&command->values, FIELD_MATTER) && motion_rule((MotionKind)kind)->needs_matter;
    return !needs_matter || fill_matter(reading, command);
}

static bool fill_next(const Reading *reading, Command *command)
{
    const State *state = reading->typist->state;
    const int list = state_find_list(state, values_text(&command->values, FIELD_LIST));
    const int next = list != ID_NONE ? speakers_next(state, list) : ID_NONE;
    if (next == ID_NONE) {
        return complain(reading, TYPED_NOBODY);
    }
    values_set_number(&command->values, FIELD_INSCRIPTION, next);
    return true;
}

static bool fill_meeting(const Reading *reading, Command *command)
{
    const State *state = reading->typist->state;
    const Meeting *meeting = state_meeting(state, meeting_next(state, reading->typist->now));
    for (int id = state_meetings(state); meeting == NULL && id >= 1; id--) {
        const Meeting *late = state_meeting(state, id); /* whose hour has come, and nobody has called it to order */
        meeting = late != NULL && late->state == MEETING_PLANNED && !late->is_taken_out ? late : NULL;
    }
    if (meeting == NULL) {
        return complain(reading, TYPED_NO_MEETING);
    }
    values_set_text(&command->values, FIELD_MEETING, state_text(state, meeting->id));
    return true;
}

static bool is_undone_itself(const State *state, Seq act)
{
    const char *name = state_act_name(state, act);
    return name == NULL || strcmp(name, "act.undo") == 0;
}

/* One's own latest act that stands; of who has done nothing, the latest of all. */
static bool fill_act(const Reading *reading, Command *command)
{
    const Typist *typist = reading->typist;
    Seq act = 0;
    for (guint i = typist->n_acts; i > 0 && act == 0; i--) {
        act = is_undone_itself(typist->state, typist->acts[i - 1]) ? 0 : typist->acts[i - 1];
    }
    for (Seq other = act == 0 && typist->n_acts == 0 ? state_latest_act(typist->state, 0) : 0; other != 0 && act == 0;
         other = state_latest_act(typist->state, other)) {
        act = is_undone_itself(typist->state, other) ? 0 : other;
    }
    if (act == 0) {
        return complain(reading, TYPED_NO_ACT);
    }
    values_set_number(&command->values, FIELD_ACT, (gint64)act);
    return true;
}

static bool fill_reason(const Reading *reading, Command *command)
{
    (void)reading;
    values_set_text(&command->values, FIELD_REASON, "at the desk");
    return true;
}

static const struct {
    const char *name;
    Field field; /* that is filled; N_FIELDS: it looks itself */
    bool (*fill)(const Reading *reading, Command *command);
} fillings[] = {
    { "list", FIELD_LIST, fill_list },        { "own-list", N_FIELDS, fill_own_list },
    { "matter", FIELD_MATTER, fill_matter },  { "debate", N_FIELDS, fill_debate },
    { "next", FIELD_INSCRIPTION, fill_next }, { "meeting", FIELD_MEETING, fill_meeting },
    { "act", FIELD_ACT, fill_act },           { "reason", FIELD_REASON, fill_reason },
};

static bool fill_one(const Reading *reading, const char *word, Command *command)
{
    for (guint i = 0; i < G_N_ELEMENTS(fillings); i++) {
        if (strcmp(fillings[i].name, word) == 0) {
            const bool is_given = fillings[i].field != N_FIELDS && values_has(&command->values, fillings[i].field);
            return is_given || fillings[i].fill(reading, command);
        }
    }
    g_autofree char *name = g_strndup(word, strcspn(word, "="));
    if (values_has(&command->values, field_of_name(name))) {
        return true;
    }
    char *wrong = command_read_field(command->info, word, reading->strings, &command->values);
    g_assert(wrong == NULL);
    return true;
}

static bool fill(const Reading *reading, const ShortForm *form, Command *command)
{
    g_auto(GStrv) words = g_strsplit(form->filled != NULL ? form->filled : "", " ", -1);
    for (guint i = 0; words[i] != NULL; i++) {
        if (words[i][0] != '\0' && !fill_one(reading, words[i], command)) {
            return false;
        }
    }
    return true;
}

/* --- fields by their names ---------------------------------------------------------------------------------------- */

static bool take_fields(const Reading *reading, Command *command)
{
    for (guint i = 0; i < reading->words->fields->len; i++) {
        const ShortWord *word = &g_array_index(reading->words->fields, ShortWord, i);
        char *wrong = command_read_field(command->info, word->text, reading->strings, &command->values);
        if (wrong != NULL) {
            short_complain(reading->complaint, TYPED_FIELD, word->from, word->to, word->text);
            reading->complaint->expected = wrong;
            reading->complaint->info = command->info;
            return false;
        }
    }
    return true;
}

static bool check_fields(const Reading *reading, const Command *command, const ShortForm *form)
{
    for (guint i = 0; i < command->info->n_fields; i++) {
        const CommandField *field = &command->info->fields[i];
        if (field->presence == GIVEN && !values_has(&command->values, field->field)) {
            const size_t end = reading->words->to;
            short_complain(reading->complaint, TYPED_MISSING, end, end, NULL);
            reading->complaint->info = command->info;
            reading->complaint->form = form;
            reading->complaint->expected = g_strdup(field_info(field->field)->name);
            return false;
        }
    }
    return true;
}

Actor shorthand_actor(const Typist *typist, const CommandInfo *info)
{
    Actor actor = typist->actor;
    actor.role = actor.role == ROLE_SECRETARIAT ? command_role_of_desk(info) : actor.role;
    return actor;
}

/* --- commands ----------------------------------------------------------------------------------------------------- */

static bool add_command(const Reading *reading, const Command *command)
{
    const Actor actor = shorthand_actor(reading->typist, command->info);
    if ((command->info->who & MAY(actor.role)) == 0) {
        short_complain(reading->complaint, TYPED_NOT_YOURS, reading->words->from, reading->words->to, NULL);
        reading->complaint->info = command->info;
        return false;
    }
    g_assert(reading->part->n < SHORTHAND_COMMANDS_LIMIT);
    Command *own = &reading->part->commands[reading->part->n++];
    *own = *command;
    own->actor = actor;
    own->at = reading->typist->now;
    return true;
}

static bool waits(const State *state, int list, int participant)
{
    return inscription_of(state, list, participant, false) != ID_NONE ||
           inscription_of(state, list, participant, true) != ID_NONE;
}

/* Whether nothing but the one that speaks is in the way: nobody is cut short for what is refused all the same. */
static bool waits_for_the_floor(const Reading *reading, const Command *command)
{
    g_auto(Outcome) outcome = { 0 };
    Command give = *command;
    give.actor = shorthand_actor(reading->typist, command->info);
    give.at = reading->typist->now;
    outcome_init(&outcome);
    return decide(reading->typist->state, &give, &outcome) == &refused_floor_taken;
}

/* What a form means beside its command: who is to be at a place must be on the list; the floor is free before the next
 * one has it. */
static bool add_before(const Reading *reading, const ShortForm *form, const Command *command, int party)
{
    const State *state = reading->typist->state;
    const int list = state_find_list(state, values_text(&command->values, FIELD_LIST));
    if (strcmp(form->command, "floor.move") == 0 && party != ID_NONE && list != ID_NONE && !waits(state, list, party)) {
        Command request = { .info = command_of("floor.request") };
        values_set_text(&request.values, FIELD_LIST, list_id(reading, list));
        values_set_text(&request.values, FIELD_PARTY, participant_code(state, party));
        return add_command(reading, &request);
    }
    if (strcmp(form->command, "floor.give") == 0 && waits_for_the_floor(reading, command)) {
        const Command end = { .info = command_of("floor.end") };
        return add_command(reading, &end);
    }
    return true;
}

static bool make_commands(const Reading *reading, const ShortForm *form, const ShortMatch *match)
{
    Command command = { .info = command_of(form->command), .values = match->values };
    if (reading->words->list != ID_NONE && command_takes(command.info, FIELD_LIST) &&
        !values_has(&command.values, FIELD_LIST)) {
        values_set_text(&command.values, FIELD_LIST, list_id(reading, reading->words->list));
    }
    return take_fields(reading, &command) && fill(reading, form, &command) && check_fields(reading, &command, form) &&
           add_before(reading, form, &command, match->party) && add_command(reading, &command);
}

/* A command with its fields, as it stands. */
static bool make_plain(const Reading *reading, const CommandInfo *info)
{
    Command command = { .info = info };
    const ShortWord *extra = short_word(reading->words, 1);
    if (extra != NULL) {
        short_complain(reading->complaint, TYPED_EXTRA, extra->from, extra->to, extra->text);
        reading->complaint->info = info;
        return false;
    }
    return take_fields(reading, &command) && check_fields(reading, &command, NULL) && add_command(reading, &command);
}

/* --- choosing a form ---------------------------------------------------------------------------------------------- */

static void suggest_words(const Reading *reading, const char *word)
{
    const ShortForm *form;
    const CommandInfo *info;
    ShortToken tokens[SHORT_TOKENS_LIMIT];
    enum { ALIKE = 2 };
    g_autofree char *small = g_ascii_strdown(word, ALIKE);
    for (guint i = 0; (form = short_form_at(i)) != NULL; i++) {
        short_form_tokens(form, tokens);
        if (tokens[0].use == SHORT_LITERAL && strncmp(tokens[0].text, small, strlen(small)) == 0) {
            g_autofree char *literal = g_strndup(tokens[0].text, tokens[0].length);
            short_suggest(reading->complaint, literal);
        }
    }
    const char *dot = strchr(word, '.');
    for (guint i = 0; dot != NULL && (info = command_at(i)) != NULL; i++) {
        if (g_ascii_strncasecmp(info->name, word, (gsize)(dot - word) + 1) == 0) {
            short_suggest(reading->complaint, info->name);
        }
    }
}

static void complain_unknown(const Reading *reading)
{
    const ShortWord *word = short_word(reading->words, 0);
    if (word == NULL) { /* fields alone */
        short_complain(reading->complaint, TYPED_UNKNOWN, reading->words->from, reading->words->to, NULL);
        return;
    }
    short_complain(reading->complaint, TYPED_UNKNOWN, word->from, word->to, word->text);
    suggest_words(reading, word->text);
}

/* Of figures that are wrong the form tells that wants a number there. */
static bool wants_number(const ShortMatch *match, const ShortForm *form)
{
    ShortToken tokens[SHORT_TOKENS_LIMIT];
    const guint n = short_form_tokens(form, tokens);
    const char *found = match->complaint.found;
    return found != NULL && g_ascii_isdigit(found[0]) && match->token < n && tokens[match->token].field != N_FIELDS &&
           field_info(tokens[match->token].field)->type == TYPE_NUMBER;
}

/* Of the forms that do not fit, the one that goes furthest tells what is wrong. */
static void keep_further(ShortMatch *best, ShortMatch *match, const ShortForm **best_form, const ShortForm *form)
{
    const bool is_further = *best_form == NULL || match->word > best->word ||
                            (match->word == best->word && (match->token > best->token || wants_number(match, form)));
    if (is_further) {
        short_match_clear(best);
        *best = *match;
        *best_form = form;
    } else {
        short_match_clear(match);
    }
}

static bool is_candidate(const ShortForm *form, const char *head, bool has_head)
{
    ShortToken tokens[SHORT_TOKENS_LIMIT];
    short_form_tokens(form, tokens);
    return has_head ? short_form_has_head(form, tokens, head) : tokens[0].use != SHORT_LITERAL;
}

static bool read_forms(const Reading *reading, const char *head, bool has_head)
{
    const ShortForm *form, *best_form = NULL;
    g_auto(ShortMatch) best = { 0 };
    for (guint i = 0; (form = short_form_at(i)) != NULL; i++) {
        ShortMatch match;
        if (!is_candidate(form, head, has_head)) {
            continue;
        }
        if (short_match(reading->typist, form, reading->words, reading->line, reading->strings, &match)) {
            return make_commands(reading, form, &match);
        }
        keep_further(&best, &match, &best_form, form);
    }
    if (!has_head && best.word == 0 && best.complaint.what == TYPED_PARTY) {
        complain_unknown(reading);
        return false;
    }
    shorthand_complaint_clear(reading->complaint);
    *reading->complaint = best.complaint;
    best.complaint = (ShorthandComplaint){ 0 };
    return false;
}

static bool has_form(const char *head)
{
    const ShortForm *form;
    for (guint i = 0; (form = short_form_at(i)) != NULL; i++) {
        if (is_candidate(form, head, true)) {
            return true;
        }
    }
    return false;
}

static bool read_part(const Reading *reading)
{
    const ShortWord *head = short_word(reading->words, 0);
    if (head == NULL) {
        complain_unknown(reading);
        return false;
    }
    g_autofree char *name = g_ascii_strdown(head->text, -1);
    const CommandInfo *info = command_of(name);
    const bool has_head = has_form(head->text);
    if (info != NULL && (short_word(reading->words, 1) == NULL || !has_head)) {
        return make_plain(reading, info);
    }
    return read_forms(reading, head->text, has_head);
}

/* --- a line ------------------------------------------------------------------------------------------------------- */

static bool check_line(const char *line, ShorthandComplaint *complaint)
{
    const size_t length = strlen(line);
    if (length > SHORTHAND_LIMIT) {
        return short_complain(complaint, TYPED_TOO_LONG, 0, 0, NULL);
    }
    const char *end = line;
    return g_utf8_validate(line, (gssize)length, &end) ||
           short_complain(complaint, TYPED_NO_TEXT, (size_t)(end - line), (size_t)(end - line), NULL);
}

ShorthandAnswer shorthand_read(const Typist *typist, const char *line, size_t *at, GStringChunk *strings,
                               ShorthandPart *ret_part, ShorthandComplaint *complaint)
{
    *ret_part = (ShorthandPart){ 0 };
    if (!check_line(line, complaint)) {
        return SHORTHAND_WRONG;
    }
    for (;;) {
        g_auto(ShortWords) words;
        short_words_init(&words);
        if (!short_words_read(typist, line, at, &words, complaint)) {
            return SHORTHAND_WRONG;
        }
        const bool is_last = line[*at] == '\0';
        *at += !is_last;
        ret_part->from = words.from;
        ret_part->to = words.to;
        if (words.to > 0) {
            const Reading reading = { typist, line, &words, strings, ret_part, complaint };
            return read_part(&reading) ? SHORTHAND_PART : SHORTHAND_WRONG;
        }
        if (is_last) {
            return SHORTHAND_END;
        }
    }
}

/* Where the next part begins, whatever is wrong in this one. */
static size_t skip_part(const char *line, size_t at)
{
    bool is_open = false;
    while (line[at] != '\0' && (is_open || line[at] != ';')) {
        is_open = line[at] == '"' ? !is_open : is_open;
        at++;
    }
    return line[at] != '\0' ? at + 1 : at;
}

bool shorthand_check(const Typist *typist, const char *line, ShorthandComplaint *complaint)
{
    g_autoptr(GStringChunk) strings = g_string_chunk_new(SHORTHAND_LIMIT);
    size_t at = 0;
    for (guint n = 0;; n++) {
        ShorthandPart part;
        const size_t begin = at;
        const ShorthandAnswer answer = shorthand_read(typist, line, &at, strings, &part, complaint);
        if (answer == SHORTHAND_END) {
            return true;
        }
        if (n >= SHORTHAND_PARTS_LIMIT) {
            return short_complain(complaint, TYPED_TOO_LONG, part.from, part.to, NULL);
        }
        if (answer == SHORTHAND_PART) {
            continue;
        }
        /* What an earlier part may yet put right is no mistake; of the first part it is. */
        if (n == 0 || !complaint->is_of_state) {
            return false;
        }
        shorthand_complaint_clear(complaint);
        at = skip_part(line, begin);
    }
}

/* --- commands as text --------------------------------------------------------------------------------------------- */

static char *value_text(const Value *value)
{
    const FieldInfo *info = field_info(value->field);
    if (field_is_text(value->field)) {
        return strchr(value->text, ' ') != NULL ? g_strdup_printf("\"%s\"", value->text) : g_strdup(value->text);
    }
    switch (info->type) {
    case TYPE_CHOICE: return g_strdup(info->names[value->number]);
    case TYPE_FLAG: return g_strdup(value->number != 0 ? "yes" : "no");
    default: return g_strdup_printf("%" G_GINT64_FORMAT, value->number);
    }
}

char *shorthand_command_text(const Command *command)
{
    GString *text = g_string_new(command->info->name);
    for (guint i = 0; i < command->values.n; i++) {
        g_autofree char *value = value_text(&command->values.list[i]);
        g_string_append_printf(text, " %s=%s", field_info(command->values.list[i].field)->name, value);
    }
    return g_string_free(text, FALSE);
}
