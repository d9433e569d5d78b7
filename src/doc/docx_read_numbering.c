/* What is printed before the paragraphs of numbered lists, which a Word document does not hold: it is counted. */
#include "doc/docx_read.h"

#include <string.h>

typedef struct {
    int start;
    char *format; /* "decimal", "lowerLetter", "bullet", ... */
    char *text;   /* "%1.", "(%2)", or the bullet itself */
    bool legal;   /* all numbers in it are figures */
} Level;

/* The definition of lists that look alike and go on counting with each other. */
typedef struct {
    Level levels[DOCX_LEVELS];
    int counts[DOCX_LEVELS]; /* the last number; below the first where none was printed */
    bool started[DOCX_LEVELS];
} Definition;

typedef struct {
    int definition;
    int starts[DOCX_LEVELS]; /* what it begins at instead; NO_START: as its definition says */
    bool used;
} List;

enum { NO_START = -1, LISTS_LIMIT = 20000 };

struct DocxNumbering {
    GHashTable *definitions; /* of Definition, by number */
    GHashTable *lists;       /* of List, by number */
};

static void definition_free(gpointer data)
{
    Definition *definition = data;
    for (int i = 0; i < DOCX_LEVELS; i++) {
        g_free(definition->levels[i].format);
        g_free(definition->levels[i].text);
    }
    g_free(definition);
}

DocxNumbering *docx_numbering_new(void)
{
    DocxNumbering *numbering = g_new0(DocxNumbering, 1);
    numbering->definitions = g_hash_table_new_full(NULL, NULL, NULL, definition_free);
    numbering->lists = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    return numbering;
}

void docx_numbering_free(DocxNumbering *numbering)
{
    if (numbering != NULL) {
        g_hash_table_unref(numbering->definitions);
        g_hash_table_unref(numbering->lists);
        g_free(numbering);
    }
}

/* --- the part --------------------------------------------------------------------------------------------------- */

typedef struct {
    DocxNumbering *numbering;
    Definition *definition; /* that is open, or NULL */
    List *list;
    int level; /* of the definition or the override that is open */
    bool in_level;
} Reader;

static void begin_definition(Reader *reader, const XmlElement *element)
{
    const int id = xml_attribute_number(element, "abstractNumId", NO_START);
    GHashTable *definitions = reader->numbering->definitions;
    if (id >= 0 && g_hash_table_size(definitions) < LISTS_LIMIT) {
        reader->definition = g_new0(Definition, 1);
        g_hash_table_replace(definitions, GINT_TO_POINTER(id), reader->definition);
    }
}

static void begin_list(Reader *reader, const XmlElement *element)
{
    const int id = xml_attribute_number(element, "numId", NO_START);
    GHashTable *lists = reader->numbering->lists;
    if (id <= 0 || g_hash_table_size(lists) >= LISTS_LIMIT) {
        return;
    }
    reader->list = g_new0(List, 1);
    reader->list->definition = NO_START;
    for (int i = 0; i < DOCX_LEVELS; i++) {
        reader->list->starts[i] = NO_START;
    }
    g_hash_table_replace(lists, GINT_TO_POINTER(id), reader->list);
}

static void begin_level(Reader *reader, const XmlElement *element)
{
    reader->level = CLAMP(xml_attribute_number(element, "ilvl", 0), 0, DOCX_LEVELS - 1);
    reader->in_level = true;
}

static Level *open_level(Reader *reader)
{
    return reader->definition != NULL && reader->in_level ? &reader->definition->levels[reader->level] : NULL;
}

static int start_of(const XmlElement *element)
{
    return CLAMP(xml_attribute_number(element, "val", 1), 0, 1000000);
}

static void take_start(Reader *reader, const XmlElement *element)
{
    Level *level = open_level(reader);
    if (level != NULL) {
        level->start = start_of(element);
    }
}

static void take_other_start(Reader *reader, const XmlElement *element)
{
    if (reader->list != NULL && reader->in_level) {
        reader->list->starts[reader->level] = start_of(element);
    }
}

static void take_format(Reader *reader, const XmlElement *element)
{
    Level *level = open_level(reader);
    if (level != NULL) {
        g_free(level->format);
        level->format = docx_value(element);
    }
}

static void take_text(Reader *reader, const XmlElement *element)
{
    Level *level = open_level(reader);
    if (level != NULL) {
        g_free(level->text);
        level->text = docx_value(element);
    }
}

static void take_legal(Reader *reader, const XmlElement *element)
{
    Level *level = open_level(reader);
    if (level != NULL) {
        level->legal = docx_is_on(element);
    }
}

static void take_definition(Reader *reader, const XmlElement *element)
{
    if (reader->list != NULL) {
        reader->list->definition = xml_attribute_number(element, "val", NO_START);
    }
}

