/* Nothing that a document says is lost on the way to a programme and back to a paper: its words are counted, and so are
 * those of the paper that is written from what was understood. What is missing may only be what pages repeat (told by
 * its form) and what a paper says again in its own way: days, hours, "(continued)", "Agenda item". */
#include "acceptance.h"
#include "core/civil_words.h"
#include "core/terms.h"

#include <string.h>

typedef struct {
    guint words;      /* of the document, without furniture and what is said anew */
    guint missing;    /* of them, in the paper */
    GString *lost;    /* the missing words, each with its line */
    GHashTable *left; /* of the paper: word to how often it is still there */
} Account;

/* --- words ------------------------------------------------------------------------------------------------ */

static char *replaced(const char *text, const char *pattern, const char *by)
{
    GError *error = NULL;
    g_autoptr(GRegex) regex = g_regex_new(pattern, G_REGEX_MULTILINE, 0, &error);
    g_assert_no_error(error);
    char *result = g_regex_replace(regex, text, -1, 0, by, 0, &error);
    g_assert_no_error(error);
    return result;
}

static bool is_one_of(const char *word, const char *const *list)
{
    for (; *list != NULL; list++) {
        if (strcmp(word, *list) == 0) {
            return true;
        }
    }
    return false;
}

/* The words of a text in small letters, without left-over tags and footnote marks, with or without their height. A
 * hyphen within a word is no part of it. */
static GStrv words_of(const char *text)
{
    g_autofree char *tagless = replaced(text, "</?[a-z]+(?: [^>\n]*)?>", " ");
    g_autofree char *joined = replaced(tagless, "(?<=\\pL)[-‐‑](?=\\pL)", "");
    g_autofree char *markless = replaced(joined, "(?<=\\pL)\\pN{1,2}(?!\\pN|\\pL)|\\p{No}", " ");
    g_autofree char *apart = replaced(markless, "(?=\\p{Han})|(?<=\\p{Han})", " "); /* no blanks part its words */
    g_autofree char *plain = replaced(apart, "[^\\pL\\pN]+", " ");
    g_autofree char *small = g_utf8_strdown(plain, -1);
    return g_strsplit(g_strstrip(small), " ", -1);
}

/* --- what the paper says anew ------------------------------------------------------------------------------- */

static const char *const english_words[] = {
    "monday",    "tuesday",  "wednesday", "thursday",  "friday", "saturday", "sunday",   "mon",       "tue",
    "tues",      "wed",      "thu",       "thur",      "thurs",  "fri",      "sat",      "sun",       "january",
    "february",  "march",    "april",     "may",       "june",   "july",     "august",   "september", "october",
    "november",  "december", "jan",       "feb",       "mar",    "apr",      "jun",      "jul",       "aug",
    "sep",       "sept",     "oct",       "nov",       "dec",    "am",       "pm",       "noon",      "midday",
    "to",        "and",      "from",      "at",        "day",    "hours",    "morning",  "afternoon", "evening",
    "continued", "cont",     "contd",     "concluded", "agenda", "item",     "items",    "distr",     "original",
    "minutes",   "minute",   "min",       "week",      "of",     "meeting",  "meetings", "no",        "the",
    NULL,
};

/* What stands about days and hours, besides what civil_words and the fixed phrases print. Every character of Chinese is
 * a word. */
static const char *const words_about_days[N_LANGUAGES] = {
    [LANGUAGE_ARABIC] =
        "من إلى و يوم يومي في حتى الموافق صباحا مساء ظهرا الظهر بعد قبل عشرة العاشرة التاسعة الثانية الواحدة تتمة "
        "الساعة البند البندان البنود جدول الأعمال المؤقت المؤقَّت اليوم الوقت التاريخ",
    [LANGUAGE_CHINESE] = "年月日号时点分至到和及上下午中晚星期一二三四五六天周半整零举行中文原文英",
    [LANGUAGE_FRENCH] = "du au le la les de des et à er heure heures matin après midi l point points jour ordre",
    [LANGUAGE_RUSSIAN] =
        "с со по в во до и года год г ч м час часа часов мин минут пункт пункта пункты предварительной повестки дня "
        "день время утра вечера",
    [LANGUAGE_SPANISH] = "del de al a la las el los y horas hora h tema temas programa mañana tarde",
};

static GHashTable *said_anew; /* the words of the language of the document at hand */

