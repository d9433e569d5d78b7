#include "story.h"

#include "base/instant.h"
#include "exchange/place.h"
#include "exchange/planned.h"
#include "exchange/programme_file.h"
#include "exchange/programme_json.h"
#include "session/module.h"
#include "session/speakers.h"
#include "session/tell.h"
#include "story_checks.h"

#include <stdlib.h>
#include <string.h>

enum { SUMMER_OFFSET = -4 * 3600 };

typedef struct {
    State *state;
    GStringChunk *strings;
    GPtrArray *records; /* of GString: the ledger */
    GPtrArray *papers;  /* of ProgrammeFile */
    const char *folder;
    const char *path;
    int line;
    CivilDate day;
    int offset;      /* of the hours of the story, in seconds */
    Refusal refusal; /* of the latest step, until a line has told that it was expected */
    char *complaint; /* likewise */
    bool is_told;    /* the step was wrong, and nothing has said so yet */
    char *step;
} Story;

static GHashTable *commands, *refusals;

GHashTable *story_commands(void)
{
    return commands != NULL ? commands : (commands = g_hash_table_new(g_str_hash, g_str_equal));
}

GHashTable *story_refusals(void)
{
    return refusals != NULL ? refusals : (refusals = g_hash_table_new(g_str_hash, g_str_equal));
}

static void G_GNUC_PRINTF(2, 3) wrong(const Story *story, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_test_message("%s:%d: %s", story->path, story->line, text);
    g_printerr("%s:%d: %s\n", story->path, story->line, text);
    g_test_fail();
}

/* What is so now */

static char *check_floor(const Story *story, const char *argument)
{
    const Inscription *speaks = state_inscription(story->state, state_the_floor(story->state)->inscription);
    (void)argument;
    const Participant *party = speaks != NULL ? state_participant(story->state, speaks->participant) : NULL;
    return g_strdup(party != NULL    ? state_text(story->state, party->code)
                    : speaks != NULL ? "the Secretariat"
                                     : "nobody");
}

/* "EGY for African Group, FRA". */
static char *check_list(const Story *story, const char *argument)
{
    const int list = state_find_list(story->state, argument);
    if (list == ID_NONE) {
        return g_strdup("there is no such list");
    }
    g_autoptr(GArray) order = speakers_in_order(story->state, list);
    GString *text = g_string_new(order->len == 0 ? "nobody" : NULL);
    for (guint i = 0; i < order->len; i++) {
        const Inscription *waits = state_inscription(story->state, g_array_index(order, int, i));
        const char *group = state_text(story->state, waits->group);
        g_string_append_printf(text, "%s%s%s%s", i > 0 ? ", " : "",
                               state_text(story->state, state_participant(story->state, waits->participant)->code),
                               group != NULL ? " for " : "", group != NULL ? group : "");
    }
    return g_string_free(text, FALSE);
}

static char *check_list_state(const Story *story, const char *argument)
{
    static const char *const names[] = { "not open", "open", "announced", "closed" };
    const SpeakersList *list = state_list(story->state, state_find_list(story->state, argument));
    return g_strdup(list != NULL ? names[list->state] : "there is no such list");
}

static char *check_meeting(const Story *story, const char *argument)
{
    static const char *const names[] = { "planned", "cancelled", "running", "suspended", "adjourned" };
    const int id =
        argument != NULL ? state_find_meeting(story->state, argument) : state_the_floor(story->state)->meeting;
    const Meeting *meeting = state_meeting(story->state, id);
    return g_strdup(meeting != NULL ? names[meeting->state] : "none");
}

/* What the log says of the latest entry. */
static char *check_log(const Story *story, const char *argument)
{
    const GString *record = g_ptr_array_index(story->records, story->records->len - 1);
    const Teller teller = { .language = LANGUAGE_ENGLISH };
    g_autoptr(EventReader) reader = event_reader_new();
    (void)argument;
    return tell_event(event_read(reader, record->str, record->len, NULL), &teller);
}

