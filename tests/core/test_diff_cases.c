/* Two small programmes, and every change between them: what the properties of test_programme_diff.c do not pin down. */
#include "core/programme_diff.h"

static Row *add_meeting(Programme *programme, int day, int hour)
{
    Row *row = programme_add_row(programme, row_new(ROW_MEETING));
    row->date = civil_date(2023, 7, day);
    row->start = hour * 60;
    return row;
}

static Entry *add_line(Row *row, int depth, const char *text)
{
    Entry *entry = row_add_entry(row, entry_new(ENTRY_LINE, text));
    entry->depth = depth;
    return entry;
}

static void add_remark(Programme *programme, int start, const char *text)
{
    Row *row = programme_add_row(programme, row_new(ROW_REMARK));
    row->start = start;
    row->text = g_strdup(text);
}

/* A line a change: "subject kind aspect old/line>new/line before -> after"; "+" at its end: with its parent. */
static char *changes_between(Programme *before, Programme *after)
{
    programme_tidy(before);
    programme_tidy(after);
    g_autoptr(ProgrammeDiff) diff = programme_diff(before, after);
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < diff->changes->len; i++) {
        const Change *change = programme_diff_at(diff, i);
        g_string_append_printf(text, "%s%s %s %s %d/%d>%d/%d", i > 0 ? "\n" : "", change_subject_name(change->subject),
                               change_kind_name(change->kind), change_aspect_name(change->aspect), change->old_at,
                               change->old_line, change->new_at, change->new_line);
        if (change->before != NULL || change->after != NULL) {
            g_string_append_printf(text, " %s -> %s", change->before != NULL ? change->before : "nothing",
                                   change->after != NULL ? change->after : "nothing");
        }
        g_string_append(text, change->with_parent ? " +" : "");
    }
    return g_string_free(text, FALSE);
}

static void assert_changes(Programme *before, Programme *after, const char *expected)
{
    g_autofree char *changes = changes_between(before, after);
    g_assert_cmpstr(changes, ==, expected);
}

static void test_another_hour(void)
{
    g_autoptr(Programme) before = programme_new();
    add_line(add_meeting(before, 24, 10), 0, "Debate on lamps");
    g_autoptr(Programme) after = programme_copy(before);
    programme_row(after, 0)->start = 15 * 60;
    assert_changes(before, after, "meeting moved when 0/-1>0/-1");
}

/* An item is known by its numbers: one without is another line, whatever it says. */
static void test_numbers_that_go(void)
{
    g_autoptr(Programme) before = programme_new();
    Row *row = add_meeting(before, 24, 10);
    Entry *item = add_line(row, 0, "Debate on lamps");
    add_line(row, 0, "Debate on lenses");
    item->kind = ENTRY_ITEM;
    g_autoptr(Programme) after = programme_copy(before);
    g_array_append_val(item->items, ((ItemNumber){ .number = 5 }));
    assert_changes(before, after, "line added whole 0/-1>0/0\nline removed whole 0/0>0/-1");
}

static void test_lines_that_go_with_their_parent(void)
{
    g_autoptr(Programme) before = programme_new();
    g_autoptr(Programme) after = programme_new();
    Row *row = add_meeting(before, 24, 10);
    add_line(row, 0, "Debate on lamps");
    add_line(row, 1, "Statement of the glaziers");
    add_line(row, 0, "Debate on lenses");
    add_line(row, 1, "Statement of the opticians");
    add_line(row, 1, "Statement of the painters");
    row = add_meeting(after, 24, 10);
    add_line(row, 0, "Debate on lenses");
    add_line(row, 1, "Statement of the opticians");
    add_line(row, 1, "Statement of the painters");
    add_line(row, 0, "Debate on lamps");
    add_line(row, 1, "Statement of the glaziers");
    assert_changes(before, after, "line moved order 0/0>0/3\nline moved order 0/1>0/4 +");
}

/* How many changes are of that kind and no other. */
static guint count_of(Programme *before, Programme *after, ChangeSubject subject, ChangeKind kind)
{
    programme_tidy(before);
    programme_tidy(after);
    g_autoptr(ProgrammeDiff) diff = programme_diff(before, after);
    guint count = 0;
    for (guint i = 0; i < diff->changes->len; i++) {
        const Change *change = programme_diff_at(diff, i);
        count += change->subject == subject && change->kind == kind;
    }
    return count;
}

