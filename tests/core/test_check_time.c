/* The rules on days and hours, on timetables of a few rows: which of them are odd, and which only look so. */
#include "core/check.h"

#include "core/vocabulary.h"
#include "said.h"

enum { NO_HOUR = -1, NO_DAY = 0, ROWS = 4 };

typedef struct {
    int day;        /* of July 2023 */
    int start, end; /* hours of the clock; both 0: no row */
    const char *line;
    const char *room, *label;
    MeetingMode mode;
    RowKind kind;
} Given;

typedef struct {
    const char *rule;
    const char *profile;
    Given rows[ROWS];
    const char *said;
} Case;

static int clock_of(int hour)
{
    return hour == NO_HOUR ? CLOCK_UNKNOWN : hour * 60;
}

static void add_row(Programme *programme, const Given *given)
{
    Row *row = programme_add_row(programme, row_new(given->kind));
    row->date = given->day != NO_DAY ? civil_date(2023, 7, given->day) : (CivilDate){ 0 };
    row->start = clock_of(given->start);
    row->end = clock_of(given->end);
    row->mode = given->mode;
    row->room = g_strdup(given->room);
    row->label = g_strdup(given->label);
    row->at.line = (int)programme->rows->len;
    if (given->line != NULL) {
        int ordinal;
        Entry *entry =
            row_add_entry(row, entry_new(vocabulary_kind(given->line, N_ENTRY_KINDS, &ordinal), given->line));
        entry->at = row->at;
    }
}

static void try_cases(const Case *cases, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        g_autoptr(Programme) programme = programme_new();
        programme->profile = profile_of_id(cases[i].profile);
        for (int k = 0; k < ROWS && cases[i].rows[k].start != 0; k++) {
            add_row(programme, &cases[i].rows[k]);
        }
        g_autofree char *said = said_by(cases[i].rule, programme);
        g_test_message("%s, case %zu", cases[i].rule, i);
        g_assert_cmpstr(said, ==, cases[i].said);
    }
}

static void test_interpretation(void)
{
    static const Case cases[] = {
        { "interpretation",
          "oewg",
          { { 24, 10, NO_HOUR, "Debate" }, { 24, 13, NO_HOUR, "Debate" }, { 24, 15, 18, "Debate" } },
          "2: warning: the meeting at 1 p.m. is outside the hours of interpretation" },
        { "interpretation",
          "oewg",
          { { 24, 9, 10, "Debate", NULL, NULL, MODE_JOINT },
            { 24, 9, 10, "Debate", NULL, NULL, MODE_INFORMAL },
            { 24, 18, 17, "Debate" },
            { 24, 13, 15, "Lunch break" } },
          "1: warning: the meeting from 9 a.m. to 10 a.m. is outside the hours of interpretation" },
        { "interpretation", "conference", { { 24, 13, 15, "Debate" } }, "" },
    };
    try_cases(cases, G_N_ELEMENTS(cases));
}

static void test_hours(void)
{
    static const Case cases[] = {
        { "hours-order",
          "oewg",
          { { 24, 10, NO_HOUR }, { 24, NO_HOUR, NO_HOUR }, { 24, 15, 15 }, { 24, 15, 18 } },
          "3: error: the meeting ends at 3 p.m." },
        { "hours-missing",
          "oewg",
          { { NO_DAY, NO_HOUR, NO_HOUR }, { 24, NO_HOUR, NO_HOUR }, { 24, 15, NO_HOUR } },
          "1: note: the meeting of a day that is not given has no hour\n2: note: the meeting of 24 July has no hour" },
    };
    try_cases(cases, G_N_ELEMENTS(cases));
}

static void test_free_days(void)
{
    static const Case cases[] = {
        { "no-meeting-day",
          "oewg",
          { { 24, NO_HOUR, NO_HOUR, NULL, NULL, NULL, MODE_FORMAL, ROW_NO_MEETING }, { 24, 10, 13 }, { 25, 10, 13 } },
          "2: warning: the meeting of 24 July, 10 a.m. is on a day without meetings" },
        /* Half a day without meetings says nothing of the other half, and a day that is not named nothing at all. */
        { "no-meeting-day",
          "oewg",
          { { 24, 15, 18, NULL, NULL, NULL, MODE_FORMAL, ROW_NO_MEETING },
            { NO_DAY, NO_HOUR, NO_HOUR, NULL, NULL, NULL, MODE_FORMAL, ROW_NO_MEETING },
            { 24, 10, 13 },
            { NO_DAY, 10, 13 } },
          "" },
    };
    try_cases(cases, G_N_ELEMENTS(cases));
}

