/* The verbs of `placard`: one closed table. The command line, the help, the manual page and docs/commands are all made
 * from it. */
#pragma once

#include "cli/arguments.h"
#include "cli/terminal.h"

/* What the program ends with. */
enum {
    EXIT_GOOD = 0,
    EXIT_ERRORS = 1,  /* the programme breaks rules, or the rules say no */
    EXIT_TROUBLE = 2, /* a file cannot be read or written, or the command line is wrong */
};

typedef struct {
    int code;
    const char *meaning;
} ExitCode;

typedef struct {
    const char *line; /* without "placard " */
    const char *what;
} Example;

struct Verb {
    const char *name;
    const char *operands;    /* "FILE...", for the synopsis; NULL if it takes none */
    guint least, most;       /* how many operands */
    const char *summary;     /* one line, for lists */
    const char *description; /* paragraphs, parted by empty lines; words in backquotes are set off */
    const Option *options;   /* the last has no name; NULL if it has none */
    const ExitCode *exits;   /* the last has no meaning */
    const Example *examples; /* the last has no line */
    int (*run)(const Arguments *arguments);
    /* What --help says of the operands before it; NULL: what there is to say of the verb. */
    void (*help)(const Terminal *terminal, const Arguments *arguments);
};

const Verb *verb_of_name(const char *name); /* NULL if there is none */
const Verb *verb_at(guint i);               /* all: i from 0 until NULL */

/* "placard check [options] FILE...". Free with g_free. */
char *verb_synopsis(const Verb *verb);

/* "-q, --quiet" or "--to FORM". Free with g_free. */
char *option_usage(const Option *option);

extern const Verb verb_account, verb_backup, verb_check, verb_convert, verb_diff, verb_do, verb_explain, verb_export,
    verb_forecast, verb_import, verb_invite, verb_issue, verb_key, verb_lines, verb_log, verb_next, verb_people,
    verb_rehearse, verb_serve, verb_show, verb_verify, verb_why, verb_help, verb_version;
