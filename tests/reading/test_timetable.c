/* Timetables as documents give them, each form as a small story: a text, and the rows that a person reads in it.
 *
 * A row is a line: date, hours, what it is if it is no formal meeting, its name in quotation marks, its room in braces,
 * and behind a colon its entries, parted by " / ": dashes for the depth, items' numbers in square brackets, minutes in
 * round ones. A story stands in a paper of the session below unless it begins with a paper's head of its own. */
#include "doc/read_text.h"
#include "reading/programme_read.h"

#include <string.h>

static const char head[] = "General Assembly\n\nThird session\n\nNew York, 24–28 July 2023\n\nProgramme of work\n\n";

typedef struct {
    const char *name;
    const char *text;
    const char *rows;
    bool own_head;
} Story;

/* --- what was read, as text ----------------------------------------------------------------------------- */

static void tell_entry(GString *out, const Entry *entry)
{
    for (int i = 0; i < entry->depth; i++) {
        g_string_append(out, "– ");
    }
    if (entry->items->len > 0) {
        g_autofree char *numbers = entry_item_numbers(entry);
        g_string_append_printf(out, "[%s]%s", numbers, entry->text != NULL ? " " : "");
    }
    g_string_append(out, entry->text != NULL ? entry->text : "");
    if (entry->minutes != 0) {
        g_string_append_printf(out, " (%d)", entry->minutes);
    }
}

static void tell_what(GString *out, const Row *row)
{
    if (row->kind != ROW_MEETING) {
        g_string_append_printf(out, " %s", row_kind_name(row->kind));
    } else if (row->mode != MODE_FORMAL) {
        g_string_append_printf(out, " %s", meeting_mode_name(row->mode));
    }
    g_string_append(out, row->shares_row ? " shared" : "");
    if (row->label != NULL) {
        g_string_append_printf(out, " \"%s\"", row->label);
    }
    if (row->room != NULL) {
        g_string_append_printf(out, " {%s}", row->room);
    }
}

static void tell_row(GString *out, const Row *row)
{
    char date[CIVIL_DATE_SIZE];
    char start[CLOCK_SIZE];
    char end[CLOCK_SIZE];
    g_string_append(out, civil_date_is_set(row->date) ? civil_date_format(row->date, date) : "undated");
    g_string_append_printf(out, " %s-%s", clock_format(row->start, start), clock_format(row->end, end));
    tell_what(out, row);
    for (guint i = 0; i < row->entries->len; i++) {
        g_string_append(out, i == 0 ? ": " : " / ");
        tell_entry(out, row_entry(row, i));
    }
    if (row->text != NULL) {
        g_string_append_printf(out, ": %s", row->text);
    }
    g_string_append_c(out, '\n');
}

static char *rows_of(const char *text)
{
    g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
    g_autoptr(GPtrArray) diagnostics = diagnostics_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(Document) tree = read_text(bytes, diagnostics, &error);
    g_assert_no_error(error);
    g_autoptr(Programme) programme = programme_read(tree, diagnostics);
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < programme->rows->len; i++) {
        tell_row(out, programme_row(programme, i));
    }
    return g_string_free(out, FALSE);
}

static void test_story(gconstpointer data)
{
    const Story *story = data;
    g_autofree char *text = g_strconcat(story->own_head ? "" : head, story->text, NULL);
    g_autofree char *rows = rows_of(text);
    g_assert_cmpstr(rows, ==, story->rows);
}

/* --- the stories ---------------------------------------------------------------------------------------- */

