/* The model: what tidying makes of a programme, what tells two apart, and what is read off one. */
#include "core/programme.h"

#include <string.h>

static void set_text(char **text, const char *to)
{
    g_free(*text);
    *text = g_strdup(to);
}

static Row *add_meeting(Programme *programme, int day, int start, int end)
{
    Row *row = programme_add_row(programme, row_new(ROW_MEETING));
    row->date = civil_date(2023, 7, day);
    row->start = start;
    row->end = end;
    return row;
}

static void add_note(GArray *notes, int number)
{
    g_array_append_val(notes, number);
}

static Entry *add_item(Row *row, int number, const char *sub, const char *title)
{
    Entry *entry = row_add_entry(row, entry_new(ENTRY_ITEM, title));
    ItemNumber item = { .number = number };
    g_strlcpy(item.sub, sub, sizeof item.sub);
    g_array_append_val(entry->items, item);
    return entry;
}

/* Something in every place. */
static Programme *full_programme(void)
{
    Programme *programme = programme_new();
    set_text(&programme->body, "Committee on Invented Matters");
    programme->from = civil_date(2023, 7, 24);
    programme->to = civil_date(2023, 7, 25);
    programme_add_block(programme->front, block_new(BLOCK_PARAGRAPH, "1.", "The session is held in July."));
    programme_add_block(programme->back, block_new(BLOCK_HEADING, NULL, "Notes"));
    programme_add_agenda_item(programme, (ItemNumber){ .number = 1 }, "Opening", (Position){ 0 });
    programme_add_footnote(programme, 1, NULL, "To be read with the agenda.", (Position){ 0 });
    programme_add_link(programme, "agenda", "https://example.org/agenda");
    Row *meeting = add_meeting(programme, 24, 600, 780);
    Entry *item = add_item(meeting, 5, "a", "Discussions");
    add_note(item->notes, 1);
    add_note(meeting->notes, 1);
    row_add_entry(meeting, entry_new(ENTRY_LINE, "Tributes"));
    programme_add_row(programme, row_new(ROW_REMARK))->text = g_strdup("Lunch is served at noon");
    return programme;
}

/* --- what tells two apart ------------------------------------------------------------------------------- */

static Row *first_row(Programme *p)
{
    return programme_row(p, 0);
}

static Entry *first_entry(Programme *p)
{
    return row_entry(first_row(p), 0);
}

static Block *first_block(Programme *p)
{
    return g_ptr_array_index(p->front, 0);
}

#define CHANGE(name, act)                                                                                              \
    static void name(Programme *p)                                                                                     \
    {                                                                                                                  \
        act;                                                                                                           \
    }

