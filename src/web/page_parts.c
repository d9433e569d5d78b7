#include "web/page_parts.h"

#include "core/item_words.h"
#include "core/terms.h"
#include "doc/write_html.h"

#include <string.h>

void part_link_open(const ProgrammePage *page, const char *rest)
{
    html_open(page->html, "a");
    visit_address_open(page->visit, page->html, "href");
    html_piece(page->html, "/p/");
    html_piece_url(page->html, page->publication->slug);
    html_piece(page->html, "/");
    html_piece(page->html, rest);
    html_attribute_close(page->html);
}

/* The programme's own words */

/* The name of a session is made anew from its ordinal, which no table could hold. Static. */
static const char *session_in(Language language, const char *session)
{
    Language own;
    int ordinal;
    const char *kind;
    if (!terms_session_read(session, &own, &ordinal, &kind)) {
        return NULL;
    }
    g_autofree char *words = terms_session(ordinal, kind, language);
    return words != NULL ? g_intern_string(words) : NULL;
}

/* What is printed of the text, and the language that it then is in. */
static const char *own_text(const ProgrammePage *page, const char *text, Language *ret_language)
{
    const Language own = page->programme->language, wanted = page->visit->language;
    *ret_language = wanted;
    if (text == NULL || own == wanted) {
        return text;
    }
    const char *translated = terms_translate(text, own, wanted);
    if (translated == NULL && text == page->programme->session) {
        translated = session_in(wanted, text);
    }
    *ret_language = translated != NULL ? wanted : own;
    return translated != NULL ? translated : text;
}

const char *part_own_text(const ProgrammePage *page, const char *text, const char **ret_language)
{
    Language language;
    const char *words = own_text(page, text, &language);
    *ret_language = language != page->visit->language ? language_code(language) : NULL;
    return words;
}

static void put_own(const ProgrammePage *page, const char *text, bool has_links)
{
    Html *html = page->html;
    Language language;
    const char *words = own_text(page, text, &language);
    if (words == NULL) {
        return;
    }
    if (language != page->visit->language) {
        html_open(html, "bdi");
        visit_mark_language(page->visit, html, language);
    }
    if (has_links) {
        write_html_text(words, html_inside(html));
    } else {
        html_text(html, words);
    }
    if (language != page->visit->language) {
        html_close(html);
    }
}

void part_own_words(const ProgrammePage *page, const char *text)
{
    put_own(page, text, false);
}

void part_own_prose(const ProgrammePage *page, const char *text)
{
    put_own(page, text, true);
}

void part_own_element(const ProgrammePage *page, const char *tag, const char *class_name, const char *text)
{
    Language language;
    const char *words = own_text(page, text, &language);
    html_open_class(page->html, tag, class_name);
    visit_mark_language(page->visit, page->html, language);
    html_text(page->html, words);
    html_close(page->html);
}

void part_sign(const ProgrammePage *page, const char *class_name, const char *text)
{
    html_open_class(page->html, "bdi", class_name);
    html_attribute(page->html, "dir", "ltr");
    html_text(page->html, text);
    html_close(page->html);
}

void part_dates_and_place(const ProgrammePage *page)
{
    Html *html = page->html;
    const CivilDate from = programme_first_day(page->programme);
    html_open_class(html, "p", "lead");
    words_put_range(page->words, from, programme_last_day(page->programme), html_inside(html));
    if (page->programme->place != NULL) {
        html_text(html, civil_date_is_set(from) ? " · " : "");
        part_own_words(page, page->programme->place);
    }
    html_close(html);
}

/* Parts of a meeting */

static void put_clock(const ProgrammePage *page, int clock, const char *iso)
{
    char text[CLOCK_SIZE];
    html_open(page->html, "time");
    html_attribute(page->html, "datetime", iso);
    html_text(page->html, clock_format(clock, text));
    html_close(page->html);
}

void part_hours(const ProgrammePage *page, const LayoutSlot *slot)
{
    const Row *row = layout_row(page->layout, slot);
    if (row->start == CLOCK_UNKNOWN) {
        return;
    }
    /* Figures and a dash have no direction of their own. In Arabic the earlier hour stands at the right, whatever
     * stands around it. */
    html_open_class(page->html, "span", "hours");
    html_attribute(page->html, "dir", language_direction(page->visit->language));
    put_clock(page, row->start, slot->starts);
    if (row->end != CLOCK_UNKNOWN) {
        html_text(page->html, "–");
        put_clock(page, row->end, slot->ends);
    }
    html_close(page->html);
}

