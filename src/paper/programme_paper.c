#include "paper/programme_paper.h"

#include "base/text.h"
#include "core/civil_words.h"
#include "doc/format.h"
#include "doc/read_text.h"
#include "doc/text_layout.h"
#include "paper/paper_builder.h"
#include "reading/block_text.h"
#include "reading/civil_text.h"
#include "reading/entry_text.h"
#include "reading/head.h"
#include "reading/lines.h"
#include "reading/programme_read.h"

#include <string.h>

/* --- words -------------------------------------------------------------------------------------------------- */

static void add_mark(Node *block, int number)
{
    g_autofree char *label = number < 0 ? g_strnfill((gsize)-number, '*') : g_strdup_printf("%d", number);
    node_add_mark(block, label);
}

void paper_add_notes(Node *block, const GArray *notes)
{
    for (guint i = 0; i < notes->len; i++) {
        node_add_text(block, i > 0 ? ", " : NULL); /* two marks in a row would read as one */
        add_mark(block, g_array_index(notes, int, i));
    }
}

char *paper_notes_text(const GArray *notes)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < notes->len; i++) {
        g_autofree char *mark = note_mark_text(g_array_index(notes, int, i));
        g_string_append_printf(text, "%s%s", i > 0 ? ", " : "", mark);
    }
    return g_string_free(text, FALSE);
}

/* The first link whose words stand in `text`; *ret_at is where. */
static const Link *first_link(const Programme *programme, const char *text, const char **ret_at)
{
    const Link *first = NULL;
    for (guint i = 0; i < programme->links->len; i++) {
        const Link *link = g_ptr_array_index(programme->links, i);
        const char *at = strstr(text, link->words);
        if (at != NULL && (first == NULL || at < *ret_at)) {
            first = link;
            *ret_at = at;
        }
    }
    return first;
}

static void add_linked(const Programme *programme, Node *block, const char *text)
{
    const char *at = NULL;
    const Link *link;
    while ((link = first_link(programme, text, &at)) != NULL) {
        g_autofree char *before = g_strndup(text, (gsize)(at - text));
        node_add_text(block, before);
        Node *node = node_add(block, NODE_LINK, NULL);
        node->target = g_strdup(link->target);
        node_add_text(node, link->words);
        text = at + strlen(link->words);
    }
    node_add_text(block, text);
}

void paper_add_words(const PaperBuilder *builder, Node *block, const char *text)
{
    const char *plain = text == NULL ? "" : text;
    for (const char *at = plain; *at != '\0';) {
        size_t used = 0;
        const int number = (unsigned char)*at < 0x80 ? 0 : note_mark_read(at, &used);
        if (number == 0 || !programme_has_footnote(builder->programme, number)) {
            at = g_utf8_next_char(at);
            continue;
        }
        g_autofree char *before = g_strndup(plain, (gsize)(at - plain));
        add_linked(builder->programme, block, before);
        add_mark(block, number);
        at += used;
        plain = at;
    }
    add_linked(builder->programme, block, plain);
}

bool paper_line_survives(const PaperBuilder *builder, const char *line)
{
    if (line == NULL || line_is_taken_apart(builder->programme, line)) {
        return false;
    }
    if (line[0] == '{') {
        return false; /* a file that begins so is taken for JSON */
    }
    g_autoptr(GPtrArray) diagnostics = diagnostics_new();
    g_autoptr(GBytes) bytes = g_bytes_new(line, strlen(line));
    g_autoptr(Document) document = read_text(bytes, diagnostics, NULL);
    if (document == NULL || diagnostics->len > 0) {
        return false;
    }
    Programme *programme = programme_new();
    Lines lines;
    lines_init(&lines, document, programme, diagnostics);
    const bool survives = lines.lines->len == 1 && line_at(&lines, 0)->marker == NULL &&
                          line_at(&lines, 0)->role == NULL && strcmp(line_at(&lines, 0)->text, line) == 0;
    lines_clear(&lines);
    programme_free(programme);
    return survives;
}

/* --- the head ----------------------------------------------------------------------------------------------- */

/* A datum of the head: `printed` on the page; the text layout names it by `role` with `value` when its form does not
 * tell `field`. */
static void add_field(const PaperBuilder *builder, Node *parent, const char *role, const char *printed,
                      const char *value, HeadField field)
{
    if (printed == NULL) {
        return;
    }
    Node *node = node_add(parent, NODE_FIELD, role);
    node_add_text(node, printed);
    const bool plain = !builder->explicit_all && head_field_of_text(printed) == field;
    node->text = plain ? NULL : text_layout_line(role, NULL, value, NULL, NULL);
}

