/* The page of a delegation, the booths' and the statements for everybody: who is shown what, and what nobody else is.
 */
#include "app/papers.h"
#include "hall/delegation_parts.h"
#include "hall/pages.h"
#include "room.h"
#include "stage.h"

#include <string.h>

#define SECRET "under the seal of confidence"

/* A session with its papers. */
typedef struct {
    Acting *room;
    App *app;
    char digest[CHAIN_HASH_DIGITS + 1];
} House;

static void house_clear(House *house)
{
    acting_free(house->room);
    app_close(house->app);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(House, house_clear)

static void put_paper(House *house, const char *text)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
    g_assert_true(app_paper_put(house->app, bytes, house->digest, &error));
    g_assert_no_error(error);
}

/* France, that waits behind Brazil, has handed a text in. */
static void house_init(House *house)
{
    g_autoptr(GError) error = NULL;
    house->room = room_new();
    house->app = app_open(ledger_mem_new(), &error);
    g_assert_true(app_papers_open(house->app, &error));
    g_assert_no_error(error);
    put_paper(house, "Mr. Chair,\n" SECRET " <b>&\n");
    acting_do(house->room, "chair item.open matter=item-5");
    acting_do(house->room, "secretariat stakeholder.register party=NGO name=Organization status=ecosoc");
    acting_do(house->room, "BRA floor.request list=item-5");
    acting_do(house->room, "FRA floor.request list=item-5");
    g_autofree char *file = g_strdup_printf(
        "FRA statement.file list=item-5 language=fr size=40 words=900 verbatim=yes digest=%s original=%s",
        house->digest, house->digest);
    acting_do(house->room, file);
    acting_do(house->room, "chair limit.decide seconds=180 consent=yes");
}

static void hear_next(House *house)
{
    acting_do(house->room, "chair floor.give list=item-5");
    acting_do(house->room, "chair floor.end");
}

static StageView view_of(const House *house, DoorRole role, DoorRank rank, const char *party)
{
    return (StageView){ .state = house->room->state,
                        .app = house->app,
                        .language = LANGUAGE_ENGLISH,
                        .role = role,
                        .rank = rank,
                        .party = party };
}

static bool shows(const House *house, DoorRole role, DoorRank rank, const char *party, const char *path,
                  const char *text)
{
    const StageView view = view_of(house, role, rank, party);
    g_autofree char *page = stage_page(&view, path);
    return page != NULL && strstr(page, text) != NULL;
}

static const struct {
    DoorRole role;
    DoorRank rank;
    const char *party;
} everybody[] = {
    { DOOR_PUBLIC, DOOR_RANK_NONE, NULL },      { DOOR_SECRETARY, DOOR_RANK_NONE, NULL },
    { DOOR_CHAIR, DOOR_RANK_NONE, NULL },       { DOOR_OFFICER, DOOR_RANK_NONE, NULL },
    { DOOR_DELEGATE, DOOR_RANK_HEAD, "FRA" },   { DOOR_DELEGATE, DOOR_RANK_REVIEWER, "FRA" },
    { DOOR_DELEGATE, DOOR_RANK_HEAD, "BRA" },   { DOOR_DELEGATE, DOOR_RANK_DELEGATE, "DEU" },
    { DOOR_DELEGATE, DOOR_RANK_HEAD, "XXX" },   { DOOR_STAKEHOLDER, DOOR_RANK_HEAD, "NGO" },
    { DOOR_INTERPRETER, DOOR_RANK_NONE, NULL }, { DOOR_SCREEN, DOOR_RANK_NONE, NULL },
};

static bool works_with_texts(DoorRole role)
{
    return role == DOOR_SECRETARY || role == DOOR_CHAIR || role == DOOR_OFFICER || role == DOOR_INTERPRETER;
}

/* === The embargo === */

