#include "doc/pdf_finish.h"

#include "doc/format.h"
#include "doc/pdf_style.h"

#include <qpdf/qpdf-c.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    qpdf_data qpdf;
    const PdfStructure *structure;
    const Document *document;
    qpdf_oh root;       /* of the file */
    qpdf_oh tree;       /* of the structure */
    GArray *pages;      /* of qpdf_oh */
    GArray *elements;   /* of qpdf_oh, as in structure->elements; 0 for one that holds nothing */
    GHashTable *places; /* name to PdfPlace */
    qpdf_oh numbers;    /* of the parent tree: what belongs to which element */
    int next_number;
} File;

static qpdf_oh name(const File *file, const char *value)
{
    return qpdf_oh_new_name(file->qpdf, value);
}

static qpdf_oh integer(const File *file, int value)
{
    return qpdf_oh_new_integer(file->qpdf, value);
}

static qpdf_oh real(const File *file, double value)
{
    return qpdf_oh_new_real_from_double(file->qpdf, value, 2);
}

/* Handles are given back at once where their objects are in place: a long document has a great many. */
static void put(const File *file, qpdf_oh dictionary, const char *key, qpdf_oh value)
{
    qpdf_oh_replace_key(file->qpdf, dictionary, key, value);
    qpdf_oh_release(file->qpdf, value);
}

static void put_shared(const File *file, qpdf_oh dictionary, const char *key, qpdf_oh value)
{
    qpdf_oh_replace_key(file->qpdf, dictionary, key, value);
}

static void push(const File *file, qpdf_oh array, qpdf_oh value)
{
    qpdf_oh_append_item(file->qpdf, array, value);
    qpdf_oh_release(file->qpdf, value);
}

static void push_shared(const File *file, qpdf_oh array, qpdf_oh value)
{
    qpdf_oh_append_item(file->qpdf, array, value);
}

static void put_text(const File *file, qpdf_oh dictionary, const char *key, const char *text)
{
    if (text != NULL && text[0] != '\0') {
        g_autofree char *valid = g_utf8_make_valid(text, -1);
        put(file, dictionary, key, qpdf_oh_new_unicode_string(file->qpdf, valid));
    }
}

static qpdf_oh dictionary_of_type(const File *file, const char *type)
{
    const qpdf_oh dictionary = qpdf_oh_new_dictionary(file->qpdf);
    put(file, dictionary, "/Type", name(file, type));
    return dictionary;
}

static qpdf_oh make_indirect(const File *file, qpdf_oh direct)
{
    const qpdf_oh indirect = qpdf_make_indirect_object(file->qpdf, direct);
    qpdf_oh_release(file->qpdf, direct);
    return indirect;
}

static qpdf_oh page_at(const File *file, int i)
{
    return g_array_index(file->pages, qpdf_oh, (guint)i);
}

static qpdf_oh element_at(const File *file, PdfElementId id)
{
    return id < file->elements->len ? g_array_index(file->elements, qpdf_oh, id) : 0;
}

/* An element that holds nothing is left out, but for cells: the others of their row must stay in their columns. */
static bool *elements_in_use(const PdfStructure *structure)
{
    const guint n = structure->elements->len;
    bool *used = g_new0(bool, n);
    for (guint i = n; i-- > 0;) {
        const PdfElement *element = pdf_structure_element(structure, i);
        used[i] = i == 0 || element->span > 0;
        for (guint k = 0; k < element->kids->len && !used[i]; k++) {
            const PdfKid *kid = &g_array_index(element->kids, PdfKid, k);
            used[i] = !kid->is_element || used[kid->element];
        }
        used[i] = used[i] && element->attached;
    }
    return used;
}

static void make_elements(File *file)
{
    g_autofree bool *used = elements_in_use(file->structure);
    for (guint i = 0; i < file->structure->elements->len; i++) {
        const qpdf_oh element = used[i] ? make_indirect(file, dictionary_of_type(file, "/StructElem")) : 0;
        g_array_append_val(file->elements, element);
    }
}

static qpdf_oh marked_piece(const File *file, const PdfKid *kid)
{
    const qpdf_oh reference = dictionary_of_type(file, "/MCR");
    put_shared(file, reference, "/Pg", page_at(file, kid->page));
    put(file, reference, "/MCID", integer(file, kid->piece));
    return reference;
}

/* The first page that the element itself has a piece on, or -1. */
static int page_of(const PdfElement *element)
{
    for (guint i = 0; i < element->kids->len; i++) {
        const PdfKid *kid = &g_array_index(element->kids, PdfKid, i);
        if (!kid->is_element) {
            return kid->page;
        }
    }
    return -1;
}

