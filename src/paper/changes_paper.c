#include "paper/changes_paper.h"

#include "base/word_diff.h"
#include "core/civil_words.h"
#include "paper/changes_words.h"
#include "reading/entry_text.h"

#include <string.h>

typedef struct {
    const ProgrammeDiff *diff;
    Language language;
    Node *root;
    Node *list;                    /* of the subject that is being listed; NULL before its first change */
    Node *last_of[N_CHANGE_KINDS]; /* the change under which those that went with it are listed */
    const Change *previous;
} ChangesBuilder;

/* --- words ------------------------------------------------------------------------------------------- */

static char *filled(const char *pattern, const char *value)
{
    const char *place = strchr(pattern, '%');
    return place == NULL ? g_strdup(pattern)
                         : g_strdup_printf("%.*s%s%s", (int)(place - pattern), pattern, value, place + 1);
}

static void add_in(Node *block, NodeKind kind, const char *text)
{
    if (text != NULL && text[0] != '\0') {
        node_add_text(node_add(block, kind, NULL), text);
    }
}

/* Where words of the programmes go: set apart in the list's own language, whose direction may be another. */
static Node *own_words(const ChangesBuilder *builder, Node *block)
{
    const Language language = builder->diff->after->language;
    if (language == builder->language) {
        return block;
    }
    Node *span = node_add(block, NODE_SPAN, NULL);
    span->language = g_intern_string(language_code(language));
    return span;
}

static void add_own_text(const ChangesBuilder *builder, Node *block, const char *text)
{
    if (text != NULL && text[0] != '\0') {
        node_add_text(own_words(builder, block), text);
    }
}

static void add_word_diff(Node *block, const char *before, const char *after)
{
    static const NodeKind kinds[] = {
        [WORDS_KEPT] = NODE_TEXT, [WORDS_DELETED] = NODE_DELETED, [WORDS_INSERTED] = NODE_INSERTED
    };
    g_autoptr(GArray) runs = word_diff(before, after);
    for (guint i = 0; i < runs->len; i++) {
        const WordRun *run = &g_array_index(runs, WordRun, i);
        const char *from = run->change == WORDS_DELETED ? before : after;
        g_autofree char *text = g_strndup(from + run->start, run->length);
        if (run->change == WORDS_KEPT) {
            node_add_text(block, text);
        } else {
            add_in(block, kinds[run->change], text);
        }
    }
}

/* One value for another: both, with a blank between. */
static void add_values(Node *block, const char *before, const char *after)
{
    add_in(block, NODE_DELETED, before);
    node_add_text(block, before != NULL && after != NULL ? " " : NULL);
    add_in(block, NODE_INSERTED, after);
}

static void add_title(const ChangesBuilder *builder, Node *item, const char *title, bool colon)
{
    node_add_text(node_add(item, NODE_STRONG, NULL), title);
    node_add_text(item, colon ? change_phrase(PHRASE_COLON, builder->language) : NULL);
}

/* --- days and hours ---------------------------------------------------------------------------------- */

static char *hours_words(const ChangesBuilder *builder, const Row *row)
{
    return row->start == CLOCK_UNKNOWN ? g_strdup(change_phrase(PHRASE_NO_HOUR, builder->language))
                                       : hours_in_words(builder->language, row->start, row->end);
}

static char *day_words(const ChangesBuilder *builder, CivilDate date)
{
    return civil_date_is_set(date) ? day_heading_in_words(builder->language, date, true)
                                   : g_strdup(change_phrase(PHRASE_UNDATED, builder->language));
}

static char *when_words(const ChangesBuilder *builder, const Row *row)
{
    g_autofree char *day = day_words(builder, row->date);
    g_autofree char *hours = hours_words(builder, row);
    return row->start == CLOCK_UNKNOWN ? g_steal_pointer(&day) : g_strdup_printf("%s, %s", day, hours);
}

