#include "paper/changes_paper.h"

#include "generate.h"
#include "paper/changes_words.h"

#include <string.h>

/* Every phrase is there in every language, and says something of its own there. */
static void test_every_phrase(void)
{
    for (int language = 0; language < N_LANGUAGES; language++) {
        for (int i = 0; i < N_CHANGE_PHRASES; i++) {
            const char *phrase = change_phrase((ChangePhrase)i, (Language)language);
            const char *english = change_phrase((ChangePhrase)i, LANGUAGE_ENGLISH);
            g_assert_true(phrase != NULL && phrase[0] != '\0');
            g_assert_cmpint(strchr(phrase, '%') != NULL, ==, strchr(english, '%') != NULL);
        }
        for (int i = ASPECT_WHEN; i < N_CHANGE_ASPECTS; i++) {
            const char *words = change_aspect_words((ChangeAspect)i, (Language)language);
            g_assert_true(words != NULL && words[0] != '\0');
        }
        for (int i = 0; i < N_MEETING_MODES; i++) {
            g_assert_nonnull(change_mode_words((MeetingMode)i, (Language)language));
        }
    }
}

/* How often a change is told: as an item of a list of the first level, or under another as its companion. */
static guint items_of(const Document *document, bool *ret_any_empty)
{
    guint n = 0;
    for (const Node *node = document->root; node != NULL; node = node_next(node, document->root)) {
        if (node->kind == NODE_ITEM && node->level == 1) {
            n++;
            *ret_any_empty |= node->first == NULL;
        }
    }
    return n;
}

static guint leading_changes(const ProgrammeDiff *diff)
{
    guint n = 0;
    for (guint i = 0; i < diff->changes->len; i++) {
        n += !programme_diff_at(diff, i)->with_parent;
    }
    return n;
}

/* Whatever changed, each change is told in each language, and none twice. */
static void test_every_change_is_told(void)
{
    for (guint32 seed = 0; seed < 60; seed++) {
        g_autoptr(Programme) before = generate_programme(seed);
        g_autoptr(Programme) after = generate_programme(seed + 1);
        g_autoptr(ProgrammeDiff) diff = programme_diff(before, after);
        g_autoptr(Document) document = changes_paper(diff, (Language)(seed % N_LANGUAGES));
        bool any_empty = false;
        const guint items = items_of(document, &any_empty);
        g_assert_false(any_empty);
        g_assert_cmpuint(items, >=, leading_changes(diff));
        g_assert_cmpuint(items, <=, diff->changes->len);
    }
}

static void test_summary(void)
{
    g_autoptr(Programme) before = programme_new();
    Row *row = programme_add_row(before, row_new(ROW_MEETING));
    row->date = civil_date(2023, 7, 24);
    row->start = 600;
    row->label = g_strdup("1st meeting");
    g_autoptr(Programme) after = programme_copy(before);
    g_autoptr(ProgrammeDiff) same = programme_diff(before, after);
    g_autofree char *nothing = changes_summary(same, LANGUAGE_FRENCH);
    g_assert_cmpstr(nothing, ==, "Rien n’a changé.");
    programme_row(after, 0)->date = civil_date(2023, 7, 25);
    after->title = g_strdup("Programme of work");
    g_autoptr(ProgrammeDiff) diff = programme_diff(before, after);
    g_autofree char *english = changes_summary(diff, LANGUAGE_ENGLISH);
    g_autofree char *french = changes_summary(diff, LANGUAGE_FRENCH);
    g_assert_cmpstr(english, ==, "Meetings moved: 1; Other changes: 1");
    g_assert_cmpstr(french, ==, "Séances déplacées\u00a0: 1\u00a0; Autres modifications\u00a0: 1");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/paper/changes_paper/phrases", test_every_phrase);
    g_test_add_func("/paper/changes_paper/every-change", test_every_change_is_told);
    g_test_add_func("/paper/changes_paper/summary", test_summary);
    return g_test_run();
}