/* "10:05" or "10:05:30" at the beginning, in seconds; −1 if it is none. */
static int hour_of(const char *text, const char **ret_rest)
{
    int seconds = 0, parts = 0;
    while (g_ascii_isdigit(text[0]) && g_ascii_isdigit(text[1])) {
        seconds = seconds * 60 + (text[0] - '0') * 10 + (text[1] - '0');
        parts++;
        text += 2;
        if (*text != ':') {
            break;
        }
        text++;
    }
    *ret_rest = text;
    return parts < 2 ? -1 : parts == 2 ? seconds * 60 : seconds;
}

static Instant midnight(const Story *story);

/* An hour of the story as whoever reads of it is told: with its day and the zone of the place. */
static char *check_printed(const Story *story, const char *argument)
{
    const char *rest;
    g_auto(Place) place = { 0 };
    const int second = hour_of(argument, &rest);
    const Instant at = midnight(story) + (gint64)second * G_USEC_PER_SEC;
    g_assert_cmpint(second, >=, 0);
    place_init(&place, story->state, LANGUAGE_ENGLISH);
    g_autofree char *time = place_time_words(&place, at);
    g_autofree char *zone = place_zone_words(&place, at);
    return g_strdup_printf("%s, %s", time, zone);
}

static const struct {
    const char *name;
    char *(*check)(const Story *story, const char *argument); /* `argument` NULL if there is none */
} checks[] = {
    { "floor", check_floor },           /* floor: FRA */
    { "list", check_list },             /* list item-5: FRA for a group, DEU */
    { "list-state", check_list_state }, /* list-state item-5: closed */
    { "log", check_log },               /* log: what the latest entry of the ledger says */
    { "meeting", check_meeting },       /* meeting: running; meeting 2022-07-25-pm: planned */
    { "printed", check_printed },       /* printed 10:00: 25 July 2022, 10:00, America/New_York, EDT, UTC−4 */
};

/* Midnight of the story's day at its place. */
static Instant midnight(const Story *story)
{
    const int days = civil_date_days_between((CivilDate){ 1970, 1, 1 }, story->day);
    return ((gint64)days * 86400 - story->offset) * G_USEC_PER_SEC;
}

/* What is so, by the check of that name; NULL if there is none. */
static char *find_out(const Story *story, const char *name, const char *argument)
{
    for (guint i = 0; i < G_N_ELEMENTS(checks); i++) {
        if (strcmp(checks[i].name, name) == 0) {
            return checks[i].check(story, argument);
        }
    }
    const StoryCheck *const tables[] = { speakers_checks, order_checks, body_checks };
    for (guint i = 0; i < G_N_ELEMENTS(tables); i++) {
        for (const StoryCheck *check = tables[i]; check->name != NULL; check++) {
            if (strcmp(check->name, name) == 0) {
                return check->check(story->state, midnight(story), argument);
            }
        }
    }
    return NULL;
}

static State *fold(Story *story);

/* "NAME: what is so" or "NAME ARGUMENT: what is so"; of the state that the records alone give, with "rebuilt" before.
 */
static bool run_check(Story *story, const char *text)
{
    if (g_str_has_prefix(text, "rebuilt ")) {
        State *running = story->state;
        story->state = fold(story);
        const bool is_known = run_check(story, text + strlen("rebuilt "));
        state_free(story->state);
        story->state = running;
        return is_known;
    }
    const char *colon = strstr(text, ": ");
    if (colon == NULL) {
        return false;
    }
    const size_t length = strcspn(text, " :");
    g_autofree char *name = g_strndup(text, length);
    g_autofree char *argument =
        text[length] == ' ' ? g_strstrip(g_strndup(text + length, (gsize)(colon - text) - length)) : NULL;
    g_autofree char *expected = g_strstrip(g_strdup(colon + 1));
    g_autofree char *found = find_out(story, name, argument);
    if (found != NULL && strcmp(found, expected) != 0) {
        wrong(story, "%s: expected “%s”, found “%s”", name, expected, found);
    }
    return found != NULL;
}

/* Steps */

static void keep_records(Story *story, const Outcome *outcome)
{
    for (guint i = 0; i < outcome->events->len; i++) {
        g_auto(Buffer) out = BUFFER_INIT;
        event_write(g_ptr_array_index(outcome->events, i), &out);
        g_ptr_array_add(story->records, g_string_new(buffer_text(&out)));
    }
}

static void free_file(gpointer file)
{
    programme_file_free(file);
}

