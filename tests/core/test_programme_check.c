/* Each rule of the check: a sound programme gives no finding, and one thing done to it gives just the finding that
 * stands beside it in the table, word for word. */
#include "core/check.h"

#include "core/vocabulary.h"

#include <string.h>

/* --- a sound programme ---------------------------------------------------------------------------------- */

static Row *add_meeting(Programme *programme, int day, int start, int end)
{
    Row *row = programme_add_row(programme, row_new(ROW_MEETING));
    row->date = civil_date(2023, 7, day);
    row->start = start * 60;
    row->end = end * 60;
    row->at = (Position){ .line = (int)programme->rows->len * 100, .column = 1 };
    return row;
}

static Entry *add_line(Row *row, const char *text)
{
    Entry *entry = row_add_entry(row, entry_new(ENTRY_LINE, text));
    entry->kind = vocabulary_kind(text, N_ENTRY_KINDS, &entry->ordinal);
    entry->at = (Position){ .line = row->at.line + (int)row->entries->len, .column = 1 };
    return entry;
}

static Entry *add_item(Row *row, int number, const char *title)
{
    Entry *entry = add_line(row, title);
    entry->kind = ENTRY_ITEM;
    const ItemNumber item = { .number = number };
    g_array_append_val(entry->items, item);
    return entry;
}

static void add_reading(Row *row, const char *text)
{
    add_item(row, 5, "discussions on substantive issues");
    add_line(row, text);
    for (int topic = 0; topic < N_TOPICS; topic++) {
        add_line(row, topic_wording((Topic)topic))->depth = 1;
    }
}

static void set_text(char **text, const char *to)
{
    g_free(*text);
    *text = g_strdup(to);
}

static void fill_masthead(Programme *programme)
{
    programme->profile = profile_of_id("oewg");
    programme->organ = g_strdup("General Assembly");
    programme->symbol = g_strdup("A/AC.292/2023/2");
    programme->distribution = g_strdup("General");
    programme->issued = civil_date(2023, 5, 2);
    programme->original = g_strdup("English");
    programme->body = g_strdup("Open-ended working group on an invented matter 2021–2025");
    programme->session = g_strdup("Fifth substantive session");
    programme->place = g_strdup("New York");
    programme->from = civil_date(2023, 7, 24);
    programme->to = civil_date(2023, 7, 25);
    programme->title = g_strdup("Provisional programme of work");
    programme_add_block(programme->front,
                        block_new(BLOCK_PARAGRAPH, "1.",
                                  "The fifth substantive session of the working group will be held at "
                                  "Headquarters from 24 to 25 July 2023."));
    programme_add_block(
        programme->front,
        block_new(BLOCK_PARAGRAPH, "2.", "The agenda, as adopted on 1 June 2021, is contained in A/AC.292/2021/1."));
}

/* Rows: 0 Monday morning (opening), 1 Monday afternoon (first reading), 2 Tuesday morning (second reading), 3 Tuesday
 * afternoon (adoption, closure). */
enum { OPENING, FIRST, SECOND, CLOSING };

static Programme *sound_programme(void)
{
    Programme *programme = programme_new();
    fill_masthead(programme);
    Row *opening = add_meeting(programme, 24, 10, 13);
    add_line(opening, "Opening of the session");
    add_item(opening, 3, "organization of work");
    add_reading(add_meeting(programme, 24, 15, 18),
                "First reading of, and negotiations on, draft annual progress report");
    add_reading(add_meeting(programme, 25, 10, 13),
                "Second reading of, and negotiations on, draft annual progress report");
    Row *closing = add_meeting(programme, 25, 15, 18);
    add_item(closing, 7, "adoption of annual progress reports");
    add_line(closing, "Adoption of annual progress report")->depth = 1;
    add_item(closing, 6, "other matters");
    add_line(closing, "Closure of the session");
    add_line(closing, "Concluding remarks by the Chair")->depth = 1;
    return programme;
}

/* Entries of the reading rows: 0 the item, 1 the reading, 2–7 the topics. */
static Entry *line_of(Programme *programme, guint row, guint entry)
{
    return row_entry(programme_row(programme, row), entry);
}

static void remove_line(Programme *programme, guint row, guint entry)
{
    g_ptr_array_remove_index(programme_row(programme, row)->entries, entry);
}

static void set_line(Programme *programme, guint row, guint entry, const char *text)
{
    set_text(&line_of(programme, row, entry)->text, text);
}

