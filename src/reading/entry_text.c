#include "reading/entry_text.h"

#include "base/text.h"
#include "core/vocabulary.h"

#include <string.h>

/* --- footnote marks ------------------------------------------------------------------------------------- */

char *note_mark_text(int number)
{
    if (number < 0) {
        return g_strnfill((gsize)-number, '*');
    }
    char digits[16];
    g_snprintf(digits, sizeof digits, "%d", number);
    GString *text = g_string_new(NULL);
    for (const char *at = digits; *at != '\0'; at++) {
        g_string_append(text, text_superscript(*at - '0'));
    }
    return g_string_free(text, FALSE);
}

int note_mark_read(const char *text, size_t *ret_used)
{
    int number = 0;
    int figure;
    size_t used;
    *ret_used = 0;
    while (number < 1000 && (figure = text_superscript_read(text + *ret_used, &used)) >= 0) {
        number = number * 10 + figure;
        *ret_used += used;
    }
    return number;
}

/* The superscript figure that ends at `end`; -1 if none does. *ret_start: where it begins. */
static int figure_before(const char *text, const char *end, const char **ret_start)
{
    size_t used;
    const char *start = g_utf8_find_prev_char(text, end);
    const int figure = start == NULL ? -1 : text_superscript_read(start, &used);
    if (figure >= 0) {
        *ret_start = start;
    }
    return figure;
}

/* The mark that ends the text: its number, and where it begins; 0 if the text ends in none. */
static int last_mark(const char *text, const char **ret_start)
{
    const char *end = text + strlen(text);
    int number = 0;
    int unit = 1;
    int figure;
    while (unit < 1000 && (figure = figure_before(text, end, &end)) >= 0) {
        number += figure * unit;
        unit *= 10;
    }
    while (unit == 1 && end > text && end[-1] == '*' && number > -3) {
        end--;
        number--;
    }
    *ret_start = end;
    const bool rule_of_stars = number < 0 && end > text && end[-1] == '*';
    return rule_of_stars ? 0 : number;
}

void notes_cut(char *text, GArray *notes)
{
    const char *start;
    int number;
    const guint first = notes->len;
    while ((number = last_mark(text, &start)) != 0 && start != text) {
        text[start - text] = '\0';
        g_array_insert_val(notes, first, number);
        g_strchomp(text);
        if (g_str_has_suffix(text, ",") && last_mark(text, &start) == 0) {
            const size_t length = strlen(text);
            text[length - 1] = '\0'; /* a comma between two marks */
            if (last_mark(text, &start) == 0) {
                text[length - 1] = ',';
                break;
            }
        }
    }
}

/* --- what stands behind the words ------------------------------------------------------------------------- */

Mark mark_of_word(const char *word)
{
    static const struct {
        const char *word;
        Mark mark;
    } marks[] = {
        { "continued", MARK_CONTINUED }, { "cont'd", MARK_CONTINUED },    { "cont’d", MARK_CONTINUED },
        { "cont.", MARK_CONTINUED },     { "contd", MARK_CONTINUED },     { "contd.", MARK_CONTINUED },
        { "continues", MARK_CONTINUED }, { "concluded", MARK_CONCLUDED }, { "concludes", MARK_CONCLUDED },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(marks); i++) {
        if (g_ascii_strcasecmp(word, marks[i].word) == 0) {
            return marks[i].mark;
        }
    }
    return MARK_NONE;
}

/* "30 minutes", "1 hour": 0 if it is nothing of the kind. */
static int minutes_of_words(const char *words)
{
    static const struct {
        const char *unit;
        int minutes;
    } units[] = { { "minutes", 1 }, { "minute", 1 }, { "min.", 1 }, { "min", 1 },
                  { "mins", 1 },    { "hours", 60 }, { "hour", 60 } };
    char *end = NULL;
    if (!g_ascii_isdigit(words[0])) {
        return 0;
    }
    const guint64 number = g_ascii_strtoull(words, &end, 10);
    while (*end == ' ' || *end == '-') {
        end++;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(units); i++) {
        if (g_ascii_strcasecmp(end, units[i].unit) == 0 && number > 0 && number * units[i].minutes <= CLOCK_DAY) {
            return (int)number * units[i].minutes;
        }
    }
    return 0;
}

/* The content of the bracket that ends `text`, or NULL; *ret_open is where it opens. */
static char *last_bracket(const char *text, char open, char close, char **ret_open)
{
    const size_t length = strlen(text);
    if (length == 0 || text[length - 1] != close) {
        return NULL;
    }
    char *at = strrchr(text, open);
    if (at == NULL || at[1] == close) {
        return NULL;
    }
    *ret_open = at;
    return g_strndup(at + 1, strlen(at + 1) - 1);
}

static bool cut_round_bracket(char *text, Entry *entry)
{
    char *open = NULL;
    g_autofree char *words = last_bracket(text, '(', ')', &open);
    if (words == NULL) {
        return false;
    }
    const Mark mark = mark_of_word(words);
    const int minutes = minutes_of_words(words);
    if (mark != MARK_NONE && entry->as_printed == MARK_NONE) {
        entry->as_printed = mark;
    } else if (minutes > 0 && entry->minutes == 0) {
        entry->minutes = minutes;
    } else {
        return false;
    }
    *open = '\0';
    return true;
}

