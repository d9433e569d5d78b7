/* Is what we write a Word document to the letter? Word refuses one whose elements stand in another order than the
 * standard's (ECMA-376-1, annex A), whose parts are not announced, or which uses a number twice. Held against real
 * documents and random programmes. */
#include "acceptance.h"

#include "doc/format.h"
#include "doc/xml_read.h"
#include "doc/zip.h"
#include "generate.h"
#include "paper/programme_paper.h"

#include <string.h>

enum { RANDOM_PROGRAMMES = 100 };

/* --- the order of children ------------------------------------------------------------------------------------- */

/* Those that may stand next to each other in any order are joined by a stroke. */
static const struct {
    const char *parent;
    const char *children;
} orders[] = {
    { "pPr", "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
             "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi "
             "adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection "
             "textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange" },
    { "rPr", "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss "
             "imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr "
             "shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange" },
    { "tbl", "tblPr tblGrid tr" },
    { "tblPr", "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
               "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange" },
    { "tblCellMar", "top left bottom right" },
    { "tblGrid", "gridCol" },
    { "tr", "tblPrEx trPr tc" },
    { "trPr", "cnfStyle|divId|gridBefore|gridAfter|wBefore|wAfter|cantSplit|trHeight|tblHeader|tblCellSpacing|jc ins "
              "del trPrChange" },
    { "tc", "tcPr p|tbl" },
    { "tcPr", "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark "
              "headers cellIns|cellDel|cellMerge tcPrChange" },
    { "tcBorders", "top left bottom right insideH insideV tl2br tr2bl" },
    { "numPr", "ilvl numId" },
    { "body", "p|tbl sectPr" },
    { "sectPr", "headerReference|footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
                "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid" },
    { "styles", "docDefaults latentStyles style" },
    { "docDefaults", "rPrDefault pPrDefault" },
    { "style", "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked "
               "rsid pPr rPr tblPr trPr tcPr tblStylePr" },
    { "numbering", "numPicBullet abstractNum num" },
    { "abstractNum", "nsid multiLevelType tmpl name styleLink numStyleLink lvl" },
    { "lvl", "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr" },
    { "num", "abstractNumId lvlOverride" },
    { "lvlOverride", "startOverride lvl" },
    { "settings", "writeProtection view zoom evenAndOddHeaders footnotePr endnotePr compat docVars rsids themeFontLang "
                  "clrSchemeMapping decimalSymbol listSeparator" },
    { "font", "altName panose1 charset family notTrueType pitch sig" },
};

/* The place of a child among those of its parent; −1 if it may not stand there, 0 if any may. */
static int place_of(const char *parent, const char *child)
{
    const char *children = NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(orders); i++) {
        children = strcmp(orders[i].parent, parent) == 0 ? orders[i].children : children;
    }
    if (children == NULL) {
        return 0;
    }
    int place = 1;
    for (const char *at = children;; at++) {
        const size_t length = strcspn(at, " |");
        if (strlen(child) == length && strncmp(at, child, length) == 0) {
            return place;
        }
        at += length;
        if (*at == '\0') {
            return -1;
        }
        place += *at == ' ';
    }
}

/* --- one part --------------------------------------------------------------------------------------------------- */

enum { DEPTH = 300 };

typedef struct {
    const char *part;
    struct {
        char *name;
        int place;
        char *last; /* the child that ended last */
    } open[DEPTH];
    int depth;
    GHashTable *used; /* what must be there once: "bookmark 3" */
    GHashTable *relations;
} Checker;

static void complain(const Checker *checker, const char *what, const char *name)
{
    g_test_message("%s: %s: %s in %s", checker->part, what, name,
                   checker->depth > 0 ? checker->open[checker->depth - 1].name : "nothing");
    g_test_fail();
}

static void hold_order(Checker *checker, const char *name)
{
    if (checker->depth == 0) {
        return;
    }
    const int place = place_of(checker->open[checker->depth - 1].name, name);
    if (place < 0 || place < checker->open[checker->depth - 1].place) {
        complain(checker, place < 0 ? "not allowed" : "out of order", name);
    }
    checker->open[checker->depth - 1].place = place;
}

