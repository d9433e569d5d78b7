/* Rules on the words and signs of any text of the programme. */
#include "core/check.h"

#include "base/text.h"
#include "core/prose.h"

#include <string.h>

/* --- dashes --------------------------------------------------------------------------------------------- */

/* What joins two ends of a range and should be an en dash without blanks. */
static const char *const wrong_joints[] = { " \u2013 ", " \u2014 ", " - ", "\u2014", "-", "\u2212" };

static size_t wrong_joint_at(const char *at)
{
    for (size_t i = 0; i < G_N_ELEMENTS(wrong_joints); i++) {
        if (g_str_has_prefix(at, wrong_joints[i])) {
            return strlen(wrong_joints[i]);
        }
    }
    return 0;
}

/* How many digits stand right before `at`, as a whole number. */
static size_t digits_before(const char *text, const char *at)
{
    size_t n = 0;
    while (at - n > text && g_ascii_isdigit(at[-1 - (gssize)n])) {
        n++;
    }
    const bool whole = at - n == text || !g_ascii_isalnum(at[-1 - (gssize)n]);
    return whole ? n : 0;
}

static size_t digits_after(const char *at)
{
    size_t n = 0;
    while (g_ascii_isdigit(at[n])) {
        n++;
    }
    return n;
}

static bool is_half_of_day(const char *at)
{
    return g_str_has_prefix(at, "a.m.") || g_str_has_prefix(at, "p.m.");
}

/* " p.m." or ".30 p.m." after the hour that ends before `at`. */
static bool clock_follows(const char *at)
{
    if (*at == '.' && digits_after(at + 1) == 2) {
        at += 3;
    }
    return *at == ' ' && is_half_of_day(at + 1);
}

static bool month_follows(const char *at)
{
    for (int month = 1; month <= 12; month++) {
        if (*at == ' ' && text_begins(at + 1, prose_month(month))) {
            return true;
        }
    }
    return false;
}

/* "10 a.m." or "28 March" ends right before `at`. */
static bool ends_clock_or_month(const char *text, const char *at)
{
    if (at - text >= 4 && is_half_of_day(at - 4)) {
        return true;
    }
    for (int month = 1; month <= 12; month++) {
        const char *name = prose_month(month);
        if (at - text > (gssize)strlen(name) && strncmp(at - strlen(name), name, strlen(name)) == 0) {
            return true;
        }
    }
    return false;
}

/* Whether what stands on both sides of the joint at `at` makes a range of years, days or hours. */
static bool is_range(const char *text, const char *at, size_t joint)
{
    const char *right = at + joint;
    const size_t left_digits = digits_before(text, at);
    const size_t right_digits = digits_after(right);
    const char *after = right + right_digits;
    if (left_digits == 4 && right_digits == 4 && !g_ascii_isalnum(*after)) {
        return strncmp(at - 4, right, 4) < 0;
    }
    const bool ends = right_digits > 0 && right_digits <= 2 && (clock_follows(after) || month_follows(after));
    return ends && ((left_digits > 0 && left_digits <= 2) || ends_clock_or_month(text, at));
}

/* In an address or a symbol a hyphen is a hyphen. */
static bool is_in_address(const char *text, const char *at)
{
    const char *begin = at;
    while (begin > text && begin[-1] != ' ') {
        begin--;
    }
    const char *end = at + strcspn(at, " ");
    return memchr(begin, '/', (size_t)(end - begin)) != NULL || memchr(begin, '@', (size_t)(end - begin)) != NULL;
}

/* Where the left end of the range begins: "2021", or "10 a.m." with its hour. */
static const char *left_end(const char *text, const char *at)
{
    const char *begin = at - digits_before(text, at);
    for (int words = begin == at ? 2 : 0; words > 0 && begin > text; words--) {
        do {
            begin--;
        } while (begin > text && begin[-1] != ' ');
    }
    return begin + strspn(begin, "([");
}

/* Where its right end ends: with the month or the half of the day, if one follows. */
static const char *right_end(const char *right)
{
    const char *end = right + digits_after(right);
    if (clock_follows(end)) {
        return strstr(end, ".m.") + strlen(".m.");
    }
    return month_follows(end) ? end + 1 + strcspn(end + 1, " ,;.)]") : end;
}