/* A paper is named by its file in given/. */
static Planned *read_paper(Story *story, Command *command)
{
    const Value *value = values_find(&command->values, FIELD_PAPER);
    if (value == NULL) {
        return NULL;
    }
    g_autofree char *path = g_build_filename(story->folder, "given", value->text, NULL);
    g_autofree char *text = NULL;
    g_autoptr(GError) error = NULL;
    gsize length;
    g_file_get_contents(path, &text, &length, &error);
    g_assert_no_error(error);
    g_autoptr(GBytes) bytes = g_bytes_new(text, length);
    ProgrammeFile *file = programme_file_read(bytes, path, &error);
    g_assert_no_error(error);
    g_ptr_array_add(story->papers, file);
    g_autoptr(GBytes) json = programme_to_json(file->programme);
    const char *kept =
        g_string_chunk_insert_len(story->strings, g_bytes_get_data(json, NULL), (gssize)g_bytes_get_size(json));
    values_set_text(&command->values, FIELD_PAPER, kept);
    Planned *planned = planned_new(file->programme, &error);
    g_assert_no_error(error);
    command->plan = &planned->plan;
    return planned;
}

static void do_command(Story *story, Command *command)
{
    g_autoptr(Planned) planned = read_paper(story, command);
    (void)planned; /* the command points into it */
    g_auto(Outcome) outcome = { 0 };
    outcome_init(&outcome);
    story->refusal = decide_and_apply(story->state, command, &outcome);
    g_hash_table_add(story_commands(), (gpointer)command->info->name);
    if (story->refusal == ALLOWED) {
        keep_records(story, &outcome);
    } else {
        g_hash_table_add(story_refusals(), (gpointer)story->refusal->name);
        story->complaint = g_strdup(outcome.complaint != NULL ? outcome.complaint : story->refusal->words);
    }
}

/* The step before must have been told of by now, if it was refused. */
static void settle(Story *story)
{
    if (story->complaint != NULL) {
        wrong(story, "“%s” must be allowed, and was refused: %s (%s)", story->step, story->complaint,
              story->refusal != NULL ? story->refusal->name : "wrong");
    }
    g_clear_pointer(&story->complaint, g_free);
    g_clear_pointer(&story->step, g_free);
    story->refusal = ALLOWED;
}

static bool run_step(Story *story, const char *text)
{
    const char *rest;
    const int second = hour_of(text, &rest);
    if (second < 0 || *rest != ' ') {
        return false;
    }
    settle(story);
    rest += strspn(rest, " ");
    const size_t length = strcspn(rest, " ");
    g_autofree char *who = g_strndup(rest, length);
    Command command = { 0 };
    Actor actor;
    story->step = g_strdup(rest + length + strspn(rest + length, " "));
    if (!actor_read(who, story->strings, &actor)) {
        wrong(story, "“%s” is nobody", who);
        return true;
    }
    story->complaint = command_read(story->step, story->strings, &command);
    if (story->complaint != NULL) {
        return true;
    }
    command.actor = actor;
    command.at = midnight(story) + (gint64)second * G_USEC_PER_SEC;
    do_command(story, &command);
    return true;
}

/* "already-listed (rule 32)" */
static void expect_refusal(Story *story, const char *text)
{
    g_autofree char *found =
        story->refusal != NULL
            ? g_strdup_printf("%s (%s %s)", story->refusal->name,
                              strpbrk(story->refusal->rules, ",–") != NULL ? "rules" : "rule", story->refusal->rules)
            : g_strdup(story->complaint != NULL ? story->complaint : "nothing was refused");
    if (strcmp(found, text) != 0) {
        wrong(story, "expected “%s”, found “%s”", text, found);
    }
    g_clear_pointer(&story->complaint, g_free);
    story->refusal = ALLOWED;
}

static void expect_wrong(Story *story, const char *text)
{
    if (story->complaint == NULL ||
        (story->refusal != NULL && strcmp(story->refusal->name, "field") != 0 &&
         strcmp(story->refusal->name, "unknown") != 0) ||
        strstr(story->complaint, text) == NULL) {
        wrong(story, "expected a complaint with “%s”, found “%s”", text,
              story->complaint != NULL ? story->complaint : "none");
    }
    g_clear_pointer(&story->complaint, g_free);
    story->refusal = ALLOWED;
}

