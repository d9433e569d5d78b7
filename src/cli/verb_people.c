#include "cli/data.h"
#include "cli/load.h"
#include "cli/terminal.h"
#include "cli/verb.h"

#include <string.h>

/* Ids of persons are those that the record refers to by. */
static bool is_person_id(const char *id)
{
    const Value value = { .field = FIELD_PERSON, .text = id };
    return value_is_sound(&value);
}

static int done(bool good, const char *what, const char *id, const GError *error)
{
    if (!good) {
        g_assert(error != NULL);
        complain("cannot %s %s: %s", what, id, error->message);
        return EXIT_TROUBLE;
    }
    return EXIT_GOOD;
}

static int add_person(Ledger *ledger, const char *id, const char *words)
{
    g_autoptr(GError) error = NULL;
    if (words == NULL || *words == '\0' || !g_utf8_validate(words, -1, NULL)) {
        complain("say who that is: placard people add %s NAME", id);
        return EXIT_TROUBLE;
    }
    g_autoptr(GBytes) bytes = g_bytes_new(words, strlen(words));
    return done(ledger_person_put(ledger, id, bytes, &error), "keep", id, error);
}

static int erase_person(Ledger *ledger, const char *id, const char *words)
{
    g_autoptr(GError) error = NULL;
    (void)words;
    return done(ledger_person_erase(ledger, id, &error), "erase", id, error);
}

static bool print_person(const char *name, GBytes *bytes, gpointer data)
{
    gsize length;
    const char *text = g_bytes_get_data(bytes, &length);
    g_autofree char *words = g_strndup(text, length);
    fprintf(stdout, "%s\t", name);
    terminal_text(data, words);
    fputc('\n', stdout);
    return true;
}

static int list_people(Ledger *ledger, const char *id, const char *words)
{
    Terminal terminal;
    g_autoptr(GError) error = NULL;
    (void)id;
    (void)words;
    terminal_init(&terminal, stdout, "auto");
    return done(ledger_person_each(ledger, print_person, &terminal, &error), "list", "people", error);
}

static const struct {
    const char *name;
    guint operands; /* with its own name */
    LedgerOpen mode;
    int (*run)(Ledger *ledger, const char *id, const char *words);
} acts[] = {
    { "add", 3, LEDGER_WRITE, add_person },
    { "erase", 2, LEDGER_WRITE, erase_person },
    { "list", 1, LEDGER_READ, list_people },
};

static int run_act(const Arguments *arguments, guint i)
{
    const char *id = arguments_operand(arguments, 1);
    if (arguments->operands->len != acts[i].operands) {
        complain("people add ID NAME, people erase ID, people list: “people %s” has %u operands", acts[i].name,
                 acts[i].operands);
        return EXIT_TROUBLE;
    }
    if (id != NULL && !is_person_id(id)) {
        g_autofree char *expected = field_expected(FIELD_PERSON);
        complain("“%s” is no id of a person: expected %s", id, expected);
        return EXIT_TROUBLE;
    }
    const char *folder = data_folder(arguments);
    g_autoptr(Ledger) ledger = folder != NULL ? data_open(folder, acts[i].mode) : NULL;
    return ledger != NULL ? acts[i].run(ledger, id, arguments_operand(arguments, 2)) : EXIT_TROUBLE;
}

static int run_people(const Arguments *arguments)
{
    const char *name = arguments_operand(arguments, 0);
    for (guint i = 0; i < G_N_ELEMENTS(acts); i++) {
        if (strcmp(acts[i].name, name) == 0) {
            return run_act(arguments, i);
        }
    }
    complain("people add, people erase or people list; “%s” is none of them", name);
    return EXIT_TROUBLE;
}

static const Option options[] = { DATA_OPTION, { 0 } };

static const ExitCode exits[] = {
    { EXIT_GOOD, "done, and on the disk" },
    { EXIT_TROUBLE, "there is no session, the disk said no, or the command line is wrong" },
    { 0 },
};

static const Example examples[] = {
    { "people add p42 \"Ms. Claire Example\" --data session/", "who p42 is, to whom the record refers" },
    { "people erase p42 --data session/", "that name is gone; the record is not touched" },
    { 0 },
};

const Verb verb_people = {
    .name = "people",
    .operands = "add|erase|list [ID [NAME]]",
    .least = 1,
    .most = 3,
    .summary = "keep or erase what is known of persons",
    .description =
        "The record of a session never holds the name of a person, only an id such as `p42`. What is known of who that is stands beside "
        "the record, where it can be replaced and erased.\n\n"
        "`add` keeps NAME under ID, or replaces it; `erase` takes it out so that no byte of it is left in the session's files; `list` "
        "prints all. Backups that were made before still have what is erased.",
    .options = options,
    .exits = exits,
    .examples = examples,
    .run = run_people,
};
