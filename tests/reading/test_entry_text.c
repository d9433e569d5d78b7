/* Lines of a meeting as text and back: a row a form, with what is to be understood. */
#include "reading/entry_text.h"
#include "reading/item_numbers.h"

#include <string.h>

/* "kind depth [numbers] words (minutes) mark {provenance} notes": what is not there is left out. */
static char *entry_told(const char *text, const EntryPlace *place)
{
    Entry *entry = entry_of_text(text, place, (Position){ 0 });
    GString *out = g_string_new(entry_kind_name(entry->kind));
    if (entry->depth > 0) {
        g_string_append_printf(out, " %d", entry->depth);
    }
    if (entry->items->len > 0) {
        g_autofree char *numbers = entry_item_numbers(entry);
        g_string_append_printf(out, " [%s]", numbers);
    }
    g_string_append_printf(out, " \"%s\"", entry->text != NULL ? entry->text : "");
    if (entry->minutes > 0) {
        g_string_append_printf(out, " (%d)", entry->minutes);
    }
    if (entry->as_printed != MARK_NONE) {
        g_string_append_printf(out, " %s", mark_name(entry->as_printed));
    }
    if (entry->provenance != NULL) {
        g_string_append_printf(out, " {%s}", entry->provenance);
    }
    for (guint i = 0; i < entry->notes->len; i++) {
        g_string_append_printf(out, " ^%d", g_array_index(entry->notes, int, i));
    }
    entry_free(entry);
    return g_string_free(out, FALSE);
}

typedef struct {
    const char *text, *told;
} Case;

static void assert_cases(const Case *cases, size_t count, const EntryPlace *place)
{
    for (size_t i = 0; i < count; i++) {
        g_autofree char *told = entry_told(cases[i].text, place);
        if (strcmp(told, cases[i].told) != 0) {
            g_test_message("\"%s\": expected %s, read %s", cases[i].text, cases[i].told, told);
            g_test_fail();
        }
    }
}

static const EntryPlace top = { .parent = N_ENTRY_KINDS };

static void test_items(void)
{
    static const Case cases[] = {
        { "Agenda item 3: organization of work", "item [3] \"organization of work\"" },
        { "Item 7 (a): Commodities", "item [7 (a)] \"Commodities\"" },
        { "Items 3 and 4: Reports", "item [3 and 4] \"Reports\"" },
        { "Agenda items 5 (a) and (b) – Trade", "item [5 (a) and 5 (b)] \"Trade\"" },
        { "5. Other matters", "item [5] \"Other matters\"" },
        { "Item 6", "item [6] \"\"" },
        { "Item 5 (continued)", "item [5] \"\" continued" },
        { "Trade and development (item 5)", "item [5] \"Trade and development\"" },
        { "Trade and development [agenda items 3 and 4]", "item [3 and 4] \"Trade and development\"" },
        { "Trade and development (item 5) (continued)", "item [5] \"Trade and development\" continued" },
        { "Trade and development (continued) (item 5)", "item [5] \"Trade and development\" continued" },
    };
    assert_cases(cases, G_N_ELEMENTS(cases), &top);
}

static void test_no_items(void)
{
    static const Case cases[] = {
        { "5", "line \"5\"" },
        { "2026 and beyond", "line \"2026 and beyond\"" },
        { "Itemized budget", "line \"Itemized budget\"" },
        { "1000. A number too large", "line \"1000. A number too large\"" },
        { "(a) Commodities", "line \"(a) Commodities\"" }, /* of no item */
        { "(item 5)", "line \"(item 5)\"" },               /* would leave nothing */
    };
    assert_cases(cases, G_N_ELEMENTS(cases), &top);
}

static void test_subitems(void)
{
    static const EntryPlace below_item = { .parent = ENTRY_ITEM, .item = 7 };
    static const Case cases[] = {
        { "(a) Commodities", "subitem 1 [7 (a)] \"Commodities\"" },
        { "(b) Tariffs (continued)", "subitem 1 [7 (b)] \"Tariffs\" continued" },
        { "(a)Commodities", "line \"(a)Commodities\"" },
    };
    assert_cases(cases, G_N_ELEMENTS(cases), &below_item);
}

