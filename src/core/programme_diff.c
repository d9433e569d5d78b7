#include "core/programme_diff.h"

#include "base/text.h"
#include "base/word_diff.h"
#include "core/diff_parts.h"

#include <string.h>

/* --- names ------------------------------------------------------------------------------------------- */

static const char *const subject_names[] = {
    [SUBJECT_HEAD] = "head",       [SUBJECT_FRONT] = "front",       [SUBJECT_AGENDA] = "agenda",
    [SUBJECT_MEETING] = "meeting", [SUBJECT_LINE] = "line",         [SUBJECT_ROW] = "row",
    [SUBJECT_BACK] = "back",       [SUBJECT_FOOTNOTE] = "footnote", [SUBJECT_LINK] = "link",
};
G_STATIC_ASSERT(G_N_ELEMENTS(subject_names) == N_CHANGE_SUBJECTS);

static const char *const kind_names[] = {
    [CHANGE_ADDED] = "added",
    [CHANGE_REMOVED] = "removed",
    [CHANGE_MOVED] = "moved",
    [CHANGE_ALTERED] = "altered",
};
G_STATIC_ASSERT(G_N_ELEMENTS(kind_names) == N_CHANGE_KINDS);

static const char *const aspect_names[] = {
    [ASPECT_WHOLE] = "whole",
    [ASPECT_WHEN] = "when",
    [ASPECT_HOURS] = "hours",
    [ASPECT_MEETING] = "meeting",
    [ASPECT_ORDER] = "order",
    [ASPECT_WORDING] = "wording",
    [ASPECT_SPEAKER] = "speaker",
    [ASPECT_KIND] = "kind",
    [ASPECT_ITEMS] = "items",
    [ASPECT_READING] = "reading",
    [ASPECT_MINUTES] = "minutes",
    [ASPECT_PROVENANCE] = "provenance",
    [ASPECT_DEPTH] = "depth",
    [ASPECT_NOTES] = "notes",
    [ASPECT_NUMBER] = "number",
    [ASPECT_LABEL] = "label",
    [ASPECT_ROOM] = "room",
    [ASPECT_MODE] = "mode",
    [ASPECT_TARGET] = "target",
    [ASPECT_ORGAN] = "organ",
    [ASPECT_SYMBOL] = "symbol",
    [ASPECT_JOB_NUMBER] = "job-number",
    [ASPECT_DISTRIBUTION] = "distribution",
    [ASPECT_ISSUED] = "issued",
    [ASPECT_ORIGINAL] = "original",
    [ASPECT_BODY] = "body",
    [ASPECT_SESSION] = "session",
    [ASPECT_PLACE] = "place",
    [ASPECT_ZONE] = "zone",
    [ASPECT_DATES] = "dates",
    [ASPECT_TITLE] = "title",
    [ASPECT_NOTE_KIND] = "note-kind",
    [ASPECT_ANNEX_LABEL] = "annex-label",
    [ASPECT_ANNEX_TITLE] = "annex-title",
    [ASPECT_LANGUAGE] = "language",
    [ASPECT_PROFILE] = "profile",
};
G_STATIC_ASSERT(G_N_ELEMENTS(aspect_names) == N_CHANGE_ASPECTS);

const char *change_subject_name(ChangeSubject subject)
{
    return subject_names[subject];
}

const char *change_kind_name(ChangeKind kind)
{
    return kind_names[kind];
}

const char *change_aspect_name(ChangeAspect aspect)
{
    return aspect_names[aspect];
}

bool change_is_of_words(ChangeAspect aspect)
{
    return aspect == ASPECT_WORDING || aspect == ASPECT_SPEAKER || aspect == ASPECT_PROVENANCE ||
           aspect == ASPECT_LABEL || aspect == ASPECT_BODY || aspect == ASPECT_TITLE || aspect == ASPECT_ANNEX_TITLE;
}

/* --- reporting --------------------------------------------------------------------------------------- */

static void change_free(gpointer data)
{
    Change *change = data;
    g_free(change->before);
    g_free(change->after);
    g_free(change);
}

Change *diff_report(Diffing *diffing, ChangeSubject subject, ChangeKind kind, ChangeAspect aspect, int old_at,
                    int new_at)
{
    Change *change = g_new0(Change, 1);
    *change = (Change){ .subject = subject,
                        .kind = kind,
                        .aspect = aspect,
                        .old_at = old_at,
                        .new_at = new_at,
                        .old_line = -1,
                        .new_line = -1 };
    g_ptr_array_add(diffing->changes, change);
    return change;
}

