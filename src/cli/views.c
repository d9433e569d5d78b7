/* Floor, lists and people; views_meeting.c has what is of meetings. */
#include "cli/views.h"

#include "session/acts.h"
#include "session/common.h"
#include "session/floor.h"
#include "session/officers.h"
#include "session/participants.h"
#include "session/quorum.h"
#include "session/speakers.h"

#include <string.h>

static const View views[] = {
    { "floor", "who has the floor, for how long, and who is next", view_floor },
    { "lists", "the lists of speakers, or the one named, as they will be called", view_lists },
    { "programme", "the planned meetings and what became of them", view_programme },
    { "people", "who takes part, who is in the room, who presides", view_people },
    { "meeting", "the meeting that goes on, the latest, or the one named", view_meeting },
    { "decisions", "what was put to the body and how it was decided", view_decisions },
};

const View *view_at(guint i)
{
    return i < G_N_ELEMENTS(views) ? &views[i] : NULL;
}

const View *view_of_name(const char *name)
{
    for (guint i = 0; i < G_N_ELEMENTS(views); i++) {
        if (strcmp(views[i].name, name) == 0) {
            return &views[i];
        }
    }
    return NULL;
}

/* --- words -----------------------------------------------------------------------------------------------------------
 */

char *view_name(const ViewOf *of, int participant)
{
    const char *code = participant_code(of->state, participant);
    const Teller teller = place_teller(of->place);
    return code != NULL ? tell_participant(code, of->now, &teller) : NULL;
}

char *view_speaker(const ViewOf *of, int inscription)
{
    const Inscription *row = state_inscription(of->state, inscription);
    if (row == NULL) {
        return NULL;
    }
    g_autofree char *name = view_name(of, row->participant);
    const char *group = state_text(of->state, row->group);
    const char *who = name != NULL ? name : acts_word(WORD_SECRETARIAT, of->place->language);
    return group != NULL ? g_strdup_printf("%s, on behalf of %s", who, group) : g_strdup(who);
}

char *view_minutes(gint64 us)
{
    const gint64 seconds = ABS(us) / G_USEC_PER_SEC;
    return g_strdup_printf("%s%" G_GINT64_FORMAT ":%02d", us < 0 ? "−" : "", seconds / 60, (int)(seconds % 60));
}

char *view_clock(const ViewOf *of, Instant at)
{
    char clock[PLACE_CLOCK_SIZE];
    return at != 0 ? g_strdup(place_clock(of->place, at, false, clock)) : NULL;
}

char *view_choice(const ViewOf *of, Field field, gint64 number)
{
    return acts_choice(field, number, of->place->language);
}

static char *inscription_capacity(const ViewOf *of, const Inscription *row)
{
    return view_choice(of, FIELD_CAPACITY, row->capacity);
}

static const char *code_of(const ViewOf *of, const Inscription *row)
{
    return participant_code(of->state, row->participant);
}

/* --- the floor -------------------------------------------------------------------------------------------------------
 */

static const SheetColumn next_columns[] = {
    { "place", "" }, { "inscription", NULL }, { "party", NULL }, { "name", "next" }, { "capacity", "as" },
};

static void put_waiting(const ViewOf *of, Sheet *sheet, int place, int inscription)
{
    const Inscription *row = state_inscription(of->state, inscription);
    g_autofree char *name = view_speaker(of, inscription), *capacity = inscription_capacity(of, row);
    sheet_row(sheet);
    sheet_number(sheet, place);
    sheet_number(sheet, inscription);
    sheet_text(sheet, code_of(of, row));
    sheet_text(sheet, name);
    sheet_text(sheet, capacity);
}

static void put_clock(const ViewOf *of, Sheet *sheet, const FloorView *view)
{
    g_autofree char *spoken = view_minutes(view->spoken);
    sheet_fact(sheet, "spoken", "spoken", spoken);
    if (view->left != G_MAXINT64) {
        g_autofree char *left = view_minutes(view->left);
        sheet_fact(sheet, "left", view->is_over ? "over by" : "left", view->is_over ? left + strlen("−") : left);
        sheet_fact_number(sheet, "left_us", NULL, view->left);
    }
    if (view->stands_still) {
        sheet_fact(sheet, "clock", "clock", "stands still");
    }
    (void)of;
}

bool view_floor(const ViewOf *of, Sheet *sheet)
{
    const State *state = of->state;
    const Floor *floor = state_the_floor(state);
    const FloorView view = floor_view(state, of->now);
    g_autofree char *meeting = view_meeting_name(of, floor->meeting);
    g_autofree char *speaker = view_speaker(of, view.current);
    const SpeakersList *list = state_list(state, view.list);
    sheet_section(sheet, "floor", meeting != NULL ? meeting : "No meeting goes on", next_columns,
                  G_N_ELEMENTS(next_columns), NULL);
    sheet_fact(sheet, "speaker", "has the floor", speaker != NULL ? speaker : "nobody");
    if (view.current != ID_NONE) {
        sheet_fact(sheet, "party", NULL, code_of(of, state_inscription(state, view.current)));
        sheet_fact_number(sheet, "inscription", NULL, view.current);
        put_clock(of, sheet, &view);
    }
    if (list != NULL) {
        sheet_fact(sheet, "list", "list", state_text(state, list->id));
        sheet_fact_number(sheet, "waiting", "waiting", view.remaining);
        sheet_fact_number(sheet, "heard", "statements so far", view.heard);
    }
    if (floor->meeting != ID_NONE && floor_is_informal(state)) {
        sheet_fact(sheet, "informal", "record", "informal: not in the record of the meeting");
    }
    for (int i = 0; i < FLOOR_NEXT && view.next[i] != ID_NONE; i++) {
        put_waiting(of, sheet, i + 1, view.next[i]);
    }
    return true;
}