static void test_duplicates(void)
{
    static const Case cases[] = {
        { "duplicate-meeting",
          "oewg",
          { { 24, 10, 13, "Debate" }, { 24, 10, 13, "Debate" } },
          "2: warning: the meeting of 24 July, 10 a.m. stands in the programme twice" },
        { "duplicate-meeting", "oewg", { { 24, 10, 12, "Debate" }, { 24, 10, 13, "Debate" } }, "" },
        { "duplicate-meeting", "oewg", { { 24, 10, 13, "Debate" }, { 24, 10, 13, "Tributes" } }, "" },
        { "duplicate-meeting", "oewg", { { NO_DAY, 10, 13, "Debate" }, { NO_DAY, 10, 13, "Debate" } }, "" },
        { "duplicate-meeting", "oewg", { { 24, NO_HOUR, NO_HOUR, "Debate" }, { 24, NO_HOUR, NO_HOUR, "Debate" } }, "" },
    };
    try_cases(cases, G_N_ELEMENTS(cases));
}

static void test_rooms(void)
{
    static const Case cases[] = {
        /* The long meeting holds the room although a shorter one has ended meanwhile. */
        { "overlap",
          "oewg",
          { { 24, 9, 18, "Debate", "Room 1", NULL, MODE_INFORMAL },
            { 24, 10, 11, "Tributes", "room 1", NULL, MODE_INFORMAL },
            { 24, 12, 13, "Exhibition", "Room 1", NULL, MODE_SIDE_EVENT } },
          "2: error: this meeting overlaps that of 24 July, 9 a.m., “Debate”\n"
          "3: error: this meeting overlaps that of 24 July, 9 a.m., “Debate”" },
        { "overlap",
          "oewg",
          { { 24, 9, 18, "Debate", "Room 1" },
            { 25, 9, 11, "Debate", "Room 1" },
            { 25, 11, 12, "Tributes", "Room 1" },
            { 25, 11, 12, "Exhibition", "Room 2", NULL, MODE_INFORMAL } },
          "" },
        /* Whose day or hour is not known, or who stands there twice, does not collide. */
        { "overlap",
          "oewg",
          { { NO_DAY, 9, 18, "Debate", "Room 1" },
            { NO_DAY, 10, 11, "Tributes", "Room 1" },
            { 24, 9, NO_HOUR, "Tributes", "Room 1" },
            { 24, 9, 12, "Debate", "Room 1" } },
          "" },
        { "overlap", "oewg", { { 24, 9, 12, "Debate", "Room 1" }, { 24, 9, 12, "Debate", "Room 1" } }, "" },
    };
    try_cases(cases, G_N_ELEMENTS(cases));
}

static void test_formal_meetings(void)
{
    static const Case cases[] = {
        { "overlap",
          "oewg",
          { { 24, 10, 13, "Debate", "Room 1" }, { 24, 12, 14, "Tributes", "Room 2" } },
          "2: warning: this meeting overlaps that of 24 July, 10 a.m., “Debate”" },
        /* Of a body of which nothing is known it is only worth a note. */
        { "overlap",
          "free",
          { { 24, 10, 13, "Debate", "Room 1" }, { 24, 12, 14, "Tributes" } },
          "2: note: this meeting overlaps that of 24 July, 10 a.m., “Debate”" },
        { "overlap", "oewg", { { 24, 10, 13, "Debate" }, { 24, 10, 13, "Debate" } }, "" },
        { "overlap", "oewg", { { 24, 10, 13, "Debate" }, { 24, 12, 14, "Lunch break" } }, "" },
        { "overlap",
          "oewg",
          { { 24, 10, 13, NULL, NULL, "3rd plenary meeting" }, { 24, 11, 12, NULL, NULL, "Fourth plenary meeting" } },
          "2: warning: this meeting overlaps that of 24 July, 10 a.m., “3rd plenary meeting”" },
        { "overlap",
          "oewg",
          { { 24, 10, 13, NULL, NULL, "3rd plenary meeting" }, { 24, 11, 12, NULL, NULL, "2nd panel" } },
          "" },
        { "overlap",
          "oewg",
          { { 24, 10, 13, NULL, NULL, "3rd plenary meeting" }, { 24, 11, 12, NULL, NULL, "4" } },
          "2: warning: this meeting overlaps that of 24 July, 10 a.m., “3rd plenary meeting”" },
        { "overlap",
          "oewg",
          { { 24, 9, 18, "Debate" }, { 24, 10, 11, "Tributes" }, { 24, 12, 13, "Elections" } },
          "2: warning: this meeting overlaps that of 24 July, 9 a.m., “Debate”\n"
          "3: warning: this meeting overlaps that of 24 July, 9 a.m., “Debate”" },
    };
    try_cases(cases, G_N_ELEMENTS(cases));
}

