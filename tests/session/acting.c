#include "acting.h"

#include "session/module.h"

#include <string.h>

enum { MINUTE = 60 };

Acting *acting_new(void)
{
    Acting *acting = g_new0(Acting, 1);
    acting->state = state_new();
    acting->strings = g_string_chunk_new(4096);
    acting->now = G_GINT64_CONSTANT(1658494800000000);
    return acting;
}

void acting_free(Acting *acting)
{
    state_free(acting->state);
    g_string_chunk_free(acting->strings);
    g_free(acting);
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
    acting->now += (gint64)MINUTE * G_USEC_PER_SEC;
    command.at = acting->now;
    command.plan = values_has(&command.values, FIELD_PAPER) ? acting->plan : NULL;
    outcome_init(&outcome);
    const Refusal refusal = decide_and_apply(acting->state, &command, &outcome);
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

bool acting_fits(Acting *acting, const char *event, const char *data)
{
    g_autoptr(EventReader) reader = event_reader_new();
    g_autofree char *complaint = NULL;
    const EventInfo *info = event_of(event);
    g_assert_nonnull(info);
    g_autofree char *line =
        g_strdup_printf("{\"event\":\"%s\",\"v\":%d,\"at\":%" G_GINT64_FORMAT ",\"by\":\"chair\",%s\"data\":%s}", event,
                        info->version, acting->now, acting->begins ? "\"act\":\"a.test\"," : "", data);
    const Event *read = event_read(reader, line, strlen(line), &complaint);
    if (read == NULL) {
        g_error("%s: %s", line, complaint);
    }
    return state_apply(acting->state, read);
}