static const struct {
    const char *name;
    void (*take)(Reader *reader, const XmlElement *element);
} members[] = {
    { "abstractNum", begin_definition },
    { "num", begin_list },
    { "lvl", begin_level },
    { "lvlOverride", begin_level },
    { "start", take_start },
    { "startOverride", take_other_start },
    { "numFmt", take_format },
    { "lvlText", take_text },
    { "isLgl", take_legal },
    { "abstractNumId", take_definition },
};

static bool open_element(void *data, const XmlElement *element)
{
    for (size_t i = 0; docx_is_word(element) && i < G_N_ELEMENTS(members); i++) {
        if (strcmp(element->name, members[i].name) == 0) {
            members[i].take(data, element);
        }
    }
    return true;
}

static bool close_element(void *data, const XmlElement *element)
{
    Reader *reader = data;
    if (docx_is(element, "abstractNum")) {
        reader->definition = NULL;
    } else if (docx_is(element, "num")) {
        reader->list = NULL;
    } else if (docx_is(element, "lvl") || docx_is(element, "lvlOverride")) {
        reader->in_level = false;
    }
    return true;
}

bool docx_numbering_read(DocxNumbering *numbering, GBytes *part, const char *name, GError **error)
{
    Reader reader = { .numbering = numbering };
    const XmlHandler handler = { .open = open_element, .close = close_element };
    return xml_read(part, name, &handler, &reader, error);
}

/* --- numbers in words --------------------------------------------------------------------------------------------- */

static void append_decimal(GString *out, int number)
{
    g_string_append_printf(out, "%d", number);
}

static void append_two_figures(GString *out, int number)
{
    g_string_append_printf(out, "%02d", number);
}

/* a, b, ..., z, aa, bb: the letter is repeated. */
static void append_letters(GString *out, int number, const char *const *letters, int count)
{
    enum { REPEATS = 10 };
    if (number < 1 || number > count * REPEATS) {
        append_decimal(out, number);
        return;
    }
    for (int i = 0; i <= (number - 1) / count; i++) {
        g_string_append(out, letters[(number - 1) % count]);
    }
}

static void append_latin(GString *out, int number, char first)
{
    char letters[26][2] = { { 0 } };
    const char *list[26];
    for (int i = 0; i < 26; i++) {
        letters[i][0] = (char)(first + i);
        list[i] = letters[i];
    }
    append_letters(out, number, list, 26);
}

static void append_lower_letter(GString *out, int number)
{
    append_latin(out, number, 'a');
}

static void append_upper_letter(GString *out, int number)
{
    append_latin(out, number, 'A');
}

static void append_upper_roman(GString *out, int number)
{
    static const struct {
        int value;
        const char *figures;
    } figures[] = {
        { 1000, "M" }, { 900, "CM" }, { 500, "D" }, { 400, "CD" }, { 100, "C" }, { 90, "XC" }, { 50, "L" },
        { 40, "XL" },  { 10, "X" },   { 9, "IX" },  { 5, "V" },    { 4, "IV" },  { 1, "I" },
    };
    if (number < 1 || number > 3999) {
        append_decimal(out, number);
        return;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(figures); i++) {
        for (; number >= figures[i].value; number -= figures[i].value) {
            g_string_append(out, figures[i].figures);
        }
    }
}

static void append_lower_roman(GString *out, int number)
{
    g_autoptr(GString) upper = g_string_new(NULL);
    append_upper_roman(upper, number);
    g_string_append(out, g_string_ascii_down(upper)->str);
}

static void append_abjad(GString *out, int number)
{
    static const char *const letters[] = { "أ", "ب", "ج", "د", "ه", "و", "ز", "ح", "ط", "ي", "ك", "ل", "م", "ن",
                                           "س", "ع", "ف", "ص", "ق", "ر", "ش", "ت", "ث", "خ", "ذ", "ض", "ظ", "غ" };
    append_letters(out, number, letters, G_N_ELEMENTS(letters));
}

static void append_arabic(GString *out, int number)
{
    static const char *const letters[] = { "أ", "ب", "ت", "ث", "ج", "ح", "خ", "د", "ذ", "ر", "ز", "س", "ش", "ص",
                                           "ض", "ط", "ظ", "ع", "غ", "ف", "ق", "ك", "ل", "م", "ن", "ه", "و", "ي" };
    append_letters(out, number, letters, G_N_ELEMENTS(letters));
}

static void append_russian(GString *out, int number)
{
    static const char *const letters[] = { "а", "б", "в", "г", "д", "е", "ж", "з", "и", "к", "л", "м", "н", "о", "п",
                                           "р", "с", "т", "у", "ф", "х", "ц", "ч", "ш", "щ", "ы", "э", "ю", "я" };
    append_letters(out, number, letters, G_N_ELEMENTS(letters));
}

