/* What every page repeats and no reader reads: page numbers, job numbers, bar codes, running heads. A head is running
 * when its words stand again at the edge of another page. */
#include "reading/lines.h"

#include "base/text.h"
#include "core/phrases.h"
#include "core/symbol.h"
#include "core/terms.h"
#include "reading/civil_text.h"

#include <string.h>

/* "25-06880", "25-06880 (E)    090525", "GE.25-01234(E)". */
static bool is_job_number(const char *text)
{
    const char *at = g_str_has_prefix(text, "GE.") ? text + 3 : text;
    const size_t year = strspn(at, "0123456789");
    if (year != 2 || at[year] != '-') {
        return false;
    }
    at += year + 1;
    const size_t number = strspn(at, "0123456789");
    return (number == 5 || number == 6) &&
           (at[number] == '\0' || g_str_has_prefix(at + number, " (") || at[number] == '(');
}

/* "*2506880*": what the bar code says. */
static bool is_bar_code(const char *text)
{
    const size_t length = strlen(text);
    return length >= 6 && length <= 16 && text[0] == '*' && strspn(text + 1, "0123456789") == length - 2 &&
           text[length - 1] == '*';
}

/* The bar code's figures without their stars, which a reader may have taken for emphasis: those of the job number. */
static bool is_bar_code_of(const Programme *programme, const char *text)
{
    const char *job = programme->job_number;
    return job != NULL && strlen(text) > 3 && text_is_digits(text) && strncmp(text, job, 2) == 0 && job[2] == '-' &&
           g_str_has_prefix(job + 3, text + 2);
}

/* A number of one to three figures: bytes, 0 if none begins here. */
static size_t short_number(const char *text)
{
    const size_t digits = strspn(text, "0123456789");
    return digits <= 3 ? digits : 0;
}

/* "- 3 -" */
static bool is_dashed_number(const char *text)
{
    if (!g_str_has_prefix(text, "- ") && !g_str_has_prefix(text, "– ")) {
        return false;
    }
    const char *at = strchr(text, ' ') + 1;
    const size_t number = short_number(at);
    return number > 0 && (strcmp(at + number, " -") == 0 || strcmp(at + number, " –") == 0);
}

/* "2/9", "Page 3 of 7", "- 3 -", "Page 3". */
static bool is_page_number(const char *text)
{
    const size_t digits = short_number(text);
    if (digits > 0 && text[digits] == '/') {
        const char *total = text + digits + 1;
        return text_is_digits(total) && strlen(total) <= 3;
    }
    if (text_begins(text, "page ")) {
        const char *at = text + strlen("page ");
        const size_t number = short_number(at);
        return number > 0 && (at[number] == '\0' || text_begins(at + number, " of ") || at[number] == '/');
    }
    return is_dashed_number(text);
}

bool line_is_page_sign(const Line *line)
{
    return line->role == NULL && line->marker == NULL &&
           (is_page_number(line->text) || is_job_number(line->text) || is_bar_code(line->text));
}

bool line_is_table_head(const Line *line)
{
    static const char *const heads[] = {
        "date/time",
        "date / time",
        "date and time",
        "date",
        "time",
        "agenda item/programme",
        "agenda item / programme",
        "programme",
        "activity",
        "agenda item",
        "item",
        "meeting",
        "day",
        "day/time",
        "time/date",
        "subject",
        "agenda items",
        "programme/agenda item",
        "topic",
        "session",
        "venue",
        "room",
        "agenda item/activity",
        NULL,
    };
    return text_is_one_of(line->text, heads) || phrase_is(PHRASE_TABLE_HEAD, line->text) ||
           phrase_is(PHRASE_DATE_TIME, line->text);
}

/* Is a page's edge within two lines: a form feed, a page number, a job number? */
static bool near_page_edge(const Lines *lines, guint i)
{
    const guint first = i < 2 ? 0 : i - 2;
    for (guint k = first; k <= i + 2 && k < lines->lines->len; k++) {
        const Line *line = line_at(lines, k);
        if ((k != i && line_is_page_sign(line)) || (line->after_page && k <= i)) {
            return true;
        }
    }
    return false;
}

static bool is_time(const char *text)
{
    HoursText hours;
    DayText day;
    return hours_read(text, &hours) > 0 || day_read(text, &day) > 0;
}

/* How often each text stands in the document: a line's text (borrowed) to a number. */
static GHashTable *count_texts(const Lines *lines)
{
    GHashTable *counts = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < lines->lines->len; i++) {
        char *text = line_at(lines, i)->text;
        const guint count = GPOINTER_TO_UINT(g_hash_table_lookup(counts, text));
        g_hash_table_insert(counts, text, GUINT_TO_POINTER(count + 1));
    }
    return counts;
}

