/* What a list of changes says by itself, in each language: a table like that of the papers' terms (core/terms.h), apart
 * because these words stand in no paper of the organization. */
#pragma once

#include "core/programme_diff.h"

typedef enum {
    PHRASE_TITLE, /* "Changes in the programme of work" */
    PHRASE_NOTHING,
    PHRASE_OTHER_SESSION,
    PHRASE_OTHER_BODY,
    PHRASE_DOCUMENT, /* heads of the parts */
    PHRASE_FRONT,
    PHRASE_AGENDA,
    PHRASE_BACK,
    PHRASE_FOOTNOTES,
    PHRASE_LINKS,
    PHRASE_UNDATED,
    PHRASE_NO_HOUR,        /* of a meeting whose hour is not given */
    PHRASE_MEETINGS_MOVED, /* counts, before a colon and a number */
    PHRASE_MEETINGS_ADDED,
    PHRASE_MEETINGS_CANCELLED,
    PHRASE_OTHER_CHANGES,
    PHRASE_ADDED, /* what happened, before a colon */
    PHRASE_REMOVED,
    PHRASE_CANCELLED,
    PHRASE_MOVED,      /* a meeting, to where it is listed */
    PHRASE_MOVED_FROM, /* a line; "%" is the meeting it stood in */
    PHRASE_MOVED_IN_ORDER,
    PHRASE_VERSION,       /* before its number */
    PHRASE_FIRST_VERSION, /* what is said of it instead of changes */
    PHRASE_COLON,         /* with its blanks: ": " */
    PHRASE_SEMICOLON,     /* likewise */
    N_CHANGE_PHRASES,
} ChangePhrase;

/* Never NULL. A "%" is the place of what it is printed with. */
const char *change_phrase(ChangePhrase phrase, Language language);

/* "Room", "Wording": what of the subject has changed. Never NULL; "" of ASPECT_WHOLE. */
const char *change_aspect_words(ChangeAspect aspect, Language language);

/* "informal": what a meeting has become. */
const char *change_mode_words(MeetingMode mode, Language language);