/* One to ninety-nine, as the chapters of Chinese papers are counted. */
static void append_chinese(GString *out, int number)
{
    static const char *const figures[] = { "", "一", "二", "三", "四", "五", "六", "七", "八", "九" };
    if (number < 1 || number > 99) {
        append_decimal(out, number);
        return;
    }
    const int tens = number / 10;
    g_string_append(out, tens > 1 ? figures[tens] : "");
    g_string_append(out, tens > 0 ? "十" : "");
    g_string_append(out, figures[number % 10]);
}

static const struct {
    const char *name;
    void (*append)(GString *out, int number);
} formats[] = {
    { "decimal", append_decimal },
    { "decimalZero", append_two_figures },
    { "lowerLetter", append_lower_letter },
    { "upperLetter", append_upper_letter },
    { "lowerRoman", append_lower_roman },
    { "upperRoman", append_upper_roman },
    { "arabicAbjad", append_abjad },
    { "arabicAlpha", append_arabic },
    { "russianLower", append_russian },
    { "chineseCounting", append_chinese },
    { "chineseCountingThousand", append_chinese },
    { "taiwaneseCountingThousand", append_chinese },
    { "japaneseCounting", append_chinese },
};

static void append_number(GString *out, const char *format, int number)
{
    for (size_t i = 0; i < G_N_ELEMENTS(formats); i++) {
        if (g_strcmp0(format, formats[i].name) == 0) {
            formats[i].append(out, number);
            return;
        }
    }
    append_decimal(out, number);
}

/* --- counting -------------------------------------------------------------------------------------------------------
 */

/* The signs of fonts that only a word processor has are bullets; a dash stays one. */
static char *bullet_label(const char *text)
{
    static const char *const dashes[] = { "–", "-", "—", "‒", "−", "\uf02d", NULL }; /* the last is of Symbol */
    static const char *const bullets[] = { "•", "·", "▪", "○", "●", "◦", "■", "*", NULL };
    if (text == NULL || g_strv_contains(dashes, text)) {
        return g_strdup("–");
    }
    return g_strdup(g_strv_contains(bullets, text) ? text : "•");
}

/* The number at `level`, whether one was printed there yet or not. */
static int number_at(const Definition *definition, const List *list, int level)
{
    if (definition->started[level]) {
        return definition->counts[level];
    }
    return list->starts[level] != NO_START ? list->starts[level] : definition->levels[level].start;
}

static void count(Definition *definition, List *list, int level)
{
    /* A list that begins at a number of its own does so the first time that it is met. */
    for (int i = 0; !list->used && i < DOCX_LEVELS; i++) {
        definition->started[i] = definition->started[i] && list->starts[i] == NO_START;
    }
    list->used = true;
    definition->counts[level] = number_at(definition, list, level) + (definition->started[level] ? 1 : 0);
    definition->started[level] = true;
    for (int i = level + 1; i < DOCX_LEVELS; i++) {
        definition->started[i] = false;
    }
}

enum { LABEL_LIMIT = 100 }; /* bytes */

/* "%1.%2" with the numbers of its levels. */
static char *number_label(const Definition *definition, const List *list, int level)
{
    const Level *own = &definition->levels[level];
    g_autoptr(GString) label = g_string_new(NULL);
    for (const char *at = own->text; *at != '\0' && label->len < LABEL_LIMIT; at++) {
        if (*at != '%' || at[1] < '1' || at[1] > '9') {
            g_string_append_c(label, *at);
            continue;
        }
        const int which = *++at - '1';
        append_number(label, own->legal ? "decimal" : definition->levels[which].format,
                      number_at(definition, list, which));
    }
    g_strstrip(label->str);
    return label->str[0] != '\0' && g_utf8_validate(label->str, -1, NULL) ? g_strdup(label->str) : NULL;
}

char *docx_numbering_label(DocxNumbering *numbering, int number, int level)
{
    List *list = g_hash_table_lookup(numbering->lists, GINT_TO_POINTER(number));
    Definition *definition =
        list != NULL ? g_hash_table_lookup(numbering->definitions, GINT_TO_POINTER(list->definition)) : NULL;
    if (definition == NULL || level < 0 || level >= DOCX_LEVELS) {
        return NULL;
    }
    count(definition, list, level);
    const Level *own = &definition->levels[level];
    if (g_strcmp0(own->format, "bullet") == 0) {
        return bullet_label(own->text);
    }
    return own->text != NULL && g_strcmp0(own->format, "none") != 0 ? number_label(definition, list, level) : NULL;
}
