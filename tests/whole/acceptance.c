#include "acceptance.h"

#include "exchange/forms.h"

#include <string.h>

char *source_path(const char *relative)
{
    const char *root = g_getenv("PLACARD_SOURCE");
    g_assert_nonnull(root);
    return g_build_filename(root, relative, NULL);
}

char *shared_path_if_there(const char *relative)
{
    const char *shared = g_getenv("PLACARD_SHARED");
    g_autofree char *path = g_build_filename(shared != NULL ? shared : "", relative, NULL);
    return shared != NULL && g_file_test(path, G_FILE_TEST_EXISTS) ? g_steal_pointer(&path) : NULL;
}

char *shared_path(const char *relative)
{
    char *path = shared_path_if_there(relative);
    if (path == NULL) {
        g_autofree char *why =
            g_strdup_printf("%s is not there: set PLACARD_SHARED to the folder that holds it", relative);
        g_test_skip(why);
    }
    return path;
}

static int by_name(gconstpointer a, gconstpointer b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

GPtrArray *texts_of_folder(const char *folder)
{
    GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    g_assert_nonnull(dir);
    const char *name;
    while ((name = g_dir_read_name(dir)) != NULL) {
        if (g_str_has_suffix(name, ".txt")) {
            g_ptr_array_add(paths, g_build_filename(folder, name, NULL));
        }
    }
    g_ptr_array_sort(paths, by_name);
    g_assert_cmpuint(paths->len, >, 0);
    return paths;
}

GBytes *bytes_of_file(const char *path)
{
    char *data = NULL;
    gsize size = 0;
    GError *error = NULL;
    g_file_get_contents(path, &data, &size, &error);
    g_assert_no_error(error);
    return g_bytes_new_take(data, size);
}

GBytes *bytes_of_text(const char *text)
{
    return g_bytes_new(text, strlen(text));
}

ProgrammeFile *checked_programme(const char *path)
{
    g_autoptr(GBytes) bytes = bytes_of_file(path);
    GError *error = NULL;
    ProgrammeFile *file = programme_file_read(bytes, path, &error);
    g_assert_no_error(error);
    programme_file_check(file);
    return file;
}

GBytes *programme_in_form(const Programme *programme, const char *form)
{
    GError *error = NULL;
    g_autoptr(ProgrammeForms) forms = programme_forms_new(programme, NULL);
    GBytes *bytes = programme_form(form)->write(forms, &error);
    g_assert_no_error(error);
    return bytes;
}

/* The first line that differs is what a person needs to see; a whole page would hide it. */
static void fail_at_first_difference(const char *path, const char *wanted, const char *found)
{
    g_auto(GStrv) left = g_strsplit(wanted, "\n", -1);
    g_auto(GStrv) right = g_strsplit(found, "\n", -1);
    guint i = 0;
    while (left[i] != NULL && right[i] != NULL && strcmp(left[i], right[i]) == 0) {
        i++;
    }
    g_test_message("%s:%u differs\n  wanted: %s\n  found:  %s\nif the new form is right: PLACARD_REGENERATE=1", path,
                   i + 1, left[i] != NULL ? left[i] : "(the end)", right[i] != NULL ? right[i] : "(the end)");
    g_test_fail();
}

void assert_golden(const char *name, GBytes *bytes)
{
    g_autofree char *relative = g_build_filename("tests", "golden", name, NULL);
    g_autofree char *path = source_path(relative);
    gsize size = 0;
    const char *data = g_bytes_get_data(bytes, &size);
    if (g_strcmp0(g_getenv("PLACARD_REGENERATE"), "1") == 0) {
        g_assert_true(g_file_set_contents(path, data, (gssize)size, NULL));
        return;
    }
    g_autoptr(GBytes) wanted = bytes_of_file(path);
    if (!g_bytes_equal(wanted, bytes)) {
        g_autofree char *left = g_strndup(g_bytes_get_data(wanted, NULL), g_bytes_get_size(wanted));
        g_autofree char *right = g_strndup(data != NULL ? data : "", size);
        fail_at_first_difference(path, left, right);
    }
}
