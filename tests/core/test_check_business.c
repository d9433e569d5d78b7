/* The rules on what is done in the meetings: agenda, opening and closure, marks, readings, topics. */
#include "core/vocabulary.h"
#include "said.h"

#include <string.h>

/* Rows are numbered from 1; the line of entry 3 of row 2 is 23. */
static Row *add_meeting(Programme *programme, int day, int hour)
{
    Row *row = programme_add_row(programme, row_new(ROW_MEETING));
    row->date = day > 0 ? civil_date(2023, 7, day) : (CivilDate){ 0 };
    row->start = hour * 60;
    row->end = row->start + 180;
    row->at.line = (int)programme->rows->len;
    return row;
}

static Entry *add_line(Row *row, EntryKind kind, const char *text)
{
    Entry *entry = row_add_entry(row, entry_new(kind, text));
    entry->at.line = row->at.line * 10 + (int)row->entries->len;
    if (kind == ENTRY_READING) {
        entry->ordinal = vocabulary_ordinal(text, NULL);
    }
    return entry;
}

static Entry *add_item(Row *row, EntryKind kind, int number, const char *sub, const char *text)
{
    Entry *entry = add_line(row, kind, text);
    ItemNumber item = { .number = number };
    g_strlcpy(item.sub, sub, sizeof item.sub);
    g_array_append_val(entry->items, item);
    return entry;
}

static void add_to_agenda(Programme *programme, int number, const char *sub, const char *title)
{
    ItemNumber item = { .number = number };
    g_strlcpy(item.sub, sub, sizeof item.sub);
    programme_add_agenda_item(programme, item, title, (Position){ .line = 1000 + (int)programme->agenda->len });
}

static Programme *working_group(void)
{
    Programme *programme = programme_new();
    programme->profile = profile_of_id("oewg");
    return programme;
}

static void assert_said(const char *rule, const Programme *programme, const char *expected)
{
    g_autofree char *said = said_by(rule, programme);
    g_assert_cmpstr(said, ==, expected);
}

/* --- agenda --------------------------------------------------------------------------------------------- */

static void test_sub_items_on_the_agenda(void)
{
    g_autoptr(Programme) programme = working_group();
    add_to_agenda(programme, 4, "", "Budget");
    add_to_agenda(programme, 5, "a", "Staff");
    add_to_agenda(programme, 5, "b", "Buildings");
    add_to_agenda(programme, 6, "a", "Other");
    Row *row = add_meeting(programme, 24, 10);
    add_item(row, ENTRY_ITEM, 4, "c", "Budget of the library"); /* the agenda has the item as a whole */
    add_item(row, ENTRY_ITEM, 5, "c", "Gardens");               /* it has sub-items, and not this one */
    add_item(row, ENTRY_ITEM, 6, "", "Other matters");          /* with all that is under it */
    add_item(row, ENTRY_ITEM, 5, "b", "Buildings");
    assert_said("not-in-agenda", programme, "12: error: item 5 (c) is not in the agenda");
    assert_said("unscheduled-item", programme, "1001: warning: agenda item 5 (a) has no meeting");
}

