/* The plan of a session as it comes out of a programme of work, and what is derived from it. */
#include "acting.h"
#include "session/common.h"
#include "session/deadlines.h"
#include "session/meeting.h"
#include "session/officers.h"
#include "session/participants.h"
#include "session/seats.h"
#include "session/versions.h"

#include <string.h>

enum { ROWS = 12 };

/* A programme in the making, with the instants of its hours. */
typedef struct {
    Programme *programme;
    PlanHours hours[ROWS];
    Plan plan;
} Draft;

static const Instant monday = G_GINT64_CONSTANT(1658707200000000); /* 25 July 2022, midnight in UTC */

static void draft_init(Draft *draft)
{
    memset(draft, 0, sizeof(*draft));
    draft->programme = programme_new();
    draft->plan = (Plan){ draft->programme, draft->hours };
}

static void draft_clear(Draft *draft)
{
    programme_free(draft->programme);
}

/* A row on the day (0: Monday) at the hour of the place, UTC−4; three hours long if it is a meeting. */
static Row *add_row(Draft *draft, RowKind kind, int day, int hour)
{
    const guint i = draft->programme->rows->len;
    g_assert_cmpuint(i, <, ROWS);
    Row *row = programme_add_row(draft->programme, row_new(kind));
    row->date = civil_date(2022, 7, 25 + day);
    row->start = hour * 60;
    row->end = (hour + 3) * 60;
    const Instant starts = monday + ((gint64)day * 86400 + (gint64)(hour + 4) * 3600) * G_USEC_PER_SEC;
    draft->hours[i] = (PlanHours){ starts, starts + (gint64)3 * 3600 * G_USEC_PER_SEC, -4 * 3600 };
    return row;
}

static Entry *add_line(Row *row, EntryKind kind, int depth, const char *text)
{
    Entry *entry = row_add_entry(row, entry_new(kind, text));
    entry->depth = depth;
    return entry;
}

static Entry *add_item(Row *row, int number, const char *sub, const char *text)
{
    Entry *entry = add_line(row, sub[0] != '\0' ? ENTRY_SUBITEM : ENTRY_ITEM, 0, text);
    ItemNumber item = { .number = number };
    g_strlcpy(item.sub, sub, sizeof(item.sub));
    g_array_append_val(entry->items, item);
    return entry;
}

static void issue(Acting *acting, const Draft *draft)
{
    acting->plan = &draft->plan;
    acting_do(acting, "secretariat programme.issue paper={} reason=\"as it is\"");
}

static const Segment *line_of(const State *state, const char *meeting, int number)
{
    return state_segment(state, meeting_segment(state, state_find_meeting(state, meeting), number));
}

static void assert_matter(const State *state, const char *meeting, int number, const char *id)
{
    const Segment *segment = line_of(state, meeting, number);
    g_assert_nonnull(segment);
    const Matter *matter = state_matter(state, segment->matter);
    g_assert_cmpstr(matter != NULL ? state_text(state, matter->id) : NULL, ==, id);
}

static void test_matters(void)
{
    Draft draft;
    g_autoptr(Acting) acting = acting_new();
    draft_init(&draft);
    Row *row = add_row(&draft, ROW_MEETING, 0, 10);
    add_line(row, ENTRY_OPENING, 0, "Opening");
    add_item(row, 5, "", "Discussions");
    Entry *reading = add_line(row, ENTRY_READING, 0, "First reading");
    reading->ordinal = 1;
    add_line(row, ENTRY_TOPIC, 1, "existing and potential threats");
    add_line(row, ENTRY_TOPIC, 1, "a matter that no mandate has");
    add_line(row, ENTRY_LINE, 0, "Another line");
    add_item(row, 7, "a", "A part of an item");
    add_line(row, ENTRY_TOPIC, 1, "existing and potential threats");
    Entry *two = add_item(row, 3, "", "Two at once");
    const ItemNumber also = { .number = 4 };
    g_array_append_val(two->items, also);
    add_line(row, ENTRY_CLOSURE, 0, "Closure");
    add_line(row, ENTRY_TOPIC, 1, "existing and potential threats");
    acting_begin(acting, "oewg");
    issue(acting, &draft);
    static const char *const ids[] = { NULL,       "item-5",   "item-5", "item-5/1", "item-5", "item-5",
                                       "item-7/a", "item-7/a", "item-3", NULL,       NULL };
    static const int readings[] = { 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0 };
    for (int i = 0; i < (int)G_N_ELEMENTS(ids); i++) {
        assert_matter(acting->state, "2022-07-25-am", i + 1, ids[i]);
        g_assert_cmpint(line_of(acting->state, "2022-07-25-am", i + 1)->reading, ==, readings[i]);
    }
    g_assert_cmpint(state_find_matter(acting->state, "item-4"), !=, ID_NONE);
    g_assert_cmpint(state_find_matter(acting->state, "item-7"), !=, ID_NONE);
    const int segment = meeting_segment(acting->state, 1, 4);
    g_assert_cmpint(meeting_activity(acting->state, segment), ==, meeting_segment(acting->state, 1, 3));
    g_assert_cmpint(meeting_activity(acting->state, meeting_segment(acting->state, 1, 2)), ==, ID_NONE);
    g_assert_cmpint(meeting_activity(acting->state, ID_NONE), ==, ID_NONE);
    g_assert_cmpint(meeting_segment(acting->state, ID_NONE, 1), ==, ID_NONE);
    g_assert_cmpint(meeting_segment(acting->state, 1, 0), ==, ID_NONE);
    draft_clear(&draft);
}