CHANGE(other_body, set_text(&p->body, "Commission"))
CHANGE(other_language, p->language = LANGUAGE_FRENCH)
CHANGE(other_profile, p->profile = profile_of_id("conference"))
CHANGE(other_issue, p->issued = civil_date(2023, 5, 1))
CHANGE(other_first_day, p->from = civil_date(2023, 7, 23))
CHANGE(other_last_day, p->to = civil_date(2023, 7, 26))
CHANGE(block_kind, first_block(p)->kind = BLOCK_KEPT)
CHANGE(block_label, set_text(&first_block(p)->label, "2."))
CHANGE(block_text, set_text(&first_block(p)->text, "It is not held."))
CHANGE(block_notes, add_note(first_block(p)->notes, 1))
CHANGE(block_more, programme_add_block(p->front, block_new(BLOCK_PARAGRAPH, NULL, "More")))
CHANGE(back_text, set_text(&((Block *)g_ptr_array_index(p->back, 0))->text, "Remarks"))
CHANGE(agenda_number, ((AgendaItem *)g_ptr_array_index(p->agenda, 0))->item.number = 2)
CHANGE(agenda_sub, g_strlcpy(((AgendaItem *)g_ptr_array_index(p->agenda, 0))->item.sub, "a", 4))
CHANGE(agenda_title, set_text(&((AgendaItem *)g_ptr_array_index(p->agenda, 0))->title, "Closure"))
CHANGE(note_number, ((Footnote *)g_ptr_array_index(p->footnotes, 0))->number = 2)
CHANGE(note_text, set_text(&((Footnote *)g_ptr_array_index(p->footnotes, 0))->text, "Other"))
CHANGE(link_words, set_text(&((Link *)g_ptr_array_index(p->links, 0))->words, "list"))
CHANGE(link_target, set_text(&((Link *)g_ptr_array_index(p->links, 0))->target, "https://example.org/list"))
CHANGE(row_kind, first_row(p)->kind = ROW_DEADLINE)
CHANGE(row_date, first_row(p)->date = civil_date(2023, 7, 25))
CHANGE(row_start, first_row(p)->start = 660)
CHANGE(row_end, first_row(p)->end = 720)
CHANGE(row_text, set_text(&first_row(p)->text, "x"))
CHANGE(row_label, set_text(&first_row(p)->label, "1st meeting"))
CHANGE(row_room, set_text(&first_row(p)->room, "Conference Room 1"))
CHANGE(row_mode, first_row(p)->mode = MODE_INFORMAL)
CHANGE(row_shared, first_row(p)->shares_row = true)
CHANGE(row_notes, g_array_index(first_row(p)->notes, int, 0) = 2)
CHANGE(row_fewer_lines, g_ptr_array_set_size(first_row(p)->entries, 1))
CHANGE(row_more, programme_add_row(p, row_new(ROW_REMARK)))
CHANGE(entry_kind, first_entry(p)->kind = ENTRY_SUBITEM)
CHANGE(entry_depth, first_entry(p)->depth = 1)
CHANGE(entry_text, set_text(&first_entry(p)->text, "Debate"))
CHANGE(entry_ordinal, first_entry(p)->ordinal = 1)
CHANGE(entry_minutes, first_entry(p)->minutes = 30)
CHANGE(entry_mark, first_entry(p)->as_printed = MARK_CONTINUED)
CHANGE(entry_provenance, set_text(&first_entry(p)->provenance, "from para. 1"))
CHANGE(entry_number, entry_item(first_entry(p), 0)->number = 6)
CHANGE(entry_sub, g_strlcpy(entry_item(first_entry(p), 0)->sub, "b", 4))
CHANGE(entry_fewer_items, g_array_set_size(first_entry(p)->items, 0))
CHANGE(entry_notes, g_array_set_size(first_entry(p)->notes, 0))

#define IN_LINE(what) "rows[0].entries[0]: " what " (item \"Discussions\", item \"Discussions\")"

static const struct {
    void (*done)(Programme *programme);
    const char *where;
} changes[] = {
    { other_body, "body: \"Committee on Invented Matters\" and \"Commission\"" },
    { other_language, "language: en and fr" },
    { other_profile, "profile: free and conference" },
    { other_issue, "issued, from or to" },
    { other_first_day, "issued, from or to" },
    { other_last_day, "issued, from or to" },
    { block_kind, "front[0]: kind, label, text or notes" },
    { block_label, "front[0]: kind, label, text or notes" },
    { block_text, "front[0]: kind, label, text or notes" },
    { block_notes, "front[0]: kind, label, text or notes" },
    { block_more, "front: 1 and 2" },
    { back_text, "back[0]: kind, label, text or notes" },
    { agenda_number, "agenda[0]: number or title" },
    { agenda_sub, "agenda[0]: number or title" },
    { agenda_title, "agenda[0]: number or title" },
    { note_number, "footnotes[0]: number or text" },
    { note_text, "footnotes[0]: number or text" },
    { link_words, "links[0]: words or target" },
    { link_target, "links[0]: words or target" },
    { row_kind, "rows[0]: kind or date" },
    { row_date, "rows[0]: kind or date" },
    { row_start, "rows[0]: hours" },
    { row_end, "rows[0]: hours" },
    { row_text, "rows[0]: text or label" },
    { row_label, "rows[0]: text or label" },
    { row_room, "rows[0]: room or mode" },
    { row_mode, "rows[0]: room or mode" },
    { row_shared, "rows[0]: sharing or notes" },
    { row_notes, "rows[0]: sharing or notes" },
    { row_fewer_lines, "rows[0]: number of entries" },
    { row_more, "rows: 2 and 3" },
    { entry_kind, "rows[0].entries[0]: kind (item \"Discussions\", subitem \"Discussions\")" },
    { entry_depth, IN_LINE("depth") },
    { entry_text, "rows[0].entries[0]: text (item \"Discussions\", item \"Debate\")" },
    { entry_ordinal, IN_LINE("ordinal, minutes or mark") },
    { entry_minutes, IN_LINE("ordinal, minutes or mark") },
    { entry_mark, IN_LINE("ordinal, minutes or mark") },
    { entry_provenance, IN_LINE("provenance") },
    { entry_number, IN_LINE("items") },
    { entry_sub, IN_LINE("items") },
    { entry_fewer_items, IN_LINE("items") },
    { entry_notes, IN_LINE("notes") },
};

