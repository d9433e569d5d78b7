#include "cli/as_of.h"

#include "cli/load.h"
#include "session/meeting.h"

enum { LEFT_AFTER_HOURS = 6 }; /* that a meeting has not been adjourned after its end */

typedef struct {
    Instant at;
    Seq seq;
} Bound;

static bool is_not_later(const FoldEntry *entry, gpointer data)
{
    const Bound *bound = data;
    return entry->event->at <= bound->at && entry->seq <= bound->seq;
}

static State *read_until(Ledger *ledger, Instant at, Seq seq)
{
    g_autoptr(State) state = state_new();
    g_autoptr(GError) error = NULL;
    Bound until = { at, seq };
    const FoldVisitor visitor = { .before = is_not_later, .data = &until };
    if (!fold(ledger, state, &visitor, &error)) {
        complain("cannot read the session: %s", error->message);
        return NULL;
    }
    return g_steal_pointer(&state);
}

/* A record of last year is not asked what happens today. */
static bool is_left(const State *state, Instant clock)
{
    const Meeting *meeting = state_meeting(state, meeting_now(state));
    if (meeting != NULL) {
        return clock > meeting->ends + (Instant)LEFT_AFTER_HOURS * 3600 * G_USEC_PER_SEC;
    }
    return meeting_next(state, clock) == ID_NONE;
}

static bool set_now(AsOf *as_of, const char *at, bool is_past)
{
    const Instant latest = state_now(as_of->state), clock = g_get_real_time();
    if (at == NULL) {
        as_of->is_past = is_past || clock < latest || is_left(as_of->state, clock);
        as_of->now = as_of->is_past ? latest : clock;
        return true;
    }
    g_autofree char *complaint = place_read_time(&as_of->place, at, place_day(&as_of->place, latest), &as_of->now);
    if (complaint != NULL) {
        complain("“%s” is no time such as 11:05 or \"2022-07-25 11:05\": %s", at, complaint);
    }
    return complaint == NULL;
}

/* The number of an entry; G_MAXUINT64 where none is given. */
static bool read_seq(const Arguments *arguments, Seq *ret_seq)
{
    const char *text = arguments_value(arguments, "at-seq", NULL);
    *ret_seq = G_MAXUINT64;
    if (text != NULL && !g_ascii_string_to_unsigned(text, 10, 1, G_MAXINT64, ret_seq, NULL)) {
        complain("“%s” is no number of an entry", text);
        return false;
    }
    return true;
}

bool as_of_init(AsOf *as_of, const Arguments *arguments, Language language)
{
    Seq seq;
    if (!read_seq(arguments, &seq)) {
        return false;
    }
    const char *folder = data_folder(arguments);
    g_autoptr(Ledger) ledger = folder != NULL ? data_open(folder, LEDGER_READ) : NULL;
    g_auto(AsOf) made = { .state = ledger != NULL ? read_until(ledger, G_MAXINT64, seq) : NULL };
    if (made.state == NULL) {
        return false;
    }
    place_init(&made.place, made.state, language);
    if (!set_now(&made, arguments_value(arguments, "at", NULL), seq != G_MAXUINT64)) {
        return false;
    }
    if (made.now < state_now(made.state)) {
        State *earlier = read_until(ledger, made.now, seq);
        if (earlier == NULL) {
            return false;
        }
        state_free(made.state);
        made.state = earlier;
        place_follow(&made.place, earlier);
    }
    *as_of = made;
    made = (AsOf){ 0 };
    return true;
}

void as_of_clear(AsOf *as_of)
{
    place_clear(&as_of->place);
    g_clear_pointer(&as_of->state, state_free);
}
