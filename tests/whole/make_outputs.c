/* make-outputs FOLDER COUNT FILE...: writes each programme of the FILEs, and COUNT random ones, in every form into
 * FOLDER, for other programs to look at. The languages go round: each programme is written in one. Prints how many
 * files it wrote of each form; what cannot be written, for want of an hour that the clocks show, it names. */
#include "exchange/forms.h"
#include "exchange/programme_file.h"
#include "generate.h"

#include <stdio.h>
#include <stdlib.h>

enum { FORMS = 32 };

typedef struct {
    const char *folder;
    guint made; /* programmes so far */
    guint written[FORMS];
} Outputs;

static bool write_form(Outputs *outputs, ProgrammeForms *forms, guint form, const char *name)
{
    const ProgrammeForm *kind = programme_form_at(form);
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = kind->write(forms, &error);
    if (bytes == NULL) {
        printf("# %s has no %s: %s\n", name, kind->name, error->message);
        return true;
    }
    g_autofree char *file = g_strdup_printf("%s.%s", name, kind->extension);
    g_autofree char *path = g_build_filename(outputs->folder, file, NULL);
    outputs->written[form]++;
    if (!g_file_set_contents(path, g_bytes_get_data(bytes, NULL), (gssize)g_bytes_get_size(bytes), &error)) {
        fprintf(stderr, "%s\n", error->message);
        return false;
    }
    return true;
}

static bool write_all(Outputs *outputs, const Programme *programme, const char *name)
{
    const Language language = (Language)(outputs->made++ % N_LANGUAGES);
    g_autoptr(ProgrammeForms) forms = programme_forms_new(programme, language_code(language));
    for (guint i = 0; programme_form_at(i) != NULL; i++) {
        if (!write_form(outputs, forms, i, name)) {
            return false;
        }
    }
    return true;
}

static bool write_file(Outputs *outputs, const char *path)
{
    g_autofree char *content = NULL;
    gsize length = 0;
    g_autoptr(GError) error = NULL;
    if (!g_file_get_contents(path, &content, &length, &error)) {
        fprintf(stderr, "%s\n", error->message);
        return false;
    }
    g_autoptr(GBytes) bytes = g_bytes_new(content, length);
    g_autoptr(ProgrammeFile) file = programme_file_read(bytes, path, &error);
    if (file == NULL) {
        fprintf(stderr, "%s: %s\n", path, error->message);
        return false;
    }
    g_autofree char *name = g_path_get_basename(path);
    g_strdelimit(name, ".", '_');
    return write_all(outputs, file->programme, name);
}

static bool write_random(Outputs *outputs, guint32 seed)
{
    g_autoptr(Programme) programme = generate_programme(seed);
    g_autofree char *name = g_strdup_printf("random-%u", seed);
    return write_all(outputs, programme, name);
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        fprintf(stderr, "usage: make-outputs FOLDER COUNT FILE...\n");
        return EXIT_FAILURE;
    }
    Outputs outputs = { .folder = argv[1] };
    bool good = true;
    for (int i = 3; i < argc; i++) {
        good &= write_file(&outputs, argv[i]);
    }
    const guint32 count = (guint32)g_ascii_strtoull(argv[2], NULL, 10);
    for (guint32 seed = 0; seed < count; seed++) {
        good &= write_random(&outputs, seed);
    }
    for (guint i = 0; programme_form_at(i) != NULL; i++) {
        printf("%s %u\n", programme_form_at(i)->name, outputs.written[i]);
    }
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