static void test_titles_of_items(void)
{
    static const struct {
        const char *title, *retyped, *said;
    } titles[] = {
        { "General matters of the session", "General matters of the session", "" },
        { "General matters of the session", "General matters of the sessions",
          "11: note: item 5 is called “of the sessions” here" },
        { "Matters of lamps", "Matter of lamps", "11: note: item 5 is called “Matter of lamps” here" },
        { "Reports of the commission on lamps", "Reports of the commission on lamps today",
          "11: note: item 5 is called “commission on lamps today” here" },
        { "Lamps", "Presentation of the report of the commission on lamps", "" }, /* what is done under it */
        { "Reports on lamps and lenses", "Debate with many guests now", "" },
        { "Reports on lamps and lenses", NULL, "" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(titles); i++) {
        g_autoptr(Programme) programme = working_group();
        add_to_agenda(programme, 5, "", titles[i].title);
        Row *row = add_meeting(programme, 24, 10);
        add_item(row, ENTRY_ITEM, 5, "", titles[i].retyped);
        Entry *both =
            add_item(row, ENTRY_ITEM, 5, "", "General matter of the session"); /* of two items: neither's name */
        g_array_append_val(both->items, ((ItemNumber){ .number = 6 }));
        assert_said("item-wording", programme, titles[i].said);
    }
}

/* --- opening and closure -------------------------------------------------------------------------------- */

static void test_what_may_precede_the_opening(void)
{
    g_autoptr(Programme) programme = working_group();
    add_line(add_meeting(programme, 0, 9), ENTRY_LINE, "A meeting whose day is not known");
    Row *informal = add_meeting(programme, 24, 7);
    informal->mode = MODE_INFORMAL;
    add_line(informal, ENTRY_LINE, "Consultations");
    add_line(add_meeting(programme, 24, 8), ENTRY_BREAK, "Registration");
    Row *parallel = add_meeting(programme, 24, 10);
    add_line(parallel, ENTRY_LINE, "Briefing at the same hour");
    Row *opening = add_meeting(programme, 24, 10);
    add_line(opening, ENTRY_OPENING, "Opening of the list of speakers"); /* not that of the session */
    add_line(opening, ENTRY_OPENING, "Opening of the session");
    assert_said("opening-first", programme, "");
    programme_row(programme, 3)->start = CLOCK_UNKNOWN; /* nor one whose hour is not known */
    assert_said("opening-first", programme, "");
    programme_row(programme, 3)->start = 9 * 60;
    assert_said("opening-first", programme,
                "52: warning: “Opening of the session” comes after the meeting of 24 July, 9 a.m.");
}

static void test_what_may_follow_the_closure(void)
{
    g_autoptr(Programme) programme = working_group();
    Row *closing = add_meeting(programme, 25, 10);
    add_line(closing, ENTRY_CLOSURE, "Closure of the session");
    add_line(closing, ENTRY_LINE, "Tributes")->depth = 1;
    add_line(closing, ENTRY_REMARKS, "Concluding remarks");
    add_line(closing, ENTRY_STATEMENTS, "Statements");
    add_line(closing, ENTRY_SPEAKER, "The Chair");
    add_line(closing, ENTRY_BREAK, "Reception");
    Row *further_hours = add_meeting(programme, 25, 15);
    further_hours->shares_row = true;
    Row *informal = add_meeting(programme, 26, 10);
    informal->mode = MODE_INFORMAL;
    Row *side_event = add_meeting(programme, 26, 10);
    side_event->mode = MODE_SIDE_EVENT;
    add_line(add_meeting(programme, 26, 13), ENTRY_BREAK, "Lunch");
    assert_said("closure-last", programme, "");
    add_line(closing, ENTRY_LINE, "Elections");
    add_item(closing, ENTRY_ITEM, 9, "", NULL);
    add_line(add_meeting(programme, 26, 15), ENTRY_DEBATE, "General debate");
    assert_said("closure-last", programme,
                "17: warning: “Elections” stands after the closure\n"
                "18: warning: item 9 stands after the closure\n"
                "6: error: the meeting of 26 July, 3 p.m. comes after the closure");
}

/* Where the closing meeting has no day or no hour, or begins with another, nothing comes after it for certain. */
static void test_closure_at_no_time(void)
{
    g_autoptr(Programme) programme = working_group();
    Row *closing = add_meeting(programme, 0, 10);
    add_line(closing, ENTRY_CLOSURE, "Closure of the session");
    Row *other = add_meeting(programme, 26, 10);
    add_line(other, ENTRY_DEBATE, "General debate");
    assert_said("closure-last", programme, "");
    closing->date = other->date;
    assert_said("closure-last", programme, "");
    closing->start = CLOCK_UNKNOWN;
    assert_said("closure-last", programme, "");
    closing->start = 9 * 60;
    assert_said("closure-last", programme, "2: error: the meeting of 26 July, 10 a.m. comes after the closure");
}

/* --- marks ---------------------------------------------------------------------------------------------- */

static void test_marks_by_profile(void)
{
    static const struct {
        EntryKind kind;
        const char *said_of; /* letters of the profiles in which its mark is derived: o, m, c, f */
    } kinds[] = {
        { ENTRY_ITEM, "om" },   { ENTRY_READING, "omf" },      { ENTRY_THEMATIC, "omf" }, { ENTRY_DEBATE, "omf" },
        { ENTRY_TOPIC, "omf" }, { ENTRY_STAKEHOLDERS, "omf" }, { ENTRY_OPENING, "omf" },  { ENTRY_CLOSURE, "omf" },
        { ENTRY_LINE, "" },     { ENTRY_SPEAKER, "" },         { ENTRY_SUBITEM, "" },
    };
    const Profile *profile;
    for (guint p = 0; (profile = profile_at(p)) != NULL; p++) {
        for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
            g_autoptr(Programme) programme = programme_new();
            programme->profile = profile;
            Entry *entry = add_line(add_meeting(programme, 24, 10), kinds[i].kind, "First words");
            entry->as_printed = MARK_CONTINUED;
            g_autofree char *said = said_by("continued", programme);
            g_test_message("%s in %s", entry_kind_name(kinds[i].kind), profile->id);
            g_assert_cmpint(said[0] != '\0', ==, strchr(kinds[i].said_of, profile->id[0]) != NULL);
        }
    }
}

