/* Who had the floor, and how evenly the time was shared. */
#include "base/svg.h"
#include "hall/chart.h"
#include "session/acts.h"

static void clear_share(gpointer share)
{
    g_free(((ChartShare *)share)->name);
}

GArray *chart_shares_new(void)
{
    GArray *shares = g_array_new(FALSE, FALSE, sizeof(ChartShare));
    g_array_set_clear_func(shares, clear_share);
    return shares;
}

void chart_share_add(GArray *shares, char *name, Tally tally)
{
    const ChartShare share = { name, tally };
    if (tally.times == 0) {
        g_free(name);
        return;
    }
    g_array_append_val(shares, share);
}

/* === Tables with bars === */

static void put_head(Html *html, const char *const *heads, guint n)
{
    html_open(html, "thead");
    html_open(html, "tr");
    for (guint i = 0; i < n; i++) {
        html_open_class(html, "th", i > 0 ? "number" : NULL);
        html_attribute(html, "scope", "col");
        html_text(html, heads[i]);
        html_close(html);
    }
    html_close(html);
    html_close(html);
}

/* As long as its share of the longest. */
static void put_bar(Html *html, gint64 value, gint64 longest)
{
    enum { WIDTH = 1000 };
    html_open_class(html, "svg", "share");
    html_attribute(html, "viewBox", "0 0 1000 1");
    html_attribute(html, "preserveAspectRatio", "none");
    html_attribute(html, "aria-hidden", "true");
    html_open(html, "rect");
    html_number(html, "width", longest > 0 ? MAX(value * WIDTH / longest, 2) : 0);
    html_attribute(html, "height", "1");
    html_close(html);
    html_close(html);
}

static void put_share(const Scene *scene, Html *html, const ChartShare *share, gint64 longest, gint64 all)
{
    enum { HALF_MINUTE = 30 * G_USEC_PER_SEC, MINUTE = 60 * G_USEC_PER_SEC };
    html_open(html, "tr");
    html_open(html, "th");
    html_attribute(html, "scope", "row");
    html_element(html, "span", "name", share->name);
    put_bar(html, share->tally.spoken, longest);
    html_close(html);
    html_open_class(html, "td", "number");
    words_put_duration(scene->words, (int)((share->tally.spoken + HALF_MINUTE) / MINUTE), html_inside(html));
    html_close(html);
    html_open_class(html, "td", "number");
    words_put_number(scene->words->per_cent, all > 0 ? (int)((share->tally.spoken * 100 + all / 2) / all) : 0,
                     html_inside(html));
    html_close(html);
    html_open_class(html, "td", "number");
    html_text_number(html, share->tally.times);
    html_close(html);
    html_close(html);
}

void chart_put_shares(const Scene *scene, Html *html, const char *caption, const char *who, const GArray *shares,
                      Tally all)
{
    const char *const heads[] = { who, scene->words->chart_time, scene->words->chart_share,
                                  scene->words->chart_statements };
    gint64 longest = 0;
    for (guint i = 0; i < shares->len; i++) {
        longest = MAX(longest, g_array_index(shares, ChartShare, i).tally.spoken);
    }
    html_open_class(html, "table", "plain chart-table");
    html_element(html, "caption", NULL, caption);
    put_head(html, heads, G_N_ELEMENTS(heads));
    html_open(html, "tbody");
    for (guint i = 0; i < shares->len; i++) {
        put_share(scene, html, &g_array_index(shares, ChartShare, i), longest, all.spoken);
    }
    html_close(html);
    html_close(html);
}

void chart_put_kinds(const Scene *scene, Html *html, const Shares *shares)
{
    g_autoptr(GArray) rows = chart_shares_new();
    for (int i = 0; i < N_CAPACITIES; i++) {
        chart_share_add(rows, g_strdup(scene->words->chart_kinds[i]), shares->capacities[i]);
    }
    chart_put_shares(scene, html, scene->words->chart_by_kind, scene->words->room_who, rows, shares->all);
}

void chart_put_groups(const Scene *scene, Html *html, const Shares *shares)
{
    g_autoptr(GArray) rows = chart_shares_new();
    Tally all = { 0 };
    for (int i = 0; i < N_REGIONAL_GROUPS; i++) {
        const RosterGroup *group = roster_regional_group((RegionalGroup)i);
        const char *name = group != NULL ? group->name[scene->visit->language] : scene->words->other_matters;
        chart_share_add(rows, g_strdup(name), shares->groups[i]);
        all.spoken += shares->groups[i].spoken;
    }
    chart_put_shares(scene, html, scene->words->chart_by_group, scene->words->chart_group, rows, all);
}

void chart_put_participants(const Scene *scene, Html *html, const Shares *shares)
{
    g_autoptr(GArray) rows = chart_shares_new();
    for (guint i = 0; i < MIN(shares->participants->len, (guint)CHART_PARTICIPANTS_LIMIT); i++) {
        const Share *share = &g_array_index(shares->participants, Share, i);
        chart_share_add(rows, scene_name(scene, share->participant), share->tally);
    }
    chart_put_shares(scene, html, scene->words->chart_by_participant, scene->words->room_who, rows, shares->all);
    if (shares->participants->len > CHART_PARTICIPANTS_LIMIT) {
        html_open_class(html, "p", "how");
        words_put_count(scene->words, scene->words->chart_more_spoke,
                        (int)shares->participants->len - CHART_PARTICIPANTS_LIMIT, html_inside(html));
        html_close(html);
    }
}