static void hold_once(Checker *checker, const char *kind, char *value)
{
    g_autofree char *owned = value;
    if (value != NULL && !g_hash_table_add(checker->used, g_strconcat(kind, " ", value, NULL))) {
        complain(checker, "twice", value);
    }
}

/* Numbers and names that are the only ones of their kind, as far as the whole document goes. */
static void hold_unique(Checker *checker, const XmlElement *element)
{
    static const struct {
        const char *element, *attribute, *kind;
    } unique[] = {
        { "bookmarkStart", "id", "bookmark" },
        { "bookmarkStart", "name", "name" },
        { "ins", "id", "change" },
        { "del", "id", "change" },
        { "style", "styleId", "style" },
        { "abstractNum", "abstractNumId", "a" },
        { "num", "numId", "list" },
        { "property", "name", "property" },
        { "property", "pid", "pid" },
        { "Override", "PartName", "part" },
        { "footnoteReference", "id", "note" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(unique); i++) {
        if (strcmp(element->name, unique[i].element) == 0) {
            hold_once(checker, unique[i].kind, xml_attribute(element, unique[i].attribute));
        }
    }
}

static bool open_element(void *data, const XmlElement *element)
{
    Checker *checker = data;
    g_assert_cmpint(checker->depth, <, DEPTH);
    hold_order(checker, element->name);
    hold_unique(checker, element);
    const bool points = strcmp(element->name, "hyperlink") == 0 || g_str_has_suffix(element->name, "Reference");
    g_autofree char *relation =
        points && strncmp(element->name, "footnote", 8) != 0 ? xml_attribute(element, "id") : NULL;
    if (relation != NULL && !g_hash_table_contains(checker->relations, relation)) {
        complain(checker, "no such relation", relation);
    }
    checker->open[checker->depth].place = 0;
    checker->open[checker->depth].last = NULL;
    checker->open[checker->depth++].name = g_strdup(element->name);
    return true;
}

static bool close_element(void *data, const XmlElement *element)
{
    Checker *checker = data;
    checker->depth--;
    if (strcmp(element->name, "tc") == 0 && g_strcmp0(checker->open[checker->depth].last, "p") != 0) {
        complain(checker, "ends without a paragraph", "tc");
    }
    g_clear_pointer(&checker->open[checker->depth].name, g_free);
    g_clear_pointer(&checker->open[checker->depth].last, g_free);
    if (checker->depth > 0) {
        g_free(checker->open[checker->depth - 1].last);
        checker->open[checker->depth - 1].last = g_strdup(element->name);
    }
    return true;
}

/* --- the package ------------------------------------------------------------------------------------------------- */

static bool any(const char *name)
{
    return true;
}

typedef struct {
    GPtrArray *types;      /* names of parts that have one */
    GHashTable *relations; /* ids of those of the document */
    GPtrArray *targets;    /* of them */
} Package;

static bool take_type(void *data, const XmlElement *element)
{
    char *name = strcmp(element->name, "Override") == 0 ? xml_attribute(element, "PartName") : NULL;
    if (name != NULL) {
        g_ptr_array_add(((Package *)data)->types, name);
    }
    return true;
}

static bool take_relation(void *data, const XmlElement *element)
{
    Package *package = data;
    char *id = xml_attribute(element, "Id");
    if (id == NULL) {
        return true;
    }
    g_assert_true(g_hash_table_add(package->relations, id));
    g_autofree char *mode = xml_attribute(element, "TargetMode");
    char *target = xml_attribute(element, "Target");
    g_assert_nonnull(target);
    if (mode == NULL) {
        g_ptr_array_add(package->targets, target);
    } else {
        g_free(target);
    }
    return true;
}

static void read_part(const Zip *zip, const char *name, const XmlHandler *handler, void *data)
{
    g_autoptr(GError) error = NULL;
    g_assert_nonnull(zip_part(zip, name));
    xml_read(zip_part(zip, name), name, handler, data, &error);
    g_assert_no_error(error);
}

static void check_package(const Zip *zip, GHashTable *relations)
{
    Package package = { g_ptr_array_new_with_free_func(g_free), relations, g_ptr_array_new_with_free_func(g_free) };
    const XmlHandler types = { .open = take_type };
    const XmlHandler targets = { .open = take_relation };
    read_part(zip, "[Content_Types].xml", &types, &package);
    read_part(zip, "word/_rels/document.xml.rels", &targets, &package);
    for (guint i = 0; i < package.types->len; i++) {
        g_assert_nonnull(zip_part(zip, (const char *)g_ptr_array_index(package.types, i) + 1));
    }
    for (guint i = 0; i < package.targets->len; i++) {
        g_autofree char *name = g_strconcat("/word/", g_ptr_array_index(package.targets, i), NULL);
        g_assert_true(g_ptr_array_find_with_equal_func(package.types, name, g_str_equal, NULL));
    }
    g_ptr_array_unref(package.types);
    g_ptr_array_unref(package.targets);
}

static void check_document(GBytes *bytes, const char *name)
{
    static const char *const parts[] = {
        "word/document.xml", "word/footnotes.xml", "word/styles.xml",    "word/numbering.xml",  "word/settings.xml",
        "word/header1.xml",  "word/footer1.xml",   "word/fontTable.xml", "docProps/custom.xml", "docProps/core.xml",
    };
    g_autoptr(GError) error = NULL;
    const ZipLimits limits = { 1 << 24, 1 << 26, 100 };
    g_autoptr(Zip) zip = zip_read(bytes, &limits, any, &error);
    g_assert_no_error(error);
    g_autoptr(GHashTable) relations = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GHashTable) used = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    check_package(zip, relations);
    const XmlHandler handler = { open_element, close_element, NULL };
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        Checker checker = { .part = parts[i], .used = used, .relations = relations };
        read_part(zip, parts[i], &handler, &checker);
    }
    if (g_test_failed()) {
        g_test_message("this was %s", name);
    }
}

