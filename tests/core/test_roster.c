#include "core/roster.h"

#include "base/json.h"

#include <string.h>

#define ISO_CODES "/usr/share/iso-codes/json/iso_3166-1.json"

static const CivilDate today = { 0 };
static const CivilDate first_day = { 2021, 1, 1 };
static const int days_covered = 6 * 365 + 1; /* 2021–2026 */

static const RosterEntry *must_find(const char *text)
{
    const RosterEntry *entry = roster_find(text);
    if (entry == NULL) {
        g_error("nobody is found by \"%s\"", text);
    }
    return entry;
}

/* --- the table -------------------------------------------------------------------------------------------- */

static void test_members_on_every_day(void)
{
    for (int i = 0; i < days_covered; i++) {
        const CivilDate day = civil_date_add(first_day, i);
        g_assert_cmpuint(roster_members(day), ==, ROSTER_MEMBERS_COUNT);
    }
    g_assert_cmpuint(roster_members(today), ==, ROSTER_MEMBERS_COUNT);
}

static void test_codes_are_unique(void)
{
    g_autoptr(GHashTable) codes = g_hash_table_new(g_str_hash, g_str_equal);
    const RosterEntry *entry;
    for (size_t i = 0; (entry = roster_at(i)) != NULL; i++) {
        g_assert_true(g_hash_table_add(codes, (gpointer)entry->id));
        g_assert_true(entry->alpha2 == NULL || g_hash_table_add(codes, (gpointer)entry->alpha2));
        g_assert_true(!roster_is_member(entry) || (strlen(entry->id) == 3 && strlen(entry->alpha2) == 2));
        g_assert_true(roster_is_member(entry) == (entry->group != REGIONAL_GROUP_NONE));
    }
    g_assert_cmpuint(g_hash_table_size(codes), >, (guint)(2 * ROSTER_MEMBERS_COUNT));
}

/* Each entry has a name on each day: periods without a gap, in order. */
static void test_periods(void)
{
    const RosterEntry *entry;
    for (size_t i = 0; (entry = roster_at(i)) != NULL; i++) {
        g_assert_cmpuint(entry->n_names, >, 0);
        g_assert_false(civil_date_is_set(entry->names[0].from));
        g_assert_false(civil_date_is_set(entry->names[entry->n_names - 1].to));
        for (size_t k = 1; k < entry->n_names; k++) {
            const CivilDate next = civil_date_add(entry->names[k - 1].to, 1);
            g_assert_true(civil_date_equal(next, entry->names[k].from));
        }
    }
}

static void test_names_are_unique(void)
{
    for (int language = 0; language < N_LANGUAGES; language++) {
        g_autoptr(GHashTable) names = g_hash_table_new(g_str_hash, g_str_equal);
        const RosterEntry *entry;
        for (size_t i = 0; (entry = roster_at(i)) != NULL; i++) {
            const char *name = roster_name(entry, (Language)language, today);
            g_assert_cmpstr(name, !=, "");
            g_assert_true(g_utf8_validate(name, -1, NULL));
            g_assert_true(g_hash_table_add(names, (gpointer)name));
        }
    }
}