static void add_words(const char *text)
{
    g_auto(GStrv) words = words_of(text);
    for (char **word = words; *word != NULL; word++) {
        g_hash_table_add(said_anew, g_strdup(*word));
    }
}

static void add_days_and_hours(Language language)
{
    for (int day = 1; day <= 365; day += 13) {
        g_autofree char *heading = day_heading_in_words(language, civil_date_add(civil_date(2025, 1, 1), day), true);
        add_words(heading);
    }
    for (int minutes = 0; minutes < CLOCK_DAY; minutes += 90) {
        g_autofree char *hours = hours_in_words(language, minutes, minutes + 90);
        add_words(hours);
    }
}

/* What the paper prints by rule and not as it found it. */
static void set_language(Language language)
{
    g_clear_pointer(&said_anew, g_hash_table_unref);
    said_anew = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    if (language == LANGUAGE_ENGLISH) {
        for (const char *const *word = english_words; *word != NULL; word++) {
            g_hash_table_add(said_anew, g_strdup(*word));
        }
        return;
    }
    for (int term = 0; term < N_TERMS; term++) {
        add_words(term_wording((Term)term, language));
    }
    add_words(words_about_days[language]);
    add_words(language_own_name(language)); /* of the masthead: which language it is shows */
    add_days_and_hours(language);
}

/* Letters that stand alone are what is left of "cont'd", "a.m." and of columns that were copied letter by letter. */
static bool is_said_anew(const char *word)
{
    const gunichar first = g_utf8_get_char(word);
    const bool is_letter = g_utf8_strlen(word, -1) < 2 && g_unichar_get_script(first) != G_UNICODE_SCRIPT_HAN;
    return g_unichar_isdigit(first) || is_letter || g_hash_table_contains(said_anew, word);
}

static char *without_broken_words(const char *text)
{
    return replaced(text, "(?<=\\pL)[-‐‑] *\\n+(?=\\pL)", "");
}

/* A text in Placard's layout without the names of the layout. */
static char *without_layout(const char *text)
{
    g_autofree char *bare = replaced(text, "\\\\[a-z-]+(?=[\\[{])", " ");
    return replaced(bare, "\\\\(?=[\\\\}\\]])", "");
}

static GHashTable *words_of_paper(const char *text)
{
    g_autofree char *bare = without_layout(text);
    g_auto(GStrv) words = words_of(bare);
    GHashTable *counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (char **word = words; *word != NULL; word++) {
        const guint count = GPOINTER_TO_UINT(g_hash_table_lookup(counts, *word));
        g_hash_table_insert(counts, g_strdup(*word), GUINT_TO_POINTER(count + 1));
    }
    return counts;
}

/* --- furniture --------------------------------------------------------------------------------------------- */

/* Heads of columns and of the agenda: nothing but words that name what stands below. */
static bool is_head(GStrv words)
{
    static const char *const heads[] = {
        "date",     "time", "programme",   "program",   "activity", "activities", "subject", "topic", "speaker",
        "speakers", "room", "venue",       "session",   "title",    "work",       "number",  "start", "finish",
        "led",      "by",   "provisional", "annotated", "plenary",  "вопрос",     NULL,
    };
    for (; *words != NULL; words++) {
        if (!is_said_anew(*words) && !is_one_of(*words, heads)) {
            return false;
        }
    }
    return true;
}

/* Page numbers, job numbers, symbols that stand alone, and the name of the house, which every page has by itself. */
static bool is_page_mark(const char *line)
{
    static const char *const forms[] = {
        "^[^\\pL\\pN]*(?:page)?[^\\pL\\pN]*\\d+[^\\pL\\pN]*(?:/|of)?[^\\pL\\pN]*\\d*[^\\pL\\pN]*$",
        "^[^\\pL\\pN]*[A-Z]{0,3}[\\d.-]+ *(?:\\([EFSRCA]\\))?[\\d* ]*(?:\\d+/\\d+)?[^\\pL\\pN]*$",
        "^[^\\pL\\pN]*[A-Z]{1,6}\\d*(?:[./][A-Za-z0-9.()-]+)+[^\\pL\\pN]*$",
        "^United Nations$",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(forms); i++) {
        if (g_regex_match_simple(forms[i], line, G_REGEX_CASELESS, 0)) {
            return true;
        }
    }
    return false;
}

