/* Pictures of figures as SVG: rectangles, lines and words at places that are given in units of a nominal width. What
 * they look like says a style sheet, by classes.
 *
 * A fluid picture is as wide as its place on a page: across, all is written in shares of the width, so that its words
 * stay as large as those around it. Any other is drawn to scale. A mirrored one runs from right to left, as its words
 * do: places are still given as from the left. */
#pragma once

#include "base/buffer.h"

typedef struct {
    Buffer *out;
    int width;
    bool is_fluid, is_mirrored;
} Svg;

typedef struct {
    const char *class_name; /* or NULL */
    const char *id;         /* each its own on a page: names of parts are made from it */
    const char *title;      /* what it shows, for who does not see it */
    const char *about;      /* more of the same; NULL: nothing */
    const char *style;      /* of a picture that stands alone; NULL: that of the page */
    int width, height;      /* the height is pixels of a page */
    bool is_fluid, is_mirrored;
} SvgHead;

/* Begins a picture that is one image for who does not see it; class names and ids are constants of the program. */
void svg_open(Svg *svg, Buffer *out, const SvgHead *head);
void svg_close(Svg *svg);

/* `title` is shown where one points at it; NULL: none. */
void svg_rectangle(Svg *svg, const char *class_name, int x, int y, int width, int height, const char *title);
void svg_line(Svg *svg, const char *class_name, int x1, int y1, int x2, int y2);
void svg_text(Svg *svg, const char *class_name, int x, int y, const char *text);

/* Points of a line or an area, of which `y` is from 0 to SVG_PLOT up the height of a part of the picture; `x` from 0 to
 * SVG_PLOT along its width. */
enum { SVG_PLOT = 1000 };
typedef struct {
    int x, y;
} SvgPoint;
void svg_plot_open(Svg *svg, int x, int y, int width, int height);
void svg_plot(Svg *svg, const char *class_name, const SvgPoint *points, size_t n, bool is_area);
void svg_plot_close(Svg *svg);

/* What belongs together, with a title where one points at it. */
void svg_group_open(Svg *svg, const char *class_name, const char *title);
void svg_group_close(Svg *svg);