static void test_differences(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(changes); i++) {
        g_autoptr(Programme) before = full_programme();
        g_autoptr(Programme) after = programme_copy(before);
        g_assert_true(programme_equal(before, after, NULL));
        changes[i].done(after);
        g_autofree char *where = NULL;
        g_assert_false(programme_equal(before, after, &where));
        g_assert_cmpstr(where, ==, changes[i].where);
        g_assert_false(programme_equal(after, before, NULL));
    }
}

static void test_positions_do_not_count(void)
{
    g_autoptr(Programme) before = full_programme();
    g_autoptr(Programme) after = programme_copy(before);
    first_row(after)->at.line = 7;
    char *where = NULL;
    g_assert_true(programme_equal(before, after, &where));
    g_assert_null(where);
}

/* --- tidying -------------------------------------------------------------------------------------------- */

static void test_tidy_drops_what_is_empty(void)
{
    g_autoptr(Programme) tidy = full_programme();
    g_autoptr(Programme) programme = programme_copy(tidy);
    programme_add_block(programme->front, block_new(BLOCK_PARAGRAPH, "2.", " \t "));
    programme_add_block(programme->back, block_new(BLOCK_PARAGRAPH, NULL, NULL));
    programme_add_agenda_item(programme, (ItemNumber){ .number = 2 }, "", (Position){ 0 });
    programme_add_footnote(programme, 2, NULL, " ", (Position){ 0 });
    programme_add_footnote(programme, 0, NULL, "No number", (Position){ 0 });
    programme_add_link(programme, "words", " ");
    programme_add_link(programme, NULL, "https://example.org/");
    row_add_entry(first_row(programme), entry_new(ENTRY_LINE, "  "));
    add_note(first_row(programme)->notes, 0);
    programme_tidy(programme);
    programme_tidy(tidy);
    char *where = NULL;
    g_assert_true(programme_equal(tidy, programme, &where));
    g_assert_null(where);
}

static void test_tidy_lines(void)
{
    g_autoptr(Programme) programme = programme_new();
    Row *row = add_meeting(programme, 24, 600, 780);
    add_item(row, 5, "", NULL);
    Entry *line = row_add_entry(row, entry_new(ENTRY_LINE, " Two\n  lines "));
    line->depth = 7;
    line->ordinal = 3;
    line->minutes = 5000;
    g_array_append_vals(line->items, &(ItemNumber){ .number = 1 }, 1);
    programme_tidy(programme);
    g_assert_cmpint(row->entries->len, ==, 2); /* a number says something without words */
    g_assert_cmpstr(line->text, ==, "Two lines");
    g_assert_cmpint(line->depth, ==, 1); /* a dash under a line; a second one would stand under a dash */
    g_assert_cmpint(line->ordinal, ==, 0);
    g_assert_cmpint(line->minutes, ==, 1440);
    g_assert_cmpint(line->items->len, ==, 0);
}

