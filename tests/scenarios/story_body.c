#include "core/rights.h"
#include "session/common.h"
#include "session/deadlines.h"
#include "session/meeting.h"
#include "session/officers.h"
#include "session/quorum.h"
#include "session/screens.h"
#include "session/seats.h"
#include "session/versions.h"
#include "story_checks.h"

#include <stdlib.h>

/* "10:05" of an instant at the place, given the offset that is recorded for it. */
static char *hour(Instant at, int offset)
{
    const int day = 86400;
    const int second = (int)((at / G_USEC_PER_SEC + offset) % day);
    return g_strdup_printf("%02d:%02d", second / 3600, second / 60 % 60);
}

static const char *code_of(const State *state, int participant)
{
    const char *code = participant != ID_NONE ? participant_code(state, participant) : NULL;
    return code != NULL ? code : "nobody";
}

static const Meeting *meeting_of(const State *state, const char *argument)
{
    const int id = argument != NULL ? state_find_meeting(state, argument) : meeting_now(state);
    return state_meeting(state, id);
}

/* members: 193 */
static char *check_members(const State *state, Instant midnight, const char *argument)
{
    return g_strdup_printf("%d", quorum_members(state));
}

/* present: 5 of 8 */
static char *check_present(const State *state, Instant midnight, const char *argument)
{
    return g_strdup_printf("%d of %d", quorum_present(state), quorum_members(state));
}

/* quorum open: 49, met */
static char *check_quorum(const State *state, Instant midnight, const char *argument)
{
    const Quorum quorum = g_strcmp0(argument, "open") == 0 ? QUORUM_TO_OPEN : QUORUM_TO_DECIDE;
    return g_strdup_printf("%d, %s", quorum_needed(state, quorum), quorum_is_met(state, quorum) ? "met" : "not met");
}

/* presiding: EGY */
static char *check_presiding(const State *state, Instant midnight, const char *argument)
{
    const Meeting *meeting = meeting_of(state, argument);
    if (argument != NULL) {
        return g_strdup(meeting != NULL ? code_of(state, meeting->presiding) : "no such meeting");
    }
    const Officer *officer = state_officer(state, officers_presiding(state));
    return g_strdup(officer != NULL ? code_of(state, officer->participant) : "nobody");
}

/* ordinal 2022-07-25-pm: 2 */
static char *check_ordinal(const State *state, Instant midnight, const char *argument)
{
    const Meeting *meeting = meeting_of(state, argument);
    return meeting != NULL && meeting->ordinal > 0 ? g_strdup_printf("%d", meeting->ordinal) : g_strdup("none");
}

/* mode: informal, for the record / mode: formal, not for the record */
static char *check_mode(const State *state, Instant midnight, const char *argument)
{
    const Meeting *meeting = meeting_of(state, NULL);
    if (meeting == NULL) {
        return g_strdup("none");
    }
    return g_strdup_printf("%s, %sfor the record", sitting_mode_names[meeting->mode],
                           meeting_is_informal(state) ? "not " : "");
}

/* times 2022-07-25-am: 10:00, suspended 11:00–11:15, rose 12:50 at UTC-4 */
static char *check_times(const State *state, Instant midnight, const char *argument)
{
    const int id = state_find_meeting(state, argument);
    const Meeting *meeting = state_meeting(state, id);
    if (meeting == NULL || meeting->called == 0) {
        return g_strdup("none");
    }
    g_autofree char *called = hour(meeting->called, meeting->offset);
    GString *text = g_string_new(called);
    for (int i = 1; i <= state_suspensions(state); i++) {
        const Suspension *one = state_suspension(state, i);
        if (one != NULL && one->meeting == id) {
            g_autofree char *began = hour(one->began, meeting->offset);
            g_autofree char *ended = one->ended > 0 ? hour(one->ended, meeting->offset) : g_strdup("now");
            g_string_append_printf(text, ", %s %s–%s", one->is_break ? "suspended" : sitting_mode_names[one->mode],
                                   began, ended);
        }
    }
    if (meeting->adjourned > 0) {
        g_autofree char *rose = hour(meeting->adjourned, meeting->offset);
        g_string_append_printf(text, ", rose %s", rose);
    }
    g_string_append_printf(text, " at UTC%+d", meeting->offset / 3600);
    return g_string_free(text, FALSE);
}

