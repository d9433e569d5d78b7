/* What may stand at the caret: from the same table and by the same matching by which lines are read. */
#include "base/folding.h"
#include "session/acts.h"
#include "session/common.h"
#include "session/module.h"
#include "session/shorthand_parts.h"

#include <string.h>

typedef struct {
    const Typist *typist;
    Language language;
    const char *line;  /* up to the word that is typed */
    const char *typed; /* of that word, what stands before the caret */
    size_t from;       /* where it begins */
    const ShortWords *words;
    Completion *completion;
} Asking;

static void free_candidate(gpointer data)
{
    Candidate *candidate = data;
    g_free(candidate->text);
    g_free(candidate->label);
    g_free(candidate);
}

void completion_clear(Completion *completion)
{
    g_clear_pointer(&completion->candidates, g_ptr_array_unref);
    g_clear_pointer(&completion->forms, g_ptr_array_unref);
}

static bool has_candidate(const Asking *asking, const char *text)
{
    for (guint i = 0; i < asking->completion->candidates->len; i++) {
        const Candidate *other = g_ptr_array_index(asking->completion->candidates, i);
        if (strcmp(other->text, text) == 0) {
            return true;
        }
    }
    return false;
}

/* Takes `label` over. */
static void offer(const Asking *asking, const char *text, char *label, const CommandInfo *info, const ShortForm *form)
{
    if (asking->completion->candidates->len >= SHORTHAND_CANDIDATES_LIMIT || has_candidate(asking, text)) {
        g_free(label);
        return;
    }
    Candidate *candidate = g_new(Candidate, 1);
    *candidate = (Candidate){ g_strdup(text), label, info, form };
    g_ptr_array_add(asking->completion->candidates, candidate);
}

static bool begins(const char *text, const char *typed)
{
    return g_ascii_strncasecmp(text, typed, strlen(typed)) == 0;
}

/* --- things by their ids ------------------------------------------------------------------------------------------ */

static char *name_of(const Asking *asking, int participant)
{
    const Participant *row = state_participant(asking->typist->state, participant);
    const RosterEntry *entry = state_roster(asking->typist->state, participant);
    const CivilDate day = session_day(asking->typist->state, asking->typist->now);
    return g_strdup(entry != NULL ? roster_name(entry, asking->language, day)
                                  : state_text(asking->typist->state, row->name));
}

/* `prefix`: what stands before the code in the same word. */
static void offer_participants(const Asking *asking, const char *typed, const char *prefix, const CommandInfo *info,
                               const ShortForm *form)
{
    const State *state = asking->typist->state;
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(int));
    shorthand_participants(state, typed, found);
    for (guint i = 0; i < found->len; i++) {
        const int id = g_array_index(found, int, i);
        g_autofree char *text = g_strconcat(prefix, participant_code(state, id), NULL);
        offer(asking, text, name_of(asking, id), info, form);
    }
}

static void offer_lists(const Asking *asking, const char *typed, const char *prefix)
{
    const State *state = asking->typist->state;
    for (int i = 1; i <= state_lists(state); i++) {
        const SpeakersList *list = state_list(state, i);
        const char *id = list != NULL ? state_text(state, list->id) : NULL;
        if (id != NULL && !list->is_released && begins(id, typed)) {
            const Matter *matter = state_matter(state, list->matter);
            g_autofree char *text = g_strconcat(prefix, id, NULL);
            offer(asking, text, g_strdup(matter != NULL ? state_text(state, matter->title) : NULL), NULL, NULL);
        }
    }
}

static void offer_matters(const Asking *asking, const char *typed, const char *prefix)
{
    const State *state = asking->typist->state;
    for (int i = 1; i <= state_matters(state); i++) {
        const Matter *matter = state_matter(state, i);
        if (matter != NULL && begins(state_text(state, matter->id), typed)) {
            g_autofree char *text = g_strconcat(prefix, state_text(state, matter->id), NULL);
            offer(asking, text, g_strdup(state_text(state, matter->title)), NULL, NULL);
        }
    }
}

static void offer_meetings(const Asking *asking, const char *typed, const char *prefix)
{
    const State *state = asking->typist->state;
    for (int i = 1; i <= state_meetings(state); i++) {
        const Meeting *meeting = state_meeting(state, i);
        const bool is_ahead = meeting != NULL && meeting->state == MEETING_PLANNED && !meeting->is_taken_out;
        if (is_ahead && begins(state_text(state, meeting->id), typed)) {
            g_autofree char *text = g_strconcat(prefix, state_text(state, meeting->id), NULL);
            offer(asking, text, NULL, NULL, NULL);
        }
    }
}

