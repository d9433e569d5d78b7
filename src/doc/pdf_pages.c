/* First every strip is given its page, then all pages are drawn, since each says how many there are. */
#include "doc/pdf_pages.h"

#include "doc/format.h"

#define NOTES_GAP 10.0 /* between the text and the rule above the footnotes */
#define NOTES_RULE 0.5
#define NOTES_RULE_WIDTH 60.0
#define NOTES_BELOW_RULE 4.0
#define BELOW_REPEATED_HEAD 3.0
#define HEAD_BASELINE 57.0
#define HEAD_RULE_Y 64.0
#define FOOT_BASELINE 794.0

/* A strip on its page. */
typedef struct {
    guint strip;
    float y;
    bool repeated; /* the head of a table, once more */
} Placed;

typedef struct {
    GArray *body; /* of Placed: strips of the flow */
    GArray *foot; /* of Placed: strips of the footnotes; y from the first one's top */
    double foot_height;
} Page;

typedef struct {
    PdfFlow *flow;
    GArray *pages;   /* of Page */
    GArray *waiting; /* of guint: strips of footnotes that found no room yet */
    guint waited;    /* how many of them have found it by now */
    bool *placed;    /* by footnote: it is on a page, or waits */
    double y;        /* down to where the page is filled */
} Pages;

static void clear_page(gpointer data)
{
    Page *page = data;
    g_array_unref(page->body);
    g_array_unref(page->foot);
}

static Page *last_page(const Pages *p)
{
    return &g_array_index(p->pages, Page, p->pages->len - 1);
}

static const PdfStrip *strip_at(const Pages *p, guint i)
{
    return &g_array_index(p->flow->strips, PdfStrip, i);
}

static const PdfStrip *note_strip_at(const Pages *p, guint i)
{
    return &g_array_index(p->flow->notes, PdfStrip, i);
}

static double foot_space(double height)
{
    return height > 0 ? height + NOTES_GAP + NOTES_RULE + NOTES_BELOW_RULE : 0;
}

static bool is_fresh(const Pages *p)
{
    return last_page(p)->body->len == 0 && last_page(p)->foot->len == 0;
}

/* How much more there is room for on the page when its footnotes grow by `more`. */
static double room(const Pages *p, double more)
{
    return PDF_BOTTOM - p->y - foot_space(last_page(p)->foot_height + more);
}

static void put_in_foot(Pages *p, guint strip)
{
    Page *page = last_page(p);
    const PdfStrip *s = note_strip_at(p, strip);
    page->foot_height += page->foot->len > 0 ? s->before : 0;
    const Placed placed = { .strip = strip, .y = (float)page->foot_height };
    g_array_append_val(page->foot, placed);
    page->foot_height += s->height;
}

/* Footnotes that found no room on the pages before go first. At least one line is set on an empty page. */
static void put_waiting(Pages *p)
{
    while (p->waited < p->waiting->len) {
        const guint strip = g_array_index(p->waiting, guint, p->waited);
        const PdfStrip *s = note_strip_at(p, strip);
        if (room(p, s->before + s->height) < 0 && !is_fresh(p)) {
            return;
        }
        put_in_foot(p, strip);
        p->waited++;
    }
}

static void begin_page(Pages *p)
{
    const Page page = {
        .body = g_array_new(FALSE, FALSE, sizeof(Placed)),
        .foot = g_array_new(FALSE, FALSE, sizeof(Placed)),
    };
    g_array_append_val(p->pages, page);
    p->y = p->pages->len == 1 ? PDF_FIRST_TOP : PDF_TOP;
    put_waiting(p);
}

static void put_in_body(Pages *p, guint strip, bool repeated)
{
    const PdfStrip *s = strip_at(p, strip);
    Page *page = last_page(p);
    p->y += page->body->len > 0 ? s->before : 0;
    const Placed placed = { .strip = strip, .y = (float)p->y, .repeated = repeated };
    g_array_append_val(page->body, placed);
    p->y += s->height;
}

/* Calls `visit` for the footnotes of a strip that are on no page yet; returns the sum of what it returns. */
typedef double (*NoteVisit)(Pages *p, guint note);

static double visit_notes(Pages *p, const PdfStrip *strip, NoteVisit visit)
{
    double sum = 0;
    for (guint i = 0; i < strip->n_pieces; i++) {
        const PdfPiece *piece = &g_array_index(p->flow->pieces, PdfPiece, strip->first_piece + i);
        guint first = 0;
        const guint n = piece->text != NULL ? pdf_text_marks(piece->text, piece->line, &first) : 0;
        for (guint mark = first; mark < first + n; mark++) {
            const guint note = pdf_text_mark(piece->text, mark)->note;
            sum += p->placed[note] ? 0 : visit(p, note);
        }
    }
    return sum;
}

