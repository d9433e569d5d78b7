#include "core/vocabulary.h"

#include "base/folding.h"
#include "base/text.h"
#include "core/phrases.h"
#include "core/terms.h"
#include "core/vocabulary_kinds.h"

#include <string.h>

/* --- kinds of line ------------------------------------------------------------------------------------ */

typedef enum {
    BEGINS, /* the line begins with the phrase */
    HOLDS,  /* the phrase stands anywhere in it */
    IS,     /* the line is the phrase and nothing else */
} How;

typedef struct {
    How how;
    const char *phrase;
    EntryKind kind;
} KindPhrase;

/* Looked through in order: the first that fits says the kind. */
static const KindPhrase kind_phrases[] = {
    { BEGINS, "opening of the general debate", ENTRY_DEBATE },
    { BEGINS, "opening of the general exchange", ENTRY_DEBATE },
    { BEGINS, "continuation of the general debate", ENTRY_DEBATE },
    { BEGINS, "conclusion of the general debate", ENTRY_DEBATE },
    { BEGINS, "general debate", ENTRY_DEBATE },
    { BEGINS, "general exchange of views", ENTRY_DEBATE },
    { BEGINS, "exchange of views", ENTRY_DEBATE },
    { BEGINS, "general statements", ENTRY_DEBATE },
    { BEGINS, "general discussion", ENTRY_DEBATE },
    { BEGINS, "opening statements", ENTRY_STATEMENTS },
    { BEGINS, "opening statement", ENTRY_STATEMENTS },
    { BEGINS, "introductory statements", ENTRY_STATEMENTS },
    { BEGINS, "opening remarks", ENTRY_REMARKS },
    { BEGINS, "welcome remarks", ENTRY_REMARKS },
    { BEGINS, "welcoming remarks", ENTRY_REMARKS },
    { BEGINS, "closing remarks", ENTRY_REMARKS },
    { BEGINS, "closing statements", ENTRY_REMARKS },
    { BEGINS, "closing statement", ENTRY_REMARKS },
    { BEGINS, "concluding remarks", ENTRY_REMARKS },
    { BEGINS, "concluding statements", ENTRY_REMARKS },
    { BEGINS, "opening of", ENTRY_OPENING },
    { BEGINS, "opening ceremony", ENTRY_OPENING },
    { BEGINS, "formal opening", ENTRY_OPENING },
    { BEGINS, "official opening", ENTRY_OPENING },
    { IS, "opening", ENTRY_OPENING },
    { BEGINS, "closure of", ENTRY_CLOSURE },
    { BEGINS, "closing of", ENTRY_CLOSURE },
    { BEGINS, "close of", ENTRY_CLOSURE },
    { BEGINS, "closing ceremony", ENTRY_CLOSURE },
    { BEGINS, "conclusion of the work", ENTRY_CLOSURE },
    { BEGINS, "conclusion of the session", ENTRY_CLOSURE },
    { IS, "closure", ENTRY_CLOSURE },
    { IS, "closing", ENTRY_CLOSURE },
    { BEGINS, "dedicated stakeholder session", ENTRY_STAKEHOLDERS },
    { HOLDS, "stakeholder session", ENTRY_STAKEHOLDERS },
    { BEGINS, "thematic discussion", ENTRY_THEMATIC },
    { BEGINS, "thematic discussions", ENTRY_THEMATIC },
    { BEGINS, "thematic debate", ENTRY_THEMATIC },
    { BEGINS, "interactive exchange", ENTRY_EXCHANGE },
    { BEGINS, "interactive session", ENTRY_EXCHANGE },
    { BEGINS, "interactive dialogue", ENTRY_EXCHANGE },
    { BEGINS, "interactive discussion", ENTRY_EXCHANGE },
    { BEGINS, "interactive debate", ENTRY_EXCHANGE },
    { BEGINS, "presentation", ENTRY_PRESENTATION },
    { BEGINS, "presentations", ENTRY_PRESENTATION },
    { BEGINS, "briefing", ENTRY_PRESENTATION },
    { BEGINS, "chair's presentation", ENTRY_PRESENTATION },
    { BEGINS, "chair’s presentation", ENTRY_PRESENTATION },
    { HOLDS, "'s presentation of", ENTRY_PRESENTATION },
    { HOLDS, "’s presentation of", ENTRY_PRESENTATION },
    { BEGINS, "adoption of", ENTRY_ADOPTION },
    { BEGINS, "action on", ENTRY_ADOPTION },
    { BEGINS, "introduction of and action on", ENTRY_ADOPTION },
    { BEGINS, "consideration and adoption of", ENTRY_ADOPTION },
    { BEGINS, "lunch", ENTRY_BREAK },
    { BEGINS, "coffee", ENTRY_BREAK },
    { BEGINS, "tea break", ENTRY_BREAK },
    { BEGINS, "tea and coffee", ENTRY_BREAK },
    { BEGINS, "health break", ENTRY_BREAK },
    { BEGINS, "refreshment break", ENTRY_BREAK },
    { BEGINS, "registration", ENTRY_BREAK },
    { IS, "break", ENTRY_BREAK },
    { IS, "short break", ENTRY_BREAK },
};