/* A body that has no mandate's topics has no matters of them. */
static void test_no_topics(void)
{
    Draft draft;
    g_autoptr(Acting) acting = acting_new();
    draft_init(&draft);
    Row *row = add_row(&draft, ROW_MEETING, 0, 10);
    add_item(row, 7, "", "Adoption of the report");
    add_line(row, ENTRY_TOPIC, 1, "existing and potential threats");
    acting_begin(acting, "free");
    issue(acting, &draft);
    assert_matter(acting->state, "2022-07-25-am", 2, "item-7");
    g_assert_false(state_matter(acting->state, 1)->needs_report);
    draft_clear(&draft);
}

static void test_reports(void)
{
    static const struct {
        const char *title;
        bool needs;
    } titles[] = {
        { "adoption of annual progress reports", true },
        { "adoption du rapport", true },
        { "adoption of the agenda", false },
        { "other matters", false },
        { NULL, false },
    };
    Draft draft;
    g_autoptr(Acting) acting = acting_new();
    draft_init(&draft);
    Row *row = add_row(&draft, ROW_MEETING, 0, 10);
    for (guint i = 0; i < G_N_ELEMENTS(titles); i++) {
        add_item(row, (int)i + 1, "", titles[i].title);
    }
    acting_begin(acting, "oewg");
    issue(acting, &draft);
    for (guint i = 0; i < G_N_ELEMENTS(titles); i++) {
        g_assert_cmpint(state_matter(acting->state, (int)i + 1)->needs_report, ==, titles[i].needs);
    }
    draft_clear(&draft);
}

/* Slots: what is one, and in which mode. */
static void test_slots(void)
{
    Draft draft;
    g_autoptr(Acting) acting = acting_new();
    draft_init(&draft);
    add_row(&draft, ROW_MEETING, 0, 10)->mode = MODE_PARALLEL;
    add_row(&draft, ROW_MEETING, 0, 15)->mode = MODE_JOINT;
    add_row(&draft, ROW_MEETING, 1, 10)->mode = MODE_SIDE_EVENT;
    Row *open = add_row(&draft, ROW_MEETING, 1, 15);
    open->end = CLOCK_UNKNOWN;
    open->room = g_strnfill(150, 'x');
    open->label = g_strdup("1st plenary meeting");
    draft.hours[3].ends = 0;
    add_row(&draft, ROW_MEETING, 2, 10);
    draft.hours[4].starts = 0; /* no hour is known */
    add_row(&draft, ROW_REMARK, 2, 12);
    acting_begin(acting, "oewg");
    issue(acting, &draft);
    const State *state = acting->state;
    g_assert_cmpint(state_meetings(state), ==, 3);
    g_assert_cmpint(state_meeting(state, 1)->planned_mode, ==, SITTING_INFORMAL);
    g_assert_cmpint(state_meeting(state, 2)->planned_mode, ==, SITTING_FORMAL);
    g_assert_cmpint(state_meeting(state, 3)->ends, ==, 0);
    const char *room = state_text(state, state_meeting(state, 3)->room);
    g_assert_cmpuint(strlen(room), ==, 100);
    g_assert_true(g_str_has_suffix(room, "x…"));
    g_assert_cmpint(session_offset(state), ==, -4 * 3600); /* that of the first meeting, as the session has none */
    draft_clear(&draft);
}

