#include "session/common.h"
#include "session/floor.h"
#include "session/list_outlook.h"
#include "session/lists.h"
#include "session/speakers.h"
#include "session/statements.h"
#include "story_checks.h"

#include <stdio.h>
#include <stdlib.h>

/* "10:05" or "10:05:30" on the story's day. */
static Instant hour_at(Instant midnight, const char *text)
{
    int hours = 0, minutes = 0, seconds = 0;
    g_assert_cmpint(sscanf(text != NULL ? text : "", "%d:%d:%d", &hours, &minutes, &seconds), >=, 2);
    return midnight + (gint64)(hours * 3600 + minutes * 60 + seconds) * G_USEC_PER_SEC;
}

static const char *code_of(const State *state, int inscription)
{
    const char *code = participant_code(state, state_inscription(state, inscription)->participant);
    return code != NULL ? code : "the Secretariat";
}

static int number_of(const char *argument)
{
    g_assert_nonnull(argument);
    return atoi(argument);
}

/* original item-5: DEU, FRA */
static char *check_original(const State *state, Instant midnight, const char *argument)
{
    const int list = state_find_list(state, argument);
    g_assert_cmpint(list, !=, ID_NONE);
    g_autoptr(GArray) order = speakers_in_original_order(state, list);
    GString *text = g_string_new(order->len == 0 ? "nobody" : NULL);
    for (guint i = 0; i < order->len; i++) {
        g_string_append_printf(text, "%s%s", i > 0 ? ", " : "", code_of(state, g_array_index(order, int, i)));
    }
    return g_string_free(text, FALSE);
}

/* why 3: FRA is 2nd on item-5. Before it: 1 that asked earlier. */
static char *check_why(const State *state, Instant midnight, const char *argument)
{
    g_autoptr(SpeakersWhy) why = speakers_why(state, number_of(argument));
    return why != NULL ? speakers_why_text(state, why) : g_strdup("it does not wait");
}

/* place 3: 2 */
static char *check_place(const State *state, Instant midnight, const char *argument)
{
    return g_strdup_printf("%d", speakers_place(state, number_of(argument)));
}

/* inscription 3: withdrawn */
static char *check_inscription(const State *state, Instant midnight, const char *argument)
{
    static const char *const names[] = { "waiting", "speaking", "heard",   "withdrawn",
                                         "removed", "released", "carried", "yielded" };
    const Inscription *row = state_inscription(state, number_of(argument));
    return g_strdup(row != NULL ? names[row->state] : "there is none");
}

/* record 3: informal; record 3: formal, 90 seconds */
static char *check_record(const State *state, Instant midnight, const char *argument)
{
    const Inscription *row = state_inscription(state, number_of(argument));
    g_assert_nonnull(row);
    return g_strdup_printf("%s, %d seconds", row->is_informal ? "informal" : "formal",
                           (int)(row->spoken / G_USEC_PER_SEC));
}

/* clock 10:05: 90 seconds, 30 left; clock 10:05: 90 seconds, stopped */
static char *check_clock(const State *state, Instant midnight, const char *argument)
{
    const Instant now = hour_at(midnight, argument);
    const gint64 left = floor_left(state, now);
    GString *text = g_string_new(NULL);
    g_string_append_printf(text, "%d seconds", (int)(floor_spoken(state, now) / G_USEC_PER_SEC));
    if (left != G_MAXINT64) {
        g_string_append_printf(text, ", %d %s", (int)(ABS(left) / G_USEC_PER_SEC), left < 0 ? "over" : "left");
    }
    g_string_append(text, floor_stands_still(state) ? ", stopped" : "");
    return g_string_free(text, FALSE);
}

/* chair 10:05: FRA speaks; next DEU, EGY, IND; 5 wait, 1 heard */
static char *check_chair(const State *state, Instant midnight, const char *argument)
{
    const FloorView view = floor_view(state, hour_at(midnight, argument));
    GString *text = g_string_new(view.current != ID_NONE ? code_of(state, view.current) : "nobody");
    g_string_append(text, " speaks; next ");
    for (guint i = 0; i < FLOOR_NEXT && view.next[i] != ID_NONE; i++) {
        g_string_append_printf(text, "%s%s", i > 0 ? ", " : "", code_of(state, view.next[i]));
    }
    g_string_append_printf(text, "%s; %d wait, %d had the floor", view.next[0] == ID_NONE ? "nobody" : "",
                           view.remaining, view.heard);
    return g_string_free(text, FALSE);
}

