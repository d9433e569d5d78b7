#include "core/programme_translate.h"

#include "core/item_words.h"

#include <string.h>

static Entry *add_item(Row *row, int number, const char *title)
{
    Entry *entry = row_add_entry(row, entry_new(ENTRY_ITEM, title));
    const ItemNumber item = { .number = number };
    g_array_append_val(entry->items, item);
    return entry;
}

static Row *add_meeting(Programme *programme, int day, int start)
{
    Row *row = programme_add_row(programme, row_new(ROW_MEETING));
    row->date = civil_date(2022, 7, day);
    row->start = start;
    row->end = start + 180;
    return row;
}

static Programme *sample(void)
{
    Programme *programme = programme_new();
    programme->profile = profile_of_id("oewg");
    programme->organ = g_strdup("General Assembly");
    programme->session = g_strdup("Third substantive session");
    programme->place = g_strdup("New York");
    programme->original = g_strdup("English");
    programme->distribution = g_strdup("General");
    programme->annex_label = g_strdup("Annex II");
    programme_add_block(programme->front, block_new(BLOCK_PARAGRAPH, "(a)", "Nobody has a word for this"));
    programme_add_agenda_item(programme, (ItemNumber){ .number = 3 }, "Organization of work", (Position){ 0 });
    programme_add_footnote(programme, 1, NULL, "See there.", (Position){ 0 });
    programme_add_link(programme, "75/240", "https://example.org");
    Row *morning = add_meeting(programme, 25, 10 * 60);
    add_item(morning, 3, "organization of work");
    Entry *debate = row_add_entry(morning, entry_new(ENTRY_DEBATE, "General debate"));
    debate->provenance = g_strdup("from para. 1, resolution 75/240");
    debate->minutes = 30;
    Row *afternoon = add_meeting(programme, 25, 15 * 60);
    add_item(afternoon, 3, "organization of work");
    row_add_entry(afternoon, entry_new(ENTRY_LINE, "Words of one paper only"));
    row_add_entry(afternoon, entry_new(ENTRY_DEBATE, "General debate"))->as_printed = MARK_CONCLUDED;
    return programme;
}

static void test_known_words(void)
{
    g_autoptr(Programme) programme = sample();
    g_autoptr(Programme) french = programme_translate(programme, LANGUAGE_FRENCH, NULL);
    g_assert_true(french->language == LANGUAGE_FRENCH && french->profile == programme->profile);
    g_assert_cmpstr(french->organ, ==, "Assemblée générale");
    g_assert_cmpstr(french->session, ==, "Troisième session de fond");
    g_assert_cmpstr(french->annex_label, ==, "Annexe II");
    g_assert_cmpstr(french->original, ==, "English"); /* by its English name in every language */
    g_assert_cmpstr(((AgendaItem *)g_ptr_array_index(french->agenda, 0))->title, ==, "Organisation des travaux");
    g_assert_cmpstr(((Block *)g_ptr_array_index(french->front, 0))->label, ==, "a)");
    const Row *morning = programme_row(french, 0);
    g_assert_cmpstr(row_entry(morning, 0)->text, ==, "organisation des travaux");
    g_assert_cmpstr(row_entry(morning, 1)->text, ==, "Débat général");
    g_assert_cmpstr(row_entry(morning, 1)->provenance, ==, "extrait du paragraphe 1 de la résolution 75/240");
    g_assert_cmpint(row_entry(morning, 1)->minutes, ==, 30);
    g_assert_cmpint(entry_item(row_entry(morning, 0), 0)->number, ==, 3);
    g_assert_cmpint(morning->end, ==, 13 * 60);
}

static void test_other_words_are_kept_and_told(void)
{
    g_autoptr(Programme) programme = sample();
    g_autoptr(GHashTable) kept = g_hash_table_new(NULL, NULL);
    g_autoptr(Programme) chinese = programme_translate(programme, LANGUAGE_CHINESE, kept);
    const Entry *line = row_entry(programme_row(chinese, 1), 1);
    const Block *block = g_ptr_array_index(chinese->front, 0);
    const Footnote *note = g_ptr_array_index(chinese->footnotes, 0);
    g_assert_cmpstr(line->text, ==, "Words of one paper only");
    g_assert_true(g_hash_table_contains(kept, line->text));
    g_assert_true(g_hash_table_contains(kept, block->text));
    g_assert_true(g_hash_table_contains(kept, note->text));
    g_assert_false(g_hash_table_contains(kept, chinese->session));
    g_assert_cmpuint(g_hash_table_size(kept), ==, 3);
    g_assert_cmpstr(programme_zone(chinese), ==, programme_zone(programme));
}

