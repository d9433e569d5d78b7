#include "paper/programme_read.h"

#include "base/text.h"
#include "paper/block_text.h"
#include "paper/entry_text.h"
#include "paper/head.h"
#include "paper/lines.h"
#include "paper/mend.h"
#include "paper/timetable.h"

#include <string.h>

/* --- the agenda ------------------------------------------------------------------------------------------- */

static bool is_agenda_heading(const Line *line)
{
    static const char *const headings[] = { "agenda",           "provisional agenda",
                                            "annotated agenda", "provisional annotated agenda",
                                            "draft agenda",     "adopted agenda" };
    for (size_t i = 0; i < G_N_ELEMENTS(headings); i++) {
        if (line->role == NULL && line->marker == NULL && g_ascii_strcasecmp(line->text, headings[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* The number of an item of the agenda, before its title or alone: "5. ", "(a) ". Bytes, 0 if there is none. */
static size_t agenda_number(const char *text, int above, ItemNumber *ret_item)
{
    size_t digits = strspn(text, "0123456789");
    if (digits > 0 && digits <= 3 && text[digits] == '.' && (text[digits + 1] == ' ' || text[digits + 1] == '\0')) {
        *ret_item = (ItemNumber){ .number = (int)g_ascii_strtoll(text, NULL, 10) };
        return digits + 1;
    }
    const bool letter = text[0] == '(' && g_ascii_islower(text[1]) && text[2] == ')' && above > 0;
    if (letter && (text[3] == ' ' || text[3] == '\0')) {
        *ret_item = (ItemNumber){ .number = above, .sub = { text[1] } };
        return 3;
    }
    return 0;
}

/* Where the leader dots and the page number of a contents list begin. */
static void cut_leader(char *title)
{
    char *dots = strstr(title, "....");
    if (dots != NULL) {
        *dots = '\0';
    }
    g_strchomp(title);
}

/* One item from line `i` on: number, title, perhaps over several lines. The index of the line after it, or `i` if
 * there is no item. */
static guint read_agenda_item(Lines *lines, guint i, int *above)
{
    Line *line = line_at(lines, i);
    ItemNumber item;
    const size_t used = line->role == NULL && line->marker == NULL ? agenda_number(line->text, *above, &item) : 0;
    if (used == 0) {
        return i;
    }
    const char *rest = line->text + used + strspn(line->text + used, " ");
    g_autoptr(GString) title = g_string_new(rest);
    const Line *last = line;
    guint next = lines_next_open(lines, i + 1);
    for (; next < lines->lines->len; next = lines_next_open(lines, next + 1)) {
        Line *more = line_at(lines, next);
        ItemNumber other;
        const bool starts_title = title->len == 0 && !more->after_blank;
        if (agenda_number(more->text, item.number, &other) > 0 || more->role != NULL ||
            (!starts_title && !line_goes_on(title->str, last, more, true))) {
            break;
        }
        text_join(title, more->text);
        last = more;
    }
    cut_leader(title->str);
    if (title->str[0] == '\0' || strlen(title->str) > 400) {
        return i;
    }
    *above = item.number;
    programme_add_agenda_item(lines->programme, item, title->str, line->at);
    for (guint k = i; k < next; k++) {
        if (line_at(lines, k)->use == USE_NONE) {
            line_at(lines, k)->use = USE_FRONT;
        }
    }
    return next;
}

static void read_explicit_agenda(Lines *lines, Line *line)
{
    g_autoptr(GArray) items = g_array_new(FALSE, FALSE, sizeof(ItemNumber));
    if (line->label != NULL && item_numbers_read(line->label, items) > 0) {
        programme_add_agenda_item(lines->programme, g_array_index(items, ItemNumber, 0), line->text, line->at);
        line->use = USE_FRONT;
    }
}

/* The agenda as the paper lists it under a heading of its own. Its first list counts: annotations follow later. */
static void read_agenda(Lines *lines, guint end)
{
    for (guint i = 0; i < end; i++) {
        Line *line = line_at(lines, i);
        if (line->use == USE_NONE && line->role != NULL && strcmp(line->role, "agenda") == 0) {
            read_explicit_agenda(lines, line);
        } else if (line->use == USE_NONE && lines->programme->agenda->len == 0 && is_agenda_heading(line)) {
            int above = 0;
            const guint first = lines_next_open(lines, i + 1);
            guint at = first;
            for (guint next = at; next < end; at = next) {
                next = read_agenda_item(lines, at, &above);
                if (next == at) {
                    break;
                }
            }
            line->use = at > first ? USE_FRONT : USE_NONE;
        }
    }
}

/* --- the text around the timetable ------------------------------------------------------------------------- */

static bool label_alone(const char *text)
{
    g_autofree char *label = NULL;
    const size_t used = block_label_read(text, &label);
    return used > 0 && text[used] == '\0';
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
    line->use = use;
    guint next = lines_next_open(lines, i + 1);
    for (; next < end && line->role == NULL; next = lines_next_open(lines, next + 1)) {
        Line *more = line_at(lines, next);
        g_autofree char *label = NULL;
        const bool titled = number && last == line && more->role == NULL && more->cell < 0 && !more->after_blank;
        const bool starts = !titled && (block_label_read(more->text, &label) > 0 || more->marker != NULL);
        if (starts || (!titled && !line_goes_on(text->str, last, more, true))) {
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

Programme *programme_read(const Document *document, GPtrArray *diagnostics)
{
    Programme *programme = programme_new();
    Lines lines;
    lines_init(&lines, document, programme, diagnostics);
    lines_find_furniture(&lines);
    read_explicit_head(&lines);
    mend_year_ranges(&lines);
    lines_find_notes(&lines);
    TimetablePlace place = timetable_find(&lines);
    const guint before = lines.lines->len;
    const bool found = place.first < place.end;
    const bool told_none = !found && place.first < before;
    head_read(&lines, place.first);
    place.first += lines.lines->len - before; /* lines that ran together were parted */
    place.end = place.first;
    if (found) {
        annex_read(&lines, place.first);
        lines_part_entries(&lines, place.first);
        place.end = lines.lines->len;
    }
    read_agenda(&lines, place.first);
    if (!lines.profile_told) {
        programme->profile = programme_usual_profile(programme);
    }
    timetable_read(&lines, place);
    read_blocks(&lines, 0, place.first, USE_FRONT, programme->front);
    read_blocks(&lines, place.first, lines.lines->len, USE_BACK, programme->back);
    if (programme->rows->len == 0 && !told_none) {
        timetable_read_prose(&lines, programme->front);
        if (programme->rows->len > 0) {
            report_prose(&lines);
        } else {
            report_no_timetable(&lines);
        }
    }
    if (programme->title == NULL && !lines.head_told) {
        programme->title = g_strdup(programme->annex_title); /* an annex that was copied alone */
    }
    lines_clear(&lines);
    programme_tidy(programme);
    return programme;
}
