#include "session/tell.h"

#include "base/instant.h"
#include "core/civil_words.h"
#include "core/roster.h"
#include "core/terms.h"
#include "session/acts.h"
#include "session/module.h"

#include <string.h>

#define NO_BREAK "\u00a0"

/* --- values in words ---------------------------------------------------------------------------------------------- */

char *tell_participant(const char *code, Instant at, const Teller *teller)
{
    int second;
    const char *own = teller->name_of != NULL ? teller->name_of(code, teller->data) : NULL;
    const RosterEntry *entry = own == NULL ? roster_of_id(code) : NULL;
    if (entry != NULL) {
        own = roster_name(entry, teller->language, instant_day(at, &second));
    }
    return g_strdup(own != NULL ? own : code);
}

char *tell_actor(const char *by, Instant at, const Teller *teller)
{
    static const struct {
        const char *name;
        ActsWord word;
    } offices[] = { { "chair", WORD_CHAIR }, { "secretariat", WORD_SECRETARIAT }, { "clock", WORD_CLOCK } };
    g_autofree char *who = g_strndup(by, strcspn(by, "/"));
    for (guint i = 0; i < G_N_ELEMENTS(offices); i++) {
        if (strcmp(who, offices[i].name) == 0) {
            return g_strdup(acts_word(offices[i].word, teller->language));
        }
    }
    return tell_participant(who, at, teller);
}

/* Arabic names several with "and" before each but the first; it stands at the name. */
static const char *names_joint(Language language, bool is_last)
{
    return language == LANGUAGE_ARABIC ? " و" : hours_joint(language, is_last);
}

static char *tell_participants(const char *codes, Instant at, const Teller *teller)
{
    g_auto(GStrv) list = g_strsplit(codes, " ", -1);
    const guint n = g_strv_length(list);
    const guint shown = n > TELL_NAMES_LIMIT ? TELL_NAMES_LIMIT : n;
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < shown; i++) {
        g_autofree char *name = tell_participant(list[i], at, teller);
        const bool is_last = i + 1 == n;
        g_string_append(text, i > 0 ? names_joint(teller->language, is_last) : "");
        g_string_append(text, name);
    }
    if (shown < n) {
        g_string_append_printf(text, "%s… (%u)", names_joint(teller->language, false), n);
    }
    return g_string_free(text, FALSE);
}

enum { N_UNITS = 3 };

/* Hours, minutes and seconds behind their number, and what stands between two of them. */
static const struct {
    const char *unit[N_UNITS], *joint;
} unit_words[N_LANGUAGES] = {
    [LANGUAGE_ARABIC] = { { " س", " د", " ث" }, " و" },
    [LANGUAGE_CHINESE] = { { "小时", "分钟", "秒" }, "" },
    [LANGUAGE_ENGLISH] = { { " h", " min", " s" }, " " },
    [LANGUAGE_FRENCH] = { { NO_BREAK "h", NO_BREAK "min", NO_BREAK "s" }, NO_BREAK },
    [LANGUAGE_RUSSIAN] = { { NO_BREAK "ч", NO_BREAK "мин", NO_BREAK "с" }, NO_BREAK },
    [LANGUAGE_SPANISH] = { { NO_BREAK "h", NO_BREAK "min", NO_BREAK "s" }, NO_BREAK },
};

char *tell_duration(gint64 seconds, Language language)
{
    static const int worth[N_UNITS] = { 3600, 60, 1 };
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < N_UNITS; i++) {
        const gint64 n = seconds / worth[i];
        const bool is_last_chance = i + 1 == N_UNITS && text->len == 0;
        if (n > 0 || is_last_chance) {
            const char *joint = text->len > 0 ? unit_words[language].joint : "";
            g_string_append_printf(text, "%s%" G_GINT64_FORMAT "%s", joint, n, unit_words[language].unit[i]);
        }
        seconds %= worth[i];
    }
    return g_string_free(text, FALSE);
}

static const char *english_ending(gint64 number)
{
    static const char *const endings[] = { "th", "st", "nd", "rd" };
    const gint64 tens = number % 100, ones = number % 10;
    return tens >= 11 && tens <= 13 ? "th" : ones < (gint64)G_N_ELEMENTS(endings) ? endings[ones] : "th";
}

