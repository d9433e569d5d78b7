/* The table of words, and how it agrees with real lines of documents in six languages. These are no part of the
 * sources: they stand in PLACARD_SHARED/languages. */
#include "base/json.h"
#include "core/civil_words.h"
#include "core/item_words.h"
#include "core/ordinals.h"
#include "core/terms_table.h"

#include <string.h>

/* --- the table -------------------------------------------------------------------------------------------------- */

static void test_fixed_phrases(void)
{
    for (int term = 0; term < N_TERMS; term++) {
        g_assert_nonnull(term_fixed[term]);
        for (int i = 0; i < N_LANGUAGES; i++) {
            const char *wording = term_wording((Term)term, (Language)i);
            g_assert_true(wording != NULL && wording[0] != '\0' && g_utf8_validate(wording, -1, NULL));
        }
    }
    g_autofree char *minutes = term_with(TERM_MINUTES, LANGUAGE_RUSSIAN, "30");
    g_assert_cmpstr(minutes, ==, "30 минут");
    g_autofree char *colon = term_with(TERM_ORIGINAL, LANGUAGE_FRENCH, "anglais");
    g_assert_cmpstr(colon, ==, "Original\u00a0: anglais");
}

/* What is written in any language is found in any other, and says the same. */
static void test_every_row(void)
{
    for (size_t r = 0; r < n_term_rows; r++) {
        for (int i = 0; i < N_LANGUAGES; i++) {
            const char *wording = term_rows[r].wording[i];
            const char *english = terms_english(wording, NULL);
            g_assert_nonnull(english);
            g_assert_nonnull(terms_kind(wording));
            for (int k = 0; k < N_LANGUAGES; k++) {
                g_assert_nonnull(terms_translate(wording, (Language)i, (Language)k));
            }
            if (i == LANGUAGE_ENGLISH && !g_str_has_prefix(term_rows[r].key, "TERM_")) {
                g_assert_cmpstr(english, ==, wording);
                g_assert_cmpstr(terms_translate(wording, LANGUAGE_ENGLISH, LANGUAGE_CHINESE), ==,
                                term_rows[r].wording[LANGUAGE_CHINESE]);
            }
        }
    }
}

static void test_translate(void)
{
    g_assert_cmpstr(terms_translate("other matters", LANGUAGE_ENGLISH, LANGUAGE_FRENCH), ==, "questions diverses");
    g_assert_cmpstr(terms_translate("Other matters", LANGUAGE_ENGLISH, LANGUAGE_RUSSIAN), ==, "Прочие вопросы");
    g_assert_cmpstr(terms_translate("Новости", LANGUAGE_RUSSIAN, LANGUAGE_ENGLISH), ==, NULL);
    g_assert_cmpstr(terms_translate("English", LANGUAGE_ENGLISH, LANGUAGE_FRENCH), ==, "anglais");
    g_assert_cmpstr(terms_translate("New York", LANGUAGE_ENGLISH, LANGUAGE_SPANISH), ==, "Nueva York");
    g_assert_cmpstr(terms_translate("New York", LANGUAGE_RUSSIAN, LANGUAGE_SPANISH), ==, NULL);
    g_assert_cmpstr(terms_translate("", LANGUAGE_ENGLISH, LANGUAGE_SPANISH), ==, NULL);
}

static void test_english(void)
{
    Language language = LANGUAGE_NONE;
    g_assert_cmpstr(terms_english("adoption de l’ordre  du\u00a0jour", &language), ==, "adoption of the agenda");
    g_assert_cmpint(language, ==, LANGUAGE_FRENCH);
    g_assert_cmpstr(terms_english("Otras cuestiones", &language), ==, "Other matters");         /* the second wording */
    g_assert_cmpstr(terms_english("جدول الأعمال المؤقَّت", &language), ==, "Provisional agenda"); /* with vowel signs */
    g_assert_cmpint(language, ==, LANGUAGE_ARABIC);
    g_assert_cmpstr(terms_english("Nairobi", &language), ==, "Nairobi");
    g_assert_cmpint(language, ==, LANGUAGE_ENGLISH);
    g_assert_cmpstr(terms_english("general", NULL), ==, "general"); /* Spanish or English */
    g_assert_cmpstr(terms_english_name("general"), ==, "General");
    g_assert_cmpstr(terms_english_name(" limitée"), ==, "Limited");
    g_assert_null(terms_english_name("limitless"));
    g_assert_null(terms_english("ordre", NULL));
    g_assert_null(terms_english(NULL, NULL));
    g_assert_cmpstr(terms_kind("Женева"), ==, "place");
    g_assert_cmpstr(terms_kind("附件"), ==, "TERM_ANNEX");
}

