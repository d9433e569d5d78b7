#include "ledger/ledger_export.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

typedef struct {
    LedgerWrite write;
    gpointer data;
    Seq last; /* to write */
    Seq done;
    guint people;
    GError *error; /* of `write`, which a visitor cannot give back */
} Exporting;

bool ledger_write_to_file(gpointer file, const void *bytes, gsize length, GError **error)
{
    if (fwrite(bytes, 1, length, file) == length) {
        return true;
    }
    const int code = errno;
    g_set_error(error, LEDGER_ERROR, code == ENOSPC ? LEDGER_ERROR_FULL : LEDGER_ERROR_IO, "%s", g_strerror(code));
    return false;
}

static bool put(Exporting *exporting, const void *bytes, gsize length)
{
    return exporting->write(exporting->data, bytes, length, &exporting->error);
}

static bool put_text(Exporting *exporting, const char *text)
{
    return put(exporting, text, strlen(text));
}

static bool put_record(const LedgerRecord *record, gpointer data)
{
    Exporting *exporting = data;
    char start[CHAIN_HASH_DIGITS + 2];
    chain_to_digits(record->hash, start);
    start[CHAIN_HASH_DIGITS] = ' ';
    if (!put(exporting, start, CHAIN_HASH_DIGITS + 1) || !put(exporting, record->bytes, record->length) ||
        !put(exporting, "\n", 1)) {
        return false;
    }
    exporting->done = record->seq;
    return exporting->done < exporting->last;
}

static bool put_person(const char *id, GBytes *bytes, gpointer data)
{
    Exporting *exporting = data;
    gsize length = 0;
    const guchar *content = g_bytes_get_data(bytes, &length);
    g_autofree char *text = g_base64_encode(content, length);
    exporting->people++;
    return put_text(exporting, LEDGER_EXPORT_PERSON) && put_text(exporting, id) && put_text(exporting, " ") &&
           put_text(exporting, text) && put_text(exporting, "\n");
}

static bool put_people(Ledger *ledger, Exporting *exporting, GError **error)
{
    if (!ledger_person_each(ledger, put_person, exporting, error)) {
        return false;
    }
    g_autofree char *end = g_strdup_printf(LEDGER_EXPORT_END "%u\n", exporting->people);
    return exporting->error == NULL && put_text(exporting, end);
}

static bool put_head(Exporting *exporting, const guint8 *hash, bool with_people)
{
    char digits[CHAIN_HASH_DIGITS + 1];
    chain_to_digits(hash, digits);
    g_autofree char *head = g_strdup_printf(
        "{\"format\":\"" LEDGER_EXPORT_NAME "\",\"version\":%d,\"records\":%" G_GUINT64_FORMAT ",\"hash\":\"%s\"%s}\n",
        LEDGER_FORMAT, exporting->last, digits, with_people ? ",\"people\":true" : "");
    return put_text(exporting, head);
}

/* What was promised in the first line is there: another handle cannot shorten a ledger, but damage can. */
static bool is_complete(const Exporting *exporting, GError **error)
{
    if (exporting->error == NULL && exporting->done < exporting->last) {
        g_set_error(error, LEDGER_ERROR, LEDGER_ERROR_BROKEN, "record %" G_GUINT64_FORMAT " is missing",
                    exporting->done + 1);
        return false;
    }
    return exporting->error == NULL;
}

static bool put_all(Ledger *ledger, Exporting *exporting, LedgerExport what, GError **error)
{
    guint8 hash[CHAIN_HASH_BYTES];
    if (!ledger_head(ledger, &exporting->last, hash, error) ||
        !put_head(exporting, hash, what == LEDGER_EXPORT_WITH_PEOPLE)) {
        return false;
    }
    if (exporting->last > 0 &&
        (!ledger_read(ledger, 0, put_record, exporting, error) || !is_complete(exporting, error))) {
        return false;
    }
    return what == LEDGER_EXPORT_CHAIN || put_people(ledger, exporting, error);
}

bool ledger_export(Ledger *ledger, LedgerExport what, LedgerWrite write, gpointer data, GError **error)
{
    Exporting exporting = { .write = write, .data = data };
    const bool is_good = put_all(ledger, &exporting, what, error);
    if (exporting.error != NULL) {
        g_propagate_error(error, exporting.error);
    }
    return is_good;
}
