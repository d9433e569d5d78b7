/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pdf/pages.h"

#include "doc/format.h"

#include <math.h>
#include <poppler.h>
#include <string.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PopplerDocument, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PopplerPage, g_object_unref)

Page *page_new(float width, float height)
{
    Page *page = g_new0(Page, 1);
    page->width = width;
    page->height = height;
    page->chars = g_array_new(FALSE, FALSE, sizeof(PageChar));
    return page;
}

void page_free(Page *page)
{
    g_array_unref(page->chars);
    g_free(page);
}

static void free_page(gpointer page)
{
    page_free(page);
}

void pages_free(Pages *pages)
{
    if (pages == NULL) {
        return;
    }
    g_ptr_array_unref(pages->pages);
    g_free(pages->language);
    g_clear_pointer(&pages->source, g_bytes_unref);
    g_free(pages->source_name);
    g_free(pages->source_type);
    g_free(pages);
}

/* --- the file ---------------------------------------------------------------------------------------------- */

static void explain(const GError *cause, GError **error)
{
    static const struct {
        int code;
        const char *words;
    } causes[] = {
        { POPPLER_ERROR_ENCRYPTED, "the PDF is locked with a password; expected one that opens without" },
        { POPPLER_ERROR_BAD_CATALOG, "the PDF is damaged: it has no catalogue of pages" },
        { POPPLER_ERROR_DAMAGED, "the PDF is damaged: its table of objects cannot be read" },
    };
    const char *words = "the PDF is damaged and cannot be opened";
    for (size_t i = 0; i < G_N_ELEMENTS(causes); i++) {
        if (cause != NULL && g_error_matches(cause, POPPLER_ERROR, causes[i].code)) {
            words = causes[i].words;
        }
    }
    g_set_error_literal(error, DOCUMENT_ERROR, DOCUMENT_ERROR_UNREADABLE, words);
}

static PopplerDocument *open_pdf(GBytes *bytes, GError **error)
{
    g_autoptr(GError) cause = NULL;
    PopplerDocument *document = poppler_document_new_from_bytes(bytes, NULL, &cause);
    if (document == NULL) {
        explain(cause, error);
    }
    return document;
}

/* --- a carried source -------------------------------------------------------------------------------------- */

static gboolean append_bytes(const gchar *bytes, gsize count, gpointer data, GError **error)
{
    GByteArray *array = data;
    if (array->len + count > PAGES_SOURCE_LIMIT) {
        g_set_error_literal(error, DOCUMENT_ERROR, DOCUMENT_ERROR_TOO_LARGE, "the carried file is too large");
        return FALSE;
    }
    g_byte_array_append(array, (const guint8 *)bytes, (guint)count);
    return TRUE;
}

static void take_attachment(Pages *pages, PopplerAttachment *attachment)
{
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    g_autofree char *name = g_strdup(poppler_attachment_get_name(attachment));
    const bool wanted = pages->source == NULL && g_strcmp0(name, "programme.json") == 0;
    if (wanted && poppler_attachment_save_to_callback(attachment, append_bytes, bytes, NULL)) {
        pages->source = g_byte_array_free_to_bytes(g_steal_pointer(&bytes));
        pages->source_name = g_steal_pointer(&name);
        pages->source_type = g_strdup("application/json");
    }
}

/* Only the name is looked at: what the file is for, the library does not tell. Who reads the source finds out whether
 * it is one, and has the pages if it is none. */
static void take_source(Pages *pages, PopplerDocument *document)
{
    GList *attachments = poppler_document_get_attachments(document);
    for (GList *at = attachments; at != NULL; at = at->next) {
        take_attachment(pages, at->data);
        g_object_unref(at->data);
    }
    g_list_free(attachments);
}

/* --- pages -------------------------------------------------------------------------------------------------- */

/* The boxes of a page belong to its characters one by one; but the marks of direction that the library puts around
 * words have none. */
static bool has_no_box(gunichar c)
{
    return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x200e || c == 0x200f;
}

static bool font_is(const char *name, const char *const *words)
{
    g_autofree char *lower = name == NULL ? g_strdup("") : g_ascii_strdown(name, -1);
    for (; *words != NULL; words++) {
        if (strstr(lower, *words) != NULL) {
            return true;
        }
    }
    return false;
}

static PageChar char_of(gunichar c, const PopplerRectangle *box, const PopplerTextAttributes *attributes)
{
    static const char *const bold[] = { "bold", "black", "heavy", NULL };
    static const char *const italic[] = { "italic", "oblique", NULL };
    PageChar made = { .c = c, .box = { (float)box->x1, (float)box->y1, (float)box->x2, (float)box->y2 } };
    made.size = attributes != NULL ? (float)attributes->font_size : made.box.y1 - made.box.y0;
    made.bold = attributes != NULL && font_is(attributes->font_name, bold);
    made.italic = attributes != NULL && font_is(attributes->font_name, italic);
    return made;
}