/* Long words are cut between characters. */
static void test_long_lines(void)
{
    Draft draft;
    g_autoptr(Acting) acting = acting_new();
    draft_init(&draft);
    GString *text = g_string_new("x");
    for (int i = 0; i < 1200; i++) {
        g_string_append(text, "é");
    }
    add_line(add_row(&draft, ROW_MEETING, 0, 10), ENTRY_LINE, 0, text->str);
    acting_begin(acting, "oewg");
    issue(acting, &draft);
    const char *title = state_text(acting->state, line_of(acting->state, "2022-07-25-am", 1)->title);
    g_assert_true(g_utf8_validate(title, -1, NULL));
    g_assert_cmpuint(strlen(title), <=, FIELD_LINE_LIMIT);
    g_assert_cmpuint(strlen(title), >, FIELD_LINE_LIMIT - 8);
    g_assert_true(g_str_has_suffix(title, "é…"));
    g_string_free(text, TRUE);
    draft_clear(&draft);
}

/* Issued again: what is kept, planned anew, moved, and taken out. */
static void test_issued_again(void)
{
    Draft first, second;
    g_autoptr(Acting) acting = acting_new();
    draft_init(&first);
    add_line(add_row(&first, ROW_MEETING, 0, 10), ENTRY_LINE, 0, "held");
    add_line(add_row(&first, ROW_MEETING, 0, 15), ENTRY_LINE, 0, "not held");
    add_line(add_row(&first, ROW_MEETING, 1, 10), ENTRY_LINE, 0, "called off and planned again");
    add_line(add_row(&first, ROW_MEETING, 1, 15), ENTRY_LINE, 0, "moved");
    add_line(add_row(&first, ROW_MEETING, 2, 10), ENTRY_LINE, 0, "moved");
    add_row(&first, ROW_MEETING, 2, 15);
    acting_begin(acting, "oewg");
    issue(acting, &first);
    acting_do(acting, "secretariat attendance.mark party=FRA");
    acting->now = monday + (gint64)14 * 3600 * G_USEC_PER_SEC;
    acting_do(acting, "chair meeting.call_to_order meeting=2022-07-25-am");
    acting_do(acting, "chair slot.cancel meeting=2022-07-25-pm reason=r");
    acting_do(acting, "chair slot.cancel meeting=2022-07-26-am reason=r");
    acting->now = monday + (gint64)20 * 3600 * G_USEC_PER_SEC;

    draft_init(&second);
    add_line(add_row(&second, ROW_MEETING, 0, 10), ENTRY_LINE, 0, "other words");
    add_line(add_row(&second, ROW_MEETING, 0, 15), ENTRY_LINE, 0, "other words");
    add_line(add_row(&second, ROW_MEETING, 1, 10), ENTRY_LINE, 0, "called off and planned again");
    add_line(add_row(&second, ROW_MEETING, 2, 18), ENTRY_OPENING, 0, "moved"); /* the words, and another kind */
    add_line(add_row(&second, ROW_MEETING, 3, 10), ENTRY_LINE, 0, "moved");
    add_line(add_row(&second, ROW_MEETING, 3, 15), ENTRY_LINE, 0, "moved");
    add_line(add_row(&second, ROW_MEETING, 4, 10), ENTRY_LINE, 0, "moved");
    issue(acting, &second);
    const State *state = acting->state;
    g_assert_cmpstr(state_text(state, line_of(state, "2022-07-25-am", 1)->title), ==, "held");
    g_assert_cmpint(state_meeting(state, 1)->version, ==, 2);
    g_assert_cmpint(state_meeting(state, 2)->state, ==, MEETING_CANCELLED);
    g_assert_cmpint(state_meeting(state, 3)->state, ==, MEETING_PLANNED);
    g_assert_true(state_meeting(state, 4)->is_taken_out && state_meeting(state, 5)->is_taken_out);
    g_assert_true(state_meeting(state, 6)->is_taken_out);
    g_assert_cmpint(state_meeting(state, state_find_meeting(state, "2022-07-28-am"))->moved_from, ==, 4);
    g_assert_cmpint(state_meeting(state, state_find_meeting(state, "2022-07-28-pm"))->moved_from, ==, 5);
    g_assert_cmpint(state_meeting(state, state_find_meeting(state, "2022-07-29-am"))->moved_from, ==, ID_NONE);
    draft_clear(&first);
    draft_clear(&second);
}

static void name_row(Draft *draft, RowKind kind, int day, const char *text)
{
    add_row(draft, kind, day, 18)->text = g_strdup(text);
}

