/* Rules on what is done in the meetings: agenda, opening and closure, continuation marks. */
#include "core/check.h"

#include "base/text.h"
#include "core/prose.h"

#include <string.h>

void check_empty_meeting(Check *check)
{
    for (guint i = 0; i < check->meetings->len; i++) {
        const Row *row = check_meeting(check, i);
        if (row->entries->len == 0 && row->label == NULL && !row->shares_row) {
            g_autofree char *when = check_when(row);
            check_report(check, row->at, g_strdup_printf("the meeting of %s has no business", when), NULL);
        }
    }
}

/* --- agenda --------------------------------------------------------------------------------------------- */

/* Calls `visit` for every item number of every entry. */
static void each_scheduled(Check *check,
                           void (*visit)(Check *check, const Entry *entry, const ItemNumber *item, gpointer data),
                           gpointer data)
{
    for (guint i = 0; i < check->programme->rows->len; i++) {
        const Row *row = programme_row(check->programme, i);
        for (guint k = 0; k < row->entries->len; k++) {
            const Entry *entry = row_entry(row, k);
            for (guint n = 0; n < entry->items->len; n++) {
                visit(check, entry, entry_item(entry, n), data);
            }
        }
    }
}

static char *item_name(const ItemNumber *item)
{
    return item->sub[0] != '\0' ? g_strdup_printf("%d (%s)", item->number, item->sub)
                                : g_strdup_printf("%d", item->number);
}

/* The numbers under which an item can be looked up: "7", and for a sub-item "7 (b)" and "7 has subs". */
static void note_number(GHashTable *numbers, const ItemNumber *item)
{
    g_hash_table_add(numbers, item_name(item));
    g_hash_table_add(numbers, g_strdup_printf("%d", item->number));
    if (item->sub[0] != '\0') {
        g_hash_table_add(numbers, g_strdup_printf("%d has subs", item->number));
    }
}

/* Whether `item` is among the numbers; a sub-item also where only its item as a whole is. */
static bool knows_item(GHashTable *numbers, const ItemNumber *item)
{
    g_autofree char *name = item_name(item);
    if (g_hash_table_contains(numbers, name)) {
        return true;
    }
    g_autofree char *whole = g_strdup_printf("%d", item->number);
    g_autofree char *subs = g_strdup_printf("%d has subs", item->number);
    return g_hash_table_contains(numbers, whole) && !g_hash_table_contains(numbers, subs);
}

/* The agenda, and the items of the timetable by whether they are on it. */
typedef struct {
    GHashTable *agenda;
    GHashTable *known, *unknown; /* names */
} AgendaWalk;

static void look_up_item(Check *check, const Entry *entry, const ItemNumber *item, gpointer data)
{
    AgendaWalk *walk = data;
    g_hash_table_add(knows_item(walk->agenda, item) ? walk->known : walk->unknown, item_name(item));
}

static void report_unknown_item(Check *check, const Entry *entry, const ItemNumber *item, gpointer data)
{
    AgendaWalk *walk = data;
    g_autofree char *name = item_name(item);
    if (g_hash_table_contains(walk->unknown, name)) {
        check_report(check, entry->at, g_strdup_printf("item %s is not in the agenda", name),
                     g_strdup("only what is on the agenda can be scheduled"));
    }
}

static void compare_with_agenda(Check *check, AgendaWalk *walk)
{
    each_scheduled(check, look_up_item, walk);
    const guint unknown = g_hash_table_size(walk->unknown);
    if (unknown <= g_hash_table_size(walk->known) + 1) {
        each_scheduled(check, report_unknown_item, walk);
        return;
    }
    /* So many are no slips: what was taken for the agenda is not the whole of it. */
    const AgendaItem *first = g_ptr_array_index(check->programme->agenda, 0);
    check_report_as(check, SEVERITY_NOTE, first->at,
                    g_strdup_printf("%u items of the timetable are not in the agenda as it was read here", unknown),
                    NULL);
}

void check_not_in_agenda(Check *check)
{
    const GPtrArray *agenda = check->programme->agenda;
    if (agenda->len == 0) {
        return;
    }
    g_autoptr(GHashTable) numbers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GHashTable) known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GHashTable) unknown = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < agenda->len; i++) {
        const AgendaItem *item = g_ptr_array_index(agenda, i);
        note_number(numbers, &item->item);
    }
    AgendaWalk walk = { numbers, known, unknown };
    compare_with_agenda(check, &walk);
}

static void note_scheduled(Check *check, const Entry *entry, const ItemNumber *item, gpointer numbers)
{
    note_number(numbers, item);
    if (item->sub[0] == '\0') {
        g_hash_table_add(numbers, g_strdup_printf("%d as a whole", item->number));
    }
}

