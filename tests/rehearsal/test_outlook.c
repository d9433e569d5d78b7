/* What many rehearsals come to, and the picture of it. With PLACARD_REGENERATE=1 outlook.svg is written anew. */
#include "piece.h"
#include "rehearsal/outlook.h"

#include <stdlib.h>
#include <string.h>

#define MINUTE (60 * (gint64)G_USEC_PER_SEC)
#define NINE_HOURS (9 * 60 * MINUTE)

/* A slot of three hours that rose `minutes` after its end. */
static bool add(Outlook *outlook, const char *id, int nth, int minutes, int left)
{
    const Instant starts = nth * NINE_HOURS, ends = starts + 180 * MINUTE;
    const RehearsedSlot slot = {
        .starts = starts, .ends = ends, .rose = ends + minutes * MINUTE, .heard = 30, .left = left
    };
    return outlook_add_slot(outlook, id, &slot);
}

static void test_quantiles(void)
{
    g_autoptr(Outlook) outlook = outlook_new();
    for (int i = 99; i >= 0; i--) {
        add(outlook, "one", 0, i - 50, 0);
    }
    outlook_finish(outlook);
    const SlotOutlook *slot = outlook_slot(outlook, 0);
    g_assert_cmpint(outlook_minutes(slot, 0), ==, -50);
    g_assert_cmpint(outlook_minutes(slot, 10), ==, -40);
    g_assert_cmpint(outlook_minutes(slot, 50), ==, 0);
    g_assert_cmpint(outlook_minutes(slot, 90), ==, 40);
    g_assert_cmpint(outlook_minutes(slot, 100), ==, 49);
    g_assert_cmpint(outlook_per_cent(slot), ==, 47); /* those from +3 on: two minutes are let pass */
    g_assert_cmpuint(slot->heard, ==, 3000);
}

/* A little late is in time; nobody may be left. */
static void test_overrun(void)
{
    g_autoptr(Outlook) outlook = outlook_new();
    g_assert_false(add(outlook, "one", 0, -20, 0));
    g_assert_false(add(outlook, "one", 0, OUTLOOK_GRACE_MINUTES, 0));
    g_assert_true(add(outlook, "one", 0, OUTLOOK_GRACE_MINUTES + 1, 0));
    g_assert_true(add(outlook, "one", 0, -20, 1));
    outlook_finish(outlook);
    const SlotOutlook *slot = outlook_slot(outlook, 0);
    g_assert_cmpint(outlook_per_cent(slot), ==, 50);
    g_assert_cmpint(outlook_minutes(slot, 0), ==, -20);
    g_assert_cmpint(outlook_minutes(slot, 25), ==, -16); /* one who was left would have needed four */
    const SlotOutlook none = { .minutes = slot->minutes };
    g_assert_cmpint(outlook_per_cent(&none), ==, 0);
}

/* Slots stand in the order of the programme, however they came. */
static void test_order(void)
{
    g_autoptr(Outlook) outlook = outlook_new();
    add(outlook, "three", 2, 0, 0);
    add(outlook, "one", 0, 0, 0);
    add(outlook, "two-b", 1, 0, 0);
    add(outlook, "two-a", 1, 0, 0);
    static const char *const expected[] = { "one", "two-a", "two-b", "three" };
    g_assert_cmpuint(outlook->slots->len, ==, 4);
    for (guint i = 0; i < 4; i++) {
        g_assert_cmpstr(outlook_slot(outlook, i)->id, ==, expected[i]);
    }
}

static Outlook *outlook_of(const Piece *piece, guint64 first, guint64 last)
{
    Outlook *outlook = outlook_new();
    for (guint64 seed = first; seed <= last; seed++) {
        g_autoptr(Played) played = piece_play(piece, seed, 193);
        outlook_add(outlook, played->rehearsal, played->state);
    }
    return outlook;
}

static char *chart_of(const Outlook *outlook)
{
    g_auto(Buffer) out = BUFFER_INIT;
    outlook_chart(outlook, "Second session", &out);
    return g_strdup(buffer_text(&out));
}