static void test_tidy_hours(void)
{
    static const struct {
        int start, end, tidy_start, tidy_end;
    } hours[] = {
        { 600, 780, 600, 780 },
        { 1440, 780, 0, 780 },   /* the midnight that begins a meeting begins a day */
        { 1200, 0, 1200, 1440 }, /* and the one that ends it ends a day */
        { -5, 780, CLOCK_UNKNOWN, CLOCK_UNKNOWN },
        { 600, 9999, 600, 1440 },
        { 9999, CLOCK_UNKNOWN, 1439, CLOCK_UNKNOWN },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(hours); i++) {
        g_autoptr(Programme) programme = programme_new();
        const Row *row = add_meeting(programme, 24, hours[i].start, hours[i].end);
        programme_tidy(programme);
        g_assert_cmpint(row->start, ==, hours[i].tidy_start);
        g_assert_cmpint(row->end, ==, hours[i].tidy_end);
    }
}

static void test_tidy_of_other_rows(void)
{
    g_autoptr(Programme) programme = programme_new();
    Row *row = programme_add_row(programme, row_new(ROW_DEADLINE));
    set_text(&row->text, "deadline for statements");
    set_text(&row->label, "1st meeting");
    set_text(&row->room, "Room 1");
    row->mode = MODE_JOINT;
    row_add_entry(row, entry_new(ENTRY_LINE, "Tributes"));
    Row *meeting = add_meeting(programme, 24, 600, 780);
    set_text(&meeting->text, "what no meeting has");
    programme_tidy(programme);
    g_assert_cmpstr(row->text, ==, "deadline for statements");
    g_assert_null(row->label);
    g_assert_null(row->room);
    g_assert_cmpint(row->mode, ==, MODE_FORMAL);
    g_assert_cmpint(row->entries->len, ==, 0);
    g_assert_null(meeting->text);
}

static void test_tidy_of_stars_and_dates(void)
{
    g_autoptr(Programme) programme = programme_new();
    programme->to = civil_date(2023, 7, 25);
    const Footnote *many = programme_add_footnote(programme, -9, NULL, "Stars", (Position){ 0 });
    const Footnote *plain = programme_add_footnote(programme, 4, "*", "A number", (Position){ 0 });
    programme_tidy(programme);
    g_assert_cmpstr(many->mark, ==, "***");
    g_assert_cmpint(many->number, ==, -3);
    g_assert_null(plain->mark);
    g_assert_true(civil_date_equal(programme->from, programme->to));
    g_assert_true(programme_has_footnote(programme, 4));
    g_assert_false(programme_has_footnote(programme, 5));
}

static void test_tidy_takes_back_marks(void)
{
    g_autoptr(Programme) programme = programme_new();
    programme->profile = profile_of_id("oewg");
    Entry *first = add_item(add_meeting(programme, 24, 600, 780), 5, "", "Discussions");
    Entry *second = add_item(add_meeting(programme, 25, 600, 780), 5, "", "Discussions");
    first->as_printed = MARK_CONTINUED;
    second->as_printed = MARK_CONTINUED;
    programme_tidy(programme);
    g_assert_cmpint(first->as_printed, ==, MARK_CONTINUED); /* the rule would not say so: it stays as printed */
    g_assert_cmpint(second->as_printed, ==, MARK_DERIVED);
}

/* --- meetings in one printed row -------------------------------------------------------------------------- */

static Programme *morning_and_afternoon(void)
{
    Programme *programme = programme_new();
    Row *morning = add_meeting(programme, 24, 600, 780);
    row_add_entry(morning, entry_new(ENTRY_DEBATE, "General debate"));
    Row *afternoon = add_meeting(programme, 24, 900, 1080);
    afternoon->shares_row = true;
    row_add_entry(afternoon, entry_new(ENTRY_LINE, "what a shared row has not of its own"));
    return programme;
}

