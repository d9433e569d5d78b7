/* Sentences: every event can be told, in every language that has words for it. With PLACARD_UPDATE=1 data/acts.tsv is
 * written anew, with a row for every text that there is; what was translated stays while its English does. */
#include "session/tell.h"

#include "core/roster.h"
#include "session/acts.h"
#include "session/acts_table.h"
#include "session/module.h"
#include "session/names.h"

#include <stdio.h>
#include <string.h>

#define NOON ((Instant)1658764800 * G_USEC_PER_SEC) /* 2022-07-25, noon in New York */

static const Teller english = { .language = LANGUAGE_ENGLISH };

static const Language columns[] = { LANGUAGE_ARABIC, LANGUAGE_CHINESE, LANGUAGE_FRENCH, LANGUAGE_RUSSIAN,
                                    LANGUAGE_SPANISH };

/* --- the tables ----------------------------------------------------------------------------------------------------
 */

static void test_every_event(void)
{
    const EventInfo *info;
    for (guint i = 0; (info = event_at(i)) != NULL; i++) {
        for (guint language = 0; language < N_LANGUAGES; language++) {
            const char *words = acts_words(ACTS_EVENT, info->name, info->says, (Language)language);
            g_autofree char *complaint = tell_complain(info, words);
            g_assert_cmpstr(complaint, ==, NULL);
        }
        Event event = { .info = info, .at = NOON, .by = "chair" };
        for (guint language = 0; language < N_LANGUAGES; language++) {
            const Teller teller = { .language = (Language)language };
            g_autofree char *sentence = tell_event(&event, &teller);
            g_assert_true(g_utf8_validate(sentence, -1, NULL));
            g_assert_null(strpbrk(sentence, "{}[]"));
        }
    }
}

/* Each text has a key of its own, and what is in the table is the words of one. */
static void test_sources(void)
{
    g_autoptr(GHashTable) keys = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    ActsSource source;
    guint n = 0, all;
    for (; acts_source(n, &source); n++) {
        g_assert_cmpstr(source.english, !=, "");
        g_assert_true(g_hash_table_add(keys, source.key));
        g_free(source.english);
    }
    for (size_t i = 0; i < n_act_rows; i++) {
        if (!g_hash_table_contains(keys, act_rows[i].key)) {
            g_error("data/acts.tsv: there is nothing called “%s” any more", act_rows[i].key);
        }
    }
    for (guint language = 0; language < N_LANGUAGES; language++) {
        const guint translated = acts_translated((Language)language, &all);
        g_assert_cmpuint(all, ==, n);
        g_test_message("%s: %u of %u texts", language_code((Language)language), translated, all);
    }
}

static const ActRow *row_of_key(const char *key)
{
    for (size_t i = 0; i < n_act_rows; i++) {
        if (strcmp(act_rows[i].key, key) == 0) {
            return &act_rows[i];
        }
    }
    return NULL;
}

/* Nothing is left in English for who reads another language. */
static void test_complete(void)
{
    ActsSource source;
    for (guint n = 0; acts_source(n, &source); n++) {
        const ActRow *row = row_of_key(source.key);
        if (row == NULL) {
            g_test_message("data/acts.tsv: “%s” has no row", source.key);
            g_test_fail();
        } else if (strcmp(row->text[LANGUAGE_ENGLISH], source.english) != 0) {
            g_test_message("data/acts.tsv: the English of “%s” is now “%s”: bring the row up to date", source.key,
                           source.english);
            g_test_fail();
        }
        for (guint i = 0; row != NULL && i < G_N_ELEMENTS(columns); i++) {
            if (row->text[columns[i]] == NULL) {
                g_test_message("data/acts.tsv: “%s” has no words in %s", source.key, language_name(columns[i]));
                g_test_fail();
            }
        }
        g_free(source.key);
        g_free(source.english);
    }
}

/* --- sentences -----------------------------------------------------------------------------------------------------
 */

