/* The machinery of the check: it runs every rule of the table over a programme and collects what they report.
 * The rules' words stand in check_rules.c, their functions in the other check_*.c files. */
#include "core/check.h"

#include "base/text.h"
#include "core/prose.h"
#include "core/vocabulary.h"

#include <string.h>

/* --- rules ---------------------------------------------------------------------------------------------- */

const Rule *rule_of_name(const char *name)
{
    const RuleRow *row;
    for (guint i = 0; (row = check_rule_row(i)) != NULL; i++) {
        if (g_strcmp0(row->rule.name, name) == 0) {
            return &row->rule;
        }
    }
    return NULL;
}

const Rule *rule_at(guint i)
{
    const RuleRow *row = check_rule_row(i);
    return row != NULL ? &row->rule : NULL;
}

/* --- reporting ------------------------------------------------------------------------------------------ */

bool check_is_full(const Check *check)
{
    return check->reported >= CHECK_FINDINGS_LIMIT;
}

void check_report_as(Check *check, Severity severity, Position at, char *what, char *expected)
{
    if (check_is_full(check)) {
        g_free(what);
        g_free(expected);
        return;
    }
    severity = MIN(severity, check->severity);
    diagnostics_add(check->findings, severity, check->rule->name, at, what, expected);
    check->reported++;
    if (check_is_full(check)) {
        diagnostics_add(check->findings, severity, check->rule->name, at,
                        g_strdup_printf("there may be more of this kind; %d are listed", CHECK_FINDINGS_LIMIT), NULL);
    }
}

void check_report(Check *check, Position at, char *what, char *expected)
{
    check_report_as(check, check->severity, at, what, expected);
}

/* --- what several rules ask ----------------------------------------------------------------------------- */

guint check_meeting_row(const Check *check, guint i)
{
    return g_array_index(check->meetings, guint, i);
}

const Row *check_meeting(const Check *check, guint i)
{
    return programme_row(check->programme, check_meeting_row(check, i));
}

char *check_when(const Row *row)
{
    if (!civil_date_is_set(row->date)) {
        return g_strdup("a day that is not given");
    }
    if (row->start == CLOCK_UNKNOWN) {
        return g_strdup_printf("%d %s", row->date.day, prose_month(row->date.month));
    }
    g_autofree char *clock = prose_clock(row->start);
    return g_strdup_printf("%d %s, %s", row->date.day, prose_month(row->date.month), clock);
}

bool check_means(const Entry *entry, EntryKind kind)
{
    return entry->kind == kind ||
           (entry->kind == ENTRY_ITEM && vocabulary_kind(entry->text, N_ENTRY_KINDS, NULL) == kind);
}

bool check_deliberates(const Row *row)
{
    for (guint k = 0; k < row->entries->len; k++) {
        if (row_entry(row, k)->kind != ENTRY_BREAK) {
            return true;
        }
    }
    return row->entries->len == 0;
}

char *check_quote(const char *text)
{
    enum { CHARACTERS = 48 };
    if (text_length(text) <= CHARACTERS) {
        return g_strdup_printf("“%s”", text);
    }
    g_autofree char *start = g_utf8_substring(text, 0, CHARACTERS);
    char *blank = strrchr(start, ' ');
    if (blank != NULL) {
        *blank = '\0';
    }
    return g_strdup_printf("“%s ...”", start);
}

/* Words that tell one text from another: not the small ones, nor those that every reading and adoption has. */
static bool is_telling(const char *word)
{
    static const char *const common[] = { "reading", "negotiations", "draft", "adoption", "action", "inputs",
                                          "first",   "second",       "third", "fourth",   "with",   "from" };
    for (size_t i = 0; i < G_N_ELEMENTS(common); i++) {
        if (strcmp(word, common[i]) == 0) {
            return false;
        }
    }
    return strlen(word) > 3;
}

/* The telling words of `text`, singular and plural alike, at most `limit` of them. */
static char **telling_words(const char *text, guint limit)
{
    g_autofree char *plain = text_words(text);
    g_auto(GStrv) all = g_strsplit(plain, " ", -1);
    g_autoptr(GPtrArray) words = g_ptr_array_new();
    for (guint i = 0; all[i] != NULL && words->len < limit; i++) {
        if (is_telling(all[i])) {
            const size_t length = strlen(all[i]);
            g_ptr_array_add(words, g_strndup(all[i], all[i][length - 1] == 's' ? length - 1 : length));
        }
    }
    g_ptr_array_add(words, NULL);
    return (char **)g_ptr_array_free(g_steal_pointer(&words), FALSE);
}