static Row *afternoon_of(Programme *p)
{
    return programme_row(p, 1);
}

CHANGE(as_it_is, (void)p)
CHANGE(morning_is_no_meeting, first_row(p)->kind = ROW_REMARK)
CHANGE(afternoon_is_no_meeting, afternoon_of(p)->kind = ROW_REMARK)
CHANGE(on_another_day, afternoon_of(p)->date = civil_date(2023, 7, 25))
CHANGE(without_an_hour, afternoon_of(p)->start = CLOCK_UNKNOWN)
CHANGE(after_one_without, first_row(p)->start = CLOCK_UNKNOWN)
CHANGE(in_another_mode, afternoon_of(p)->mode = MODE_INFORMAL)
CHANGE(with_a_note, add_note(afternoon_of(p)->notes, 1))
CHANGE(after_one_with_a_note, add_note(first_row(p)->notes, 1))
CHANGE(called_otherwise, set_text(&afternoon_of(p)->label, "2nd meeting"))
CHANGE(in_another_room, set_text(&afternoon_of(p)->room, "Room 2"))
CHANGE(the_first, g_ptr_array_remove_index(p->rows, 0))

static void test_shared_rows(void)
{
    static void (*const differences[])(Programme *) = {
        morning_is_no_meeting, afternoon_is_no_meeting, on_another_day, without_an_hour,
        after_one_without,     in_another_mode,         with_a_note,    after_one_with_a_note,
        called_otherwise,      in_another_room,
    };
    g_autoptr(Programme) sharing = morning_and_afternoon();
    as_it_is(sharing);
    programme_tidy(sharing);
    g_assert_true(afternoon_of(sharing)->shares_row);
    g_assert_cmpint(afternoon_of(sharing)->entries->len, ==, 0);
    g_assert_cmpstr(programme_meeting_title(sharing, 1), ==, "General debate");
    for (size_t i = 0; i < G_N_ELEMENTS(differences); i++) {
        g_autoptr(Programme) programme = morning_and_afternoon();
        differences[i](programme);
        programme_tidy(programme);
        g_assert_false(afternoon_of(programme)->shares_row);
    }
    g_autoptr(Programme) alone = morning_and_afternoon();
    the_first(alone);
    programme_tidy(alone);
    g_assert_false(first_row(alone)->shares_row);
}

/* No more meetings share a row than are read in one line. */
static void test_shared_rows_end(void)
{
    g_autoptr(Programme) programme = programme_new();
    for (int i = 0; i < 6; i++) {
        add_meeting(programme, 24, 600 + 60 * i, 650 + 60 * i)->shares_row = true;
    }
    programme_tidy(programme);
    g_autoptr(GString) shared = g_string_new(NULL);
    for (guint i = 0; i < programme->rows->len; i++) {
        g_string_append_c(shared, programme_row(programme, i)->shares_row ? 's' : '.');
    }
    g_assert_cmpstr(shared->str, ==, ".sss.s");
}

/* --- what is read off a programme ------------------------------------------------------------------------- */

static void test_names(void)
{
    for (int i = 0; i < N_ENTRY_KINDS; i++) {
        g_assert_cmpint(entry_kind_of_name(entry_kind_name((EntryKind)i)), ==, i);
    }
    for (int i = 0; i < N_ROW_KINDS; i++) {
        g_assert_cmpint(row_kind_of_name(row_kind_name((RowKind)i)), ==, i);
    }
    for (int i = 0; i < N_MEETING_MODES; i++) {
        g_assert_cmpint(meeting_mode_of_name(meeting_mode_name((MeetingMode)i)), ==, i);
    }
    for (int i = 0; i < N_MARKS; i++) {
        g_assert_cmpint(mark_of_name(mark_name((Mark)i)), ==, i);
    }
    for (int i = 0; i < N_BLOCK_KINDS; i++) {
        g_assert_cmpint(block_kind_of_name(block_kind_name((BlockKind)i)), ==, i);
    }
    g_assert_cmpint(entry_kind_of_name("Item"), ==, -1);
    g_assert_cmpint(mark_of_name(NULL), ==, -1);
}

