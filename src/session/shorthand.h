/* What an officer types at the desk, understood: "fr 3; reply ir; next; undo". Pure: a line and the state give
 * commands, or a complaint that names the place and what was expected there.
 *
 * A line has parts, parted by ";". Each part is one of the short forms (short_forms.h), or a command by its full name
 * with its fields, "floor.request list=item-5 party=FRA". In a short form, too, fields may be given by name ("fr
 * level=minister"), and "@item-6" says which list it is about. A participant is called by its code, by ISO 3166
 * alpha-2, by its name in any of the six languages, or by the only beginning that it can be: "fr", "fra", "franc",
 * "الصين".
 *
 * Each part is understood on the state that the parts before it left: who reads takes one part, does its commands, and
 * reads on in the state that came of it; at the first refusal it stops. What was typed wrongly is known before anything
 * is done: shorthand_check.
 *
 * What is understood is exact. "next" becomes the floor for the one that is next now, and "undo" that one act, so that
 * it cannot come to mean another in the moment until it is done. */
#pragma once

#include "session/short_forms.h"
#include "session/state.h"

enum {
    SHORTHAND_LIMIT = 2000,          /* bytes of a line */
    SHORTHAND_PARTS_LIMIT = 40,      /* of a line */
    SHORTHAND_WORDS_LIMIT = 300,     /* of a part */
    SHORTHAND_NAME_WORDS_LIMIT = 8,  /* of a participant's name as it is typed */
    SHORTHAND_COMMANDS_LIMIT = 2,    /* of a part */
    SHORTHAND_CANDIDATES_LIMIT = 12, /* that a complaint or a completion names */
};

/* Who types, and what is before them. */
typedef struct {
    const State *state;
    Actor actor; /* of the Secretariat: its desk, which enters what the Chair has said, too (command_role_of_desk) */
    Instant now;
    int list;        /* the list that they look at; 0: the one that is being heard */
    const Seq *acts; /* their own acts of late, the latest last, for "undo"; NULL: the latest of anybody */
    guint n_acts;
} Typist;

typedef struct {
    Command commands[SHORTHAND_COMMANDS_LIMIT]; /* one after the other; `at` is the typist's now */
    guint n;
    size_t from, to; /* the part in the line */
} ShorthandPart;

typedef enum {
    TYPED_WELL,
    TYPED_TOO_LONG, /* the line, or a part of it */
    TYPED_NO_TEXT,  /* it is no UTF-8 */
    TYPED_QUOTE,    /* quotation marks are not closed */
    TYPED_UNKNOWN,  /* that is neither a command, nor a short form, nor a participant; `candidates`: words like it */
    TYPED_SEVERAL,  /* it may be one of `candidates` */
    TYPED_PARTY,    /* a participant was expected */
    TYPED_ABSENT,   /* a State, or another of the roster, that takes no part in the session */
    TYPED_MISSING,  /* the line ends where something was expected: `form` has what */
    TYPED_EXTRA,    /* nothing was expected any more */
    TYPED_VALUE,    /* `expected` was */
    TYPED_FIELD,    /* a field by its name is wrong: `expected` is the whole sentence */
    TYPED_NO_LIST,  /* no list is being heard, and none was named; `candidates`: those that are open */
    TYPED_NO_PLACE, /* the participant does not wait on the list */
    TYPED_NOBODY,   /* nobody waits there */
    TYPED_NO_MATTER,
    TYPED_NO_MEETING,
    TYPED_NO_ACT,    /* there is nothing to take back */
    TYPED_NOT_YOURS, /* the command is not for who types: `info->who` */
    N_TYPED,
} Typed;

/* Zeroed where nothing is wrong. */
typedef struct {
    Typed what;
    size_t from, to;         /* where, in bytes of the line */
    char *found;             /* what stands there; NULL at the end of the line */
    char *expected;          /* in English, from the table of fields; or NULL */
    GPtrArray *candidates;   /* of char *: what may have been meant, codes first; NULL: none */
    const CommandInfo *info; /* what it was taken for; or NULL */
    const ShortForm *form;   /* likewise */
    bool is_of_state;        /* typed well, but it does not go with the state as it is now */
} ShorthandComplaint;

void shorthand_complaint_clear(ShorthandComplaint *complaint);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(ShorthandComplaint, shorthand_complaint_clear)

typedef enum { SHORTHAND_PART, SHORTHAND_END, SHORTHAND_WRONG } ShorthandAnswer;

/* Reads the part at *at (0 at first), and moves past it. Texts are put into `strings`. The complaint was zeroed; clear
 * it. */
ShorthandAnswer shorthand_read(const Typist *typist, const char *line, size_t *at, GStringChunk *strings,
                               ShorthandPart *ret_part, ShorthandComplaint *complaint);

/* Whether the whole line is typed well, as far as that does not depend on what its own parts will change. */
bool shorthand_check(const Typist *typist, const char *line, ShorthandComplaint *complaint);

/* The column of a place in the line, in characters from 1. */
int shorthand_column(const char *line, size_t at);

/* As whom who types does the command. */
Actor shorthand_actor(const Typist *typist, const CommandInfo *info);

/* The list that is meant where none is named; 0 if there is none. */
int shorthand_list(const Typist *typist);

/* "floor.move list=item-5 party=FRA position=3": as command_read reads it. Free with g_free. */
char *shorthand_command_text(const Command *command);

/* --- participants by what people call them ------------------------------------------------------------------------ */

/* Those of the session that `text` may be: one if it is a code or a name; all that begin so, in their names or in a
 * later word of them, if it is none. Adds ids to `ret_ids`. */
void shorthand_participants(const State *state, const char *text, GArray *ret_ids);

/* --- completion --------------------------------------------------------------------------------------------------- */

typedef struct {
    char *text;              /* to be put in the place of what is typed */
    char *label;             /* what it is called, in the reader's language; NULL of a command */
    const CommandInfo *info; /* what is completed: its help, its rules */
    const ShortForm *form;   /* NULL of a command by its full name */
} Candidate;

typedef struct {
    size_t from, to;       /* what is replaced: from the beginning of the word to the caret */
    GPtrArray *candidates; /* of Candidate; at most SHORTHAND_CANDIDATES_LIMIT */
    GPtrArray *forms;      /* of const ShortForm: those that it may become, as far as it is typed */
} Completion;

/* What may stand at the caret, a place in bytes of the line. Free what it returns with completion_clear. */
void shorthand_complete(const Typist *typist, const char *line, size_t caret, Language language,
                        Completion *ret_completion);
void completion_clear(Completion *completion);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Completion, completion_clear)