static void test_numbers(void)
{
    static const Case cases[] = {
        { "meeting-number",
          "oewg",
          { { 24, 10, 13, NULL, NULL, "3rd plenary meeting" },
            { 24, 15, 18, NULL, NULL, "5th plenary meeting" },
            { 25, 10, 13, NULL, NULL, "6th plenary meeting" } },
          "2: warning: “5th plenary meeting” follows number 3" },
        { "meeting-number",
          "oewg",
          { { 24, 10, 13, NULL, NULL, "3rd plenary" },
            { 24, 15, 18, NULL, NULL, "5th plenary" },
            { 25, 10, 13, NULL, NULL, "1st closed meeting" },
            { 25, 15, 18, NULL, NULL, "9th open meeting" } },
          "" },
    };
    try_cases(cases, G_N_ELEMENTS(cases));
}

/* --- days of the session ---------------------------------------------------------------------------------- */

static void test_weekdays(void)
{
    static const struct {
        CivilDate from, to;
        const char *line, *said;
    } cases[] = {
        { { 2023, 7, 24 }, { 2023, 7, 28 }, "Monday, 24 July 2023", "" },
        { { 2023, 7, 24 }, { 2023, 7, 28 }, "Monday, 31 June", "" }, /* no day at all: not this rule's matter */
        { { 2023, 7, 24 }, { 2023, 7, 28 }, "Tuesday, 24 July", "1: warning: “Tuesday, 24 July” is not a Tuesday" },
        { { 2023, 7, 24 },
          { 2023, 7, 28 },
          "Tuesday, 24 July 2023",
          "1: error: “Tuesday, 24 July 2023” is not a Tuesday" },
        /* 8 January is a Sunday in the year of the first day and a Monday in that of the last. */
        { { 2023, 12, 27 }, { 2024, 1, 9 }, "Monday, 8 January", "" },
        { { 2023, 12, 27 }, { 2024, 1, 9 }, "Tuesday, 8 January", "1: warning: “Tuesday, 8 January” is not a Tuesday" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Programme) programme = programme_new();
        add_row(programme, &(Given){ 24, 10, 13, cases[i].line });
        programme->from = cases[i].from;
        programme->to = cases[i].to;
        g_autofree char *said = said_by("weekday", programme);
        g_assert_cmpstr(said, ==, cases[i].said);
    }
}

static void test_days(void)
{
    static const char *const rules[] = { "date-outside", "session-days", "empty-day" };
    g_autoptr(Programme) programme = programme_new();
    add_row(programme, &(Given){ 24, 10, 13, "Debate" });
    for (size_t i = 0; i < G_N_ELEMENTS(rules); i++) { /* a session without dates has no days to hold it to */
        g_autofree char *said = said_by(rules[i], programme);
        g_assert_cmpstr(said, ==, "");
    }
    programme->from = civil_date(2023, 7, 3);
    programme->to = civil_date(2023, 12, 29);
    g_autoptr(GPtrArray) findings = diagnostics_new();
    programme_check(programme, findings);
    guint empty_days = 0;
    for (guint i = 0; i < findings->len; i++) {
        empty_days += g_str_equal(((const Diagnostic *)g_ptr_array_index(findings, i))->rule, "empty-day");
    }
    g_assert_cmpint(empty_days, ==, CHECK_FINDINGS_LIMIT + 1);
}

