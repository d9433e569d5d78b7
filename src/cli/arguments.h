/* The words after a verb: options and operands, against the verb's table of options.
 *
 * "--name value", "--name=value", "-n value", "-nvalue" and clusters of switches ("-qb") are understood; "--" ends the
 * options; "-" is an operand. An option may be given more than once. */
#pragma once

#include <glib.h>
#include <stdbool.h>

typedef struct Verb Verb;

typedef struct {
    const char *name;           /* without dashes; NULL ends a table */
    char letter;                /* the short form, or 0 */
    const char *argument;       /* what it takes, for the help: "FORM"; NULL for a switch */
    const char *help;           /* one line or a few, without a full stop */
    const char *const *choices; /* the only values, NULL-terminated; NULL if any will do */
} Option;

typedef struct {
    const Verb *verb;
    GPtrArray *given;    /* of Option, in order; values stand beside them */
    GPtrArray *values;   /* of char *, NULL for a switch */
    GPtrArray *operands; /* of char * */
    bool wants_help;     /* --help or -h was given; nothing else was looked at */
} Arguments;

/* `words` are borrowed and must live as long as the arguments. False with a complaint, one line for a person, that
 * the caller frees. */
bool arguments_parse(Arguments *arguments, const Verb *verb, char **words, char **ret_complaint);
void arguments_clear(Arguments *arguments);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Arguments, arguments_clear)

bool arguments_has(const Arguments *arguments, const char *option);

/* The value given last, or `otherwise`. Borrowed. */
const char *arguments_value(const Arguments *arguments, const char *option, const char *otherwise);

const char *arguments_operand(const Arguments *arguments, guint i); /* NULL beyond the last */
