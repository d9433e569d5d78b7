/* Changes as stories: each file of the folder changes/ says in words what an officer did, gives the programme before,
 * the programme after, and what must be said about it. Four parts, parted by lines of four hyphens.
 *
 * PLACARD_SOURCE is the source root. With PLACARD_UPDATE=1 the last parts are written anew, to be read before they are
 * committed. */
#include "cases.h"
#include "cli/show.h"
#include "exchange/programme_file.h"
#include "paper/changes_paper.h"

#include <string.h>

static const char divider[] = "\n----\n";

static ProgrammeFile *read_programme(const char *text)
{
    g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
    g_autoptr(GError) error = NULL;
    ProgrammeFile *file = programme_file_read(bytes, NULL, &error);
    g_assert_no_error(error);
    return file;
}

static char *shown(const ProgrammeDiff *diff)
{
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    const Terminal terminal = { .out = out, .width = 80 };
    g_autoptr(Document) document = changes_paper(diff, LANGUAGE_ENGLISH);
    show_document(&terminal, document);
    fclose(out);
    char *copy = g_strdup(text);
    free(text);
    return copy;
}

static char *changes_between(const char *before, const char *after)
{
    g_autoptr(ProgrammeFile) old = read_programme(before);
    g_autoptr(ProgrammeFile) new_ = read_programme(after);
    g_autoptr(ProgrammeDiff) diff = programme_diff(old->programme, new_->programme);
    return shown(diff);
}

static void test_scenario(gconstpointer path)
{
    g_autofree char *text = NULL;
    g_autoptr(GError) error = NULL;
    g_file_get_contents(path, &text, NULL, &error);
    g_assert_no_error(error);
    g_auto(GStrv) parts = g_strsplit(text, divider, -1);
    g_assert_cmpint(g_strv_length(parts), ==, 4);
    g_autofree char *changes = changes_between(parts[1], parts[2]);
    if (g_getenv("PLACARD_UPDATE") != NULL) {
        g_autofree char *updated = g_strconcat(parts[0], divider, parts[1], divider, parts[2], divider, changes, NULL);
        g_assert_true(g_file_set_contents(path, updated, -1, NULL));
        return;
    }
    g_assert_cmpstr(changes, ==, parts[3]);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_autofree char *path = g_build_filename(g_getenv("PLACARD_SOURCE"), "tests", "scenarios", "changes", NULL);
    cases_add(path, "", "scenarios/changes", test_scenario);
    return g_test_run();
}
