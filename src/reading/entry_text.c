#include "reading/entry_text.h"

#include "base/folding.h"
#include "base/text.h"
#include "core/phrases.h"
#include "core/vocabulary.h"
#include "reading/item_numbers.h"

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
    if (phrase_is(PHRASE_CONCLUDED, word)) {
        return MARK_CONCLUDED;
    }
    return phrase_is(PHRASE_CONTINUED, word) ? MARK_CONTINUED : MARK_NONE;
}

/* The number that Arabic has in the word itself. */
static int minutes_in_a_word(const char *words)
{
    static const struct {
        const char *word;
        int minutes;
    } known[] = { { "دقيقة واحدة", 1 }, { "دقيقة", 1 }, { "دقيقتان", 2 },
                  { "ساعة واحدة", 60 }, { "ساعة", 60 }, { "ساعتان", 120 } };
    for (size_t i = 0; i < G_N_ELEMENTS(known); i++) {
        if (folded_is(words, known[i].word)) {
            return known[i].minutes;
        }
    }
    return 0;
}

/* "30 minutes", "1 hour", "30分钟": 0 if it is nothing of the kind. */
static int minutes_of_words(const char *words)
{
    static const char *const minutes[] = { "minutes", "minute", "min.",   "min",    "mins", "minutos",
                                           "minuto",  "минут",  "минута", "минуты", "мин.", "мин",
                                           "分钟",    "分",     "دقيقة",  "دقائق",  NULL };
    static const char *const hours[] = { "hours", "hour",  "heures", "heure",  "horas", "hora",  "час",
                                         "часа",  "часов", "小时",   "个小时", "ساعة",  "ساعات", NULL };
    int number = 0;
    int figure;
    size_t used;
    const char *at = words;
    while ((figure = folded_figure(at, &used)) >= 0 && number <= CLOCK_DAY) {
        number = number * 10 + figure;
        at += used;
    }
    if (at == words) {
        return minutes_in_a_word(words);
    }
    at += strspn(at, " -");
    number *= folded_is_one_of(at, minutes) ? 1 : folded_is_one_of(at, hours) ? 60 : 0;
    return number <= CLOCK_DAY ? number : 0;
}

/* Round brackets have a form of full width. */
typedef struct {
    const char *open, *close;
} Brackets;

static const Brackets round_brackets[] = { { "(", ")" }, { "（", "）" } };
static const Brackets square_brackets = { "[", "]" };

/* The content of the bracket that ends `text`, or NULL; *ret_open is where it opens. */
static char *last_bracket(const char *text, const Brackets *form, char **ret_open)
{
    char *at = g_str_has_suffix(text, form->close) ? g_strrstr(text, form->open) : NULL;
    if (at == NULL) {
        return NULL;
    }
    const char *inner = at + strlen(form->open);
    const size_t length = strlen(inner);
    if (length <= strlen(form->close)) {
        return NULL;
    }
    *ret_open = at;
    return g_strndup(inner, length - strlen(form->close));
}

/* The mark or the minutes in the bracket that ends `text`. */
static bool cut_bracket(char *text, Entry *entry, const Brackets *form)
{
    char *open = NULL;
    g_autofree char *words = last_bracket(text, form, &open);
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

static bool cut_round_bracket(char *text, Entry *entry)
{
    return cut_bracket(text, entry, &round_brackets[0]) || cut_bracket(text, entry, &round_brackets[1]);
}

static bool cut_provenance(char *text, Entry *entry)
{
    char *open = NULL;
    g_autofree char *words = last_bracket(text, &square_brackets, &open);
    if (words == NULL || open == text || entry->provenance != NULL || strpbrk(words, "[]\\") != NULL) {
        return false;
    }
    entry->provenance = g_steal_pointer(&words);
    *open = '\0';
    return true;
}

/* --- items behind a title -------------------------------------------------------------------------------- */

/* "Title (item 5)", "Title [agenda items 3 and 4]", "标题（项目5）": cut off, the numbers kept. */
static bool cut_item_behind(char *text, GArray *items)
{
    const Brackets *const forms[] = { &round_brackets[0], &round_brackets[1], &square_brackets };
    for (size_t i = 0; i < G_N_ELEMENTS(forms) && items->len == 0; i++) {
        char *open = NULL;
        g_autofree char *words = last_bracket(text, forms[i], &open);
        if (words == NULL || open == text) {
            continue;
        }
        if (item_phrase_read(words, items) == strlen(words)) {
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

/* A sub-item line "(a) Title", "a) Titre" under an item. */
static bool read_subitem(char **text, const EntryPlace *place, Entry *entry)
{
    ItemNumber item = { .number = place->item };
    const size_t used = place->item == 0 ? 0 : item_letter_read(*text, item.sub);
    if (used == 0 || (*text)[used] != ' ') {
        return false;
    }
    entry->kind = ENTRY_SUBITEM;
    entry->depth = MAX(place->depth, 1);
    g_array_append_val(entry->items, item);
    *text += used + 1;
    return true;
}

/* Cuts the tail of what stands behind a heading without a title ("Item 5 (continued) *"): a word before it keeps the
 * tail from being taken for the line itself. */
static void cut_tail_alone(const char *rest, Entry *entry)
{
    g_autofree char *tail = g_strconcat("x ", rest, NULL);
    cut_tail(tail, entry, false);
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
    if (heading > 0 && words[0] == '*') {
        cut_tail_alone(words, entry);
        words += strlen(words);
    }
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
    cut_tail_alone(rest, entry);
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
