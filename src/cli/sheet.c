#include "cli/sheet.h"

#include <string.h>

enum { INDENT = 2, GAP = 2 };

typedef struct {
    char *text; /* NULL: nothing is said */
    bool is_number;
    gint64 number;
} Cell;

typedef struct {
    char *key, *label;
    Cell cell;
} Fact;

typedef struct {
    char *key, *title, *empty;
    const SheetColumn *columns;
    guint n_columns;
    GArray *facts; /* of Fact */
    GArray *cells; /* of Cell, row by row */
} Section;

struct Sheet {
    GPtrArray *sections;
};

static void section_free(gpointer data)
{
    Section *section = data;
    for (guint i = 0; i < section->facts->len; i++) {
        Fact *fact = &g_array_index(section->facts, Fact, i);
        g_free(fact->key);
        g_free(fact->label);
        g_free(fact->cell.text);
    }
    for (guint i = 0; i < section->cells->len; i++) {
        g_free(g_array_index(section->cells, Cell, i).text);
    }
    g_array_unref(section->facts);
    g_array_unref(section->cells);
    g_free(section->key);
    g_free(section->title);
    g_free(section->empty);
    g_free(section);
}

Sheet *sheet_new(void)
{
    Sheet *sheet = g_new0(Sheet, 1);
    sheet->sections = g_ptr_array_new_with_free_func(section_free);
    return sheet;
}

void sheet_free(Sheet *sheet)
{
    if (sheet != NULL) {
        g_ptr_array_unref(sheet->sections);
        g_free(sheet);
    }
}

void sheet_section(Sheet *sheet, const char *key, const char *title, const SheetColumn *columns, guint n,
                   const char *empty)
{
    Section *section = g_new0(Section, 1);
    section->key = g_strdup(key);
    section->title = g_strdup(title);
    section->empty = g_strdup(empty);
    section->columns = columns;
    section->n_columns = n;
    section->facts = g_array_new(FALSE, FALSE, sizeof(Fact));
    section->cells = g_array_new(FALSE, FALSE, sizeof(Cell));
    g_ptr_array_add(sheet->sections, section);
}

static Section *last_section(Sheet *sheet)
{
    return g_ptr_array_index(sheet->sections, sheet->sections->len - 1);
}

static Cell number_cell(gint64 number)
{
    return (Cell){ .text = g_strdup_printf("%" G_GINT64_FORMAT, number), .is_number = true, .number = number };
}

static void add_fact(Sheet *sheet, const char *key, const char *label, Cell cell)
{
    const Fact fact = { .key = g_strdup(key), .label = g_strdup(label), .cell = cell };
    g_array_append_val(last_section(sheet)->facts, fact);
}

void sheet_fact(Sheet *sheet, const char *key, const char *label, const char *value)
{
    if (value != NULL) {
        add_fact(sheet, key, label, (Cell){ .text = g_strdup(value) });
    }
}

void sheet_fact_number(Sheet *sheet, const char *key, const char *label, gint64 number)
{
    add_fact(sheet, key, label, number_cell(number));
}

/* The row before must be whole. */
void sheet_row(Sheet *sheet)
{
    const Section *section = last_section(sheet);
    g_assert(section->n_columns > 0 && section->cells->len % section->n_columns == 0);
}

static void add_cell(Sheet *sheet, Cell cell)
{
    g_array_append_val(last_section(sheet)->cells, cell);
}

void sheet_text(Sheet *sheet, const char *text)
{
    add_cell(sheet, (Cell){ .text = g_strdup(text) });
}

void sheet_number(Sheet *sheet, gint64 number)
{
    add_cell(sheet, number_cell(number));
}

/* --- the terminal ---------------------------------------------------------------------------------------------------
 */

static const Cell *cell_at(const Section *section, guint row, guint column)
{
    return &g_array_index(section->cells, Cell, row * section->n_columns + column);
}

static guint rows_of(const Section *section)
{
    return section->n_columns > 0 ? section->cells->len / section->n_columns : 0;
}

static const char *shown(const Cell *cell)
{
    return cell->text != NULL ? cell->text : "";
}

static int width_of(const Section *section, guint column)
{
    int width = terminal_columns(section->columns[column].heading);
    for (guint row = 0; row < rows_of(section); row++) {
        const int own = terminal_columns(shown(cell_at(section, row, column)));
        width = MAX(width, own);
    }
    return width;
}

/* Control characters of what people have typed must not steer the terminal; wrapping counts columns of the rest. */
static char *safe(const char *text)
{
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    GString *out = g_string_new(NULL);
    for (const char *at = valid; *at != '\0'; at = g_utf8_next_char(at)) {
        const gunichar c = g_utf8_get_char(at);
        g_string_append_unichar(out, g_unichar_iscntrl(c) ? 0xFFFD : c);
    }
    return g_string_free(out, FALSE);
}

