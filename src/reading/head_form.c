#include "reading/head_form.h"

#include "base/folding.h"
#include "base/text.h"
#include "core/language.h"
#include "core/phrases.h"
#include "core/symbol.h"
#include "core/terms.h"
#include "core/vocabulary.h"
#include "reading/civil_scan.h"

#include <string.h>

static bool is_issue_date(const char *text)
{
    DayText day;
    return day_read(text, &day) == strlen(text) && day.year != 0 && day.last_day == 0 && day.weekday == WEEKDAY_NONE &&
           is_figure(text) && text[4] != '-';
}

/* May a date begin here? At the beginning, perhaps in a bracket, or behind the mark that ends a place. */
static bool may_begin_date(const char *text, const char *at)
{
    if (at == text || (at == text + 1 && text[0] == '(')) {
        return true;
    }
    const char *before = at;
    while (before > text && before[-1] == ' ') {
        before--;
    }
    static const char *const marks[] = { ",", "–", "-", "(", "،", "，", "：", "（" };
    for (size_t i = 0; i < G_N_ELEMENTS(marks); i++) {
        const size_t length = strlen(marks[i]);
        const bool apart = before < at || (unsigned char)marks[i][0] >= 0x80;
        if ((size_t)(before - text) >= length && strncmp(before - length, marks[i], length) == 0) {
            return apart;
        }
    }
    return false;
}

enum { PLACE_LENGTH = 60 }; /* characters */

/* A name: short, with a capital where there are any, and no title, which dates may follow, too. */
static bool is_name(const char *text)
{
    return text_length(text) <= PLACE_LENGTH && folded_begins_name(text) && !head_is_title(text);
}

/* The place that stands before the dates at `end`, "" if none does; NULL if what stands there is no place's name. */
static char *place_before(const char *text, const char *end)
{
    g_autofree char *place = g_strndup(text, (gsize)(end - text));
    static const char *const marks[] = { " ", ",", "(", "-", "–", "،", "，", "：", "（" };
    size_t length;
    do {
        length = strlen(place);
        for (size_t i = 0; i < G_N_ELEMENTS(marks); i++) {
            if (g_str_has_suffix(place, marks[i])) {
                place[strlen(place) - strlen(marks[i])] = '\0';
            }
        }
    } while (strlen(place) < length);
    return place[0] == '\0' || is_name(place) ? g_steal_pointer(&place) : NULL;
}

/* "，维也纳" behind the dates: the place; NULL if something else stands there. */
static char *place_behind(const char *rest)
{
    const char *at = skip_blanks(rest);
    if (!scan_comma(&at)) {
        return NULL;
    }
    at = skip_blanks(at);
    g_autofree char *place = g_strndup(at, strcspn(at, "*"));
    const bool ends_here = strspn(at + strlen(place), "*") == strlen(at + strlen(place));
    return ends_here && is_name(place) && strpbrk(place, "0123456789:") == NULL ? g_steal_pointer(&place) : NULL;
}

static bool dates_at(const char *at, size_t *ret_used, DayText *day, CivilDate *ret_from, CivilDate *ret_to)
{
    *ret_used = day_read(at, day);
    return *ret_used > 0 && day->year != 0 && day_range(day, ret_from, ret_to);
}

bool place_dates_read(const char *text, char **ret_place, CivilDate *ret_from, CivilDate *ret_to, bool *ret_hyphen)
{
    static const char *const ends[] = { "", ")", "）", "*", NULL };
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        DayText day;
        size_t used;
        if (!may_begin_date(text, at) || !dates_at(at, &used, &day, ret_from, ret_to)) {
            continue;
        }
        *ret_hyphen = day.hyphen;
        const bool ends_here = text_is_one_of(at + used, ends);
        const bool behind = at == text && day.weekday == WEEKDAY_NONE && !ends_here;
        g_autofree char *place = behind ? place_behind(at + used) : ends_here ? place_before(text, at) : NULL;
        if (place != NULL) {
            *ret_place = place[0] == '\0' ? NULL : g_steal_pointer(&place);
            return true;
        }
        if (ends_here) {
            return false;
        }
    }
    return false;
}

