#include "exchange/meeting_words.h"

#include "base/text.h"
#include "core/civil_words.h"
#include "core/item_words.h"
#include "core/terms.h"
#include "core/vocabulary.h"

guint meeting_lines_row(const Programme *programme, guint row)
{
    while (row > 0 && programme_row(programme, row)->shares_row) {
        row--;
    }
    return row;
}

static const char *in_language(const Programme *programme, const char *text, Language language)
{
    const char *translated =
        language != programme->language ? terms_translate(text, programme->language, language) : NULL;
    return translated != NULL ? translated : text;
}

char *meeting_words_of(const Programme *programme, const char *text, Language language)
{
    return text != NULL ? g_strdup(in_language(programme, text, language)) : NULL;
}

char *meeting_line_words(const Programme *programme, const Entry *entry, Language language)
{
    const char *text = entry->text != NULL ? in_language(programme, entry->text, language) : NULL;
    if (entry->items->len == 0 || (entry->kind != ENTRY_ITEM && entry->kind != ENTRY_SUBITEM)) {
        return g_strdup(text);
    }
    if (entry->kind == ENTRY_SUBITEM) {
        g_autofree char *marker = item_marker_in_words(language, entry_item(entry, 0)->sub);
        return g_strdup_printf("%s %s", marker, text);
    }
    char *heading = item_heading_in_words(language, entry->items, programme->profile);
    if (text == NULL) {
        return heading;
    }
    char *words = g_strconcat(heading, term_wording(TERM_COLON, language), text, NULL);
    g_free(heading);
    return words;
}

/* The words of a session follow from its ordinal and kind, which every language can say. */
static char *session_in_language(const Programme *programme, Language language)
{
    Language written = LANGUAGE_NONE;
    int ordinal = 0;
    const char *kind = NULL;
    char *words = NULL;
    if (language != programme->language && terms_session_read(programme->session, &written, &ordinal, &kind) &&
        written == programme->language) {
        words = terms_session(ordinal, kind, language);
    }
    return words != NULL ? words : meeting_words_of(programme, programme->session, language);
}

char *meetings_name(const Programme *programme, Language language)
{
    const char *body = programme->body != NULL ? in_language(programme, programme->body, language) : NULL;
    if (programme->session == NULL) {
        const char *name = body != NULL ? body : programme->title != NULL ? programme->title : "Programme of work";
        return g_strdup(in_language(programme, name, language));
    }
    char *session = session_in_language(programme, language);
    if (body == NULL) {
        return session;
    }
    char *name = g_strdup_printf("%s – %s", body, session);
    g_free(session);
    return name;
}

/* The line that gives the meeting its title is printed with its number if it is an agenda item. */
static char *title_of_meeting(const Programme *programme, guint row, Language language)
{
    const char *title = programme_meeting_title(programme, row);
    const GPtrArray *entries = programme_entries_of(programme, row)->entries;
    for (guint i = 0; i < entries->len; i++) {
        const Entry *entry = g_ptr_array_index(entries, i);
        if (entry->text == title && entry->kind == ENTRY_ITEM) {
            return meeting_line_words(programme, entry, language);
        }
    }
    return g_strdup(in_language(programme, title, language));
}

char *meeting_title(const Programme *programme, guint row, Language language)
{
    const Row *slot = programme_row(programme, row);
    if (slot->kind == ROW_MEETING) {
        return title_of_meeting(programme, row, language);
    }
    return g_strdup(slot->text != NULL ? in_language(programme, slot->text, language)
                                       : term_wording(TERM_NO_MEETINGS, language));
}

/* " (continued)": the words in the brackets of the language. */
static void append_bracketed(GString *text, const char *words, Language language)
{
    g_auto(GStrv) around = g_strsplit(term_wording(TERM_BRACKETS, language), "%", 2);
    g_string_append_printf(text, "%s%s%s", around[0], words, around[1]);
}

static void append_line(GString *text, const Programme *programme, const Entry *entry, Mark mark, Language language)
{
    g_autofree char *words = meeting_line_words(programme, entry, language);
    for (int depth = 0; depth < entry->depth; depth++) {
        g_string_append(text, depth + 1 == entry->depth ? "– " : "   ");
    }
    g_string_append(text, words);
    if (mark != MARK_NONE) {
        append_bracketed(text, term_wording(mark == MARK_CONTINUED ? TERM_CONTINUED : TERM_CONCLUDED, language),
                         language);
    }
    if (entry->minutes > 0) {
        g_autofree char *minutes = minutes_in_words(language, entry->minutes);
        append_bracketed(text, minutes, language);
    }
}

