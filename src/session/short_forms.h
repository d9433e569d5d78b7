/* The short forms of commands: what an officer types at the desk in place of a command with its fields. A closed table;
 * its rows are the grammar by which shorthand.h reads, and the help that people are shown.
 *
 * In `usage` words in small letters, and signs, stand as they are; words in capitals are fields of the command by their
 * names, and few others (short_field_of). "[REASON...]" may be left out; three dots take all that follows. Who knows a
 * command by its full name may write that in place of the form's first word: "order.rule it stands" is "rule it
 * stands". */
#pragma once

#include "session/command.h"

typedef struct {
    const char *command; /* "floor.move" */
    const char *usage;   /* "PARTY POSITION [REASON...]" */
    /* What is filled in where it was not given, parted by blanks: "consent=yes" as it stands here; "list" and others
     * from the state (shorthand.c). NULL: nothing. */
    const char *filled;
} ShortForm;

const ShortForm *short_form_at(guint i); /* from 0 until NULL */

/* The forms of one command: i from 0 until NULL. */
const ShortForm *short_form_of(const CommandInfo *info, guint i);

/* How a word of a usage is read. */
typedef enum {
    SHORT_LITERAL, /* as it stands */
    SHORT_VALUE,   /* as the field is typed */
    SHORT_MINUTES, /* a number is minutes: nobody limits statements to three seconds */
    SHORT_PARTY,   /* a participant, by whatever it is called */
    SHORT_PARTIES, /* one or more of them */
    SHORT_PLACE,   /* a participant, for the place on the list at which it waits */
    SHORT_REST,    /* all that follows, as it was typed */
} ShortUse;

enum { SHORT_TOKENS_LIMIT = 6 /* words of a usage */ };

typedef struct {
    const char *text; /* in the usage */
    size_t length;
    ShortUse use;
    Field field; /* N_FIELDS of a literal */
    bool may_be_missing;
} ShortToken;

/* The words of a form's usage; returns how many. The table is sound (tests/session/test_shorthand.c): each names a
 * field that the command has. */
guint short_form_tokens(const ShortForm *form, ShortToken ret_tokens[SHORT_TOKENS_LIMIT]);
