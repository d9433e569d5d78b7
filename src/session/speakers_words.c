/* "Why am I 14th?", in words. */
#include "session/common.h"
#include "session/speakers.h"

static void put_ordinal(GString *text, int number)
{
    static const char *const endings[] = { "th", "st", "nd", "rd" };
    const int tens = number % 100 / 10, ones = number % 10;
    g_string_append_printf(text, "%d%s", number, tens == 1 || ones > 3 ? endings[0] : endings[ones]);
}

static void put_count(GString *text, int n, const char *words, bool *first)
{
    if (n > 0) {
        g_string_append_printf(text, "%s%d %s", *first ? " Before it: " : "; ", n, words);
        *first = false;
    }
}

/* Those by the rules of the order, rule by rule in its order. */
static void put_rules(GString *text, const State *state, const SpeakersWhy *why, bool *first)
{
    Order order = { .n = 0 };
    order_read(speakers_order(state, state_inscription(state, why->inscription)->list), &order);
    for (guint i = 0; i < order.n; i++) {
        int n = 0;
        for (guint k = 0; k < why->n; k++) {
            n += why->before[k].rule == order.rules[i];
        }
        put_count(text, n, order.rules[i]->before, first);
    }
}

static void put_before(GString *text, const State *state, const SpeakersWhy *why)
{
    bool first = true;
    put_count(text, why->counts[BEFORE_BY_PRECEDENCE], "that the Chair granted precedence", &first);
    put_count(text, why->counts[BEFORE_BY_ROUND], "that make their first reply", &first);
    put_count(text, why->counts[BEFORE_BY_MEMBERSHIP], "among the Members, who come before all others", &first);
    put_count(text, why->counts[BEFORE_BY_CARRYING], "that waited on an earlier list", &first);
    put_rules(text, state, why, &first);
    put_count(text, why->counts[BEFORE_BY_SEQUENCE], "that asked earlier", &first);
    put_count(text, why->counts[BEFORE_BY_MOVE], "that moves by hand put there", &first);
    put_count(text, why->counts[BEFORE_BY_OWN_MOVE], "behind which it was moved", &first);
    g_string_append(text, first ? " Nobody is before it." : ".");
}

/* What was done by hand to the one that asks (rule 31). */
static void put_own(GString *text, const State *state, const SpeakersWhy *why)
{
    const Inscription *row = state_inscription(state, why->inscription);
    if (row->precedence > 0) {
        g_string_append(text, " The Chair granted it precedence.");
    }
    if (row->place != ID_NONE) {
        const char *other = participant_code(state, state_inscription(state, row->place)->participant);
        g_string_append_printf(text, " It stands in the place of %s, with consent.", other);
    }
    if (row->pin > 0) {
        g_string_append_printf(text, " It was moved by hand: %s.", state_text(state, row->pin_reason));
    }
    if (why->original != why->place) {
        g_string_append(text, " By the rules alone it would be ");
        put_ordinal(text, why->original);
        g_string_append_c(text, '.');
    }
}

char *speakers_why_text(const State *state, const SpeakersWhy *why)
{
    const Inscription *row = state_inscription(state, why->inscription);
    GString *text = g_string_new(participant_code(state, row->participant));
    g_string_append(text, " is ");
    put_ordinal(text, why->place);
    g_string_append_printf(text, " on %s.", state_text(state, state_list(state, row->list)->id));
    put_before(text, state, why);
    put_own(text, state, why);
    return g_string_free(text, FALSE);
}
