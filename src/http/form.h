/* Forms that browsers send: application/x-www-form-urlencoded (WHATWG URL, 5) and multipart/form-data (RFC 7578). What
 * is read is exactly what browsers write; of everything else is said what is wrong with it. */
#pragma once

#include <glib.h>
#include <stdbool.h>

enum {
    FORM_FIELDS_LIMIT = 32,
    FORM_NAME_LIMIT = 256,       /* bytes of a field's or a file's name */
    FORM_PART_HEAD_LIMIT = 2048, /* bytes of the headers of a part */
    FORM_BOUNDARY_LIMIT = 70,    /* RFC 2046 */
};

typedef struct {
    char *name;
    char *file_name; /* NULL of what is no file; "" of a file that was not chosen */
    GBytes *value;   /* any bytes */
} FormField;

typedef struct {
    GPtrArray *fields; /* of FormField, as they were sent */
} Form;

/* By the value of Content-Type (may be NULL). NULL, with `*ret_fault` set to a static sentence, if it is no such form.
 */
Form *form_read(const char *content_type, GBytes *body, const char **ret_fault);
void form_free(Form *form);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Form, form_free)

/* The first field of that name; NULL if there is none. */
const FormField *form_field(const Form *form, const char *name);

/* Its value as text: UTF-8 without NUL, else NULL; NULL too if there is none. Free with g_free. */
char *form_text(const Form *form, const char *name);

/* Is the media type of the value of a Content-Type this one? Its parameters do not matter. */
bool form_type_is(const char *content_type, const char *type);
