#include "doc/read_docx.h"

#include "doc/docx_read.h"

#include <string.h>

/* What is open while a document is read. */
typedef struct {
    Zip *zip;
    GPtrArray *relations; /* of the package, then of the main part */
    DocxStyles styles;
    DocxAside aside;
    DocxText text;
} Reader;

static void reader_clear(Reader *reader)
{
    g_clear_pointer(&reader->zip, zip_free);
    g_clear_pointer(&reader->relations, g_ptr_array_unref);
    docx_styles_clear(&reader->styles);
    docx_aside_clear(&reader->aside);
    docx_numbering_free(reader->text.numbering);
    g_ptr_array_unref(reader->text.references);
    g_hash_table_unref(reader->text.notes);
    g_array_unref(reader->text.lines);
}

/* A part that the main part points to: NULL if it does not. */
static GBytes *part_of_kind(const Reader *reader, const char *kind, const char **ret_name)
{
    const DocxRelation *relation = docx_relation_of_kind(reader->relations, kind);
    *ret_name = relation != NULL ? relation->target : NULL;
    return relation != NULL && !relation->external ? zip_part(reader->zip, relation->target) : NULL;
}

static bool read_definitions(Reader *reader, GError **error)
{
    const char *name;
    GBytes *styles = part_of_kind(reader, "styles", &name);
    if (styles != NULL && !docx_styles_read(&reader->styles, styles, name, error)) {
        return false;
    }
    GBytes *numbering = part_of_kind(reader, "numbering", &name);
    return numbering == NULL || docx_numbering_read(reader->text.numbering, numbering, name, error);
}

/* A part with text, whose links are its own. */
static bool read_text_part(Reader *reader, const char *name, DocxFlow flow, GError **error)
{
    g_autoptr(GPtrArray) relations = docx_relations_read(reader->zip, name, error);
    if (relations == NULL) {
        return false;
    }
    reader->text.relations = relations;
    return docx_body_read(&reader->text, zip_part(reader->zip, name), name, flow, error);
}

static bool read_furniture(Reader *reader, const char *kind, GError **error)
{
    for (guint i = 0; i < reader->relations->len; i++) {
        const DocxRelation *relation = g_ptr_array_index(reader->relations, i);
        const bool is_kind = strcmp(relation->kind, kind) == 0 && zip_part(reader->zip, relation->target) != NULL;
        if (is_kind && !read_text_part(reader, relation->target, DOCX_FURNITURE, error)) {
            return false;
        }
    }
    return true;
}

/* The notes stand in the order of their marks, whatever the order of their part. */
static void add_notes(DocxText *text)
{
    if (text->references->len == 0) {
        return;
    }
    Node *notes = node_add(text->document->root, NODE_NOTES, NULL);
    for (guint i = 0; i < text->references->len; i++) {
        const DocxReference *reference = g_ptr_array_index(text->references, i);
        if (!g_hash_table_contains(text->notes, reference->key)) {
            Node *note = node_add(notes, NODE_NOTE, NULL);
            node_set_label(note, reference->mark->label);
            g_hash_table_insert(text->notes, reference->key, note);
        }
    }
}

static bool read_notes(Reader *reader, GError **error)
{
    static const char *const kinds[] = { "footnotes", "endnotes" };
    add_notes(&reader->text);
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
        const char *name;
        if (part_of_kind(reader, kinds[i], &name) != NULL && !read_text_part(reader, name, DOCX_NOTES, error)) {
            return false;
        }
    }
    return true;
}

static bool read_body(Reader *reader, const char *name, GError **error)
{
    if (!read_text_part(reader, name, DOCX_BODY, error)) {
        return false;
    }
    if (!reader->text.has_body) {
        g_set_error(error, DOCUMENT_ERROR, DOCUMENT_ERROR_UNREADABLE, "%s: expected a Word document with a w:body",
                    name);
        return false;
    }
    return true;
}

/* The main part is found by the relations of the package, whatever its name. */
static char *read_package(Reader *reader, GError **error)
{
    g_autoptr(GPtrArray) relations = docx_relations_read(reader->zip, "", error);
    if (relations == NULL ||
        !docx_properties_read(reader->zip, relations, reader->text.document, &reader->aside, error)) {
        return NULL;
    }
    const DocxRelation *main = docx_relation_of_kind(relations, "officeDocument");
    if (main == NULL || zip_part(reader->zip, main->target) == NULL) {
        g_set_error(error, DOCUMENT_ERROR, DOCUMENT_ERROR_UNREADABLE,
                    main == NULL ? "_rels/.rels: expected a relation to the main part of the document"
                                 : "%s: the main part of the document is missing",
                    main == NULL ? "" : main->target);
        return NULL;
    }
    return g_strdup(main->target);
}

static bool read_document(Reader *reader, GError **error)
{
    g_autofree char *main = read_package(reader, error);
    if (main == NULL) {
        return false;
    }
    reader->relations = docx_relations_read(reader->zip, main, error);
    if (reader->relations == NULL || !read_definitions(reader, error)) {
        return false;
    }
    Document *document = reader->text.document;
    if (document->language[0] == '\0') {
        g_free(document->language);
        document->language = g_strdup(reader->styles.language != NULL ? reader->styles.language : "en");
    }
    return read_furniture(reader, "header", error) && read_body(reader, main, error) &&
           read_furniture(reader, "footer", error) && read_notes(reader, error);
}

static void report_changes(const DocxText *text, GPtrArray *diagnostics)
{
    if (text->changes > 0) {
        diagnostics_add(diagnostics, SEVERITY_NOTE, "tracked-changes", (Position){ .line = 1, .column = 1 },
                        g_strdup_printf("the document has %d tracked change%s that nobody has accepted or rejected",
                                        text->changes, text->changes == 1 ? "" : "s"),
                        g_strdup("read as if all were accepted"));
    }
}

Document *read_docx(GBytes *bytes, GPtrArray *diagnostics, GError **error)
{
    g_autoptr(Zip) zip = docx_package_read(bytes, error);
    if (zip == NULL) {
        return NULL;
    }
    g_autoptr(Document) document = document_new("");
    Reader reader = {
        .zip = g_steal_pointer(&zip),
        .text = { .document = document,
                  .numbering = docx_numbering_new(),
                  .references = docx_references_new(),
                  .notes = g_hash_table_new(g_str_hash, g_str_equal),
                  .lines = g_array_new(FALSE, FALSE, sizeof(DocxLineBlock)) },
    };
    docx_aside_init(&reader.aside);
    reader.text.own_lines = reader.aside.lines;
    docx_styles_init(&reader.styles);
    reader.text.styles = &reader.styles;
    const bool done = read_document(&reader, error);
    if (done) {
        docx_lines_give(reader.text.lines, reader.aside.lines);
        docx_notes_collect(document);
        docx_notes_order(document, reader.aside.notes);
        report_changes(&reader.text, diagnostics);
    }
    reader_clear(&reader);
    return done ? g_steal_pointer(&document) : NULL;
}
