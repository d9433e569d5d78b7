#include "ledger/ledger_export.h"
#include "support.h"

#include <glib/gstdio.h>
#include <string.h>

#define HASH_1 "b06a229070741292512e8760f470dd7a4c46ccfdf253df781d88dabe58c1ccb1"
#define HASH_2 "79ccf3cfad8b57711ea51d7678c108df870e8054f8f5b7649ef73924f03513d4"
#define RECORDS HASH_1 " {\"a\":1}\n" HASH_2 " {\"b\":\"é\"}\n"
#define HEAD "{\"format\":\"placard-ledger\",\"version\":1,\"records\":2,\"hash\":\"" HASH_2 "\""
#define PEOPLE "local person p1 U29tZWJvZHk=\nlocal person p2 \nlocal end 2\n"

/* --- texts in memory
 * -------------------------------------------------------------------------------------------------- */

static bool write_text(gpointer data, const void *bytes, gsize length, GError **error)
{
    g_string_append_len(data, bytes, (gssize)length);
    return true;
}

typedef struct {
    const char *text;
    gsize left, most; /* that are given at once */
} Source;

static bool fill_text(gpointer data, void *into, gsize size, gsize *ret_length, GError **error)
{
    Source *source = data;
    const gsize length = MIN(MIN(size, source->left), source->most);
    memcpy(into, source->text, length);
    source->text += length;
    source->left -= length;
    *ret_length = length;
    return true;
}

static char *export(Ledger *ledger, LedgerExport what)
{
    g_autoptr(GError) error = NULL;
    GString *text = g_string_new(NULL);
    g_assert_true(ledger_export(ledger, what, write_text, text, &error));
    g_assert_no_error(error);
    return g_string_free(text, FALSE);
}

static bool import(Ledger *ledger, const char *text, gsize length, gsize most, GError **error)
{
    Source source = { text, length, most };
    return ledger_import(ledger, fill_text, &source, error);
}

static Ledger *sample(void)
{
    Ledger *ledger = ledger_mem_new();
    g_autoptr(GBytes) bytes = g_bytes_new_static("Somebody", 8);
    g_autoptr(GBytes) empty = g_bytes_new_static("", 0);
    support_append(ledger, "{\"a\":1}");
    support_append(ledger, "{\"b\":\"é\"}");
    g_assert_true(ledger_person_put(ledger, "p2", empty, NULL));
    g_assert_true(ledger_person_put(ledger, "p1", bytes, NULL));
    g_assert_true(ledger_key_put(ledger, "k1", bytes, NULL));
    return ledger;
}

static bool count_entry(const char *name, GBytes *bytes, gpointer data)
{
    (*(guint *)data)++;
    return true;
}

static guint people_in(Ledger *ledger)
{
    guint n = 0;
    g_assert_true(ledger_person_each(ledger, count_entry, &n, NULL));
    return n;
}

/* --- out and in -----------------------------------------------------------------------------------------------------
 */

static void test_text(void)
{
    g_autoptr(Ledger) empty = ledger_mem_new();
    g_autoptr(Ledger) ledger = sample();
    g_autofree char *nothing = export(empty, LEDGER_EXPORT_CHAIN);
    g_autofree char *chain = export(ledger, LEDGER_EXPORT_CHAIN);
    g_autofree char *with_people = export(ledger, LEDGER_EXPORT_WITH_PEOPLE);
    g_assert_cmpstr(nothing, ==,
                    "{\"format\":\"placard-ledger\",\"version\":1,\"records\":0,\"hash\":"
                    "\"0000000000000000000000000000000000000000000000000000000000000000\"}\n");
    g_assert_cmpstr(chain, ==, HEAD "}\n" RECORDS);
    g_assert_cmpstr(with_people, ==, HEAD ",\"people\":true}\n" RECORDS PEOPLE);
}

static void assert_round(Ledger *from, Ledger *to, gsize most)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *text = export(from, LEDGER_EXPORT_WITH_PEOPLE);
    g_assert_true(import(to, text, strlen(text), most, &error));
    g_assert_no_error(error);
    g_autofree char *again = export(to, LEDGER_EXPORT_WITH_PEOPLE);
    g_assert_cmpstr(again, ==, text);
}

