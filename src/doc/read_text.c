#include "doc/read_text.h"

#include "base/text.h"

#include <string.h>

typedef struct {
    Document *document;
    GPtrArray *diagnostics;
    Node *paragraph; /* that a next line may go on, or NULL */
    Node *table;
    Node *list;
    GArray *indents; /* of int: of the open levels of the list */
    bool blank;      /* an empty line, or the beginning, came before */
    int line;
    int before;             /* characters of the line before the part that is being read: a cell of a row */
    const char *counted_in; /* the text of the last place, */
    const char *counted_to; /* the place in it */
    int counted;            /* and its column */
} Reader;

/* --- the bytes ----------------------------------------------------------------------------------------- */

static int columns_between(const char *from, const char *to)
{
    return (int)g_utf8_strlen(from, to - from) + 1;
}

static bool is_wide_encoding(const unsigned char *bytes, gsize size)
{
    return size >= 2 && ((bytes[0] == 0xff && bytes[1] == 0xfe) || (bytes[0] == 0xfe && bytes[1] == 0xff));
}

/* Says where and why the bytes are no text. */
static bool check_encoding(const char *text, gsize size, GError **error)
{
    if (is_wide_encoding((const unsigned char *)text, size)) {
        g_set_error(error, DOCUMENT_ERROR, DOCUMENT_ERROR_UNREADABLE,
                    "1:1: this is UTF-16; expected text in UTF-8 (save it again as UTF-8)");
        return false;
    }
    const char *bad = NULL;
    if (g_utf8_validate_len(text, size, &bad)) {
        return true;
    }
    int line = 1;
    const char *start = text;
    for (const char *at = text; at < bad; at++) {
        if (*at == '\n') {
            line++;
            start = at + 1;
        }
    }
    const unsigned char byte = (unsigned char)*bad;
    g_set_error(error, DOCUMENT_ERROR, DOCUMENT_ERROR_UNREADABLE,
                byte == 0 ? "%d:%d: a NUL byte (0x%02x): this is no text; expected text in UTF-8"
                          : "%d:%d: the byte 0x%02x is not UTF-8 here; expected text in UTF-8",
                line, columns_between(start, bad), byte);
    return false;
}

/* --- lines --------------------------------------------------------------------------------------------- */

/* Lines are long and places in them many: counting goes on from the last place of the same text. */
static Position place(Reader *reader, const char *line, const char *at)
{
    const bool goes_on = reader->counted_in == line && reader->counted_to <= at;
    const char *from = goes_on ? reader->counted_to : line;
    reader->counted = (goes_on ? reader->counted : 1) + (int)g_utf8_strlen(from, at - from);
    reader->counted_in = line;
    reader->counted_to = at;
    return (Position){ .line = reader->line, .column = reader->before + reader->counted };
}

static void close_blocks(Reader *reader)
{
    reader->paragraph = NULL;
    reader->table = NULL;
    reader->list = NULL;
    g_array_set_size(reader->indents, 0);
}

static Node *new_block(Reader *reader, Node *parent, NodeKind kind, Position at)
{
    Node *node = node_add(parent, kind, NULL);
    node->at = at;
    node->after_blank = reader->blank;
    return node;
}

/* The bytes of a list marker and the blanks behind it; 0 if the text begins with none. */
static size_t marker_length(const char *text)
{
    /* The last two are what the symbol fonts of word processors leave behind. */
    static const char *const markers[] = { "–", "-", "•", "—", "·", "▪",      "○",
                                           "●", "◦", "■", "‒", "*", "\uf0b7", "\uf0a7" };
    for (size_t i = 0; i < G_N_ELEMENTS(markers); i++) {
        const size_t length = strlen(markers[i]);
        if (strncmp(text, markers[i], length) != 0) {
            continue;
        }
        const size_t blanks = strspn(text + length, " \t");
        if (blanks > 0 || text[length] == '\0') {
            return length + blanks;
        }
    }
    return 0;
}

static int level_of_indent(Reader *reader, int indent)
{
    GArray *indents = reader->indents;
    while (indents->len > 0 && indent < g_array_index(indents, int, indents->len - 1)) {
        g_array_set_size(indents, indents->len - 1);
    }
    if (indents->len == 0 || indent > g_array_index(indents, int, indents->len - 1)) {
        g_array_append_val(indents, indent);
    }
    return (int)indents->len;
}

