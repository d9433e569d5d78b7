#include "base/durable.h"

#include <glib/gstdio.h>
#include <string.h>

static GBytes *bytes_of(const char *text)
{
    return g_bytes_new_static(text, strlen(text));
}

static void assert_holds(const char *path, const char *text)
{
    g_autofree char *content = NULL;
    g_assert_true(g_file_get_contents(path, &content, NULL, NULL));
    g_assert_cmpstr(content, ==, text);
}

/* How many files there are in the folder: none may be left over. */
static guint files_in(const char *folder)
{
    g_autoptr(GDir) entries = g_dir_open(folder, 0, NULL);
    guint n = 0;
    while (g_dir_read_name(entries) != NULL) {
        n++;
    }
    return n;
}

static void test_replace(void)
{
    g_autofree char *folder = g_dir_make_tmp("placard-durable-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "a.json", NULL);
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) first = bytes_of("first");
    g_autoptr(GBytes) empty = bytes_of("");
    g_assert_true(durable_replace(path, first, &error));
    g_assert_no_error(error);
    assert_holds(path, "first");
    g_assert_true(durable_replace(path, empty, &error));
    assert_holds(path, "");
    g_assert_cmpuint(files_in(folder), ==, 1);
    g_unlink(path);
    g_rmdir(folder);
}

static void test_what_cannot_be(void)
{
    g_autofree char *folder = g_dir_make_tmp("placard-durable-XXXXXX", NULL);
    g_autofree char *missing = g_build_filename(folder, "no", "such", "folder", NULL);
    g_autofree char *taken = g_build_filename(folder, "taken", NULL);
    g_autoptr(GBytes) bytes = bytes_of("text");
    g_autoptr(GError) error = NULL;
    g_assert_false(durable_replace(missing, bytes, &error));
    g_assert_error(error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
    g_clear_error(&error);
    g_assert_cmpint(g_mkdir(taken, 0777), ==, 0);
    g_assert_false(durable_replace(taken, bytes, &error));
    g_assert_error(error, G_FILE_ERROR, G_FILE_ERROR_ISDIR);
    g_assert_cmpuint(files_in(folder), ==, 1);
    g_rmdir(taken);
    g_rmdir(folder);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/base/durable/replace", test_replace);
    g_test_add_func("/base/durable/what-cannot-be", test_what_cannot_be);
    return g_test_run();
}