char *meeting_lines(const Programme *programme, const ProgrammeMarks *marks, guint row, Language language)
{
    const guint owner = meeting_lines_row(programme, row);
    const GPtrArray *entries = programme_row(programme, owner)->entries;
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < entries->len; i++) {
        g_string_append(text, i > 0 ? "\n" : "");
        append_line(text, programme, g_ptr_array_index(entries, i), programme_marks_printed(marks, owner, i), language);
    }
    return g_string_free(text, FALSE);
}

char *meeting_location(const Programme *programme, guint row, Language language)
{
    const char *room = programme_row(programme, row)->room;
    g_autofree char *place = meeting_words_of(programme, programme->place, language);
    if (room == NULL || place == NULL) {
        return room != NULL ? g_strdup(room) : g_steal_pointer(&place);
    }
    return g_strdup_printf("%s, %s", room, place);
}

/* Takes `subject` over. */
static void add_subject(GPtrArray *subjects, char *subject)
{
    if (g_ptr_array_find_with_equal_func(subjects, subject, g_str_equal, NULL)) {
        g_free(subject);
    } else {
        g_ptr_array_add(subjects, subject);
    }
}

static void add_items(GPtrArray *subjects, const Programme *programme, const Entry *entry, Language language)
{
    for (guint i = 0; i < entry->items->len; i++) {
        g_autoptr(GArray) one = g_array_new(FALSE, FALSE, sizeof(ItemNumber));
        const ItemNumber whole = { .number = entry_item(entry, i)->number };
        g_array_append_val(one, whole);
        add_subject(subjects, item_heading_in_words(language, one, programme->profile));
    }
}

GPtrArray *meeting_subjects(const Programme *programme, guint row, Language language)
{
    const GPtrArray *entries = programme_entries_of(programme, row)->entries;
    GPtrArray *subjects = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < entries->len; i++) {
        const Entry *entry = g_ptr_array_index(entries, i);
        add_items(subjects, programme, entry, language);
        const Topic topic = entry->kind == ENTRY_TOPIC ? vocabulary_topic(entry->text) : TOPIC_NONE;
        if (topic != TOPIC_NONE) {
            const char *name = topic_name(topic);
            const char *translated = terms_translate(name, LANGUAGE_ENGLISH, language);
            add_subject(subjects, g_strdup(translated != NULL ? translated : name));
        }
    }
    return subjects;
}

bool meeting_is_break(const Programme *programme, guint row)
{
    const GPtrArray *entries = programme_entries_of(programme, row)->entries;
    for (guint i = 0; i < entries->len; i++) {
        const Entry *entry = g_ptr_array_index(entries, i);
        if (entry->kind != ENTRY_BREAK) {
            return false;
        }
    }
    return entries->len > 0;
}

struct MeetingIdentities {
    GHashTable *of_programmes; /* of each programme, a GPtrArray of the identities of its rows */
};

MeetingIdentities *meeting_identities_new(void)
{
    MeetingIdentities *identities = g_new0(MeetingIdentities, 1);
    identities->of_programmes = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
    return identities;
}

void meeting_identities_free(MeetingIdentities *identities)
{
    if (identities != NULL) {
        g_hash_table_unref(identities->of_programmes);
        g_free(identities);
    }
}

static char *place_of(const Row *slot)
{
    char date[CIVIL_DATE_SIZE];
    return g_strdup_printf("%s %s", row_kind_name(slot->kind), civil_date_format(slot->date, date));
}

static GPtrArray *identities_of(const Programme *programme)
{
    GPtrArray *identities = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) meetings = programme_meeting_ids(programme);
    g_autofree char *body = text_words(programme->body);
    g_autofree char *session = text_words(programme->session);
    for (guint i = 0; i < meetings->len; i++) {
        const char *meeting = g_ptr_array_index(meetings, i);
        g_autofree char *place = meeting == NULL ? place_of(programme_row(programme, i)) : g_strdup(meeting);
        g_ptr_array_add(identities, g_strdup_printf("%s\n%s\n%s", body, session, place));
    }
    return identities;
}

const char *meeting_identity(MeetingIdentities *identities, const Programme *programme, guint row)
{
    GPtrArray *known = g_hash_table_lookup(identities->of_programmes, programme);
    if (known == NULL) {
        known = identities_of(programme);
        g_hash_table_insert(identities->of_programmes, (gpointer)programme, known);
    }
    return g_ptr_array_index(known, row);
}