static void test_sentences_labels_and_sessions(void)
{
    g_autoptr(Programme) programme = programme_new();
    programme->session = g_strdup("Troisième session de fond"); /* in another language than the paper */
    programme_add_block(programme->front, block_new(BLOCK_PARAGRAPH, "(ab",
                                                    "Additional information can be found at https://example.org/a."));
    programme_add_block(programme->front, block_new(BLOCK_PARAGRAPH, "b)", "Other matters"));
    g_autoptr(Programme) spanish = programme_translate(programme, LANGUAGE_SPANISH, NULL);
    g_assert_cmpstr(spanish->session, ==, "Troisième session de fond");
    const Block *first = g_ptr_array_index(spanish->front, 0);
    const Block *second = g_ptr_array_index(spanish->front, 1);
    g_assert_cmpstr(first->label, ==, "(ab");
    g_assert_cmpstr(first->text, ==, "Puede consultarse información adicional en https://example.org/a.");
    g_assert_cmpstr(second->label, ==, "b)");
    g_assert_cmpstr(second->text, ==, "Otros asuntos");
}

/* Marks go by what goes on, not by whether its words are known. */
static void test_marks_stay(void)
{
    g_autoptr(Programme) programme = sample();
    g_autoptr(Programme) russian = programme_translate(programme, LANGUAGE_RUSSIAN, NULL);
    g_autoptr(ProgrammeMarks) before = programme_marks_new(programme);
    g_autoptr(ProgrammeMarks) after = programme_marks_new(russian);
    for (guint i = 0; i < programme->rows->len; i++) {
        for (guint k = 0; k < programme_row(programme, i)->entries->len; k++) {
            g_assert_cmpint(programme_marks_printed(after, i, k), ==, programme_marks_printed(before, i, k));
        }
    }
    g_assert_cmpint(programme_marks_printed(after, 1, 0), ==, MARK_CONTINUED);
    g_assert_cmpint(programme_marks_printed(after, 1, 2), ==, MARK_CONCLUDED);
}

static void test_there_and_back(void)
{
    g_autoptr(Programme) programme = sample();
    for (int language = 0; language < N_LANGUAGES; language++) {
        if (language == LANGUAGE_ARABIC || language == LANGUAGE_CHINESE) {
            continue; /* without capitals nothing tells whether a line began with one */
        }
        g_autoptr(Programme) there = programme_translate(programme, (Language)language, NULL);
        g_autoptr(Programme) back = programme_translate(there, LANGUAGE_ENGLISH, NULL);
        g_autofree char *where = NULL;
        g_clear_pointer(&back->zone, g_free);
        if (!programme_equal(back, programme, &where) && !g_str_has_prefix(where, "front")) {
            g_test_message("%s: %s", language_code((Language)language), where);
            g_test_fail();
        }
    }
}

static void check_items(Language language, const char *heading, const char *marker)
{
    const ItemNumber numbers[] = { { .number = 132 }, { .number = 4 }, { .number = 17, .sub = "c" } };
    g_autoptr(GArray) items = g_array_new(FALSE, FALSE, sizeof(ItemNumber));
    g_array_append_vals(items, numbers, G_N_ELEMENTS(numbers));
    g_autofree char *written = item_heading_in_words(language, items, profile_of_id("oewg"));
    g_autofree char *sub = item_marker_in_words(language, "c");
    g_assert_cmpstr(written, ==, heading);
    g_assert_cmpstr(sub, ==, marker);
}

static void test_numbers_of_items(void)
{
    check_items(LANGUAGE_ARABIC, "البنود 132 و 4 و 17 (ج) من جدول الأعمال", "(ج)");
    check_items(LANGUAGE_CHINESE, "议程项目132、4和17(c)", "(c)");
    check_items(LANGUAGE_ENGLISH, "Agenda items 132, 4 and 17 (c)", "(c)");
    check_items(LANGUAGE_FRENCH, "Points 132, 4 et 17 c) de l'ordre du jour", "c)");
    check_items(LANGUAGE_RUSSIAN, "Пункты 132, 4 и 17(c) повестки дня", "(c)");
    check_items(LANGUAGE_SPANISH, "Temas 132, 4 y 17 c) del programa", "c)");
    g_assert_cmpstr(item_letter(LANGUAGE_ARABIC, "e"), ==, "هـ");
    g_assert_cmpstr(item_letter(LANGUAGE_ARABIC, "aa"), ==, "aa");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/programme_translate/known_words", test_known_words);
    g_test_add_func("/programme_translate/other_words", test_other_words_are_kept_and_told);
    g_test_add_func("/programme_translate/sentences", test_sentences_labels_and_sessions);
    g_test_add_func("/programme_translate/marks", test_marks_stay);
    g_test_add_func("/programme_translate/there_and_back", test_there_and_back);
    g_test_add_func("/programme_translate/numbers_of_items", test_numbers_of_items);
    return g_test_run();
}
