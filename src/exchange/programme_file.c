#include "exchange/programme_file.h"

#include "base/text.h"
#include "confined/stranger.h"
#include "core/programme_check.h"
#include "doc/plain.h"
#include "doc/read_text.h"
#include "exchange/programme_json.h"
#include "exchange/zone_check.h"
#include "reading/programme_read.h"

#include <string.h>

/* --- what kind of file it is -------------------------------------------------------------------------------- */

static bool is_json(GBytes *bytes, const char *name)
{
    if (name != NULL && g_str_has_suffix(name, ".json")) {
        return true;
    }
    gsize length = 0;
    const char *text = g_bytes_get_data(bytes, &length);
    gsize i = 0;
    while (i < length && g_ascii_isspace(text[i])) {
        i++;
    }
    return i < length && text[i] == '{';
}

const char *programme_file_foreign(GBytes *bytes)
{
    static const struct {
        const char *begins;
        size_t length;
        const char *name;
    } kinds[] = {
        { "\xd0\xcf\x11\xe0", 4, "a file of the old Office formats (.doc); expected it saved as DOCX" },
        { "{\\rtf", 5, "a file in Rich Text Format; expected it saved as DOCX or plain text" },
        { "\xff\xd8\xff", 3, "a picture (JPEG); expected a document with text" },
        { "\x89PNG", 4, "a picture (PNG); expected a document with text" },
        { "GIF8", 4, "a picture (GIF); expected a document with text" },
        { "II*", 4, "a picture (TIFF); expected a document with text" },
        { "MM\0*", 4, "a picture (TIFF); expected a document with text" },
        { "\x7f"
          "ELF",
          4, "a program; expected a document" },
        { "MZ\x90", 4, "a program; expected a document" },
        { "\x1f\x8b", 2, "a compressed file; expected the document that is in it" },
        { "7z\xbc\xaf", 4, "an archive; expected the document that is in it" },
        { "Rar!", 4, "an archive; expected the document that is in it" },
    };
    gsize length = 0;
    const char *data = g_bytes_get_data(bytes, &length);
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
        if (length >= kinds[i].length && memcmp(data, kinds[i].begins, kinds[i].length) == 0) {
            return kinds[i].name;
        }
    }
    return NULL;
}

/* --- the lines that findings name ----------------------------------------------------------------------------- */

static void append_shown(GPtrArray *lines, int number, const char *text)
{
    if (number < 1 || (guint)number > (guint)TEXT_LINES_LIMIT || text == NULL) {
        return;
    }
    for (guint i = lines->len; i < (guint)number; i++) {
        g_ptr_array_add(lines, g_string_new(NULL));
    }
    g_string_append(g_ptr_array_index(lines, number - 1), text);
}

static void append_mark(GPtrArray *lines, int number, const char *label)
{
    for (; *label != '\0'; label++) {
        const char star[] = { *label, '\0' };
        append_shown(lines, number, g_ascii_isdigit(*label) ? text_superscript(*label - '0') : star);
    }
}

static void free_line(gpointer line)
{
    g_string_free(line, TRUE);
}

/* The lines of a document that is no text: what its readers gave each line's number. */
static GBytes *lines_of(const Document *document)
{
    g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(free_line);
    int number = 0;
    for (const Node *node = document->root; node != NULL; node = node_next(node, document->root)) {
        number = node->at.line > 0 ? node->at.line : number;
        if (node->kind == NODE_TEXT) {
            append_shown(lines, number, node->text);
        } else if (node->kind == NODE_MARK) {
            append_mark(lines, number, node->label);
        }
    }
    GString *shown = g_string_new(NULL);
    for (guint i = 0; i < lines->len; i++) {
        GString *line = g_ptr_array_index(lines, i);
        g_strdelimit(line->str, "\r\n\f", ' ');
        g_string_append(shown, line->str);
        g_string_append_c(shown, '\n');
    }
    return g_string_free_to_bytes(shown);
}

/* --- reading ----------------------------------------------------------------------------------------------------- */

