/* The programme for search engines and assistants: an Event of schema.org, its meetings as subEvents. The element
 * holds data, not a script, so that the policy of the page lets it stand. */
#include "base/json.h"
#include "web/page_parts.h"

#include <string.h>

static void put_date(JsonWriter *json, const char *name, CivilDate date)
{
    char text[CIVIL_DATE_SIZE];
    if (civil_date_is_set(date)) {
        json_put_string(json, name, civil_date_format(date, text));
    }
}

static void put_text(JsonWriter *json, const char *name, const char *text)
{
    if (text != NULL && text[0] != '\0') {
        json_put_string(json, name, text);
    }
}

static void put_thing(JsonWriter *json, const char *member, const char *type, const char *name)
{
    if (name != NULL) {
        json_open_inline_object(json, member);
        json_put_string(json, "@type", type);
        json_put_string(json, "name", name);
        json_close_object(json);
    }
}

static void put_meeting(JsonWriter *json, const ProgrammePage *page, const LayoutSlot *slot)
{
    json_open_inline_object(json, NULL);
    json_put_string(json, "@type", "Event");
    json_put_string(json, "identifier", slot->id);
    json_put_string(json, "name", programme_meeting_title(page->programme, slot->row));
    put_text(json, "startDate", slot->starts);
    put_text(json, "endDate", slot->ends);
    json_close_object(json);
}

static void put_event(JsonWriter *json, const ProgrammePage *page)
{
    const Programme *programme = page->programme;
    json_open_object(json, NULL);
    json_put_string(json, "@context", "https://schema.org");
    json_put_string(json, "@type", "Event");
    json_put_string(json, "name", publication_title(page->publication));
    json_put_string(json, "inLanguage", language_code(programme->language));
    put_text(json, "description", programme->title);
    put_date(json, "startDate", programme_first_day(programme));
    put_date(json, "endDate", programme_last_day(programme));
    put_thing(json, "location", "Place", programme->place);
    put_thing(json, "organizer", "Organization", programme->body);
    json_open_array(json, "subEvent");
    for (guint i = 0; i < page->layout->slots->len; i++) {
        const LayoutSlot *slot = layout_slot(page->layout, i);
        if (layout_row(page->layout, slot)->kind == ROW_MEETING && slot->starts[0] != '\0') {
            put_meeting(json, page, slot);
        }
    }
    json_close_array(json);
    json_close_object(json);
}

/* JSON for the inside of a script element, where a "</script" in a text would end it: no "<" at all. */
static void put_without_tags(const char *text, Buffer *out)
{
    for (const char *at; (at = strchr(text, '<')) != NULL; text = at + 1) {
        buffer_bytes(out, text, (size_t)(at - text));
        buffer_literal(out, "\\u003c");
    }
    buffer_string(out, text);
}

void part_linked_data(const ProgrammePage *page)
{
    g_auto(Buffer) text = BUFFER_INIT;
    JsonWriter json;
    json_begin(&json, &text);
    put_event(&json, page);
    html_open(page->html, "script");
    html_attribute(page->html, "type", "application/ld+json");
    put_without_tags(buffer_text(&text), html_inside(page->html));
    html_close(page->html);
}
