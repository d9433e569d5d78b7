#include "web/acts_json.h"

#include "exchange/command_json.h"

/* --- commands ----------------------------------------------------------------------------------------------------- */

static const struct {
    const char *name, *words;
} roles[N_ROLES] = {
    [ROLE_CHAIR] = { "chair", "the Chair" },
    [ROLE_SECRETARIAT] = { "secretariat", "the Secretariat" },
    [ROLE_PARTICIPANT] = { "participant", "a participant for itself" },
    [ROLE_CLOCK] = { "clock", "the clock" },
};

char *acts_json_who(const CommandInfo *info)
{
    GString *text = g_string_new(NULL);
    for (guint role = 0; role < N_ROLES; role++) {
        if ((info->who & MAY(role)) != 0) {
            g_string_append(text, text->len > 0 ? "; " : "");
            g_string_append(text, roles[role].words);
        }
    }
    return g_string_free(text, FALSE);
}

static void put_who(JsonWriter *json, const CommandInfo *info)
{
    json_open_inline_array(json, "who");
    for (guint role = 0; role < N_ROLES; role++) {
        if ((info->who & MAY(role)) != 0) {
            json_put_string(json, NULL, roles[role].name);
        }
    }
    json_close_array(json);
}

static void put_field(JsonWriter *json, const CommandField *field)
{
    const FieldInfo *info = field_info(field->field);
    g_autofree char *expected = field_expected(field->field);
    json_open_object(json, NULL);
    json_put_string(json, "name", info->name);
    json_put_string(json, "type", field_type_name(info->type));
    json_put_bool(json, "is_required", field->presence == GIVEN);
    json_put_string(json, "about", info->about);
    json_put_string(json, "here", field->about);
    json_put_string(json, "expected", expected);
    if (info->type == TYPE_CHOICE) {
        json_open_inline_array(json, "choices");
        for (guint i = 0; info->names[i] != NULL; i++) {
            json_put_string(json, NULL, info->names[i]);
        }
        json_close_array(json);
    }
    json_close_object(json);
}

void acts_json_put_command(JsonWriter *json, const char *name, const CommandInfo *info)
{
    json_open_object(json, name);
    json_put_string(json, "name", info->name);
    json_put_string(json, "summary", info->summary);
    json_put_string(json, "about", info->about);
    put_who(json, info);
    json_put_string(json, "rules", info->rules);
    json_put_string(json, "source", info->source);
    json_put_bool(json, "is_lasting", info->is_lasting);
    json_open_array(json, "fields");
    for (guint i = 0; i < info->n_fields; i++) {
        put_field(json, &info->fields[i]);
    }
    json_close_array(json);
    command_json_put_schema(json, "schema", info);
    json_close_object(json);
}

/* --- entries ------------------------------------------------------------------------------------------------------ */

void acts_json_put_entry(JsonWriter *json, Seq seq, const char *hash, const Event *event, const char *bytes,
                         gsize length, const Teller *teller)
{
    g_autofree char *sentence = tell_event(event, teller);
    json_open_object(json, NULL);
    json_put_integer(json, "seq", (gint64)seq);
    if (hash != NULL) {
        json_put_string(json, "hash", hash);
    }
    json_put_string(json, "text", sentence);
    json_put_ready(json, "entry", bytes, length);
    json_close_object(json);
}

void acts_json_put_recorded(JsonWriter *json, const AppEntry *entry, const Teller *teller)
{
    g_autofree char *sentence = tell_event(entry->event, teller);
    json_open_object(json, NULL);
    json_put_integer(json, "seq", (gint64)entry->seq);
    json_put_string(json, "hash", entry->hash);
    json_put_string(json, "text", sentence);
    if (entry->taken_back != 0) {
        json_put_integer(json, "taken_back", (gint64)entry->taken_back);
    } else {
        json_put_null(json, "taken_back");
    }
    json_put_ready(json, "entry", entry->bytes, entry->length);
    json_close_object(json);
}

void acts_json_put_entries(JsonWriter *json, const AppAnswer *answer, Running *running, Language language)
{
    g_auto(RunningTeller) names;
    g_autoptr(EventReader) reader = event_reader_new();
    running_teller_init(&names, running, language);
    const Teller teller = running_teller(&names);
    json_open_array(json, "entries");
    for (guint i = 0; answer->entries != NULL && i < answer->entries->len; i++) {
        gsize length;
        const char *bytes = g_bytes_get_data(g_ptr_array_index(answer->entries, i), &length);
        const Event *event = event_read(reader, bytes, length, NULL);
        g_assert(event != NULL); /* it has been written in this moment */
        acts_json_put_entry(json, answer->first + i, NULL, event, bytes, length, &teller);
    }
    json_close_array(json);
}

void acts_json_put_done(Buffer *out, const AppCommand *wish, const AppAnswer *answer, Running *running,
                        Language language)
{
    JsonWriter json;
    json_begin(&json, out);
    json_open_object(&json, NULL);
    json_put_string(&json, "act", wish->command.info->name);
    json_put_bool(&json, "is_stored", !wish->is_trial);
    json_put_integer(&json, "at", answer->at);
    acts_json_put_entries(&json, answer, running, language);
    json_close_object(&json);
    buffer_char(out, '\n');
}
