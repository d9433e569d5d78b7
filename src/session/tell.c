#include "session/tell.h"

#include "base/instant.h"
#include "core/civil_words.h"
#include "core/roster.h"
#include "session/acts.h"
#include "session/module.h"

#include <string.h>

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

static char *tell_participants(const char *codes, Instant at, const Teller *teller)
{
    g_auto(GStrv) list = g_strsplit(codes, " ", -1);
    const guint n = g_strv_length(list);
    const guint shown = n > TELL_NAMES_LIMIT ? TELL_NAMES_LIMIT : n;
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < shown; i++) {
        g_autofree char *name = tell_participant(list[i], at, teller);
        const bool is_last = i + 1 == n;
        g_string_append(text, i > 0 ? hours_joint(teller->language, is_last) : "");
        g_string_append(text, name);
    }
    if (shown < n) {
        g_string_append_printf(text, "%s… (%u)", hours_joint(teller->language, false), n);
    }
    return g_string_free(text, FALSE);
}

char *tell_duration(gint64 seconds)
{
    static const struct {
        int worth;
        const char *unit;
    } units[] = { { 3600, "h" }, { 60, "min" }, { 1, "s" } };
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < G_N_ELEMENTS(units); i++) {
        const gint64 n = seconds / units[i].worth;
        const bool is_last_chance = i + 1 == G_N_ELEMENTS(units) && text->len == 0;
        if (n > 0 || is_last_chance) {
            g_string_append_printf(text, "%s%" G_GINT64_FORMAT " %s", text->len > 0 ? " " : "", n, units[i].unit);
        }
        seconds %= units[i].worth;
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

/* What was taken back is kept by the name of its command. */
static char *tell_text(const Value *value, Language language)
{
    const CommandInfo *command = value->field == FIELD_WAS ? command_of(value->text) : NULL;
    if (command != NULL) {
        return g_strdup(acts_words(ACTS_COMMAND, command->name, command->summary, language));
    }
    return g_strdup(value->text);
}

static char *tell_number(const Value *value)
{
    if (value->field == FIELD_SPOKEN) {
        return tell_duration((value->number + G_USEC_PER_SEC / 2) / G_USEC_PER_SEC);
    }
    return g_strdup_printf("%" G_GINT64_FORMAT, value->number);
}

static char *tell_clock(gint64 clock)
{
    char text[CLOCK_SIZE];
    return g_strdup(clock_format((int)clock, text));
}

static char *tell_value(const Value *value, Instant at, const Teller *teller)
{
    switch (field_info(value->field)->type) {
    case TYPE_NUMBER: return tell_number(value);
    case TYPE_FLAG: return g_strdup(acts_word(value->number != 0 ? WORD_YES : WORD_NO, teller->language));
    case TYPE_CHOICE: return acts_choice(value->field, value->number, teller->language);
    case TYPE_SECONDS: return tell_duration(value->number);
    case TYPE_INSTANT: return tell_time(value->number, teller);
    case TYPE_CLOCK: return tell_clock(value->number);
    case TYPE_DATE: return date_in_words(teller->language, civil_date_parse(value->text));
    case TYPE_PARTICIPANT: return tell_participant(value->text, at, teller);
    case TYPE_PARTICIPANTS: return tell_participants(value->text, at, teller);
    case TYPE_PAPER: return g_strdup("…");
    default: return tell_text(value, teller->language);
    }
}

/* --- sentences ---------------------------------------------------------------------------------------------------- */

typedef struct {
    Field field;
    bool is_actor, is_ordinal;
} Place;

/* The place at `at`, which points behind its brace; the end of it, or NULL if it is none. */
static const char *place_read(const char *at, Place *ret_place)
{
    static const char actor[] = "actor", ordinal[] = ":ordinal";
    const char *end = strchr(at, '}');
    if (end == NULL) {
        return NULL;
    }
    g_autofree char *name = g_strndup(at, (gsize)(end - at));
    *ret_place = (Place){ .is_actor = strcmp(name, actor) == 0, .is_ordinal = g_str_has_suffix(name, ordinal) };
    if (ret_place->is_ordinal) {
        name[strlen(name) - strlen(ordinal)] = '\0';
    }
    ret_place->field = field_of_name(name);
    return ret_place->is_actor || ret_place->field != N_FIELDS ? end + 1 : NULL;
}

static char *tell_place(const Place *place, const Event *event, const Teller *teller)
{
    if (place->is_actor) {
        return tell_actor(event->by, event->at, teller);
    }
    const Value *value = values_find(&event->values, place->field);
    if (value == NULL) {
        return NULL;
    }
    return place->is_ordinal ? tell_ordinal(value->number, teller->language) : tell_value(value, event->at, teller);
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

char *tell_event(const Event *event, const Teller *teller)
{
    const char *words = acts_words(ACTS_EVENT, event->info->name, event->info->says, teller->language);
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