static void dashes_of_text(Check *check, const TextPlace *place)
{
    for (const char *at = place->text; *at != '\0'; at++) {
        const size_t joint = wrong_joint_at(at);
        if (joint == 0 || !is_range(place->text, at, joint) || (joint == 1 && is_in_address(place->text, at))) {
            continue;
        }
        const char *begin = left_end(place->text, at);
        const size_t length = (size_t)(right_end(at + joint) - begin);
        check_report(check, place->at,
                     g_strdup_printf("the range “%.*s” is not written with an en dash", (int)length, begin),
                     g_strdup("expected “–” without blanks"));
        at += joint - 1;
    }
}

void check_dash(Check *check)
{
    check_each_text(check, dashes_of_text);
}

/* --- hours ---------------------------------------------------------------------------------------------- */

/* What is written after the hour at `at` when it is not "10 a.m.", "10.30 a.m.", "noon": its end, or NULL. */
static const char *odd_clock(const char *hour, const char *at)
{
    static const char *const odd[] = { "am", "pm", "AM", "PM", "A.M.", "P.M.", "a.m", "p.m", "noon", "midnight" };
    const bool colon = *at == ':' && digits_after(at + 1) == 2;
    const bool no_minutes = g_str_has_prefix(at, ".00");
    at += colon || (*at == '.' && digits_after(at + 1) == 2) ? 3 : 0;
    const bool tight = *at != ' ';
    at += tight ? 0 : 1;
    if (is_half_of_day(at)) {
        const bool twelve = g_str_has_prefix(hour, "12 ");
        return colon || no_minutes || tight || twelve ? at + 4 : NULL;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(odd); i++) {
        const size_t length = strlen(odd[i]);
        if (g_str_has_prefix(at, odd[i]) && !g_ascii_isalnum(at[length])) {
            return at + length;
        }
    }
    return NULL;
}

static void clocks_of_text(Check *check, const TextPlace *place)
{
    for (const char *at = place->text; *at != '\0'; at++) {
        const size_t n = digits_after(at);
        const bool begins = n > 0 && n <= 2 && (at == place->text || !g_ascii_isalnum(at[-1]));
        const char *end = begins ? odd_clock(at, at + n) : NULL;
        if (end != NULL) {
            check_report(check, place->at,
                         g_strdup_printf("the hour “%.*s” is not in the house style", (int)(end - at), at),
                         g_strdup("expected “10 a.m.”, “10.30 a.m.”, “noon”"));
            at = end - 1;
        } else {
            at += n > 0 ? n - 1 : 0;
        }
    }
}

void check_time_form(Check *check)
{
    check_each_text(check, clocks_of_text);
}

/* --- dates ---------------------------------------------------------------------------------------------- */

/* A day of the session needs no year. Where the session has no days, `date` names none, since it has no year to
 * take. */
static bool needs_year(const Check *check, const ProseDate *date)
{
    const CivilDate first = check->first_day;
    const CivilDate last = check->last_day;
    const CivilDate day = prose_first(date, first.year);
    return civil_date_is_set(day) && (civil_date_compare(day, first) < 0 || civil_date_compare(day, last) > 0);
}

static void years_of_text(Check *check, const TextPlace *place)
{
    ProseDate date;
    ProseDate bare = { 0 };
    const char *found = NULL;
    for (const char *at = prose_find_date(place->text, &date); at != NULL;
         at = prose_find_date(at + date.length, &date)) {
        if (date.year != 0) {
            return;
        }
        if (found == NULL && needs_year(check, &date)) {
            found = at;
            bare = date;
        }
    }
    if (found != NULL && place->kind != TEXT_ROW) {
        check_report(check, place->at, g_strdup_printf("the date “%.*s” has no year", (int)bare.length, found),
                     g_strdup("only the days of the session can do without"));
    }
}

void check_date_year(Check *check)
{
    check_each_text(check, years_of_text);
}

/* --- signs ---------------------------------------------------------------------------------------------- */