static bool is_alef(gunichar c)
{
    return c == 0x627 || c == 0x622 || c == 0x623 || c == 0x625;
}

/* The library turns the letters of a word around that is written from right to left, but not their boxes. */
static void turn_boxes(GArray *chars, guint first)
{
    for (guint i = first, k = chars->len; i + 1 < k; i++, k--) {
        PageChar *one = &g_array_index(chars, PageChar, i);
        PageChar *other = &g_array_index(chars, PageChar, k - 1);
        const gunichar c = one->c;
        const PageChar kept = *one;
        *one = *other;
        *other = kept;
        other->c = one->c;
        one->c = c;
    }
}

static float width_of(const PageChar *c)
{
    return c->box.x1 - c->box.x0;
}

static bool are_as_wide(const PageChar *one, const PageChar *other)
{
    return fabsf(width_of(one) - width_of(other)) < 0.005F * one->size;
}

/* Is a letter that stands beside these two as wide as they are? Then all may be, as in the face of a typewriter. */
static bool is_among_as_wide(const GArray *chars, guint first, guint i)
{
    const PageChar *one = &g_array_index(chars, PageChar, i);
    return (i > first && are_as_wide(one - 1, one)) || (i + 2 < chars->len && are_as_wide(one + 2, one));
}

/* Lam and alef are drawn as one letter, whose halves, of one width, the library takes for two in the wrong order. No
 * word has two alefs in a row. */
static void join_lam_alef(GArray *chars, guint first)
{
    enum { LAM = 0x644 };
    for (guint i = first; i + 1 < chars->len; i++) {
        PageChar *one = &g_array_index(chars, PageChar, i);
        PageChar *next = one + 1;
        const bool are_halves = are_as_wide(one, next) && !is_among_as_wide(chars, first, i);
        const bool behind_alef = i > first && is_alef(one[-1].c);
        if (is_alef(one->c) && next->c == LAM && (are_halves || behind_alef)) {
            next->c = one->c;
            one->c = LAM;
        }
    }
}

/* Where what the library marks as written in one direction begins; words from right to left may hold others. */
typedef struct {
    guint begun[4];
    guint depth;
} Directions;

static void take_direction(Directions *directions, gunichar c, GArray *chars)
{
    enum { LEFT_TO_RIGHT = 0x202a, RIGHT_TO_LEFT = 0x202b, ENDS = 0x202c };
    const bool inside = directions->depth > 0;
    if ((c == RIGHT_TO_LEFT || (c == LEFT_TO_RIGHT && inside)) && directions->depth < G_N_ELEMENTS(directions->begun)) {
        directions->begun[directions->depth++] = chars->len;
    } else if (c == ENDS && inside) {
        const guint first = directions->begun[--directions->depth];
        turn_boxes(chars, first);
        if (directions->depth == 0) {
            join_lam_alef(chars, first);
        }
    }
}

static void fill_page(Page *page, const char *text, const PopplerRectangle *boxes, guint n_boxes, GList *attributes)
{
    guint nth = 0;
    Directions directions = { .depth = 0 };
    PageChar last = { 0 };
    const GList *last_attributes = NULL;
    for (const char *at = text; *at != '\0' && nth < n_boxes; at = g_utf8_next_char(at)) {
        const gunichar c = g_utf8_get_char(at);
        if (has_no_box(c)) {
            take_direction(&directions, c, page->chars);
            continue;
        }
        while (attributes != NULL && (int)nth > ((PopplerTextAttributes *)attributes->data)->end_index) {
            attributes = attributes->next;
        }
        PageChar made = last;
        if (attributes != last_attributes || nth == 0) {
            made = char_of(c, &boxes[nth], attributes == NULL ? NULL : attributes->data);
            last_attributes = attributes;
        }
        made.c = c;
        made.box = (Box){ (float)boxes[nth].x1, (float)boxes[nth].y1, (float)boxes[nth].x2, (float)boxes[nth].y2 };
        g_array_append_val(page->chars, made);
        last = made;
        nth++;
    }
}

static Page *page_of(PopplerDocument *document, int i)
{
    g_autoptr(PopplerPage) from = poppler_document_get_page(document, i);
    if (from == NULL) {
        return page_new(0, 0);
    }
    double width, height;
    poppler_page_get_size(from, &width, &height);
    Page *page = page_new((float)width, (float)height);
    g_autofree char *text = poppler_page_get_text(from);
    g_autofree PopplerRectangle *boxes = NULL;
    guint n_boxes = 0;
    if (text != NULL && poppler_page_get_text_layout(from, &boxes, &n_boxes) && n_boxes <= PAGE_CHARS_LIMIT) {
        GList *attributes = poppler_page_get_text_attributes(from);
        fill_page(page, text, boxes, n_boxes, attributes);
        poppler_page_free_text_attributes(attributes);
    }
    return page;
}