static void put_cell(const Terminal *terminal, const Cell *cell, int width, int at, bool is_last)
{
    g_autofree char *text = safe(shown(cell));
    const int room = width - terminal_columns(text);
    if (cell->is_number) {
        fprintf(terminal->out, "%*s%s", room, "", text);
    } else if (is_last) {
        terminal_wrap(terminal, text, at, at);
    } else {
        fprintf(terminal->out, "%s%*s", text, room, "");
    }
}

static guint last_shown(const Section *section)
{
    guint last = 0;
    for (guint column = 0; column < section->n_columns; column++) {
        last = section->columns[column].heading != NULL ? column : last;
    }
    return last;
}

/* Row −1 is the headings. */
static void put_row(const Terminal *terminal, const Section *section, const int *widths, int row)
{
    const guint last = last_shown(section);
    int at = INDENT;
    fprintf(terminal->out, "%*s", INDENT, "");
    for (guint column = 0; column <= last; column++) {
        const SheetColumn *info = &section->columns[column];
        if (info->heading == NULL) {
            continue;
        }
        const Cell heading = { .text = (char *)info->heading };
        put_cell(terminal, row < 0 ? &heading : cell_at(section, (guint)row, column), widths[column], at,
                 column == last);
        at += widths[column] + GAP;
        fprintf(terminal->out, "%*s", column < last ? GAP : 0, "");
    }
    fputc('\n', terminal->out);
}

static void put_table(const Terminal *terminal, const Section *section)
{
    if (rows_of(section) == 0) {
        if (section->empty != NULL) {
            fprintf(terminal->out, "%*s%s\n", INDENT, "", section->empty);
        }
        return;
    }
    g_autofree int *widths = g_new0(int, section->n_columns);
    for (guint column = 0; column < section->n_columns; column++) {
        widths[column] = section->columns[column].heading != NULL ? width_of(section, column) : 0;
    }
    terminal_begin(terminal, STYLE_FAINT);
    put_row(terminal, section, widths, -1);
    terminal_end(terminal);
    for (guint row = 0; row < rows_of(section); row++) {
        put_row(terminal, section, widths, (int)row);
    }
}

static void put_facts(const Terminal *terminal, const Section *section)
{
    int column = 0;
    for (guint i = 0; i < section->facts->len; i++) {
        const Fact *fact = &g_array_index(section->facts, Fact, i);
        const int own = fact->label != NULL ? terminal_columns(fact->label) : 0;
        column = MAX(column, INDENT + own + GAP);
    }
    for (guint i = 0; i < section->facts->len; i++) {
        const Fact *fact = &g_array_index(section->facts, Fact, i);
        if (fact->label == NULL) {
            continue;
        }
        g_autofree char *text = safe(fact->cell.text);
        fprintf(terminal->out, "%*s%s%*s", INDENT, "", fact->label, column - INDENT - terminal_columns(fact->label),
                "");
        terminal_wrap(terminal, text, column, column);
        fputc('\n', terminal->out);
    }
}

void sheet_print(const Sheet *sheet, const Terminal *terminal)
{
    for (guint i = 0; i < sheet->sections->len; i++) {
        const Section *section = g_ptr_array_index(sheet->sections, i);
        g_autofree char *title = safe(section->title);
        fputs(i > 0 ? "\n" : "", terminal->out);
        terminal_begin(terminal, STYLE_STRONG);
        terminal_wrap(terminal, title, 0, INDENT);
        terminal_end(terminal);
        fputc('\n', terminal->out);
        put_facts(terminal, section);
        put_table(terminal, section);
    }
}

/* --- JSON -----------------------------------------------------------------------------------------------------------
 */

static void write_cell(JsonWriter *writer, const char *key, const Cell *cell)
{
    if (cell->is_number) {
        json_put_integer(writer, key, cell->number);
    } else {
        json_put_string(writer, key, cell->text);
    }
}

static void write_section(JsonWriter *writer, const Section *section)
{
    json_open_object(writer, NULL);
    json_put_string(writer, "section", section->key);
    json_put_string(writer, "title", section->title);
    json_open_object(writer, "facts");
    for (guint i = 0; i < section->facts->len; i++) {
        const Fact *fact = &g_array_index(section->facts, Fact, i);
        write_cell(writer, fact->key, &fact->cell);
    }
    json_close_object(writer);
    json_open_array(writer, "rows");
    for (guint row = 0; row < rows_of(section); row++) {
        json_open_inline_object(writer, NULL);
        for (guint column = 0; column < section->n_columns; column++) {
            write_cell(writer, section->columns[column].key, cell_at(section, row, column));
        }
        json_close_object(writer);
    }
    json_close_array(writer);
    json_close_object(writer);
}

void sheet_write_json(const Sheet *sheet, JsonWriter *writer)
{
    json_open_array(writer, "sections");
    for (guint i = 0; i < sheet->sections->len; i++) {
        write_section(writer, g_ptr_array_index(sheet->sections, i));
    }
    json_close_array(writer);
}