/* All pages of the hall that this visitor may open, and those of the text itself. */
static bool finds_on_any_page(const House *house, guint who, const char *text)
{
    static const char *const ones[] = { "/statements/1", "/delegation/texts/1", "/interpreters/1" };
    const DoorRole role = everybody[who].role;
    bool found = false;
    const Page *page;
    for (guint i = 0; (page = page_at(i)) != NULL; i++) {
        if ((page->roles & DOOR_BIT(role)) && strchr(page->path, '*') == NULL &&
            !g_str_has_prefix(page->path, "/account") && !g_str_has_prefix(page->path, "/administration")) {
            found = found || shows(house, role, everybody[who].rank, everybody[who].party, page->path, text);
        }
    }
    for (size_t i = 0; i < G_N_ELEMENTS(ones); i++) {
        RouteMatch match;
        if (page_find(ones[i], &match)->roles & DOOR_BIT(role)) {
            found = found || shows(house, role, everybody[who].rank, everybody[who].party, ones[i], text);
        }
    }
    return found;
}

static void assert_readers(const House *house, bool everybody_reads)
{
    for (guint i = 0; i < G_N_ELEMENTS(everybody); i++) {
        const bool is_own = g_strcmp0(everybody[i].party, "FRA") == 0;
        const bool reads = everybody_reads || is_own || works_with_texts(everybody[i].role);
        g_test_message("role %d of %s", everybody[i].role, everybody[i].party);
        g_assert_true(finds_on_any_page(house, i, SECRET) == reads);
    }
}

static void test_embargo(void)
{
    g_auto(House) house = { 0 };
    house_init(&house);
    assert_readers(&house, false);
    hear_next(&house); /* Brazil */
    assert_readers(&house, false);
    acting_do(house.room, "chair floor.give list=item-5");
    assert_readers(&house, false); /* who speaks has not delivered it yet */
    acting_do(house.room, "chair floor.end");
    assert_readers(&house, true);
    acting_do(house.room, "secretariat statement.check statement=1 delivery=not-delivered");
    assert_readers(&house, false);
    acting_do(house.room, "secretariat statement.check statement=1 delivery=with-changes text=\"the note\"");
    assert_readers(&house, true);
    for (guint i = 0; i < G_N_ELEMENTS(everybody); i++) {
        g_assert_true(finds_on_any_page(&house, i, "the note") == works_with_texts(everybody[i].role));
    }
}

static void test_informal(void)
{
    g_auto(House) house = { 0 };
    house_init(&house);
    hear_next(&house);
    acting_do(house.room, "chair meeting.suspend mode=informal");
    hear_next(&house);
    assert_readers(&house, false);
    acting_do(house.room, "chair meeting.resume");
    assert_readers(&house, false);
}

static void test_withdrawn(void)
{
    g_auto(House) house = { 0 };
    house_init(&house);
    acting_do(house.room, "FRA statement.withdraw statement=1");
    hear_next(&house);
    hear_next(&house);
    g_assert_false(shows(&house, DOOR_PUBLIC, DOOR_RANK_NONE, NULL, "/statements/1", SECRET));
    g_assert_true(shows(&house, DOOR_INTERPRETER, DOOR_RANK_NONE, NULL, "/interpreters/1", "This text was withdrawn"));
}

/* A translation is found beside the text, by whoever may read it, and under the same embargo. */
static void test_translation(void)
{
    g_auto(House) house = { 0 };
    house_init(&house);
    put_paper(&house, "Another " SECRET "\n");
    g_autofree char *file = g_strdup_printf(
        "FRA statement.file list=item-5 language=en translation=yes size=40 words=9 digest=%s", house.digest);
    acting_do(house.room, file);
    g_assert_true(shows(&house, DOOR_DELEGATE, DOOR_RANK_HEAD, "FRA", "/delegation", "/delegation/texts/2\">English"));
    g_assert_true(shows(&house, DOOR_INTERPRETER, DOOR_RANK_NONE, NULL, "/interpreters", "/interpreters/2\">English"));
    g_assert_false(shows(&house, DOOR_PUBLIC, DOOR_RANK_NONE, NULL, "/statements/2", SECRET));
    hear_next(&house);
    hear_next(&house);
    g_assert_true(shows(&house, DOOR_PUBLIC, DOOR_RANK_NONE, NULL, "/statements/1", "/statements/2\">English"));
    g_assert_true(shows(&house, DOOR_PUBLIC, DOOR_RANK_NONE, NULL, "/statements/2", "Another " SECRET));
    g_assert_false(shows(&house, DOOR_PUBLIC, DOOR_RANK_NONE, NULL, "/statements", "/statements/2"));
}

