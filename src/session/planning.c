/* The plan of a session as events. Which line is about what is worked out here, once, and recorded; nothing later reads
 * the paper again. */
#include "session/planning.h"

#include "core/vocabulary.h"
#include "session/common.h"
#include "session/module.h"
#include "session/plan.h"

#include <string.h>

static const RefusalInfo refused_not_on_agenda = { "not-on-agenda", "17", "rule 99 of the rules of procedure",
                                                   "That item is not on the agenda that was adopted" };

/* Matters */

static bool apply_listed(State *state, const Event *event)
{
    const Values *values = &event->values;
    const char *id = values_text(values, FIELD_MATTER);
    const char *slash = strchr(id, '/');
    g_autofree char *parent = slash != NULL ? g_strndup(id, (gsize)(slash - id)) : NULL;
    const int known = state_find_matter(state, id), above = state_find_matter(state, parent);
    if (slash != NULL && above == ID_NONE) {
        return false;
    }
    Matter *matter = known != ID_NONE ? state_matter_edit(state, known) : state_matter_add(state, NULL);
    matter->id = state_keep(state, id);
    matter->title = state_keep(state, values_text(values, FIELD_TITLE));
    matter->number = (int)values_number(values, FIELD_NUMBER, 0);
    matter->needs_report = values_number(values, FIELD_NEEDS_TEXT, 0) != 0;
    matter->parent = above;
    return true;
}

const EventInfo event_matter_listed = {
    .name = "matter.listed",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_MATTER, FIELD_NUMBER, MAY_BE_MISSING, FIELD_TOPIC, FIELD_TITLE, FIELD_NEEDS_TEXT),
    .says = "Before the body: {matter}[, {title}]",
    .apply = apply_listed,
};

/* Slots and their lines */

static bool apply_slot(State *state, const Event *event)
{
    const Values *values = &event->values;
    const int known = event_find(state, event, FIELD_MEETING, state_find_meeting);
    if (known != ID_NONE && state_meeting(state, known)->called > 0) {
        return false;
    }
    const int from = event_find(state, event, FIELD_MOVED_FROM, state_find_meeting);
    Meeting *meeting = known != ID_NONE ? state_meeting_edit(state, known) : state_meeting_add(state, NULL);
    meeting->id = state_keep(state, values_text(values, FIELD_MEETING));
    meeting->starts = values_number(values, FIELD_STARTS, 0);
    meeting->ends = values_number(values, FIELD_ENDS, 0);
    meeting->offset = (int)values_number(values, FIELD_OFFSET, 0);
    meeting->planned_mode = (SittingMode)values_number(values, FIELD_MODE, SITTING_FORMAL);
    meeting->room = state_keep(state, values_text(values, FIELD_ROOM));
    meeting->version = (int)values_number(values, FIELD_VERSION, 0);
    meeting->moved_from = from;
    meeting->state = MEETING_PLANNED;
    meeting->is_taken_out = false;
    meeting->first_segment = meeting->n_segments = 0;
    return true;
}

const EventInfo event_slot_planned = {
    .name = "slot.planned",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_MEETING, FIELD_VERSION, FIELD_STARTS, FIELD_OFFSET, FIELD_MODE, MAY_BE_MISSING, FIELD_ENDS,
                     FIELD_ROOM, FIELD_TITLE, FIELD_MOVED_FROM, FIELD_REASON),
    .says = "A meeting is planned: {meeting}, {starts}[ to {ends}][; it was {moved_from}]",
    .apply = apply_slot,
};

static bool apply_kept(State *state, const Event *event)
{
    const int id = event_find(state, event, FIELD_MEETING, state_find_meeting);
    if (id == ID_NONE) {
        return false;
    }
    state_meeting_edit(state, id)->version = (int)values_number(&event->values, FIELD_VERSION, 0);
    return true;
}

static const EventInfo kept = {
    .name = "slot.kept",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_MEETING, FIELD_VERSION, MAY_BE_MISSING),
    .says = "The meeting {meeting} stays as it was",
    .apply = apply_kept,
};

static bool apply_taken_out(State *state, const Event *event)
{
    const int id = event_find(state, event, FIELD_MEETING, state_find_meeting);
    if (id == ID_NONE || state_meeting(state, id)->called > 0) {
        return false;
    }
    state_meeting_edit(state, id)->is_taken_out = true;
    return true;
}