static void test_marks(void)
{
    g_autoptr(Programme) programme = working_group();
    add_item(add_meeting(programme, 24, 10), ENTRY_ITEM, 5, "", NULL)->as_printed = MARK_CONTINUED;
    add_item(add_meeting(programme, 25, 10), ENTRY_ITEM, 5, "", "Lamps")->as_printed = MARK_CONCLUDED;
    add_item(add_meeting(programme, 26, 10), ENTRY_ITEM, 5, "", "Lamps")->as_printed = MARK_CONTINUED;
    add_item(add_meeting(programme, 27, 10), ENTRY_ITEM, 5, "", "Lamps")->as_printed = MARK_NONE;
    assert_said("continued", programme,
                "11: warning: item 5 has “(continued)”\n"
                "21: note: “Lamps” has “(concluded)”\n" /* that it goes on is seen, after all */
                "41: warning: “Lamps” has no mark");
}

/* --- readings and adoption ------------------------------------------------------------------------------ */

static void test_readings_in_order(void)
{
    g_autoptr(Programme) programme = working_group();
    Row *row = add_meeting(programme, 24, 10);
    add_line(row, ENTRY_READING, "First reading of the draft convention on lamps");
    add_line(row, ENTRY_READING, "Second reading of the draft convention on lamps");
    add_line(row, ENTRY_READING, "First reading of the annual progress report"); /* another text */
    add_line(row, ENTRY_READING,
             "First reading of the draft protocol on lamps"); /* half its words are no more than that */
    add_line(row, ENTRY_READING, "Twelfth reading");          /* nobody holds so many */
    add_line(row, ENTRY_READING, "Reading");
    assert_said("reading-order", programme, "");
    add_line(row, ENTRY_READING, "First reading of the draft convention on lamps");
    assert_said("reading-order", programme, "17: error: the first reading goes on here");
}

static void test_readings_that_begin_late(void)
{
    g_autoptr(Programme) programme = working_group();
    Row *row = add_meeting(programme, 24, 10);
    add_line(row, ENTRY_READING, "Second reading of the convention");
    add_line(row, ENTRY_READING, "Second reading of the convention"); /* said once */
    assert_said("reading-order", programme, "11: warning: a second reading begins");
}

static void test_adoptions(void)
{
    g_autoptr(Programme) programme = working_group();
    Row *row = add_meeting(programme, 24, 10);
    for (int i = 0; i < 20; i++) { /* more than are remembered */
        add_line(row, ENTRY_ADOPTION, i == 0 ? "Adoption of the convention on lamps" : "Adoption of the agenda");
    }
    add_line(row, ENTRY_ADOPTION, "Adoption of the treaty on lenses");
    add_line(row, ENTRY_READING, "First reading of the budget");
    assert_said("adoption-order", programme, "");
    add_line(row, ENTRY_READING, "First reading of the convention on lamps");
    assert_said("adoption-order", programme,
                "33: error: a first reading comes after “Adoption of the convention on lamps”");
}

static void test_reports_need_a_second_reading(void)
{
    static const struct {
        const char *profile, *reading, *adoption, *said;
    } cases[] = {
        { "oewg", "First reading of the text", "Adoption of the agenda", "" },
        { "oewg", "First reading of the text", "Adoption of the report",
          "12: note: “Adoption of the report” without a second reading before it" },
        { "oewg", "First reading of the text", "Adoption of reports",
          "12: note: “Adoption of reports” without a second reading before it" },
        { "oewg", "Second reading of the text", "Adoption of the report", "" },
        { "conference", "First reading of the text", "Adoption of the report", "" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Programme) programme = working_group();
        programme->profile = profile_of_id(cases[i].profile);
        Row *row = add_meeting(programme, 24, 10);
        add_line(row, ENTRY_READING, cases[i].reading);
        add_line(row, ENTRY_ADOPTION, cases[i].adoption);
        assert_said("adoption-reading", programme, cases[i].said);
    }
}

/* --- topics --------------------------------------------------------------------------------------------- */

static void add_topics(Row *row, int from, int to)
{
    for (int topic = from; topic < to; topic++) {
        add_line(row, ENTRY_TOPIC, topic_wording((Topic)topic))->depth = 1;
    }
}