/* Past what is worth the work of comparing, what was reworded is given as gone and come; nothing is lost. */
static void test_many_left_over(void)
{
    enum { MANY = 100 };
    g_autoptr(Programme) before = programme_new();
    g_autoptr(Programme) after = programme_new();
    Row *old = add_meeting(before, 24, 10);
    Row *new_ = add_meeting(after, 24, 10);
    for (int i = 0; i < MANY; i++) {
        g_autofree char *old_text = g_strdup_printf("alpha%d beta%d gamma%d", i, i, i);
        g_autofree char *new_text = g_strdup_printf("delta%d epsilon%d zeta%d", i, i, i);
        programme_add_block(before->front, block_new(BLOCK_PARAGRAPH, NULL, old_text));
        programme_add_block(after->front, block_new(BLOCK_PARAGRAPH, NULL, new_text));
        add_line(old, 0, old_text);
        add_line(new_, 0, new_text);
        add_remark(before, i, old_text);
        add_remark(after, MANY + i, new_text); /* at another hour too */
    }
    static const ChangeSubject subjects[] = { SUBJECT_FRONT, SUBJECT_LINE, SUBJECT_ROW };
    for (size_t i = 0; i < G_N_ELEMENTS(subjects); i++) {
        g_test_message("%s", change_subject_name(subjects[i]));
        g_assert_cmpint(count_of(before, after, subjects[i], CHANGE_REMOVED), ==, MANY);
        g_assert_cmpint(count_of(before, after, subjects[i], CHANGE_ADDED), ==, MANY);
    }
}

/* A line that all meetings have tells none of them from the others: one that has moved is known by its own. */
static void test_what_all_deal_with(void)
{
    g_autoptr(Programme) before = programme_new();
    g_autoptr(Programme) after = programme_new();
    for (int i = 0; i < 20; i++) {
        g_autofree char *own = g_strdup_printf("Chapter %d of the code", i);
        g_autofree char *guest = g_strdup_printf("Guest of evening %d", i + 40);
        g_autofree char *other = g_strdup_printf("Host of morning %d", i + 80);
        Row *old = add_meeting(before, 1 + i, 10);
        add_line(old, 0, "General exchange");
        add_line(old, 0, own);
        add_line(old, 0, guest);
        Row *new_ = add_meeting(after, 1 + i, 15);
        add_line(new_, 0, "General exchange");
        add_line(new_, 0, own);
        add_line(new_, 0, other);
    }
    g_assert_cmpint(count_of(before, after, SUBJECT_MEETING, CHANGE_MOVED), ==, 20);
    g_assert_cmpint(count_of(before, after, SUBJECT_MEETING, CHANGE_ADDED), ==, 0);
    g_assert_cmpint(count_of(before, after, SUBJECT_LINE, CHANGE_MOVED), ==, 0);
}

static void test_where_changes_are(void)
{
    g_autoptr(Programme) before = programme_new();
    g_autoptr(Programme) after = programme_new();
    after->body = g_strdup("Commission");
    add_line(add_meeting(after, 24, 10), 0, "Debate on lamps");
    g_autoptr(ProgrammeDiff) diff = programme_diff(before, after);
    const Change *head = programme_diff_at(diff, 0);
    const Change *meeting = programme_diff_at(diff, 1);
    g_assert_cmpint(head->subject, ==, SUBJECT_HEAD);
    g_assert_null(change_row(diff, head, true));
    g_assert_null(change_line(diff, head, true));
    g_assert_false(civil_date_is_set(change_day(diff, head)));
    g_assert_cmpint(meeting->subject, ==, SUBJECT_MEETING);
    g_assert_true(change_row(diff, meeting, true) == programme_row(after, 0));
    g_assert_null(change_row(diff, meeting, false));
    g_assert_null(change_line(diff, meeting, true));
    g_assert_cmpint(change_day(diff, meeting).day, ==, 24);
    programme_diff_free(NULL);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/diff_cases/hour", test_another_hour);
    g_test_add_func("/diff_cases/numbers", test_numbers_that_go);
    g_test_add_func("/diff_cases/parents", test_lines_that_go_with_their_parent);
    g_test_add_func("/diff_cases/many", test_many_left_over);
    g_test_add_func("/diff_cases/all-deal-with", test_what_all_deal_with);
    g_test_add_func("/diff_cases/where", test_where_changes_are);
    return g_test_run();
}