static double note_height(Pages *p, guint note)
{
    const PdfNote *n = &g_array_index(p->flow->note_of, PdfNote, note);
    double height = 0;
    for (guint i = 0; i < n->n_strips; i++) {
        const PdfStrip *strip = note_strip_at(p, n->first_strip + i);
        height += strip->before + strip->height;
    }
    return height;
}

static double queue_note(Pages *p, guint note)
{
    const PdfNote *n = &g_array_index(p->flow->note_of, PdfNote, note);
    p->placed[note] = true;
    for (guint i = 0; i < n->n_strips; i++) {
        const guint strip = n->first_strip + i;
        g_array_append_val(p->waiting, strip);
    }
    return 0;
}

/* The end of the strips that must stand on one page with `first`, and how much room they take with their
 * footnotes. More than a page cannot be kept together: the count stops there. */
static guint end_of_group(Pages *p, guint first, double *ret_height, double *ret_notes)
{
    const guint n = p->flow->strips->len;
    double height = 0, notes = 0;
    guint i = first;
    bool more = true;
    while (i < n && more && height + notes <= PDF_BOTTOM - PDF_TOP) {
        const PdfStrip *strip = strip_at(p, i);
        more = strip->keep_next && !(i + 1 < n && strip_at(p, i + 1)->new_page);
        height += strip->before + strip->height;
        notes += visit_notes(p, strip, note_height);
        i++;
    }
    *ret_height = height;
    *ret_notes = notes;
    return i;
}

/* A new page for what begins with `strip`, under the head of its table if it is in one. */
static void turn_page(Pages *p, guint strip)
{
    begin_page(p);
    const PdfStrip *s = strip_at(p, strip);
    if (s->n_headers == 0 || strip < s->first_header + s->n_headers) {
        return;
    }
    for (guint i = 0; i < s->n_headers; i++) {
        put_in_body(p, s->first_header + i, true);
    }
    p->y += BELOW_REPEATED_HEAD;
}

static bool has_body(const Pages *p)
{
    const GArray *body = last_page(p)->body;
    return body->len > 0 && !g_array_index(body, Placed, body->len - 1).repeated;
}

/* Goes on to another page until the strip fits, or the page is empty. */
static void make_room(Pages *p, guint strip, double height, double notes)
{
    while (room(p, notes) < height && (has_body(p) || last_page(p)->foot->len > 0) &&
           p->pages->len <= PDF_PAGES_LIMIT) {
        turn_page(p, strip);
    }
}

static void place_strip(Pages *p, guint strip)
{
    const PdfStrip *s = strip_at(p, strip);
    if (s->new_page && !is_fresh(p)) {
        turn_page(p, strip);
    }
    /* Of its footnotes only the first lines need to be on the page; a long note goes on over the next ones. */
    make_room(p, strip, s->before + s->height, 0);
    put_in_body(p, strip, false);
    visit_notes(p, s, queue_note);
    put_waiting(p);
}

static bool paginate(Pages *p, GError **error)
{
    begin_page(p);
    const guint n = p->flow->strips->len;
    for (guint i = 0; i < n;) {
        double height, notes;
        const guint end = end_of_group(p, i, &height, &notes);
        if (!strip_at(p, i)->new_page) {
            make_room(p, i, height, notes);
        }
        for (; i < end && p->pages->len <= PDF_PAGES_LIMIT; i++) {
            place_strip(p, i);
        }
        if (p->pages->len > PDF_PAGES_LIMIT) {
            break;
        }
    }
    for (guint note = 0; note < p->flow->note_of->len; note++) {
        if (!p->placed[note]) {
            queue_note(p, note);
        }
    }
    put_waiting(p);
    while (p->waited < p->waiting->len && p->pages->len <= PDF_PAGES_LIMIT) {
        begin_page(p);
    }
    if (p->pages->len > PDF_PAGES_LIMIT) {
        g_set_error(error, DOCUMENT_ERROR, DOCUMENT_ERROR_TOO_LARGE,
                    "the document takes more than %d pages, the most that a PDF is made with", PDF_PAGES_LIMIT);
        return false;
    }
    return true;
}

