#include "http/form.h"

#include <string.h>

static const char multipart[] = "multipart/form-data; boundary=----b1";
static const char urlencoded[] = "application/x-www-form-urlencoded";

/* "name=value|name(file)=value": the whole form in one line; NULL if it was refused. */
static char *read_form(const char *type, const char *body, gsize length)
{
    const char *fault = NULL;
    g_autoptr(GBytes) bytes = g_bytes_new(body, length);
    g_autoptr(Form) form = form_read(type, bytes, &fault);
    g_assert_true((form == NULL) == (fault != NULL));
    if (form == NULL) {
        return NULL;
    }
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < form->fields->len; i++) {
        const FormField *field = g_ptr_array_index(form->fields, i);
        gsize size;
        const char *value = g_bytes_get_data(field->value, &size);
        g_string_append_printf(text, "%s%s", i > 0 ? "|" : "", field->name);
        if (field->file_name != NULL) {
            g_string_append_printf(text, "(%s)", field->file_name);
        }
        g_string_append_printf(text, "=%.*s", (int)size, value != NULL ? value : "");
    }
    return g_string_free(text, FALSE);
}

static void pairs_are_read(void)
{
    const struct {
        const char *body, *read;
    } samples[] = {
        { "a=b&c=d+e%20f%C3%A9", "a=b|c=d e f\xc3\xa9" },
        { "a&b=&=c&&d=1=2", "a=|b=|=c|d=1=2" },
        { "a=%4", "a=%4" },
        { "a=%zz%41", "a=%zzA" },
        { "", "" },
        { "%00=x", NULL },
        { "a%0Ab=x", NULL },
        { "%ff=x", NULL },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(samples); i++) {
        g_autofree char *read = read_form(urlencoded, samples[i].body, strlen(samples[i].body));
        g_autofree char *shown = g_strescape(samples[i].body, NULL);
        g_test_message("%s", shown);
        g_assert_cmpstr(read, ==, samples[i].read);
    }
}

#define PART "------b1\r\nContent-Disposition: form-data; "
#define END "\r\n------b1--\r\n"

static void parts_are_read(void)
{
    const struct {
        const char *body, *read;
    } samples[] = {
        { PART "name=\"a\"\r\n\r\nb" END, "a=b" },
        { PART "name=\"a\"\r\n\r\n" END, "a=" },
        { PART "name=\"a\"\r\n\r\none\r\n" PART "name=b; filename=x.txt\r\nContent-Type: text/plain\r\n\r\ntwo\r\n" END,
          "a=one|b(x.txt)=two\r\n" },
        { PART "name=\"document\"; filename=\"\"\r\nContent-Type: application/octet-stream\r\n\r\n" END,
          "document()=" },
        { PART "name=\"a\\\"b\"; filename=\"c;d=\\\\e.txt\"\r\n\r\nx" END, "a\"b(c;d=\\e.txt)=x" },
        { PART "filename=\"f\"; name=\"a\"\r\n\r\nx\r\n-----b1\r\n--\r\n" END, "a(f)=x\r\n-----b1\r\n--\r\n" },
        { "------b1\r\ncontent-disposition:form-data;name=a\r\n\r\nx" END, "a=x" },
        { "------b1--\r\n", "" },
        { "", NULL },
        { "x" PART "name=\"a\"\r\n\r\nb" END, NULL },
        { PART "name=\"a\"\r\n\r\nb", NULL },
        { PART "name=\"a\"\r\n\r\nb\r\n------b1", NULL },
        { PART "name=\"a\"\r\n\r\nb\r\n------b1 \r\n", NULL },
        { PART "name=\"a\"\r\nb" END, NULL },
        { PART "filename=\"a\"\r\n\r\nb" END, NULL },
        { "------b1\r\n\r\nb" END, NULL },
        { PART "name=\"a\001\"\r\n\r\nb" END, NULL },
        { PART "name=\"a\"; filename=\"\xff\"\r\n\r\nb" END, NULL },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(samples); i++) {
        g_autofree char *read = read_form(multipart, samples[i].body, strlen(samples[i].body));
        g_autofree char *shown = g_strescape(samples[i].body, NULL);
        g_test_message("%s", shown);
        g_assert_cmpstr(read, ==, samples[i].read);
    }
}

static void files_may_hold_any_bytes(void)
{
    static const char body[] = PART "name=\"f\"; filename=\"x\"\r\n\r\n\0\r\n--\xff\0" END;
    const char *fault = NULL;
    g_autoptr(GBytes) bytes = g_bytes_new_static(body, sizeof body - 1);
    g_autoptr(Form) form = form_read(multipart, bytes, &fault);
    g_assert_nonnull(form);
    const FormField *field = form_field(form, "f");
    g_assert_cmpmem(g_bytes_get_data(field->value, NULL), g_bytes_get_size(field->value), "\0\r\n--\xff\0", 7);
    g_assert_null(form_text(form, "f"));
    g_assert_null(form_text(form, "g"));
    g_assert_null(form_field(form, "g"));
}

static void types_are_told_apart(void)
{
    const struct {
        const char *type;
        bool is_read;
    } samples[] = {
        { multipart, true },
        { "Multipart/Form-Data;boundary=\"----b1\"", true },
        { "multipart/form-data; charset=x; boundary=----b1", true },
        { "multipart/form-data", false },
        { "multipart/form-data; boundary=", false },
        { "multipart/form-data; boundary=\"a\tb\"", false },
        { "multipart/form-data; boundary=0123456789012345678901234567890123456789012345678901234567890123456789x",
          false },
        { "multipart/form-datax; boundary=----b1", false },
        { "text/plain", false },
        { NULL, false },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(samples); i++) {
        static const char body[] = "------b1--\r\n";
        g_autofree char *read = read_form(samples[i].type, body, sizeof body - 1);
        g_test_message("%s", samples[i].type);
        g_assert_true((read != NULL) == samples[i].is_read);
    }
}

static void forms_have_limits(void)
{
    g_autoptr(GString) pairs = g_string_new("a");
    g_autoptr(GString) parts = g_string_new(NULL);
    g_autofree char *long_name = g_strnfill(FORM_NAME_LIMIT + 1, 'n');
    g_autofree char *long_head = g_strnfill(FORM_PART_HEAD_LIMIT, 'h');
    g_autofree char *named = g_strdup_printf(PART "name=\"%s\"\r\n\r\nb" END, long_name);
    g_autofree char *headed = g_strdup_printf(PART "name=\"a\"\r\nX: %s\r\n\r\nb" END, long_head);
    for (int i = 0; i < FORM_FIELDS_LIMIT; i++) {
        g_string_append(pairs, "&a");
        g_string_append(parts, PART "name=\"a\"\r\n\r\nb\r\n");
    }
    g_string_append(parts, PART "name=\"a\"\r\n\r\nb" END);
    g_assert_null(read_form(urlencoded, pairs->str, pairs->len));
    g_assert_null(read_form(urlencoded, long_name, strlen(long_name)));
    g_assert_null(read_form(multipart, parts->str, parts->len));
    g_assert_null(read_form(multipart, named, strlen(named)));
    g_assert_null(read_form(multipart, headed, strlen(headed)));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/form/pairs-are-read", pairs_are_read);
    g_test_add_func("/form/parts-are-read", parts_are_read);
    g_test_add_func("/form/files-may-hold-any-bytes", files_may_hold_any_bytes);
    g_test_add_func("/form/types-are-told-apart", types_are_told_apart);
    g_test_add_func("/form/forms-have-limits", forms_have_limits);
    return g_test_run();
}
