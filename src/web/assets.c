#include "web/assets.h"

#include "doc/write_html.h"

#include <glib.h>
#include <string.h>

extern const Asset web_assets[]; /* the files of assets/; made by tools/embed */

enum { VERSION_DIGITS = 12 };

/* The style of papers belongs to the writer of papers. */
static const Asset *paper_style(void)
{
    static Asset style;
    static gsize is_made;
    if (g_once_init_enter(&is_made)) {
        const char *text = write_html_style();
        style = (Asset){ .name = "paper.css", .bytes = (const unsigned char *)text, .length = strlen(text) };
        g_once_init_leave(&is_made, 1);
    }
    return &style;
}

const Asset *asset_of_name(const char *name)
{
    for (const Asset *asset = web_assets; asset->name != NULL; asset++) {
        if (strcmp(asset->name, name) == 0) {
            return asset;
        }
    }
    return strcmp(name, paper_style()->name) == 0 ? paper_style() : NULL;
}

static char *digest_of_all(void)
{
    g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
    for (const Asset *asset = web_assets; asset->name != NULL; asset++) {
        g_checksum_update(checksum, asset->bytes, (gssize)asset->length);
    }
    g_checksum_update(checksum, paper_style()->bytes, (gssize)paper_style()->length);
    return g_strndup(g_checksum_get_string(checksum), VERSION_DIGITS);
}

const char *assets_version(void)
{
    static char *version;
    if (g_once_init_enter(&version)) {
        g_once_init_leave(&version, digest_of_all());
    }
    return version;
}

const char *asset_type(const Asset *asset)
{
    static const struct {
        const char *ending, *type;
    } types[] = {
        { ".css", "text/css; charset=utf-8" },
        { ".js", "text/javascript; charset=utf-8" },
        { ".svg", "image/svg+xml" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(types); i++) {
        if (g_str_has_suffix(asset->name, types[i].ending)) {
            return types[i].type;
        }
    }
    return "application/octet-stream";
}
