/* A short form, held against the words of a part. */
#include "session/common.h"
#include "session/inscriptions.h"
#include "session/module.h"
#include "session/shorthand_parts.h"

#include <string.h>

typedef struct {
    const Typist *typist;
    const ShortForm *form;
    const CommandInfo *info;
    const ShortWords *words;
    const char *line;
    GStringChunk *strings;
    ShortMatch *match;
} Matching;

void short_match_clear(ShortMatch *match)
{
    shorthand_complaint_clear(&match->complaint);
}

bool short_form_has_head(const ShortForm *form, const ShortToken *tokens, const char *word)
{
    const bool is_literal = tokens[0].use == SHORT_LITERAL && strlen(word) == tokens[0].length &&
                            g_ascii_strncasecmp(word, tokens[0].text, tokens[0].length) == 0;
    return is_literal || g_ascii_strcasecmp(word, form->command) == 0;
}

/* --- participants ------------------------------------------------------------------------------------------------- */

/* Whether a name may go on with that word. */
static bool goes_on(const ShortWord *word)
{
    return word != NULL && !word->is_quoted && strcmp(word->text, "-") != 0 && !g_ascii_isdigit(word->text[0]);
}

/* "united states" of the words from `first` to `last`. Free with g_free. */
static char *join_words(const Matching *matching, guint first, guint last)
{
    GString *text = g_string_new(NULL);
    for (guint i = first; i <= last; i++) {
        g_string_append(text, i > first ? " " : "");
        g_string_append(text, short_word(matching->words, i)->text);
    }
    return g_string_free(text, FALSE);
}

static bool complain_participant(const Matching *matching, guint last, const char *name, const GArray *found)
{
    const ShortWord *first = short_word(matching->words, matching->match->word);
    const State *state = matching->typist->state;
    ShorthandComplaint *complaint = &matching->match->complaint;
    const RosterEntry *known = found->len == 0 ? roster_find(name) : NULL;
    const Typed what = found->len > 0 ? TYPED_SEVERAL : known != NULL ? TYPED_ABSENT : TYPED_PARTY;
    short_complain(complaint, what, first->from, short_word(matching->words, last)->to, name);
    for (guint i = 0; i < found->len; i++) {
        short_suggest(complaint, participant_code(state, g_array_index(found, int, i)));
    }
    if (known != NULL) {
        short_suggest(complaint, known->id);
        complaint->is_of_state = true;
    }
    return false;
}

static GArray *find_participants(const Matching *matching, guint last)
{
    GArray *found = g_array_new(FALSE, FALSE, sizeof(int));
    g_autofree char *name = join_words(matching, matching->match->word, last);
    shorthand_participants(matching->typist->state, name, found);
    return found;
}

static bool may_go_on(const Matching *matching, guint last)
{
    const guint first = matching->match->word;
    return last + 1 < first + SHORTHAND_NAME_WORDS_LIMIT && !short_word(matching->words, first)->is_quoted &&
           goes_on(short_word(matching->words, last + 1));
}

/* The longest row of words with which somebody's name begins: "united states" before "united". Each beginning of it is
 * a beginning too, so it is looked for word by word. */
static guint last_of_name(const Matching *matching)
{
    guint last = matching->match->word;
    for (; may_go_on(matching, last); last++) {
        g_autofree char *longer = join_words(matching, matching->match->word, last + 1);
        if (!short_begins_somebody(matching->typist->state, longer)) {
            break;
        }
    }
    return last;
}

/* Nobody's name goes on behind a code. */
static bool is_code(const Matching *matching, const GArray *found)
{
    const char *text = short_word(matching->words, matching->match->word)->text;
    const State *state = matching->typist->state;
    const int id = found->len == 1 ? g_array_index(found, int, 0) : ID_NONE;
    const RosterEntry *entry = id != ID_NONE ? state_roster(state, id) : NULL;
    return id != ID_NONE && (g_ascii_strcasecmp(text, participant_code(state, id)) == 0 ||
                             (entry != NULL && entry->alpha2 != NULL && g_ascii_strcasecmp(text, entry->alpha2) == 0));
}

