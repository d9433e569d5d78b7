#include "sample.h"

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
    return add_item(row, 5, "discussions on substantive issues contained in paragraph 1 of General Assembly resolution "
                            "75/240");
}

static void add_reading(Row *row, int ordinal, const char *text, const char *first, const char *second)
{
    add_substance(row);
    add_entry(row, ENTRY_READING, 0, text)->ordinal = ordinal;
    add_entry(row, ENTRY_TOPIC, 1, first);
    add_entry(row, ENTRY_TOPIC, 1, second);
}

static const char threats[] =
    "Continue to study, with a view to promoting common understandings, existing and potential threats in the sphere of "
    "information security, inter alia, data security, and possible cooperative measures to prevent and counter such "
    "threats";
static const char norms[] =
    "Further develop the rules, norms and principles of responsible behaviour of States and the ways for their "
    "implementation and, if necessary, to introduce changes to them or elaborate additional rules of behaviour";
static const char law[] = "How international law applies to the use of information and communications technologies by "
                          "States";
static const char confidence[] = "Confidence-building measures";
static const char capacity[] = "Capacity-building";
static const char dialogue[] = "Establish, under the auspices of the United Nations, regular institutional dialogue with "
                               "the broad participation of States";
static const char first[] = "First reading of, and negotiations on, draft annual progress report";
static const char second[] = "Second reading of, and negotiations on, draft annual progress report";

static void add_opening(Programme *programme)
{
    Row *row = add_meeting(programme, 25, 10, 13);
    add_entry(row, ENTRY_OPENING, 0, "Opening of the session");
    add_entry(row, ENTRY_STATEMENTS, 0, "Opening statements");
    add_entry(row, ENTRY_SPEAKER, 1, "Under-Secretary-General and High Representative for Disarmament Affairs");
    add_entry(row, ENTRY_SPEAKER, 1, "Chair of the open-ended working group");
    add_item(row, 3, "organization of work");
    Entry *item = add_substance(row);
    const int note = 1;
    g_array_append_val(item->notes, note);
    add_entry(row, ENTRY_PRESENTATION, 1, "Chair's presentation of draft annual progress report");
}

static void add_wednesday(Programme *programme)
{
    Row *row = add_meeting(programme, 27, 10, 13);
    add_substance(row);
    add_entry(row, ENTRY_THEMATIC, 0, "Thematic discussion on capacity-building");
    add_entry(row, ENTRY_PRESENTATION, 1,
              "Presentation by the United Nations Institute for Disarmament Research on best practices and lessons "
              "learned with regard to international capacity-building efforts")->minutes = 30;
    add_entry(row, ENTRY_PRESENTATION, 1, "Presentations by representatives of regional organizations")->minutes = 90;
    add_entry(row, ENTRY_EXCHANGE, 1, "Interactive exchange")->minutes = 60;
    row = add_meeting(programme, 27, 15, 18);
    add_entry(row, ENTRY_STAKEHOLDERS, 0, "Dedicated stakeholder session (in accordance with agreed modalities for the "
                                          "participation of stakeholders of 22 April)")->minutes = 0;
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
    add_item(row, 7, "adoption of annual progress reports");
    add_entry(row, ENTRY_ADOPTION, 1, "Adoption of first annual progress report");
    add_item(row, 6, "other matters");
    add_entry(row, ENTRY_CLOSURE, 0, "Closure of the session");
    add_entry(row, ENTRY_REMARKS, 1, "Concluding remarks by the Chair");
}

Programme *sample_programme(void)
{
    Programme *programme = programme_new();
    programme->body = g_strdup("Open-ended working group on security of and in the use of information and communications "
                               "technologies 2021–2025");
    programme->session = g_strdup("Third substantive session");
    programme->title = g_strdup("Provisional programme of work");
    programme->place = g_strdup("New York");
    programme->zone = g_strdup("America/New_York");
    programme->from = civil_date(2022, 7, 25);
    programme->to = civil_date(2022, 7, 29);
    programme->issued = civil_date(2022, 6, 23);
    programme->profile = profile_of_body(programme->body);
    add_opening(programme);
    add_reading(add_meeting(programme, 25, 15, 18), 1, first, threats, norms);
    add_reading(add_meeting(programme, 26, 10, 13), 1, first, law, confidence);
    add_reading(add_meeting(programme, 26, 15, 18), 1, first, capacity, dialogue);
    add_wednesday(programme);
    add_reading(add_meeting(programme, 28, 10, 13), 2, second, threats, norms);
    add_reading(add_meeting(programme, 28, 15, 18), 2, second, law, confidence);
    add_other_rows(programme);
    add_reading(add_meeting(programme, 29, 10, 13), 2, second, capacity, dialogue);
    add_closing(programme);
    programme_add_footnote(programme, 1, NULL, "States are encouraged to focus on <specific> topics; see "
                                               "https://example.org/report.", (Position){ 0 });
    programme_tidy(programme);
    return programme;
}
