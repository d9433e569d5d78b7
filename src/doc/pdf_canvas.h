/* Lines of text, measured and drawn on pages: the only file that knows Pango and Cairo.
 *
 * All lengths are points. x runs from the side on which the writing starts (the canvas mirrors what is written from
 * right to left), y from the top of the page. What is drawn is recorded in a PdfStructure. */
#pragma once

#include "doc/pdf_runs.h"
#include "doc/pdf_style.h"

typedef struct PdfCanvas PdfCanvas;
typedef struct PdfText PdfText; /* a text set in lines; owned by its canvas */

/* A canvas for a document of `language`, which records in `structure`. As all canvases share their fonts, there is one
 * at a time: a second thread waits here until the first canvas is freed. NULL with DOCUMENT_ERROR_WRITING set
 * if there are no fonts. */
PdfCanvas *pdf_canvas_new(const char *language, PdfStructure *structure, GError **error);
void pdf_canvas_free(PdfCanvas *canvas);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PdfCanvas, pdf_canvas_free)

/* Sets the bytes from `start` to `end` of `runs`, which must outlive the canvas, in lines of `width`; the first line
 * begins `indent` later. */
PdfText *pdf_canvas_set(PdfCanvas *canvas, const PdfRuns *runs, guint start, guint end, const PdfFace *face,
                        double width, double indent);

int pdf_text_lines(const PdfText *text);
double pdf_text_ascent(const PdfText *text, int line); /* from the top of the line to where its letters stand */
double pdf_text_height(const PdfText *text, int line);
double pdf_text_width(const PdfText *text, int line); /* of what stands in the line, without its indent */

/* The footnote marks of the line: *ret_first is the index of the first in runs->marks; returns how many. */
guint pdf_text_marks(const PdfText *text, int line, guint *ret_first);
const PdfMark *pdf_text_mark(const PdfText *text, guint i);

/* Draws a line with its letters standing at `baseline`. Furniture belongs to no structure element. */
void pdf_canvas_draw(PdfCanvas *canvas, const PdfText *text, int line, double x, double baseline, bool furniture);

void pdf_canvas_rule(PdfCanvas *canvas, double x, double y, double width, double thickness);

/* An entry of the outline that leads to `y` on the present page, below the last entry of a lower level. */
void pdf_canvas_outline(PdfCanvas *canvas, const char *title, int level, double y);

int pdf_canvas_page(const PdfCanvas *canvas); /* the present one, from 0 */
void pdf_canvas_end_page(PdfCanvas *canvas);

/* The file; the canvas can only be freed afterwards. NULL with DOCUMENT_ERROR_WRITING set. */
GBytes *pdf_canvas_finish(PdfCanvas *canvas, GError **error);
