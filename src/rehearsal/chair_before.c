/* Before the first meeting: the record begins, officers are elected, the programme is issued, stakeholders register,
 * the lists are opened. */
#include "rehearsal/play.h"
#include "session/deadlines.h"

static bool elect_officers(Rehearsal *rehearsal, const State *state);
static bool issue_programme(Rehearsal *rehearsal, const State *state);
static bool register_stakeholders(Rehearsal *rehearsal, const State *state);
static bool attach_texts(Rehearsal *rehearsal, const State *state);
static bool open_lists(Rehearsal *rehearsal, const State *state);
static bool name_deadlines(Rehearsal *rehearsal, const State *state);

bool chair_begin(Rehearsal *rehearsal, const State *state)
{
    const Programme *programme = rehearsal->plan->programme;
    char from[CIVIL_DATE_SIZE], to[CIVIL_DATE_SIZE];
    (void)state;
    play_do(rehearsal, DO_BEGIN, ROLE_SECRETARIAT, NULL);
    play_text(rehearsal, FIELD_BODY, programme->body != NULL ? programme->body : "A body");
    play_text(rehearsal, FIELD_SESSION, programme->session != NULL ? programme->session : "A session");
    play_text(rehearsal, FIELD_PLACE, programme->place);
    play_text(rehearsal, FIELD_ZONE, programme_zone(programme));
    play_text(rehearsal, FIELD_PROFILE, programme->profile->id);
    play_text(rehearsal, FIELD_FROM, play_keep(rehearsal, civil_date_format(programme_first_day(programme), from)));
    play_text(rehearsal, FIELD_TO, play_keep(rehearsal, civil_date_format(programme_last_day(programme), to)));
    play_number(rehearsal, FIELD_OFFSET, play_first_hours(rehearsal)->offset);
    if (!rehearsal->cast->is_whole) {
        play_text(rehearsal, FIELD_PARTIES, rehearsal->cast->codes);
    }
    play_then(rehearsal, elect_officers, 10 * MINUTE);
    return true;
}

/* Each from another part of the alphabet, so that they are four. */
static bool elect_officers(Rehearsal *rehearsal, const State *state)
{
    static const OfficerPost posts[] = { POST_CHAIR, POST_VICE_CHAIR, POST_VICE_CHAIR, POST_RAPPORTEUR };
    (void)state;
    if (rehearsal->nth == G_N_ELEMENTS(posts)) {
        play_then(rehearsal, issue_programme, HOUR);
        return false;
    }
    const guint n = rehearsal->cast->delegations->len / G_N_ELEMENTS(posts);
    const guint who = (guint)chance_below(&rehearsal->chance, (int)n) + rehearsal->nth * n;
    play_do(rehearsal, DO_ELECT, ROLE_SECRETARIAT, NULL);
    play_number(rehearsal, FIELD_POST, posts[rehearsal->nth++]);
    play_text(rehearsal, FIELD_PARTY, play_code(rehearsal, who));
    play_number(rehearsal, FIELD_CONSENT, 1);
    rehearsal->at += 2 * MINUTE;
    return true;
}

static bool issue_programme(Rehearsal *rehearsal, const State *state)
{
    (void)state;
    play_do(rehearsal, DO_ISSUE, ROLE_SECRETARIAT, NULL);
    play_text(rehearsal, FIELD_PAPER, rehearsal->paper);
    rehearsal->command->plan = rehearsal->plan;
    play_then(rehearsal, register_stakeholders, HOUR);
    return true;
}

static bool has_stakeholders(const Rehearsal *rehearsal)
{
    for (guint i = 0; i < rehearsal->lists->len; i++) {
        if (play_list(rehearsal, i)->kind == LIST_OF_STAKEHOLDERS) {
            return true;
        }
    }
    return false;
}

/* Those with consultative status are in at once; the others apply, are circulated, and nobody objects: each round of
 * these goes through all of them. */
static void register_one(Rehearsal *rehearsal, guint who, guint round)
{
    static const Standing steps[] = { STANDING_APPLIED, STANDING_CIRCULATED, STANDING_ACCREDITED };
    const char *code = g_ptr_array_index(rehearsal->cast->stakeholders, who);
    play_do(rehearsal, round == 0 ? DO_REGISTER : DO_SET_STANDING, ROLE_SECRETARIAT, NULL);
    play_text(rehearsal, FIELD_PARTY, code);
    play_number(rehearsal, FIELD_STATUS, who < CAST_WITH_STATUS ? STANDING_ECOSOC : steps[round]);
    if (round == 0) {
        char name[PHRASES_NAME_SIZE];
        play_text(rehearsal, FIELD_NAME, play_keep(rehearsal, phrases_organization(who, name)));
    }
    if (round == 1) {
        play_number(rehearsal, FIELD_UNTIL, rehearsal->at + 3 * DAY - HOUR);
    }
}