static const EventInfo sample = {
    .name = "sample.told",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_PARTY, FIELD_PARTIES, FIELD_NUMBER, FIELD_SECONDS, FIELD_SPOKEN, FIELD_STARTS, FIELD_MODE,
                     FIELD_PRESENT, FIELD_FROM, FIELD_TEXT, FIELD_WAS, FIELD_GROUP, FIELD_TITLE, FIELD_MEETING,
                     FIELD_REASON, FIELD_PAPER, FIELD_SESSION, FIELD_FORMULA),
};

static char *tell(const char *says, const Teller *teller, void (*fill)(Values *values))
{
    EventInfo info = sample;
    info.says = says;
    Event event = { .info = &info, .at = NOON, .by = "FRA/42" };
    if (fill != NULL) {
        fill(&event.values);
    }
    g_autofree char *complaint = tell_complain(&info, says);
    g_assert_cmpstr(complaint, ==, NULL);
    return tell_event(&event, teller);
}

static void fill_all(Values *values)
{
    values_set_text(values, FIELD_PARTY, "FRA");
    values_set_text(values, FIELD_PARTIES, "FRA DEU EGY");
    values_set_number(values, FIELD_NUMBER, 3);
    values_set_number(values, FIELD_SECONDS, 5400);
    values_set_number(values, FIELD_SPOKEN, (gint64)151600000);
    values_set_number(values, FIELD_STARTS, NOON);
    values_set_number(values, FIELD_MODE, SITTING_INFORMAL_INFORMAL);
    values_set_number(values, FIELD_PRESENT, 1);
    values_set_text(values, FIELD_GROUP, "African Union");
    values_set_text(values, FIELD_TITLE, "البند");
    values_set_text(values, FIELD_MEETING, "2022-07-25-am");
    values_set_text(values, FIELD_FROM, "2022-07-25");
    values_set_text(values, FIELD_TEXT, "some {words} [here]");
    values_set_text(values, FIELD_WAS, "floor.give");
    values_set_text(values, FIELD_PAPER, "{}");
}

static char *noon_at_place(Instant at, gpointer data)
{
    g_assert_cmpint(at, ==, NOON);
    return g_strdup(data);
}

static const char *name_of_x(const char *code, gpointer data)
{
    (void)data;
    return strcmp(code, "X-1") == 0 ? "An organization" : NULL;
}