char *tell_ordinal(gint64 number, Language language)
{
    switch (language) {
    case LANGUAGE_ENGLISH: return g_strdup_printf("%" G_GINT64_FORMAT "%s", number, english_ending(number));
    case LANGUAGE_FRENCH: return g_strdup_printf("%" G_GINT64_FORMAT "%s", number, number == 1 ? "re" : "e");
    case LANGUAGE_SPANISH: return g_strdup_printf("%" G_GINT64_FORMAT "ª", number);
    case LANGUAGE_RUSSIAN: return g_strdup_printf("%" G_GINT64_FORMAT "-е", number);
    case LANGUAGE_CHINESE: return g_strdup_printf("第%" G_GINT64_FORMAT "次", number);
    default: return g_strdup_printf("%" G_GINT64_FORMAT, number);
    }
}

static char *tell_time(Instant at, const Teller *teller)
{
    char text[INSTANT_SIZE];
    return teller->time_of != NULL ? teller->time_of(at, teller->data) : g_strdup(instant_format(at, text));
}

/* What was before is kept by its name: a choice by that of the field that has another now, and what was taken back by
 * that of its command. */
static char *tell_before(const char *was, const EventInfo *info, Language language)
{
    for (guint i = 0; i < info->n_fields; i++) {
        if (info->fields[i] == MAY_BE_MISSING) {
            continue;
        }
        const FieldInfo *field = field_info(info->fields[i]);
        for (guint n = 0; field->type == TYPE_CHOICE && field->names[n] != NULL; n++) {
            if (strcmp(field->names[n], was) == 0) {
                return acts_choice(info->fields[i], n, language);
            }
        }
    }
    const CommandInfo *command = command_of(was);
    return g_strdup(command != NULL ? acts_words(ACTS_COMMAND, command->name, command->summary, language) : was);
}

/* Groups that the roster knows have names in every language; others have the one that they gave. */
static char *tell_group(const char *name, Instant at, Language language)
{
    int second;
    const RosterGroup *group = roster_group_of_name(name, instant_day(at, &second));
    return g_strdup(group != NULL ? group->name[language] : name);
}

enum { N_FILLED = 3 };

/* Is `text` the English `words` with figures in the places of "%"? Where each stands: `ret_figures`. */
static bool is_filled(const char *words, const char *text, const char *ret_figures[N_FILLED])
{
    guint n = 0;
    for (; *words != '\0'; words++) {
        const size_t length = *words == '%' ? strspn(text, "0123456789") : *words == *text;
        if (length == 0 || (*words == '%' && n == N_FILLED)) {
            return false;
        }
        if (*words == '%') {
            ret_figures[n++] = text;
        }
        text += length;
    }
    return *text == '\0';
}

/* `words` with the figures in their places, in the same order. */
static char *fill(const char *words, const char *const figures[N_FILLED])
{
    GString *text = g_string_new(NULL);
    for (guint n = 0; *words != '\0'; words++) {
        if (*words == '%' && n < N_FILLED && figures[n] != NULL) {
            g_string_append_len(text, figures[n], (gssize)strspn(figures[n], "0123456789"));
            n++;
        } else {
            g_string_append_c(text, *words);
        }
    }
    return g_string_free(text, FALSE);
}

/* What the program itself puts into records where nobody gives other words: those stay as they were said. */
static char *tell_usual(const char *said, Language language)
{
    for (guint i = WORD_SO_DECIDED; i < N_ACTS_WORDS; i++) {
        const char *figures[N_FILLED] = { NULL };
        if (is_filled(acts_word((ActsWord)i, LANGUAGE_ENGLISH), said, figures)) {
            return fill(acts_word((ActsWord)i, language), figures);
        }
    }
    return g_strdup(said);
}

/* "Third substantive session" has words in every language. */
static char *tell_session(const char *name, Language language)
{
    Language from = LANGUAGE_NONE;
    int ordinal = 0;
    const char *kind = NULL;
    char *words = terms_session_read(name, &from, &ordinal, &kind) && from != language
                      ? terms_session(ordinal, kind, language)
                      : NULL;
    return words != NULL ? words : g_strdup(name);
}

/* What the terms of the papers have a wording for: bodies, topics, the usual lines of a programme. */
static char *tell_term(const char *text, Language language)
{
    Language from = LANGUAGE_NONE;
    const char *words =
        terms_english(text, &from) != NULL && from != language ? terms_translate(text, from, language) : NULL;
    return g_strdup(words != NULL ? words : text);
}

static char *tell_text(const Value *value, const Event *event, Language language)
{
    switch (value->field) {
    case FIELD_BODY:
    case FIELD_TITLE: return tell_term(value->text, language);
    case FIELD_SESSION: return tell_session(value->text, language);
    case FIELD_FORMULA:
    case FIELD_RULING:
    case FIELD_TEXT:
    case FIELD_REASON: return tell_usual(value->text, language);
    case FIELD_WAS: return tell_before(value->text, event->info, language);
    case FIELD_GROUP: return tell_group(value->text, event->at, language);
    default: return g_strdup(value->text);
    }
}

