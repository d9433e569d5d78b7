#include "base/svg.h"

static void put_class(Buffer *out, const char *class_name)
{
    if (class_name != NULL) {
        buffer_literal(out, " class=\"");
        buffer_string(out, class_name);
        buffer_char(out, '"');
    }
}

static void put_whole(Buffer *out, const char *name, int value)
{
    buffer_char(out, ' ');
    buffer_string(out, name);
    buffer_literal(out, "=\"");
    buffer_number(out, value);
    buffer_char(out, '"');
}

/* Across: a share of the width in hundredths of a per cent, or as it is. */
static void put_across(const Svg *svg, const char *name, int value)
{
    Buffer *out = svg->out;
    if (!svg->is_fluid) {
        put_whole(out, name, value);
        return;
    }
    const gint64 share = (gint64)value * 10000 / svg->width;
    buffer_char(out, ' ');
    buffer_string(out, name);
    buffer_literal(out, "=\"");
    buffer_string(out, share < 0 ? "-" : "");
    buffer_number(out, ABS(share) / 100);
    buffer_char(out, '.');
    buffer_padded(out, (int)(ABS(share) % 100), 2);
    buffer_literal(out, "%\"");
}

static int mirrored(const Svg *svg, int x, int width)
{
    return svg->is_mirrored ? svg->width - x - width : x;
}

static void put_title(Buffer *out, const char *title)
{
    if (title != NULL) {
        buffer_literal(out, "<title>");
        buffer_markup(out, title);
        buffer_literal(out, "</title>");
    }
}

static void put_named(Buffer *out, const char *tag, const char *id, const char *text)
{
    buffer_char(out, '<');
    buffer_string(out, tag);
    buffer_literal(out, " id=\"");
    buffer_string(out, id);
    buffer_char(out, '-');
    buffer_string(out, tag);
    buffer_literal(out, "\">");
    buffer_markup(out, text);
    buffer_literal(out, "</");
    buffer_string(out, tag);
    buffer_char(out, '>');
}

static void put_labels(Buffer *out, const SvgHead *head)
{
    buffer_literal(out, " role=\"img\" aria-labelledby=\"");
    buffer_string(out, head->id);
    buffer_literal(out, "-title\"");
    if (head->about != NULL) {
        buffer_literal(out, " aria-describedby=\"");
        buffer_string(out, head->id);
        buffer_literal(out, "-desc\"");
    }
}

void svg_open(Svg *svg, Buffer *out, const SvgHead *head)
{
    g_assert(head->width > 0 && head->height > 0 && head->id != NULL && head->title != NULL);
    *svg = (Svg){ .out = out, .width = head->width, .is_fluid = head->is_fluid, .is_mirrored = head->is_mirrored };
    buffer_literal(out, "<svg xmlns=\"http://www.w3.org/2000/svg\"");
    put_class(out, head->class_name);
    if (head->is_fluid) {
        buffer_literal(out, " width=\"100%\"");
        put_whole(out, "height", head->height);
    } else {
        buffer_literal(out, " viewBox=\"0 0 ");
        buffer_number(out, head->width);
        buffer_char(out, ' ');
        buffer_number(out, head->height);
        buffer_char(out, '"');
    }
    put_labels(out, head);
    buffer_char(out, '>');
    put_named(out, "title", head->id, head->title);
    if (head->about != NULL) {
        put_named(out, "desc", head->id, head->about);
    }
    if (head->style != NULL) {
        buffer_literal(out, "<style>");
        buffer_string(out, head->style);
        buffer_literal(out, "</style>");
    }
    buffer_char(out, '\n');
}

void svg_close(Svg *svg)
{
    buffer_literal(svg->out, "</svg>\n");
}

void svg_rectangle(Svg *svg, const char *class_name, int x, int y, int width, int height, const char *title)
{
    Buffer *out = svg->out;
    const int wide = MAX(width, 0);
    buffer_literal(out, "<rect");
    put_class(out, class_name);
    put_across(svg, "x", mirrored(svg, x, wide));
    put_whole(out, "y", y);
    put_across(svg, "width", wide);
    put_whole(out, "height", MAX(height, 0));
    if (title == NULL) {
        buffer_literal(out, "></rect>\n");
        return;
    }
    buffer_char(out, '>');
    put_title(out, title);
    buffer_literal(out, "</rect>\n");
}

void svg_line(Svg *svg, const char *class_name, int x1, int y1, int x2, int y2)
{
    Buffer *out = svg->out;
    buffer_literal(out, "<line");
    put_class(out, class_name);
    put_across(svg, "x1", mirrored(svg, x1, 0));
    put_whole(out, "y1", y1);
    put_across(svg, "x2", mirrored(svg, x2, 0));
    put_whole(out, "y2", y2);
    buffer_literal(out, "></line>\n");
}

void svg_text(Svg *svg, const char *class_name, int x, int y, const char *text)
{
    Buffer *out = svg->out;
    buffer_literal(out, "<text");
    put_class(out, class_name);
    put_across(svg, "x", mirrored(svg, x, 0));
    put_whole(out, "y", y);
    buffer_char(out, '>');
    buffer_markup(out, text);
    buffer_literal(out, "</text>\n");
}

void svg_plot_open(Svg *svg, int x, int y, int width, int height)
{
    Buffer *out = svg->out;
    buffer_literal(out, "<svg class=\"plot\"");
    put_across(svg, "x", mirrored(svg, x, width));
    put_whole(out, "y", y);
    put_across(svg, "width", width);
    put_whole(out, "height", height);
    buffer_literal(out, " viewBox=\"0 0 1000 1000\" preserveAspectRatio=\"none\">\n");
}

void svg_plot(Svg *svg, const char *class_name, const SvgPoint *points, size_t n, bool is_area)
{
    Buffer *out = svg->out;
    buffer_string(out, is_area ? "<polygon" : "<polyline");
    put_class(out, class_name);
    buffer_literal(out, " points=\"");
    for (size_t i = 0; i < n; i++) {
        buffer_string(out, i > 0 ? " " : "");
        buffer_number(out, svg->is_mirrored ? SVG_PLOT - points[i].x : points[i].x);
        buffer_char(out, ',');
        buffer_number(out, SVG_PLOT - points[i].y);
    }
    buffer_string(out, is_area ? "\"></polygon>\n" : "\"></polyline>\n");
}

void svg_plot_close(Svg *svg)
{
    buffer_literal(svg->out, "</svg>\n");
}

void svg_group_open(Svg *svg, const char *class_name, const char *title)
{
    buffer_literal(svg->out, "<g");
    put_class(svg->out, class_name);
    buffer_char(svg->out, '>');
    put_title(svg->out, title);
}

void svg_group_close(Svg *svg)
{
    buffer_literal(svg->out, "</g>\n");
}