/* The same few items stand in nearly all meetings: their words are made once a page. */
static const char *heading_of(const ProgrammePage *page, const GArray *items)
{
    const ItemNumber *first = &g_array_index(items, ItemNumber, 0);
    const bool is_plain = items->len == 1 && first->sub[0] == '\0';
    gconstpointer key = is_plain ? GINT_TO_POINTER(first->number) : (gconstpointer)items;
    char *words = g_hash_table_lookup(page->headings, key);
    if (words == NULL) {
        words = item_heading_in_words(page->visit->language, items, page->programme->profile);
        g_hash_table_insert(page->headings, (gpointer)key, words);
    }
    return words;
}

void part_items(const ProgrammePage *page, const GArray *items)
{
    html_text(page->html, heading_of(page, items));
}

const char *topic_words(const ProgrammePage *page, Topic topic)
{
    const char *name = terms_translate(topic_name(topic), LANGUAGE_ENGLISH, page->visit->language);
    return name != NULL ? name : topic_name(topic);
}

void part_bar(Html *html, const int *parts, const char *const *classes, guint n, int whole)
{
    html_open_class(html, "svg", "shares");
    html_attribute_open(html, "viewBox");
    html_piece(html, "0 0 ");
    html_piece_number(html, whole);
    html_piece(html, " 10");
    html_attribute_close(html);
    html_attribute(html, "preserveAspectRatio", "none");
    html_attribute(html, "aria-hidden", "true");
    int at = 0;
    for (guint i = 0; i < n; i++) {
        html_open_class(html, "rect", classes[i]);
        html_number(html, "x", at);
        html_number(html, "width", parts[i]);
        html_number(html, "height", 10);
        html_close(html);
        at += parts[i];
    }
    html_close(html);
}

const char *share_class(const Layout *layout, guint share)
{
    static const char *const of_items[] = { "c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8" };
    if (share >= layout->shares->len) {
        return "c0";
    }
    switch (layout_share(layout, share)->kind) {
    case SHARE_ITEM: return of_items[layout_share(layout, share)->rank % G_N_ELEMENTS(of_items)];
    case SHARE_STAKEHOLDERS: return "c9";
    /* Where there are no items to tell apart, grey is for the pauses. */
    default: return layout_share(layout, 0)->kind == SHARE_ITEM ? "c0" : "c1";
    }
}

void part_state(const ProgrammePage *page)
{
    Html *html = page->html;
    const Words *words = page->words;
    const GPtrArray *findings = page->publication->findings;
    const int errors = diagnostics_count(findings, SEVERITY_ERROR);
    const int warnings = diagnostics_count(findings, SEVERITY_WARNING);
    html_open_class(html, "span", errors > 0 ? "state error" : warnings > 0 ? "state warning" : "state note");
    if (errors > 0) {
        words_put_count(words, words->errors, errors, html_inside(html));
        html_text(html, warnings > 0 ? words->comma : "");
    }
    if (warnings > 0) {
        words_put_count(words, words->warnings, warnings, html_inside(html));
    }
    if (errors == 0 && warnings == 0) {
        words_put_count(words, words->notes_count, diagnostics_count(findings, SEVERITY_NOTE), html_inside(html));
    }
    html_close(html);
}

const char *mode_words(const Words *words, MeetingMode mode)
{
    const char *const texts[] = {
        [MODE_FORMAL] = NULL,
        [MODE_INFORMAL] = words->informal,
        [MODE_JOINT] = words->joint,
        [MODE_PARALLEL] = words->parallel,
        [MODE_SIDE_EVENT] = words->side_event,
    };
    G_STATIC_ASSERT(G_N_ELEMENTS(texts) == N_MEETING_MODES);
    return texts[mode];
}

const char *kind_words(const Words *words, RowKind kind)
{
    const char *const texts[] = {
        [ROW_MEETING] = NULL,
        [ROW_DEADLINE] = words->deadline,
        [ROW_LIST_CLOSURE] = words->list_closure,
        [ROW_NO_MEETING] = words->no_meeting,
        [ROW_REMARK] = words->remark,
    };
    G_STATIC_ASSERT(G_N_ELEMENTS(texts) == N_ROW_KINDS);
    return texts[kind];
}

const char *form_words(const Words *words, const ProgrammeForm *form)
{
    const struct {
        const char *name, *title;
    } titles[] = {
        { "txt", words->plain_text },
        { "html", words->web_page },
        { "docx", words->word_document },
        { "json", words->data },
        { "ics", words->calendar },
        { "schedule", words->schedule },
        { "schedule-json", words->schedule_data },
        { "csv", words->table },
        { "tree", words->document_tree },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(titles); i++) {
        if (strcmp(titles[i].name, form->name) == 0) {
            return titles[i].title;
        }
    }
    return form->title; /* names like PDF are the same in every language */
}
