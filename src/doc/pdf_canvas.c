/* Lines are drawn by our own hand, glyph by glyph, and not by Pango's renderer: the text behind the glyphs must be
 * without the controls of direction, in reading order, with a blank at the end of each line, or readers of marked
 * pieces lose words; and lines are justified only where the gaps stay bearable. */
#include "doc/pdf_canvas.h"

#include "doc/format.h"
#include "doc/pdf_fonts.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <string.h>

#define RAISED_SIZE 0.64 /* of a footnote mark, and how high it stands, as a part of the letters' size */
#define RAISED_BY 0.36
#define LARGE_SIZE 2.0          /* of the large part of a symbol in a masthead */
#define ASCENT 0.75             /* where letters stand in their line */
#define GAP_LIMIT 0.45          /* how much a gap between words may be widened, as a part of the letters' size, */
#define IDEOGRAPH_GAP_LIMIT 0.1 /* and one between ideographs */
#define INK_TOLERANCE 0.15
#define UNDERLINE_AT 0.12 /* of tracked changes, below the letters' feet, */
#define STRIKE_AT (-0.28)
#define CHANGE_THICKNESS 0.055
#define IDEOGRAPHS 0x2e80

enum { OUTLINE_LEVELS = 7 };

typedef struct {
    PangoLayoutLine *line; /* borrowed from the layout */
    float ascent, height;
} Line;

struct PdfText {
    PangoLayout *layout;
    const PdfRuns *runs;
    guint start; /* of the layout's text within runs->text */
    PdfFace face;
    double size;
    double width, indent;
    GArray *lines; /* of Line */
};

/* Glyphs that look the same and belong together, not yet drawn. */
typedef struct {
    const PdfSpan *span;
    PangoFont *font;
    double left, right;
    GArray *glyphs;   /* of cairo_glyph_t */
    GArray *clusters; /* of cairo_text_cluster_t */
    GString *text;
} Batch;

/* A stretch of a line in one font. */
typedef struct {
    const PangoGlyphItem *item;
    double x;
} Stretch;

struct PdfCanvas {
    cairo_surface_t *surface;
    cairo_t *cairo;
    PangoContext *context;
    PangoContext *latin; /* for texts without a letter of the script that runs from right to left */
    GByteArray *bytes;
    GPtrArray *texts; /* of PdfText */
    PdfStructure *structure;
    const PdfScript *script;
    bool rtl;
    int page;
    bool is_open;      /* a marked piece is begun */
    PdfElementId open; /* the element it belongs to */
    int outline[OUTLINE_LEVELS];
    Batch batch;
    GArray *stretches; /* of Stretch */
    GArray *positions; /* of double: of a stretch's glyphs */
};

/* Loading fonts costs more than setting a document in them, so they stay for the life of the process, behind a lock:
 * Pango's font maps are not made for several threads. */
static GMutex fonts_lock;
static PangoFontMap *fonts;

static PangoFontMap *shared_fonts(GError **error)
{
    if (fonts == NULL) {
        struct _FcConfig *config = pdf_fonts_config(error);
        if (config == NULL) {
            return NULL;
        }
        fonts = pango_cairo_font_map_new();
        pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(fonts), config);
    }
    return fonts;
}

static void free_text(gpointer data)
{
    PdfText *text = data;
    g_array_unref(text->lines);
    g_object_unref(text->layout);
    g_free(text);
}

static cairo_status_t take_bytes(void *closure, const unsigned char *data, unsigned int length)
{
    g_byte_array_append(closure, data, length);
    return CAIRO_STATUS_SUCCESS;
}