void check_unscheduled_item(Check *check)
{
    g_autoptr(GHashTable) scheduled = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    each_scheduled(check, note_scheduled, scheduled);
    for (guint i = 0; g_hash_table_size(scheduled) > 0 && i < check->programme->agenda->len; i++) {
        const AgendaItem *item = g_ptr_array_index(check->programme->agenda, i);
        g_autofree char *name = item_name(&item->item);
        g_autofree char *whole = g_strdup_printf("%d as a whole", item->item.number);
        if (!g_hash_table_contains(scheduled, name) && !g_hash_table_contains(scheduled, whole)) {
            check_report(check, item->at, g_strdup_printf("agenda item %s has no meeting", name), NULL);
        }
    }
}

/* Nearly the same words are one title that was retyped; quite other words are what is done under the item. */
static bool is_retyped(const char *a, const char *b)
{
    enum { NEARLY = 70 };
    g_autofree char *x = text_words(a);
    g_autofree char *y = text_words(b);
    const size_t shorter = MIN(strlen(x), strlen(y));
    const size_t longer = MAX(strlen(x), strlen(y));
    return strcmp(x, y) != 0 && shorter * 10 > longer * 7 && check_shared_words(a, b) >= NEARLY;
}

/* From a few words before the place where the two part, so that a person sees what differs. */
static char *quote_difference(const char *text, const char *other)
{
    enum { WORDS_BEFORE = 3 };
    size_t same = 0;
    while (text[same] != '\0' && text[same] == other[same]) {
        same++;
    }
    for (int words = 0; words < WORDS_BEFORE && same > 0; words++) {
        do {
            same--;
        } while (same > 0 && text[same - 1] != ' ');
    }
    return check_quote(text + same);
}

static void compare_title(Check *check, const Entry *entry, const ItemNumber *item, gpointer titles)
{
    if (entry->text == NULL || entry->items->len != 1) {
        return;
    }
    g_autofree char *name = item_name(item);
    const char *first = g_hash_table_lookup(titles, name);
    if (first == NULL) {
        g_hash_table_insert(titles, g_steal_pointer(&name), entry->text);
    } else if (is_retyped(first, entry->text)) {
        g_autofree char *before = quote_difference(first, entry->text);
        g_autofree char *here = quote_difference(entry->text, first);
        check_report(check, entry->at, g_strdup_printf("item %s is called %s here", name, here),
                     g_strdup_printf("before it was %s", before));
    }
}

void check_item_wording(Check *check)
{
    g_autoptr(GHashTable) titles = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < check->programme->agenda->len; i++) {
        const AgendaItem *item = g_ptr_array_index(check->programme->agenda, i);
        g_hash_table_insert(titles, item_name(&item->item), item->title);
    }
    each_scheduled(check, compare_title, titles);
}

void check_sub_item(Check *check)
{
    for (guint i = 0; i < check->programme->rows->len; i++) {
        const Row *row = programme_row(check->programme, i);
        bool under_item = false;
        for (guint k = 0; k < row->entries->len; k++) {
            const Entry *entry = row_entry(row, k);
            under_item |= entry->kind == ENTRY_ITEM;
            if (entry->kind == ENTRY_SUBITEM && !under_item) {
                g_autofree char *numbers = entry_item_numbers(entry);
                check_report(check, entry->at, g_strdup_printf("sub-item %s stands under no item", numbers), NULL);
            }
        }
    }
}

/* --- opening and closure -------------------------------------------------------------------------------- */

typedef struct {
    guint meeting; /* in the meetings by time */
    guint entry;
} Place;

/* What the line says, or where an item has no title, its number. Free with g_free. */
static char *quote_line(const Entry *entry)
{
    if (entry->text != NULL) {
        return check_quote(entry->text);
    }
    g_autofree char *numbers = entry_item_numbers(entry);
    return g_strdup_printf("item %s", numbers);
}

/* The end of a day, of a list or of a debate is no closure of the session. */
static bool is_of_session(const Entry *entry)
{
    static const char *const others[] = { "day",        "list",    "lists", "debate",
                                          "discussion", "segment", "poll",  "registration" };
    for (size_t i = 0; i < G_N_ELEMENTS(others); i++) {
        if (text_finds(entry->text, others[i]) != NULL) {
            return false;
        }
    }
    return true;
}

static bool find_entry(const Check *check, EntryKind kind, bool last, Place *ret_place)
{
    bool found = false;
    for (guint i = 0; i < check->meetings->len; i++) {
        const Row *row = check_meeting(check, i);
        for (guint k = 0; k < row->entries->len && (last || !found); k++) {
            if (check_means(row_entry(row, k), kind) && is_of_session(row_entry(row, k))) {
                *ret_place = (Place){ i, k };
                found = true;
            }
        }
    }
    return found;
}

/* `a` stands before `b` in the meetings by time. */
static bool begins_earlier(const Row *a, const Row *b)
{
    const bool same_day = civil_date_equal(a->date, b->date);
    return civil_date_is_set(a->date) && (!same_day || (a->start != CLOCK_UNKNOWN && a->start < b->start));
}

