#include "web/frame.h"

#include "web/assets.h"

static void asset_address(Html *html, const char *attribute, const char *name)
{
    html_attribute_open(html, attribute);
    html_piece(html, "/assets/");
    html_piece(html, assets_version());
    html_piece(html, "/");
    html_piece(html, name);
    html_attribute_close(html);
}

static void link_to(Html *html, const char *relation, const char *name)
{
    html_empty(html, "link");
    html_attribute(html, "rel", relation);
    asset_address(html, "href", name);
}

static void meta(Html *html, const char *name, const char *content)
{
    html_empty(html, "meta");
    html_attribute(html, "name", name);
    html_attribute(html, "content", content);
}

static void put_head(Html *html, const Frame *frame)
{
    html_open(html, "head");
    html_empty(html, "meta");
    html_attribute(html, "charset", "utf-8");
    meta(html, "viewport", "width=device-width, initial-scale=1");
    meta(html, "color-scheme", "light dark");
    html_open(html, "title");
    html_text(html, frame->title);
    html_text(html, " – Placard");
    html_close(html);
    link_to(html, "icon", "icon.svg");
    link_to(html, "stylesheet", "placard.css");
    if (frame->shows_paper) {
        link_to(html, "stylesheet", "paper.css");
    }
    html_open(html, "script");
    asset_address(html, "src", "placard.js");
    html_flag(html, "defer");
    html_close(html);
    html_close(html);
}

static void put_bar(Html *html, const Frame *frame)
{
    html_open_class(html, "header", "bar");
    html_open_class(html, "a", "brand");
    visit_address(frame->visit, html, "href", "/");
    html_empty(html, "img");
    asset_address(html, "src", "icon.svg");
    html_attribute(html, "alt", "");
    html_number(html, "width", 28);
    html_number(html, "height", 28);
    html_text(html, "Placard");
    html_close(html);
    html_open(html, "nav");
    html_attribute(html, "aria-label", frame->words->site);
    html_open(html, "a");
    visit_address(frame->visit, html, "href", "/");
    html_text(html, frame->words->programmes);
    html_close(html);
    html_close(html);
    html_close(html);
}

void frame_open(Html *html, const Frame *frame)
{
    html_open(html, "html");
    html_attribute(html, "lang", language_code(frame->visit->language));
    html_attribute(html, "dir", language_runs_rightward(frame->visit->language) ? "ltr" : "rtl");
    put_head(html, frame);
    html_open(html, "body");
    html_open_class(html, "a", "skip");
    html_attribute(html, "href", "#main");
    html_text(html, frame->words->skip);
    html_close(html);
    put_bar(html, frame);
    html_open(html, "main");
    html_attribute(html, "id", "main");
    html_number(html, "tabindex", -1);
}

void frame_close(Html *html, const Frame *frame)
{
    html_close(html);
    html_open_class(html, "footer", "foot");
    html_element(html, "p", NULL, frame->words->made_by);
    html_close(html);
    html_close(html);
    html_close(html);
    html_end(html);
}
