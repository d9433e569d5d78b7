/* A document as PDF, in stages that each know one thing: runs (text), flow (strips), pages, canvas (glyphs), finish
 * (the file). */
#include "doc/format.h"
#include "doc/pdf_finish.h"
#include "doc/pdf_pages.h"

static GBytes *draw(const Document *document, PdfStructure *structure, GError **error)
{
    g_autoptr(PdfCanvas) canvas = pdf_canvas_new(document->language, structure, error);
    if (canvas == NULL) {
        return NULL;
    }
    g_autoptr(PdfFlow) flow = pdf_flow_new(document, canvas, structure, error);
    if (flow == NULL || !pdf_pages_draw(flow, error)) {
        return NULL;
    }
    return pdf_canvas_finish(canvas, error);
}

GBytes *write_pdf(const Document *document, GError **error)
{
    g_autoptr(PdfStructure) structure = pdf_structure_new();
    g_autoptr(GBytes) drawn = draw(document, structure, error);
    if (drawn == NULL) {
        return NULL;
    }
    return pdf_finish(drawn, structure, document, error);
}