void diff_text(Diffing *diffing, const Change *like, ChangeAspect aspect, const char *before, const char *after)
{
    if (g_strcmp0(before, after) == 0) {
        return;
    }
    Change *change = diff_report(diffing, like->subject, CHANGE_ALTERED, aspect, like->old_at, like->new_at);
    change->old_line = like->old_line;
    change->new_line = like->new_line;
    change->before = before == NULL || before[0] == '\0' ? NULL : g_strdup(before);
    change->after = after == NULL || after[0] == '\0' ? NULL : g_strdup(after);
}

static char *number_text(int number)
{
    return number == 0 ? NULL : g_strdup_printf("%d", number);
}

void diff_number(Diffing *diffing, const Change *like, ChangeAspect aspect, int before, int after)
{
    g_autofree char *old = number_text(before);
    g_autofree char *new_ = number_text(after);
    diff_text(diffing, like, aspect, old, new_);
}

/* The number that the footnote `number` of the old programme has in the new one; itself if it has none. */
static int new_number(const Diffing *diffing, int number)
{
    const GPtrArray *old = diffing->old.programme->footnotes;
    for (guint i = 0; i < old->len; i++) {
        const Footnote *note = g_ptr_array_index(old, i);
        const int pair = note->number == number ? matching_new_of(&diffing->footnotes, i) : -1;
        if (pair >= 0) {
            return ((const Footnote *)g_ptr_array_index(diffing->new_.programme->footnotes, (guint)pair))->number;
        }
    }
    return number;
}

static char *notes_text(const GArray *notes)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < notes->len; i++) {
        const int number = g_array_index(notes, int, i);
        g_autofree char *mark = number < 0 ? g_strnfill((gsize)-number, '*') : g_strdup_printf("%d", number);
        g_string_append_printf(text, "%s%s", i > 0 ? ", " : "", mark);
    }
    return g_string_free(text, FALSE);
}

void diff_notes(Diffing *diffing, const Change *like, const GArray *before, const GArray *after)
{
    bool same = before->len == after->len;
    for (guint i = 0; same && i < before->len; i++) {
        same = new_number(diffing, g_array_index(before, int, i)) == g_array_index(after, int, i);
    }
    if (!same) {
        g_autofree char *old = notes_text(before);
        g_autofree char *new_ = notes_text(after);
        Change *change = diff_report(diffing, like->subject, CHANGE_ALTERED, ASPECT_NOTES, like->old_at, like->new_at);
        change->old_line = like->old_line;
        change->new_line = like->new_line;
        change->before = old[0] != '\0' ? g_steal_pointer(&old) : NULL;
        change->after = new_[0] != '\0' ? g_steal_pointer(&new_) : NULL;
    }
}

/* --- rows -------------------------------------------------------------------------------------------- */

static ChangeSubject subject_of(const Row *row)
{
    return row->kind == ROW_MEETING ? SUBJECT_MEETING : SUBJECT_ROW;
}

static void report_row(Diffing *diffing, guint old, guint new_)
{
    const Row *before = programme_row(diffing->old.programme, old);
    const Row *after = programme_row(diffing->new_.programme, new_);
    const Change like = {
        .subject = subject_of(after), .old_at = (int)old, .new_at = (int)new_, .old_line = -1, .new_line = -1
    };
    if (!civil_date_equal(before->date, after->date) || before->start != after->start) {
        diff_report(diffing, like.subject, CHANGE_MOVED, ASPECT_WHEN, like.old_at, like.new_at);
    } else if (before->end != after->end) {
        diff_report(diffing, like.subject, CHANGE_ALTERED, ASPECT_HOURS, like.old_at, like.new_at);
    }
    diff_text(diffing, &like, ASPECT_KIND, row_kind_name(before->kind), row_kind_name(after->kind));
    diff_text(diffing, &like, ASPECT_WORDING, before->text, after->text);
    diff_text(diffing, &like, ASPECT_LABEL, before->label, after->label);
    diff_text(diffing, &like, ASPECT_ROOM, before->room, after->room);
    diff_text(diffing, &like, ASPECT_MODE, meeting_mode_name(before->mode), meeting_mode_name(after->mode));
    diff_notes(diffing, &like, before->notes, after->notes);
}

typedef struct {
    CivilDate date;
    int start, old, new_;
} StayedRow;

static int compare_stayed(gconstpointer x, gconstpointer y)
{
    const StayedRow *a = x;
    const StayedRow *b = y;
    const int by_day = civil_date_compare(a->date, b->date);
    if (by_day != 0) {
        return by_day;
    }
    return a->start != b->start ? a->start - b->start : a->new_ - b->new_;
}

