#include "hall/list_paper.h"

#include "hall/desk_parts.h"
#include "session/acts.h"
#include "session/common.h"
#include "session/speakers.h"
#include "session/time_limits.h"

#include <string.h>

enum { SPEAKER_WIDTH = 70, CLOCK_WIDTH = 16, DURATION_WIDTH = 24 /* bytes, as columns are weighed */ };

typedef struct {
    const Scene *scene;
    const SpeakersList *row;
    int list;
    Node *root;
} ListPaper;

static void add_block(Node *parent, NodeKind kind, const char *role, const char *text)
{
    if (text != NULL && text[0] != '\0') {
        node_add_text(node_add(parent, kind, role), text);
    }
}

static void add_cell(Node *row, const char *text, bool is_strong)
{
    Node *cell = node_add(row, NODE_CELL, NULL);
    if (text != NULL && text[0] != '\0') {
        Node *paragraph = node_add(cell, NODE_PARAGRAPH, "plain");
        node_add_text(is_strong ? node_add(paragraph, NODE_STRONG, NULL) : paragraph, text);
    }
}

static void add_speaker(Node *row, const char *name, const char *remarks, bool is_strong)
{
    Node *paragraph = node_add(node_add(row, NODE_CELL, NULL), NODE_PARAGRAPH, "plain");
    node_add_text(is_strong ? node_add(paragraph, NODE_STRONG, NULL) : paragraph, name);
    if (remarks[0] != '\0') {
        g_autofree char *text = g_strconcat(" (", remarks, ")", NULL);
        node_add_text(paragraph, text);
    }
}

static Node *add_row(Node *table, bool is_header)
{
    Node *row = node_add(table, NODE_ROW, NULL);
    row->header = is_header;
    return row;
}

static void add_heading(Node *root, int level, const char *text)
{
    Node *heading = node_add(root, NODE_HEADING, NULL);
    heading->level = level;
    node_add_text(heading, text);
}

/* --- the head ----------------------------------------------------------------------------------------------------- */

static char *counted(const Words *words, const char *const forms[PLURAL_FORMS], int n)
{
    g_auto(Buffer) out = BUFFER_INIT;
    words_put_count(words, forms, n, &out);
    return g_strdup(buffer_text(&out));
}

static void add_figures(const ListPaper *paper)
{
    const Scene *scene = paper->scene;
    const Words *words = scene->words;
    char clock[PLACE_CLOCK_SIZE];
    const int limit = limits_on_list(scene->state, paper->list, CAPACITY_STATE, paper->row->kind == LIST_OF_REPLIES);
    const int n_waiting = (int)state_waiting(scene->state, paper->list)->len;
    const ListOutlook *outlook = n_waiting > 0 ? scene_outlook(scene, paper->list) : NULL;
    g_autofree char *waiting = counted(words, words->desk_waiting_count, n_waiting);
    g_autofree char *heard = counted(words, words->desk_heard_count, (int)state_taken(scene->state, paper->list)->len);
    GString *text = g_string_new(words->desk_list_states[paper->row->state]);
    g_string_append_printf(text, " · %s · %s", waiting, heard);
    if (limit > 0) {
        g_autofree char *duration = tell_duration(limit, scene->visit->language);
        g_autofree char *limited = desk_filled(words->desk_list_limit, duration);
        g_string_append_printf(text, " · %s", limited);
    }
    if (outlook != NULL && outlook->end.end.likely > 0) {
        const char *at = place_clock(scene->place, outlook->end.end.likely, false, clock);
        g_autofree char *ends = desk_filled(words->desk_list_ends_at, at);
        g_string_append_printf(text, " · %s", ends);
    }
    add_block(paper->root, NODE_FIELD, NULL, text->str);
    g_string_free(text, TRUE);
}

static void add_head(const ListPaper *paper)
{
    const Scene *scene = paper->scene;
    const Body *body = state_the_body(scene->state);
    g_autofree char *title = desk_list_title(scene, paper->list);
    g_autofree char *time = place_time_words(scene->place, scene->now);
    g_autofree char *zone = place_zone_words(scene->place, scene->now);
    g_autofree char *both = g_strdup_printf("%s, %s", time, zone);
    g_autofree char *printed = desk_filled(scene->words->desk_printed, both);
    add_block(paper->root, NODE_FIELD, "body", state_text(scene->state, body->body));
    add_block(paper->root, NODE_FIELD, "session", state_text(scene->state, body->session));
    add_block(paper->root, NODE_FIELD, "place-dates", state_text(scene->state, body->place));
    add_heading(paper->root, 1, scene->words->desk_speakers_list);
    add_heading(paper->root, 2, title);
    add_figures(paper);
    add_block(paper->root, NODE_FIELD, NULL, printed);
}

/* --- who waits ---------------------------------------------------------------------------------------------------- */

static void add_remark(GString *text, const char *remark)
{
    g_string_append_printf(text, "%s%s", text->len > 0 ? "; " : "", remark);
}

