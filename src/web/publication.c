#include "web/publication.h"

Publication *publication_new(const char *slug, Programme *programme, GPtrArray *findings, GBytes *source)
{
    Publication *publication = g_new0(Publication, 1);
    publication->slug = g_strdup(slug);
    publication->programme = programme;
    publication->layout = layout_new(programme);
    publication->findings = findings;
    publication->source = source;
    diagnostics_sort(publication->findings);
    return publication;
}

const char *publication_title(const Publication *publication)
{
    const Programme *programme = publication->programme;
    const char *const choices[] = { programme->session, programme->body, programme->title };
    for (size_t i = 0; i < G_N_ELEMENTS(choices); i++) {
        if (choices[i] != NULL) {
            return choices[i];
        }
    }
    return publication->slug;
}

void publication_free(Publication *publication)
{
    if (publication == NULL) {
        return;
    }
    issued_free(publication->issued);
    layout_free(publication->layout);
    programme_free(publication->programme);
    g_ptr_array_unref(publication->findings);
    g_clear_pointer(&publication->source, g_bytes_unref);
    g_free(publication->slug);
    g_free(publication);
}