static const char *line_of(const GPtrArray *lines, guint i)
{
    return g_ptr_array_index(lines, i);
}

static bool stood_before(const GPtrArray *lines, guint i)
{
    for (guint k = 0; k < i; k++) {
        if (strcmp(line_of(lines, k), line_of(lines, i)) == 0) {
            return true;
        }
    }
    return false;
}

/* Does a page end or begin within three lines of words? */
static bool is_at_page(const GPtrArray *lines, guint i)
{
    for (int step = -1; step <= 1; step += 2) {
        int met = 0;
        for (int k = (int)i + step; k >= 0 && k < (int)lines->len && met < 3; k += step) {
            const char *line = line_of(lines, (guint)k);
            if (is_page_mark(line) || line[0] == '\f') {
                return true;
            }
            met += line[0] != '\0';
        }
    }
    return false;
}

/* --- the account -------------------------------------------------------------------------------------------- */

static void account_clear(Account *account)
{
    g_string_free(account->lost, TRUE);
    g_hash_table_unref(account->left);
}

static bool take_word(Account *account, const char *word)
{
    const guint left = GPOINTER_TO_UINT(g_hash_table_lookup(account->left, word));
    if (left > 0) {
        g_hash_table_insert(account->left, g_strdup(word), GUINT_TO_POINTER(left - 1));
    }
    return left > 0;
}

static void account_line(Account *account, guint number, GStrv words, bool may_be_missing)
{
    for (char **word = words; *word != NULL; word++) {
        if (is_said_anew(*word)) {
            continue;
        }
        const bool found = take_word(account, *word);
        account->words += found || !may_be_missing;
        if (!found && !may_be_missing) {
            account->missing++;
            g_string_append_printf(account->lost, " %u:%s", number, *word);
        }
    }
}

/* Lines that a page repeats come last, so that they take no word from a line that says it. */
static void account_lines(Account *account, const GPtrArray *lines, bool repeated)
{
    for (guint i = 0; i < lines->len; i++) {
        const char *line = line_of(lines, i);
        if ((stood_before(lines, i) && is_at_page(lines, i)) != repeated || is_page_mark(line)) {
            continue;
        }
        g_auto(GStrv) words = words_of(line);
        if (!is_head(words)) {
            account_line(account, i + 1, words, repeated);
        }
    }
}

static GPtrArray *lines_of(const char *document)
{
    GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *paged = replaced(document, "\f", "\n\f");
    g_auto(GStrv) split = g_strsplit(paged, "\n", -1);
    for (char **line = split; *line != NULL; line++) {
        char *words = g_strdup((*line)[0] == '\f' ? *line + 1 : *line);
        g_ptr_array_add(lines, g_strstrip(words));
    }
    return lines;
}

static Account account_of(const char *document, const char *paper)
{
    Account account = { .lost = g_string_new(NULL), .left = words_of_paper(paper) };
    g_autofree char *whole = without_broken_words(document);
    g_autoptr(GPtrArray) lines = lines_of(whole);
    account_lines(&account, lines, false);
    account_lines(&account, lines, true);
    return account;
}

/* --- the documents ------------------------------------------------------------------------------------------- */

/* What is not kept yet, or twice in the document and once in the paper: how many words, and why. It may only fall. */
static const struct {
    const char *document;
    guint words;
    const char *why;
} known[] = {
    { "07-food-council-timetable.txt", 4, "\"or later if required\" behind the hours" },
    { "09-labour-body-tentative-order.txt", 4, "\"followed by\" for hours; \"if necessary\" between two hours" },
    { "18-rights-council-grid.txt", 2, "the same holiday in the morning and in the afternoon is one row" },
    { "33-environment-committee-structure.txt", 1, "the place of the zone in the head of a column" },
    { "02-ocean-conference-2025.txt", 1, "the place again, above the timetable" },
    { "08-second-committee-80.txt", 2, "\"followed by\" for hours" },
};

static guint known_loss(const char *path)
{
    for (size_t i = 0; i < G_N_ELEMENTS(known); i++) {
        if (g_str_has_suffix(path, known[i].document)) {
            return known[i].words;
        }
    }
    return 0;
}

static char *text_of(GBytes *bytes)
{
    return g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
}