/* Nothing of it is markup; addresses that are no number have nothing. */
static void test_text(void)
{
    static const char *const wrong[] = { "/statements/0", "/statements/2", "/statements/1x", "/statements/-1",
                                         "/statements/99999999999999" };
    g_auto(House) house = { 0 };
    house_init(&house);
    hear_next(&house);
    hear_next(&house);
    const StageView view = view_of(&house, DOOR_PUBLIC, DOOR_RANK_NONE, NULL);
    g_autofree char *page = stage_page(&view, "/statements/1");
    g_assert_nonnull(strstr(page, SECRET " &lt;b&gt;&amp;"));
    g_assert_nonnull(strstr(page, "lang=\"fr\" dir=\"ltr\""));
    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++) {
        g_assert_null(stage_page(&view, wrong[i]));
    }
    StageView without = view;
    without.app = NULL;
    g_autofree char *empty = stage_page(&without, "/statements/1");
    g_assert_nonnull(strstr(empty, "not kept here"));
}

/* === The delegation === */

static char *fragment_for(const House *house, const Fragment *fragment, const char *party, DoorRank rank)
{
    const StageView view = view_of(house, DOOR_DELEGATE, rank, party);
    return stage_fragment(&view, fragment);
}

static void test_alerts(void)
{
    g_auto(House) house = { 0 };
    house_init(&house);
    acting_do(house.room, "DEU floor.request list=item-5");
    acting_do(house.room, "DEU floor.swap list=item-5 with=2");
    g_autofree char *fra = fragment_for(&house, &fragment_delegation_alerts, "FRA", DOOR_RANK_DELEGATE);
    g_assert_nonnull(strstr(fra, "aria-live=\"polite\""));
    g_assert_nonnull(strstr(fra, "data-alert=\"swap-3-1\""));
    g_assert_nonnull(strstr(fra, "Germany offers to exchange places with you"));
    g_assert_cmpuint(stage_count(fra, "<form"), ==, 2);
    g_autofree char *reviewer = fragment_for(&house, &fragment_delegation_alerts, "FRA", DOOR_RANK_REVIEWER);
    g_assert_cmpuint(stage_count(reviewer, "<form"), ==, 0);
    g_autofree char *bra = fragment_for(&house, &fragment_delegation_alerts, "BRA", DOOR_RANK_DELEGATE);
    g_assert_nonnull(strstr(bra, "You are next"));
    g_assert_null(strstr(bra, "Germany"));
    for (guint i = 0; i < G_N_ELEMENTS(everybody); i++) {
        const bool is_party = g_strcmp0(everybody[i].party, "FRA") == 0;
        g_test_message("role %d of %s", everybody[i].role, everybody[i].party);
        /* The desk, which keeps the list, sees who offers what; no other delegation does. */
        g_assert_true(finds_on_any_page(&house, i, "offers to exchange places with you") == is_party);
        g_assert_true(!finds_on_any_page(&house, i, "offers to exchange") || is_party ||
                      works_with_texts(everybody[i].role));
    }
}

static void test_forecast(void)
{
    g_auto(House) house = { 0 };
    house_init(&house);
    g_autofree char *lists = fragment_for(&house, &fragment_delegation_lists, "FRA", DOOR_RANK_DELEGATE);
    g_assert_nonnull(strstr(lists, "Your place: 2"));
    g_assert_true(g_regex_match_simple("You speak in \\d+ to \\d+ minutes", lists, 0, 0));
    g_assert_nonnull(strstr(lists, "Time limit: 3 min"));
    g_assert_nonnull(strstr(lists, "text handed in"));
    g_autofree char *deu = fragment_for(&house, &fragment_delegation_lists, "DEU", DOOR_RANK_DELEGATE);
    g_assert_null(strstr(deu, "Your place"));
    g_assert_nonnull(strstr(deu, "Ask for the floor"));
}