static void test_ids(void)
{
    static const struct {
        int day, start;
        const char *id;
    } meetings[] = {
        { 24, 600, "2023-07-24-am" },       { 24, 719, "2023-07-24-am-2" },          { 24, 720, "2023-07-24-pm" },
        { 24, 1080, "2023-07-24-evening" }, { 25, CLOCK_UNKNOWN, "2023-07-25-any" }, { 0, 600, "undated-am" },
    };
    g_autoptr(Programme) programme = programme_new();
    for (size_t i = 0; i < G_N_ELEMENTS(meetings); i++) {
        Row *row = add_meeting(programme, meetings[i].day, meetings[i].start, CLOCK_UNKNOWN);
        row->date = meetings[i].day == 0 ? (CivilDate){ 0 } : row->date;
    }
    programme_add_row(programme, row_new(ROW_REMARK));
    g_autoptr(GPtrArray) ids = programme_meeting_ids(programme);
    for (size_t i = 0; i < G_N_ELEMENTS(meetings); i++) {
        g_assert_cmpstr(g_ptr_array_index(ids, i), ==, meetings[i].id);
    }
    g_assert_null(g_ptr_array_index(ids, G_N_ELEMENTS(meetings)));
}

static void test_titles(void)
{
    g_autoptr(Programme) programme = programme_new();
    Row *row = add_meeting(programme, 24, 600, 780);
    g_assert_cmpstr(programme_meeting_title(programme, 0), ==, "Meeting");
    row_add_entry(row, entry_new(ENTRY_STAKEHOLDERS, NULL));
    g_assert_cmpstr(programme_meeting_title(programme, 0), ==, "Meeting");
    row_add_entry(row, entry_new(ENTRY_LINE, "Tributes"));
    g_assert_cmpstr(programme_meeting_title(programme, 0), ==, "Tributes");
    add_item(row, 5, "", "Discussions");
    g_assert_cmpstr(programme_meeting_title(programme, 0), ==, "Discussions");
    row_add_entry(row, entry_new(ENTRY_READING, "First reading"));
    g_assert_cmpstr(programme_meeting_title(programme, 0), ==, "First reading");
    set_text(&row->label, "1st plenary meeting");
    g_assert_cmpstr(programme_meeting_title(programme, 0), ==, "1st plenary meeting");
}

static void test_presenters(void)
{
    static const struct {
        EntryKind kind;
        const char *text, *presenter;
    } entries[] = {
        { ENTRY_PRESENTATION, NULL, NULL },
        { ENTRY_SPEAKER, "Ms. Ada Nowhere", "Ms. Ada Nowhere" },
        { ENTRY_LINE, "Presentation by the Chair", NULL },
        { ENTRY_PRESENTATION, "Presentation by the Secretariat on the budget", "the Secretariat" },
        { ENTRY_REMARKS, "Concluding remarks by the Chair", "the Chair" },
        { ENTRY_STATEMENTS, "Statements by observers", "observers" },
        { ENTRY_PRESENTATION, "Chair's presentation of the draft", "Chair" },
        { ENTRY_PRESENTATION, "Chair’s presentation of the draft", "Chair" },
        { ENTRY_PRESENTATION, "'s presentation", NULL },
        { ENTRY_PRESENTATION, "Presentation of the draft", NULL },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(entries); i++) {
        Entry *entry = entry_new(entries[i].kind, entries[i].text);
        g_autofree char *presenter = entry_presenter(entry);
        g_assert_cmpstr(presenter, ==, entries[i].presenter);
        entry_free(entry);
    }
}

