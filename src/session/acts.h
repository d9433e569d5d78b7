/* The words of acts in the reader's language: what is said of events, commands, refusals and choices,
 * what the Chair says, and why something is suggested. English stands in
 * the tables of the modules and is the source; data/acts.tsv has the other languages, each with the English that it was
 * made from. Where that has changed since, or where there is none, English is what one reads. */
#pragma once

#include "core/language.h"
#include "session/field.h"

#include <stddef.h>

typedef enum {
    ACTS_EVENT,
    ACTS_COMMAND,
    ACTS_REFUSAL,
    ACTS_CHOICE,
    ACTS_WORD,
    ACTS_SPOKEN,
    ACTS_REASON,
    N_ACTS_KINDS
} ActsKind;

/* The words, in that language or in English. `name` is that of the event, command or refusal; of a choice its field and
 * its name there, "mode formal"; borrowed, as `english` is. */
const char *acts_words(ActsKind kind, const char *name, const char *english, Language language);

/* "Member State" of "member-state": the English of a choice. Free with g_free. */
char *acts_choice_english(Field field, gint64 number);
/* The same in the reader's language. Free with g_free. */
char *acts_choice(Field field, gint64 number, Language language);

/* The few words beside: who is no participant, yes and no, headings of a record, what the program itself puts
 * into a record: the usual formulas of decisions, how a seat was drawn. "%" is the place of an ordinal or a number. */
typedef enum {
    WORD_CHAIR,
    WORD_SECRETARIAT,
    WORD_CLOCK,
    WORD_YES,
    WORD_NO,
    WORD_INFORMAL,
    WORD_TAKEN_BACK,
    WORD_MEETING,
    WORD_BETWEEN,
    WORD_SO_DECIDED,
    WORD_SO_DECIDED_AMENDED,
    WORD_ADOPTED,
    WORD_ADOPTED_AMENDED,
    WORD_ADOPTED_BY_VOTE,
    WORD_ADOPTED_BY_VOTE_AMENDED,
    WORD_REJECTED_BY_VOTE,
    WORD_REJECTED_BY_VOTE_AMENDED,
    WORD_DRAWN,
    WORD_WELL_TAKEN,
    WORD_IN_ORDER,
    WORD_ASK_PROCEED,
    WORD_ASK_TEXT,
    WORD_ASK_MOTION,
    WORD_NO_COUNT,
    WORD_CONSULTATIONS,
    WORD_NO_TIME,
    N_ACTS_WORDS
} ActsWord;
const char *acts_word(ActsWord word, Language language);

/* All that there is to translate: i from 0 until false. Free the texts with g_free. */
typedef struct {
    ActsKind kind;
    char *key; /* "event floor.given" */
    char *english;
} ActsSource;
bool acts_source(guint i, ActsSource *ret_source);

/* How many of them have words in that language that were made from the present English. */
guint acts_translated(Language language, guint *ret_all);