static const EventInfo taken_out = {
    .name = "slot.taken_out",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_MEETING, FIELD_VERSION, MAY_BE_MISSING),
    .says = "The meeting {meeting} is not in version {version} of the programme of work",
    .apply = apply_taken_out,
};

/* The lines of a meeting follow each other, in their order. */
static bool apply_segment(State *state, const Event *event)
{
    const Values *values = &event->values;
    const int meeting = event_find(state, event, FIELD_MEETING, state_find_meeting);
    const int number = (int)values_number(values, FIELD_SEGMENT, 0);
    const Meeting *of = state_meeting(state, meeting);
    if (of == NULL || number != of->n_segments + 1 ||
        (number > 1 && of->first_segment + of->n_segments != state_segments(state) + 1)) {
        return false;
    }
    int id;
    Segment *segment = state_segment_add(state, &id);
    segment->meeting = meeting;
    segment->number = number;
    segment->kind = (int)values_number(values, FIELD_SEGMENT_KIND, 0);
    segment->matter = event_find(state, event, FIELD_MATTER, state_find_matter);
    segment->minutes = (int)values_number(values, FIELD_MINUTES, 0);
    segment->reading = (int)values_number(values, FIELD_READING, 0);
    segment->depth = (int)values_number(values, FIELD_DEPTH, 0);
    segment->title = state_keep(state, values_text(values, FIELD_TITLE));
    Meeting *meeting_row = state_meeting_edit(state, meeting);
    meeting_row->first_segment = number == 1 ? id : meeting_row->first_segment;
    meeting_row->n_segments = number;
    return true;
}

static const EventInfo segment_planned = {
    .name = "segment.planned",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_MEETING, FIELD_SEGMENT, FIELD_SEGMENT_KIND, FIELD_DEPTH, MAY_BE_MISSING, FIELD_MATTER,
                     FIELD_READING, FIELD_MINUTES, FIELD_TITLE),
    .says = "{meeting}, line {segment}[: {title}]",
    .apply = apply_segment,
};

/* Deadlines */

static bool apply_deadline(State *state, const Event *event)
{
    const Values *values = &event->values;
    const gint64 number = values_number(values, FIELD_DEADLINE, 0);
    const Deadline *known = state_deadline(state, (int)number);
    if (number > (gint64)state_deadlines(state) + 1 || (known != NULL && known->state != DEADLINE_AHEAD)) {
        return false;
    }
    Deadline *deadline = known != NULL ? state_deadline_edit(state, (int)number) : state_deadline_add(state, NULL);
    deadline->at = values_number(values, FIELD_CLOSES, 0);
    deadline->offset = (int)values_number(values, FIELD_OFFSET, 0);
    deadline->title = state_keep(state, values_text(values, FIELD_TITLE));
    deadline->closes_list = values_number(values, FIELD_CLOSES_LIST, 0) != 0;
    deadline->matter = event_find(state, event, FIELD_MATTER, state_find_matter);
    return true;
}

static const EventInfo deadline_set = {
    .name = "deadline.set",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_DEADLINE, FIELD_VERSION, FIELD_CLOSES, FIELD_OFFSET, FIELD_CLOSES_LIST, FIELD_TITLE,
                     MAY_BE_MISSING, FIELD_MATTER),
    .says = "{closes}: {title}",
    .apply = apply_deadline,
};

static bool apply_dropped(State *state, const Event *event)
{
    const int id = (int)values_number(&event->values, FIELD_DEADLINE, 0);
    if (state_deadline(state, id) == NULL) {
        return false;
    }
    state_deadline_edit(state, id)->state = DEADLINE_TAKEN_OUT;
    return true;
}

static const EventInfo deadline_dropped = {
    .name = "deadline.taken_out",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_DEADLINE, FIELD_VERSION, FIELD_TITLE, MAY_BE_MISSING),
    .says = "No longer in the programme of work: {title}",
    .apply = apply_dropped,
};

/* From the programme to events */