static void add_masthead(const PaperBuilder *builder)
{
    const Programme *programme = builder->programme;
    Node *masthead = node_add(builder->document->root, NODE_MASTHEAD, NULL);
    node_add_text(node_add(masthead, NODE_FIELD, "organization"), "United Nations");
    add_field(builder, masthead, "organ", programme->organ, programme->organ, HEAD_ORGAN);
    if (programme->symbol != NULL) {
        add_field(builder, masthead, "symbol", programme->symbol, programme->symbol, HEAD_SYMBOL);
    } else {
        /* Never invented (rule 99): the place where it will stand is shown. */
        node_add_text(node_add(masthead, NODE_FIELD, "symbol-placeholder"), "[symbol to be assigned]");
    }
    if (programme->distribution != NULL) {
        g_autofree char *printed = g_strdup_printf("Distr.: %s", programme->distribution);
        add_field(builder, masthead, "distribution", printed, programme->distribution, HEAD_DISTRIBUTION);
    }
    if (civil_date_is_set(programme->issued)) {
        g_autofree char *printed = date_in_words(LANGUAGE_ENGLISH, programme->issued);
        char iso[CIVIL_DATE_SIZE];
        add_field(builder, masthead, "issued", printed, civil_date_format(programme->issued, iso), HEAD_ISSUED);
    }
    if (programme->original != NULL) {
        g_autofree char *printed = g_strdup_printf("Original: %s", programme->original);
        add_field(builder, masthead, "original", printed, programme->original, HEAD_ORIGINAL);
    }
}

static char *dates_line(const Programme *programme)
{
    char from[CIVIL_DATE_SIZE];
    char to[CIVIL_DATE_SIZE];
    g_autofree char *value =
        g_strdup_printf("%s/%s", civil_date_format(programme->from, from), civil_date_format(programme->to, to));
    return text_layout_line("dates", NULL, value, NULL, NULL);
}

static bool place_dates_read_back(const Programme *programme, const char *line)
{
    g_autofree char *place = NULL;
    CivilDate from;
    CivilDate to;
    bool hyphen = false;
    return head_field_of_text(line) == HEAD_PLACE_DATES && place_dates_read(line, &place, &from, &to, &hyphen) &&
           g_strcmp0(place, programme->place) == 0 && civil_date_equal(from, programme->from) &&
           civil_date_equal(to, programme->to);
}

static void add_place_dates(const PaperBuilder *builder)
{
    const Programme *programme = builder->programme;
    const bool dated = civil_date_is_set(programme->from);
    if (programme->place == NULL && !dated) {
        return;
    }
    g_autofree char *dates = dated ? date_range_in_words(LANGUAGE_ENGLISH, programme->from, programme->to) : NULL;
    const char *comma = programme->place != NULL && dated ? ", " : "";
    g_autofree char *line = g_strconcat(programme->place != NULL ? programme->place : "", comma, dates, NULL);
    Node *field = node_add(builder->document->root, NODE_FIELD, "place-dates");
    node_add_text(field, line);
    if (!builder->explicit_all && place_dates_read_back(programme, line)) {
        return;
    }
    g_autofree char *place =
        programme->place != NULL ? text_layout_line("place", NULL, programme->place, NULL, NULL) : g_strdup("");
    g_autofree char *named = dated ? dates_line(programme) : g_strdup("");
    field->text = g_strconcat(place, place[0] != '\0' && named[0] != '\0' ? "\n\n" : "", named, NULL);
}

/* What the paper does not print, and a reader would not guess. */
static void add_unprinted(const PaperBuilder *builder, const char *role, const char *label, const char *value)
{
    if (value != NULL) {
        node_add(builder->document->root, NODE_FURNITURE, role)->text =
            text_layout_line(role, label, value, NULL, NULL);
    }
}

static void add_title(const PaperBuilder *builder)
{
    const Programme *programme = builder->programme;
    if (programme->title == NULL) {
        return;
    }
    Node *title = node_add(builder->document->root, NODE_HEADING, "title");
    title->level = 1;
    paper_add_words(builder, title, programme->title);
    /* Right above "Note by the Secretariat" any words are the title. */
    const bool plain =
        !builder->explicit_all && (head_field_of_text(programme->title) == HEAD_TITLE ||
                                   (programme->note_kind != NULL && head_field_of_text(programme->title) == HEAD_NONE));
    title->text = plain ? NULL : text_layout_line("title", NULL, programme->title, NULL, NULL);
}

