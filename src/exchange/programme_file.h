/* A file to a programme of work: whatever Placard reads, in one call, with all that there is to say about it. The
 * verbs and the server share it; nothing here opens a file. */
#pragma once

#include "core/programme.h"
#include "doc/node.h"

typedef struct {
    Programme *programme;
    Document *document; /* the tree that it was understood from; NULL if the file was JSON or carried it */
    GBytes *source;     /* the bytes of the file */
    GBytes *shown; /* the text whose lines and columns the findings name: the source itself if that is text or JSON; of
                      a Word or PDF file its paragraphs, a line each */
    GPtrArray *findings; /* of Diagnostic: what reading, then what checking had to say */
} ProgrammeFile;

/* What no form of file may exceed, so that who opens one can refuse before reading. */
enum { PROGRAMME_FILE_LIMIT = 16 << 20 };

/* Reads `bytes`, whatever `name` (may be NULL) says: a Word document and a PDF are known by their first bytes and read
 * by a confined child (confined/stranger.h), a PDF of ours by the programme that it carries; what begins with "{" is
 * JSON, and so is all that is called so; the rest is text. NULL with the error of the form's reader if that understands
 * nothing at all. */
ProgrammeFile *programme_file_read(GBytes *bytes, const char *name, GError **error);

/* What is often handed in by mistake, by its first bytes: "a picture (JPEG); expected a document with text". Static;
 * NULL if it is none of that. */
const char *programme_file_foreign(GBytes *bytes);

/* Holds the programme against the rules, the time zone's included, and sorts all findings by their place. */
void programme_file_check(ProgrammeFile *file);

void programme_file_free(ProgrammeFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ProgrammeFile, programme_file_free)
