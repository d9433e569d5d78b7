/* A command: a named act that somebody wants to do. `floor.request` is one; its row says who may, with which fields, by
 * which rule, and which function decides. Command line, HTTP, permissions, documentation and OpenAPI are made from
 * these rows. */
#pragma once

#include "base/zone.h"
#include "core/programme.h"
#include "session/field.h"
#include "session/refusal.h"

typedef struct State State;
typedef struct Outcome Outcome;
typedef struct Command Command;

/* Who acts. Only the Chair's own acts are the Chair's: the Chair's delegation is a delegation like another (rule 113).
 */
typedef enum {
    ROLE_CHAIR, /* or who presides in the Chair's place */
    ROLE_SECRETARIAT,
    ROLE_PARTICIPANT, /* a delegation, an observer, a stakeholder: `party` says which */
    ROLE_CLOCK,       /* nobody: a time that was set has come */
    N_ROLES,
} Role;

#define MAY(role) (1u << (role))

typedef struct {
    Role role;
    const char *party;  /* of ROLE_PARTICIPANT: the code; else NULL. Borrowed */
    const char *person; /* an id, or NULL */
} Actor;

/* "chair", "secretariat", "clock", "FRA", "FRA/42" (with the person). Texts are put into `strings`. False if it is
 * none. */
bool actor_read(const char *text, GStringChunk *strings, Actor *ret_actor);
char *actor_text(const Actor *actor); /* free with g_free */

typedef enum { OPTIONAL, GIVEN } Presence; /* GIVEN: the field must be there */

typedef struct {
    Field field;
    Presence presence;
    const char *about; /* what it means here, where that is more than the field's own words; or NULL */
} CommandField;

enum { COMMAND_FIELDS = 14 };

/* What must be so before a command is looked at: bits. */
enum {
    NEEDS_SESSION = 1,    /* the session has begun and is not closed */
    NEEDS_MEETING = 2,    /* a meeting has been called to order and not been adjourned */
    NEEDS_SITTING = 4,    /* and it is not suspended for a break */
    NEEDS_NO_VOTING = 8,  /* no voting is going on (rule 62) */
    NEEDS_NO_POINT = 16,  /* no point of order, and no appeal, is pending (rule 53) */
    NEEDS_NO_MOTION = 32, /* no motion waits that comes before all else (rule 56) */
};

typedef struct {
    const char *name; /* "floor.request" */
    guint who;        /* MAY(ROLE_...) of those who may */
    guint needs;
    CommandField fields[COMMAND_FIELDS + 1]; /* up to the first whose `about` is NULL, field 0 and presence OPTIONAL */
    guint n_fields;
    const char *rules;   /* the rules that it carries out: "29–32, 38" */
    const char *source;  /* "rule 109 of the rules of procedure"; NULL if there is none */
    const char *summary; /* one line: "Ask for the floor" */
    const char *about;   /* a paragraph or several, parted by empty lines */
    const char *example; /* what is typed behind `placard do`, without the name */
    bool is_lasting;     /* it cannot be taken back: what it did was done before the body */
    bool binds;          /* it binds the delegation that does it: only its head submits it */
    bool is_of_booths;   /* who interprets or writes the record does it too, for the Secretariat */
    Refusal (*decide)(const State *state, const Command *command, Outcome *outcome);
} CommandInfo;

/* For the rows of tables. */
#define COMMAND_FIELDS_ARE(...)                                                                                        \
    .fields = { __VA_ARGS__ }, .n_fields = sizeof((CommandField[]){ __VA_ARGS__ }) / sizeof(CommandField)

struct Command {
    const CommandInfo *info;
    Actor actor;
    Instant at; /* when it is done; the state's time never runs backwards */
    Values values;
    /* What the field `paper` says, understood, with what only the world outside can tell: the instants of each row's
     * hours and the offset from UTC there. NULL where there is no paper. */
    const struct Plan *plan;
};

/* "floor.request list=item-5 party=FRA" with values in double quotes where they have blanks. Texts are put into
 * `strings`. NULL; or what is wrong with it, naming the place and what was expected: free with g_free. */
char *command_read(const char *text, GStringChunk *strings, Command *ret_command);

/* The same of one "field=value", for who has the words already. `info` NULL takes any field. */
char *command_read_field(const CommandInfo *info, const char *word, GStringChunk *strings, Values *values);

/* As whom the desk, which keeps the record, enters the command: of the Secretariat, or, where only the Chair may, as
 * what the Chair has said. */
Role command_role_of_desk(const CommandInfo *info);

bool command_takes(const CommandInfo *info, Field field);