/* The same glyphs at every size and place: nothing is fitted to the dots of a screen. */
static PangoContext *new_context(PangoFontMap *map, const char *language, bool rtl)
{
    PangoContext *context = pango_font_map_create_context(map);
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(context, FALSE);
    pango_context_set_language(context, pango_language_from_string(language));
    pango_context_set_base_dir(context, rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
    return context;
}

static void init_batch(Batch *batch)
{
    *batch = (Batch){
        .glyphs = g_array_new(FALSE, FALSE, sizeof(cairo_glyph_t)),
        .clusters = g_array_new(FALSE, FALSE, sizeof(cairo_text_cluster_t)),
        .text = g_string_new(NULL),
    };
}

PdfCanvas *pdf_canvas_new(const char *language, PdfStructure *structure, GError **error)
{
    g_mutex_lock(&fonts_lock);
    PangoFontMap *map = shared_fonts(error);
    if (map == NULL) {
        g_mutex_unlock(&fonts_lock);
        return NULL;
    }
    PdfCanvas *canvas = g_new0(PdfCanvas, 1);
    canvas->rtl = language_is_rtl(language);
    canvas->script = pdf_script_of(language);
    canvas->structure = structure;
    canvas->context = new_context(map, language, canvas->rtl);
    canvas->latin = new_context(map, language, false);
    canvas->bytes = g_byte_array_new();
    canvas->surface = cairo_pdf_surface_create_for_stream(take_bytes, canvas->bytes, PDF_PAGE_WIDTH, PDF_PAGE_HEIGHT);
    canvas->cairo = cairo_create(canvas->surface);
    canvas->texts = g_ptr_array_new_with_free_func(free_text);
    canvas->stretches = g_array_new(FALSE, FALSE, sizeof(Stretch));
    canvas->positions = g_array_new(FALSE, FALSE, sizeof(double));
    init_batch(&canvas->batch);
    return canvas;
}

void pdf_canvas_free(PdfCanvas *canvas)
{
    if (canvas == NULL) {
        return;
    }
    cairo_destroy(canvas->cairo);
    cairo_surface_destroy(canvas->surface);
    g_ptr_array_unref(canvas->texts);
    g_object_unref(canvas->context);
    g_object_unref(canvas->latin);
    g_byte_array_unref(canvas->bytes);
    g_array_unref(canvas->stretches);
    g_array_unref(canvas->positions);
    g_array_unref(canvas->batch.glyphs);
    g_array_unref(canvas->batch.clusters);
    g_string_free(canvas->batch.text, TRUE);
    g_free(canvas);
    g_mutex_unlock(&fonts_lock);
}

static void add_attribute(PangoAttrList *list, PangoAttribute *attribute, guint start, guint end)
{
    attribute->start_index = start;
    attribute->end_index = end;
    pango_attr_list_insert(list, attribute);
}

static void add_attributes(PangoAttrList *list, guint flags, guint start, guint end)
{
    if ((flags & RUN_BOLD) != 0) {
        add_attribute(list, pango_attr_weight_new(PANGO_WEIGHT_BOLD), start, end);
    }
    if ((flags & RUN_ITALIC) != 0) {
        add_attribute(list, pango_attr_style_new(PANGO_STYLE_ITALIC), start, end);
    }
    if ((flags & RUN_RAISED) != 0) {
        add_attribute(list, pango_attr_scale_new(RAISED_SIZE), start, end);
    }
    if ((flags & RUN_LARGE) != 0) {
        add_attribute(list, pango_attr_scale_new(LARGE_SIZE), start, end);
    }
    if ((flags & RUN_UNBROKEN) != 0) {
        add_attribute(list, pango_attr_allow_breaks_new(FALSE), start, end);
    }
}

/* The index of the first span that reaches beyond `at`. */
static guint span_at(const PdfRuns *runs, guint at)
{
    guint low = 0, high = runs->spans->len;
    while (low < high) {
        const guint middle = low + (high - low) / 2;
        if (g_array_index(runs->spans, PdfSpan, middle).end > at) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return low;
}

static void add_language(const PdfCanvas *canvas, PangoAttrList *list, PdfElementId element, guint start, guint end)
{
    const char *language =
        element == PDF_FURNITURE ? NULL : pdf_structure_element(canvas->structure, element)->language;
    if (language != NULL) {
        add_attribute(list, pango_attr_language_new(pango_language_from_string(language)), start, end);
    }
}

static PangoAttrList *attributes_of(const PdfCanvas *canvas, const PdfText *text, guint end)
{
    const PdfRuns *runs = text->runs;
    PangoAttrList *list = pango_attr_list_new();
    for (guint i = span_at(runs, text->start); i < runs->spans->len; i++) {
        const PdfSpan *span = &g_array_index(runs->spans, PdfSpan, i);
        if (span->start >= end) {
            break;
        }
        guint flags = span->flags;
        if ((span->end - span->start) * text->size > text->width) {
            flags &= ~(guint)RUN_UNBROKEN;
        }
        if (canvas->script->upright) {
            flags &= ~(guint)RUN_ITALIC;
        }
        const guint from = MAX(span->start, text->start) - text->start, to = MIN(span->end, end) - text->start;
        add_attributes(list, flags, from, to);
        add_language(canvas, list, span->element, from, to);
    }
    return list;
}

static bool runs_from_right(gunichar c)
{
    const GUnicodeScript script = g_unichar_get_script(c);
    return script == G_UNICODE_SCRIPT_ARABIC || script == G_UNICODE_SCRIPT_HEBREW;
}

/* It has letters, and all of them run from left to right: then so does the whole, even in an Arabic paper. */
static bool is_latin(const char *text, int length)
{
    bool has_letter = false;
    for (const char *p = text; p < text + length; p = g_utf8_next_char(p)) {
        const gunichar c = g_utf8_get_char(p);
        if (runs_from_right(c)) {
            return false;
        }
        has_letter = has_letter || g_unichar_isalpha(c);
    }
    return has_letter;
}

static PangoLayout *new_layout(const PdfCanvas *canvas, const PdfText *text, guint end)
{
    const char *start = text->runs->text->str + text->start;
    const int length = (int)(end - text->start);
    PangoLayout *layout = pango_layout_new(is_latin(start, length) ? canvas->latin : canvas->context);
    PangoFontDescription *font = pango_font_description_new();
    pango_font_description_set_family_static(font, canvas->script->fonts);
    pango_font_description_set_absolute_size(font, text->size * PANGO_SCALE);
    pango_font_description_set_weight(font, text->face.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_style(font, text->face.italic && !canvas->script->upright ? PANGO_STYLE_ITALIC
                                                                                         : PANGO_STYLE_NORMAL);
    pango_layout_set_font_description(layout, font);
    pango_font_description_free(font);
    pango_layout_set_auto_dir(layout, FALSE);
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_width(layout, pango_units_from_double(text->width));
    pango_layout_set_indent(layout, pango_units_from_double(text->indent));
    PangoAttrList *attributes = attributes_of(canvas, text, end);
    pango_layout_set_attributes(layout, attributes);
    pango_attr_list_unref(attributes);
    pango_layout_set_text(layout, start, length);
    return layout;
}

/* A line is as high as its style wants, unless letters of another script or size need more. */
static Line measured(PangoLayoutLine *line, double size, double pitch)
{
    PangoRectangle ink;
    pango_layout_line_get_extents(line, &ink, NULL);
    const double above = -pango_units_to_double(ink.y) - INK_TOLERANCE * size;
    const double below = pango_units_to_double(ink.y + ink.height) - INK_TOLERANCE * size;
    const double ascent = MAX(ASCENT * pitch, above);
    const double height = ascent + MAX((1 - ASCENT) * pitch, below);
    return (Line){ .line = line, .ascent = (float)ascent, .height = (float)height };
}

PdfText *pdf_canvas_set(PdfCanvas *canvas, const PdfRuns *runs, guint start, guint end, const PdfFace *face,
                        double width, double indent)
{
    PdfText *text = g_new0(PdfText, 1);
    text->runs = runs;
    text->start = start;
    text->face = *face;
    text->size = face->size * canvas->script->size;
    text->width = width;
    text->indent = indent;
    text->layout = new_layout(canvas, text, end);
    text->lines = g_array_new(FALSE, FALSE, sizeof(Line));
    const double pitch = (face->pitch > 0 ? face->pitch : 1.2 * face->size) * canvas->script->pitch;
    for (GSList *l = pango_layout_get_lines_readonly(text->layout); l != NULL; l = l->next) {
        const Line line = measured(l->data, text->size, pitch);
        g_array_append_val(text->lines, line);
    }
    g_ptr_array_add(canvas->texts, text);
    return text;
}

static const Line *line_of(const PdfText *text, int line)
{
    return &g_array_index(text->lines, Line, (guint)line);
}

int pdf_text_lines(const PdfText *text)
{
    return (int)text->lines->len;
}

double pdf_text_ascent(const PdfText *text, int line)
{
    return line_of(text, line)->ascent;
}

double pdf_text_height(const PdfText *text, int line)
{
    return line_of(text, line)->height;
}

double pdf_text_width(const PdfText *text, int line)
{
    PangoRectangle logical;
    pango_layout_line_get_extents(line_of(text, line)->line, NULL, &logical);
    return pango_units_to_double(logical.width);
}

/* The index of the first mark at or after `at`. */
static guint mark_at(const GArray *marks, guint at)
{
    guint low = 0, high = marks->len;
    while (low < high) {
        const guint middle = low + (high - low) / 2;
        if (g_array_index(marks, PdfMark, middle).at >= at) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return low;
}

guint pdf_text_marks(const PdfText *text, int line, guint *ret_first)
{
    const PangoLayoutLine *l = line_of(text, line)->line;
    const guint start = text->start + (guint)l->start_index;
    *ret_first = mark_at(text->runs->marks, start);
    return mark_at(text->runs->marks, start + (guint)l->length) - *ret_first;
}

const PdfMark *pdf_text_mark(const PdfText *text, guint i)
{
    return &g_array_index(text->runs->marks, PdfMark, i);
}

/* From where the writing starts to where the page does: the left end of something `width` wide. */
static double left_end(const PdfCanvas *canvas, double x, double width)
{
    return canvas->rtl ? PDF_PAGE_WIDTH - x - width : x;
}

static void close_piece(PdfCanvas *canvas)
{
    if (canvas->is_open) {
        const bool furniture = canvas->open == PDF_FURNITURE;
        cairo_tag_end(canvas->cairo,
                      furniture ? "NonStruct" : pdf_structure_element(canvas->structure, canvas->open)->type);
    }
    canvas->is_open = false;
}

/* What is drawn next belongs to `element`. Cairo keeps a tree of its own from these tags, which pdf_finish drops: it
 * can neither go back to an element nor mark furniture, for which "NonStruct" stands until then. */
static void open_piece(PdfCanvas *canvas, PdfElementId element)
{
    if (canvas->is_open && canvas->open == element) {
        return;
    }
    close_piece(canvas);
    pdf_structure_add_piece(canvas->structure, element, canvas->page);
    cairo_tag_begin(canvas->cairo,
                    element == PDF_FURNITURE ? "NonStruct" : pdf_structure_element(canvas->structure, element)->type,
                    NULL);
    canvas->is_open = true;
    canvas->open = element;
}

static void add_area(PdfCanvas *canvas, PdfElementId element, double size, double baseline)
{
    const PdfArea area = {
        .element = element,
        .page = canvas->page,
        .left = canvas->batch.left,
        .right = canvas->batch.right,
        .top = baseline - 0.8 * size,
        .bottom = baseline + 0.25 * size,
    };
    pdf_structure_add_area(canvas->structure, area);
}

static void empty_batch(Batch *batch)
{
    batch->span = NULL;
    g_array_set_size(batch->glyphs, 0);
    g_array_set_size(batch->clusters, 0);
    g_string_truncate(batch->text, 0);
}

static void set_colour(const PdfCanvas *canvas, guint flags)
{
    static const struct {
        guint flag;
        double red, green, blue;
    } colours[] = {
        { RUN_DELETED, 0.7, 0, 0 },
        { RUN_INSERTED, 0, 0.35, 0.15 },
        { RUN_LINK, 0, 0, 0.75 },
        { ~0u, 0, 0, 0 },
    };
    size_t i = 0;
    while (i + 1 < G_N_ELEMENTS(colours) && (flags & colours[i].flag) == 0) {
        i++;
    }
    cairo_set_source_rgb(canvas->cairo, colours[i].red, colours[i].green, colours[i].blue);
}

/* A tracked change shows without colours too: what is new is underlined, what is struck is struck out. */
static void draw_change(const PdfCanvas *canvas, const PdfText *text, double baseline)
{
    const Batch *batch = &canvas->batch;
    const guint flags = batch->span->flags;
    if ((flags & (RUN_INSERTED | RUN_DELETED)) == 0) {
        return;
    }
    const double y = baseline + ((flags & RUN_DELETED) != 0 ? STRIKE_AT : UNDERLINE_AT) * text->size;
    cairo_rectangle(canvas->cairo, batch->left, y, batch->right - batch->left, CHANGE_THICKNESS * text->size);
    cairo_fill(canvas->cairo);
}

static void draw_batch(PdfCanvas *canvas, const PdfText *text, double baseline, bool furniture)
{
    Batch *batch = &canvas->batch;
    if (batch->span == NULL || batch->glyphs->len == 0) {
        empty_batch(batch);
        return;
    }
    const PdfElementId element = furniture ? PDF_FURNITURE : batch->span->element;
    open_piece(canvas, element);
    if (!furniture && pdf_structure_element(canvas->structure, element)->target != NULL) {
        add_area(canvas, element, text->size, baseline);
    }
    set_colour(canvas, batch->span->flags);
    cairo_set_scaled_font(canvas->cairo, pango_cairo_font_get_scaled_font((PangoCairoFont *)batch->font));
    cairo_show_text_glyphs(canvas->cairo, batch->text->str, (int)batch->text->len,
                           (cairo_glyph_t *)(void *)batch->glyphs->data, (int)batch->glyphs->len,
                           (cairo_text_cluster_t *)(void *)batch->clusters->data, (int)batch->clusters->len, 0);
    draw_change(canvas, text, baseline);
    empty_batch(batch);
}

static gunichar char_of(const PdfText *text, int index)
{
    return g_utf8_get_char(text->runs->text->str + text->start + index);
}

static bool may_be_widened(const PdfText *text, const PangoLayoutLine *line, const PangoGlyphItem *item, int glyph)
{
    const int index = item->item->offset + item->glyphs->log_clusters[glyph];
    const gunichar c = char_of(text, index);
    if (c < IDEOGRAPHS && c != ' ') {
        return false;
    }
    const int next = index + g_unichar_to_utf8(c, NULL);
    return item->glyphs->glyphs[glyph].geometry.width > 0 && next < line->start_index + line->length;
}

/* How many gaps of a line may be widened, and by how much each at most. */
static int count_gaps(const PdfText *text, const PangoLayoutLine *line, double *ret_limit)
{
    int gaps = 0;
    *ret_limit = GAP_LIMIT * text->size;
    for (GSList *l = line->runs; l != NULL; l = l->next) {
        const PangoGlyphItem *item = l->data;
        for (int i = 0; i < item->glyphs->num_glyphs; i++) {
            if (may_be_widened(text, line, item, i)) {
                gaps++;
                if (char_of(text, item->item->offset + item->glyphs->log_clusters[i]) != ' ') {
                    *ret_limit = IDEOGRAPH_GAP_LIMIT * text->size;
                }
            }
        }
    }
    return gaps;
}

/* How much each gap of the line is widened. */
static double widening(const PdfText *text, int index)
{
    const bool is_last = index + 1 == pdf_text_lines(text);
    if (text->face.align != PDF_JUSTIFIED || is_last) {
        return 0;
    }
    double limit;
    const int gaps = count_gaps(text, line_of(text, index)->line, &limit);
    const double indent = index == 0 ? text->indent : 0;
    const double missing = text->width - indent - pdf_text_width(text, index);
    const double each = gaps > 0 ? missing / gaps : 0;
    return each > 0 && each <= limit ? each : 0;
}

static double natural_start(const PdfCanvas *canvas, const PdfText *text, int index, double x)
{
    const double width = pdf_text_width(text, index);
    const double indent = index == 0 ? text->indent : 0;
    if ((text->face.align == PDF_END) != text->face.turned) {
        return left_end(canvas, x + text->width - width, width);
    }
    return left_end(canvas, x + indent, width);
}

static int by_reading_order(gconstpointer a, gconstpointer b)
{
    const Stretch *left = a, *right = b;
    return left->item->item->offset - right->item->item->offset;
}

static double width_of(const PdfText *text, const PangoLayoutLine *line, const PangoGlyphItem *item, double wider)
{
    double width = 0;
    for (int i = 0; i < item->glyphs->num_glyphs; i++) {
        width += pango_units_to_double(item->glyphs->glyphs[i].geometry.width);
        width += wider > 0 && may_be_widened(text, line, item, i) ? wider : 0;
    }
    return width;
}

/* Where the stretches of a line begin, in the order of reading: marked pieces are read in the order of drawing. */
static void place_stretches(PdfCanvas *canvas, const PdfText *text, int index, double x, double wider)
{
    const PangoLayoutLine *line = line_of(text, index)->line;
    g_array_set_size(canvas->stretches, 0);
    for (GSList *l = line->runs; l != NULL; l = l->next) {
        const Stretch stretch = { .item = l->data, .x = x };
        g_array_append_val(canvas->stretches, stretch);
        x += width_of(text, line, stretch.item, wider);
    }
    g_array_sort(canvas->stretches, by_reading_order);
}

static void place_glyphs(PdfCanvas *canvas, const PdfText *text, const PangoLayoutLine *line, const Stretch *stretch,
                         double wider)
{
    const PangoGlyphString *glyphs = stretch->item->glyphs;
    double x = stretch->x;
    g_array_set_size(canvas->positions, 0);
    for (int i = 0; i < glyphs->num_glyphs; i++) {
        g_array_append_val(canvas->positions, x);
        x += pango_units_to_double(glyphs->glyphs[i].geometry.width);
        x += wider > 0 && may_be_widened(text, line, stretch->item, i) ? wider : 0;
    }
    g_array_append_val(canvas->positions, x);
}

/* The glyph that stands for one of Pango's: a blank at the end of a line is a real blank for whoever reads the text,
 * and what no font has becomes the font's own sign for that. */
static PangoGlyph real_glyph(PangoGlyph glyph, gunichar c, PangoFont *font)
{
    if ((glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0) {
        return 0;
    }
    hb_codepoint_t blank;
    if (glyph == PANGO_GLYPH_EMPTY && c == ' ' &&
        hb_font_get_nominal_glyph(pango_font_get_hb_font(font), ' ', &blank)) {
        return blank;
    }
    return glyph;
}

static bool is_control(gunichar c)
{
    return (c >= 0x2066 && c <= 0x2069) || c == 0x200b;
}

static int append_text(Batch *batch, const char *start, const char *end)
{
    const gsize before = batch->text->len;
    for (const char *p = start; p < end; p = g_utf8_next_char(p)) {
        if (!is_control(g_utf8_get_char(p))) {
            g_string_append_len(batch->text, p, g_utf8_next_char(p) - p);
        }
    }
    return (int)(batch->text->len - before);
}

static void append_glyph(PdfCanvas *canvas, const PangoGlyphInfo *info, PangoGlyph glyph, int i, double baseline)
{
    Batch *batch = &canvas->batch;
    const double left = g_array_index(canvas->positions, double, (guint)i);
    const double right = g_array_index(canvas->positions, double, (guint)i + 1);
    const cairo_glyph_t drawn = {
        .index = glyph,
        .x = left + pango_units_to_double(info->geometry.x_offset),
        .y = baseline + pango_units_to_double(info->geometry.y_offset),
    };
    batch->left = batch->glyphs->len == 0 ? left : MIN(batch->left, left);
    batch->right = batch->glyphs->len == 0 ? right : MAX(batch->right, right);
    g_array_append_val(batch->glyphs, drawn);
}

static void append_cluster(PdfCanvas *canvas, const PangoGlyphItemIter *at, double baseline)
{
    Batch *batch = &canvas->batch;
    const PangoGlyphItem *item = at->glyph_item;
    const bool forward = at->start_glyph < at->end_glyph;
    const int first = forward ? at->start_glyph : at->end_glyph + 1;
    const int after = forward ? at->end_glyph : at->start_glyph + 1;
    const gunichar c = g_utf8_get_char(at->text + at->start_index);
    const guint glyphs_before = batch->glyphs->len;
    for (int i = first; i < after; i++) {
        const PangoGlyphInfo *info = &item->glyphs->glyphs[i];
        const PangoGlyph glyph = real_glyph(info->glyph, c, item->item->analysis.font);
        if (glyph != PANGO_GLYPH_EMPTY) {
            append_glyph(canvas, info, glyph, i, baseline);
        }
    }
    const int n_glyphs = (int)(batch->glyphs->len - glyphs_before);
    const int n_bytes = n_glyphs == 0 ? 0 : append_text(batch, at->text + at->start_index, at->text + at->end_index);
    if (n_bytes == 0) {
        g_array_set_size(batch->glyphs, glyphs_before);
        return;
    }
    const cairo_text_cluster_t cluster = { .num_bytes = n_bytes, .num_glyphs = n_glyphs };
    g_array_append_val(batch->clusters, cluster);
}

static void draw_stretch(PdfCanvas *canvas, const PdfText *text, const Stretch *stretch, double baseline,
                         bool furniture)
{
    PangoGlyphItemIter at;
    PangoGlyphItem *item = (PangoGlyphItem *)stretch->item;
    const char *layout_text = pango_layout_get_text(text->layout);
    guint span_index = span_at(text->runs, text->start + (guint)item->item->offset);
    for (gboolean more = pango_glyph_item_iter_init_start(&at, item, layout_text); more;
         more = pango_glyph_item_iter_next_cluster(&at)) {
        const GArray *spans = text->runs->spans;
        while (span_index + 1 < spans->len &&
               g_array_index(spans, PdfSpan, span_index).end <= text->start + (guint)at.start_index) {
            span_index++;
        }
        const PdfSpan *span = &g_array_index(spans, PdfSpan, span_index);
        Batch *batch = &canvas->batch;
        if (batch->span != span || batch->font != item->item->analysis.font) {
            draw_batch(canvas, text, baseline, furniture);
            batch->span = span;
            batch->font = item->item->analysis.font;
        }
        const double raised = (span->flags & RUN_RAISED) != 0 ? RAISED_BY * text->size : 0;
        append_cluster(canvas, &at, baseline - raised);
    }
}

void pdf_canvas_draw(PdfCanvas *canvas, const PdfText *text, int line, double x, double baseline, bool furniture)
{
    const double wider = widening(text, line);
    const double indent = line == 0 ? text->indent : 0;
    const double left =
        wider > 0 ? left_end(canvas, x + indent, text->width - indent) : natural_start(canvas, text, line, x);
    place_stretches(canvas, text, line, left, wider);
    for (guint i = 0; i < canvas->stretches->len; i++) {
        const Stretch *stretch = &g_array_index(canvas->stretches, Stretch, i);
        place_glyphs(canvas, text, line_of(text, line)->line, stretch, wider);
        draw_stretch(canvas, text, stretch, baseline, furniture);
    }
    draw_batch(canvas, text, baseline, furniture);
}

void pdf_canvas_rule(PdfCanvas *canvas, double x, double y, double width, double thickness)
{
    open_piece(canvas, PDF_FURNITURE);
    cairo_set_source_rgb(canvas->cairo, 0, 0, 0);
    cairo_rectangle(canvas->cairo, left_end(canvas, x, width), y, width, thickness);
    cairo_fill(canvas->cairo);
}

void pdf_canvas_outline(PdfCanvas *canvas, const char *title, int level, double y)
{
    const int at = CLAMP(level, 1, OUTLINE_LEVELS - 1);
    int parent = CAIRO_PDF_OUTLINE_ROOT;
    for (int i = 1; i < at; i++) {
        parent = canvas->outline[i] > 0 ? canvas->outline[i] : parent;
    }
    g_autofree char *place = g_strdup_printf("page=%d pos=[0 %d]", canvas->page + 1, (int)y);
    canvas->outline[at] =
        cairo_pdf_surface_add_outline(canvas->surface, parent, title, place, CAIRO_PDF_OUTLINE_FLAG_OPEN);
    for (int i = at + 1; i < OUTLINE_LEVELS; i++) {
        canvas->outline[i] = 0;
    }
}

int pdf_canvas_page(const PdfCanvas *canvas)
{
    return canvas->page;
}

void pdf_canvas_end_page(PdfCanvas *canvas)
{
    close_piece(canvas);
    cairo_show_page(canvas->cairo);
    canvas->page++;
}

GBytes *pdf_canvas_finish(PdfCanvas *canvas, GError **error)
{
    /* Cairo would write the time of the day otherwise; pdf_finish replaces all of it. */
    cairo_pdf_surface_set_metadata(canvas->surface, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");
    cairo_surface_finish(canvas->surface);
    const cairo_status_t status = cairo_surface_status(canvas->surface);
    const cairo_status_t drawn = cairo_status(canvas->cairo);
    if (status != CAIRO_STATUS_SUCCESS || drawn != CAIRO_STATUS_SUCCESS) {
        g_set_error(error, DOCUMENT_ERROR, DOCUMENT_ERROR_WRITING, "the pages could not be drawn: %s",
                    cairo_status_to_string(status != CAIRO_STATUS_SUCCESS ? status : drawn));
        return NULL;
    }
    return g_bytes_new(canvas->bytes->data, canvas->bytes->len);
}