static void test_values(void)
{
    static const struct {
        Language language;
        const char *says, *told;
    } cases[] = {
        { LANGUAGE_ENGLISH, "{party} spoke", "France spoke" },
        { LANGUAGE_ENGLISH, "{parties} met", "France, Germany and Egypt met" },
        { LANGUAGE_FRENCH, "{parties}", "France, Allemagne et Égypte" },
        { LANGUAGE_CHINESE, "{party}", "法国" },
        { LANGUAGE_ENGLISH, "the {number:ordinal} and {number}", "The 3rd and 3" },
        { LANGUAGE_ENGLISH, "{seconds}, {spoken}", "1 h 30 min, 2 min 32 s" },
        { LANGUAGE_ENGLISH, "from {starts}", "From noon" },
        { LANGUAGE_ENGLISH, "{mode}: {present}", "Informal informal: yes" },
        { LANGUAGE_ENGLISH, "{from}", "25 July 2022" },
        { LANGUAGE_SPANISH, "{from}", "25 de julio de 2022" },
        { LANGUAGE_ENGLISH, "{text}", "Some {words} [here]" },
        { LANGUAGE_ENGLISH, "{actor} took back: {was}", "France took back: Give the floor to the next speaker" },
        { LANGUAGE_ENGLISH, "it[ because {reason}] was[ {party}]", "It was France" },
        { LANGUAGE_ENGLISH, "why {reason}", "Why –" },
        { LANGUAGE_ENGLISH, "{paper}", "…" },
        { LANGUAGE_ENGLISH, "{present?there|gone} again", "There again" },
        { LANGUAGE_FRENCH, "{seconds}, {spoken}", "1\u00a0h\u00a030\u00a0min, 2\u00a0min\u00a032\u00a0s" },
        { LANGUAGE_CHINESE, "{seconds}；{spoken}", "1小时30分钟；2分钟32秒" },
        /* What runs the other way is set off: U+2068, U+2069. */
        { LANGUAGE_ENGLISH, "on {title} in {meeting}", "On \u2068البند\u2069 in 2022-07-25-am" },
        { LANGUAGE_ARABIC, "{party}: {title}، {meeting}، {number}", "فرنسا: البند، \u20682022-07-25-am\u2069، 3" },
        { LANGUAGE_ARABIC, "{reason}{seconds}", "–\u20681 س و30 د\u2069" },
        { LANGUAGE_ARABIC, "{parties}", "فرنسا وألمانيا ومصر" },
        { LANGUAGE_ENGLISH, "", "" },
        { LANGUAGE_ENGLISH, "élan", "Élan" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        char noon[] = "noon";
        const Teller teller = { .language = cases[i].language, .time_of = noon_at_place, .data = noon };
        g_autofree char *told = tell(cases[i].says, &teller, fill_all);
        g_assert_cmpstr(told, ==, cases[i].told);
    }
}

static void test_without_place(void)
{
    g_autofree char *told = tell("from {starts}", &english, fill_all);
    g_assert_cmpstr(told, ==, "From 2022-07-25T16:00:00Z");
}

/* What was before is kept by its name: that of a choice in the same event, or of a command. */
static void fill_before(Values *values)
{
    values_set_number(values, FIELD_MODE, SITTING_FORMAL);
    values_set_number(values, FIELD_PRESENT, 0);
    values_set_text(values, FIELD_WAS, "informal-informal");
}

static void test_before(void)
{
    g_autofree char *told = tell("{mode}, after {was}; {present?there|gone}", &english, fill_before);
    g_assert_cmpstr(told, ==, "Formal, after informal informal; gone");
    g_autofree char *plain = tell("{present}", &english, fill_before);
    g_assert_cmpstr(plain, ==, "No");
}

/* A body is told as the terms of the papers have it. */
static void test_body(void)
{
    const Teller french = { .language = LANGUAGE_FRENCH };
    Event event = { .info = event_of("session.begun"), .at = NOON, .by = "secretariat" };
    values_set_text(&event.values, FIELD_BODY, "First Committee");
    values_set_text(&event.values, FIELD_SESSION, "A session");
    g_autofree char *sentence = tell_event(&event, &french);
    g_assert_nonnull(strstr(sentence, "Première Commission"));
    g_assert_nonnull(strstr(sentence, "A session"));
}

static const char *title;

static void fill_title(Values *values)
{
    values_set_text(values, FIELD_TITLE, title);
}

/* Letters that run leftward, wherever Unicode has them, are set off in other languages, and no others are. */
static void test_leftward(void)
{
    static const struct {
        const char *title;
        bool is_leftward;
    } cases[] = {
        { "\u05d0", true },     { "\u08ff", true },      { "\ufb50", true },      { "\ufe8d", true },
        { "\U0001e900", true }, { "\u0904", false },     { "\ufe0f", false },     { "\uff0c", false },
        { "letters", false },   { "\U0001f54a", false }, { "\U00020000", false },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        title = cases[i].title;
        g_autofree char *told = tell("on {title}", &english, fill_title);
        g_assert_true((strstr(told, "\u2068") != NULL) == cases[i].is_leftward);
        g_assert_nonnull(strstr(told, title));
    }
}

/* Of every event that has it: what was taken back, too, in which the mark stands among the fields. */
static void test_before_of_events(void)
{
    const EventInfo *info;
    for (guint i = 0; (info = event_at(i)) != NULL; i++) {
        Event event = { .info = info, .at = NOON, .by = "chair" };
        values_set_text(&event.values, FIELD_WAS, "floor.give");
        g_autofree char *sentence = tell_event(&event, &english);
        g_assert_null(strstr(sentence, "floor.give"));
        g_assert_true(strcmp(info->name, "act.undone") != 0 || strstr(sentence, "Give the floor") != NULL);
    }
}

static void fill_groups(Values *values)
{
    values_set_text(values, FIELD_GROUP, "Group of African States");
}

static void test_groups(void)
{
    const Teller teller = { .language = LANGUAGE_FRENCH };
    g_autofree char *told = tell("{group}", &teller, fill_groups);
    const RosterGroup *group = roster_group_of_name("Group of African States", (CivilDate){ 2022, 7, 25 });
    g_assert_nonnull(group);
    g_assert_cmpstr(told, ==, group->name[LANGUAGE_FRENCH]);
    g_assert_cmpstr(told, !=, "Group of African States");
}

static void fill_terms(Values *values)
{
    values_set_text(values, FIELD_SESSION, "Third substantive session");
    values_set_text(values, FIELD_TITLE, "First Committee");
    values_set_text(values, FIELD_REASON, "First Committee");
    values_set_text(values, FIELD_FORMULA, "It was so decided");
}

/* What the terms of the papers have is told in the reader's language; the rest as it was written. */
static void test_terms(void)
{
    const Teller french = { .language = LANGUAGE_FRENCH };
    static const char says[] = "{session}, {title}, {reason}, {formula}";
    g_autofree char *told = tell(says, &french, fill_terms), *own = tell(says, &english, fill_terms);
    g_autofree char *formula = g_strdup(acts_word(WORD_SO_DECIDED, LANGUAGE_FRENCH));
    g_autofree char *expected =
        g_strconcat("Troisième session de fond, Première Commission, First Committee, ", formula, NULL);
    g_assert_cmpstr(told, ==, expected);
    g_assert_cmpstr(own, ==, "Third substantive session, First Committee, First Committee, It was so decided");
}

static void fill_votes(Values *values)
{
    values_set_text(values, FIELD_FORMULA, "It was adopted by 101 votes to 5, with 12 abstaining");
    values_set_text(values, FIELD_REASON, "drawn for session 76 of the General Assembly");
}

static void fill_nearly(Values *values)
{
    values_set_text(values, FIELD_FORMULA, "It was adopted by votes to 5, with 12 abstaining");
    values_set_text(values, FIELD_REASON, "drawn for session 76 of the General Assembly, twice");
}

/* What the program puts into records by itself is told in every language, with its figures; what is only like it is
 * not. */
static void test_usual(void)
{
    for (guint language = 0; language < N_LANGUAGES; language++) {
        const Teller teller = { .language = (Language)language };
        g_autofree char *formula = tell("{formula}", &teller, fill_votes), *why = tell("{reason}", &teller, fill_votes);
        const char *first = strstr(formula, "101"), *second = first != NULL ? strchr(first + 3, '5') : NULL;
        g_assert_nonnull(second);
        g_assert_nonnull(strstr(second, "12"));
        g_assert_nonnull(strstr(why, "76"));
        g_assert_true(language == LANGUAGE_ENGLISH || strstr(formula, "adopted") == NULL);
        g_assert_true(language == LANGUAGE_ENGLISH || strstr(why, "drawn") == NULL);
        g_autofree char *other = tell("{formula}. {reason}", &teller, fill_nearly);
        g_assert_nonnull(strstr(other, "It was adopted by votes to 5, with 12 abstaining"));
        g_assert_nonnull(strstr(other, "drawn for session 76 of the General Assembly, twice"));
    }
}

static void test_meetings(void)
{
    g_autofree char *told = tell_meeting(3, "2022-07-26-am", LANGUAGE_ENGLISH);
    g_assert_cmpstr(told, ==, "3rd meeting (2022-07-26-am)");
    g_autofree char *leftward = tell_meeting(3, "2022-07-26-am", LANGUAGE_ARABIC);
    g_assert_nonnull(strstr(leftward, " (\u20682022-07-26-am\u2069)"));
}

static void fill_many(Values *values)
{
    values_set_text(values, FIELD_PARTIES, "FRA DEU EGY BRA CHN IND USA ZAF ITA");
    values_set_text(values, FIELD_PARTY, "X-1");
}

static void test_names(void)
{
    const Teller teller = { .language = LANGUAGE_ENGLISH, .name_of = name_of_x };
    g_autofree char *many = tell("{parties}", &teller, fill_many);
    g_assert_cmpstr(many, ==,
                    "France, Germany, Egypt, Brazil, China, India, United States of America, South Africa, … (9)");
    g_autofree char *own = tell("{party}", &teller, fill_many), *code = tell("{party}", &english, fill_many);
    g_assert_cmpstr(own, ==, "An organization");
    g_assert_cmpstr(code, ==, "X-1");
    static const struct {
        const char *by, *name;
    } actors[] = {
        { "chair", "the Chair" }, { "secretariat", "the Secretariat" },
        { "clock", "the clock" }, { "chair/7", "the Chair" },
        { "FRA/42", "France" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(actors); i++) {
        g_autofree char *name = tell_actor(actors[i].by, NOON, &english);
        g_assert_cmpstr(name, ==, actors[i].name);
    }
    /* Names are those of the day. */
    g_autofree char *before = tell_participant("TUR", NOON - (Instant)365 * 86400 * G_USEC_PER_SEC, &english);
    g_autofree char *after = tell_participant("TUR", NOON, &english);
    g_assert_cmpstr(before, ==, "Turkey");
    g_assert_cmpstr(after, ==, "Türkiye");
}

static void test_numbers(void)
{
    static const struct {
        gint64 number;
        const char *english, *french;
    } ordinals[] = {
        { 1, "1st", "1re" },      { 2, "2nd", "2e" },       { 3, "3rd", "3e" },    { 4, "4th", "4e" },
        { 11, "11th", "11e" },    { 12, "12th", "12e" },    { 13, "13th", "13e" }, { 21, "21st", "21e" },
        { 111, "111th", "111e" }, { 112, "112th", "112e" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(ordinals); i++) {
        g_autofree char *one = tell_ordinal(ordinals[i].number, LANGUAGE_ENGLISH);
        g_autofree char *other = tell_ordinal(ordinals[i].number, LANGUAGE_FRENCH);
        g_assert_cmpstr(one, ==, ordinals[i].english);
        g_assert_cmpstr(other, ==, ordinals[i].french);
    }
    for (guint language = 0; language < N_LANGUAGES; language++) {
        g_autofree char *some = tell_ordinal(7, (Language)language);
        g_assert_nonnull(strchr(some, '7'));
    }
    static const struct {
        gint64 seconds;
        const char *words;
    } durations[] = {
        { 0, "0 s" }, { 45, "45 s" }, { 60, "1 min" }, { 90, "1 min 30 s" }, { 3600, "1 h" }, { 86400, "24 h" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(durations); i++) {
        g_autofree char *words = tell_duration(durations[i].seconds, LANGUAGE_ENGLISH);
        g_assert_cmpstr(words, ==, durations[i].words);
    }
}

static void test_complaints(void)
{
    static const char *const wrong[] = {
        "{nothing} was", "{list} was",  "{party",      "{party:ordinal}", "[{party}",      "{party}]",    "[[{party}]]",
        "{actor",        "{party?a|b}", "{actor?a|b}", "{present?a}",     "{present|a?b}", "{present|a}", "{list?a|b}",
    };
    for (guint i = 0; i < G_N_ELEMENTS(wrong); i++) {
        g_autofree char *complaint = tell_complain(&sample, wrong[i]);
        g_assert_nonnull(complaint);
    }
}

static void test_fallback(void)
{
    g_assert_cmpstr(acts_words(ACTS_EVENT, "no.such", "English", LANGUAGE_FRENCH), ==, "English");
    g_assert_cmpstr(acts_words(ACTS_EVENT, "", "English", LANGUAGE_FRENCH), ==, "English");
    g_assert_cmpstr(acts_word(WORD_SECRETARIAT, LANGUAGE_FRENCH), ==, "le Secrétariat");
    g_assert_cmpstr(acts_word(WORD_YES, LANGUAGE_CHINESE), ==, "是");
    g_assert_cmpstr(acts_words(ACTS_WORD, "yes", "not today's", LANGUAGE_CHINESE), ==, "not today's");
    g_assert_cmpstr(acts_words(ACTS_WORD, "ye", "yes", LANGUAGE_CHINESE), ==, "yes");
    g_assert_cmpstr(acts_words(ACTS_REFUSAL, "list-closed", "other words than today's", LANGUAGE_RUSSIAN), ==,
                    "other words than today's");
}

/* --- the file ------------------------------------------------------------------------------------------------------
 */

/* The row with that key as it stands in the file, NULL if it has none. */
static char *row_of(const char *file, const char *key)
{
    g_autofree char *start = g_strconcat("\n", key, "\t", NULL);
    const char *row = strstr(file, start);
    return row != NULL ? g_strndup(row + 1, strcspn(row + 1, "\n")) : NULL;
}

/* A row that is there stays, even if its English is no longer that of the program: who brings it up to date wants to
 * see what the others were made from. */
static void write_row(GString *out, const ActsSource *source, const char *file)
{
    g_autofree char *row = row_of(file, source->key);
    if (row != NULL) {
        g_string_append_printf(out, "%s\n", row);
        return;
    }
    g_string_append_printf(out, "%s\t%s", source->key, source->english);
    for (guint i = 0; i < G_N_ELEMENTS(columns); i++) {
        g_string_append(out, "\t-");
    }
    g_string_append(out, "\tto be reviewed\n");
}

static void update(void)
{
    g_autofree char *path = g_build_filename(g_getenv("PLACARD_SOURCE"), "data", "acts.tsv", NULL);
    g_autofree char *text = NULL;
    g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
    const char *rows = strstr(text, "\nkey\t");
    g_assert_nonnull(rows);
    rows = strchr(rows + 1, '\n') + 1;
    g_autoptr(GString) out = g_string_new_len(text, rows - text);
    ActsSource source;
    for (guint i = 0; acts_source(i, &source); i++) {
        write_row(out, &source, text);
        g_free(source.key);
        g_free(source.english);
    }
    g_assert_true(g_file_set_contents(path, out->str, (gssize)out->len, NULL));
    g_test_message("%s is written anew", path);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/tell/every-event", test_every_event);
    g_test_add_func("/tell/sources", test_sources);
    g_test_add_func("/tell/complete", test_complete);
    g_test_add_func("/tell/values", test_values);
    g_test_add_func("/tell/without-place", test_without_place);
    g_test_add_func("/tell/names", test_names);
    g_test_add_func("/tell/before", test_before);
    g_test_add_func("/tell/body", test_body);
    g_test_add_func("/tell/leftward", test_leftward);
    g_test_add_func("/tell/before/events", test_before_of_events);
    g_test_add_func("/tell/groups", test_groups);
    g_test_add_func("/tell/terms", test_terms);
    g_test_add_func("/tell/usual", test_usual);
    g_test_add_func("/tell/meetings", test_meetings);
    g_test_add_func("/tell/numbers", test_numbers);
    g_test_add_func("/tell/complaints", test_complaints);
    g_test_add_func("/tell/fallback", test_fallback);
    if (g_strcmp0(g_getenv("PLACARD_UPDATE"), "1") == 0) {
        update();
    }
    return g_test_run();
}