static bool take_text(ProgrammeFile *file, const char *name, GError **error)
{
    const char *foreign = programme_file_foreign(file->source);
    if (foreign != NULL) {
        g_set_error(error, DOCUMENT_ERROR, DOCUMENT_ERROR_UNREADABLE, "1:1: this is %s", foreign);
        return false;
    }
    file->document = read_text(file->source, file->findings, error);
    if (file->document == NULL) {
        return false;
    }
    if (name != NULL && (g_str_has_suffix(name, ".pdf") || g_str_has_suffix(name, ".docx"))) {
        diagnostics_add(file->findings, SEVERITY_NOTE, "file-kind", (Position){ .line = 1, .column = 1 },
                        g_strdup_printf("the file is called %s but is plain text", strrchr(name, '.')),
                        g_strdup("read as text"));
    }
    file->programme = programme_read(file->document, file->findings);
    return true;
}

/* A PDF of ours: the page may be read as well as any, but what it was made from says more. False if that cannot be
 * read. */
static bool take_carried(ProgrammeFile *file)
{
    g_autoptr(GError) error = NULL;
    file->programme = programme_of_json(file->document->source, &error);
    if (file->programme == NULL) {
        diagnostics_add(file->findings, SEVERITY_NOTE, "carried-source", (Position){ 0 },
                        g_strdup_printf("the PDF carries a programme that cannot be read: %s", error->message),
                        g_strdup("its pages were read"));
        return false;
    }
    g_bytes_unref(file->shown);
    file->shown = g_bytes_ref(file->document->source);
    g_clear_pointer(&file->document, document_free);
    g_ptr_array_set_size(file->findings, 0); /* they were about the pages */
    diagnostics_add(file->findings, SEVERITY_NOTE, "carried-source", (Position){ 0 },
                    g_strdup("the PDF carries the programme that it was made from"),
                    g_strdup("that was read, and not what its pages show"));
    return true;
}

/* The lines that findings name. A text that somebody pasted into Word, or printed, is read as the text that it is. */
static void take_shown(ProgrammeFile *file)
{
    g_bytes_unref(file->shown);
    file->shown = document_plain_text(file->document);
    Document *text = file->shown != NULL ? read_text(file->shown, file->findings, NULL) : NULL;
    if (text != NULL) {
        document_free(file->document);
        file->document = text;
        return;
    }
    g_clear_pointer(&file->shown, g_bytes_unref);
    file->shown = lines_of(file->document);
}

static bool take_strange(ProgrammeFile *file, StrangerKind kind, GError **error)
{
    file->document = stranger_read(kind, file->source, file->findings, error);
    if (file->document == NULL) {
        return false;
    }
    if (file->document->source != NULL && take_carried(file)) {
        return true;
    }
    take_shown(file);
    file->programme = programme_read(file->document, file->findings);
    return true;
}

static bool take(ProgrammeFile *file, const char *name, GError **error)
{
    const StrangerKind kind = stranger_kind(file->source);
    if (kind != STRANGER_NONE) {
        return take_strange(file, kind, error);
    }
    if (is_json(file->source, name) && programme_file_foreign(file->source) == NULL) {
        file->programme = programme_of_json(file->source, error);
        return file->programme != NULL;
    }
    return take_text(file, name, error);
}

ProgrammeFile *programme_file_read(GBytes *bytes, const char *name, GError **error)
{
    g_autoptr(ProgrammeFile) file = g_new0(ProgrammeFile, 1);
    file->source = g_bytes_ref(bytes);
    file->shown = g_bytes_ref(bytes);
    file->findings = diagnostics_new();
    if (!take(file, name, error)) {
        return NULL;
    }
    diagnostics_sort(file->findings);
    return g_steal_pointer(&file);
}

void programme_file_check(ProgrammeFile *file)
{
    programme_check(file->programme, file->findings);
    zone_check(file->programme, file->findings);
    diagnostics_sort(file->findings);
}

void programme_file_free(ProgrammeFile *file)
{
    if (file == NULL) {
        return;
    }
    programme_free(file->programme);
    document_free(file->document);
    g_bytes_unref(file->source);
    g_bytes_unref(file->shown);
    g_clear_pointer(&file->findings, g_ptr_array_unref);
    g_free(file);
}