typedef struct {
    const State *state;
    const Command *command;
    Outcome *outcome;
    int version;
    GHashTable *listed;    /* ids of matters that this version lists: a set */
    GHashTable *meetings;  /* ids of meetings of this version: a set */
    GHashTable *deadlines; /* numbers of deadlines that this version has again: a set */
    GHashTable *claimed;   /* meetings that one of this version was before: a set */
    int new_deadlines;
    Refusal refusal;
    /* In the meeting that is being planned: */
    const char *item; /* the matter of the latest item's line; NULL after what is about none */
    int reading, reading_depth;
} Planning;

/* A line of a paper may be longer than one of the ledger. */
static const char *keep_line(Planning *planning, Field field, const char *text)
{
    const size_t limit = (size_t)field_info(field)->most;
    if (text == NULL || strlen(text) <= limit) {
        return outcome_keep(planning->outcome, text);
    }
    static const char more[] = "…";
    g_autofree char *cut = g_strndup(text, limit - strlen(more));
    const char *end;
    g_utf8_validate(cut, -1, &end);
    return outcome_text(planning->outcome, "%.*s%s", (int)(end - cut), cut, more);
}

const char *planning_matter_of(Outcome *outcome, int number)
{
    return outcome_text(outcome, "item-%d", number);
}

int planning_find_item(const State *state, int number)
{
    g_autofree char *id = g_strdup_printf("item-%d", number);
    return state_find_matter(state, id);
}

/* Do the words speak of a report that is to be adopted? In the six languages of the papers. */
static bool adopts_report(const Profile *profile, const char *title)
{
    static const char *const reports[] = { "report", "rapport", "informe", "доклад", "报告", "تقرير" };
    if (profile == NULL || !profile->adoption_item_needs_report || title == NULL ||
        vocabulary_kind(title, N_ENTRY_KINDS, NULL) != ENTRY_ADOPTION) {
        return false;
    }
    g_autofree char *folded = g_utf8_casefold(title, -1);
    for (guint i = 0; i < G_N_ELEMENTS(reports); i++) {
        if (strstr(folded, reports[i]) != NULL) {
            return true;
        }
    }
    return false;
}

static void list_matter(Planning *planning, const char *id, int number, int topic, const char *title)
{
    const Matter *known = state_matter(planning->state, state_find_matter(planning->state, id));
    if (!g_hash_table_add(planning->listed, (gpointer)id) || (known != NULL && known->title != 0)) {
        return;
    }
    Event *event = outcome_add(planning->outcome, &event_matter_listed);
    event_text(event, FIELD_MATTER, id);
    event_number(event, FIELD_NUMBER, number);
    if (topic > 0) {
        event_number(event, FIELD_TOPIC, topic);
    }
    event_text(event, FIELD_TITLE, keep_line(planning, FIELD_TITLE, title));
    if (topic == 0 && adopts_report(session_profile(planning->state), title)) {
        event_number(event, FIELD_NEEDS_TEXT, true);
    }
}

/* An item that is not on the agenda cannot be scheduled (rule 17). */
static void check_agenda(Planning *planning, const Entry *entry, const ItemNumber *item)
{
    const Matter *matter = state_matter(planning->state, planning_find_item(planning->state, item->number));
    if (!state_the_body(planning->state)->has_agenda || (matter != NULL && matter->is_on_agenda) ||
        planning->refusal != ALLOWED) { /* the first is enough */
        return;
    }
    planning->outcome->complaint =
        entry->at.line > 0
            ? g_strdup_printf("line %d: item %d is not on the agenda that was adopted", entry->at.line, item->number)
            : g_strdup_printf("item %d is not on the agenda that was adopted", item->number);
    planning->refusal = &refused_not_on_agenda;
}

/* "item-5" and, for a sub-item, "item-5/a" under it. Listed if it is new. */
static const char *list_item(Planning *planning, const Entry *entry, const ItemNumber *item)
{
    const char *whole = planning_matter_of(planning->outcome, item->number);
    check_agenda(planning, entry, item);
    if (item->sub[0] == '\0') {
        list_matter(planning, whole, item->number, 0, entry->text);
        return whole;
    }
    const char *id = outcome_text(planning->outcome, "%s/%s", whole, item->sub);
    list_matter(planning, whole, item->number, 0, NULL);
    list_matter(planning, id, item->number, 0, entry->text);
    return id;
}

