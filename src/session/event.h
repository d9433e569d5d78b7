/* An event: a fact, an entry of the ledger. Its row says what it is called, which values it has, what it makes of the
 * state, and how it is told to people. Facts stand in the past tense. What was released once stays readable: a new
 * shape of an event is a new version, and `older` tells how the earlier one is lifted. */
#pragma once

#include "base/buffer.h"
#include "base/seq.h"
#include "session/command.h"

typedef struct Event Event;

enum { EVENT_FIELDS = 18 };

/* Stands in the list of an event's fields before those that may be missing. Where it does not stand, all may. What must
 * be there is there: an event without it is never written nor read, so apply may rely on it. */
#define MAY_BE_MISSING N_FIELDS

typedef struct EventInfo EventInfo;
struct EventInfo {
    const char *name;           /* "speaker.inscribed" */
    int version;                /* from 1 */
    Field fields[EVENT_FIELDS]; /* in the order in which they are written, with MAY_BE_MISSING among them */
    guint n_fields;             /* the mark counts */
    /* In the reader's words, English here and the others in data/acts.tsv: "{party} asked for the floor on {list}".
     * {actor} is who did it, {number:ordinal} counts meetings ("3rd"). A part in brackets is left out where a field in
     * it is not given: "[ on behalf of {group}]". */
    const char *says;
    /* Makes the event true in the state. False if it does not fit: a ledger that was not written by these rules. */
    bool (*apply)(State *state, const Event *event);
    const EventInfo *older;       /* the shape of the version before; NULL of the first */
    void (*lift)(Values *values); /* of an older shape: to the next one */
};

#define EVENT_FIELDS_ARE(...) .fields = { __VA_ARGS__ }, .n_fields = sizeof((Field[]){ __VA_ARGS__ }) / sizeof(Field)

struct Event {
    const EventInfo *info;
    Instant at;
    const char *by;      /* who did it: actor_text; borrowed */
    const char *act;     /* the command, of the first event of an act; NULL of the others, which belong to it */
    const char *meeting; /* the id of the meeting that was going on; NULL if there was none */
    Values values;
};

/* The canonical bytes, one line of JSON:
 * {"event":"...","v":1,"at":...,"by":"...","act":"...","meeting":"...","data":{...}}. Members stand in this order,
 * those of `data` in that of the event's row; what is not given is not there. */
void event_write(const Event *event, Buffer *out);

/* Reads events, one after the other; what it returns is overwritten by the next. */
typedef struct EventReader EventReader;
EventReader *event_reader_new(void);
void event_reader_free(EventReader *reader);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EventReader, event_reader_free)

/* The event of these bytes, of the present version whatever version they have; borrowed until the next call. NULL where
 * they are no event in its canonical form: *ret_complaint (may be NULL) says what is wrong; free with g_free. */
const Event *event_read(EventReader *reader, const char *bytes, gsize length, char **ret_complaint);

/* What a command leads to. */
struct Outcome {
    GPtrArray *events;     /* of Event, owned */
    GStringChunk *strings; /* texts that live as long as the outcome */
    char *complaint; /* what is wrong with a field, where the refusal is REFUSED_FIELD; or more on another refusal */
};

void outcome_init(Outcome *outcome);
void outcome_clear(Outcome *outcome);
void outcome_reset(Outcome *outcome); /* empties it for the next command, and keeps its memory */
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Outcome, outcome_clear)

/* Appends one without values; borrowed. */
Event *outcome_add(Outcome *outcome, const EventInfo *info);

/* How many of the row's fields, from the first, must be there. */
guint event_info_given(const EventInfo *info);

/* A copy that lives as long as the outcome. */
const char *outcome_text(Outcome *outcome, const char *format, ...) G_GNUC_PRINTF(2, 3);
const char *outcome_keep(Outcome *outcome, const char *text);

/* For short decisions: sets a value and returns the event again. */
Event *event_number(Event *event, Field field, gint64 number);
Event *event_text(Event *event, Field field, const char *text);

/* Takes over the values of these fields of the command, where they are given. */
void event_take(Event *event, const Command *command, const Field *fields, guint n);
#define EVENT_TAKE(event, command, ...)                                                                                \
    event_take((event), (command), (Field[]){ __VA_ARGS__ }, sizeof((Field[]){ __VA_ARGS__ }) / sizeof(Field))