/* The value of a change as it is printed: days in words, modes by their names. */
static char *value_words(const ChangesBuilder *builder, const Change *change, const char *value)
{
    if (value == NULL) {
        return NULL;
    }
    if (change->aspect == ASPECT_MODE) {
        return g_strdup(change_mode_words((MeetingMode)meeting_mode_of_name(value), builder->language));
    }
    if (change->aspect == ASPECT_LANGUAGE) {
        return g_strdup(language_own_name(language_of_code(value)));
    }
    if (change->aspect != ASPECT_ISSUED && change->aspect != ASPECT_DATES) {
        return g_strdup(value);
    }
    g_auto(GStrv) days = g_strsplit(value, "/", 2);
    const CivilDate from = civil_date_parse(days[0]);
    return days[1] == NULL ? date_in_words(builder->language, from)
                           : date_range_in_words(builder->language, from, civil_date_parse(days[1]));
}

/* Is the value a text of the programmes, and not put into words here? */
static bool is_own_value(ChangeAspect aspect)
{
    return aspect != ASPECT_MODE && aspect != ASPECT_LANGUAGE && aspect != ASPECT_ISSUED && aspect != ASPECT_DATES &&
           aspect != ASPECT_MINUTES && aspect != ASPECT_NOTES;
}

/* --- one change -------------------------------------------------------------------------------------- */

static char *line_words(const ChangesBuilder *builder, const Change *change, bool in_new)
{
    const Programme *programme = in_new ? builder->diff->after : builder->diff->before;
    return entry_words(change_line(builder->diff, change, in_new), programme->profile);
}

/* The words of a paragraph, an agenda item, a footnote, a link. */
static char *text_of(const ChangesBuilder *builder, const Change *change, bool in_new)
{
    const Programme *programme = in_new ? builder->diff->after : builder->diff->before;
    const guint at = (guint)(in_new ? change->new_at : change->old_at);
    if (change->subject == SUBJECT_AGENDA) {
        const AgendaItem *item = g_ptr_array_index(programme->agenda, at);
        return item->item.sub[0] != '\0' ? g_strdup_printf("%d (%s) %s", item->item.number, item->item.sub, item->title)
                                         : g_strdup_printf("%d. %s", item->item.number, item->title);
    }
    if (change->subject == SUBJECT_FOOTNOTE) {
        const Footnote *note = g_ptr_array_index(programme->footnotes, at);
        return g_strdup(note->text);
    }
    if (change->subject == SUBJECT_LINK) {
        return g_strdup(((const Link *)g_ptr_array_index(programme->links, at))->words);
    }
    const Block *block = g_ptr_array_index(change->subject == SUBJECT_FRONT ? programme->front : programme->back, at);
    return g_strconcat(block->label != NULL ? block->label : "", block->label != NULL ? " " : "", block->text, NULL);
}

/* What the change is about, in its own words. Free with g_free; NULL where its heading says it. */
static char *subject_words(const ChangesBuilder *builder, const Change *change, bool in_new)
{
    if (change->subject == SUBJECT_LINE) {
        return line_words(builder, change, in_new);
    }
    if (change->subject == SUBJECT_HEAD || change->subject == SUBJECT_MEETING || change->subject == SUBJECT_ROW) {
        return NULL;
    }
    return text_of(builder, change, in_new);
}

static void add_alteration(const ChangesBuilder *builder, const Change *change, Node *item)
{
    add_title(builder, item, change_aspect_words(change->aspect, builder->language), true);
    g_autofree char *subject = subject_words(builder, change, true);
    const bool is_subject = change->aspect == ASPECT_WORDING || change->aspect == ASPECT_SPEAKER;
    if (is_subject && subject != NULL) {
        g_autofree char *old_subject = subject_words(builder, change, false);
        add_word_diff(own_words(builder, item), old_subject, subject);
        return;
    }
    if (change_is_of_words(change->aspect)) {
        add_word_diff(own_words(builder, item), change->before, change->after);
        return;
    }
    g_autofree char *before = value_words(builder, change, change->before);
    g_autofree char *after = value_words(builder, change, change->after);
    add_own_text(builder, item, subject);
    node_add_text(item, subject != NULL ? " – " : NULL);
    add_values(is_own_value(change->aspect) ? own_words(builder, item) : item, before, after);
}

