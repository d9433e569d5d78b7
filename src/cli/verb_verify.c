#include "cli/data.h"
#include "cli/load.h"
#include "cli/terminal.h"
#include "cli/verb.h"
#include "ledger/ledger_export.h"

#include <errno.h>
#include <string.h>

/* Whether an exported file lies there rather than a ledger: its first bytes say so. */
static bool is_export(const char *path)
{
    static const char start[] = "{\"format\":\"" LEDGER_EXPORT_NAME "\"";
    char found[sizeof(start)] = "";
    FILE *file = g_file_test(path, G_FILE_TEST_IS_REGULAR) ? fopen(path, "rbe") : NULL;
    if (file == NULL) {
        return false;
    }
    const size_t length = fread(found, 1, sizeof(start) - 1, file);
    fclose(file);
    return length == sizeof(start) - 1 && memcmp(found, start, length) == 0;
}

static Ledger *open_export(const char *path, GError **error)
{
    g_autoptr(Ledger) ledger = ledger_mem_new();
    FILE *file = fopen(path, "rbe");
    if (file == NULL) {
        g_set_error_literal(error, G_FILE_ERROR, (gint)g_file_error_from_errno(errno), g_strerror(errno));
        return NULL;
    }
    const bool good = ledger_import(ledger, ledger_fill_from_file, file, error);
    fclose(file);
    return good ? g_steal_pointer(&ledger) : NULL;
}

/* Read, canonical, and fitting to what stands before; the chain and the file are looked at first. */
static bool verify(Ledger *ledger, Seq *ret_seq, char ret_digits[CHAIN_HASH_DIGITS + 1], GError **error)
{
    guint8 hash[CHAIN_HASH_BYTES];
    const FoldVisitor strict = { .is_strict = true };
    g_autoptr(State) state = state_new();
    if (!ledger_verify(ledger, NULL, NULL, NULL, error) || !fold(ledger, state, &strict, error) ||
        !ledger_head(ledger, ret_seq, hash, error)) {
        return false;
    }
    chain_to_digits(hash, ret_digits);
    return true;
}

/* A record that is not what it was is an answer, and a file that cannot be read is trouble. */
static int complain_of(const char *path, const GError *error)
{
    complain("%s is not whole: %s", path, error->message);
    return error->domain == FOLD_ERROR || g_error_matches(error, LEDGER_ERROR, LEDGER_ERROR_BROKEN) ? EXIT_ERRORS
                                                                                                    : EXIT_TROUBLE;
}

/* What stands behind the verb, else the folder that every verb of a session takes; NULL after complaining. */
static const char *path_of(const Arguments *arguments)
{
    const char *operand = arguments->operands->len > 0 ? arguments_operand(arguments, 0) : NULL;
    if (operand != NULL && arguments_has(arguments, "data")) {
        complain("verify takes “%s” or --data, not both", operand);
        return NULL;
    }
    return operand != NULL ? operand : data_folder(arguments);
}

static int run_verify(const Arguments *arguments)
{
    const char *path = path_of(arguments);
    if (path == NULL) {
        return EXIT_TROUBLE;
    }
    g_autoptr(GError) error = NULL;
    char digits[CHAIN_HASH_DIGITS + 1];
    Seq seq = 0;
    const bool exported = is_export(path);
    g_autoptr(Ledger) ledger = exported ? open_export(path, &error) : data_open(path, LEDGER_READ);
    if (ledger == NULL) {
        return exported ? complain_of(path, error) : EXIT_TROUBLE;
    }
    if (!verify(ledger, &seq, digits, &error)) {
        return complain_of(path, error);
    }
    Terminal terminal;
    terminal_init(&terminal, stdout, "auto");
    terminal_put(&terminal, STYLE_GOOD, "whole");
    printf(": %" G_GUINT64_FORMAT " entr%s, each readable, in its one form, and fitting to those before\n%s\n", seq,
           seq == 1 ? "y" : "ies", digits);
    return EXIT_GOOD;
}

static const Option options[] = {
    DATA_OPTION,
    { 0 },
};

static const ExitCode exits[] = {
    { EXIT_GOOD, "whole; the last line of the output is the last hash" },
    { EXIT_ERRORS, "an entry is not what was appended, cannot be read, or does not fit" },
    { EXIT_TROUBLE, "there is no ledger, it cannot be opened, or the command line is wrong" },
    { 0 },
};

static const Example examples[] = {
    { "verify session/", "whether the record of the session is whole" },
    { "verify --data session/", "the same, as the other verbs of a session are told" },
    { "verify record.txt", "the same of an exported file" },
    { 0 },
};

const Verb verb_verify = {
    .name = "verify",
    .operands = "[DIR|FILE]",
    .least = 0,
    .most = 1,
    .summary = "say whether the record of a session is whole",
    .description =
        "Reads the ledger in DIR, or FILE, which is a ledger or an exported one; without either, the one that `--data` names. Each entry must have the hash that follows from all before "
        "it, be readable, be written in its one form, and fit to what stands before: the state of the session is worked out anew "
        "from the first entry to the last.\n\n"
        "It prints how many entries there are and, in the last line, the last hash. Whoever has written down an earlier number and "
        "hash elsewhere can compare; that entries were taken off the end shows in no other way.",
    .options = options,
    .exits = exits,
    .examples = examples,
    .run = run_verify,
};
