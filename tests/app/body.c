#include "body.h"

#include <string.h>

const char *const body_members[BODY_MEMBERS] = { "BRA", "CHN", "DEU", "EGY", "FRA", "IND", "USA", "ZAF" };

enum { STRINGS_BLOCK = 512 };

static void submit(App *app, const char *who, const char *line, Instant at, AppAnswer *answer)
{
    g_autoptr(GStringChunk) strings = g_string_chunk_new(STRINGS_BLOCK);
    AppCommand wish = { 0 };
    g_autofree char *complaint = command_read(line, strings, &wish.command);
    g_assert_cmpstr(complaint, ==, NULL);
    g_assert_true(actor_read(who, strings, &wish.command.actor));
    wish.command.at = at;
    app_submit(app, &wish, answer);
}

void body_do(App *app, const char *who, const char *line, int second, AppAnswer *answer)
{
    submit(app, who, line, BODY_BEGIN_TIME + (Instant)second * G_USEC_PER_SEC, answer);
}

Seq body_did(App *app, const char *who, const char *line, int second)
{
    g_auto(AppAnswer) answer = { 0 };
    body_do(app, who, line, second, &answer);
    if (answer.result == APP_REFUSED) {
        g_error("%s was refused: %s", line, answer.complaint != NULL ? answer.complaint : answer.refusal->words);
    }
    g_assert_no_error(answer.fault);
    g_assert_cmpuint(answer.entries->len, >, 0);
    return answer.first;
}

void body_begin(App *app)
{
    body_did(
        app, "secretariat",
        "session.begin body=\"Working group\" session=\"First session\" profile=oewg from=2022-07-25 to=2022-07-29 "
        "place=\"New York\" zone=America/New_York parties=BRA,CHN,DEU,EGY,FRA,IND,USA,ZAF",
        0);
}

void body_toggle(App *app, guint member, guint i, AppAnswer *answer)
{
    g_autofree char *line = g_strdup_printf("attendance.mark present=%s", i % 2 == 0 ? "yes" : "no");
    submit(app, body_members[member], line, BODY_BEGIN_TIME, answer);
}

Seq body_assert_fold(App *app, Ledger *ledger)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(State) state = state_new();
    const FoldVisitor strict = { .is_strict = true };
    g_assert_true(ledger_verify(ledger, NULL, NULL, NULL, &error));
    g_assert_true(fold(ledger, state, &strict, &error));
    g_assert_no_error(error);
    const State *running = app_read_lock(app);
    g_assert_nonnull(running);
    g_assert_true(state_equal(state, running));
    app_read_unlock(app);
    return state_seq(state);
}
