#include "reading/item_numbers.h"

#include "base/folding.h"
#include "base/text.h"
#include "core/phrases.h"
#include "reading/civil_scan.h"

#include <string.h>

/* --- letters of sub-items --------------------------------------------------------------------------------- */

/* The Latin letter that a letter of another script stands for; '\0' if for none. */
static char latin_letter(gunichar c)
{
    static const struct {
        gunichar sign;
        char letter;
    } letters[] = {
        /* Arabic, in the old order of the alphabet; folded, so that every form of alif is one. */
        { 0x627, 'a' },
        { 0x628, 'b' },
        { 0x62c, 'c' },
        { 0x62f, 'd' },
        { 0x647, 'e' },
        { 0x648, 'f' },
        { 0x632, 'g' },
        { 0x62d, 'h' },
        { 0x637, 'i' },
        { 0x64a, 'j' },
        { 0x643, 'k' },
        { 0x644, 'l' },
        { 0x645, 'm' },
        { 0x646, 'n' },
        { 0x633, 'o' },
        { 0x639, 'p' },
        { 0x641, 'q' },
        { 0x635, 'r' },
        { 0x642, 's' },
        { 0x631, 't' },
        { 0x634, 'u' },
        { 0x62a, 'v' },
        { 0x62b, 'w' },
        { 0x62e, 'x' },
        { 0x630, 'y' },
        { 0x636, 'z' },
        /* Cyrillic: typed for the Latin letter of the same shape, else in the order of the alphabet. */
        { 0x430, 'a' },
        { 0x431, 'b' },
        { 0x432, 'c' },
        { 0x433, 'd' },
        { 0x434, 'e' },
        { 0x435, 'e' },
        { 0x441, 'c' },
        { 0x43e, 'o' },
        { 0x440, 'p' },
        { 0x445, 'x' },
        { 0x443, 'y' },
        { 0x456, 'i' },
        { 0x458, 'j' },
    };
    if (c >= 'a' && c <= 'z') {
        return (char)c;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(letters); i++) {
        if (letters[i].sign == c) {
            return letters[i].letter;
        }
    }
    return '\0';
}

/* Up to three letters at *at, small ones in scripts that have two sizes. */
static size_t scan_letters(const char **at, char sub[4])
{
    size_t count = 0;
    while (count < 3) {
        const char *next = *at;
        const bool large = g_unichar_isupper(g_utf8_get_char(next));
        const char letter = large ? '\0' : latin_letter(folded_next(&next));
        if (letter == '\0') {
            break;
        }
        sub[count++] = letter;
        *at = next;
    }
    sub[count] = '\0';
    return count;
}

/* A bracket of either width; a letter may have been lengthened before it ("هـ)"). */
static bool scan_bracket(const char **at, gunichar bracket)
{
    const char *next = *at;
    if (folded_next(&next) != bracket) {
        return false;
    }
    *at = next;
    return true;
}

size_t item_letter_read(const char *text, char sub[4])
{
    const char *at = skip_blanks(text);
    char letters[4];
    scan_bracket(&at, '(');
    if (scan_letters(&at, letters) == 0) {
        return 0;
    }
    at = skip_blanks(at);
    if (!scan_bracket(&at, ')')) {
        return 0;
    }
    memcpy(sub, letters, sizeof letters);
    return (size_t)(at - text);
}

/* --- numbers ---------------------------------------------------------------------------------------------- */

static size_t one_number_read(const char *text, GArray *items)
{
    const char *at = text;
    ItemNumber item = { .number = scan_number(&at, 3) };
    if (item.number <= 0) {
        return 0;
    }
    at += item_letter_read(at, item.sub);
    if (g_ascii_isalnum(*at)) {
        return 0;
    }
    g_array_append_val(items, item);
    return (size_t)(at - text);
}

/* ", ", " and ", "&", "、", " و " between numbers. Those of ASCII need a blank behind them. */
static size_t joint_read(const char *text)
{
    static const char *const words[] = { "and", "et", "et de", "y", "e", "и", "和", "及", "以及", NULL };
    static const char *const latin_signs[] = { ", ", "; ", "& " };
    static const char *const signs[] = { "、", "，", "،", "؛" };
    const char *at = skip_blanks(text);
    bool found = false;
    for (size_t i = 0; i < G_N_ELEMENTS(latin_signs) && !found; i++) {
        found = scan_bytes(&at, latin_signs[i]);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(signs) && !found; i++) {
        found = scan_bytes(&at, signs[i]);
    }
    at = skip_blanks(at);
    const bool spaced = at != text;
    found |= scan_bytes(&at, "و") || ((spaced || (unsigned char)*at >= 0x80) && scan_phrase(&at, words));
    return found ? (size_t)(skip_blanks(at) - text) : 0;
}

/* "(a) to (d)": all letters behind the first of the range. `at` is behind the dash. */
static const char *letters_read(const char *at, GArray *items)
{
    ItemNumber item = g_array_index(items, ItemNumber, items->len - 1);
    const char first = item.sub[0];
    const size_t used = item.sub[1] == '\0' ? item_letter_read(at, item.sub) : 0;
    const char last = item.sub[0];
    if (used == 0 || item.sub[1] != '\0' || last <= first) {
        return NULL;
    }
    for (item.sub[0] = (char)(first + 1); item.sub[0] <= last; item.sub[0]++) {
        g_array_append_val(items, item);
    }
    return at + used;
}

enum { LONGEST_RANGE = 60 };

/* "88 to 105", "88–105", "20 (a) to (d)": all numbers behind the first of the range; bytes, 0 if no range goes on here.
 */