void check_opening_first(Check *check)
{
    Place opening;
    if (!find_entry(check, ENTRY_OPENING, false, &opening)) {
        return;
    }
    const Row *opens = check_meeting(check, opening.meeting);
    for (guint i = 0; i < opening.meeting; i++) {
        const Row *row = check_meeting(check, i);
        if (row->mode == MODE_FORMAL && check_deliberates(row) && begins_earlier(row, opens)) {
            g_autofree char *when = check_when(row);
            g_autofree char *quote = check_quote(row_entry(opens, opening.entry)->text);
            check_report(check, row_entry(opens, opening.entry)->at,
                         g_strdup_printf("%s comes after the meeting of %s", quote, when),
                         g_strdup("the opening is the first business of a session"));
            return;
        }
    }
}

static bool may_follow_closure(const Entry *entry, int closure_depth)
{
    static const EntryKind ceremonies[] = { ENTRY_REMARKS, ENTRY_STATEMENTS, ENTRY_SPEAKER, ENTRY_BREAK };
    for (size_t i = 0; i < G_N_ELEMENTS(ceremonies); i++) {
        if (entry->kind == ceremonies[i]) {
            return true;
        }
    }
    return entry->depth > closure_depth;
}

static void report_lines_after(Check *check, const Row *row, guint closure)
{
    const int depth = row_entry(row, closure)->depth;
    for (guint k = closure + 1; k < row->entries->len; k++) {
        const Entry *entry = row_entry(row, k);
        if (!may_follow_closure(entry, depth)) {
            g_autofree char *quote = quote_line(entry);
            check_report_as(check, SEVERITY_WARNING, entry->at, g_strdup_printf("%s stands after the closure", quote),
                            g_strdup("the closure is the last business of a session"));
        }
    }
}

void check_closure_last(Check *check)
{
    Place closure;
    if (!find_entry(check, ENTRY_CLOSURE, true, &closure)) {
        return;
    }
    const Row *closes = check_meeting(check, closure.meeting);
    report_lines_after(check, closes, closure.entry);
    guint i = closure.meeting + 1;
    while (i < check->meetings->len && check_meeting(check, i)->shares_row) {
        i++; /* further hours of the closing meeting's own row */
    }
    for (; i < check->meetings->len; i++) {
        const Row *row = check_meeting(check, i);
        if (row->mode != MODE_SIDE_EVENT && row->mode != MODE_INFORMAL && check_deliberates(row) &&
            begins_earlier(closes, row)) {
            g_autofree char *when = check_when(row);
            g_autofree char *closing = check_when(closes);
            check_report(check, row->at, g_strdup_printf("the meeting of %s comes after the closure", when),
                         g_strdup_printf("the session is closed at the meeting of %s", closing));
        }
    }
}

/* --- marks ---------------------------------------------------------------------------------------------- */

static const char *mark_words(Mark mark)
{
    static const char *const words[N_MARKS] = {
        [MARK_DERIVED] = "the derived mark",
        [MARK_NONE] = "no mark",
        [MARK_CONTINUED] = "“(continued)”",
        [MARK_CONCLUDED] = "“(concluded)”",
    };
    return words[mark];
}

static const char *reason_of(Mark derived)
{
    static const char *const reasons[N_MARKS] = {
        [MARK_DERIVED] = "",
        [MARK_NONE] = "it is the first time, or a line that never goes on",
        [MARK_CONTINUED] = "it goes on from an earlier meeting",
        [MARK_CONCLUDED] = "it is the last time",
    };
    return reasons[derived];
}

/* Lines whose mark the profile of the body derives, and those that never go on in any body. Of others nothing is
 * known. */
static bool has_derived_mark(const Profile *profile, EntryKind kind)
{
    switch (kind) {
    case ENTRY_ITEM: return profile->marks.items;
    case ENTRY_READING:
    case ENTRY_THEMATIC:
    case ENTRY_DEBATE: return profile->marks.activities;
    case ENTRY_TOPIC:
    case ENTRY_STAKEHOLDERS:
    case ENTRY_OPENING:
    case ENTRY_CLOSURE: return profile->marks.items || profile->marks.activities;
    default: return false;
    }
}

static void report_mark(Check *check, const Entry *entry, Mark derived)
{
    /* That it goes on is seen alike; only whether it is the last time is not. */
    const bool small = entry->as_printed != MARK_NONE && derived != MARK_NONE;
    g_autofree char *quote = quote_line(entry);
    check_report_as(check, small ? SEVERITY_NOTE : SEVERITY_WARNING, entry->at,
                    g_strdup_printf("%s has %s", quote, mark_words(entry->as_printed)),
                    g_strdup_printf("expected %s: %s", mark_words(derived), reason_of(derived)));
}

void check_continued(Check *check)
{
    for (guint i = 0; i < check->programme->rows->len; i++) {
        const Row *row = programme_row(check->programme, i);
        for (guint k = 0; k < row->entries->len; k++) {
            const Entry *entry = row_entry(row, k);
            const Mark derived = programme_marks_derived(check->marks, i, k);
            if (entry->as_printed != MARK_DERIVED && entry->as_printed != derived &&
                has_derived_mark(check->programme->profile, entry->kind)) {
                report_mark(check, entry, derived);
            }
        }
    }
}