/* --- what is done to it --------------------------------------------------------------------------------- */

static void no_symbol(Programme *p)
{
    g_clear_pointer(&p->symbol, g_free);
}
static void odd_symbol(Programme *p)
{
    set_text(&p->symbol, "A/AC292/2023/2");
}
static void old_symbol(Programme *p)
{
    set_text(&p->symbol, "A/AC.292/2021/2");
}
static void odd_symbol_in_text(Programme *p)
{
    set_line(p, CLOSING, 2, "other matters (A/C.1/77/L1)");
}
static void adopted_later(Programme *p)
{
    Block *block = g_ptr_array_index(p->front, 1);
    set_text(&block->text,
             "The agenda, as adopted on 1 June 2022, is contained in A/AC.292/2021/1. It was drafted in 2020.");
}
static void limited(Programme *p)
{
    set_text(&p->symbol, "A/AC.292/2023/L.2");
}
static void limited_without_language(Programme *p)
{
    limited(p);
    set_text(&p->distribution, "Limited");
    g_clear_pointer(&p->original, g_free);
}
static void no_organ(Programme *p)
{
    g_clear_pointer(&p->organ, g_free);
}
static void odd_job_number(Programme *p)
{
    p->job_number = g_strdup("2326243");
}
static void issued_late(Programme *p)
{
    p->issued = civil_date(2023, 7, 26);
}
static void issued_short_before(Programme *p)
{
    p->issued = civil_date(2023, 7, 3);
}
static void note_of_another_session(Programme *p)
{
    Block *block = g_ptr_array_index(p->front, 0);
    set_text(&block->text, "The fourth substantive session of the group will be held from 24 to 25 July 2023.");
}
static void note_with_other_dates(Programme *p)
{
    Block *block = g_ptr_array_index(p->front, 0);
    set_text(&block->text, "The session will be held at Headquarters from 6 to 10 March 2023.");
}
static void ends_before_it_opens(Programme *p)
{
    p->to = civil_date(2023, 7, 21);
}
static void unknown_place(Programme *p)
{
    set_text(&p->place, "Laputa");
    set_text(&p->organ, "Academy of Lagado");
}

static void wrong_weekday(Programme *p)
{
    programme_add_footnote(p, 1, NULL, "Not on Tuesday, 24 July 2023", (Position){ 0 });
    g_array_append_vals(line_of(p, OPENING, 0)->notes, &(int){ 1 }, 1);
}
static void no_date(Programme *p)
{
    programme_row(p, FIRST)->date = (CivilDate){ 0 };
}
static void after_the_session(Programme *p)
{
    programme_row(p, CLOSING)->date = civil_date(2023, 7, 26);
}
static void deadline_before_the_session(Programme *p)
{
    Row *row = row_new(ROW_DEADLINE);
    row->text = g_strdup("deadline for submission of statements");
    row->date = civil_date(2023, 7, 3);
    row->start = 15 * 60;
    g_ptr_array_insert(p->rows, 0, row);
}
static void begins_a_day_early(Programme *p)
{
    p->from = civil_date(2023, 7, 21);
}
static void ends_on_wednesday(Programme *p)
{
    p->to = civil_date(2023, 7, 26);
}
static void day_out_of_order(Programme *p)
{
    g_ptr_array_add(p->rows, g_ptr_array_steal_index(p->rows, FIRST));
}
static void holiday_with_meetings(Programme *p)
{
    Row *row = programme_add_row(p, row_new(ROW_NO_MEETING));
    row->date = civil_date(2023, 7, 25);
    row->text = g_strdup("Holiday");
}
static void at_the_weekend(Programme *p)
{
    p->to = civil_date(2023, 7, 29);
    for (guint i = SECOND; i <= CLOSING; i++) {
        programme_row(p, i)->date = civil_date(2023, 7, 29);
    }
    for (int day = 25; day <= 28; day++) {
        Row *row = row_new(ROW_NO_MEETING);
        row->date = civil_date(2023, 7, day);
        g_ptr_array_insert(p->rows, day - 23, row);
    }
}
static void ends_before_it_begins(Programme *p)
{
    programme_row(p, OPENING)->end = 9 * 60;
}
static void no_hours(Programme *p)
{
    programme_row(p, FIRST)->start = CLOCK_UNKNOWN;
    programme_row(p, FIRST)->end = CLOCK_UNKNOWN;
}
static void over_lunch(Programme *p)
{
    programme_row(p, OPENING)->end = 13 * 60 + 30;
}
static Row *add_other_meeting(Programme *p)
{
    Row *row = row_new(ROW_MEETING);
    row->date = civil_date(2023, 7, 24);
    row->start = 11 * 60;
    row->end = 12 * 60;
    add_line(row, "Consultations on the text");
    g_ptr_array_insert(p->rows, 1, row);
    return row;
}
static void two_in_a_room(Programme *p)
{
    Row *row = add_other_meeting(p);
    row->mode = MODE_INFORMAL;
    row->room = g_strdup("Conference Room 3");
    programme_row(p, OPENING)->room = g_strdup("conference room 3");
}
static void two_formal(Programme *p)
{
    add_other_meeting(p);
}
static void twice_the_same(Programme *p)
{
    Row *row = row_new(ROW_MEETING);
    row->date = civil_date(2023, 7, 25);
    row->start = 15 * 60;
    row->end = 18 * 60;
    row->mode = MODE_PARALLEL;
    row->label = g_strdup("Drafting");
    programme_row(p, CLOSING)->label = g_strdup("Drafting");
    add_line(row, "Side talks");
    g_ptr_array_insert(p->rows, CLOSING, row);
}
static void number_missing(Programme *p)
{
    programme_row(p, OPENING)->label = g_strdup("1st plenary meeting");
    programme_row(p, FIRST)->label = g_strdup("3rd plenary meeting");
}
static void deadline_without_hour(Programme *p)
{
    Row *row = programme_add_row(p, row_new(ROW_DEADLINE));
    row->date = civil_date(2023, 7, 25);
    row->text = g_strdup("deadline for statements");
}

