#include "core/item_words.h"

#include "core/terms.h"

const char *item_letter(Language language, const char *sub)
{
    /* In the old order of the alphabet, by which the papers count. */
    static const char *const arabic[] = { "أ", "ب", "ج", "د", "هـ", "و", "ز", "ح", "ط", "ي", "ك", "ل", "م",
                                          "ن", "س", "ع", "ف", "ص",  "ق", "ر", "ش", "ت", "ث", "خ", "ذ", "ض" };
    const bool counted = language == LANGUAGE_ARABIC && g_ascii_islower(sub[0]) && sub[1] == '\0';
    return counted ? arabic[sub[0] - 'a'] : sub;
}

char *item_marker_in_words(Language language, const char *sub)
{
    g_autofree char *marker = term_with(TERM_SUB_ITEM, language, item_letter(language, sub));
    return g_strdup(g_strchug(marker));
}

static void append_number(GString *out, Language language, const ItemNumber *item)
{
    g_string_append_printf(out, "%d", item->number);
    if (item->sub[0] != '\0') {
        g_autofree char *marker = term_with(TERM_SUB_ITEM, language, item_letter(language, item->sub));
        g_string_append(out, marker);
    }
}

enum { SHORTEST_RANGE = 5 }; /* fewer numbers in a row are listed */

/* The index of the last of the plain numbers that follow each other from item `i` on; `i` if they are few. */
static guint end_of_range(const GArray *items, guint i)
{
    guint last = i;
    const ItemNumber *first = &g_array_index(items, ItemNumber, i);
    while (first->sub[0] == '\0' && last + 1 < items->len) {
        const ItemNumber *next = &g_array_index(items, ItemNumber, last + 1);
        if (next->sub[0] != '\0' || next->number != first->number + (int)(last + 1 - i)) {
            break;
        }
        last++;
    }
    return last - i + 1 >= SHORTEST_RANGE ? last : i;
}

char *item_numbers_in_words(Language language, const GArray *items)
{
    GString *out = g_string_new(NULL);
    for (guint i = 0, last; i < items->len; i = last + 1) {
        last = end_of_range(items, i);
        const Term joint = last + 1 == items->len ? TERM_AND : TERM_COMMA;
        g_string_append(out, i == 0 ? "" : term_wording(joint, language));
        append_number(out, language, &g_array_index(items, ItemNumber, i));
        if (last > i) {
            g_string_append(out, term_wording(TERM_ITEM_RANGE, language));
            append_number(out, language, &g_array_index(items, ItemNumber, last));
        }
    }
    return g_string_free(out, FALSE);
}

char *item_heading_in_words(Language language, const GArray *items, const Profile *profile)
{
    static const Term terms[2][3] = {
        { TERM_ITEM, TERM_ITEMS_TWO, TERM_ITEMS },
        { TERM_AGENDA_ITEM, TERM_AGENDA_ITEMS_TWO, TERM_AGENDA_ITEMS },
    };
    const bool full = g_str_has_prefix(term_wording(TERM_AGENDA_ITEM, LANGUAGE_ENGLISH), profile->item_word);
    g_autofree char *numbers = item_numbers_in_words(language, items);
    return term_with(terms[full][MIN(items->len, 3) - 1], language, numbers);
}
