/* Any bytes as a text document, and all the way: tree, programme, findings, paper, text, and back. What Placard
 * writes it must read as the same programme, whatever strange document the programme came from. */
#include "core/programme_check.h"
#include "doc/read_text.h"
#include "fuzz.h"
#include "paper/programme_paper.h"
#include "reading/programme_read.h"

#include <stdlib.h>

static Document *read_bytes(GBytes *bytes, GPtrArray *diagnostics)
{
    g_autoptr(GError) error = NULL;
    Document *document = read_text(bytes, diagnostics, &error);
    g_assert((document == NULL) == (error != NULL));
    return document;
}

static GBytes *text_of(const Programme *programme)
{
    g_autoptr(Document) paper = programme_paper(programme, NULL);
    g_autoptr(GError) error = NULL;
    GBytes *text = write_text(paper, &error);
    g_assert_no_error(error);
    return text;
}

static void check_that_it_reads_back(const Programme *programme)
{
    g_autoptr(GPtrArray) diagnostics = diagnostics_new();
    g_autoptr(GBytes) text = text_of(programme);
    g_autoptr(Document) again = read_bytes(text, diagnostics);
    if (again == NULL) {
        return; /* the paper of a document just below a limit can be past it */
    }
    g_autoptr(Programme) same = programme_read(again, diagnostics);
    g_autofree char *where = NULL;
    if (!programme_equal(programme, same, &where)) {
        g_printerr("written and read again it is another programme: %s\n", where);
        abort(); /* and not g_error, whose signal libFuzzer does not keep an input for */
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autoptr(GPtrArray) diagnostics = diagnostics_new();
    g_autoptr(GBytes) bytes = g_bytes_new(data, size);
    g_autoptr(Document) document = read_bytes(bytes, diagnostics);
    if (document == NULL) {
        return 0;
    }
    g_autoptr(Programme) programme = programme_read(document, diagnostics);
    programme_check(programme, diagnostics);
    diagnostics_sort(diagnostics);
    check_that_it_reads_back(programme);
    return 0;
}
