#include "reading/programme_read.h"

#include "reading/agenda_read.h"
#include "reading/block_text.h"
#include "reading/head.h"
#include "reading/language_guess.h"
#include "reading/lines.h"
#include "reading/mend.h"
#include "reading/timetable.h"

/* --- the text around the timetable ------------------------------------------------------------------------- */

static bool label_alone(const char *text)
{
    g_autofree char *label = NULL;
    const size_t used = block_label_read(text, &label);
    return used > 0 && text[used] == '\0';
}

static bool has_label(const char *text)
{
    g_autofree char *label = NULL;
    return block_label_read(text, &label) > 0;
}

/* The lines from `i` on that make one paragraph, as a block; *ret_next is the first that does not. */
static Block *read_block(Lines *lines, guint i, guint end, LineUse use, guint *ret_next)
{
    Line *line = line_at(lines, i);
    g_autoptr(GString) text = g_string_new(NULL);
    if (line->marker != NULL && line->role == NULL) {
        g_string_append(text, "– ");
    }
    g_string_append(text, line->text);
    const Line *last = line;
    const bool number = line->marker == NULL && label_alone(line->text);
    const bool labelled = has_label(text->str);
    line->use = use;
    guint next = lines_next_open(lines, i + 1);
    for (; next < end && line->role == NULL; next = lines_next_open(lines, next + 1)) {
        Line *more = line_at(lines, next);
        g_autofree char *label = NULL;
        const bool titled = number && last == line && more->role == NULL && more->cell < 0 && !more->after_blank;
        const bool starts = !titled && (block_label_read(more->text, &label) > 0 || more->marker != NULL);
        const bool below_gap = labelled && line_goes_on_below_gap(last, more);
        if (starts || !(titled || below_gap || line_goes_on(text->str, last, more, true))) {
            break;
        }
        text_join(text, more->text);
        more->use = use;
        last = more;
    }
    *ret_next = next;
    Block *block = line->role != NULL ? block_of_words(line) : block_of_text(text->str);
    block->at = line->at;
    return block;
}

static void read_blocks(Lines *lines, guint first, guint end, LineUse use, GPtrArray *blocks)
{
    for (guint i = lines_next_open(lines, first); i < end;) {
        Block *block = read_block(lines, i, end, use, &i);
        if (block->kind == BLOCK_KEPT) {
            lines_note(lines, SEVERITY_NOTE, "kept-line", block->at,
                       g_strdup_printf("\"%s\" was not understood", block->text), g_strdup("kept as it is"));
        }
        programme_add_block(blocks, block);
    }
}

/* --- all of it ------------------------------------------------------------------------------------------------ */

static void read_explicit_head(Lines *lines)
{
    for (guint i = 0; i < lines->lines->len; i++) {
        Line *line = line_at(lines, i);
        if (line->use == USE_NONE && line->role != NULL) {
            head_read_explicit(lines, line);
        }
    }
}

static void report_no_timetable(Lines *lines)
{
    lines_note(lines, SEVERITY_WARNING, "no-timetable", (Position){ .line = 1, .column = 1 },
               g_strdup("no day with hours was found in this document"),
               g_strdup("expected days (\"Monday, 24 July\") with hours (\"10 a.m.–1 p.m.\") below them"));
}

static void report_prose(Lines *lines)
{
    const Row *first = programme_row(lines->programme, 0);
    lines_note(lines, SEVERITY_NOTE, "prose", first->at,
               g_strdup("the days and hours stand in running text, not in a timetable"),
               g_strdup_printf("%u meetings were taken from its sentences", lines->programme->rows->len));
}

/* Reads what stands above the timetable, so that its days and meetings know the session. Lines that ran together are
 * parted on the way: the answer is where the timetable stands now. */
static TimetablePlace read_above(Lines *lines, TimetablePlace place)
{
    const bool found = place.first < place.end;
    const guint before = lines->lines->len;
    head_read(lines, place.first);
    place.first += lines->lines->len - before;
    place.end = place.first;
    if (found) {
        annex_read(lines, place.first);
        lines_part_entries(lines, place.first);
        place.end = lines->lines->len;
    }
    agenda_read(lines, place.first);
    if (!lines->profile_told) {
        lines->programme->profile = programme_usual_profile(lines->programme);
    }
    return place;
}

static void read_running_text(Lines *lines)
{
    timetable_read_prose(lines, lines->programme->front);
    if (lines->programme->rows->len > 0) {
        report_prose(lines);
    } else {
        report_no_timetable(lines);
    }
}

Programme *programme_read(const Document *document, GPtrArray *diagnostics)
{
    Programme *programme = programme_new();
    programme->language = language_guess(document);
    Lines lines;
    lines_init(&lines, document, programme, diagnostics);
    lines_find_furniture(&lines);
    read_explicit_head(&lines);
    mend_year_ranges(&lines);
    mend_numbered_paragraphs(&lines);
    lines_find_notes(&lines);
    const TimetablePlace found = timetable_find(&lines);
    const bool told_none = found.first == found.end && found.first < lines.lines->len;
    const TimetablePlace place = read_above(&lines, found);
    timetable_read(&lines, place);
    read_blocks(&lines, 0, place.first, USE_FRONT, programme->front);
    read_blocks(&lines, place.first, lines.lines->len, USE_BACK, programme->back);
    if (programme->rows->len == 0 && !told_none) {
        read_running_text(&lines);
    }
    if (programme->title == NULL && !lines.head_told) {
        programme->title = g_strdup(programme->annex_title); /* an annex that was copied alone */
    }
    lines_clear(&lines);
    programme_tidy(programme);
    return programme;
}