/* `text` with each `from` replaced by `to`. */
static char *respelled(const char *text, const char *from, const char *to)
{
    g_auto(GStrv) parts = g_strsplit(text, from, -1);
    return g_strjoinv(to, parts);
}

/* However its apostrophes, dashes and brackets are written, a wording is found. */
static void test_spellings(void)
{
    static const struct {
        const char *from, *to;
    } spellings[] = {
        { "'", "‘" }, { "'", "’" },  { "'", "ʼ" },  { "–", "-" },       { "-", "‑" },  { "-", "–" },
        { "-", "—" }, { "(", "（" }, { ")", "）" }, { ":", "：" },      { ";", "；" }, { ",", "，" },
        { ",", "،" }, { "ر", "ـر" }, { "ر", "رَ" },  { "e", "e\u200d" },
    };
    for (size_t r = 0; r < n_term_rows; r++) {
        for (int i = 0; i < N_LANGUAGES; i++) {
            const char *wording = term_rows[r].wording[i];
            for (size_t k = 0; k < G_N_ELEMENTS(spellings); k++) {
                g_autofree char *text = respelled(wording, spellings[k].from, spellings[k].to);
                g_assert_cmpstr(terms_english(text, NULL), ==, terms_english(wording, NULL));
            }
        }
    }
}

static void test_long_texts(void)
{
    g_autofree char *text = g_strnfill(2000, ' ');
    memcpy(text, "Geneva", strlen("Geneva"));
    g_assert_null(terms_english(text, NULL));
    memcpy(text, "Third session", strlen("Third session"));
    g_assert_false(terms_session_read(text, &(Language){ 0 }, &(int){ 0 }, &(const char *){ NULL }));
    g_assert_false(terms_session_read(NULL, &(Language){ 0 }, &(int){ 0 }, &(const char *){ NULL }));
}

/* The text is asked for in each language, whether it is of that or not. */
static void test_languages_of_wordings(void)
{
    for (size_t w = 0; w < n_term_wordings; w++) {
        const TermWording *wording = &term_wordings[w];
        const char *text = term_rows[wording->row].wording[wording->language];
        for (int from = 0; from < N_LANGUAGES; from++) {
            const char *english = terms_translate(text, (Language)from, LANGUAGE_ENGLISH);
            g_assert_true(english != NULL || from != wording->language);
        }
    }
    g_assert_null(terms_translate(term_wordings[n_term_wordings - 1].folded, LANGUAGE_ENGLISH, LANGUAGE_FRENCH));
}

static void test_sessions(void)
{
    static const char *const third[N_LANGUAGES] = {
        [LANGUAGE_ARABIC] = "الدورة الموضوعية الثالثة",   [LANGUAGE_CHINESE] = "第三届实质性会议",
        [LANGUAGE_ENGLISH] = "Third substantive session", [LANGUAGE_FRENCH] = "Troisième session de fond",
        [LANGUAGE_RUSSIAN] = "Третья основная сессия",    [LANGUAGE_SPANISH] = "Tercer período de sesiones sustantivo",
    };
    for (int i = 0; i < N_LANGUAGES; i++) {
        g_autofree char *session = terms_session(3, "substantive", (Language)i);
        g_assert_cmpstr(session, ==, third[i]);
        for (int ordinal = 1; ordinal <= ORDINAL_LIMIT; ordinal += i + 1) {
            g_autofree char *name = terms_session(ordinal, NULL, (Language)i);
            Language language = LANGUAGE_NONE;
            int read = 0;
            const char *kind = "";
            g_assert_true(terms_session_read(name, &language, &read, &kind));
            g_assert_true(language == (Language)i && read == ordinal && kind == NULL);
        }
    }
    g_assert_null(terms_session(0, NULL, LANGUAGE_FRENCH));
    g_assert_null(terms_session(3, "merry", LANGUAGE_FRENCH));
    g_assert_false(terms_session_read("Session de fond", &(Language){ 0 }, &(int){ 0 }, &(const char *){ NULL }));
}

