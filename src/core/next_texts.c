#include "core/next_texts.h"

#include "base/text.h"
#include "core/prose.h"
#include "core/references.h"
#include "core/symbol.h"
#include "core/vocabulary.h"

#include <string.h>

/* --- dates ------------------------------------------------------------------------------------------- */

/* A range of days with `joint` between its ends, each datum said once as the papers do. */
static char *range_words(CivilDate from, CivilDate to, const char *joint)
{
    g_autofree char *end = prose_day(to);
    if (from.year != to.year) {
        g_autofree char *begin = prose_day(from);
        return g_strconcat(begin, joint, end, NULL);
    }
    if (from.month != to.month) {
        return g_strdup_printf("%d %s%s%s", from.day, prose_month(from.month), joint, end);
    }
    return g_strdup_printf("%d%s%s", from.day, joint, end);
}

char *next_range_words(CivilDate from, CivilDate to)
{
    return range_words(from, to, "–");
}

static bool is_session(const NextDraft *draft, const ProseDate *date)
{
    const CivilDate first = programme_first_day(draft->earlier);
    const CivilDate last = programme_last_day(draft->earlier);
    const bool whole = date->to_day != 0 || civil_date_equal(first, last);
    return whole && civil_date_equal(prose_first(date, last.year), first) &&
           civil_date_equal(prose_last(date, last.year), last);
}

/* The session's dates as they are now, in the form of `written`: with "to" or a dash, with the year or without. */
static char *shifted(const NextDraft *draft, const ProseDate *date, const char *written)
{
    const CivilDate from = civil_date_add(programme_first_day(draft->earlier), draft->shift);
    const CivilDate to = civil_date_add(programme_last_day(draft->earlier), draft->shift);
    const bool in_words = strstr(written, " to ") != NULL;
    char *words = civil_date_equal(from, to) ? prose_day(from) : range_words(from, to, in_words ? " to " : "–");
    if (date->year == 0 && from.year == to.year) {
        words[strlen(words) - strlen(" 2023")] = '\0';
    }
    return words;
}

/* The year of the document that the text speaks of, if it is of one alone; 0 if not. */
static int year_of_documents(const char *text, char **ret_symbol)
{
    ReferenceWalk walk;
    Reference reference;
    int year = 0;
    references_begin(&walk, text);
    while (references_next(&walk, &reference)) {
        const int of_this =
            reference.kind == REFERENCE_SYMBOL ? symbol_year(text + reference.start, reference.length) : 0;
        if (of_this != 0 && year == 0) {
            *ret_symbol = g_strndup(text + reference.start, reference.length);
        }
        year = of_this != 0 ? of_this : year;
    }
    return year;
}

/* A date that is not the session's stays. Domain rule 15: what is said of a document agrees with its symbol's year. */
static void list_date(const NextDraft *draft, const NextPlace *place, const char *text, const char *written, int year)
{
    g_autofree char *symbol = NULL;
    const int document = year != 0 ? year_of_documents(text, &symbol) : 0;
    if (document != 0 && document != year) {
        g_autofree char *why = g_strdup_printf("the document %s is of %d", symbol, document);
        next_add(draft, FACT_DATE, FACT_DOUBTFUL, place, written, NULL, why);
    } else {
        next_add(draft, FACT_DATE, FACT_CARRIED, place, written, NULL, NULL);
    }
}

static char *with_dates(const NextDraft *draft, const char *text, const NextPlace *place)
{
    GString *result = g_string_new(NULL);
    ProseDate date;
    const char *from = text;
    const char *at;
    while ((at = prose_find_date(from, &date)) != NULL) {
        g_autofree char *written = g_strndup(at, date.length);
        g_string_append_len(result, from, at - from);
        if (is_session(draft, &date)) {
            g_autofree char *now = shifted(draft, &date, written);
            next_add(draft, FACT_DATE, FACT_CHANGED, place, written, now, NULL);
            g_string_append(result, now);
        } else {
            list_date(draft, place, text, written, date.year);
            g_string_append(result, written);
        }
        from = at + date.length;
    }
    g_string_append(result, from);
    return g_string_free(result, FALSE);
}

/* --- the session's name ------------------------------------------------------------------------------ */

/* `name` as it stands in running text, where its first letter is small. */
static char *in_running_text(const char *name, const char *found)
{
    const gunichar first = g_utf8_get_char(name);
    const bool small = g_unichar_islower(g_utf8_get_char(found));
    GString *text = g_string_new(NULL);
    g_string_append_unichar(text, small ? g_unichar_tolower(first) : first);
    g_string_append(text, g_utf8_next_char(name));
    return g_string_free(text, FALSE);
}