static char *tell_number(const Value *value, Language language)
{
    if (value->field == FIELD_SPOKEN) {
        return tell_duration((value->number + G_USEC_PER_SEC / 2) / G_USEC_PER_SEC, language);
    }
    return g_strdup_printf("%" G_GINT64_FORMAT, value->number);
}

static char *tell_clock(gint64 clock)
{
    char text[CLOCK_SIZE];
    return g_strdup(clock_format((int)clock, text));
}

static char *tell_value(const Value *value, const Event *event, const Teller *teller)
{
    const Instant at = event->at;
    switch (field_info(value->field)->type) {
    case TYPE_NUMBER: return tell_number(value, teller->language);
    case TYPE_FLAG: return g_strdup(acts_word(value->number != 0 ? WORD_YES : WORD_NO, teller->language));
    case TYPE_CHOICE: return acts_choice(value->field, value->number, teller->language);
    case TYPE_SECONDS: return tell_duration(value->number, teller->language);
    case TYPE_INSTANT: return tell_time(value->number, teller);
    case TYPE_CLOCK: return tell_clock(value->number);
    case TYPE_DATE: return date_in_words(teller->language, civil_date_parse(value->text));
    case TYPE_PARTICIPANT: return tell_participant(value->text, at, teller);
    case TYPE_PARTICIPANTS: return tell_participants(value->text, at, teller);
    case TYPE_PAPER: return g_strdup("…");
    default: return tell_text(value, event, teller->language);
    }
}

/* --- directions ------------------------------------------------------------------------------------------------- */

static bool is_leftward(gunichar c)
{
    return (c >= 0x590 && c <= 0x8ff) || (c >= 0xfb1d && c <= 0xfdff) || (c >= 0xfe70 && c <= 0xfefe) ||
           (c >= 0x1e800 && c <= 0x1efff);
}

/* Does it have anything that an Arabic sentence around it would put in another order: letters that run rightward, or
 * figures with signs between them, as an id or an hour has? */
static bool is_upset_by_arabic(const char *text)
{
    bool has_figure = false, has_other = false;
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        const gunichar c = g_utf8_get_char(at);
        if (g_unichar_isalpha(c) && !is_leftward(c)) {
            return true;
        }
        has_figure = has_figure || g_unichar_isdigit(c);
        has_other = has_other || !g_unichar_isdigit(c);
    }
    return has_figure && has_other;
}

static bool has_leftward(const char *text)
{
    const char *at = text;
    while (*at != '\0' && !is_leftward(g_utf8_get_char(at))) {
        at = g_utf8_next_char(at);
    }
    return *at != '\0';
}

/* What may run the other way is set off: its own first letter tells its direction, and the sentence keeps its own.
 * Takes `words`. */
static char *set_off(char *words, Language language)
{
    static const char isolate[] = "\u2068", end[] = "\u2069";
    const bool is_upset = language_runs_rightward(language) ? has_leftward(words) : is_upset_by_arabic(words);
    if (!is_upset) {
        return words;
    }
    char *isolated = g_strconcat(isolate, words, end, NULL);
    g_free(words);
    return isolated;
}

char *tell_meeting(gint64 number, const char *id, Language language)
{
    g_autofree char *ordinal = tell_ordinal(number, language), *name = set_off(g_strdup(id), language);
    g_auto(GStrv) words = g_strsplit(acts_word(WORD_MEETING, language), "%", 2);
    return g_strconcat(words[0], ordinal, words[1], " (", name, ")", NULL);
}

/* --- sentences ---------------------------------------------------------------------------------------------------- */

typedef struct {
    Field field;
    bool is_actor, is_ordinal;
    const char *yes, *no; /* where these begin, of a flag that chooses between two; else NULL */
} Place;

/* The place at `at`, which points behind its brace; the end of it, or NULL if it is none. */
static const char *place_read(const char *at, Place *ret_place)
{
    static const char actor[] = "actor", ordinal[] = ":ordinal";
    const char *end = strchr(at, '}');
    if (end == NULL) {
        return NULL;
    }
    const char *question = memchr(at, '?', (gsize)(end - at)), *bar = memchr(at, '|', (gsize)(end - at));
    if ((question == NULL) != (bar == NULL) || (question != NULL && bar < question)) {
        return NULL;
    }
    g_autofree char *name = g_strndup(at, (gsize)((question != NULL ? question : end) - at));
    *ret_place = (Place){ .is_actor = strcmp(name, actor) == 0, .is_ordinal = g_str_has_suffix(name, ordinal) };
    if (ret_place->is_ordinal) {
        name[strlen(name) - strlen(ordinal)] = '\0';
    }
    ret_place->yes = question != NULL ? question + 1 : NULL;
    ret_place->no = bar != NULL ? bar + 1 : NULL;
    ret_place->field = field_of_name(name);
    return ret_place->is_actor || ret_place->field != N_FIELDS ? end + 1 : NULL;
}