/* The rows that stayed on their day and at their hour, sorted by these, then as the new paper has them. */
static GArray *stayed_rows(const Diffing *diffing)
{
    GArray *rows = g_array_new(FALSE, FALSE, sizeof(StayedRow));
    for (guint i = 0; i < diffing->rows.old_of->len; i++) {
        const int old = matching_old_of(&diffing->rows, i);
        const Row *after = programme_row(diffing->new_.programme, i);
        const Row *before = old >= 0 ? programme_row(diffing->old.programme, (guint)old) : NULL;
        if (before != NULL && civil_date_equal(before->date, after->date) && before->start == after->start) {
            const StayedRow row = { after->date, after->start, old, (int)i };
            g_array_append_val(rows, row);
        }
    }
    g_array_sort(rows, compare_stayed);
    return rows;
}

/* Rows of one day and hour that the paper lists in another order. */
static void report_order(Diffing *diffing)
{
    g_autoptr(GArray) rows = stayed_rows(diffing);
    for (guint from = 0, to = 0; from < rows->len; from = to) {
        g_autoptr(GArray) olds = g_array_new(FALSE, FALSE, sizeof(int));
        const StayedRow *first = &g_array_index(rows, StayedRow, from);
        const StayedRow *row = first;
        for (; to < rows->len && civil_date_equal(row->date, first->date) && row->start == first->start; to++) {
            g_array_append_val(olds, row->old);
            row++;
        }
        g_autoptr(GArray) moved = matching_out_of_order(olds);
        for (guint i = 0; i < moved->len; i++) {
            if (g_array_index(moved, bool, i)) {
                diff_report(diffing, subject_of(programme_row(diffing->new_.programme, (guint)first[i].new_)),
                            CHANGE_MOVED, ASPECT_ORDER, first[i].old, first[i].new_);
            }
        }
    }
}

static void diff_rows(Diffing *diffing)
{
    for (guint i = 0; i < diffing->old.programme->rows->len; i++) {
        const int new_ = matching_new_of(&diffing->rows, i);
        if (new_ < 0) {
            diff_report(diffing, subject_of(programme_row(diffing->old.programme, i)), CHANGE_REMOVED, ASPECT_WHOLE,
                        (int)i, -1);
        } else {
            report_row(diffing, i, (guint)new_);
        }
    }
    for (guint i = 0; i < diffing->new_.programme->rows->len; i++) {
        if (matching_old_of(&diffing->rows, i) < 0) {
            diff_report(diffing, subject_of(programme_row(diffing->new_.programme, i)), CHANGE_ADDED, ASPECT_WHOLE, -1,
                        (int)i);
        }
    }
    report_order(diffing);
}

/* --- the order of the changes ------------------------------------------------------------------------ */

static bool is_of_timetable(const Change *change)
{
    return change->subject == SUBJECT_MEETING || change->subject == SUBJECT_LINE || change->subject == SUBJECT_ROW;
}

static int section_of(const Change *change)
{
    static const int sections[] = {
        [SUBJECT_HEAD] = 0, [SUBJECT_FRONT] = 1, [SUBJECT_AGENDA] = 2,   [SUBJECT_MEETING] = 3, [SUBJECT_LINE] = 3,
        [SUBJECT_ROW] = 3,  [SUBJECT_BACK] = 4,  [SUBJECT_FOOTNOTE] = 5, [SUBJECT_LINK] = 6,
    };
    G_STATIC_ASSERT(G_N_ELEMENTS(sections) == N_CHANGE_SUBJECTS);
    return sections[change->subject];
}

static const Row *shown_row(const ProgrammeDiff *diff, const Change *change)
{
    return change_row(diff, change, change->new_at >= 0);
}

static int compare(gint64 a, gint64 b)
{
    return a < b ? -1 : a > b;
}

static int compare_times(const ProgrammeDiff *diff, const Change *a, const Change *b)
{
    const Row *x = shown_row(diff, a);
    const Row *y = shown_row(diff, b);
    /* Rows without a day come last, as in the paper. */
    const int undated = compare(!civil_date_is_set(x->date), !civil_date_is_set(y->date));
    const int by_day = undated != 0 ? undated : civil_date_compare(x->date, y->date);
    return by_day != 0 ? by_day : compare(x->start, y->start);
}

static int line_of(const Change *change)
{
    return change->new_line >= 0 ? change->new_line : change->old_line;
}

static int at_of(const Change *change)
{
    return change->new_at >= 0 ? change->new_at : change->old_at;
}

static gint compare_changes(gconstpointer x, gconstpointer y, gpointer data)
{
    const Change *a = *(const Change *const *)x;
    const Change *b = *(const Change *const *)y;
    int order = compare(section_of(a), section_of(b));
    if (order == 0 && is_of_timetable(a)) {
        order = compare_times(data, a, b);
    }
    order = order != 0 ? order : compare(at_of(a), at_of(b));
    order = order != 0 ? order : compare(a->new_at < 0, b->new_at < 0);
    order = order != 0 ? order : compare(line_of(a), line_of(b));
    order = order != 0 ? order : compare(a->new_line < 0, b->new_line < 0);
    return order != 0 ? order : compare(a->aspect, b->aspect);
}

