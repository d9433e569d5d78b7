#include "base/json.h"
#include "cli/input.h"
#include "cli/load.h"
#include "cli/terminal.h"
#include "cli/verb.h"
#include "core/civil_words.h"
#include "reading/line_facts.h"

#include <string.h>

/* --- one line as JSON ------------------------------------------------------------------------------------------ */

/* A day without a year is written as in XML Schema: "--07-24". */
static void put_date(JsonWriter *json, const char *name, CivilDate date, int month, int day)
{
    char text[CIVIL_DATE_SIZE];
    if (civil_date_is_set(date)) {
        civil_date_format(date, text);
    } else {
        g_snprintf(text, sizeof text, "--%02d-%02d", month, day);
    }
    json_put_string(json, name, text);
}

static void put_day(JsonWriter *json, const DayText *day)
{
    CivilDate from = { 0 };
    CivilDate to = { 0 };
    if (day->weekday != WEEKDAY_NONE) {
        json_put_string(json, "weekday", weekday_in_words(LANGUAGE_ENGLISH, day->weekday));
    }
    if (day->day == 0) {
        return;
    }
    if (day->year == 0 || !day_range(day, &from, &to)) {
        from = to = (CivilDate){ 0 };
    }
    put_date(json, day->last_day != 0 ? "from" : "date", from, day->month, day->day);
    if (day->last_day != 0) {
        put_date(json, "to", to, day->last_month, day->last_day);
    }
}

static void put_hours(JsonWriter *json, const HoursText *hours)
{
    char text[CLOCK_SIZE];
    if (hours->count == 0) {
        return;
    }
    json_put_string(json, "time", clock_format(hours->range[0].start, text));
    if (hours->count == 1 && hours->range[0].end == CLOCK_UNKNOWN) {
        return;
    }
    json_open_inline_array(json, "hours");
    for (int i = 0; i < hours->count; i++) {
        json_open_inline_object(json, NULL);
        json_put_string(json, "start", clock_format(hours->range[i].start, text));
        if (hours->range[i].end != CLOCK_UNKNOWN) {
            json_put_string(json, "end", clock_format(hours->range[i].end, text));
        }
        json_close_object(json);
    }
    json_close_array(json);
}

static void put_items(JsonWriter *json, const GArray *items)
{
    if (items->len == 0) {
        return;
    }
    json_open_inline_array(json, "items");
    for (guint i = 0; i < items->len; i++) {
        const ItemNumber *item = &g_array_index(items, ItemNumber, i);
        json_open_inline_object(json, NULL);
        json_put_integer(json, "number", item->number);
        if (item->sub[0] != '\0') {
            json_put_string(json, "sub", item->sub);
        }
        json_close_object(json);
    }
    json_close_array(json);
}

static void put_entry(JsonWriter *json, const LineFacts *facts)
{
    if (facts->place != NULL) {
        json_put_string(json, "place", facts->place);
    }
    put_items(json, facts->items);
    if (facts->mark != MARK_NONE) {
        json_put_bool(json, mark_name(facts->mark), true);
    }
    if (facts->minutes != 0) {
        json_put_integer(json, "minutes", facts->minutes);
    }
    if (facts->session != 0) {
        json_put_integer(json, "ordinal", facts->session);
    }
    if (facts->row_kind != ROW_MEETING) {
        json_put_string(json, "kind", row_kind_name(facts->row_kind));
    } else if (facts->kind != ENTRY_LINE) {
        json_put_string(json, "kind", entry_kind_name(facts->kind));
    }
}

static void put_line(Buffer *out, gint64 number, const char *text)
{
    g_auto(LineFacts) facts = { 0 };
    line_facts_read(text, &facts);
    JsonWriter json;
    json_begin(&json, out);
    json_open_inline_object(&json, NULL);
    json_put_integer(&json, "line", number);
    json_put_string(&json, "text", text);
    put_day(&json, &facts.day);
    put_hours(&json, &facts.hours);
    put_entry(&json, &facts);
    json_close_object(&json);
    buffer_char(out, '\n');
}

/* --- the text -------------------------------------------------------------------------------------------------- */

/* Prints the object of each line that holds anything; false if the text is not UTF-8. */
static bool print_lines(const char *path, GBytes *bytes)
{
    gsize size;
    const char *data = g_bytes_get_data(bytes, &size);
    if (!g_utf8_validate(data == NULL ? "" : data, (gssize)size, NULL)) {
        complain("cannot understand %s: expected text in UTF-8", input_name(path));
        return false;
    }
    gint64 number = 0;
    for (const char *at = data, *end = data + size; at < end;) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        stop = stop == NULL ? end : stop;
        g_autofree char *line = g_strndup(at, (gsize)(stop - at));
        g_strchomp(line);
        number++;
        if (line[0] != '\0') {
            g_auto(Buffer) out = BUFFER_INIT;
            put_line(&out, number, line);
            fwrite(out.data, 1, out.length, stdout);
        }
        at = stop + 1;
    }
    return true;
}

static int run_lines(const Arguments *arguments)
{
    const char *path = arguments_operand(arguments, 0);
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = input_read(path, &error);
    if (bytes == NULL) {
        complain("cannot read %s: %s", input_name(path), error->message);
        return EXIT_TROUBLE;
    }
    return print_lines(path, bytes) ? EXIT_GOOD : EXIT_TROUBLE;
}

static const ExitCode exits[] = {
    { EXIT_GOOD, "printed" },
    { EXIT_TROUBLE, "the file cannot be read, or is no text" },
    { 0 },
};

static const Example examples[] = {
    { "lines programme.txt", "what each line of a text tells, line by line" },
    { "lines - < headings.txt", "the same of standard input" },
    { 0 },
};

const Verb verb_lines = {
    .name = "lines",
    .operands = "FILE",
    .least = 1,
    .most = 1,
    .summary = "say what each line of a text tells by itself",
    .description =
        "FILE is plain text; `-` is standard input. Each line that is not empty is read alone, as if nothing stood "
        "around it, in whichever of the six official languages of the United Nations it is written. For each an object "
        "is printed, one a line (JSON Lines), with only what was found: `line` and `text`, `weekday`, `date` (without "
        "a year: `--07-24`) or `from` and `to`, `time` and, for ranges, `hours`, the `place` of dates, the numbers of "
        "`items`, `continued` or `concluded`, `minutes`, the `ordinal` of a session or meeting, and the `kind` of line.\n\n"
        "This is for who wonders why a programme was read as it was, and for collecting facts from headings. A programme "
        "as a whole is read by `placard convert`, which knows what stands around a line.",
    .exits = exits,
    .examples = examples,
    .run = run_lines,
};