static void test_deadlines(void)
{
    Draft draft;
    g_autoptr(Acting) acting = acting_new();
    draft_init(&draft);
    add_item(add_row(&draft, ROW_MEETING, 0, 10), 5, "", "Discussions");
    name_row(&draft, ROW_LIST_CLOSURE, 1, "Closure of the list on item 5");
    name_row(&draft, ROW_LIST_CLOSURE, 1, "Closure of the list on item 9");
    name_row(&draft, ROW_DEADLINE, 0, "Deadline on item 12345");
    name_row(&draft, ROW_DEADLINE, 0, NULL);
    name_row(&draft, ROW_DEADLINE, 0, "Without an hour");
    draft.hours[5].starts = 0;
    acting_begin(acting, "oewg");
    issue(acting, &draft);
    const State *state = acting->state;
    g_assert_cmpint(state_deadlines(state), ==, 4);
    g_assert_cmpint(state_deadline(state, 1)->matter, ==, state_find_matter(state, "item-5"));
    g_assert_cmpint(state_deadline(state, 2)->matter, ==, ID_NONE);
    g_assert_cmpint(state_deadline(state, 3)->matter, ==, ID_NONE);
    g_assert_cmpstr(state_text(state, state_deadline(state, 4)->title), ==, row_kind_name(ROW_DEADLINE));
    g_assert_cmpint(deadlines_next(state), ==, 3);
    g_autoptr(GArray) ahead = deadlines_ahead(state);
    static const int order[] = { 3, 4, 1, 2 };
    g_assert_cmpmem(ahead->data, ahead->len * sizeof(int), order, sizeof(order));

    /* No list, two lists, a list that was announced: what closes by itself, and what only reminds. */
    acting->now = monday + (gint64)3 * 86400 * G_USEC_PER_SEC;
    acting_do(acting, "clock deadline.pass deadline=3");
    acting_do(acting, "clock deadline.pass deadline=2");
    g_autoptr(GArray) prompting = deadlines_prompting(state);
    g_assert_cmpuint(prompting->len, ==, 1);
    acting_do(acting, "chair list.open list=a matter=item-5");
    acting_do(acting, "chair list.open list=b matter=item-5");
    acting_do(acting, "chair list.open list=c");
    acting_do(acting, "clock deadline.pass deadline=1");
    g_assert_cmpint(state_deadline(state, 1)->list, ==, ID_NONE);
    draft_clear(&draft);
}

/* Which list a closure closes: of those on its matter the only one that can be closed. */
static void test_closures(void)
{
    static const struct {
        const char *acts[4]; /* before the time comes */
        const char *list;    /* that it is about; NULL: none */
        ListState state;     /* of `a` afterwards */
    } cases[] = {
        { { "chair list.open list=a matter=item-5" }, "a", LIST_OPEN },
        { { "chair list.open list=a matter=item-5", "chair programme.adopt consent=yes" }, "a", LIST_CLOSED },
        { { "chair list.open list=a matter=item-5", "chair list.announce list=a" }, "a", LIST_CLOSED },
        { { "chair list.open list=a matter=item-5 kind=replies", "chair programme.adopt consent=yes" },
          NULL,
          LIST_OPEN },
        { { "chair list.open list=a matter=item-5", "chair list.announce list=a",
            "chair list.close list=a consent=yes" },
          NULL,
          LIST_CLOSED },
        { { "chair list.open list=a matter=item-6", "chair programme.adopt consent=yes" }, NULL, LIST_OPEN },
        { { "chair list.open list=a matter=item-5 opens=2022-09-01T10:00:00Z", "chair programme.adopt consent=yes" },
          "a",
          LIST_NOT_OPEN },
        { { "chair list.open list=a", "chair deadline.name deadline=1 list=a", "chair programme.adopt consent=yes" },
          "a",
          LIST_CLOSED },
        { { "chair list.open list=a matter=item-5", "secretariat act.undo", "chair list.open list=a matter=item-6" },
          NULL,
          LIST_OPEN },
        { { "chair list.open list=a matter=item-5", "chair deadline.name deadline=1 list=a",
            "chair list.announce list=a", "chair list.close list=a consent=yes" },
          "a",
          LIST_CLOSED },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        Draft draft;
        g_autoptr(Acting) acting = acting_new();
        draft_init(&draft);
        Row *row = add_row(&draft, ROW_MEETING, 0, 10);
        add_item(row, 5, "", "Discussions");
        add_item(row, 6, "", "Other matters");
        name_row(&draft, ROW_LIST_CLOSURE, 1, "Closure of the list on item 5");
        acting_begin(acting, "oewg");
        issue(acting, &draft);
        acting_do(acting, "secretariat attendance.mark party=FRA");
        acting_do(acting, "chair meeting.call_to_order meeting=2022-07-25-am");
        for (guint act = 0; act < G_N_ELEMENTS(cases[i].acts) && cases[i].acts[act] != NULL; act++) {
            acting_do(acting, cases[i].acts[act]);
        }
        acting->now = monday + (gint64)3 * 86400 * G_USEC_PER_SEC;
        acting_do(acting, "clock deadline.pass deadline=1");
        const SpeakersList *list = state_list(acting->state, state_deadline(acting->state, 1)->list);
        g_assert_cmpstr(list != NULL ? state_text(acting->state, list->id) : NULL, ==, cases[i].list);
        g_assert_cmpint(state_list(acting->state, state_find_list(acting->state, "a"))->state, ==, cases[i].state);
        draft_clear(&draft);
    }
}