/* === How evenly === */

enum { WIDTH = 1000, HEIGHT = 220, LEFT = 70, TOP = 12, BOTTOM = 26, STEPS = 4 };

/* STEPS of 1, 2 or 5, or ten times that, and so on. */
static int highest(const GArray *points)
{
    static const int factors[] = { 1, 2, 5 };
    int most = 1, step = 1;
    for (guint i = 0; i < points->len; i++) {
        most = MAX(most, g_array_index(points, Evenness, i).spoke);
    }
    for (int i = 0, tens = 1; STEPS * step < most; i++) {
        tens = i > 0 && i % (int)G_N_ELEMENTS(factors) == 0 ? tens * 10 : tens;
        step = tens * factors[i % (int)G_N_ELEMENTS(factors)];
    }
    return STEPS * step;
}

static void put_scale(Svg *svg, int most)
{
    const int height = HEIGHT - TOP - BOTTOM;
    for (int i = 0; i <= STEPS; i++) {
        char number[16];
        const int y = TOP + height - height * i / STEPS;
        g_snprintf(number, sizeof number, "%d", most * i / STEPS);
        svg_line(svg, "grid", LEFT, y, WIDTH, y);
        svg_text(svg, "mark end", LEFT - 12, y + 4, number);
    }
}

static int across(guint i, guint n)
{
    return n > 1 ? (int)i * SVG_PLOT / (int)(n - 1) : SVG_PLOT / 2;
}

static void put_line(Svg *svg, const char *look, const GArray *points, int most, int (*value)(const Evenness *))
{
    g_autofree SvgPoint *line = g_new(SvgPoint, points->len);
    for (guint i = 0; i < points->len; i++) {
        line[i] = (SvgPoint){ across(i, points->len), value(&g_array_index(points, Evenness, i)) * SVG_PLOT / most };
    }
    svg_plot(svg, look, line, points->len, false);
}

static int value_spoke(const Evenness *point)
{
    return point->spoke;
}

static int value_half(const Evenness *point)
{
    return point->half;
}

static void put_picture(const Scene *scene, Html *html, const GArray *points)
{
    const int most = highest(points);
    const SvgHead head = { .class_name = "chart",
                           .id = "evenness",
                           .title = scene->words->chart_evenness,
                           .about = scene->words->chart_evenness_about,
                           .width = WIDTH,
                           .height = HEIGHT,
                           .is_fluid = true,
                           .is_mirrored = !language_runs_rightward(scene->visit->language) };
    Svg svg;
    svg_open(&svg, html_inside(html), &head);
    put_scale(&svg, most);
    svg_plot_open(&svg, LEFT, TOP, WIDTH - LEFT, HEIGHT - TOP - BOTTOM);
    put_line(&svg, "c1", points, most, value_spoke);
    put_line(&svg, "c2 broken", points, most, value_half);
    svg_plot_close(&svg);
    for (guint i = 0; i < points->len; i++) {
        char number[16];
        const Meeting *row = state_meeting(scene->state, g_array_index(points, Evenness, i).meeting);
        g_snprintf(number, sizeof number, "%d", row->ordinal);
        svg_text(&svg, "mark middle", LEFT + across(i, points->len) * (WIDTH - LEFT - 12) / SVG_PLOT, HEIGHT - 6,
                 number);
    }
    svg_close(&svg);
}

static void put_number(Html *html, gint64 number)
{
    html_open_class(html, "td", "number");
    html_text_number(html, number);
    html_close(html);
}

void chart_put_evenness(const Scene *scene, Html *html)
{
    g_autoptr(GArray) points = shares_evenness(scene->state);
    const Words *words = scene->words;
    const char *const heads[] = { words->chart_after, words->chart_spoke, words->chart_half, words->chart_uneven };
    if (points->len > 1) {
        put_picture(scene, html, points);
        html_open_class(html, "p", "chart-key");
        html_element(html, "span", "c1", words->chart_spoke);
        html_element(html, "span", "c2 broken", words->chart_half);
        html_close(html);
    }
    html_open_class(html, "table", "plain chart-table");
    put_head(html, heads, G_N_ELEMENTS(heads));
    html_open(html, "tbody");
    for (guint i = 0; i < points->len; i++) {
        const Evenness *point = &g_array_index(points, Evenness, i);
        g_autofree char *name = line_meeting_words(scene, point->meeting);
        html_open(html, "tr");
        html_open(html, "th");
        html_attribute(html, "scope", "row");
        html_text(html, name);
        html_close(html);
        put_number(html, point->spoke);
        put_number(html, point->half);
        put_number(html, point->uneven_permille / 10);
        html_close(html);
    }
    html_close(html);
    html_close(html);
    html_element(html, "p", "how", words->chart_uneven_how);
}