/* For whom, of which rank, and what was done by hand. Free with g_free. */
static char *remarks_on(const ListPaper *paper, const Inscription *row)
{
    const Scene *scene = paper->scene;
    GString *text = g_string_new(NULL);
    if (row->capacity == CAPACITY_GROUP) {
        const char *group = state_text(scene->state, row->group);
        g_autofree char *states = counted(scene->words, scene->words->desk_states,
                                          (int)codes_count(state_text(scene->state, row->on_behalf)));
        g_autofree char *words = desk_filled(scene->words->desk_on_behalf_of, group != NULL ? group : states);
        add_remark(text, words);
    } else if (row->capacity != CAPACITY_STATE && row->capacity != CAPACITY_STAKEHOLDER) {
        g_autofree char *capacity = acts_choice(FIELD_CAPACITY, row->capacity, scene->visit->language);
        add_remark(text, capacity);
    }
    if (row->level != LEVEL_DELEGATE) {
        g_autofree char *level = acts_choice(FIELD_LEVEL, row->level, scene->visit->language);
        add_remark(text, level);
    }
    if (row->precedence > 0) {
        add_remark(text, scene->words->desk_tag_precedence);
    }
    if (row->pin > 0 && row->pin_reason != 0) {
        g_autofree char *moved =
            desk_filled(scene->words->desk_moved_because, state_text(scene->state, row->pin_reason));
        add_remark(text, moved);
    }
    return g_string_free(text, FALSE);
}

/* Columns get room by the longest text in them. Times are short and must not be broken, so their titles are made
 * longer with blanks that do not break. Free with g_free. */
static char *widen(const char *title, size_t width)
{
    GString *text = g_string_new(title);
    while (text->len < width) {
        g_string_append(text, "\u00a0");
    }
    return g_string_free(text, FALSE);
}

static Node *add_table(const ListPaper *paper, const char *title, const char *const columns[], const size_t widths[])
{
    add_heading(paper->root, 3, title);
    Node *table = node_add(paper->root, NODE_TABLE, NULL);
    Node *head = add_row(table, true);
    for (guint i = 0; columns[i] != NULL; i++) {
        g_autofree char *title_of_it = widen(columns[i], widths[i]);
        add_cell(head, title_of_it, false);
    }
    return table;
}

static void add_waiting(const ListPaper *paper)
{
    const Scene *scene = paper->scene;
    const Words *words = scene->words;
    const char *const columns[] = { words->desk_column_number, words->desk_column_speaker, words->desk_column_expected,
                                    NULL };
    static const size_t widths[] = { 0, SPEAKER_WIDTH, CLOCK_WIDTH };
    g_autoptr(GArray) order = speakers_in_order(scene->state, paper->list);
    if (order->len == 0) {
        add_block(paper->root, NODE_FIELD, NULL, words->desk_nobody_waits);
        return;
    }
    const ListOutlook *outlook = scene_outlook(scene, paper->list);
    Node *table = add_table(paper, words->desk_still_waiting, columns, widths);
    for (guint i = 0; i < order->len; i++) {
        char clock[PLACE_CLOCK_SIZE];
        const int id = g_array_index(order, int, i), at = outlook != NULL ? list_outlook_find(outlook, id) : -1;
        const Inscription *inscription = state_inscription(scene->state, id);
        g_autofree char *number = g_strdup_printf("%u", i + 1), *remarks = remarks_on(paper, inscription);
        g_autofree char *name = scene_name(scene, inscription->participant);
        const bool is_known = at >= 0 && outlook->speakers[at].start.likely > 0;
        Node *row = add_row(table, false);
        add_cell(row, number, false);
        add_speaker(row, name, remarks, i == 0);
        add_cell(row, is_known ? place_clock(scene->place, outlook->speakers[at].start.likely, false, clock) : NULL,
                 false);
    }
}

/* --- who was heard ------------------------------------------------------------------------------------------------ */

static gint64 add_heard_row(const ListPaper *paper, Node *table, guint number, const Inscription *inscription)
{
    char clock[PLACE_CLOCK_SIZE];
    const Scene *scene = paper->scene;
    const bool is_over = inscription->ended > 0;
    g_autofree char *text = g_strdup_printf("%u", number), *remarks = remarks_on(paper, inscription);
    g_autofree char *name = scene_name(scene, inscription->participant);
    g_autofree char *spoke =
        is_over ? tell_duration(inscription->spoken / G_USEC_PER_SEC, scene->visit->language) : NULL;
    Node *row = add_row(table, false);
    add_cell(row, text, false);
    add_speaker(row, name, remarks, false);
    add_cell(row, inscription->began > 0 ? place_clock(scene->place, inscription->began, false, clock) : NULL, false);
    add_cell(row, spoke, false);
    return is_over ? inscription->spoken : 0;
}

static void add_heard(const ListPaper *paper)
{
    const Scene *scene = paper->scene;
    const Words *words = scene->words;
    const char *const columns[] = { words->desk_column_number, words->desk_column_speaker, words->desk_column_began,
                                    words->desk_column_spoke, NULL };
    static const size_t widths[] = { 0, SPEAKER_WIDTH, CLOCK_WIDTH, DURATION_WIDTH };
    const GArray *taken = state_taken(scene->state, paper->list);
    gint64 spoken = 0;
    if (taken->len == 0) {
        return;
    }
    Node *table = add_table(paper, words->desk_already_heard, columns, widths);
    for (guint i = 0; i < taken->len; i++) {
        spoken += add_heard_row(paper, table, i + 1, state_inscription(scene->state, g_array_index(taken, int, i)));
    }
    g_autofree char *sum = tell_duration(spoken / G_USEC_PER_SEC, scene->visit->language);
    Node *row = add_row(table, false);
    add_cell(row, NULL, false);
    add_cell(row, words->desk_in_all, true);
    add_cell(row, NULL, false);
    add_cell(row, sum, true);
}

Document *list_paper(const Scene *scene, int list)
{
    Document *document = document_new(language_code(scene->visit->language));
    const ListPaper paper = { scene, state_list(scene->state, list), list, document->root };
    g_autofree char *title = desk_list_title(scene, list);
    document->title = g_strdup_printf("%s: %s", scene->words->desk_speakers_list, title);
    add_head(&paper);
    add_waiting(&paper);
    add_heard(&paper);
    return document;
}