/* A meeting at another time, or ending at another: old and new. */
static void add_times(const ChangesBuilder *builder, const Change *change, Node *item)
{
    const bool same_day =
        civil_date_equal(change_row(builder->diff, change, false)->date, change_row(builder->diff, change, true)->date);
    char *(*words)(const ChangesBuilder *, const Row *) = same_day ? hours_words : when_words;
    g_autofree char *before = words(builder, change_row(builder->diff, change, false));
    g_autofree char *after = words(builder, change_row(builder->diff, change, true));
    add_title(builder, item,
              change->aspect == ASPECT_HOURS ? change_aspect_words(ASPECT_HOURS, builder->language)
                                             : change_phrase(PHRASE_MOVED, builder->language),
              true);
    add_values(item, before, after);
}

static void add_move(const ChangesBuilder *builder, const Change *change, Node *item)
{
    g_autofree char *subject = subject_words(builder, change, true);
    if (change->aspect == ASPECT_MEETING) {
        g_autofree char *from = when_words(builder, change_row(builder->diff, change, false));
        g_autofree char *title = filled(change_phrase(PHRASE_MOVED_FROM, builder->language), from);
        add_title(builder, item, title, true);
    } else {
        add_title(builder, item, change_phrase(PHRASE_MOVED_IN_ORDER, builder->language), subject != NULL);
    }
    add_own_text(builder, item, subject);
}

static Node *add_item(Node *list, int level)
{
    Node *item = node_add(list, NODE_ITEM, "change");
    item->level = level;
    node_set_label(item, "–");
    return item;
}

/* The lines of a meeting that is new or cancelled. */
static void add_lines(const ChangesBuilder *builder, const Change *change, Node *item, NodeKind kind)
{
    const bool added = change->kind == CHANGE_ADDED;
    const Programme *programme = added ? builder->diff->after : builder->diff->before;
    const Row *row = programme_entries_of(programme, (guint)(added ? change->new_at : change->old_at));
    Node *list = NULL;
    const bool is_title = row->entries->len == 1 && row->label == NULL; /* the heading above says it */
    for (guint i = 0; i < row->entries->len && !is_title; i++) {
        const Entry *entry = row_entry(row, i);
        if (entry->depth == 0) {
            list = list != NULL ? list : node_add(item, NODE_LIST, NULL);
            g_autofree char *words = entry_words(entry, programme->profile);
            add_in(own_words(builder, add_item(list, 2)), kind, words);
        }
    }
}

static void add_whole(const ChangesBuilder *builder, const Change *change, Node *item)
{
    const bool added = change->kind == CHANGE_ADDED;
    const bool cancelled = !added && change->subject == SUBJECT_MEETING;
    const NodeKind kind = added ? NODE_INSERTED : NODE_DELETED;
    const ChangePhrase phrase = added ? PHRASE_ADDED : cancelled ? PHRASE_CANCELLED : PHRASE_REMOVED;
    g_autofree char *subject = subject_words(builder, change, added);
    add_title(builder, item, change_phrase(phrase, builder->language), subject != NULL);
    add_in(subject != NULL ? own_words(builder, item) : item, kind, subject);
    if (change->subject == SUBJECT_MEETING) {
        add_lines(builder, change, item, kind);
    }
}

/* A line that went with the one above it, in its list. */
static void add_companion(const ChangesBuilder *builder, const Change *change, Node *parent)
{
    const bool in_new = change->kind != CHANGE_REMOVED;
    Node *list =
        parent->last != NULL && parent->last->kind == NODE_LIST ? parent->last : node_add(parent, NODE_LIST, NULL);
    Node *item = add_item(list, 2);
    g_autofree char *words = line_words(builder, change, in_new);
    if (change->kind == CHANGE_MOVED) {
        add_own_text(builder, item, words);
    } else {
        add_in(own_words(builder, item), in_new ? NODE_INSERTED : NODE_DELETED, words);
    }
}