/* However the bytes come in, and into any store. */
static void test_round_trip(void)
{
    const gsize sizes[] = { 60, 7000, 65536 };
    for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
        char *folder = support_folder();
        g_autofree char *path = support_path(folder, "ledger.sqlite");
        g_autoptr(Ledger) ledger = sample();
        g_autoptr(Ledger) file = ledger_sqlite_open(path, LEDGER_CREATE, NULL);
        g_autoptr(Ledger) memory = ledger_mem_new();
        g_autofree char *longest = g_strnfill(LEDGER_RECORD_LIMIT, 'x');
        support_append(ledger, longest);
        support_append(ledger, "{}");
        assert_round(ledger, file, sizes[i]);
        assert_round(file, memory, sizes[i]);
        support_assert_whole(file, 4);
        g_clear_pointer(&file, ledger_close);
        support_remove(folder);
    }
}

static void test_files(void)
{
    char *folder = support_folder();
    g_autofree char *path = support_path(folder, "export.txt");
    g_autoptr(Ledger) ledger = ledger_mem_new();
    g_autoptr(Ledger) copy = ledger_mem_new();
    g_autoptr(GError) error = NULL;
    support_fill(ledger, 20000);
    FILE *file = g_fopen(path, "w+");
    g_assert_true(ledger_export(ledger, LEDGER_EXPORT_CHAIN, ledger_write_to_file, file, &error));
    rewind(file);
    g_assert_true(ledger_import(copy, ledger_fill_from_file, file, &error));
    g_assert_no_error(error);
    fclose(file);
    support_assert_whole(copy, 20000);
    support_remove(folder);
}

static bool write_little(gpointer data, const void *bytes, gsize length, GError **error)
{
    gsize *left = data;
    if (length > *left) {
        g_set_error(error, LEDGER_ERROR, LEDGER_ERROR_FULL, "no room");
        return false;
    }
    *left -= length;
    return true;
}

/* Wherever the writer fails, the export does, with its error. */
static void test_no_room(void)
{
    g_autoptr(Ledger) ledger = sample();
    g_autofree char *text = export(ledger, LEDGER_EXPORT_WITH_PEOPLE);
    for (gsize room = 0; room <= strlen(text); room++) {
        g_autoptr(GError) error = NULL;
        gsize left = room;
        const bool is_good = ledger_export(ledger, LEDGER_EXPORT_WITH_PEOPLE, write_little, &left, &error);
        g_assert_cmpint(is_good, ==, room == strlen(text));
        if (!is_good) {
            g_assert_error(error, LEDGER_ERROR, LEDGER_ERROR_FULL);
        }
    }
    support_assert_whole(ledger, 2);
}

/* --- what is refused ------------------------------------------------------------------------------------------------
 */

