#include "paper/head.h"

#include "base/text.h"
#include "core/symbol.h"
#include "core/vocabulary.h"
#include "paper/civil_text.h"

#include <string.h>

/* --- forms ----------------------------------------------------------------------------------------------- */

static bool is_issue_date(const char *text)
{
    DayText day;
    return day_read(text, &day) == strlen(text) && day.year != 0 && day.last_day == 0 && day.weekday == WEEKDAY_NONE &&
           g_ascii_isdigit(text[0]) && text[4] != '-';
}

bool place_dates_read(const char *text, char **ret_place, CivilDate *ret_from, CivilDate *ret_to, bool *ret_hyphen)
{
    for (const char *at = text; *at != '\0'; at++) {
        const bool may_begin = at == text || (at == text + 1 && text[0] == '(') ||
                               (at[-1] == ' ' && at - text > 1 && strchr(",–-(", at[-2]) != NULL);
        DayText day;
        const size_t used = may_begin ? day_read(at, &day) : 0;
        const bool ends = used > 0 && (at[used] == '\0' || strcmp(at + used, ")") == 0);
        if (!ends || day.year == 0 || !day_range(&day, ret_from, ret_to)) {
            continue;
        }
        g_autofree char *place = g_strndup(text, (gsize)(at - text));
        while (place[0] != '\0' && strchr(" ,(-", place[strlen(place) - 1]) != NULL) {
            place[strlen(place) - 1] = '\0';
        }
        const bool is_name =
            place[0] == '\0' || (text_length(place) <= 60 && g_unichar_isupper(g_utf8_get_char(place)));
        if (!is_name) {
            return false;
        }
        *ret_place = place[0] == '\0' ? NULL : g_steal_pointer(&place);
        *ret_hyphen = day.hyphen;
        return true;
    }
    return false;
}

static bool is_place_dates(const char *text)
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

static bool is_session(const char *text)
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