static void test_ordinals(void)
{
    static const struct {
        int ordinal;
        Language language;
        const char *words;
    } rows[] = {
        { 1, LANGUAGE_FRENCH, "première" },
        { 21, LANGUAGE_FRENCH, "vingt et unième" },
        { 71, LANGUAGE_FRENCH, "soixante et onzième" },
        { 80, LANGUAGE_FRENCH, "quatre-vingtième" },
        { 81, LANGUAGE_FRENCH, "quatre-vingt-unième" },
        { 99, LANGUAGE_FRENCH, "quatre-vingt-dix-neuvième" },
        { 70, LANGUAGE_FRENCH, "soixante-dixième" },
        { 67, LANGUAGE_RUSSIAN, "шестьдесят седьмая" },
        { 40, LANGUAGE_RUSSIAN, "сороковая" },
        { 67, LANGUAGE_CHINESE, "六十七" },
        { 10, LANGUAGE_CHINESE, "十" },
        { 110, LANGUAGE_CHINESE, "一百一十" },
        { 105, LANGUAGE_CHINESE, "一百零五" },
        { 67, LANGUAGE_ARABIC, "السابعة والستون" },
        { 11, LANGUAGE_ARABIC, "الحادية عشرة" },
        { 7, LANGUAGE_SPANISH, "séptimo" },
        { 67, LANGUAGE_SPANISH, "67º" },
        { 107, LANGUAGE_ENGLISH, "one hundred and seventh" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *words = ordinal_in_language(rows[i].ordinal, rows[i].language);
        g_assert_cmpstr(words, ==, rows[i].words);
    }
    g_assert_null(ordinal_in_language(0, LANGUAGE_ENGLISH));
    g_assert_null(ordinal_in_language(ORDINAL_LIMIT + 1, LANGUAGE_ENGLISH));
}

/* --- real lines ----------------------------------------------------------------------------------------------------
 */

/* Blanks, the length of dashes and vowel signs differ between the documents. */
static char *squeezed(const char *text)
{
    GString *out = g_string_new(NULL);
    for (; *text != '\0'; text = g_utf8_next_char(text)) {
        const gunichar c = g_utf8_get_char(text);
        if (c == 0x2013 || c == 0x2014) {
            g_string_append_c(out, '-');
        } else if (!g_unichar_isspace(c) && g_unichar_type(c) != G_UNICODE_NON_SPACING_MARK) {
            g_string_append_unichar(out, g_unichar_tolower(c));
        }
    }
    return g_string_free(out, FALSE);
}

static bool same(const char *a, const char *b)
{
    g_autofree char *x = squeezed(a);
    g_autofree char *y = squeezed(b);
    return strcmp(x, y) == 0;
}

static bool holds(const char *text, const char *part)
{
    g_autofree char *x = squeezed(text);
    g_autofree char *y = squeezed(part);
    return strstr(x, y) != NULL;
}

static const char *text_of(const JsonValue *line, Language language)
{
    return json_string(json_member(line, language_code(language)));
}

static const char *expected_text(const JsonValue *line, Language language, const char *name)
{
    const JsonValue *own = json_member(line, "expected_by_language");
    own = own == NULL ? NULL : json_member(own, language_code(language));
    own = own == NULL ? NULL : json_member(own, name);
    return json_string(own != NULL ? own : json_member(json_member(line, "expected"), name));
}

typedef struct {
    int compared[N_LANGUAGES], same[N_LANGUAGES];
} Score;

static void count(Score *score, Language language, bool is_same, const char *written, const char *read)
{
    score->compared[language]++;
    score->same[language] += is_same;
    if (!is_same) {
        g_test_message("%s: we write \"%s\", the document has \"%s\"", language_code(language), written, read);
    }
}

/* "Agenda items 132 and 17 (c)", "Item 4", with their numbers in the order of the words. */
static void compare_items(const JsonValue *line, Score *score)
{
    const char *english = text_of(line, LANGUAGE_ENGLISH);
    if (strstr(english, "provisional") != NULL) {
        return;
    }
    const Profile *profile = profile_of_id(g_str_has_prefix(english, "Agenda") ? "oewg" : "free");
    g_autoptr(GArray) items = g_array_new(FALSE, TRUE, sizeof(ItemNumber));
    g_auto(GStrv) words = g_strsplit_set(english, " ()", -1);
    for (guint i = 0; words[i] != NULL; i++) {
        ItemNumber item = { .number = (int)g_ascii_strtoll(words[i], NULL, 10) };
        if (item.number > 0) {
            g_array_append_val(items, item);
        } else if (strlen(words[i]) == 1) {
            g_strlcpy(g_array_index(items, ItemNumber, items->len - 1).sub, words[i], sizeof item.sub);
        }
    }
    for (int i = 0; i < N_LANGUAGES; i++) {
        g_autofree char *written = item_heading_in_words((Language)i, items, profile);
        count(score, (Language)i, same(written, text_of(line, (Language)i)), written, text_of(line, (Language)i));
    }
}

/* The phrase without a number before it and without a stop or a star behind. */
static char *phrase_of(const char *text)
{
    g_auto(GStrv) parts = g_strsplit(text, ". ", 2);
    const char *start = g_ascii_isdigit(text[0]) || (parts[1] != NULL && strlen(parts[0]) == 1) ? parts[1] : text;
    start = start == NULL ? text : start;
    for (const char *dash = strstr(start, "- "); dash != NULL && dash - start < 12; dash = NULL) {
        start = dash + 2;
    }
    while (g_ascii_isdigit(*start) || *start == '-' || *start == ' ') {
        start++;
    }
    char *phrase = g_strdup(start);
    while (g_str_has_suffix(phrase, ".") || g_str_has_suffix(phrase, "*") || g_str_has_suffix(phrase, " ")) {
        phrase[strlen(phrase) - 1] = '\0';
    }
    if (g_str_has_suffix(phrase, "。")) {
        phrase[strlen(phrase) - strlen("。")] = '\0';
    }
    return phrase;
}

/* A phrase that the table has is, in each language, one of its wordings. */
static void compare_phrase(const JsonValue *line, Score *score)
{
    g_autofree char *english = phrase_of(text_of(line, LANGUAGE_ENGLISH));
    for (int i = 0; i < N_LANGUAGES; i++) {
        const char *written = terms_translate(english, LANGUAGE_ENGLISH, (Language)i);
        if (written == NULL) {
            return;
        }
        g_autofree char *read = phrase_of(text_of(line, (Language)i));
        const char *back = terms_translate(read, (Language)i, (Language)i);
        count(score, (Language)i, back != NULL && strcmp(back, written) == 0, written, read);
    }
}

static void compare_place_and_dates(const JsonValue *line, Score *score)
{
    const CivilDate from = civil_date_parse(expected_text(line, LANGUAGE_ENGLISH, "from"));
    const CivilDate to = civil_date_parse(expected_text(line, LANGUAGE_ENGLISH, "to"));
    const char *place = expected_text(line, LANGUAGE_ENGLISH, "place");
    for (int i = 0; i < N_LANGUAGES; i++) {
        const char *read = text_of(line, (Language)i);
        const char *name = terms_translate(place, LANGUAGE_ENGLISH, (Language)i);
        g_assert_true(name != NULL && holds(read, name));
        g_autofree char *dates = date_range_in_words((Language)i, from, to);
        count(score, (Language)i, holds(read, dates), dates, read);
    }
}

static void compare_day_and_hour(const JsonValue *line, Score *score)
{
    for (int i = 0; i < N_LANGUAGES; i++) {
        const char *read = text_of(line, (Language)i);
        const CivilDate day = civil_date_parse(expected_text(line, (Language)i, "date"));
        g_autofree char *date = date_in_words((Language)i, day);
        g_autofree char *hour =
            hours_in_words((Language)i, clock_parse(expected_text(line, (Language)i, "time")), CLOCK_UNKNOWN);
        count(score, (Language)i, holds(read, date) && holds(read, hour), hour, read);
        /* Russian puts the weekday into the accusative there, and one line leaves it out in French. */
        const char *weekday = weekday_in_words((Language)i, civil_date_weekday(day));
        g_assert_true(i == LANGUAGE_RUSSIAN || i == LANGUAGE_FRENCH || holds(read, weekday));
    }
}

static const struct {
    const char *kind;
    void (*compare)(const JsonValue *line, Score *score);
    int per_cent; /* of the lines that must agree, in each language */
} kinds[] = {
    { "item-heading", compare_items, 90 }, /* one document has an "а" of the Cyrillic alphabet */
    { "programme-phrase", compare_phrase, 100 },
    { "title-or-heading", compare_phrase, 100 },
    { "place-and-dates", compare_place_and_dates, 60 }, /* the documents do not agree with each other */
    { "weekday-date-time", compare_day_and_hour, 90 },  /* one was written with another minute */
};

static void compare_line(const JsonValue *line, Score scores[])
{
    const char *kind = json_string(json_member(line, "kind"));
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
        if (strcmp(kind, kinds[i].kind) == 0) {
            kinds[i].compare(line, &scores[i]);
        }
    }
}

