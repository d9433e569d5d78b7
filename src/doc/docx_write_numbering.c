/* Lists of a Word document: dashes, and numbers that Word counts itself and that come out as they were printed. */
#include "doc/docx_write.h"

#include <stdlib.h>
#include <string.h>

/* How labels look that Word can count: a sign before the number and one behind it. A dash has none. */
typedef struct {
    const char *format; /* of Word */
    const char *before, *after;
    int (*read)(const char *text, size_t length); /* the number; 0 if it is none. NULL: of a dash */
} Definition;

static int read_decimal(const char *text, size_t length)
{
    return length <= 4 && text[0] != '0' && strspn(text, "0123456789") >= length ? atoi(text) : 0;
}

static int read_letter(const char *text, size_t length)
{
    return length == 1 && g_ascii_islower(text[0]) ? text[0] - 'a' + 1 : 0;
}

static int read_upper_letter(const char *text, size_t length)
{
    return length == 1 && g_ascii_isupper(text[0]) ? text[0] - 'A' + 1 : 0;
}

static int value_of_figure(char figure)
{
    static const char figures[] = "ivxlc";
    static const int values[] = { 1, 5, 10, 50, 100 };
    const char *at = strchr(figures, g_ascii_tolower(figure));
    return at != NULL && figure != '\0' ? values[at - figures] : 0;
}

/* The sum by which roman numbers are told; what is not written as numbers are is not told from what is, so the caller
 * compares. */
static int read_roman_figures(const char *text, size_t length)
{
    int sum = 0;
    for (size_t i = 0; i < length; i++) {
        const int value = value_of_figure(text[i]);
        const int next = i + 1 < length ? value_of_figure(text[i + 1]) : 0;
        if (value == 0) {
            return 0;
        }
        sum += value < next ? -value : value;
    }
    return sum;
}

/* Up to nineteen: beyond, no paper numbers its parts so. */
static int read_roman(const char *text, size_t length)
{
    static const char *const numbers[] = { "I",  "II",  "III",  "IV",  "V",  "VI",  "VII",  "VIII",  "IX", "X",
                                           "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX" };
    const int number = read_roman_figures(text, length);
    const bool known = number >= 1 && number <= (int)G_N_ELEMENTS(numbers);
    return known && strlen(numbers[number - 1]) == length && strncmp(numbers[number - 1], text, length) == 0 ? number
                                                                                                             : 0;
}

static const Definition definitions[] = {
    { "bullet", "–", "", NULL },
    { "decimal", "", ".", read_decimal },
    { "decimal", "(", ")", read_decimal },
    { "lowerLetter", "(", ")", read_letter },
    { "lowerLetter", "", ")", read_letter },
    { "upperRoman", "", ".", read_roman },
    { "upperLetter", "", ".", read_upper_letter },
};

/* --- which list a label belongs to ------------------------------------------------------------------------------- */

static int list_of(DocxWriter *writer, DocxCount count)
{
    g_array_append_val(writer->counts, count);
    return (int)writer->counts->len;
}

/* The last list of this definition that was counted at this level; 0 if there is none. */
static int last_list(const DocxWriter *writer, int definition, int level)
{
    for (guint i = writer->counts->len; i > 0; i--) {
        const DocxCount *count = &g_array_index(writer->counts, DocxCount, i - 1);
        if (count->definition == definition && count->level == level) {
            return (int)i;
        }
    }
    return 0;
}

/* Goes on with the last list if the number is its next, else begins one there. */
static int counted_list(DocxWriter *writer, int definition, int level, int number)
{
    const int list = last_list(writer, definition, level);
    DocxCount *count = list > 0 ? &g_array_index(writer->counts, DocxCount, list - 1) : NULL;
    if (count != NULL && (definitions[definition].read == NULL || number == count->last + 1)) {
        count->last = number;
        return list;
    }
    return list_of(writer, (DocxCount){ .definition = definition, .level = level, .start = number, .last = number });
}

/* The number in a label of that look; 0 if it has another. */
static int number_in(const Definition *definition, const char *label)
{
    const size_t length = strlen(label);
    const size_t before = strlen(definition->before);
    const size_t around = before + strlen(definition->after);
    if (definition->read == NULL) {
        return strcmp(label, definition->before) == 0 ? 1 : 0;
    }
    if (length <= around || !g_str_has_prefix(label, definition->before) ||
        !g_str_has_suffix(label, definition->after)) {
        return 0;
    }
    return definition->read(label + before, length - around);
}

int docx_number_of(DocxWriter *writer, const char *label, int level)
{
    for (size_t i = 0; label != NULL && i < G_N_ELEMENTS(definitions); i++) {
        const int number = number_in(&definitions[i], label);
        if (number > 0) {
            return counted_list(writer, (int)i, level, number);
        }
    }
    return 0;
}

/* --- the part -------------------------------------------------------------------------------------------------------
 */

enum { LEVELS = 9 };

static void write_level(XmlWriter *xml, const Definition *definition, int level)
{
    g_autofree char *text = definition->read == NULL
                                ? g_strdup(definition->before)
                                : g_strdup_printf("%s%%%d%s", definition->before, level + 1, definition->after);
    xml_write_begin(xml, "w:lvl");
    xml_write_number(xml, "w:ilvl", level);
    docx_write_count(xml, "w:start", 1);
    docx_write_value(xml, "w:numFmt", definition->format);
    docx_write_value(xml, "w:suff", "tab");
    docx_write_value(xml, "w:lvlText", text);
    docx_write_value(xml, "w:lvlJc", "left");
    xml_write_end(xml);
}

static void write_definition(XmlWriter *xml, int id)
{
    xml_write_begin(xml, "w:abstractNum");
    xml_write_number(xml, "w:abstractNumId", id);
    docx_write_value(xml, "w:multiLevelType", "hybridMultilevel");
    for (int level = 0; level < LEVELS; level++) {
        write_level(xml, &definitions[id], level);
    }
    xml_write_end(xml);
}

static void write_list(XmlWriter *xml, int id, const DocxCount *count)
{
    xml_write_begin(xml, "w:num");
    xml_write_number(xml, "w:numId", id);
    docx_write_count(xml, "w:abstractNumId", count->definition);
    for (int level = 0; definitions[count->definition].read != NULL && level < LEVELS; level++) {
        xml_write_begin(xml, "w:lvlOverride");
        xml_write_number(xml, "w:ilvl", level);
        docx_write_count(xml, "w:startOverride", count->start);
        xml_write_end(xml);
    }
    xml_write_end(xml);
}

GBytes *docx_write_numbering(DocxWriter *writer, GError **error)
{
    g_autoptr(XmlWriter) xml = xml_write_new(false);
    docx_begin_part(xml, "w:numbering");
    for (int i = 0; i < (int)G_N_ELEMENTS(definitions); i++) {
        write_definition(xml, i);
    }
    for (guint i = 0; i < writer->counts->len; i++) {
        write_list(xml, (int)i + 1, &g_array_index(writer->counts, DocxCount, i));
    }
    xml_write_end(xml);
    return xml_write_finish(xml, error);
}