/* The end of the tag that begins at `at`, or NULL if it is none: "<ul ...>", "</p>", not "<https://...>". */
static const char *tag_end(const char *at)
{
    enum { LONGEST = 200 };
    const char *name = at + (at[1] == '/' ? 2 : 1);
    size_t n = 0;
    while (g_ascii_isalnum(name[n])) {
        n++;
    }
    const bool closes = n > 0 && n <= 10 && strchr(" />", name[n]) != NULL;
    const char *end = closes ? memchr(name, '>', strnlen(name, LONGEST)) : NULL;
    return end != NULL ? end + 1 : NULL;
}

static void tags_of_text(Check *check, const TextPlace *place)
{
    for (const char *at = strchr(place->text, '<'); at != NULL; at = strchr(at + 1, '<')) {
        const char *end = tag_end(at);
        if (end != NULL) {
            g_autofree char *tag = g_strndup(at, (gsize)(end - at));
            g_autofree char *quote = check_quote(tag);
            check_report(check, place->at, g_strdup_printf("the mark-up %s is left in the text", quote), NULL);
        }
    }
}

void check_markup(Check *check)
{
    check_each_text(check, tags_of_text);
}

/* "a)" and "1)" that number a list need no opening bracket. */
static bool is_enumerator(const char *text, const char *at)
{
    int n = 0;
    while (at > text && g_ascii_isalnum(at[-1])) {
        at--;
        n++;
    }
    return n > 0 && n <= 4 && (at == text || at[-1] == ' ');
}

static void brackets_of_text(Check *check, const TextPlace *place)
{
    enum { NESTED = 16 };
    char open[NESTED];
    int depth = 0;
    for (const char *at = place->text; *at != '\0'; at++) {
        if ((*at == '(' || *at == '[') && depth < NESTED) {
            open[depth++] = *at == '(' ? ')' : ']';
        } else if (depth > 0 && *at == open[depth - 1]) {
            depth--;
        } else if ((*at == ')' || *at == ']') && (depth > 0 || !is_enumerator(place->text, at))) {
            depth = -1;
            break;
        }
    }
    if (depth != 0) {
        g_autofree char *quote = check_quote(place->text);
        check_report(check, place->at, g_strdup_printf("the brackets of %s do not match", quote), NULL);
    }
}

void check_brackets(Check *check)
{
    check_each_text(check, brackets_of_text);
}

static void placeholders_of_text(Check *check, const TextPlace *place)
{
    static const char *const words[] = {
        "TBC", "TBD", "TBA", "to be confirmed", "to be determined", "to be announced", "xxx", "lorem ipsum"
    };
    static const char *const signs[] = { "[...]", "[…]", "[•]", "???", "[ ]" };
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        const char *at = text_finds(place->text, words[i]);
        if (at != NULL) {
            check_report(check, place->at,
                         g_strdup_printf("“%.*s” is still to be filled in", (int)strlen(words[i]), at), NULL);
        }
    }
    for (size_t i = 0; i < G_N_ELEMENTS(signs); i++) {
        if (strstr(place->text, signs[i]) != NULL) {
            check_report(check, place->at, g_strdup_printf("“%s” is still to be filled in", signs[i]), NULL);
        }
    }
}

void check_placeholder(Check *check)
{
    check_each_text(check, placeholders_of_text);
}

static bool ends_in_abbreviation(const char *text)
{
    static const char *const abbreviations[] = { "a.m.", "p.m.", "etc.", "...", "al.", "No.", "Rev.", "Inc.", "Ltd." };
    for (size_t i = 0; i < G_N_ELEMENTS(abbreviations); i++) {
        if (g_str_has_suffix(text, abbreviations[i])) {
            return true;
        }
    }
    return false;
}

static void ending_of_text(Check *check, const TextPlace *place)
{
    const char last = place->text[strlen(place->text) - 1];
    const bool ends = last == ';' || last == ',' || (last == '.' && !ends_in_abbreviation(place->text));
    if (place->kind != TEXT_ENTRY || !ends) {
        return;
    }
    g_autofree char *quote = check_quote(place->text);
    check_report(check, place->at, g_strdup_printf("the line %s ends with “%c”", quote, last),
                 g_strdup("lines of a programme end without punctuation"));
}

void check_end_punctuation(Check *check)
{
    check_each_text(check, ending_of_text);
}
