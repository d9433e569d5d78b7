/* The desk: what officers and the Chair see of lists, places and people, in each language; the print-out; what the box
 * says of a line that it does not understand. */
#include "doc/format.h"
#include "hall/desk_parts.h"
#include "hall/list_paper.h"
#include "hearing.h"
#include "session/common.h"
#include "stage.h"

#include <string.h>

static StageView view_of(const Hearing *hearing, DoorRole role)
{
    return (StageView){ .state = hearing->state, .language = LANGUAGE_ENGLISH, .role = role };
}

static bool has(const char *page, const char *text)
{
    g_test_message("looking for “%s”", text);
    return strstr(page, text) != NULL;
}

/* Argentina, Australia, Austria, Azerbaijan, ... ask; Austria is moved to the first place, the last has precedence. */
static Hearing *new_list(void)
{
    Hearing *hearing = hearing_new("item 5");
    hearing_ask(hearing, 0, 6);
    g_autofree char *move = g_strdup_printf(
        "secretariat floor.move list=item-5 party=%s position=1 reason=\"leaves at <noon>\"", hearing_member(2));
    g_autofree char *precedence = g_strdup_printf(
        "chair floor.precedence list=item-5 party=%s reason=\"presents the conclusions\"", hearing_member(5));
    g_autofree char *yields = g_strdup(hearing_member(3)), *gets = g_strdup(hearing_member(7));
    g_autofree char *swap = g_strdup_printf("%s floor.yield list=item-5 recipient=%s", yields, gets);
    hearing_do(hearing, 1, move);
    hearing_do(hearing, 1, precedence);
    hearing_do(hearing, 1, swap);
    return hearing;
}

static char *name_of(const Hearing *hearing, int member)
{
    const RosterEntry *entry = roster_of_id(hearing_member(member));
    (void)hearing;
    return g_strdup_printf(">%s</a>", roster_name(entry, LANGUAGE_ENGLISH, (CivilDate){ 2022, 7, 25 }));
}

static void assert_order(const char *page, char *const *names, guint n)
{
    const char *at = strstr(page, "class=\"speakers\"");
    for (guint i = 0; i < n; i++) {
        g_assert_nonnull(at);
        g_test_message("%s", names[i]);
        at = strstr(at, names[i]);
    }
    g_assert_nonnull(at);
}

static void test_lists(void)
{
    g_autoptr(Hearing) hearing = new_list();
    const StageView view = view_of(hearing, DOOR_OFFICER);
    g_autofree char *page = stage_page(&view, "/desk");
    static const int order[] = { 5, 2, 0, 1, 3, 4 };
    char *names[G_N_ELEMENTS(order) + 1] = { NULL };
    for (guint i = 0; i < G_N_ELEMENTS(order); i++) {
        names[i] = name_of(hearing, order[i]);
    }
    assert_order(page, names, G_N_ELEMENTS(order));
    for (guint i = 0; i < G_N_ELEMENTS(order); i++) {
        g_free(names[i]);
    }
    g_assert_true(has(page, "6 wait"));
    g_assert_true(has(page, ">precedence<"));
    g_assert_true(has(page, "moved from 3"));
    g_assert_true(has(page, "title=\"leaves at &lt;noon&gt;\""));
    g_assert_true(has(page, "offers its place"));
    g_assert_cmpuint(stage_count(page, "class=\"small\""), ==, 6);
    g_assert_true(has(page, "href=\"/desk/list/1.pdf\""));
    g_assert_true(has(page, "id=\"box-text\""));
    g_assert_true(has(page, "PARTY POSITION [REASON...]")); /* help from the table */
}

/* The desk enters what the Chair has said, and does what is the Secretariat's; the Chair's account does the Chair's
 * alone. */
static void test_roles(void)
{
    g_autoptr(Hearing) hearing = new_list();
    const StageView officer = view_of(hearing, DOOR_OFFICER), chair = view_of(hearing, DOOR_CHAIR);
    g_autofree char *of_officer = stage_page(&officer, "/desk"), *of_chair = stage_page(&chair, "/desk");
    g_assert_true(has(of_officer, "/act/floor.give"));
    g_assert_true(has(of_chair, "/act/floor.give"));
    g_assert_true(has(of_officer, "/act/list.announce"));
    g_assert_true(has(of_chair, "/act/list.announce"));
    g_assert_true(has(of_officer, "/act/floor.remove"));
    g_assert_false(has(of_chair, "/act/floor.remove"));
    RouteMatch match;
    static const char *const paths[] = { "/desk",        "/desk/list/1", "/desk/place/1",
                                         "/desk/people", "/desk/log",    "/desk/programme" };
    for (guint i = 0; i < G_N_ELEMENTS(paths); i++) {
        const Page *page = page_find(paths[i], &match);
        g_assert_nonnull(page);
        g_assert_cmpuint(page->roles, ==, DOOR_OFFICE);
    }
}

