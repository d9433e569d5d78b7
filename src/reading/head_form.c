#include "reading/head_form.h"

#include "base/text.h"
#include "core/symbol.h"
#include "core/vocabulary.h"
#include "reading/civil_text.h"

#include <string.h>

static bool is_issue_date(const char *text)
{
    DayText day;
    return day_read(text, &day) == strlen(text) && day.year != 0 && day.last_day == 0 && day.weekday == WEEKDAY_NONE &&
           g_ascii_isdigit(text[0]) && text[4] != '-';
}

/* May a date begin here? At the beginning, perhaps in a bracket, or behind the mark that ends a place. */
static bool may_begin_date(const char *text, const char *at)
{
    return at == text || (at == text + 1 && text[0] == '(') ||
           (at[-1] == ' ' && at - text > 1 && strchr(",–-(", at[-2]) != NULL);
}

enum { PLACE_LENGTH = 60 }; /* characters */

/* The place that stands before the dates at `end`, "" if none does; NULL if what stands there is no place's name. */
static char *place_before(const char *text, const char *end)
{
    while (end > text && strchr(" ,(-", end[-1]) != NULL) {
        end--;
    }
    g_autofree char *place = g_strndup(text, (gsize)(end - text));
    const bool is_name = text_length(place) <= PLACE_LENGTH && g_unichar_isupper(g_utf8_get_char(place));
    return place[0] == '\0' || is_name ? g_steal_pointer(&place) : NULL;
}

bool place_dates_read(const char *text, char **ret_place, CivilDate *ret_from, CivilDate *ret_to, bool *ret_hyphen)
{
    for (const char *at = text; *at != '\0'; at++) {
        DayText day;
        const size_t used = may_begin_date(text, at) ? day_read(at, &day) : 0;
        const bool ends = used > 0 && (at[used] == '\0' || strcmp(at + used, ")") == 0);
        if (!ends || day.year == 0 || !day_range(&day, ret_from, ret_to)) {
            continue;
        }
        g_autofree char *place = place_before(text, at);
        if (place == NULL) {
            return false;
        }
        *ret_place = place[0] == '\0' ? NULL : g_steal_pointer(&place);
        *ret_hyphen = day.hyphen;
        return true;
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

bool head_is_session(const char *text)
{
    const char *at = text_finds(text, "session");
    if (at == NULL || text_length(text) > 90) {
        return is_counted_meeting(text);
    }
    const char *rest = at + strlen("session");
    const char *figures = rest + strspn(rest, " ,(");
    const bool ends = *rest == '\0' || g_ascii_isdigit(*figures) || g_str_has_prefix(rest, " of 2") || *rest == '*';
    const char *end = strchr(figures, ' ');
    return ends && (end == NULL || g_str_has_prefix(rest, " of ")) && !text_begins(text, "agenda");
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

bool head_is_title(const char *text)
{
    return text_begins_with_one_of(text, title_beginnings) > 0 && text_holds_one_of(text, title_words);
}

bool head_names_body(const char *text)
{
    static const char *const words[] = { "working group", "committee",       "commission", "conference", "council",
                                         "board",         "assembly",        "forum",      "panel",      "group of",
                                         "meeting of",    "subsidiary body", "task force", "congress",   "programme",
                                         "workshop",      "parties",         "platform",   NULL };
    return text_holds_one_of(text, words);
}

static bool is_organization(const char *text)
{
    return g_ascii_strcasecmp(text, "United Nations") == 0;
}

static bool is_organ(const char *text)
{
    static const char *const organs[] = { "General Assembly",
                                          "Security Council",
                                          "Economic and Social Council",
                                          "Trusteeship Council",
                                          "International Court of Justice",
                                          "Secretariat",
                                          NULL };
    return text_is_one_of(text, organs);
}

static bool is_symbol(const char *text)
{
    return symbol_is_valid(text, strlen(text));
}

static bool is_distribution(const char *text)
{
    static const char *const beginnings[] = { "distr.", "distribution:", NULL };
    return text_begins_with_one_of(text, beginnings) > 0;
}

static bool is_original(const char *text)
{
    return text_begins(text, "original:");
}

static bool is_note_kind(const char *text)
{
    static const char *const beginnings[] = { "note by",      "note from",     "report of the",
                                              "note verbale", "memorandum by", "prepared by",
                                              "submitted by", "letter dated",  NULL };
    return text_begins_with_one_of(text, beginnings) > 0;
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
    const size_t word = text_begins_with_one_of(text, words);
    if (word == 0) {
        return false;
    }
    const char *at = text + word;
    at += strspn(at, " ");
    at += strspn(at, "IVXLC0123456789ABD");
    if (*at == '\0' || strcmp(at, "*") == 0) {
        return true;
    }
    const bool titled = (*at == ':' || *at == '.') && at[1] == ' ' && g_unichar_isupper(g_utf8_get_char(at + 2));
    if (!titled || text_length(text) >= 120) {
        return false;
    }
    *title = at + 2;
    return true;
}