static void give_minutes(Programme *p, guint row, int each)
{
    for (guint k = 1; k < programme_row(p, row)->entries->len; k++) {
        line_of(p, row, k)->minutes = k >= 2 ? each : 0;
    }
}
static void too_many_minutes(Programme *p)
{
    give_minutes(p, FIRST, 31);
}
static void too_few_minutes(Programme *p)
{
    give_minutes(p, FIRST, 20);
}
static void some_minutes(Programme *p)
{
    give_minutes(p, FIRST, 30);
    line_of(p, FIRST, 2)->minutes = 0;
}
static void uneven_minutes(Programme *p)
{
    give_minutes(p, FIRST, 20);
    line_of(p, FIRST, 1)->minutes = 180;
}

static void no_business(Programme *p)
{
    g_ptr_array_set_size(programme_row(p, OPENING)->entries, 0);
}
static void state_agenda(Programme *p, int last)
{
    static const char *const titles[] = { "Organization of work", "Statements", "Discussions on substantive issues",
                                          "Other matters", "Adoption of annual progress reports" };
    for (int number = 3; number <= last; number++) {
        programme_add_agenda_item(p, (ItemNumber){ .number = number }, titles[number - 3], (Position){ 0 });
    }
}
static void item_not_in_agenda(Programme *p)
{
    state_agenda(p, 6);
    add_item(programme_row(p, OPENING), 4, "statements");
}
static void item_without_meeting(Programme *p)
{
    state_agenda(p, 7);
}
static void item_retyped(Programme *p)
{
    set_line(p, SECOND, 0, "discussion of substantive issues");
}
static void orphan_sub_item(Programme *p)
{
    Entry *entry = entry_new(ENTRY_SUBITEM, "Commodities");
    const ItemNumber item = { .number = 5, .sub = "a" };
    g_array_append_val(entry->items, item);
    g_ptr_array_insert(programme_row(p, OPENING)->entries, 0, entry);
}
static void opening_late(Programme *p)
{
    remove_line(p, OPENING, 0);
    add_line(programme_row(p, FIRST), "Opening of the session");
}
static void meeting_after_closure(Programme *p)
{
    remove_line(p, CLOSING, 4);
    remove_line(p, CLOSING, 3);
    add_line(programme_row(p, SECOND), "Closure of the session");
}
static void business_after_closure(Programme *p)
{
    add_line(programme_row(p, CLOSING), "Tributes");
}