/* Two deadlines of one name stay two, and which is which is told by their order. */
static void test_deadlines_again(void)
{
    Draft draft;
    g_autoptr(Acting) acting = acting_new();
    draft_init(&draft);
    name_row(&draft, ROW_DEADLINE, 0, "Deadline");
    name_row(&draft, ROW_DEADLINE, 1, "Deadline");
    acting_begin(acting, "oewg");
    issue(acting, &draft);
    issue(acting, &draft);
    g_assert_cmpint(state_deadlines(acting->state), ==, 2);
    acting->now = monday + (gint64)1 * 86400 * G_USEC_PER_SEC;
    acting_do(acting, "clock deadline.pass deadline=1");
    issue(acting, &draft);
    g_assert_cmpint(state_deadline(acting->state, 2)->at, ==, draft.hours[0].starts);
    g_assert_cmpint(state_deadlines(acting->state), ==, 3);
    draft_clear(&draft);
}

/* Items off the agenda, of a paper that was not read from lines. */
static void test_agenda(void)
{
    Draft draft;
    g_autoptr(Acting) acting = acting_new();
    draft_init(&draft);
    Row *row = add_row(&draft, ROW_MEETING, 0, 10);
    add_item(row, 5, "", "Discussions");
    add_item(row, 8, "", "Off the agenda");
    add_item(row, 9, "", "Likewise");
    acting_begin(acting, "oewg");
    acting_do(acting, "secretariat agenda.adopt items=5 consent=yes");
    acting->plan = &draft.plan;
    g_assert_cmpstr(acting_does(acting, "secretariat programme.issue paper={}"), ==, "not-on-agenda");
    draft_clear(&draft);
}

/* What is done under a line: the nearest above it that says so, in its own meeting. */
static void test_activities(void)
{
    static const EntryKind kinds[] = { ENTRY_READING, ENTRY_THEMATIC, ENTRY_DEBATE, ENTRY_EXCHANGE,
                                       ENTRY_STAKEHOLDERS };
    Draft draft;
    g_autoptr(Acting) acting = acting_new();
    draft_init(&draft);
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++) {
        Row *row = add_row(&draft, ROW_MEETING, (int)i, 10);
        add_line(row, ENTRY_LINE, 2, "under nothing");
        add_line(row, kinds[i], 0, "what is done");
        add_line(row, ENTRY_LINE, 1, "under it");
        add_line(row, ENTRY_LINE, 2, "under that");
        add_line(row, ENTRY_LINE, 2, "beside that");
    }
    acting_begin(acting, "oewg");
    issue(acting, &draft);
    for (int id = 1; id <= (int)G_N_ELEMENTS(kinds); id++) {
        static const int expected[] = { 0, 2, 2, 2, 2 };
        for (int number = 1; number <= (int)G_N_ELEMENTS(expected); number++) {
            const int activity = meeting_activity(acting->state, meeting_segment(acting->state, id, number));
            g_assert_cmpint(activity, ==, meeting_segment(acting->state, id, expected[number - 1]));
        }
    }
    draft_clear(&draft);
}

static void assert_nothing_planned(const State *state)
{
    g_autoptr(GArray) meetings = meetings_in_order(state);
    g_autoptr(GArray) ahead = deadlines_ahead(state);
    g_autoptr(GArray) prompting = deadlines_prompting(state);
    g_assert_cmpuint(meetings->len + ahead->len + prompting->len, ==, 0);
    g_assert_cmpint(meeting_next(state, 0), ==, ID_NONE);
    g_assert_cmpint(deadlines_next(state), ==, ID_NONE);
    g_assert_cmpint(versions_adopted(state), ==, ID_NONE);
    g_assert_null(versions_paper(state, 1));
}

