/* Zip archives: what is written is read, the same every time; what is damaged or too much is refused by name. */
#include "doc/zip.h"

#include <string.h>

static const ZipLimits limits = { .part = 1000, .total = 1500, .entries = 4 };

static GBytes *text(const char *words)
{
    return g_bytes_new(words, strlen(words));
}

static GBytes *archive_of(const ZipPart *parts, guint count)
{
    g_autoptr(GError) error = NULL;
    GBytes *bytes = zip_write(parts, count, &error);
    g_assert_no_error(error);
    return bytes;
}

static bool any(const char *name)
{
    return true;
}

static bool no_pictures(const char *name)
{
    return !g_str_has_suffix(name, ".png");
}

static void assert_refused(GBytes *bytes, int code, const char *words)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Zip) zip = zip_read(bytes, &limits, any, &error);
    g_assert_null(zip);
    g_assert_error(error, DOCUMENT_ERROR, code);
    if (strstr(error->message, words) == NULL) {
        g_error("\"%s\" does not say \"%s\"", error->message, words);
    }
}

static void test_round_trip(void)
{
    g_autoptr(GBytes) one = text("<a/>");
    g_autoptr(GBytes) two = text("picture");
    g_autoptr(GBytes) none = text("");
    const ZipPart parts[] = { { "Word/A.xml", one }, { "b.png", two }, { "c.xml", none } };
    g_autoptr(GBytes) bytes = archive_of(parts, G_N_ELEMENTS(parts));
    g_autoptr(GBytes) again = archive_of(parts, G_N_ELEMENTS(parts));
    g_assert_true(g_bytes_equal(bytes, again));
    g_autoptr(GError) error = NULL;
    g_autoptr(Zip) zip = zip_read(bytes, &limits, no_pictures, &error);
    g_assert_no_error(error);
    g_assert_true(g_bytes_equal(zip_part(zip, "word/a.XML"), one));
    g_assert_null(zip_part(zip, "b.png"));
    g_assert_true(zip_lists(zip, "b.png"));
    g_assert_false(zip_lists(zip, "d.png"));
    g_assert_cmpuint(g_bytes_get_size(zip_part(zip, "c.xml")), ==, 0);
}

static void test_first_counts(void)
{
    g_autoptr(GBytes) one = text("one");
    g_autoptr(GBytes) two = text("two");
    const ZipPart parts[] = { { "a.xml", one }, { "A.xml", two } };
    g_autoptr(GBytes) bytes = archive_of(parts, G_N_ELEMENTS(parts));
    g_autoptr(Zip) zip = zip_read(bytes, &limits, any, NULL);
    g_assert_true(g_bytes_equal(zip_part(zip, "a.xml"), one));
}

static void test_limits(void)
{
    g_autofree char *long_words = g_strnfill(1001, 'x');
    g_autofree char *words = g_strnfill(900, 'x');
    g_autoptr(GBytes) long_part = text(long_words);
    g_autoptr(GBytes) part = text(words);
    const ZipPart long_parts[] = { { "a.xml", long_part } };
    const ZipPart two_parts[] = { { "a.xml", part }, { "b.xml", part } };
    const ZipPart five_parts[] = { { "a" }, { "b" }, { "c" }, { "d" }, { "e" } };
    g_autoptr(GBytes) one = archive_of(long_parts, 1);
    assert_refused(one, DOCUMENT_ERROR_TOO_LARGE, "a.xml unpacks to more than 1000 bytes");
    g_autoptr(GBytes) two = archive_of(two_parts, 2);
    assert_refused(two, DOCUMENT_ERROR_TOO_LARGE, "b.xml unpacks to more than 600 bytes");
    ZipPart many[5];
    for (size_t i = 0; i < G_N_ELEMENTS(many); i++) {
        many[i] = (ZipPart){ five_parts[i].name, part };
    }
    g_autoptr(GBytes) five = archive_of(many, 5);
    const ZipLimits roomy = { .part = 1000, .total = 10000, .entries = 4 };
    g_autoptr(GError) error = NULL;
    g_assert_null(zip_read(five, &roomy, any, &error));
    g_assert_error(error, DOCUMENT_ERROR, DOCUMENT_ERROR_TOO_LARGE);
    g_assert_cmpstr(error->message, ==, "the zip archive lists more than 4 files");
}

/* What unpacks to a thousand times its size is cut off long before it is all there. */
static void test_bomb(void)
{
    g_autofree char *blanks = g_strnfill(32 << 20, ' ');
    g_autoptr(GBytes) content = text(blanks);
    const ZipPart parts[] = { { "a.xml", content } };
    g_autoptr(GBytes) bytes = archive_of(parts, 1);
    g_assert_cmpuint(g_bytes_get_size(bytes), <, 100000);
    assert_refused(bytes, DOCUMENT_ERROR_TOO_LARGE, "a.xml unpacks to more than");
}

static void test_damage(void)
{
    g_autoptr(GBytes) part = text("some words that are not so easily packed: 0123456789 abcdefghijklmnopqrstuvwxyz");
    const ZipPart parts[] = { { "a.xml", part } };
    g_autoptr(GBytes) bytes = archive_of(parts, 1);
    gsize size = 0;
    g_autofree char *copy = g_memdup2(g_bytes_get_data(bytes, &size), g_bytes_get_size(bytes));
    memset(copy + 60, 0x55, 20);
    g_autoptr(GBytes) damaged = g_bytes_new(copy, g_bytes_get_size(bytes));
    assert_refused(damaged, DOCUMENT_ERROR_UNREADABLE, "the zip archive is damaged");
    g_autoptr(GBytes) no_zip = text("PK, but no archive at all");
    assert_refused(no_zip, DOCUMENT_ERROR_UNREADABLE, "the zip archive is damaged");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/zip/round-trip", test_round_trip);
    g_test_add_func("/zip/first-counts", test_first_counts);
    g_test_add_func("/zip/limits", test_limits);
    g_test_add_func("/zip/bomb", test_bomb);
    g_test_add_func("/zip/damage", test_damage);
    return g_test_run();
}