static void put_hour(GString *text, Instant midnight, Instant at)
{
    const int minute = (int)((at - midnight) / G_USEC_PER_SEC / 60);
    g_string_append_printf(text, "%02d:%02d", minute / 60, minute % 60);
}

/* ends 10:30: from 10:41 to 10:58, likely at 10:49; by 13:00 100 % */
static char *check_ends(const State *state, Instant midnight, const char *argument)
{
    const OutlookQuestion question = { .now = hour_at(midnight, argument) };
    g_autoptr(ListOutlook) outlook = list_outlook_new(state, outlook_current_list(state), &question);
    if (outlook == NULL || outlook->input.n_windows == 0) {
        return g_strdup("nobody knows when");
    }
    GString *text = g_string_new("from ");
    put_hour(text, midnight, outlook->end.end.earliest);
    g_string_append(text, " to ");
    put_hour(text, midnight, outlook->end.end.latest);
    g_string_append(text, ", likely at ");
    put_hour(text, midnight, outlook->end.end.likely);
    g_string_append(text, "; by ");
    put_hour(text, midnight, outlook->windows[0].end);
    g_string_append_printf(text, " %d %%", (outlook->end.in_time_permille + 5) / 10);
    return g_string_free(text, FALSE);
}

/* list-time: list.close item-5 at 10:40 */
static char *check_list_time(const State *state, Instant midnight, const char *argument)
{
    const ListTime next = lists_next_time(state);
    if (next.at == 0) {
        return g_strdup("nothing");
    }
    const int minute = (int)((next.at - midnight) / G_USEC_PER_SEC / 60);
    return g_strdup_printf("%s %s at %02d:%02d", next.command, state_text(state, state_list(state, next.list)->id),
                           minute / 60, minute % 60);
}

/* about a: item-5, line 2 of 2022-07-25-am */
static char *check_about(const State *state, Instant midnight, const char *argument)
{
    const SpeakersList *list = state_list(state, state_find_list(state, argument));
    if (list == NULL) {
        return g_strdup("no list");
    }
    const Matter *matter = state_matter(state, list->matter);
    const Segment *segment = state_segment(state, list->segment);
    GString *text = g_string_new(matter != NULL ? state_text(state, matter->id) : "nothing");
    if (segment != NULL) {
        g_string_append_printf(text, ", line %d of %s", segment->number,
                               state_text(state, state_meeting(state, segment->meeting)->id));
    }
    return g_string_free(text, FALSE);
}

/* text 1: FRA, embargoed, turn 3 */
static char *check_text(const State *state, Instant midnight, const char *argument)
{
    const int id = (int)g_ascii_strtoll(argument != NULL ? argument : "", NULL, 10);
    const Statement *text = state_statement(state, id);
    (void)midnight;
    if (text == NULL) {
        return g_strdup("no text");
    }
    const char *how = text->state == STATEMENT_WITHDRAWN  ? "withdrawn"
                      : text->state == STATEMENT_REPLACED ? "replaced"
                      : statement_is_public(state, id)    ? "public"
                      : statement_is_delivered(state, id) ? "delivered, not public"
                                                          : "embargoed";
    return g_strdup_printf("%s, %s, turn %d", state_text(state, state_participant(state, text->participant)->code), how,
                           statement_turn(state, id));
}

const StoryCheck speakers_checks[] = {
    { "original", check_original }, { "why", check_why },
    { "place", check_place },       { "inscription", check_inscription },
    { "record", check_record },     { "clock", check_clock },
    { "chair", check_chair },       { "list-time", check_list_time },
    { "about", check_about },       { "ends", check_ends },
    { "text", check_text },         { NULL, NULL },
};
