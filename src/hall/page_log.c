/* The record as it is kept, in the reader's language: who did what when, a page at a time, with what was taken back
 * struck through. What stands in the ledger is read from it, without the state; only when the sentences are there they
 * are shown.
 */
#include "app/entries.h"
#include "hall/act_form.h"
#include "hall/errands.h"
#include "hall/pages.h"
#include "session/acts.h"
#include "session/meeting.h"
#include "session/module.h"

#include <string.h>

enum { LOG_ROWS = 150 /* of a page */ };

typedef struct {
    Seq seq;
    Instant at;
    bool begins; /* an act */
    bool is_taken_back;
    char *sentence;
    char *meeting; /* NULL: between meetings */
} LogRow;

typedef struct {
    char *meeting;      /* that is asked for; NULL: all */
    Seq before;         /* the page ends before this entry; 0: with the latest */
    GArray *seqs;       /* of Seq: the entries that are wanted */
    GHashTable *undone; /* the first entries of acts that were taken back */
    Seq act;            /* that the entry belongs to which is visited */
    GArray *rows;       /* of LogRow */
    guint first, n;     /* of the page, in `seqs` */
    Teller teller;
} Log;

static void clear_row(gpointer data)
{
    LogRow *row = data;
    g_free(row->sentence);
    g_free(row->meeting);
}

static void log_clear(Log *log)
{
    g_free(log->meeting);
    g_array_unref(log->seqs);
    g_array_unref(log->rows);
    g_hash_table_unref(log->undone);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Log, log_clear)

/* --- reading ------------------------------------------------------------------------------------------------------ */

/* The call to order is told as the first thing of its meeting. */
static const char *meeting_of(const Event *event)
{
    const bool is_call = event->act != NULL && strcmp(event->act, "meeting.call_to_order") == 0;
    return event->meeting == NULL && is_call ? values_text(&event->values, FIELD_MEETING) : event->meeting;
}

static bool take_note(const AppEntry *entry, gpointer data)
{
    Log *log = data;
    const Event *event = entry->event;
    if (strcmp(event->info->name, "act.undone") == 0) {
        const gint64 act = values_number(&event->values, FIELD_ACT, 0);
        g_hash_table_add(log->undone, g_memdup2(&act, sizeof act));
    }
    if (log->meeting == NULL || g_strcmp0(log->meeting, meeting_of(event)) == 0) {
        g_array_append_val(log->seqs, entry->seq);
    }
    return true;
}

static bool take_row(const AppEntry *entry, gpointer data)
{
    Log *log = data;
    const Event *event = entry->event;
    const guint next = log->first + log->rows->len;
    log->act = event->act != NULL ? entry->seq : log->act;
    if (log->rows->len == log->n) {
        return false;
    }
    if (g_array_index(log->seqs, Seq, next) != entry->seq) {
        return true;
    }
    const gint64 act = (gint64)log->act;
    const LogRow row = {
        .seq = entry->seq,
        .at = event->at,
        .begins = event->act != NULL,
        .is_taken_back = g_hash_table_contains(log->undone, &act),
        .sentence = tell_event(event, &log->teller),
        .meeting = g_strdup(meeting_of(event)),
    };
    g_array_append_val(log->rows, row);
    return true;
}

/* Which of the wanted entries the page begins with. */
static void find_page(Log *log)
{
    guint end = log->seqs->len;
    while (log->before > 0 && end > 0 && g_array_index(log->seqs, Seq, end - 1) >= log->before) {
        end--;
    }
    log->first = end > LOG_ROWS ? end - LOG_ROWS : 0;
    log->n = end - log->first;
}

