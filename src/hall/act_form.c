#include "hall/act_form.h"

#include "session/module.h"

#include <stdarg.h>

/* Two forms of one page are not the same form: each has a number of its own behind that of the page. */
void act_form_seal(const Scene *scene, Html *html)
{
    if (scene->token == NULL) {
        return;
    }
    act_form_field(html, "token", scene->token);
    html_empty(html, "input");
    html_attribute(html, "type", "hidden");
    html_attribute(html, "name", "once");
    html_attribute_open(html, "value");
    html_piece(html, scene->once);
    html_piece(html, ".");
    html_piece_number(html, (gint64)html->out->length);
    html_attribute_close(html);
}

bool act_form_open(const Scene *scene, Html *html, const char *name, const char *class_name)
{
    return act_form_open_as(scene, html, name, class_name, NULL);
}

bool act_form_open_as(const Scene *scene, Html *html, const char *name, const char *class_name, const char *id)
{
    const CommandInfo *info = command_of(name);
    g_assert(info != NULL);
    if (!visitor_may(scene->visitor, info)) {
        return false;
    }
    html_open_class(html, "form", class_name);
    html_attribute(html, "id", id);
    html_attribute(html, "method", "post");
    visit_address_open(scene->visit, html, "action");
    html_piece(html, ACT_FORM_PATH);
    html_piece(html, name);
    html_attribute_close(html);
    html_flag(html, "data-act");
    act_form_seal(scene, html);
    act_form_field(html, "back", scene->back);
    return true;
}

void act_form_field(Html *html, const char *field, const char *value)
{
    html_empty(html, "input");
    html_attribute(html, "type", "hidden");
    html_attribute(html, "name", field);
    html_attribute(html, "value", value);
}

void act_form_close(Html *html, const char *label, const char *key)
{
    html_open(html, "button");
    html_attribute(html, "data-key", key);
    html_attribute(html, "aria-keyshortcuts", key);
    html_text(html, label);
    html_close(html);
    html_close(html);
}

void act_button(const Scene *scene, Html *html, const char *name, const char *label, const char *key, ...)
{
    va_list settled;
    if (!act_form_open(scene, html, name, "act")) {
        return;
    }
    va_start(settled, key);
    for (const char *field; (field = va_arg(settled, const char *)) != NULL;) {
        act_form_field(html, field, va_arg(settled, const char *));
    }
    va_end(settled);
    act_form_close(html, label, key);
}
