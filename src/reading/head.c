#include "reading/head.h"

#include "base/folding.h"
#include "base/text.h"
#include "core/phrases.h"
#include "core/symbol.h"
#include "core/terms.h"
#include "core/vocabulary.h"
#include "reading/civil_scan.h"
#include "reading/item_numbers.h"

#include <string.h>

/* --- explicit lines -------------------------------------------------------------------------------------- */

/* "2023-07-24/2023-07-28", or one day. */
static void read_explicit_dates(Programme *programme, const char *text)
{
    g_autofree char *from = g_strndup(text, 10);
    programme->from = civil_date_parse(from);
    programme->to = strlen(text) > 11 ? civil_date_parse(text + 11) : programme->from;
}

/* A datum that is a text as it stands; false if the role is none of these. */
static bool read_explicit_text(Programme *programme, const Line *line)
{
    static const struct {
        const char *role;
        size_t offset;
    } fields[] = {
        { "organ", G_STRUCT_OFFSET(Programme, organ) },
        { "symbol", G_STRUCT_OFFSET(Programme, symbol) },
        { "job-number", G_STRUCT_OFFSET(Programme, job_number) },
        { "distribution", G_STRUCT_OFFSET(Programme, distribution) },
        { "original", G_STRUCT_OFFSET(Programme, original) },
        { "body", G_STRUCT_OFFSET(Programme, body) },
        { "session", G_STRUCT_OFFSET(Programme, session) },
        { "place", G_STRUCT_OFFSET(Programme, place) },
        { "zone", G_STRUCT_OFFSET(Programme, zone) },
        { "title", G_STRUCT_OFFSET(Programme, title) },
        { "note-kind", G_STRUCT_OFFSET(Programme, note_kind) },
        { "annex", G_STRUCT_OFFSET(Programme, annex_label) },
        { "annex-title", G_STRUCT_OFFSET(Programme, annex_title) },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) {
        if (strcmp(line->role, fields[i].role) == 0) {
            char **field = G_STRUCT_MEMBER_P(programme, fields[i].offset);
            g_free(*field);
            *field = g_strdup(line->text);
            return true;
        }
    }
    return false;
}

bool head_read_explicit(Lines *lines, Line *line)
{
    Programme *programme = lines->programme;
    if (read_explicit_text(programme, line)) {
        lines->head_told = true;
    } else if (strcmp(line->role, "dates") == 0) {
        read_explicit_dates(programme, line->text);
    } else if (strcmp(line->role, "issued") == 0) {
        programme->issued = civil_date_parse(line->text);
    } else if (strcmp(line->role, "language") == 0 && language_of_code(line->text) != LANGUAGE_NONE) {
        programme->language = language_of_code(line->text);
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
    return at != session + strlen("session") && head_is_place_dates(at) ? at : NULL;
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
        const char *session =
            place != NULL || head_is_session(line_at(lines, i)->text) ? session_within(line->text) : NULL;
        if (session != NULL && head_is_session(session)) {
            part_line(lines, i, session);
            ++*end;
        }
    }
}

/* --- reading the head -------------------------------------------------------------------------------------- */

/* "1 - " and "١ - ": Arabic numbers its paragraphs so. */
static bool begins_arabic_number(const char *text)
{
    g_autoptr(GArray) items = g_array_new(FALSE, FALSE, sizeof(ItemNumber));
    return item_word_read(text) == 0 && item_heading_read(text, items) > 0 && strchr(text, '-') != NULL;
}

/* The front of a document begins at its first numbered paragraph, its contents list, or any long text. */
static bool begins_front(const Line *line)
{
    static const char *const headings[] = { "contents", "summary", "introduction", "annex", "page", NULL };
    const size_t digits = strspn(line->text, "0123456789");
    const bool numbered =
        digits > 0 && line->text[digits] == '.' && (line->text[digits + 1] == ' ' || line->text[digits + 1] == '\0');
    return numbered || text_is_one_of(line->text, headings) || phrase_is(PHRASE_CONTENTS, line->text) ||
           begins_arabic_number(line->text) || is_annex_heading(line->text, NULL) || text_length(line->text) > 220;
}

static void take(char **field, Line *line, const char *text)
{
    if (*field == NULL) {
        *field = text_tidy(text);
        line->use = USE_HEAD;
    }
}

/* What stands behind the first colon of any form; NULL if there is none. */
static const char *after_colon(const char *text)
{
    const char *narrow = strchr(text, ':');
    const char *wide = strstr(text, "：");
    if (narrow != NULL) {
        return narrow + 1;
    }
    return wide != NULL ? wide + strlen("：") : NULL;
}

/* Kinds of distribution and names of languages are kept by their English names. */
static void take_english(char **field, Line *line, const char *text)
{
    const char *english = terms_english_name(text);
    take(field, line, english != NULL ? english : text);
}

static void take_distribution(Lines *lines, Line *line)
{
    const char *behind = after_colon(line->text);
    const char *text = behind != NULL ? behind : line->text + strlen("distr.");
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
    take_english(&lines->programme->distribution, line, words);
}

void head_take_place_dates(Lines *lines, Line *line)
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
    if (hyphen && programme->language == LANGUAGE_ENGLISH) {
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
    case HEAD_ORGANIZATION:
    case HEAD_LANGUAGE: line->use = USE_HEAD; break;
    case HEAD_ORGAN: take(&programme->organ, line, line->text); break;
    case HEAD_SYMBOL: take(&programme->symbol, line, line->text); break;
    case HEAD_DISTRIBUTION: take_distribution(lines, line); break;
    case HEAD_ISSUED: take_issued(lines, line); break;
    case HEAD_ORIGINAL: take_english(&programme->original, line, after_colon(line->text)); break;
    case HEAD_NOTE_KIND: take(&programme->note_kind, line, line->text); break;
    case HEAD_PLACE_DATES: head_take_place_dates(lines, line); break;
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

static bool begins_item(const char *text)
{
    const size_t word = item_word_read(text);
    return text_begins(text, "item") || (word > 0 && is_figure(text + word));
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
                             !is_strong(head_field_of_text(line->text)) && !begins_item(line->text);
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
    return line->use == USE_NONE && line->role == NULL && line->marker == NULL && !begins_item(line->text);
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
    } else if (programme->body == NULL && head_names_body(group->text) && text_length(group->text) < 260 &&
               !g_str_has_suffix(group->text, ".")) {
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
