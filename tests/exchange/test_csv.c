/* The table: a record a line of a meeting, read back by another program, and nothing that a spreadsheet computes. */
#include "exchange/csv.h"

#include "generate.h"
#include "script.h"

#include <glib/gstdio.h>
#include <string.h>

static char *csv_of(const Programme *programme, const char *language)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = programme_csv(programme, language, &error);
    g_assert_no_error(error);
    return g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
}

static Row *add_row(Programme *programme, RowKind kind, const char *date, int start, int end)
{
    Row *row = programme_add_row(programme, row_new(kind));
    row->date = civil_date_parse(date);
    row->start = start;
    row->end = end;
    return row;
}

static Programme *known_programme(void)
{
    Programme *programme = programme_new();
    programme->place = g_strdup("Geneva");
    Row *row = add_row(programme, ROW_MEETING, "2022-07-25", 600, 780);
    row->room = g_strdup("Room \"A\", 2nd floor");
    Entry *entry = row_add_entry(row, entry_new(ENTRY_ITEM, "matters"));
    const ItemNumber items[] = { { .number = 5 }, { .number = 7, .sub = "a" } };
    g_array_append_vals(entry->items, items, G_N_ELEMENTS(items));
    entry->minutes = 30;
    const int note = 1;
    g_array_append_val(entry->notes, note);
    programme_add_footnote(programme, 1, NULL, "See resolution 75/240.", (Position){ 0 });
    row_add_entry(row, entry_new(ENTRY_LINE, "=1+1"));
    row_add_entry(row, entry_new(ENTRY_LINE, "@home, \"-2\""));
    add_row(programme, ROW_NO_MEETING, "2022-07-26", CLOCK_UNKNOWN, CLOCK_UNKNOWN);
    row = add_row(programme, ROW_MEETING, "2022-07-27", 900, CLOCK_UNKNOWN);
    row->mode = MODE_INFORMAL;
    programme_tidy(programme);
    return programme;
}

static void test_bytes(void)
{
    g_autoptr(Programme) programme = known_programme();
    g_autofree char *text = csv_of(programme, NULL);
    g_assert_cmpstr(text, ==,
                    "\xef\xbb\xbf"
                    "date,weekday,start,end,zone,row,meeting,label,room,mode,kind,depth,item,sub,text,minutes,mark,"
                    "provenance,notes\r\n"
                    "2022-07-25,Monday,10:00,13:00,Europe/Zurich,meeting,2022-07-25-am,,\"Room \"\"A\"\", 2nd floor\","
                    "formal,item,0,5;7,;a,matters,30,,,See resolution 75/240.\r\n"
                    "2022-07-25,Monday,10:00,13:00,Europe/Zurich,meeting,2022-07-25-am,,\"Room \"\"A\"\", 2nd floor\","
                    "formal,line,0,,,'=1+1,,,,\r\n"
                    "2022-07-25,Monday,10:00,13:00,Europe/Zurich,meeting,2022-07-25-am,,\"Room \"\"A\"\", 2nd floor\","
                    "formal,line,0,,,\"'@home, \"\"-2\"\"\",,,,\r\n"
                    "2022-07-26,Tuesday,,,Europe/Zurich,no-meeting,,,,,,,,,,,,,\r\n"
                    "2022-07-27,Wednesday,15:00,,Europe/Zurich,meeting,2022-07-27-pm,,,informal,,,,,,,,,\r\n");
    g_autofree char *french = csv_of(programme, "fr");
    g_assert_nonnull(strstr(french, "2022-07-25,lundi,"));
}

/* What the script printed of the table; NULL where there is no Python. */
static guint records_expected(const Programme *programme)
{
    guint count = 0;
    for (guint i = 0; i < programme->rows->len; i++) {
        const Row *row = programme_entries_of(programme, i);
        count += programme_row(programme, i)->kind == ROW_MEETING ? MAX(row->entries->len, 1) : 1;
    }
    return count;
}

static void test_another_reader(void)
{
    for (guint32 seed = 0; seed < 12; seed++) {
        g_autoptr(Programme) programme = seed == 0 ? known_programme() : generate_programme(seed);
        g_autofree char *text = csv_of(programme, language_code((Language)(seed % N_LANGUAGES)));
        g_autofree char *read = script_read("read_csv.py", "csv", text);
        if (read == NULL) {
            g_test_skip("no Python: no other program read the table");
            return;
        }
        g_auto(GStrv) lines = g_strsplit(read, "\n", -1);
        const guint records = read[0] == '\0' ? 0 : g_strv_length(lines) - 1;
        g_assert_cmpuint(records, ==, records_expected(programme));
        if (seed == 0) {
            g_assert_nonnull(strstr(lines[1], "\"text\": \"'=1+1\""));
            g_assert_nonnull(strstr(lines[0], "\"room\": \"Room \\\"A\\\", 2nd floor\""));
        }
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/csv/bytes", test_bytes);
    g_test_add_func("/csv/another-reader", test_another_reader);
    return g_test_run();
}
