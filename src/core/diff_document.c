/* What changed around the timetable: the head, the paragraphs, the agenda, the footnotes, the links. */
#include "core/diff_parts.h"

#include "base/text.h"
#include "base/word_diff.h"

#include <string.h>

enum {
    LEFT_OVER_LIMIT = 48, /* paragraphs that are held against each other by their words */
    SHARE_OF_THE_SAME = 50,
};

/* --- the head ---------------------------------------------------------------------------------------- */

static const struct {
    ChangeAspect aspect;
    size_t offset;
} head_texts[] = {
    { ASPECT_ORGAN, G_STRUCT_OFFSET(Programme, organ) },
    { ASPECT_SYMBOL, G_STRUCT_OFFSET(Programme, symbol) },
    { ASPECT_JOB_NUMBER, G_STRUCT_OFFSET(Programme, job_number) },
    { ASPECT_DISTRIBUTION, G_STRUCT_OFFSET(Programme, distribution) },
    { ASPECT_ORIGINAL, G_STRUCT_OFFSET(Programme, original) },
    { ASPECT_BODY, G_STRUCT_OFFSET(Programme, body) },
    { ASPECT_SESSION, G_STRUCT_OFFSET(Programme, session) },
    { ASPECT_PLACE, G_STRUCT_OFFSET(Programme, place) },
    { ASPECT_ZONE, G_STRUCT_OFFSET(Programme, zone) },
    { ASPECT_TITLE, G_STRUCT_OFFSET(Programme, title) },
    { ASPECT_NOTE_KIND, G_STRUCT_OFFSET(Programme, note_kind) },
    { ASPECT_ANNEX_LABEL, G_STRUCT_OFFSET(Programme, annex_label) },
    { ASPECT_ANNEX_TITLE, G_STRUCT_OFFSET(Programme, annex_title) },
};

static char *day_text(CivilDate date)
{
    char text[CIVIL_DATE_SIZE];
    return civil_date_is_set(date) ? g_strdup(civil_date_format(date, text)) : NULL;
}

static char *range_text(const Programme *programme)
{
    char from[CIVIL_DATE_SIZE];
    char to[CIVIL_DATE_SIZE];
    return civil_date_is_set(programme->from) ? g_strdup_printf("%s/%s", civil_date_format(programme->from, from),
                                                                civil_date_format(programme->to, to))
                                              : NULL;
}

static void diff_head(Diffing *diffing)
{
    const Programme *before = diffing->old.programme;
    const Programme *after = diffing->new_.programme;
    const Change like = { .subject = SUBJECT_HEAD, .old_at = -1, .new_at = -1, .old_line = -1, .new_line = -1 };
    for (size_t i = 0; i < G_N_ELEMENTS(head_texts); i++) {
        diff_text(diffing, &like, head_texts[i].aspect, *(char **)G_STRUCT_MEMBER_P(before, head_texts[i].offset),
                  *(char **)G_STRUCT_MEMBER_P(after, head_texts[i].offset));
    }
    g_autofree char *old_issue = day_text(before->issued);
    g_autofree char *new_issue = day_text(after->issued);
    g_autofree char *old_dates = range_text(before);
    g_autofree char *new_dates = range_text(after);
    diff_text(diffing, &like, ASPECT_ISSUED, old_issue, new_issue);
    diff_text(diffing, &like, ASPECT_DATES, old_dates, new_dates);
    diff_text(diffing, &like, ASPECT_LANGUAGE, language_code(before->language), language_code(after->language));
    diff_text(diffing, &like, ASPECT_PROFILE, before->profile->id, after->profile->id);
}

/* --- lists ------------------------------------------------------------------------------------------- */

typedef char *ItemKey(gconstpointer item);

/* How the members of a list are known and what of them can change. */
typedef struct {
    ChangeSubject subject;
    ItemKey *passes[3];                       /* the surest first; the rest NULL */
    const char *(*words)(gconstpointer item); /* by which they are held against each other; NULL: they are not */
    guint passes_before_words;
    bool is_ordered;
    void (*report)(Diffing *diffing, const Change *like, gconstpointer before, gconstpointer after);
} ListKind;

