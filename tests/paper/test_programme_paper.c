/* The tree of the paper: what it prints in each language, what it says of its parts to programs, which words it marks
 * as of another language. */
#include "doc/format.h"
#include "paper/programme_paper.h"

#include <string.h>

static Entry *add_item(Row *row, int number, const char *sub, const char *title)
{
    Entry *entry = row_add_entry(row, entry_new(ENTRY_ITEM, title));
    ItemNumber item = { .number = number };
    g_strlcpy(item.sub, sub, sizeof item.sub);
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
    programme->distribution = g_strdup("General");
    programme->original = g_strdup("English");
    programme->issued = civil_date(2022, 6, 23);
    programme->session = g_strdup("Third substantive session");
    programme->place = g_strdup("New York");
    programme->from = civil_date(2022, 7, 25);
    programme->to = civil_date(2022, 7, 29);
    programme->title = g_strdup("Provisional programme of work");
    programme_add_block(programme->front, block_new(BLOCK_PARAGRAPH, "1.", "See A/AC.292/2021/1 for a list."));
    Row *morning = add_meeting(programme, 25, 10 * 60);
    add_item(morning, 5, "", "other matters");
    row_add_entry(morning, entry_new(ENTRY_LINE, "Words of one paper"))->minutes = 30;
    Row *afternoon = add_meeting(programme, 25, 15 * 60);
    add_item(afternoon, 5, "", "other matters");
    return programme;
}

/* The first block of that role; the test fails if there is none. */
static const Node *block_of(const Document *document, const char *role)
{
    for (const Node *node = document->root; node != NULL; node = node_next(node, document->root)) {
        if (node_has_role(node, role) && node->kind != NODE_FURNITURE) {
            return node;
        }
    }
    g_error("no block has the role %s", role);
}

static void check_block(const Document *document, const char *role, const char *words)
{
    g_autofree char *text = node_plain_text(block_of(document, role));
    g_assert_cmpstr(text, ==, words);
}

static void test_french(void)
{
    g_autoptr(Programme) programme = sample();
    g_autoptr(Document) paper = programme_paper(programme, "fr");
    g_assert_cmpstr(paper->language, ==, "fr");
    g_assert_cmpstr(paper->title, ==, "Programme de travail provisoire");
    check_block(paper, "organization", "Nations Unies");
    check_block(paper, "distribution", "Distr. générale");
    check_block(paper, "issued", "23 juin 2022");
    check_block(paper, "language", "Français");
    check_block(paper, "original", "Original\u00a0: anglais");
    check_block(paper, "place-dates", "New York, 25-29 juillet 2022");
    check_block(paper, "hours", "10 heures-13 heures");
    check_block(paper, "item", "Point 5 de l'ordre du jour\u00a0: questions diverses");
    g_assert_null(block_of(paper, "distribution")->language);
}

/* Arabic, Chinese and Russian papers have the English block in their masthead. */
static void test_mastheads_in_english(void)
{
    static const struct {
        const char *code, *version, *dates, *continued;
    } rows[] = {
        { "ar", "Arabic", "نيويورك، 25–29 تموز/يوليه 2022", "البند 5 من جدول الأعمال: مسائل أخرى (تابع)" },
        { "zh", "Chinese", "2022年7月25日至29日，纽约", "议程项目5：其他事项(续)" },
        { "ru", "Russian", "Нью-Йорк, 25–29 июля 2022 года", "Пункт 5 повестки дня: прочие вопросы (продолжение)" },
    };
    g_autoptr(Programme) programme = sample();
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(Document) paper = programme_paper(programme, rows[i].code);
        check_block(paper, "distribution", "Distr.: General");
        check_block(paper, "issued", "23 June 2022");
        check_block(paper, "language", rows[i].version);
        check_block(paper, "original", "Original: English");
        check_block(paper, "place-dates", rows[i].dates);
        g_assert_cmpstr(block_of(paper, "original")->language, ==, "en");
        const Node *rest = paper->root->last;
        g_autofree char *all = node_plain_text(rest);
        g_assert_nonnull(strstr(all, rows[i].continued));
    }
}