int check_shared_words(const char *a, const char *b)
{
    enum { WORDS = 32 };
    g_auto(GStrv) of_a = telling_words(a, WORDS);
    g_auto(GStrv) of_b = telling_words(b, WORDS);
    const guint n_a = g_strv_length(of_a);
    const guint n_b = g_strv_length(of_b);
    char **fewer = n_a <= n_b ? of_a : of_b;
    char **more = n_a <= n_b ? of_b : of_a;
    int shared = 0;
    for (char **word = fewer; *word != NULL; word++) {
        shared += g_strv_contains((const char *const *)more, *word);
    }
    return MIN(n_a, n_b) == 0 ? 0 : shared * 100 / (int)MIN(n_a, n_b);
}

/* --- texts ---------------------------------------------------------------------------------------------- */

typedef void Visit(Check *check, const TextPlace *place);

static void visit_text(Check *check, Visit *visit, TextKind kind, const char *text, Position at)
{
    if (text != NULL && !check_is_full(check)) {
        visit(check, &(TextPlace){ .text = text, .kind = kind, .at = at });
    }
}

static void visit_head(Check *check, Visit *visit)
{
    const Programme *programme = check->programme;
    visit_text(check, visit, TEXT_HEAD, programme->body, programme->body_at);
    visit_text(check, visit, TEXT_HEAD, programme->session, programme->session_at);
    visit_text(check, visit, TEXT_HEAD, programme->title, programme->title_at);
    visit_text(check, visit, TEXT_HEAD, programme->note_kind, programme->title_at);
}

static void visit_blocks(Check *check, Visit *visit, const GPtrArray *blocks)
{
    for (guint i = 0; i < blocks->len; i++) {
        const Block *block = g_ptr_array_index(blocks, i);
        visit_text(check, visit, TEXT_BLOCK, block->text, block->at);
    }
}

static void visit_row(Check *check, Visit *visit, const Row *row)
{
    visit_text(check, visit, TEXT_ROW, row->label, row->at);
    visit_text(check, visit, TEXT_ROW, row->text, row->at);
    visit_text(check, visit, TEXT_ROW, row->room, row->at);
    for (guint k = 0; k < row->entries->len; k++) {
        const Entry *entry = row_entry(row, k);
        visit_text(check, visit, TEXT_ENTRY, entry->text, entry->at);
        visit_text(check, visit, TEXT_ENTRY, entry->provenance, entry->at);
    }
}

void check_each_text(Check *check, Visit *visit)
{
    const Programme *programme = check->programme;
    visit_head(check, visit);
    visit_blocks(check, visit, programme->front);
    for (guint i = 0; i < programme->agenda->len; i++) {
        const AgendaItem *item = g_ptr_array_index(programme->agenda, i);
        visit_text(check, visit, TEXT_AGENDA, item->title, item->at);
    }
    for (guint i = 0; i < programme->rows->len; i++) {
        visit_row(check, visit, programme_row(programme, i));
    }
    for (guint i = 0; i < programme->footnotes->len; i++) {
        const Footnote *note = g_ptr_array_index(programme->footnotes, i);
        visit_text(check, visit, TEXT_NOTE, note->text, note->at);
    }
    visit_blocks(check, visit, programme->back);
}

/* --- the run -------------------------------------------------------------------------------------------- */

/* The sort is stable: meetings of the same hour stay as they stand. */
static gint by_time(gconstpointer a, gconstpointer b, gpointer data)
{
    const Row *first = programme_row(data, *(const guint *)a);
    const Row *second = programme_row(data, *(const guint *)b);
    const int days = civil_date_compare(first->date, second->date);
    return days != 0 ? days : first->start - second->start;
}

static GArray *meetings_by_time(const Programme *programme)
{
    GArray *meetings = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < programme->rows->len; i++) {
        if (programme_row(programme, i)->kind == ROW_MEETING) {
            g_array_append_val(meetings, i);
        }
    }
    g_array_sort_with_data(meetings, by_time, (gpointer)programme);
    return meetings;
}

static Severity severity_for(const RuleRow *row, const Programme *programme)
{
    const bool milder = row->is_practice && programme->profile == profile_free_form();
    return milder ? row->rule.severity - 1 : row->rule.severity;
}

void programme_check(const Programme *programme, GPtrArray *findings)
{
    g_autoptr(ProgrammeMarks) marks = programme_marks_new(programme);
    g_autoptr(GArray) meetings = meetings_by_time(programme);
    const RuleRow *row;
    for (guint i = 0; (row = check_rule_row(i)) != NULL; i++) {
        if (row->check == NULL) {
            continue;
        }
        Check check = {
            .programme = programme,
            .marks = marks,
            .meetings = meetings,
            .first_day = programme_first_day(programme),
            .last_day = programme_last_day(programme),
            .rule = &row->rule,
            .severity = severity_for(row, programme),
            .findings = findings,
        };
        row->check(&check);
    }
}