/* A list item; what stands in it is read by the caller. */
static Node *new_item(Reader *reader, Node *parent, const char *marker, size_t length, int indent, Position at)
{
    if (reader->list == NULL || reader->list->parent != parent) {
        g_array_set_size(reader->indents, 0);
        reader->list = new_block(reader, parent, NODE_LIST, at);
    }
    Node *item = new_block(reader, reader->list, NODE_ITEM, at);
    item->level = level_of_indent(reader, indent);
    g_autofree char *label = g_strndup(marker, length);
    g_strchomp(label);
    node_set_label(item, label);
    return item;
}

/* --- inlines ------------------------------------------------------------------------------------------- */

typedef struct {
    Reader *reader;
    const char *line; /* for columns */
    Node *block;      /* where text goes */
    Node *into;       /* the innermost open inline, or the block */
    GString *plain;
    const char *plain_at;
    bool in_list; /* inside a left-over <ul>: a dash between blanks begins an item */
    bool reported;
} Inline;

static void flush_plain(Inline *state)
{
    if (state->plain->len == 0) {
        return;
    }
    Node *text = node_add_text(state->into, state->plain->str);
    text->at = place(state->reader, state->line, state->plain_at);
    g_string_truncate(state->plain, 0);
}

static void add_plain(Inline *state, const char *at, size_t length)
{
    if (state->plain->len == 0) {
        state->plain_at = at;
    }
    g_string_append_len(state->plain, at, (gssize)length);
}

static void report_markup(Inline *state, const char *at, size_t length)
{
    if (state->reported) {
        return;
    }
    state->reported = true;
    Position position = place(state->reader, state->line, at);
    position.length = columns_between(at, at + length) - 1;
    diagnostics_add(state->reader->diagnostics, SEVERITY_NOTE, "markup", position,
                    g_strdup_printf("left-over markup \"%.*s\"", (int)MIN(length, 40), at),
                    g_strdup("taken as plain text, italics kept"));
}

static void break_line(Inline *state)
{
    flush_plain(state);
    state->into = state->block;
    if (state->block->last != NULL && state->block->last->kind != NODE_LINE_END) {
        /* A tag ends more than a line: what follows begins anew. */
        node_add(state->block, NODE_LINE_END, NULL)->after_blank = true;
    }
}

static void open_inline(Inline *state, NodeKind kind)
{
    flush_plain(state);
    if (state->into == state->block) {
        state->into = node_add(state->block, kind, NULL);
    }
}

static void close_inline(Inline *state)
{
    flush_plain(state);
    state->into = state->block;
}

typedef enum { TAG_EMPHASIS, TAG_STRONG, TAG_BREAK, TAG_LIST, TAG_MARK, TAG_NOTHING } TagKind;

/* The tags that a copy from a page leaves behind. Anything else in angle brackets is text. */
static bool tag_of_name(const char *name, size_t length, TagKind *ret_kind)
{
    static const struct {
        const char *name;
        TagKind kind;
    } tags[] = {
        { "i", TAG_EMPHASIS }, { "em", TAG_EMPHASIS },  { "b", TAG_STRONG },    { "strong", TAG_STRONG },
        { "p", TAG_BREAK },    { "br", TAG_BREAK },     { "li", TAG_BREAK },    { "div", TAG_BREAK },
        { "ul", TAG_LIST },    { "ol", TAG_LIST },      { "sup", TAG_MARK },    { "span", TAG_NOTHING },
        { "u", TAG_NOTHING },  { "font", TAG_NOTHING }, { "a", TAG_NOTHING },   { "sub", TAG_NOTHING },
        { "tr", TAG_BREAK },   { "td", TAG_BREAK },     { "table", TAG_BREAK }, { "tbody", TAG_BREAK },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(tags); i++) {
        if (strlen(tags[i].name) == length && g_ascii_strncasecmp(tags[i].name, name, length) == 0) {
            *ret_kind = tags[i].kind;
            return true;
        }
    }
    return false;
}

enum { TAG_LIMIT = 200 }; /* bytes: no tag that a copy leaves behind is longer */

