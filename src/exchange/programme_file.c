#include "exchange/programme_file.h"

#include "core/programme_check.h"
#include "doc/read_text.h"
#include "exchange/programme_json.h"
#include "exchange/zone_check.h"
#include "reading/programme_read.h"

#include <string.h>

static bool is_json(GBytes *bytes, const char *name)
{
    if (name != NULL && g_str_has_suffix(name, ".json")) {
        return true;
    }
    gsize length = 0;
    const char *text = g_bytes_get_data(bytes, &length);
    gsize i = 0;
    while (i < length && g_ascii_isspace(text[i])) {
        i++;
    }
    return i < length && text[i] == '{';
}

ProgrammeFile *programme_file_read(GBytes *bytes, const char *name, GError **error)
{
    g_autoptr(ProgrammeFile) file = g_new0(ProgrammeFile, 1);
    file->source = g_bytes_ref(bytes);
    file->shown = g_bytes_ref(bytes);
    file->findings = diagnostics_new();
    if (is_json(bytes, name)) {
        file->programme = programme_of_json(bytes, error);
    } else {
        file->document = read_text(bytes, file->findings, error);
        if (file->document != NULL) {
            file->programme = programme_read(file->document, file->findings);
        }
    }
    if (file->programme == NULL) {
        return NULL;
    }
    diagnostics_sort(file->findings);
    return g_steal_pointer(&file);
}

void programme_file_check(ProgrammeFile *file)
{
    programme_check(file->programme, file->findings);
    zone_check(file->programme, file->findings);
    diagnostics_sort(file->findings);
}

void programme_file_free(ProgrammeFile *file)
{
    if (file == NULL) {
        return;
    }
    programme_free(file->programme);
    document_free(file->document);
    g_bytes_unref(file->source);
    g_bytes_unref(file->shown);
    g_clear_pointer(&file->findings, g_ptr_array_unref);
    g_free(file);
}
