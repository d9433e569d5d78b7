#include "core/programme_next.h"

#include "base/text.h"
#include "core/next_texts.h"
#include "core/prose.h"
#include "core/vocabulary.h"

#include <string.h>

static const char *const kind_names[] = {
    [FACT_DATE] = "date",     [FACT_ORDINAL] = "ordinal",   [FACT_PERSON] = "person",
    [FACT_URL] = "address",   [FACT_SYMBOL] = "symbol",     [FACT_RESOLUTION] = "resolution",
    [FACT_AGENDA] = "agenda", [FACT_FOOTNOTE] = "footnote", [FACT_DEADLINE] = "deadline",
    [FACT_PLACE] = "place",   [FACT_SESSION] = "session",   [FACT_DOCUMENT] = "document",
    [FACT_TEXT] = "text",
};
G_STATIC_ASSERT(G_N_ELEMENTS(kind_names) == N_FACT_KINDS);

static const char *const fate_names[] = {
    [FACT_CARRIED] = "carried",
    [FACT_CHANGED] = "changed",
    [FACT_REMOVED] = "removed",
    [FACT_DOUBTFUL] = "doubtful",
};
G_STATIC_ASSERT(G_N_ELEMENTS(fate_names) == N_FACT_FATES);

const char *fact_kind_name(FactKind kind)
{
    return kind_names[kind];
}

const char *fact_fate_name(FactFate fate)
{
    return fate_names[fate];
}

static void fact_free(gpointer data)
{
    NextFact *fact = data;
    g_free(fact->where);
    g_free(fact->was);
    g_free(fact->is);
    g_free(fact->why);
    g_free(fact);
}

GPtrArray *next_facts_new(void)
{
    return g_ptr_array_new_with_free_func(fact_free);
}

void next_add(const NextDraft *draft, FactKind kind, FactFate fate, const NextPlace *place, const char *was,
              const char *is, const char *why)
{
    NextFact *fact = g_new0(NextFact, 1);
    *fact = (NextFact){ .kind = kind,
                        .fate = fate,
                        .where = g_strdup(place->where),
                        .was = g_strdup(was),
                        .is = g_strdup(is),
                        .why = g_strdup(why),
                        .at = place->at };
    g_ptr_array_add(draft->facts, fact);
}

/* --- the head ---------------------------------------------------------------------------------------- */

static void take_out(const NextDraft *draft, char **text, const char *where, Position at)
{
    if (*text != NULL) {
        const NextPlace place = { where, at };
        next_add(draft, FACT_DOCUMENT, FACT_REMOVED, &place, *text, NULL, "it is assigned anew, never made up");
        g_clear_pointer(text, g_free);
    }
}

static void next_document(const NextDraft *draft)
{
    Programme *next = draft->next;
    take_out(draft, &next->symbol, "symbol", next->symbol_at);
    take_out(draft, &next->job_number, "job number", (Position){ 0 });
    if (civil_date_is_set(next->issued)) {
        g_autofree char *day = prose_day(next->issued);
        const NextPlace place = { "date of issue", next->issued_at };
        next_add(draft, FACT_DOCUMENT, FACT_REMOVED, &place, day, NULL, "the draft is not issued");
        next->issued = (CivilDate){ 0 };
    }
}

static void next_session(const NextDraft *draft)
{
    Programme *next = draft->next;
    const NextPlace place = { "session", next->session_at };
    if (draft->plan->session == NULL) {
        next_add(draft, FACT_SESSION, FACT_DOUBTFUL, &place, next->session, NULL, "it is that of the earlier session");
        return;
    }
    next_add(draft, FACT_SESSION, FACT_CHANGED, &place, next->session, draft->plan->session, NULL);
    g_free(next->session);
    next->session = g_strdup(draft->plan->session);
}

static void next_place(const NextDraft *draft)
{
    Programme *next = draft->next;
    const NextPlace place = { "place", next->dates_at };
    const char *planned = draft->plan->place;
    if (planned == NULL || g_strcmp0(planned, next->place) == 0) {
        if (next->place != NULL) {
            next_add(draft, FACT_PLACE, FACT_CARRIED, &place, next->place, NULL, NULL);
        }
        return;
    }
    next_add(draft, FACT_PLACE, FACT_CHANGED, &place, next->place, planned, NULL);
    g_free(next->place);
    next->place = g_strdup(planned);
    if (next->zone != NULL) {
        const NextPlace zone = { "time zone", next->dates_at };
        next_add(draft, FACT_PLACE, FACT_REMOVED, &zone, next->zone, NULL, "it was that of the earlier place");
        g_clear_pointer(&next->zone, g_free);
    }
}