static void test_real_lines(void)
{
    const char *shared = g_getenv("PLACARD_SHARED");
    g_autofree char *path =
        g_build_filename(shared != NULL ? shared : "../shared", "languages", "un-lines.jsonl", NULL);
    g_autofree char *lines = NULL;
    if (!g_file_get_contents(path, &lines, NULL, NULL)) {
        g_test_skip("there are no real lines to compare with: PLACARD_SHARED/languages/un-lines.jsonl");
        return;
    }
    Score scores[G_N_ELEMENTS(kinds)] = { 0 };
    g_auto(GStrv) rows = g_strsplit(lines, "\n", -1);
    for (guint i = 0; rows[i] != NULL && rows[i][0] != '\0'; i++) {
        g_autoptr(GBytes) bytes = g_bytes_new(rows[i], strlen(rows[i]));
        g_autoptr(JsonValue) line = json_parse(bytes, NULL);
        g_assert_nonnull(line);
        compare_line(line, scores);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
        for (int k = 0; k < N_LANGUAGES; k++) {
            g_test_message("%s, %s: %d of %d", kinds[i].kind, language_code((Language)k), scores[i].same[k],
                           scores[i].compared[k]);
            g_assert_cmpint(scores[i].compared[k], >, 0);
            g_assert_cmpint(scores[i].same[k] * 100, >=, scores[i].compared[k] * kinds[i].per_cent);
        }
    }
}

