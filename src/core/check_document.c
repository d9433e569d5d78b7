/* Rules on the document as such: its symbol, its masthead, its dates, the note that covers the timetable. */
#include "core/check.h"

#include "base/text.h"
#include "core/prose.h"
#include "core/symbol.h"
#include "core/terms.h"
#include "core/vocabulary.h"

#include <string.h>

/* A paper with a masthead, finished or not; a workshop's agenda has none and owes none. */
static bool has_masthead(const Programme *programme)
{
    return programme->symbol != NULL || programme->distribution != NULL || programme->original != NULL ||
           civil_date_is_set(programme->issued);
}

void check_symbol_missing(Check *check)
{
    const Programme *programme = check->programme;
    if (programme->symbol == NULL && has_masthead(programme)) {
        check_report(check, programme->issued_at, g_strdup("this document has no symbol of its own"),
                     g_strdup("one is assigned by documents management, never made up"));
    }
}

static void report_symbol_form(Check *check, Position at, const char *symbol, size_t length)
{
    if (!symbol_is_valid(symbol, length)) {
        check_report(check, at, g_strdup_printf("“%.*s” has not the form of a document symbol", (int)length, symbol),
                     g_strdup("expected an organ and components like AC.292, 2021, L.1, Add.1"));
    }
}

static void symbols_of_text(Check *check, const TextPlace *place)
{
    size_t length = 0;
    for (const char *at = symbol_find(place->text, &length); at != NULL; at = symbol_find(at + length, &length)) {
        report_symbol_form(check, place->at, at, length);
    }
}

void check_symbol_form(Check *check)
{
    const Programme *programme = check->programme;
    if (programme->symbol != NULL) {
        report_symbol_form(check, programme->symbol_at, programme->symbol, strlen(programme->symbol));
    }
    check_each_text(check, symbols_of_text);
}

/* How long the sentence at `text` is: a full point ends it when a blank and a capital letter follow. */
static size_t sentence_length(const char *text)
{
    size_t n = 0;
    while (text[n] != '\0' && !(text[n] == '.' && text[n + 1] == ' ' && g_ascii_isupper(text[n + 2]))) {
        n++;
    }
    return n;
}

static void adoption_in_sentence(Check *check, const char *sentence, Position at)
{
    const char *adopted = text_finds(sentence, "adopted");
    ProseDate date;
    const char *day = adopted != NULL ? prose_find_date(adopted, &date) : NULL;
    if (day == NULL || date.year == 0) {
        return;
    }
    size_t length = 0;
    for (const char *symbol = symbol_find(sentence, &length); symbol != NULL;
         symbol = symbol_find(symbol + length, &length)) {
        const int year = symbol_year(symbol, length);
        if (year != 0 && year != date.year) {
            check_report(check, at,
                         g_strdup_printf("“adopted ... %.*s” does not agree with the symbol %.*s", (int)date.length,
                                         day, (int)length, symbol),
                         g_strdup_printf("expected a date in %d", year));
        }
    }
}

/* "adopted ... on 1 June 2022, is contained in A/AC.292/2021/1": a document of 2021 cannot hold what was adopted
 * in 2022. */
static void symbol_and_adoption(Check *check, const TextPlace *place)
{
    const char *at = place->text;
    while (*at != '\0') {
        const size_t length = sentence_length(at);
        g_autofree char *sentence = g_strndup(at, length);
        adoption_in_sentence(check, sentence, place->at);
        at += at[length] == '.' ? length + 1 : length;
    }
}

void check_symbol_year(Check *check)
{
    const Programme *programme = check->programme;
    const int year = programme->symbol != NULL ? symbol_year(programme->symbol, strlen(programme->symbol)) : 0;
    const int issued = programme->issued.year;
    if (year != 0 && issued != 0 && year != issued && year != check->first_day.year) {
        check_report(
            check, programme->symbol_at,
            g_strdup_printf("the symbol %s is of %d, the document is issued in %d", programme->symbol, year, issued),
            g_strdup_printf("expected %d in the symbol", issued));
    }
    check_each_text(check, symbol_and_adoption);
}

static void check_limited(Check *check)
{
    const Programme *programme = check->programme;
    const char *english = terms_english(programme->distribution, NULL);
    if (g_ascii_strcasecmp(english != NULL ? english : programme->distribution, "Limited") != 0) {
        check_report(check, programme->symbol_at,
                     g_strdup_printf("%s is distributed “%s”", programme->symbol, programme->distribution),
                     g_strdup("expected “Limited”, as the L says"));
    }
    if (programme->original == NULL) {
        check_report(check, programme->symbol_at,
                     g_strdup_printf("%s does not say its original language", programme->symbol), NULL);
    }
}

void check_distribution(Check *check)
{
    const Programme *programme = check->programme;
    if (programme->symbol != NULL && programme->distribution != NULL &&
        symbol_is_limited(programme->symbol, strlen(programme->symbol))) {
        check_limited(check);
    }
}

void check_masthead(Check *check)
{
    const Programme *programme = check->programme;
    if (!has_masthead(programme)) {
        return;
    }
    const struct {
        const char *name;
        bool given;
    } parts[] = {
        { "the organ", programme->organ != NULL },
        { "the distribution", programme->distribution != NULL },
        { "the date of issue", civil_date_is_set(programme->issued) },
        { "the original language", programme->original != NULL },
        { "the body", programme->body != NULL },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        if (!parts[i].given) {
            check_report(check, programme->issued_at, g_strdup_printf("the masthead does not give %s", parts[i].name),
                         NULL);
        }
    }
}

