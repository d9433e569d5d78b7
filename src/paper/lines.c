#include "paper/lines.h"

#include "base/text.h"
#include "core/symbol.h"
#include "core/vocabulary.h"
#include "paper/civil_text.h"
#include "paper/entry_text.h"

#include <stdlib.h>
#include <string.h>

/* --- life ---------------------------------------------------------------------------------------------- */

static void line_free(gpointer data)
{
    Line *line = data;
    g_free(line->text);
    g_free(line->marker);
    g_free(line->label);
    g_free(line->aside);
    g_free(line->rest);
    g_free(line);
}

Line *line_at(const Lines *lines, guint i)
{
    return g_ptr_array_index(lines->lines, i);
}

void lines_clear(Lines *lines)
{
    g_ptr_array_unref(lines->lines);
}

void lines_note(Lines *lines, Severity severity, const char *rule, Position at, char *what, char *expected)
{
    diagnostics_add(lines->diagnostics, severity, rule, at, what, expected);
}

guint lines_next_open(const Lines *lines, guint i)
{
    while (i < lines->lines->len && line_at(lines, i)->use != USE_NONE) {
        i++;
    }
    return i;
}

/* --- from tree to lines ---------------------------------------------------------------------------------- */

typedef struct {
    Lines *lines;
    GString *text;
    Line *line; /* being filled */
} Flattener;

static void append_inline(GString *text, const Node *node)
{
    if (node->kind == NODE_TEXT) {
        g_string_append(text, node->text);
    } else if (node->kind == NODE_MARK) {
        const bool stars = node->label[0] == '*';
        const int number = stars ? -(int)strlen(node->label) : (int)g_ascii_strtoll(node->label, NULL, 10);
        g_autofree char *mark = note_mark_text(number);
        g_string_append(text, mark);
    } else if (node->kind == NODE_LINE_END) {
        g_string_append_c(text, ' ');
    }
}

/* A link whose target its words do not tell is kept; "#" is no target. */
static void keep_link(Lines *lines, const Node *link)
{
    g_autofree char *words = node_plain_text(link);
    if (link->target != NULL && link->target[0] != '#' && strcmp(words, link->target) != 0) {
        programme_add_link(lines->programme, words, link->target);
    }
}

/* A dash that a list left behind when it was flattened into one line. */
static void take_flat_marker(Line *line, char *text)
{
    static const char *const dashes[] = { "– ", "- ", "• " };
    for (size_t i = 0; text != NULL && line->flat && line->role == NULL && i < G_N_ELEMENTS(dashes); i++) {
        if (g_str_has_prefix(text, dashes[i])) {
            const size_t length = strlen(dashes[i]);
            memmove(text, text + length, strlen(text + length) + 1);
            line->marker = g_strdup("–");
            line->depth = 1;
            return;
        }
    }
}

static void finish_line(Flattener *state)
{
    if (state->line == NULL) {
        return;
    }
    char *tidy = text_tidy(state->text->str);
    g_string_truncate(state->text, 0);
    Line *line = g_steal_pointer(&state->line);
    take_flat_marker(line, tidy);
    if (tidy == NULL && line->marker == NULL && line->role == NULL) {
        line_free(line);
        return;
    }
    line->text = tidy != NULL ? tidy : g_strdup("");
    g_ptr_array_add(state->lines->lines, line);
}

static Line *begin_line(Flattener *state, const Node *block)
{
    finish_line(state);
    state->line = g_new0(Line, 1);
    state->line->cell = -1;
    state->line->at = block->at;
    state->line->after_blank = block->after_blank || state->lines->lines->len == 0;
    return state->line;
}

static void place_in_table(Line *line, const Node *block)
{
    for (const Node *at = block; at != NULL; at = at->parent) {
        if (at->kind != NODE_CELL) {
            continue;
        }
        line->cell = 0;
        for (const Node *cell = at->previous; cell != NULL; cell = cell->previous) {
            line->cell++;
        }
        for (const Node *cell = at->parent->first; cell != NULL; cell = cell->next) {
            line->columns++;
        }
        return;
    }
}

static void finish_explicit(Flattener *state, const Node *block)
{
    Line *line = state->line;
    line->role = block->role;
    line->label = g_strdup(block->label);
    line->aside = g_strdup(block->target);
    g_autoptr(GString) rest = g_string_new(NULL);
    for (const Node *node = block->first->next; node != NULL; node = node_skip(node, block)) {
        append_inline(rest, node);
    }
    line->rest = g_strdup(rest->str);
    g_string_assign(state->text, block->first->text);
    finish_line(state);
}

