#include "session/event.h"

#include <stdarg.h>

static void event_free(gpointer event)
{
    g_free(event);
}

void outcome_init(Outcome *outcome)
{
    enum { STRINGS_BLOCK = 512 };
    *outcome =
        (Outcome){ .events = g_ptr_array_new_with_free_func(event_free), .strings = g_string_chunk_new(STRINGS_BLOCK) };
}

void outcome_clear(Outcome *outcome)
{
    g_clear_pointer(&outcome->events, g_ptr_array_unref);
    g_clear_pointer(&outcome->strings, g_string_chunk_free);
    g_clear_pointer(&outcome->complaint, g_free);
}

void outcome_reset(Outcome *outcome)
{
    g_ptr_array_set_size(outcome->events, 0);
    g_string_chunk_clear(outcome->strings);
    g_clear_pointer(&outcome->complaint, g_free);
}

Event *outcome_add(Outcome *outcome, const EventInfo *info)
{
    Event *event = g_new0(Event, 1);
    event->info = info;
    g_ptr_array_add(outcome->events, event);
    return event;
}

const char *outcome_keep(Outcome *outcome, const char *text)
{
    return text != NULL ? g_string_chunk_insert(outcome->strings, text) : NULL;
}

const char *outcome_text(Outcome *outcome, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    return outcome_keep(outcome, text);
}

Event *event_number(Event *event, Field field, gint64 number)
{
    values_set_number(&event->values, field, number);
    return event;
}

Event *event_text(Event *event, Field field, const char *text)
{
    values_set_text(&event->values, field, text);
    return event;
}

void event_take(Event *event, const Command *command, const Field *fields, guint n)
{
    for (guint i = 0; i < n; i++) {
        const Value *value = values_find(&command->values, fields[i]);
        if (value != NULL && field_is_text(fields[i])) {
            values_set_text(&event->values, fields[i], value->text);
        } else if (value != NULL) {
            values_set_number(&event->values, fields[i], value->number);
        }
    }
}
