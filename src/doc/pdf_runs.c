#include "doc/pdf_runs.h"

#include <string.h>

enum {
    LINKED_LIMIT = 60000, /* elements of the structure; from there on addresses in the text are not made links */
    UNBROKEN_LIMIT = 40,  /* a longer symbol may be broken */
    WORD_LIMIT = 60,      /* a word is offered breaks from here on, every WORD_STEP characters: it would cost the */
    WORD_STEP = 10,       /* layout quadratic time to look for a break in it, and no real word is as long */
    PIECE_LIMIT = 32768,  /* bytes laid out in one piece, as the layout's time grows faster than the text */
};

#define LEFT_TO_RIGHT_ISOLATE "\u2066"
#define RIGHT_TO_LEFT_ISOLATE "\u2067"
#define POP_ISOLATE "\u2069"
#define ZERO_WIDTH_SPACE "\u200b"

PdfRuns *pdf_runs_new(void)
{
    PdfRuns *runs = g_new0(PdfRuns, 1);
    runs->text = g_string_new(NULL);
    runs->spans = g_array_new(FALSE, FALSE, sizeof(PdfSpan));
    runs->marks = g_array_new(FALSE, FALSE, sizeof(PdfMark));
    return runs;
}

void pdf_runs_free(PdfRuns *runs)
{
    if (runs == NULL) {
        return;
    }
    g_string_free(runs->text, TRUE);
    g_array_unref(runs->spans);
    g_array_unref(runs->marks);
    g_free(runs);
}

/* Lets the spans reach the end of the text: the last one if it looks the same, else a new one. */
static void cover(PdfRuns *runs, guint flags, PdfElementId element)
{
    const guint end = (guint)runs->text->len;
    guint start = 0;
    if (runs->spans->len > 0) {
        PdfSpan *last = &g_array_index(runs->spans, PdfSpan, runs->spans->len - 1);
        if (last->flags == flags && last->element == element) {
            last->end = end;
            return;
        }
        start = last->end;
    }
    const PdfSpan span = { .start = start, .end = end, .flags = flags, .element = element };
    g_array_append_val(runs->spans, span);
}

