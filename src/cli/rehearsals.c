#include "cli/rehearsals.h"

#include "base/json.h"
#include "core/civil_words.h"
#include "session/decide.h"

#include <unistd.h>

typedef struct {
    const Plan *plan;
    RehearsalOptions options;
    guint first, step, runs; /* this thread plays first, first + step, ... */
    gint *done;              /* of all threads */
    Outlook *outlook;
} Share;

static void play(const Share *share, guint run)
{
    RehearsalOptions options = share->options;
    options.seed += run;
    g_autoptr(State) state = state_new();
    g_autoptr(Rehearsal) rehearsal = rehearsal_new(share->plan, NULL, &options);
    Command command;
    while (rehearsal_next(rehearsal, state, &command)) {
        g_auto(Outcome) outcome = { 0 };
        outcome_init(&outcome);
        rehearsal_answer(rehearsal, decide_and_apply(state, &command, &outcome));
    }
    outlook_add(share->outlook, rehearsal, state);
}

static gpointer play_share(gpointer data)
{
    Share *share = data;
    for (guint run = share->first; run < share->runs; run += share->step) {
        play(share, run);
        g_atomic_int_inc(share->done);
    }
    return NULL;
}

static void show_progress(FILE *out, guint done, guint all)
{
    enum { WIDTH = 40 };
    char bar[WIDTH + 1];
    for (guint i = 0; i < WIDTH; i++) {
        bar[i] = i < WIDTH * done / all ? '#' : '.';
    }
    bar[WIDTH] = '\0';
    fprintf(out, "\r[%s] %u of %u sessions", bar, done, all);
    fputs(done == all ? "\n" : "", out);
    fflush(out);
}

Outlook *rehearsals_run(const Plan *plan, const RehearsalOptions *options, guint runs, FILE *progress)
{
    enum { THREADS_LIMIT = 64 };
    const guint n = MIN(MIN(g_get_num_processors(), runs), THREADS_LIMIT);
    const bool shows = progress != NULL && isatty(fileno(progress));
    gint done = 0;
    Share shares[THREADS_LIMIT];
    GThread *threads[THREADS_LIMIT];
    for (guint i = 0; i < n; i++) {
        shares[i] = (Share){ plan, *options, i, n, runs, &done, outlook_new() };
        threads[i] = g_thread_new("rehearsal", play_share, &shares[i]);
    }
    while (shows && (guint)g_atomic_int_get(&done) < runs) {
        show_progress(progress, (guint)g_atomic_int_get(&done), runs);
        g_usleep(G_USEC_PER_SEC / 10);
    }
    Outlook *outlook = outlook_new();
    for (guint i = 0; i < n; i++) {
        g_thread_join(threads[i]);
        outlook_join(outlook, shares[i].outlook);
    }
    if (shows) {
        show_progress(progress, runs, runs);
    }
    outlook_finish(outlook);
    return outlook;
}

/* Printing */

/* "Mon 25 July  10:00–13:00". */
static void put_slot(const Terminal *terminal, const Place *place, const SlotOutlook *slot)
{
    char from[PLACE_CLOCK_SIZE], to[PLACE_CLOCK_SIZE];
    const CivilDate day = place_day(place, slot->starts);
    g_autofree char *words = day_heading_in_words(LANGUAGE_ENGLISH, day, false);
    terminal_text(terminal, words);
    fprintf(terminal->out, "%*s%s–%s", MAX(1, 20 - terminal_columns(words)), "",
            place_clock(place, slot->starts, false, from), place_clock(place, slot->ends, false, to));
}

void rehearsals_print_session(const Terminal *terminal, const Place *place, const Outlook *outlook)
{
    terminal_put(terminal, STYLE_STRONG, "Meeting                         Heard  Left   Rose");
    fputc('\n', terminal->out);
    for (guint i = 0; i < outlook->slots->len; i++) {
        const SlotOutlook *slot = outlook_slot(outlook, i);
        put_slot(terminal, place, slot);
        char rose[PLACE_CLOCK_SIZE];
        fprintf(terminal->out, " %5d %5d   ", (int)slot->heard, (int)slot->left);
        terminal_put(terminal, slot->overran > 0 ? STYLE_WARNING : STYLE_GOOD,
                     place_clock(place, slot->rose, false, rose));
        fputc('\n', terminal->out);
    }
}

static void put_bar(const Terminal *terminal, int per_cent)
{
    enum { WIDTH = 12 };
    const Style style = per_cent >= 50 ? STYLE_ERROR : per_cent >= 20 ? STYLE_WARNING : STYLE_GOOD;
    terminal_begin(terminal, style);
    for (int i = 0; i < WIDTH; i++) {
        fputs(i < (per_cent * WIDTH + 99) / 100 ? "█" : "░", terminal->out);
    }
    terminal_end(terminal);
}

void rehearsals_print_outlook(const Terminal *terminal, const Place *place, const Outlook *outlook)
{
    fprintf(terminal->out, "%u session%s; no slot overran in %u\n\n", outlook->runs, outlook->runs == 1 ? "" : "s",
            outlook->whole);
    terminal_put(terminal, STYLE_STRONG,
                 "Slot                           Overruns           Done: half  1 in 10 … 9 in 10");
    fputc('\n', terminal->out);
    for (guint i = 0; i < outlook->slots->len; i++) {
        const SlotOutlook *slot = outlook_slot(outlook, i);
        put_slot(terminal, place, slot);
        fputs(" ", terminal->out);
        put_bar(terminal, outlook_per_cent(slot));
        fprintf(terminal->out, " %3d %%  %+6d min  %+5d … %+d min\n", outlook_per_cent(slot), outlook_minutes(slot, 50),
                outlook_minutes(slot, 10), outlook_minutes(slot, 90));
    }
    fputs("\nMinutes are from the end of the slot. Whoever was not heard counts as four.\n", terminal->out);
}

void rehearsals_print_json(const Outlook *outlook)
{
    g_auto(Buffer) out = BUFFER_INIT;
    JsonWriter json;
    json_begin(&json, &out);
    json_open_object(&json, NULL);
    json_put_integer(&json, "runs", outlook->runs);
    json_put_integer(&json, "whole", outlook->whole);
    json_open_array(&json, "slots");
    for (guint i = 0; i < outlook->slots->len; i++) {
        const SlotOutlook *slot = outlook_slot(outlook, i);
        json_open_inline_object(&json, NULL);
        json_put_string(&json, "meeting", slot->id);
        json_put_integer(&json, "runs", slot->runs);
        json_put_integer(&json, "overran", slot->overran);
        json_put_integer(&json, "minutes_10", outlook_minutes(slot, 10));
        json_put_integer(&json, "minutes_50", outlook_minutes(slot, 50));
        json_put_integer(&json, "minutes_90", outlook_minutes(slot, 90));
        json_put_integer(&json, "heard", (gint64)slot->heard);
        json_put_integer(&json, "left", (gint64)slot->left);
        json_close_object(&json);
    }
    json_close_array(&json);
    json_close_object(&json);
    buffer_char(&out, '\n');
    fputs(buffer_text(&out), stdout);
}