static void test_ranges_of_items(void)
{
    static const char *const wordings[N_LANGUAGES] = {
        [LANGUAGE_ARABIC] = "3 و 5 إلى 9 و 11 (أ)",  [LANGUAGE_CHINESE] = "3、5至9和11(a)",
        [LANGUAGE_ENGLISH] = "3, 5 to 9 and 11 (a)", [LANGUAGE_FRENCH] = "3, 5 à 9 et 11 a)",
        [LANGUAGE_RUSSIAN] = "3, 5–9 и 11(a)",       [LANGUAGE_SPANISH] = "3, 5 a 9 y 11 a)",
    };
    static const ItemNumber numbers[] = {
        { 3, "" }, { 5, "" }, { 6, "" }, { 7, "" }, { 8, "" }, { 9, "" }, { 11, "a" }
    };
    g_autoptr(GArray) items = g_array_new(FALSE, FALSE, sizeof(ItemNumber));
    g_array_append_vals(items, numbers, G_N_ELEMENTS(numbers));
    for (int i = 0; i < N_LANGUAGES; i++) {
        g_autofree char *words = item_numbers_in_words((Language)i, items);
        g_assert_cmpstr(words, ==, wordings[i]);
    }
    g_array_remove_index(items, 3); /* runs of two are listed */
    g_autofree char *listed = item_numbers_in_words(LANGUAGE_ENGLISH, items);
    g_assert_cmpstr(listed, ==, "3, 5, 6, 8, 9 and 11 (a)");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/terms/fixed_phrases", test_fixed_phrases);
    g_test_add_func("/terms/every_row", test_every_row);
    g_test_add_func("/terms/translate", test_translate);
    g_test_add_func("/terms/english", test_english);
    g_test_add_func("/terms/spellings", test_spellings);
    g_test_add_func("/terms/long", test_long_texts);
    g_test_add_func("/terms/languages", test_languages_of_wordings);
    g_test_add_func("/terms/sessions", test_sessions);
    g_test_add_func("/terms/ordinals", test_ordinals);
    g_test_add_func("/terms/ranges_of_items", test_ranges_of_items);
    g_test_add_func("/terms/real_lines", test_real_lines);
    return g_test_run();
}
