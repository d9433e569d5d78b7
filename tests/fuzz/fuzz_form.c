/* Any bytes as the form that a browser sends: the first line is the Content-Type, the rest the body. What is read lies
 * within the limits, and is found by its name. */
#include "fuzz.h"
#include "http/form.h"

#include <string.h>

static void check_field(const Form *form, const FormField *field)
{
    g_assert(field->name != NULL && field->value != NULL);
    g_assert(strlen(field->name) <= FORM_NAME_LIMIT && g_utf8_validate(field->name, -1, NULL));
    g_assert(field->file_name == NULL || g_utf8_validate(field->file_name, -1, NULL));
    g_assert(form_field(form, field->name) != NULL);
    g_autofree char *text = form_text(form, field->name);
    g_assert(text == NULL || g_utf8_validate(text, -1, NULL));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const uint8_t *end = size > 0 ? memchr(data, '\n', size) : NULL;
    if (end == NULL) {
        return 0;
    }
    const char *fault = NULL;
    g_autofree char *type = g_strndup((const char *)data, (gsize)(end - data));
    g_autoptr(GBytes) body = g_bytes_new(end + 1, size - (size_t)(end + 1 - data));
    g_autoptr(Form) form = form_read(type, body, &fault);
    g_assert((form == NULL) == (fault != NULL));
    gsize bytes = 0;
    for (guint i = 0; form != NULL && i < form->fields->len; i++) {
        const FormField *field = g_ptr_array_index(form->fields, i);
        check_field(form, field);
        bytes += g_bytes_get_size(field->value);
    }
    g_assert(bytes <= g_bytes_get_size(body));
    return 0;
}