/* --- whether they belong together -------------------------------------------------------------------- */

/* Two names of one body: what is not given is not another. */
static bool may_be_same(const char *a, const char *b, int least)
{
    if (a == NULL || b == NULL) {
        return true;
    }
    g_autofree char *first = text_words(a);
    g_autofree char *second = text_words(b);
    return word_diff_share(first, second) >= least;
}

static DiffRelation relation_of(const Programme *before, const Programme *after)
{
    enum { SAME_BODY = 50, SAME_SESSION = 50 };
    if (before->language != after->language) {
        return DIFF_SAME_PROGRAMME; /* names in two languages tell nothing */
    }
    if (!may_be_same(before->body, after->body, SAME_BODY)) {
        return DIFF_OTHER_BODY;
    }
    const int ordinals[] = { programme_session_ordinal(before), programme_session_ordinal(after) };
    const bool other_ordinal = ordinals[0] > 0 && ordinals[1] > 0 && ordinals[0] != ordinals[1];
    return other_ordinal || !may_be_same(before->session, after->session, SAME_SESSION) ? DIFF_OTHER_SESSION
                                                                                        : DIFF_SAME_PROGRAMME;
}

/* A session that was put off as a whole, or another session: none of its days is a day of the other. */
static int shift_of(const Programme *before, const Programme *after)
{
    const CivilDate old_first = programme_first_day(before), old_last = programme_last_day(before);
    const CivilDate new_first = programme_first_day(after), new_last = programme_last_day(after);
    if (!civil_date_is_set(old_first) || !civil_date_is_set(new_first)) {
        return 0;
    }
    const bool apart = civil_date_compare(old_last, new_first) < 0 || civil_date_compare(new_last, old_first) < 0;
    return apart ? civil_date_days_between(old_first, new_first) : 0;
}

/* --- the whole --------------------------------------------------------------------------------------- */

ProgrammeDiff *programme_diff(const Programme *before, const Programme *after)
{
    ProgrammeDiff *diff = g_new0(ProgrammeDiff, 1);
    *diff = (ProgrammeDiff){ .before = before,
                             .after = after,
                             .relation = relation_of(before, after),
                             .changes = g_ptr_array_new_with_free_func(change_free) };
    Diffing diffing = { .changes = diff->changes };
    diff_side_init(&diffing.old, before);
    diff_side_init(&diffing.new_, after);
    diffing.old.shift = shift_of(before, after);
    diff_footnotes(&diffing);
    diff_match_rows(&diffing);
    diff_document(&diffing);
    diff_rows(&diffing);
    diff_lines(&diffing);
    diff->new_rows = g_array_ref(diffing.rows.new_of);
    g_ptr_array_unref(diffing.lines);
    matching_clear(&diffing.rows);
    matching_clear(&diffing.footnotes);
    diff_side_clear(&diffing.old);
    diff_side_clear(&diffing.new_);
    g_ptr_array_sort_with_data(diff->changes, compare_changes, diff);
    return diff;
}

void programme_diff_free(ProgrammeDiff *diff)
{
    if (diff == NULL) {
        return;
    }
    g_ptr_array_unref(diff->changes);
    g_array_unref(diff->new_rows);
    g_free(diff);
}

bool programme_diff_is_empty(const ProgrammeDiff *diff)
{
    return diff->changes->len == 0;
}

const Change *programme_diff_at(const ProgrammeDiff *diff, guint i)
{
    return g_ptr_array_index(diff->changes, i);
}

const Row *change_row(const ProgrammeDiff *diff, const Change *change, bool in_new)
{
    const int at = in_new ? change->new_at : change->old_at;
    return is_of_timetable(change) && at >= 0 ? programme_row(in_new ? diff->after : diff->before, (guint)at) : NULL;
}

const Entry *change_line(const ProgrammeDiff *diff, const Change *change, bool in_new)
{
    const int at = in_new ? change->new_at : change->old_at;
    const int line = in_new ? change->new_line : change->old_line;
    if (at < 0 || line < 0) {
        return NULL;
    }
    return row_entry(programme_entries_of(in_new ? diff->after : diff->before, (guint)at), (guint)line);
}

CivilDate change_day(const ProgrammeDiff *diff, const Change *change)
{
    return is_of_timetable(change) ? shown_row(diff, change)->date : (CivilDate){ 0 };
}