static GPtrArray *item_keys(const GPtrArray *items, ItemKey *key)
{
    GPtrArray *keys = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < items->len; i++) {
        g_ptr_array_add(keys, key(g_ptr_array_index(items, i)));
    }
    return keys;
}

static GArray *left_over(const GArray *pairs)
{
    GArray *left = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < pairs->len && left->len < LEFT_OVER_LIMIT; i++) {
        if (g_array_index(pairs, int, i) == -1) {
            g_array_append_val(left, i);
        }
    }
    return left;
}

static void match_by_words(Matching *matching, const ListKind *kind, const GPtrArray *old, const GPtrArray *new_)
{
    g_autoptr(GArray) olds = left_over(matching->new_of);
    g_autoptr(GArray) news = left_over(matching->old_of);
    g_autoptr(GArray) candidates = g_array_new(FALSE, FALSE, sizeof(Candidate));
    for (guint i = 0; i < olds->len; i++) {
        for (guint k = 0; k < news->len; k++) {
            Candidate candidate = { .old = g_array_index(olds, guint, i), .new_ = g_array_index(news, guint, k) };
            candidate.share = word_diff_share(kind->words(g_ptr_array_index(old, candidate.old)),
                                              kind->words(g_ptr_array_index(new_, candidate.new_)));
            candidate.distance = ABS((int)candidate.old - (int)candidate.new_);
            if (candidate.share >= SHARE_OF_THE_SAME) {
                g_array_append_val(candidates, candidate);
            }
        }
    }
    matching_by_candidates(matching, candidates);
}

static void match_list(Matching *matching, const ListKind *kind, const GPtrArray *old, const GPtrArray *new_)
{
    matching_init(matching, old->len, new_->len);
    for (guint i = 0; i < G_N_ELEMENTS(kind->passes) && kind->passes[i] != NULL; i++) {
        if (kind->words != NULL && i == kind->passes_before_words) {
            match_by_words(matching, kind, old, new_);
        }
        g_autoptr(GPtrArray) olds = item_keys(old, kind->passes[i]);
        g_autoptr(GPtrArray) news = item_keys(new_, kind->passes[i]);
        matching_by_key(matching, olds, news, MATCH_IN_ORDER);
    }
}

static void report_order(Diffing *diffing, const ListKind *kind, const Matching *matching)
{
    g_autoptr(GArray) olds = g_array_new(FALSE, FALSE, sizeof(int));
    for (guint i = 0; i < matching->old_of->len; i++) {
        const int old = matching_old_of(matching, i);
        if (old >= 0) {
            g_array_append_val(olds, old);
        }
    }
    g_autoptr(GArray) moved = matching_out_of_order(olds);
    for (guint i = 0; kind->is_ordered && i < moved->len; i++) {
        const int old = g_array_index(olds, int, i);
        if (g_array_index(moved, bool, i)) {
            diff_report(diffing, kind->subject, CHANGE_MOVED, ASPECT_ORDER, old, matching_new_of(matching, (guint)old));
        }
    }
}

static void report_list(Diffing *diffing, const ListKind *kind, const Matching *matching, const GPtrArray *old,
                        const GPtrArray *new_)
{
    for (guint i = 0; i < old->len; i++) {
        if (matching_new_of(matching, i) == -1) {
            diff_report(diffing, kind->subject, CHANGE_REMOVED, ASPECT_WHOLE, (int)i, -1);
        }
    }
    for (guint i = 0; i < new_->len; i++) {
        const int before = matching_old_of(matching, i);
        if (before == -1) {
            diff_report(diffing, kind->subject, CHANGE_ADDED, ASPECT_WHOLE, -1, (int)i);
            continue;
        }
        const Change like = {
            .subject = kind->subject, .old_at = before, .new_at = (int)i, .old_line = -1, .new_line = -1
        };
        kind->report(diffing, &like, g_ptr_array_index(old, (guint)before), g_ptr_array_index(new_, i));
    }
    report_order(diffing, kind, matching);
}

static void diff_list(Diffing *diffing, const ListKind *kind, const GPtrArray *old, const GPtrArray *new_)
{
    g_auto(Matching) matching = { 0 };
    match_list(&matching, kind, old, new_);
    report_list(diffing, kind, &matching, old, new_);
}

/* --- paragraphs -------------------------------------------------------------------------------------- */