/* What binds the delegation is for its head; who only reads has no form at all. */
static void test_ranks(void)
{
    g_auto(House) house = { 0 };
    house_init(&house);
    acting_do(house.room, "chair question.put question_kind=text matter=item-5 symbol=L.1 text=\"Draft\"");
    for (int rank = DOOR_RANK_REVIEWER; rank <= DOOR_RANK_HEAD; rank++) {
        const StageView view = view_of(&house, DOOR_DELEGATE, (DoorRank)rank, "FRA");
        g_autofree char *page = stage_page(&view, "/delegation");
        g_assert_true((strstr(page, "/act/motion.move") != NULL) == (rank == DOOR_RANK_HEAD));
        g_assert_true((strstr(page, "/act/objection.raise") != NULL) == (rank == DOOR_RANK_HEAD));
        g_assert_true((strstr(page, "/act/order.raise") != NULL) == (rank >= DOOR_RANK_DELEGATE));
        g_assert_true((strstr(page, "<form") != NULL) == (rank >= DOOR_RANK_DELEGATE));
    }
}

/* Motions that wait: others speak on them, who moved one withdraws it. */
static void test_motions(void)
{
    g_auto(House) house = { 0 };
    house_init(&house);
    acting_do(house.room, "EGY motion.move motion_kind=adjourn-debate matter=item-5");
    g_autofree char *fra = fragment_for(&house, &fragment_delegation_acts, "FRA", DOOR_RANK_DELEGATE);
    g_assert_cmpuint(stage_count(fra, "/act/motion.speak"), ==, 2);
    g_assert_null(strstr(fra, "/act/motion.withdraw"));
    g_autofree char *egy = fragment_for(&house, &fragment_delegation_acts, "EGY", DOOR_RANK_HEAD);
    g_assert_null(strstr(egy, "/act/motion.speak"));
    g_assert_nonnull(strstr(egy, "/act/motion.withdraw"));
    g_autofree char *delegate = fragment_for(&house, &fragment_delegation_acts, "EGY", DOOR_RANK_DELEGATE);
    g_assert_null(strstr(delegate, "/act/motion.withdraw"));
}

static void test_stakeholder(void)
{
    g_auto(House) house = { 0 };
    house_init(&house);
    const StageView view = view_of(&house, DOOR_STAKEHOLDER, DOOR_RANK_HEAD, "NGO");
    g_autofree char *before = stage_page(&view, "/delegation");
    g_assert_nonnull(strstr(before, "No list is open"));
    g_assert_nonnull(strstr(before, "Your standing"));
    g_assert_null(strstr(before, "/act/order.raise"));
    g_assert_null(strstr(before, "/act/floor.request"));
    acting_do(house.room, "chair list.open list=segment kind=stakeholders matter=item-5");
    StageView later = view;
    later.state = house.room->state;
    g_autofree char *after = stage_page(&later, "/delegation");
    g_assert_nonnull(strstr(after, "value=\"segment\""));
    g_assert_null(strstr(after, "value=\"item-5\""));
    acting_do(house.room, "chair meeting.suspend mode=informal-informal");
    later.state = house.room->state;
    g_autofree char *closed = stage_page(&later, "/delegation");
    g_assert_null(strstr(closed, "<h3>Next</h3>"));
}

/* === The booths === */

