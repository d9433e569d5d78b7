/* Commands and what became of them, as JSON. */
#pragma once

#include "app/entries.h"
#include "base/json.h"
#include "web/running.h"

/* A command with all that there is to know about it, as the member `name` (NULL in a list or at the root). */
void acts_json_put_command(JsonWriter *json, const char *name, const CommandInfo *info);

/* An entry: its number, its hash (NULL: left out), the sentence, and the entry as it stands in the ledger. */
void acts_json_put_entry(JsonWriter *json, Seq seq, const char *hash, const Event *event, const char *bytes,
                         gsize length, const Teller *teller);

/* The same of one of the record, with what took it back, as the next of a list or at the root. */
void acts_json_put_recorded(JsonWriter *json, const AppEntry *entry, const Teller *teller);

/* The entries of an answer, as the member "entries"; none where it has none. */
void acts_json_put_entries(JsonWriter *json, const AppAnswer *answer, Running *running, Language language);

/* What was done, or in a trial would be: a whole document. */
void acts_json_put_done(Buffer *out, const AppCommand *wish, const AppAnswer *answer, Running *running,
                        Language language);

/* "the Chair; the Secretariat": who may, in English. Free with g_free. */
char *acts_json_who(const CommandInfo *info);
