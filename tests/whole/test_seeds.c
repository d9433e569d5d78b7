/* Three real programmes of work, held against what a careful person finds in them: every meeting, line and mark
 * (written down here by hand), the facts of the files beside them, their words in their order, and what is odd in them.
 *
 * The documents are not part of the sources: they stand in PLACARD_SHARED/seeds. Nothing here repeats their sentences;
 * that the words are right is shown by comparing with the document itself. */
#include "acceptance.h"

#include "base/json.h"
#include "core/vocabulary.h"

#include <string.h>

typedef struct {
    const char *rule;
    Severity severity;
    int line;
} Finding;

typedef struct {
    const char *text, *facts, *golden;
    /* A row each: the slot, then its lines. "-" is a step down, "+" goes on, "=" is its number or topic, "'" its
     * minutes,
     * "^" a footnote, "[]" where it is taken from. */
    const char *const rows[11];
    const Finding odd[14]; /* the anomalies that can be found, ended by a rule NULL */
} Seed;

static const Seed seeds[] = {
    {
        "seeds/000_1bd76f56cbb91cfa.txt",
        "seeds/seed-000.expected.json",
        "seeds/fifth-session.findings",
        {
            "2023-07-24 10:00-13:00 opening statements -speaker -speaker item=3 item=5 presentation",
            "2023-07-24 15:00-18:00 item=5+ reading=1",
            "2023-07-25 10:00-13:00 item=5+ reading=1+",
            "2023-07-25 15:00-18:00 item=5+ reading=1+",
            "2023-07-26 10:00-13:00 stakeholders exchange",
            "2023-07-26 15:00-18:00 item=5+ reading=2",
            "2023-07-27 10:00-13:00 item=5+ reading=2+",
            "2023-07-27 15:00-18:00 item=5+ reading=2+",
            "2023-07-28 10:00-13:00 item=5+ reading=2+",
            "2023-07-28 15:00-18:00 item=7 adoption item=6 closure remarks",
        },
        {
            { "symbol-missing", SEVERITY_NOTE, 8 },
            { "lead-time", SEVERITY_NOTE, 8 },
            { "markup", SEVERITY_NOTE, 22 },
            { "symbol-year", SEVERITY_WARNING, 23 },
            { "markup", SEVERITY_NOTE, 23 },
            { "markup", SEVERITY_NOTE, 34 },
            { "split-line", SEVERITY_NOTE, 34 },
            { "markup", SEVERITY_NOTE, 46 },
            { "markup", SEVERITY_NOTE, 48 },
            { "markup", SEVERITY_NOTE, 49 },
        },
    },
    {
        "seeds/001_8a55ef37f1b4c3ba.txt",
        "seeds/seed-001.expected.json",
        "seeds/sixth-session.findings",
        {
            "2023-12-11 10:00-13:00 opening statements -speaker -speaker item=3",
            "2023-12-11 15:00-18:00 item=5^1 -topic=1[]",
            "2023-12-12 10:00-13:00 item=5+ -topic=2[]",
            "2023-12-12 15:00-18:00 item=5+ -topic=3[]",
            "2023-12-13 10:00-13:00 item=5+ -topic=4[]",
            "2023-12-13 15:00-18:00 stakeholders^2",
            "2023-12-14 10:00-13:00 item=5+ -topic=5[]",
            "2023-12-14 15:00-18:00 item=5+ -topic=6[]",
            "2023-12-15 10:00-13:00 item=6",
            "2023-12-15 15:00-18:00 closure -remarks",
        },
        {
            { "masthead", SEVERITY_NOTE, 5 },
            { "symbol-missing", SEVERITY_NOTE, 5 },
            { "lead-time", SEVERITY_NOTE, 5 },
            { "split-line", SEVERITY_NOTE, 9 },
            { "dash", SEVERITY_WARNING, 15 },
            { "symbol-year", SEVERITY_WARNING, 17 },
            { "annex-order", SEVERITY_NOTE, 25 },
            { "bullet", SEVERITY_NOTE, 32 },
            { "bullet", SEVERITY_NOTE, 33 },
            { "dash", SEVERITY_WARNING, 57 },
        },
    },
    {
        "seeds/002_0055be644d103a41.txt",
        "seeds/seed-002.expected.json",
        "seeds/third-session.findings",
        {
            "2022-07-25 10:00-13:00 opening statements -speaker -speaker item=3 item=5 -presentation",
            "2022-07-25 15:00-18:00 item=5+ reading=1 -topic=1 -topic=2",
            "2022-07-26 10:00-13:00 item=5+ reading=1+ -topic=3 -topic=4",
            "2022-07-26 15:00-18:00 item=5+ reading=1+ -topic=5 -topic=6",
            "2022-07-27 10:00-13:00 item=5+ thematic -presentation'30 -presentation'90 -exchange'60",
            "2022-07-27 15:00-18:00 stakeholders -exchange'90 -exchange'90",
            "2022-07-28 10:00-13:00 item=5+ reading=2 -topic=1 -topic=2",
            "2022-07-28 15:00-18:00 item=5+ reading=2+ -topic=3 -topic=4",
            "2022-07-29 10:00-13:00 item=5+ reading=2+ -topic=5 -topic=6",
            "2022-07-29 15:00-18:00 item=7 -adoption item=6 closure -remarks",
        },
        {
            { "symbol-missing", SEVERITY_NOTE, 8 },
            { "lead-time", SEVERITY_NOTE, 8 },
            { "markup", SEVERITY_NOTE, 22 },
            { "markup", SEVERITY_NOTE, 23 },
            { "symbol-year", SEVERITY_WARNING, 23 },
            { "topic-wording", SEVERITY_NOTE, 76 },
            { "date-year", SEVERITY_NOTE, 92 },
            { "split-line", SEVERITY_NOTE, 110 },
        },
    },
};