bool head_is_place_dates(const char *text)
{
    g_autofree char *place = NULL;
    CivilDate from;
    CivilDate to;
    bool hyphen;
    return place_dates_read(text, &place, &from, &to, &hyphen) && (place != NULL || !is_issue_date(text));
}

/* "Twenty-first meeting", "151st Assembly": bodies that do not call it a session. */
static bool is_counted_meeting(const char *text)
{
    static const char *const words[] = { " meeting", " Meeting", " Assembly", " assembly" };
    size_t used = 0;
    if (vocabulary_ordinal(text, &used) == 0) {
        return false;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        if (strcmp(text + used, words[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* The same in another language: a short line with an ordinal, and what is counted. */
static bool is_session_in_words(const char *text)
{
    const size_t word = phrase_begins(PHRASE_SESSION, text);
    return text_length(text) <= 70 && phrase_within(PHRASE_SESSION, text) && !head_is_title(text) &&
           folded_begins_name(text) && vocabulary_ordinal(text, NULL) == 0 &&
           (vocabulary_session_ordinal(text) > 0 || (word > 0 && text_finds(text, "session de") == text));
}

bool head_is_session(const char *text)
{
    const char *at = text_finds(text, "session");
    if (at == NULL || text_length(text) > 90) {
        return is_counted_meeting(text) || is_session_in_words(text);
    }
    const char *rest = at + strlen("session");
    const char *figures = rest + strspn(rest, " ,(");
    const bool ends = *rest == '\0' || g_ascii_isdigit(*figures) || g_str_has_prefix(rest, " of 2") || *rest == '*';
    const char *end = strchr(figures, ' ');
    return (ends && (end == NULL || g_str_has_prefix(rest, " of ")) && !text_begins(text, "agenda")) ||
           is_session_in_words(text);
}

/* A title begins with one of these and holds one of those. */
static const char *const title_beginnings[] = { "provisional",
                                                "draft",
                                                "proposed",
                                                "tentative",
                                                "indicative",
                                                "programme",
                                                "schedule",
                                                "timetable",
                                                "revised",
                                                "annotated",
                                                "agenda",
                                                "organization of work",
                                                "organisation of work",
                                                "order of the day",
                                                "preliminary",
                                                "informal",
                                                "overview",
                                                "general timetable",
                                                "final programme",
                                                NULL };
static const char *const title_words[] = { "programme",
                                           "program",
                                           "timetable",
                                           "schedule",
                                           "agenda",
                                           "organization of work",
                                           "organisation of work",
                                           "order of business",
                                           "workplan",
                                           "order of the day",
                                           "organizational matters",
                                           NULL };

enum { TITLE_WORDS_WITHIN = 40 }; /* bytes: how far from its beginning a title in another language says what it is */

/* "Projet de programme de travail", "Предварительная повестка дня", "第三届会议临时议程". */
static bool is_title_in_words(const char *text)
{
    for (const char *at = text; *at != '\0' && at - text < TITLE_WORDS_WITHIN; at = g_utf8_next_char(at)) {
        if (folded_starts_word(text, at) && phrase_begins(PHRASE_TITLE, at) > 0) {
            return folded_begins_name(text) && text_length(text) < 200;
        }
    }
    return false;
}

bool head_is_title(const char *text)
{
    return (text_begins_with_one_of(text, title_beginnings) > 0 && text_holds_one_of(text, title_words)) ||
           is_title_in_words(text);
}

bool head_names_body(const char *text)
{
    static const char *const words[] = { "working group", "committee",       "commission", "conference", "council",
                                         "board",         "assembly",        "forum",      "panel",      "group of",
                                         "meeting of",    "subsidiary body", "task force", "congress",   "programme",
                                         "workshop",      "parties",         "platform",   NULL };
    return text_holds_one_of(text, words) || phrase_within(PHRASE_BODY, text);
}

static bool is_organization(const char *text)
{
    static const char *const names[] = { "United Nations",
                                         "Nations Unies",
                                         "Naciones Unidas",
                                         "الأمم المتحدة",
                                         "联合国",
                                         "Организация Объединенных Наций",
                                         NULL };
    return folded_is_one_of(text, names);
}

enum { ORGAN_LENGTH = 80 }; /* bytes */

static bool is_organ(const char *text)
{
    static const char *const organs[] = { "General Assembly",
                                          "Security Council",
                                          "Economic and Social Council",
                                          "Trusteeship Council",
                                          "International Court of Justice",
                                          "Secretariat",
                                          NULL };
    if (text_is_one_of(text, organs)) {
        return true;
    }
    const char *english = strlen(text) <= ORGAN_LENGTH ? terms_english(text, NULL) : NULL;
    return english != NULL && text_is_one_of(english, organs);
}

static bool is_symbol(const char *text)
{
    return symbol_is_valid(text, strlen(text));
}

/* "Original : français", "原文：英文": a word and a colon of any form. */
static bool begins_field(Phrase phrase, const char *text)
{
    const size_t used = phrase_begins(phrase, text);
    const char *at = skip_blanks(text + used);
    return used > 0 && (*at == ':' || g_str_has_prefix(at, "："));
}

static bool is_distribution(const char *text)
{
    static const char *const beginnings[] = { "distr.", "distribution:", NULL };
    return text_begins_with_one_of(text, beginnings) > 0 || begins_field(PHRASE_DISTRIBUTION, text);
}

static bool is_original(const char *text)
{
    return text_begins(text, "original:") || begins_field(PHRASE_ORIGINAL, text);
}

static bool is_language(const char *text)
{
    enum { LONGEST_NAME = 20 }; /* bytes: no language's own name has more */
    return strlen(text) < LONGEST_NAME && language_of_name(text) != LANGUAGE_NONE;
}

static bool is_note_kind(const char *text)
{
    static const char *const beginnings[] = { "note by",      "note from",     "report of the",
                                              "note verbale", "memorandum by", "prepared by",
                                              "submitted by", "letter dated",  NULL };
    return text_begins_with_one_of(text, beginnings) > 0 || phrase_begins(PHRASE_NOTE, text) > 0;
}

HeadField head_field_of_text(const char *text)
{
    /* In this order: what has a form of its own comes before what a few words only suggest. */
    static const struct {
        HeadField field;
        bool (*is)(const char *text);
    } forms[] = {
        { HEAD_ORGANIZATION, is_organization },
        { HEAD_ORGAN, is_organ },
        { HEAD_SYMBOL, is_symbol },
        { HEAD_DISTRIBUTION, is_distribution },
        { HEAD_ORIGINAL, is_original },
        { HEAD_LANGUAGE, is_language },
        { HEAD_ISSUED, is_issue_date },
        { HEAD_PLACE_DATES, head_is_place_dates },
        { HEAD_SESSION, head_is_session },
        { HEAD_NOTE_KIND, is_note_kind },
        { HEAD_TITLE, head_is_title },
        { HEAD_BODY, head_names_body },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(forms); i++) {
        if (forms[i].is(text)) {
            return forms[i].field;
        }
    }
    return HEAD_NONE;
}

bool is_annex_heading(const char *text, const char **ret_title)
{
    static const char *const words[] = { "annexes", "annex", "appendix", "enclosure", "attachment", NULL };
    const char *unused;
    const char **title = ret_title != NULL ? ret_title : &unused;
    *title = NULL;
    const size_t english = text_begins_with_one_of(text, words);
    const size_t word = english > 0 ? english : phrase_begins(PHRASE_ANNEX, text);
    if (word == 0) {
        return false;
    }
    const char *at = skip_blanks(text + word);
    at += phrase_begins(PHRASE_ORDINAL, at);
    at += strspn(at, "IVXLC0123456789ABD");
    if (*at == '\0' || strcmp(at, "*") == 0) {
        return true;
    }
    static const char *const marks[] = { ": ", ". ", " : ", "：" };
    size_t mark = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(marks) && mark == 0; i++) {
        mark = g_str_has_prefix(at, marks[i]) ? strlen(marks[i]) : 0;
    }
    if (mark == 0 || !folded_begins_name(at + mark) || text_length(text) >= 120) {
        return false;
    }
    *title = at + mark;
    return true;
}