/* One block that holds inlines: as many lines as the source had. */
static void flatten_block(Flattener *state, const Node *block)
{
    Line *line = begin_line(state, block);
    place_in_table(line, block);
    const int cell = line->cell;
    const int columns = line->columns;
    if (block->kind == NODE_ITEM) {
        line->depth = block->level;
        line->marker = g_strdup(block->label != NULL ? block->label : "");
    }
    if (block->explicit_role) {
        finish_explicit(state, block);
        return;
    }
    for (const Node *node = block->first; node != NULL; node = node_next(node, block)) {
        if (!node_is_inline(node)) {
            /* An explicit block behind the hours of its row. */
            Line *inner = begin_line(state, node);
            inner->same_line = true;
            inner->after_blank = false;
            inner->cell = cell;
            finish_explicit(state, node);
            return;
        }
        if (node->kind == NODE_LINE_END) {
            Line *next = begin_line(state, node);
            next->cell = cell;
            next->columns = columns;
            next->after_blank = node->after_blank;
            next->flat = true;
            continue;
        }
        if (node->kind == NODE_LINK) {
            keep_link(state->lines, node);
        }
        if (node->kind == NODE_TEXT && node->at.line != 0 && state->text->len == 0) {
            state->line->at = node->at;
        }
        append_inline(state->text, node);
    }
    finish_line(state);
}

static bool holds_inlines(const Node *node)
{
    switch (node->kind) {
    case NODE_PARAGRAPH:
    case NODE_HEADING:
    case NODE_FIELD:
    case NODE_NOTE:
    case NODE_ITEM:
    case NODE_FURNITURE: return true;
    case NODE_CELL: return node->first != NULL && (node_is_inline(node->first) || node->explicit_role);
    default: return false;
    }
}

void lines_init(Lines *lines, const Document *document, Programme *programme, GPtrArray *diagnostics)
{
    *lines = (Lines){
        .lines = g_ptr_array_new_with_free_func(line_free),
        .diagnostics = diagnostics,
        .programme = programme,
    };
    Flattener state = { .lines = lines, .text = g_string_new(NULL) };
    bool page = false;
    const Node *root = document->root;
    for (const Node *node = root->first; node != NULL;) {
        const guint before = lines->lines->len;
        if (!holds_inlines(node)) {
            page |= node->kind == NODE_BREAK_PAGE;
            node = node_next(node, root);
            continue;
        }
        flatten_block(&state, node);
        if (lines->lines->len > before) {
            line_at(lines, before)->after_page = page;
            page = false;
        }
        /* An item may hold a list of its own below its words. */
        node = node->last != NULL && node->last->kind == NODE_LIST ? node->last->first : node_skip(node, root);
    }
    finish_line(&state);
    g_string_free(state.text, TRUE);
}

/* --- furniture ------------------------------------------------------------------------------------------- */

static bool all_digits(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (!g_ascii_isdigit(text[i])) {
            return false;
        }
    }
    return length > 0;
}

/* "25-06880", "25-06880 (E)    090525", "GE.25-01234(E)". */
static bool is_job_number(const char *text)
{
    const char *at = g_str_has_prefix(text, "GE.") ? text + 3 : text;
    const size_t tail = strspn(at, "0123456789-");
    const bool figures = tail >= 8 && tail <= 9 && at[2] == '-' && all_digits(at, 2) && all_digits(at + 3, tail - 3);
    if (!figures) {
        return false;
    }
    return at[tail] == '\0' || g_str_has_prefix(at + tail, " (") || g_str_has_prefix(at + tail, "(");
}

/* "*2506880*": what the bar code says. */
static bool is_bar_code(const char *text)
{
    const size_t length = strlen(text);
    return length >= 6 && length <= 16 && text[0] == '*' && text[length - 1] == '*' && all_digits(text + 1, length - 2);
}