static void run_file(Story *story, const char *path, bool has_prose);

static void run_given(Story *story, const char *name)
{
    g_autofree char *slug = g_strdelimit(g_strdup(name), " ", '-');
    g_autofree char *file = g_strconcat(slug, ".txt", NULL);
    g_autofree char *path = g_build_filename(story->folder, "given", file, NULL);
    const char *outer = story->path;
    const int line = story->line;
    run_file(story, path, false);
    settle(story);
    story->path = outer;
    story->line = line;
}

static bool run_word(Story *story, const char *text)
{
    const char *rest = NULL;
    if (g_str_has_prefix(text, "refused: ")) {
        expect_refusal(story, text + strlen("refused: "));
    } else if (g_str_has_prefix(text, "wrong: ")) {
        expect_wrong(story, text + strlen("wrong: "));
    } else if (g_str_has_prefix(text, "Given ")) {
        rest = text + strlen("Given ");
        settle(story);
        run_given(story, rest);
    } else if (strcmp(text, "The power fails.") == 0) {
        settle(story);
        State *before = story->state;
        story->state = fold(story);
        state_free(before);
    } else if (g_str_has_prefix(text, "Clock UTC")) {
        settle(story);
        story->offset = atoi(text + strlen("Clock UTC")) * 3600;
    } else if (g_str_has_prefix(text, "Day ")) {
        story->day = civil_date_parse(text + strlen("Day "));
        g_assert_true(civil_date_is_set(story->day));
    } else {
        return false;
    }
    return true;
}

static void run_line(Story *story, const char *text, bool *prose)
{
    if (*text == '\0' || *text == '#') {
        return;
    }
    const char *rest;
    *prose = *prose && !g_str_has_prefix(text, "Given ") && !g_str_has_prefix(text, "Day ") && hour_of(text, &rest) < 0;
    if (*prose || run_word(story, text) || run_step(story, text)) {
        return;
    }
    settle(story);
    if (!run_check(story, text)) {
        wrong(story, "what is this? “%s”", text);
    }
}

static void run_file(Story *story, const char *path, bool has_prose)
{
    g_autofree char *text = NULL;
    g_autoptr(GError) error = NULL;
    g_file_get_contents(path, &text, NULL, &error);
    g_assert_no_error(error);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    bool prose = has_prose;
    story->path = path;
    for (guint i = 0; lines[i] != NULL; i++) {
        story->line = (int)i + 1;
        run_line(story, g_strstrip(lines[i]), &prose);
    }
}

/* What the records alone give: each is read, written anew, and applied. New; free with state_free. */
static State *fold(Story *story)
{
    g_autoptr(EventReader) reader = event_reader_new();
    State *state = state_new();
    for (guint i = 0; i < story->records->len; i++) {
        const GString *record = g_ptr_array_index(story->records, i);
        g_autofree char *complaint = NULL;
        g_auto(Buffer) out = BUFFER_INIT;
        const Event *event = event_read(reader, record->str, record->len, &complaint);
        if (event == NULL) {
            wrong(story, "%s: %s", record->str, complaint);
            return state;
        }
        event_write(event, &out);
        g_assert_cmpstr(buffer_text(&out), ==, record->str);
        g_assert_true(state_apply(state, event));
    }
    return state;
}

/* The ledger alone gives the same state (rule 114). */
static void fold_again(Story *story)
{
    g_autoptr(State) state = fold(story);
    g_assert_true(state_equal(state, story->state));
}

static void free_string(gpointer string)
{
    g_string_free(string, TRUE);
}

void story_run(const char *path, const char *folder)
{
    Story story = { .state = state_new(),
                    .strings = g_string_chunk_new(4096),
                    .folder = folder,
                    .records = g_ptr_array_new_with_free_func(free_string),
                    .papers = g_ptr_array_new_with_free_func(free_file),
                    .day = { 2022, 7, 25 },
                    .offset = SUMMER_OFFSET };
    run_file(&story, path, true);
    settle(&story);
    fold_again(&story);
    state_free(story.state);
    g_string_chunk_free(story.strings);
    g_ptr_array_unref(story.records);
    g_ptr_array_unref(story.papers);
}