static bool phrase_fits(const KindPhrase *row, const char *text)
{
    if (row->how == BEGINS) {
        return text_begins(text, row->phrase);
    }
    return row->how == HOLDS ? text_finds(text, row->phrase) != NULL : g_ascii_strcasecmp(text, row->phrase) == 0;
}

/* The reading's ordinal when the line begins "Second reading"; 0 when it does not. */
static int reading_ordinal(const char *text)
{
    size_t used = 0;
    const int ordinal = vocabulary_ordinal(text, &used);
    return ordinal > 0 && text_begins(text + used, " reading") ? ordinal : 0;
}

/* By the words of English, the first that fits. */
static EntryKind kind_of_english_words(const char *text, int *ret_ordinal)
{
    *ret_ordinal = reading_ordinal(text);
    if (*ret_ordinal > 0) {
        return ENTRY_READING;
    }
    if (vocabulary_topic(text) != TOPIC_NONE) {
        return ENTRY_TOPIC;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(kind_phrases); i++) {
        if (phrase_fits(&kind_phrases[i], text)) {
            return kind_phrases[i].kind;
        }
    }
    return ENTRY_LINE;
}

/* The kind of the English wording of a text that the terms have in another language: where its own words do not tell.
 */
static EntryKind kind_of_term(const char *text, int *ret_ordinal)
{
    const char *english = terms_english(text, NULL);
    return english == NULL || strcmp(english, text) == 0 ? ENTRY_LINE : kind_of_english_words(english, ret_ordinal);
}

EntryKind vocabulary_kind(const char *text, EntryKind parent, int *ret_ordinal)
{
    int unused;
    int *ordinal = ret_ordinal != NULL ? ret_ordinal : &unused;
    *ordinal = 0;
    if (text == NULL) {
        return ENTRY_LINE;
    }
    if (parent == ENTRY_STATEMENTS) {
        return ENTRY_SPEAKER;
    }
    EntryKind kind = kind_of_english_words(text, ordinal);
    kind = kind != ENTRY_LINE ? kind : kind_of_foreign_words(text, ordinal);
    return kind != ENTRY_LINE ? kind : kind_of_term(text, ordinal);
}

/* "Point 5 de l'ordre du jour", "议程项目5": the word, and a number right behind it. */
static bool begins_foreign_item(const char *text)
{
    const size_t word = phrase_begins(PHRASE_ITEM, text);
    size_t used;
    const char *number = text + word + strspn(text + word, " ");
    return word > 0 && folded_figure(number, &used) >= 0;
}

static bool begins_item(const char *text)
{
    static const char *const words[] = { "agenda item ", "agenda items ", "item ", "items " };
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        const size_t length = strlen(words[i]);
        if (g_ascii_strncasecmp(text, words[i], length) == 0) {
            const size_t digits = strspn(text + length, "0123456789");
            return digits > 0 && (words[i][0] == 'a' || text[length + digits] == ':');
        }
    }
    return begins_foreign_item(text);
}

bool vocabulary_begins_entry(const char *text)
{
    if (begins_item(text) || reading_ordinal(text) > 0) {
        return true;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(kind_phrases); i++) {
        if (kind_phrases[i].how == BEGINS && text_begins(text, kind_phrases[i].phrase)) {
            return true;
        }
    }
    int ordinal;
    return kind_of_foreign_words(text, &ordinal) != ENTRY_LINE;
}

/* --- rows that are no meetings ------------------------------------------------------------------------ */

/* "Closing of the general list of speakers for the general discussion", "The list of speakers closes". */
static bool closes_list(const char *text)
{
    static const char *const lists[] = { "list of speakers", "lists of speakers", "speakers' list", "speakers’ list" };
    static const char *const closes[] = { "closure", "closing", "closes", "close" };
    bool list = false;
    bool close = false;
    for (size_t i = 0; i < G_N_ELEMENTS(lists); i++) {
        list |= text_finds(text, lists[i]) != NULL;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(closes); i++) {
        close |= text_finds(text, closes[i]) != NULL;
    }
    return list && close;
}

static RowKind row_kind_of_foreign_words(const char *text)
{
    if (phrase_begins(PHRASE_DEADLINE, text) > 0) {
        return ROW_DEADLINE;
    }
    const bool none = phrase_begins(PHRASE_NO_MEETING, text) > 0 || phrase_begins(PHRASE_HOLIDAY, text) > 0;
    return none ? ROW_NO_MEETING : ROW_MEETING;
}