static char *tell_place(const Place *place, const Event *event, const Teller *teller)
{
    if (place->is_actor) {
        return set_off(tell_actor(event->by, event->at, teller), teller->language);
    }
    const Value *value = values_find(&event->values, place->field);
    if (value == NULL) {
        return NULL;
    }
    if (place->yes != NULL) {
        const char *words = value->number != 0 ? place->yes : place->no;
        return g_strndup(words, strcspn(words, "|}"));
    }
    return place->is_ordinal ? tell_ordinal(value->number, teller->language)
                             : set_off(tell_value(value, event, teller), teller->language);
}

/* Appends what stands up to `end`; false if a value in it is not given, for which a dash stands. */
static bool tell_part(GString *out, const char *at, const char *end, const Event *event, const Teller *teller)
{
    bool is_whole = true;
    while (at < end) {
        Place place;
        const char *behind = *at == '{' ? place_read(at + 1, &place) : NULL;
        if (behind == NULL) {
            g_string_append_c(out, *at++);
            continue;
        }
        g_autofree char *words = tell_place(&place, event, teller);
        g_string_append(out, words != NULL ? words : "–");
        is_whole = is_whole && words != NULL;
        at = behind;
    }
    return is_whole;
}

/* A sentence begins with a capital, whatever stands first in it. */
static char *with_capital(GString *text)
{
    char first[8] = "";
    const char *next = g_utf8_next_char(text->str);
    g_unichar_to_utf8(g_unichar_toupper(g_utf8_get_char(text->str)), first);
    char *sentence = g_strconcat(first, text->len > 0 ? next : "", NULL);
    g_string_free(text, TRUE);
    return sentence;
}

static char *tell_of(const char *words, const Event *event, const Teller *teller)
{
    GString *text = g_string_new(NULL);
    for (const char *at = words; *at != '\0';) {
        const char *close = *at == '[' ? strchr(at, ']') : NULL;
        const char *end = close != NULL ? close : at + 1 + strcspn(at + 1, "[");
        const gsize length = text->len;
        const bool is_whole = tell_part(text, close != NULL ? at + 1 : at, end, event, teller);
        if (close != NULL && !is_whole) {
            g_string_truncate(text, length);
        }
        at = close != NULL ? close + 1 : end;
    }
    return with_capital(text);
}

char *tell_event(const Event *event, const Teller *teller)
{
    return tell_of(acts_words(ACTS_EVENT, event->info->name, event->info->says, teller->language), event, teller);
}

char *tell_words(const char *words, const Values *values, Instant at, const Teller *teller)
{
    static const EventInfo none = { .name = "" };
    const Event said = { .info = &none, .at = at, .by = "", .values = *values };
    return tell_of(words, &said, teller);
}

static bool info_has(const EventInfo *info, Field field)
{
    for (guint i = 0; i < info->n_fields; i++) {
        if (info->fields[i] == field) {
            return true;
        }
    }
    return false;
}

static char *complain_place(const EventInfo *info, const char *at, const char **ret_behind)
{
    Place place;
    *ret_behind = place_read(at + 1, &place);
    if (*ret_behind == NULL || (!place.is_actor && !info_has(info, place.field))) {
        return g_strdup_printf("%s: “%.20s” names none of its fields", info->name, at);
    }
    if (place.is_ordinal && field_info(place.field)->type != TYPE_NUMBER) {
        return g_strdup_printf("%s: “%.20s” is no number", info->name, at);
    }
    if (place.yes != NULL && (place.is_actor || field_info(place.field)->type != TYPE_FLAG)) {
        return g_strdup_printf("%s: “%.20s” is not one of two", info->name, at);
    }
    return NULL;
}

char *tell_complain(const EventInfo *info, const char *words)
{
    int depth = 0;
    for (const char *at = words; *at != '\0';) {
        const char *behind = at + 1;
        char *complaint = *at == '{' ? complain_place(info, at, &behind) : NULL;
        depth += (*at == '[') - (*at == ']');
        if (complaint == NULL && (depth < 0 || depth > 1)) {
            complaint = g_strdup_printf("%s: brackets are closed before others are opened", info->name);
        }
        if (complaint != NULL) {
            return complaint;
        }
        at = behind;
    }
    return depth == 0 ? NULL : g_strdup_printf("%s: a bracket is not closed", info->name);
}
