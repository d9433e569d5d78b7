#include "reading/timetable_form.h"

#include "base/folding.h"
#include "base/text.h"
#include "core/phrases.h"
#include "core/vocabulary.h"
#include "reading/civil_text.h"
#include "reading/entry_text.h"
#include "reading/item_numbers.h"

#include <string.h>

bool form_is_date_time_head(const Line *line)
{
    static const char *const beginnings[] = { "date/time", "date / time", NULL };
    return line->role == NULL &&
           (text_begins_with_one_of(line->text, beginnings) > 0 || phrase_begins(PHRASE_DATE_TIME, line->text) > 0);
}

bool form_is_part_of_day(const char *text, bool *ret_afternoon)
{
    static const char *const mornings[] = { "morning", "a.m.", "morning meeting", "morning session", NULL };
    static const char *const afternoons[] = { "afternoon", "p.m.", "afternoon meeting", "afternoon session", NULL };
    *ret_afternoon = text_is_one_of(text, afternoons) || phrase_is(PHRASE_AFTERNOON, text);
    return *ret_afternoon || text_is_one_of(text, mornings) || phrase_is(PHRASE_MORNING, text);
}

/* "(a)", up to "(abc)". */
static bool is_letter_in_brackets(const char *text)
{
    const size_t used = strcspn(text, ")");
    return g_ascii_islower(text[1]) && used <= 4 && text[used] == ')' && text[used + 1] == '\0';
}

enum { ITEMS_OF_AN_AGENDA = 200, NUMBER_LENGTH = 12 };

bool form_is_number(const char *text)
{
    if (text[0] == '(') {
        return is_letter_in_brackets(text);
    }
    g_autoptr(GArray) items = g_array_new(FALSE, FALSE, sizeof(ItemNumber));
    size_t used = item_numbers_read(text, items);
    used += used > 0 && text[used] == '.';
    return used > 0 && text[used] == '\0' && used <= NUMBER_LENGTH &&
           g_array_index(items, ItemNumber, 0).number < ITEMS_OF_AN_AGENDA;
}

bool form_is_item_word(const char *text)
{
    static const char *const ends[] = { "", ":", ".", " :", "：", NULL };
    g_autoptr(GArray) items = g_array_new(FALSE, FALSE, sizeof(ItemNumber));
    const size_t used = item_phrase_read(text, items);
    return used > 0 && text_is_one_of(text + used, ends);
}

bool form_is_open_date(const char *text)
{
    return g_ascii_strcasecmp(text, "date to be announced") == 0 || phrase_is(PHRASE_DATE_OPEN, text);
}

const char *form_behind_open_hours(const char *text)
{
    static const char *const beginnings[] = { "time to be announced", "time to be confirmed", "followed by:", NULL };
    const size_t english = text_begins_with_one_of(text, beginnings);
    const size_t beginning = english > 0 ? english : phrase_begins(PHRASE_TIME_OPEN, text);
    if (beginning > 0) {
        return text + beginning + strspn(text + beginning, " :");
    }
    return g_ascii_strcasecmp(text, "followed by") == 0 ? "" : NULL;
}

enum { NO_MEETING_LENGTH = 60 }; /* characters: what is longer speaks of meetings too */

bool form_is_row(const Line *line, RowKind *ret_kind)
{
    static const char *const beginnings[] = { "deadline",
                                              "closure of the list",
                                              "closing of the list",
                                              "closing date",
                                              "list of speakers closes",
                                              "no meeting",
                                              "no meetings",
                                              NULL };
    *ret_kind = vocabulary_row_kind(line->text);
    if (*ret_kind != ROW_MEETING &&
        (text_begins_with_one_of(line->text, beginnings) > 0 || phrase_begins(PHRASE_DEADLINE, line->text) > 0 ||
         phrase_begins(PHRASE_LIST_CLOSURE, line->text) > 0)) {
        return true;
    }
    return *ret_kind == ROW_NO_MEETING && text_length(line->text) < NO_MEETING_LENGTH;
}

bool form_is_running_text(const char *text)
{
    return text_length(text) > 600;
}

size_t form_number_before_title(const char *text)
{
    g_autoptr(GArray) items = g_array_new(FALSE, FALSE, sizeof(ItemNumber));
    const size_t used = item_numbers_read(text, items);
    const bool single = items->len == 1 && g_array_index(items, ItemNumber, 0).number < ITEMS_OF_AN_AGENDA;
    if (!single || text[used] != ' ') {
        return 0;
    }
    const char *title = text + used + 1;
    title += g_str_has_prefix(title, "“") ? strlen("“") : 0;
    DayText day;
    if (day_read(text, &day) > 0) {
        return 0; /* "31 December 2024" */
    }
    return folded_begins_name(title) ? used : 0;
}