static const struct {
    const char *what, *text, *message;
    LedgerError code;
} refused[] = {
    { "nothing", "", "line 1: is not the head of an exported ledger", LEDGER_ERROR_NOT_A_LEDGER },
    { "another file", "Dear all,\n", "line 1: is not the head of an exported ledger", LEDGER_ERROR_NOT_A_LEDGER },
    { "other JSON", "[1]\n", "line 1: is not the head of an exported ledger", LEDGER_ERROR_NOT_A_LEDGER },
    { "another format", "{\"format\":\"x\",\"version\":1}\n", "line 1: is not the head of an exported ledger",
      LEDGER_ERROR_NOT_A_LEDGER },
    { "a later version", "{\"format\":\"placard-ledger\",\"version\":2,\"signed\":[]}\n",
      "line 1: has a format of a later version of the program", LEDGER_ERROR_NEWER },
    { "no hash", "{\"format\":\"placard-ledger\",\"version\":1,\"records\":0}\n",
      "line 1: expected are format, version, \"records\", a number, \"hash\", 64 hexadecimal digits, perhaps "
      "\"people\"",
      LEDGER_ERROR_BROKEN },
    { "no line end", HEAD "}", "line 1: is cut off: it has no line end", LEDGER_ERROR_BROKEN },
    { "no records", HEAD "}\n", "line 2: the file ends here; expected was a record", LEDGER_ERROR_BROKEN },
    { "one record", HEAD "}\n" HASH_1 " {\"a\":1}\n", "line 3: the file ends here; expected was a record",
      LEDGER_ERROR_BROKEN },
    { "the first exchanged", HEAD "}\n" HASH_1 " {\"a\":2}\n" HASH_2 " {\"b\":\"é\"}\n",
      "line 2: record 1: its hash is not that of its bytes and of the record before", LEDGER_ERROR_BROKEN },
    { "the second exchanged", HEAD "}\n" HASH_1 " {\"a\":1}\n" HASH_2 " {\"b\":\"e\"}\n",
      "line 3: record 2: its hash is not that of its bytes and of the record before", LEDGER_ERROR_BROKEN },
    { "another order", HEAD "}\n" HASH_2 " {\"b\":\"é\"}\n" HASH_1 " {\"a\":1}\n",
      "line 2: record 1: its hash is not that of its bytes and of the record before", LEDGER_ERROR_BROKEN },
    { "no hash in a line", HEAD "}\n" HASH_1 " {\"a\":1}\n{\"b\":\"é\"}\n",
      "line 3: expected is a record: 64 hexadecimal digits, a blank, its bytes", LEDGER_ERROR_BROKEN },
    { "carriage returns", HEAD "}\r\n" HASH_1 " {\"a\":1}\r\n" HASH_2 " {\"b\":\"é\"}\r\n",
      "line 2: a record is one line, but its byte 8 is 0x0d", LEDGER_ERROR_LIMIT },
    { "one record too many", HEAD "}\n" RECORDS HASH_2 " x\n", "line 4: the file should end before this line",
      LEDGER_ERROR_BROKEN },
    { "people unannounced", HEAD "}\n" RECORDS PEOPLE, "line 4: the file should end before this line",
      LEDGER_ERROR_BROKEN },
    { "people cut off", HEAD ",\"people\":true}\n" RECORDS "local person p1 U29tZWJvZHk=\n",
      "line 5: the file ends here; expected was a person, or the end of the local data", LEDGER_ERROR_BROKEN },
    { "people of another number", HEAD ",\"people\":true}\n" RECORDS "local person p1 U29tZWJvZHk=\nlocal end 2\n",
      "line 5: expected is a person, or how many there were", LEDGER_ERROR_BROKEN },
    { "no base64", HEAD ",\"people\":true}\n" RECORDS "local person p1 U29t\x01\nlocal end 1\n",
      "line 4: expected is a person, or how many there were", LEDGER_ERROR_BROKEN },
    { "an empty id", HEAD ",\"people\":true}\n" RECORDS "local person  U29t\nlocal end 1\n",
      "line 4: an id or a name has 1 to 200 visible characters of ASCII and no blank", LEDGER_ERROR_BROKEN },
    { "a hash that is another's",
      "{\"format\":\"placard-ledger\",\"version\":1,\"records\":1,\"hash\":\"" HASH_2 "\"}\n" HASH_1 " {\"a\":1}\n",
      "line 2: the last hash is not the one that line 1 names", LEDGER_ERROR_BROKEN },
};

static void assert_empty(Ledger *ledger)
{
    support_assert_whole(ledger, 0);
    g_assert_cmpuint(people_in(ledger), ==, 0);
}

static void test_refused(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(refused); i++) {
        g_autoptr(Ledger) ledger = ledger_mem_new();
        g_autoptr(GError) error = NULL;
        g_test_message("%s", refused[i].what);
        g_assert_false(import(ledger, refused[i].text, strlen(refused[i].text), 99, &error));
        g_assert_error(error, LEDGER_ERROR, (gint)refused[i].code);
        g_assert_cmpstr(error->message, ==, refused[i].message);
        assert_empty(ledger);
    }
}

