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

static void put_number_attribute(Buffer *out, const char *name, int value)
{
    buffer_char(out, ' ');
    buffer_string(out, name);
    buffer_literal(out, "=\"");
    buffer_number(out, value);
    buffer_char(out, '"');
}

static void put_rectangle(Buffer *out, const char *look, int x, int y, int width, int height)
{
    buffer_literal(out, "<rect class=\"");
    buffer_string(out, look);
    buffer_char(out, '"');
    put_number_attribute(out, "x", x);
    put_number_attribute(out, "y", y);
    put_number_attribute(out, "width", MAX(width, 0));
    put_number_attribute(out, "height", height);
    buffer_literal(out, "/>\n");
}

static void begin_text(Buffer *out, const char *look, int x, int y)
{
    buffer_literal(out, "<text class=\"");
    buffer_string(out, look);
    buffer_char(out, '"');
    put_number_attribute(out, "x", x);
    put_number_attribute(out, "y", y);
    buffer_char(out, '>');
}

static void put_text(Buffer *out, const char *look, int x, int y, const char *text)
{
    begin_text(out, look, x, y);
    buffer_markup(out, text);
    buffer_literal(out, "</text>\n");
}

static int place_of_minutes(int minutes)
{
    return SECOND + SPAN / 2 + CLAMP(minutes, -SPAN_MINUTES, SPAN_MINUTES) * SPAN / (2 * SPAN_MINUTES);
}

static void put_scales(Buffer *out, int bottom)
{
    static const struct {
        int minutes;
        const char *words;
    } marks[] = { { -60, "≤ −60" }, { -30, "−30" }, { 0, "end" }, { 30, "+30" }, { 60, "≥ +60" } };
    put_text(out, "head", LABEL, TOP - 14, "How likely it overruns");
    put_text(out, "head", SECOND, TOP - 14, "When it is done, minutes from its end");
    for (guint i = 0; i < G_N_ELEMENTS(marks); i++) {
        const int x = place_of_minutes(marks[i].minutes);
        put_rectangle(out, marks[i].minutes == 0 ? "end" : "grid", x, TOP, 1, bottom - TOP);
        put_text(out, "mark", x, bottom + 16, marks[i].words);
    }
}

static void put_slot(Buffer *out, const SlotOutlook *slot, int y)
{
    const int likely = outlook_per_cent(slot);
    const int from = place_of_minutes(outlook_minutes(slot, 10)), to = place_of_minutes(outlook_minutes(slot, 90));
    buffer_literal(out, "<g>\n<title>");
    buffer_markup(out, slot->id);
    buffer_literal(out, ": overruns in ");
    buffer_number(out, likely);
    buffer_literal(out, " per cent of the rehearsals; half are done ");
    buffer_number(out, outlook_minutes(slot, 50));
    buffer_literal(out, " minutes from its end</title>\n");
    put_text(out, "slot", LABEL - 10, y + ROW / 2 + 5, slot->id);
    put_rectangle(out, "trough", LABEL, y + 7, BAR, ROW - 14);
    put_rectangle(out,
                  likely >= 50   ? "bar high"
                  : likely >= 20 ? "bar some"
                                 : "bar",
                  LABEL, y + 7, BAR * likely / 100, ROW - 14);
    begin_text(out, "share", LABEL + BAR + 8, y + ROW / 2 + 5);
    buffer_number(out, likely);
    buffer_literal(out, " %</text>\n");
    put_rectangle(out, "range", from, y + 11, MAX(to - from, 2), ROW - 22);
    put_rectangle(out, "median", place_of_minutes(outlook_minutes(slot, 50)) - 1, y + 7, 3, ROW - 14);
    buffer_literal(out, "</g>\n");
}

static const char style[] =
    "<style>svg{background:#fff;color:#1b2733;font:14px 'Liberation Sans',Arial,sans-serif}"
    "text{fill:currentColor}.title{font-size:18px;font-weight:bold}.head{font-size:12px;font-weight:bold}"
    ".slot{text-anchor:end}.mark{text-anchor:middle;font-size:11px}.note{font-size:11px}.share{font-size:13px}"
    ".trough{fill:#e7ecf1}.bar{fill:#2f7d5b}.some{fill:#b3780f}.high{fill:#b23a3a}.grid{fill:#cbd4dd}.end{fill:#1b2733}"
    ".range{fill:#7f9cc0}.median{fill:#1d4e89}"
    "@media (prefers-color-scheme:dark){svg{background:#12181f;color:#e6edf3}.trough{fill:#27313c}.bar{fill:#4fb286}"
    ".some{fill:#e0a83a}.high{fill:#e36b6b}.grid{fill:#394552}.end{fill:#e6edf3}.range{fill:#4a6a94}.median{fill:#9cc4f5}}"
    "</style>\n";

static void put_head(const Outlook *outlook, const char *title, int height, Buffer *out)
{
    buffer_literal(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ");
    buffer_number(out, WIDTH);
    buffer_char(out, ' ');
    buffer_number(out, height);
    buffer_literal(out, "\" role=\"img\" aria-label=\"");
    buffer_markup(out, title);
    buffer_literal(out, "\">\n");
    buffer_bytes(out, style, sizeof style - 1);
    put_text(out, "title", 16, 30, title);
    begin_text(out, "note", 16, 48);
    buffer_number(out, outlook->runs);
    buffer_string(out, outlook->runs == 1 ? " rehearsal; " : " rehearsals; ");
    buffer_number(out, outlook->whole);
    buffer_literal(out, " without any overrun</text>\n");
}

void outlook_chart(const Outlook *outlook, const char *title, Buffer *out)
{
    const int bottom = TOP + ROW * (int)outlook->slots->len;
    put_head(outlook, title, bottom + BOTTOM, out);
    put_scales(out, bottom);
    for (guint i = 0; i < outlook->slots->len; i++) {
        put_slot(out, outlook_slot(outlook, i), TOP + ROW * (int)i);
    }
    put_text(
        out, "note", 16, bottom + 40,
        "Dark mark: half of the rehearsals. Band: from one in ten to nine in ten. Who was not heard counts as 4 minutes.");
    buffer_literal(out, "</svg>\n");
}