/* A running head: the same words again at the edge of another page; or the document's own symbol. */
static bool is_running_head(const Lines *lines, guint i, GHashTable *counts)
{
    const Line *line = line_at(lines, i);
    const bool plain = line->role == NULL && line->marker == NULL && line->cell < 0 && line->after_blank;
    if (!plain || !near_page_edge(lines, i) || is_time(line->text)) {
        return false;
    }
    return symbol_is_valid(line->text, strlen(line->text)) || text_is_digits(line->text) ||
           (text_length(line->text) > 3 && GPOINTER_TO_UINT(g_hash_table_lookup(counts, line->text)) > 1);
}

static void take_job_number(Lines *lines, const Line *line)
{
    if (lines->programme->job_number == NULL && is_job_number(line->text) && strchr(line->text, '(') != NULL) {
        const char *end = strchr(line->text, ')');
        lines->programme->job_number =
            end == NULL ? g_strdup(line->text) : g_strndup(line->text, (gsize)(end - line->text) + 1);
    }
}

/* A symbol of another house, in the form of all: capitals and figures parted by slashes, "GGE.2/2023/3", "CL
 * 175/INF/1". */
static bool is_symbol_of_a_house(const char *text)
{
    static const char allowed[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789./-";
    const size_t first = strspn(text, allowed);
    const size_t rest = text[first] == ' ' ? 1 + strspn(text + first + 1, allowed) : 0;
    const bool whole = text[first + rest] == '\0' && first + rest >= 5 && first + rest <= 40;
    const char *slash = strchr(text, '/');
    const bool letters = g_ascii_isupper(text[0]) || rest > 1;
    return whole && letters && slash != NULL && slash != text && slash[1] != '\0' &&
           strpbrk(slash, "0123456789") != NULL;
}

/* The first line that is the document's own symbol says so; it runs on every page, and where the head does not have it
 * the running heads may. */
static void take_symbol_used_for(Lines *lines, LineUse use)
{
    for (guint i = 0; i < MIN(lines->lines->len, 15) && lines->programme->symbol == NULL; i++) {
        Line *line = line_at(lines, i);
        const bool symbol = symbol_is_valid(line->text, strlen(line->text)) || is_symbol_of_a_house(line->text);
        if (line->use == use && line->role == NULL && line->marker == NULL && symbol) {
            lines->programme->symbol = g_strdup(line->text);
            lines->programme->symbol_at = line->at;
            line->use = use == USE_NONE ? USE_HEAD : use;
        }
    }
}

static void take_symbol(Lines *lines)
{
    take_symbol_used_for(lines, USE_NONE);
    take_symbol_used_for(lines, USE_FURNITURE);
}

/* Where a paper shows the place of a symbol that it has not got yet. */
static void take_placeholder(Lines *lines)
{
    for (guint i = 0; i < MIN(lines->lines->len, 15); i++) {
        Line *line = line_at(lines, i);
        for (Language language = 0; line->role == NULL && language < N_LANGUAGES; language++) {
            if (strcmp(line->text, term_wording(TERM_SYMBOL_TO_COME, language)) == 0) {
                line->use = USE_FURNITURE;
            }
        }
    }
}

static void tell_gaps(Lines *lines)
{
    bool gap = false;
    for (guint i = 0; i < lines->lines->len; i++) {
        Line *line = line_at(lines, i);
        if (line->use == USE_FURNITURE) {
            gap = true;
            continue;
        }
        line->after_page |= gap;
        line->after_blank |= gap;
        gap = false;
    }
}

/* Of a document with pages its reader has seen what repeats. */
static bool furniture_is_told(const Lines *lines)
{
    for (guint i = 0; i < lines->lines->len; i++) {
        if (line_at(lines, i)->use == USE_FURNITURE) {
            return true;
        }
    }
    return false;
}

void lines_find_furniture(Lines *lines)
{
    const bool told = furniture_is_told(lines);
    take_symbol(lines);
    take_placeholder(lines);
    for (guint i = 0; i < lines->lines->len; i++) {
        Line *line = line_at(lines, i);
        if (line->use == USE_NONE && (line_is_page_sign(line) || is_bar_code_of(lines->programme, line->text))) {
            take_job_number(lines, line);
            line->use = USE_FURNITURE;
        }
    }
    g_autoptr(GHashTable) counts = count_texts(lines);
    for (guint i = 0; i < lines->lines->len && !told; i++) {
        Line *line = line_at(lines, i);
        if (line->use == USE_NONE && is_running_head(lines, i, counts)) {
            line->use = USE_FURNITURE;
        }
    }
    tell_gaps(lines);
}
