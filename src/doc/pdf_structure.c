#include "doc/pdf_structure.h"

static void clear_element(gpointer data)
{
    PdfElement *element = data;
    g_free(element->target);
    g_array_unref(element->kids);
}

static void clear_place(gpointer data)
{
    g_free(((PdfPlace *)data)->name);
}

static void clear_page(gpointer data)
{
    g_array_unref(*(GArray **)data);
}

static PdfElementId add_element(PdfStructure *structure, PdfElementId parent, const char *type)
{
    const PdfElement element = {
        .type = type,
        .parent = parent,
        .kids = g_array_new(FALSE, FALSE, sizeof(PdfKid)),
    };
    g_array_append_val(structure->elements, element);
    return structure->elements->len - 1;
}

PdfStructure *pdf_structure_new(void)
{
    PdfStructure *structure = g_new0(PdfStructure, 1);
    structure->elements = g_array_new(FALSE, FALSE, sizeof(PdfElement));
    structure->areas = g_array_new(FALSE, FALSE, sizeof(PdfArea));
    structure->places = g_array_new(FALSE, FALSE, sizeof(PdfPlace));
    structure->pages = g_array_new(FALSE, FALSE, sizeof(GArray *));
    g_array_set_clear_func(structure->elements, clear_element);
    g_array_set_clear_func(structure->places, clear_place);
    g_array_set_clear_func(structure->pages, clear_page);
    const PdfElementId root = add_element(structure, 0, "Document");
    pdf_structure_element(structure, root)->attached = true;
    return structure;
}

void pdf_structure_free(PdfStructure *structure)
{
    if (structure == NULL) {
        return;
    }
    g_array_unref(structure->elements);
    g_array_unref(structure->areas);
    g_array_unref(structure->places);
    g_array_unref(structure->pages);
    g_free(structure);
}

PdfElement *pdf_structure_element(const PdfStructure *structure, PdfElementId id)
{
    return &g_array_index(structure->elements, PdfElement, id);
}

static void attach(PdfStructure *structure, PdfElementId id)
{
    PdfElement *element = pdf_structure_element(structure, id);
    while (!element->attached) {
        element->attached = true;
        const PdfKid kid = { .is_element = true, .element = id };
        id = element->parent;
        element = pdf_structure_element(structure, id);
        g_array_append_val(element->kids, kid);
    }
}

PdfElementId pdf_structure_block(PdfStructure *structure, PdfElementId parent, const char *type)
{
    const PdfElementId id = add_element(structure, parent, type);
    attach(structure, id);
    return id;
}

PdfElementId pdf_structure_inline(PdfStructure *structure, PdfElementId parent, const char *type, const char *target)
{
    const PdfElementId id = add_element(structure, parent, type);
    pdf_structure_element(structure, id)->target = g_strdup(target);
    return id;
}

static GArray *page_of(PdfStructure *structure, int page)
{
    while (structure->pages->len <= (guint)page) {
        GArray *pieces = g_array_new(FALSE, FALSE, sizeof(PdfElementId));
        g_array_append_val(structure->pages, pieces);
    }
    return g_array_index(structure->pages, GArray *, page);
}

void pdf_structure_add_piece(PdfStructure *structure, PdfElementId element, int page)
{
    GArray *pieces = page_of(structure, page);
    if (element != PDF_FURNITURE) {
        attach(structure, element);
        const PdfKid kid = { .page = page, .piece = (int)pieces->len };
        g_array_append_val(pdf_structure_element(structure, element)->kids, kid);
    }
    g_array_append_val(pieces, element);
}

/* The parts of a link that stand in one line, in several fonts, make one area. */
static bool extend_last(PdfStructure *structure, const PdfArea *area)
{
    if (structure->areas->len == 0) {
        return false;
    }
    PdfArea *last = &g_array_index(structure->areas, PdfArea, structure->areas->len - 1);
    if (last->element != area->element || last->page != area->page || last->top != area->top) {
        return false;
    }
    last->left = MIN(last->left, area->left);
    last->right = MAX(last->right, area->right);
    return true;
}

void pdf_structure_add_area(PdfStructure *structure, PdfArea area)
{
    if (extend_last(structure, &area)) {
        return;
    }
    g_array_append_val(structure->areas, area);
}

void pdf_structure_add_place(PdfStructure *structure, const char *name, int page, double top)
{
    const PdfPlace place = { .name = g_strdup(name), .page = page, .top = top };
    g_array_append_val(structure->places, place);
}