static void no_first_reading(Programme *p)
{
    g_ptr_array_set_size(programme_row(p, FIRST)->entries, 1);
}
static void first_reading_again(Programme *p)
{
    add_line(programme_row(p, SECOND), "First reading of, and negotiations on, draft annual progress report");
}
static void adopted_too_early(Programme *p)
{
    remove_line(p, CLOSING, 1);
    add_line(programme_row(p, FIRST), "Adoption of annual progress report");
    g_ptr_array_set_size(programme_row(p, FIRST)->entries, 9);
}
static void no_second_reading(Programme *p)
{
    g_ptr_array_set_size(programme_row(p, SECOND)->entries, 1);
}
static void topic_missing(Programme *p)
{
    remove_line(p, FIRST, 4);
}
static void topic_twice(Programme *p)
{
    add_line(programme_row(p, FIRST), topic_wording(TOPIC_LAW))->depth = 1;
}
static void topics_exchanged(Programme *p)
{
    set_line(p, FIRST, 2, topic_wording(TOPIC_NORMS));
    set_line(p, FIRST, 3, topic_wording(TOPIC_THREATS));
}
static void topic_variant(Programme *p)
{
    static const char variant[] =
        "Establish, under the auspices of the United Nations, regular, institutional dialogue with "
        "the broad participation of States";
    set_line(p, FIRST, 7, variant);
    set_line(p, SECOND, 7, variant);
}
static void stakeholders_without_modalities(Programme *p)
{
    add_line(programme_row(p, OPENING), "Dedicated stakeholder session");
}
static void continued_at_first(Programme *p)
{
    line_of(p, FIRST, 1)->as_printed = MARK_CONTINUED;
}
static void not_continued(Programme *p)
{
    line_of(p, SECOND, 0)->as_printed = MARK_NONE;
}
static void continued_topic(Programme *p)
{
    line_of(p, SECOND, 2)->as_printed = MARK_CONTINUED;
}

static void hyphen_in_years(Programme *p)
{
    set_text(&p->body, "Working group on a matter 2021-2025");
}
static void dash_with_blanks(Programme *p)
{
    set_line(p, CLOSING, 2, "other matters, 10 a.m. – 1 p.m.");
}
static void hyphen_in_hours(Programme *p)
{
    set_line(p, CLOSING, 2, "other matters (3-6 p.m.)");
}
static void hyphen_in_days(Programme *p)
{
    set_line(p, CLOSING, 2, "session of 24-25 July 2023");
}
static void colon_in_hour(Programme *p)
{
    set_line(p, CLOSING, 2, "other matters, from 10:00 a.m.");
}
static void hour_without_points(Programme *p)
{
    set_line(p, CLOSING, 2, "other matters, from 3 pm");
}
static void noon_as_twelve(Programme *p)
{
    set_line(p, CLOSING, 2, "other matters, until 12 p.m.");
}
static void date_without_year(Programme *p)
{
    set_line(p, CLOSING, 2, "other matters (decision of 22 April)");
}
static void tag_in_text(Programme *p)
{
    set_line(p, CLOSING, 2, "other <i>matters</i>");
}
static void bracket_open(Programme *p)
{
    set_line(p, CLOSING, 2, "other matters (if any");
}
static void to_be_confirmed(Programme *p)
{
    set_line(p, CLOSING, 2, "Other matters (TBC)");
}
static void full_point(Programme *p)
{
    set_line(p, CLOSING, 2, "other matters;");
}

static void add_notes(Programme *p, const int *marks, size_t n_marks)
{
    g_array_append_vals(line_of(p, OPENING, 0)->notes, marks, (guint)n_marks);
}
static void mark_without_note(Programme *p)
{
    add_notes(p, (const int[]){ 1 }, 1);
}
static void note_without_mark(Programme *p)
{
    programme_add_footnote(p, 1, NULL, "A note", (Position){ 0 });
}
static void notes_out_of_order(Programme *p)
{
    add_notes(p, (const int[]){ 1, 3, 2 }, 3);
    for (int number = 1; number <= 3; number++) {
        programme_add_footnote(p, number, NULL, "A note", (Position){ 0 });
    }
}
static void note_twice(Programme *p)
{
    add_notes(p, (const int[]){ 1 }, 1);
    programme_add_footnote(p, 1, NULL, "A note", (Position){ 0 });
    programme_add_footnote(p, 1, NULL, "Another note", (Position){ 0 });
}

/* --- what is only odd at first sight -------------------------------------------------------------------- */

