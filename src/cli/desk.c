#include "cli/desk.h"

#include "cli/input.h"
#include "cli/load.h"
#include "cli/nearest.h"
#include "cli/verb.h"
#include "exchange/planned.h"
#include "exchange/programme_json.h"
#include "session/acts.h"
#include "session/module.h"

#include <string.h>

enum { SHOWN_LIMIT = 12 /* entries of an act that are told; an issued programme makes hundreds */ };

void desk_init(Desk *desk, const char *folder, bool is_trial, Language language)
{
    enum { STRINGS_BLOCK = 4096 };
    *desk = (Desk){
        .folder = folder, .is_trial = is_trial, .language = language, .strings = g_string_chunk_new(STRINGS_BLOCK)
    };
    terminal_init(&desk->terminal, stdout, "auto");
}

void desk_clear(Desk *desk)
{
    g_clear_pointer(&desk->app, app_close);
    g_clear_pointer(&desk->strings, g_string_chunk_free);
}

static int G_GNUC_PRINTF(2, 3) fail(const char *where, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    g_autofree char *text = g_strdup_vprintf(format, values);
    va_end(values);
    complain("%s%s%s", where != NULL ? where : "", where != NULL ? ": " : "", text);
    return EXIT_TROUBLE;
}

/* --- the session -------------------------------------------------------------------------------------------------- */

/* Would it begin? Asked before a folder is made that then stayed empty. */
static bool is_allowed_at_first(const AppCommand *wish, AppAnswer *answer)
{
    AppCommand trial = *wish;
    trial.is_trial = true;
    g_autoptr(App) nothing = data_app(ledger_mem_new(), "memory");
    app_submit(nothing, &trial, answer);
    return answer->result == APP_DONE;
}

static bool begins(const CommandInfo *info)
{
    return strcmp(info->name, "session.begin") == 0;
}

/* The session as it is kept; where there is none yet, and one may begin, it is opened when it does. */
static bool open_session(Desk *desk, const CommandInfo *info)
{
    if (desk->app != NULL || (!desk->is_trial && begins(info) && !data_exists(desk->folder))) {
        return true;
    }
    Ledger *ledger = desk->is_trial ? data_trial(desk->folder) : data_open(desk->folder, LEDGER_WRITE);
    desk->app = ledger != NULL ? data_app(ledger, desk->folder) : NULL;
    return desk->app != NULL;
}

static bool submit(Desk *desk, const AppCommand *wish, AppAnswer *answer)
{
    if (desk->app == NULL) {
        g_auto(AppAnswer) trial = { 0 };
        if (!is_allowed_at_first(wish, &trial)) {
            *answer = trial;
            trial = (AppAnswer){ 0 };
            return true;
        }
        Ledger *ledger = data_open(desk->folder, LEDGER_CREATE);
        desk->app = ledger != NULL ? data_app(ledger, desk->folder) : NULL;
    }
    if (desk->app != NULL) {
        app_submit(desk->app, wish, answer);
    }
    return desk->app != NULL;
}

/* --- the command ---------------------------------------------------------------------------------------------------
 */

/* On the command line a programme of work is named by its file. */
typedef struct {
    ProgrammeFile *file;
    Planned *planned;
    char *json;
} Paper;

