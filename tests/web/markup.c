#include "markup.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

typedef struct {
    GPtrArray *open; /* of names */
    GHashTable *ids;
    GPtrArray *places; /* what links lead to, without '#' */
} Reader;

static bool is_empty_element(const char *name)
{
    static const char *const names[] = { "meta", "link", "img", "br", "hr", "input" };
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        if (strcmp(names[i], name) == 0) {
            return true;
        }
    }
    return false;
}

static void check_attribute(Reader *reader, const char *name, const char *value)
{
    g_assert_cmpstr(name, !=, "style");
    g_assert_false(g_str_has_prefix(name, "on"));
    if (strcmp(name, "id") == 0) {
        g_test_message("id %s", value);
        g_assert_true(g_hash_table_add(reader->ids, g_strdup(value)));
    }
    if (strcmp(name, "href") == 0) {
        g_assert_false(g_ascii_strncasecmp(value, "javascript:", 11) == 0 ||
                       g_ascii_strncasecmp(value, "data:", 5) == 0);
        if (value[0] == '#') {
            g_ptr_array_add(reader->places, g_strdup(value + 1));
        }
    }
}

/* `text` stands behind the element's name; returns where the tag ends. */
static const char *read_attributes(Reader *reader, const char *text)
{
    while (*text == ' ') {
        const char *name = text + 1;
        const size_t length = strcspn(name, "=> ");
        g_autofree char *attribute = g_strndup(name, length);
        text = name + length;
        if (*text != '=') {
            check_attribute(reader, attribute, "");
            continue;
        }
        g_assert_cmpint(text[1], ==, '"');
        const char *value = text + 2;
        const char *end = strchr(value, '"');
        g_assert_nonnull(end);
        g_autofree char *content = g_strndup(value, (gsize)(end - value));
        g_assert_null(strpbrk(content, "<>"));
        check_attribute(reader, attribute, content);
        text = end + 1;
    }
    g_assert_cmpint(*text, ==, '>');
    return text + 1;
}

static void close_element(Reader *reader, const char *name)
{
    g_assert_cmpuint(reader->open->len, >, 0);
    g_assert_cmpstr(g_ptr_array_index(reader->open, reader->open->len - 1), ==, name);
    g_ptr_array_set_size(reader->open, (gint)reader->open->len - 1);
}

static const char *read_tag(Reader *reader, const char *text)
{
    const bool closes = *text == '/';
    text += closes;
    const size_t length = strcspn(text, " >");
    g_autofree char *name = g_strndup(text, length);
    g_assert_true(g_ascii_isalpha(name[0]));
    const char *end = read_attributes(reader, text + length);
    if (closes) {
        close_element(reader, name);
    } else if (strcmp(name, "script") == 0) {
        /* Ends at the first "</script", whatever a text in it says. */
        const char *close = strstr(end, "</");
        g_assert_true(g_str_has_prefix(close, "</script>"));
        return close + strlen("</script>");
    } else if (!is_empty_element(name)) {
        g_ptr_array_add(reader->open, g_steal_pointer(&name));
    }
    return end;
}

void assert_sound_page(const char *page)
{
    Reader reader = { .open = g_ptr_array_new_with_free_func(g_free),
                      .ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                      .places = g_ptr_array_new_with_free_func(g_free) };
    g_assert_true(g_utf8_validate(page, -1, NULL));
    g_assert_true(g_str_has_prefix(page, "<!DOCTYPE html>\n"));
    const char *at = page + strlen("<!DOCTYPE html>\n");
    while ((at = strchr(at, '<')) != NULL) {
        at = read_tag(&reader, at + 1);
    }
    g_assert_cmpuint(reader.open->len, ==, 0);
    for (guint i = 0; i < reader.places->len; i++) {
        g_test_message("link to #%s", (const char *)g_ptr_array_index(reader.places, i));
        g_assert_true(g_hash_table_contains(reader.ids, g_ptr_array_index(reader.places, i)));
    }
    g_ptr_array_unref(reader.open);
    g_ptr_array_unref(reader.places);
    g_hash_table_unref(reader.ids);
}