/* corrections 2022-07-25-am: 1 */
static char *check_corrections(const State *state, Instant midnight, const char *argument)
{
    int n = 0;
    for (int id = 1; id <= state_corrections(state); id++) {
        const Correction *one = state_correction(state, id);
        n += one != NULL && one->meeting == state_find_meeting(state, argument);
    }
    return g_strdup_printf("%d", n);
}

/* heard FRA: 2 for the record, 1 informal */
static char *check_record(const State *state, Instant midnight, const char *argument)
{
    int informal = 0, all = 0;
    for (int id = 1; id <= state_inscriptions(state); id++) {
        const Inscription *one = state_inscription(state, id);
        if (one != NULL && one->began > 0 && g_strcmp0(code_of(state, one->participant), argument) == 0) {
            informal += one->is_informal;
            all++;
        }
    }
    return g_strdup_printf("%d for the record, %d informal", all - informal, informal);
}

/* programme: adopted, version 2 */
static char *check_programme(const State *state, Instant midnight, const char *argument)
{
    const Body *body = state_the_body(state);
    return g_strdup_printf("%s, version %d", programme_state_names[body->programme_state], body->programme_version);
}

/* adopted-version: 1 */
static char *check_adopted(const State *state, Instant midnight, const char *argument)
{
    return g_strdup_printf("%d", versions_adopted(state));
}

/* version 1: adopted, by secretariat, its paper still there / version 2: revised, by chair, with the paper before it:
 * consultations */
static char *check_version(const State *state, Instant midnight, const char *argument)
{
    const int version = argument != NULL ? atoi(argument) : 0;
    const ProgrammeVersion *row = state_programme(state, version);
    if (row == NULL || versions_paper(state, version) == NULL) {
        return g_strdup("none");
    }
    const char *reason = state_text(state, row->reason);
    return g_strdup_printf("%s by %s, %s%s%s", programme_state_names[row->state], state_text(state, row->by),
                           row->paper != 0 ? "its paper is there" : "with the paper before it",
                           reason != NULL ? ": " : "", reason != NULL ? reason : "");
}

/* slot 2022-07-27-pm: 15:00–18:00, taken out; / not held: reason; moved from ... */
static char *check_slot(const State *state, Instant midnight, const char *argument)
{
    const Meeting *meeting = state_meeting(state, state_find_meeting(state, argument));
    if (meeting == NULL) {
        return g_strdup("none");
    }
    g_autofree char *starts = hour(meeting->starts, meeting->offset);
    g_autofree char *ends = hour(meeting->ends, meeting->offset);
    const Meeting *from = state_meeting(state, meeting->moved_from);
    return g_strdup_printf("%s–%s, %d lines%s%s%s%s", starts, ends, meeting->n_segments,
                           meeting->is_taken_out ? ", taken out" : "",
                           meeting->state == MEETING_CANCELLED ? ", not held" : "", from != NULL ? ", moved from " : "",
                           from != NULL ? state_text(state, from->id) : "");
}

static char *segment_words(const State *state, int id)
{
    const Segment *row = state_segment(state, id);
    if (row == NULL) {
        return g_strdup("none");
    }
    const Matter *matter = state_matter(state, row->matter);
    GString *text = g_string_new(NULL);
    g_string_append_printf(text, "line %d", row->number);
    if (matter != NULL) {
        g_string_append_printf(text, " (%s)", state_text(state, matter->id));
    }
    if (row->reading > 0) {
        g_string_append_printf(text, ", reading %d", row->reading);
    }
    return g_string_free(text, FALSE);
}

/* taken-up: line 4 (item-5/1), reading 1 */
static char *check_taken_up(const State *state, Instant midnight, const char *argument)
{
    const Meeting *meeting = meeting_of(state, NULL);
    const Matter *matter = meeting != NULL ? state_matter(state, meeting->matter) : NULL;
    if (meeting != NULL && meeting->segment == ID_NONE && matter != NULL) {
        return g_strdup_printf("%s, which is not in the programme of the meeting", state_text(state, matter->id));
    }
    return segment_words(state, meeting != NULL ? meeting->segment : ID_NONE);
}

