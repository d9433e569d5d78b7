#include "acting.h"

#include "session/module.h"

#include <string.h>

Acting *acting_new(void)
{
    Acting *acting = g_new0(Acting, 1);
    acting->state = state_new();
    acting->strings = g_string_chunk_new(4096);
    acting->records = g_ptr_array_new_with_free_func(g_free);
    acting->now = G_GINT64_CONSTANT(1658494800000000);
    acting->step = (Instant)60 * G_USEC_PER_SEC;
    return acting;
}

void acting_free(Acting *acting)
{
    state_free(acting->state);
    g_string_chunk_free(acting->strings);
    g_ptr_array_unref(acting->records);
    g_free(acting);
}

static void keep(Acting *acting, const Outcome *outcome)
{
    for (guint i = 0; i < outcome->events->len; i++) {
        g_auto(Buffer) out = BUFFER_INIT;
        event_write(g_ptr_array_index(outcome->events, i), &out);
        g_ptr_array_add(acting->records, g_strdup(buffer_text(&out)));
    }
}

const char *acting_does(Acting *acting, const char *line)
{
    g_auto(Outcome) outcome = { 0 };
    Command command = { 0 };
    const char *blank = strchr(line, ' ');
    g_autofree char *who = g_strndup(line, (gsize)(blank - line));
    g_autofree char *complaint = command_read(blank + 1, acting->strings, &command);
    g_assert_cmpstr(complaint, ==, NULL);
    g_assert_true(actor_read(who, acting->strings, &command.actor));
    acting->now += acting->step;
    command.at = acting->now;
    command.plan = values_has(&command.values, FIELD_PAPER) ? acting->plan : NULL;
    outcome_init(&outcome);
    const Refusal refusal = decide_and_apply(acting->state, &command, &outcome);
    keep(acting, &outcome);
    return refusal != ALLOWED ? refusal->name : "";
}

void acting_do(Acting *acting, const char *line)
{
    const char *refusal = acting_does(acting, line);
    if (*refusal != '\0') {
        g_error("“%s” was refused: %s", line, refusal);
    }
}

void acting_begin(Acting *acting, const char *profile)
{
    g_autofree char *line = g_strdup_printf("secretariat session.begin body=Body session=Session profile=%s "
                                            "from=2022-07-25 to=2022-07-29 parties=FRA,DEU,BRA,CHN",
                                            profile);
    acting_do(acting, line);
}

static const Event *read_event(EventReader *reader, const char *record)
{
    g_autofree char *complaint = NULL;
    const Event *event = event_read(reader, record, strlen(record), &complaint);
    if (event == NULL) {
        g_error("%s: %s", record, complaint);
    }
    return event;
}

/* `act` NULL: of the act before. */
static char *record_of(const Acting *acting, const char *event, const char *act, const char *data)
{
    const EventInfo *info = event_of(event);
    g_assert_nonnull(info);
    g_autofree char *begins = act != NULL ? g_strdup_printf("\"act\":\"%s\",", act) : g_strdup("");
    return g_strdup_printf("{\"event\":\"%s\",\"v\":%d,\"at\":%" G_GINT64_FORMAT ",\"by\":\"chair\",%s\"data\":%s}",
                           event, info->version, acting->now, begins, data);
}

bool acting_fits(Acting *acting, const char *event, const char *data)
{
    g_autoptr(EventReader) reader = event_reader_new();
    g_autofree char *record = record_of(acting, event, acting->begins ? "a.test" : NULL, data);
    return state_apply(acting->state, read_event(reader, record));
}

bool acting_would_fit(const Acting *acting, const char *event, const char *data)
{
    g_autoptr(EventReader) reader = event_reader_new();
    g_autoptr(State) state = acting_fold(acting);
    g_autofree char *record = record_of(acting, event, "act.undo", data);
    return state_apply(state, read_event(reader, record));
}

void acting_event(Acting *acting, const char *event, const char *data)
{
    g_autoptr(EventReader) reader = event_reader_new();
    char *record = record_of(acting, event, "act.undo", data);
    g_assert_true(state_apply(acting->state, read_event(reader, record)));
    g_ptr_array_add(acting->records, record);
}

State *acting_fold(const Acting *acting)
{
    g_autoptr(EventReader) reader = event_reader_new();
    State *state = state_new();
    for (guint i = 0; i < acting->records->len; i++) {
        g_assert_true(state_apply(state, read_event(reader, g_ptr_array_index(acting->records, i))));
    }
    return state;
}