static char *text_of_block(gconstpointer item)
{
    return g_strdup(((const Block *)item)->text);
}

static char *label_of_block(gconstpointer item)
{
    return g_strdup(((const Block *)item)->label);
}

static const char *words_of_block(gconstpointer item)
{
    return ((const Block *)item)->text;
}

/* A printed number follows from the paragraphs before it; only where none was added or removed does it say something
 * that it is another. */
static void report_block(Diffing *diffing, const Change *like, gconstpointer x, gconstpointer y)
{
    const Block *before = x;
    const Block *after = y;
    diff_text(diffing, like, ASPECT_KIND, block_kind_name(before->kind), block_kind_name(after->kind));
    if (like->old_at == like->new_at) {
        diff_text(diffing, like, ASPECT_NUMBER, before->label, after->label);
    }
    diff_text(diffing, like, ASPECT_WORDING, before->text, after->text);
    diff_notes(diffing, like, before->notes, after->notes);
}

/* --- agenda, footnotes, links ------------------------------------------------------------------------ */

static char *number_of_item(gconstpointer item)
{
    const AgendaItem *agenda = item;
    return g_strdup_printf("%d%s", agenda->item.number, agenda->item.sub);
}

static void report_agenda(Diffing *diffing, const Change *like, gconstpointer x, gconstpointer y)
{
    diff_text(diffing, like, ASPECT_WORDING, ((const AgendaItem *)x)->title, ((const AgendaItem *)y)->title);
}

static char *number_and_text_of_note(gconstpointer item)
{
    const Footnote *note = item;
    return g_strdup_printf("%d %s", note->number, note->text);
}

static char *text_of_note(gconstpointer item)
{
    return g_strdup(((const Footnote *)item)->text);
}

static char *number_of_note(gconstpointer item)
{
    return g_strdup_printf("%d", ((const Footnote *)item)->number);
}

static const char *words_of_note(gconstpointer item)
{
    return ((const Footnote *)item)->text;
}

static void report_note(Diffing *diffing, const Change *like, gconstpointer x, gconstpointer y)
{
    const Footnote *before = x;
    const Footnote *after = y;
    if (like->old_at == like->new_at) {
        diff_number(diffing, like, ASPECT_NUMBER, before->number, after->number);
    }
    diff_text(diffing, like, ASPECT_WORDING, before->text, after->text);
}

static char *words_and_target_of_link(gconstpointer item)
{
    const Link *link = item;
    return g_strconcat(link->words, "\n", link->target, NULL);
}

static char *words_of_link(gconstpointer item)
{
    return g_strdup(((const Link *)item)->words);
}

static void report_link(Diffing *diffing, const Change *like, gconstpointer x, gconstpointer y)
{
    diff_text(diffing, like, ASPECT_TARGET, ((const Link *)x)->target, ((const Link *)y)->target);
}

static const ListKind front = {
    SUBJECT_FRONT, { text_of_block, label_of_block }, words_of_block, 1, true, report_block
};
static const ListKind back = { SUBJECT_BACK, { text_of_block, label_of_block }, words_of_block, 1, true, report_block };
static const ListKind agenda = { SUBJECT_AGENDA, { number_of_item }, NULL, 0, true, report_agenda };
static const ListKind footnotes = {
    SUBJECT_FOOTNOTE, { number_and_text_of_note, text_of_note, number_of_note }, words_of_note, 2, false, report_note
};
static const ListKind links = {
    SUBJECT_LINK, { words_and_target_of_link, words_of_link }, NULL, 0, false, report_link
};

void diff_footnotes(Diffing *diffing)
{
    match_list(&diffing->footnotes, &footnotes, diffing->old.programme->footnotes, diffing->new_.programme->footnotes);
}

void diff_document(Diffing *diffing)
{
    const Programme *before = diffing->old.programme;
    const Programme *after = diffing->new_.programme;
    diff_head(diffing);
    diff_list(diffing, &front, before->front, after->front);
    diff_list(diffing, &agenda, before->agenda, after->agenda);
    diff_list(diffing, &back, before->back, after->back);
    report_list(diffing, &footnotes, &diffing->footnotes, before->footnotes, after->footnotes);
    diff_list(diffing, &links, before->links, after->links);
}