static bool take_participant(const Matching *matching, int *ret_id)
{
    guint last = last_of_name(matching);
    g_autoptr(GArray) found = find_participants(matching, last);
    while (found->len > 0 && !is_code(matching, found) && may_go_on(matching, last)) {
        g_autoptr(GArray) fewer = find_participants(matching, last + 1);
        if (fewer->len == 0) {
            break;
        }
        g_array_set_size(found, 0);
        g_array_append_vals(found, fewer->data, fewer->len);
        last++;
    }
    if (found->len != 1) {
        g_autofree char *name = join_words(matching, matching->match->word, last);
        return complain_participant(matching, last, name, found);
    }
    *ret_id = g_array_index(found, int, 0);
    matching->match->word = last + 1;
    return true;
}

static bool take_party(const Matching *matching, const ShortToken *token)
{
    int id;
    if (!take_participant(matching, &id)) {
        return false;
    }
    matching->match->party = matching->match->party == ID_NONE ? id : matching->match->party;
    values_set_text(&matching->match->values, token->field, participant_code(matching->typist->state, id));
    return true;
}

static bool take_parties(const Matching *matching, const ShortToken *token)
{
    g_autoptr(GString) codes = g_string_new(NULL);
    do {
        int id;
        if (!take_participant(matching, &id)) {
            return false;
        }
        const char *code = participant_code(matching->typist->state, id);
        if (!codes_have(codes->str, code)) {
            g_string_append_printf(codes, "%s%s", codes->len > 0 ? " " : "", code);
        }
    } while (short_word(matching->words, matching->match->word) != NULL);
    values_set_text(&matching->match->values, token->field, g_string_chunk_insert_const(matching->strings, codes->str));
    return true;
}

static int waits_at(const State *state, int list, int participant)
{
    const int own = inscription_of(state, list, participant, false);
    return own != ID_NONE ? own : inscription_of(state, list, participant, true);
}

/* Of an offer its list does not matter: whoever offers does so once. */
static int offers_at(const State *state, int participant)
{
    for (int id = state_inscriptions(state); id >= 1; id--) {
        const Inscription *row = state_inscription(state, id);
        if (row != NULL && row->participant == participant && row->state == INSCRIPTION_WAITING &&
            (row->swap != ID_NONE || row->yield_to != ID_NONE)) {
            return id;
        }
    }
    return ID_NONE;
}

static bool take_place(const Matching *matching, const ShortToken *token)
{
    int id;
    const ShortWord *first = short_word(matching->words, matching->match->word);
    if (!take_participant(matching, &id)) {
        return false;
    }
    const State *state = matching->typist->state;
    const int list = short_list(matching->typist, matching->words);
    const int place = token->field == FIELD_WITH ? waits_at(state, list, id) : offers_at(state, id);
    if (place == ID_NONE) {
        short_complain(&matching->match->complaint, TYPED_NO_PLACE, first->from, first->to, first->text);
        short_suggest(&matching->match->complaint, participant_code(state, id));
        matching->match->complaint.is_of_state = true;
        return false;
    }
    values_set_number(&matching->match->values, token->field, place);
    return true;
}

/* --- other values ------------------------------------------------------------------------------------------------- */

/* Figures of any script as those of ASCII. */
static char *plain_figures(const char *text)
{
    GString *plain = g_string_new(NULL);
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        const gunichar c = g_utf8_get_char(at);
        const int figure = g_unichar_digit_value(c);
        g_string_append_unichar(plain, figure >= 0 ? (gunichar)('0' + figure) : c);
    }
    return g_string_free(plain, FALSE);
}

/* The only choice that begins so; the text itself if there is none, or there are several. */
static const char *whole_choice(Field field, const char *text)
{
    const FieldInfo *info = field_info(field);
    const char *found = NULL;
    for (guint i = 0; info->type == TYPE_CHOICE && text[0] != '\0' && info->names[i] != NULL; i++) {
        if (strcmp(info->names[i], text) == 0) {
            return text;
        }
        if (g_str_has_prefix(info->names[i], text)) {
            found = found == NULL ? info->names[i] : text;
        }
    }
    return found != NULL ? found : text;
}

static void put_value(Values *values, const Value *value)
{
    if (field_is_text(value->field)) {
        values_set_text(values, value->field, value->text);
    } else {
        values_set_number(values, value->field, value->number);
    }
}

static bool complain_value(const Matching *matching, Field field, size_t from, size_t to, const char *text)
{
    ShorthandComplaint *complaint = &matching->match->complaint;
    const FieldInfo *info = field_info(field);
    short_complain(complaint, TYPED_VALUE, from, to, text);
    complaint->expected = field_expected(field);
    for (guint i = 0; info->type == TYPE_CHOICE && info->names[i] != NULL; i++) {
        short_suggest(complaint, info->names[i]);
    }
    return false;
}

