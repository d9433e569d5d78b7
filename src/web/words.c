#include "web/words.h"

#include <string.h>

static const Words english = {
    .skip = "Skip to the content",
    .site = "Site",
    .programmes = "Programmes",
    .made_by = "Published with Placard. Hours are printed with their time zone; what you see is what the paper says.",

    .home_title = "Programmes of work",
    .home_lead = "Timetables of sessions, each as a page, a calendar and a paper.",
    .home_empty = "No programme of work is published here yet.",

    .programme = "Programme of work",
    .issued = "Issued",
    .symbol_missing = "no symbol assigned",
    .views = "Views of this programme",
    .week = "Week",
    .days = "Day by day",
    .paper = "Paper",
    .check = "Check",
    .back_to_timetable = "Timetable",
    .on_this_page = "On this page",
    .no_timetable = "No timetable was understood in this document. The paper shows its text, the check says why.",
    .zone_of_place = "All hours are those of %",
    .zone_known = "All hours are in the time zone %.",
    .zone_unknown = "The time zone of the place is not known; the hours are those of the place.",
    .your_time = "your time",
    .now = "Now",
    .undated = "Without a date",
    .all_day = "Day",
    .paper_notes = "Notes of the paper",
    .deadline = "Deadline",
    .list_closure = "List of speakers closes",
    .no_meeting = "No meeting",
    .remark = "Remark",
    .informal = "Informal",
    .joint = "Joint",
    .parallel = "In parallel",
    .side_event = "Side event",
    .continued = "(continued)",
    .concluded = "(concluded)",
    .more_lines = "and % more",
    .note_back = "Back to the text",
    .hours_column = "Hours",

    .item = "Agenda item",
    .all_items = "All items",
    .topic = "Topic",
    .all_topics = "All topics",
    .show = "Show",
    .show_all = "Show all meetings",
    .filter_none = "No meeting of this programme matches.",

    .share_title = "Where the time goes",
    .share_how = "A meeting on several items counts for each in equal parts, or by the minutes that the paper gives.",
    .stakeholders = "Stakeholders",
    .other_matters = "Other",
    .hours = "h",
    .minutes = "min",
    .per_cent = "%",

    .take_along = "Take it along",
    .subscribe = "Subscribe in your calendar",
    .calendar_file = "Calendar file",

    .check_title = "Check of the programme",
    .check_clean = "Nothing found: the programme keeps all rules.",
    .check_lead = "What the reader repaired and the rules found, beside the lines of the source.",
    .source = "Source",
    .lines_left_out = "Lines without findings are left out.",
    .without_place = "On the programme as a whole",
    .why = "Rule",
    .severities = { "note", "warning", "error" },

    .meetings = { "meeting", "meetings" },
    .days_count = { "day", "days" },
    .errors = { "error", "errors" },
    .warnings = { "warning", "warnings" },
    .notes_count = { "note", "notes" },

    .bad_title = "That address cannot be read",
    .bad_text = "The value of “%” is not one that this page knows. An item is a number, like 5 or 7a; a topic one of "
                "threats, norms, law, confidence, capacity and dialogue.",
    .missing_title = "There is nothing at this address",
    .missing_text = "The programme may have been renamed or taken back. The list shows all that are published here.",
    .method_title = "This can only be read",
    .method_text = "Nothing is changed over this address: it answers GET and HEAD.",
    .failed_title = "This could not be made",
    .failed_text = "The programme is published, but this form of it failed: %",
    .to_start = "All programmes",

    .weekdays = { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday" },
    .weekdays_short = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" },
    .months = { "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
                "November", "December" },
    .months_short = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" },
};

const Words *words_of(Language language)
{
    return &english;
}

static const char *month_of(const Words *words, CivilDate date)
{
    return words->months[date.month - 1];
}

static void put_day_and_month(const Words *words, CivilDate date, Buffer *out)
{
    buffer_number(out, date.day);
    buffer_char(out, ' ');
    buffer_markup(out, month_of(words, date));
}

void words_put_date(const Words *words, CivilDate date, Buffer *out)
{
    if (civil_date_is_set(date)) {
        put_day_and_month(words, date, out);
        buffer_char(out, ' ');
        buffer_number(out, date.year);
    }
}

void words_put_day(const Words *words, CivilDate date, Buffer *out)
{
    if (civil_date_is_set(date)) {
        buffer_markup(out, words->weekdays[civil_date_weekday(date) - MONDAY]);
        buffer_literal(out, ", ");
        words_put_date(words, date, out);
    }
}

void words_put_short_day(const Words *words, CivilDate date, Buffer *out)
{
    if (civil_date_is_set(date)) {
        buffer_number(out, date.day);
        buffer_char(out, ' ');
        buffer_markup(out, words->months_short[date.month - 1]);
    }
}

void words_put_range(const Words *words, CivilDate from, CivilDate to, Buffer *out)
{
    if (!civil_date_is_set(from) || !civil_date_is_set(to) || civil_date_equal(from, to)) {
        words_put_date(words, civil_date_is_set(from) ? from : to, out);
        return;
    }
    if (from.year != to.year) {
        words_put_date(words, from, out);
    } else if (from.month != to.month) {
        put_day_and_month(words, from, out);
    } else {
        buffer_number(out, from.day);
    }
    buffer_literal(out, "–");
    words_put_date(words, to, out);
}

void words_put_count(const char *const forms[2], int n, Buffer *out)
{
    buffer_number(out, n);
    buffer_char(out, ' ');
    buffer_markup(out, forms[n == 1 ? 0 : 1]);
}

void words_put_duration(const Words *words, int minutes, Buffer *out)
{
    if (minutes >= 60) {
        buffer_number(out, minutes / 60);
        buffer_literal(out, "\u00a0");
        buffer_markup(out, words->hours);
    }
    if (minutes >= 60 && minutes % 60 != 0) {
        buffer_char(out, ' ');
    }
    if (minutes < 60 || minutes % 60 != 0) {
        buffer_number(out, minutes % 60);
        buffer_literal(out, "\u00a0");
        buffer_markup(out, words->minutes);
    }
}

void words_put_with(const char *pattern, const char *text, Buffer *out)
{
    const char *place = strchr(pattern, '%');
    g_assert(place != NULL);
    g_autofree char *before = g_strndup(pattern, (size_t)(place - pattern));
    buffer_markup(out, before);
    buffer_markup(out, text);
    buffer_markup(out, place + 1);
}