/* "2/9", "Page 3 of 7", "- 3 -", "Page 3". */
static bool is_page_number(const char *text)
{
    const size_t digits = strspn(text, "0123456789");
    if (digits > 0 && digits <= 3 && text[digits] == '/') {
        const size_t total = strlen(text + digits + 1);
        return total <= 3 && all_digits(text + digits + 1, total);
    }
    const char *at = text;
    if (text_begins(text, "page ")) {
        at += 5;
        const size_t number = strspn(at, "0123456789");
        return number > 0 && number <= 3 &&
               (at[number] == '\0' || text_begins(at + number, " of ") || at[number] == '/');
    }
    if (g_str_has_prefix(text, "- ") || g_str_has_prefix(text, "– ")) {
        at = strchr(text, ' ') + 1;
        const size_t number = strspn(at, "0123456789");
        return number > 0 && number <= 3 && (strcmp(at + number, " -") == 0 || strcmp(at + number, " –") == 0);
    }
    return false;
}

static bool is_page_sign(const Line *line)
{
    return line->role == NULL && line->marker == NULL &&
           (is_page_number(line->text) || is_job_number(line->text) || is_bar_code(line->text));
}

bool line_is_table_head(const Line *line)
{
    static const char *const heads[] = {
        "date/time",
        "date / time",
        "date and time",
        "date",
        "time",
        "agenda item/programme",
        "agenda item / programme",
        "programme",
        "activity",
        "agenda item",
        "item",
        "meeting",
        "day",
        "day/time",
        "time/date",
        "subject",
        "agenda items",
        "programme/agenda item",
        "topic",
        "session",
        "venue",
        "room",
        "agenda item/activity",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(heads); i++) {
        if (g_ascii_strcasecmp(line->text, heads[i]) == 0) {
            return true;
        }
    }
    return false;
}

static guint occurrences(const Lines *lines, const char *text)
{
    guint count = 0;
    for (guint i = 0; i < lines->lines->len; i++) {
        count += strcmp(line_at(lines, i)->text, text) == 0;
    }
    return count;
}

/* Is a page's edge within two lines: a form feed, a page number, a job number? */
static bool near_page_edge(const Lines *lines, guint i)
{
    const guint first = i < 2 ? 0 : i - 2;
    for (guint k = first; k <= i + 2 && k < lines->lines->len; k++) {
        const Line *line = line_at(lines, k);
        if ((k != i && is_page_sign(line)) || (line->after_page && k <= i)) {
            return true;
        }
    }
    return false;
}

static bool is_time(const char *text)
{
    HoursText hours;
    DayText day;
    return hours_read(text, &hours) > 0 || day_read(text, &day) > 0;
}

/* A running head: the same words again at the edge of another page; or the document's own symbol. */
static bool is_running_head(const Lines *lines, guint i)
{
    const Line *line = line_at(lines, i);
    const bool plain = line->role == NULL && line->marker == NULL && line->cell < 0 && line->after_blank;
    if (!plain || !near_page_edge(lines, i) || is_time(line->text)) {
        return false;
    }
    return symbol_is_valid(line->text, strlen(line->text)) || all_digits(line->text, strlen(line->text)) ||
           (text_length(line->text) > 3 && occurrences(lines, line->text) > 1);
}

static void take_job_number(Lines *lines, const Line *line)
{
    if (lines->programme->job_number == NULL && is_job_number(line->text) && strchr(line->text, '(') != NULL) {
        const char *end = strchr(line->text, ')');
        lines->programme->job_number =
            end == NULL ? g_strdup(line->text) : g_strndup(line->text, (gsize)(end - line->text) + 1);
    }
}

/* A symbol of another house, in the form of all: capitals and figures parted by slashes, "GGE.2/2023/3", "CL
 * 175/INF/1". */
