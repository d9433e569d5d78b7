#include "sample.h"

#include "core/vocabulary.h"

static Row *add_meeting(Programme *programme, int day, int start, int end)
{
    Row *row = row_new(ROW_MEETING);
    row->date = civil_date(2022, 7, day);
    row->start = start * 60;
    row->end = end * 60;
    return programme_add_row(programme, row);
}

static Entry *add_entry(Row *row, EntryKind kind, int depth, const char *text)
{
    Entry *entry = row_add_entry(row, entry_new(kind, text));
    entry->depth = depth;
    return entry;
}

static Entry *add_item(Row *row, int number, const char *text)
{
    Entry *entry = add_entry(row, ENTRY_ITEM, 0, text);
    const ItemNumber item = { .number = number };
    g_array_append_val(entry->items, item);
    return entry;
}

static Entry *add_substance(Row *row)
{
    return add_item(row, 5,
                    "consideration of the questions of substance that the Assembly has referred to the group in "
                    "its resolution 75/999");
}

static void add_reading(Row *row, int ordinal, const char *text, Topic one, Topic other)
{
    add_substance(row);
    add_entry(row, ENTRY_READING, 0, text)->ordinal = ordinal;
    add_entry(row, ENTRY_TOPIC, 1, topic_wording(one));
    add_entry(row, ENTRY_TOPIC, 1, topic_wording(other));
}

static const char first[] = "First reading of, and negotiations on, the draft report on harbour lights";
static const char second[] = "Second reading of, and negotiations on, the draft report on harbour lights";

static void add_opening(Programme *programme)
{
    Row *row = add_meeting(programme, 25, 10, 13);
    add_entry(row, ENTRY_OPENING, 0, "Opening of the session");
    add_entry(row, ENTRY_STATEMENTS, 0, "Opening statements");
    add_entry(row, ENTRY_SPEAKER, 1, "Director of the Office for Harbours");
    add_entry(row, ENTRY_SPEAKER, 1, "Chair of the working group");
    add_item(row, 3, "organization of work");
    Entry *item = add_substance(row);
    const int note = 1;
    g_array_append_val(item->notes, note);
    add_entry(row, ENTRY_PRESENTATION, 1, "Chair's presentation of the draft report");
}

static void add_wednesday(Programme *programme)
{
    Row *row = add_meeting(programme, 27, 10, 13);
    add_substance(row);
    add_entry(row, ENTRY_THEMATIC, 0, "Thematic discussion on capacity-building");
    add_entry(row, ENTRY_PRESENTATION, 1,
              "Presentation by the Institute for Harbour Studies on what was learned in ten years of training")
        ->minutes = 30;
    add_entry(row, ENTRY_PRESENTATION, 1, "Presentations by representatives of regional organizations")->minutes = 90;
    add_entry(row, ENTRY_EXCHANGE, 1, "Interactive exchange")->minutes = 60;
    row = add_meeting(programme, 27, 15, 18);
    add_entry(row, ENTRY_STAKEHOLDERS, 0, "Dedicated stakeholder session (as agreed on 22 April 2022)");
    row = add_meeting(programme, 27, 13, 15);
    row->mode = MODE_SIDE_EVENT;
    row->label = g_strdup("Side event: <b>norms</b> & \"practice\"");
    row->room = g_strdup("Conference room 4");
    row = add_meeting(programme, 27, 14, 16);
    row->mode = MODE_PARALLEL;
    row->label = g_strdup("Friends of the Chair");
}

static void add_other_rows(Programme *programme)
{
    Row *row = row_new(ROW_DEADLINE);
    row->date = civil_date(2022, 7, 28);
    row->start = 18 * 60;
    row->text = g_strdup("submission of amendments, by e-mail and at https://example.org/submit?a=1&b=2.");
    programme_add_row(programme, row);
}

static void add_closing(Programme *programme)
{
    Row *row = add_meeting(programme, 29, 15, 18);
    add_item(row, 7, "adoption of reports");
    add_entry(row, ENTRY_ADOPTION, 1, "Adoption of the report on harbour lights");
    add_item(row, 6, "other matters");
    add_entry(row, ENTRY_CLOSURE, 0, "Closure of the session");
    add_entry(row, ENTRY_REMARKS, 1, "Concluding remarks by the Chair");
}

Programme *sample_programme(void)
{
    Programme *programme = programme_new();
    programme->body = g_strdup("Open-ended working group on the safety of harbour lights 2021–2025");
    programme->session = g_strdup("Third substantive session");
    programme->title = g_strdup("Provisional programme of work");
    programme->place = g_strdup("New York");
    programme->zone = g_strdup("America/New_York");
    programme->from = civil_date(2022, 7, 25);
    programme->to = civil_date(2022, 7, 29);
    programme->issued = civil_date(2022, 6, 23);
    programme->profile = profile_of_body(programme->body);
    add_opening(programme);
    add_reading(add_meeting(programme, 25, 15, 18), 1, first, TOPIC_THREATS, TOPIC_NORMS);
    add_reading(add_meeting(programme, 26, 10, 13), 1, first, TOPIC_LAW, TOPIC_CONFIDENCE);
    add_reading(add_meeting(programme, 26, 15, 18), 1, first, TOPIC_CAPACITY, TOPIC_DIALOGUE);
    add_wednesday(programme);
    add_reading(add_meeting(programme, 28, 10, 13), 2, second, TOPIC_THREATS, TOPIC_NORMS);
    add_reading(add_meeting(programme, 28, 15, 18), 2, second, TOPIC_LAW, TOPIC_CONFIDENCE);
    add_other_rows(programme);
    add_reading(add_meeting(programme, 29, 10, 13), 2, second, TOPIC_CAPACITY, TOPIC_DIALOGUE);
    add_closing(programme);
    programme_add_footnote(programme, 1, NULL,
                           "States are encouraged to focus on <specific> topics; see "
                           "https://example.org/report.",
                           (Position){ 0 });
    programme_tidy(programme);
    return programme;
}
