#include "script.h"

/* A Python of the user's own does not know the modules that the distribution installed for its own. */
static const char *const pythons[] = { "python3", "/usr/bin/python3" };

static int run(const char *python, const char *path, const GPtrArray *arguments, char **ret_output)
{
    g_autoptr(GPtrArray) command = g_ptr_array_new();
    g_ptr_array_add(command, (gpointer)python);
    g_ptr_array_add(command, (gpointer)path);
    for (guint i = 0; i < arguments->len; i++) {
        g_ptr_array_add(command, g_ptr_array_index(arguments, i));
    }
    g_ptr_array_add(command, NULL);
    int status = 0;
    g_autofree char *complaints = NULL;
    g_autoptr(GError) error = NULL;
    if (!g_spawn_sync(NULL, (char **)command->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, ret_output, &complaints,
                      &status, &error)) {
        g_test_message("%s", error->message);
        return SCRIPT_MISSING;
    }
    if (complaints[0] != '\0') {
        g_test_message("%s", complaints);
    }
    return g_spawn_check_wait_status(status, &error) ? 0 : error->code;
}

int script_run(const char *path, const GPtrArray *arguments, char **ret_output)
{
    int outcome = SCRIPT_MISSING;
    for (guint i = 0; i < G_N_ELEMENTS(pythons) && outcome == SCRIPT_MISSING; i++) {
        g_autofree char *output = NULL;
        outcome = run(pythons[i], path, arguments, &output);
        if (outcome != SCRIPT_MISSING && ret_output != NULL) {
            *ret_output = g_steal_pointer(&output);
        }
    }
    return outcome;
}
