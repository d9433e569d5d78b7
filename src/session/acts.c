#include "session/acts.h"

#include "session/acts_table.h"
#include "session/module.h"
#include "session/procedure.h"
#include "session/suggest.h"

#include <string.h>

static const char *const kinds[] = {
    [ACTS_EVENT] = "event", [ACTS_COMMAND] = "command", [ACTS_REFUSAL] = "refusal", [ACTS_CHOICE] = "choice",
    [ACTS_WORD] = "word",   [ACTS_SPOKEN] = "spoken",   [ACTS_REASON] = "reason",
};

G_STATIC_ASSERT(G_N_ELEMENTS(kinds) == N_ACTS_KINDS);

/* As `key`, "event floor.given", without making it. */
static int compare_key(const char *kind, const char *name, const char *key)
{
    const size_t length = strlen(kind);
    const int first = strncmp(kind, key, length);
    if (first != 0) {
        return first;
    }
    return key[length] == ' ' ? strcmp(name, key + length + 1) : ' ' - (guchar)key[length];
}

static const ActRow *find(const char *kind, const char *name)
{
    size_t from = 0, to = n_act_rows;
    while (from < to) {
        const size_t middle = from + (to - from) / 2;
        const int order = compare_key(kind, name, act_rows[middle].key);
        if (order == 0) {
            return &act_rows[middle];
        }
        from = order > 0 ? middle + 1 : from;
        to = order < 0 ? middle : to;
    }
    return NULL;
}

const char *acts_words(ActsKind kind, const char *name, const char *english, Language language)
{
    const ActRow *row = language != LANGUAGE_ENGLISH ? find(kinds[kind], name) : NULL;
    const bool is_of_today = row != NULL && g_strcmp0(row->text[LANGUAGE_ENGLISH], english) == 0;
    return is_of_today && row->text[language] != NULL ? row->text[language] : english;
}

static char *choice_name(Field field, gint64 number)
{
    return g_strconcat(field_info(field)->name, " ", field_info(field)->names[number], NULL);
}

/* Where the name alone, with blanks, is not how people write it. */
static const struct {
    Field field;
    const char *name, *english;
} spelled[] = {
    { FIELD_CLASS, "member-state", "Member State" },
    { FIELD_CLASS, "state-of-palestine", "State of Palestine" },
    { FIELD_CLASS, "holy-see", "Holy See" },
    { FIELD_CLASS, "european-union", "European Union" },
    { FIELD_CLASS, "un-entity", "entity of the United Nations" },
    { FIELD_CLASS, "secretariat", "Secretariat" },
    { FIELD_POST, "chair", "Chair" },
    { FIELD_POST, "vice-chair", "Vice-Chair" },
    { FIELD_POST, "rapporteur", "Rapporteur" },
    { FIELD_POST, "secretary", "Secretary" },
    { FIELD_KIND, "explanations-before", "explanations before the decision" },
    { FIELD_KIND, "explanations-after", "explanations after the decision" },
    { FIELD_STATUS, "none", "without standing" },
    { FIELD_STATUS, "ecosoc", "in consultative status with the Economic and Social Council" },
    { FIELD_CAPACITY, "state", "State" },
    { FIELD_CAPACITY, "entity", "entity of the United Nations" },
    { FIELD_CAPACITY, "secretariat", "Secretariat" },
    { FIELD_MOTION_KIND, "suspend-meeting", "suspension of the meeting" },
    { FIELD_MOTION_KIND, "adjourn-meeting", "adjournment of the meeting" },
    { FIELD_MOTION_KIND, "adjourn-debate", "adjournment of the debate" },
    { FIELD_MOTION_KIND, "close-debate", "closure of the debate" },
    { FIELD_MOTION_KIND, "limit-speeches", "limit on statements" },
    { FIELD_MOTION_KIND, "reconsider", "reconsideration" },
    { FIELD_MOTION_KIND, "competence", "competence of the body" },
    { FIELD_MOTION_KIND, "other", "another matter" },
    { FIELD_METHOD, "roll-call", "roll-call" },
};

char *acts_choice_english(Field field, gint64 number)
{
    const char *name = field_info(field)->names[number];
    if (field == FIELD_FIGURE) {
        return g_strdup(procedure_figure_at((guint)number)->about);
    }
    for (guint i = 0; i < G_N_ELEMENTS(spelled); i++) {
        if (spelled[i].field == field && strcmp(spelled[i].name, name) == 0) {
            return g_strdup(spelled[i].english);
        }
    }
    return g_strdelimit(g_strdup(name), "-", ' ');
}

char *acts_choice(Field field, gint64 number, Language language)
{
    g_autofree char *name = choice_name(field, number);
    g_autofree char *english = acts_choice_english(field, number);
    return g_strdup(acts_words(ACTS_CHOICE, name, english, language));
}

