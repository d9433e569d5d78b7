#include "hall/delegation_parts.h"

#include "core/item_words.h"
#include "session/acts.h"
#include "session/common.h"

#include <math.h>

void put_words(Html *html, const char *pattern, const char *first, const char *second)
{
    Buffer *out = html_inside(html);
    const char *rest = words_put_until(pattern, out);
    buffer_markup(out, first);
    if (second != NULL) {
        rest = words_put_until(rest, out);
        buffer_markup(out, second);
    }
    words_put_until(rest, out);
}

/* === Names === */

static char *item_name(const Scene *scene, int number)
{
    g_autoptr(GArray) items = g_array_new(FALSE, TRUE, sizeof(ItemNumber));
    const ItemNumber item = { .number = number };
    g_array_append_val(items, item);
    return item_heading_in_words(scene->visit->language, items, session_profile(scene->state));
}

char *matter_name(const Scene *scene, int id)
{
    const Matter *matter = state_matter(scene->state, id);
    const char *title = matter != NULL ? state_text(scene->state, matter->title) : NULL;
    if (matter == NULL) {
        return g_strdup("");
    }
    if (matter->number > 0) {
        return item_name(scene, matter->number);
    }
    return g_strdup(title != NULL ? title : state_text(scene->state, matter->id));
}

char *list_name(const Scene *scene, int list)
{
    const SpeakersList *row = state_list(scene->state, list);
    if (row == NULL) { /* setting it up was taken back */
        return g_strdup("");
    }
    g_autofree char *matter = matter_name(scene, row->matter);
    g_autofree char *kind = acts_choice(FIELD_KIND, row->kind, scene->visit->language);
    if (matter[0] == '\0') {
        return row->kind != LIST_OF_SPEAKERS ? g_steal_pointer(&kind) : g_strdup(state_text(scene->state, row->id));
    }
    return row->kind == LIST_OF_SPEAKERS ? g_steal_pointer(&matter) : g_strdup_printf("%s · %s", kind, matter);
}

const char *list_title(const Scene *scene, int list)
{
    const SpeakersList *row = state_list(scene->state, list);
    if (row == NULL) {
        return NULL;
    }
    const Matter *matter = state_matter(scene->state, row->matter);
    const Question *question = state_question(scene->state, row->question);
    if (question != NULL) {
        return state_text(scene->state, question->text);
    }
    return matter != NULL && matter->number > 0 ? state_text(scene->state, matter->title) : NULL;
}

/* === Times === */

enum { COARSE_MINUTES = 5, FINE_LIMIT_MINUTES = 30, FAR_MINUTES = 180 };

/* What is near is told to the minute, what is not to five; never narrower than the forecast. */
static void in_minutes(Instant now, const ForecastRange *range, int *ret_from, int *ret_to)
{
    const double minute = 60.0 * G_USEC_PER_SEC;
    const int from = (int)floor((double)MAX(range->earliest - now, 0) / minute);
    const int to = (int)ceil((double)MAX(range->latest - now, 0) / minute);
    const bool is_coarse = to > FINE_LIMIT_MINUTES;
    *ret_from = is_coarse ? from - from % COARSE_MINUTES : from;
    *ret_to = is_coarse ? (to + COARSE_MINUTES - 1) / COARSE_MINUTES * COARSE_MINUTES : MAX(to, from + 1);
}

static void put_clock_after(const Scene *scene, Buffer *out, Instant now, int minutes)
{
    char clock[PLACE_CLOCK_SIZE];
    buffer_markup(out, place_clock(scene->place, now + (gint64)minutes * 60 * G_USEC_PER_SEC, false, clock));
}

/* The day, if it is another than today's. */
static void put_day(const Scene *scene, Html *html, Instant now, Instant at)
{
    const CivilDate day = place_day(scene->place, at);
    if (!civil_date_equal(day, place_day(scene->place, now))) {
        words_put_day(scene->words, day, html_inside(html));
        html_text(html, " · ");
    }
}

static void put_between(const Scene *scene, Html *html, Instant now, int from, int to)
{
    Buffer *out = html_inside(html);
    const char *rest = words_put_until(scene->words->between_clocks, out);
    put_clock_after(scene, out, now, from);
    rest = words_put_until(rest, out);
    put_clock_after(scene, out, now, to);
    words_put_until(rest, out);
}

void put_when(const Scene *scene, Html *html, const char *pattern, Instant now, const ForecastRange *range)
{
    char first[16], second[16];
    int from, to;
    in_minutes(now, range, &from, &to);
    if (to <= FAR_MINUTES) {
        html_open(html, "strong");
        g_snprintf(first, sizeof first, "%d", from);
        g_snprintf(second, sizeof second, "%d", to);
        put_words(html, pattern, first, second);
        html_close(html);
    }
    html_open_class(html, "span", "clocks");
    put_day(scene, html, now, range->likely);
    put_between(scene, html, now, from, to);
    html_close(html);
}

/* === Forms === */

void put_text_field(Html *html, const char *label, const char *name, const char *list, int limit)
{
    html_open(html, "label");
    html_flag(html, "data-keep");
    html_text(html, label);
    html_empty(html, "input");
    html_attribute(html, "name", name);
    html_attribute(html, "list", list);
    html_attribute(html, "autocomplete", "off");
    if (limit > 0) {
        html_number(html, "maxlength", limit);
    }
    html_close(html);
}

void open_select(Html *html, const char *label, const char *name)
{
    html_open(html, "label");
    html_flag(html, "data-keep");
    html_text(html, label);
    html_open(html, "select");
    html_attribute(html, "name", name);
}

void close_select(Html *html)
{
    html_close(html);
    html_close(html);
}

void put_option(Html *html, const char *value, const char *text, bool is_selected)
{
    html_open(html, "option");
    html_attribute(html, "value", value);
    if (is_selected) {
        html_flag(html, "selected");
    }
    html_text(html, text);
    html_close(html);
}

void put_settled_number(Html *html, const char *field, gint64 number)
{
    g_autofree char *value = g_strdup_printf("%" G_GINT64_FORMAT, number);
    act_form_field(html, field, value);
}

void close_act(Html *html, const char *label, const char *class_name)
{
    html_element(html, "button", class_name, label);
    html_close(html);
}

void put_choice_field(const Scene *scene, Html *html, const char *label, Field field, int first, int end)
{
    open_select(html, label, field_info(field)->name);
    for (int i = first; i < end; i++) {
        g_autofree char *words = acts_choice(field, i, scene->visit->language);
        put_option(html, field_info(field)->names[i], words, false);
    }
    close_select(html);
}

void open_details(Html *html, const char *class_name, const char *summary)
{
    html_open_class(html, "details", class_name);
    html_element(html, "summary", NULL, summary);
}
