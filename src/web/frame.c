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

static const char *query_of(const Frame *frame)
{
    return frame->query != NULL ? frame->query : "";
}

/* The same page in each language, for search engines; and in whichever is asked for. */
static void put_alternates(Html *html, const Frame *frame)
{
    for (int i = LANGUAGE_NONE; i < N_LANGUAGES; i++) {
        html_empty(html, "link");
        html_attribute(html, "rel", "alternate");
        html_attribute(html, "hreflang", i == LANGUAGE_NONE ? "x-default" : language_code((Language)i));
        visit_address_in(frame->visit, (Language)i, query_of(frame), html, "href");
    }
}

/* Where a reader of feeds finds the one that goes with the page. */
static void put_feed(Html *html, const Frame *frame)
{
    if (frame->feed == NULL) {
        return;
    }
    html_empty(html, "link");
    html_attribute(html, "rel", "alternate");
    html_attribute(html, "type", "application/atom+xml");
    html_attribute(html, "title", frame->words->feed);
    visit_address_open(frame->visit, html, "href");
    if (frame->feed[0] != '\0') {
        html_piece(html, "/p/");
        html_piece_url(html, frame->feed);
    }
    html_piece(html, "/feed.atom");
    html_attribute_close(html);
}

static void load_script(Html *html, const char *name)
{
    html_open(html, "script");
    asset_address(html, "src", name);
    html_flag(html, "defer");
    html_close(html);
}

static void put_files(Html *html, const char *const *files)
{
    for (guint i = 0; files != NULL && files[i] != NULL; i++) {
        if (g_str_has_suffix(files[i], ".css")) {
            link_to(html, "stylesheet", files[i]);
        } else {
            load_script(html, files[i]);
        }
    }
}

static void put_head(Html *html, const Frame *frame)
{
    html_open(html, "head");
    html_empty(html, "meta");
    html_attribute(html, "charset", "utf-8");
    meta(html, "viewport", "width=device-width, initial-scale=1");
    meta(html, "color-scheme", "light dark");
    html_open(html, "title");
    html_attribute(html, "lang", frame->title_language);
    html_text(html, frame->title);
    html_text(html, " – Placard");
    html_close(html);
    put_alternates(html, frame);
    put_feed(html, frame);
    link_to(html, "icon", "icon.svg");
    link_to(html, "stylesheet", "placard.css");
    if (frame->shows_paper) {
        link_to(html, "stylesheet", "paper.css");
    }
    load_script(html, "placard.js");
    if (frame->takes_documents) {
        link_to(html, "stylesheet", "check.css");
        load_script(html, "check.js");
    }
    put_files(html, frame->files);
    html_close(html);
}

void frame_put_link(Html *html, const Visit *visit, const char *path, const char *text, bool is_current)
{
    html_open(html, "a");
    visit_address(visit, html, "href", path);
    html_attribute(html, "aria-current", is_current ? "page" : NULL);
    html_text(html, text);
    html_close(html);
}

/* Each language by its own name: who looks for it knows that one. */
static void put_languages(Html *html, const Frame *frame)
{
    html_open_class(html, "nav", "languages");
    html_attribute(html, "aria-label", frame->words->languages);
    html_open(html, "ul");
    for (int i = 0; i < N_LANGUAGES; i++) {
        const Language language = (Language)i;
        html_open(html, "li");
        html_open(html, "a");
        visit_address_in(frame->visit, language, query_of(frame), html, "href");
        html_attribute(html, "lang", language_code(language));
        html_attribute(html, "hreflang", language_code(language));
        html_attribute(html, "aria-current", language == frame->visit->language ? "true" : NULL);
        html_text(html, language_own_name(language));
        html_close(html);
        html_close(html);
    }
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
    if (frame->put_menu != NULL) {
        frame->put_menu(html, frame->menu);
    } else {
        frame_put_link(html, frame->visit, "/", frame->words->programmes, false);
        frame_put_link(html, frame->visit, "/check", frame->words->hand_in, false);
    }
    html_close(html);
    put_languages(html, frame);
    html_close(html);
}

void frame_open(Html *html, const Frame *frame)
{
    html_open(html, "html");
    html_attribute(html, "lang", language_code(frame->visit->language));
    html_attribute(html, "dir", language_direction(frame->visit->language));
    put_head(html, frame);
    html_open(html, "body");
    html_attribute(html, "class", frame->is_screen ? "screen" : NULL);
    html_attribute(html, "data-token", frame->token);
    html_attribute(html, "data-stream", frame->stream);
    html_attribute(html, "data-lost", frame->stream != NULL ? frame->words->connection_lost : NULL);
    if (frame->is_screen) {
        html_open(html, "main");
        html_attribute(html, "id", "main");
        return;
    }
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
    if (!frame->is_screen) {
        html_open_class(html, "footer", "foot");
        html_element(html, "p", NULL, frame->words->made_by);
        html_close(html);
    }
    html_close(html);
    html_close(html);
    html_end(html);
}