static bool cut_provenance(char *text, Entry *entry)
{
    char *open = NULL;
    g_autofree char *words = last_bracket(text, '[', ']', &open);
    if (words == NULL || open == text || entry->provenance != NULL || strpbrk(words, "[]\\") != NULL) {
        return false;
    }
    entry->provenance = g_steal_pointer(&words);
    *open = '\0';
    return true;
}

/* --- numbers of items ------------------------------------------------------------------------------------- */

/* "(a)" behind a number; its letters go to `sub`. */
static size_t sub_read(const char *text, char sub[4])
{
    const size_t blanks = strspn(text, " ");
    const char *at = text + blanks;
    size_t letters = 0;
    if (*at != '(') {
        return 0;
    }
    while (g_ascii_islower(at[1 + letters]) && letters < 3) {
        letters++;
    }
    if (letters == 0 || at[1 + letters] != ')') {
        return 0;
    }
    memcpy(sub, at + 1, letters);
    sub[letters] = '\0';
    return blanks + letters + 2;
}

static size_t one_number_read(const char *text, GArray *items)
{
    size_t digits = 0;
    int number = 0;
    while (g_ascii_isdigit(text[digits])) {
        number = number * 10 + (text[digits++] - '0');
        if (digits > 3) {
            return 0;
        }
    }
    if (digits == 0 || number == 0) {
        return 0;
    }
    ItemNumber item = { .number = number };
    const size_t used = digits + sub_read(text + digits, item.sub);
    if (g_ascii_isalnum(text[used])) {
        return 0;
    }
    g_array_append_val(items, item);
    return used;
}

/* ", ", " and ", "&" between numbers. */
static size_t joint_read(const char *text)
{
    static const char *const joints[] = { ", and ", " and ", ", ", " & ", "; " };
    for (size_t i = 0; i < G_N_ELEMENTS(joints); i++) {
        if (g_str_has_prefix(text, joints[i])) {
            return strlen(joints[i]);
        }
    }
    return 0;
}

/* "5 (a) and (b)": another sub-item of the same number. */
static size_t next_sub_read(const char *text, GArray *items)
{
    ItemNumber item = g_array_index(items, ItemNumber, items->len - 1);
    if (item.sub[0] == '\0') {
        return 0;
    }
    const size_t used = sub_read(text, item.sub);
    if (used > 0) {
        g_array_append_val(items, item);
    }
    return used;
}

size_t item_numbers_read(const char *text, GArray *items)
{
    size_t used = one_number_read(text, items);
    while (used > 0) {
        const size_t joint = joint_read(text + used);
        size_t more = joint == 0 ? 0 : one_number_read(text + used + joint, items);
        more = joint > 0 && more == 0 ? next_sub_read(text + used + joint, items) : more;
        if (more == 0) {
            break;
        }
        used += joint + more;
    }
    return used;
}

/* --- item headings ------------------------------------------------------------------------------------------ */

static size_t item_word_read(const char *text)
{
    static const char *const words[] = { "agenda items", "agenda item", "items", "item" };
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        const size_t length = strlen(words[i]);
        if (text_begins(text, words[i]) && text[length] == ' ') {
            return length + 1;
        }
    }
    return 0;
}

/* What parts an item's number from its title; 0 if the title may not begin here. */
static size_t title_mark_read(const char *text)
{
    static const char *const marks[] = { ": ", ". ", " – ", " - ", " — ", ":", "." };
    for (size_t i = 0; i < G_N_ELEMENTS(marks); i++) {
        if (g_str_has_prefix(text, marks[i])) {
            return strlen(marks[i]);
        }
    }
    return text[0] == ' ' ? 1 : 0;
}

/* "Agenda item 5: title", "Items 3 and 4", "5. Title". Bytes before the title; 0 if it is no such heading. */
static size_t item_heading_read(const char *text, GArray *items)
{
    const size_t word = item_word_read(text);
    const size_t used = word + item_numbers_read(text + word, items);
    if (items->len == 0) {
        return 0;
    }
    if (word > 0 && text[used] == '\0') {
        return used;
    }
    const size_t mark = text[used] == '\0' ? 0 : title_mark_read(text + used);
    const bool numbered = word == 0 && text[used] == '.' && text[used + 1] == ' ' && items->len == 1;
    if ((word > 0 && mark > 0) || numbered) {
        return used + mark;
    }
    g_array_set_size(items, 0);
    return 0;
}

