/* The verbs that keep the record of a session: export, import, backup. */
#include "cli/data.h"
#include "cli/load.h"
#include "cli/verb.h"
#include "ledger/ledger_export.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* The ledger that is to be written elsewhere, and where to. */
static Ledger *open_from(const Arguments *arguments, const char **ret_path)
{
    *ret_path = arguments_value(arguments, "to", NULL);
    if (*ret_path == NULL) {
        complain("say where it is to be written: --to FILE");
        return NULL;
    }
    const char *folder = data_folder(arguments);
    return folder != NULL ? data_open(folder, LEDGER_READ) : NULL;
}

/* --- export ----------------------------------------------------------------------------------------------------------
 */

/* Written beside its place and put there when it is whole. */
static bool write_export(Ledger *ledger, const char *path, LedgerExport what, GError **error)
{
    g_autofree char *part = g_strconcat(path, ".part", NULL);
    const int file = open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    FILE *out = file >= 0 ? fdopen(file, "wb") : NULL;
    if (out == NULL) {
        g_set_error_literal(error, G_FILE_ERROR, (gint)g_file_error_from_errno(errno), g_strerror(errno));
        return false;
    }
    bool good = ledger_export(ledger, what, ledger_write_to_file, out, error);
    if (good && (fflush(out) != 0 || fsync(file) != 0)) {
        g_set_error_literal(error, G_FILE_ERROR, (gint)g_file_error_from_errno(errno), g_strerror(errno));
        good = false;
    }
    fclose(out);
    if (good && g_rename(part, path) != 0) {
        g_set_error_literal(error, G_FILE_ERROR, (gint)g_file_error_from_errno(errno), g_strerror(errno));
        good = false;
    }
    if (!good) {
        g_unlink(part);
    }
    return good;
}

static int run_export(const Arguments *arguments)
{
    const char *path;
    g_autoptr(Ledger) ledger = open_from(arguments, &path);
    g_autoptr(GError) error = NULL;
    if (ledger == NULL) {
        return EXIT_TROUBLE;
    }
    const LedgerExport what = arguments_has(arguments, "people") ? LEDGER_EXPORT_WITH_PEOPLE : LEDGER_EXPORT_CHAIN;
    const bool good = strcmp(path, "-") == 0 ? ledger_export(ledger, what, ledger_write_to_file, stdout, &error)
                                             : write_export(ledger, path, what, &error);
    if (!good) {
        complain("cannot export to %s: %s", path, error->message);
        return EXIT_TROUBLE;
    }
    return EXIT_GOOD;
}

/* --- import ----------------------------------------------------------------------------------------------------------
 */

static bool import_file(const char *path, Ledger *into)
{
    g_autoptr(GError) error = NULL;
    FILE *file = fopen(path, "rbe");
    if (file == NULL) {
        complain("cannot read %s: %s", path, g_strerror(errno));
        return false;
    }
    const bool good = ledger_import(into, ledger_fill_from_file, file, &error);
    fclose(file);
    if (!good) {
        complain("cannot import %s: %s", path, error->message);
    }
    return good;
}

/* In memory, before a folder is made. All of it must be a session: what is whole and is none would be of no use in a
 * folder of its own. */
static bool try_import(const char *path)
{
    const FoldVisitor strict = { .is_strict = true };
    g_autoptr(GError) error = NULL;
    g_autoptr(Ledger) trial = ledger_mem_new();
    g_autoptr(State) state = state_new();
    if (!import_file(path, trial)) {
        return false;
    }
    if (!fold(trial, state, &strict, &error)) {
        complain("cannot import %s: %s", path, error->message);
        return false;
    }
    return true;
}

static int run_import(const Arguments *arguments)
{
    const char *path = arguments_operand(arguments, 0);
    const char *folder = data_folder(arguments);
    if (folder == NULL) {
        return EXIT_TROUBLE;
    }
    if (data_exists(folder)) {
        complain("a session is kept in %s already; a record is imported into a folder of its own", folder);
        return EXIT_TROUBLE;
    }
    if (!try_import(path)) {
        return EXIT_TROUBLE;
    }
    g_autoptr(Ledger) ledger = data_open(folder, LEDGER_CREATE);
    return ledger != NULL && import_file(path, ledger) ? EXIT_GOOD : EXIT_TROUBLE;
}

/* --- backup ----------------------------------------------------------------------------------------------------------
 */

static int run_backup(const Arguments *arguments)
{
    const char *path;
    g_autoptr(Ledger) ledger = open_from(arguments, &path);
    g_autoptr(GError) error = NULL;
    if (ledger == NULL) {
        return EXIT_TROUBLE;
    }
    if (!ledger_backup(ledger, path, &error)) {
        complain("cannot back up to %s: %s", path, error->message);
        return EXIT_TROUBLE;
    }
    return EXIT_GOOD;
}

static const ExitCode exits[] = {
    { EXIT_GOOD, "it is written, and on the disk" },
    { EXIT_TROUBLE, "something cannot be read or written, is damaged, or the command line is wrong" },
    { 0 },
};

static const Option export_options[] = {
    DATA_OPTION,
    { "to", 'o', "FILE", "the file to write; `-` is standard output", NULL },
    { "people", 0, NULL, "also what is kept of persons: the file then holds personal data", NULL },
    { 0 },
};

static const Example export_examples[] = {
    { "export --data session/ --to record.txt", "the record as a text that anybody can verify" },
    { 0 },
};

const Verb verb_export = {
    .name = "export",
    .summary = "write the record of a session as a text file",
    .description =
        "The file endures: it holds every entry with its hash, is the same on every machine, and can be verified without this "
        "program. What is kept of persons is left out unless it is asked for; keys never leave the machine.",
    .options = export_options,
    .exits = exits,
    .examples = export_examples,
    .run = run_export,
};

static const Option import_options[] = { DATA_OPTION, { 0 } };

static const Example import_examples[] = {
    { "import record.txt --data session/", "a session from its exported record" },
    { 0 },
};

const Verb verb_import = {
    .name = "import",
    .operands = "FILE",
    .least = 1,
    .most = 1,
    .summary = "make a session of an exported record",
    .description =
        "FILE is what `placard export` wrote. Nothing is made unless every hash is right, every entry is readable and fits to "
        "those before. DIR must not hold a session yet.",
    .options = import_options,
    .exits = exits,
    .examples = import_examples,
    .run = run_import,
};

static const Option backup_options[] = {
    DATA_OPTION,
    { "to", 'o', "FILE", "the file to make, which must not be there yet", NULL },
    { 0 },
};

static const Example backup_examples[] = {
    { "backup --data session/ --to monday.sqlite", "a copy, while the session goes on" },
    { 0 },
};

const Verb verb_backup = {
    .name = "backup",
    .summary = "copy a session, also while it goes on",
    .description =
        "The copy is the session as it was at one moment, with persons and keys, as a file that `placard verify` reads and that "
        "can take the place of `" DATA_FILE "` in a folder. Others may go on writing meanwhile.",
    .options = backup_options,
    .exits = exits,
    .examples = backup_examples,
    .run = run_backup,
};
