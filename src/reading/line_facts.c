#include "reading/line_facts.h"

#include "base/folding.h"
#include "base/text.h"
#include "core/vocabulary.h"
#include "reading/entry_text.h"
#include "reading/head_form.h"
#include "reading/item_numbers.h"

#include <string.h>

/* A day or hours at `at`, unless they are known already: the bytes they take, at least those of one character. */
static size_t read_time_at(const char *at, LineFacts *facts)
{
    DayText day;
    const size_t day_used = facts->day.day == 0 ? day_read(at, &day) : 0;
    if (day_used > 0) {
        facts->day = day;
        return day_used;
    }
    HoursText hours;
    const size_t hours_used = facts->hours.count == 0 ? hours_read(at, &hours) : 0;
    if (hours_used > 0 && (!hours.plain || hours.range[0].end != CLOCK_UNKNOWN)) {
        facts->hours = hours;
        return hours_used;
    }
    return (size_t)(g_utf8_next_char(at) - at);
}

static void read_times(const char *text, LineFacts *facts)
{
    for (const char *at = text; *at != '\0';) {
        at += folded_starts_word(text, at) ? read_time_at(at, facts) : (size_t)(g_utf8_next_char(at) - at);
    }
    if (facts->day.day == 0) {
        weekday_read(text, &facts->day.weekday);
    }
}

/* "Geneva, 3–7 May (afternoon)", "2010年4月6日至9日和12日至16日，波恩": dates that are more than a range, and a place
 * that the terms know before the first comma or behind the last. */
static const char *place_beside_days(const char *text)
{
    static const char *const commas[] = { ", ", "، ", "，" };
    const char *english = NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(commas) && english == NULL; i++) {
        const char *first = strstr(text, commas[i]);
        const char *last = g_strrstr(text, commas[i]);
        g_autofree char *before = first == NULL ? NULL : g_strndup(text, (gsize)(first - text));
        english = before == NULL ? NULL : vocabulary_place_in_english(before);
        english = english != NULL || last == NULL ? english : vocabulary_place_in_english(last + strlen(commas[i]));
    }
    return english;
}

static void read_place(const char *text, LineFacts *facts)
{
    g_autofree char *place = NULL;
    CivilDate from;
    CivilDate to;
    bool hyphen;
    if (place_dates_read(text, &place, &from, &to, &hyphen) && place != NULL) {
        const char *english = vocabulary_place_in_english(place);
        facts->place = english != NULL ? g_strdup(english) : g_steal_pointer(&place);
    }
    if (facts->place == NULL && facts->day.day != 0) {
        facts->place = g_strdup(place_beside_days(text));
    }
}

static void read_entry(const char *text, LineFacts *facts)
{
    const EntryPlace top = { .parent = N_ENTRY_KINDS };
    Entry *entry = entry_of_text(text, &top, (Position){ 0 });
    facts->mark = entry->as_printed;
    facts->minutes = entry->minutes;
    facts->kind = entry->kind;
    g_array_append_vals(facts->items, entry->items->data, entry->items->len);
    if (entry->kind == ENTRY_ITEM && entry->text != NULL) {
        facts->kind = vocabulary_kind(entry->text, N_ENTRY_KINDS, NULL);
        facts->kind = facts->kind == ENTRY_LINE ? ENTRY_ITEM : facts->kind;
    }
    entry_free(entry);
}

void line_facts_read(const char *text, LineFacts *ret_facts)
{
    *ret_facts = (LineFacts){ .items = g_array_new(FALSE, FALSE, sizeof(ItemNumber)), .mark = MARK_NONE };
    g_autofree char *tidy = text_tidy(text);
    if (tidy == NULL) {
        return;
    }
    read_times(tidy, ret_facts);
    read_place(tidy, ret_facts);
    const char *behind_note = tidy + strspn(tidy, "*"); /* "* Item 5 of the provisional agenda" is a footnote */
    read_entry(behind_note + strspn(behind_note, " "), ret_facts);
    ret_facts->row_kind = vocabulary_row_kind(tidy);
    ret_facts->session = vocabulary_session_ordinal(tidy);
}

void line_facts_clear(LineFacts *facts)
{
    g_clear_pointer(&facts->place, g_free);
    g_clear_pointer(&facts->items, g_array_unref);
}