static size_t range_read(const char *text, GArray *items)
{
    const ItemNumber first = g_array_index(items, ItemNumber, items->len - 1);
    const char *at = text;
    if (scan_dash(&at) == NO_DASH) {
        return 0;
    }
    if (first.sub[0] != '\0') {
        const char *end = letters_read(at, items);
        return end == NULL ? 0 : (size_t)(end - text);
    }
    const int last = scan_number(&at, 3);
    if (last <= first.number || last - first.number > LONGEST_RANGE || g_ascii_isalnum(*at)) {
        return 0;
    }
    for (ItemNumber item = { .number = first.number + 1 }; item.number <= last; item.number++) {
        g_array_append_val(items, item);
    }
    return (size_t)(at - text);
}

/* "5 (a) and (b)": another sub-item of the same number. */
static size_t next_sub_read(const char *text, GArray *items)
{
    ItemNumber item = g_array_index(items, ItemNumber, items->len - 1);
    if (item.sub[0] == '\0') {
        return 0;
    }
    const size_t used = item_letter_read(text, item.sub);
    if (used > 0) {
        g_array_append_val(items, item);
    }
    return used;
}

size_t item_numbers_read(const char *text, GArray *items)
{
    size_t used = one_number_read(text, items);
    while (used > 0) {
        used += range_read(text + used, items);
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

/* --- headings --------------------------------------------------------------------------------------------- */

/* "项目" behind "临时议程*": the mark of a footnote parts the word. */
static const char *skip_parted_word(const char *at)
{
    const char *from = at + strspn(at, "*");
    from = skip_blanks(from);
    return from != at && scan_bytes(&from, "项目") ? from : at;
}

/* "البنود من 88 إلى 105": the word before a range. */
static const char *skip_from(const char *at)
{
    static const char *const words[] = { "من", NULL };
    const char *from = at;
    return scan_phrase(&from, words) && is_figure(skip_blanks(from)) ? skip_blanks(from) : at;
}

size_t item_word_read(const char *text)
{
    static const char *const words[] = { "agenda items", "agenda item", "items", "item", NULL };
    const size_t english = text_begins_with_one_of(text, words);
    const size_t used = english > 0 ? english : phrase_begins(PHRASE_ITEM, text);
    if (used == 0) {
        return 0;
    }
    const char *at = skip_blanks(skip_parted_word(text + used));
    const bool apart = at != text + used || (unsigned char)text[0] >= 0xe3; /* Chinese needs no blank */
    at = skip_from(at);
    return apart ? (size_t)(at - text) : 0;
}

/* "de l'ordre du jour provisoire*" behind the numbers. The mark of a footnote refers to the agenda. */
static size_t tail_read(const char *text)
{
    const char *at = skip_blanks(text);
    const size_t used = phrase_begins(PHRASE_OF_AGENDA, at);
    if (used == 0) {
        return 0;
    }
    at += used;
    return (size_t)(at + strspn(at, "*") - text);
}

size_t item_phrase_read(const char *text, GArray *items)
{
    const size_t word = item_word_read(text);
    const size_t numbers = word == 0 ? 0 : item_numbers_read(text + word, items);
    if (numbers == 0) {
        g_array_set_size(items, 0);
        return 0;
    }
    return word + numbers + tail_read(text + word + numbers);
}

/* What parts an item's number from its title; 0 if the title may not begin here. French sets its colon apart. */
static size_t title_mark_read(const char *text)
{
    static const char *const marks[] = { ". ", " – ", " - ", " — ", "．", "." };
    const char *at = skip_blanks(text);
    if (scan_bytes(&at, ":") || scan_bytes(&at, "：")) {
        return (size_t)(skip_blanks(at) - text);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(marks); i++) {
        if (g_str_has_prefix(text, marks[i])) {
            return strlen(marks[i]);
        }
    }
    return skip_blanks(text) == text ? 0 : (size_t)(skip_blanks(text) - text);
}

/* "5. Title", "5、标题", "٥ - العنوان": bytes before the title; 0 if it is not numbered so. */
static size_t number_mark_read(const char *text)
{
    if (g_str_has_prefix(text, ". ")) {
        return strlen(". ");
    }
    const char *at = text;
    if (scan_bytes(&at, "、") || scan_bytes(&at, "．") || scan_bytes(&at, ".")) {
        return (unsigned char)*at >= 0xe3 ? (size_t)(at - text) : 0;
    }
    at = skip_blanks(at);
    const bool dash = scan_bytes(&at, "-") || scan_bytes(&at, "–") || scan_bytes(&at, "ـ");
    at = skip_blanks(at);
    return dash && (unsigned char)*at >= 0xd8 && (unsigned char)*at <= 0xdb && !is_figure(at) ? (size_t)(at - text) : 0;
}

size_t item_heading_read(const char *text, GArray *items)
{
    const size_t phrase = item_phrase_read(text, items);
    if (phrase > 0) {
        const bool ends = text[phrase + strspn(text + phrase, "*")] == '\0';
        const size_t mark = ends ? 0 : title_mark_read(text + phrase);
        if (mark > 0 || ends || (unsigned char)text[phrase] >= 0xe3) {
            return phrase + mark;
        }
        g_array_set_size(items, 0);
        return 0;
    }
    const size_t used = item_numbers_read(text, items);
    const size_t mark = used > 0 && items->len == 1 ? number_mark_read(text + used) : 0;
    if (mark == 0) {
        g_array_set_size(items, 0);
        return 0;
    }
    return used + mark;
}