static void add_change(ChangesBuilder *builder, const Change *change)
{
    if (change->with_parent && builder->last_of[change->kind] != NULL) {
        add_companion(builder, change, builder->last_of[change->kind]);
        return;
    }
    if (builder->list == NULL) {
        builder->list = node_add(builder->root, NODE_LIST, NULL);
    }
    Node *item = add_item(builder->list, 1);
    builder->last_of[change->kind] = item;
    if (change->aspect == ASPECT_WHEN || change->aspect == ASPECT_HOURS) {
        add_times(builder, change, item);
    } else if (change->kind == CHANGE_ALTERED) {
        add_alteration(builder, change, item);
    } else if (change->kind == CHANGE_MOVED) {
        add_move(builder, change, item);
    } else {
        add_whole(builder, change, item);
    }
}

/* --- headings ---------------------------------------------------------------------------------------- */

static bool is_of_timetable(const Change *change)
{
    return change->subject == SUBJECT_MEETING || change->subject == SUBJECT_LINE || change->subject == SUBJECT_ROW;
}

static char *section_words(const ChangesBuilder *builder, const Change *change)
{
    static const ChangePhrase phrases[] = {
        [SUBJECT_HEAD] = PHRASE_DOCUMENT, [SUBJECT_FRONT] = PHRASE_FRONT,        [SUBJECT_AGENDA] = PHRASE_AGENDA,
        [SUBJECT_BACK] = PHRASE_BACK,     [SUBJECT_FOOTNOTE] = PHRASE_FOOTNOTES, [SUBJECT_LINK] = PHRASE_LINKS,
    };
    return is_of_timetable(change) ? day_words(builder, change_day(builder->diff, change))
                                   : g_strdup(change_phrase(phrases[change->subject], builder->language));
}

static bool is_same_section(const ChangesBuilder *builder, const Change *a, const Change *b)
{
    if (a == NULL || is_of_timetable(a) != is_of_timetable(b)) {
        return false;
    }
    return is_of_timetable(a) ? civil_date_equal(change_day(builder->diff, a), change_day(builder->diff, b))
                              : a->subject == b->subject;
}

static const char *row_title(const ChangesBuilder *builder, const Change *change, const Row *row)
{
    const bool in_new = change->new_at >= 0;
    if (row->kind != ROW_MEETING) {
        return row->text != NULL ? row->text : row_kind_name(row->kind);
    }
    const char *title = programme_meeting_title(in_new ? builder->diff->after : builder->diff->before,
                                                (guint)(in_new ? change->new_at : change->old_at));
    return title;
}

/* The meeting that the changes below are about: its hours, and what it is. */
static void add_row_heading(const ChangesBuilder *builder, const Change *change)
{
    const Row *row = change_row(builder->diff, change, change->new_at >= 0);
    g_autofree char *hours = hours_words(builder, row);
    Node *heading = node_add(builder->root, NODE_HEADING, "hours");
    heading->level = 3;
    if (row->kind == ROW_MEETING || row->start != CLOCK_UNKNOWN) {
        node_add_text(heading, hours);
        node_add_text(heading, " – ");
    }
    const NodeKind kind = change->kind == CHANGE_REMOVED && change->aspect == ASPECT_WHOLE && change->new_at < 0
                              ? NODE_DELETED
                              : NODE_TEXT;
    if (kind == NODE_DELETED) {
        add_in(own_words(builder, heading), kind, row_title(builder, change, row));
    } else {
        add_own_text(builder, heading, row_title(builder, change, row));
    }
}

static bool is_same_row(const Change *a, const Change *b)
{
    if (a == NULL || !is_of_timetable(a)) {
        return false;
    }
    return b->new_at >= 0 ? a->new_at == b->new_at : a->new_at < 0 && a->old_at == b->old_at;
}