/* A ledger in which somebody took back what cannot be taken back: everything is as it was before, and can be done
 * again. */
static void test_taken_back_whole(void)
{
    Draft draft;
    g_autoptr(Acting) acting = acting_new();
    draft_init(&draft);
    add_item(add_row(&draft, ROW_MEETING, 0, 10), 5, "", "Discussions");
    add_row(&draft, ROW_MEETING, 0, 15);
    name_row(&draft, ROW_LIST_CLOSURE, 1, "Closure of the list on item 5");
    acting_begin(acting, "oewg");
    const Seq act = state_seq(acting->state) + 1;
    issue(acting, &draft);
    acting_do(acting, "secretariat stakeholder.register party=ORG name=O");
    g_autofree char *issued = g_strdup_printf("{\"act\":%" G_GUINT64_FORMAT ",\"was\":\"programme.issue\"}", act);
    g_autofree char *registered =
        g_strdup_printf("{\"act\":%" G_GUINT64_FORMAT ",\"was\":\"x\"}", state_seq(acting->state));
    acting->begins = true;
    g_assert_true(acting_fits(acting, "act.undone", issued));
    g_assert_true(acting_fits(acting, "act.undone", registered));
    assert_nothing_planned(acting->state);
    acting_do(acting, "secretariat attendance.roll parties=FRA,DEU");
    acting_do(acting, "secretariat agenda.adopt items=5 consent=yes");
    issue(acting, &draft);
    g_assert_cmpstr(state_text(acting->state, state_meeting(acting->state, 3)->id), ==, "2022-07-25-am");
    g_autoptr(GArray) seats = seats_in_order(acting->state);
    g_assert_cmpuint(seats->len, ==, 4);
    acting_do(acting, "chair list.open list=a matter=item-5");
    acting_do(acting, "secretariat act.undo");
    acting_do(acting, "chair list.open list=b matter=item-5");
    acting_do(acting, "chair meeting.call_to_order meeting=2022-07-25-am");
    acting_do(acting, "chair meeting.adjourn");
    acting->now = monday + (gint64)5 * 86400 * G_USEC_PER_SEC;
    acting_do(acting, "clock deadline.pass deadline=2");
    acting_do(acting, "chair session.close");
    draft_clear(&draft);
}

/* A version that was taken back leaves no trace in what holds, and its number is not given again. */
static void test_version_taken_back(void)
{
    Draft draft;
    g_autoptr(Acting) acting = acting_new();
    draft_init(&draft);
    add_row(&draft, ROW_MEETING, 0, 10);
    acting_begin(acting, "oewg");
    g_assert_cmpstr(acting_does(acting, "secretariat programme.issue paper={}"), ==, "field"); /* not understood */
    issue(acting, &draft);
    acting_do(acting, "chair programme.adopt consent=yes");
    acting_do(acting, "chair slot.move meeting=2022-07-25-am starts=2022-07-26T10:00:00Z ends=2022-07-26T11:00:00Z "
                      "reason=r");
    acting_do(acting, "chair act.undo");
    const State *state = acting->state;
    g_assert_cmpint(state_the_body(state)->programme_version, ==, 1);
    g_assert_cmpint(versions_adopted(state), ==, 1);
    g_assert_null(versions_paper(state, 2));
    acting_do(acting, "chair slot.move meeting=2022-07-25-am starts=2022-07-26T10:00:00Z ends=2022-07-26T11:00:00Z "
                      "reason=r");
    g_assert_cmpint(state_the_body(state)->programme_version, ==, 3);
    g_assert_cmpstr(versions_paper(state, 3), ==, "{}");
    draft_clear(&draft);
}

/* Without an adopted programme what was planned as informal stays what it is. */
static void test_not_adopted(void)
{
    Draft draft;
    g_autoptr(Acting) acting = acting_new();
    draft_init(&draft);
    add_row(&draft, ROW_MEETING, 0, 10);
    acting_begin(acting, "oewg");
    issue(acting, &draft);
    acting_do(acting, "chair programme.reject reason=r");
    acting_do(acting, "chair slot.add meeting=a starts=2022-07-25T10:00:00Z ends=2022-07-25T11:00:00Z "
                      "mode=informal-informal");
    acting_do(acting, "secretariat attendance.mark party=FRA");
    acting_do(acting, "chair meeting.call_to_order meeting=a");
    g_assert_cmpint(state_meeting(acting->state, meeting_now(acting->state))->mode, ==, SITTING_INFORMAL_INFORMAL);
    draft_clear(&draft);
}