static void test_renamed(void)
{
    static const struct {
        const char *id;
        CivilDate day;
        Language language;
        const char *name;
    } cases[] = {
        { "TUR", { 2022, 5, 31 }, LANGUAGE_ENGLISH, "Turkey" },
        { "TUR", { 2022, 6, 1 }, LANGUAGE_ENGLISH, "Türkiye" },
        { "TUR", { 2021, 12, 13 }, LANGUAGE_SPANISH, "Turquía" },
        { "TUR", { 2025, 7, 11 }, LANGUAGE_FRENCH, "Türkiye" },
        { "NLD", { 2022, 7, 25 }, LANGUAGE_ENGLISH, "Netherlands" },
        { "NLD", { 2023, 7, 24 }, LANGUAGE_ENGLISH, "Netherlands (Kingdom of the)" },
        { "NLD", { 0 }, LANGUAGE_FRENCH, "Pays-Bas (Royaume des)" },
        { "CZE", { 2021, 1, 1 }, LANGUAGE_ENGLISH, "Czechia" },
        { "FRA", { 2026, 12, 31 }, LANGUAGE_CHINESE, "法国" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        const char *name = roster_name(roster_of_id(cases[i].id), cases[i].language, cases[i].day);
        g_assert_cmpstr(name, ==, cases[i].name);
    }
}

static void test_classes(void)
{
    static const struct {
        const char *id;
        ParticipantClass class;
    } cases[] = {
        { "PSE", PARTICIPANT_STATE_OF_PALESTINE }, { "VAT", PARTICIPANT_HOLY_SEE },
        { "EU", PARTICIPANT_EUROPEAN_UNION },      { "ICRC", PARTICIPANT_OBSERVER },
        { "INTERPOL", PARTICIPANT_OBSERVER },      { "AFRICAN-UNION", PARTICIPANT_OBSERVER },
        { "UNIDIR", PARTICIPANT_UN_ENTITY },       { "UNODA", PARTICIPANT_UN_ENTITY },
        { "ITU", PARTICIPANT_UN_ENTITY },          { "SECRETARIAT", PARTICIPANT_SECRETARIAT },
        { "SGP", PARTICIPANT_MEMBER_STATE },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_assert_cmpint(must_find(cases[i].id)->class, ==, cases[i].class);
    }
}

/* Debian's tables of codes, where they are there, know the same pairs. */
static void test_iso_codes(void)
{
    g_autofree char *text = NULL;
    gsize length;
    if (!g_file_get_contents(ISO_CODES, &text, &length, NULL)) {
        g_test_skip("no table of codes to compare with: " ISO_CODES " (Debian's iso-codes)");
        return;
    }
    g_autoptr(GBytes) bytes = g_bytes_new(text, length);
    g_autoptr(JsonValue) root = json_parse(bytes, NULL);
    const JsonValue *countries = json_member(root, "3166-1");
    guint seen = 0;
    for (guint i = 0; i < json_size(countries); i++) {
        const JsonValue *country = json_at(countries, i);
        const RosterEntry *entry = roster_of_id(json_string(json_member(country, "alpha_3")));
        if (entry != NULL) {
            g_assert_cmpstr(entry->alpha2, ==, json_string(json_member(country, "alpha_2")));
            seen++;
        }
    }
    g_assert_cmpuint(seen, ==, ROSTER_MEMBERS_COUNT + 2); /* and the two observer States */
}

/* --- looking up ------------------------------------------------------------------------------------------- */

static void test_found_by_each_name(void)
{
    const RosterEntry *entry;
    for (size_t i = 0; (entry = roster_at(i)) != NULL; i++) {
        g_assert_true(roster_of_id(entry->id) == entry);
        g_assert_true(entry->alpha2 == NULL || roster_of_alpha2(entry->alpha2) == entry);
        g_autofree char *lower = g_ascii_strdown(entry->id, -1);
        g_assert_true(roster_find(lower) == entry);
        for (size_t k = 0; k < entry->n_names; k++) {
            for (int language = 0; language < N_LANGUAGES; language++) {
                const char *name = entry->names[k].text[language];
                g_autofree char *upper = g_utf8_strup(name, -1);
                g_autofree char *wide = g_strdup_printf("  %s \n", name);
                g_assert_true(must_find(name) == entry);
                g_assert_true(must_find(upper) == entry);
                g_assert_true(must_find(wide) == entry);
            }
        }
        for (const char *const *also = entry->also; *also != NULL; also++) {
            g_assert_true(must_find(*also) == entry);
        }
    }
}

static void test_found(void)
{
    static const struct {
        const char *text, *id;
    } cases[] = {
        { "france", "FRA" },
        { "FR", "FRA" },
        { "fra", "FRA" },
        { "法国", "FRA" },
        { "فرنسا", "FRA" },
        { "ФРАНЦИЯ", "FRA" },
        { "Cote d’Ivoire", "CIV" },
        { "COTE DIVOIRE", "CIV" },
        { "turkiye", "TUR" },
        { "Turkey", "TUR" },
        { "Bolivia", "BOL" },
        { "bolivia (plurinational state of)", "BOL" },
        { "Boliva", NULL },
        { "Bolivia (", "BOL" },
        { "Bolivia (Plurinational", NULL },
        { "Guinea", "GIN" },
        { "Guinea Bissau", "GNB" },
        { "Niger", "NER" },
        { "Nigeria", "NGA" },
        { "Congo", "COG" },
        { "Papua - New Guinea", "PNG" },
        { "Папуа – Новая Гвинея", "PNG" },
        { "荷兰（王国）", "NLD" },
        { "The Gambia", "GMB" },
        { "UK", "GBR" },
        { "United States", "USA" },
        { "EU", "EU" },
        { "欧盟", "EU" },
        { "AU", "AUS" }, /* a code of a State; the African Union has a longer one */
        { "African Union", "AFRICAN-UNION" },
        { "Palestine", "PSE" },
        { "", NULL },
        { " ", NULL },
        { "-", NULL },
        { "(", NULL },
        { "Atlantis", NULL },
        { "XK", NULL },
        { "F", NULL },
        { "Fran", NULL },
        { "France Germany", NULL },
        { "\xff\xfe", NULL },
        { "Fran\xe7", NULL },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        const RosterEntry *entry = roster_find(cases[i].text);
        g_test_message("%zu", i);
        g_assert_cmpstr(entry == NULL ? NULL : entry->id, ==, cases[i].id);
    }
    g_assert_null(roster_find(NULL));
    g_assert_null(roster_of_id(NULL));
    g_assert_null(roster_of_alpha2(NULL));
    g_assert_null(roster_of_name(NULL));
    g_autofree char *long_text = g_strnfill(ROSTER_TEXT_LIMIT + 1, 'a');
    g_assert_null(roster_find(long_text));
}

static bool is_of_table(const RosterEntry *entry)
{
    for (size_t i = 0; roster_at(i) != NULL; i++) {
        if (roster_at(i) == entry) {
            return true;
        }
    }
    return false;
}

/* Whatever text, spoilt names and plain bytes: an entry of the table or none. */
static void test_any_text(void)
{
    size_t found = 0;
    for (int round = 0; round < 20000; round++) {
        const RosterEntry *entry = roster_at((size_t)g_test_rand_int_range(0, ROSTER_MEMBERS_COUNT));
        GString *text = g_string_new(roster_name(entry, (Language)g_test_rand_int_range(0, N_LANGUAGES), today));
        for (int change = g_test_rand_int_range(0, 4); change > 0; change--) {
            const gssize at = g_test_rand_int_range(0, (gint32)text->len + 1);
            const bool cuts = g_test_rand_bit();
            if (cuts) {
                g_string_truncate(text, (gsize)at);
            } else {
                g_string_insert_c(text, at, (char)g_test_rand_int_range(1, 256));
            }
        }
        const RosterEntry *answer = roster_find(text->str);
        g_assert_true(answer == NULL || is_of_table(answer));
        const RosterGroup *group = roster_group_of_name(text->str, today);
        g_assert_true(group == NULL || group->n_members > 0);
        found += answer != NULL;
        g_string_free(text, TRUE);
    }
    g_assert_cmpuint(found, >, 1000); /* many are not spoilt at all */
}

/* --- orders ----------------------------------------------------------------------------------------------- */

static void test_english_order(void)
{
    g_autofree char *path = g_test_build_filename(G_TEST_DIST, "states_in_english.txt", NULL);
    g_autofree char *text = NULL;
    g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
    g_auto(GStrv) lines = g_strsplit(g_strchomp(text), "\n", -1);
    g_autoptr(GPtrArray) members = roster_members_in_order(LANGUAGE_ENGLISH, today);
    g_assert_cmpuint(g_strv_length(lines), ==, ROSTER_MEMBERS_COUNT);
    for (guint i = 0; i < members->len; i++) {
        g_assert_cmpstr(roster_name(members->pdata[i], LANGUAGE_ENGLISH, today), ==, lines[i]);
    }
}

/* Lists as papers have them, in the order of their language. */
static void test_orders(void)
{
    static const struct {
        Language language;
        const char *names; /* parted by ";" */
    } cases[] = {
        /* The sponsors of a draft of the eightieth session. */
        { LANGUAGE_ENGLISH,
          "Armenia;Austria;Belgium;Bosnia and Herzegovina;Brazil;Bulgaria;Canada;Colombia;Croatia;Cyprus;Czechia;Denmark;"
          "Estonia;Finland;France;Germany;Greece;Honduras;Hungary;Iceland;Indonesia;Ireland;Italy;Japan;Latvia;Lithuania;"
          "Luxembourg;Malta;Montenegro;Morocco;Netherlands (Kingdom of the);New Zealand;Norway;Philippines;Poland;Portugal;"
          "Republic of Korea;Republic of Moldova;Romania;San Marino;Slovakia;Slovenia;Spain;Sweden;Switzerland;Türkiye;"
          "United Kingdom of Great Britain and Northern Ireland;Uruguay;Viet Nam" },
        { LANGUAGE_ENGLISH,
          "Costa Rica;Côte d'Ivoire;Croatia;Tunisia;Türkiye;Turkmenistan;United Republic of Tanzania" },
        { LANGUAGE_ENGLISH, "Sri Lanka;State of Palestine;Sudan" },
        { LANGUAGE_FRENCH,
          "Afghanistan;Afrique du Sud;Danemark;Égypte;El Salvador;Émirats arabes unis;Équateur;Érythrée;"
          "Espagne;Estonie;États-Unis d'Amérique;Fidji;Îles Salomon;Inde;Saint-Marin;Sainte-Lucie" },
        { LANGUAGE_SPANISH,
          "Afganistán;Alemania;Eslovenia;España;Estados Unidos de América;Kuwait;Líbano;República Árabe Siria;"
          "República Centroafricana;República de Corea;Zambia" },
        { LANGUAGE_RUSSIAN, "Австралия;Италия;Йемен;Кабо-Верде;Кыргызстан;Российская Федерация;Ямайка;Япония" },
        { LANGUAGE_ARABIC, "الاتحاد الروسي;إثيوبيا;الأردن;ألمانيا;البحرين;تونس;الجزائر;الدانمرك;السودان;السويد;اليمن" },
        { LANGUAGE_CHINESE,
          "阿尔巴尼亚;阿富汗;爱尔兰;澳大利亚;巴西;北马其顿;秘鲁;朝鲜民主主义人民共和国;德国;法国;日本;中国" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_auto(GStrv) names = g_strsplit(cases[i].names, ";", -1);
        g_autoptr(GPtrArray) entries = g_ptr_array_new();
        for (guint k = g_strv_length(names); k > 0; k--) {
            g_ptr_array_add(entries, (gpointer)must_find(names[k - 1]));
        }
        roster_sort(entries, cases[i].language, today);
        for (guint k = 0; k < entries->len; k++) {
            g_assert_cmpstr(roster_name(entries->pdata[k], cases[i].language, today), ==, names[k]);
        }
    }
}

static void assert_seats(const SeatLot *lot, const char *order)
{
    g_auto(GStrv) ids = g_strsplit(order, " ", -1);
    for (int i = 0; ids[i] != NULL; i++) {
        g_assert_cmpint(roster_seat(roster_of_id(ids[i]), lot->first, lot->from), ==, i);
    }
}

static void test_seats(void)
{
    static const struct {
        int session;
        const char *begins;
        const char *last;
        int seats;
    } cases[] = {
        { 75, "ISL IND IDN IRN", "HUN", 193 },     { 76, "SUR SWE CHE SYR TJK", "SDN", 193 },
        { 77, "BLZ BEN BTN BOL", "BEL", 193 },     { 78, "MKD NOR OMN PAK", "NGA", 193 },
        { 79, "YEM ZMB ZWE AFG ALB", "VNM", 194 }, /* the State of Palestine has its seat among the Members */
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        const SeatLot *lot = roster_lot_of_session(cases[i].session);
        g_assert_true(lot == roster_lot_at(i));
        assert_seats(lot, cases[i].begins);
        g_assert_cmpint(roster_seat(roster_of_id(cases[i].last), lot->first, lot->from), ==, cases[i].seats - 1);
        g_assert_cmpint(roster_seat(roster_of_id("ICRC"), lot->first, lot->from), ==, -1);
        g_assert_cmpint(roster_seat(lot->first, roster_of_id("ICRC"), lot->from), ==, -1);
    }
    g_assert_null(roster_lot_at(G_N_ELEMENTS(cases)));
    g_assert_null(roster_lot_of_session(74));

    const SeatLot *lot = roster_lot_of_session(79);
    const int palestine = roster_seat(roster_of_id("PSE"), lot->first, lot->from);
    g_assert_cmpint(roster_seat(roster_of_id("LKA"), lot->first, lot->from), ==, palestine - 1);
    g_assert_cmpint(roster_seat(roster_of_id("SDN"), lot->first, lot->from), ==, palestine + 1);
    g_assert_cmpint(roster_seat(roster_of_id("PSE"), roster_of_id("MKD"), civil_date(2023, 9, 5)), ==, -1);
}

static void test_lots(void)
{
    static const struct {
        CivilDate day;
        int session; /* 0: not known */
    } cases[] = {
        { { 2021, 6, 1 }, 75 },
        { { 2021, 9, 13 }, 75 },
        { { 2021, 9, 14 }, 76 },
        { { 2022, 7, 25 }, 76 },
        { { 2023, 7, 24 }, 77 },
        { { 2024, 7, 8 }, 78 },
        { { 2024, 9, 9 }, 78 },
        { { 2024, 9, 10 }, 79 },
        { { 2025, 7, 7 }, 79 },
        { { 2025, 9, 8 }, 79 },
        { { 2025, 9, 9 }, 0 },
        { { 2020, 9, 14 }, 0 },
        { { 0 }, 0 },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        const SeatLot *lot = roster_lot(cases[i].day);
        g_assert_cmpint(lot == NULL ? 0 : lot->session, ==, cases[i].session);
    }
}

/* Whoever is drawn, every Member has one turn and no two have the same; the turn after the last letter is the first. */
static void test_turns(void)
{
    g_autoptr(GPtrArray) members = roster_members_in_order(LANGUAGE_ENGLISH, today);
    for (guint drawn = 0; drawn < members->len; drawn++) {
        for (guint i = 0; i < members->len; i++) {
            const int turn = roster_turn(members->pdata[(drawn + i) % members->len], members->pdata[drawn], today);
            g_assert_cmpint(turn, ==, (int)i);
        }
    }
    g_assert_cmpint(roster_turn(roster_of_id("PSE"), members->pdata[0], today), ==, -1);
    g_assert_cmpint(roster_turn(members->pdata[0], roster_of_id("EU"), today), ==, -1);
}

/* --- groups ----------------------------------------------------------------------------------------------- */

static void test_regional_groups(void)
{
    static const struct {
        RegionalGroup group;
        const char *code;
        size_t members;
    } cases[] = {
        { REGIONAL_GROUP_AFRICAN, "AFRICAN", 54 },
        { REGIONAL_GROUP_ASIA_PACIFIC, "ASIA-PACIFIC", 54 },
        { REGIONAL_GROUP_EASTERN_EUROPEAN, "EASTERN-EUROPEAN", 23 },
        { REGIONAL_GROUP_LATIN_AMERICAN, "LATIN-AMERICAN", 33 },
        { REGIONAL_GROUP_WESTERN_EUROPEAN, "WESTERN-EUROPEAN", 29 }, /* the United States among them */
    };
    size_t sum = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        const RosterGroup *group = roster_regional_group(cases[i].group);
        g_assert_cmpstr(group->code, ==, cases[i].code);
        g_assert_true(group->is_regional);
        g_assert_cmpuint(group->n_members, ==, cases[i].members);
        for (size_t k = 0; k < group->n_members; k++) {
            const RosterEntry *entry = roster_at((size_t)group->members[k]);
            g_assert_cmpint(entry->group, ==, cases[i].group);
            g_assert_true(entry->observes_group == (strcmp(entry->id, "USA") == 0));
        }
        sum += group->n_members;
    }
    g_assert_cmpuint(sum, ==, ROSTER_MEMBERS_COUNT);
    g_assert_null(roster_regional_group(REGIONAL_GROUP_NONE));
    g_assert_cmpint(must_find("Türkiye")->group, ==, REGIONAL_GROUP_WESTERN_EUROPEAN);
    g_assert_cmpint(must_find("Israel")->group, ==, REGIONAL_GROUP_WESTERN_EUROPEAN);
    g_assert_cmpint(must_find("Kiribati")->group, ==, REGIONAL_GROUP_ASIA_PACIFIC);
    g_assert_cmpint(must_find("Cyprus")->group, ==, REGIONAL_GROUP_ASIA_PACIFIC);
}

static void test_groups(void)
{
    static const struct {
        const char *code;
        CivilDate day;
        size_t members;
        const char *has, *has_not;
    } cases[] = {
        { "EU", { 2021, 1, 1 }, 27, "Ireland", "United Kingdom" },
        { "arab", { 0 }, 22, "State of Palestine", "Iran" },
        { "ASEAN", { 2025, 7, 7 }, 10, "Viet Nam", "Timor-Leste" },
        { "ASEAN", { 2025, 10, 26 }, 11, "Timor-Leste", "Papua New Guinea" },
        { "CARICOM", { 0 }, 14, "Belize", "Dominican Republic" },
        { "NAM", { 2023, 7, 24 }, 120, "Singapore", "South Sudan" },
        { "NAM", { 2024, 7, 8 }, 121, "South Sudan", "Mexico" },
        { "OIC", { 0 }, 57, "Guyana", "India" },
        { "PIF", { 0 }, 14, "Tuvalu", "Timor-Leste" },
        { "GCC", { 0 }, 6, "Qatar", "Iraq" },
        { "NORDIC", { 0 }, 5, "Iceland", "Estonia" },
        { "CSTO", { 0 }, 6, "Tajikistan", "Azerbaijan" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        const RosterGroup *group = roster_group_of_code(cases[i].code, cases[i].day);
        g_assert_false(group->is_regional);
        g_assert_cmpuint(group->n_members, ==, cases[i].members);
        g_assert_true(roster_group_has(group, must_find(cases[i].has)));
        g_assert_false(roster_group_has(group, must_find(cases[i].has_not)));
    }
    g_assert_null(roster_group_of_code("NOBODY", today));
    g_assert_null(roster_group_of_code(NULL, today));
    g_assert_null(roster_group_of_name("Nobody", today));
    g_assert_null(roster_group_of_name(NULL, today));
}

/* Each group is found by its names in each language, on the days of its membership and on no others. */
static void test_groups_by_name(void)
{
    const RosterGroup *group;
    for (size_t i = 0; (group = roster_group_at(i)) != NULL; i++) {
        const CivilDate day = civil_date_is_set(group->to) ? group->to : today;
        g_assert_true(roster_group_of_code(group->code, day) == group);
        for (int language = 0; language < N_LANGUAGES; language++) {
            g_assert_true(roster_group_of_name(group->name[language], day) == group);
        }
        for (size_t k = 1; k < group->n_members; k++) {
            g_assert_cmpint(group->members[k - 1], <, group->members[k]);
        }
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/roster/members_on_every_day", test_members_on_every_day);
    g_test_add_func("/roster/codes_are_unique", test_codes_are_unique);
    g_test_add_func("/roster/periods", test_periods);
    g_test_add_func("/roster/names_are_unique", test_names_are_unique);
    g_test_add_func("/roster/renamed", test_renamed);
    g_test_add_func("/roster/classes", test_classes);
    g_test_add_func("/roster/iso_codes", test_iso_codes);
    g_test_add_func("/roster/found_by_each_name", test_found_by_each_name);
    g_test_add_func("/roster/found", test_found);
    g_test_add_func("/roster/any_text", test_any_text);
    g_test_add_func("/roster/english_order", test_english_order);
    g_test_add_func("/roster/orders", test_orders);
    g_test_add_func("/roster/seats", test_seats);
    g_test_add_func("/roster/lots", test_lots);
    g_test_add_func("/roster/turns", test_turns);
    g_test_add_func("/roster/regional_groups", test_regional_groups);
    g_test_add_func("/roster/groups", test_groups);
    g_test_add_func("/roster/groups_by_name", test_groups_by_name);
    return g_test_run();
}