static const char *list_items(Planning *planning, const Entry *entry)
{
    const char *first = NULL;
    for (guint i = 0; i < entry->items->len; i++) {
        const char *id = list_item(planning, entry, entry_item(entry, i));
        first = first != NULL ? first : id;
    }
    return first;
}

/* The number of an item that `text` begins with; 0 if it begins with none. */
static int number_in(const char *text)
{
    enum { DIGITS_LIMIT = 3 };
    const size_t digits = strspn(text, "0123456789");
    return digits >= 1 && digits <= DIGITS_LIMIT ? (int)g_ascii_strtoll(text, NULL, 10) : 0;
}

/* A topic of the mandate is a matter of its own under the item: "item-5/3". */
static const char *list_topic(Planning *planning, const Entry *entry)
{
    const Profile *profile = session_profile(planning->state);
    const bool has_topics = profile != NULL && profile->topics;
    const Topic topic =
        has_topics && entry->kind == ENTRY_TOPIC && entry->text != NULL ? vocabulary_topic(entry->text) : TOPIC_NONE;
    if (topic == TOPIC_NONE || planning->item == NULL || strchr(planning->item, '/') != NULL) {
        return planning->item;
    }
    const char *id = outcome_text(planning->outcome, "%s/%d", planning->item, topic + 1);
    const int number = number_in(planning->item + strlen("item-"));
    list_matter(planning, id, number, topic + 1, topic_name(topic));
    return id;
}

/* Lines that stand for themselves, whatever item was above them. */
static bool is_about_no_item(EntryKind kind)
{
    return kind == ENTRY_OPENING || kind == ENTRY_STATEMENTS || kind == ENTRY_CLOSURE || kind == ENTRY_STAKEHOLDERS;
}

/* What a line is about: its own item; a topic under the item; else the item above it. */
static const char *matter_of(Planning *planning, const Entry *entry)
{
    if (entry->items->len > 0) {
        planning->item = list_items(planning, entry);
        return planning->item;
    }
    if (entry->depth == 0 && is_about_no_item(entry->kind)) {
        planning->item = NULL;
    }
    return list_topic(planning, entry);
}

/* A reading holds for the lines under it. */
static int reading_of(Planning *planning, const Entry *entry)
{
    if (entry->kind == ENTRY_READING) {
        planning->reading = entry->ordinal;
        planning->reading_depth = entry->depth;
    } else if (entry->depth <= planning->reading_depth) {
        planning->reading = 0;
    }
    return planning->reading;
}

static void plan_segment(Planning *planning, const Entry *entry, const char *meeting, guint number)
{
    const char *matter = matter_of(planning, entry);
    const int reading = reading_of(planning, entry);
    Event *event = outcome_add(planning->outcome, &segment_planned);
    event_text(event, FIELD_MEETING, meeting);
    event_number(event, FIELD_SEGMENT, number);
    event_number(event, FIELD_SEGMENT_KIND, entry->kind);
    event_number(event, FIELD_DEPTH, entry->depth);
    event_text(event, FIELD_MATTER, matter);
    if (reading > 0) {
        event_number(event, FIELD_READING, reading);
    }
    if (entry->minutes > 0) {
        event_number(event, FIELD_MINUTES, entry->minutes);
    }
    event_text(event, FIELD_TITLE, keep_line(planning, FIELD_TITLE, entry->text));
}

static void plan_segments(Planning *planning, const Row *row, const char *meeting)
{
    const guint limit = (guint)field_info(FIELD_SEGMENT)->most;
    planning->item = NULL;
    planning->reading = 0;
    for (guint i = 0; i < row->entries->len && i < limit; i++) {
        plan_segment(planning, row_entry(row, i), meeting, i + 1);
    }
}

/* Are these the lines of that meeting, word for word? */
static bool has_lines(const State *state, const Meeting *meeting, const Row *row)
{
    bool same = meeting->n_segments > 0 && (guint)meeting->n_segments == row->entries->len;
    for (int i = 0; same && i < meeting->n_segments; i++) {
        const Segment *segment = state_segment(state, meeting->first_segment + i);
        const Entry *entry = row_entry(row, (guint)i);
        same = segment->kind == (int)entry->kind && g_strcmp0(state_text(state, segment->title), entry->text) == 0;
    }
    return same;
}