static bool register_stakeholders(Rehearsal *rehearsal, const State *state)
{
    enum { OTHERS = CAST_STAKEHOLDERS - CAST_WITH_STATUS, ALL = CAST_STAKEHOLDERS + 2 * OTHERS };
    if (rehearsal->nth == 0) {
        own_lists_plan(rehearsal, state);
    }
    if (rehearsal->nth == ALL || !has_stakeholders(rehearsal)) {
        play_then(rehearsal, attach_texts, DAY);
        return false;
    }
    const guint nth = rehearsal->nth++;
    const guint later = nth < CAST_STAKEHOLDERS ? 0 : nth - CAST_STAKEHOLDERS;
    const guint round = nth < CAST_STAKEHOLDERS ? 0 : 1 + later / OTHERS;
    rehearsal->at += round > 0 && later % OTHERS == 0 ? 3 * DAY : MINUTE;
    register_one(rehearsal, round == 0 ? nth : CAST_WITH_STATUS + later % OTHERS, round);
    return true;
}

/* "A/AC.299/2026/CRP.1" beside a programme of work that is A/AC.299/2026/4. */
static const char *symbol_of_text(Rehearsal *rehearsal, guint number)
{
    const char *programme = rehearsal->plan->programme->symbol;
    const char *slash = programme != NULL ? g_strrstr(programme, "/") : NULL;
    return slash != NULL ? play_printf(rehearsal, "%.*s/CRP.%u", (int)(slash - programme), programme, number)
                         : play_printf(rehearsal, "CRP.%u", number);
}

/* An item that adopts a report is opened only when the text is there (rule 18). */
static bool attach_texts(Rehearsal *rehearsal, const State *state)
{
    guint texts = 0;
    for (int id = 1; id <= state_matters(state); id++) {
        const Matter *matter = state_matter(state, id);
        texts += matter != NULL && matter->needs_report;
        if (matter != NULL && matter->needs_report && matter->report == 0) {
            play_do(rehearsal, DO_ATTACH, ROLE_SECRETARIAT, NULL);
            play_text(rehearsal, FIELD_MATTER, state_text(state, matter->id));
            play_text(rehearsal, FIELD_SYMBOL, symbol_of_text(rehearsal, texts));
            rehearsal->otherwise = open_lists;
            play_then(rehearsal, attach_texts, MINUTE);
            return true;
        }
    }
    play_then(rehearsal, open_lists, HOUR);
    return false;
}

static bool open_lists(Rehearsal *rehearsal, const State *state)
{
    (void)state;
    if (rehearsal->nth == rehearsal->lists->len) {
        play_then(rehearsal, name_deadlines, MINUTE);
        return false;
    }
    const OwnList *list = play_list(rehearsal, rehearsal->nth++);
    rehearsal->at = MAX(rehearsal->at + MINUTE, play_first_hours(rehearsal)->starts - LISTS_OPEN_BEFORE - HOUR);
    play_do(rehearsal, DO_OPEN_LIST, ROLE_SECRETARIAT, NULL);
    play_text(rehearsal, FIELD_LIST, list->id);
    play_text(rehearsal, FIELD_MATTER, list->matter);
    play_number(rehearsal, FIELD_KIND, list->kind);
    if (list->line_kind == ENTRY_DEBATE) {
        play_text(rehearsal, FIELD_ORDER, "class level inscription");
    }
    return true;
}

/* "Closure of the list of speakers for the general debate" names no item: the Secretariat says which list it is. */
static bool name_deadlines(Rehearsal *rehearsal, const State *state)
{
    const int list = state_find_list(state, "general-debate");
    while (list != ID_NONE && rehearsal->nth < (guint)state_deadlines(state)) {
        const int id = (int)++rehearsal->nth;
        const Deadline *deadline = state_deadline(state, id);
        if (deadline != NULL && deadline->closes_list && deadline->matter == ID_NONE && deadline->list == ID_NONE) {
            play_do(rehearsal, DO_NAME_DEADLINE, ROLE_SECRETARIAT, NULL);
            play_number(rehearsal, FIELD_DEADLINE, id);
            play_text(rehearsal, FIELD_LIST, "general-debate");
            return true;
        }
    }
    rehearsal->are_lists_open = true;
    play_then(rehearsal, chair_choose_meeting, MINUTE);
    return false;
}