static void fill_kids(const File *file, const PdfElement *element, qpdf_oh dictionary)
{
    const int page = page_of(element);
    const qpdf_oh kids = qpdf_oh_new_array(file->qpdf);
    for (guint i = 0; i < element->kids->len; i++) {
        const PdfKid *kid = &g_array_index(element->kids, PdfKid, i);
        if (!kid->is_element) {
            push(file, kids, kid->page == page ? integer(file, kid->piece) : marked_piece(file, kid));
        } else if (element_at(file, kid->element) != 0) {
            push_shared(file, kids, element_at(file, kid->element));
        }
    }
    if (page >= 0) {
        put_shared(file, dictionary, "/Pg", page_at(file, page));
    }
    put(file, dictionary, "/K", kids);
}

static void fill_cell(const File *file, const PdfElement *element, qpdf_oh dictionary)
{
    const qpdf_oh attributes = qpdf_oh_new_dictionary(file->qpdf);
    put(file, attributes, "/O", name(file, "/Table"));
    if (strcmp(element->type, "TH") == 0) {
        put(file, attributes, "/Scope", name(file, "/Column"));
    }
    if (element->span > 1) {
        put(file, attributes, "/ColSpan", integer(file, element->span));
    }
    put(file, dictionary, "/A", attributes);
}

static void fill_element(const File *file, PdfElementId id)
{
    const PdfElement *element = pdf_structure_element(file->structure, id);
    const qpdf_oh dictionary = element_at(file, id);
    if (dictionary == 0) {
        return;
    }
    char type[32];
    g_snprintf(type, sizeof(type), "/%s", element->type);
    put(file, dictionary, "/S", name(file, type));
    put_shared(file, dictionary, "/P", id == 0 ? file->tree : element_at(file, element->parent));
    if (element->language != NULL) {
        put_text(file, dictionary, "/Lang", element->language);
    }
    if (element->span > 0) {
        fill_cell(file, element, dictionary);
    }
    if (strcmp(element->type, "Note") == 0) {
        char note[32];
        g_snprintf(note, sizeof(note), "note%u", id);
        put_text(file, dictionary, "/ID", note);
    }
    fill_kids(file, element, dictionary);
}

/* Says of a number of the parent tree what it stands for. */
static void put_number(File *file, int number, qpdf_oh value)
{
    push(file, file->numbers, integer(file, number));
    push_shared(file, file->numbers, value);
}

static void number_pages(File *file)
{
    for (guint i = 0; i < file->pages->len; i++) {
        const qpdf_oh owners = qpdf_oh_new_array(file->qpdf);
        const GArray *pieces =
            i < file->structure->pages->len ? g_array_index(file->structure->pages, GArray *, i) : NULL;
        for (guint k = 0; pieces != NULL && k < pieces->len; k++) {
            const PdfElementId id = g_array_index(pieces, PdfElementId, k);
            if (id == PDF_FURNITURE) {
                push(file, owners, qpdf_oh_new_null(file->qpdf));
            } else {
                push_shared(file, owners, element_at(file, id));
            }
        }
        const qpdf_oh kept = make_indirect(file, owners);
        put_number(file, (int)i, kept);
        qpdf_oh_release(file->qpdf, kept);
        put(file, page_at(file, (int)i), "/StructParents", integer(file, (int)i));
        put(file, page_at(file, (int)i), "/Tabs", name(file, "/S"));
    }
    file->next_number = (int)file->pages->len;
}

static qpdf_oh rectangle(const File *file, const PdfArea *area)
{
    const qpdf_oh corners = qpdf_oh_new_array(file->qpdf);
    push(file, corners, real(file, area->left));
    push(file, corners, real(file, PDF_PAGE_HEIGHT - area->bottom));
    push(file, corners, real(file, area->right));
    push(file, corners, real(file, PDF_PAGE_HEIGHT - area->top));
    return corners;
}

static qpdf_oh destination(const File *file, const PdfPlace *place)
{
    const qpdf_oh array = qpdf_oh_new_array(file->qpdf);
    push_shared(file, array, page_at(file, place->page));
    push(file, array, name(file, "/XYZ"));
    push(file, array, qpdf_oh_new_null(file->qpdf));
    push(file, array, real(file, PDF_PAGE_HEIGHT - place->top));
    push(file, array, qpdf_oh_new_null(file->qpdf));
    return array;
}