static void test_booths(void)
{
    g_auto(House) house = { 0 };
    house_init(&house);
    const StageView view = view_of(&house, DOOR_INTERPRETER, DOOR_RANK_NONE, NULL);
    g_autofree char *page = stage_page(&view, "/interpreters");
    g_assert_true(strstr(page, "Brazil") < strstr(page, "France"));
    g_assert_nonnull(strstr(page, "too fast: 300 words a minute within the time limit; 135 can be followed"));
    g_assert_nonnull(strstr(page, "Read out verbatim"));
    g_assert_null(strstr(page, SECRET)); /* Brazil comes first, without a text */
    g_assert_null(strstr(page, "/act/statement.check"));
    hear_next(&house);
    acting_do(house.room, "chair floor.give list=item-5");
    g_autofree char *now = stage_page(&view, "/interpreters");
    g_assert_nonnull(strstr(now, SECRET));
    g_assert_nonnull(strstr(now, "EMBARGO"));
    g_assert_nonnull(strstr(now, "/act/statement.check"));
    acting_do(house.room, "chair floor.end");
    g_autofree char *later = stage_page(&view, "/interpreters");
    g_assert_nonnull(strstr(later, "href=\"/interpreters/1\">Check against delivery"));
    g_autofree char *text = stage_page(&view, "/interpreters/1");
    g_assert_null(strstr(text, "EMBARGO"));
}

/* The list for which a text was handed in is taken back: the text is still there, for the matter. */
static void test_list_taken_back(void)
{
    g_auto(House) house = { 0 };
    house_init(&house);
    const guint act = house.room->records->len + 1;
    acting_do(house.room, "chair list.open list=later matter=item-6");
    g_autofree char *file =
        g_strdup_printf("DEU statement.file list=later language=en size=40 words=9 digest=%s", house.digest);
    acting_do(house.room, file);
    g_autofree char *undo = g_strdup_printf("chair act.undo act=%u", act);
    acting_do(house.room, undo);
    g_assert_true(shows(&house, DOOR_DELEGATE, DOOR_RANK_HEAD, "DEU", "/delegation", "<b>Agenda item 6</b>"));
    g_assert_true(shows(&house, DOOR_DELEGATE, DOOR_RANK_HEAD, "DEU", "/delegation/texts/2", "Agenda item 6"));
    g_assert_true(shows(&house, DOOR_INTERPRETER, DOOR_RANK_NONE, NULL, "/interpreters/2", "Agenda item 6"));
}

/* Each page is sound for everybody, in each language. */
static void test_sound(void)
{
    static const char *const paths[] = { "/delegation",     "/delegation/text", "/delegation/texts/1", "/interpreters",
                                         "/interpreters/1", "/statements",      "/statements/1" };
    g_auto(House) house = { 0 };
    house_init(&house);
    hear_next(&house);
    hear_next(&house);
    acting_do(house.room, "chair question.put question_kind=text matter=item-5 symbol=L.1 text=\"Draft\"");
    acting_do(house.room, "BRA objection.raise");
    acting_do(house.room, "DEU order.raise");
    for (guint i = 0; i < G_N_ELEMENTS(everybody) * G_N_ELEMENTS(paths) * N_LANGUAGES; i++) {
        const guint who = i % G_N_ELEMENTS(everybody);
        const char *path = paths[i / G_N_ELEMENTS(everybody) % G_N_ELEMENTS(paths)];
        StageView view = view_of(&house, everybody[who].role, everybody[who].rank, everybody[who].party);
        RouteMatch match;
        view.language = (Language)(i / G_N_ELEMENTS(everybody) / G_N_ELEMENTS(paths));
        if (page_find(path, &match)->roles & DOOR_BIT(view.role)) {
            g_autofree char *page = stage_page(&view, path);
            g_test_message("%s: %zu bytes", path, page != NULL ? strlen(page) : 0);
        }
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/delegation/embargo", test_embargo);
    g_test_add_func("/delegation/informal", test_informal);
    g_test_add_func("/delegation/withdrawn", test_withdrawn);
    g_test_add_func("/delegation/translation", test_translation);
    g_test_add_func("/delegation/text", test_text);
    g_test_add_func("/delegation/alerts", test_alerts);
    g_test_add_func("/delegation/forecast", test_forecast);
    g_test_add_func("/delegation/ranks", test_ranks);
    g_test_add_func("/delegation/motions", test_motions);
    g_test_add_func("/delegation/stakeholder", test_stakeholder);
    g_test_add_func("/delegation/booths", test_booths);
    g_test_add_func("/delegation/list-taken-back", test_list_taken_back);
    g_test_add_func("/delegation/sound", test_sound);
    return g_test_run();
}
