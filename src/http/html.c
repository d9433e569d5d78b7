#include "http/html.h"

static void finish_tag(Html *html)
{
    if (html->in_tag) {
        buffer_char(html->out, '>');
        html->in_tag = false;
    }
}

void html_begin(Html *html, Buffer *out)
{
    *html = (Html){ .out = out };
    buffer_literal(out, "<!DOCTYPE html>\n");
}

void html_end(Html *html)
{
    g_assert(html->depth == 0);
    buffer_char(html->out, '\n');
}

void html_empty(Html *html, const char *tag)
{
    finish_tag(html);
    buffer_char(html->out, '<');
    buffer_string(html->out, tag);
    html->in_tag = true;
}

void html_open(Html *html, const char *tag)
{
    g_assert(html->depth < HTML_DEPTH_LIMIT);
    html_empty(html, tag);
    html->open[html->depth++] = tag;
}

void html_close(Html *html)
{
    g_assert(html->depth > 0);
    finish_tag(html);
    buffer_literal(html->out, "</");
    buffer_string(html->out, html->open[--html->depth]);
    buffer_char(html->out, '>');
}

void html_attribute_open(Html *html, const char *name)
{
    g_assert(html->in_tag);
    buffer_char(html->out, ' ');
    buffer_string(html->out, name);
    buffer_literal(html->out, "=\"");
}

void html_piece(Html *html, const char *text)
{
    buffer_markup(html->out, text);
}

void html_piece_url(Html *html, const char *text)
{
    buffer_url(html->out, text);
}

void html_piece_number(Html *html, gint64 number)
{
    buffer_number(html->out, number);
}

void html_attribute_close(Html *html)
{
    buffer_char(html->out, '"');
}

void html_attribute(Html *html, const char *name, const char *value)
{
    if (value != NULL) {
        html_attribute_open(html, name);
        html_piece(html, value);
        html_attribute_close(html);
    }
}

void html_number(Html *html, const char *name, gint64 value)
{
    html_attribute_open(html, name);
    html_piece_number(html, value);
    html_attribute_close(html);
}

void html_flag(Html *html, const char *name)
{
    g_assert(html->in_tag);
    buffer_char(html->out, ' ');
    buffer_string(html->out, name);
}

Buffer *html_inside(Html *html)
{
    finish_tag(html);
    return html->out;
}

void html_text(Html *html, const char *text)
{
    buffer_markup(html_inside(html), text);
}

void html_text_number(Html *html, gint64 number)
{
    buffer_number(html_inside(html), number);
}

void html_open_class(Html *html, const char *tag, const char *class_name)
{
    html_open(html, tag);
    html_attribute(html, "class", class_name);
}

void html_element(Html *html, const char *tag, const char *class_name, const char *text)
{
    html_open_class(html, tag, class_name);
    html_text(html, text);
    html_close(html);
}
