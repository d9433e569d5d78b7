#include "office.h"

#include "acceptance.h"

#include <glib/gstdio.h>

bool office_open(Office *office)
{
    *office = (Office){ .soffice = g_find_program_in_path("soffice") };
    if (office->soffice == NULL) {
        g_test_skip("there is no soffice on the path");
        return false;
    }
    office->folder = g_dir_make_tmp("placard-office-XXXXXX", NULL);
    g_assert_nonnull(office->folder);
    return true;
}

static void remove_folder(const char *folder)
{
    const char *argv[] = { "rm", "-r", folder, NULL };
    g_spawn_sync(NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
}

void office_close(Office *office)
{
    remove_folder(office->folder);
    g_free(office->folder);
    g_free(office->soffice);
}

char *office_path(const Office *office, const char *step, guint i, const char *extension)
{
    return g_strdup_printf("%s/%s/%u.%s", office->folder, step, i, extension);
}

void office_write(const char *path, GBytes *bytes)
{
    g_autofree char *folder = g_path_get_dirname(path);
    g_mkdir_with_parents(folder, 0700);
    g_assert_true(g_file_set_contents(path, g_bytes_get_data(bytes, NULL), (gssize)g_bytes_get_size(bytes), NULL));
}

void office_convert(const Office *office, const char *from, const char *to, const char *filter, const char *in_filter)
{
    g_autofree char *source = g_build_filename(office->folder, from, NULL);
    g_autofree char *target = g_build_filename(office->folder, to, NULL);
    g_autofree char *home = g_strdup_printf("-env:UserInstallation=file://%s/home", office->folder);
    g_autoptr(GPtrArray) argv = g_ptr_array_new_with_free_func(g_free);
    const char *const fixed[] = { office->soffice, home, "--headless", "--convert-to", filter, "--outdir", target };
    for (size_t i = 0; i < G_N_ELEMENTS(fixed); i++) {
        g_ptr_array_add(argv, g_strdup(fixed[i]));
    }
    if (in_filter != NULL) {
        g_ptr_array_add(argv, g_strdup(in_filter));
    }
    g_autoptr(GDir) dir = g_dir_open(source, 0, NULL);
    g_assert_nonnull(dir);
    for (const char *name = g_dir_read_name(dir); name != NULL; name = g_dir_read_name(dir)) {
        g_ptr_array_add(argv, g_build_filename(source, name, NULL));
    }
    g_ptr_array_add(argv, NULL);
    int status = 0;
    g_autoptr(GError) error = NULL;
    g_spawn_sync(NULL, (char **)argv->pdata, NULL, G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL,
                 NULL, NULL, &status, &error);
    g_assert_no_error(error);
    g_assert_cmpint(status, ==, 0);
}

static void add_texts(GPtrArray *paths, char *folder)
{
    g_autofree char *owned = folder;
    if (owned != NULL) {
        g_autoptr(GPtrArray) texts = texts_of_folder(owned);
        for (guint i = 0; i < texts->len; i++) {
            g_ptr_array_add(paths, g_strdup(g_ptr_array_index(texts, i)));
        }
    }
}

GPtrArray *office_texts(void)
{
    GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
    add_texts(paths, source_path("examples"));
    add_texts(paths, shared_path_if_there("seeds"));
    add_texts(paths, shared_path_if_there("programmes"));
    return paths;
}