/* From 10 May 2024 on the State of Palestine has its seat among the Members; before the first lot that is known nobody
 * has the first seat. */
static void test_seats_by_day(void)
{
    g_autoptr(Acting) acting = acting_new();
    acting_do(acting, "secretariat session.begin body=B session=S profile=oewg from=2024-07-08 to=2024-07-12");
    g_autoptr(GArray) seats = seats_in_order(acting->state);
    g_assert_cmpuint(seats->len, ==, 194);
    g_autoptr(Acting) other = acting_new();
    acting_do(other, "secretariat session.begin body=B session=S profile=oewg from=1999-07-08 to=1999-07-12");
    g_assert_cmpint(state_the_body(other->state)->seat_lot, ==, ID_NONE);
}

/* Meetings by the time they begin; what comes next. */
static void test_next(void)
{
    Draft draft;
    g_autoptr(Acting) acting = acting_new();
    draft_init(&draft);
    add_row(&draft, ROW_MEETING, 0, 10);
    add_row(&draft, ROW_MEETING, 0, 10);
    add_row(&draft, ROW_MEETING, 1, 10);
    acting_begin(acting, "oewg");
    g_assert_cmpint(session_offset(acting->state), ==, 0);
    g_assert_cmpint(meeting_next(acting->state, 0), ==, ID_NONE);
    issue(acting, &draft);
    acting_do(acting, "chair slot.add meeting=early starts=2022-07-23T10:00:00Z ends=2022-07-23T11:00:00Z offset=3600");
    const State *state = acting->state;
    g_assert_cmpint(meeting_next(state, 0), ==, 4);
    g_assert_cmpint(meeting_next(state, monday), ==, 1);
    g_assert_cmpint(meeting_next(state, monday + (gint64)9 * 86400 * G_USEC_PER_SEC), ==, ID_NONE);
    g_autoptr(GArray) order = meetings_in_order(state);
    static const int expected[] = { 4, 1, 2, 3 };
    g_assert_cmpmem(order->data, order->len * sizeof(int), expected, sizeof(expected));
    g_assert_false(meeting_is_informal(state));
    g_autoptr(GArray) remaining = meeting_remaining(state, ID_NONE);
    g_assert_cmpuint(remaining->len, ==, 0);
    g_assert_null(versions_paper(state, 7));
    draft_clear(&draft);
}

/* Who is in no table sits behind those that are, by its name. */
static void test_seats(void)
{
    g_autoptr(Acting) acting = acting_new();
    acting_begin(acting, "free");
    acting_do(acting, "secretariat roster.admit parties=ZED class=member-state name=Aardvark");
    acting_do(acting, "secretariat roster.admit parties=ABE class=member-state name=Zebra");
    acting_do(acting, "secretariat roster.admit parties=ICRC,GHOST class=observer");
    acting_do(acting, "secretariat roster.leave party=CHN reason=r");
    acting_do(acting, "secretariat roster.seat_lot party=FRA");
    static const char *const expected[] = { "FRA", "DEU", "ZED", "ABE", "BRA" };
    g_autoptr(GArray) seats = seats_in_order(acting->state);
    g_assert_cmpuint(seats->len, ==, G_N_ELEMENTS(expected));
    for (guint i = 0; i < seats->len; i++) {
        g_assert_cmpstr(participant_code(acting->state, g_array_index(seats, int, i)), ==, expected[i]);
    }
    const CivilDate day = civil_date(2022, 7, 25);
    g_assert_cmpstr(participant_name(acting->state, 1, day), ==, "France");
    const int ghost = state_find_participant(acting->state, "GHOST");
    g_assert_cmpstr(participant_name(acting->state, ghost, day), ==, "GHOST");
    g_assert_cmpstr(participant_name(acting->state, state_find_participant(acting->state, "ABE"), day), ==, "Zebra");
    g_assert_null(participant_name(acting->state, ID_NONE, day));
}

