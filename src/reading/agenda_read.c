#include "reading/agenda_read.h"

#include "base/text.h"
#include "core/phrases.h"
#include "reading/entry_text.h"
#include "reading/item_numbers.h"

#include <string.h>

static bool is_agenda_heading(const Line *line)
{
    static const char *const headings[] = { "agenda",
                                            "provisional agenda",
                                            "annotated agenda",
                                            "provisional annotated agenda",
                                            "draft agenda",
                                            "adopted agenda",
                                            NULL };
    return line->role == NULL && line->marker == NULL &&
           (text_is_one_of(line->text, headings) || phrase_is(PHRASE_AGENDA, line->text));
}

/* "٣ - انتخاب أعضاء المكتب", "1、会议开幕": the forms of Arabic and Chinese. */
static size_t foreign_number(const char *text, ItemNumber *ret_item)
{
    g_autoptr(GArray) items = g_array_new(FALSE, FALSE, sizeof(ItemNumber));
    const size_t used = item_word_read(text) > 0 ? 0 : item_heading_read(text, items);
    if (used == 0) {
        return 0;
    }
    *ret_item = g_array_index(items, ItemNumber, 0);
    return used;
}

/* The number of an item of the agenda, before its title or alone: "5. ", "(a) ". Bytes, 0 if there is none. */
static size_t agenda_number(const char *text, int above, ItemNumber *ret_item)
{
    size_t digits = strspn(text, "0123456789");
    if (digits > 0 && digits <= 3 && text[0] != '0' && text[digits] == '.' &&
        (text[digits + 1] == ' ' || text[digits + 1] == '\0')) {
        *ret_item = (ItemNumber){ .number = (int)g_ascii_strtoll(text, NULL, 10) };
        return digits + 1;
    }
    ItemNumber item = { .number = above };
    const size_t letter = above > 0 && text[0] != ' ' ? item_letter_read(text, item.sub) : 0;
    if (letter > 0 && item.sub[1] == '\0' && (text[letter] == ' ' || text[letter] == '\0')) {
        *ret_item = item;
        return letter;
    }
    return foreign_number(text, ret_item);
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

/* Joins the lines from `i` on that go on with the title of item `number`; the index of the line behind them. */
static guint join_title(const Lines *lines, guint i, int number, GString *title)
{
    const Line *last = line_at(lines, i);
    guint next = lines_next_open(lines, i + 1);
    for (; next < lines->lines->len; next = lines_next_open(lines, next + 1)) {
        const Line *more = line_at(lines, next);
        ItemNumber other;
        const bool starts_title = title->len == 0 && !more->after_blank;
        if (agenda_number(more->text, number, &other) > 0 || more->role != NULL ||
            (!starts_title && !line_goes_on(title->str, last, more, true))) {
            break;
        }
        text_join(title, more->text);
        last = more;
    }
    return next;
}

enum { TITLE_LIMIT = 400 }; /* bytes: what is longer is no title */

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
    g_autoptr(GString) title = g_string_new(line->text + used + strspn(line->text + used, " "));
    const guint next = join_title(lines, i, item.number, title);
    cut_leader(title->str);
    if (title->str[0] == '\0' || strlen(title->str) > TITLE_LIMIT) {
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

/* The list below the heading at line `i`, which belongs to it if there is one. */
static void read_list(Lines *lines, guint i, guint end)
{
    int above = 0;
    const guint first = lines_next_open(lines, i + 1);
    guint at = first;
    for (guint next = at; next < end; at = next) {
        next = read_agenda_item(lines, at, &above);
        if (next == at) {
            break;
        }
    }
    line_at(lines, i)->use = at > first ? USE_FRONT : USE_NONE;
}

void agenda_read(Lines *lines, guint end)
{
    for (guint i = 0; i < end; i++) {
        Line *line = line_at(lines, i);
        if (line->use != USE_NONE) {
            continue;
        }
        if (line->role != NULL && strcmp(line->role, "agenda") == 0) {
            read_explicit_agenda(lines, line);
        } else if (lines->programme->agenda->len == 0 && is_agenda_heading(line)) {
            read_list(lines, i, end);
        }
    }
}
