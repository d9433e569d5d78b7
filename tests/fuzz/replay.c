/* A fuzz target's main without a fuzzer: runs it over each file of the folder given, as a TAP test. An input that
 * breaks it ends the program, and the test with it; the last name on the standard error is that of the file. */
#include "fuzz.h"

#include <glib.h>
#include <stdio.h>

static int compare_names(gconstpointer a, gconstpointer b)
{
    return g_strcmp0(*(const char *const *)a, *(const char *const *)b);
}

static GPtrArray *names_in(const char *folder)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GDir) dir = g_dir_open(folder, 0, &error);
    g_assert_no_error(error);
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    for (const char *name = g_dir_read_name(dir); name != NULL; name = g_dir_read_name(dir)) {
        g_ptr_array_add(names, g_strdup(name));
    }
    g_ptr_array_sort(names, compare_names);
    return names;
}

static void replay(const char *folder, const char *name)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_autofree char *data = NULL;
    gsize size = 0;
    g_autoptr(GError) error = NULL;
    g_file_get_contents(path, &data, &size, &error);
    g_assert_no_error(error);

    /* A copy of exactly that size, so that the sanitizer sees one byte too far. */
    g_autofree uint8_t *exact = g_memdup2(data, size);
    LLVMFuzzerTestOneInput(exact, size);
}

int main(int argc, char **argv)
{
    g_assert(argc == 2);
    g_autoptr(GPtrArray) names = names_in(argv[1]);
    printf("1..%u\n", names->len);
    for (guint i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        g_printerr("%s\n", name);
        replay(argv[1], name);
        printf("ok %u - %s\n", i + 1, name);
    }
    return names->len > 0 ? 0 : 1;
}