static void offer_choices(const Asking *asking, Field field, const char *typed, const char *prefix)
{
    const FieldInfo *info = field_info(field);
    for (guint i = 0; info->names[i] != NULL; i++) {
        if (begins(info->names[i], typed)) {
            g_autofree char *text = g_strconcat(prefix, info->names[i], NULL);
            offer(asking, text, acts_choice(field, i, asking->language), NULL, NULL);
        }
    }
}

static void offer_flags(const Asking *asking, const char *typed, const char *prefix)
{
    static const ActsWord words[] = { WORD_YES, WORD_NO };
    static const char *const names[] = { "yes", "no" };
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        if (begins(names[i], typed)) {
            g_autofree char *text = g_strconcat(prefix, names[i], NULL);
            offer(asking, text, g_strdup(acts_word(words[i], asking->language)), NULL, NULL);
        }
    }
}

static void offer_values(const Asking *asking, Field field, const char *typed, const char *prefix)
{
    switch (field) {
    case FIELD_LIST:
    case FIELD_ONTO: offer_lists(asking, typed, prefix); return;
    case FIELD_MATTER: offer_matters(asking, typed, prefix); return;
    case FIELD_MEETING: offer_meetings(asking, typed, prefix); return;
    default: break;
    }
    switch (field_info(field)->type) {
    case TYPE_CHOICE: offer_choices(asking, field, typed, prefix); return;
    case TYPE_FLAG: offer_flags(asking, typed, prefix); return;
    case TYPE_PARTICIPANT: offer_participants(asking, typed, prefix, NULL, NULL); return;
    default: return;
    }
}

/* --- what may come next ------------------------------------------------------------------------------------------- */

static bool is_for(const Asking *asking, const char *command)
{
    const CommandInfo *info = command_of(command);
    return (info->who & MAY(shorthand_actor(asking->typist, info).role)) != 0;
}

static void offer_token(const Asking *asking, const ShortForm *form, const ShortToken *token)
{
    g_autofree char *literal = g_strndup(token->text, token->length);
    const CommandInfo *info = command_of(form->command);
    switch (token->use) {
    case SHORT_LITERAL:
        if (begins(literal, asking->typed)) {
            offer(asking, literal, NULL, info, form);
        }
        return;
    case SHORT_PARTY:
    case SHORT_PARTIES:
    case SHORT_PLACE: offer_participants(asking, asking->typed, "", info, form); return;
    case SHORT_VALUE: offer_values(asking, token->field, asking->typed, ""); return;
    default: return;
    }
}

/* Names of several words: what stands before the caret may be the beginning of one that began in an earlier word. */
static void offer_longer_names(const Asking *asking, const ShortForm *form, const ShortMatch *match)
{
    const size_t from = match->complaint.from;
    if (asking->completion->candidates->len > 0 && asking->completion->from != from) {
        return;
    }
    g_autofree char *typed = g_strconcat(asking->line + from, asking->typed, NULL);
    const guint before = asking->completion->candidates->len;
    offer_participants(asking, typed, "", command_of(form->command), form);
    if (asking->completion->candidates->len > before) {
        asking->completion->from = from;
    }
}

static void offer_rest_of_form(const Asking *asking, const ShortForm *form)
{
    ShortToken tokens[SHORT_TOKENS_LIMIT];
    const guint n = short_form_tokens(form, tokens);
    g_autoptr(GStringChunk) strings = g_string_chunk_new(SHORTHAND_LIMIT);
    g_auto(ShortMatch) match = { 0 };
    const bool fits = short_match(asking->typist, form, asking->words, asking->line, strings, &match);
    const Typed what = match.complaint.what;
    if (!fits && what != TYPED_MISSING) {
        if (what == TYPED_SEVERAL || what == TYPED_PARTY) {
            offer_longer_names(asking, form, &match);
        }
        return;
    }
    g_ptr_array_add(asking->completion->forms, (gpointer)form);
    const bool may_repeat = match.token > 0 && tokens[match.token - 1].use == SHORT_PARTIES;
    for (guint i = may_repeat ? match.token - 1 : match.token; i < n; i++) {
        offer_token(asking, form, &tokens[i]);
        if (!tokens[i].may_be_missing && i >= match.token) {
            return;
        }
    }
}

/* Words of forms come before names: there are fewer of them, and they are typed more. */
static void offer_heads(const Asking *asking)
{
    const ShortForm *form;
    const CommandInfo *info;
    ShortToken tokens[SHORT_TOKENS_LIMIT];
    for (guint i = 0; (form = short_form_at(i)) != NULL; i++) {
        short_form_tokens(form, tokens);
        if (tokens[0].use == SHORT_LITERAL && is_for(asking, form->command)) {
            offer_token(asking, form, &tokens[0]);
        }
    }
    if (asking->typed[0] == '\0') {
        return;
    }
    offer_participants(asking, asking->typed, "", NULL, NULL);
    for (guint i = 0; (info = command_at(i)) != NULL; i++) {
        if (begins(info->name, asking->typed) && is_for(asking, info->name)) {
            offer(asking, info->name, NULL, info, NULL);
        }
    }
}