static bool is_symbol_of_a_house(const char *text)
{
    static const char allowed[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789./-";
    const size_t first = strspn(text, allowed);
    const size_t rest = text[first] == ' ' ? 1 + strspn(text + first + 1, allowed) : 0;
    const bool whole = text[first + rest] == '\0' && first + rest >= 5 && first + rest <= 40;
    const char *slash = strchr(text, '/');
    const bool letters = g_ascii_isupper(text[0]) || rest > 1;
    return whole && letters && slash != NULL && slash != text && slash[1] != '\0' &&
           strpbrk(slash, "0123456789") != NULL;
}

/* The first line that is the document's own symbol says so; it runs on every page. */
static void take_symbol(Lines *lines)
{
    for (guint i = 0; i < MIN(lines->lines->len, 15) && lines->programme->symbol == NULL; i++) {
        Line *line = line_at(lines, i);
        const bool symbol = symbol_is_valid(line->text, strlen(line->text)) || is_symbol_of_a_house(line->text);
        if (line->role == NULL && line->marker == NULL && symbol) {
            lines->programme->symbol = g_strdup(line->text);
            lines->programme->symbol_at = line->at;
            line->use = USE_HEAD;
        }
    }
}

static void tell_gaps(Lines *lines)
{
    bool gap = false;
    for (guint i = 0; i < lines->lines->len; i++) {
        Line *line = line_at(lines, i);
        if (line->use == USE_FURNITURE) {
            gap = true;
            continue;
        }
        line->after_page |= gap;
        line->after_blank |= gap;
        gap = false;
    }
}

void lines_find_furniture(Lines *lines)
{
    take_symbol(lines);
    for (guint i = 0; i < lines->lines->len; i++) {
        Line *line = line_at(lines, i);
        if (line->use == USE_NONE && is_page_sign(line)) {
            take_job_number(lines, line);
            line->use = USE_FURNITURE;
        }
    }
    for (guint i = 0; i < lines->lines->len; i++) {
        Line *line = line_at(lines, i);
        if (line->use == USE_NONE && is_running_head(lines, i)) {
            line->use = USE_FURNITURE;
        }
    }
    tell_gaps(lines);
}

/* --- footnotes ------------------------------------------------------------------------------------------- */

static bool is_note_rule(const Line *line)
{
    return line->role == NULL && strlen(line->text) >= 5 && strspn(line->text, "_") == strlen(line->text);
}

/* "¹ Text" or, where notes are expected, "1 Text" and "* Text": the number; *ret_words is where the text begins. */
static int note_start(const Line *line, bool expected, const char **ret_words)
{
    const char *at = line->text;
    if (expected && line->marker != NULL && line->marker[0] == '*') {
        *ret_words = at;
        return -(int)strlen(line->marker);
    }
    size_t used = 0;
    int number = note_mark_read(at, &used);
    at += used;
    if (number == 0 && expected) {
        const size_t stars = strspn(at, "*");
        const size_t digits = strspn(at, "0123456789");
        number = stars > 0 && stars < 4 ? -(int)stars : digits > 0 && digits < 4 ? atoi(at) : 0;
        at += stars + digits;
        if (number != 0 && *at != ' ') {
            return 0;
        }
    }
    *ret_words = at + strspn(at, " ");
    return **ret_words == '\0' ? 0 : number;
}

/* Where the words of a note end although the next line looks like going on: another page, another note. */
static guint read_note(Lines *lines, guint i, int number, const char *words)
{
    Line *line = line_at(lines, i);
    g_autoptr(GString) text = g_string_new(words);
    const Position at = line->at;
    line->use = USE_NOTE;
    guint next = i + 1;
    const char *other;
    for (; next < lines->lines->len; next++) {
        Line *more = line_at(lines, next);
        const bool ends = more->use != USE_NONE || more->after_page || more->role != NULL || more->cell >= 0 ||
                          more->marker != NULL || note_start(more, true, &other) != 0;
        if (ends || !line_goes_on(text->str, line, more, true)) {
            break;
        }
        text_join(text, more->text);
        more->use = USE_NOTE;
        line = more;
    }
    programme_add_footnote(lines->programme, number, NULL, text->str, at);
    return next;
}

static void read_explicit_note(Lines *lines, Line *line)
{
    const gint64 number = line->label == NULL ? 0 : g_ascii_strtoll(line->label, NULL, 10);
    programme_add_footnote(lines->programme, (int)CLAMP(number, -3, 9999), NULL, line->text, line->at);
    line->use = USE_NOTE;
}

static bool has_note(const Programme *programme, int number)
{
    for (guint i = 0; i < programme->footnotes->len; i++) {
        const Footnote *note = g_ptr_array_index(programme->footnotes, i);
        if (note->number == number) {
            return true;
        }
    }
    return false;
}

/* How many figures at the end of `text` may be a mark: one or two behind a word, or the fifth behind a year. */
static size_t mark_figures(const char *text)
{
    const size_t length = strlen(text);
    size_t digits = 0;
    while (digits < length && g_ascii_isdigit(text[length - 1 - digits])) {
        digits++;
    }
    if (digits == 5 && g_str_has_prefix(text + length - 5, "20")) {
        return 1;
    }
    if (digits == 0 || digits > 2 || digits == length) {
        return 0;
    }
    const char before = text[length - digits - 1];
    /* Behind a blank a figure is a number ("Panel 2") unless the word before is a plural ("commissions 3"). */
    const bool plural = before == ' ' && length > digits + 12 && text[length - digits - 2] == 's';
    const bool behind_word = g_ascii_isalpha(before) || strchr(")\"", before) != NULL || plural;
    return behind_word || g_str_has_suffix(text, "’") ? digits : 0;
}

int glued_mark_of(const Programme *programme, const char *text, size_t *ret_digits)
{
    const bool numbered = text_begins(text, "item") || text_begins(text, "items") || text_begins(text, "agenda item") ||
                          text_begins(text, "annex");
    const size_t digits = numbered && strchr(text, ':') == NULL ? 0 : mark_figures(text);
    const int number = digits == 0 ? 0 : atoi(text + strlen(text) - digits);
    *ret_digits = digits;
    return has_note(programme, number) ? number : 0;
}

static void raise_glued_mark(Lines *lines, Line *line)
{
    size_t digits = 0;
    const int number = glued_mark_of(lines->programme, line->text, &digits);
    if (number == 0) {
        return;
    }
    g_autofree char *words = g_strndup(line->text, strlen(line->text) - digits);
    g_autofree char *mark = note_mark_text(number);
    g_strchomp(words);
    g_free(line->text);
    line->text = g_strconcat(words, mark, NULL);
    lines_note(lines, SEVERITY_NOTE, "note-mark", line->at,
               g_strdup_printf("\"%d\" stands at the end of the line like a figure of the text", number),
               g_strdup_printf("taken as the mark of footnote %d", number));
}

bool line_is_taken_apart(const Programme *programme, const char *text)
{
    size_t digits;
    const char *words;
    const Line line = { .text = (char *)text, .cell = -1 };
    return is_page_sign(&line) || line_is_table_head(&line) || is_note_rule(&line) ||
           note_start(&line, false, &words) != 0 || glued_mark_of(programme, text, &digits) != 0 ||
           symbol_is_valid(text, strlen(text)) || all_digits(text, strlen(text));
}

void lines_find_notes(Lines *lines)
{
    bool expected = false;
    for (guint i = 0; i < lines->lines->len;) {
        Line *line = line_at(lines, i);
        if (line->use == USE_FURNITURE || line->after_page) {
            expected = false;
        }
        const char *words = NULL;
        if (line->use != USE_NONE) {
            i++;
        } else if (line->role != NULL && strcmp(line->role, "note") == 0) {
            read_explicit_note(lines, line);
            i++;
        } else if (is_note_rule(line)) {
            line->use = USE_NOTE;
            expected = true;
            i++;
        } else if (line->role == NULL && line->cell < 0 && note_start(line, expected, &words) != 0) {
            i = read_note(lines, i, note_start(line, expected, &words), words);
        } else {
            i++;
        }
    }
    for (guint i = 0; i < lines->lines->len; i++) {
        Line *line = line_at(lines, i);
        if (line->use == USE_NONE && line->role == NULL && !line_is_table_head(line)) {
            raise_glued_mark(lines, line);
        }
    }
}

/* --- joining --------------------------------------------------------------------------------------------- */

/* Words after which a line cannot end. */
bool line_ends_in_mid_phrase(const char *text)
{
    static const char *const words[] = { " of",     " the",   " and",     " to",    " for",     " in",   " on",
                                         " a",      " an",    " with",    " by",    " from",    " at",   " or",
                                         " as",     " its",   " their",   " under", " between", " that", " including",
                                         " about",  " is",    " until",   " ended", " was",     " be",   " are",
                                         " United", " other", " against", "," };
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        if (g_str_has_suffix(text, words[i])) {
            return true;
        }
    }
    const size_t length = strlen(text);
    return length > 1 && text[length - 1] == '-' && g_ascii_isalpha(text[length - 2]);
}

