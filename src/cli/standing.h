/* As whom somebody comes in, from the options of the verbs of the door: --role, --party, --rank, --person. */
#pragma once

#include "cli/arguments.h"
#include "door/door.h"

/* The rows of a table of options. */
#define STANDING_OPTIONS                                                                                               \
    { "role", 'r', "ROLE", "as what: `secretary`, `chair`, `officer`, `delegate`, `stakeholder` or `interpreter`",     \
      standing_roles },                                                                                                \
        { "party", 'p', "CODE", "of a delegate or stakeholder: the code of the delegation, such as FRA", NULL },       \
        { "rank", 0, "RANK",                                                                                           \
          "in the delegation: `head`, who alone binds it; `delegate`, who acts for it; `reviewer`, who reads; else "   \
          "`delegate`",                                                                                                \
          standing_ranks },                                                                                            \
    {                                                                                                                  \
        "person", 0, "ID", "the person that it is, of those that the session knows", NULL                              \
    }

extern const char *const standing_roles[], *const standing_ranks[];

/* False after complaining. */
bool standing_of(const Arguments *arguments, DoorStanding *ret_standing);

/* "delegate of FRA, head". Free with g_free. */
char *standing_text(const DoorStanding *standing);

/* The door of the session of --data, for changing; NULL after complaining. */
Door *standing_door(const Arguments *arguments, LedgerOpen mode);
