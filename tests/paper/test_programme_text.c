/* The text layout: whatever a programme holds, its text reads back to the same programme. */
#include "doc/format.h"
#include "doc/read_text.h"
#include "generate.h"
#include "paper/programme_paper.h"
#include "reading/programme_read.h"

#include <string.h>

static GBytes *text_of(const Programme *programme)
{
    g_autoptr(Document) paper = programme_paper(programme, NULL);
    GError *error = NULL;
    GBytes *text = write_text(paper, &error);
    g_assert_no_error(error);
    return text;
}

static Programme *programme_of(GBytes *text)
{
    g_autoptr(GPtrArray) diagnostics = diagnostics_new();
    GError *error = NULL;
    g_autoptr(Document) tree = read_text(text, diagnostics, &error);
    g_assert_no_error(error);
    return programme_read(tree, diagnostics);
}

static void assert_reads_back(const Programme *programme, guint32 seed)
{
    g_autoptr(GBytes) text = text_of(programme);
    g_autoptr(Programme) read = programme_of(text);
    g_autofree char *where = NULL;
    if (programme_equal(read, programme, &where)) {
        return;
    }
    g_test_message("seed %u: %s\n%.*s", seed, where, (int)g_bytes_get_size(text),
                   (const char *)g_bytes_get_data(text, NULL));
    g_test_fail();
}

enum { PROGRAMMES = 2000 };

static void test_every_programme_reads_back(void)
{
    for (guint32 seed = 1; seed <= PROGRAMMES && !g_test_failed(); seed++) {
        g_autoptr(Programme) programme = generate_programme(seed);
        assert_reads_back(programme, seed);
    }
}

/* What was read once and written is a fixed point: same bytes again. */
static void test_text_is_canonical(void)
{
    for (guint32 seed = 1; seed <= 200; seed++) {
        g_autoptr(Programme) programme = generate_programme(seed);
        g_autoptr(GBytes) first = text_of(programme);
        g_autoptr(Programme) read = programme_of(first);
        g_autoptr(GBytes) second = text_of(read);
        g_assert_true(g_bytes_equal(first, second));
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/programme-text/every-programme-reads-back", test_every_programme_reads_back);
    g_test_add_func("/programme-text/canonical", test_text_is_canonical);
    return g_test_run();
}