static qpdf_oh web_action(const File *file, const char *target)
{
    const qpdf_oh action = dictionary_of_type(file, "/Action");
    g_autofree char *uri = g_uri_escape_string(target, ":/?#[]@!$&'()*+,;=%", FALSE);
    put(file, action, "/S", name(file, "/URI"));
    put(file, action, "/URI", qpdf_oh_new_string(file->qpdf, uri));
    return action;
}

static qpdf_oh link_of(const File *file, const PdfArea *area, const char *target, const PdfPlace *place)
{
    const qpdf_oh link = dictionary_of_type(file, "/Annot");
    put(file, link, "/Subtype", name(file, "/Link"));
    put(file, link, "/Rect", rectangle(file, area));
    put(file, link, "/Border", qpdf_oh_parse(file->qpdf, "[0 0 0]"));
    put(file, link, "/F", integer(file, 4));
    put(file, link, "/StructParent", integer(file, file->next_number));
    put_text(file, link, "/Contents", place != NULL ? target + 1 : target);
    if (place != NULL) {
        put(file, link, "/Dest", destination(file, place));
    } else {
        put(file, link, "/A", web_action(file, target));
    }
    return make_indirect(file, link);
}

/* The array under `key`, made if there is none. */
static qpdf_oh array_of(const File *file, qpdf_oh dictionary, const char *key)
{
    if (!qpdf_oh_has_key(file->qpdf, dictionary, key)) {
        put(file, dictionary, key, qpdf_oh_new_array(file->qpdf));
    }
    return qpdf_oh_get_key(file->qpdf, dictionary, key);
}

static void add_link(File *file, const PdfArea *area)
{
    const char *target = pdf_structure_element(file->structure, area->element)->target;
    const PdfPlace *place = target[0] == '#' ? g_hash_table_lookup(file->places, target + 1) : NULL;
    const qpdf_oh element = element_at(file, area->element);
    if (element == 0 || (target[0] == '#' && place == NULL)) {
        return;
    }
    const qpdf_oh link = link_of(file, area, target, place);
    const qpdf_oh links = array_of(file, page_at(file, area->page), "/Annots");
    push_shared(file, links, link);
    qpdf_oh_release(file->qpdf, links);
    const qpdf_oh reference = dictionary_of_type(file, "/OBJR");
    put(file, reference, "/Obj", link);
    put_shared(file, reference, "/Pg", page_at(file, area->page));
    const qpdf_oh kids = array_of(file, element, "/K");
    push(file, kids, reference);
    qpdf_oh_release(file->qpdf, kids);
    put_number(file, file->next_number++, element);
}

static void add_links(File *file)
{
    for (guint i = 0; i < file->structure->places->len; i++) {
        PdfPlace *place = &g_array_index(file->structure->places, PdfPlace, i);
        g_hash_table_insert(file->places, place->name, place);
    }
    for (guint i = 0; i < file->structure->areas->len; i++) {
        add_link(file, &g_array_index(file->structure->areas, PdfArea, i));
    }
}

static void add_structure(File *file)
{
    file->numbers = qpdf_oh_new_array(file->qpdf);
    file->tree = make_indirect(file, dictionary_of_type(file, "/StructTreeRoot"));
    make_elements(file);
    for (guint i = 0; i < file->structure->elements->len; i++) {
        fill_element(file, i);
    }
    number_pages(file);
    add_links(file);
    const qpdf_oh parents = qpdf_oh_new_dictionary(file->qpdf);
    put(file, parents, "/Nums", file->numbers);
    put(file, file->tree, "/ParentTree", make_indirect(file, parents));
    put(file, file->tree, "/ParentTreeNextKey", integer(file, file->next_number));
    put_shared(file, file->tree, "/K", element_at(file, 0));
    put_shared(file, file->root, "/StructTreeRoot", file->tree);
}

/* Turns the stand-in for furniture into what cannot be drawn: "/NonStruct << /MCID 3 >> BDC" into "/Artifact BMC",
 * in place. Within a text the same words could only follow a line's continuation. */
static void mark_furniture(char *content, size_t length)
{
    static const char begin[] = "/NonStruct << /MCID ", end[] = " >> BDC", artifact[] = "/Artifact BMC";
    char *at = content;
    while ((at = memmem(at, length - (size_t)(at - content), begin, sizeof(begin) - 1)) != NULL) {
        char *p = at + sizeof(begin) - 1;
        while (g_ascii_isdigit(*p)) {
            p++;
        }
        const bool is_whole = (size_t)(p - content) + sizeof(end) - 1 <= length && memcmp(p, end, sizeof(end) - 1) == 0;
        const bool is_text = at == content || at[-1] != '\n' || (at - content >= 2 && at[-2] == '\\');
        if (is_whole && !is_text) {
            memset(at, ' ', (size_t)(p - at) + sizeof(end) - 1);
            memcpy(at, artifact, sizeof(artifact) - 1);
        }
        at = p;
    }
}