RowKind vocabulary_row_kind(const char *text)
{
    static const struct {
        const char *phrase;
        RowKind kind;
    } rows[] = {
        { "deadline", ROW_DEADLINE },     { "closing date for", ROW_DEADLINE }, { "no meetings", ROW_NO_MEETING },
        { "no meeting", ROW_NO_MEETING }, { "no sitting", ROW_NO_MEETING },     { "holidays", ROW_NO_MEETING },
        { "holiday", ROW_NO_MEETING },
    };
    if (text != NULL && (closes_list(text) || phrase_begins(PHRASE_LIST_CLOSURE, text) > 0)) {
        return ROW_LIST_CLOSURE;
    }
    for (size_t i = 0; text != NULL && i < G_N_ELEMENTS(rows); i++) {
        if (text_finds(text, rows[i].phrase) != NULL) {
            return rows[i].kind;
        }
    }
    return text == NULL ? ROW_MEETING : row_kind_of_foreign_words(text);
}

MeetingMode vocabulary_mode(const char *label, const char *first_line)
{
    static const struct {
        const char *phrase;
        MeetingMode mode;
    } modes[] = {
        { "side event", MODE_SIDE_EVENT },     { "side events", MODE_SIDE_EVENT }, { "joint meeting", MODE_JOINT },
        { "informal meeting", MODE_INFORMAL }, { "informal", MODE_INFORMAL },      { "informals", MODE_INFORMAL },
        { "parallel meeting", MODE_PARALLEL },
    };
    const char *const texts[] = { label, first_line };
    for (size_t t = 0; t < G_N_ELEMENTS(texts); t++) {
        for (size_t i = 0; texts[t] != NULL && i < G_N_ELEMENTS(modes); i++) {
            if (text_begins(texts[t], modes[i].phrase)) {
                return modes[i].mode;
            }
        }
    }
    return MODE_FORMAL;
}

/* --- topics of the mandate ------------------------------------------------------------------------------ */

static const struct {
    const char *name;
    const char *wording;
    const char *aliases[8];
} topics[] = {
    [TOPIC_THREATS] = {
        "existing and potential threats",
        "Continue to study, with a view to promoting common understandings, existing and potential threats in the sphere "
        "of information security, inter alia, data security, and possible cooperative measures to prevent and counter "
        "such threats",
        { "Existing and potential threats", "Threats" },
    },
    [TOPIC_NORMS] = {
        "rules, norms and principles",
        "Further develop the rules, norms and principles of responsible behaviour of States and the ways for their "
        "implementation and, if necessary, to introduce changes to them or elaborate additional rules of behaviour",
        { "Rules, norms and principles", "Rules, norms and principles of responsible behaviour of States",
          "Rules, norms and principles for the responsible behaviour of States" },
    },
    [TOPIC_LAW] = {
        "international law",
        "How international law applies to the use of information and communications technologies by States",
        { "International law", "Application of international law to the use of information and communications "
                               "technologies by States" },
    },
    [TOPIC_CONFIDENCE] = {
        "confidence-building measures",
        "Confidence-building measures",
        { "Confidence building measures" },
    },
    [TOPIC_CAPACITY] = {
        "capacity-building",
        "Capacity-building",
        { "Capacity building" },
    },
    [TOPIC_DIALOGUE] = {
        "regular institutional dialogue",
        "Establish, under the auspices of the United Nations, regular institutional dialogue with the broad participation "
        "of States",
        { "Regular institutional dialogue",
          "Regular institutional dialogue with the broad participation of States" },
    },
};
G_STATIC_ASSERT(G_N_ELEMENTS(topics) == N_TOPICS);

/* Same words, whatever the punctuation and the case: "regular, institutional dialogue" is no other topic. The table's
 * words are ASCII. */
static bool same_words(const char *text, const char *of_table)
{
    const unsigned char *x = (const unsigned char *)text;
    const unsigned char *y = (const unsigned char *)of_table;
    for (;;) {
        while (*x != '\0' && *x < 0x80 && !g_ascii_isalnum((char)*x)) {
            x++;
        }
        while (*y != '\0' && !g_ascii_isalnum((char)*y)) {
            y++;
        }
        if (g_ascii_tolower((char)*x) != g_ascii_tolower((char)*y)) {
            return false;
        }
        if (*x == '\0') {
            return true;
        }
        x++;
        y++;
    }
}

static Topic topic_in_english(const char *text)
{
    for (int topic = 0; topic < N_TOPICS; topic++) {
        if (same_words(text, topics[topic].wording)) {
            return (Topic)topic;
        }
        for (const char *const *alias = topics[topic].aliases; *alias != NULL; alias++) {
            if (same_words(text, *alias)) {
                return (Topic)topic;
            }
        }
    }
    return TOPIC_NONE;
}