static bool is_still_planned(const Meeting *meeting)
{
    return meeting != NULL && meeting->state == MEETING_PLANNED && !meeting->is_taken_out;
}

/* The planned meeting that is not in this version and has the same lines: it was moved here. NULL if there is none. */
static const char *moved_from(Planning *planning, const Row *row)
{
    for (int id = 1; id <= state_meetings(planning->state); id++) {
        const Meeting *old = state_meeting(planning->state, id);
        const char *text = old != NULL ? state_text(planning->state, old->id) : NULL;
        if (is_still_planned(old) && !g_hash_table_contains(planning->meetings, text) &&
            has_lines(planning->state, old, row) && g_hash_table_add(planning->claimed, (gpointer)text)) {
            return text;
        }
    }
    return NULL;
}

static SittingMode mode_of(const Row *row)
{
    static const SittingMode modes[] = {
        [MODE_FORMAL] = SITTING_FORMAL,     [MODE_INFORMAL] = SITTING_INFORMAL,   [MODE_JOINT] = SITTING_FORMAL,
        [MODE_PARALLEL] = SITTING_INFORMAL, [MODE_SIDE_EVENT] = SITTING_INFORMAL,
    };
    G_STATIC_ASSERT(G_N_ELEMENTS(modes) == N_MEETING_MODES);
    return modes[row->mode];
}

/* What was held stays, and so does what was called off and lies behind. */
static bool stays(const Planning *planning, const Meeting *known, Instant starts)
{
    return known != NULL &&
           (known->called > 0 || (known->state == MEETING_CANCELLED && starts <= planning->command->at));
}

static void plan_meeting(Planning *planning, guint i, const char *id)
{
    const Plan *plan = planning->command->plan;
    const Row *row = programme_row(plan->programme, i);
    const PlanHours *hours = &plan->hours[i];
    const Meeting *known = state_meeting(planning->state, state_find_meeting(planning->state, id));
    const bool is_kept = stays(planning, known, hours->starts);
    Event *event = outcome_add(planning->outcome, is_kept ? &kept : &event_slot_planned);
    event_text(event, FIELD_MEETING, id);
    event_number(event, FIELD_VERSION, planning->version);
    if (is_kept) {
        return;
    }
    event_number(event, FIELD_STARTS, hours->starts);
    if (hours->ends > hours->starts) {
        event_number(event, FIELD_ENDS, hours->ends);
    }
    event_number(event, FIELD_OFFSET, hours->offset);
    event_number(event, FIELD_MODE, mode_of(row));
    event_text(event, FIELD_ROOM, keep_line(planning, FIELD_ROOM, row->room));
    event_text(event, FIELD_TITLE, keep_line(planning, FIELD_TITLE, row->label));
    const Row *lines = programme_entries_of(plan->programme, i);
    if (known == NULL) {
        event_text(event, FIELD_MOVED_FROM, moved_from(planning, lines));
    }
    plan_segments(planning, lines, id);
}

/* The number that the deadline has, or a new one: it is the same one as long as it is called the same. */
static int deadline_number(Planning *planning, const char *title)
{
    for (int id = 1; id <= state_deadlines(planning->state); id++) {
        const Deadline *known = state_deadline(planning->state, id);
        if (known != NULL && known->state == DEADLINE_AHEAD &&
            g_strcmp0(state_text(planning->state, known->title), title) == 0 &&
            g_hash_table_add(planning->deadlines, GINT_TO_POINTER(id))) {
            return id;
        }
    }
    return state_deadlines(planning->state) + ++planning->new_deadlines;
}

/* "… list of speakers on agenda item 5": item-5, if it is known. */
static const char *matter_in_words(Planning *planning, const char *text)
{
    static const char word[] = "item ";
    const char *at = strstr(text, word);
    const int number = at != NULL ? number_in(at + strlen(word)) : 0;
    const char *id = planning_matter_of(planning->outcome, number);
    const bool is_known =
        planning_find_item(planning->state, number) != ID_NONE || g_hash_table_contains(planning->listed, id);
    return number > 0 && is_known ? id : NULL;
}