static const Story stories[] = {
    {
        .name = "days-above-hours",
        .text = "Monday, 24 July\n\n10 a.m.–1 p.m.\nOpening of the session\nAgenda item 3: organization of work\n\n"
                "3–6 p.m.\nAgenda item 5: discussions\n– Existing and potential threats\n\n"
                "Tuesday, 25 July\n\n10 a.m.–1 p.m.\nAgenda item 5: discussions (continued)\n",
        .rows = "2023-07-24 10:00-13:00: Opening of the session / [3] organization of work\n"
                "2023-07-24 15:00-18:00: [5] discussions / – Existing and potential threats\n"
                "2023-07-25 10:00-13:00: [5] discussions\n",
    },
    {
        .name = "dash-lost",
        .text = "Friday, 28 July\n10 a.m1 p.m.\nClosure of the session\n",
        .rows = "2023-07-28 10:00-13:00: Closure of the session\n",
    },
    {
        .name = "bullets-lost-or-changed",
        .text = "Monday, 24 July\n10 a.m.–1 p.m.\nAgenda item 5: discussions\n• Existing and potential threats\n"
                "- International law\n",
        .rows = "2023-07-24 10:00-13:00: [5] discussions / – Existing and potential threats / – International law\n",
    },
    {
        .name = "tags-left-behind",
        .text = "Monday, 24 July\n10 a.m.–1 p.m.\n<p>Agenda item 5: <i>discussions</i></p>\n<ul class=\"x\">\n"
                "<li>International law</li>\n</ul>\n",
        .rows = "2023-07-24 10:00-13:00: [5] discussions / – International law\n",
    },
    {
        .name = "hours-over-lines",
        .text = "Monday, 24 July\n\n10 a.m.–\n1 p.m.\nOpening of the session\n\n3.00–6.00\np.m.\nGeneral debate\n",
        .rows = "2023-07-24 10:00-13:00: Opening of the session\n2023-07-24 15:00-18:00: General debate\n",
    },
    {
        .name = "day-over-lines",
        .text = "Monday\n24 July 2023\n10 a.m.–1 p.m.\nOpening of the session\n\nTuesday,\n25 July\n"
                "10 a.m.–1 p.m.\nGeneral debate\n",
        .rows = "2023-07-24 10:00-13:00: Opening of the session\n2023-07-25 10:00-13:00: General debate\n",
    },
    {
        .name = "day-and-hours-in-one-line",
        .text = "Monday, 24 July, 10 a.m.–1 p.m.: Opening of the session\n\n"
                "Tuesday, 25 July, 3–6 p.m.: General debate\n",
        .rows = "2023-07-24 10:00-13:00: Opening of the session\n2023-07-25 15:00-18:00: General debate\n",
    },
    {
        .name = "cells",
        .text = "Date/time\tAgenda item/programme\nMonday, 24 July\t\n10 a.m.–1 p.m.\tOpening of the session\n"
                "3–6 p.m.\tAgenda item 5: discussions\n",
        .rows = "2023-07-24 10:00-13:00: Opening of the session\n2023-07-24 15:00-18:00: [5] discussions\n",
    },
    {
        .name = "start-and-finish-in-cells",
        .text = "Monday, 24 July\n\n09:00\n10:30\nOpening of the session\n\n11:00\n12:30\nGeneral debate\n",
        .rows = "2023-07-24 09:00-10:30: Opening of the session\n2023-07-24 11:00-12:30: General debate\n",
    },
    {
        .name = "other-forms-of-hours",
        .text = "Monday, 24 July\n9 a.m.–noon\nOpening of the session\n3-6:00 p.m.\nGeneral debate\n"
                "1830–2000 hrs\nReception\n",
        .rows = "2023-07-24 09:00-12:00: Opening of the session\n2023-07-24 15:00-18:00: General debate\n"
                "2023-07-24 18:30-20:00: Reception\n",
    },
    {
        .name = "start-only",
        .text = "Monday, 24 July\n10 a.m.\nOpening of the session\n11.30 a.m.\nGeneral debate\n",
        .rows = "2023-07-24 10:00-: Opening of the session\n2023-07-24 11:30-: General debate\n",
    },
    {
        .name = "two-ranges-in-one-line",
        .text = "Monday, 24 July\n10 a.m.–1 p.m. and 3–6 p.m.\nGeneral debate\n",
        .rows = "2023-07-24 10:00-13:00: General debate\n2023-07-24 15:00-18:00 shared\n",
    },
    {
        .name = "parallel-meetings",
        .text = "Monday, 24 July\n10 a.m.–1 p.m. (Conference Room 1)\nGeneral debate\n"
                "10 a.m.–1 p.m. (parallel meeting; Conference Room 2)\nWorking group\n",
        .rows = "2023-07-24 10:00-13:00 {Conference Room 1}: General debate\n"
                "2023-07-24 10:00-13:00 parallel {Conference Room 2}: Working group\n",
    },
    {
        .name = "names-in-brackets",
        .text = "Monday, 24 July\n10 a.m.–1 p.m. (1st plenary meeting; Conference Room 4)\nGeneral debate\n"
                "3–6 p.m. (informal meeting)\nAgenda item 5: discussions\n",
        .rows = "2023-07-24 10:00-13:00 \"1st plenary meeting\" {Conference Room 4}: General debate\n"
                "2023-07-24 15:00-18:00 informal: [5] discussions\n",
    },
    {
        .name = "names-above-hours",
        .text = "Monday, 24 July\n\n1st meeting\n10 a.m.–1 p.m.\nGeneral debate\n\n2nd meeting\n3–6 p.m.\n"
                "General debate\n\nTuesday, 25 July\n\n3rd meeting\n10 a.m.–1 p.m.\nClosure of the session\n",
        .rows = "2023-07-24 10:00-13:00 \"1st meeting\": General debate\n"
                "2023-07-24 15:00-18:00 \"2nd meeting\": General debate\n"
                "2023-07-25 10:00-13:00 \"3rd meeting\": Closure of the session\n",
    },
    {
        .name = "item-number-above-its-title",
        .text = "Monday, 24 July\n10 a.m.–1 p.m.\n3\nOrganization of work\n7 (a)\nCommodities\n"
                "Items 8 and 9\nReports of the Board\n",
        .rows =
            "2023-07-24 10:00-13:00: [3] Organization of work / [7 (a)] Commodities / [8 and 9] Reports of the Board\n",
    },
    {
        .name = "item-number-beside-its-title",
        .text = "Monday, 24 July\n10 a.m.–1 p.m.\n3. Organization of work\nItem 7 (a) – Commodities\n",
        .rows = "2023-07-24 10:00-13:00: [3] Organization of work / [7 (a)] Commodities\n",
    },
    {
        .name = "item-number-behind-its-title",
        .text = "Monday, 24 July\n10 a.m.–1 p.m.\nOrganization of work (item 3)\n"
                "Reports of the Board [agenda items 8 and 9]\n",
        .rows = "2023-07-24 10:00-13:00: [3] Organization of work / [8 and 9] Reports of the Board\n",
    },
    {
        .name = "subitems",
        .text = "Monday, 24 July\n10 a.m.–1 p.m.\nAgenda item 7: trade\n(a) Commodities\n(b) Tariffs\n",
        .rows = "2023-07-24 10:00-13:00: [7] trade / – [7 (a)] Commodities / – [7 (b)] Tariffs\n",
    },
    {
        .name = "minutes",
        .text = "Monday, 24 July\n10 a.m.–1 p.m.\nOpening of the session (30 minutes)\nGeneral debate (2 hours)\n",
        .rows = "2023-07-24 10:00-13:00: Opening of the session (30) / General debate (120)\n",
    },
    {
        .name = "title-over-lines",
        .text = "Monday, 24 July\n10 a.m.–1 p.m.\nAgenda item 5: discussions on substantive issues contained in\n"
                "paragraph 1 of General Assembly resolution 75/240\nAgenda item 6: other matters\n",
        .rows = "2023-07-24 10:00-13:00: [5] discussions on substantive issues contained in paragraph 1 of General "
                "Assembly resolution 75/240 / [6] other matters\n",
    },
    {
        .name = "deadline-that-looks-like-a-meeting",
        .text = "Monday, 24 July\n10 a.m.–1 p.m.\nGeneral debate\n6 p.m.\n"
                "Deadline for submission of draft proposals\n\nTuesday, 25 July\n10 a.m.–1 p.m.\nGeneral debate\n"
                "Closure of the list of speakers: 1 p.m.\n",
        .rows = "2023-07-24 10:00-13:00: General debate\n"
                "2023-07-24 18:00- deadline: Deadline for submission of draft proposals\n"
                "2023-07-25 10:00-13:00: General debate\n"
                "2023-07-25 13:00- list-closure: Closure of the list of speakers: 1 p.m.\n",
    },
    {
        .name = "list-of-deadlines",
        .text =
            "Deadlines for draft proposals\n\nMonday, 24 July\n6 p.m.\nItem 5\n\nTuesday, 25 July\n1 p.m.\nItem 6\n",
        .rows = "2023-07-24 18:00- deadline: Item 5\n2023-07-25 13:00- deadline: Item 6\n",
    },
    {
        .name = "days-without-meetings",
        .text = "Monday, 24 July\n10 a.m.–1 p.m.\nGeneral debate\n\nTuesday, 25 July (United Nations holiday)\n\n"
                "Wednesday, 26 July\nNo meetings\n\nThursday, 27 July\n10 a.m.–1 p.m.\nGeneral debate\n",
        .rows = "2023-07-24 10:00-13:00: General debate\n2023-07-25 - no-meeting: United Nations holiday\n"
                "2023-07-26 - no-meeting\n2023-07-27 10:00-13:00: General debate\n",
    },
    {
        .name = "page-turns-in-mid-table",
        .text = "A/AC.292/2023/3\n\nMonday, 24 July\n\n10 a.m.–1 p.m.\nAgenda item 5: discussions on the\n\n"
                "23-12345\n\n2/3\n\fA/AC.292/2023/3\n\nsubstantive issues\nAgenda item 6: other matters\n\n"
                "3–6 p.m.\nGeneral debate\n",
        .rows = "2023-07-24 10:00-13:00: [5] discussions on the substantive issues / [6] other matters\n"
                "2023-07-24 15:00-18:00: General debate\n",
    },
    {
        .name = "table-head-again-on-the-next-page",
        .text = "Date/time\nAgenda item/programme\n\nMonday, 24 July\n\n10 a.m.–1 p.m.\nGeneral debate\n\n2/3\n\f"
                "Date/time\nAgenda item/programme\n\n3–6 p.m.\nGeneral debate\n",
        .rows = "2023-07-24 10:00-13:00: General debate\n2023-07-24 15:00-18:00: General debate\n",
    },
    {
        .name = "weekday-tells-the-year",
        .own_head = true,
        .text = "Programme of work\n\nAs decided in 2019 and 2024, the forum meets in 2024.\n\n"
                "Wednesday, 3 April\n10 a.m.–1 p.m.\nOpening\n",
        .rows = "2024-04-03 10:00-13:00: Opening\n",
    },
    {
        .name = "session-over-new-year",
        .own_head = true,
        .text = "Programme of work\n\nGeneva, 29 December 2025–9 January 2026\n\nWednesday, 31 December\n"
                "10 a.m.–1 p.m.\nOpening\n\nMonday, 5 January\n10 a.m.–1 p.m.\nClosing\n",
        .rows = "2025-12-31 10:00-13:00: Opening\n2026-01-05 10:00-13:00: Closing\n",
    },
    {
        .name = "wrong-weekday",
        .text = "Tuesday, 24 July\n10 a.m.–1 p.m.\nGeneral debate\n",
        .rows = "2023-07-24 10:00-13:00: General debate\n",
    },
    {
        .name = "month-left-out",
        .text = "Monday 24\n10 a.m.–1 p.m.\nOpening\n\nTuesday 25\n10 a.m.–1 p.m.\nGeneral debate\n",
        .rows = "2023-07-24 10:00-13:00: Opening\n2023-07-25 10:00-13:00: General debate\n",
    },
    {
        .name = "heading-for-several-days",
        .text = "Wednesday, 26 July to Thursday, 27 July\n10 a.m.–1 p.m.\nGeneral debate\n\n"
                "Friday, 28 July\n10 a.m.–1 p.m.\nClosing\n",
        .rows = "2023-07-26 10:00-13:00: General debate\n2023-07-27 10:00-13:00: General debate\n"
                "2023-07-28 10:00-13:00: Closing\n",
    },
    {
        .name = "several-days-before-an-open-date",
        .text = "Wednesday, 26 July to Friday, 28 July\n10 a.m.–1 p.m.\nGeneral debate\n\nDate to be announced\n"
                "10 a.m.–1 p.m.\nClosing\n",
        .rows = "2023-07-26 10:00-13:00: General debate\n2023-07-27 10:00-13:00: General debate\n"
                "2023-07-28 10:00-13:00: General debate\nundated 10:00-13:00: Closing\n",
    },
    {
        .name = "days-side-by-side",
        .text = "Monday, 24 July\nTuesday, 25 July\n10 a.m.–1 p.m.\nOpening\n3–6 p.m.\nGeneral debate\n"
                "10 a.m.–1 p.m.\nInternational law\n3–6 p.m.\nClosing\n",
        .rows = "2023-07-24 10:00-13:00: Opening\n2023-07-24 15:00-18:00: General debate\n"
                "2023-07-25 10:00-13:00: International law\n2023-07-25 15:00-18:00: Closing\n",
    },
    {
        .name = "hours-head-columns",
        .text = "10 a.m.–1 p.m.\n3–6 p.m.\n\nMonday, 24 July\n\nOpening of the session\n\nGeneral debate\n\n"
                "Tuesday, 25 July\n\nGeneral debate\n\nClosing\n",
        .rows = "2023-07-24 10:00-13:00: Opening of the session\n2023-07-24 15:00-18:00: General debate\n"
                "2023-07-25 10:00-13:00: General debate\n2023-07-25 15:00-18:00: Closing\n",
    },
    {
        .name = "mornings-and-afternoons-head-columns",
        .text = "Meetings are held from 10 a.m. to 1 p.m. and from 3 to 6 p.m.\n\nMorning\nAfternoon\n\n"
                "Monday, 24 July\n\nOpening of the session\n\nGeneral debate\n",
        .rows = "2023-07-24 10:00-13:00: Opening of the session\n2023-07-24 15:00-18:00: General debate\n",
    },
    {
        .name = "open-hours",
        .text = "Monday, 24 July\n10 a.m.–1 p.m.\nGeneral debate\nFollowed by: (informal meeting)\nConsultations\n"
                "Time to be announced\nClosing\n",
        .rows = "2023-07-24 10:00-13:00: General debate\n2023-07-24 - informal: Consultations\n"
                "2023-07-24 -: Closing\n",
    },
    {
        .name = "text-behind-the-timetable",
        .text = "Monday, 24 July\n10 a.m.–1 p.m.\nGeneral debate\n\nAnnex II\n\nList of documents\n",
        .rows = "2023-07-24 10:00-13:00: General debate\n",
    },
    {
        .name = "prose",
        .own_head = true,
        .text =
            "Organization of work\n\nThe first meeting will be held on Monday, 24 July 2023, from 10 a.m. to 1 p.m. "
            "In the afternoon of the same day, the committee will meet from 3 to 6 p.m. The deadline for badges is "
            "10 July 2023 at 6 p.m.\n",
        .rows =
            "2023-07-24 10:00-13:00: The first meeting will be held on Monday, 24 July 2023, from 10 a.m. to 1 p.m.\n"
            "2023-07-24 15:00-18:00: In the afternoon of the same day, the committee will meet from 3 to 6 p.m.\n",
    },
    {
        .name = "no-timetable",
        .own_head = true,
        .text =
            "Resolution 75/240\n\nThe General Assembly,\n\n1. Decides to convene, starting from 2021, a working group;\n"
            "2. Requests the group to report at its eightieth session.\n",
        .rows = "",
    },
    {
        .name = "figures-that-are-no-hours",
        .text = "Monday, 24 July\n10 a.m.–1 p.m.\nGeneral debate on resolution 75/240\n2026–2027\n",
        .rows = "2023-07-24 10:00-13:00: General debate on resolution 75/240 / 2026–2027\n",
    },
};

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(stories); i++) {
        g_autofree char *path = g_strconcat("/timetable/", stories[i].name, NULL);
        g_test_add_data_func(path, &stories[i], test_story);
    }
    return g_test_run();
}