static size_t read_tag(Inline *state, const char *at)
{
    const bool closing = at[1] == '/';
    const char *name = at + 1 + closing;
    size_t length = 0;
    while (g_ascii_isalpha(name[length])) {
        length++;
    }
    const char *end = memchr(name, '>', strnlen(name, TAG_LIMIT));
    TagKind kind;
    const bool whole = end != NULL && (name[length] == '>' || name[length] == ' ' || name[length] == '/');
    if (length == 0 || !whole || !tag_of_name(name, length, &kind)) {
        return 0;
    }
    const size_t size = (size_t)(end - at) + 1;
    report_markup(state, at, size);
    if (kind == TAG_BREAK || kind == TAG_LIST) {
        break_line(state);
        state->in_list = kind == TAG_LIST ? !closing : state->in_list;
    } else if ((kind == TAG_EMPHASIS || kind == TAG_STRONG) && !closing) {
        open_inline(state, kind == TAG_STRONG ? NODE_STRONG : NODE_EMPHASIS);
    } else if (kind != TAG_NOTHING && kind != TAG_MARK) {
        close_inline(state);
    }
    return size;
}

/* "<https://...>": the brackets are no part of the address. */
static size_t read_autolink(Inline *state, const char *at)
{
    if (strncmp(at, "<http", 5) != 0) {
        return 0;
    }
    const size_t length = strcspn(at + 1, " <>");
    if (at[1 + length] != '>') {
        return 0;
    }
    flush_plain(state);
    Node *link = node_add(state->into, NODE_LINK, NULL);
    link->target = g_strndup(at + 1, length);
    Node *text = node_add_text(link, link->target);
    text->at = place(state->reader, state->line, at + 1);
    return length + 2;
}

/* "[words](target)" as a copy through a converter leaves it. */
static size_t read_link(Inline *state, const char *at)
{
    const size_t words = strcspn(at + 1, "[]");
    if (words == 0 || at[1 + words] != ']' || at[2 + words] != '(') {
        return 0;
    }
    const char *target = at + 3 + words;
    const size_t length = strcspn(target, " ()");
    const bool is_target = length > 0 && (target[0] == '#' || strncmp(target, "http", 4) == 0 || target[0] == '/');
    if (target[length] != ')' || !is_target) {
        return 0;
    }
    const size_t size = (size_t)(target - at) + length + 1;
    report_markup(state, at, size);
    flush_plain(state);
    Node *link = node_add(state->into, NODE_LINK, NULL);
    link->target = g_strndup(target, length);
    g_autofree char *label = g_strndup(at + 1, words);
    Node *text = node_add_text(link, label);
    text->at = place(state->reader, state->line, at + 1);
    return size;
}

/* "*continued*" or "**Monday**": a pair of stars around words without a star. */
static size_t read_stars(Inline *state, const char *at, const char *before)
{
    const size_t stars = strspn(at, "*");
    const size_t words = strcspn(at + stars, "*");
    const char *close = at + stars + words;
    const bool opens = stars <= 2 && words > 0 && at[stars] != ' ' && (before == NULL || !text_is_word_byte(*before));
    if (!opens || strspn(close, "*") != stars || close[-1] == ' ' || text_is_word_byte(close[stars])) {
        return 0;
    }
    report_markup(state, at, words + 2 * stars);
    open_inline(state, stars == 2 ? NODE_STRONG : NODE_EMPHASIS);
    add_plain(state, at + stars, words);
    close_inline(state);
    return words + 2 * stars;
}

/* One to three stars right behind a word are a footnote mark. */
static size_t read_star_mark(Inline *state, const char *at, const char *before)
{
    const size_t stars = strspn(at, "*");
    const bool behind_word = before != NULL && *before != ' ' && *before != '*';
    if (!behind_word || stars > 3 || text_is_word_byte(at[stars])) {
        return 0;
    }
    flush_plain(state);
    g_autofree char *label = g_strndup(at, stars);
    node_add_mark(state->into, label)->at = place(state->reader, state->line, at);
    return stars;
}

static size_t read_superscript(Inline *state, const char *at)
{
    char label[8] = "";
    size_t figures = 0;
    size_t used = 0;
    size_t length = 0;
    int figure;
    while (figures < sizeof label - 1 && (figure = text_superscript_read(at + used, &length)) >= 0) {
        label[figures++] = (char)('0' + figure);
        used += length;
    }
    if (used == 0) {
        return 0;
    }
    flush_plain(state);
    node_add_mark(state->into, label)->at = place(state->reader, state->line, at);
    return used;
}