static void finish_content(const File *file, int page)
{
    const qpdf_oh stream = qpdf_oh_get_key(file->qpdf, page_at(file, page), "/Contents");
    unsigned char *content = NULL;
    size_t length = 0;
    qpdf_oh_get_stream_data(file->qpdf, stream, qpdf_dl_generalized, NULL, &content, &length);
    if (content == NULL) {
        return;
    }
    g_autofree char *copy = g_malloc(length + 1);
    memcpy(copy, content, length);
    copy[length] = '\0';
    free(content);
    mark_furniture(copy, length);
    const qpdf_oh none = qpdf_oh_new_null(file->qpdf);
    qpdf_oh_replace_stream_data(file->qpdf, stream, (const unsigned char *)copy, length, none, none);
    qpdf_oh_release(file->qpdf, none);
    qpdf_oh_release(file->qpdf, stream);
}

static void add_catalogue(const File *file)
{
    put_text(file, file->root, "/Lang", file->document->language);
    put(file, file->root, "/MarkInfo", qpdf_oh_parse(file->qpdf, "<< /Marked true >>"));
    const qpdf_oh preferences = qpdf_oh_new_dictionary(file->qpdf);
    put(file, preferences, "/DisplayDocTitle", qpdf_oh_new_bool(file->qpdf, QPDF_TRUE));
    put(file, preferences, "/Direction", name(file, language_is_rtl(file->document->language) ? "/R2L" : "/L2R"));
    put(file, file->root, "/ViewerPreferences", preferences);
}

static void put_date(const File *file, qpdf_oh information, const char *key)
{
    int year, month, day;
    const char *date = file->document->date;
    if (date != NULL && strlen(date) == 10 && sscanf(date, "%4d-%2d-%2d", &year, &month, &day) == 3) {
        char text[40];
        g_snprintf(text, sizeof(text), "D:%04d%02d%02d", year, month, day);
        put(file, information, key, qpdf_oh_new_string(file->qpdf, text));
    }
}

/* Cairo's own information goes: it has a date that means nothing. */
static void add_information(const File *file)
{
    const qpdf_oh information = qpdf_oh_new_dictionary(file->qpdf);
    put_text(file, information, "/Title", file->document->title);
    put_text(file, information, "/Subject", file->document->subject);
    put_text(file, information, "/Keywords", file->document->symbol);
    put(file, information, "/Creator", qpdf_oh_new_string(file->qpdf, "Placard " PLACARD_VERSION));
    put_date(file, information, "/CreationDate");
    put_date(file, information, "/ModDate");
    const qpdf_oh trailer = qpdf_get_trailer(file->qpdf);
    put(file, trailer, "/Info", make_indirect(file, information));
    qpdf_oh_release(file->qpdf, trailer);
}

/* The stream that holds what the document was made from. */
static qpdf_oh source_stream(const File *file)
{
    gsize size = 0;
    const unsigned char *data = g_bytes_get_data(file->document->source, &size);
    const qpdf_oh stream = qpdf_oh_new_stream(file->qpdf);
    const qpdf_oh none = qpdf_oh_new_null(file->qpdf);
    qpdf_oh_replace_stream_data(file->qpdf, stream, data, size, none, none);
    qpdf_oh_release(file->qpdf, none);
    const qpdf_oh dictionary = qpdf_oh_get_dict(file->qpdf, stream);
    const qpdf_oh parameters = qpdf_oh_new_dictionary(file->qpdf);
    put(file, parameters, "/Size", integer(file, (int)size));
    put_date(file, parameters, "/ModDate");
    put(file, dictionary, "/Type", name(file, "/EmbeddedFile"));
    if (file->document->source_type != NULL) {
        g_autofree char *subtype = g_strconcat("/", file->document->source_type, NULL);
        put(file, dictionary, "/Subtype", name(file, subtype));
    }
    put(file, dictionary, "/Params", parameters);
    qpdf_oh_release(file->qpdf, dictionary);
    return stream;
}