static bool too_large(GError **error, const char *what, int limit)
{
    g_set_error(error, DOCUMENT_ERROR, DOCUMENT_ERROR_TOO_LARGE, "the PDF has more than %d %s", limit, what);
    return false;
}

static bool take_pages(Pages *pages, PopplerDocument *document, GError **error)
{
    const int n = poppler_document_get_n_pages(document);
    if (n > PAGES_LIMIT) {
        return too_large(error, "pages", PAGES_LIMIT);
    }
    guint chars = 0;
    for (int i = 0; i < n; i++) {
        Page *page = page_of(document, i);
        g_ptr_array_add(pages->pages, page);
        chars += page->chars->len;
        if (chars > PAGES_CHARS_LIMIT) {
            return too_large(error, "characters", PAGES_CHARS_LIMIT);
        }
    }
    if (chars == 0) {
        g_set_error_literal(error, DOCUMENT_ERROR, DOCUMENT_ERROR_UNREADABLE,
                            n == 0 ? "the PDF has no pages"
                                   : "the PDF has no text: it is a scan, or a picture; expected one made by a word "
                                     "processor, or its DOCX file");
        return false;
    }
    return true;
}

Pages *pages_of_pdf(GBytes *bytes, GError **error)
{
    g_autoptr(PopplerDocument) document = open_pdf(bytes, error);
    if (document == NULL) {
        return NULL;
    }
    g_autoptr(Pages) pages = g_new0(Pages, 1);
    pages->pages = g_ptr_array_new_with_free_func(free_page);
    take_source(pages, document);
    g_autoptr(GError) trouble = NULL;
    if (!take_pages(pages, document, &trouble)) {
        g_ptr_array_set_size(pages->pages, 0);
    }
    if (trouble != NULL && pages->source == NULL) {
        g_propagate_error(error, g_steal_pointer(&trouble));
        return NULL;
    }
    return g_steal_pointer(&pages);
}

/* --- what is loaded beforehand ------------------------------------------------------------------------------- */

/* Fonts that a file names and does not bring, and the tables that they need: what a code means in the encodings of
 * Chinese that word processors use, and what letter a number of each East Asian collection is. The library keeps four
 * encodings at most, the last ones used. */
static const struct {
    const char *encoding, *collection;
} east_asian[] = {
    { "Identity-H", "Korea1" }, { "Identity-H", "Japan1" }, { "Identity-H", "CNS1" },  { "UniGB-UTF16-H", "GB1" },
    { "GB-EUC-H", "GB1" },      { "GBK-EUC-H", "GB1" },     { "UniGB-UCS2-H", "GB1" },
};

/* A page with a word in each of these fonts and in Helvetica. */
static GBytes *pdf_of_fonts(void)
{
    g_autoptr(GString) fonts = g_string_new(NULL);
    g_autoptr(GString) words = g_string_new("BT /F 9 Tf 9 9 Td (Placard) Tj\n");
    for (size_t i = 0; i < G_N_ELEMENTS(east_asian); i++) {
        g_string_append_printf(words, "/F%d 9 Tf <4e004e00> Tj\n", (int)i);
        g_string_append_printf(fonts,
                               "/F%d<</Type/Font/Subtype/Type0/BaseFont/F/Encoding/%s/DescendantFonts[<</Type/Font"
                               "/Subtype/CIDFontType2/BaseFont/F/CIDSystemInfo<</Registry(Adobe)/Ordering(%s)"
                               "/Supplement 0>>>>]>>\n",
                               (int)i, east_asian[i].encoding, east_asian[i].collection);
    }
    g_string_append(words, "ET\n");
    GString *pdf = g_string_new("%PDF-1.4\n"
                                "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                                "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n");
    g_string_append_printf(pdf,
                           "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</Font<<\n"
                           "/F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>\n%s>>>>>>endobj\n",
                           fonts->str);
    g_string_append_printf(pdf, "4 0 obj<</Length %d>>stream\n%sendstream endobj\n", (int)words->len, words->str);
    g_string_append(pdf, "trailer<</Root 1 0 R>>\n");
    return g_string_free_to_bytes(pdf);
}

void pages_prepare(void)
{
    /* As long as one document is open the library keeps its tables; it ends with the process. */
    static PopplerDocument *kept;
    g_autoptr(GBytes) bytes = pdf_of_fonts();
    kept = poppler_document_new_from_bytes(bytes, NULL, NULL);
    if (kept != NULL) {
        page_free(page_of(kept, 0));
    }
}
