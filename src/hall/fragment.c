#include "hall/fragment.h"

void fragment_put(const Fragment *fragment, const Scene *scene, Html *html)
{
    html_open(html, fragment->tag);
    html_attribute(html, "id", fragment->name);
    html_flag(html, "data-live");
    fragment->put(scene, html);
    html_close(html);
}

static void put_more(const char *text, Buffer *out)
{
    buffer_char(out, ' ');
    buffer_string(out, text);
}

void fragment_put_key(const Fragment *fragment, const Scene *scene, Buffer *out)
{
    const bool is_alone = scene->audience == AUDIENCE_STAKEHOLDERS;
    buffer_string(out, fragment->name);
    put_more(language_code(scene->visit->language), out);
    put_more(scene->visit->is_chosen ? "/" : "", out);
    if (fragment->depends & ON_AUDIENCE) {
        buffer_char(out, ' ');
        buffer_number(out, scene->audience);
    }
    if (fragment->depends & ON_ROLE) {
        put_more(door_role_names[scene->visitor->role], out);
        buffer_number(out, scene->visitor->rank);
    }
    if ((fragment->depends & ON_PARTY) || ((fragment->depends & ON_AUDIENCE) && is_alone)) {
        put_more(scene->visitor->party, out);
    }
    for (int i = 0; i < SCENE_PARTS && (fragment->depends & ON_PLACE); i++) {
        put_more(scene->parts[i], out);
    }
}