static void paper_clear(Paper *paper)
{
    g_clear_pointer(&paper->planned, planned_free);
    g_clear_pointer(&paper->file, programme_file_free);
    g_clear_pointer(&paper->json, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Paper, paper_clear)

static bool read_paper(Command *command, Paper *paper)
{
    const char *path = values_text(&command->values, FIELD_PAPER);
    if (path == NULL) {
        return true;
    }
    g_autoptr(GError) error = NULL;
    paper->file = load_programme(path);
    if (paper->file == NULL) {
        return false;
    }
    paper->planned = planned_new(paper->file->programme, &error);
    if (paper->planned == NULL) {
        complain("cannot plan by %s: %s", input_name(path), error->message);
        return false;
    }
    g_autoptr(GBytes) json = programme_to_json(paper->file->programme);
    paper->json = g_strndup(g_bytes_get_data(json, NULL), g_bytes_get_size(json));
    values_set_text(&command->values, FIELD_PAPER, paper->json);
    command->plan = &paper->planned->plan;
    return true;
}

static char *read_values(const DeskAct *act, GStringChunk *strings, Values *values)
{
    g_autoptr(GError) error = NULL;
    for (const char *const *word = act->words; *word != NULL; word++) {
        char *complaint = command_read_field(act->info, *word, strings, values);
        if (complaint != NULL) {
            return complaint;
        }
    }
    return planned_complete(values, &error) ? NULL : g_strdup(error->message);
}

/* The place of a session that is yet to begin is what the command says. */
static void place_of(Desk *desk, const Command *command, Place *place)
{
    const State *state = desk->app != NULL ? app_read_lock(desk->app) : NULL;
    place_init(place, state, desk->language);
    const char *zone = values_text(&command->values, FIELD_ZONE);
    if (place->zone == NULL && zone != NULL) {
        place->zone = zone_new(zone);
    }
    place->state = NULL;
    if (state != NULL) {
        app_read_unlock(desk->app);
    }
}

static char *read_time(Desk *desk, const DeskAct *act, AppCommand *wish)
{
    wish->command.at = g_get_real_time();
    wish->is_exact = act->time != NULL;
    if (act->time == NULL) {
        return NULL;
    }
    g_auto(Place) place = { 0 };
    place_of(desk, &wish->command, &place);
    const CivilDate day = civil_date_is_set(desk->day) ? desk->day : place_day(&place, wish->command.at);
    return place_read_time(&place, act->time, day, &wish->command.at);
}

/* --- what is told --------------------------------------------------------------------------------------------------
 */

static void tell_entry(const Desk *desk, const Place *place, EventReader *reader, GBytes *bytes)
{
    gsize length;
    const char *text = g_bytes_get_data(bytes, &length);
    const Event *event = event_read(reader, text, length, NULL);
    g_assert(event != NULL); /* it has been written in this moment */
    const Teller teller = place_teller(place);
    g_autofree char *sentence = tell_event(event, &teller);
    char clock[PLACE_CLOCK_SIZE];
    fprintf(desk->terminal.out, "%s  ", place_clock(place, event->at, true, clock));
    terminal_text(&desk->terminal, sentence);
    fputc('\n', desk->terminal.out);
}

static void tell_done(const Desk *desk, const AppAnswer *answer)
{
    g_autoptr(EventReader) reader = event_reader_new();
    const State *state = app_read_lock(desk->app);
    g_auto(Place) place;
    place_init(&place, state, desk->language);
    for (guint i = 0; i < answer->entries->len && i < SHOWN_LIMIT; i++) {
        tell_entry(desk, &place, reader, g_ptr_array_index(answer->entries, i));
    }
    if (answer->entries->len > SHOWN_LIMIT) {
        fprintf(desk->terminal.out, "          … and %u entries more\n", answer->entries->len - SHOWN_LIMIT);
    }
    if (state != NULL) {
        app_read_unlock(desk->app);
    }
}

static int tell_refused(const Desk *desk, const AppAnswer *answer, const char *where)
{
    Terminal terminal;
    terminal_init(&terminal, stderr, "auto");
    const Refusal refusal = answer->refusal;
    const bool is_plural = strpbrk(refusal->rules, ",–") != NULL;
    fprintf(stderr, "%s%s", where != NULL ? where : "", where != NULL ? ": " : "");
    terminal_put(&terminal, STYLE_ERROR, "refused");
    fputs(": ", stderr);
    terminal_text(&terminal, acts_words(ACTS_REFUSAL, refusal->name, refusal->words, desk->language));
    if (answer->complaint != NULL) {
        fputs(": ", stderr);
        terminal_text(&terminal, answer->complaint);
    }
    g_auto(GStrv) numbers = g_strsplit(refusal->rules, ", ", -1);
    g_autofree char *operands = g_strjoinv(" ", numbers);
    fprintf(stderr, " [%s; rule%s %s (placard explain %s)", refusal->name, is_plural ? "s" : "", refusal->rules,
            operands);
    fprintf(stderr, "%s%s]\n", refusal->source != NULL ? "; " : "", refusal->source != NULL ? refusal->source : "");
    return EXIT_ERRORS;
}

int desk_do(Desk *desk, const DeskAct *act, const char *where)
{
    g_auto(Paper) paper = { 0 };
    g_auto(AppAnswer) answer = { 0 };
    AppCommand wish = { .command = { .info = act->info } };
    if (!open_session(desk, act->info)) {
        return EXIT_TROUBLE;
    }
    if (!actor_read(act->who, desk->strings, &wish.command.actor)) {
        return fail(where, "“%s” is nobody who acts: chair, secretariat, clock, or the code of a participant",
                    act->who);
    }
    g_autofree char *complaint = read_values(act, desk->strings, &wish.command.values);
    if (complaint == NULL) {
        complaint = read_time(desk, act, &wish);
    }
    if (complaint != NULL) {
        return fail(where, "%s", complaint);
    }
    if (!read_paper(&wish.command, &paper) || !submit(desk, &wish, &answer)) {
        return EXIT_TROUBLE;
    }
    if (answer.result == APP_FAULT) {
        return fail(where, "it could not be stored: %s", answer.fault->message);
    }
    if (answer.result == APP_REFUSED) {
        return tell_refused(desk, &answer, where);
    }
    tell_done(desk, &answer);
    return EXIT_GOOD;
}

/* --- files of acts ------------------------------------------------------------------------------------------------ */

/* The words of a line; quotation marks hold together what has blanks. NULL, and a complaint, where one is not closed.
 */
static GPtrArray *words_of(const char *line)
{
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    const char *at = line + strspn(line, " \t");
    while (*at != '\0') {
        GString *word = g_string_new(NULL);
        bool is_quoted = false;
        for (; *at != '\0' && (is_quoted || strchr(" \t", *at) == NULL); at++) {
            if (*at == '"') {
                is_quoted = !is_quoted;
            } else {
                g_string_append_c(word, *at);
            }
        }
        g_ptr_array_add(words, g_string_free(word, FALSE));
        if (is_quoted) {
            return NULL;
        }
        at += strspn(at, " \t");
    }
    g_ptr_array_add(words, NULL);
    return g_steal_pointer(&words);
}

static bool looks_like_time(const char *word)
{
    return g_ascii_isdigit(word[0]) && strchr(word, ':') != NULL;
}

/* Every command has a dot in its name, and nobody who acts has. */
static bool looks_like_actor(const char *word)
{
    return strchr(word, '.') == NULL;
}

static int do_words(Desk *desk, const GPtrArray *words, const char *who, const char *where)
{
    const char *const *at = (const char *const *)words->pdata;
    DeskAct act = { .who = who };
    if (*at != NULL && looks_like_time(*at)) {
        act.time = *at++;
    }
    if (*at != NULL && looks_like_actor(*at)) {
        act.who = *at++;
    }
    if (*at == NULL) {
        return fail(where, "there is no command in this line");
    }
    act.info = command_of(*at);
    if (act.info == NULL) {
        return fail(where, "there is no command “%s”", *at);
    }
    act.words = at + 1;
    return desk_do(desk, &act, where);
}

/* "day 2022-07-25": the day of the hours that follow. */
static int turn_page(Desk *desk, const char *text, const char *where)
{
    const CivilDate day = civil_date_parse(text);
    if (!civil_date_is_set(day)) {
        return fail(where, "“%s” is no day, such as 2022-07-25", text);
    }
    desk->day = day;
    return EXIT_GOOD;
}

static int do_line(Desk *desk, char *line, const char *who, const char *where)
{
    static const char day[] = "day ";
    g_strstrip(line);
    if (*line == '\0' || *line == '#') {
        return EXIT_GOOD;
    }
    if (g_ascii_strncasecmp(line, day, strlen(day)) == 0) {
        return turn_page(desk, line + strlen(day), where);
    }
    if (!g_utf8_validate(line, -1, NULL)) {
        return fail(where, "the line is no UTF-8");
    }
    g_autoptr(GPtrArray) words = words_of(line);
    return words != NULL ? do_words(desk, words, who, where) : fail(where, "a quotation mark is not closed");
}

int desk_do_file(Desk *desk, const char *path, const char *who, bool keeps_going)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = input_read(path, &error);
    if (bytes == NULL) {
        return fail(input_name(path), "%s", error->message);
    }
    g_autofree char *text = g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    int worst = EXIT_GOOD;
    for (guint i = 0; lines[i] != NULL && (worst == EXIT_GOOD || keeps_going); i++) {
        g_autofree char *where = g_strdup_printf("%s:%u", input_name(path), i + 1);
        const int code = do_line(desk, lines[i], who, where);
        worst = MAX(worst, code);
    }
    return worst;
}
