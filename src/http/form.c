/* Names and values are cut out of the body by length: nothing here takes a body for a string, since a file may hold any
 * bytes. */
#include "http/form.h"

#include <string.h>

/* Bytes that are left to look at. */
typedef struct {
    const char *at, *end;
} Rest;

static void field_free(gpointer pointer)
{
    FormField *field = pointer;
    g_free(field->name);
    g_free(field->file_name);
    g_clear_pointer(&field->value, g_bytes_unref);
    g_free(field);
}

void form_free(Form *form)
{
    if (form != NULL) {
        g_ptr_array_unref(form->fields);
        g_free(form);
    }
}

static Form *form_new(void)
{
    Form *form = g_new0(Form, 1);
    form->fields = g_ptr_array_new_with_free_func(field_free);
    return form;
}

static bool fail(const char **ret_fault, const char *fault)
{
    *ret_fault = fault;
    return false;
}

/* Names go into messages and pages: text without control characters. */
static bool is_name(const char *name)
{
    for (const char *at = name; *at != '\0'; at++) {
        if (g_ascii_iscntrl(*at)) {
            return false;
        }
    }
    return strlen(name) <= FORM_NAME_LIMIT && g_utf8_validate(name, -1, NULL);
}

/* "name=value&name=value" */

/* The bytes that "+" and "%41" stand for. A "%" that begins no such thing stands for itself. */
static char *decode(const char *at, size_t length, size_t *ret_length)
{
    char *bytes = g_malloc(length + 1);
    size_t n = 0;
    for (size_t i = 0; i < length; i++) {
        const bool is_escape =
            at[i] == '%' && length - i > 2 && g_ascii_isxdigit(at[i + 1]) && g_ascii_isxdigit(at[i + 2]);
        bytes[n++] = is_escape      ? (char)(g_ascii_xdigit_value(at[i + 1]) * 16 + g_ascii_xdigit_value(at[i + 2]))
                     : at[i] == '+' ? ' '
                                    : at[i];
        i += is_escape ? 2 : 0;
    }
    bytes[n] = '\0';
    *ret_length = n;
    return bytes;
}

static bool read_pair(Form *form, const char *pair, size_t length, const char **ret_fault)
{
    const char *equals = memchr(pair, '=', length);
    const size_t name_length = equals != NULL ? (size_t)(equals - pair) : length;
    size_t decoded_length = 0;
    g_autofree char *name = decode(pair, name_length, &decoded_length);
    if (strlen(name) != decoded_length || !is_name(name)) {
        return fail(ret_fault, "The name of a field is too long, or no text.");
    }
    FormField *field = g_new0(FormField, 1);
    field->name = g_steal_pointer(&name);
    const size_t value_length = equals != NULL ? length - name_length - 1 : 0;
    char *value = decode(pair + length - value_length, value_length, &decoded_length);
    field->value = g_bytes_new_take(value, decoded_length);
    g_ptr_array_add(form->fields, field);
    return true;
}

static bool read_pairs(Form *form, GBytes *body, const char **ret_fault)
{
    gsize length;
    const char *at = g_bytes_get_data(body, &length);
    const char *end = length > 0 ? at + length : at;
    while (at < end) {
        const char *ampersand = memchr(at, '&', (size_t)(end - at));
        const char *pair_end = ampersand != NULL ? ampersand : end;
        if (form->fields->len == FORM_FIELDS_LIMIT) {
            return fail(ret_fault, "The form has too many fields.");
        }
        if (pair_end > at && !read_pair(form, at, (size_t)(pair_end - at), ret_fault)) {
            return false;
        }
        at = ampersand != NULL ? ampersand + 1 : end;
    }
    return true;
}

/* Parts between boundaries */

/* `; name="value"` or `; name=value` in a header's value; NULL if it is not there. */
static char *header_parameter(const char *value, const char *name)
{
    const char *at = strchr(value, ';');
    while (at != NULL) {
        at += 1 + strspn(at + 1, " \t");
        const size_t length = strcspn(at, "=;");
        const bool is_it = length == strlen(name) && g_ascii_strncasecmp(at, name, length) == 0;
        if (at[length] != '=') {
            at = strchr(at, ';');
            continue;
        }
        at += length + 1;
        g_autoptr(GString) text = g_string_new(NULL);
        if (*at == '"') {
            for (at++; *at != '"' && *at != '\0'; at++) {
                at += *at == '\\' && (at[1] == '"' || at[1] == '\\');
                g_string_append_c(text, *at);
            }
        } else {
            g_string_append_len(text, at, (gssize)strcspn(at, "; \t"));
        }
        if (is_it) {
            return g_string_free(g_steal_pointer(&text), FALSE);
        }
        at = strchr(at, ';');
    }
    return NULL;
}

