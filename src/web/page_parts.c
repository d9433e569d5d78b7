#include "web/page_parts.h"

void part_link_open(Html *html, const Visit *visit, const Publication *publication, const char *rest)
{
    html_open(html, "a");
    visit_address_open(visit, html, "href");
    html_piece(html, "/p/");
    html_piece_url(html, publication->slug);
    html_piece(html, "/");
    html_piece(html, rest);
    html_attribute_close(html);
}

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
    /* Figures and a dash have no direction of their own: in a right-to-left page they would change places. */
    html_open_class(page->html, "span", "hours");
    html_attribute(page->html, "dir", "ltr");
    put_clock(page, row->start, slot->starts);
    if (row->end != CLOCK_UNKNOWN) {
        html_text(page->html, "–");
        put_clock(page, row->end, slot->ends);
    }
    html_close(page->html);
}

void part_item_number(const ProgrammePage *page, const Entry *entry)
{
    g_autofree char *numbers = entry_item_numbers(entry);
    html_text(page->html, page->programme->profile->item_word);
    html_text(page->html, " ");
    html_text(page->html, numbers);
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

void part_state(Html *html, const Publication *publication, const Words *words)
{
    const int errors = diagnostics_count(publication->findings, SEVERITY_ERROR);
    const int warnings = diagnostics_count(publication->findings, SEVERITY_WARNING);
    const int notes = diagnostics_count(publication->findings, SEVERITY_NOTE);
    html_open_class(html, "span", errors > 0 ? "state error" : warnings > 0 ? "state warning" : "state note");
    if (errors > 0) {
        words_put_count(words, words->errors, errors, html_inside(html));
        html_text(html, warnings > 0 ? words->comma : "");
    }
    if (warnings > 0) {
        words_put_count(words, words->warnings, warnings, html_inside(html));
    }
    if (errors == 0 && warnings == 0) {
        words_put_count(words, words->notes_count, notes, html_inside(html));
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
