#include "doc/docx_read_inlines.h"

#include "base/text.h"

#include <string.h>

void docx_frame_clear(gpointer data)
{
    DocxFrame *frame = data;
    g_free(frame->author);
    g_free(frame->changed);
    g_free(frame->target);
}

DocxParagraph *docx_paragraph_new(int line)
{
    DocxParagraph *paragraph = g_new0(DocxParagraph, 1);
    paragraph->node = node_new(NODE_PARAGRAPH);
    paragraph->node->at = (Position){ .line = line, .column = 1 };
    paragraph->number = -1;
    paragraph->number_level = -1;
    paragraph->heading = -1;
    paragraph->mark.kind = NODE_TEXT;
    paragraph->words = g_string_new(NULL);
    paragraph->line = line;
    paragraph->column = 1;
    return paragraph;
}

void docx_paragraph_free(gpointer data)
{
    DocxParagraph *paragraph = data;
    if (paragraph->node != NULL) {
        node_free(paragraph->node);
    }
    docx_frame_clear(&paragraph->mark);
    g_string_free(paragraph->words, TRUE);
    g_free(paragraph);
}

void docx_paragraph_finish(DocxParagraph *paragraph)
{
    if (paragraph->words->len == 0) {
        return;
    }
    Node *node = node_add_text(paragraph->into, paragraph->words->str);
    node->at = (Position){ .line = paragraph->line, .column = paragraph->words_column };
    g_string_truncate(paragraph->words, 0);
}

/* --- what the words stand in ------------------------------------------------------------------------------------ */

static DocxStep step_of_frame(const DocxFrame *frame)
{
    return (DocxStep){ .kind = frame->kind, .serial = frame->serial };
}

/* The nodes that words of this look need above them, from the outermost. */
static int wanted_steps(const GArray *frames, const DocxRun *run, DocxStep steps[DOCX_STEPS])
{
    int count = 0;
    for (guint i = 0; i < frames->len; i++) {
        steps[count++] = step_of_frame(&g_array_index(frames, DocxFrame, i));
    }
    if (run->language != NULL) {
        steps[count++] = (DocxStep){ .kind = NODE_SPAN, .language = run->language };
    }
    if (run->bold) {
        steps[count++] = (DocxStep){ .kind = NODE_STRONG };
    }
    if (run->italic) {
        steps[count++] = (DocxStep){ .kind = NODE_EMPHASIS };
    }
    return count;
}

static bool same_step(const DocxStep *a, const DocxStep *b)
{
    return a->kind == b->kind && a->serial == b->serial && a->language == b->language;
}

static Node *open_step(DocxText *text, Node *parent, const DocxStep *step, const DocxFrame *frame)
{
    text->nodes++;
    Node *node = node_add(parent, step->kind, NULL);
    node->language = step->language;
    if (frame != NULL) {
        node->author = g_strdup(frame->author);
        node->changed = g_strdup(frame->changed);
        node->target = g_strdup(frame->target);
    }
    return node;
}

/* The node that words of this look belong to now: the ones that are open already serve as far as they fit. */
static Node *parent_for(DocxParagraph *paragraph, DocxText *text, const GArray *frames, const DocxRun *run)
{
    DocxStep wanted[DOCX_STEPS];
    const int count = wanted_steps(frames, run, wanted);
    int same = 0;
    while (same < count && same < paragraph->n_steps && same_step(&wanted[same], &paragraph->steps[same])) {
        same++;
    }
    if (same < count || same < paragraph->n_steps) {
        docx_paragraph_finish(paragraph); /* before the nodes that come behind those words */
    }
    Node *parent = same > 0 ? paragraph->steps[same - 1].node : paragraph->node;
    for (int i = same; i < count; i++) {
        const DocxFrame *frame = i < (int)frames->len ? &g_array_index(frames, DocxFrame, i) : NULL;
        paragraph->steps[i] = wanted[i];
        paragraph->steps[i].node = parent = open_step(text, parent, &wanted[i], frame);
    }
    paragraph->n_steps = count;
    return parent;
}

static void turn_to(DocxParagraph *paragraph, Node *parent)
{
    paragraph->into = parent;
    if (paragraph->words->len == 0) {
        paragraph->words_column = paragraph->column;
    }
}

/* --- words ----------------------------------------------------------------------------------------------------------
 */

/* Marks that steer the direction of writing, and soft hyphens: the text is the same without them. */
static bool is_left_out(gunichar c)
{
    return c == 0x00ad || c == 0x061c || (c >= 0x200b && c <= 0x200f && c != 0x200c && c != 0x200d) ||
           (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0xfeff;
}

/* A number or one to three stars, raised: what people who do not use footnotes put. */
static char *hand_made_mark(const char *words, size_t length)
{
    g_autofree char *label = g_strchomp(g_strndup(words, length));
    const size_t size = strlen(label);
    const bool figures = size > 0 && size <= 3 && text_is_digits(label);
    const bool stars = size > 0 && size <= 3 && strspn(label, "*") == size;
    return figures || stars ? g_steal_pointer(&label) : NULL;
}

Node *docx_paragraph_add_node(DocxParagraph *paragraph, DocxText *text, const GArray *frames, NodeKind kind)
{
    const DocxRun plain = { 0 };
    Node *parent = parent_for(paragraph, text, frames, &plain);
    turn_to(paragraph, parent);
    docx_paragraph_finish(paragraph);
    text->nodes++;
    Node *node = node_add(parent, kind, NULL);
    node->at = (Position){ .line = paragraph->line, .column = paragraph->column };
    paragraph->column++;
    return node;
}

void docx_paragraph_add(DocxParagraph *paragraph, DocxText *text, const GArray *frames, const DocxRun *run,
                        const char *words, size_t length)
{
    g_autofree char *mark = run->superscript ? hand_made_mark(words, length) : NULL;
    if (mark != NULL) {
        docx_paragraph_add_node(paragraph, text, frames, NODE_MARK)->label = g_steal_pointer(&mark);
        return;
    }
    turn_to(paragraph, parent_for(paragraph, text, frames, run));
    paragraph->length += (int)length;
    for (const char *at = words; at < words + length; at = g_utf8_next_char(at)) {
        if (!is_left_out(g_utf8_get_char(at))) {
            g_string_append_len(paragraph->words, at, g_utf8_next_char(at) - at);
            paragraph->column++;
        }
    }
    text->nodes += 1;
}