static void panel_beside_plenary(Programme *p)
{
    add_other_meeting(p)->label = g_strdup("Panel 1");
    programme_row(p, OPENING)->label = g_strdup("1st plenary meeting");
}
static void hardly_any_agenda(Programme *p)
{
    state_agenda(p, 3);
}
static void daily_closing(Programme *p)
{
    add_line(programme_row(p, OPENING), "Closing of the day");
}
static void informal_outside(Programme *p)
{
    Row *row = add_other_meeting(p);
    row->mode = MODE_INFORMAL;
    row->date = civil_date(2023, 7, 26);
    g_ptr_array_add(p->rows, g_ptr_array_steal_index(p->rows, 1));
}
static void starred(Programme *p)
{
    add_notes(p, (const int[]){ -2 }, 1);
}
static void no_mark_at_all(Programme *p)
{
    programme_add_footnote(p, 1, NULL, "A note", (Position){ 0 });
    programme_add_footnote(p, 2, NULL, "A note", (Position){ 0 });
}
/* Of a body that is not known nobody can say what its practice is. */
static void body_unknown(Programme *p)
{
    p->profile = profile_free_form();
    after_the_session(p);
}

/* --- what is said about it ------------------------------------------------------------------------------ */

static const struct {
    void (*done)(Programme *programme);
    const char *findings; /* a line each */
} cases[] = {
    { no_symbol,
      "note: this document has no symbol of its own, one is assigned by documents management, never made up [symbol-missing]" },
    { odd_symbol,
      "warning: “A/AC292/2023/2” has not the form of a document symbol, expected an organ and components like AC.292, 2021, L.1, Add.1 [symbol-form]" },
    { old_symbol,
      "warning: the symbol A/AC.292/2021/2 is of 2021, the document is issued in 2023, expected 2023 in the symbol [symbol-year]" },
    { odd_symbol_in_text,
      "warning: “A/C.1/77/L1” has not the form of a document symbol, expected an organ and components like AC.292, 2021, L.1, Add.1 [symbol-form]" },
    { adopted_later,
      "warning: “adopted ... 1 June 2022” does not agree with the symbol A/AC.292/2021/1, expected a date in 2021 [symbol-year]" },
    { limited,
      "warning: A/AC.292/2023/L.2 is distributed “General”, expected “Limited”, as the L says [distribution]" },
    { limited_without_language, "warning: A/AC.292/2023/L.2 does not say its original language [distribution]\n"
                                "note: the masthead does not give the original language [masthead]" },
    { panel_beside_plenary, "" },
    { hardly_any_agenda, "note: 3 items of the timetable are not in the agenda as it was read here [not-in-agenda]" },
    { daily_closing, "" },
    { informal_outside,
      "note: 26 July 2023 is outside the session, it lasts from 24 July 2023 to 25 July 2023 [date-outside]" },
    { starred, "note: the footnote mark ** has no note [note-without-text]" },
    { no_mark_at_all,
      "warning: none of the 2 footnotes is marked in the text, the marks were lost, or stand where they "
      "cannot be told from figures [note-without-mark]" },
    { body_unknown,
      "warning: 26 July 2023 is outside the session, it lasts from 24 July 2023 to 25 July 2023 [date-outside]" },
    { no_organ, "note: the masthead does not give the organ [masthead]" },
    { odd_job_number,
      "note: “2326243” has not the form of a job number, expected two digits, a hyphen, five digits and the language: 23-26243 (E) [job-number]" },
    { issued_late,
      "warning: issued on 26 July 2023, after the first day, expected a date before 24 July 2023 [issue-date]" },
    { issued_short_before,
      "note: issued 21 days before the first day, documents of a session are due 42 days before it [lead-time]" },
    { note_of_another_session,
      "warning: the note speaks of the fourth substantive session, the masthead says Fifth substantive session [covering-note]" },
    { note_with_other_dates,
      "warning: the session is said to be held from 6 to 10 March 2023, the masthead says 24 July 2023 to 25 July 2023 [covering-note]" },
    { ends_before_it_opens,
      "warning: the session is said to be held from 24 to 25 July 2023, the masthead says 24 July 2023 to 21 July 2023 [covering-note]\n"
      "error: the session ends on 21 July 2023, expected a day after its first, 24 July 2023 [session-dates]" },
    { unknown_place, "note: the time zone of “Laputa” is not known, a calendar needs one [zone]" },
    { wrong_weekday, "error: “Tuesday, 24 July 2023” is not a Tuesday, in 2023 that day is a Monday [weekday]" },
    { no_date, "warning: this meeting has no day, expected a day heading above it [date-missing]" },
    { after_the_session,
      "error: 26 July 2023 is outside the session, it lasts from 24 July 2023 to 25 July 2023 [date-outside]" },
    { deadline_before_the_session,
      "note: 3 July 2023 is outside the session, it lasts from 24 July 2023 to 25 July 2023 [date-outside]" },
    { begins_a_day_early,
      "warning: the session is said to be held from 24 to 25 July 2023, the masthead says 21 July 2023 to 25 July 2023 [covering-note]\n"
      "warning: the session's first day is Friday, 21 July, but the first meeting is on Monday, 24 July [session-days]\n"
      "note: nothing is planned for Friday, 21 July, expected a meeting, or a line that says why there is none [empty-day]" },
    { ends_on_wednesday,
      "warning: the session is said to be held from 24 to 25 July 2023, the masthead says 24 July 2023 to 26 July 2023 [covering-note]\n"
      "warning: the session's last day is Wednesday, 26 July, but the last meeting is on Tuesday, 25 July [session-days]\n"
      "note: nothing is planned for Wednesday, 26 July, expected a meeting, or a line that says why there is none [empty-day]" },
    { day_out_of_order,
      "warning: Monday, 24 July stands after Tuesday, 25 July, expected the days in order [day-order]" },
    { holiday_with_meetings, "warning: the meeting of 25 July, 10 a.m. is on a day without meetings [no-meeting-day]\n"
                             "warning: the meeting of 25 July, 3 p.m. is on a day without meetings [no-meeting-day]" },
    { at_the_weekend,
      "warning: the session is said to be held from 24 to 25 July 2023, the masthead says 24 July 2023 to 29 July 2023 [covering-note]\n"
      "note: the meeting of 29 July, 10 a.m. is on a Saturday, meetings are served from Monday to Friday [weekend]\n"
      "note: the meeting of 29 July, 3 p.m. is on a Saturday, meetings are served from Monday to Friday [weekend]" },
    { ends_before_it_begins, "error: the meeting ends at 9 a.m., it begins at 10 a.m. [hours-order]" },
    { no_hours, "note: the meeting of 24 July has no hour [hours-missing]" },
    { over_lunch,
      "warning: the meeting from 10 a.m. to 1.30 p.m. is outside the hours of interpretation, they are 10 a.m. to 1 p.m. and 3 p.m. to 6 p.m. [interpretation]" },
    { two_in_a_room,
      "error: this meeting overlaps that of 24 July, 10 a.m., “organization of work”, a room holds one meeting at a time [overlap]" },
    { two_formal,
      "warning: this meeting overlaps that of 24 July, 10 a.m., “organization of work”, both are formal and neither is marked as parallel [overlap]" },
    { twice_the_same, "warning: the meeting of 25 July, 3 p.m. stands in the programme twice [duplicate-meeting]" },
    { number_missing, "warning: “3rd plenary meeting” follows number 1, expected number 2 [meeting-number]" },
    { deadline_without_hour, "note: “deadline for statements” has no hour [deadline-hour]" },
    { too_many_minutes, "error: minutes of this meeting add up to 186, the slot has 180 [slot-sum]" },
    { too_few_minutes, "error: minutes of this meeting add up to 120, the slot has 180 [slot-sum]" },
    { some_minutes,
      "note: minutes are given for 5 of 6 lines of this meeting, 30 of its 180 minutes are left for the rest [minutes-partial]" },
    { uneven_minutes, "error: the lines under this one add up to 120 minutes, it has 180 [slot-sum]" },
    { no_business, "warning: the meeting of 24 July, 10 a.m. has no business [empty-meeting]" },
    { item_not_in_agenda,
      "error: item 7 is not in the agenda, only what is on the agenda can be scheduled [not-in-agenda]" },
    { item_without_meeting, "warning: agenda item 4 has no meeting [unscheduled-item]" },
    { item_retyped,
      "note: item 5 is called “discussion of substantive issues” here, before it was “discussions on substantive issues” [item-wording]" },
    { orphan_sub_item, "warning: sub-item 5 (a) stands under no item [sub-item]" },
    { opening_late,
      "warning: “Opening of the session” comes after the meeting of 24 July, 10 a.m., the opening is the first business of a session [opening-first]" },
    { meeting_after_closure,
      "error: the meeting of 25 July, 3 p.m. comes after the closure, the session is closed at the meeting of 25 July, 10 a.m. [closure-last]" },
    { business_after_closure,
      "warning: “Tributes” stands after the closure, the closure is the last business of a session [closure-last]" },
    { no_first_reading, "warning: a second reading begins, there is no first reading before it [reading-order]" },
    { first_reading_again,
      "error: the first reading goes on here, the second reading has begun before [reading-order]" },
    { adopted_too_early,
      "error: a second reading comes after “Adoption of annual progress report”, a text is adopted after its last reading [adoption-order]\n"
      "note: “Adoption of annual progress report” without a second reading before it, the text must be attached before the item can be opened [adoption-reading]" },
    { no_second_reading,
      "note: “adoption of annual progress reports” without a second reading before it, the text must be attached before the item can be opened [adoption-reading]" },
    { topic_missing,
      "warning: the first reading takes up 5 of the mandate's 6 topics, missing: international law [topics-once]" },
    { topic_twice,
      "warning: “international law” comes twice in the first reading, each topic of the mandate has its place once [topics-once]" },
    { topics_exchanged,
      "warning: “existing and potential threats” comes after “rules, norms and principles”, expected the order of the mandate [topics-order]" },
    { topic_variant,
      "note: “regular institutional dialogue” is not worded as in the mandate, expected “Establish, under the auspices of the United Nations, regular institutional dialogue with the broad participation of States” [topic-wording]" },
    { stakeholders_without_modalities,
      "note: the stakeholder session does not cite the agreed modalities [stakeholder-modalities]" },
    { continued_at_first,
      "warning: “First reading of, and negotiations on, draft ...” has “(continued)”, expected no mark: it is the first time, or a line that never goes on [continued]" },
    { not_continued,
      "warning: “discussions on substantive issues” has no mark, expected “(continued)”: it goes on from an earlier meeting [continued]" },
    { continued_topic,
      "warning: “Continue to study, with a view to promoting ...” has “(continued)”, expected no mark: it is the first time, or a line that never goes on [continued]" },
    { hyphen_in_years,
      "warning: the range “2021-2025” is not written with an en dash, expected “–” without blanks [dash]" },
    { dash_with_blanks,
      "warning: the range “10 a.m. – 1 p.m.” is not written with an en dash, expected “–” without blanks [dash]" },
    { hyphen_in_hours,
      "warning: the range “3-6 p.m.” is not written with an en dash, expected “–” without blanks [dash]" },
    { hyphen_in_days,
      "warning: the range “24-25 July” is not written with an en dash, expected “–” without blanks [dash]" },
    { colon_in_hour,
      "note: the hour “10:00 a.m.” is not in the house style, expected “10 a.m.”, “10.30 a.m.”, “noon” [time-form]" },
    { hour_without_points,
      "note: the hour “3 pm” is not in the house style, expected “10 a.m.”, “10.30 a.m.”, “noon” [time-form]" },
    { noon_as_twelve,
      "note: the hour “12 p.m.” is not in the house style, expected “10 a.m.”, “10.30 a.m.”, “noon” [time-form]" },
    { date_without_year,
      "note: the date “22 April” has no year, only the days of the session can do without [date-year]" },
    { tag_in_text, "warning: the mark-up “<i>” is left in the text [markup]\n"
                   "warning: the mark-up “</i>” is left in the text [markup]" },
    { bracket_open, "note: the brackets of “other matters (if any” do not match [brackets]" },
    { to_be_confirmed, "note: “TBC” is still to be filled in [placeholder]" },
    { full_point,
      "note: the line “other matters;” ends with “;”, lines of a programme end without punctuation [end-punctuation]" },
    { mark_without_note, "error: the footnote mark 1 has no note [note-without-text]" },
    { note_without_mark, "warning: footnote 1 is marked nowhere [note-without-mark]" },
    { notes_out_of_order, "note: footnote mark 3 follows mark 1, expected 2 [note-order]" },
    { note_twice, "error: footnote 1 stands here a second time [note-twice]" },
};

