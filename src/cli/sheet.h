/* What a view of a session shows, once for people and once for programs: sections, each with facts and with a table.
 * Cells are filled in the order of the columns; what is not said is an empty cell, and null in JSON. */
#pragma once

#include "base/json.h"
#include "cli/terminal.h"

typedef struct {
    const char *key;     /* in JSON */
    const char *heading; /* on the terminal; NULL: for programs alone */
} SheetColumn;

typedef struct Sheet Sheet;
Sheet *sheet_new(void);
void sheet_free(Sheet *sheet);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Sheet, sheet_free)

/* Begins a section; `columns` are borrowed, `n` 0 where it has no table. `empty` is said where no row follows; NULL:
 * the table is then left out. */
void sheet_section(Sheet *sheet, const char *key, const char *title, const SheetColumn *columns, guint n,
                   const char *empty);

/* A fact of the section; none if there is no value. `label` NULL: for programs alone. */
void sheet_fact(Sheet *sheet, const char *key, const char *label, const char *value);
void sheet_fact_number(Sheet *sheet, const char *key, const char *label, gint64 number);

/* A row of the section's table, then its cells. */
void sheet_row(Sheet *sheet);
void sheet_text(Sheet *sheet, const char *text); /* NULL: nothing */
void sheet_number(Sheet *sheet, gint64 number);

void sheet_print(const Sheet *sheet, const Terminal *terminal);
void sheet_write_json(const Sheet *sheet, JsonWriter *writer); /* the member "sections" of the open object */