static bool is_title(const char *text)
{
    static const char *const beginnings[] = { "provisional",
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
    static const char *const words[] = { "programme",
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
    return text_begins_with_one_of(text, beginnings) > 0 && text_holds_one_of(text, words);
}

static bool is_body(const char *text)
{
    static const char *const words[] = { "working group", "committee",       "commission", "conference", "council",
                                         "board",         "assembly",        "forum",      "panel",      "group of",
                                         "meeting of",    "subsidiary body", "task force", "congress",   "programme",
                                         "workshop",      "parties",         "platform",   NULL };
    return text_holds_one_of(text, words);
}

HeadField head_field_of_text(const char *text)
{
    static const char *const organizations[] = { "United Nations", "UNITED NATIONS", NULL };
    static const char *const organs[] = { "General Assembly",
                                          "Security Council",
                                          "Economic and Social Council",
                                          "Trusteeship Council",
                                          "International Court of Justice",
                                          "Secretariat",
                                          NULL };
    static const char *const notes[] = { "note by",      "note from",     "report of the",
                                         "note verbale", "memorandum by", "prepared by",
                                         "submitted by", "letter dated",  NULL };
    if (text_is_one_of(text, organizations)) {
        return HEAD_ORGANIZATION;
    }
    if (text_is_one_of(text, organs)) {
        return HEAD_ORGAN;
    }
    if (symbol_is_valid(text, strlen(text))) {
        return HEAD_SYMBOL;
    }
    if (text_begins(text, "distr.") || text_begins(text, "distribution:")) {
        return HEAD_DISTRIBUTION;
    }
    if (text_begins(text, "original:")) {
        return HEAD_ORIGINAL;
    }
    if (is_issue_date(text)) {
        return HEAD_ISSUED;
    }
    if (is_place_dates(text)) {
        return HEAD_PLACE_DATES;
    }
    if (is_session(text)) {
        return HEAD_SESSION;
    }
    if (text_begins_with_one_of(text, notes) > 0) {
        return HEAD_NOTE_KIND;
    }
    if (is_title(text)) {
        return HEAD_TITLE;
    }
    return is_body(text) ? HEAD_BODY : HEAD_NONE;
}

bool is_annex_heading(const char *text, const char **ret_title)
{
    static const char *const words[] = { "annex", "annexes", "appendix", "enclosure", "attachment" };
    if (ret_title != NULL) {
        *ret_title = NULL;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        if (!text_begins(text, words[i])) {
            continue;
        }
        const char *at = text + strlen(words[i]);
        at += strspn(at, " ");
        at += strspn(at, "IVXLC0123456789ABD");
        if (*at == '\0' || strcmp(at, "*") == 0) {
            return true;
        }
        const bool titled = (*at == ':' || *at == '.') && at[1] == ' ' && g_unichar_isupper(g_utf8_get_char(at + 2));
        if (titled && text_length(text) < 120) {
            if (ret_title != NULL) {
                *ret_title = at + 2;
            }
            return true;
        }
    }
    return false;
}

/* --- explicit lines -------------------------------------------------------------------------------------- */

static bool read_explicit_dates(Programme *programme, const char *text)
{
    g_autofree char *from = g_strndup(text, 10);
    programme->from = civil_date_parse(from);
    programme->to = strlen(text) > 11 ? civil_date_parse(text + 11) : programme->from;
    return true;
}

bool head_read_explicit(Lines *lines, Line *line)
{
    Programme *programme = lines->programme;
    const struct {
        const char *role;
        char **text;
    } texts[] = {
        { "organ", &programme->organ },
        { "symbol", &programme->symbol },
        { "job-number", &programme->job_number },
        { "distribution", &programme->distribution },
        { "original", &programme->original },
        { "body", &programme->body },
        { "session", &programme->session },
        { "place", &programme->place },
        { "zone", &programme->zone },
        { "title", &programme->title },
        { "note-kind", &programme->note_kind },
        { "annex", &programme->annex_label },
        { "annex-title", &programme->annex_title },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        if (strcmp(line->role, texts[i].role) == 0) {
            g_free(*texts[i].text);
            *texts[i].text = g_strdup(line->text);
            line->use = USE_HEAD;
            lines->head_told = true;
            return true;
        }
    }
    if (strcmp(line->role, "dates") == 0) {
        read_explicit_dates(programme, line->text);
    } else if (strcmp(line->role, "issued") == 0) {
        programme->issued = civil_date_parse(line->text);
    } else if (strcmp(line->role, "profile") == 0 && profile_of_id(line->text) != NULL) {
        programme->profile = profile_of_id(line->text);
        lines->profile_told = true;
    } else if (strcmp(line->role, "link") == 0) {
        programme_add_link(programme, line->text, line->label);
    } else {
        return false;
    }
    line->use = USE_HEAD;
    return true;
}

/* --- lines that run together ------------------------------------------------------------------------------- */

static void part_line(Lines *lines, guint i, const char *at)
{
    const Line *rest = line_cut(lines, i, at);
    lines_note(lines, SEVERITY_NOTE, "split-line", rest->at, g_strdup_printf("\"%s\" runs on in one line", rest->text),
               g_strdup("taken as a line of its own"));
}

/* Where the name of the session begins, when something stands before it: the ordinal before "session". */
static const char *session_within(const char *text)
{
    for (const char *at = strchr(text, ' '); at != NULL; at = strchr(at + 1, ' ')) {
        const bool capital = g_ascii_isupper(at[1]);
        if (capital && vocabulary_ordinal(at + 1, NULL) > 0 && text_finds(at + 1, "session") != NULL &&
            text_finds(at + 1, "session") - at < 45) {
            return at + 1;
        }
    }
    return NULL;
}

static const char *place_within(const char *text)
{
    const char *session = text_finds(text, "session");
    if (session == NULL) {
        return NULL;
    }
    const char *at = session + strlen("session");
    at += strspn(at, " ,");
    return at != session + strlen("session") && is_place_dates(at) ? at : NULL;
}

/* "Open-ended working group ... Sixth substantive session New York, 11–15 December 2023" is three lines. */
static void part_head_lines(Lines *lines, guint *end)
{
    for (guint i = 0; i < *end; i++) {
        const Line *line = line_at(lines, i);
        if (line->use != USE_NONE || line->role != NULL || line->marker != NULL || text_length(line->text) > 300) {
            continue;
        }
        const char *place = place_within(line->text);
        if (place != NULL) {
            part_line(lines, i, place);
            ++*end;
        }
        const char *session = place != NULL || is_session(line_at(lines, i)->text) ? session_within(line->text) : NULL;
        if (session != NULL && is_session(session)) {
            part_line(lines, i, session);
            ++*end;
        }
    }
}

/* --- reading the head -------------------------------------------------------------------------------------- */

/* The front of a document begins at its first numbered paragraph, its contents list, or any long text. */
static bool begins_front(const Line *line)
{
    static const char *const headings[] = { "contents", "summary", "introduction", "annex", "page", NULL };
    const size_t digits = strspn(line->text, "0123456789");
    const bool numbered =
        digits > 0 && line->text[digits] == '.' && (line->text[digits + 1] == ' ' || line->text[digits + 1] == '\0');
    return numbered || text_is_one_of(line->text, headings) || is_annex_heading(line->text, NULL) ||
           text_length(line->text) > 220;
}

static void take(char **field, Line *line, const char *text)
{
    if (*field == NULL) {
        *field = text_tidy(text);
        line->use = USE_HEAD;
    }
}

static void take_distribution(Lines *lines, Line *line)
{
    const char *text = strchr(line->text, ':');
    text = text != NULL ? text + 1 : line->text + strlen("distr.");
    text += strspn(text, " ");
    const char *end = text + strlen(text);
    for (const char *at = text; *at != '\0'; at++) {
        DayText day;
        if (at > text && at[-1] == ' ' && day_read(at, &day) == strlen(at) && day.year != 0) {
            lines->programme->issued = civil_date(day.year, day.month, day.day);
            lines->programme->issued_at = line->at;
            end = at;
            break;
        }
    }
    g_autofree char *words = g_strndup(text, (gsize)(end - text));
    take(&lines->programme->distribution, line, words);
}

static void take_place_dates(Lines *lines, Line *line)
{
    Programme *programme = lines->programme;
    g_autofree char *place = NULL;
    bool hyphen = false;
    if (civil_date_is_set(programme->from) ||
        !place_dates_read(line->text, &place, &programme->from, &programme->to, &hyphen)) {
        return;
    }
    programme->dates_at = line->at;
    line->use = USE_HEAD;
    if (programme->place == NULL) {
        programme->place = g_steal_pointer(&place);
    }
    if (hyphen) {
        lines_note(lines, SEVERITY_WARNING, "dash", line->at, g_strdup("a hyphen in a range of dates"),
                   g_strdup("expected an en dash (–) without blanks; read as a range"));
    }
}

static void take_issued(Lines *lines, Line *line)
{
    DayText day;
    if (!civil_date_is_set(lines->programme->issued) && day_read(line->text, &day) > 0) {
        lines->programme->issued = civil_date(day.year, day.month, day.day);
        lines->programme->issued_at = line->at;
        line->use = USE_HEAD;
    }
}

static void take_strong(Lines *lines, Line *line, HeadField field)
{
    Programme *programme = lines->programme;
    switch (field) {
    case HEAD_ORGANIZATION: line->use = USE_HEAD; break;
    case HEAD_ORGAN: take(&programme->organ, line, line->text); break;
    case HEAD_SYMBOL: take(&programme->symbol, line, line->text); break;
    case HEAD_DISTRIBUTION: take_distribution(lines, line); break;
    case HEAD_ISSUED: take_issued(lines, line); break;
    case HEAD_ORIGINAL: take(&programme->original, line, strchr(line->text, ':') + 1); break;
    case HEAD_NOTE_KIND: take(&programme->note_kind, line, line->text); break;
    case HEAD_PLACE_DATES: take_place_dates(lines, line); break;
    case HEAD_SESSION:
        if (programme->session == NULL) {
            programme->session_at = line->at;
        }
        take(&programme->session, line, line->text);
        break;
    default: break;
    }
}

static bool is_strong(HeadField field)
{
    return field != HEAD_NONE && field != HEAD_BODY && field != HEAD_TITLE;
}

/* Some lines without a form of their own, joined: one text of the title block. */
typedef struct {
    char *text;
    guint first, count;
} Group;

/* From `i` on: the lines of one block that have no form of their own. */
static Group group_at(const Lines *lines, guint i, guint end)
{
    g_autoptr(GString) text = g_string_new(line_at(lines, i)->text);
    guint k = i + 1;
    for (; k < end; k++) {
        const Line *line = line_at(lines, k);
        const bool goes_on = line->use == USE_NONE && line->role == NULL && line->marker == NULL &&
                             (!line->after_blank || line_begins_in_mid_phrase(line->text)) &&
                             !is_strong(head_field_of_text(line->text)) && !text_begins(line->text, "item");
        if (!goes_on) {
            break;
        }
        text_join(text, line->text);
    }
    return (Group){ .text = g_strdup(text->str), .first = i, .count = k - i };
}

static void use_group(Lines *lines, const Group *group, char **field, Position *at)
{
    *field = g_strdup(group->text);
    *at = line_at(lines, group->first)->at;
    for (guint i = 0; i < group->count; i++) {
        line_at(lines, group->first + i)->use = USE_HEAD;
    }
}

static bool is_group_line(const Line *line)
{
    return line->use == USE_NONE && line->role == NULL && line->marker == NULL && !text_begins(line->text, "item");
}

/* The lines that may be the title or the body; the callback takes a group or leaves it. */
static void each_group(Lines *lines, guint end, void (*take_group)(Lines *, const Group *))
{
    for (guint i = 0; i < end;) {
        if (!is_group_line(line_at(lines, i))) {
            i++;
            continue;
        }
        Group group = group_at(lines, i, end);
        take_group(lines, &group);
        i += group.count;
        g_free(group.text);
    }
}

/* The title is what stands right above "Note by the Secretariat". */
static void take_title_above_note(Lines *lines, const Group *group)
{
    Programme *programme = lines->programme;
    const guint next = group->first + group->count;
    const bool above = next < lines->lines->len && programme->note_kind != NULL &&
                       line_at(lines, next)->use == USE_HEAD &&
                       strcmp(programme->note_kind, line_at(lines, next)->text) == 0;
    if (above && programme->title == NULL) {
        use_group(lines, group, &programme->title, &programme->title_at);
    }
}

/* Else what reads like a title; the body is the first text that names one. */
static void take_title_or_body(Lines *lines, const Group *group)
{
    Programme *programme = lines->programme;
    if (programme->title == NULL && head_field_of_text(group->text) == HEAD_TITLE) {
        use_group(lines, group, &programme->title, &programme->title_at);
    } else if (programme->body == NULL && is_body(group->text) && text_length(group->text) < 260) {
        use_group(lines, group, &programme->body, &programme->body_at);
    }
}

enum { HEAD_LINES = 60 };

void head_read(Lines *lines, guint end)
{
    guint head_end = 0;
    while (head_end < end && head_end < HEAD_LINES) {
        const Line *line = line_at(lines, head_end);
        if (line->use == USE_NONE && line->role == NULL && begins_front(line) &&
            head_field_of_text(line->text) != HEAD_SESSION && place_within(line->text) == NULL) {
            break;
        }
        head_end++;
    }
    part_head_lines(lines, &head_end);
    for (guint i = 0; i < head_end; i++) {
        Line *line = line_at(lines, i);
        if (line->use != USE_NONE || line->role != NULL || line->marker != NULL || line->cell > 0) {
            continue;
        }
        const HeadField field = head_field_of_text(line->text);
        if (is_strong(field)) {
            take_strong(lines, line, field);
        } else if (text_length(line->text) == 1) {
            line->use = USE_FURNITURE; /* what remains of an emblem drawn with a font */
        }
    }
    each_group(lines, head_end, take_title_above_note);
    each_group(lines, head_end, take_title_or_body);
}

/* --- the annex --------------------------------------------------------------------------------------------- */

/* The title of the timetable: the lines without a form between `first` and `end`. */
static void read_annex_title(Lines *lines, guint first, guint end)
{
    Programme *programme = lines->programme;
    g_autoptr(GString) title = g_string_new(NULL);
    for (guint i = first; i < end; i++) {
        Line *line = line_at(lines, i);
        if (line->use != USE_NONE || line->role != NULL || line_is_table_head(line)) {
            continue;
        }
        const HeadField field = head_field_of_text(line->text);
        const bool apart = title->len > 0 && line->after_blank;
        const bool titled =
            (field == HEAD_NONE || field == HEAD_TITLE || field == HEAD_BODY || field == HEAD_SESSION) && !apart &&
            line->marker == NULL && text_length(line->text) < 300;
        if (field == HEAD_PLACE_DATES) {
            take_place_dates(lines, line);
            line->use = USE_HEAD;
        } else if (titled) {
            text_join(title, line->text);
            line->use = USE_HEAD;
        }
    }
    if (title->len > 0 && programme->annex_title == NULL) {
        programme->annex_title = g_strdup(title->str);
    }
}

/* A title may stand above the word "Annex" instead of below it. */
static void take_title_above(Lines *lines, guint annex)
{
    guint i = annex;
    while (i > 0 && line_at(lines, i - 1)->use == USE_FURNITURE) {
        i--;
    }
    Line *above = i > 0 ? line_at(lines, i - 1) : NULL;
    const bool is_same =
        above != NULL && above->use == USE_NONE && above->role == NULL &&
        (g_strcmp0(above->text, lines->programme->title) == 0 || head_field_of_text(above->text) == HEAD_TITLE);
    if (!is_same) {
        return;
    }
    lines->programme->annex_title = g_strdup(above->text);
    above->use = USE_HEAD;
    lines_note(lines, SEVERITY_NOTE, "annex-order", above->at, g_strdup("the annex's title stands above \"Annex\""),
               g_strdup("taken as the title below it"));
}

enum { ANNEX_DISTANCE = 24 }; /* lines: titles are short */

void annex_read(Lines *lines, guint end)
{
    Programme *programme = lines->programme;
    const guint first = end > ANNEX_DISTANCE ? end - ANNEX_DISTANCE : 0;
    for (guint i = end; i > first && programme->annex_label == NULL; i--) {
        Line *line = line_at(lines, i - 1);
        const char *title = NULL;
        if (line->use != USE_NONE || line->role != NULL || !is_annex_heading(line->text, &title)) {
            continue;
        }
        line->use = USE_HEAD;
        if (title == NULL) {
            programme->annex_label = g_strdup(line->text);
            read_annex_title(lines, i, end);
        } else {
            programme->annex_title = g_strdup(title);
            programme->annex_label = g_strndup(line->text, (gsize)(title - line->text) - 2);
        }
        if (programme->annex_title == NULL) {
            take_title_above(lines, i - 1);
        }
        return;
    }
    /* Without an annex: a title right above the timetable, when the document has another above. */
    guint above = end;
    while (above > 0 &&
           (line_at(lines, above - 1)->use == USE_FURNITURE || line_is_table_head(line_at(lines, above - 1)))) {
        above--;
    }
    guint top = above;
    while (top > 0 && above - top < 6 && line_at(lines, top - 1)->use == USE_NONE &&
           line_at(lines, top - 1)->role == NULL) {
        top--;
        if (is_title(line_at(lines, top)->text)) {
            read_annex_title(lines, top, end);
            return;
        }
    }
}