static char *findings_of(const Programme *programme)
{
    g_autoptr(GPtrArray) findings = diagnostics_new();
    programme_check(programme, findings);
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < findings->len; i++) {
        const Diagnostic *finding = g_ptr_array_index(findings, i);
        g_string_append_printf(text, "%s%s: %s%s%s [%s]", i > 0 ? "\n" : "", severity_name(finding->severity),
                               finding->what, finding->expected != NULL ? ", " : "",
                               finding->expected != NULL ? finding->expected : "", finding->rule);
    }
    return g_string_free(text, FALSE);
}

static void test_sound(void)
{
    g_autoptr(Programme) programme = sound_programme();
    g_autofree char *findings = findings_of(programme);
    g_assert_cmpstr(findings, ==, "");
}

static void test_empty(void)
{
    g_autoptr(Programme) programme = programme_new();
    g_autofree char *findings = findings_of(programme);
    g_assert_cmpstr(findings, ==, "");
}

static void test_case(gconstpointer data)
{
    const guint i = GPOINTER_TO_UINT(data);
    g_autoptr(Programme) programme = sound_programme();
    cases[i].done(programme);
    g_autofree char *findings = findings_of(programme);
    g_assert_cmpstr(findings, ==, cases[i].findings);
}

/* --- the table ------------------------------------------------------------------------------------------ */