/* activity: line 2 (item-5), reading 1 */
static char *check_activity(const State *state, Instant midnight, const char *argument)
{
    const Meeting *meeting = meeting_of(state, NULL);
    return segment_words(state, meeting != NULL ? meeting_activity(state, meeting->segment) : ID_NONE);
}

/* remaining: 2, 3, 4 */
static char *check_remaining(const State *state, Instant midnight, const char *argument)
{
    const Meeting *of = meeting_of(state, argument);
    const int id = of != NULL ? state_find_meeting(state, state_text(state, of->id)) : ID_NONE;
    g_autoptr(GArray) remaining = meeting_remaining(state, id);
    GString *text = g_string_new(remaining->len == 0 ? "nothing" : NULL);
    for (guint i = 0; i < remaining->len; i++) {
        g_string_append_printf(text, "%s%d", i > 0 ? ", " : "",
                               state_segment(state, g_array_index(remaining, int, i))->number);
    }
    return g_string_free(text, FALSE);
}

/* matter item-5/1: existing and potential threats */
static char *check_matter(const State *state, Instant midnight, const char *argument)
{
    const Matter *matter = state_matter(state, state_find_matter(state, argument));
    const char *title = matter != NULL ? state_text(state, matter->title) : NULL;
    return g_strdup_printf("%s%s",
                           matter == NULL  ? "none"
                           : title != NULL ? title
                                           : "no title",
                           matter != NULL && matter->is_settled ? ", settled" : "");
}

/* next-meeting 11:00: 2022-07-25-pm */
static char *check_next_meeting(const State *state, Instant midnight, const char *argument)
{
    const int clock = argument != NULL ? clock_parse(argument) : 0;
    const Meeting *next = state_meeting(state, meeting_next(state, midnight + (gint64)clock * 60 * G_USEC_PER_SEC));
    return g_strdup(next != NULL ? state_text(state, next->id) : "none");
}

/* meetings: 2022-07-25-am, 2022-07-25-pm, ...: how many in all, and the first two */
static char *check_meetings(const State *state, Instant midnight, const char *argument)
{
    g_autoptr(GArray) order = meetings_in_order(state);
    GString *text = g_string_new(NULL);
    g_string_append_printf(text, "%u", order->len);
    for (guint i = 0; i < order->len && i < 3; i++) {
        g_string_append_printf(text, "%s%s", i > 0 ? ", " : ": ",
                               state_text(state, state_meeting(state, g_array_index(order, int, i))->id));
    }
    return g_string_free(text, FALSE);
}

static void append_deadline(GString *text, const State *state, int id)
{
    const Deadline *one = state_deadline(state, id);
    g_autofree char *at = hour(one->at, one->offset);
    g_string_append_printf(text, "%s%d at %s: %s", text->len > 0 ? "; " : "", id, at, state_text(state, one->title));
}

/* deadlines: 1 at 18:00: Closure of ...; 2 at 15:00: ... */
static char *check_deadlines(const State *state, Instant midnight, const char *argument)
{
    g_autoptr(GArray) order = deadlines_ahead(state);
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < order->len; i++) {
        append_deadline(text, state, g_array_index(order, int, i));
    }
    g_assert_cmpint(deadlines_next(state), ==, order->len > 0 ? g_array_index(order, int, 0) : ID_NONE);
    return g_string_free(text->len > 0 ? text : g_string_append(text, "none"), FALSE);
}

/* reminders: 1 at 18:00: Closure of ... */
static char *check_reminders(const State *state, Instant midnight, const char *argument)
{
    g_autoptr(GArray) prompting = deadlines_prompting(state);
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < prompting->len; i++) {
        append_deadline(text, state, g_array_index(prompting, int, i));
    }
    return g_string_free(text->len > 0 ? text : g_string_append(text, "none"), FALSE);
}

