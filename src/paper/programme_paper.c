#include "paper/programme_paper.h"

#include "base/text.h"
#include "core/item_words.h"
#include "core/programme_translate.h"
#include "doc/format.h"
#include "doc/read_text.h"
#include "doc/text_layout.h"
#include "paper/paper_builder.h"
#include "reading/block_text.h"
#include "reading/head.h"
#include "reading/head_form.h"
#include "reading/lines.h"
#include "reading/programme_read.h"

#include <string.h>

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
        paper_add_block_words(builder, node, block->text);
        paper_add_notes(node, block->notes);
        node->text = block_line(builder, block);
    }
}

/* "1.", in Arabic "1 -"; of a sub-item "(a)" in the language's form. */
static char *agenda_label(const PaperBuilder *builder, const AgendaItem *item)
{
    if (item->item.sub[0] != '\0') {
        return item_marker_in_words(builder->language, item->item.sub);
    }
    return g_strdup_printf(builder->language == LANGUAGE_ARABIC ? "%d -" : "%d.", item->item.number);
}

static char *item_value(ItemNumber item)
{
    return item.sub[0] != '\0' ? g_strdup_printf("%d (%s)", item.number, item.sub) : g_strdup_printf("%d", item.number);
}

static void add_agenda(const PaperBuilder *builder)
{
    const GPtrArray *agenda = builder->programme->agenda;
    if (agenda->len == 0) {
        return;
    }
    Node *heading = node_add(builder->document->root, NODE_HEADING, "agenda");
    heading->level = 2;
    node_add_text(heading, term_wording(TERM_AGENDA, builder->language));
    heading->text = g_strdup(""); /* the lines below name themselves */
    Node *list = node_add(builder->document->root, NODE_LIST, "agenda");
    for (guint i = 0; i < agenda->len; i++) {
        const AgendaItem *item = g_ptr_array_index(agenda, i);
        Node *node = node_add(list, NODE_ITEM, "agenda");
        node->level = item->item.sub[0] != '\0' ? 2 : 1;
        g_autofree char *label = agenda_label(builder, item);
        node_set_label(node, label);
        paper_add_words(builder, node, item->title);
        node->value = item_value(item->item);
        node->text = text_layout_line("agenda", node->value, item->title, NULL, NULL);
    }
}

static void add_annex_heading(const PaperBuilder *builder)
{
    const Programme *programme = builder->programme;
    const bool timetable = programme->rows->len > 0 && !builder->explicit_all;
    if (programme->annex_label != NULL) {
        Node *annex = node_add(builder->document->root, NODE_HEADING, "annex");
        annex->level = 1;
        paper_add_words(builder, annex, programme->annex_label);
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
        paper_add_block_words(builder, note, footnote->text);
        const bool plain = !builder->explicit_all && footnote->number > 0 &&
                           paper_line_survives(builder, footnote->text) && !line_begins_in_mid_phrase(footnote->text);
        note->text = plain ? NULL : text_layout_line("note", number, footnote->text, NULL, NULL);
    }
}

/* --- all of it ------------------------------------------------------------------------------------------------ */

void paper_add_unprinted(const PaperBuilder *builder, const char *role, const char *label, const char *value)
{
    if (value != NULL) {
        node_add(builder->document->root, NODE_FURNITURE, role)->text =
            text_layout_line(role, label, value, NULL, NULL);
    }
}

static void describe(const PaperBuilder *builder)
{
    const Programme *programme = builder->programme;
    Document *document = builder->document;
    char iso[CIVIL_DATE_SIZE];
    const char *title = programme->title != NULL ? programme->title : programme->annex_title;
    const char *usual = terms_translate("Programme of work", LANGUAGE_ENGLISH, builder->language);
    document->title = g_strdup(title != NULL ? title : usual);
    document->subject = programme->body == NULL || programme->session == NULL
                            ? g_strdup(programme->body != NULL ? programme->body : programme->session)
                            : g_strdup_printf("%s, %s", programme->body, programme->session);
    document->date = civil_date_is_set(programme->issued) ? g_strdup(civil_date_format(programme->issued, iso)) : NULL;
    document->symbol = g_strdup(programme->symbol);
}

/* How much the text layout says in so many words. */
typedef enum {
    TOLD_WHERE_NEEDED,  /* a line names what it is where its words alone would be read as something else */
    TOLD_WITH_LANGUAGE, /* and the language is told first */
    TOLD_ALL,           /* every line names what it is */
} Telling;

static Document *build(const Programme *programme, Language other, GHashTable *kept, Telling telling)
{
    g_autoptr(ProgrammeMarks) marks = programme_marks_new(programme);
    const char *code = language_code(programme->language);
    const PaperBuilder builder = {
        .programme = programme,
        .document = document_new(code),
        .language = programme->language,
        .other = other,
        .kept = kept,
        .marks = marks,
        .explicit_all = telling == TOLD_ALL,
    };
    describe(&builder);
    paper_add_unprinted(&builder, "language", NULL, telling == TOLD_WHERE_NEEDED ? NULL : code);
    paper_add_head(&builder);
    add_blocks(&builder, programme->front, "front");
    add_agenda(&builder);
    add_annex_heading(&builder);
    paper_add_timetable(&builder);
    if (programme->back->len > 0 || (programme->rows->len == 0 && builder.explicit_all)) {
        paper_add_unprinted(&builder, "end", NULL, "");
        add_blocks(&builder, programme->back, "back");
    }
    add_footnotes(&builder);
    for (guint i = 0; i < programme->links->len; i++) {
        const Link *link = g_ptr_array_index(programme->links, i);
        paper_add_unprinted(&builder, "link", link->target, link->words);
    }
    return builder.document;
}

/* What a reader makes of the text layout; NULL if it is no text that can be read. */
static Programme *read_again(const Document *document)
{
    g_autoptr(GPtrArray) diagnostics = diagnostics_new();
    g_autoptr(GBytes) text = write_text(document, NULL);
    g_autoptr(Document) tree = text == NULL ? NULL : read_text(text, diagnostics, NULL);
    return tree == NULL ? NULL : programme_read(tree, diagnostics);
}

/* Each line of the text layout was asked whether its words read back by themselves. What lines do to each other only
 * the whole text can tell: where that fails, more is told. */
static Document *paper_that_reads_back(const Programme *programme, Language other, GHashTable *kept)
{
    for (Telling telling = TOLD_WHERE_NEEDED; telling < TOLD_ALL; telling++) {
        Document *document = build(programme, other, kept, telling);
        g_autoptr(Programme) read = read_again(document);
        if (read != NULL && programme_equal(read, programme, NULL)) {
            return document;
        }
        document_free(document);
        if (read == NULL || read->language == programme->language) {
            break; /* to tell the language would not help */
        }
    }
    return build(programme, other, kept, TOLD_ALL);
}

Document *programme_paper(const Programme *programme, const char *language)
{
    const Language asked = language_of_code(language);
    if (asked == LANGUAGE_NONE || asked == programme->language) {
        return paper_that_reads_back(programme, programme->language, NULL);
    }
    g_autoptr(GHashTable) kept = g_hash_table_new(NULL, NULL);
    g_autoptr(Programme) translated = programme_translate(programme, asked, kept);
    return paper_that_reads_back(translated, programme->language, kept);
}