static void next_dates(const NextDraft *draft)
{
    Programme *next = draft->next;
    const NextPlace place = { "dates of the session", next->dates_at };
    const CivilDate first = programme_first_day(draft->earlier);
    const CivilDate last = programme_last_day(draft->earlier);
    g_autofree char *was = civil_date_equal(first, last) ? prose_day(first) : next_range_words(first, last);
    const CivilDate from = civil_date_add(first, draft->shift), to = civil_date_add(last, draft->shift);
    g_autofree char *is = civil_date_equal(from, to) ? prose_day(from) : next_range_words(from, to);
    next_add(draft, FACT_DATE, FACT_CHANGED, &place, was, is, NULL);
    if (draft->shift % 7 != 0) {
        g_autofree char *why =
            g_strdup_printf("the earlier session began on a %s, this one begins on a %s: the meetings keep their "
                            "distance from the first day, not their weekday",
                            prose_weekday(civil_date_weekday(first)), prose_weekday(civil_date_weekday(from)));
        next_add(draft, FACT_DATE, FACT_DOUBTFUL, &place, is, NULL, why);
    }
    if (civil_date_is_set(next->from)) {
        next->from = from;
        next->to = to;
    }
}

/* --- the timetable ----------------------------------------------------------------------------------- */

static char *row_words(const Row *row)
{
    GString *words = g_string_new(NULL);
    if (civil_date_is_set(row->date)) {
        g_autofree char *day = prose_weekday_and_day(row->date);
        g_string_append_printf(words, "%s %d", day, row->date.year);
    }
    if (row->start != CLOCK_UNKNOWN) {
        g_autofree char *hour = prose_clock(row->start);
        g_string_append_printf(words, "%s%s", words->len > 0 ? ", " : "", hour);
    }
    return g_string_free(words, FALSE);
}

static void next_other_row(const NextDraft *draft, Row *row, const NextPlace *place, CivilDate before)
{
    static const char *const why[] = {
        [ROW_DEADLINE] = "whether it is as long before as it was",
        [ROW_LIST_CLOSURE] = "whether it is as long before as it was",
        [ROW_NO_MEETING] = "a holiday does not move with the session",
        [ROW_REMARK] = NULL,
    };
    Row old = *row;
    old.date = before;
    g_autofree char *then = row_words(&old);
    g_autofree char *now = row_words(row);
    g_autofree char *was = g_strdup_printf("%s: %s", then, row->text != NULL ? row->text : row_kind_name(row->kind));
    const bool moved = civil_date_is_set(before);
    next_add(draft, FACT_DEADLINE, moved ? FACT_CHANGED : FACT_CARRIED, place, was, moved ? now : NULL, why[row->kind]);
    next_text(draft, &row->text, place);
}

/* Who speaks is listed once, as the line has it. */
static void next_line(const NextDraft *draft, Entry *entry, const char *row, guint i)
{
    g_autofree char *where = g_strdup_printf("%s, line %u", row, i + 1);
    const NextPlace place = { where, entry->at };
    g_autofree char *presenter = entry_presenter(entry);
    if (presenter != NULL) {
        next_add(draft, FACT_PERSON, FACT_CARRIED, &place, presenter, NULL, NULL);
    }
    next_text(draft, &entry->text, &place);
    next_text(draft, &entry->provenance, &place);
    entry->as_printed = MARK_DERIVED;
}

static void next_rows(const NextDraft *draft)
{
    for (guint i = 0; i < draft->next->rows->len; i++) {
        Row *row = programme_row(draft->next, i);
        const CivilDate before = row->date;
        g_autofree char *where = row_words(row);
        const NextPlace place = { where, row->at };
        row->date = civil_date_is_set(before) ? civil_date_add(before, draft->shift) : before;
        if (row->kind != ROW_MEETING) {
            next_other_row(draft, row, &place, before);
            continue;
        }
        next_text(draft, &row->label, &place);
        for (guint k = 0; k < row->entries->len; k++) {
            next_line(draft, row_entry(row, k), where, k);
        }
    }
}