static bool read_log(Errand *errand, Log *log)
{
    g_auto(RunningTeller) names;
    g_autoptr(GError) error = NULL;
    App *app = running_app(errand->running);
    running_teller_init(&names, errand->running, errand->visit->language);
    log->teller = running_teller(&names);
    if (!app_entries(app, 0, take_note, log, &error)) {
        problem_set(&errand->problem, PROBLEM_FAULT, g_strdup(app_fault_words(error)));
        return false;
    }
    find_page(log);
    const Seq after = log->first < log->seqs->len ? g_array_index(log->seqs, Seq, log->first) - 1 : 0;
    log->act = after;
    if (log->n > 0 && !app_entries(app, after, take_row, log, &error)) {
        problem_set(&errand->problem, PROBLEM_FAULT, g_strdup(app_fault_words(error)));
        return false;
    }
    return true;
}

/* --- the page ----------------------------------------------------------------------------------------------------- */

static const char *title(const Scene *scene)
{
    return scene->words->log;
}

static void put_option(Html *html, const char *value, const char *text, bool is_chosen)
{
    html_open(html, "option");
    html_attribute(html, "value", value);
    if (is_chosen) {
        html_flag(html, "selected");
    }
    html_text(html, text);
    html_close(html);
}

static void put_filter(const Scene *scene, Html *html, const Log *log)
{
    g_autoptr(GArray) meetings = meetings_in_order(scene->state);
    html_open_class(html, "form", "log-filter");
    visit_address(scene->visit, html, "action", "/desk/log");
    html_open(html, "label");
    html_text(html, scene->words->log_of_meeting);
    html_open(html, "select");
    html_attribute(html, "name", "meeting");
    put_option(html, "", scene->words->log_all, log->meeting == NULL);
    for (guint i = 0; i < meetings->len; i++) {
        const Meeting *row = state_meeting(scene->state, g_array_index(meetings, int, i));
        const char *id = state_text(scene->state, row->id);
        if (row->ordinal > 0) {
            g_autofree char *words = tell_meeting(row->ordinal, id, scene->visit->language);
            put_option(html, id, words, g_strcmp0(id, log->meeting) == 0);
        }
    }
    html_close(html);
    html_close(html);
    html_element(html, "button", NULL, scene->words->log_show);
    html_close(html);
}

static void put_link(const Scene *scene, Html *html, const Log *log, Seq before, const char *words, const char *rel)
{
    html_open(html, "a");
    visit_address_open(scene->visit, html, "href");
    html_piece(html, "/desk/log?before=");
    html_piece_number(html, (gint64)before);
    if (log->meeting != NULL) {
        html_piece(html, "&meeting=");
        html_piece_url(html, log->meeting);
    }
    html_attribute_close(html);
    html_attribute(html, "rel", rel);
    html_text(html, words);
    html_close(html);
}

static void put_pages(const Scene *scene, Html *html, const Log *log)
{
    const guint end = log->first + log->rows->len;
    html_open_class(html, "p", "log-pages");
    if (log->first > 0) {
        put_link(scene, html, log, g_array_index(log->seqs, Seq, log->first), scene->words->log_earlier, "prev");
    }
    if (log->rows->len > 0) {
        g_autofree char *range = g_strdup_printf("%u–%u", log->first + 1, end);
        g_autofree char *all = g_strdup_printf("%u", log->seqs->len);
        html_open(html, "span");
        Buffer *out = html_inside(html);
        const char *rest = words_put_until(scene->words->log_range, out);
        buffer_string(out, range);
        words_put_with(rest, all, out);
        html_close(html);
    }
    if (end < log->seqs->len) {
        const guint next = MIN(end + LOG_ROWS, log->seqs->len) - 1;
        put_link(scene, html, log, g_array_index(log->seqs, Seq, next) + 1, scene->words->log_later, "next");
    }
    html_close(html);
}

static void put_heading(const Scene *scene, Html *html, const LogRow *row, const LogRow *before)
{
    const CivilDate day = place_day(scene->place, row->at);
    const bool is_new_day = before == NULL || !civil_date_equal(day, place_day(scene->place, before->at));
    if (!is_new_day && g_strcmp0(row->meeting, before->meeting) == 0) {
        return;
    }
    const Meeting *meeting = state_meeting(scene->state, state_find_meeting(scene->state, row->meeting));
    g_autofree char *words = meeting != NULL ? tell_meeting(meeting->ordinal, row->meeting, scene->visit->language)
                                             : g_strdup(acts_word(WORD_BETWEEN, scene->visit->language));
    html_open(html, "tr");
    html_open(html, "th");
    html_attribute(html, "colspan", "4");
    html_attribute(html, "scope", "colgroup");
    words_put_date(scene->words, day, html_inside(html));
    html_text(html, " · ");
    html_text(html, words);
    html_close(html);
    html_close(html);
}