/* No byte of a file without people can be another, none can be missing at the end, and nothing is left of the try. */
static void test_every_byte(void)
{
    const char text[] = HEAD "}\n" RECORDS;
    char *folder = support_folder();
    g_autofree char *path = support_path(folder, "ledger.sqlite");
    g_autoptr(Ledger) ledger = ledger_sqlite_open(path, LEDGER_CREATE, NULL);
    for (gsize i = 0; i < strlen(text); i++) {
        g_autoptr(GError) error = NULL;
        g_autofree char *other = g_strdup(text);
        other[i] ^= 1;
        g_assert_false(import(ledger, other, strlen(text), 99, &error));
        g_assert_true(g_str_has_prefix(error->message, "line "));
        g_assert_false(import(ledger, text, i, 99, NULL));
    }
    assert_empty(ledger);
    g_assert_true(import(ledger, text, strlen(text), 1, NULL));
    g_clear_pointer(&ledger, ledger_close);
    support_remove(folder);
}

static void test_long_line(void)
{
    g_autoptr(Ledger) ledger = ledger_mem_new();
    g_autoptr(GError) error = NULL;
    g_autofree char *longest = g_strnfill(LEDGER_RECORD_LIMIT * 3, '0');
    g_autofree char *text = g_strconcat(HEAD "}\n", longest, NULL);
    g_assert_false(import(ledger, text, strlen(text), 65536, &error));
    g_assert_error(error, LEDGER_ERROR, LEDGER_ERROR_BROKEN);
    g_assert_cmpstr(error->message, ==, "line 2: is longer than any record");
}

static void test_not_empty(void)
{
    const char text[] = HEAD "}\n" RECORDS;
    g_autoptr(Ledger) ledger = ledger_mem_new();
    g_autoptr(GError) error = NULL;
    support_append(ledger, "here first");
    g_assert_false(import(ledger, text, strlen(text), 99, &error));
    g_assert_error(error, LEDGER_ERROR, LEDGER_ERROR_CONFLICT);
    support_assert_whole(ledger, 1);
}

/* --- files that were kept
 * --------------------------------------------------------------------------------------------- */

/* A ledger that some version exported must verify for ever: rows are added here, none is changed. */
static const struct {
    const char *name, *hash;
    Seq records;
    guint people;
} kept[] = {
    { "format-1.txt", "0b8d18c1d3ce7a47798edd02ec64390ff75f89c9aad4f805bb12416fd815a6f4", 7, 2 },
};

static void test_kept(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(kept); i++) {
        g_autofree char *path = g_test_build_filename(G_TEST_DIST, "kept", kept[i].name, NULL);
        g_autoptr(Ledger) ledger = ledger_mem_new();
        g_autoptr(GError) error = NULL;
        guint8 hash[CHAIN_HASH_BYTES];
        char digits[CHAIN_HASH_DIGITS + 1];
        Seq head = 0;
        FILE *file = g_fopen(path, "r");
        g_assert_nonnull(file);
        g_assert_true(ledger_import(ledger, ledger_fill_from_file, file, &error));
        g_assert_no_error(error);
        fclose(file);
        g_assert_true(ledger_head(ledger, &head, hash, NULL));
        chain_to_digits(hash, digits);
        g_assert_cmpuint(head, ==, kept[i].records);
        g_assert_cmpstr(digits, ==, kept[i].hash);
        g_assert_cmpuint(people_in(ledger), ==, kept[i].people);
        support_assert_whole(ledger, head);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/ledger/export/text", test_text);
    g_test_add_func("/ledger/export/round-trip", test_round_trip);
    g_test_add_func("/ledger/export/files", test_files);
    g_test_add_func("/ledger/export/no-room", test_no_room);
    g_test_add_func("/ledger/import/refused", test_refused);
    g_test_add_func("/ledger/import/every-byte", test_every_byte);
    g_test_add_func("/ledger/import/long-line", test_long_line);
    g_test_add_func("/ledger/import/not-empty", test_not_empty);
    g_test_add_func("/ledger/import/kept", test_kept);
    return g_test_run();
}
