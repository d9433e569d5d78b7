/* The session's calendars as they are asked for: by everybody, filtered by the query; by an address that an account was
 * given; and how that address is made and taken back. */
#include "hall/door_forms.h"
#include "hall/errands.h"
#include "hall/hall_parts.h"
#include "hall/room_calendar.h"
#include "web/contents.h"

#include <string.h>

enum { CALENDAR_FORM_LIMIT = 4 << 10, ITEM_LIMIT = 999 };

typedef struct {
    Errand *errand;
    CalendarWish wish;
    char *party, *item, *base; /* owned */
    GBytes *bytes;
    GError *error;
} Asking;

static void asking_clear(Asking *asking)
{
    g_free(asking->party);
    g_free(asking->item);
    g_free(asking->base);
    g_clear_pointer(&asking->bytes, g_bytes_unref);
    g_clear_error(&asking->error);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Asking, asking_clear)

static void refuse(const Asking *asking, const char *name)
{
    problem_set(&asking->errand->problem, PROBLEM_PARAMETER, g_strdup(name));
}

/* Whether the state has what was asked for is known only with it. */
static void make(const Scene *scene, gpointer data)
{
    Asking *asking = data;
    if (asking->wish.party != NULL && state_find_participant(scene->state, asking->wish.party) == ID_NONE) {
        refuse(asking, "party");
        return;
    }
    asking->bytes = room_calendar(scene, &asking->wish, &asking->error);
}

static void hand_out(Asking *asking, bool is_secret, Response *response)
{
    Errand *errand = asking->errand;
    asking->base = g_strconcat(contents_scheme(errand->request), errand->request->host, NULL);
    asking->wish.base = g_str_has_suffix(asking->base, "/") ? "" : asking->base;
    asking->wish.told = errand->hall->told;
    errand_scene(errand, make, asking);
    if (errand->problem.kind == PROBLEM_NONE && asking->bytes == NULL) {
        problem_set(&errand->problem, PROBLEM_FAILED, g_strdup(asking->error->message));
    }
    if (errand->problem.kind == PROBLEM_NONE) {
        Content *content = content_new(g_steal_pointer(&asking->bytes), "text/calendar; charset=utf-8");
        content->file_name = g_strdup("session.ics");
        content->keep = is_secret ? KEEP_NEVER : KEEP_CHECKED;
        content->varies_by_language = !errand->visit->is_chosen;
        response_answer(response, errand->request, 200, content);
    }
}

/* A number and nothing else; NULL is all. */
static bool read_item(const char *text, int *ret_item)
{
    guint64 number = 0;
    const bool is_good =
        text == NULL || text[0] == '\0' || g_ascii_string_to_unsigned(text, 10, 1, ITEM_LIMIT, &number, NULL);
    *ret_item = (int)number;
    return is_good;
}

/* /room/calendar.ics?party=FRA&item=5 */
static void answer_public(Errand *errand, Response *response)
{
    g_auto(Asking) asking = { .errand = errand };
    asking.party = query_value(errand->request->query, "party");
    asking.item = query_value(errand->request->query, "item");
    asking.wish.party = asking.party != NULL && asking.party[0] != '\0' ? asking.party : NULL;
    if (!read_item(asking.item, &asking.wish.item)) {
        refuse(&asking, "item");
        return;
    }
    /* What is public is the same whoever asks. */
    errand->visitor = (Visitor){ 0 };
    hand_out(&asking, false, response);
}

const ErrandInfo errand_calendar = { .path = "/room/calendar.ics", .roles = DOOR_EVERYBODY, .answer = answer_public };

/* /room/calendar/TOKEN.ics */
static void answer_own(Errand *errand, Response *response)
{
    g_auto(Asking) asking = { .errand = errand };
    if (!door_feed(errand->door, errand->match.place[0], &errand->visitor)) {
        problem_set(&errand->problem, PROBLEM_MISSING, NULL);
        return;
    }
    asking.party = errand->visitor.party[0] != '\0' ? g_strdup(errand->visitor.party) : NULL;
    asking.wish.party = asking.party;
    hand_out(&asking, true, response);
}

const ErrandInfo errand_own_calendar = { .path = "/room/calendar/*.ics",
                                         .roles = DOOR_EVERYBODY,
                                         .answer = answer_own };

/* --- the address ----------------------------------------------------------------------------------------------------
 */

static char *address_words(const Errand *errand, const char *token)
{
    const Words *words = words_of(errand->visit->language);
    g_autofree char *address =
        g_strconcat(contents_scheme(errand->request), errand->request->host, "/",
                    language_code(errand->visit->language), "/room/calendar/", token, ".ics", NULL);
    g_auto(GStrv) parts = g_strsplit(words->calendar_address_is, "%s", 2);
    return g_strconcat(parts[0], address, parts[1], NULL);
}

static char *carry_out(Errand *errand, bool is_made)
{
    char token[SECRET_LENGTH + 1] = "";
    g_autoptr(GError) error = NULL;
    const Words *words = words_of(errand->visit->language);
    const char *account = errand->visitor.account;
    const Instant now = g_get_real_time();
    const bool is_done = is_made ? door_feed_make(errand->door, account, now, token, &error)
                                 : door_feed_end(errand->door, account, account, now, &error);
    if (!is_done) {
        return door_error_words(words, error, 0);
    }
    return is_made ? address_words(errand, token) : g_strdup(words->calendar_taken_back);
}

static void answer_form(Errand *errand, bool is_made, Response *response)
{
    Form *form = door_form_read_sealed(errand, response);
    if (form == NULL) {
        return;
    }
    g_autofree char *said = carry_out(errand, is_made);
    errand_lead(errand, "/room/calendar", said, response);
    errand_is_done(errand, form, response);
    form_free(form);
}

static void answer_make(Errand *errand, Response *response)
{
    answer_form(errand, true, response);
}

static void answer_end(Errand *errand, Response *response)
{
    answer_form(errand, false, response);
}

#define WITH_ACCOUNT (DOOR_EVERYBODY & ~(DOOR_BIT(DOOR_PUBLIC) | DOOR_BIT(DOOR_SCREEN)))

const ErrandInfo errand_calendar_make = { .path = "/room/calendar/make",
                                          .is_posted = true,
                                          .roles = WITH_ACCOUNT,
                                          .limit = CALENDAR_FORM_LIMIT,
                                          .is_slow = true,
                                          .waits = true,
                                          .answer = answer_make };
const ErrandInfo errand_calendar_end = { .path = "/room/calendar/end",
                                         .is_posted = true,
                                         .roles = WITH_ACCOUNT,
                                         .limit = CALENDAR_FORM_LIMIT,
                                         .is_slow = true,
                                         .waits = true,
                                         .answer = answer_end };
