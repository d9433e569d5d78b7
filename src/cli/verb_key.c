#include "base/instant.h"
#include "cli/data.h"
#include "cli/load.h"
#include "cli/terminal.h"
#include "cli/verb.h"
#include "door/keys.h"

#include <string.h>

static int fail(GError *error)
{
    complain("%s", error->message);
    return EXIT_TROUBLE;
}

/* A participant may come later; but a code that was mistyped is better noticed now than by whoever is refused. */
static void warn_of_stranger(const char *as, const Arguments *arguments)
{
    g_autoptr(GStringChunk) strings = g_string_chunk_new(KEY_ACTOR_LIMIT);
    g_autoptr(App) app = data_app_of(arguments, LEDGER_READ);
    Actor actor;
    const State *state = app != NULL ? app_read_lock(app) : NULL;
    if (state == NULL) {
        return;
    }
    if (actor_read(as, strings, &actor) && actor.party != NULL &&
        state_find_participant(state, actor.party) == ID_NONE) {
        complain("note: nobody of the code %s takes part in the session", actor.party);
    }
    app_read_unlock(app);
}

/* The token goes to standard output alone, so that it can be led into a file that nobody else reads. */
static int add_key(Ledger *ledger, const char *name, const Arguments *arguments)
{
    g_autoptr(GError) error = NULL;
    char token[KEY_TOKEN_LENGTH + 1];
    const char *as = arguments_value(arguments, "as", NULL);
    if (as == NULL) {
        complain("say whose key it is: --as chair, --as secretariat, or --as FRA");
        return EXIT_TROUBLE;
    }
    if (!keys_add(ledger, name, as, arguments_value(arguments, "scope", NULL), g_get_real_time(), token, &error)) {
        return fail(error);
    }
    warn_of_stranger(as, arguments);
    printf("%s\n", token);
    fprintf(stderr, "This is the key “%s”, told this once: it is not kept, only what it is known by.\n", name);
    return EXIT_GOOD;
}

static int remove_key(Ledger *ledger, const char *name)
{
    g_autoptr(GError) error = NULL;
    return keys_remove(ledger, name, &error) ? EXIT_GOOD : fail(error);
}

static int list_keys(Ledger *ledger)
{
    enum { NAME_COLUMNS = 24, ACTOR_COLUMNS = 16 };
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) keys = keys_list(ledger, &error);
    if (keys == NULL) {
        return fail(error);
    }
    for (guint i = 0; i < keys->len; i++) {
        const Key *key = g_ptr_array_index(keys, i);
        char made[INSTANT_SIZE];
        printf("%-*s  %-*s  %s  %s\n", NAME_COLUMNS, key->name, ACTOR_COLUMNS, key->as, instant_format(key->made, made),
               key->scopes);
    }
    return EXIT_GOOD;
}

static int run_key(const Arguments *arguments)
{
    const char *what = arguments_operand(arguments, 0), *name = arguments_operand(arguments, 1);
    const bool is_list = strcmp(what, "list") == 0, is_add = strcmp(what, "add") == 0;
    if (!is_list && !is_add && strcmp(what, "remove") != 0) {
        complain("“%s” is nothing to do with keys: add, list or remove", what);
        return EXIT_TROUBLE;
    }
    if (is_list == (name != NULL)) {
        complain(is_list ? "the list is of all keys: it takes no name" : "the key needs a name: placard key %s NAME",
                 what);
        return EXIT_TROUBLE;
    }
    const char *folder = data_folder(arguments);
    g_autoptr(Ledger) ledger = folder != NULL ? data_open(folder, is_list ? LEDGER_READ : LEDGER_WRITE) : NULL;
    if (ledger == NULL) {
        return EXIT_TROUBLE;
    }
    return is_list ? list_keys(ledger) : is_add ? add_key(ledger, name, arguments) : remove_key(ledger, name);
}

static const Option options[] = {
    DATA_OPTION,
    { "as", 'a', "WHO",
      "with `add`: who acts with the key: `chair`, `secretariat`, or the code of a participant, such as FRA; the id of a "
      "person may follow, FRA/42",
      NULL },
    { "scope", 's', "SCOPES",
      "with `add`: how far the key reaches, parted by commas: `read`, `record`, `act` (or `act:floor`, `act:floor.request`), "
      "`microphones`, `metrics`; `read,record,act` if none is given",
      NULL },
    { 0 },
};

static const ExitCode exits[] = {
    { EXIT_GOOD, "done" },
    { EXIT_TROUBLE, "there is no session, such a key, or the command line is wrong" },
    { 0 },
};

static const Example examples[] = {
    { "key add desk --as secretariat --data session/", "a key for a program of the Secretariat" },
    { "key add france --as FRA --data session/ > france.key", "one for a delegation, into a file" },
    { "key add hall --as secretariat --scope microphones --data session/", "one for the microphones of the hall" },
    { "key list --data session/", "which keys there are" },
    { "key remove france --data session/", "it opens nothing any more" },
    { 0 },
};

const Verb verb_key = {
    .name = "key",
    .operands = "add|list|remove [NAME]",
    .least = 1,
    .most = 2,
    .summary = "say who may act through a server, and as whom",
    .description =
        "A key is what a program shows to a server (`placard help serve`) to act in a session: as the Chair, as the Secretariat, or as "
        "a participant, for itself alone.\n\n"
        "`add` makes one and prints its token, once: a line of 43 characters. What is kept is a hash, from which nobody finds the token. "
        "A key reaches no further than its scopes: `read` is how the session stands, `record` the record, `act` every act that its "
        "holder may do; `act:floor` those whose names begin so, `act:floor.request` that one; `microphones` tells of the microphones of "
        "the hall, `metrics` shows figures about the server. Give each program no more than it needs.\n\n"
        "`list` tells the name of each key, as whom it acts, when it was made and its scopes. `remove` takes one away; a server that is running "
        "knows of both within a second.\n\n"
        "Keys stay on this machine: they are not in the record of the session and never exported. A token is for files and "
        "environments; on a command line everybody on the machine could read it.",
    .options = options,
    .exits = exits,
    .examples = examples,
    .run = run_key,
};
