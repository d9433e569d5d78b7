/* The package of a Word document: what kind of file it is, its parts, their relations, its properties. */
#include "doc/docx_read.h"

#include "base/text.h"
#include "doc/read_text.h"

#include <string.h>

/* --- what the bytes are -------------------------------------------------------------------------------------- */

static bool holds(GBytes *bytes, const char *needle, size_t length)
{
    gsize size = 0;
    const char *data = g_bytes_get_data(bytes, &size);
    return size > 0 && memmem(data, size, needle, length) != NULL;
}

static bool begins(GBytes *bytes, const char *start)
{
    gsize size = 0;
    const char *data = g_bytes_get_data(bytes, &size);
    return size >= strlen(start) && memcmp(data, start, strlen(start)) == 0;
}

/* The names of streams in the containers that Office wrote before it wrote zip archives, in UTF-16. */
#define STREAM_ENCRYPTED "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e"
#define STREAM_WORD "W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t"

static const char *what_instead(GBytes *bytes)
{
    if (begins(bytes, "\xd0\xcf\x11\xe0")) {
        return holds(bytes, STREAM_ENCRYPTED, sizeof STREAM_ENCRYPTED - 1)
                   ? "this document is encrypted: save it without a password"
               : holds(bytes, STREAM_WORD, sizeof STREAM_WORD - 1)
                   ? "this is an old Word document (.doc): save it as .docx"
                   : "this is a file of an old office program: save it as .docx";
    }
    static const struct {
        const char *start;
        const char *what;
    } kinds[] = {
        { "{\\rtf", "this is a Rich Text document (.rtf): save it as .docx" },
        { "%PDF-", "this is a PDF, not a Word document (.docx)" },
        { "<?xml", "this is XML alone, not a Word document (.docx)" },
        { "<html", "this is a web page, not a Word document (.docx)" },
        { "<!DOCTYPE html", "this is a web page, not a Word document (.docx)" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
        if (begins(bytes, kinds[i].start)) {
            return kinds[i].what;
        }
    }
    return begins(bytes, "PK") ? NULL : "this is no Word document (.docx): it is no zip archive";
}

static const char *what_archive(const Zip *zip)
{
    static const struct {
        const char *entry;
        const char *what;
    } kinds[] = {
        { "xl/workbook.xml", "this is a workbook (.xlsx), not a Word document (.docx)" },
        { "xl/workbook.bin", "this is a workbook (.xlsb), not a Word document (.docx)" },
        { "ppt/presentation.xml", "this is a presentation (.pptx), not a Word document (.docx)" },
        { "META-INF/container.xml", "this is an e-book (.epub), not a Word document (.docx)" },
        { "mimetype", "this is an OpenDocument file (.odt): save it as .docx" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
        if (zip_lists(zip, kinds[i].entry)) {
            return kinds[i].what;
        }
    }
    return "this zip archive holds no Word document: it has no _rels/.rels that names one";
}

static bool is_part(const char *name)
{
    return g_str_has_suffix(name, ".xml") || g_str_has_suffix(name, ".rels") || g_str_has_suffix(name, ".XML");
}

static void refuse(GError **error, DocumentError code, const char *what)
{
    g_set_error_literal(error, DOCUMENT_ERROR, code, what);
}

Zip *docx_package_read(GBytes *bytes, GError **error)
{
    if (g_bytes_get_size(bytes) > DOCX_LIMIT) {
        g_set_error(error, DOCUMENT_ERROR, DOCUMENT_ERROR_TOO_LARGE,
                    "the document has %" G_GSIZE_FORMAT " bytes; a Word document may have at most %d",
                    g_bytes_get_size(bytes), (int)DOCX_LIMIT);
        return NULL;
    }
    const char *instead = what_instead(bytes);
    if (instead != NULL) {
        refuse(error, DOCUMENT_ERROR_UNREADABLE, instead);
        return NULL;
    }
    const ZipLimits limits = { .part = DOCX_PART_LIMIT, .total = DOCX_TOTAL_LIMIT, .entries = DOCX_ENTRIES_LIMIT };
    g_autoptr(Zip) zip = zip_read(bytes, &limits, is_part, error);
    if (zip != NULL && zip_part(zip, "_rels/.rels") == NULL) {
        refuse(error, DOCUMENT_ERROR_UNREADABLE, what_archive(zip));
        return NULL;
    }
    return g_steal_pointer(&zip);
}

/* --- elements -------------------------------------------------------------------------------------------------- */

bool docx_is_word(const XmlElement *element)
{
    return strcmp(element->space, "http://schemas.openxmlformats.org/wordprocessingml/2006/main") == 0 ||
           strcmp(element->space, "http://purl.oclc.org/ooxml/wordprocessingml/main") == 0;
}

bool docx_is(const XmlElement *element, const char *name)
{
    return strcmp(element->name, name) == 0 && docx_is_word(element);
}

char *docx_value(const XmlElement *element)
{
    return xml_attribute(element, "val");
}

bool docx_is_on(const XmlElement *element)
{
    static const char *const off[] = { "0", "false", "off", "none", NULL };
    g_autofree char *value = docx_value(element);
    return value == NULL || !g_strv_contains(off, value);
}

/* --- relations --------------------------------------------------------------------------------------------------- */

static void relation_free(gpointer data)
{
    DocxRelation *relation = data;
    g_free(relation->id);
    g_free(relation->kind);
    g_free(relation->target);
    g_free(relation);
}

/* "word/_rels/document.xml.rels" of "word/document.xml". */
static char *relations_name(const char *part)
{
    const char *slash = strrchr(part, '/');
    const size_t folder = slash != NULL ? (size_t)(slash - part) + 1 : 0;
    return g_strdup_printf("%.*s_rels/%s.rels", (int)folder, part, part + folder);
}

/* The name of the part that `target` means in `part`: from the root, or from the folder of the part. */
static char *resolve(const char *part, const char *target)
{
    if (target[0] == '/') {
        return g_strdup(target + 1);
    }
    const char *slash = strrchr(part, '/');
    size_t folder = slash != NULL ? (size_t)(slash - part) : 0;
    while (g_str_has_prefix(target, "../")) {
        target += 3;
        while (folder > 0 && part[--folder] != '/') {
        }
    }
    return folder == 0 ? g_strdup(target) : g_strdup_printf("%.*s/%s", (int)folder, part, target);
}

typedef struct {
    const char *part;
    GPtrArray *relations;
} RelationReader;

enum { RELATIONS_LIMIT = 20000 };

static bool open_relation(void *data, const XmlElement *element)
{
    RelationReader *reader = data;
    if (strcmp(element->name, "Relationship") != 0 || reader->relations->len >= RELATIONS_LIMIT) {
        return true;
    }
    g_autofree char *type = xml_attribute(element, "Type");
    g_autofree char *target = xml_attribute(element, "Target");
    g_autofree char *mode = xml_attribute(element, "TargetMode");
    if (type == NULL || target == NULL) {
        return true;
    }
    DocxRelation *relation = g_new0(DocxRelation, 1);
    const char *slash = strrchr(type, '/');
    relation->id = xml_attribute(element, "Id");
    relation->kind = g_strdup(slash != NULL ? slash + 1 : type);
    relation->external = g_strcmp0(mode, "External") == 0;
    relation->target = relation->external ? g_strdup(target) : resolve(reader->part, target);
    g_ptr_array_add(reader->relations, relation);
    return true;
}

GPtrArray *docx_relations_read(const Zip *zip, const char *part, GError **error)
{
    g_autofree char *name = relations_name(part);
    g_autoptr(GPtrArray) relations = g_ptr_array_new_with_free_func(relation_free);
    GBytes *bytes = zip_part(zip, name);
    RelationReader reader = { .part = part, .relations = relations };
    const XmlHandler handler = { .open = open_relation };
    if (bytes != NULL && !xml_read(bytes, name, &handler, &reader, error)) {
        return NULL;
    }
    return g_steal_pointer(&relations);
}

const DocxRelation *docx_relation_of_kind(const GPtrArray *relations, const char *kind)
{
    for (guint i = 0; i < relations->len; i++) {
        const DocxRelation *relation = g_ptr_array_index(relations, i);
        if (strcmp(relation->kind, kind) == 0) {
            return relation;
        }
    }
    return NULL;
}

/* --- properties ------------------------------------------------------------------------------------------------------
 */

typedef struct {
    Document *document;
    DocxAside *aside;
    GString *text;
    bool is_cut; /* `text` is not all of it */
    char *own;   /* the name of the property that is open */
} PropertyReader;

enum { PROPERTY_LIMIT = 16 << 10 }; /* bytes that are read of one */

static bool open_property(void *data, const XmlElement *element)
{
    PropertyReader *reader = data;
    g_string_truncate(reader->text, 0);
    reader->is_cut = false;
    if (strcmp(element->name, "property") == 0) {
        g_free(reader->own);
        reader->own = xml_attribute(element, "name");
    }
    return true;
}

static bool take_property_text(void *data, const char *text, size_t length)
{
    PropertyReader *reader = data;
    reader->is_cut |= reader->text->len + length > PROPERTY_LIMIT;
    if (!reader->is_cut) {
        g_string_append_len(reader->text, text, (gssize)length);
    }
    return true;
}

static void take_text(char **field, const GString *text)
{
    char *tidy = text_tidy(text->str);
    if (tidy != NULL) {
        g_free(*field);
        *field = tidy;
    }
}

static bool close_core(void *data, const XmlElement *element)
{
    PropertyReader *reader = data;
    if (strcmp(element->name, "title") == 0) {
        take_text(&reader->document->title, reader->text);
    } else if (strcmp(element->name, "subject") == 0) {
        take_text(&reader->document->subject, reader->text);
    } else if (strcmp(element->name, "language") == 0) {
        take_text(&reader->document->language, reader->text);
    }
    return true;
}

/* A line of the text layout that names what it is, and stands for nothing on the page. */
static void take_unprinted(const PropertyReader *reader)
{
    g_autoptr(GPtrArray) diagnostics = diagnostics_new();
    g_autoptr(GBytes) bytes = g_bytes_new(reader->text->str, reader->text->len);
    g_autoptr(Document) line = read_text(bytes, diagnostics, NULL);
    Node *node = line != NULL ? line->root->first : NULL;
    if (node != NULL && node->explicit_role) {
        node->kind = NODE_FURNITURE;
        node->at = (Position){ 0 };
        node_append(reader->document->root, node_take(node));
    }
}

static void take_line(const PropertyReader *reader, int number)
{
    const bool silent = strcmp(reader->text->str, DOCX_LINE_SILENT) == 0;
    g_hash_table_insert(reader->aside->lines, GINT_TO_POINTER(number), g_strdup(silent ? "" : reader->text->str));
}

/* What our writer had to say and no page shows. */
static bool close_own(void *data, const XmlElement *element)
{
    PropertyReader *reader = data;
    const bool is_own = strcmp(element->name, "property") == 0 && reader->own != NULL &&
                        g_str_has_prefix(reader->own, DOCX_OWN_PROPERTY);
    if (!is_own || reader->text->len == 0 || reader->is_cut) {
        return true;
    }
    const int number = docx_line_property_read(reader->own);
    if (number > 0) {
        take_line(reader, number);
    } else if (strcmp(reader->own, DOCX_NOTES_PROPERTY) == 0) {
        g_free(reader->aside->notes);
        reader->aside->notes = g_strdup(reader->text->str);
    } else {
        take_unprinted(reader);
    }
    return true;
}

static bool read_properties(const Zip *zip, const GPtrArray *relations, const char *kind, const XmlHandler *handler,
                            Document *document, DocxAside *aside, GError **error)
{
    const DocxRelation *relation = docx_relation_of_kind(relations, kind);
    GBytes *part = relation != NULL ? zip_part(zip, relation->target) : NULL;
    PropertyReader reader = { .document = document, .aside = aside, .text = g_string_new(NULL) };
    const bool done = part == NULL || xml_read(part, relation->target, handler, &reader, error);
    g_string_free(reader.text, TRUE);
    g_free(reader.own);
    return done;
}

void docx_aside_init(DocxAside *aside)
{
    *aside = (DocxAside){ .lines = g_hash_table_new_full(NULL, NULL, NULL, g_free) };
}

void docx_aside_clear(DocxAside *aside)
{
    g_hash_table_unref(aside->lines);
    g_free(aside->notes);
}

bool docx_properties_read(const Zip *zip, const GPtrArray *relations, Document *document, DocxAside *aside,
                          GError **error)
{
    const XmlHandler core = { open_property, close_core, take_property_text };
    const XmlHandler own = { open_property, close_own, take_property_text };
    return read_properties(zip, relations, "core-properties", &core, document, aside, error) &&
           read_properties(zip, relations, "custom-properties", &own, document, aside, error);
}