bool line_begins_in_mid_phrase(const char *text)
{
    const char *at = text + strspn(text, "(\"'");
    if (g_str_has_prefix(at, "“")) {
        at += strlen("“");
    }
    const gunichar c = g_utf8_get_char(at);
    return g_unichar_islower(c) && !(text[0] == '(' && strchr(at, ')') != NULL && strchr(at, ')') - at <= 3);
}

static bool ends_sentence(const char *text)
{
    const size_t length = strlen(text);
    return length > 0 && strchr(".:;!?", text[length - 1]) != NULL && !g_str_has_suffix(text, "a.m.") &&
           !g_str_has_suffix(text, "p.m.");
}

static bool is_continuation_of_form(const Line *next)
{
    return next->role == NULL && next->marker == NULL && !next->same_line;
}

enum { FULL_LINE = 46 }; /* characters: a line of a table's column that is about as wide as the column */

enum { LAST_WORDS = 64 }; /* bytes */

bool line_goes_on(const char *text, const Line *before, const Line *next, bool loose)
{
    if (!is_continuation_of_form(next) || next->cell != before->cell || before->role != NULL || text[0] == '\0') {
        return false;
    }
    if (next->cell >= 0 && next->at.line != before->at.line) {
        return false;
    }
    /* Only the end of the words tells, and they may be a long paragraph by now. */
    const size_t length = strlen(text);
    text += length > LAST_WORDS ? length - LAST_WORDS : 0;
    if (next->text[0] == '(' && !loose) {
        const char *close = strchr(next->text, ')');
        if (close != NULL && close - next->text <= 4 && !line_ends_in_mid_phrase(text)) {
            return false; /* a sub-item of its own */
        }
    }
    if (next->after_blank) {
        const bool broken = line_begins_in_mid_phrase(next->text) || (loose && line_ends_in_mid_phrase(text));
        return broken && !ends_sentence(text);
    }
    if (loose || line_begins_in_mid_phrase(next->text) || line_ends_in_mid_phrase(text)) {
        return true;
    }
    return text_length(before->text) >= FULL_LINE && !ends_sentence(text);
}

