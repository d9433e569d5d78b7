#include "reading/lines_tree.h"

#include "base/text.h"
#include "core/symbol.h"
#include "reading/civil_text.h"
#include "reading/entry_text.h"
#include "reading/timetable_form.h"

#include <string.h>

/* --- labels and cells ---------------------------------------------------------------------------------------- */

bool tree_label_is_counted(const char *label)
{
    for (const char *at = label; *at != '\0'; at = g_utf8_next_char(at)) {
        if (g_unichar_isalnum(g_utf8_get_char(at))) {
            return true;
        }
    }
    return false;
}

bool tree_is_structured(const Node *root)
{
    for (const Node *node = root->first; node != NULL; node = node_next(node, root)) {
        if (node->kind == NODE_CELL && node->first != NULL &&
            (node->first->kind == NODE_PARAGRAPH || node->first->kind == NODE_HEADING)) {
            return true;
        }
    }
    return false;
}

enum { MASTHEAD_ROWS = 6 };

/* Does one of the words of the first table name the document by its symbol, or say how it is distributed? */
static bool is_masthead(const Node *table)
{
    int rows = 0;
    for (const Node *row = table->first; row != NULL; row = row->next) {
        if (++rows > MASTHEAD_ROWS) {
            return false;
        }
    }
    for (const Node *node = table->first; node != NULL; node = node_next(node, table)) {
        const bool is_words = node->kind == NODE_TEXT;
        if (is_words && (symbol_is_valid(node->text, strlen(node->text)) || text_begins(node->text, "Distr"))) {
            return true;
        }
    }
    return false;
}

const Node *tree_masthead(const Node *root)
{
    const Node *node = root->first;
    while (node != NULL && node->kind == NODE_FURNITURE) {
        node = node->next;
    }
    return node != NULL && node->kind == NODE_TABLE && is_masthead(node) ? node : NULL;
}

const Node *tree_cell_of(const Node *block)
{
    const Node *cell = block;
    while (cell != NULL && cell->kind != NODE_CELL) {
        cell = cell->parent;
    }
    return cell;
}

bool tree_end_is_deleted(const Node *block)
{
    return block->last != NULL && block->last->kind == NODE_DELETED && block->last->first == NULL;
}

/* --- hours and what is said of them ---------------------------------------------------------------------------- */

/* Nothing but hours, perhaps with marks of notes: *ret_notes gets those. */
static bool are_hours(const char *text, char **ret_hours, char **ret_notes)
{
    g_autofree char *hours = g_strdup(text);
    g_autoptr(GArray) notes = g_array_new(FALSE, FALSE, sizeof(int));
    notes_cut(hours, notes);
    HoursText read;
    const char *behind = form_behind_open_hours(hours);
    const bool open = behind != NULL && behind[0] == '\0';
    if (hours[0] == '\0' || (!open && hours_read(hours, &read) != strlen(hours))) {
        return false;
    }
    *ret_notes = g_strdup(text + strlen(hours));
    *ret_hours = g_steal_pointer(&hours);
    return true;
}

static bool may_join(const Line *line)
{
    HoursText hours;
    DayText day;
    return line->role != NULL || (line->marker == NULL && line->use == USE_NONE &&
                                  hours_read(line->text, &hours) == 0 && day_read(line->text, &day) == 0);
}

/* What stands below the hours in a bracket behind them; what names itself stays below. */
static char *hours_with_bracket(const GPtrArray *lines, guint first, const char *hours, const char *notes)
{
    int count = 0;
    GString *text = g_string_new(hours);
    for (guint i = first + 1; i < lines->len; i++) {
        const Line *line = g_ptr_array_index(lines, i);
        if (line->role == NULL) {
            g_string_append_printf(text, "%s%s", count++ == 0 ? " (" : "; ", line->text);
        }
    }
    g_string_append_printf(text, "%s%s", count > 0 ? ")" : "", notes);
    return g_string_free(text, FALSE);
}

void tree_join_hours(GPtrArray *lines, guint first)
{
    Line *head = first + 1 < lines->len ? g_ptr_array_index(lines, first) : NULL;
    g_autofree char *hours = NULL;
    g_autofree char *notes = NULL;
    if (head == NULL || head->role != NULL || !are_hours(head->text, &hours, &notes)) {
        return;
    }
    for (guint i = first + 1; i < lines->len; i++) {
        if (!may_join(g_ptr_array_index(lines, i))) {
            return;
        }
    }
    char *joined = hours_with_bracket(lines, first, hours, notes);
    g_free(head->text);
    head->text = joined;
    for (guint i = lines->len - 1; i > first; i--) {
        if (((const Line *)g_ptr_array_index(lines, i))->role == NULL) {
            g_ptr_array_remove_index(lines, i);
        }
    }
}