/* A stream's bytes are for many: no form in them carries anybody's token. */
static void test_fragments(void)
{
    g_autoptr(Hearing) hearing = new_list();
    RouteMatch match;
    const StageView view = view_of(hearing, DOOR_OFFICER);
    static const char *const paths[] = { "/desk", "/desk/people", "/desk/programme" };
    for (guint i = 0; i < G_N_ELEMENTS(paths); i++) {
        const Page *page = page_find(paths[i], &match);
        for (guint k = 0; page->fragments[k] != NULL; k++) {
            g_autofree char *html = stage_fragment(&view, page->fragments[k]);
            g_autofree char *again = stage_fragment(&view, page->fragments[k]);
            g_assert_null(strstr(html, "name=\"token\""));
            g_assert_cmpstr(html, ==, again);
        }
    }
}

static void test_languages(void)
{
    g_autoptr(Hearing) hearing = new_list();
    static const char *const paths[] = { "/desk", "/desk/list/1", "/desk/place/2", "/desk/people", "/desk/programme" };
    for (guint language = 0; language < N_LANGUAGES; language++) {
        for (guint i = 0; i < G_N_ELEMENTS(paths); i++) {
            StageView view = view_of(hearing, i % 2 == 0 ? DOOR_OFFICER : DOOR_CHAIR);
            view.language = (Language)language;
            g_autofree char *page = stage_page(&view, paths[i]);
            g_assert_nonnull(page);
        }
    }
}

static void test_list_page(void)
{
    g_autoptr(Hearing) hearing = new_list();
    const StageView officer = view_of(hearing, DOOR_OFFICER), chair = view_of(hearing, DOOR_CHAIR);
    g_autofree char *page = stage_page(&officer, "/desk/list/1"), *of_chair = stage_page(&chair, "/desk/list/1");
    g_assert_true(has(page, "/act/floor.request"));
    g_assert_true(has(page, "name=\"on_behalf\""));
    g_assert_true(has(page, "/act/limit.decide"));
    g_assert_true(has(of_chair, "/act/limit.decide"));
    g_assert_true(has(of_chair, "/act/list.order"));
    g_assert_true(has(page, "name=\"list\" value=\"1\"")); /* what is typed is about this list */
    static const char *const missing[] = { "/desk/list/2",           "/desk/list/0",   "/desk/list/x",
                                           "/desk/list/99999999999", "/desk/place/99", "/desk/place/-1" };
    for (guint i = 0; i < G_N_ELEMENTS(missing); i++) {
        g_assert_null(stage_page(&officer, missing[i]));
    }
}

static void test_place_page(void)
{
    g_autoptr(Hearing) hearing = new_list();
    const StageView view = view_of(hearing, DOOR_OFFICER);
    g_autofree char *page = stage_page(&view, "/desk/place/3"); /* who was moved */
    g_assert_true(has(page, "Place 2 of the list."));
    g_assert_true(has(page, "it would be at place 3"));
    g_assert_true(has(page, "1 before it that was granted precedence"));
    g_assert_true(has(page, "Moved: leaves at &lt;noon&gt;"));
    g_assert_true(has(page, "/act/floor.restore"));
    g_assert_true(has(page, "/act/floor.swap"));
    g_autofree char *first = stage_page(&view, "/desk/place/6"); /* precedence: not to be moved */
    g_assert_false(has(first, "/act/floor.move"));
    hearing_hear(hearing, 1, 60);
    const StageView later = view_of(hearing, DOOR_OFFICER);
    g_autofree char *heard = stage_page(&later, "/desk/place/6");
    g_assert_true(has(heard, "does not wait any longer"));
    g_assert_false(has(heard, "/act/floor.remove"));
}

static void test_people(void)
{
    g_autoptr(Hearing) hearing = hearing_new(NULL);
    const StageView view = view_of(hearing, DOOR_OFFICER);
    g_autofree char *before = stage_page(&view, "/desk/people");
    const guint present = stage_count(before, "aria-pressed=\"true\"");
    g_assert_cmpuint(present, >, 0);
    g_assert_cmpuint(stage_count(before, "form=\"mark-gone\""), ==, present);
    g_autofree char *gone = g_strdup_printf("secretariat attendance.mark party=%s present=no", hearing_member(0));
    hearing_do(hearing, 1, gone);
    const StageView later = view_of(hearing, DOOR_OFFICER);
    g_autofree char *after = stage_page(&later, "/desk/people");
    g_assert_cmpuint(stage_count(after, "aria-pressed=\"true\""), ==, present - 1);
    g_autofree char *absent = g_strdup_printf("form=\"mark-present\" name=\"party\" value=\"%s\"", hearing_member(0));
    g_assert_true(has(after, absent));
    g_assert_true(has(after, "<meter"));
}

/* --- the print-out ------------------------------------------------------------------------------------------------ */

