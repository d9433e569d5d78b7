/* The folder in which a session is kept: the ledger, and nothing that could not be made from it. All complain on
 * standard error where they return NULL. */
#pragma once

#include "app/app.h"
#include "cli/arguments.h"

#define DATA_FILE "ledger.sqlite"

/* The option that every verb of a running session has. */
#define DATA_OPTION                                                                                                    \
    {                                                                                                                  \
        "data", 'd', "DIR",                                                                                            \
            "the folder in which the session is kept; else what the environment has as `PLACARD_DATA`", NULL           \
    }

/* The folder that was given; NULL after complaining. Borrowed. */
const char *data_folder(const Arguments *arguments);

/* The ledger's file in the folder; of a file, that file. Free with g_free. */
char *data_file(const char *path);
bool data_exists(const char *path);

/* The ledger in that folder or file. LEDGER_CREATE makes the folder too. */
Ledger *data_open(const char *path, LedgerOpen mode);

/* The same in memory: what is done to it touches nothing. `path` NULL or not there gives an empty one. */
Ledger *data_trial(const char *path);

/* Takes over the ledger. */
App *data_app(Ledger *ledger, const char *path);

/* The running session of --data. */
App *data_app_of(const Arguments *arguments, LedgerOpen mode);