static void check_programme(const Programme *programme, const char *name)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Document) paper = programme_paper(programme, NULL);
    g_autoptr(GBytes) bytes = write_docx(paper, &error);
    g_assert_no_error(error);
    check_document(bytes, name);
}

/* --- tests ---------------------------------------------------------------------------------------------------------
 */

static void test_documents(void)
{
    static const char *const folders[] = { "examples", "tests/corpus" };
    for (size_t i = 0; i < G_N_ELEMENTS(folders); i++) {
        g_autofree char *folder = source_path(folders[i]);
        g_autoptr(GPtrArray) paths = texts_of_folder(folder);
        for (guint k = 0; k < paths->len; k++) {
            g_autoptr(ProgrammeFile) file = checked_programme(g_ptr_array_index(paths, k));
            check_programme(file->programme, g_ptr_array_index(paths, k));
        }
    }
}

static void test_random(void)
{
    for (guint32 seed = 1; seed <= RANDOM_PROGRAMMES; seed++) {
        g_autoptr(Programme) programme = generate_programme(seed);
        g_autofree char *name = g_strdup_printf("seed %u", seed);
        check_programme(programme, name);
    }
}

/* The checker itself can fail. */
static void test_order(void)
{
    g_assert_cmpint(place_of("pPr", "pStyle"), ==, 1);
    g_assert_cmpint(place_of("pPr", "numPr"), <, place_of("pPr", "ind"));
    g_assert_cmpint(place_of("sectPr", "headerReference"), ==, place_of("sectPr", "footerReference"));
    g_assert_cmpint(place_of("tc", "p"), ==, 2);
    g_assert_cmpint(place_of("pPr", "tcW"), ==, -1);
    g_assert_cmpint(place_of("p", "r"), ==, 0);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/docx_form/order", test_order);
    g_test_add_func("/docx_form/documents", test_documents);
    g_test_add_func("/docx_form/random", test_random);
    return g_test_run();
}
