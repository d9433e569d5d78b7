#include "cases.h"

#include <string.h>

static gint by_name(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

void cases_add(const char *folder, const char *suffix, const char *prefix, GTestDataFunc test)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GDir) entries = g_dir_open(folder, 0, &error);
    g_assert_no_error(error);
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    const char *name;
    while ((name = g_dir_read_name(entries)) != NULL) {
        if (g_str_has_suffix(name, suffix)) {
            g_ptr_array_add(names, g_strdup(name));
        }
    }
    g_ptr_array_sort(names, by_name);
    for (guint i = 0; i < names->len; i++) {
        const char *file = g_ptr_array_index(names, i);
        g_autofree char *path = g_strdup_printf("/%s/%s", prefix, file);
        g_test_add_data_func_full(path, g_build_filename(folder, file, NULL), test, g_free);
    }
}