static void test_document(gconstpointer path)
{
    g_autoptr(ProgrammeFile) file = checked_programme(path);
    set_language(file->programme->language);
    g_autoptr(GBytes) text = programme_in_form(file->programme, "txt");
    g_autofree char *document = text_of(file->source);
    g_autofree char *paper = text_of(text);
    Account account = account_of(document, paper);
    g_test_message("%u of %u words are in the paper; missing:%s", account.words - account.missing, account.words,
                   account.lost->str);
    g_assert_cmpuint(account.words, >, 10);
    if (account.missing > known_loss(path)) {
        g_test_fail();
    }
    account_clear(&account);
}

/* How many words of a line of the paper are accounted for. */
static guint weight_of(const char *line)
{
    g_autofree char *bare = without_layout(line);
    g_auto(GStrv) words = words_of(bare);
    guint weight = 0;
    for (guint i = 0; words[i] != NULL; i++) {
        weight += !is_said_anew(words[i]);
    }
    return weight;
}

static GPtrArray *telling_lines(const char *paper)
{
    GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
    g_auto(GStrv) split = g_strsplit(paper, "\n", -1);
    for (char **line = split; *line != NULL; line++) {
        if (weight_of(*line) >= 3 && !g_str_has_prefix(*line, "Date/time")) {
            g_ptr_array_add(lines, g_strdup(*line));
        }
    }
    return lines;
}

static guint missing_without(const char *document, const char *paper, const char *line)
{
    const char *at = strstr(paper, line);
    g_autofree char *before = g_strndup(paper, (gsize)(at - paper));
    g_autofree char *less = g_strconcat(before, at + strlen(line), NULL);
    Account account = account_of(document, less);
    const guint missing = account.missing;
    account_clear(&account);
    return missing;
}

/* The account is worth something only if it sees that a line is gone. It cannot where the paper says all words of the
 * line again elsewhere (an agenda and its timetable, sentences and the meetings taken from them); most lines stand
 * alone. */
static void test_lost_line_is_seen(gconstpointer path)
{
    g_autoptr(ProgrammeFile) file = checked_programme(path);
    set_language(file->programme->language);
    g_autoptr(GBytes) text = programme_in_form(file->programme, "txt");
    g_autofree char *document = text_of(file->source);
    g_autofree char *paper = text_of(text);
    g_autoptr(GPtrArray) lines = telling_lines(paper);
    Account whole = account_of(document, paper);
    guint tried = 0;
    guint seen = 0;
    for (guint i = 0; i < lines->len; i += 3) {
        const char *line = g_ptr_array_index(lines, i);
        tried++;
        seen += missing_without(document, paper, line) > whole.missing;
    }
    account_clear(&whole);
    g_test_message("%u of %u lines are missed", seen, tried);
    g_assert_cmpuint(tried, >, 0);
    g_assert_cmpuint(seen * 2, >=, tried - tried % 2);
}

static void add_tests(GPtrArray *kept, const char *folder)
{
    g_autoptr(GPtrArray) paths = texts_of_folder(folder);
    for (guint i = 0; i < paths->len; i++) {
        char *path = g_strdup(g_ptr_array_index(paths, i));
        g_ptr_array_add(kept, path);
        g_autofree char *name = g_path_get_basename(path);
        g_autofree char *kept_test = g_strdup_printf("/nothing-lost/%s/kept", name);
        g_autofree char *seen_test = g_strdup_printf("/nothing-lost/%s/lost-line-is-seen", name);
        g_test_add_data_func(kept_test, path, test_document);
        g_test_add_data_func(seen_test, path, test_lost_line_is_seen);
    }
}

static void test_shared_is_there(void)
{
    g_autofree char *seeds = shared_path("seeds");
    g_autofree char *programmes = seeds != NULL ? shared_path("programmes") : NULL;
}

int main(int argc, char **argv)
{
    static const char *const shared[] = { "seeds", "programmes" };
    g_test_init(&argc, &argv, NULL);
    g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *corpus = source_path("tests/corpus");
    add_tests(paths, corpus);
    for (size_t i = 0; i < G_N_ELEMENTS(shared); i++) {
        g_autofree char *folder = shared_path_if_there(shared[i]);
        if (folder != NULL) {
            add_tests(paths, folder);
        }
    }
    g_test_add_func("/nothing-lost/shared-documents", test_shared_is_there);
    const int status = g_test_run();
    g_clear_pointer(&said_anew, g_hash_table_unref);
    return status;
}
