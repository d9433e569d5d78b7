#include "confined/child.h"

#include "confined/confine.h"
#include "confined/stranger.h"
#include "doc/pack.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

static GBytes *read_input(gsize limit)
{
    enum { STEP = 1 << 16 };
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    for (;;) {
        const guint before = bytes->len;
        g_byte_array_set_size(bytes, before + STEP);
        const ssize_t got = read(STDIN_FILENO, bytes->data + before, STEP);
        if (got < 0 && errno == EINTR) {
            g_byte_array_set_size(bytes, before);
            continue;
        }
        if (got < 0 || before + (gsize)got > limit) {
            return NULL;
        }
        g_byte_array_set_size(bytes, before + (guint)got);
        if (got == 0) {
            return g_byte_array_free_to_bytes(g_steal_pointer(&bytes));
        }
    }
}

static void write_all(const char *bytes, size_t length)
{
    while (length > 0) {
        const ssize_t put = write(STDOUT_FILENO, bytes, length);
        if (put < 0 && errno == EINTR) {
            continue;
        }
        if (put <= 0) {
            _exit(EXIT_FAILURE); /* nobody listens any more */
        }
        bytes += put;
        length -= (size_t)put;
    }
}

static void refuse(const GError *error)
{
    const char head[] = { ANSWER_REFUSAL, (char)('0' + error->code) };
    write_all(head, sizeof head);
    write_all(error->message, strlen(error->message));
}

static GBytes *read_and_pack(const ChildReader *reader, GBytes *input, GError **error)
{
    g_autoptr(GPtrArray) diagnostics = diagnostics_new();
    g_autoptr(Document) document = reader->read(input, diagnostics, error);
    if (document == NULL) {
        return NULL;
    }
    GBytes *packed = pack_document(document, diagnostics);
    if (packed == NULL) {
        g_set_error(error, DOCUMENT_ERROR, DOCUMENT_ERROR_TOO_LARGE,
                    "what the file says takes more than %d MiB of memory", PACK_LIMIT >> 20);
    }
    return packed;
}

void child_answer(const ChildReader *reader)
{
    g_autoptr(GBytes) input = read_input(reader->limit);
    if (input == NULL) {
        _exit(CHILD_NO_INPUT);
    }
    if (reader->prepare != NULL) {
        reader->prepare();
    }
    const Confinement confinement = { .seconds = STRANGER_SECONDS / 2, .memory = STRANGER_MEMORY };
    if (!confine(&confinement)) {
        _exit(CHILD_NOT_CONFINED);
    }
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) packed = read_and_pack(reader, input, &error);
    if (packed == NULL) {
        refuse(error);
    } else {
        gsize size = 0;
        const char *data = g_bytes_get_data(packed, &size);
        write_all((const char[]){ ANSWER_DOCUMENT }, 1);
        write_all(data, size);
    }
    /* Nothing that runs at a program's end has anything left to do, and a leak checker may not trace here. */
    _exit(EXIT_SUCCESS);
}