static void reach_anchor(const Pages *p, guint anchor, double y)
{
    const PdfFlow *flow = p->flow;
    const PdfAnchor *a = &g_array_index(flow->anchors, PdfAnchor, anchor);
    if (a->name != NULL) {
        pdf_structure_add_place(flow->context.structure, a->name, pdf_canvas_page(flow->canvas), y);
    }
    if (a->node->kind == NODE_HEADING) {
        g_autofree char *title = node_plain_text(a->node);
        g_autofree char *valid = g_utf8_make_valid(title, -1);
        pdf_canvas_outline(flow->canvas, g_strstrip(valid), a->node->level, y);
    }
}

static void draw_strip(const Pages *p, const PdfStrip *strip, double y, bool repeated)
{
    PdfCanvas *canvas = p->flow->canvas;
    for (guint i = 0; i < strip->n_pieces; i++) {
        const PdfPiece *piece = &g_array_index(p->flow->pieces, PdfPiece, strip->first_piece + i);
        if (piece->anchor > 0 && !repeated) {
            reach_anchor(p, piece->anchor - 1, y);
        }
        if (piece->text == NULL) {
            pdf_canvas_rule(canvas, piece->x, y + piece->y, piece->width, piece->thickness);
        } else {
            pdf_canvas_draw(canvas, piece->text, piece->line, piece->x, y + piece->y, repeated);
        }
    }
}

static void draw_foot(const Pages *p, const Page *page)
{
    if (page->foot->len == 0) {
        return;
    }
    const double top = PDF_BOTTOM - page->foot_height;
    pdf_canvas_rule(p->flow->canvas, PDF_MARGIN + PDF_BODY_X, top - NOTES_BELOW_RULE - NOTES_RULE, NOTES_RULE_WIDTH,
                    NOTES_RULE);
    for (guint i = 0; i < page->foot->len; i++) {
        const Placed *placed = &g_array_index(page->foot, Placed, i);
        draw_strip(p, note_strip_at(p, placed->strip), top + placed->y, false);
    }
}

/* Furniture stands at the outer edge of a page that is printed on both sides. */
static void draw_furniture_text(const Pages *p, const char *text, guint page, double baseline)
{
    PdfFlow *flow = p->flow;
    const bool is_left = page % 2 == 1;
    const PdfFace face = { .size = 8.5, .bold = true, .align = is_left ? PDF_START : PDF_END };
    PdfRuns *runs = pdf_runs_new();
    g_ptr_array_add(flow->runs, runs);
    pdf_runs_add_text(runs, &flow->context, text, 0, PDF_FURNITURE);
    pdf_runs_end(runs);
    const PdfText *set = pdf_canvas_set(flow->canvas, runs, 0, (guint)runs->text->len, &face, PDF_FULL_WIDTH, 0);
    pdf_canvas_draw(flow->canvas, set, 0, PDF_MARGIN, baseline, true);
}

static void draw_furniture(const Pages *p, guint page, const char *head)
{
    g_autofree char *number = g_strdup_printf("%u/%u", page + 1, p->pages->len);
    if (head != NULL) {
        draw_furniture_text(p, head, page, HEAD_BASELINE);
    }
    pdf_canvas_rule(p->flow->canvas, PDF_MARGIN, HEAD_RULE_Y, PDF_FULL_WIDTH, 1.3);
    draw_furniture_text(p, number, page, FOOT_BASELINE);
}

static void draw_page(const Pages *p, guint i, const char *head)
{
    const Page *page = &g_array_index(p->pages, Page, i);
    if (i > 0) {
        draw_furniture(p, i, head);
    }
    for (guint k = 0; k < page->body->len; k++) {
        const Placed *placed = &g_array_index(page->body, Placed, k);
        draw_strip(p, strip_at(p, placed->strip), placed->y, placed->repeated);
    }
    draw_foot(p, page);
    pdf_canvas_end_page(p->flow->canvas);
}

bool pdf_pages_draw(PdfFlow *flow, GError **error)
{
    g_autofree bool *placed = g_new0(bool, flow->note_of->len + 1);
    Pages p = {
        .flow = flow,
        .pages = g_array_new(FALSE, FALSE, sizeof(Page)),
        .waiting = g_array_new(FALSE, FALSE, sizeof(guint)),
        .placed = placed,
    };
    g_array_set_clear_func(p.pages, clear_page);
    g_autofree char *head = document_running_head(flow->document);
    const bool fits = paginate(&p, error);
    for (guint i = 0; fits && i < p.pages->len; i++) {
        draw_page(&p, i, head);
    }
    g_array_unref(p.pages);
    g_array_unref(p.waiting);
    return fits;
}