static void add_title_block(const PaperBuilder *builder)
{
    const Programme *programme = builder->programme;
    Node *root = builder->document->root;
    add_field(builder, root, "body", programme->body, programme->body, HEAD_BODY);
    add_field(builder, root, "session", programme->session, programme->session, HEAD_SESSION);
    add_place_dates(builder);
    add_unprinted(builder, "zone", NULL, programme->zone);
    if (programme->profile != programme_usual_profile(programme)) {
        add_unprinted(builder, "profile", NULL, programme->profile->id);
    }
    add_unprinted(builder, "job-number", NULL, programme->job_number);
    add_title(builder);
    add_field(builder, root, "note-kind", programme->note_kind, programme->note_kind, HEAD_NOTE_KIND);
}

/* --- the text around the timetable ---------------------------------------------------------------------------- */

static bool block_reads_back(const PaperBuilder *builder, const Block *block, const char *line)
{
    const char *text = strcmp(block->label != NULL ? block->label : "", "–") == 0 ? block->text : line;
    if (builder->explicit_all || block->kind == BLOCK_KEPT || !paper_line_survives(builder, text)) {
        return false;
    }
    /* Numbered paragraphs cannot be anything of the head or the timetable; other words might. */
    const bool numbered = block->label != NULL;
    const bool apart = numbered || (head_field_of_text(line) == HEAD_NONE && !line_begins_in_mid_phrase(line) &&
                                    !is_annex_heading(line, NULL));
    Block *read = block_of_text(line);
    const bool same = read->kind == block->kind && g_strcmp0(read->label, block->label) == 0 &&
                      strcmp(read->text, block->text) == 0 && read->notes->len == block->notes->len;
    block_free(read);
    return apart && same;
}

static char *block_line(const PaperBuilder *builder, const Block *block)
{
    g_autofree char *notes = paper_notes_text(block->notes);
    const char *label = block->label != NULL ? block->label : "";
    g_autofree char *line = g_strconcat(label, label[0] != '\0' ? " " : "", block->text, notes, NULL);
    if (block_reads_back(builder, block, line)) {
        return NULL;
    }
    return text_layout_line(block_kind_name(block->kind), block->label, block->text, NULL, notes);
}

static void add_blocks(const PaperBuilder *builder, const GPtrArray *blocks, const char *role)
{
    for (guint i = 0; i < blocks->len; i++) {
        const Block *block = g_ptr_array_index(blocks, i);
        const bool heading = block->kind == BLOCK_HEADING;
        Node *node = node_add(builder->document->root, heading ? NODE_HEADING : NODE_PARAGRAPH, role);
        node->level = heading ? 3 : 0;
        node_set_label(node, block->label);
        paper_add_words(builder, node, block->text);
        paper_add_notes(node, block->notes);
        node->text = block_line(builder, block);
    }
}

static void add_agenda(const PaperBuilder *builder)
{
    const GPtrArray *agenda = builder->programme->agenda;
    if (agenda->len == 0) {
        return;
    }
    Node *heading = node_add(builder->document->root, NODE_HEADING, "agenda");
    heading->level = 2;
    node_add_text(heading, "Agenda");
    heading->text = g_strdup(""); /* the lines below name themselves */
    Node *list = node_add(builder->document->root, NODE_LIST, "agenda");
    for (guint i = 0; i < agenda->len; i++) {
        const AgendaItem *item = g_ptr_array_index(agenda, i);
        const bool sub = item->item.sub[0] != '\0';
        Node *node = node_add(list, NODE_ITEM, "agenda");
        node->level = sub ? 2 : 1;
        g_autofree char *label =
            sub ? g_strdup_printf("(%s)", item->item.sub) : g_strdup_printf("%d.", item->item.number);
        node_set_label(node, label);
        paper_add_words(builder, node, item->title);
        g_autofree char *number = sub ? g_strdup_printf("%d (%s)", item->item.number, item->item.sub)
                                      : g_strdup_printf("%d", item->item.number);
        node->text = text_layout_line("agenda", number, item->title, NULL, NULL);
    }
}

