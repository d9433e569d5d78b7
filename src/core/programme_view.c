/* What is derived from a programme and stored nowhere: ids, zones, days, who presents, what a meeting is called. */
#include "core/programme.h"

#include "base/text.h"
#include "core/vocabulary.h"

#include <string.h>

const Row *programme_entries_of(const Programme *programme, guint row)
{
    while (row > 0 && programme_row(programme, row)->shares_row) {
        row--;
    }
    return programme_row(programme, row);
}

const char *programme_zone(const Programme *programme)
{
    if (programme->zone != NULL) {
        return programme->zone;
    }
    const char *zone = vocabulary_zone_of_place(programme->place);
    if (zone == NULL) {
        zone = vocabulary_seat_of_body(programme->body);
    }
    return zone != NULL ? zone : vocabulary_seat_of_body(programme->organ);
}

bool programme_has_footnote(const Programme *programme, int number)
{
    for (guint i = 0; i < programme->footnotes->len; i++) {
        const Footnote *note = g_ptr_array_index(programme->footnotes, i);
        if (note->number == number) {
            return true;
        }
    }
    return false;
}

const Profile *programme_usual_profile(const Programme *programme)
{
    const Profile *profile = profile_of_body(programme->body);
    return profile != profile_free_form() ? profile : profile_of_body(programme->title);
}

CivilDate programme_first_day(const Programme *programme)
{
    CivilDate first = programme->from;
    for (guint i = 0; i < programme->rows->len && !civil_date_is_set(programme->from); i++) {
        const CivilDate date = programme_row(programme, i)->date;
        if (civil_date_is_set(date) && (!civil_date_is_set(first) || civil_date_compare(date, first) < 0)) {
            first = date;
        }
    }
    return first;
}

CivilDate programme_last_day(const Programme *programme)
{
    CivilDate last = programme->to;
    for (guint i = 0; i < programme->rows->len && !civil_date_is_set(programme->to); i++) {
        const CivilDate date = programme_row(programme, i)->date;
        if (civil_date_compare(date, last) > 0) {
            last = date;
        }
    }
    return last;
}

static const char *part_of_day(int start)
{
    if (start == CLOCK_UNKNOWN) {
        return "any";
    }
    return start < CLOCK_NOON ? "am" : start < 18 * 60 ? "pm" : "evening";
}

static char *meeting_place(const Row *meeting)
{
    char date[CIVIL_DATE_SIZE];
    civil_date_format(meeting->date, date);
    return g_strdup_printf("%s-%s", date[0] != '\0' ? date : "undated", part_of_day(meeting->start));
}

/* The id of the next meeting in this place; `taken` counts those that it has had. */
static char *next_id_in(GHashTable *taken, char *place)
{
    const guint nth = GPOINTER_TO_UINT(g_hash_table_lookup(taken, place)) + 1;
    char *id = nth == 1 ? g_strdup(place) : g_strdup_printf("%s-%u", place, nth);
    g_hash_table_insert(taken, place, GUINT_TO_POINTER(nth));
    return id;
}

GPtrArray *programme_meeting_ids(const Programme *programme)
{
    GPtrArray *ids = g_ptr_array_new_full(programme->rows->len, g_free);
    g_autoptr(GHashTable) taken = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < programme->rows->len; i++) {
        const Row *row = programme_row(programme, i);
        g_ptr_array_add(ids, row->kind == ROW_MEETING ? next_id_in(taken, meeting_place(row)) : NULL);
    }
    return ids;
}

int programme_session_ordinal(const Programme *programme)
{
    return vocabulary_session_ordinal(programme->session);
}

const char *programme_session_kind(const Programme *programme)
{
    static const char *const kinds[] = { "organizational", "substantive", "preparatory", "intersessional",
                                         "resumed",        "emergency",   "special",     "annual",
                                         "regular",        "inaugural",   "final",       "informal" };
    for (size_t i = 0; programme->session != NULL && i < G_N_ELEMENTS(kinds); i++) {
        if (text_finds(programme->session, kinds[i]) != NULL) {
            return kinds[i];
        }
    }
    return NULL;
}

char *entry_presenter(const Entry *entry)
{
    if (entry->text == NULL) {
        return NULL;
    }
    if (entry->kind == ENTRY_SPEAKER) {
        return g_strdup(entry->text);
    }
    if (entry->kind != ENTRY_PRESENTATION && entry->kind != ENTRY_REMARKS && entry->kind != ENTRY_STATEMENTS) {
        return NULL;
    }
    const char *by = text_finds(entry->text, "by ");
    if (by != NULL) {
        const char *who = by + strlen("by ");
        const char *on = strstr(who, " on ");
        return on == NULL ? g_strdup(who) : g_strndup(who, (gsize)(on - who));
    }
    /* "Chair's presentation of ..." */
    const char *genitive = strstr(entry->text, "'s presentation");
    genitive = genitive != NULL ? genitive : strstr(entry->text, "’s presentation");
    return genitive == NULL || genitive == entry->text ? NULL : g_strndup(entry->text, (gsize)(genitive - entry->text));
}

char *entry_item_numbers(const Entry *entry)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < entry->items->len; i++) {
        const ItemNumber *item = entry_item(entry, i);
        if (i > 0) {
            g_string_append(text, i + 1 == entry->items->len ? " and " : ", ");
        }
        g_string_append_printf(text, "%d", item->number);
        if (item->sub[0] != '\0') {
            g_string_append_printf(text, " (%s)", item->sub);
        }
    }
    return g_string_free(text, FALSE);
}

/* The lines that tell what a meeting is about, best first: a meeting on item 5 with a thematic discussion is
 * "Thematic discussion ...", not "discussions on substantive issues ...". */
static const EntryKind telling[] = { ENTRY_STAKEHOLDERS, ENTRY_THEMATIC, ENTRY_READING, ENTRY_ADOPTION,
                                     ENTRY_DEBATE,       ENTRY_ITEM,     ENTRY_OPENING, ENTRY_CLOSURE };

const char *programme_meeting_title(const Programme *programme, guint row)
{
    if (programme_row(programme, row)->label != NULL) {
        return programme_row(programme, row)->label;
    }
    const Row *meeting = programme_entries_of(programme, row);
    for (size_t t = 0; t < G_N_ELEMENTS(telling); t++) {
        for (guint i = 0; i < meeting->entries->len; i++) {
            const Entry *entry = row_entry(meeting, i);
            if (entry->kind == telling[t] && entry->text != NULL) {
                return entry->text;
            }
        }
    }
    for (guint i = 0; i < meeting->entries->len; i++) {
        if (row_entry(meeting, i)->text != NULL) {
            return row_entry(meeting, i)->text;
        }
    }
    return "Meeting";
}