static bool is_boundary(const char *boundary)
{
    return boundary != NULL && boundary[0] != '\0' && strlen(boundary) <= FORM_BOUNDARY_LIMIT &&
           strspn(boundary, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'()+_,-./:=? ") ==
               strlen(boundary);
}

static bool skip(Rest *rest, const char *text, size_t length)
{
    if ((size_t)(rest->end - rest->at) < length || memcmp(rest->at, text, length) != 0) {
        return false;
    }
    rest->at += length;
    return true;
}

/* The headers of a part, from which its field gets its name. */
static bool read_part_head(Rest *rest, FormField *field, const char **ret_fault)
{
    const size_t room = MIN((size_t)(rest->end - rest->at), FORM_PART_HEAD_LIMIT);
    const char *end = memmem(rest->at, room, "\r\n\r\n", 4);
    if (end == NULL) {
        return fail(ret_fault, "The headers of a part are too long, or do not end.");
    }
    g_autofree char *head = g_strndup(rest->at, (gsize)(end - rest->at));
    g_auto(GStrv) lines = g_strsplit(head, "\r\n", -1);
    rest->at = end + 4;
    static const char disposition[] = "Content-Disposition:";
    guint i = 0;
    while (lines[i] != NULL && g_ascii_strncasecmp(lines[i], disposition, sizeof disposition - 1) != 0) {
        i++;
    }
    if (lines[i] != NULL) {
        field->name = header_parameter(lines[i], "name");
        field->file_name = header_parameter(lines[i], "filename");
    }
    if (field->name == NULL || !is_name(field->name) || (field->file_name != NULL && !is_name(field->file_name))) {
        return fail(ret_fault, "A part of the form has no name, or one that is too long or no text.");
    }
    return true;
}

/* A part from its headers to the boundary behind it, which is left out as well. */
static bool read_part(Form *form, GBytes *body, Rest *rest, const char *mark, const char **ret_fault)
{
    const char *start = g_bytes_get_data(body, NULL);
    FormField *field = g_new0(FormField, 1);
    g_ptr_array_add(form->fields, field);
    if (!read_part_head(rest, field, ret_fault)) {
        return false;
    }
    const char *end = memmem(rest->at, (size_t)(rest->end - rest->at), mark, strlen(mark));
    if (end == NULL) {
        return fail(ret_fault, "A part of the form does not end.");
    }
    field->value = g_bytes_new_from_bytes(body, (gsize)(rest->at - start), (gsize)(end - rest->at));
    rest->at = end + strlen(mark);
    return true;
}

static bool read_parts(Form *form, const char *content_type, GBytes *body, const char **ret_fault)
{
    g_autofree char *boundary = header_parameter(content_type, "boundary");
    if (!is_boundary(boundary)) {
        return fail(ret_fault, "The boundary of the form's parts is missing, or is none.");
    }
    gsize length;
    const char *data = g_bytes_get_data(body, &length);
    g_autofree char *mark = g_strconcat("\r\n--", boundary, NULL);
    Rest rest = { .at = data, .end = data != NULL ? data + length : data };
    if (data == NULL || !skip(&rest, mark + 2, strlen(mark) - 2)) {
        return fail(ret_fault, "The form does not begin with its boundary.");
    }
    while (!skip(&rest, "--", 2)) {
        if (!skip(&rest, "\r\n", 2)) {
            return fail(ret_fault, "A boundary of the form's parts does not end its line.");
        }
        if (form->fields->len == FORM_FIELDS_LIMIT) {
            return fail(ret_fault, "The form has too many fields.");
        }
        if (!read_part(form, body, &rest, mark, ret_fault)) {
            return false;
        }
    }
    return true;
}

bool form_type_is(const char *content_type, const char *type)
{
    const size_t length = strlen(type);
    return content_type != NULL && g_ascii_strncasecmp(content_type, type, length) == 0 &&
           strchr("; \t", content_type[length]) != NULL;
}

Form *form_read(const char *content_type, GBytes *body, const char **ret_fault)
{
    g_autoptr(Form) form = form_new();
    bool is_read = false;
    if (form_type_is(content_type, "application/x-www-form-urlencoded")) {
        is_read = read_pairs(form, body, ret_fault);
    } else if (form_type_is(content_type, "multipart/form-data")) {
        is_read = read_parts(form, content_type, body, ret_fault);
    } else {
        fail(ret_fault, "The body is no form: its Content-Type is another.");
    }
    return is_read ? g_steal_pointer(&form) : NULL;
}

const FormField *form_field(const Form *form, const char *name)
{
    for (guint i = 0; i < form->fields->len; i++) {
        const FormField *field = g_ptr_array_index(form->fields, i);
        if (strcmp(field->name, name) == 0) {
            return field;
        }
    }
    return NULL;
}

char *form_text(const Form *form, const char *name)
{
    const FormField *field = form_field(form, name);
    if (field == NULL) {
        return NULL;
    }
    gsize length;
    const char *data = g_bytes_get_data(field->value, &length);
    return length == 0 ? g_strdup("") : g_utf8_validate(data, (gssize)length, NULL) ? g_strndup(data, length) : NULL;
}