static size_t read_entity(Inline *state, const char *at)
{
    static const struct {
        const char *entity;
        const char *text;
    } entities[] = {
        { "&amp;", "&" },   { "&lt;", "<" },    { "&gt;", ">" },    { "&nbsp;", " " },  { "&quot;", "\"" },
        { "&#39;", "'" },   { "&ndash;", "–" }, { "&mdash;", "—" }, { "&rsquo;", "’" }, { "&lsquo;", "‘" },
        { "&ldquo;", "“" }, { "&rdquo;", "”" }, { "&bull;", "•" },  { "&#8211;", "–" }, { "&#8217;", "’" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(entities); i++) {
        const size_t length = strlen(entities[i].entity);
        if (strncmp(at, entities[i].entity, length) == 0) {
            report_markup(state, at, length);
            add_plain(state, at, 0);
            g_string_append(state->plain, entities[i].text);
            return length;
        }
    }
    return 0;
}

static size_t read_star(Inline *state, const char *at, const char *before)
{
    const size_t stars = strspn(at, "*");
    if (stars > 3) {
        add_plain(state, at, stars); /* a rule of stars */
        return stars;
    }
    const size_t used = read_stars(state, at, before);
    return used != 0 ? used : read_star_mark(state, at, before);
}

/* Inside a flattened list " – " begins the next item. */
static size_t read_flat_item(Inline *state, const char *at, const char *before)
{
    const size_t length = state->in_list ? marker_length(at) : 0;
    if (length == 0 || (before != NULL && *before != ' ')) {
        return 0;
    }
    break_line(state);
    add_plain(state, at, length);
    return length;
}

/* Tries what can begin at this byte; how many bytes it took, 0 if it is plain text. */
static size_t read_special(Inline *state, const char *at, const char *before)
{
    size_t used = 0;
    switch (*at) {
    case '<': used = read_tag(state, at); return used != 0 ? used : read_autolink(state, at);
    case '[': return read_link(state, at);
    case '&': return read_entity(state, at);
    case '*': return read_star(state, at, before);
    case '\xc2': /* ¹²³ */
    case '\xe2': /* the other superscripts, dashes and bullets */
        used = read_superscript(state, at);
        return used != 0 ? used : read_flat_item(state, at, before);
    case '-': return read_flat_item(state, at, before);
    default: return 0;
    }
}

/* Reads `text`, a part of `line`, into `block`. */
static void read_inlines(Reader *reader, Node *block, const char *line, const char *text)
{
    Inline state = { .reader = reader, .line = line, .block = block, .into = block, .plain = g_string_new(NULL) };
    const char *before = NULL;
    for (const char *at = text; *at != '\0';) {
        const size_t used = read_special(&state, at, before);
        if (used == 0) {
            add_plain(&state, at, (size_t)(g_utf8_next_char(at) - at));
            before = at;
            at = g_utf8_next_char(at);
            continue;
        }
        at += used;
        before = at - 1;
    }
    flush_plain(&state);
    g_string_free(state.plain, TRUE);
}

/* --- Placard's own layout: \role[label]{text} ------------------------------------------------------------ */

/* Text up to the closing character, in which a backslash keeps the next character from meaning anything; NULL if it
 * does not close. *at moves behind it. */
static char *read_braced(const char **at, char close)
{
    g_autoptr(GString) text = g_string_new(NULL);
    const char *from = *at;
    for (; *from != '\0' && *from != close; from++) {
        if (*from == '\\' && from[1] != '\0') {
            from++;
        }
        g_string_append_c(text, *from);
    }
    if (*from != close) {
        return NULL;
    }
    *at = from + 1;
    return g_string_free(g_steal_pointer(&text), FALSE);
}

/* Fills `node` with an explicit block that begins at `text`; false if there is none. What follows the brace
 * is read as inlines behind the text. */
static bool read_explicit(Reader *reader, Node *node, const char *line, const char *text)
{
    const char *at = text + 1;
    while (g_ascii_islower(*at) || *at == '-') {
        at++;
    }
    if (text[0] != '\\' || at == text + 1) {
        return false;
    }
    g_autofree char *role = g_strndup(text + 1, (gsize)(at - text - 1));
    g_autofree char *label = NULL;
    if (*at == '[') {
        at++;
        label = read_braced(&at, ']');
        if (label == NULL) {
            return false;
        }
    }
    if (*at != '{') {
        return false;
    }
    const char *words = ++at;
    g_autofree char *content = read_braced(&at, '}');
    g_autofree char *aside = NULL;
    if (content != NULL && *at == '{') {
        at++;
        aside = read_braced(&at, '}');
    }
    if (content == NULL) {
        return false;
    }
    node->explicit_role = true;
    node->role = g_intern_string(role);
    g_free(node->label);
    node->label = g_steal_pointer(&label);
    node->target = g_steal_pointer(&aside);
    Node *held = node_new(NODE_TEXT);
    held->text = g_steal_pointer(&content);
    held->at = place(reader, line, words);
    node_append(node, held);
    read_inlines(reader, node, line, at);
    return true;
}

/* --- blocks -------------------------------------------------------------------------------------------- */

/* The hours of a row may stand before an explicit block: "3 p.m.: \deadline{...}". */
static const char *find_explicit(const char *text)
{
    if (text[0] == '\\') {
        return text;
    }
    const char *at = strstr(text, ": \\");
    return at != NULL && at - text < 60 ? at + 2 : NULL;
}

static void fill_block(Reader *reader, Node *block, const char *line, const char *text)
{
    const char *explicit_at = find_explicit(text);
    if (explicit_at != NULL && explicit_at != text) {
        Node *probe = node_new(NODE_PARAGRAPH);
        if (read_explicit(reader, probe, line, explicit_at)) {
            g_autofree char *hours = g_strndup(text, (gsize)(explicit_at - text));
            read_inlines(reader, block, line, hours);
            Node *inner = node_append(block, probe);
            inner->at = place(reader, line, explicit_at);
            return;
        }
        node_free(probe);
    }
    if (explicit_at != text || !read_explicit(reader, block, line, text)) {
        read_inlines(reader, block, line, text);
    }
}

static void read_item(Reader *reader, Node *parent, const char *line, const char *text, size_t marker)
{
    Node *item = new_item(reader, parent, text, marker, (int)(text - line), place(reader, line, text));
    fill_block(reader, item, line, text + marker);
    reader->paragraph = NULL;
}

/* A cell that begins with a blank has lost a marker that its font took along; the caller of the reader is told. */
static void read_cell(Reader *reader, Node *cell, const char *line, const char *text)
{
    const char *words = text + strspn(text, " ");
    const size_t marker = marker_length(words);
    if (marker > 0) {
        Node *item = new_item(reader, cell, words, marker, 0, place(reader, line, words));
        fill_block(reader, item, line, words + marker);
        return;
    }
    if (words != text && *words != '\0') {
        Node *item = new_item(reader, cell, "", 0, 0, place(reader, line, words));
        diagnostics_add(reader->diagnostics, SEVERITY_NOTE, "bullet", item->at,
                        g_strdup("a blank stands where a list marker was lost"), g_strdup("taken as a list item"));
        fill_block(reader, item, line, words);
        return;
    }
    fill_block(reader, cell, line, words);
}

static void read_row(Reader *reader, const char *line)
{
    if (reader->table == NULL) {
        close_blocks(reader);
        reader->table = new_block(reader, reader->document->root, NODE_TABLE, place(reader, line, line));
    }
    Node *row = new_block(reader, reader->table, NODE_ROW, place(reader, line, line));
    for (const char *at = line; at != NULL;) {
        const char *tab = strchr(at, '\t');
        g_autofree char *text = tab != NULL ? g_strndup(at, (gsize)(tab - at)) : g_strdup(at);
        reader->counted_in = NULL; /* another text, perhaps at the same address */
        reader->list = NULL;
        Node *cell = new_block(reader, row, NODE_CELL, place(reader, text, text));
        read_cell(reader, cell, text, text);
        reader->before += (int)g_utf8_strlen(text, -1) + 1;
        at = tab != NULL ? tab + 1 : NULL;
    }
    reader->before = 0;
    reader->counted_in = NULL;
    reader->paragraph = NULL;
}

static void read_plain_line(Reader *reader, const char *line, const char *text)
{
    const Position at = place(reader, line, text);
    const bool goes_on = reader->paragraph != NULL && !reader->blank && text[0] != '\\';
    if (goes_on) {
        node_add(reader->paragraph, NODE_LINE_END, NULL)->at = at;
        read_inlines(reader, reader->paragraph, line, text);
        return;
    }
    /* A line right under a list item may go on with it; whoever understands the words decides. */
    close_blocks(reader);
    Node *paragraph = new_block(reader, reader->document->root, NODE_PARAGRAPH, at);
    fill_block(reader, paragraph, line, text);
    reader->paragraph = paragraph->explicit_role ? NULL : paragraph;
}

static void read_line(Reader *reader, const char *line)
{
    g_autofree char *trimmed = g_strchomp(g_strdup(line));
    reader->counted_in = NULL;
    char *text = trimmed + strspn(trimmed, " ");
    if (text[strspn(text, "\t ")] == '\0') {
        reader->blank = true;
        reader->paragraph = NULL;
        return;
    }
    const bool is_row = strchr(line, '\t') != NULL && find_explicit(text) == NULL;
    const size_t marker = is_row ? 0 : marker_length(text);
    if (is_row) {
        read_row(reader, line);
    } else if (marker > 0) {
        reader->table = NULL;
        read_item(reader, reader->document->root, trimmed, text, marker);
    } else {
        read_plain_line(reader, trimmed, text);
    }
    reader->blank = false;
}

/* Control characters but tab and the ends of lines and pages are blanks from here on, and reported once. */
static char *without_controls(const char *text, gsize size, GPtrArray *diagnostics)
{
    char *clean = g_strndup(text, size);
    int line = 1;
    Position first = { 0 };
    for (char *at = clean; *at != '\0'; at++) {
        line += *at == '\n';
        const bool control = ((unsigned char)*at < 0x20 && strchr("\t\n\r\f", *at) == NULL) || *at == 0x7f;
        if (control) {
            first = first.line == 0 ? (Position){ .line = line, .column = 1 } : first;
            *at = ' ';
        }
    }
    if (first.line != 0) {
        diagnostics_add(diagnostics, SEVERITY_WARNING, "control-character", first,
                        g_strdup("control characters in the text"), g_strdup("taken as blanks"));
    }
    return clean;
}

static bool read_lines(Reader *reader, char *text, GError **error)
{
    for (char *at = text; at != NULL; reader->line++) {
        const size_t length = strcspn(at, "\n\r\f");
        const char end = at[length];
        char *next = end == '\0' ? NULL : at + length + 1 + (end == '\r' && at[length + 1] == '\n');
        at[length] = '\0';
        if (length > TEXT_LINE_LIMIT || reader->line > TEXT_LINES_LIMIT) {
            g_set_error(error, DOCUMENT_ERROR, DOCUMENT_ERROR_TOO_LARGE,
                        length > TEXT_LINE_LIMIT ? "%d:1: this line is longer than %d bytes"
                                                 : "%d:1: the document has more than %d lines",
                        reader->line, length > TEXT_LINE_LIMIT ? (int)TEXT_LINE_LIMIT : (int)TEXT_LINES_LIMIT);
            return false;
        }
        read_line(reader, at);
        if (end == '\f') {
            close_blocks(reader);
            node_add(reader->document->root, NODE_BREAK_PAGE, NULL);
            reader->blank = true;
            reader->line--; /* a form feed ends a page, not a line */
        }
        at = next;
    }
    return true;
}

Document *read_text(GBytes *bytes, GPtrArray *diagnostics, GError **error)
{
    gsize size = 0;
    const char *text = g_bytes_get_data(bytes, &size);
    if (size > TEXT_LIMIT) {
        g_set_error(error, DOCUMENT_ERROR, DOCUMENT_ERROR_TOO_LARGE,
                    "the document has %" G_GSIZE_FORMAT " bytes; a text may have at most %d", size, (int)TEXT_LIMIT);
        return NULL;
    }
    if (size > 0 && !check_encoding(text, size, error)) {
        return NULL;
    }
    if (size >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0) {
        text += 3;
        size -= 3;
    }
    g_autoptr(Document) document = document_new("en");
    Reader reader = {
        .document = document,
        .diagnostics = diagnostics,
        .indents = g_array_new(FALSE, FALSE, sizeof(int)),
        .blank = true,
        .line = 1,
    };
    g_autofree char *clean = without_controls(size > 0 ? text : "", size, diagnostics);
    const bool done = read_lines(&reader, clean, error);
    g_array_unref(reader.indents);
    return done ? g_steal_pointer(&document) : NULL;
}