Topic vocabulary_topic(const char *text)
{
    if (text == NULL) {
        return TOPIC_NONE;
    }
    const Topic topic = topic_in_english(text);
    const char *english = topic == TOPIC_NONE ? terms_english(text, NULL) : NULL;
    return english != NULL ? topic_in_english(english) : topic;
}

const char *topic_name(Topic topic)
{
    return topics[topic].name;
}

const char *topic_wording(Topic topic)
{
    return topics[topic].wording;
}

/* --- ordinals ----------------------------------------------------------------------------------------- */

static const char *const ones[] = {
    "",           "first",     "second",    "third",       "fourth",     "fifth",      "sixth",
    "seventh",    "eighth",    "ninth",     "tenth",       "eleventh",   "twelfth",    "thirteenth",
    "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
};
static const char *const tens[] = { "", "", "twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet" };

const char *ordinal_in_words(int ordinal)
{
    if (ordinal < 1 || ordinal > 100) {
        return NULL;
    }
    if (ordinal < 20) {
        return ones[ordinal];
    }
    char word[32];
    if (ordinal == 100) {
        g_strlcpy(word, "hundredth", sizeof word);
    } else if (ordinal % 10 == 0) {
        g_snprintf(word, sizeof word, "%sieth", tens[ordinal / 10]);
    } else {
        g_snprintf(word, sizeof word, "%sy-%s", tens[ordinal / 10], ones[ordinal % 10]);
    }
    return g_intern_string(word);
}

/* "21st", "3rd": digits and the two letters that belong to them. */
static int ordinal_in_figures(const char *text, size_t *ret_used)
{
    static const char *const endings[] = { "th", "st", "nd", "rd" };
    size_t digits = 0;
    int value = 0;
    while (g_ascii_isdigit(text[digits]) && digits < 5) {
        value = value * 10 + (text[digits++] - '0');
    }
    for (size_t i = 0; digits > 0 && i < G_N_ELEMENTS(endings); i++) {
        if (g_ascii_strncasecmp(text + digits, endings[i], 2) == 0 && !g_ascii_isalnum(text[digits + 2])) {
            *ret_used = digits + 2;
            return value;
        }
    }
    return 0;
}

/* "third", "twelfth": a word of its own below twenty. */
static int small_ordinal(const char *text, size_t *ret_used)
{
    for (size_t i = 1; i < G_N_ELEMENTS(ones); i++) {
        if (text_begins(text, ones[i])) {
            *ret_used = strlen(ones[i]);
            return (int)i;
        }
    }
    return 0;
}

/* "seventieth", "seventy-seventh", "hundredth". */
static int large_ordinal(const char *text, size_t *ret_used)
{
    if (text_begins(text, "hundredth")) {
        *ret_used = strlen("hundredth");
        return 100;
    }
    for (size_t i = 2; i < G_N_ELEMENTS(tens); i++) {
        const size_t stem = strlen(tens[i]);
        if (g_ascii_strncasecmp(text, tens[i], stem) != 0) {
            continue;
        }
        if (text_begins(text + stem, "ieth")) {
            *ret_used = stem + strlen("ieth");
            return (int)i * 10;
        }
        size_t used = 0;
        const int one = g_ascii_strncasecmp(text + stem, "y-", 2) == 0 ? small_ordinal(text + stem + 2, &used) : 0;
        if (one > 0 && one < 10) {
            *ret_used = stem + 2 + used;
            return (int)i * 10 + one;
        }
    }
    return 0;
}

static int ordinal_below_hundred(const char *text, size_t *ret_used)
{
    const int ordinal = small_ordinal(text, ret_used);
    return ordinal > 0 ? ordinal : large_ordinal(text, ret_used);
}

/* "one hundred and seventh", "hundred and seventy-fifth". */
static int ordinal_beyond_hundred(const char *text, size_t *ret_used)
{
    static const char *const hundreds[] = { "one hundred and ", "hundred and " };
    for (size_t i = 0; i < G_N_ELEMENTS(hundreds); i++) {
        const size_t length = strlen(hundreds[i]);
        size_t used = 0;
        const int rest =
            g_ascii_strncasecmp(text, hundreds[i], length) == 0 ? ordinal_below_hundred(text + length, &used) : 0;
        if (rest > 0 && rest < 100) {
            *ret_used = length + used;
            return 100 + rest;
        }
    }
    return 0;
}

int vocabulary_ordinal(const char *text, size_t *ret_used)
{
    size_t used = 0;
    int ordinal = ordinal_in_figures(text, &used);
    ordinal = ordinal > 0 ? ordinal : ordinal_beyond_hundred(text, &used);
    ordinal = ordinal > 0 ? ordinal : ordinal_below_hundred(text, &used);
    if (ret_used != NULL) {
        *ret_used = used;
    }
    return ordinal;
}