static void test_session(void)
{
    g_autoptr(Programme) programme = programme_new();
    g_assert_null(programme_session_kind(programme));
    g_assert_cmpint(programme_session_ordinal(programme), ==, 0);
    set_text(&programme->session, "Third substantive session");
    g_assert_cmpstr(programme_session_kind(programme), ==, "substantive");
    g_assert_cmpint(programme_session_ordinal(programme), ==, 3);
    set_text(&programme->session, "64th session");
    g_assert_null(programme_session_kind(programme));
    g_assert_cmpint(programme_session_ordinal(programme), ==, 64);
}

/* Without dates of its own, a session lasts from the first row to the last, however they stand. */
static void test_days(void)
{
    g_autoptr(Programme) programme = programme_new();
    g_assert_false(civil_date_is_set(programme_first_day(programme)));
    g_assert_false(civil_date_is_set(programme_last_day(programme)));
    programme_add_row(programme, row_new(ROW_REMARK));
    add_meeting(programme, 26, 600, 780);
    add_meeting(programme, 24, 600, 780);
    add_meeting(programme, 25, 600, 780);
    g_assert_cmpint(programme_first_day(programme).day, ==, 24);
    g_assert_cmpint(programme_last_day(programme).day, ==, 26);
}

static void test_zones(void)
{
    g_autoptr(Programme) programme = programme_new();
    g_assert_null(programme_zone(programme));
    set_text(&programme->organ, "General Assembly");
    g_assert_cmpstr(programme_zone(programme), ==, "America/New_York");
    set_text(&programme->body, "Human Rights Council");
    g_assert_cmpstr(programme_zone(programme), ==, "Europe/Zurich");
    set_text(&programme->place, "Vienna");
    g_assert_cmpstr(programme_zone(programme), ==, "Europe/Vienna");
    set_text(&programme->zone, "Asia/Tokyo");
    g_assert_cmpstr(programme_zone(programme), ==, "Asia/Tokyo");
}

static void test_profiles(void)
{
    g_autoptr(Programme) programme = programme_new();
    g_assert_true(programme_usual_profile(programme) == profile_free_form());
    set_text(&programme->title, "Programme of work of the Conference");
    g_assert_cmpstr(programme_usual_profile(programme)->id, ==, "conference");
    set_text(&programme->body, "Sixth Committee");
    g_assert_cmpstr(programme_usual_profile(programme)->id, ==, "main-committee");
    g_assert_null(profile_of_id("parliament"));
    g_assert_null(profile_of_id(NULL));
    const Profile *profile;
    guint n = 0;
    while ((profile = profile_at(n)) != NULL) {
        g_assert_true(profile_of_id(profile->id) == profile);
        n++;
    }
    g_assert_cmpint(n, ==, 4);
}

static void test_nothing_is_freed(void)
{
    programme_free(NULL);
    row_free(NULL);
    entry_free(NULL);
    block_free(NULL);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/programme/differences", test_differences);
    g_test_add_func("/programme/positions", test_positions_do_not_count);
    g_test_add_func("/programme/tidy/empty", test_tidy_drops_what_is_empty);
    g_test_add_func("/programme/tidy/lines", test_tidy_lines);
    g_test_add_func("/programme/tidy/hours", test_tidy_hours);
    g_test_add_func("/programme/tidy/other-rows", test_tidy_of_other_rows);
    g_test_add_func("/programme/tidy/stars-and-dates", test_tidy_of_stars_and_dates);
    g_test_add_func("/programme/tidy/marks", test_tidy_takes_back_marks);
    g_test_add_func("/programme/shared-rows", test_shared_rows);
    g_test_add_func("/programme/shared-rows-end", test_shared_rows_end);
    g_test_add_func("/programme/names", test_names);
    g_test_add_func("/programme/ids", test_ids);
    g_test_add_func("/programme/titles", test_titles);
    g_test_add_func("/programme/presenters", test_presenters);
    g_test_add_func("/programme/session", test_session);
    g_test_add_func("/programme/days", test_days);
    g_test_add_func("/programme/zones", test_zones);
    g_test_add_func("/programme/profiles", test_profiles);
    g_test_add_func("/programme/free", test_nothing_is_freed);
    return g_test_run();
}
