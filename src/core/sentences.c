/* A form of the table is words with slots: "The {n} session ... will be held at Headquarters {r}." A text is of a form
 * if it has the same words, and in each slot what the slot is for. */
#include "core/sentences.h"

#include "core/civil_words.h"
#include "core/ordinals.h"
#include "core/prose.h"
#include "core/terms_table.h"
#include "core/vocabulary.h"

#include <string.h>

enum { SLOT_LENGTH = 3, SLOTS = 4 }; /* bytes of "{n}"; slots of a form */

typedef struct {
    char kind;
    char *words;
    int ordinal;
    CivilDate from, to;
} Slot;

static void clear_slots(Slot *slots)
{
    for (guint i = 0; i < SLOTS; i++) {
        g_free(slots[i].words);
    }
}

static bool read_dates(Slot *slot)
{
    const bool range = slot->kind == 'r';
    const size_t before = range && g_str_has_prefix(slot->words, "from ") ? strlen("from ") : 0;
    ProseDate date;
    const char *at = prose_find_date(slot->words, &date);
    if (at == NULL || (at != slot->words && at != slot->words + before) || at[date.length] != '\0' || date.year == 0 ||
        (date.to_day != 0) != range) {
        return false;
    }
    slot->from = prose_first(&date, date.year);
    slot->to = range ? prose_last(&date, date.year) : slot->from;
    return civil_date_is_set(slot->from) && civil_date_is_set(slot->to);
}

static bool understand(Slot *slot)
{
    size_t used = 0;
    switch (slot->kind) {
    case 'n': slot->ordinal = vocabulary_ordinal(slot->words, &used); return used == strlen(slot->words) && used > 0;
    case 'd':
    case 'r': return read_dates(slot);
    default: return slot->words[0] != '\0' && strchr(slot->words, ' ') == NULL;
    }
}

/* Where the words `length` long stand in `text`; those that end the form only at its end. */
static const char *find_words(const char *text, const char *words, size_t length)
{
    if (words[length] == '\0') {
        const size_t rest = strlen(text);
        return rest >= length && strcmp(text + rest - length, words) == 0 ? text + rest - length : NULL;
    }
    g_autofree char *wanted = g_strndup(words, length);
    return strstr(text, wanted);
}

/* The words from `start` to `end` of `plain` as they stand in `text`, whose dashes count as many characters. */
static char *own_words(const char *text, const char *plain, const char *start, const char *end)
{
    return g_utf8_substring(text, g_utf8_pointer_to_offset(plain, start), g_utf8_pointer_to_offset(plain, end));
}

/* Fills the slots of `form` from the text, of which `plain` has hyphens for dashes; false if it is of another form. */
static bool read_form(const char *form, const char *text, const char *plain, Slot slots[SLOTS])
{
    const char *at = plain;
    size_t words = strcspn(form, "{");
    if (strncmp(at, form, words) != 0) {
        return false;
    }
    at += words;
    form += words;
    for (guint i = 0; *form != '\0'; i++) {
        slots[i].kind = form[1];
        form += SLOT_LENGTH;
        words = strcspn(form, "{");
        const char *end = find_words(at, form, words);
        slots[i].words = end == NULL ? NULL : own_words(text, plain, at, end);
        if (end == NULL || !understand(&slots[i])) {
            return false;
        }
        at = end + words;
        form += words;
    }
    return *at == '\0';
}

static char *slot_in_language(const Slot *slot, Language language)
{
    switch (slot->kind) {
    case 'n': return ordinal_in_language(slot->ordinal, language);
    case 'd': return date_in_words(language, slot->from);
    case 'r': return date_span_in_words(language, slot->from, slot->to);
    default: return g_strdup(slot->words);
    }
}

static const Slot *slot_of_kind(const Slot slots[SLOTS], char kind)
{
    guint i = 0;
    while (i + 1 < SLOTS && slots[i].kind != kind) {
        i++;
    }
    return &slots[i];
}

/* The form with its slots filled; NULL if the language has no words for one of them. It begins with a capital. */
static char *fill_form(const char *form, const Slot slots[SLOTS], Language language)
{
    g_autoptr(GString) out = g_string_new(NULL);
    for (;;) {
        const size_t words = strcspn(form, "{");
        g_string_append_len(out, form, (gssize)words);
        form += words;
        if (*form == '\0') {
            break;
        }
        g_autofree char *filled = slot_in_language(slot_of_kind(slots, form[1]), language);
        if (filled == NULL) {
            return NULL;
        }
        g_string_append(out, filled);
        form += SLOT_LENGTH;
    }
    char letter[7] = "";
    g_unichar_to_utf8(g_unichar_toupper(g_utf8_get_char(out->str)), letter);
    return g_strconcat(letter, g_utf8_next_char(out->str), NULL);
}

/* Old papers have a hyphen in the years of a body's name where others have a dash. */
static char *with_hyphens(const char *text)
{
    g_auto(GStrv) parts = g_strsplit(text, "–", -1);
    return g_strjoinv("-", parts);
}

char *sentence_translate(const char *text, Language from, Language to)
{
    if (text == NULL || from != LANGUAGE_ENGLISH) {
        return NULL;
    }
    g_autofree char *plain = with_hyphens(text);
    for (size_t i = 0; i < n_term_rows; i++) {
        if (strcmp(term_rows[i].key, "sentence") != 0) {
            continue;
        }
        Slot slots[SLOTS] = { 0 };
        g_autofree char *form = with_hyphens(term_rows[i].wording[from]);
        char *translated = read_form(form, text, plain, slots) ? fill_form(term_rows[i].wording[to], slots, to) : NULL;
        clear_slots(slots);
        if (translated != NULL) {
            return translated;
        }
    }
    return NULL;
}
