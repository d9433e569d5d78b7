/* Who is here, as far as the door knows: what a request's sign-in (or a stream's, a screen's) says. */
#pragma once

#include "session/command.h"

/* As whom somebody has come in. */
typedef enum {
    DOOR_PUBLIC,
    DOOR_SECRETARY, /* the secretary of the body: also gives out accounts */
    DOOR_CHAIR,
    DOOR_OFFICER, /* a conference officer at the desk */
    DOOR_DELEGATE,
    DOOR_STAKEHOLDER,
    DOOR_INTERPRETER, /* and précis-writers */
    DOOR_SCREEN,      /* a screen of the hall: shows, and does nothing */
    N_DOOR_ROLES,
} DoorRole;

extern const char *const door_role_names[]; /* "public", ...; ends with NULL */

#define DOOR_BIT(role) (1u << (role))
enum {
    DOOR_EVERYBODY = (1 << N_DOOR_ROLES) - 1,
    DOOR_OFFICE = 1 << DOOR_SECRETARY | 1 << DOOR_CHAIR | 1 << DOOR_OFFICER,
};

/* In a delegation, or in a stakeholder's: only the head submits what binds it; a reviewer reads. */
typedef enum { DOOR_RANK_NONE, DOOR_RANK_REVIEWER, DOOR_RANK_DELEGATE, DOOR_RANK_HEAD, N_DOOR_RANKS } DoorRank;
extern const char *const door_rank_names[];

enum {
    DOOR_ACCOUNT_LIMIT = 64, /* bytes of the name of an account */
    DOOR_TOKEN_LENGTH = 43,  /* 32 bytes of chance as base64url */
};

/* Whole in itself. All zeros: the public. */
typedef struct {
    DoorRole role;
    DoorRank rank;
    char party[FIELD_ID_LIMIT + 1];       /* "" of who is of none */
    char person[24];                      /* the id of a person of the session's table, or "" */
    char account[DOOR_ACCOUNT_LIMIT + 1]; /* "" of who has none: the public, a screen */
    guint64 sign_in;                      /* 0: not signed in */
    char token[DOOR_TOKEN_LENGTH + 1];    /* that forms of this sign-in carry; "" */
} Visitor;

/* As whom they act in the session. False: they do not act at all (public, interpreters, screens). Borrows from the
 * visitor. */
bool visitor_actor(const Visitor *visitor, Actor *ret_actor);

/* Secretary and officers. */
bool visitor_keeps_record(const Visitor *visitor);

/* Whether who they are lets them try the command at all; the rules of the session are asked after that. */
bool visitor_may(const Visitor *visitor, const CommandInfo *info);

/* The same, and as whom they do it. Who keeps the record at the desk enters what the Chair has said in the room, as an
 * act of the Chair, where only the Chair may do it (command_role_of_desk). Interpreters, who otherwise do not act, do
 * it as of the Secretariat where the command is of their booths. Borrows from the visitor. */
bool visitor_does(const Visitor *visitor, const CommandInfo *info, Actor *ret_actor);