static void test_tails(void)
{
    static const Case cases[] = {
        { "General debate (continued)", "debate \"General debate\" continued" },
        { "General debate (cont’d)", "debate \"General debate\" continued" },
        { "General debate (concluded)", "debate \"General debate\" concluded" },
        { "General debate (90 minutes)", "debate \"General debate\" (90)" },
        { "General debate (1 hour) (continued)", "debate \"General debate\" (60) continued" },
        { "General debate (continued) (30 min.)", "debate \"General debate\" (30) continued" },
        { "General debate¹", "debate \"General debate\" ^1" },
        { "General debate¹²", "debate \"General debate\" ^12" },
        { "General debate¹, ²", "debate \"General debate\" ^1 ^2" },
        { "General debate*", "debate \"General debate\" ^-1" },
        { "General debate [from para. 1, resolution 75/240]²",
          "debate \"General debate\" {from para. 1, resolution 75/240} ^2" },
        { "General debate (2000 hours)", "debate \"General debate (2000 hours)\"" },
        { "General debate (in Room 4)", "debate \"General debate (in Room 4)\"" },
        { "General debate ****", "debate \"General debate ****\"" },
    };
    assert_cases(cases, G_N_ELEMENTS(cases), &top);
}

static void test_kinds(void)
{
    static const Case cases[] = {
        { "Opening of the session", "opening \"Opening of the session\"" },
        { "First reading of, and negotiations on, draft report",
          "reading \"First reading of, and negotiations on, draft report\"" },
        { "Closure of the session", "closure \"Closure of the session\"" },
        { "International law", "topic 1 \"International law\"" }, /* deeper than its dash shows */
        { "Anything else", "line \"Anything else\"" },
    };
    assert_cases(cases, G_N_ELEMENTS(cases), &top);
}

static void test_numbers(void)
{
    static const struct {
        const char *text;
        size_t used;
        guint count;
    } cases[] = {
        { "5", 1, 1 },
        { "7 (a)", 5, 1 },
        { "3 and 4", 7, 2 },
        { "3, 4 and 5 (b)", 14, 3 },
        { "5 (a) and (b)", 13, 2 },
        { "88 to 105", 9, 18 },
        { "53–57 and 60", 14, 6 },
        { "105 to 88", 3, 1 },
        { "5 to 900", 1, 1 },
        { "5 and others", 1, 1 },
        { "1234", 0, 0 },
        { "0", 0, 0 },
        { "5th", 0, 0 },
        { "", 0, 0 },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GArray) items = g_array_new(FALSE, FALSE, sizeof(ItemNumber));
        g_assert_cmpuint(item_numbers_read(cases[i].text, items), ==, cases[i].used);
        g_assert_cmpuint(items->len, ==, cases[i].count);
    }
}

static void test_marks_read_back(void)
{
    for (int number = -3; number < 2000; number++) {
        g_autofree char *mark = note_mark_text(number);
        g_autofree char *text = g_strconcat("words", mark, NULL);
        g_autoptr(GArray) notes = g_array_new(FALSE, FALSE, sizeof(int));
        notes_cut(text, notes);
        if (number == 0 || number > 999) { /* no such notes: the mark is not taken apart wrongly */
            continue;
        }
        g_assert_cmpstr(text, ==, "words");
        g_assert_cmpuint(notes->len, ==, 1);
        g_assert_cmpint(g_array_index(notes, int, 0), ==, number);
        size_t used;
        g_assert_cmpint(note_mark_read(mark, &used), ==, MAX(number, 0));
        g_assert_cmpuint(used, ==, number > 0 ? strlen(mark) : 0);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/entry-text/items", test_items);
    g_test_add_func("/entry-text/no-items", test_no_items);
    g_test_add_func("/entry-text/subitems", test_subitems);
    g_test_add_func("/entry-text/tails", test_tails);
    g_test_add_func("/entry-text/kinds", test_kinds);
    g_test_add_func("/entry-text/numbers", test_numbers);
    g_test_add_func("/entry-text/marks-read-back", test_marks_read_back);
    return g_test_run();
}