/* Put together in another order, of other parts: the same. */
static void test_join(void)
{
    g_autoptr(Piece) piece = piece_of_file("examples/oewg-5th-session-2023-07.txt");
    Outlook *one = outlook_of(piece, 1, 3), *other = outlook_of(piece, 4, 9);
    Outlook *late = outlook_of(piece, 6, 9), *middle = outlook_of(piece, 2, 5), *early = outlook_of(piece, 1, 1);
    outlook_join(one, other);
    outlook_join(late, early);
    outlook_join(late, middle);
    outlook_finish(one);
    outlook_finish(late);
    g_autofree char *chart = chart_of(one), *same = chart_of(late);
    g_assert_cmpstr(chart, ==, same);
    g_assert_cmpuint(one->runs, ==, 9);
    g_assert_cmpuint(one->slots->len, ==, 10);
    for (guint i = 0; i < one->slots->len; i++) {
        const SlotOutlook *a = outlook_slot(one, i), *b = outlook_slot(late, i);
        g_assert_cmpuint(a->heard, ==, b->heard);
        g_assert_cmpuint(a->left, ==, b->left);
        g_assert_cmpuint(a->runs, ==, 9);
    }
    outlook_free(one);
    outlook_free(late);
}

/* --- the picture --- */

static Outlook *small_outlook(void)
{
    Outlook *outlook = outlook_new();
    outlook->runs = 10;
    outlook->whole = 1;
    for (int i = 0; i < 10; i++) {
        add(outlook, "2026-05-18-am", 0, -90 + i, 0);
        add(outlook, "2026-05-18-pm", 1, i < 7 ? -10 : 3 + i, 0);
        add(outlook, "a<b & \"c\"", 2, 2, i);
    }
    outlook_finish(outlook);
    return outlook;
}

typedef struct {
    int titles, rectangles;
    bool is_image;
} Found;

static void on_element(GMarkupParseContext *context, const char *name, const char **names, const char **values,
                       gpointer data, GError **error)
{
    Found *found = data;
    (void)context;
    (void)error;
    found->titles += strcmp(name, "title") == 0;
    found->rectangles += strcmp(name, "rect") == 0;
    for (int i = 0; names[i] != NULL; i++) {
        found->is_image = found->is_image || (strcmp(names[i], "role") == 0 && strcmp(values[i], "img") == 0);
        if (strcmp(names[i], "width") == 0) {
            g_assert_cmpint(atoi(values[i]), >=, 0);
        }
    }
}

/* Well-formed, and every slot is named to who does not see it. */
static void test_form(void)
{
    static const GMarkupParser parser = { .start_element = on_element };
    g_autoptr(Outlook) outlook = small_outlook();
    g_autofree char *chart = chart_of(outlook);
    g_autoptr(GError) error = NULL;
    Found found = { 0 };
    GMarkupParseContext *context = g_markup_parse_context_new(&parser, 0, &found, NULL);
    g_markup_parse_context_parse(context, chart, -1, &error);
    g_assert_no_error(error);
    g_markup_parse_context_end_parse(context, &error);
    g_assert_no_error(error);
    g_markup_parse_context_free(context);
    g_assert_cmpint(found.titles, ==, 1 + 3); /* of the picture, and of each slot */
    g_assert_true(found.is_image);
    g_assert_nonnull(strstr(chart, "a&lt;b &amp; &quot;c&quot;: overruns in 90 per cent of the rehearsals"));
    g_assert_nonnull(strstr(chart, "prefers-color-scheme:dark"));
    g_assert_null(strstr(chart, "<script"));
    g_assert_null(strstr(chart, "href"));
}

static void test_golden(void)
{
    g_autofree char *path = g_test_build_filename(G_TEST_DIST, "outlook.svg", NULL);
    g_autoptr(Outlook) outlook = small_outlook();
    g_autofree char *chart = chart_of(outlook);
    g_autofree char *expected = NULL;
    if (g_strcmp0(g_getenv("PLACARD_REGENERATE"), "1") == 0) {
        g_assert_true(g_file_set_contents(path, chart, -1, NULL));
    }
    g_assert_true(g_file_get_contents(path, &expected, NULL, NULL));
    g_assert_cmpstr(chart, ==, expected);
}

/* Of nothing, too. */
static void test_empty(void)
{
    g_autoptr(Outlook) outlook = outlook_new();
    outlook_finish(outlook);
    g_autofree char *chart = chart_of(outlook);
    g_assert_true(g_str_has_suffix(chart, "</svg>\n"));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/outlook/quantiles", test_quantiles);
    g_test_add_func("/outlook/overrun", test_overrun);
    g_test_add_func("/outlook/order", test_order);
    g_test_add_func("/outlook/join", test_join);
    g_test_add_func("/outlook/form", test_form);
    g_test_add_func("/outlook/golden", test_golden);
    g_test_add_func("/outlook/empty", test_empty);
    return g_test_run();
}