static bool is_given(const Asking *asking, Field field)
{
    g_autofree char *name = g_strconcat(field_info(field)->name, "=", NULL);
    for (guint i = 0; i < asking->words->fields->len; i++) {
        if (g_str_has_prefix(g_array_index(asking->words->fields, ShortWord, i).text, name)) {
            return true;
        }
    }
    return false;
}

static void offer_fields(const Asking *asking, const CommandInfo *info)
{
    for (guint i = 0; i < info->n_fields; i++) {
        const FieldInfo *field = field_info(info->fields[i].field);
        if (begins(field->name, asking->typed) && !is_given(asking, info->fields[i].field)) {
            g_autofree char *text = g_strconcat(field->name, "=", NULL);
            offer(asking, text, g_strdup(field->about), info, NULL);
        }
    }
}

static void offer_next(const Asking *asking)
{
    const ShortForm *form;
    const ShortWord *head = short_word(asking->words, 0);
    g_autofree char *name = g_ascii_strdown(head->text, -1);
    const CommandInfo *info = command_of(name);
    bool has_head = false;
    for (guint i = 0; (form = short_form_at(i)) != NULL; i++) {
        ShortToken tokens[SHORT_TOKENS_LIMIT];
        short_form_tokens(form, tokens);
        has_head = has_head || short_form_has_head(form, tokens, head->text);
    }
    for (guint i = 0; (form = short_form_at(i)) != NULL; i++) {
        ShortToken tokens[SHORT_TOKENS_LIMIT];
        short_form_tokens(form, tokens);
        const bool is_right = has_head ? short_form_has_head(form, tokens, head->text) : tokens[0].use != SHORT_LITERAL;
        if (is_right && is_for(asking, form->command)) {
            offer_rest_of_form(asking, form);
        }
    }
    if (info != NULL && asking->words->words->len == 1) {
        offer_fields(asking, info);
    }
}

/* --- where the caret is ------------------------------------------------------------------------------------------- */

/* Where the part, and the word, begin that reach up to the end of the text; false inside quotation marks. */
static bool find_word(const char *text, size_t *ret_part, size_t *ret_word)
{
    bool is_open = false;
    *ret_part = *ret_word = 0;
    for (size_t i = 0; text[i] != '\0'; i++) {
        is_open = text[i] == '"' ? !is_open : is_open;
        if (!is_open && (text[i] == ';' || text[i] == ' ' || text[i] == '\t')) {
            *ret_word = i + 1;
            *ret_part = text[i] == ';' ? i + 1 : *ret_part;
        }
    }
    return !is_open;
}

static void ask(const Asking *asking)
{
    const char *equals = strchr(asking->typed, '=');
    if (asking->typed[0] == '@') {
        offer_lists(asking, asking->typed + 1, "@");
        return;
    }
    if (equals != NULL) {
        g_autofree char *name = g_strndup(asking->typed, (gsize)(equals - asking->typed));
        g_autofree char *prefix = g_strconcat(name, "=", NULL);
        const Field field = field_of_name(name);
        if (field != N_FIELDS) {
            offer_values(asking, field, equals + 1, prefix);
        }
        return;
    }
    if (short_word(asking->words, 0) == NULL) {
        offer_heads(asking);
    } else {
        offer_next(asking);
    }
}

void shorthand_complete(const Typist *typist, const char *line, size_t caret, Language language,
                        Completion *ret_completion)
{
    size_t part, word;
    *ret_completion = (Completion){ .from = caret,
                                    .to = caret,
                                    .candidates = g_ptr_array_new_with_free_func(free_candidate),
                                    .forms = g_ptr_array_new() };
    if (caret > MIN(strlen(line), SHORTHAND_LIMIT)) {
        return;
    }
    g_autofree char *text = g_strndup(line, caret);
    if (!g_utf8_validate(text, -1, NULL) || !find_word(text, &part, &word)) {
        return;
    }
    g_autofree char *before = g_strndup(text, word);
    g_auto(ShorthandComplaint) complaint = { 0 };
    g_auto(ShortWords) words;
    short_words_init(&words);
    ret_completion->from = word;
    if (short_words_read(typist, before, &part, &words, &complaint)) {
        const Asking asking = { typist, language, before, text + word, word, &words, ret_completion };
        ask(&asking);
    }
}
