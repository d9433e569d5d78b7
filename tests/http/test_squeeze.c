/* Pieces in any order, opened as a browser opens them. */
#include "http/squeeze.h"

#include <string.h>
#include <zlib.h>

enum { LARGE = 300000, ROOM = 2 * LARGE };

static GBytes *bytes_of(const char *text)
{
    return g_bytes_new(text, strlen(text));
}

/* What can be read once these have come, and not a byte less. */
static void opens_as(GBytes *const *pieces, guint n, const char *expected)
{
    z_stream stream = { 0 };
    g_autofree char *out = g_malloc(ROOM);
    g_assert_cmpint(inflateInit2(&stream, 15 + 16), ==, Z_OK); /* with the head of gzip */
    stream.next_out = (Bytef *)out;
    stream.avail_out = ROOM;
    for (guint i = 0; i < n; i++) {
        gsize length;
        stream.next_in = (Bytef *)(gpointer)g_bytes_get_data(pieces[i], &length);
        stream.avail_in = (uInt)length;
        g_assert_cmpint(inflate(&stream, Z_SYNC_FLUSH), ==, Z_OK);
        g_assert_cmpuint(stream.avail_in, ==, 0);
    }
    g_assert_cmpmem(out, ROOM - stream.avail_out, expected, strlen(expected));
    inflateEnd(&stream);
}

static void pieces_follow_each_other_in_any_order(void)
{
    Squeezer *squeezer = squeezer_new();
    g_autoptr(GBytes) hello = bytes_of(": here\n\n"), red = bytes_of("red red red red red\n"),
                      blue = bytes_of("blue\n");
    g_autoptr(GBytes) first = squeeze_first(squeezer, hello), second = squeeze(squeezer, red);
    g_autoptr(GBytes) third = squeeze(squeezer, blue);
    opens_as((GBytes *[]){ first }, 1, ": here\n\n");
    opens_as((GBytes *[]){ first, second, third }, 3, ": here\n\nred red red red red\nblue\n");
    opens_as((GBytes *[]){ first, third, third, second }, 4, ": here\n\nblue\nblue\nred red red red red\n");
    squeezer_free(squeezer);
}

static void markup_becomes_small(void)
{
    Squeezer *squeezer = squeezer_new();
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < 200; i++) {
        g_string_append_printf(text, "<li class=\"speaker\"><span class=\"place\">%u</span></li>\n", i);
    }
    g_autoptr(GBytes) empty = bytes_of(""), bytes = bytes_of(text->str);
    g_autoptr(GBytes) first = squeeze_first(squeezer, empty), piece = squeeze(squeezer, bytes);
    g_assert_cmpuint(g_bytes_get_size(piece), <, text->len / 4);
    opens_as((GBytes *[]){ first, piece }, 2, text->str);
    squeezer_free(squeezer);
}

/* What cannot be made smaller is not made much larger either, and arrives. */
static void noise_arrives(void)
{
    Squeezer *squeezer = squeezer_new();
    g_autofree char *noise = g_malloc(LARGE + 1);
    for (guint i = 0; i < LARGE; i++) {
        noise[i] = (char)g_test_rand_int_range(1, 256);
    }
    noise[LARGE] = '\0';
    g_autoptr(GBytes) bytes = bytes_of(noise);
    g_autoptr(GBytes) piece = squeeze_first(squeezer, bytes);
    g_assert_cmpuint(g_bytes_get_size(piece), <, LARGE + LARGE / 100);
    opens_as((GBytes *[]){ piece }, 1, noise);
    squeezer_free(squeezer);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/squeeze/pieces-follow-each-other-in-any-order", pieces_follow_each_other_in_any_order);
    g_test_add_func("/squeeze/markup-becomes-small", markup_becomes_small);
    g_test_add_func("/squeeze/noise-arrives", noise_arrives);
    return g_test_run();
}