/* --- every line --------------------------------------------------------------------------------------------- */

static void append_number(GString *out, const Entry *entry)
{
    const Topic topic = vocabulary_topic(entry->text);
    if (entry->items->len > 0) {
        g_autofree char *numbers = entry_item_numbers(entry);
        g_string_append_printf(out, "=%s", numbers);
    } else if (entry->ordinal > 0) {
        g_string_append_printf(out, "=%d", entry->ordinal);
    } else if (entry->kind == ENTRY_TOPIC && topic != TOPIC_NONE) {
        g_string_append_printf(out, "=%d", topic + 1);
    }
}

static void append_entry(GString *out, const Entry *entry, Mark mark)
{
    g_string_append_c(out, ' ');
    for (int i = 0; i < entry->depth; i++) {
        g_string_append_c(out, '-');
    }
    g_string_append(out, entry_kind_name(entry->kind));
    append_number(out, entry);
    g_string_append(out, mark == MARK_CONTINUED ? "+" : mark == MARK_CONCLUDED ? "!" : "");
    if (entry->minutes > 0) {
        g_string_append_printf(out, "'%d", entry->minutes);
    }
    for (guint i = 0; i < entry->notes->len; i++) {
        g_string_append_printf(out, "^%d", g_array_index(entry->notes, int, i));
    }
    g_string_append(out, entry->provenance != NULL ? "[]" : "");
}

static char *row_in_short(const Programme *programme, const ProgrammeMarks *marks, guint i)
{
    const Row *row = programme_row(programme, i);
    char date[CIVIL_DATE_SIZE];
    char start[CLOCK_SIZE];
    char end[CLOCK_SIZE];
    GString *out = g_string_new(NULL);
    g_string_append_printf(out, "%s %s-%s", civil_date_format(row->date, date), clock_format(row->start, start),
                           clock_format(row->end, end));
    for (guint k = 0; k < row->entries->len; k++) {
        append_entry(out, row_entry(row, k), programme_marks_printed(marks, i, k));
    }
    return g_string_free(out, FALSE);
}

static void test_every_line(gconstpointer data)
{
    const Seed *seed = data;
    g_autofree char *path = shared_path(seed->text);
    if (path == NULL) {
        return;
    }
    g_autoptr(ProgrammeFile) file = checked_programme(path);
    g_autoptr(ProgrammeMarks) marks = programme_marks_new(file->programme);
    guint rows = 0;
    for (; seed->rows[rows] != NULL; rows++) {
        g_assert_cmpuint(rows, <, file->programme->rows->len);
        g_autofree char *found = row_in_short(file->programme, marks, rows);
        g_assert_cmpstr(found, ==, seed->rows[rows]);
        g_assert_cmpint(programme_row(file->programme, rows)->kind, ==, ROW_MEETING);
    }
    g_assert_cmpuint(rows, ==, file->programme->rows->len);
    g_assert_cmpuint(file->programme->front->len, ==, 3);
    g_assert_cmpuint(file->programme->back->len, ==, 0);
}