static void test_table(void)
{
    g_autoptr(GHashTable) names = g_hash_table_new(g_str_hash, g_str_equal);
    const Rule *rule;
    for (guint i = 0; (rule = rule_at(i)) != NULL; i++) {
        g_assert_true(g_hash_table_add(names, (gpointer)rule->name));
        g_assert_true(rule_of_name(rule->name) == rule);
        g_assert_true(!check_rule_row(i)->is_practice || rule->severity > SEVERITY_NOTE);
        g_assert_cmpint(strspn(rule->name, "abcdefghijklmnopqrstuvwxyz-"), ==, (int)strlen(rule->name));
        g_assert_cmpint(strlen(rule->title), >, 10);
        g_assert_cmpint(strlen(rule->title), <, 90);
        g_assert_cmpint(strlen(rule->why), >=, 20);
        g_assert_true(g_str_has_suffix(rule->why, "."));
        g_assert_false(g_str_has_suffix(rule->title, "."));
        g_assert_cmpint(strlen(rule->source), >, 0);
        g_assert_cmpint(strspn(rule->domain, "0123456789, "), ==, (int)strlen(rule->domain));
    }
    g_assert_null(rule_of_name("no-such-rule"));
    g_assert_null(rule_of_name(NULL));
}

/* Whatever the readers report must be explained. */
static void test_repairs_are_rules(void)
{
    static const char *const repairs[] = {
        "markup",
        "bullet",
        "dash",
        "time-form",
        "joined-lines",
        "split-line",
        "kept-line",
        "page-furniture",
        "no-timetable",
        "weekday",
        "year-inferred",
        "continued",
        "duplicate-meeting",
        "annex-order",
        "encoding",
        "control-character",
        "tracked-changes",
        "link-target",
        "range-order",
        "unclear-hours",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(repairs); i++) {
        g_assert_nonnull(rule_of_name(repairs[i]));
    }
}