/* --- roles ----------------------------------------------------------------------------------------------------- */

/* Marks of notes behind the words are no part of them. */
static void cut_notes(Line *line)
{
    g_autofree char *words = g_strdup(line->text);
    g_autoptr(GArray) notes = g_array_new(FALSE, FALSE, sizeof(int));
    notes_cut(words, notes);
    line->rest = g_strdup(line->text + strlen(words));
    g_free(line->text);
    line->text = g_steal_pointer(&words);
}

/* What is counted stands before the words; where the role tells what they are, it is apart. */
static void cut_label(Line *line, const char *label)
{
    const size_t length = label != NULL ? strlen(label) : 0;
    line->label = label != NULL ? g_strdup(label) : NULL;
    if (length > 0 && tree_label_is_counted(label) && g_str_has_prefix(line->text, label)) {
        char *words = text_tidy(line->text + length);
        g_free(line->text);
        line->text = words != NULL ? words : g_strdup("");
    }
    g_clear_pointer(&line->marker, g_free);
    line->depth = 0;
}

static void tell_words(ToldRoles *told, Line *line, const Node *block)
{
    line->role = block->role;
}

static void tell_nothing(ToldRoles *told, Line *line, const Node *block)
{
    line->use = USE_HEAD;
}

static void tell_block(ToldRoles *told, Line *line, const Node *block)
{
    cut_label(line, block->label);
    cut_notes(line);
    line->role = block->kind == NODE_HEADING ? "heading" : "paragraph";
}

/* "12." and below it "(a)", which is 12 (a). Its heading says nothing that the items do not. */
static void tell_agenda(ToldRoles *told, Line *line, const Node *block)
{
    if (block->kind == NODE_HEADING) {
        line->use = USE_FRONT;
        return;
    }
    const char *label = block->label != NULL ? block->label : "";
    const bool sub = label[0] == '(';
    told->item = sub ? told->item : (int)CLAMP(g_ascii_strtoll(label, NULL, 10), 0, 999);
    if (told->item == 0) {
        return;
    }
    cut_label(line, label);
    g_free(line->label);
    line->label = sub ? g_strdup_printf("%d %s", told->item, label) : g_strdup_printf("%d", told->item);
    line->role = "agenda";
}

static void tell_hours(ToldRoles *told, Line *line, const Node *block)
{
    const Node *cell = tree_cell_of(block);
    told->hours = cell != NULL ? cell->parent : NULL;
}

/* A row that is no meeting: its words, behind its hours if it has some. */
static void tell_row(ToldRoles *told, Line *line, const Node *block)
{
    const Node *cell = tree_cell_of(block);
    if (cell == NULL || block->kind != NODE_PARAGRAPH) {
        return;
    }
    cut_notes(line);
    line->role = block->role;
    line->same_line = told->hours == cell->parent;
    line->after_blank = !line->same_line;
}

/* The words say what the row is. What they do not: the hours of the row above are not its own. */
static void tell_no_meeting(ToldRoles *told, Line *line, const Node *block)
{
    const Node *cell = tree_cell_of(block);
    line->after_blank |= cell != NULL && told->hours != cell->parent;
}

/* Roles as paper/programme_paper.h has them, where they tell more than the words. */
static const struct {
    const char *role;
    void (*tell)(ToldRoles *told, Line *line, const Node *block);
} roles[] = {
    { "organization", tell_nothing },
    { "symbol-placeholder", tell_nothing },
    { "organ", tell_words },
    { "symbol", tell_words },
    { "body", tell_words },
    { "session", tell_words },
    { "title", tell_words },
    { "note-kind", tell_words },
    { "annex", tell_words },
    { "annex-title", tell_words },
    { "front", tell_block },
    { "back", tell_block },
    { "agenda", tell_agenda },
    { "hours", tell_hours },
    { "label", tell_words },
    { "room", tell_words },
    { "deadline", tell_row },
    { "list-closure", tell_row },
    { "no-meeting", tell_no_meeting },
    { "remark", tell_row },
};

/* A footnote is told by where it stands, not by a role. */
static void tell_note(Line *line, const Node *note)
{
    const char *label = note->label != NULL ? note->label : "";
    const size_t stars = strspn(label, "*");
    line->role = "note";
    line->label = stars > 0 ? g_strdup_printf("-%zu", stars) : g_strdup(label);
}

void told_roles_apply(ToldRoles *told, Line *line, const Node *block)
{
    if (block->kind == NODE_NOTE) {
        tell_note(line, block);
        return;
    }
    for (size_t i = 0; block->role != NULL && i < G_N_ELEMENTS(roles); i++) {
        if (strcmp(block->role, roles[i].role) == 0) {
            roles[i].tell(told, line, block);
        }
    }
}