/* A joint meeting is the body's own: outside the session it is as wrong as any; consultations may be held there. */
static void test_outside(void)
{
    g_autoptr(Programme) programme = programme_new();
    programme->profile = profile_of_id("oewg");
    programme->from = civil_date(2023, 7, 24);
    programme->to = civil_date(2023, 7, 28);
    add_row(programme, &(Given){ 31, 10, 13, "Debate", NULL, NULL, MODE_JOINT });
    add_row(programme, &(Given){ 21, 10, 13, "Debate", NULL, NULL, MODE_INFORMAL });
    g_autofree char *said = said_by("date-outside", programme);
    g_assert_cmpstr(said, ==,
                    "1: error: 31 July 2023 is outside the session\n2: note: 21 July 2023 is outside the session");
}

/* --- minutes ---------------------------------------------------------------------------------------------- */

static void add_timed(Row *row, EntryKind kind, int depth, int minutes)
{
    Entry *entry = row_add_entry(row, entry_new(kind, "Line"));
    entry->depth = depth;
    entry->minutes = minutes;
    entry->at.line = row->at.line * 10 + (int)row->entries->len;
}

static void test_minutes_under_lines(void)
{
    g_autoptr(Programme) programme = programme_new();
    programme->profile = profile_of_id("oewg");
    add_row(programme, &(Given){ 24, 10, 13 });
    Row *row = programme_row(programme, 0);
    add_timed(row, ENTRY_LINE, 0, 60); /* the lines under it are 60 too */
    add_timed(row, ENTRY_LINE, 1, 20);
    add_timed(row, ENTRY_LINE, 1, 40);
    add_timed(row, ENTRY_LINE, 0, 60); /* one of them says nothing: the other may be short */
    add_timed(row, ENTRY_LINE, 1, 20);
    add_timed(row, ENTRY_LINE, 1, 0);
    add_timed(row, ENTRY_LINE, 0, 60); /* too much under it */
    add_timed(row, ENTRY_LINE, 1, 70);
    g_autofree char *said = said_by("slot-sum", programme);
    g_assert_cmpstr(said, ==, "17: error: the lines under this one add up to 70 minutes");
}

static void test_minutes_of_slots(void)
{
    static const struct {
        int start, end;
        bool shared; /* with an afternoon of three hours */
        const char *said;
    } slots[] = {
        { 10, 13, true, "" },      { 10, 13, false, "1: error: minutes of this meeting add up to 360" },
        { 10, NO_HOUR, true, "" }, /* a slot whose length is not known has no sum */
        { 10, 9, true, "" },       { 10, 14, true, "1: error: minutes of this meeting add up to 360" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(slots); i++) {
        g_autoptr(Programme) programme = programme_new();
        programme->profile = profile_of_id("oewg");
        add_row(programme, &(Given){ 24, slots[i].start, slots[i].end });
        add_timed(programme_row(programme, 0), ENTRY_LINE, 0, 360);
        add_row(programme, &(Given){ 24, 15, 18 });
        programme_row(programme, 1)->shares_row = slots[i].shared;
        g_autofree char *said = said_by("slot-sum", programme);
        g_assert_cmpstr(said, ==, slots[i].said);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/check_time/interpretation", test_interpretation);
    g_test_add_func("/check_time/hours", test_hours);
    g_test_add_func("/check_time/free-days", test_free_days);
    g_test_add_func("/check_time/duplicates", test_duplicates);
    g_test_add_func("/check_time/rooms", test_rooms);
    g_test_add_func("/check_time/formal", test_formal_meetings);
    g_test_add_func("/check_time/numbers", test_numbers);
    g_test_add_func("/check_time/weekdays", test_weekdays);
    g_test_add_func("/check_time/days", test_days);
    g_test_add_func("/check_time/outside", test_outside);
    g_test_add_func("/check_time/minutes", test_minutes_under_lines);
    g_test_add_func("/check_time/slots", test_minutes_of_slots);
    return g_test_run();
}