static void add_headings(ChangesBuilder *builder, const Change *change)
{
    const bool same_section = is_same_section(builder, builder->previous, change);
    const bool same_row = !is_of_timetable(change) || is_same_row(builder->previous, change);
    if (!same_section) {
        Node *heading = node_add(builder->root, NODE_HEADING, "day");
        heading->level = 2;
        g_autofree char *words = section_words(builder, change);
        node_add_text(heading, words);
    }
    if (is_of_timetable(change) && (!same_row || !same_section)) {
        add_row_heading(builder, change);
    }
    if (!same_section || !same_row) {
        builder->list = NULL;
        memset(builder->last_of, 0, sizeof builder->last_of);
    }
}

/* --- the whole --------------------------------------------------------------------------------------- */

char *changes_summary(const ProgrammeDiff *diff, Language language)
{
    static const ChangePhrase names[] = { PHRASE_MEETINGS_MOVED, PHRASE_MEETINGS_ADDED, PHRASE_MEETINGS_CANCELLED,
                                          PHRASE_OTHER_CHANGES };
    enum { MOVED, ADDED, CANCELLED, OTHERS };
    guint counts[G_N_ELEMENTS(names)] = { 0 };
    for (guint i = 0; i < diff->changes->len; i++) {
        const Change *change = programme_diff_at(diff, i);
        const bool meeting = change->subject == SUBJECT_MEETING;
        counts[meeting && change->aspect == ASPECT_WHEN                                      ? MOVED
               : meeting && change->aspect == ASPECT_WHOLE && change->kind == CHANGE_ADDED   ? ADDED
               : meeting && change->aspect == ASPECT_WHOLE && change->kind == CHANGE_REMOVED ? CANCELLED
                                                                                             : OTHERS]++;
    }
    GString *text = g_string_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        if (counts[i] > 0) {
            g_string_append_printf(text, "%s%s%s%u", text->len > 0 ? change_phrase(PHRASE_SEMICOLON, language) : "",
                                   change_phrase(names[i], language), change_phrase(PHRASE_COLON, language), counts[i]);
        }
    }
    if (text->len == 0) {
        g_string_append(text, change_phrase(PHRASE_NOTHING, language));
    }
    return g_string_free(text, FALSE);
}

static void add_paragraph(Node *root, const char *role, const char *text)
{
    if (text != NULL) {
        node_add_text(node_add(root, NODE_PARAGRAPH, role), text);
    }
}

static void add_own_paragraph(const ChangesBuilder *builder, const char *role, const char *text)
{
    if (text != NULL) {
        add_own_text(builder, node_add(builder->root, NODE_PARAGRAPH, role), text);
    }
}

static void add_head(const ChangesBuilder *builder)
{
    const ProgrammeDiff *diff = builder->diff;
    Node *title = node_add(builder->root, NODE_HEADING, "title");
    title->level = 1;
    node_add_text(title, change_phrase(PHRASE_TITLE, builder->language));
    add_own_paragraph(builder, "body", diff->after->body);
    add_own_paragraph(builder, "session", diff->after->session);
    if (diff->relation != DIFF_SAME_PROGRAMME) {
        add_paragraph(builder->root, "remark",
                      change_phrase(diff->relation == DIFF_OTHER_BODY ? PHRASE_OTHER_BODY : PHRASE_OTHER_SESSION,
                                    builder->language));
    }
    g_autofree char *summary = changes_summary(diff, builder->language);
    add_paragraph(builder->root, "summary", summary);
}

Document *changes_paper(const ProgrammeDiff *diff, Language language)
{
    Document *document = document_new(language_code(language));
    document->title = g_strdup(change_phrase(PHRASE_TITLE, language));
    document->subject = g_strdup(diff->after->session);
    ChangesBuilder builder = { .diff = diff, .language = language, .root = document->root };
    add_head(&builder);
    for (guint i = 0; i < diff->changes->len; i++) {
        const Change *change = programme_diff_at(diff, i);
        add_headings(&builder, change);
        add_change(&builder, change);
        builder.previous = change;
    }
    return document;
}