static void put_take_back(const Scene *scene, Html *html, const LogRow *row)
{
    Seq later = 0;
    const char *name = row->begins ? state_act_name(scene->state, row->seq) : NULL;
    const CommandInfo *info = name != NULL ? command_of(name) : NULL;
    if (info == NULL || info->is_lasting || row->is_taken_back ||
        state_may_undo(scene->state, row->seq, &later) != UNDO_MAY) {
        return;
    }
    g_autofree char *act = g_strdup_printf("%" G_GUINT64_FORMAT, row->seq);
    act_button(scene, html, "act.undo", scene->words->log_take_back, NULL, "act", act, NULL);
}

static void put_row(const Scene *scene, Html *html, const LogRow *row)
{
    char clock[PLACE_CLOCK_SIZE];
    html_open_class(html, "tr", row->is_taken_back ? "undone" : row->begins ? NULL : "follows");
    html_element(html, "td", "number", row->begins ? place_clock(scene->place, row->at, true, clock) : "");
    html_open_class(html, "td", "number seq");
    html_text_number(html, (gint64)row->seq);
    html_close(html);
    html_open(html, "td");
    html_element(html, row->is_taken_back ? "del" : "span", NULL, row->sentence);
    if (row->is_taken_back && row->begins) {
        html_text(html, " ");
        html_element(html, "span", "tag warn", acts_word(WORD_TAKEN_BACK, scene->visit->language));
    }
    html_close(html);
    html_open(html, "td");
    put_take_back(scene, html, row);
    html_close(html);
    html_close(html);
}

static void put(const Scene *scene, Html *html)
{
    const Log *log = scene->given;
    html_element(html, "h1", NULL, scene->words->log);
    put_filter(scene, html, log);
    put_pages(scene, html, log);
    html_open_class(html, "table", "plain log");
    for (guint i = 0; i < log->rows->len; i++) {
        const LogRow *row = &g_array_index(log->rows, LogRow, i);
        put_heading(scene, html, row, i > 0 ? row - 1 : NULL);
        put_row(scene, html, row);
    }
    html_close(html);
    if (log->rows->len == 0) {
        html_element(html, "p", "quiet", scene->words->log_empty);
    }
    put_pages(scene, html, log);
}

static bool has(const Scene *scene)
{
    return scene->given != NULL;
}

static const char *const files[] = { "desk.css", NULL };

const Page page_log = { .path = "/desk/log",
                        .roles = DOOR_OFFICE,
                        .is_in_menu = true,
                        .has = has,
                        .title = title,
                        .files = files,
                        .put = put };

static void answer(Errand *errand, Response *response)
{
    g_autofree char *before = query_value(errand->request->query, "before");
    g_auto(Log) log = { .meeting = query_value(errand->request->query, "meeting"),
                        .before = before != NULL ? g_ascii_strtoull(before, NULL, 10) : 0,
                        .seqs = g_array_new(FALSE, FALSE, sizeof(Seq)),
                        .undone = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL),
                        .rows = g_array_new(FALSE, FALSE, sizeof(LogRow)) };
    g_array_set_clear_func(log.rows, clear_row);
    if (log.meeting != NULL && log.meeting[0] == '\0') {
        g_clear_pointer(&log.meeting, g_free);
    }
    if (read_log(errand, &log)) {
        errand_show(errand, &page_log, &log, response);
    }
}

const ErrandInfo errand_log = {
    .path = "/desk/log", .roles = DOOR_OFFICE, .is_slow = true, .waits = true, .answer = answer
};