/* The secretary is of the Secretariat; who has left the Chair presides no more. */
static void test_officers(void)
{
    g_autoptr(Acting) acting = acting_new();
    acting_begin(acting, "oewg");
    g_assert_null(officers_presiding_code(acting->state));
    acting_do(acting, "secretariat roster.admit parties=UNODA class=secretariat");
    acting_do(acting, "secretariat officer.elect post=secretary party=UNODA");
    acting_do(acting, "secretariat officer.elect post=chair party=FRA consent=yes");
    acting_do(acting, "secretariat officer.elect post=vice-chair party=DEU consent=yes");
    acting_do(acting, "secretariat officer.elect post=vice-chair party=BRA consent=yes");
    acting_do(acting, "chair chair.hand_over party=BRA");
    g_assert_cmpstr(officers_presiding_code(acting->state), ==, "BRA");
    acting_do(acting, "secretariat officer.leave post=vice-chair party=BRA reason=r");
    g_assert_cmpstr(officers_presiding_code(acting->state), ==, "FRA");
    acting_do(acting, "chair chair.hand_over party=DEU");
    acting_do(acting, "secretariat officer.leave post=chair party=FRA reason=r");
    acting_do(acting, "secretariat officer.leave post=vice-chair party=DEU reason=r");
    g_assert_null(officers_presiding_code(acting->state));
    g_assert_cmpstr(acting_does(acting, "secretariat officer.leave post=chair party=XXX reason=r"), ==, "unknown");
    g_assert_cmpstr(acting_does(acting, "secretariat officer.elect post=chair party=XXX"), ==, "unknown");
    g_assert_cmpstr(acting_does(acting, "chair chair.hand_over party=XXX"), ==, "unknown");
    g_assert_cmpstr(acting_does(acting, "secretariat roster.seat_lot party=XXX"), ==, "unknown");
    g_assert_cmpstr(acting_does(acting, "secretariat roster.leave party=XXX reason=r"), ==, "unknown");
}

/* A debate that was adjourned, and a motion that comes first, let nothing be taken up. */
static void test_taking_up(void)
{
    Draft draft;
    g_autoptr(Acting) acting = acting_new();
    draft_init(&draft);
    Row *row = add_row(&draft, ROW_MEETING, 0, 10);
    add_line(row, ENTRY_OPENING, 0, "Opening");
    add_item(row, 5, "", "Discussions");
    add_line(row, ENTRY_TOPIC, 1, "existing and potential threats");
    acting_begin(acting, "oewg");
    issue(acting, &draft);
    acting_do(acting, "secretariat attendance.mark parties=FRA,DEU,BRA");
    acting_do(acting, "chair meeting.call_to_order meeting=2022-07-25-am");
    acting_do(acting, "chair item.open");
    acting_do(acting, "chair item.open segment=1 matter=item-5");
    acting_do(acting, "chair item.open matter=item-5");
    acting_do(acting, "chair item.open segment=3 reason=r");
    acting_do(acting, "chair item.open segment=1 reason=\"once more\"");
    acting_do(acting, "chair item.open matter=item-5/1 reason=r");
    acting_do(acting, "chair item.open matter=item-5 reason=r");
    acting_do(acting, "chair item.conclude matter=item-5");
    g_assert_cmpstr(acting_does(acting, "chair item.open matter=item-5/1"), ==, "concluded");
    g_assert_cmpstr(acting_does(acting, "chair item.open matter=item-6"), ==, "unknown");
    g_assert_cmpstr(acting_does(acting, "chair item.conclude matter=item-6"), ==, "unknown");
    acting_do(acting, "FRA motion.move motion_kind=adjourn-meeting");
    g_assert_cmpstr(acting_does(acting, "chair item.open matter=item-5 reason=r"), !=, "");
    draft_clear(&draft);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/session/planning/matters", test_matters);
    g_test_add_func("/session/planning/no-topics", test_no_topics);
    g_test_add_func("/session/planning/reports", test_reports);
    g_test_add_func("/session/planning/slots", test_slots);
    g_test_add_func("/session/planning/long-lines", test_long_lines);
    g_test_add_func("/session/planning/issued-again", test_issued_again);
    g_test_add_func("/session/planning/deadlines", test_deadlines);
    g_test_add_func("/session/planning/closures", test_closures);
    g_test_add_func("/session/planning/deadlines-again", test_deadlines_again);
    g_test_add_func("/session/planning/agenda", test_agenda);
    g_test_add_func("/session/planning/activities", test_activities);
    g_test_add_func("/session/planning/taken-back-whole", test_taken_back_whole);
    g_test_add_func("/session/planning/version-taken-back", test_version_taken_back);
    g_test_add_func("/session/planning/not-adopted", test_not_adopted);
    g_test_add_func("/session/planning/seats-by-day", test_seats_by_day);
    g_test_add_func("/session/planning/next", test_next);
    g_test_add_func("/session/planning/seats", test_seats);
    g_test_add_func("/session/planning/officers", test_officers);
    g_test_add_func("/session/planning/taking-up", test_taking_up);
    return g_test_run();
}