static void print_list(const Scene *scene, gpointer data)
{
    char **text = data;
    g_autoptr(Document) document = list_paper(scene, 1);
    g_autoptr(GBytes) bytes = write_text(document, NULL);
    *text = g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
}

static void test_print(void)
{
    g_autoptr(Hearing) hearing = new_list();
    hearing_hear(hearing, 10, 200);
    hearing_hear(hearing, 10, 100);
    const StageView view = view_of(hearing, DOOR_OFFICER);
    g_autofree char *text = NULL;
    stage_scene(&view, print_list, &text);
    g_assert_true(has(text, "List of speakers"));
    g_assert_true(has(text, "4 wait"));
    g_assert_true(has(text, "2 heard"));
    g_assert_true(has(text, "As it stood at"));
    g_assert_true(has(text, "3 min 20 s"));
    g_assert_true(has(text, "Moved: leaves at <noon>"));
    g_assert_true(has(text, "5 min")); /* in all */
}

/* --- complaints --------------------------------------------------------------------------------------------------- */

typedef struct {
    const char *line, *expected;
} Complained;

static const Complained complaints[] = {
    { "xyz", "At character 1: “xyz” is neither a command nor a participant." },
    { "au 0", "a number from 1 to 9999 · PARTY POSITION" },
    { "deadline.pass", "deadline.pass" },
    { "reply", "reply PARTY [REASON...]" },
    { "point au \"x", "At character 10: The quotation mark is not closed." },
    { "austr", "AUS (Australia), AUT (Austria)" },
    { "au level=king", "level: found “king”" },
    { "au; au xyz", "At character 8:" },
};

static void complain_about(const Scene *scene, gpointer data)
{
    const Complained *row = data;
    Typist typist;
    g_auto(ShorthandComplaint) complaint = { 0 };
    const bool acts = desk_typist(scene->state, scene->visitor, scene->now, &typist);
    g_assert_true(acts);
    const bool is_sound = shorthand_check(&typist, row->line, &complaint);
    g_assert_false(is_sound);
    g_autofree char *words = desk_complaint(scene, &complaint, row->line);
    g_test_message("“%s”: %s", row->line, words);
    g_assert_nonnull(strstr(words, row->expected));
}

static void test_complaints(void)
{
    g_autoptr(Hearing) hearing = new_list();
    const StageView view = view_of(hearing, DOOR_OFFICER);
    for (guint i = 0; i < G_N_ELEMENTS(complaints); i++) {
        stage_scene(&view, complain_about, (gpointer)&complaints[i]);
    }
}

/* Each kind has words, in each language. */
static void complain_of_all(const Scene *scene, gpointer data)
{
    (void)data;
    for (guint what = TYPED_TOO_LONG; what < N_TYPED; what++) {
        const ShorthandComplaint complaint = { .what = (Typed)what,
                                               .found = (char *)"found",
                                               .expected = (char *)"expected" };
        g_autofree char *words = desk_complaint(scene, &complaint, "found");
        g_assert_cmpuint(strlen(words), >, strlen("At character 1: "));
        g_assert_null(strstr(words, "%s"));
        g_assert_null(strstr(words, "%d"));
    }
}

static void test_all_complaints(void)
{
    g_autoptr(Hearing) hearing = new_list();
    for (guint language = 0; language < N_LANGUAGES; language++) {
        StageView view = view_of(hearing, DOOR_OFFICER);
        view.language = (Language)language;
        stage_scene(&view, complain_of_all, NULL);
    }
}

static void test_columns(void)
{
    g_assert_cmpint(desk_script_column("abc", 2), ==, 2);
    g_assert_cmpint(desk_script_column("é法x", 5), ==, 2);
    g_assert_cmpint(desk_script_column("😀x", 4), ==, 2); /* two units in UTF-16 */
    Seq acts[DESK_ACTS_LIMIT];
    g_assert_cmpuint(desk_read_acts("17 x 18 0", acts), ==, 2);
    g_assert_cmpuint(acts[1], ==, 18);
    g_assert_cmpuint(desk_read_acts(NULL, acts), ==, 0);
    g_assert_cmpuint(desk_read_acts("1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1", acts), ==, DESK_ACTS_LIMIT);
}

int main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/hall/desk/lists", test_lists);
    g_test_add_func("/hall/desk/roles", test_roles);
    g_test_add_func("/hall/desk/fragments", test_fragments);
    g_test_add_func("/hall/desk/languages", test_languages);
    g_test_add_func("/hall/desk/list-page", test_list_page);
    g_test_add_func("/hall/desk/place-page", test_place_page);
    g_test_add_func("/hall/desk/people", test_people);
    g_test_add_func("/hall/desk/print", test_print);
    g_test_add_func("/hall/desk/complaints", test_complaints);
    g_test_add_func("/hall/desk/all-complaints", test_all_complaints);
    g_test_add_func("/hall/desk/columns", test_columns);
    return g_test_run();
}