/* An item has the same title wherever it stands: a title that took the next line in would differ. */
static void test_titles_agree(gconstpointer data)
{
    const Seed *seed = data;
    g_autofree char *path = shared_path(seed->text);
    if (path == NULL) {
        return;
    }
    g_autoptr(ProgrammeFile) file = checked_programme(path);
    const char *title[10] = { 0 };
    for (guint i = 0; i < file->programme->rows->len; i++) {
        const Row *row = programme_row(file->programme, i);
        for (guint k = 0; k < row->entries->len; k++) {
            const Entry *entry = row_entry(row, k);
            if (entry->kind == ENTRY_ITEM) {
                const int number = entry_item(entry, 0)->number;
                title[number] = title[number] != NULL ? title[number] : entry->text;
                g_assert_cmpstr(entry->text, ==, title[number]);
            }
        }
    }
}

/* --- the facts ------------------------------------------------------------------------------------------------ */

static const char *const facts[] = { "title", "body",     "session", "place",       "issued", "own_symbol",
                                     "dates", "meetings", "symbols", "resolutions", "urls",   "timed" };

static void assert_fact(const JsonValue *found, const JsonValue *wanted, const char *path);

/* A note is for who reads the file. "what" is the beginning of the line's words. */
static void assert_members(const JsonValue *found, const JsonValue *wanted, const char *path)
{
    for (guint i = 0; i < json_size(wanted); i++) {
        const char *name = json_member_name(wanted, i);
        g_autofree char *below = g_strdup_printf("%s.%s", path, name);
        if (strcmp(name, "what") == 0) {
            const JsonValue *text = json_member(found, name);
            g_assert_true(text != NULL && g_str_has_prefix(json_string(text), json_string(json_member_at(wanted, i))));
        } else if (strcmp(name, "note") != 0) {
            assert_fact(json_member(found, name), json_member_at(wanted, i), below);
        }
    }
}

static void assert_fact(const JsonValue *found, const JsonValue *wanted, const char *path)
{
    g_test_message("%s", path);
    g_assert_nonnull(found);
    g_assert_cmpstr(json_kind_name(json_kind(found)), ==, json_kind_name(json_kind(wanted)));
    switch (json_kind(wanted)) {
    case JSON_STRING: g_assert_cmpstr(json_string(found), ==, json_string(wanted)); break;
    case JSON_INTEGER: g_assert_cmpint(json_integer(found), ==, json_integer(wanted)); break;
    case JSON_BOOL: g_assert_true(json_bool(found) == json_bool(wanted)); break;
    case JSON_OBJECT: assert_members(found, wanted, path); break;
    case JSON_ARRAY:
        g_assert_cmpuint(json_size(found), ==, json_size(wanted));
        for (guint i = 0; i < json_size(wanted); i++) {
            g_autofree char *below = g_strdup_printf("%s[%u]", path, i);
            assert_fact(json_at(found, i), json_at(wanted, i), below);
        }
        break;
    default: break;
    }
}

/* A meeting without a reading, a label or a mark must not be given one. */
static void assert_nothing_added(const JsonValue *found, const JsonValue *wanted)
{
    static const char *const members[] = { "reading", "label", "concluded", "room", "shares_row" };
    for (guint i = 0; i < json_size(wanted); i++) {
        for (size_t k = 0; k < G_N_ELEMENTS(members); k++) {
            if (json_member(json_at(wanted, i), members[k]) == NULL) {
                g_assert_null(json_member(json_at(found, i), members[k]));
            }
        }
    }
}

static JsonValue *parsed(GBytes *bytes)
{
    GError *error = NULL;
    JsonValue *value = json_parse(bytes, &error);
    g_assert_no_error(error);
    return value;
}

