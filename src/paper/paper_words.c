/* The words of a programme as inlines of its paper: footnote marks, links, other languages, directions. */
#include "paper/paper_builder.h"

#include "base/text.h"
#include "doc/read_text.h"
#include "reading/entry_text.h"
#include "reading/lines.h"

#include <string.h>

void paper_add_text(Node *block, const char *text)
{
    Node *last = block->last;
    if (last == NULL || last->kind != NODE_TEXT || text == NULL) {
        node_add_text(block, text);
        return;
    }
    char *joined = g_strconcat(last->text, text, NULL);
    g_free(last->text);
    last->text = joined;
}

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

/* --- directions --------------------------------------------------------------------------------------------- */

/* What is written from right to left, the punctuation of these scripts included. */
static bool runs_leftward(gunichar c)
{
    return (c >= 0x0590 && c <= 0x08ff) || (c >= 0xfb1d && c <= 0xfdff) || (c >= 0xfe70 && c <= 0xfefc);
}

/* What may end a run from left to right: a bracket only if it is opened within. */
static bool may_end_run(const char *start, const char *at)
{
    if (g_ascii_isalnum(*at) || *at == '/' || *at == '#' || (unsigned char)*at >= 0x80) {
        return g_unichar_isalnum(g_utf8_get_char(at)) || *at == '/' || *at == '#';
    }
    return *at == ')' && memchr(start, '(', (size_t)(at - start)) != NULL;
}

/* The run from left to right that begins at `start`, in bytes: a name in Latin letters, a symbol, an address, "75/240".
 * 0 for figures alone: those stand right in either direction, and a range of them runs as the words around it do. */
static size_t rightward_run(const char *start)
{
    size_t length = 0;
    bool telling = false;
    for (const char *at = start; *at != '\0' && !runs_leftward(g_utf8_get_char(at)); at = g_utf8_next_char(at)) {
        if (may_end_run(start, at)) {
            telling |= *at == '/' || g_unichar_isalpha(g_utf8_get_char(at));
            length = (size_t)(g_utf8_next_char(at) - start);
        }
    }
    return telling ? length : 0;
}

/* In a text from right to left, what runs the other way is set apart: else its slashes and stops go astray (rule 103).
 */
static void add_isolated(Node *block, const char *text)
{
    const char *plain = text;
    for (const char *at = text; *at != '\0';) {
        const bool begins = !runs_leftward(g_utf8_get_char(at)) && g_unichar_isalnum(g_utf8_get_char(at));
        const size_t length = begins ? rightward_run(at) : 0;
        if (length == 0) {
            at = g_utf8_next_char(at);
            continue;
        }
        g_autofree char *before = g_strndup(plain, (gsize)(at - plain));
        g_autofree char *run = g_strndup(at, length);
        paper_add_text(block, before);
        node_add_text(node_add(block, NODE_SPAN, NULL), run);
        at += length;
        plain = at;
    }
    paper_add_text(block, plain);
}

/* French marks that stand apart from the word before them must not begin a line (rule 104). */
static char *with_fast_marks(const char *text)
{
    static const char no_break[] = "\u00a0";
    GString *out = g_string_new(NULL);
    for (; *text != '\0'; text++) {
        const bool before = *text == ' ' && (strchr(":;?!%", text[1]) != NULL || g_str_has_prefix(text + 1, "»"));
        const bool after = *text == ' ' && g_str_has_suffix(out->str, "«");
        if ((before && text[1] != '\0') || after) {
            g_string_append(out, no_break);
        } else {
            g_string_append_c(out, *text);
        }
    }
    return g_string_free(out, FALSE);
}

static void add_directed(Language language, Node *block, const char *text)
{
    if (!language_runs_rightward(language)) {
        add_isolated(block, text);
    } else if (language == LANGUAGE_FRENCH) {
        g_autofree char *fast = with_fast_marks(text);
        paper_add_text(block, fast);
    } else {
        paper_add_text(block, text);
    }
}

/* --- links and marks ------------------------------------------------------------------------------------------ */

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

static void add_linked(const PaperBuilder *builder, Language language, Node *block, const char *text)
{
    const char *at = NULL;
    const Link *link;
    while ((link = first_link(builder->programme, text, &at)) != NULL) {
        g_autofree char *before = g_strndup(text, (gsize)(at - text));
        add_directed(language, block, before);
        Node *node = node_add(block, NODE_LINK, NULL);
        node->target = g_strdup(link->target);
        add_directed(language, node, link->words);
        text = at + strlen(link->words);
    }
    add_directed(language, block, text);
}

static void add_marked(const PaperBuilder *builder, Language language, Node *block, const char *text)
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
        add_linked(builder, language, block, before);
        add_mark(block, number);
        at += used;
        plain = at;
    }
    add_linked(builder, language, block, plain);
}

/* --- languages ------------------------------------------------------------------------------------------------ */

bool paper_is_kept(const PaperBuilder *builder, const char *text)
{
    return text != NULL && builder->kept != NULL && g_hash_table_contains(builder->kept, text);
}

void paper_add_words(const PaperBuilder *builder, Node *block, const char *text)
{
    if (!paper_is_kept(builder, text)) {
        add_marked(builder, builder->language, block, text);
        return;
    }
    Node *span = node_add(block, NODE_SPAN, NULL);
    span->language = g_intern_string(language_code(builder->other));
    add_marked(builder, builder->other, span, text);
}

void paper_add_block_words(const PaperBuilder *builder, Node *block, const char *text)
{
    const bool kept = paper_is_kept(builder, text);
    block->language = kept ? g_intern_string(language_code(builder->other)) : NULL;
    add_marked(builder, kept ? builder->other : builder->language, block, text);
}

void paper_add_phrase(const PaperBuilder *builder, Node *block, const char *phrase)
{
    add_directed(builder->language, block, phrase);
}

/* --- the text layout -------------------------------------------------------------------------------------------- */

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
    g_autofree char *tidy = text_tidy(line); /* French colons have a blank of their own */
    const bool survives = lines.lines->len == 1 && line_at(&lines, 0)->marker == NULL &&
                          line_at(&lines, 0)->role == NULL && g_strcmp0(line_at(&lines, 0)->text, tidy) == 0;
    lines_clear(&lines);
    programme_free(programme);
    return survives;
}
