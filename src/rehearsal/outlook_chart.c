#include "base/svg.h"
#include "rehearsal/outlook.h"

enum {
    WIDTH = 760,
    ROW = 34,
    TOP = 92,
    LABEL = 150,       /* where the first scale begins */
    BAR = 240,         /* its length */
    SECOND = 470,      /* where the second begins */
    SPAN = 260,        /* its length: minutes before and after the end */
    SPAN_MINUTES = 60, /* to either side */
    BOTTOM = 56,
};

static int place_of_minutes(int minutes)
{
    return SECOND + SPAN / 2 + CLAMP(minutes, -SPAN_MINUTES, SPAN_MINUTES) * SPAN / (2 * SPAN_MINUTES);
}

static void put_scales(Svg *svg, int bottom)
{
    static const struct {
        int minutes;
        const char *words;
    } marks[] = { { -60, "≤ −60" }, { -30, "−30" }, { 0, "end" }, { 30, "+30" }, { 60, "≥ +60" } };
    svg_text(svg, "head", LABEL, TOP - 14, "How likely it overruns");
    svg_text(svg, "head", SECOND, TOP - 14, "When it is done, minutes from its end");
    for (guint i = 0; i < G_N_ELEMENTS(marks); i++) {
        const int x = place_of_minutes(marks[i].minutes);
        svg_rectangle(svg, marks[i].minutes == 0 ? "end" : "grid", x, TOP, 1, bottom - TOP, NULL);
        svg_text(svg, "mark", x, bottom + 16, marks[i].words);
    }
}

static void put_slot(Svg *svg, const SlotOutlook *slot, int y)
{
    const int likely = outlook_per_cent(slot);
    const int from = place_of_minutes(outlook_minutes(slot, 10)), to = place_of_minutes(outlook_minutes(slot, 90));
    g_autofree char *title =
        g_strdup_printf("%s: overruns in %d per cent of the rehearsals; half are done %d minutes from its end",
                        slot->id, likely, outlook_minutes(slot, 50));
    g_autofree char *share = g_strdup_printf("%d %%", likely);
    svg_group_open(svg, NULL, title);
    svg_text(svg, "slot", LABEL - 10, y + ROW / 2 + 5, slot->id);
    svg_rectangle(svg, "trough", LABEL, y + 7, BAR, ROW - 14, NULL);
    svg_rectangle(svg,
                  likely >= 50   ? "bar high"
                  : likely >= 20 ? "bar some"
                                 : "bar",
                  LABEL, y + 7, BAR * likely / 100, ROW - 14, NULL);
    svg_text(svg, "share", LABEL + BAR + 8, y + ROW / 2 + 5, share);
    svg_rectangle(svg, "range", from, y + 11, MAX(to - from, 2), ROW - 22, NULL);
    svg_rectangle(svg, "median", place_of_minutes(outlook_minutes(slot, 50)) - 1, y + 7, 3, ROW - 14, NULL);
    svg_group_close(svg);
}

static const char style[] =
    "svg{background:#fff;color:#1b2733;font:14px 'Liberation Sans',Arial,sans-serif}"
    "text{fill:currentColor}.title{font-size:18px;font-weight:bold}.head{font-size:12px;font-weight:bold}"
    ".slot{text-anchor:end}.mark{text-anchor:middle;font-size:11px}.note{font-size:11px}.share{font-size:13px}"
    ".trough{fill:#e7ecf1}.bar{fill:#2f7d5b}.some{fill:#b3780f}.high{fill:#b23a3a}.grid{fill:#cbd4dd}.end{fill:#1b2733}"
    ".range{fill:#7f9cc0}.median{fill:#1d4e89}"
    "@media (prefers-color-scheme:dark){svg{background:#12181f;color:#e6edf3}.trough{fill:#27313c}.bar{fill:#4fb286}"
    ".some{fill:#e0a83a}.high{fill:#e36b6b}.grid{fill:#394552}.end{fill:#e6edf3}.range{fill:#4a6a94}.median{fill:#9cc4f5}}";

void outlook_chart(const Outlook *outlook, const char *title, Buffer *out)
{
    const int bottom = TOP + ROW * (int)outlook->slots->len;
    const SvgHead head = { .id = "outlook", .title = title, .style = style, .width = WIDTH, .height = bottom + BOTTOM };
    g_autofree char *runs = g_strdup_printf("%u rehearsal%s; %u without any overrun", outlook->runs,
                                            outlook->runs == 1 ? "" : "s", outlook->whole);
    Svg svg;
    svg_open(&svg, out, &head);
    svg_text(&svg, "title", 16, 30, title);
    svg_text(&svg, "note", 16, 48, runs);
    put_scales(&svg, bottom);
    for (guint i = 0; i < outlook->slots->len; i++) {
        put_slot(&svg, outlook_slot(outlook, i), TOP + ROW * (int)i);
    }
    svg_text(
        &svg, "note", 16, bottom + 40,
        "Dark mark: half of the rehearsals. Band: from one in ten to nine in ten. Who was not heard counts as 4 minutes.");
    svg_close(&svg);
}
