/* What rehearsals of the programme came to: when each meeting is done, and how likely it goes over its time. */
#include "base/svg.h"
#include "hall/chart.h"

enum {
    WIDTH = 1000,
    AXIS = 24,
    LABEL = 18,
    BAR = 14,
    ROW = LABEL + BAR + 8,
    SPAN_MINUTES = 90, /* to either side of the planned end */
    STEP_MINUTES = 30,
    LEFT = 20,
    RIGHT = 90, /* where it is said how likely it goes over */
    HIGH = 50,  /* per cent */
    SOME = 20,
};

static int place_of(int minutes)
{
    return LEFT +
           (CLAMP(minutes, -SPAN_MINUTES, SPAN_MINUTES) + SPAN_MINUTES) * (WIDTH - LEFT - RIGHT) / (2 * SPAN_MINUTES);
}

/* "Mon 25 Jul, 10:00–13:00". Free with g_free. */
static char *slot_words(const Scene *scene, const SlotOutlook *slot)
{
    g_auto(Buffer) out = BUFFER_INIT;
    const CivilDate day = place_day(scene->place, slot->starts);
    g_autofree char *hours = line_hours(scene, slot->starts, slot->ends);
    buffer_string(&out, scene->words->weekdays_short[civil_date_weekday(day) - 1]);
    buffer_char(&out, ' ');
    words_put_number(scene->words->days_short[day.month - 1], day.day, &out);
    return g_strconcat(buffer_text(&out), scene->words->comma, hours, NULL);
}

static void put_axis(const Scene *scene, Svg *svg, int height)
{
    for (int minutes = -SPAN_MINUTES; minutes <= SPAN_MINUTES; minutes += STEP_MINUTES) {
        char mark[16];
        const int x = place_of(minutes);
        svg_line(svg, minutes == 0 ? "axis" : "grid", x, AXIS - 6, x, height);
        g_snprintf(mark, sizeof mark, "%s%d", minutes > 0 ? "+" : minutes < 0 ? "−" : "", ABS(minutes));
        svg_text(svg, "mark middle", x, AXIS - 10, minutes == 0 ? scene->words->chart_end : mark);
    }
}

static void put_slot(const Scene *scene, Svg *svg, const SlotOutlook *slot, int y)
{
    const int likely = outlook_per_cent(slot);
    const int from = place_of(outlook_minutes(slot, 10)), to = place_of(outlook_minutes(slot, 90));
    g_auto(Buffer) share = BUFFER_INIT;
    g_autofree char *words = slot_words(scene, slot);
    words_put_number(scene->words->per_cent, likely, &share);
    svg_text(svg, "row", LEFT, y + LABEL - 5, words);
    svg_rectangle(svg, "trough", LEFT, y + LABEL, WIDTH - LEFT - RIGHT, BAR, NULL);
    svg_rectangle(svg,
                  likely >= HIGH   ? "range high"
                  : likely >= SOME ? "range some"
                                   : "range",
                  from, y + LABEL, MAX(to - from, 4), BAR, NULL);
    svg_rectangle(svg, "median", place_of(outlook_minutes(slot, 50)) - 2, y + LABEL - 2, 4, BAR + 4, NULL);
    svg_text(svg, "mark end", WIDTH, y + LABEL + BAR - 2, buffer_text(&share));
}

static void put_number(Html *html, const char *sign, int number)
{
    html_open_class(html, "td", "number");
    html_open(html, "bdi");
    html_text(html, sign);
    html_text_number(html, number);
    html_close(html);
    html_close(html);
}

static void put_minutes(Html *html, int minutes)
{
    put_number(html, minutes > 0 ? "+" : minutes < 0 ? "−" : "", ABS(minutes));
}

static void put_row(const Scene *scene, Html *html, const SlotOutlook *slot)
{
    static const int quantiles[] = { 10, 50, 90 };
    g_autofree char *words = slot_words(scene, slot);
    html_open(html, "tr");
    html_open(html, "th");
    html_attribute(html, "scope", "row");
    html_text(html, words);
    html_close(html);
    html_open_class(html, "td", "number");
    words_put_number(scene->words->per_cent, outlook_per_cent(slot), html_inside(html));
    html_close(html);
    for (guint i = 0; i < G_N_ELEMENTS(quantiles); i++) {
        put_minutes(html, outlook_minutes(slot, quantiles[i]));
    }
    html_close(html);
}

void chart_put_outlook(const Scene *scene, Html *html, const Outlook *outlook)
{
    const Words *words = scene->words;
    const char *const heads[] = { words->chart_meeting, words->chart_overruns, words->chart_tenth, words->chart_median,
                                  words->chart_ninetenth };
    const int height = AXIS + (int)outlook->slots->len * ROW;
    const SvgHead head = { .class_name = "chart",
                           .id = "outlook",
                           .title = words->chart_rehearsals,
                           .about = words->chart_rehearsals_about,
                           .width = WIDTH,
                           .height = height,
                           .is_fluid = true,
                           .is_mirrored = !language_runs_rightward(scene->visit->language) };
    Svg svg;
    svg_open(&svg, html_inside(html), &head);
    put_axis(scene, &svg, height);
    for (guint i = 0; i < outlook->slots->len; i++) {
        put_slot(scene, &svg, outlook_slot(outlook, i), AXIS + (int)i * ROW);
    }
    svg_close(&svg);
    chart_open_table(html, words->chart_rehearsals, heads, G_N_ELEMENTS(heads));
    for (guint i = 0; i < outlook->slots->len; i++) {
        put_row(scene, html, outlook_slot(outlook, i));
    }
    chart_close_table(html);
}