static void plan_deadline(Planning *planning, guint i)
{
    const Plan *plan = planning->command->plan;
    const Row *row = programme_row(plan->programme, i);
    const char *title = keep_line(planning, FIELD_TITLE, row->text != NULL ? row->text : row_kind_name(row->kind));
    Event *event = outcome_add(planning->outcome, &deadline_set);
    event_number(event, FIELD_DEADLINE, deadline_number(planning, title));
    event_number(event, FIELD_VERSION, planning->version);
    event_number(event, FIELD_CLOSES, plan->hours[i].starts);
    event_number(event, FIELD_OFFSET, plan->hours[i].offset);
    event_number(event, FIELD_CLOSES_LIST, row->kind == ROW_LIST_CLOSURE);
    event_text(event, FIELD_TITLE, title);
    event_text(event, FIELD_MATTER, matter_in_words(planning, title));
}

static void take_out_rest(Planning *planning)
{
    for (int id = 1; id <= state_meetings(planning->state); id++) {
        const Meeting *old = state_meeting(planning->state, id);
        const char *text = old != NULL ? state_text(planning->state, old->id) : NULL;
        if (is_still_planned(old) && !g_hash_table_contains(planning->meetings, text)) {
            Event *event = outcome_add(planning->outcome, &taken_out);
            event_text(event, FIELD_MEETING, text);
            event_number(event, FIELD_VERSION, planning->version);
        }
    }
    for (int id = 1; id <= state_deadlines(planning->state); id++) {
        const Deadline *old = state_deadline(planning->state, id);
        if (old != NULL && old->state == DEADLINE_AHEAD &&
            !g_hash_table_contains(planning->deadlines, GINT_TO_POINTER(id))) {
            Event *event = outcome_add(planning->outcome, &deadline_dropped);
            event_number(event, FIELD_DEADLINE, id);
            event_number(event, FIELD_VERSION, planning->version);
            event_text(event, FIELD_TITLE, state_text(planning->state, old->title));
        }
    }
}

static bool is_slot(const Plan *plan, guint i)
{
    const Row *row = programme_row(plan->programme, i);
    return row->kind == ROW_MEETING && row->mode != MODE_SIDE_EVENT && plan->hours[i].starts > 0;
}

static bool is_deadline(const Plan *plan, guint i)
{
    const RowKind kind = programme_row(plan->programme, i)->kind;
    return (kind == ROW_DEADLINE || kind == ROW_LIST_CLOSURE) && plan->hours[i].starts > 0;
}

static void plan_all(Planning *planning)
{
    const Plan *plan = planning->command->plan;
    g_autoptr(GPtrArray) ids = programme_meeting_ids(plan->programme);
    for (guint i = 0; i < ids->len; i++) {
        if (is_slot(plan, i)) {
            g_hash_table_add(planning->meetings, (gpointer)outcome_keep(planning->outcome, g_ptr_array_index(ids, i)));
        }
    }
    for (guint i = 0; i < ids->len; i++) {
        if (is_slot(plan, i)) {
            plan_meeting(planning, i, outcome_keep(planning->outcome, g_ptr_array_index(ids, i)));
        }
    }
    for (guint i = 0; i < ids->len; i++) {
        if (is_deadline(plan, i)) {
            plan_deadline(planning, i);
        }
    }
    take_out_rest(planning);
}

Refusal planning_events(const State *state, const Command *command, Outcome *outcome, int version)
{
    Planning planning = {
        .state = state,
        .command = command,
        .outcome = outcome,
        .version = version,
        .listed = g_hash_table_new(g_str_hash, g_str_equal),
        .meetings = g_hash_table_new(g_str_hash, g_str_equal),
        .deadlines = g_hash_table_new(NULL, NULL),
        .claimed = g_hash_table_new(g_str_hash, g_str_equal),
    };
    plan_all(&planning);
    g_hash_table_unref(planning.listed);
    g_hash_table_unref(planning.meetings);
    g_hash_table_unref(planning.deadlines);
    g_hash_table_unref(planning.claimed);
    return planning.refusal;
}

static const CommandInfo *const commands[] = { NULL };
static const EventInfo *const events[] = {
    &event_matter_listed, &event_slot_planned, &kept, &taken_out, &segment_planned,
    &deadline_set,        &deadline_dropped,   NULL
};
static const RefusalInfo *const refusals[] = { &refused_not_on_agenda, NULL };

const Module module_planning = { "planning", "The plan of the session", commands, events, refusals };