static bool is_blank(gunichar c)
{
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/* Format characters from outside could turn the direction of what follows them; the joiners belong to the
 * spelling of words and the marks of direction only help. */
static bool is_dropped(gunichar c)
{
    static const gunichar kept[] = { 0x200c, 0x200d, 0x200e, 0x200f, 0x61c };
    for (size_t i = 0; i < G_N_ELEMENTS(kept); i++) {
        if (c == kept[i]) {
            return false;
        }
    }
    return g_unichar_iscntrl(c) || g_unichar_type(c) == G_UNICODE_FORMAT;
}

/* Words of ideographs may end a line anywhere. */
static bool is_word_end(gunichar c)
{
    return is_blank(c) || c == '/' || c == '-' || c >= 0x2e80;
}

static void append_char(PdfRuns *runs, gunichar c)
{
    if (is_blank(c)) {
        if (runs->text->len > 0 && runs->text->str[runs->text->len - 1] != ' ') {
            g_string_append_c(runs->text, ' ');
        }
    } else if (!is_dropped(c)) {
        g_string_append_unichar(runs->text, c);
    }
    runs->word = is_word_end(c) ? 0 : runs->word + 1;
    if (runs->word >= WORD_LIMIT && runs->word % WORD_STEP == 0) {
        g_string_append(runs->text, ZERO_WIDTH_SPACE);
    }
}

static size_t trimmed(const char *text, size_t length, const char *trailing)
{
    while (length > 0 && strchr(trailing, text[length - 1]) != NULL) {
        length--;
    }
    return length;
}

/* The length of the web address that begins at `text`, or 0. */
static size_t address_length(const char *text)
{
    const size_t scheme = g_str_has_prefix(text, "https://") ? 8 : g_str_has_prefix(text, "http://") ? 7 : 0;
    if (scheme == 0) {
        return 0;
    }
    size_t length = scheme;
    while (g_ascii_isgraph(text[length]) && strchr("<>\"`{}|\\^", text[length]) == NULL) {
        length++;
    }
    length = trimmed(text, length, ".,;:!?)]'");
    return length > scheme ? length : 0;
}

/* The length of the document symbol or compound number that begins at `text` ("A/C.2/80/L.1", "75/240",
 * "22-09876"), or 0. */
static size_t symbol_length(const char *text)
{
    if (!g_ascii_isdigit(text[0]) && !g_ascii_isupper(text[0])) {
        return 0;
    }
    size_t length = 0;
    while (length <= UNBROKEN_LIMIT && (g_ascii_isalnum(text[length]) || strchr("/.-", text[length]) != NULL) &&
           text[length] != '\0') {
        length++;
    }
    length = trimmed(text, length, "/.-");
    bool has_digit = false, has_joint = false;
    for (size_t i = 0; i < length; i++) {
        has_digit = has_digit || g_ascii_isdigit(text[i]);
        has_joint = has_joint || !g_ascii_isalnum(text[i]);
    }
    return has_digit && has_joint && length <= UNBROKEN_LIMIT ? length : 0;
}

static void add_token(PdfRuns *runs, const PdfRunsContext *context, const char *text, size_t length, guint flags,
                      PdfElementId element)
{
    if (context->rtl) {
        g_string_append(runs->text, LEFT_TO_RIGHT_ISOLATE);
        cover(runs, flags & ~(guint)RUN_UNBROKEN, element);
    }
    for (size_t i = 0; i < length; i++) {
        append_char(runs, (guchar)text[i]);
    }
    cover(runs, flags, element);
    if (context->rtl) {
        g_string_append(runs->text, POP_ISOLATE);
        cover(runs, flags & ~(guint)RUN_UNBROKEN, element);
    }
}

/* Adds the symbol or address that begins at `text`; returns its length, 0 if there is none. */
static size_t take_token(PdfRuns *runs, const PdfRunsContext *context, const char *text, guint flags,
                         PdfElementId element)
{
    size_t length = address_length(text);
    if (length > 0) {
        if ((flags & RUN_LINK) == 0 && context->structure->elements->len < LINKED_LIMIT) {
            g_autofree char *target = g_strndup(text, length);
            element = pdf_structure_inline(context->structure, element, "Link", target);
        }
        add_token(runs, context, text, length, flags | RUN_LINK, element);
        return length;
    }
    length = symbol_length(text);
    if (length > 0) {
        add_token(runs, context, text, length, flags | RUN_UNBROKEN, element);
    }
    return length;
}

static bool may_begin_token(const PdfRuns *runs)
{
    return runs->text->len == 0 || !g_ascii_isalnum(runs->text->str[runs->text->len - 1]);
}

void pdf_runs_add_text(PdfRuns *runs, const PdfRunsContext *context, const char *text, guint flags,
                       PdfElementId element)
{
    g_autofree char *valid = g_utf8_validate(text, -1, NULL) ? NULL : g_utf8_make_valid(text, -1);
    const char *p = valid != NULL ? valid : text;
    while (*p != '\0') {
        const size_t token =
            g_ascii_isalnum(*p) && may_begin_token(runs) ? take_token(runs, context, p, flags, element) : 0;
        if (token > 0) {
            p += token;
            continue;
        }
        append_char(runs, g_utf8_get_char(p));
        cover(runs, flags, element);
        p = g_utf8_next_char(p);
    }
}

static bool ends_raised(const PdfRuns *runs)
{
    return runs->spans->len > 0 && (g_array_index(runs->spans, PdfSpan, runs->spans->len - 1).flags & RUN_RAISED) != 0;
}

static void add_mark(PdfRuns *runs, const PdfRunsContext *context, const Node *node, guint flags, PdfElementId element)
{
    if (node->label == NULL) {
        return;
    }
    if (ends_raised(runs)) {
        pdf_runs_add_text(runs, context, ",", flags | RUN_RAISED, element);
    }
    const guint note = GPOINTER_TO_UINT(g_hash_table_lookup(context->notes, node->label));
    if (note > 0) {
        const PdfMark mark = { .at = (guint)runs->text->len, .note = note - 1 };
        g_array_append_val(runs->marks, mark);
        g_autofree char *target = g_strdup_printf("#note %u", note - 1);
        element = pdf_structure_inline(context->structure, element, "Reference", NULL);
        element = pdf_structure_inline(context->structure, element, "Link", target);
    }
    pdf_runs_add_text(runs, context, node->label, flags | RUN_RAISED, element);
}

/* Only what a reader may safely follow becomes a link: the web, mail, a place in this document. */
static bool is_followed(const char *target)
{
    static const char *const schemes[] = { "https://", "http://", "mailto:", "#" };
    for (size_t i = 0; target != NULL && i < G_N_ELEMENTS(schemes); i++) {
        if (g_ascii_strncasecmp(target, schemes[i], strlen(schemes[i])) == 0 && target[strlen(schemes[i])] != '\0') {
            return true;
        }
    }
    return false;
}

static void add_control(PdfRuns *runs, const char *control, guint flags, PdfElementId element)
{
    g_string_append(runs->text, control);
    cover(runs, flags, element);
}

/* What turns the direction before a node that is set apart; NULL where nothing must. */
static const char *isolate_of(const PdfRunsContext *context, const Node *node)
{
    if (node->kind != NODE_SPAN) {
        return NULL;
    }
    const bool rtl = node->language != NULL && language_is_rtl(node->language);
    return rtl ? RIGHT_TO_LEFT_ISOLATE : context->rtl ? LEFT_TO_RIGHT_ISOLATE : NULL;
}

static void add_inline(PdfRuns *runs, const PdfRunsContext *context, const Node *node, guint flags,
                       PdfElementId element)
{
    static const guint flags_of[N_NODE_KINDS] = {
        [NODE_EMPHASIS] = RUN_ITALIC,
        [NODE_STRONG] = RUN_BOLD,
        [NODE_INSERTED] = RUN_INSERTED,
        [NODE_DELETED] = RUN_DELETED,
    };
    const char *isolate = isolate_of(context, node);
    if (node->kind == NODE_TEXT && node->text != NULL) {
        pdf_runs_add_text(runs, context, node->text, flags, element);
    } else if (node->kind == NODE_LINE_END) {
        pdf_runs_add_text(runs, context, " ", flags, element);
    } else if (node->kind == NODE_MARK) {
        add_mark(runs, context, node, flags, element);
    } else if (node->kind == NODE_LINK && is_followed(node->target) && (flags & RUN_LINK) == 0) {
        element = pdf_structure_inline(context->structure, element, "Link", node->target);
        flags |= RUN_LINK;
    }
    if (node->language != NULL) {
        element = pdf_structure_inline(context->structure, element, "Span", NULL);
        pdf_structure_element(context->structure, element)->language = node->language;
    }
    if (isolate != NULL) {
        add_control(runs, isolate, flags, element);
    }
    for (const Node *child = node->first; child != NULL; child = child->next) {
        add_inline(runs, context, child, flags | flags_of[node->kind], element);
    }
    if (isolate != NULL) {
        add_control(runs, POP_ISOLATE, flags, element);
    }
}

void pdf_runs_add(PdfRuns *runs, const PdfRunsContext *context, const Node *node, PdfElementId element)
{
    add_inline(runs, context, node, 0, element);
}

void pdf_runs_end(PdfRuns *runs)
{
    GString *text = runs->text;
    if (text->len > 0 && text->str[text->len - 1] == ' ') {
        g_string_truncate(text, text->len - 1);
    }
    for (guint i = 0; i < runs->spans->len; i++) {
        PdfSpan *span = &g_array_index(runs->spans, PdfSpan, i);
        span->start = MIN(span->start, (guint)text->len);
        span->end = MIN(span->end, (guint)text->len);
    }
}

void pdf_runs_enlarge_organ(PdfRuns *runs)
{
    const char *slash = strchr(runs->text->str, '/');
    const guint end = slash == NULL ? 0 : (guint)(slash - runs->text->str);
    for (guint i = 0; i < runs->spans->len; i++) {
        const PdfSpan span = g_array_index(runs->spans, PdfSpan, i);
        if (span.start < end && span.end > end) {
            const PdfSpan rest = { end, span.end, span.flags, span.element };
            g_array_index(runs->spans, PdfSpan, i).end = end;
            g_array_insert_val(runs->spans, i + 1, rest);
        }
        if (span.start < end) {
            g_array_index(runs->spans, PdfSpan, i).flags |= RUN_LARGE;
        }
    }
}

guint pdf_runs_piece_end(const PdfRuns *runs, guint start)
{
    const guint length = (guint)runs->text->len;
    if (length - start <= PIECE_LIMIT) {
        return length;
    }
    const char *text = runs->text->str;
    for (guint end = start + PIECE_LIMIT; end > start + PIECE_LIMIT / 2; end--) {
        if (text[end - 1] == ' ') {
            return end;
        }
    }
    return (guint)(g_utf8_find_prev_char(text, text + start + PIECE_LIMIT) - text);
}