/* "Title (item 5)", "Title [agenda items 3 and 4]": cut off, the numbers kept. */
static bool cut_item_behind(char *text, GArray *items)
{
    static const char brackets[][2] = { { '(', ')' }, { '[', ']' } };
    for (size_t i = 0; i < G_N_ELEMENTS(brackets) && items->len == 0; i++) {
        char *open = NULL;
        g_autofree char *words = last_bracket(text, brackets[i][0], brackets[i][1], &open);
        const size_t word = words == NULL || open == text ? 0 : item_word_read(words);
        if (word > 0 && word + item_numbers_read(words + word, items) == strlen(words) && items->len > 0) {
            *open = '\0';
            return true;
        }
        g_array_set_size(items, 0);
    }
    return false;
}

/* Cuts marks, minutes, provenance and footnote marks from the end of `text`, in whatever order they stand; with
 * `items_too` also the numbers of items, if none are known yet. */
static void cut_tail(char *text, Entry *entry, bool items_too)
{
    bool cut;
    do {
        g_strchomp(text);
        const size_t length = strlen(text);
        notes_cut(text, entry->notes);
        cut = strlen(text) != length;
        if (text[0] != '\0') {
            cut |= (items_too && cut_item_behind(text, entry->items)) || cut_round_bracket(text, entry) ||
                   cut_provenance(text, entry);
        }
    } while (cut && text[0] != '\0');
    g_strchomp(text);
}

/* --- entries ------------------------------------------------------------------------------------------------- */

/* A sub-item line "(a) Title" under an item. */
static bool read_subitem(char **text, const EntryPlace *place, Entry *entry)
{
    ItemNumber item = { .number = place->item };
    const size_t used = place->item == 0 || (*text)[0] != '(' ? 0 : sub_read(*text, item.sub);
    if (used == 0 || (*text)[used] != ' ') {
        return false;
    }
    entry->kind = ENTRY_SUBITEM;
    entry->depth = MAX(place->depth, 1);
    g_array_append_val(entry->items, item);
    *text += used + 1;
    return true;
}

Entry *entry_of_text(const char *text, const EntryPlace *place, Position at)
{
    Entry *entry = entry_new(ENTRY_LINE, NULL);
    entry->at = at;
    entry->depth = place->depth;
    entry->as_printed = MARK_NONE;
    g_autofree char *held = g_strdup(text);
    char *words = held;
    /* "Item 5 (continued)" has no other title. The number is not a part of what is cut from the end. */
    const bool is_subitem = read_subitem(&words, place, entry);
    const size_t heading = is_subitem ? 0 : item_heading_read(words, entry->items);
    words += heading;
    g_strchug(words);
    cut_tail(words, entry, !is_subitem && heading == 0);
    if (!is_subitem && entry->items->len > 0) {
        entry->kind = ENTRY_ITEM;
    }
    if (words[0] != '\0') {
        entry->text = g_strdup(words);
    }
    if (entry->kind == ENTRY_LINE) {
        entry->kind = vocabulary_kind(entry->text, place->parent, &entry->ordinal);
    }
    if (entry->kind == ENTRY_TOPIC) {
        entry->depth = MAX(entry->depth, 1);
    }
    return entry;
}

Entry *entry_of_words(EntryKind kind, const char *label, const char *words, const char *provenance, const char *rest,
                      int depth, Position at)
{
    Entry *entry = entry_new(kind, NULL);
    entry->at = at;
    entry->depth = depth;
    entry->as_printed = MARK_NONE;
    entry->text = words[0] == '\0' ? NULL : g_strdup(words);
    entry->provenance = g_strdup(provenance);
    /* A word before it keeps the tail from being taken for the whole line. */
    g_autofree char *tail = g_strconcat("x ", rest, NULL);
    cut_tail(tail, entry, false);
    if (kind == ENTRY_READING && label != NULL) {
        entry->ordinal = (int)CLAMP(g_ascii_strtoll(label, NULL, 10), 0, 999);
    } else if (label != NULL) {
        item_numbers_read(label, entry->items);
    }
    return entry;
}

EntryPlace entry_place_after(const EntryPlace *before, const Entry *entry)
{
    EntryPlace place = *before;
    place.depth = entry->depth;
    if (entry->depth == 0) {
        place.parent = entry->kind;
    }
    if (entry->kind == ENTRY_ITEM && entry->items->len > 0) {
        place.item = entry_item(entry, 0)->number;
    }
    return place;
}

EntryPlace entry_place_at(const EntryPlace *last, int depth)
{
    EntryPlace place = *last;
    place.depth = depth;
    place.parent = depth == 0 ? N_ENTRY_KINDS : last->parent;
    return place;
}

char *entry_words(const Entry *entry, const Profile *profile)
{
    if (entry->kind == ENTRY_SUBITEM && entry->items->len > 0) {
        return g_strdup_printf("(%s) %s", entry_item(entry, 0)->sub, entry->text);
    }
    if (entry->kind != ENTRY_ITEM || entry->items->len == 0) {
        return g_strdup(entry->text);
    }
    g_autofree char *numbers = entry_item_numbers(entry);
    const char *plural = entry->items->len > 1 ? "s" : "";
    if (entry->text == NULL) {
        return g_strdup_printf("%s%s %s", profile->item_word, plural, numbers);
    }
    return g_strdup_printf("%s%s %s: %s", profile->item_word, plural, numbers, entry->text);
}