/* "25-06880 (E)": the year, five digits, the language. */
static bool is_job_number(const char *text)
{
    static const char form[] = "dd-ddddd (L)";
    size_t i = 0;
    for (; form[i] != '\0'; i++) {
        const bool fits = form[i] == 'd' ? g_ascii_isdigit(text[i])
                                         : (form[i] == 'L' ? g_ascii_isupper(text[i]) : text[i] == form[i]);
        if (!fits) {
            return text[i] == '\0' && form[i] == ' ';
        }
    }
    return text[i] == '\0';
}

void check_job_number(Check *check)
{
    const Programme *programme = check->programme;
    const char *number = programme->job_number;
    if (number != NULL && !is_job_number(number)) {
        check_report(check, programme->symbol_at, g_strdup_printf("“%s” has not the form of a job number", number),
                     g_strdup("expected two digits, a hyphen, five digits and the language: 23-26243 (E)"));
    }
}

void check_issue_date(Check *check)
{
    const Programme *programme = check->programme;
    const CivilDate first = check->first_day;
    if (!civil_date_is_set(programme->issued) || !civil_date_is_set(first) ||
        civil_date_compare(programme->issued, first) <= 0) {
        return;
    }
    g_autofree char *issued = prose_day(programme->issued);
    g_autofree char *opens = prose_day(first);
    check_report(check, programme->issued_at, g_strdup_printf("issued on %s, after the first day", issued),
                 g_strdup_printf("expected a date before %s", opens));
}

void check_lead_time(Check *check)
{
    enum { SIX_WEEKS = 42 };
    const Programme *programme = check->programme;
    const CivilDate first = check->first_day;
    if (!civil_date_is_set(programme->issued) || !civil_date_is_set(first)) {
        return;
    }
    const int days = civil_date_days_between(programme->issued, first);
    if (days >= 0 && days < SIX_WEEKS) {
        check_report(check, programme->issued_at,
                     g_strdup_printf("issued %d day%s before the first day", days, days == 1 ? "" : "s"),
                     g_strdup_printf("documents of a session are due %d days before it", SIX_WEEKS));
    }
}

/* The covering note says when the session is held, from `held` on; that must be what the masthead says. */
static void covering_dates(Check *check, const Block *block, const char *held)
{
    const Programme *programme = check->programme;
    ProseDate date;
    const char *at = prose_find_date(held, &date);
    if (at == NULL || date.to_day == 0 || date.year == 0 || !civil_date_is_set(programme->from)) {
        return;
    }
    if (!civil_date_equal(prose_first(&date, 0), programme->from) ||
        !civil_date_equal(prose_last(&date, 0), programme->to)) {
        g_autofree char *from = prose_day(programme->from);
        g_autofree char *to = prose_day(programme->to);
        check_report(check, block->at,
                     g_strdup_printf("the session is said to be held from %.*s", (int)date.length, at),
                     g_strdup_printf("the masthead says %s to %s", from, to));
    }
}

/* The ordinal right before "... session" in the note: "The fifth substantive session of". */
static void covering_ordinal(Check *check, const Block *block)
{
    const int expected = programme_session_ordinal(check->programme);
    const char *text = text_begins(block->text, "the") ? block->text + 4 : block->text;
    const int ordinal = vocabulary_ordinal(text, NULL);
    const char *session = text_finds(text, "session");
    if (expected == 0 || ordinal == 0 || session == NULL || session - text > 40 || ordinal == expected) {
        return;
    }
    check_report(check, block->at,
                 g_strdup_printf("the note speaks of the %.*s session", (int)(session - text - 1), text),
                 g_strdup_printf("the masthead says %s", check->programme->session));
}

void check_covering_note(Check *check)
{
    for (guint i = 0; i < check->programme->front->len; i++) {
        const Block *block = g_ptr_array_index(check->programme->front, i);
        const char *held = block->kind == BLOCK_PARAGRAPH ? text_finds(block->text, "will be held") : NULL;
        if (held != NULL) {
            covering_dates(check, block, held);
            covering_ordinal(check, block);
            return; /* what is said later may be of other sessions */
        }
    }
}

void check_session_dates(Check *check)
{
    const Programme *programme = check->programme;
    if (civil_date_compare(programme->from, programme->to) > 0) {
        g_autofree char *from = prose_day(programme->from);
        g_autofree char *to = prose_day(programme->to);
        check_report(check, programme->dates_at, g_strdup_printf("the session ends on %s", to),
                     g_strdup_printf("expected a day after its first, %s", from));
    }
}

void check_zone(Check *check)
{
    const Programme *programme = check->programme;
    if (programme->rows->len == 0 || programme_zone(programme) != NULL) {
        return;
    }
    g_autofree char *where = programme->place != NULL ? check_quote(programme->place) : g_strdup("the meetings");
    check_report_as(check, SEVERITY_NOTE, programme->dates_at,
                    g_strdup_printf("the time zone of %s is not known", where), g_strdup("a calendar needs one"));
}