static void test_facts(gconstpointer data)
{
    const Seed *seed = data;
    g_autofree char *path = shared_path(seed->text);
    g_autofree char *facts_path = path != NULL ? shared_path(seed->facts) : NULL;
    if (facts_path == NULL) {
        return;
    }
    g_autoptr(ProgrammeFile) file = checked_programme(path);
    g_autoptr(GBytes) json = programme_in_form(file->programme, "json");
    g_autoptr(GBytes) expected = bytes_of_file(facts_path);
    g_autoptr(JsonValue) found = parsed(json);
    g_autoptr(JsonValue) wanted = parsed(expected);
    for (size_t i = 0; i < G_N_ELEMENTS(facts); i++) {
        assert_fact(json_member(found, facts[i]), json_member(wanted, facts[i]), facts[i]);
    }
    assert_nothing_added(json_member(found, "meetings"), json_member(wanted, "meetings"));
    g_assert_cmpint(json_size(json_member(found, "footnotes")), ==, json_integer(json_member(wanted, "footnotes")));
}

/* --- every word (rule 1) -------------------------------------------------------------------------------------- */

static char *replaced(const char *text, const char *pattern, const char *by)
{
    GError *error = NULL;
    g_autoptr(GRegex) regex = g_regex_new(pattern, G_REGEX_MULTILINE, 0, &error);
    g_assert_no_error(error);
    char *result = g_regex_replace(regex, text, -1, 0, by, 0, &error);
    g_assert_no_error(error);
    return result;
}

/* What differs between a copy and the paper without being words: left-over markup, list marks, table heads, the rule
 * above footnotes, kinds of dash; and where footnotes and the word "Annex" stand. Anything else must agree. */
static const struct {
    const char *pattern, *by;
} typography[] = {
    { "</?(?:i|p|ul|li)(?: [^>]*)?>", " " },
    { "<(http[^>]*)>", "\\1" },
    { "\\[([^\\]]*)\\]\\(#\\)", "\\1" },
    { "\\*continued\\*", "continued" },
    { "\\(continued\\)(?=\\S)", "(continued) " },
    { "\\( *continued *\\)", "(continued)" },
    { "^_+$", " " },
    { "Date/time\\s+Agenda item/programme", " " },
    { "(?<=\\S) +([¹²])", "\\1" },
    { "a\\.m1 p", "a.m.–1 p" },
    { "(?<=\\d)-(?=\\d)", "–" },
    { "(?:(?<=\\s)|^)[–-](?=\\s|$)", " " },
    { "^(Provisional programme of work)\\s+Annex$", "Annex\n\\1" },
};

/* Footnotes stand at the end of the paper, and where the page ended in a copy. */
static char *notes_last(const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    g_autoptr(GString) body = g_string_new(NULL);
    g_autoptr(GString) notes = g_string_new(NULL);
    for (char **line = lines; *line != NULL; line++) {
        const bool note = g_str_has_prefix(*line, "¹") || g_str_has_prefix(*line, "²");
        g_string_append_printf(note ? notes : body, "%s\n", *line);
    }
    return g_strconcat(body->str, notes->str, NULL);
}

static GStrv words_of(GBytes *bytes)
{
    g_autofree char *text = g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
    for (size_t i = 0; i < G_N_ELEMENTS(typography); i++) {
        char *next = replaced(text, typography[i].pattern, typography[i].by);
        g_free(text);
        text = next;
    }
    g_autofree char *ordered = notes_last(text);
    g_autofree char *blanks = replaced(ordered, "\\s+", " ");
    return g_strsplit(g_strstrip(blanks), " ", -1);
}

/* The index of the first word that differs, or -1. */
static int first_difference(GStrv a, GStrv b)
{
    int i = 0;
    while (a[i] != NULL && b[i] != NULL && strcmp(a[i], b[i]) == 0) {
        i++;
    }
    return a[i] == NULL && b[i] == NULL ? -1 : i;
}

static void assert_same_words(GStrv wanted, GStrv found)
{
    const int at = first_difference(wanted, found);
    if (at >= 0) {
        g_test_message("word %d: wanted \"%s\", found \"%s\"", at, wanted[at] != NULL ? wanted[at] : "(the end)",
                       found[at] != NULL ? found[at] : "(the end)");
        g_test_fail();
    }
}