/* seats: 194, SUR SWE CHE */
static char *check_seats(const State *state, Instant midnight, const char *argument)
{
    g_autoptr(GArray) seats = seats_in_order(state);
    GString *text = g_string_new(NULL);
    g_string_append_printf(text, "%u,", seats->len);
    for (guint i = 0; i < seats->len && i < 3; i++) {
        g_string_append_printf(text, " %s", code_of(state, g_array_index(seats, int, i)));
    }
    g_string_append_printf(text, " ... %s", code_of(state, g_array_index(seats, int, seats->len - 1)));
    return g_string_free(text, FALSE);
}

/* rights PSE 20:00: states, may propose / observers */
static char *check_rights(const State *state, Instant midnight, const char *argument)
{
    static const char *const places[] = { "groups", "States", "observers", "others", "nowhere" };
    g_auto(GStrv) words = g_strsplit(argument != NULL ? argument : "", " ", 2);
    const int id = words[0] != NULL ? state_find_participant(state, words[0]) : ID_NONE;
    const int clock = words[0] != NULL && words[1] != NULL ? clock_parse(words[1]) : 0;
    if (id == ID_NONE) {
        return g_strdup("nobody");
    }
    const Rights rights = participant_rights(state, id, midnight + (gint64)clock * 60 * G_USEC_PER_SEC);
    return g_strdup_printf("with %s, %d replies, %s", places[rights.inscribed], rights.replies,
                           rights.propose != EXTENT_NONE ? "may propose" : "may not propose");
}

/* standing ORG-1: accredited */
static char *check_standing(const State *state, Instant midnight, const char *argument)
{
    const Participant *one = state_participant(state, state_find_participant(state, argument));
    return g_strdup(one != NULL ? accreditation_names[one->standing] : "nobody");
}

/* class ICRC: observer */
static char *check_class(const State *state, Instant midnight, const char *argument)
{
    const Participant *one = state_participant(state, state_find_participant(state, argument));
    if (one == NULL) {
        return g_strdup("nobody");
    }
    return g_strdup_printf("%s%s", participant_class_names[one->class], one->has_left ? ", left" : "");
}

/* figure replies: 2 */
static char *check_figure(const State *state, Instant midnight, const char *argument)
{
    const ProcedureFigure *figure;
    for (guint i = 0; (figure = procedure_figure_at(i)) != NULL; i++) {
        if (g_strcmp0(figure->name, argument) == 0) {
            return g_strdup_printf("%d", procedure_figure(&state_the_body(state)->procedure, i));
        }
    }
    return g_strdup("no such figure");
}

/* session: open */
static char *check_session(const State *state, Instant midnight, const char *argument)
{
    const Body *body = state_the_body(state);
    return g_strdup(!body->has_begun ? "not begun" : body->is_closed ? "closed" : "open");
}

/* screen lobby: agenda; screen lobby: what stands on it in the place of that; screen lobby: none */
static char *check_screen(const State *state, Instant midnight, const char *argument)
{
    const Screen *row = state_screen(state, screens_find(state, argument));
    const char *message = screens_message(state, screens_find(state, argument));
    if (row == NULL) {
        return g_strdup("none");
    }
    return g_strdup(message != NULL ? message : screen_view_names[row->view]);
}

const StoryCheck body_checks[] = {
    { "members", check_members },
    { "present", check_present },
    { "quorum", check_quorum },
    { "presiding", check_presiding },
    { "ordinal", check_ordinal },
    { "mode", check_mode },
    { "times", check_times },
    { "corrections", check_corrections },
    { "heard", check_record },
    { "programme", check_programme },
    { "adopted-version", check_adopted },
    { "version", check_version },
    { "slot", check_slot },
    { "taken-up", check_taken_up },
    { "activity", check_activity },
    { "remaining", check_remaining },
    { "matter", check_matter },
    { "next-meeting", check_next_meeting },
    { "meetings", check_meetings },
    { "deadlines", check_deadlines },
    { "reminders", check_reminders },
    { "seats", check_seats },
    { "screen", check_screen },
    { "rights", check_rights },
    { "standing", check_standing },
    { "class", check_class },
    { "figure", check_figure },
    { "session", check_session },
    { NULL, NULL },
};