static void add_annex_heading(const PaperBuilder *builder)
{
    const Programme *programme = builder->programme;
    const bool timetable = programme->rows->len > 0 && !builder->explicit_all;
    if (programme->annex_label != NULL) {
        Node *annex = node_add(builder->document->root, NODE_HEADING, "annex");
        annex->level = 1;
        node_add_text(annex, programme->annex_label);
        const char *title = NULL;
        const bool plain = timetable && is_annex_heading(programme->annex_label, &title) && title == NULL;
        annex->text = plain ? NULL : text_layout_line("annex", NULL, programme->annex_label, NULL, NULL);
    }
    if (programme->annex_title != NULL) {
        Node *title = node_add(builder->document->root, NODE_HEADING, "annex-title");
        title->level = 2;
        paper_add_words(builder, title, programme->annex_title);
        const HeadField field = head_field_of_text(programme->annex_title);
        const bool plain = timetable && programme->annex_label != NULL && (field == HEAD_TITLE || field == HEAD_NONE) &&
                           text_length(programme->annex_title) < 300 &&
                           paper_line_survives(builder, programme->annex_title);
        title->text = plain ? NULL : text_layout_line("annex-title", NULL, programme->annex_title, NULL, NULL);
    }
}

static void add_footnotes(const PaperBuilder *builder)
{
    const GPtrArray *footnotes = builder->programme->footnotes;
    if (footnotes->len == 0) {
        return;
    }
    Node *notes = node_add(builder->document->root, NODE_NOTES, NULL);
    for (guint i = 0; i < footnotes->len; i++) {
        const Footnote *footnote = g_ptr_array_index(footnotes, i);
        Node *note = node_add(notes, NODE_NOTE, NULL);
        g_autofree char *number = g_strdup_printf("%d", footnote->number);
        node_set_label(note, footnote->mark != NULL ? footnote->mark : number);
        paper_add_words(builder, note, footnote->text);
        const bool plain = !builder->explicit_all && footnote->number > 0 &&
                           paper_line_survives(builder, footnote->text) && !line_begins_in_mid_phrase(footnote->text);
        note->text = plain ? NULL : text_layout_line("note", number, footnote->text, NULL, NULL);
    }
}

/* --- all of it ------------------------------------------------------------------------------------------------ */

static void describe(const PaperBuilder *builder)
{
    const Programme *programme = builder->programme;
    Document *document = builder->document;
    char iso[CIVIL_DATE_SIZE];
    const char *title = programme->title != NULL ? programme->title : programme->annex_title;
    document->title = g_strdup(title != NULL ? title : "Programme of work");
    document->subject = programme->body == NULL || programme->session == NULL
                            ? g_strdup(programme->body != NULL ? programme->body : programme->session)
                            : g_strdup_printf("%s, %s", programme->body, programme->session);
    document->date = civil_date_is_set(programme->issued) ? g_strdup(civil_date_format(programme->issued, iso)) : NULL;
    document->symbol = g_strdup(programme->symbol);
}

static Document *build(const Programme *programme, const char *language, bool explicit_all)
{
    g_autoptr(ProgrammeMarks) marks = programme_marks_new(programme);
    const PaperBuilder builder = {
        .programme = programme,
        .document = document_new(language),
        .language = language,
        .marks = marks,
        .explicit_all = explicit_all,
    };
    describe(&builder);
    add_masthead(&builder);
    add_title_block(&builder);
    add_blocks(&builder, programme->front, "front");
    add_agenda(&builder);
    add_annex_heading(&builder);
    paper_add_timetable(&builder);
    if (programme->back->len > 0 || (programme->rows->len == 0 && explicit_all)) {
        node_add(builder.document->root, NODE_FURNITURE, "end")->text = text_layout_line("end", NULL, "", NULL, NULL);
        add_blocks(&builder, programme->back, "back");
    }
    add_footnotes(&builder);
    for (guint i = 0; i < programme->links->len; i++) {
        const Link *link = g_ptr_array_index(programme->links, i);
        add_unprinted(&builder, "link", link->target, link->words);
    }
    return builder.document;
}

static bool text_reads_back(const Document *document, const Programme *programme)
{
    g_autoptr(GPtrArray) diagnostics = diagnostics_new();
    g_autoptr(GBytes) text = write_text(document, NULL);
    g_autoptr(Document) tree = text == NULL ? NULL : read_text(text, diagnostics, NULL);
    g_autoptr(Programme) read = tree == NULL ? NULL : programme_read(tree, diagnostics);
    return read != NULL && programme_equal(read, programme, NULL);
}

/* Each line of the text layout was asked whether its words read back by themselves. What lines do to each other only
 * the whole text can tell: where that fails, all lines name what they are. */
Document *programme_paper(const Programme *programme, const char *language)
{
    Document *document = build(programme, language, false);
    if (text_reads_back(document, programme)) {
        return document;
    }
    document_free(document);
    return build(programme, language, true);
}