static qpdf_oh source_entry(const File *file, const char *source_name)
{
    const qpdf_oh stream = source_stream(file);
    const qpdf_oh files = qpdf_oh_new_dictionary(file->qpdf);
    put_shared(file, files, "/F", stream);
    put(file, files, "/UF", stream);
    const qpdf_oh entry = dictionary_of_type(file, "/Filespec");
    put(file, entry, "/F", qpdf_oh_new_string(file->qpdf, source_name));
    put_text(file, entry, "/UF", source_name);
    put_text(file, entry, "/Desc", "What this document was made from");
    put(file, entry, "/AFRelationship", name(file, "/Source"));
    put(file, entry, "/EF", files);
    return make_indirect(file, entry);
}

/* An associated file (ISO 32000-2, 14.13): viewers list it as an attachment, and who reads the document again takes it
 * instead of the page. */
static void add_source(const File *file)
{
    if (file->document->source == NULL) {
        return;
    }
    const char *source_name = file->document->source_name != NULL ? file->document->source_name : "source";
    const qpdf_oh entry = source_entry(file, source_name);
    const qpdf_oh names = qpdf_oh_new_array(file->qpdf);
    push(file, names, qpdf_oh_new_string(file->qpdf, source_name));
    push_shared(file, names, entry);
    const qpdf_oh embedded = qpdf_oh_new_dictionary(file->qpdf);
    put(file, embedded, "/Names", names);
    if (!qpdf_oh_has_key(file->qpdf, file->root, "/Names")) {
        put(file, file->root, "/Names", qpdf_oh_new_dictionary(file->qpdf));
    }
    const qpdf_oh trees = qpdf_oh_get_key(file->qpdf, file->root, "/Names");
    put(file, trees, "/EmbeddedFiles", embedded);
    qpdf_oh_release(file->qpdf, trees);
    const qpdf_oh associated = qpdf_oh_new_array(file->qpdf);
    push(file, associated, entry);
    put(file, file->root, "/AF", associated);
}

static bool no_error(const File *file, GError **error)
{
    if (!qpdf_has_error(file->qpdf)) {
        return true;
    }
    g_set_error(error, DOCUMENT_ERROR, DOCUMENT_ERROR_WRITING, "the PDF could not be finished: %s",
                qpdf_get_error_full_text(file->qpdf, qpdf_get_error(file->qpdf)));
    return false;
}

static bool read_drawn(File *file, GBytes *drawn, GError **error)
{
    size_t length;
    const char *data = g_bytes_get_data(drawn, &length);
    qpdf_silence_errors(file->qpdf);
    qpdf_set_suppress_warnings(file->qpdf, QPDF_TRUE);
    qpdf_read_memory(file->qpdf, "drawn pages", data, length, NULL);
    if (!no_error(file, error)) {
        return false;
    }
    file->root = qpdf_get_root(file->qpdf);
    const int n = qpdf_get_num_pages(file->qpdf);
    for (int i = 0; i < n; i++) {
        const qpdf_oh page = qpdf_get_page_n(file->qpdf, (size_t)i);
        g_array_append_val(file->pages, page);
    }
    return no_error(file, error);
}

static GBytes *written(const File *file, GError **error)
{
    qpdf_init_write_memory(file->qpdf);
    qpdf_set_object_stream_mode(file->qpdf, qpdf_o_generate);
    qpdf_set_deterministic_ID(file->qpdf, QPDF_TRUE);
    qpdf_set_minimum_pdf_version(file->qpdf, "1.7");
    qpdf_write(file->qpdf);
    if (!no_error(file, error)) {
        return NULL;
    }
    return g_bytes_new(qpdf_get_buffer(file->qpdf), qpdf_get_buffer_length(file->qpdf));
}

GBytes *pdf_finish(GBytes *drawn, const PdfStructure *structure, const Document *document, GError **error)
{
    File file = {
        .qpdf = qpdf_init(),
        .structure = structure,
        .document = document,
        .pages = g_array_new(FALSE, FALSE, sizeof(qpdf_oh)),
        .elements = g_array_new(FALSE, FALSE, sizeof(qpdf_oh)),
        .places = g_hash_table_new(g_str_hash, g_str_equal),
    };
    GBytes *bytes = NULL;
    if (read_drawn(&file, drawn, error)) {
        add_structure(&file);
        for (guint i = 0; i < file.pages->len; i++) {
            finish_content(&file, (int)i);
        }
        add_catalogue(&file);
        add_information(&file);
        add_source(&file);
        bytes = no_error(&file, error) ? written(&file, error) : NULL;
    }
    g_array_unref(file.pages);
    g_array_unref(file.elements);
    g_hash_table_unref(file.places);
    qpdf_cleanup(&file.qpdf);
    return bytes;
}