/* Every rule with a function is broken by some case, so that none is dead. */
static void test_every_rule_has_a_case(void)
{
    g_autoptr(GString) said = g_string_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_string_append(said, cases[i].findings);
    }
    const RuleRow *row;
    for (guint i = 0; (row = check_rule_row(i)) != NULL; i++) {
        g_autofree char *cited = g_strdup_printf("[%s]", row->rule.name);
        if (row->check != NULL && strstr(said->str, cited) == NULL) {
            g_test_message("no case breaks the rule %s", row->rule.name);
            g_test_fail();
        }
    }
}

static void test_many_findings_end(void)
{
    g_autoptr(Programme) programme = sound_programme();
    for (int i = 0; i < 5000; i++) {
        add_line(programme_row(programme, OPENING), "to be confirmed");
    }
    g_autoptr(GPtrArray) findings = diagnostics_new();
    programme_check(programme, findings);
    g_assert_cmpint(findings->len, ==, CHECK_FINDINGS_LIMIT + 1);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/programme_check/sound", test_sound);
    g_test_add_func("/programme_check/empty", test_empty);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *path = g_strdup_printf("/programme_check/case/%02u", i);
        g_test_add_data_func(path, GUINT_TO_POINTER(i), test_case);
    }
    g_test_add_func("/programme_check/table", test_table);
    g_test_add_func("/programme_check/repairs", test_repairs_are_rules);
    g_test_add_func("/programme_check/every-rule", test_every_rule_has_a_case);
    g_test_add_func("/programme_check/limit", test_many_findings_end);
    return g_test_run();
}