void text_join(GString *text, const char *next)
{
    const bool hyphen = text->len > 1 && text->str[text->len - 1] == '-' && g_ascii_isalpha(text->str[text->len - 2]);
    const bool dash = g_str_has_suffix(text->str, "–");
    if (text->len > 0 && !hyphen && !dash) {
        g_string_append_c(text, ' ');
    }
    g_string_append(text, next);
}

/* --- entries that run together ------------------------------------------------------------------------------- */

/* May a new entry begin behind these words? Not in the middle of a phrase, nor behind a colon. */
static bool may_end_entry(const char *text, const char *end)
{
    while (end > text && end[-1] == ' ') {
        end--;
    }
    if (end == text || strchr(":,;(-/“\"", end[-1]) != NULL) {
        return false;
    }
    g_autofree char *before = g_strndup(text, (gsize)(end - text));
    return !line_ends_in_mid_phrase(before);
}

/* Where the next entry begins in a line that holds several, behind its first; NULL if it holds one. */
static const char *next_entry(const Line *line)
{
    for (const char *at = line->text + 1; *at != '\0'; at++) {
        const bool after_mark = at[-1] == ')' || (at[-1] == ' ' && at - line->text > 1 && at[-2] == ')');
        const bool word = at[-1] == ' ' || at[-1] == ')';
        if (!word || !g_ascii_isupper(*at) || !may_end_entry(line->text, at)) {
            continue;
        }
        if (after_mark) {
            g_autofree char *before = g_strndup(line->text, (gsize)(at - line->text));
            g_strchomp(before);
            if (g_str_has_suffix(before, "(continued)") || g_str_has_suffix(before, "(concluded)")) {
                return at;
            }
        }
        if (line->cell >= 0 && vocabulary_begins_entry(at)) {
            return at;
        }
    }
    return NULL;
}

void lines_part_entries(Lines *lines, guint first)
{
    for (guint i = first; i < lines->lines->len; i++) {
        Line *line = line_at(lines, i);
        const char *at = line->use == USE_NONE && line->role == NULL && line->text[0] != '\0' ? next_entry(line) : NULL;
        if (at == NULL) {
            continue;
        }
        Line *rest = line_cut(lines, i, at);
        rest->depth = 0;
        lines_note(lines, SEVERITY_NOTE, "split-line", rest->at,
                   g_strdup_printf("\"%s\" runs on in one line", rest->text), g_strdup("taken as a line of its own"));
    }
}

Line *line_cut(Lines *lines, guint i, const char *at)
{
    Line *line = line_at(lines, i);
    Line *rest = g_new0(Line, 1);
    rest->text = text_tidy(at);
    rest->at = line->at;
    rest->at.column += (int)g_utf8_strlen(line->text, at - line->text);
    rest->cell = line->cell;
    rest->columns = line->columns;
    rest->after_blank = true;
    line->text[at - line->text] = '\0';
    text_tidy_in_place(&line->text);
    g_ptr_array_insert(lines->lines, (gint)i + 1, rest);
    return rest;
}
