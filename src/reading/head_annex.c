/* The annex that a timetable stands in: its heading and its title, above the first line of the timetable. */
#include "reading/head.h"

#include "base/text.h"

#include <string.h>

/* The title of the timetable: the lines without a form between `first` and `end`. */
static void read_annex_title(Lines *lines, guint first, guint end)
{
    Programme *programme = lines->programme;
    g_autoptr(GString) title = g_string_new(NULL);
    for (guint i = first; i < end; i++) {
        Line *line = line_at(lines, i);
        if (line->use != USE_NONE || line->role != NULL || line_is_table_head(line)) {
            continue;
        }
        const HeadField field = head_field_of_text(line->text);
        const bool apart = title->len > 0 && line->after_blank;
        const bool titled =
            (field == HEAD_NONE || field == HEAD_TITLE || field == HEAD_BODY || field == HEAD_SESSION) && !apart &&
            line->marker == NULL && text_length(line->text) < 300;
        if (field == HEAD_PLACE_DATES) {
            head_take_place_dates(lines, line);
            line->use = USE_HEAD;
        } else if (titled) {
            text_join(title, line->text);
            line->use = USE_HEAD;
        }
    }
    if (title->len > 0 && programme->annex_title == NULL) {
        programme->annex_title = g_strdup(title->str);
    }
}

/* A title may stand above the word "Annex" instead of below it. */
static void take_title_above(Lines *lines, guint annex)
{
    guint i = annex;
    while (i > 0 && line_at(lines, i - 1)->use == USE_FURNITURE) {
        i--;
    }
    Line *above = i > 0 ? line_at(lines, i - 1) : NULL;
    const bool is_same =
        above != NULL && above->use == USE_NONE && above->role == NULL &&
        (g_strcmp0(above->text, lines->programme->title) == 0 || head_field_of_text(above->text) == HEAD_TITLE);
    if (!is_same) {
        return;
    }
    lines->programme->annex_title = g_strdup(above->text);
    above->use = USE_HEAD;
    lines_note(lines, SEVERITY_NOTE, "annex-order", above->at, g_strdup("the annex's title stands above \"Annex\""),
               g_strdup("taken as the title below it"));
}

enum {
    ANNEX_DISTANCE = 24, /* lines between the annex's heading and the timetable, at most: titles are short */
    TITLE_DISTANCE = 6,  /* lines between a title and the timetable, where there is no annex */
};

/* The heading may hold the title too: "Annex 1: Draft agenda". */
static void take_annex(Lines *lines, guint i, guint end, const char *title)
{
    Programme *programme = lines->programme;
    Line *line = line_at(lines, i);
    line->use = USE_HEAD;
    if (title != NULL) {
        g_autofree char *label = g_strndup(line->text, (gsize)(title - line->text));
        const char *mark = strpbrk(label, ":.");
        mark = mark != NULL ? mark : strstr(label, "：");
        programme->annex_title = g_strdup(title);
        programme->annex_label = g_strchomp(g_strndup(label, (gsize)(mark - label)));
        return;
    }
    programme->annex_label = g_strdup(line->text);
    read_annex_title(lines, i + 1, end);
    if (programme->annex_title == NULL) {
        take_title_above(lines, i);
    }
}

/* Without an annex: a title right above the timetable, when the document has another above. */
static void read_title_above(Lines *lines, guint end)
{
    guint bottom = end;
    while (bottom > 0 &&
           (line_at(lines, bottom - 1)->use == USE_FURNITURE || line_is_table_head(line_at(lines, bottom - 1)))) {
        bottom--;
    }
    for (guint i = bottom; i > 0 && bottom - i < TITLE_DISTANCE && lines_is_open(lines, i - 1); i--) {
        if (head_is_title(line_at(lines, i - 1)->text)) {
            read_annex_title(lines, i - 1, end);
            return;
        }
    }
}

void annex_read(Lines *lines, guint end)
{
    const guint first = end > ANNEX_DISTANCE ? end - ANNEX_DISTANCE : 0;
    for (guint i = end; i > first && lines->programme->annex_label == NULL; i--) {
        const char *title = NULL;
        if (lines_is_open(lines, i - 1) && is_annex_heading(line_at(lines, i - 1)->text, &title)) {
            take_annex(lines, i - 1, end, title);
            return;
        }
    }
    read_title_above(lines, end);
}