static bool take_value(const Matching *matching, const ShortToken *token)
{
    Value value;
    const ShortWord *word = short_word(matching->words, matching->match->word);
    g_autofree char *plain = plain_figures(word->text);
    const char *text = whole_choice(token->field, plain);
    const bool is_number = text[0] != '\0' && text[strspn(text, "0123456789")] == '\0';
    g_autofree char *minutes = token->use == SHORT_MINUTES && is_number ? g_strconcat(text, "m", NULL) : NULL;
    if (!value_read(token->field, minutes != NULL ? minutes : text, matching->strings, &value)) {
        return complain_value(matching, token->field, word->from, word->to, word->text);
    }
    put_value(&matching->match->values, &value);
    matching->match->word++;
    return true;
}

/* As it was typed, its quotation marks taken off. */
static bool take_rest(const Matching *matching, const ShortToken *token)
{
    Value value;
    ShortMatch *match = matching->match;
    const guint last = matching->words->words->len - 1;
    const ShortWord *first = short_word(matching->words, match->word);
    g_autofree char *text = join_words(matching, match->word, last);
    if (!value_read(token->field, text, matching->strings, &value)) {
        return complain_value(matching, token->field, first->from, short_word(matching->words, last)->to, text);
    }
    put_value(&match->values, &value);
    match->word = last + 1;
    return true;
}

static bool take_literal(const Matching *matching, const ShortToken *token)
{
    ShortMatch *match = matching->match;
    const ShortWord *word = short_word(matching->words, match->word);
    const bool is_it = match->token == 0 ? short_form_has_head(matching->form, token, word->text)
                                         : strlen(word->text) == token->length &&
                                               g_ascii_strncasecmp(word->text, token->text, token->length) == 0;
    if (!is_it) {
        return short_complain(&match->complaint, TYPED_EXTRA, word->from, word->to, word->text);
    }
    match->word++;
    return true;
}

/* --- a whole form ------------------------------------------------------------------------------------------------- */

static bool take_token(const Matching *matching, const ShortToken *token)
{
    switch (token->use) {
    case SHORT_LITERAL: return take_literal(matching, token);
    case SHORT_PARTY: return take_party(matching, token);
    case SHORT_PARTIES: return take_parties(matching, token);
    case SHORT_PLACE: return take_place(matching, token);
    case SHORT_REST: return take_rest(matching, token);
    default: return take_value(matching, token);
    }
}

static bool end_words(const Matching *matching, guint n_words, const ShortToken *tokens, guint n_tokens)
{
    ShortMatch *match = matching->match;
    guint token = match->token;
    while (token < n_tokens && tokens[token].may_be_missing) {
        token++;
    }
    if (token < n_tokens && match->word >= n_words) {
        const size_t end = matching->words->to;
        return short_complain(&match->complaint, TYPED_MISSING, end, end, NULL);
    }
    const ShortWord *extra = short_word(matching->words, match->word);
    return extra == NULL || short_complain(&match->complaint, TYPED_EXTRA, extra->from, extra->to, extra->text);
}

/* "order.rule it stands": where the form has no word of its own, the name of the command stands before it. */
static void skip_name(const Matching *matching, const ShortToken *tokens)
{
    const ShortWord *head = short_word(matching->words, 0);
    if (tokens[0].use != SHORT_LITERAL && head != NULL &&
        g_ascii_strcasecmp(head->text, matching->form->command) == 0) {
        matching->match->word = 1;
    }
}

bool short_match(const Typist *typist, const ShortForm *form, const ShortWords *words, const char *line,
                 GStringChunk *strings, ShortMatch *match)
{
    ShortToken tokens[SHORT_TOKENS_LIMIT];
    const guint n = short_form_tokens(form, tokens);
    const Matching matching = { typist, form, command_of(form->command), words, line, strings, match };
    *match = (ShortMatch){ 0 };
    skip_name(&matching, tokens);
    bool is_good = true;
    for (; is_good && match->token < n && short_word(words, match->word) != NULL; match->token++) {
        is_good = take_token(&matching, &tokens[match->token]);
        if (!is_good) {
            break;
        }
    }
    is_good = is_good && end_words(&matching, words->words->len, tokens, n);
    match->complaint.info = is_good ? NULL : matching.info;
    match->complaint.form = is_good ? NULL : form;
    return is_good;
}