static const struct {
    const char *name, *english;
} words[] = {
    [WORD_CHAIR] = { "chair", "the Chair" },
    [WORD_SECRETARIAT] = { "secretariat", "the Secretariat" },
    [WORD_CLOCK] = { "clock", "the clock" },
    [WORD_YES] = { "yes", "yes" },
    [WORD_NO] = { "no", "no" },
    [WORD_INFORMAL] = { "informal", "informal" },
    [WORD_TAKEN_BACK] = { "taken-back", "taken back" },
    [WORD_MEETING] = { "meeting", "% meeting" },
    [WORD_BETWEEN] = { "between", "Between meetings" },
    [WORD_SO_DECIDED] = { "so-decided", "It was so decided" },
    [WORD_SO_DECIDED_AMENDED] = { "so-decided-amended", "It was so decided, as orally amended" },
    [WORD_ADOPTED] = { "adopted", "It was adopted" },
    [WORD_ADOPTED_AMENDED] = { "adopted-amended", "It was adopted, as orally amended" },
    [WORD_ADOPTED_BY_VOTE] = { "adopted-by-vote", "It was adopted by % votes to %, with % abstaining" },
    [WORD_ADOPTED_BY_VOTE_AMENDED] = { "adopted-by-vote-amended",
                                       "It was adopted by % votes to %, with % abstaining, as orally amended" },
    [WORD_REJECTED_BY_VOTE] = { "rejected-by-vote", "It was rejected by % votes to %, with % abstaining" },
    [WORD_REJECTED_BY_VOTE_AMENDED] = { "rejected-by-vote-amended",
                                        "It was rejected by % votes to %, with % abstaining, as orally amended" },
    [WORD_DRAWN] = { "drawn", "drawn for session % of the General Assembly" },
    [WORD_WELL_TAKEN] = { "well-taken", "The point is well taken, and we shall proceed accordingly" },
    [WORD_IN_ORDER] = { "in-order", "I rule that the proceedings are in order, and we go on" },
    [WORD_ASK_PROCEED] = { "ask-proceed", "May I take it that the body wishes to proceed accordingly?" },
    [WORD_ASK_TEXT] = { "ask-text", "May I take it that the body wishes to adopt the text before it?" },
    [WORD_ASK_MOTION] = { "ask-motion", "May I take it that the body agrees to the motion?" },
    [WORD_NO_COUNT] = { "no-count", "No delegation asked for a count" },
    [WORD_CONSULTATIONS] = { "consultations", "Consultations on the text" },
    [WORD_NO_TIME] = { "no-time", "Time did not allow it; statements may be submitted in writing" },
};

G_STATIC_ASSERT(G_N_ELEMENTS(words) == N_ACTS_WORDS);

const char *acts_word(ActsWord word, Language language)
{
    return acts_words(ACTS_WORD, words[word].name, words[word].english, language);
}

/* --- all of them -------------------------------------------------------------------------------------------------- */

static ActsSource source(ActsKind kind, const char *name, const char *english)
{
    return (ActsSource){ kind, g_strconcat(kinds[kind], " ", name, NULL), g_strdup(english) };
}

static bool choice_at(guint i, Field *ret_field, gint64 *ret_number)
{
    for (guint field = 0; field < N_FIELDS; field++) {
        const FieldInfo *info = field_info((Field)field);
        for (guint n = 0; info->type == TYPE_CHOICE && info->names[n] != NULL; n++) {
            if (i-- == 0) {
                *ret_field = (Field)field;
                *ret_number = n;
                return true;
            }
        }
    }
    return false;
}

static bool source_of_kind(ActsKind kind, guint i, ActsSource *ret_source)
{
    const EventInfo *event = kind == ACTS_EVENT ? event_at(i) : NULL;
    const CommandInfo *command = kind == ACTS_COMMAND ? command_at(i) : NULL;
    const Refusal refusal = kind == ACTS_REFUSAL ? refusal_at(i) : NULL;
    const char *said, *english;
    Field field;
    gint64 number;
    if (event != NULL) {
        *ret_source = source(kind, event->name, event->says);
    } else if (command != NULL) {
        *ret_source = source(kind, command->name, command->summary);
    } else if (refusal != NULL) {
        *ret_source = source(kind, refusal->name, refusal->words);
    } else if (kind == ACTS_CHOICE && choice_at(i, &field, &number)) {
        g_autofree char *name = choice_name(field, number);
        g_autofree char *choice = acts_choice_english(field, number);
        *ret_source = source(kind, name, choice);
    } else if (kind == ACTS_WORD && i < N_ACTS_WORDS) {
        *ret_source = source(kind, words[i].name, words[i].english);
    } else if ((kind == ACTS_SPOKEN && suggest_spoken_at(i, &said, &english)) ||
               (kind == ACTS_REASON && suggest_reason_at(i, &said, &english))) {
        *ret_source = source(kind, said, english);
    } else {
        return false;
    }
    return true;
}

static guint count_kind(ActsKind kind)
{
    guint n = 0;
    ActsSource one;
    while (source_of_kind(kind, n, &one)) {
        g_free(one.key);
        g_free(one.english);
        n++;
    }
    return n;
}

bool acts_source(guint i, ActsSource *ret_source)
{
    for (guint kind = 0; kind < N_ACTS_KINDS; kind++) {
        if (source_of_kind((ActsKind)kind, i, ret_source)) {
            return true;
        }
        i -= count_kind((ActsKind)kind);
    }
    return false;
}

guint acts_translated(Language language, guint *ret_all)
{
    guint n = 0;
    ActsSource one;
    *ret_all = 0;
    for (; acts_source(*ret_all, &one); ++*ret_all) {
        const char *name = strchr(one.key, ' ') + 1;
        n += acts_words(one.kind, name, one.english, language) != one.english;
        g_free(one.key);
        g_free(one.english);
    }
    return n;
}