static void test_own_language(void)
{
    g_autoptr(Programme) programme = sample();
    const char *const own[] = { NULL, "", "en", "EN-gb", "tlh" };
    for (size_t i = 0; i < G_N_ELEMENTS(own); i++) {
        g_autoptr(Document) paper = programme_paper(programme, own[i]);
        g_assert_cmpstr(paper->language, ==, "en");
        check_block(paper, "item", "Agenda item 5: other matters");
        for (const Node *node = paper->root; node != NULL; node = node_next(node, paper->root)) {
            g_assert_false(node_has_role(node, "language")); /* the original needs none (rule 101) */
            g_assert_true(node->kind != NODE_SPAN);
        }
    }
    programme->language = LANGUAGE_FRENCH;
    g_autoptr(Document) french = programme_paper(programme, NULL);
    g_assert_cmpstr(french->language, ==, "fr");
    check_block(french, "hours", "10 heures-13 heures");
    check_block(french, "language", "Français"); /* its original is said to be English */
}

static void test_other_words_are_marked(void)
{
    g_autoptr(Programme) programme = sample();
    g_autoptr(Document) paper = programme_paper(programme, "es");
    const Node *line = block_of(paper, "line");
    g_assert_true(line->first->kind == NODE_SPAN);
    g_assert_cmpstr(line->first->language, ==, "en");
    check_block(paper, "line", "Words of one paper (30 minutos)");
    g_assert_cmpstr(block_of(paper, "front")->language, ==, "en");
    const Node *item = block_of(paper, "item");
    g_assert_true(item->first->kind == NODE_TEXT && item->first == item->last);
}

/* Symbols and addresses stand apart from Arabic words; figures do not need it. */
static void test_directions(void)
{
    g_autoptr(Programme) programme = sample();
    programme->language = LANGUAGE_ARABIC;
    Block *block = g_ptr_array_index(programme->front, 0);
    g_free(block->text);
    block->text = g_strdup("ترد في A/AC.292/2021/1 و 75/240 في 5 أيام");
    g_autoptr(Document) paper = programme_paper(programme, NULL);
    static const char *const parts[] = { "ترد في ", "A/AC.292/2021/1", " و ", "75/240", " في 5 أيام" };
    const Node *at = block_of(paper, "front")->first;
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++, at = at->next) {
        g_assert_true(at->kind == (i % 2 == 1 ? NODE_SPAN : NODE_TEXT));
        g_assert_cmpstr(i % 2 == 1 ? at->first->text : at->text, ==, parts[i]);
    }
}

static void test_values(void)
{
    g_autoptr(Programme) programme = sample();
    g_autoptr(Document) paper = programme_paper(programme, "ru");
    g_assert_cmpstr(block_of(paper, "issued")->value, ==, "2022-06-23");
    g_assert_cmpstr(block_of(paper, "place-dates")->value, ==, "2022-07-25/2022-07-29");
    const Node *day = block_of(paper, "day")->first->first;
    g_assert_cmpstr(day->value, ==, "2022-07-25");
    g_assert_cmpstr(day->id, ==, "day-2022-07-25");
    g_assert_cmpstr(block_of(paper, "hours")->value, ==, "2022-07-25T10:00:00-04:00/2022-07-25T13:00:00-04:00");
    g_assert_cmpstr(block_of(paper, "item")->value, ==, "5");
    g_clear_pointer(&programme->place, g_free);
    g_clear_pointer(&programme->organ, g_free);
    g_autoptr(Document) nowhere = programme_paper(programme, "en");
    g_assert_cmpstr(block_of(nowhere, "hours")->value, ==, "2022-07-25T10:00:00/2022-07-25T13:00:00");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/programme-paper/french", test_french);
    g_test_add_func("/programme-paper/mastheads-in-english", test_mastheads_in_english);
    g_test_add_func("/programme-paper/own-language", test_own_language);
    g_test_add_func("/programme-paper/other-words-are-marked", test_other_words_are_marked);
    g_test_add_func("/programme-paper/directions", test_directions);
    g_test_add_func("/programme-paper/values", test_values);
    return g_test_run();
}
