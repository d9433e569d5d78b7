/* Pictures of figures: places along a fluid and a mirrored one, and that words cannot break out. */
#include "base/svg.h"

#include <string.h>

static const SvgHead plain = { .id = "sample", .title = "A & B", .width = 200, .height = 50 };

static char *drawn(const SvgHead *head, void (*draw)(Svg *svg))
{
    g_auto(Buffer) out = BUFFER_INIT;
    Svg svg;
    svg_open(&svg, &out, head);
    draw(&svg);
    svg_close(&svg);
    return g_strdup(buffer_text(&out));
}

static void assert_has(const char *text, const char *part)
{
    if (strstr(text, part) == NULL) {
        g_error("“%s” is not in %s", part, text);
    }
}

static void draw_all(Svg *svg)
{
    static const SvgPoint points[] = { { 0, 0 }, { 250, 1000 } };
    svg_rectangle(svg, "bar", 20, 5, 50, 10, "<script>");
    svg_rectangle(svg, NULL, 20, 5, -7, 10, NULL);
    svg_line(svg, "grid", 50, 0, 50, 50);
    svg_text(svg, "mark", 100, 20, "\"5\" < 6");
    svg_plot_open(svg, 40, 0, 160, 50);
    svg_plot(svg, "c1", points, G_N_ELEMENTS(points), false);
    svg_plot_close(svg);
}

static void test_scale(void)
{
    g_autofree char *text = drawn(&plain, draw_all);
    assert_has(text, "viewBox=\"0 0 200 50\" role=\"img\" aria-labelledby=\"sample-title\"");
    assert_has(text, "<title id=\"sample-title\">A &amp; B</title>");
    assert_has(text,
               "<rect class=\"bar\" x=\"20\" y=\"5\" width=\"50\" height=\"10\"><title>&lt;script&gt;</title></rect>");
    assert_has(text, "<rect x=\"20\" y=\"5\" width=\"0\" height=\"10\"></rect>");
    assert_has(text, "<text class=\"mark\" x=\"100\" y=\"20\">&quot;5&quot; &lt; 6</text>");
    assert_has(text, "points=\"0,1000 250,0\"");
}

static void test_fluid(void)
{
    SvgHead head = plain;
    head.is_fluid = true;
    head.about = "What it shows";
    g_autofree char *text = drawn(&head, draw_all);
    assert_has(text, "width=\"100%\" height=\"50\"");
    assert_has(text, "aria-describedby=\"sample-desc\"");
    assert_has(text, "<desc id=\"sample-desc\">What it shows</desc>");
    assert_has(text, "x=\"10.00%\" y=\"5\" width=\"25.00%\"");
    assert_has(text, "<svg class=\"plot\" x=\"20.00%\" y=\"0\" width=\"80.00%\"");
}

/* What begins at the left begins at the right then, as far from its side. */
static void test_mirrored(void)
{
    SvgHead head = plain;
    head.is_mirrored = true;
    g_autofree char *text = drawn(&head, draw_all);
    assert_has(text, "<rect class=\"bar\" x=\"130\" y=\"5\" width=\"50\"");
    assert_has(text, "<line class=\"grid\" x1=\"150\" y1=\"0\" x2=\"150\" y2=\"50\">");
    assert_has(text, "<svg class=\"plot\" x=\"0\"");
    assert_has(text, "points=\"1000,1000 750,0\"");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/base/svg/scale", test_scale);
    g_test_add_func("/base/svg/fluid", test_fluid);
    g_test_add_func("/base/svg/mirrored", test_mirrored);
    return g_test_run();
}