static char *with_session(const NextDraft *draft, const char *text, const NextPlace *place)
{
    const char *old = draft->earlier->session;
    GString *result = g_string_new(NULL);
    const char *at;
    while (old != NULL && draft->plan->session != NULL && (at = text_finds(text, old)) != NULL) {
        g_autofree char *was = g_strndup(at, strlen(old));
        g_autofree char *now = in_running_text(draft->plan->session, at);
        g_string_append_len(result, text, at - text);
        g_string_append(result, now);
        next_add(draft, FACT_SESSION, FACT_CHANGED, place, was, now, NULL);
        text = at + strlen(old);
    }
    g_string_append(result, text);
    return g_string_free(result, FALSE);
}

/* --- what is only listed ----------------------------------------------------------------------------- */

/* An ordinal with the word or two it counts. */
static char *ordinal_with_words(const char *at, size_t used)
{
    enum { WORDS_AFTER = 3 };
    const char *end = at + used;
    for (int words = 0; words < WORDS_AFTER && *end == ' '; words++) {
        const size_t length = strcspn(end + 1, " ,;:.()[]");
        end += 1 + length;
    }
    return g_strndup(at, (gsize)(end - at));
}

/* "First reading" counts within the session; what else is counted goes on from session to session. */
static bool counts_sessions(const char *after)
{
    static const char *const within[] = {
        "reading", "plenary meeting", "meeting", "part", "week", "day", "round", NULL
    };
    after += *after == ' ';
    return text_begins_with_one_of(after, within) == 0;
}

static void list_ordinals(const NextDraft *draft, const char *text, const NextPlace *place)
{
    for (const char *at = text; *at != '\0';) {
        size_t used = 0;
        const bool begins = at == text || !text_is_word_byte(at[-1]);
        const int ordinal = begins ? vocabulary_ordinal(at, &used) : 0;
        const bool is_new_session = draft->plan->session != NULL && text_begins(at, draft->plan->session);
        if (ordinal > 0 && !is_new_session && counts_sessions(at + used)) {
            g_autofree char *words = ordinal_with_words(at, used);
            next_add(draft, FACT_ORDINAL, FACT_CARRIED, place, words, NULL, "which one it will be is not guessed");
        }
        at += used > 0 ? used : (size_t)(g_utf8_next_char(at) - at);
    }
}

static void list_references(const NextDraft *draft, const char *text, const NextPlace *place)
{
    static const FactKind kinds[] = {
        [REFERENCE_SYMBOL] = FACT_SYMBOL, [REFERENCE_RESOLUTION] = FACT_RESOLUTION, [REFERENCE_URL] = FACT_URL
    };
    G_STATIC_ASSERT(G_N_ELEMENTS(kinds) == N_REFERENCE_KINDS);
    ReferenceWalk walk;
    Reference reference;
    references_begin(&walk, text);
    while (references_next(&walk, &reference)) {
        g_autofree char *words = g_strndup(text + reference.start, reference.length);
        next_add(draft, kinds[reference.kind], FACT_CARRIED, place, words, NULL, NULL);
    }
}

/* Where the session goes elsewhere, words that say where it was. */
static void list_places(const NextDraft *draft, const char *text, const NextPlace *place)
{
    const char *const names[] = { draft->earlier->place, "Headquarters" };
    const bool elsewhere = draft->plan->place != NULL && g_strcmp0(draft->plan->place, draft->earlier->place) != 0;
    for (size_t i = 0; elsewhere && i < G_N_ELEMENTS(names); i++) {
        if (names[i] != NULL && text_finds(text, names[i]) != NULL) {
            g_autofree char *why = g_strdup_printf("the session is held in %s", draft->plan->place);
            next_add(draft, FACT_PLACE, FACT_DOUBTFUL, place, names[i], NULL, why);
        }
    }
}

static bool has_digit(const char *text)
{
    return strpbrk(text, "0123456789") != NULL;
}

void next_text(const NextDraft *draft, char **text, const NextPlace *place)
{
    if (*text == NULL) {
        return;
    }
    if (draft->earlier->language != LANGUAGE_ENGLISH) {
        if (has_digit(*text)) {
            next_add(draft, FACT_TEXT, FACT_CARRIED, place, *text, NULL,
                     "dates in running text are understood in English only");
        }
        list_references(draft, *text, place);
        return;
    }
    g_autofree char *named = with_session(draft, *text, place);
    g_autofree char *dated = with_dates(draft, named, place);
    list_places(draft, dated, place);
    list_ordinals(draft, dated, place);
    list_references(draft, dated, place);
    g_free(*text);
    *text = g_steal_pointer(&dated);
}
