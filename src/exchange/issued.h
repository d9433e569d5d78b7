/* A programme of work as it was issued, version after version: a folder of files that never change (domain rules 19, 20
 * and 100; docs/adr/0010).
 *
 * Each version is the programme's canonical JSON in a file of its own, `0001.json`, `0002.json`, ...; `index.json` says
 * when and why each was issued, in which state, by whom, with the SHA-256 of its file and of the version before it, so
 * that the versions are a chain: none can be exchanged, taken out or put in between without it being seen. A version is
 * in being once the index names it; the index is replaced in one step. */
#pragma once

#include "base/zone.h"
#include "core/programme_diff.h"

typedef enum {
    ISSUE_PROVISIONAL,
    ISSUE_ADOPTED, /* by the body, as its own programme */
    ISSUE_REVISED, /* changed after it was adopted */
    N_ISSUE_STATES,
} IssueState;

const char *issue_state_name(IssueState state); /* "provisional", "adopted", "revised" */
int issue_state_of_name(const char *name);      /* −1 if there is none of that name */

/* For people: "provisional", "provisoire"; as it stands with the programme. */
const char *issue_state_words(IssueState state, Language language);

typedef struct {
    int number; /* from 1 */
    Instant at;
    IssueState state;
    char *author; /* who issued it; NULL if that was not said */
    char *reason; /* likewise */
    char *chain;  /* the SHA-256 of all that the index says of it, and with that of the version before */
    Programme *programme;
} IssuedVersion;

typedef struct {
    char *name;          /* of its folder */
    GPtrArray *versions; /* of IssuedVersion, one at least */
} IssuedProgramme;

enum { ISSUED_VERSIONS_LIMIT = 999 };

#define ISSUED_ERROR issued_error_quark()
GQuark issued_error_quark(void);
typedef enum {
    ISSUED_ERROR_DAMAGED,   /* a file is missing, is no version, or is not what the index says of it */
    ISSUED_ERROR_UNCHANGED, /* the programme and its state are those of the latest version */
    ISSUED_ERROR_REFUSED,   /* it must not be issued so: the message says which rule */
} IssuedError;

/* Does the folder hold issued versions? */
bool issued_is_folder(const char *path);

/* All versions, the chain verified. NULL with ISSUED_ERROR, G_FILE_ERROR or JSON_ERROR set. */
IssuedProgramme *issued_open(const char *path, GError **error);
void issued_free(IssuedProgramme *issued);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IssuedProgramme, issued_free)

const IssuedVersion *issued_version(const IssuedProgramme *issued, guint i); /* from 0, the first that was issued */
const IssuedVersion *issued_latest(const IssuedProgramme *issued);

/* How the next version is issued. */
typedef struct {
    Instant at;
    int state; /* an IssueState, or −1: as the version before, and revised if that was adopted */
    const char *author, *reason;
} Issue;

/* Issues the programme as the next version in the folder, which is made if it is not there. The number of the version;
 * 0 with an error set. Refused are: a programme that did not change (unless its state did), one of another body or
 * session, a time before that of the version before, a change of an adopted programme that is not called revised, and
 * a revision without author and reason. */
int issued_add(const char *path, const Programme *programme, const Issue *issue, GError **error);