/* A topic that the first slot ends with and the second begins with is taken up once. */
static void test_topics_go_on(void)
{
    g_autoptr(Programme) programme = working_group();
    Row *morning = add_meeting(programme, 24, 10);
    add_item(morning, ENTRY_ITEM, 5, "", "Lamps");
    add_topics(morning, 0, 3);
    Row *afternoon = add_meeting(programme, 24, 15);
    add_item(afternoon, ENTRY_ITEM, 5, "", "Lamps");
    add_topics(afternoon, 2, N_TOPICS);
    assert_said("topics-once", programme, "");
    assert_said("topics-order", programme, "");
    add_topics(afternoon, 0, 1);
    assert_said("topics-once", programme,
                "26: warning: “existing and potential threats” comes twice in the session's discussion");
    assert_said("topics-order", programme, ""); /* it comes again: that is the other rule's matter */
}

static void test_topics_elsewhere(void)
{
    g_autoptr(Programme) programme = working_group();
    Row *row = add_meeting(programme, 24, 10);
    add_line(row, ENTRY_STAKEHOLDERS, "Dedicated stakeholder session");
    add_topics(row, 3, 4);
    add_topics(row, 1, 2); /* under no reading they may stand as they like */
    assert_said("topics-once", programme, "");
    assert_said("topics-order", programme, "");
    add_item(row, ENTRY_ITEM, 5, "", "Lamps");
    add_topics(row, 0, 2);
    assert_said("topics-once", programme, "16: warning: the session's discussion takes up 2 of the mandate's 6 topics");
}

/* --- lines in general ------------------------------------------------------------------------------------- */

/* The findings of a rule end, of one that walks by itself too. */
static void test_many_findings_end(void)
{
    g_autoptr(Programme) programme = working_group();
    Row *row = add_meeting(programme, 24, 10);
    for (int i = 0; i < 70; i++) {
        add_item(row, ENTRY_SUBITEM, 5, "a", "Lamps");
    }
    g_autofree char *said = said_by("sub-item", programme);
    g_auto(GStrv) lines = g_strsplit(said, "\n", -1);
    g_assert_cmpint(g_strv_length(lines), ==, 51);
    g_assert_cmpstr(lines[50], ==, "60: warning: there may be more of this kind; 50 are listed");
}

static void test_quotes(void)
{
    g_autoptr(Programme) programme = working_group();
    Row *row = add_meeting(programme, 24, 10);
    add_line(row, ENTRY_CLOSURE, "Closure of the session");
    add_line(row, ENTRY_LINE, "Somethingthatissolongandhasnoblankinitatallwhoevermayhavetypedit");
    assert_said("closure-last", programme,
                "12: warning: “Somethingthatissolongandhasnoblankinitatallwhoev ...” stands after the closure");
}

/* Two long titles are compared by their first words; titles of small words alone share none. */
static void test_words_of_titles(void)
{
    g_autoptr(GString) title = g_string_new("Matters");
    for (int i = 0; i < 40; i++) {
        g_string_append_printf(title, " subject%d", i);
    }
    g_autofree char *longer = g_strconcat(title->str, " again", NULL);
    g_autofree char *shorter = g_strndup(title->str, title->len - 40);
    g_autoptr(Programme) programme = working_group();
    Row *row = add_meeting(programme, 24, 10);
    add_item(row, ENTRY_ITEM, 5, "", title->str);
    add_item(row, ENTRY_ITEM, 5, "", longer);
    add_item(row, ENTRY_ITEM, 5, "", shorter);
    add_item(row, ENTRY_ITEM, 6, "", "In and of it");
    add_item(row, ENTRY_ITEM, 6, "", "In and of us");
    assert_said("item-wording", programme,
                "12: note: item 5 is called “subject37 subject38 subject39 again” here\n"
                "13: note: item 5 is called “subject33 subject34 subject35” here");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/check_business/agenda", test_sub_items_on_the_agenda);
    g_test_add_func("/check_business/titles", test_titles_of_items);
    g_test_add_func("/check_business/opening", test_what_may_precede_the_opening);
    g_test_add_func("/check_business/closure", test_what_may_follow_the_closure);
    g_test_add_func("/check_business/closure-at-no-time", test_closure_at_no_time);
    g_test_add_func("/check_business/marks-by-profile", test_marks_by_profile);
    g_test_add_func("/check_business/marks", test_marks);
    g_test_add_func("/check_business/readings", test_readings_in_order);
    g_test_add_func("/check_business/readings-begin-late", test_readings_that_begin_late);
    g_test_add_func("/check_business/adoptions", test_adoptions);
    g_test_add_func("/check_business/reports", test_reports_need_a_second_reading);
    g_test_add_func("/check_business/topics-go-on", test_topics_go_on);
    g_test_add_func("/check_business/topics-elsewhere", test_topics_elsewhere);
    g_test_add_func("/check_business/limit", test_many_findings_end);
    g_test_add_func("/check_business/quotes", test_quotes);
    g_test_add_func("/check_business/words", test_words_of_titles);
    return g_test_run();
}