/* --- lists -----------------------------------------------------------------------------------------------------------
 */

static const char *list_state_name(ListState state)
{
    static const char *const names[] = {
        [LIST_NOT_OPEN] = "not open",
        [LIST_OPEN] = "open",
        [LIST_ANNOUNCED] = "open, its closing announced",
        [LIST_CLOSED] = "closed",
    };
    return names[state];
}

static const SheetColumn waiting_columns[] = {
    { "place", "" },      { "inscription", "no." }, { "party", NULL },
    { "asked", "asked" }, { "capacity", "as" },     { "name", "who" },
};

static void put_list(const ViewOf *of, Sheet *sheet, int id)
{
    const State *state = of->state;
    const SpeakersList *list = state_list(state, id);
    const Matter *matter = state_matter(state, list->matter);
    const char *about = matter != NULL ? state_text(state, matter->title) : NULL;
    g_autofree char *title =
        g_strdup_printf("%s%s%s", state_text(state, list->id), about != NULL ? ": " : "", about != NULL ? about : "");
    g_autofree char *kind = view_choice(of, FIELD_KIND, list->kind);
    g_autoptr(GArray) order = speakers_in_order(state, id);
    sheet_section(sheet, "list", title, waiting_columns, G_N_ELEMENTS(waiting_columns), "nobody waits");
    sheet_fact(sheet, "list", NULL, state_text(state, list->id));
    sheet_fact(sheet, "kind", "kind", kind);
    sheet_fact(sheet, "state", "state", list_state_name(list->state));
    sheet_fact(sheet, "order", "order", speakers_order(state, id));
    sheet_fact_number(sheet, "waiting", NULL, order->len);
    for (guint i = 0; i < order->len; i++) {
        const int one = g_array_index(order, int, i);
        const Inscription *row = state_inscription(state, one);
        g_autofree char *name = view_speaker(of, one), *capacity = inscription_capacity(of, row);
        g_autofree char *asked = view_clock(of, row->asked);
        sheet_row(sheet);
        sheet_number(sheet, (gint64)i + 1);
        sheet_number(sheet, one);
        sheet_text(sheet, code_of(of, row));
        sheet_text(sheet, asked);
        sheet_text(sheet, capacity);
        sheet_text(sheet, name);
    }
}

bool view_lists(const ViewOf *of, Sheet *sheet)
{
    bool any = false;
    for (int id = 1; id <= state_lists(of->state); id++) {
        const SpeakersList *list = state_list(of->state, id);
        if (list != NULL && (of->one == NULL || g_strcmp0(of->one, state_text(of->state, list->id)) == 0)) {
            put_list(of, sheet, id);
            any = true;
        }
    }
    if (!any && of->one == NULL) {
        sheet_section(sheet, "lists", "There is no list of speakers", NULL, 0, NULL);
    }
    return any || of->one == NULL;
}

/* --- people ----------------------------------------------------------------------------------------------------------
 */

static const SheetColumn officer_columns[] = {
    { "post", "post" },
    { "party", NULL },
    { "name", "who" },
};

static void put_officers(const ViewOf *of, Sheet *sheet)
{
    const int presiding = officers_presiding(of->state);
    sheet_section(sheet, "officers", "Officers", officer_columns, G_N_ELEMENTS(officer_columns), "nobody is elected");
    for (int id = 1; id <= state_officers(of->state); id++) {
        const Officer *officer = state_officer(of->state, id);
        if (officer == NULL || officer->has_left) {
            continue;
        }
        g_autofree char *post = view_choice(of, FIELD_POST, officer->post);
        g_autofree char *name = view_name(of, officer->participant);
        g_autofree char *who = g_strdup_printf("%s%s", name, id == presiding ? " (presides)" : "");
        sheet_row(sheet);
        sheet_text(sheet, post);
        sheet_text(sheet, participant_code(of->state, officer->participant));
        sheet_text(sheet, who);
    }
}

static const SheetColumn participant_columns[] = {
    { "party", "code" },
    { "class", "takes part as" },
    { "present", "in the room" },
    { "name", "name" },
};

static void put_participant(const ViewOf *of, Sheet *sheet, int id)
{
    const Participant *participant = state_participant(of->state, id);
    if (participant == NULL || participant->has_left) {
        return;
    }
    g_autofree char *name = view_name(of, id), *class = view_choice(of, FIELD_CLASS, participant->class);
    sheet_row(sheet);
    sheet_text(sheet, state_text(of->state, participant->code));
    sheet_text(sheet, class);
    sheet_text(sheet, acts_word(participant->is_present ? WORD_YES : WORD_NO, of->place->language));
    sheet_text(sheet, name);
}

bool view_people(const ViewOf *of, Sheet *sheet)
{
    put_officers(of, sheet);
    sheet_section(sheet, "participants", "Who takes part", participant_columns, G_N_ELEMENTS(participant_columns),
                  "nobody yet");
    sheet_fact_number(sheet, "members", "Members", quorum_members(of->state));
    sheet_fact_number(sheet, "present", "in the room", quorum_present(of->state));
    sheet_fact_number(sheet, "needed_to_open", "needed to open", quorum_needed(of->state, QUORUM_TO_OPEN));
    sheet_fact_number(sheet, "needed_to_decide", "needed to decide", quorum_needed(of->state, QUORUM_TO_DECIDE));
    for (int id = 1; id <= state_participants(of->state); id++) {
        put_participant(of, sheet, id);
    }
    return true;
}
