#include "exchange/changes_json.h"

static void put_date(JsonWriter *json, const char *name, CivilDate date)
{
    char text[CIVIL_DATE_SIZE];
    json_put_string(json, name, civil_date_is_set(date) ? civil_date_format(date, text) : NULL);
}

static void put_clock(JsonWriter *json, const char *name, int clock)
{
    char text[CLOCK_SIZE];
    json_put_string(json, name, clock != CLOCK_UNKNOWN ? clock_format(clock, text) : NULL);
}

/* A programme that is compared. */
typedef struct {
    const char *name;
    const Programme *programme;
    const GPtrArray *ids; /* programme_meeting_ids() */
} Side;

/* The meeting or row of one side; null where it is not. */
static void put_row(JsonWriter *json, const Side *side, const Row *row, int at)
{
    const char *name = side->name;
    if (row == NULL) {
        json_put_null(json, name);
        return;
    }
    json_open_inline_object(json, name);
    json_put_integer(json, "row", at);
    if (row->kind == ROW_MEETING) {
        json_put_string(json, "id", g_ptr_array_index(side->ids, at));
    }
    json_put_string(json, "kind", row_kind_name(row->kind));
    put_date(json, "date", row->date);
    put_clock(json, "start", row->start);
    put_clock(json, "end", row->end);
    json_put_string(json, "title",
                    row->kind == ROW_MEETING ? programme_meeting_title(side->programme, (guint)at) : row->text);
    json_close_object(json);
}

static void put_line(JsonWriter *json, const char *name, const Entry *entry, int at)
{
    if (entry == NULL) {
        json_put_null(json, name);
        return;
    }
    g_autofree char *items = entry_item_numbers(entry);
    json_open_inline_object(json, name);
    json_put_integer(json, "line", at);
    json_put_string(json, "kind", entry_kind_name(entry->kind));
    json_put_string(json, "items", items[0] != '\0' ? items : NULL);
    json_put_string(json, "text", entry->text);
    json_close_object(json);
}

static void put_change(JsonWriter *json, const ProgrammeDiff *diff, const Change *change, const Side *old,
                       const Side *new)
{
    const bool is_line = change->subject == SUBJECT_LINE;
    const bool is_row = is_line || change->subject == SUBJECT_MEETING || change->subject == SUBJECT_ROW;
    json_open_object(json, NULL);
    json_put_string(json, "subject", change_subject_name(change->subject));
    json_put_string(json, "change", change_kind_name(change->kind));
    json_put_string(json, "aspect", change_aspect_name(change->aspect));
    if (is_row) {
        put_row(json, old, change_row(diff, change, false), change->old_at);
        put_row(json, new, change_row(diff, change, true), change->new_at);
    } else if (change->subject != SUBJECT_HEAD) {
        json_put_integer(json, "old_at", change->old_at);
        json_put_integer(json, "new_at", change->new_at);
    }
    if (is_line) {
        put_line(json, "old_line", change_line(diff, change, false), change->old_line);
        put_line(json, "new_line", change_line(diff, change, true), change->new_line);
        json_put_bool(json, "with_parent", change->with_parent);
    }
    if (change->aspect >= ASPECT_WORDING) {
        json_put_string(json, "before", change->before);
        json_put_string(json, "after", change->after);
    }
    json_close_object(json);
}

static void put_programme(JsonWriter *json, const char *name, const Programme *programme)
{
    json_open_object(json, name);
    json_put_string(json, "body", programme->body);
    json_put_string(json, "session", programme->session);
    json_put_string(json, "symbol", programme->symbol);
    put_date(json, "issued", programme->issued);
    json_close_object(json);
}

void changes_write_json(JsonWriter *json, const char *name, const ProgrammeDiff *diff)
{
    static const char *const relations[] = {
        [DIFF_SAME_PROGRAMME] = "same", [DIFF_OTHER_SESSION] = "other-session", [DIFF_OTHER_BODY] = "other-body"
    };
    g_autoptr(GPtrArray) old_ids = programme_meeting_ids(diff->before);
    g_autoptr(GPtrArray) new_ids = programme_meeting_ids(diff->after);
    const Side old = { "old", diff->before, old_ids };
    const Side new = { "new", diff->after, new_ids };
    json_open_object(json, name);
    json_put_string(json, "relation", relations[diff->relation]);
    put_programme(json, "old", diff->before);
    put_programme(json, "new", diff->after);
    json_open_array(json, "changes");
    for (guint i = 0; i < diff->changes->len; i++) {
        put_change(json, diff, programme_diff_at(diff, i), &old, &new);
    }
    json_close_array(json);
    json_close_object(json);
}

GBytes *changes_to_json(const ProgrammeDiff *diff)
{
    g_auto(Buffer) out = BUFFER_INIT;
    JsonWriter json;
    json_begin(&json, &out);
    changes_write_json(&json, NULL, diff);
    buffer_char(&out, '\n');
    return buffer_steal(&out);
}