static void test_every_word(gconstpointer data)
{
    const Seed *seed = data;
    g_autofree char *path = shared_path(seed->text);
    if (path == NULL) {
        return;
    }
    g_autoptr(ProgrammeFile) file = checked_programme(path);
    g_autoptr(GBytes) text = programme_in_form(file->programme, "txt");
    g_auto(GStrv) wanted = words_of(file->source);
    g_auto(GStrv) found = words_of(text);
    g_assert_cmpuint(g_strv_length(wanted), >, 400);
    assert_same_words(wanted, found);
}

/* The comparison is worth something only if it sees a single letter, wherever it is. */
static void test_comparison_sees_all(gconstpointer data)
{
    const Seed *seed = data;
    g_autofree char *path = shared_path(seed->text);
    if (path == NULL) {
        return;
    }
    g_autoptr(GBytes) bytes = bytes_of_file(path);
    g_auto(GStrv) words = words_of(bytes);
    g_autofree char *text = g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
    const size_t length = strlen(text);
    for (size_t i = 0; i < length; i += 41) {
        const char was = text[i];
        const bool in_word =
            i > 0 && g_ascii_isalpha(text[i - 1]) && g_ascii_isalpha(was) && g_ascii_isalpha(text[i + 1]);
        const bool in_tag = strcspn(text + i, ">") < strcspn(text + i, "<") && strcspn(text + i, ">") < 60;
        if (!in_word || in_tag) {
            continue;
        }
        text[i] = was == 'e' ? 'a' : 'e';
        g_autoptr(GBytes) altered = bytes_of_text(text);
        g_auto(GStrv) other = words_of(altered);
        g_assert_cmpint(first_difference(words, other), >=, 0);
        text[i] = was;
    }
}

/* --- what is odd ---------------------------------------------------------------------------------------------- */

static bool is_found(const GPtrArray *findings, const Finding *odd)
{
    for (guint i = 0; i < findings->len; i++) {
        const Diagnostic *finding = g_ptr_array_index(findings, i);
        if (strcmp(finding->rule, odd->rule) == 0 && finding->at.line == odd->line &&
            finding->severity == odd->severity) {
            return true;
        }
    }
    return false;
}

static void test_anomalies(gconstpointer data)
{
    const Seed *seed = data;
    g_autofree char *path = shared_path(seed->text);
    if (path == NULL) {
        return;
    }
    g_autoptr(ProgrammeFile) file = checked_programme(path);
    for (const Finding *odd = seed->odd; odd->rule != NULL; odd++) {
        if (!is_found(file->findings, odd)) {
            g_test_message("not found: line %d: %s [%s]", odd->line, severity_name(odd->severity), odd->rule);
            g_test_fail();
        }
    }
    g_assert_cmpint(diagnostics_count(file->findings, SEVERITY_ERROR), ==, 0);
}

/* All that is found, so that a rule which begins to talk, or falls silent, is noticed. */
static void test_findings(gconstpointer data)
{
    const Seed *seed = data;
    g_autofree char *path = shared_path(seed->text);
    if (path == NULL) {
        return;
    }
    g_autoptr(ProgrammeFile) file = checked_programme(path);
    g_autoptr(GString) list = g_string_new(NULL);
    for (guint i = 0; i < file->findings->len; i++) {
        const Diagnostic *finding = g_ptr_array_index(file->findings, i);
        g_string_append_printf(list, "%d: %s [%s]\n", finding->at.line, severity_name(finding->severity),
                               finding->rule);
    }
    g_autoptr(GBytes) bytes = bytes_of_text(list->str);
    assert_golden(seed->golden, bytes);
}

static const struct {
    const char *name;
    void (*run)(gconstpointer seed);
} tests[] = {
    { "every-line", test_every_line },
    { "titles-agree", test_titles_agree },
    { "facts", test_facts },
    { "every-word", test_every_word },
    { "comparison-sees-all", test_comparison_sees_all },
    { "anomalies", test_anomalies },
    { "findings", test_findings },
};

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(seeds); i++) {
        for (size_t k = 0; k < G_N_ELEMENTS(tests); k++) {
            g_autofree char *path = g_strdup_printf("/seeds/%" G_GSIZE_FORMAT "/%s", i, tests[k].name);
            g_test_add_data_func(path, &seeds[i], tests[k].run);
        }
    }
    return g_test_run();
}