/* --- the rest of the paper --------------------------------------------------------------------------- */

static void next_blocks(const NextDraft *draft, GPtrArray *blocks)
{
    for (guint i = 0; i < blocks->len; i++) {
        Block *block = g_ptr_array_index(blocks, i);
        g_autofree char *where =
            g_strdup_printf("paragraph %s", block->label != NULL ? block->label : "without a number");
        where[strlen(where) - (g_str_has_suffix(where, ".") ? 1 : 0)] = '\0';
        const NextPlace place = { where, block->at };
        next_text(draft, &block->text, &place);
    }
}

static void next_agenda(const NextDraft *draft)
{
    for (guint i = 0; i < draft->next->agenda->len; i++) {
        AgendaItem *item = g_ptr_array_index(draft->next->agenda, i);
        g_autofree char *where = g_strdup_printf("agenda, item %d%s", item->item.number, item->item.sub);
        const NextPlace place = { where, item->at };
        next_add(draft, FACT_AGENDA, FACT_CARRIED, &place, item->title, NULL, NULL);
        next_text(draft, &item->title, &place);
    }
}

/* Items that the timetable takes up: each number once, since the agenda of the next session may have others. */
static void next_items(const NextDraft *draft)
{
    g_autoptr(GHashTable) known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < draft->next->rows->len; i++) {
        const Row *row = programme_row(draft->next, i);
        for (guint k = 0; k < row->entries->len; k++) {
            const Entry *entry = row_entry(row, k);
            g_autofree char *numbers = entry_item_numbers(entry);
            if (entry->kind != ENTRY_ITEM || numbers[0] == '\0' || !g_hash_table_add(known, g_strdup(numbers))) {
                continue;
            }
            g_autofree char *was =
                g_strdup_printf("%s %s%s%s", draft->next->profile->item_word, numbers, entry->text != NULL ? ": " : "",
                                entry->text != NULL ? entry->text : "");
            const NextPlace place = { "timetable", entry->at };
            next_add(draft, FACT_AGENDA, FACT_CARRIED, &place, was, NULL, NULL);
        }
    }
}

static void next_notes(const NextDraft *draft)
{
    for (guint i = 0; i < draft->next->footnotes->len; i++) {
        Footnote *note = g_ptr_array_index(draft->next->footnotes, i);
        g_autofree char *where = note->mark != NULL ? g_strdup_printf("footnote %s", note->mark)
                                                    : g_strdup_printf("footnote %d", note->number);
        const NextPlace place = { where, note->at };
        next_add(draft, FACT_FOOTNOTE, FACT_CARRIED, &place, note->text, NULL, NULL);
        next_text(draft, &note->text, &place);
    }
    for (guint i = 0; i < draft->next->links->len; i++) {
        const Link *link = g_ptr_array_index(draft->next->links, i);
        g_autofree char *where = g_strdup_printf("link “%s”", link->words);
        const NextPlace place = { where, (Position){ 0 } };
        next_add(draft, FACT_URL, FACT_CARRIED, &place, link->target, NULL, NULL);
    }
}

static void next_titles(const NextDraft *draft)
{
    Programme *next = draft->next;
    const NextPlace title = { "title", next->title_at };
    const NextPlace annex = { "title of the annex", next->title_at };
    next_text(draft, &next->title, &title);
    next_text(draft, &next->annex_title, &annex);
}

Programme *programme_next(const Programme *earlier, const NextPlan *plan, GPtrArray *facts)
{
    const CivilDate first = programme_first_day(earlier);
    g_assert(civil_date_is_set(plan->from));
    if (!civil_date_is_set(first)) {
        return NULL;
    }
    Programme *next = programme_copy(earlier);
    const NextDraft draft = { .earlier = earlier,
                              .plan = plan,
                              .next = next,
                              .facts = facts,
                              .shift = civil_date_days_between(first, plan->from) };
    next_document(&draft);
    next_session(&draft);
    next_dates(&draft);
    next_place(&draft);
    next_titles(&draft);
    next_blocks(&draft, next->front);
    next_agenda(&draft);
    next_items(&draft);
    next_rows(&draft);
    next_notes(&draft);
    next_blocks(&draft, next->back);
    programme_tidy(next);
    return next;
}
